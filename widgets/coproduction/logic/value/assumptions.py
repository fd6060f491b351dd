"""What the value model assumes of one service: every input, with the bounds it must keep."""

from __future__ import annotations

from dataclasses import dataclass, fields
from numbers import Real
from typing import Any, NamedTuple

HIGHEST_CHANCE = 0.95
"""No redesign is certain to work."""

MOST_MONEY = 1e12
MOST_YEARS = 100


class Bounds(NamedTuple):
    """The lowest and highest value of an input, and whether it counts in whole years."""

    low: float
    high: float
    whole: bool = False


_SHARE = Bounds(0, 1)
_MONEY = Bounds(0, MOST_MONEY)
_YEARS = Bounds(1, MOST_YEARS, whole=True)

BOUNDS: dict[str, Bounds] = {
    "annual_cost": _MONEY,
    "avoidable_share": _SHARE,
    "removable_share": _SHARE,
    "optimism_bias": _SHARE,
    "success_ordinary": Bounds(0, HIGHEST_CHANCE),
    "lift": Bounds(-1, 1),
    "setup_coproduced": _MONEY,
    "setup_ordinary": _MONEY,
    "yearly_coproduced": _MONEY,
    "yearly_ordinary": _MONEY,
    "failure_cost": _MONEY,
    "failure_year": _YEARS,
    "ramp_years": Bounds(1, MOST_YEARS),
    "fade": _SHARE,
    "cashable_share": _SHARE,
    "own_budget_share": _SHARE,
    "shifted_share": _SHARE,
    "horizon": _YEARS,
    "discount_rate": _SHARE,
    "reinvest_share": _SHARE,
    "payback_years": _YEARS,
}


@dataclass(frozen=True)
class ValueAssumptions:
    """Money is in pounds without inflation, shares and chances are from 0 to 1.

    Attributes:
        annual_cost: What the service costs in a year.
        avoidable_share: The share of that which puts right what could have been avoided.
        removable_share: The share of the avoidable part that a redesign removes if it works.
        optimism_bias: The share by which the saving is cut, as plans are too hopeful.
        success_ordinary: The chance that an ordinary redesign works; 0.95 at the most.
        lift: What co-producing adds to that chance; may be below 0.
        setup_coproduced: The one-off cost of a co-produced redesign.
        setup_ordinary: The one-off cost of an ordinary one.
        yearly_coproduced: The yearly cost of staying involved.
        yearly_ordinary: The yearly cost of ordinary review.
        failure_cost: What it costs when a redesign does not work.
        failure_year: The year in which that cost falls.
        ramp_years: The years until the saving is whole; it grows evenly.
        fade: The share of the saving that is lost each year after that.
        cashable_share: The share of the saving that is money rather than freed time.
        own_budget_share: The share of that money that lands in the budget that pays.
        shifted_share: The share of the saving that is work moved to others.
        horizon: The number of years looked at.
        discount_rate: By how much a pound is worth less with each year of waiting.
        reinvest_share: The share of the net cash that goes back to the fund.
        payback_years: The years in which each project pays into the fund.

    Raises:
        ValueError: An input is out of its bounds; the message names it and them.
    """

    annual_cost: float
    avoidable_share: float
    removable_share: float
    optimism_bias: float
    success_ordinary: float
    lift: float
    setup_coproduced: float
    setup_ordinary: float
    yearly_coproduced: float
    yearly_ordinary: float
    failure_cost: float
    failure_year: int
    ramp_years: float
    fade: float
    cashable_share: float
    own_budget_share: float
    shifted_share: float
    horizon: int
    discount_rate: float
    reinvest_share: float
    payback_years: int

    def __post_init__(self) -> None:
        for field in fields(self):
            check(field.name, getattr(self, field.name))

    @property
    def full_saving(self) -> float:
        """What a year saves once a redesign works: C f r (1 - ob), in pounds."""
        removed = self.annual_cost * self.avoidable_share * self.removable_share
        return removed * (1 - self.optimism_bias)

    @property
    def success_coproduced(self) -> float:
        """The chance that a co-produced redesign works, from 0 to 0.95."""
        return min(max(self.success_ordinary + self.lift, 0.0), HIGHEST_CHANCE)


def check(name: str, value: object) -> None:
    """Raise a ``ValueError`` that names the input and its bounds unless the value is in them."""
    if name not in BOUNDS:
        msg = f"{name!r} is not an input; the inputs are {', '.join(BOUNDS)}"
        raise ValueError(msg)
    check_within(name, value, BOUNDS[name])


def check_within(name: str, value: Any, bounds: Bounds) -> None:
    """The same for any number that has a name and bounds."""
    low, high, whole = bounds
    # numpy's numbers are welcome, True and False are not: they have no bounds to speak of.
    number = isinstance(value, Real) and not isinstance(value, bool)
    if not number or not low <= value <= high or (whole and value != int(value)):
        kind = "a whole number" if whole else "a number"
        msg = f"{name} must be {kind} from {low:,.15g} to {high:,.15g}, not {value!r}"
        raise ValueError(msg)
