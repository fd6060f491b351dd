"""Counts what a room said: every door's answers, each person once, in whatever order they came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coproduction.logic.room.suppression import HIDDEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from coproduction.logic.room.suppression import Hidden

DOORS = ("phone", "notebook", "table", "hands", "paper")
"""The ways into a room, in the order they are shown."""


@dataclass(frozen=True)
class Vote:
    """What one person, or one table, chose.

    Attributes:
        person: Who, by a key that says nothing else.
        door: One of ``DOORS``.
        choices: The options chosen; one where one is asked for, none where it was taken back.
    """

    person: str
    door: str
    choices: tuple[str, ...]
    round: int = 1


@dataclass(frozen=True)
class Sheet:
    """Counts that somebody typed in, from paper or a show of hands; there may be several.

    Attributes:
        people: How many people it stands for. Only needed where they may choose several options,
            as ticks do not tell; 0 where nobody counted them.
    """

    door: str
    counts: Mapping[str, int]
    round: int = 1
    people: int = 0


@dataclass(frozen=True)
class Tally:
    """How often each option was chosen behind each door, in one round.

    Attributes:
        options: All options, in the order they are asked.
        counts: Door, then option, to count; zeros too. Only doors that something came through.
        people: Door to how many people, or tables, answered there, as far as is known.
        many: Whether people may choose several options.
    """

    options: tuple[str, ...]
    counts: Mapping[str, Mapping[str, int]]
    people: Mapping[str, int]
    many: bool = False

    @property
    def doors(self) -> tuple[str, ...]:
        return tuple(self.counts)

    def total(self, option: str) -> int:
        """How often an option was chosen, behind all doors."""
        return sum(by_option[option] for by_option in self.counts.values())

    @property
    def by_option(self) -> Mapping[str, int]:
        return {option: self.total(option) for option in self.options}

    @property
    def by_door(self) -> Mapping[str, int]:
        """Door to how many answers came through it; where many may be chosen, ticks."""
        return {door: sum(by_option.values()) for door, by_option in self.counts.items()}

    @property
    def answered(self) -> int:
        """How many people answered, as far as is known."""
        return sum(self.people.values())


def tally(
    options: Sequence[str],
    votes: Iterable[Vote],
    sheets: Iterable[Sheet] = (),
    round: int = 1,
    *,
    many: bool = False,
) -> Tally:
    """Count one round; the order of votes and sheets makes no difference.

    Args:
        options: Every option that may be chosen.
        votes: A person's later answer has replaced the earlier before it comes here. The same
            vote twice counts once.
        sheets: Added to the votes. One that holds nothing but zeros still opens its door.
        round: Votes and sheets of other rounds are left out.
        many: Whether a person may choose several options.

    Raises:
        ValueError: An option or a door is unknown, a count is negative, or a person gave two
            different answers, or several where one is asked for.
    """
    of_round = {vote for vote in votes if vote.round == round and vote.choices}
    entered = [sheet for sheet in sheets if sheet.round == round]
    _check(options, of_round, entered, many)
    used = {vote.door for vote in of_round} | {sheet.door for sheet in entered}
    counts = {door: dict.fromkeys(options, 0) for door in DOORS if door in used}
    people = dict.fromkeys(counts, 0)
    for vote in of_round:
        people[vote.door] += 1
        for option in set(vote.choices):
            counts[vote.door][option] += 1
    for sheet in entered:
        for option, count in sheet.counts.items():
            counts[sheet.door][option] += count
        people[sheet.door] += sheet.people if many else sum(sheet.counts.values())
    return Tally(tuple(options), counts, people, many)


def changed(before: Tally, now: Tally) -> int:
    """How many people, at least, answered otherwise than before, or as somebody new."""
    moved = [
        now.counts.get(door, {}).get(option, 0) - before.counts.get(door, {}).get(option, 0)
        for door in DOORS
        for option in now.options
    ]
    if now.many:  # one person's ticks may be in each of them
        return max(map(abs, moved), default=0)
    return max(sum(one for one in moved if one > 0), -sum(one for one in moved if one < 0))


def _check(
    options: Sequence[str], votes: Iterable[Vote], sheets: Iterable[Sheet], many: bool
) -> None:
    seen: set[str] = set()
    for vote in votes:
        _known(options, vote.door, vote.choices)
        if vote.person in seen:
            msg = "a person may vote once in a round, and one of these voted twice"
            raise ValueError(msg)
        if len(set(vote.choices)) > 1 and not many:
            msg = f"one option may be chosen, not {len(set(vote.choices))}"
            raise ValueError(msg)
        seen.add(vote.person)
    for sheet in sheets:
        _known(options, sheet.door, sheet.counts)
        if min((sheet.people, *sheet.counts.values())) < 0:
            msg = "a count on a sheet must be 0 or more"
            raise ValueError(msg)


def _known(options: Sequence[str], door: str, chosen: Iterable[str]) -> None:
    if door not in DOORS:
        msg = f"door must be one of {', '.join(DOORS)}, not {door!r}"
        raise ValueError(msg)
    unknown = [repr(option) for option in chosen if option not in options]
    if unknown:
        msg = f"no option is called {', '.join(unknown)}"
        raise ValueError(msg)


def top(counts: Mapping[str, int | Hidden], n: int) -> tuple[str, ...]:
    """The ``n`` options most chosen, most first; options level with the last of them too.

    Args:
        counts: A tally's ``by_option``, or a release's ``counts``: what is hidden there was
            chosen less often than anything that is shown, and is left out.
        n: How many are wanted. Fewer come back where fewer were chosen or are shown.
    """
    chosen = {option: count for option, count in counts.items() if count is not HIDDEN and count}
    ranked = sorted(chosen, key=lambda option: -chosen[option])
    if n < 1 or not ranked:
        return ()
    last = chosen[ranked[min(n, len(ranked)) - 1]]
    return tuple(option for option in ranked if chosen[option] >= last)
