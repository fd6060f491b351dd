"""Twenty ways in which such arguments overclaim, each a rule that can tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from coproduction.logic.value.budget import recycling_ratio
from coproduction.logic.value.costs import EVALUATION, PAYMENT, PEOPLE, Line, total
from coproduction.logic.value.flows import COPRODUCED

if TYPE_CHECKING:
    from collections.abc import Callable

    from coproduction.logic.value.assumptions import ValueAssumptions

    Rule: TypeAlias = Callable[["ValueAssumptions", "Argument"], bool]

SPARE = 1e-12
"""Shares are typed as per cents, so a limit is passed only by more than this."""

FIGURES = 2

SAYINGS = (
    *("only-nothing", "spend-public", "pool-signed", "volunteers", "counted-twice", "scaled-up"),
    *("gain-alone", "cut-anyway", "successes", "average-fund"),
)
"""What someone may say of an argument that no figure shows."""


@dataclass(frozen=True)
class Argument:
    """What goes with the figures when someone makes a case of them.

    Attributes:
        said: Which of ``SAYINGS`` are true of it.
        quoted: The one figure to be quoted, in pounds, or None.
        unpaid_hours: Hours a year worked without pay.
        hourly_rate: What such an hour would cost, in pounds.
        lines: The cost lines as they are now.
        supplied: The same lines as the course supplies them.
    """

    said: frozenset[str] = frozenset()
    quoted: float | None = None
    unpaid_hours: float = 0.0
    hourly_rate: float = 0.0
    lines: tuple[Line, ...] = ()
    supplied: tuple[Line, ...] = ()

    def __post_init__(self) -> None:
        for saying in self.said:
            if saying not in SAYINGS:
                msg = f"{saying!r} is not one of {', '.join(SAYINGS)}"
                raise ValueError(msg)


def overclaims(assumptions: ValueAssumptions, argument: Argument) -> tuple[str, ...]:
    """The ids of the warnings that these figures and this argument raise, ``"W01"`` first."""
    return tuple(id for id, rule in RULES.items() if rule(assumptions, argument))


def yearly_cash(assumptions: ValueAssumptions) -> float:
    """What a co-produced redesign is expected to save our budget in a year, at its best."""
    share = assumptions.cashable_share * assumptions.own_budget_share
    return share * assumptions.success_coproduced * assumptions.full_saving


def figures(value: float) -> int:
    """How many significant figures a number is written with; noughts at the end do not count."""
    return len(f"{abs(value):.15g}".replace(".", "").strip("0").partition("e")[0])


def _moved(assumptions: ValueAssumptions, argument: Argument) -> bool:
    """Unpaid hours are by the year, so they are held against the cash that a year saves."""
    unseen = assumptions.shifted_share == 0 and "volunteers" in argument.said
    return unseen or argument.unpaid_hours * argument.hourly_rate > yearly_cash(assumptions)


def _amount(argument: Argument, id: str) -> float | None:
    """What a line comes to when co-produced; None where there is no such line."""
    return next((line.amount(COPRODUCED) for line in argument.lines if line.id == id), None)


def _late_costs_missing(assumptions: ValueAssumptions, argument: Argument) -> bool:
    return assumptions.yearly_coproduced == 0 or _amount(argument, EVALUATION) == 0


def _failure_assumed_away(assumptions: ValueAssumptions, _argument: Argument) -> bool:
    """A cost that falls after the years that are looked at is counted by nobody: that is none."""
    unseen = assumptions.failure_cost == 0 or assumptions.failure_year > assumptions.horizon
    return assumptions.success_coproduced > 0.8 + SPARE or unseen


def _cheaper_by_leaving_out(_assumptions: ValueAssumptions, argument: Argument) -> bool:
    supplied = {line.id: line.amount(COPRODUCED) for line in argument.supplied}
    less = [
        line.id
        for line in argument.lines
        if line.id in PEOPLE and line.amount(COPRODUCED) < supplied.get(line.id, 0)
    ]
    cheaper = total(argument.lines, COPRODUCED) < total(argument.supplied, COPRODUCED)
    return bool(less) and cheaper


def _says(saying: str) -> Rule:
    return lambda _assumptions, argument: saying in argument.said


RULES: dict[str, Rule] = {
    "W01": lambda a, _: a.optimism_bias < 0.10 - SPARE,
    "W02": lambda a, _: a.avoidable_share * a.removable_share > 0.20 + SPARE,
    "W03": lambda a, _: a.avoidable_share >= 0.40 - SPARE,
    "W04": _says("only-nothing"),
    "W05": lambda a, _: a.lift > 0.15 + SPARE,
    "W06": lambda a, said: a.cashable_share > 0.5 + SPARE or "spend-public" in said.said,
    "W07": lambda a, said: a.own_budget_share == 1 and "pool-signed" not in said.said,
    "W08": _moved,
    "W09": lambda _, said: _amount(said, PAYMENT) == 0,
    "W10": _says("counted-twice"),
    "W11": lambda a, _: a.fade == 0 and a.horizon > 5,
    "W12": _late_costs_missing,
    "W13": _failure_assumed_away,
    "W14": _says("scaled-up"),
    "W15": _says("gain-alone"),
    "W16": _says("cut-anyway"),
    "W17": _says("successes"),
    "W18": lambda _, said: said.quoted is not None and figures(said.quoted) > FIGURES,
    "W19": lambda a, said: "average-fund" in said.said and keeps_going(a),
    "W20": _cheaper_by_leaving_out,
}
"""The rule of each warning; their words are in ``data/warnings.csv``."""


def keeps_going(assumptions: ValueAssumptions) -> bool:
    """Whether a fund of such projects keeps itself going on average."""
    return assumptions.setup_coproduced > 0 and recycling_ratio(assumptions) >= 1
