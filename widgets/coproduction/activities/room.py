"""What a room beside its community says in words: who is short, by how many, and how surely."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor
from typing import TYPE_CHECKING

from coproduction.activities.words import capital, listed, number, plural
from coproduction.content.own_profile import read_own
from coproduction.content.population import OWN, Group
from coproduction.logic.comparison import Comparison, compare
from coproduction.logic.representation import FAIR, SELDOM, none_by_chance

if TYPE_CHECKING:
    from coproduction.activities.answers import Answers
    from coproduction.content.population import Population, Profile
    from coproduction.logic.comparison import Row

PROFILE, TABLE, CARE = (f"who-is-missing.{name}" for name in ("profile", "own", "care"))
COUNT, UNSAID = "who-is-missing.count", "who-is-missing.unsaid"

OFTEN, RAREST = 0.4, 0.001
RARELY = "less than once in 1,000"
"""Chances above and below these are not told apart."""


@dataclass(frozen=True)
class Room:
    """A room that was counted, its community's groups, and what of both may be shown."""

    groups: tuple[Group, ...]
    shown: Comparison

    @property
    def pairs(self) -> tuple[tuple[Group, Row], ...]:
        return tuple(zip(self.groups, self.shown.rows, strict=True))


def chosen(population: Population, answers: Answers) -> Profile | None:
    """The profile of ours that was chosen; None for their own, or none yet."""
    id = answers.get((PROFILE, 1))
    return next((profile for profile in population.profiles if profile.id == id), None)


def sensitive(population: Population, answers: Answers) -> bool:
    """Whether to hide numbers under ten; for a table of their own unless they say otherwise."""
    profile, care = chosen(population, answers), answers.get((CARE, 1))
    if profile is not None and profile.sensitive:
        return True
    return care == "more" or (care is None and profile is None)


def read(population: Population, answers: Answers) -> Room | None:
    """The room as it was counted; None while something is missing."""
    careful = sensitive(population, answers)
    if answers.get((PROFILE, 1)) == OWN:
        own = read_own(str(answers.get((TABLE, 1)) or ""))
        if own.problems or not own.groups:
            return None
        groups = tuple(Group(each.name, each.name, each.share) for each in own.groups)
        counts = [each.room for each in own.groups]
        unsaid = own.unsaid
    else:
        profile = chosen(population, answers)
        if profile is None:
            return None
        groups = profile.groups
        said = [answers.get((f"{COUNT}.{profile.id}.{group.id}", 1)) for group in groups]
        counts = [int(each) for each in said if isinstance(each, int | float)]
        if len(counts) < len(groups) or not sum(counts):
            return None
        apart = answers.get((f"{UNSAID}.{profile.id}", 1))
        unsaid = int(apart) if isinstance(apart, int | float) else 0
    return Room(groups, compare(counts, [group.share for group in groups], unsaid, careful))


def short(room: Room) -> list[tuple[Group, Row]]:
    """The groups that are short of people as far as can be seen, the shortest first."""
    found = [(group, row) for group, row in room.pairs if not row.near_enough]
    return sorted(found, key=lambda pair: -pair[1].surely_missing)


def clearly(room: Room) -> list[tuple[Group, Row]]:
    """Those that are short by more than chance would often bring; none in a room too small."""
    return [(group, row) for group, row in short(room) if row.beyond_chance and room.shown.enough]


def perhaps(room: Room) -> list[tuple[Group, Row]]:
    """Those that are short, and it may be chance."""
    clear = clearly(room)
    return [pair for pair in short(room) if pair not in clear]


def by(row: Row) -> str:
    """How many people a group is short of, as ``about three people short``."""
    if row.count is None:
        return f"at least {_people(floor(row.surely_missing))} short"
    return f"about {_people(round(row.surely_missing))} short"


def gap(room: Room, row: Row) -> str:
    """A group that is short: by how many, of how many, and what chance would do."""
    chance = "" if row.p is None or not room.shown.enough else f" {_by_chance(row.p)}"
    return f"{capital(by(row))}. A room that matched would have {_about(row.expected)}.{chance}"


