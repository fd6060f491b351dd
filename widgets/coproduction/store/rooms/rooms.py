"""Rooms: made, found by their code, changed by one facilitator at a time, and deleted."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select, text, update

from coproduction.store import values
from coproduction.store.rooms.part import Part, find, hold, room_of, whole_room
from coproduction.store.rooms.records import Room, RoomError
from coproduction.store.rooms.tables import codes, rooms
from coproduction.store.transactions import insert_into, wipe

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy import Connection

    from coproduction.store.values import Json

MAX_ROOMS = 200
MAX_TABLES = 200
_TRIES = 50
_ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(20150627)"


class Rooms(Part):
    """Rooms as a whole, and the codes that lead to them."""

    def create(
        self,
        title: str,
        minutes: int,
        keep_until: datetime,
        sheet: Json,
        key_hash: str,
        practice: bool,
        make_code: Callable[[], str],
    ) -> Room:
        """Open a new room under a code that leads nowhere else.

        Raises:
            RoomError: "full": there are MAX_ROOMS already.
            ValueError: The sheet is not JSON, or ``keep_until`` has no time zone.
        """
        room_id = secrets.token_hex(8)
        row = {
            **_kept(title, minutes, keep_until, practice, sheet, state={}),
            **{"id": room_id, "key_hash": key_hash, "opened": self._clock()},
            **{"version": 1, "serial": 0},
        }
        with self._writing() as connection:
            if self._engine.dialect.name == "postgresql":
                connection.execute(text(_ONE_AT_A_TIME))
            if (connection.scalar(select(func.count()).select_from(rooms)) or 0) >= MAX_ROOMS:
                msg = f"There are {MAX_ROOMS} rooms already. Delete one that is no longer needed."
                raise RoomError("full", msg)
            connection.execute(rooms.insert().values(row))
            self._take_code(connection, room_id, 0, make_code)
            return hold(connection, room_id)

    def room(self, code: str) -> Room | None:
        """The room that people join by ``code``."""
        with self._reading() as connection:
            return find(connection, codes.c.code == code) if _typed(code) else None

    def by_id(self, room_id: str) -> Room | None:
        """The room itself, as it is now."""
        with self._reading() as connection:
            return find(connection, rooms.c.id == room_id)

    def rooms(self, key_hash: str) -> tuple[Room, ...]:
        """All rooms of one key, the oldest first."""
        wanted = whole_room().where(rooms.c.key_hash == key_hash)
        with self._reading() as connection:
            rows = connection.execute(wanted.order_by(rooms.c.opened, rooms.c.id)).all()
        return tuple(room_of(row) for row in rows)

    def change(self, room_id: str, change: Callable[[Room], Room]) -> Room:
        """Put ``change(room)`` in place of the room, while nobody else can; gives what is kept.

        Its id, code, key and opening stay as they are. The version goes up by one if anything
        changed. Keep ``change`` quick: others wait for it.

        Raises:
            RoomError: "gone".
            ValueError: The sheet or state is not JSON. Nothing changes then, nor when ``change``
                raises anything itself.
        """
        with self._writing() as connection:
            old = hold(connection, room_id)
            before = _open_to_change(old)  # as text, since ``change`` may alter what it is given
            new = change(old)
            after = _open_to_change(new)
            if after != before:
                next_one = {**after, "version": rooms.c.version + 1}
                connection.execute(update(rooms).where(rooms.c.id == room_id).values(next_one))
            return hold(connection, room_id)

    def tables(
        self, room_id: str, number: int, make_code: Callable[[], str]
    ) -> tuple[tuple[str, str], ...]:
        """The labels and codes of the first ``number`` tables; those still missing are made.

        Raises:
            RoomError: "gone", or "full": a room has at most MAX_TABLES.
        """
        if number > MAX_TABLES:
            raise RoomError("full", f"A room has {MAX_TABLES} tables at most.")
        wanted = select(codes.c.seat, codes.c.code).where(codes.c.room == room_id)
        with self._writing() as connection:
            hold(connection, room_id)
            made = {row.seat: row.code for row in connection.execute(wanted)}
            for seat in range(1, number + 1):
                if seat not in made:
                    made[seat] = self._take_code(connection, room_id, seat, make_code)
        return tuple((_label(seat), made[seat]) for seat in range(1, number + 1))

    def table(self, code: str) -> tuple[Room, str] | None:
        """The room and label of the table whose scribe has ``code``."""
        leads_to = select(codes.c.room, codes.c.seat).where(codes.c.code == code, codes.c.seat > 0)
        with self._reading() as connection:
            found = connection.execute(leads_to).one_or_none() if _typed(code) else None
            room = found and find(connection, rooms.c.id == found.room)
        return (room, _label(found.seat)) if found and room else None

    def delete(self, room_id: str) -> bool:
        """Delete the room and all that was said in it, at once; False if it was not there."""
        with self._writing() as connection:
            gone = connection.execute(delete(rooms).where(rooms.c.id == room_id)).rowcount > 0
        wipe(self._engine)
        return gone

    def purge(self, now: datetime) -> int:
        """Delete the rooms that were to be kept until ``now`` or before; returns how many."""
        over = select(rooms.c.id).where(rooms.c.keep_until <= values.in_utc(now))
        with self._writing() as connection:
            # In one order, as everybody who holds several rooms must.
            ids = connection.scalars(over.order_by(rooms.c.id).with_for_update()).all()
            connection.execute(delete(rooms).where(rooms.c.id.in_(ids)))
        wipe(self._engine)  # also after those whose own wiping met busy readers
        return len(ids)

    def _take_code(
        self, connection: Connection, room_id: str, seat: int, make_code: Callable[[], str]
    ) -> str:
        """Write down a code that leads nowhere yet; the database sees to it that none is shared."""
        insert = insert_into(self._engine, codes)
        new = insert.on_conflict_do_nothing(index_elements=["code"]).returning(codes.c.code)
        for _try in range(_TRIES):
            code = make_code()
            row = {"code": code, "room": room_id, "seat": seat}
            if connection.scalar(new.values(row)) == code:
                return code
        raise RoomError("full", "No code is free just now. Delete a room that is over.")


def _typed(code: str) -> bool:
    """Whether this can be a code at all: a database may choke on what else people type."""
    return code.isascii() and code.isalnum()


def _label(seat: int) -> str:
    return f"Table {seat}"


def _open_to_change(room: Room) -> dict[str, object]:
    given = (room.title, room.minutes, room.keep_until, room.practice, room.sheet, room.state)
    return _kept(*given)


def _kept(
    title: str, minutes: int, keep_until: datetime, practice: bool, sheet: Json, state: Json
) -> dict[str, object]:
    """All of a room that may change, as the database has it."""
    return {
        "title": values.to_text("the room's title", title),
        "minutes": minutes,
        "keep_until": values.in_utc(keep_until),
        "practice": practice,
        "sheet": values.to_text("the room's sheet", sheet),
        "state": values.to_text("the room's state", state),
    }
