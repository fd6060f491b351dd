"""How a room goes on: its sheet and state as a store keeps them, and every move a desk can make.

Each move takes a state and gives the next one; nothing is changed in place, and nothing here
knows the clock. A moment is a number of seconds since any fixed one, as ``datetime.timestamp``.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, TypeAlias

from coproduction.activities.live.room import Line, Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coproduction.activities.answers import Json

State: TypeAlias = "Mapping[str, Any]"

SETTLED = 2
"""The last round there is."""


@dataclass(frozen=True)
class Taken:
    """When a line was begun and ended, in moments; None for not yet."""

    began: float | None = None
    ended: float | None = None


def to_json(lines: Iterable[Line]) -> Json:
    """A sheet as a store keeps it."""
    return [{**asdict(line), "setting": dict(line.setting)} for line in lines]


def lines(sheet: Json) -> tuple[Line, ...]:
    """A sheet as it was kept."""
    rows: Any = sheet
    return tuple(Line(**row) for row in rows or ())


def find(sheet: Json, id: str) -> Line | None:
    """The line of that id, or None."""
    return next((line for line in lines(sheet) if line.id == id), None)


def present(sheet: Json, state: State) -> tuple[Line, Stage] | None:
    """The line that the room is at and how it stands; None before the first."""
    line = find(sheet, str(state.get("present") or ""))
    return None if line is None else (line, stage(state, line.id))


def stage(state: State, id: str) -> Stage:
    """How a line stands; one that was never begun is closed."""
    kept = state.get("stages", {}).get(id)
    return Stage(**kept) if kept else Stage(open=False)


def begun(state: State, id: str) -> bool:
    """Whether a line was ever opened."""
    return id in state.get("stages", {})


def taken(state: State, id: str) -> Taken:
    """When a line was begun and ended."""
    return Taken(**state.get("taken", {}).get(id, {}))


def opened(state: State, id: str, round: int) -> int:
    """How often a round of a line was opened: what was counted before the last may not hold."""
    return int(state.get("opened", {}).get(f"{id} {round}", 0))


def go_to(state: State, id: str, now: float, round: int = 1) -> State:
    """Make a line the present one, open; the one before it closes.

    A line that was there already keeps its round, and what was revealed stays so.
    """
    before = str(state.get("present") or "")
    if before and before != id:
        state = close(state, before, now)
    known = stage(state, id) if begun(state, id) else Stage(round=round)
    began = taken(state, id).began
    state = _staged(state, id, replace(known, open=not known.revealed))
    state = _timed(state, id, Taken(now if began is None else began, None))
    return {**state, "present": id, "started": state.get("started") or now}


def close(state: State, id: str, now: float) -> State:
    """Take no more answers at a line."""
    state = _staged(state, id, replace(stage(state, id), open=False))
    return _timed(state, id, replace(taken(state, id), ended=now))


def reopen(state: State, id: str) -> State:
    """Take answers again; what was revealed is covered, so that nobody follows the others."""
    return _staged(state, id, replace(stage(state, id), open=True, revealed=False))


def reveal(state: State, id: str, now: float) -> State:
    """Show what the room said; nothing more is taken in this round."""
    state = close(state, id, now)
    return _staged(state, id, replace(stage(state, id), revealed=True, show=0))


def cover(state: State, id: str) -> State:
    """Hide the result again."""
    return _staged(state, id, replace(stage(state, id), revealed=False))


def again(state: State, id: str) -> State:
    """Ask once more, as the second round."""
    return _staged(state, id, Stage(open=True, round=SETTLED))


def show(state: State, id: str, place: int) -> State:
    """Put the question in that place on the screen."""
    return _staged(state, id, replace(stage(state, id), show=max(0, place)))


def _staged(state: State, id: str, new: Stage) -> State:
    before = stage(state, id)
    times = opened(state, id, new.round)
    if new.open and not (before.open and before.round == new.round):
        times += 1
    return {
        **state,
        "stages": {**state.get("stages", {}), id: asdict(new)},
        "opened": {**state.get("opened", {}), f"{id} {new.round}": times},
    }


def _timed(state: State, id: str, taken: Taken) -> State:
    return {**state, "taken": {**state.get("taken", {}), id: asdict(taken)}}
