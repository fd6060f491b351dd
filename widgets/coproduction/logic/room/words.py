"""Sentences about a room; those about a release are made of what it shows and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.logic.room.spread import moved, released_spread
from coproduction.logic.room.suppression import HIDDEN, THRESHOLD
from coproduction.logic.room.tally import top

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coproduction.logic.room.runsheet import Flow
    from coproduction.logic.room.spread import Shift
    from coproduction.logic.room.suppression import Count, Released

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

NAMED = 3
"""How many steps are named in a sentence; more are a list, and nobody hears a list out."""


def number(count: int) -> str:
    """A count as it is said: a word up to ten."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def people(count: int) -> str:
    """How many people: ``one person``, ``12 people``."""
    return f"{number(count)} {'person' if count == 1 else 'people'}"


def fewer(threshold: int = THRESHOLD) -> str:
    """What stands for a hidden total: ``fewer than five``."""
    return f"fewer than {number(threshold)}"


def cell(count: Count) -> str:
    """What stands in a table; a hidden count need not be a small one."""
    return "hidden" if count is HIDDEN else str(count)


def said(released: Released, names: Mapping[str, str]) -> str:
    """A released table in a sentence or three.

    Args:
        released: The table.
        names: What each option is called in a sentence.
    """
    if released.total is HIDDEN:
        words = capital(fewer(released.threshold))
        return f"{words} people answered, so nothing is shown."
    answered = f"{capital(people(released.total))} answered."
    if not released.shown:
        return f"{answered} The counts are hidden, so that nobody is singled out."
    if not any(released.shown.values()) and not released.hidden:
        return "Nobody has answered."
    # Nobody may have counted the people behind sheets of ticks.
    parts = [*([answered] if released.total else []), *_most(released, names)]
    if released.hidden:
        hidden = listed([names[option] for option in released.hidden])
        together = "" if released.rest is None else f", {people(released.rest)} together"
        parts.append(f"Hidden: {hidden}{together}.")
    return " ".join(parts)


def _most(released: Released, names: Mapping[str, str]) -> list[str]:
    best = top(released.counts, 1)
    if not best:
        return []
    count = released.shown[best[0]]
    each = "" if len(best) == 1 else " each"
    chosen = listed([names[option] for option in best])
    return [f"Most often chosen: {chosen}, by {people(count)}{each}."]


def stands(released: Released) -> str:
    """Where a released round stands on the ladder; "" where that is too little to say."""
    found = released_spread(released)
    if found is None:
        return ""
    if not found.sure:
        low, high = found.least.middle, found.most.middle
        return f"The middle of the room is somewhere from {_rung(low)} to {_rung(high)}."
    words = f"The middle of the room is {_rung(found.most.middle)}"
    if (found.least.low, found.least.high) != (found.most.low, found.most.high):
        return f"{words}."
    low, high = found.most.low, found.most.high
    half = f"on {_rung(low)}" if low == high else f"from {_rung(low)} to {_rung(high)}"
    return f"{words}. The middle half is {half}."


def went(first: Released, second: Released) -> str:
    """How the middle moved between two released rounds; "" where that is not sure."""
    found = moved(first, second)
    if found is None:
        return ""
    before, after = (each.most.middle for each in found)
    if before == after:
        return f"The middle of the room stayed at {_rung(before)}."
    way = "up" if after > before else "down"
    return f"The middle of the room moved {way}, from {_rung(before)} to {_rung(after)}."


def shifted(shift: Shift) -> str:
    """How people moved, for the room's own screen only; "" if nobody placed it twice."""
    if not shift.n:
        return ""
    start = f"Of the {people(shift.n)} who placed it twice"
    ways = ((shift.up, "moved up"), (shift.down, "moved down"), (shift.same, "stayed"))
    return f"{start}, {listed([f'{number(count)} {way}' for count, way in ways])}."


def runs(flow: Flow, titles: Mapping[str, str]) -> str:
    """What to do about the clock, to the facilitator; "" while the workshop is to its plan."""
    parts = []
    if minutes := round(abs(flow.late)):
        parts.append(f"{_minutes(minutes)} {'late' if flow.late > 0 else 'in hand'}.")
    for what, steps in (("Shorten", flow.shortened), ("Drop", flow.drop)):
        if len(steps) > NAMED:
            parts.append(f"{what} {number(len(steps))} steps: the sheet marks them.")
        elif steps:
            parts.append(f"{what} {listed([titles[step] for step in steps])}.")
    if over := round(flow.over):
        parts.append(f"Even so you would end {_minutes(over).lower()} over time.")
    return " ".join(parts)


def listed(items: Sequence[str]) -> str:
    """Items as prose: ``a``, ``a and b``, ``a, b and c``."""
    return " and ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))


def capital(text: str) -> str:
    """The text with its first letter large; the rest stays as it is."""
    return text[:1].upper() + text[1:]


def _rung(place: float) -> str:
    if place == int(place):
        return f"rung {int(place)}"
    return f"between rungs {int(place)} and {int(place) + 1}"


def _minutes(count: int) -> str:
    return f"{capital(number(count))} {'minute' if count == 1 else 'minutes'}"
