"""The pages of results: two sums, year by year, what they hang on, and what to say of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.activities import value_pictures as pictures
from coproduction.activities.blocks import (
    Ask,
    Button,
    Buttons,
    Facts,
    Heading,
    Prose,
    Sources,
    Table,
)
from coproduction.activities.money import MINUS, pounds
from coproduction.activities.value_inputs import ASKED, SCEPTIC, SHAPE, argument, asked, figure
from coproduction.activities.words import listed, plural
from coproduction.logic.value import overclaims, threshold_lift, threshold_size

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coproduction.activities.answers import Answers
    from coproduction.activities.base import Activity
    from coproduction.activities.blocks import Block
    from coproduction.activities.value_inputs import Case
    from coproduction.content.value import ValueTables
    from coproduction.logic.value.flows import Ledger

    Named = tuple[str, Block]

SWING = f"{ASKED}.swing"
FIRST_SWING = "cash difference"
LARGEST = 1e9
"""A service above this size, in pounds a year, is not one anybody has."""


def result(
    activity: Activity, tables: ValueTables, case: Case, answers: Answers
) -> Iterator[Named]:
    """The three ways on, in two sums that are never mixed."""
    spreads = case.spreads(str(activity.said(answers, SHAPE)))
    yield "ways", Facts(_ways(tables, case, answers), title="Three ways on")
    ledgers: Mapping[Ledger, str] = {
        "cash": "Money that somebody can spend: the part of the saving that is cash, and that "
        "lands in the budget that pays.",
        "public": "What all the freed time and care are worth, less work that was only moved. "
        "Nobody can spend it. Never add it to the money above.",
    }
    for name, words in ledgers.items():
        yield f"title-{name}", Heading(pictures.LEDGERS[name], level=4)
        yield f"about-{name}", Prose((words,), tone="quiet")
        yield f"ledger-{name}", pictures.ledger(case, name, spreads)
    yield "middles", Prose(MIDDLES, tone="quiet")
    yield "lesson", Prose(_lesson(case), title="What this says")
    bill = case.assumptions.annual_cost * case.assumptions.avoidable_share
    words = (
        f"About {pounds(bill)} a year goes on what could have been avoided, by your figures. "
        "Not all of that can be removed."
    )
    yield "bill", Prose((words,), tone="note", title="The bill that is running today")
    yield from _sceptic(activity, answers)
    if raised := overclaims(case.assumptions, argument(tables, answers, case)):
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


def _ways(tables: ValueTables, case: Case, answers: Answers) -> tuple[tuple[str, str], ...]:
    """Each way on with its cost and its hours: a gain is never shown without them."""
    a = case.assumptions
    hours = figure(answers, tables.inputs["unpaid_hours"])
    unpaid = f"{hours:,.0f} unpaid hours a year." if hours else "Unpaid hours are not counted yet."
    return (
        ("Carry on as now", "Nothing is spent on change, and nothing changes: £0 in each sum."),
        (
            "Ordinary redesign",
            f"{pounds(a.setup_ordinary)} to start, {pounds(a.yearly_ordinary)} a year. "
            f"You count on it working in {round(100 * a.success_ordinary)} of 100 cases.",
        ),
        (
            "Co-produced redesign",
            f"{pounds(a.setup_coproduced)} to start, {pounds(a.yearly_coproduced)} a year. "
            f"You count on it working in {round(100 * a.success_coproduced)} of 100 cases. "
            f"{unpaid}",
        ),
    )


def _lesson(case: Case) -> tuple[str, ...]:
    """What the two sums say beside each other, in words."""
    cash, public = (pictures.worth(case, name) for name in pictures.LEDGERS)
    words = []
    if public["coproduced"] > 0 and public["difference"] < public["coproduced"] / 2:
        words.append("Compared with carrying on as now, everyone gains.")
        if public["difference"] > 0:
            words[-1] += (
                " Most of that comes from redesigning at all. "
                "Compared with an ordinary redesign, the gain is much smaller."
            )
        else:
            words[-1] += " All of that comes from redesigning at all."
    if cash["coproduced"] < 0 < public["coproduced"]:
        shared = "Sharing one budget is meant for just this."
        if case.assumptions.own_budget_share == 1:
            shared = "Even one shared budget loses money here, as too little of the saving is cash."
        words.append(f"Everyone gains, and yet the budget that pays loses money. {shared}")
    if public["difference"] < 0:
        words.append(
            "By these figures involvement costs more than it is likely to save. "
            "The honest argument is then rights, quality and law. It is not money."
        )
    if case.assumptions.own_budget_share == 1:
        words.append("You count on one shared budget, so no saving lands in another pocket.")
    words.append("All of it is a story told by your figures. No figure here is a promise.")
    return tuple(words)


def _sceptic(activity: Activity, answers: Answers) -> Iterator[Named]:
    if activity.said(answers, SCEPTIC) == "yes":
        words = "You now assume that co-producing works no better than an ordinary redesign."
        button = Button("Put the extra chance back", SCEPTIC, "no")
    else:
        words = "Nobody has measured how much better co-producing works. What if it does not?"
        button = Button("Count as a sceptic would", SCEPTIC, "yes")
    yield "sceptic", Prose((words,), tone="note", title="The sceptic’s switch")
    yield "switch", Buttons((button,))


def years(
    _activity: Activity, _tables: ValueTables, case: Case, _answers: Answers
) -> Iterator[Named]:
    """Year by year, each sum by itself."""
    for name, title in pictures.LEDGERS.items():
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
    rows = tuple((title, _lift(case, name)) for name, title in pictures.LEDGERS.items())
    yield "lift", Facts(rows)
    lift = case.assumptions.lift
    words = (
        f"You have put in {100 * lift:+.4g} points. No study has measured it. "
        "So show how large it would have to be, and ask whether that is likely."
    ).replace("+0 ", "0 ")
    yield "lift-said", Prose((words.replace("-", MINUS),), tone="quiet")
    yield from _sceptic(activity, answers)
    yield "title-matters", Heading("Which figure matters most?", level=4)
    outcome = str(activity.said(answers, SWING) or FIRST_SWING)
    yield SWING, Ask(activity.questions[SWING], outcome)
    yield "matters", pictures.matters(case, tables.inputs, outcome)
    yield "title-size", Heading("Does size matter?", level=4)
    yield "size", Prose(_size(case))
    for name in pictures.LEDGERS:
        yield f"size-{name}", pictures.size(case, name)
    yield "title-shape", Heading("How the cases are drawn", level=4)
    yield SHAPE, Ask(activity.questions[SHAPE], activity.said(answers, SHAPE) or "triangular")


def _lift(case: Case, name: Ledger) -> str:
    lift = threshold_lift(case.assumptions, name)
    if lift is None:
        return "No change of up to 50 points, up or down, makes the two ways come to the same."
    points = round(100 * lift)
    if points <= 0:
        return f"Even {abs(points)} points less would do, as it costs no more to start and keep up."
    return (
        f"Co-producing must add about {points} points to the chance of success. "
        "Then it comes to the same as an ordinary redesign."
    )


def _size(case: Case) -> tuple[str, ...]:
    words = [
        "What involvement costs is nearly the same for a small service as for a large one. "
        "What it can save is not."
    ]
    for name, title in pictures.LEDGERS.items():
        least = threshold_size(case.assumptions, name)
        if least is None or least > LARGEST:
            words.append(f"{title}: at no size does co-producing come out ahead.")
        elif least:
            words.append(f"{title}: co-producing comes out ahead from {pounds(least)} a year.")
        else:
            words.append(f"{title}: co-producing comes out ahead at any size.")
    words.append(
        "For a small service the honest argument is rights, quality and law. It is not money."
    )
    return tuple(words)


def say(activity: Activity, tables: ValueTables, case: Case, answers: Answers) -> Iterator[Named]:
    """What someone would say of it, the warnings that raises, and what has no price."""
    yield f"{ASKED}.saying", _said(activity, answers, f"{ASKED}.saying")
    for key in ("quoted", "unpaid_hours", "hourly_rate"):
        question = asked(tables.inputs[key]).id
        yield question, _said(activity, answers, question)
    raised = overclaims(case.assumptions, argument(tables, answers, case))
    title = "Warnings about your case"
    if raised:
        found = [tables.warnings[id] for id in raised]
        rows = tuple((one.title, one.words) for one in found)
        yield "warnings", Facts(rows, title=title)
    else:
        words = "No rule is broken. That does not make it true: your figures decide."
        yield "warnings", Prose((words,), title=title)
    everything = tuple(
        (one.title, one.words, "yes" if one.id in raised else "no")
        for one in tables.warnings.values()
    )
    yield (
        "all-warnings",
        Table("All twenty ways to overclaim", ("Overclaim", "What to ask", "Yours"), everything),
    )
    yield "title-beside", Heading("What must not be given a price", level=4)
    yield f"{ASKED}.beside", _said(activity, answers, f"{ASKED}.beside")
    yield f"{ASKED}.beside-words", _said(activity, answers, f"{ASKED}.beside-words")
    cited = [key for one in tables.warnings.values() for key in one.sources]
    cited += [key for one in tables.unpriced for key in one.sources]
    yield "sources-say", Sources(tuple(tables.sources[key] for key in dict.fromkeys(cited)))


def _said(activity: Activity, answers: Answers, question: str) -> Ask:
    return Ask(activity.questions[question], activity.said(answers, question))
