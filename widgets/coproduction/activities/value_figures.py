"""The pages of figures: each input with its low, its high and what it rests on; the cost lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.activities.blocks import Ask, Heading, Prose, Table
from coproduction.activities.money import pounds
from coproduction.activities.value_inputs import (
    SIMPLE,
    asked,
    central,
    ends,
    figure,
    line_questions,
    meant,
    span,
)
from coproduction.activities.words import listed
from coproduction.logic.value import total

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.answers import Answers
    from coproduction.activities.base import Activity
    from coproduction.activities.blocks import Block
    from coproduction.activities.value_inputs import Case
    from coproduction.content.value import ValueTables

    Named = tuple[str, Block]

BASES = {
    "your figure": "Your own figure",
    "sourced": "Sourced",
    "part sourced": "Partly sourced",
    "assumption": "An assumption",
    "built up": "Built up from lines",
    "choice": "A choice",
}


def changed(tables: ValueTables, answers: Answers) -> str:
    """Which short answers have given way to a figure that was typed, in a sentence or ""."""
    names = [
        tables.inputs[key].name.lower()
        for key, _ in SIMPLE.values()
        if figure(answers, tables.inputs[key]) is not None
    ]
    if not names:
        return ""
    return (
        f"You have typed a figure of your own for {listed(names)}, and that counts instead. "
        "Empty its box to go back to the answer above."
    )


def figures(
    activity: Activity, tables: ValueTables, case: Case, answers: Answers, group: str
) -> Iterator[Named]:
    """Every input of a group: its low, middle and high, and what they rest on."""
    words = "The range says how unsure you are. It always holds the figure itself."
    yield "ranges-hold", Prose((words,))
    for of in tables.inputs.values():
        if of.group != group:
            continue
        yield f"name-{of.key}", Heading(of.name, level=4)
        yield f"basis-{of.key}", Prose((f"{BASES[of.basis]}. {of.why}",), tone="quiet")
        if of.basis == "built up":
            middle = getattr(case.assumptions, of.key) * of.scale
            words = f"The lines come to {pounds(middle)} now. Change them under “The cost lines”."
            yield f"sum-{of.key}", Prose((words,))
        else:
            middle = central(answers, of) or 0.0
            question = activity.questions[asked(of).id]
            yield question.id, Ask(question, _plain(middle))
        around = span(answers, of, middle)
        if around is not None:
            for end, value in zip(ends(of), around, strict=True):
                yield end.id, Ask(activity.questions[end.id], _plain(value))
        before = meant(answers, of)
        if of.basis != "built up" and before is not None and middle != before:
            words = f"We began with {before:,.10g}. Empty the box to go back to it."
            yield f"began-{of.key}", Prose((words,), tone="quiet")


def lines(activity: Activity, tables: ValueTables, case: Case) -> Iterator[Named]:
    """What it costs to start, line by line, with the two sums."""
    rows = tuple(
        (line.name, pounds(now.amount("coproduced")), pounds(now.amount("ordinary")))
        for line, now in zip(tables.lines, case.lines, strict=True)
    )
    sums = tuple(pounds(total(case.lines, option)) for option in ("coproduced", "ordinary"))
    words = f"To start, the co-produced way costs {sums[0]} and the ordinary way {sums[1]}."
    yield "sums", Prose((words,))
    yield (
        "build-up",
        Table(
            "The lines and their sums",
            ("Line", "Co-produced", "Ordinary"),
            (*rows, ("All together", *sums)),
            "These numbers are rounded, so they may not add up to the pound.",
        ),
    )
    yield "paying", Prose(PAYING_WITH_CARE, tone="note", title="Paying people with care")
    for line, now in zip(tables.lines, case.lines, strict=True):
        yield f"line-{line.id}", Heading(line.name, level=4)
        yield f"why-{line.id}", Prose((f"{BASES[line.basis]}. {line.why}",), tone="quiet")
        for question in line_questions(line):
            value = getattr(now, question.id.rpartition(".")[2])
            yield question.id, Ask(activity.questions[question.id], _plain(value))


PAYING_WITH_CARE = (
    "Cash can count as earnings for people on Universal Credit. The Department for Work and "
    "Pensions says to use vouchers for people on benefits. The Scottish Government disagrees.",
    "Offer people the choice. Never ask them to work unpaid to make the sum come out.",
)


def _plain(value: float) -> int | float:
    """A number as a person would type it."""
    return int(value) if float(value).is_integer() else round(value, 6)
