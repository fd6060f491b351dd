"""A room that has been held, for tests of what is handed out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from coproduction.activities.live import conduct, sheet
from coproduction.activities.live.room import Line
from coproduction.activities.live.settled import Said, settle
from coproduction.content import course
from coproduction.store import Entry, Note, Room, SaidRow, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coproduction.activities.live.settled import Told

MADE = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
HOSTILE = "<script>alert(1)</script> =cmd() \x07 & café"
SHOWN = HOSTILE.replace("\x07", "")
OPTIONS = ("1", "2", "3")


def own(id: str = "own-1", prompt: str = "Tea?") -> Line:
    """A question of the facilitator's own with three options."""
    setting = {"kind": "choose one", "prompt": prompt, "options": ["Yes", "=1+1", HOSTILE]}
    return Line(id, "own", prompt, 3.0, setting)


def room(lines: Iterable[Line] | None = None, **changes: Any) -> Room:
    """A room with these lines, or with those of two hours and one question of its own."""
    found = (*sheet(120, course()), own()) if lines is None else tuple(lines)
    made = Room(
        id="1",
        code="BCDFGH",
        key_hash="key",
        title="Tuesday in Leith",
        minutes=120,
        keep_until=datetime(2026, 11, 25, tzinfo=UTC),
        practice=False,
        opened=MADE,
        sheet={"lines": conduct.to_json(found)},
        state={},
        version=1,
    )
    return replace(made, **changes)


def votes(counts: Mapping[str, Mapping[str, int]], round: int = 1, line: str = "own-1") -> list:
    """So many people of each door for each option, as rows of a store or as entries."""
    found: list = []
    for door, by_option in counts.items():
        if door in {"paper", "hands"}:
            found.append(Entry(f"own.{line}", round, door, "", by_option))
            continue
        for option, number in by_option.items():
            for one in range(number):
                who = f"{door}-{option}-{one}"
                found.append(SaidRow(who, door, "", f"own.{line}", round, option))
    return found


def held(*ids: str, round: int = 1) -> dict:
    """A state in which these lines were held and closed, one after the other."""
    state: Any = {}
    for moment, id in enumerate(ids):
        state = conduct.go_to(state, id, float(moment), round)
        state = conduct.close(state, id, moment + 0.5)
    return state


def told(
    lines: Iterable[Line],
    state: Any,
    said: Iterable[SaidRow | Entry | Text],
    notes: Iterable[Note] = (),
    people: Mapping[str, int] | None = None,
) -> Told:
    """What these answers tell in a report."""
    said = tuple(said)

    def of(kind: type) -> tuple:
        return tuple(one for one in said if isinstance(one, kind))

    everything = Said(of(SaidRow), of(Entry), of(Text), people or {})
    return settle(course(), conduct.to_json(lines), state, everything, notes)
