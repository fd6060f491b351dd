"""What would have to be so: the lift and the size at which co-producing pays, and what matters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from coproduction.logic.value.assumptions import BOUNDS, HIGHEST_CHANCE, check
from coproduction.logic.value.flows import COPRODUCED, ORDINARY, flows, npv

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coproduction.logic.value.assumptions import ValueAssumptions
    from coproduction.logic.value.flows import Ledger

WIDEST_LIFT = 0.5


class Swing(NamedTuple):
    """What a present value becomes with one input at its low end, then at its high end."""

    name: str
    low: float
    high: float

    @property
    def width(self) -> float:
        return abs(self.high - self.low)


def value(assumptions: ValueAssumptions, ledger: Ledger, *, over_ordinary: bool) -> float:
    """The present value of co-producing, in pounds: over ordinary redesign, or over carrying on."""
    found = flows(assumptions, COPRODUCED, ledger)
    if over_ordinary:
        # Year by year first: what both ways cost alike, however much, then leaves no trace.
        found = found - flows(assumptions, ORDINARY, ledger)
    return npv(found, assumptions.discount_rate)


def threshold_lift(assumptions: ValueAssumptions, ledger: Ledger) -> float | None:
    """The lift at which co-producing and an ordinary redesign come to the same.

    Returns:
        From -0.5 to 0.5, or None when no lift in that range does it. A chance of success stays
        between 0 and 0.95, so a lift that would have to take it further is none either. Where
        every lift does it, as nothing is saved and both ways cost the same, it is 0.
    """
    # The difference runs straight between the chances 0 and 0.95, so two points find its zero.
    ordinary = assumptions.success_ordinary
    ends = [
        value(replace(assumptions, lift=chance - ordinary), ledger, over_ordinary=True)
        for chance in (0.0, HIGHEST_CHANCE)
    ]
    if ends == [0, 0]:
        return 0.0
    share = _zero(*ends)
    if share is None:
        return None
    lift = share * HIGHEST_CHANCE - ordinary
    return lift if abs(lift) <= WIDEST_LIFT else None


def paying_sizes(assumptions: ValueAssumptions, ledger: Ledger) -> tuple[float, float] | None:
    """The yearly costs of a service between which co-producing beats an ordinary redesign.

    Everything else stays as it is. As a rule the lower end is where the fixed costs of
    involvement are met. If it costs less to start and works less often, there is an upper end.

    Returns:
        Both ends in pounds a year, the lowest or highest there can be where it has no other;
        None when there is no such size.
    """
    most = BOUNDS["annual_cost"].high
    ends = [
        value(replace(assumptions, annual_cost=cost), ledger, over_ordinary=True)
        for cost in (0.0, most)
    ]
    if max(ends) <= 0:
        return None
    at = (_zero(*ends) or 0.0) * most if min(ends) < 0 else 0.0
    return (at, most) if ends[1] > 0 else (0.0, at)


def _zero(start: float, end: float) -> float | None:
    """Where on the way from one value to another the line passes 0: a share of the way."""
    if start == end:
        return None
    share = start / (start - end)
    return share if 0 <= share <= 1 else None


def tornado(
    assumptions: ValueAssumptions,
    ranges: Mapping[str, tuple[float, float]],
    ledger: Ledger,
    *,
    over_ordinary: bool,
) -> tuple[Swing, ...]:
    """One input at a time to its low and its high, the others as they are; the widest first.

    Args:
        assumptions: The central case.
        ranges: The low and the high of each input to move, by its name.
        ledger: The ledger to look at.
        over_ordinary: Whether to look at the gain over an ordinary redesign or over carrying on.

    Raises:
        ValueError: There is no such input, or an end is out of its bounds.
    """
    for name, ends in ranges.items():
        for end in ends:
            check(name, end)
    swings = [
        Swing(
            name,
            *(
                value(replace(assumptions, **{name: end}), ledger, over_ordinary=over_ordinary)  # type: ignore[arg-type]
                for end in ends
            ),
        )
        for name, ends in ranges.items()
    ]
    return tuple(sorted(swings, key=lambda swing: -swing.width))