def summary(room: Room) -> str:
    """The picture in a sentence or two."""
    words = [f"{capital(_people(room.shown.total))} said which group they are in."]
    if clear := clearly(room):
        words.append(f"Clearly short of people: {_named(clear)}.")
    if perhaps_short := perhaps(room):
        words.append(f"Short, but it may be chance: {_named(perhaps_short)}.")
    if len(words) == 1 and all(row.count is not None for row in room.shown.rows):
        words.append("No group is far short of its share.")
    return " ".join(words)


def brief(room: Room) -> str:
    """Who is short, for a plan to start from; or nothing."""
    clear = clearly(room)
    rows = [*clear, *perhaps(room)]
    said = (
        f"{group.name}: {by(row)}{'' if (group, row) in clear else ', which may be chance'}"
        for group, row in rows
    )
    return f"{'; '.join(said)}." if rows else ""


def apart(room: Room) -> str:
    """Those who would rather not say, who are in no figure; or nothing."""
    if room.shown.unsaid is None:
        return "A few would rather not say. They are in none of these figures."
    if room.shown.unsaid:
        who = capital(plural(room.shown.unsaid, "person", "people"))
        return f"{who} would rather not say. They are in none of these figures."
    return ""


def hidden(room: Room) -> tuple[str, ...]:
    """What is hidden and why, and what those who know the numbers can do with them."""
    names = [f"“{group.name}”" for group, row in room.pairs if row.count is None]
    if not names:
        return ()
    expected = [_about(row.expected) for _, row in room.pairs if row.count is None]
    what = "This number is" if len(names) == 1 else "These numbers are"
    order = ", in that order" if len(names) > 1 else ""
    return (
        f"Hidden: {listed(names)}. {what} small, or would give a small one away.",
        "They cannot be worked out from what is shown here, so you can pass this page on.",
        f"You know them yourself. A room that matched would have {listed(expected)}{order}. "
        "Is yours near that?",
    )


def others(room: Room) -> tuple[tuple[str, str], ...]:
    """What else there is to say of a room: who is there in plenty, and all groups together."""
    rows = [
        (
            group.name,
            f"{capital(_people(round(-row.missing)))} more than in a room that matched. "
            f"{_by_chance(row.p)}",
        )
        for group, row in room.pairs
        if row.ratio is not None and row.missing is not None and row.p is not None
        if row.ratio > FAIR[1] and round(-row.missing)
    ]
    if room.shown.fit is not None and room.shown.dissimilarity is not None:
        places = _about(room.shown.dissimilarity * room.shown.total)
        words = f"For a match, {places} of {room.shown.total:,} places would have to change hands."
        rows.append(("All groups together", f"{words} {_by_chance(room.shown.fit.p)}"))
    return tuple(rows)


def by_lot(room: Room) -> str:
    """What even a draw by lot would do to the smallest group, where that is worth saying."""
    group, row = min(room.pairs, key=lambda pair: pair[1].share)
    chance = none_by_chance(room.shown.total, row.share)
    if chance < SELDOM:
        return ""
    times = f"about {number(round(10 * chance))} times in ten"
    if chance < 0.15:
        times = f"about one time in {_roughly(1 / chance)}"
    elif chance > 0.95:
        times = "nearly always"
    return (
        f"Even if you drew {plural(room.shown.total, 'name')} from a hat, {times} nobody of the "
        f"group “{group.name}” would be there."
    )


def _by_chance(p: float) -> str:
    """How often a draw by lot gives a gap as wide, no more exactly than anyone can know it."""
    if p > OFTEN:
        return "A draw by lot often gives a gap this wide."
    times = f"about once in {_roughly(1 / p)}" if p >= RAREST else RARELY
    return f"A draw by lot gives a gap this wide {times}."


def _roughly(count: float) -> str:
    """A count to one figure, as ``80`` for 78: more would be a promise."""
    whole = round(count)
    figure = round(whole, 1 - len(str(whole)))
    return f"{figure:,}" if figure >= 100 else number(figure)


def _named(pairs: list[tuple[Group, Row]]) -> str:
    return listed([f"“{group.name}”" for group, _ in pairs])


def _people(count: int) -> str:
    return plural(count, "person", "people")


def _about(people: float) -> str:
    whole = round(people)
    return f"about {number(whole)}" if whole else "fewer than one"
