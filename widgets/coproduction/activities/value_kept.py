"""What is taken away of the calculator: what it comes to first, then every figure behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.activities import value_pictures as pictures
from coproduction.activities import value_results as results
from coproduction.activities.blocks import Facts, Heading, Prose, Sources, Table
from coproduction.activities.spoken import answered
from coproduction.activities.value_figures import BASES, LINES, misfits, told
from coproduction.activities.value_figures import lines as line_pages
from coproduction.activities.value_gist import SCEPTIC_TITLE
from coproduction.activities.value_inputs import argument, given, middle
from coproduction.activities.value_questions import SCEPTIC, SHAPE
from coproduction.activities.value_words import LEDGERS, SCEPTIC_ON, lesson
from coproduction.logic.value import overclaims

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.answers import Answers
    from coproduction.activities.base import Activity
    from coproduction.activities.blocks import Block
    from coproduction.activities.value_inputs import Case
    from coproduction.content.value import ValueTables


def kept(activity: Activity, tables: ValueTables, case: Case, answers: Answers) -> Iterator[Block]:
    """The whole sum on paper, so that somebody who was not there can check it."""
    if activity.said(answers, SCEPTIC) == "yes":
        yield Prose((SCEPTIC_ON,), tone="note", title=SCEPTIC_TITLE)
    yield results.ways(tables, case, answers)
    spreads = case.spreads(str(activity.said(answers, SHAPE)))
    for name, title in LEDGERS.items():
        yield Heading(title)
        yield Prose((results.ABOUT[name],))
        yield pictures.ledger(case, name, spreads)
        yield Prose((pictures.years(case, name).sentence,), title="When it pays for itself")
    said = argument(tables, answers, case)
    yield Heading("What to make of it")
    yield Prose(lesson(case, spreads, said), title="What this says")
    yield Facts(results.lifts(case), title="How much better must it be?")
    found = overclaims(case.assumptions, said)
    yield results.warnings(tables, found)
    yield Heading("What it rests on")
    asked = [q for q in activity.questions.values() if q.kind != "number"]
    yield from answered(activity.content, asked, answers, activity.named)
    yield _figures(activity, tables, answers)
    if remarks := misfits(activity, tables, answers):
        yield Prose(tuple(remarks.values()), title="Ranges to look at")
    yield dict(line_pages(activity, tables, case))["build-up"]
    raised = (tables.warnings[id] for id in found)
    yield Sources.of(activity.content, *raised, *tables.inputs.values(), *tables.lines)


def _figures(activity: Activity, tables: ValueTables, answers: Answers) -> Table:
    """Every figure in force with its range, and what it rests on."""
    rows = []
    for of in tables.inputs.values():
        at = middle(tables, answers, of)
        if at is None or of.group in {"fund", LINES}:
            continue
        around = given(answers, of)
        ends = tuple(told(activity, of, end) for end in around) if around else ("", "")
        rows.append((of.name, told(activity, of, at), *ends, BASES[of.basis]))
    head = ("Figure", "Counted with", "At the lowest", "At the highest", "What it rests on")
    return Table("Every figure", head, tuple(rows))
