"""Many draws of the uncertain inputs at once: what comes out, as a spread and not as one figure."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, get_args

import numpy as np

from coproduction.logic.value.assumptions import BOUNDS, Bounds, check, check_within
from coproduction.logic.value.flows import LEDGERS, OPTIONS, effect, parts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coproduction.logic.value.assumptions import ValueAssumptions
    from coproduction.logic.value.flows import Floats

Shape: TypeAlias = Literal["triangular", "pert"]

DRAWS = 20_000
MOST_DRAWS = 1_000_000
MOST_SEED = 2**32 - 1
PEAK = 4
"""How much the central value weighs in a PERT distribution."""

CHOSEN = ("horizon", "discount_rate", "reinvest_share", "payback_years")
"""Inputs that are a choice and not a chance."""

OUTCOMES = (
    *("cash ordinary", "cash coproduced", "cash difference"),
    *("public ordinary", "public coproduced", "public difference"),
)


class Spread(NamedTuple):
    """What many draws gave: percentiles and mean in pounds, and the share of draws above 0."""

    p5: float
    p50: float
    p95: float
    mean: float
    above_zero: float


def simulate(
    assumptions: ValueAssumptions,
    ranges: Mapping[str, tuple[float, float]],
    draws: int = DRAWS,
    seed: int = 0,
    shape: Shape = "triangular",
) -> dict[str, Spread]:
    """Draw the inputs that have a range, each by itself, and see what comes out.

    Args:
        assumptions: The central value of every input.
        ranges: The low and the high of each input that is uncertain, by its name.
        draws: How many.
        seed: The same seed gives the same draws. Each input has draws of its own, so a change
            to one of them leaves the draws of the others as they were.
        shape: ``"triangular"``, or ``"pert"``, which keeps nearer to the central value.

    Returns:
        For each of ``OUTCOMES`` the spread of its present value in pounds. A difference is
        co-produced less ordinary: the cost of not co-producing.

    Raises:
        ValueError: A range does not hold the central value, or leaves its input's bounds.
    """
    check_within("draws", draws, Bounds(1, MOST_DRAWS, whole=True))
    check_within("seed", seed, Bounds(0, MOST_SEED, whole=True))
    if shape not in get_args(Shape):
        msg = f"shape must be {' or '.join(get_args(Shape))}, not {shape!r}"
        raise ValueError(msg)
    draws = int(draws)
    inputs: dict[str, Floats | float] = asdict(assumptions)
    for name, ends in ranges.items():
        low, high = _checked_ends(assumptions, name, ends)
        # A generator for each input: its place among all inputs makes it differ from the others.
        random = np.random.default_rng([int(seed), list(BOUNDS).index(name)])
        drawn = _draw(random, low, float(inputs[name]), high, draws, shape)
        if name == "ramp_years" or BOUNDS[name].whole:
            drawn = np.maximum(1.0, np.rint(drawn))
        inputs[name] = drawn
    return dict(_outcomes(inputs, assumptions, draws))


def _outcomes(
    inputs: Mapping[str, Floats | float], assumptions: ValueAssumptions, draws: int
) -> list[tuple[str, Spread]]:
    found = []
    years = np.arange(1, int(assumptions.horizon) + 1)
    waited = (1 + assumptions.discount_rate) ** -years.astype(np.float64)
    # The same years for both options and both ledgers, so they are added up only once.
    ramp, fade, falls = (
        np.asarray(inputs[name])[..., np.newaxis] for name in ("ramp_years", "fade", "failure_year")
    )
    saved, lost = effect(ramp, fade, years) @ waited, (years == falls) @ waited
    for ledger in LEDGERS:
        values = []
        for option in OPTIONS:
            of = parts(inputs, option, ledger)
            gained = of.saving * saved - of.yearly * waited.sum() - of.failing * lost
            values.append(np.broadcast_to(gained - of.setup, (draws,)))
        difference = values[1] - values[0]
        names = (name for name in OUTCOMES if name.startswith(ledger))
        found += [
            (name, spread(value)) for name, value in zip(names, (*values, difference), strict=True)
        ]
    return found


def spread(values: Floats) -> Spread:
    """The spread of many values."""
    low, middle, high = (float(at) for at in np.percentile(values, (5, 50, 95)))
    return Spread(low, middle, high, float(values.mean()), float((values > 0).mean()))


def _draw(
    random: np.random.Generator, low: float, central: float, high: float, draws: int, shape: Shape
) -> Floats:
    if low == high:
        return np.full(draws, low)
    if shape == "triangular":
        return random.triangular(low, central, high, draws)
    left = 1 + PEAK * (central - low) / (high - low)
    right = 1 + PEAK * (high - central) / (high - low)
    return low + (high - low) * random.beta(left, right, draws)


def _checked_ends(
    assumptions: ValueAssumptions, name: str, ends: tuple[float, float]
) -> tuple[float, float]:
    """The low and the high of an input's range, once they hold its central value."""
    if name in CHOSEN:
        msg = f"{name} is a choice and not a chance, so it has no range; try it out by itself"
        raise ValueError(msg)
    if len(ends) != 2:
        msg = f"{name}: its range must be its low and its high, not {ends!r}"
        raise ValueError(msg)
    low, high = ends
    check(name, low)
    check(name, high)
    central = getattr(assumptions, name)
    if not low <= central <= high:
        around = f"{low:,.15g} to {high:,.15g}"
        msg = f"{name}: its range, {around}, must hold its central value, {central:,.15g}"
        raise ValueError(msg)
    return low, high
