"""The pages of figures: all of them at a glance, each input with its range, and the cost lines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coproduction.activities.answers import AnswerError
from coproduction.activities.blocks import Entry, Heading, Prose, Shelf, Table
from coproduction.activities.money import pounds
from coproduction.activities.spoken import spoken
from coproduction.activities.value_inputs import (
    SIMPLE,
    astray,
    figure,
    given,
    meant,
    middle,
)
from coproduction.activities.value_inputs import lines as line_items
from coproduction.activities.value_questions import asked, ends, line_questions
from coproduction.activities.words import listed
from coproduction.content.value import value
from coproduction.logic.value import total

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coproduction.activities.answers import Answers
    from coproduction.activities.base import Activity
    from coproduction.activities.blocks import Block, Button
    from coproduction.activities.value_inputs import Case
    from coproduction.content.value import Input, ValueTables

    Named = tuple[str, Block]

BASES = {
    "your figure": "Your own figure",
    "sourced": "Sourced",
    "part sourced": "Partly sourced",
    "assumption": "An assumption",
    "built up": "Built up from lines",
    "choice": "A choice",
}
LINES = "lines"
"""The group of the cost lines, which are no inputs."""

PAYING = "paying-with-care"
"""The note that stands beside the lines on people's time."""
OFFER = "Offer people the choice. Never ask them to work unpaid to make the sum come out."


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


def glance(
    activity: Activity, tables: ValueTables, answers: Answers, groups: Mapping[str, Button]
) -> Iterator[Named]:
    """Every figure that is in force, by group, with the button that leads to its boxes."""
    entries = []
    for group, button in groups.items():
        inputs = [of for of in tables.inputs.values() if of.group == group]
        lines = [_at_a_glance(activity, tables, answers, of) for of in inputs]
        if group == LINES:
            lines = [f"{', '.join(line.name for line in tables.lines)}."]
        entries.append(Entry(button, tuple(lines)))
    yield "glance", Shelf(tuple(entries))


def _at_a_glance(activity: Activity, tables: ValueTables, answers: Answers, of: Input) -> str:
    """One figure with its range and what it rests on, on a line."""
    at, around = middle(tables, answers, of), given(answers, of)
    words = f"{of.name}: {told(activity, of, at or 0.0)}"
    if around is not None:
        low, high = (told(activity, of, end, brief=True) for end in around)
        words += f", from {low} to {high}"
    return f"{words}. {BASES[of.basis]}."


def told(activity: Activity, of: Input, figure: float, *, brief: bool = False) -> str:
    """A figure as it is said: ``£2,000,000 a year`` or, in brief, ``£2,000,000``; ``25%``."""
    unit = next((sign for sign in ("£", "%") if sign in of.unit), "") if brief else of.unit
    return spoken(activity.content, replace(asked(of), unit=unit), figure)


def misfits(activity: Activity, tables: ValueTables, answers: Answers) -> dict[str, str]:
    """What is said of each end of a range that is on the wrong side, by its question."""
    found = {}
    for of, end in astray(tables, answers):
        low = end == "low"
        around, at = given(answers, of), middle(tables, answers, of)
        wrong, right = (
            told(activity, of, value)
            for value in ((around or (0.0, 0.0))[0 if low else 1], at or 0.0)
        )
        name, side = ("lowest", "above") if low else ("highest", "below")
        found[ends(of)[0 if low else 1].id] = (
            f"The {name}, {wrong}, is {side} the figure itself, {right}. "
            f"Until you change one of them, {right} counts as the {name} too."
        )
    return found


def still(
    activity: Activity,
    error: AnswerError,
    question: str,
    words: str = "Until then we count with",
) -> AnswerError:
    """The same refusal with the figure that stays in force, where there is one."""
    now = _in_force(value(), activity.answers).get(question)
    if now is None:
        return error
    figure = spoken(activity.content, activity.questions[question], now)
    return AnswerError(f"{error} {words} {figure}.")


def _in_force(tables: ValueTables, answers: Answers) -> dict[str, float | None]:
    """The figure that counts now for each question that asks for one."""
    found: dict[str, float | None] = {}
    for of in tables.inputs.values():
        # Before a person has said what their service costs, an example stands in for it.
        yours = of.basis != "your figure" or figure(answers, of) is not None
        found[asked(of).id] = middle(tables, answers, of) if yours else None
        around = given(answers, of) or (None, None)
        found.update({end.id: at for end, at in zip(ends(of), around, strict=True)})
    for line, now in zip(tables.lines, line_items(tables, answers), strict=True):
        for each in line_questions(line):
            found[each.id] = getattr(now, each.id.rpartition(".")[2])
    return found


def figures(
    activity: Activity, tables: ValueTables, answers: Answers, group: str
) -> Iterator[Named]:
    """Every input of a group: its low, middle and high, and what they rest on."""
    words = "The range says how unsure you are. It has to hold the figure itself."
    yield "ranges-hold", Prose((words,))
    remarks = misfits(activity, tables, answers)
    for of in tables.inputs.values():
        if of.group != group:
            continue
        at = middle(tables, answers, of) or 0.0
        yield f"name-{of.key}", Heading(of.name, level=4)
        yield f"basis-{of.key}", Prose((f"{BASES[of.basis]}. {of.why}",), tone="quiet")
        if of.basis == "built up":
            words = f"The lines come to {pounds(at)} now. Change them under “The cost lines”."
            yield f"sum-{of.key}", Prose((words,))
        else:
            yield box(activity, asked(of).id, at)
            yield from _began(activity, answers, of, at)
        for end, likely in zip(ends(of), given(answers, of) or (), strict=False):
            yield box(activity, end.id, likely)
            if end.id in remarks:
                yield f"misfit-{end.id}", Prose((remarks[end.id],), tone="note")


def _began(activity: Activity, answers: Answers, of: Input, at: float) -> Iterator[Named]:
    """What the figure was before it was typed over."""
    before = meant(answers, of)
    if before is not None and at != before:
        words = f"We began with {told(activity, of, before)}. Empty the box to go back to it."
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
    paying = activity.content.notes[PAYING]
    yield "paying", Prose((paying.words, OFFER), tone="note", title=paying.title)
    for line, now in zip(tables.lines, case.lines, strict=True):
        yield f"line-{line.id}", Heading(line.name, level=4)
        yield f"why-{line.id}", Prose((f"{BASES[line.basis]}. {line.why}",), tone="quiet")
        for question in line_questions(line):
            yield box(activity, question.id, getattr(now, question.id.rpartition(".")[2]))


def box(activity: Activity, question: str, value: float) -> Named:
    """A box that holds the figure in force, typed or not."""
    plain = int(value) if float(value).is_integer() else round(value, 6)
    return question, activity.put({(question, 1): plain}, question)
