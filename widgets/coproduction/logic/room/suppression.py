"""What may leave the room: counts in which nobody can work out a small number.

Counts of one to four are hidden, and others with them where they would give one away. Someone
who knows this module by heart, and how many people answered, still finds two or more values
possible for each hidden count, in tables that would be published exactly alike.

**Why `release` keeps that promise.** Call a count small if it is from 1 to ``threshold`` - 1.
Hidden is everything up to some value: all small counts or, where these are all the same number,
the two lowest numbers that occur. So if nothing else happens, two different numbers are hidden.
Swap a hidden count with one that differs: the same numbers occur, so the same numbers are
hidden, and what is shown has not moved. The table is published exactly alike, and its total is
the same. As each hidden count has one to swap with, each could be another.

Otherwise hiding took all but zeros, and the zeros are hidden too. Which tables are published
as nothing but their total T? All orders of such a table are. So a count could be sure only
if in every one of them all counts were the same. But (1, T - 1, 0, ..., 0) is one of them, for
every T from ``threshold`` on, and there 1 and T - 1 differ, as ``threshold`` is 4 or more. (With
one option only there is nothing to hide: its count is T, which is not small.)

A T under the threshold is hidden too. Whoever knows it all the same is no wiser: all counts
are hidden, so (T, 0, ..., 0) and all its orders look alike.

Zeros have to be hidden where no other count is shown: of (1, 1, 1, 1, 1, 0) with its zero, the
total of 5 would tell all the rest.

**Several tables of the same people.** `release_doors` says why its margins may stand together.
Rounds one and two may stand together too, each released by itself: nothing ties one to the
other, since anybody may have moved anywhere. A count of who moved up and down may *not* stand
with them, not even a large one, and not even the word that it was hidden:

- Rounds (1, 2, 20), released as (?, ?, 20), and (12, 0, 11). If 12 are said to have stayed and
  11 to have moved down, the hidden counts must be 1 and 2, in this order.
- Rounds (7, 9, 0) and (0, 11, 5) hide nothing. Four people or more stayed; so if the shift is
  hidden because it has a small count, just four stayed, and 12 moved up.

So a shift is for the room's own screen. A report says what two released rounds tell by
themselves (`spread.moved`).

**What no rule can do.** People who know the answers of some others can take them away from what
is shown, as after a show of hands. And two releases of one table, before and after a late answer,
tell that answer: release a round once, when it is closed, with one threshold.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

THRESHOLD = 5
"""Counts below this are hidden, zeros apart."""

CAREFUL_THRESHOLD = 10
"""The same for sensitive topics and small places; health services often use it."""


LEAST_THRESHOLD = 4
"""With 3, two options that two of four people ticked could be told from all other tables."""


class Hidden(Enum):
    """Stands where a count is hidden."""

    HIDDEN = "hidden"

    def __repr__(self) -> str:
        return "HIDDEN"


HIDDEN: Final = Hidden.HIDDEN
Count = int | Hidden
Key = TypeVar("Key")


@dataclass(frozen=True)
class Released:
    """A table as it may be shown to anybody.

    Attributes:
        counts: For each option its count, or ``HIDDEN``, in the order they were given.
        total: How many people answered, or ``HIDDEN`` when they are fewer than ``threshold``.
        threshold: The number under which counts were hidden.
        many: Whether people could choose several, so that counts do not add up to ``total``.
    """

    counts: Mapping[str, Count]
    total: Count
    threshold: int = THRESHOLD
    many: bool = False

    @property
    def hidden(self) -> tuple[str, ...]:
        """The options whose counts are hidden."""
        return tuple(option for option, count in self.counts.items() if count is HIDDEN)

    @property
    def shown(self) -> Mapping[str, int]:
        """The options whose counts are shown."""
        return {option: count for option, count in self.counts.items() if count is not HIDDEN}

    @property
    def rest(self) -> int | None:
        """How many chose the hidden options, all together; None where that cannot be known."""
        if self.many or self.total is HIDDEN:
            return None
        return self.total - sum(self.shown.values())


@dataclass(frozen=True)
class ReleasedDoors:
    """Answers by option and by door, as they may be shown to anybody.

    Attributes:
        options: The options, all doors together.
        doors: How many people came through each door.
        table: Door, then option, to count; None where a count in it is small.
    """

    options: Released
    doors: Released
    table: Mapping[str, Mapping[str, int]] | None


def release(counts: Mapping[str, int], threshold: int = THRESHOLD) -> Released:
    """A table of people who chose one option each, with no small count to be worked out.

    Args:
        counts: How many chose each option; zeros too.
        threshold: Counts from 1 to one below it are hidden. 4 or more.

    Raises:
        ValueError: The threshold is below 4 or a count below 0.
    """
    _check(counts.values(), threshold)
    total = sum(counts.values())
    if 0 < total < threshold:
        return Released(dict.fromkeys(counts, HIDDEN), HIDDEN, threshold)
    return Released(_without(counts, _giveaways(counts.values(), threshold)), total, threshold)


def release_many(
    counts: Mapping[str, int],
    people: int,
    most: int | None = None,
    threshold: int = THRESHOLD,
) -> Released:
    """A table of people who chose one or more options each; ``total`` is of people.

    The number of people tells little about a single count, so small counts are hidden alone if
    each of them could be anything from 1 to ``threshold`` - 1, whatever the others are. It could,
    unless people and their budget leave too little room: everybody chose at least one, which
    bounds the sum of all counts from below, and at most ``most``, which bounds it from above.
    Within these bounds every table with no count above the number of people can happen: deal
    its ticks out to people in turn. Whether there is room depends only on what is shown.

    Where there is too little, this hides as `release` does. Swapping hidden counts, as there,
    changes neither bound. Where nothing is shown, a count could be sure only in a table of all
    the same small v, as there; but one tick more or less in it, or one moved, leaves another
    table that is published alike. How many ticks there were is not published; it must not be.

    Args:
        counts: How many chose each option; zeros too.
        people: How many answered.
        most: How many options one person could choose; None for all of them.
        threshold: Counts from 1 to one below it are hidden. 4 or more.

    Raises:
        ValueError: The threshold is below 4 or a count or ``people`` below 0.
    """
    _check((*counts.values(), people), threshold)
    if 0 < people < threshold:
        return Released(dict.fromkeys(counts, HIDDEN), HIDDEN, threshold, many=True)
    small = {count for count in counts.values() if 0 < count < threshold}
    how_many = sum(count in small for count in counts.values())
    shown = sum(counts.values()) - sum(count for count in counts.values() if count in small)
    budget = people * (len(counts) if most is None else most)
    roomy = people <= shown + how_many and shown + how_many * (threshold - 1) <= budget
    hidden = small if roomy else _giveaways(counts.values(), threshold)
    return Released(_without(counts, hidden), people, threshold, many=True)


def release_doors(
    table: Mapping[str, Mapping[str, int]],
    people: Mapping[str, int] | None = None,
    most: int | None = None,
    threshold: int = THRESHOLD,
) -> ReleasedDoors:
    """Answers by option and door: the whole table if no count in it is small, or its two margins.

    The margins may stand together, for any margins with the same total fit some table. So each
    margin leaves open all it would leave open by itself. That the table is missing tells
    nothing more about a margin that hides something: such a margin has a small count, so
    every table that fits it has one. That no small count of a missing table can be worked out
    from its margins either is not proved here, but tested on every small table.

    Args:
        table: Door, then option, to count; every door with the same options.
        people: Door to how many people answered, where they could choose several options.
        most: How many options one person could choose, as in `release_many`.
        threshold: As in `release`.

    Raises:
        ValueError: As in `release`.
    """
    by_option: dict[str, int] = {}
    for row in table.values():
        for option, count in row.items():
            by_option[option] = by_option.get(option, 0) + count
    if people is None:
        options = release(by_option, threshold)
        people = {door: sum(row.values()) for door, row in table.items()}
    else:
        options = release_many(by_option, sum(people.values()), most, threshold)
    cells = [count for row in table.values() for count in row.values()]
    small = any(0 < count < threshold for count in (*cells, *people.values()))
    whole = None if small else {door: dict(row) for door, row in table.items()}
    return ReleasedDoors(options, release(people, threshold), whole)


def _giveaways(counts: Collection[int], threshold: int) -> set[int]:
    """The numbers to hide: small ones, and where they are all alike the next number too."""
    present = sorted({count for count in counts if count})
    hidden = [count for count in present if count < threshold]
    if len(hidden) == 1:
        hidden = present[:2]
    # With nothing but zeros left to show, these and the total would tell too much.
    return {0, *hidden} if hidden and len(hidden) == len(present) else set(hidden)


def _without(counts: Mapping[Key, int], hidden: set[int]) -> dict[Key, Count]:
    return {option: HIDDEN if count in hidden else count for option, count in counts.items()}


def _check(counts: Collection[int], threshold: int) -> None:
    if threshold < LEAST_THRESHOLD:
        msg = f"threshold must be {LEAST_THRESHOLD} or more, not {threshold}"
        raise ValueError(msg)
    if any(count < 0 for count in counts):
        msg = "a count must be 0 or more"
        raise ValueError(msg)
