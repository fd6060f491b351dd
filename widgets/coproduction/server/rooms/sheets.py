"""A room's sheet and state, as they are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coproduction.store import Room


def lines_of(room: Room) -> Any:
    """The lines of a room's sheet, as they are kept."""
    sheet: Any = room.sheet
    return sheet.get("lines", []) if isinstance(sheet, dict) else []


def state_of(room: Room) -> Mapping[str, Any]:
    """A room's state, as it is kept."""
    state: Any = room.state
    return state if isinstance(state, dict) else {}
