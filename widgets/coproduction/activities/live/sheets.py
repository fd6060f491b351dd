"""A room's sheet and state, as whoever keeps the room hands them out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from coproduction.activities.answers import Json
    from coproduction.activities.live.conduct import State


class Kept(Protocol):
    """A room, as far as its sheet and its state go."""

    @property
    def sheet(self) -> Json: ...
    @property
    def state(self) -> Json: ...


def lines_of(room: Kept) -> Any:
    """The lines of a room's sheet, as they are kept: for ``conduct.lines`` to read."""
    sheet: Any = room.sheet
    return sheet.get("lines", []) if isinstance(sheet, dict) else []


def state_of(room: Kept) -> State:
    """A room's state, as it is kept; a room that was never begun has none yet."""
    state: Any = room.state
    return state if isinstance(state, dict) else {}
