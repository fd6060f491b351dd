"""Where a room stands on the ladder, how far apart, and how it moved between two rounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coproduction.logic.room.suppression import HIDDEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coproduction.logic.room.suppression import Released
    from coproduction.logic.room.tally import Vote


@dataclass(frozen=True)
class Spread:
    """Where people stand; answers that are no number, as "off", are left out.

    Attributes:
        middle: The median; between two rungs where it falls between two people.
        low: The lowest rung of the middle half: a quarter of the people, at most, are below.
        high: The highest rung of the middle half.
    """

    middle: float
    low: float
    high: float


@dataclass(frozen=True)
class Range:
    """What a released table leaves open of a spread.

    Attributes:
        least: The lowest that each figure can be.
        most: The highest that each figure can be.
    """

    least: Spread
    most: Spread

    @property
    def sure(self) -> bool:
        """Whether the middle is the same for every table that could be behind the release."""
        return self.least.middle == self.most.middle


@dataclass(frozen=True)
class Shift:
    """How people moved between two rounds. For the room's own screen: see `suppression`."""

    up: int
    same: int
    down: int

    @property
    def n(self) -> int:
        """How many placed it on a rung in both rounds."""
        return self.up + self.same + self.down


def spread(counts: Mapping[str, int]) -> Spread | None:
    """The median and the middle half of a tally's ``by_option``; None if nobody is on a rung.

    Example:
        >>> spread({"1": 1, "3": 4, "5": 3, "off": 9})
        Spread(middle=3.0, low=3.0, high=5.0)
    """
    found = _quantiles(counts)
    return None if found is None else _spread(found)


def released_spread(released: Released) -> Range | None:
    """The same from a released table, and from nothing else; None if it is too little to say.

    How the hidden people stand on the hidden rungs is not known, so every figure has a lowest and
    a highest value. They are found where one hidden option has all that the others can spare:
    whether a quarter, or half, of the people stand on some rung or below is a sum of counts.
    """
    if not released.shown or released.total is HIDDEN:
        return None
    spare = (released.rest or 0) - len(released.hidden)
    worlds = []
    for fullest in released.hidden or (None,):
        hidden = {option: 1 + (option == fullest) * spare for option in released.hidden}
        worlds.append(_quantiles({**released.shown, **hidden}))
    known = [world for world in worlds if world is not None]
    if len(known) < len(worlds):
        return None
    figures = tuple(zip(*known, strict=True))
    return Range(_spread([min(each) for each in figures]), _spread([max(each) for each in figures]))


def shift(votes: Iterable[Vote]) -> Shift:
    """How those who placed it on a rung in both rounds moved; from where to where is not kept."""
    rungs: dict[str, dict[int, int]] = {}
    for vote in votes:
        if len(vote.choices) == 1 and vote.choices[0].isdecimal():
            rungs.setdefault(vote.person, {})[vote.round] = int(vote.choices[0])
    moves = [both[2] - both[1] for both in rungs.values() if {1, 2} <= set(both)]
    up, down = sum(move > 0 for move in moves), sum(move < 0 for move in moves)
    return Shift(up, len(moves) - up - down, down)


def moved(first: Released, second: Released) -> tuple[Range, Range] | None:
    """The spreads of two rounds from their releases, where both middles are sure.

    It says no more than the two tables do, so it may stand beside them anywhere.
    """
    before, after = released_spread(first), released_spread(second)
    if before is None or after is None or not (before.sure and after.sure):
        return None
    return before, after


def _quantiles(counts: Mapping[str, int]) -> tuple[int, int, int, int] | None:
    """The low end of the middle half, the lower and the upper median, and the high end."""
    rungs = sorted(int(option) for option in counts if option.isdecimal())
    people = [rung for rung in rungs for _ in range(counts[str(rung)])]
    n = len(people)
    if not n:
        return None
    return people[n // 4], people[(n - 1) // 2], people[n // 2], people[n - 1 - n // 4]


def _spread(figures: Iterable[int]) -> Spread:
    low, lower, upper, high = figures
    return Spread((lower + upper) / 2, float(low), float(high))
