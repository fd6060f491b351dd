"""What the calculator comes to in a few lines, for a plan or a case that builds on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.activities import value_inputs, value_results
from coproduction.activities.money import cases
from coproduction.activities.value_questions import FIVE, SCEPTIC, SHAPE
from coproduction.activities.value_words import LEDGERS, NO_BETTER, in_short
from coproduction.activities.words import plural
from coproduction.content.value import value
from coproduction.logic.value import behind_again, break_even, flows, overclaims
from coproduction.logic.value.flows import CASH, COPRODUCED

if TYPE_CHECKING:
    from coproduction.activities.answers import Answers

SCEPTIC_TITLE = "Counted as a sceptic would"


def missing(answers: Answers) -> bool:
    """Whether one of the five questions is still open; then there is nothing to say yet."""
    return any(answers.get((question, 1)) is None for question in FIVE)


def sums(answers: Answers) -> tuple[tuple[str, str], ...]:
    """Each of the two sums by its name, as a range with its chance; nothing while one is open."""
    if missing(answers):
        return ()
    case = value_inputs.read(value(), answers)
    spreads = case.spreads(str(answers.get((SHAPE, 1))))
    rows = [
        (title, in_short(case, spreads[f"{name} difference"])) for name, title in LEDGERS.items()
    ]
    if answers.get((SCEPTIC, 1)) == "yes":
        rows.append((SCEPTIC_TITLE, NO_BETTER))
    return tuple(rows)


def behind(answers: Answers) -> tuple[tuple[str, str], ...]:
    """What must stand beside the sums: what it costs, in money and hours, and the warnings."""
    if missing(answers):
        return ()
    tables = value()
    case = value_inputs.read(tables, answers)
    ways = dict(value_results.ways(tables, case, answers).rows)
    rows = [(way, ways[way]) for way in ("Co-produced redesign", "Ordinary redesign")]
    raised = overclaims(case.assumptions, value_inputs.argument(tables, answers, case))
    if raised:
        titles = "; ".join(tables.warnings[id].title for id in raised)
        rows.append(("Warnings that these figures raise", f"{titles}."))
    return tuple(rows)


def break_even_advice(answers: Answers) -> str:
    """What somebody who minds the money should be told of the break-even year."""
    if missing(answers):
        return (
            "They will ask what it costs. “The cost of not co-producing” can give you a range "
            "and a break-even year, if there is one."
        )
    case = value_inputs.read(value(), answers)
    found = flows(case.assumptions, COPRODUCED, CASH)
    year, lost = break_even(found), behind_again(found)
    if year is None:
        years = plural(case.assumptions.horizon, "year")
        return (
            f"By the central case of your calculator, the budget loses money over {years}. "
            "Say so before they ask. Then say what it is worth to everyone."
        )
    often = case.spreads(str(answers.get((SHAPE, 1))))["cash coproduced"].above_zero
    again = f" From year {lost} on it is behind again." if lost else ""
    return (
        f"By the central case of your calculator, the budget has its money back by year {year}."
        f"{again} With all your doubts counted, it comes out ahead in {cases(often)}. Say both."
    )
