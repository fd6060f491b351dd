"""Money year by year: what each option costs and brings, in two ledgers that are never mixed."""

from __future__ import annotations

from math import inf
from numbers import Real
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

import numpy as np

from coproduction.logic.value.assumptions import HIGHEST_CHANCE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import ArrayLike, NDArray

    from coproduction.logic.value.assumptions import ValueAssumptions

    Floats: TypeAlias = NDArray[np.float64]

Option: TypeAlias = Literal["ordinary", "coproduced"]
Ledger: TypeAlias = Literal["cash", "public"]

ORDINARY: Option = "ordinary"
COPRODUCED: Option = "coproduced"
OPTIONS: tuple[Option, ...] = (ORDINARY, COPRODUCED)
CASH: Ledger = "cash"
PUBLIC: Ledger = "public"
LEDGERS: tuple[Ledger, ...] = (CASH, PUBLIC)

PENNY = 1e-9
"""Sums of floats are compared with this much to spare, in pounds."""


def flows(assumptions: ValueAssumptions, option: Option, ledger: Ledger) -> Floats:
    """What one option costs and brings in each year, in pounds; carrying on is 0 in every year.

    Args:
        assumptions: The inputs.
        option: ``"ordinary"`` or ``"coproduced"``: how the service is redesigned.
        ledger: ``"cash"``: money in the budget that pays. ``"public"``: the worth to everyone of
            what is freed, less work that was only moved. It cannot be spent.

    Returns:
        The expected flow of each year, shape (horizon + 1,), the start being year 0.

    Raises:
        ValueError: There is no such option or ledger.
    """
    found = parts(vars(assumptions), option, ledger)
    years = np.arange(1, int(assumptions.horizon) + 1)
    saved = found.saving * effect(assumptions.ramp_years, assumptions.fade, years)
    lost = found.failing * (years == assumptions.failure_year)
    return np.concatenate(([-found.setup], saved - found.yearly - lost))


class Parts(NamedTuple):
    """What the flows of an option are made of, in pounds; shapes as those of the inputs.

    Attributes:
        setup: Spent at the start.
        saving: Saved in a year in which the effect is whole.
        yearly: Spent in every year.
        failing: Expected to be lost in the year of failing.
    """

    setup: Floats
    saving: Floats
    yearly: Floats
    failing: Floats


def parts(inputs: Mapping[str, ArrayLike], option: Option, ledger: Ledger) -> Parts:
    """The parts of one set of inputs, or of many at once.

    Args:
        inputs: By the names of ``ValueAssumptions``, each one number or an array of shape (n,).
        option: As in ``flows``.
        ledger: As in ``flows``.
    """
    if option not in OPTIONS:
        msg = f"option must be {' or '.join(OPTIONS)}, not {option!r}"
        raise ValueError(msg)
    if ledger not in LEDGERS:
        msg = f"ledger must be {' or '.join(LEDGERS)}, not {ledger!r}"
        raise ValueError(msg)
    of = {name: np.asarray(value, dtype=np.float64) for name, value in inputs.items()}
    works = chance(of, option)
    full = of["annual_cost"] * of["avoidable_share"] * of["removable_share"]
    full = full * (1 - of["optimism_bias"])
    return Parts(
        setup=of[f"setup_{option}"],
        saving=kept(of, ledger) * works * full,
        yearly=of[f"yearly_{option}"],
        failing=(1 - works) * of["failure_cost"],
    )


def chance(of: Mapping[str, Floats], option: Option) -> Floats:
    """The chance that an option works, 0 to 0.95 when co-produced."""
    ordinary = of["success_ordinary"]
    if option == ORDINARY:
        return ordinary
    return np.clip(ordinary + of["lift"], 0.0, HIGHEST_CHANCE)


def kept(of: Mapping[str, Floats], ledger: Ledger) -> Floats:
    """The share of a saving that a ledger may count."""
    if ledger == CASH:
        return of["cashable_share"] * of["own_budget_share"]
    return 1 - of["shifted_share"]


def effect(ramp_years: ArrayLike, fade: ArrayLike, years: ArrayLike) -> Floats:
    """The share of the full saving reached in each year: up evenly, then down by the fade."""
    ramp = np.asarray(ramp_years, dtype=np.float64)
    year = np.asarray(years, dtype=np.float64)
    down = (1 - np.asarray(fade, dtype=np.float64)) ** np.maximum(0.0, year - ramp)
    return np.asarray(np.minimum(1.0, year / ramp) * down)


def present(flows: ArrayLike, rate: float) -> Floats:
    """Each year's flow at today's worth; years run along the last axis."""
    found = np.asarray(flows, dtype=np.float64)
    if found.ndim == 0 or not np.isfinite(found).all():
        msg = f"flows must be a row of finite numbers, one for each year, not {flows!r}"
        raise ValueError(msg)
    number = isinstance(rate, Real) and not isinstance(rate, bool)
    if not number or not -1 < rate < inf:
        msg = f"rate must be a finite number above -1, not {rate!r}"
        raise ValueError(msg)
    return np.asarray(found / (1 + rate) ** np.arange(found.shape[-1]))


def npv(flows: ArrayLike, rate: float) -> float:
    """The present value of a row of flows that starts at year 0, in their own unit."""
    return float(present(flows, rate).sum())


def cumulative(flows: ArrayLike, rate: float = 0.0) -> tuple[float, ...]:
    """What has come in less what has gone out by the end of each year."""
    return tuple(float(sum_) for sum_ in np.cumsum(present(flows, rate)))


def break_even(flows: ArrayLike, rate: float = 0.0) -> int | None:
    """The first year, from 1, by which the flows have paid for themselves; None if never."""
    sums = cumulative(flows, rate)
    return next((year for year, sum_ in enumerate(sums) if year and sum_ >= -PENNY), None)


def behind_again(flows: ArrayLike, rate: float = 0.0) -> int | None:
    """The year from which flows that had paid for themselves are behind, and stay so to the end.

    None where they never had, or end ahead. The facts count the first year of breaking even; a
    late failure, or upkeep that outlasts the saving, can undo it.
    """
    ahead = [year for year, sum_ in enumerate(cumulative(flows, rate)) if year and sum_ >= -PENNY]
    last = len(np.asarray(flows)) - 1
    return ahead[-1] + 1 if ahead and ahead[-1] < last else None
