"""What the parts of a RoomStore share: its transactions, and the lock on one room.

Everybody takes the room first and anything else after it, so that nobody waits in a circle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from coproduction.store import values
from coproduction.store.rooms.records import GONE, Room, RoomError
from coproduction.store.rooms.tables import codes, rooms
from coproduction.store.transactions import transaction

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from datetime import datetime

    from sqlalchemy import ColumnElement, Connection, Engine, Row, Select

OF_ROOM = (
    *(rooms.c.id, codes.c.code, rooms.c.key_hash, rooms.c.title, rooms.c.minutes),
    *(rooms.c.keep_until, rooms.c.practice, rooms.c.opened, rooms.c.sheet, rooms.c.state),
    rooms.c.version,
)
"""The columns of a Room, in its order."""


class Part:
    """Some of a RoomStore's methods; each is one transaction and raises StoreError like them."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime] = values.now) -> None:
        self._engine = engine
        self._clock = clock

    def _reading(self) -> AbstractContextManager[Connection]:
        return transaction(self._engine)

    def _writing(self) -> AbstractContextManager[Connection]:
        return transaction(self._engine, alone=True)


def whole_room() -> Select[Any]:
    """Rooms with the codes they are joined by."""
    return select(*OF_ROOM).join_from(codes, rooms).where(codes.c.seat == 0)


def room_of(row: Row[Any]) -> Room:
    """The value of one row of :func:`whole_room`."""
    given = dict(row._mapping)
    return Room(**given | {name: values.from_text(given[name]) for name in _IN_JSON})


_IN_JSON = ("title", "sheet", "state")


def find(connection: Connection, which: ColumnElement[bool]) -> Room | None:
    """The room that is so; None when there is none."""
    row = connection.execute(whole_room().where(which)).one_or_none()
    return None if row is None else room_of(row)


def hold(connection: Connection, room_id: str, share: bool = False) -> Room:
    """Read the room and keep it as it is until the transaction ends.

    With ``share`` others may hold it so too, and only who would change it waits.

    Raises:
        RoomError: There is no such room.
    """
    # SQLite has no such words and needs none: who writes there is alone.
    wanted = whole_room().where(rooms.c.id == room_id)
    row = connection.execute(
        wanted.with_for_update(read=share, key_share=not share, of=rooms)
    ).one_or_none()
    if row is None:
        raise RoomError("gone", GONE)
    return room_of(row)


def bump(connection: Connection, room_id: str, shown: bool = True) -> int:
    """Give the next number for an entry or a note; if it is shown, the version goes up too.

    Raises:
        RoomError: There is no such room.
    """
    new = {"serial": rooms.c.serial + 1} | ({"version": rooms.c.version + 1} if shown else {})
    changed = update(rooms).where(rooms.c.id == room_id).values(new).returning(rooms.c.serial)
    number: int | None = connection.execute(changed).scalar_one_or_none()
    if number is None:
        raise RoomError("gone", GONE)
    return number
