"""The pages of results: two sums, year by year, what they hang on, and what to say of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coproduction.activities import value_pictures as pictures
from coproduction.activities.blocks import (
    Button,
    Buttons,
    Facts,
    Heading,
    Prose,
    Sources,
    Table,
)
from coproduction.activities.money import MINUS, pounds
from coproduction.activities.value_figures import misfits
from coproduction.activities.value_inputs import argument, figure, middle
from coproduction.activities.value_questions import ASKED, SCEPTIC, SHAPE
from coproduction.activities.value_words import LEDGERS, lesson
from coproduction.activities.words import listed, plural
from coproduction.logic.value import overclaims, paying_sizes, threshold_lift

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from coproduction.activities.answers import Answers
    from coproduction.activities.base import Activity
    from coproduction.activities.blocks import Block
    from coproduction.activities.value_inputs import Case
    from coproduction.content.value import ValueTables
    from coproduction.logic.value.flows import Ledger

    Named = tuple[str, Block]

SWING = f"{ASKED}.swing"
FIRST_SWING = "cash difference"
ARGUED = tuple(f"{ASKED}.{name}" for name in ("quoted", "unpaid-hours", "hourly-rate"))
LARGEST = 1e9
"""A service above this size, in pounds a year, is not one anybody has."""

ABOUT: Mapping[Ledger, str] = {
    "cash": "Money that somebody can spend: the part of the saving that is cash, and that "
    "lands in the budget that pays.",
    "public": "What all the freed time and care are worth, less work that was only moved. "
    "Nobody can spend it. Never add it to the money above.",
}


def result(
    activity: Activity, tables: ValueTables, case: Case, answers: Answers
) -> Iterator[Named]:
    """The three ways on, in two sums that are never mixed."""
    spreads = case.spreads(str(activity.said(answers, SHAPE)))
    said = argument(tables, answers, case)
    yield "ways", ways(tables, case, answers)
    for name, title in LEDGERS.items():
        yield f"title-{name}", Heading(title, level=4)
        yield f"about-{name}", Prose((ABOUT[name],), tone="quiet")
        yield f"ledger-{name}", pictures.ledger(case, name, spreads)
    yield "middles", Prose(MIDDLES, tone="quiet")
    yield "lesson", Prose(lesson(case, spreads, said), title="What this says")
    yield "bill", Prose((_bill(case),), tone="note", title="The bill that is running today")
    yield from _sceptic(activity, answers)
    if remarks := misfits(activity, tables, answers):
        yield "misfits", Prose(tuple(remarks.values()), tone="note", title="Ranges to look at")
    if raised := overclaims(case.assumptions, said):
        titles = [f"“{tables.warnings[id].title}”" for id in raised]
        words = (
            f"Your figures raise {plural(len(raised), 'warning')}: {listed(titles)}. "
            "What to ask about each is under “Before you say it out loud”."
        )
        yield "raised", Prose((words,), tone="note", title="A word of warning")


MIDDLES = (
    "The central case uses the middle figure for everything. "
    "The middle of the range is not the same. "
    "Costs can run further up than down, and that pulls the middle away.",
)


def _bill(case: Case) -> str:
    bill = case.assumptions.annual_cost * case.assumptions.avoidable_share
    return (
        f"About {pounds(bill)} a year goes on what could have been avoided, by your figures. "
        "Not all of that can be removed."
    )


def ways(tables: ValueTables, case: Case, answers: Answers) -> Facts:
    """Each way on with its cost and its hours: a gain is never shown without them."""
    a = case.assumptions
    hours = figure(answers, tables.inputs["unpaid_hours"])
    unpaid = "Unpaid hours are not counted yet."
    if hours is not None:
        unpaid = f"{hours:,.0f} unpaid {'hour' if round(hours) == 1 else 'hours'} a year."
    rows = (
        ("Carry on as now", "Nothing is spent on change, and nothing changes: £0 in each sum."),
        (
            "Ordinary redesign",
            f"{pounds(a.setup_ordinary)} to start, {pounds(a.yearly_ordinary)} a year. "
            f"Counted on to work in {round(100 * a.success_ordinary)} of 100 cases.",
        ),
        (
            "Co-produced redesign",
            f"{pounds(a.setup_coproduced)} to start, {pounds(a.yearly_coproduced)} a year. "
            f"Counted on to work in {round(100 * a.success_coproduced)} of 100 cases. "
            f"{unpaid}",
        ),
    )
    return Facts(rows, title="Three ways on")


def _sceptic(activity: Activity, answers: Answers) -> Iterator[Named]:
    if activity.said(answers, SCEPTIC) == "yes":
        words = (
            "You now assume that co-producing works no better than an ordinary redesign. "
            "All four results count it so."
        )
        button = Button("Put the extra chance back", SCEPTIC, "no")
    else:
        words = "We found no measure of how much better co-producing works. What if it does not?"
        button = Button("Count as a sceptic would", SCEPTIC, "yes")
    yield "sceptic", Prose((words,), tone="note", title="The sceptic’s switch")
    yield "switch", Buttons((button,))


def years(
    _activity: Activity, _tables: ValueTables, case: Case, _answers: Answers
) -> Iterator[Named]:
    """Year by year, each sum by itself."""
    for name, title in LEDGERS.items():
        yield f"title-{name}", Heading(title, level=4)
        yield f"years-{name}", pictures.years(case, name)
    words = (
        "A pound next year counts for less than a pound today. “If waiting has a price” means "
        "with that taken into account."
    )
    yield "waiting", Prose((words,), tone="quiet")


def doubt(activity: Activity, tables: ValueTables, case: Case, answers: Answers) -> Iterator[Named]:
    """The lift it would need, the figures that matter most, and size."""
    yield "title-lift", Heading("How much better must it be?", level=4)
    yield "lift", Facts(lifts(case))
    who = "We have" if figure(answers, tables.inputs["lift"]) is None else "You have"
    words = (
        f"{who} put in {_points(tables, answers)}. We found no study that measures it. "
        "So show how large it would have to be, and ask whether that is likely."
    )
    yield "lift-said", Prose((words,), tone="quiet")
    yield from _sceptic(activity, answers)
    yield "title-matters", Heading("Which figure matters most?", level=4)
    outcome = str(activity.said(answers, SWING) or FIRST_SWING)
    yield SWING, replace(activity.put(answers, SWING), value=outcome)
    yield "matters", pictures.matters(case, tables.inputs, outcome)
    yield "title-size", Heading("Does size matter?", level=4)
    yield "size", Prose(_size(case))
    for name in LEDGERS:
        yield f"size-{name}", pictures.size(case, name)
    yield "title-shape", Heading("How the cases are drawn", level=4)
    shape = activity.put(answers, SHAPE)
    yield SHAPE, replace(shape, value=shape.value or "triangular")


def _points(tables: ValueTables, answers: Answers) -> str:
    """The lift that was put in, whether the sceptic's switch leaves it or not."""
    points = middle(tables, answers, tables.inputs["lift"]) or 0.0
    sign = MINUS if points < 0 else "+" if points else ""
    return f"{sign}{abs(points):.4g} {'point' if abs(points) == 1 else 'points'}"


