"""Rooms for tests."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from coproduction.store import Room, RoomStore

_numbers = count()
_LATER = datetime(2026, 7, 1, tzinfo=UTC)


def make_code() -> str:
    """A code that no test has had."""
    number, letters = next(_numbers), ""
    for _ in range(5):
        number, digit = divmod(number, 10)
        letters = "BCDFGHJKMN"[digit] + letters
    return f"X{letters}"


def create(
    store: RoomStore, make_code: Callable[[], str] = make_code, keep_until: datetime = _LATER
) -> Room:
    """A room of the key "key"."""
    return store.create("Tuesday", 60, keep_until, [], "key", False, make_code)
