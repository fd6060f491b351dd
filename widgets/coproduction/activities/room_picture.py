"""The picture of a room beside its community: each share with its likely range, and its table."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from coproduction.activities.blocks import Ranges, Stop, Stretch
from coproduction.activities.room import summary

if TYPE_CHECKING:
    from coproduction.activities.room import Room
    from coproduction.content.population import Group
    from coproduction.logic.comparison import Row

KINDS = (("mine", "Your room"), ("ours", "The community"))
FEW_COLUMNS = ("Group", "In the community", "If the room matched", "In the room", "Likely range")
ALL_COLUMNS = (*FEW_COLUMNS, "People short", "Ratio", "Chance alone")
HOW = "The bar allows for luck. If the diamond lies outside it, luck alone is not a likely reason."
HIDDEN = "hidden"


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
    cells = [_per_cent(row.share, 1), _people(row.expected)]
    cells.append(HIDDEN if row.count is None else f"{row.count:,}")
    between = HIDDEN if row.interval is None else " to ".join(map(_per_cent, row.interval))
    cells.append(between)
    if room.shown.enough:
        cells.append(HIDDEN if row.missing is None else _short(row.missing))
        cells.append(HIDDEN if row.ratio is None else f"{row.ratio:.2f}")
        cells.append(HIDDEN if row.p is None else _p(row.p))
    note = HIDDEN if row.count is None else ""
    return Stretch(group.name, low, high, tuple(stops), tuple(cells), note)


def _short(people: float) -> str:
    if people >= 0:
        return _people(people)
    more = _people(-people)
    return "none" if more == _people(0) else f"none; {more} more"


def _people(count: float) -> str:
    """An expected number of people: small ones to a decimal, as half a person matters there."""
    return f"{count:.1f}" if count < 9.95 else f"{count:,.0f}"


def _per_cent(share: float, places: int = 0) -> str:
    return f"{100 * share:.{places}f}%"


def _p(p: float) -> str:
    return "under 0.001" if p < 0.001 else f"{p:.2g}"
