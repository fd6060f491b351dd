"""What a room beside its community says in words: who is short, by how many, and how surely."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor
from typing import TYPE_CHECKING

from coproduction.activities.blocks import Ranges, Stop, Stretch
from coproduction.activities.words import capital, listed, number, plural
from coproduction.content.own_profile import read_own
from coproduction.content.population import OWN, Group
from coproduction.logic.comparison import Comparison, compare
from coproduction.logic.representation import FAIR, none_by_chance

if TYPE_CHECKING:
    from coproduction.activities.answers import Answers
    from coproduction.content.population import Population, Profile
    from coproduction.logic.comparison import Row

PROFILE, TABLE, CARE = (f"who-is-missing.{name}" for name in ("profile", "own", "care"))
COUNT, UNSAID = "who-is-missing.count", "who-is-missing.unsaid"

KINDS = (("mine", "Your room"), ("ours", "The community"))
FEW_COLUMNS = ("Group", "In the community", "If the room matched", "In the room", "Likely range")
ALL_COLUMNS = (*FEW_COLUMNS, "People short", "Ratio", "Chance alone")
HOW = "The bar allows for luck. If the diamond lies outside it, luck alone is not a likely reason."
HIDDEN = "hidden"
SELDOM = 0.05
"""Below this, a gap is called more than chance would often bring."""


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


def short(room: Room) -> list[tuple[Group, str]]:
    """The groups that are surely short of people, worst first, each with by how many."""
    found = []
    for group, row in sorted(room.pairs, key=lambda pair: -pair[1].surely_missing):
        if row.count is not None and round(row.surely_missing):
            found.append((group, f"about {_people(round(row.surely_missing))} short"))
        elif row.count is None and row.surely_missing >= 1:
            found.append((group, f"at least {_people(floor(row.surely_missing))} short"))
    return found


def gaps(room: Room) -> tuple[tuple[str, str], ...]:
    """Each group that is short, with what a room in proportion would have."""
    expected = {group.id: row.expected for group, row in room.pairs}
    return tuple(
        (
            group.name,
            f"{capital(words)}. A room that matched would have {_about(expected[group.id])}.",
        )
        for group, words in short(room)
    )


def summary(room: Room) -> str:
    """The picture in a sentence."""
    total = plural(room.shown.total, "person", "people")
    words = f"{capital(total)} said which group they are in."
    if names := [f"“{group.name}”" for group, _ in short(room)]:
        return f"{words} Short of people: {listed(names)}."
    if any(row.count is None for row in room.shown.rows):
        return words
    return f"{words} No group is short by a whole person."


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
    return (
        f"Hidden: {listed(names)}. {what} small, or would give a small one away.",
        "They cannot be worked out from what is shown here, so you can pass it on.",
        "You know them yourself. "
        f"A room that matched would have {listed(expected)}. Is yours near that?",
    )


def picture(room: Room) -> Ranges:
    """Each group's share of the room with its likely range, beside its share of the community."""
    ends = [row.share for _, row in room.pairs]
    ends += [row.interval[1] for _, row in room.pairs if row.interval]
    top = min(1.0, ceil(max(ends) * 5) / 5)
    return Ranges(
        title="The room beside the community",
        sentence=summary(room),
        how=HOW,
        ticks=tuple((top * part / 2, _per_cent(top * part / 2)) for part in range(3)),
        kinds=KINDS,
        head=ALL_COLUMNS if room.shown.enough else FEW_COLUMNS,
        rows=tuple(_stretch(room, group, row) for group, row in room.pairs),
        origin=None,
    )


def _stretch(room: Room, group: Group, row: Row) -> Stretch:
    low, high = row.interval or (None, None)
    stops = [Stop(row.share, "ours")]
    if row.count is not None:
        stops.append(Stop(row.count / room.shown.total, "mine"))
    cells = [_per_cent(row.share, 1), f"{row.expected:.1f}"]
    cells.append(HIDDEN if row.count is None else str(row.count))
    between = HIDDEN if row.interval is None else " to ".join(map(_per_cent, row.interval))
    cells.append(between)
    if room.shown.enough:
        cells.append(HIDDEN if row.missing is None else _short(row.missing))
        cells.append(HIDDEN if row.ratio is None else f"{row.ratio:.2f}")
        cells.append(HIDDEN if row.p is None else _p(row.p))
    note = HIDDEN if row.count is None else ""
    return Stretch(group.name, low, high, tuple(stops), tuple(cells), note)


def surely(room: Room) -> tuple[tuple[str, str], ...]:
    """How sure the gaps are: each that is worth a look, and all of them together."""
    low, high = FAIR
    rows = [
        (group.name, f"Ratio {row.ratio:.2f}, {_chance(row.p)}")
        for group, row in room.pairs
        if row.ratio is not None and row.p is not None and not low <= row.ratio <= high
    ]
    if room.shown.fit is not None and room.shown.dissimilarity is not None:
        places = _about(room.shown.dissimilarity * room.shown.total)
        words = f"For a match, {places} of {room.shown.total} places would have to change hands"
        rows.append(("All groups together", f"{words}, {_chance(room.shown.fit.p)}"))
    return tuple(rows)


def by_lot(room: Room) -> str:
    """What even a draw by lot would do to the smallest group, where that is worth saying."""
    group, row = min(room.pairs, key=lambda pair: pair[1].share)
    chance = none_by_chance(room.shown.total, row.share)
    if chance < SELDOM:
        return ""
    times = f"about {number(round(10 * chance))} times in ten"
    if chance < 0.15:
        times = f"about one time in {round(1 / chance)}"
    elif chance > 0.95:
        times = "nearly always"
    return (
        f"Even if you drew {plural(room.shown.total, 'name')} from a hat, nobody of the group "
        f"“{group.name}” would be there {times}."
    )


def _chance(p: float) -> str:
    often = f"about once in {number(round(1 / p))}" if p >= 0.001 else "less than once in 1,000"
    verdict = "more than chance would often bring" if p < SELDOM else "which can easily be chance"
    if p > 0.4:
        return "which can easily be chance."
    return f"{verdict}. A draw by lot gives a gap this wide {often}."


def _people(count: int) -> str:
    return plural(count, "person", "people")


def _short(people: float) -> str:
    return f"{people:.1f}" if people >= 0 else f"{-people:.1f} over"


def _about(people: float) -> str:
    whole = round(people)
    return f"about {number(whole)}" if whole else "fewer than one"


def _per_cent(share: float, places: int = 0) -> str:
    return f"{100 * share:.{places}f}%"


def _p(p: float) -> str:
    return "under 0.001" if p < 0.001 else f"{p:.3f}"
