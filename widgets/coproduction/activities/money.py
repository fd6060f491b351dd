"""Money as it is said here: two figures, a range before its middle, and axes with round ends."""

from __future__ import annotations

from math import ceil, floor, isfinite, log10
from typing import TYPE_CHECKING

from coproduction.activities.words import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

MINUS = "\N{MINUS SIGN}\N{WORD JOINER}"
"""A minus sign that stays with its figure at the end of a line."""

STEPS = (1, 2, 2.5, 5, 10)
MOST_TICKS = 4
HUNDRED = 100
LETTERS = {"k": "a thousand", "m": "a million", "bn": "a thousand million"}


def rounded(value: float) -> float:
    """The value with two significant figures."""
    if not value or not isfinite(value):
        return 0.0
    return float(f"{value:.1e}")


def pounds(value: float) -> str:
    """Pounds with two figures: ``£15,000``, ``£2.3 million``, ``£0`` for less than 50p."""
    plain = rounded(value)
    size = abs(plain)
    if size < 0.5:
        return "£0"
    if size >= 1e9:
        words = f"£{size / 1e9:,.10g} billion"
    elif size >= 1e6:
        words = f"£{size / 1e6:.10g} million"
    else:
        words = f"£{max(size, 1):,.0f}"
    return f"{MINUS}{words}" if plain < 0 else words


def between(low: float, high: float) -> str:
    """A range of pounds: ``£76,000 to £93,000``."""
    ends = (pounds(low), pounds(high))
    return ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"


def short(value: float) -> str:
    """Pounds as small as an axis needs them: ``£50k``, ``£1.5m``."""
    size = abs(value)
    for unit, name in ((1e9, "bn"), (1e6, "m"), (1e3, "k")):
        if size >= unit:
            words = f"£{size / unit:.4g}{name}"
            break
    else:
        words = f"£{size:.4g}"
    return f"{MINUS}{words}" if value < 0 else words


def axis(*values: float, origin: float = 0.0) -> tuple[tuple[float, str], ...]:
    """Round places that hold all values and the origin, lowest first, each with its words."""
    low, high = min(origin, *values), max(origin, *values)
    span = (high - low) or 1.0
    power = 10.0 ** floor(log10(span / MOST_TICKS))
    step = next(
        power * step
        for step in STEPS
        if ceil(high / (power * step)) - floor(low / (power * step)) <= MOST_TICKS
        or step == STEPS[-1]
    )
    first = floor(low / step)
    last = max(first + 1, ceil(high / step))
    return tuple((place * step, short(place * step)) for place in range(first, last + 1))


def units(ticks: Sequence[tuple[float, str]]) -> str:
    """What the letters on an axis mean: ``k is a thousand and m is a million.``, or nothing."""
    ends = {words.lstrip(f"{MINUS}£0123456789.") for _, words in ticks}
    used = [f"{letter} is {words}" for letter, words in LETTERS.items() if letter in ends]
    return f"{listed(used)}." if used else ""


def cases(share: float) -> str:
    """A share of many cases, in a hundred: ``4 of 100 cases``, ``nearly all cases``."""
    count = round(HUNDRED * share)
    if count == 0 and share > 0:
        return "fewer than 1 of 100 cases"
    if count == HUNDRED and share < 1:
        return "more than 99 of 100 cases"
    return f"{count} of 100 cases"