def lifts(case: Case) -> tuple[tuple[str, str], ...]:
    """The lift at which the two ways come to the same, in each sum."""
    return tuple((title, _lift(case, name)) for name, title in LEDGERS.items())


def _lift(case: Case, name: Ledger) -> str:
    lift = threshold_lift(case.assumptions, name)
    if lift is None:
        return "No change of up to 50 points, up or down, makes the two ways come to the same."
    points = round(100 * lift)
    if points == 0:
        return "It need not work any better: the two ways then come to the same."
    size = f"{abs(points)} {'point' if abs(points) == 1 else 'points'}"
    if points < 0:
        return f"Even {size} less would do, as it costs no more to start and keep up."
    return (
        f"Co-producing must add about {size} to the chance of success. "
        "Then it comes to the same as an ordinary redesign."
    )


def _size(case: Case) -> tuple[str, ...]:
    words = [
        "What involvement costs is nearly the same for a small service as for a large one. "
        "What it can save is not."
    ]
    small = []
    for name, title in LEDGERS.items():
        low, high = paying_sizes(case.assumptions, name) or (LARGEST, LARGEST)
        small.append(not low)
        if low >= LARGEST:
            words.append(f"{title}: at no size does co-producing come out ahead.")
        elif low:
            words.append(f"{title}: co-producing comes out ahead from {pounds(low)} a year.")
        elif high < LARGEST:
            words.append(f"{title}: co-producing comes out ahead only below {pounds(high)} a year.")
        else:
            words.append(f"{title}: co-producing comes out ahead at any size.")
    words.append("All of this is the central case.")
    if not all(small):
        words.append(
            "For a small service the honest argument is rights, quality and law. It is not money."
        )
    return tuple(words)


def say(activity: Activity, tables: ValueTables, case: Case, answers: Answers) -> Iterator[Named]:
    """What someone would say of it, the warnings that raises, and what has no price."""
    for question in (f"{ASKED}.saying", *ARGUED):
        yield question, activity.put(answers, question)
    raised = overclaims(case.assumptions, argument(tables, answers, case))
    yield "warnings", warnings(tables, raised)
    everything = tuple(
        (one.title, one.words, "yes" if one.id in raised else "no")
        for one in tables.warnings.values()
    )
    yield (
        "all-warnings",
        Table("All twenty ways to overclaim", ("Overclaim", "What to ask", "Yours"), everything),
    )
    yield "title-beside", Heading("What must not be given a price", level=4)
    for question in (f"{ASKED}.beside", f"{ASKED}.beside-words"):
        yield question, activity.put(answers, question)
    cited = Sources.of(activity.content, *tables.warnings.values(), *tables.unpriced)
    yield "sources-say", cited


def warnings(tables: ValueTables, raised: Sequence[str]) -> Facts | Prose:
    """What to ask about each overclaim that was raised."""
    title = "Warnings about your case"
    if raised:
        found = (tables.warnings[id] for id in raised)
        return Facts(tuple((one.title, one.words) for one in found), title=title)
    words = "No rule is broken. That does not make it true: your figures decide."
    return Prose((words,), title=title)
