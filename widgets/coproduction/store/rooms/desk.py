"""What facilitators write down: counts from paper and hands, what is parked, and promises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select, update

from coproduction.store.rooms.part import Part, bump, hold
from coproduction.store.rooms.records import Entry, Note, RoomError
from coproduction.store.rooms.tables import entries, notes
from coproduction.store.values import Json, from_text, to_text

if TYPE_CHECKING:
    from sqlalchemy import Row


class Desk(Part):
    """Entries and notes."""

    def enter(self, room_id: str, entry: Entry) -> int:
        """Keep counts from paper or hands; gives the id they can be undone by.

        Raises:
            RoomError: "gone".
            ValueError: A count is not a whole number from nought up.
        """
        if not all(type(count) is int and count >= 0 for count in entry.counts.values()):
            msg = f"A count for {entry.question!r} is not a whole number from nought up"
            raise ValueError(msg)
        row = {
            "question": entry.question,
            "round": entry.round,
            "door": entry.door,
            "label": to_text("label", entry.label),
            "counts": to_text(entry.question, dict(entry.counts)),
        }
        with self._writing() as connection:
            number = bump(connection, room_id)
            connection.execute(entries.insert().values(room=room_id, id=number, **row))
        return number

    def entries(self, room_id: str) -> tuple[Entry, ...]:
        """All counts from paper and hands, the first entered first."""
        wanted = select(entries).where(entries.c.room == room_id).order_by(entries.c.id)
        with self._reading() as connection:
            rows = connection.execute(wanted).all()
        return tuple(_entry(row) for row in rows)

    def undo(self, room_id: str, id: int | None = None) -> Entry | None:
        """Take back one entry, or without ``id`` the last; None when it is gone already.

        With ``id``, two facilitators who undo the same entry at once do not undo two.
        """
        wanted = select(entries).where(entries.c.room == room_id)
        if id is not None:
            wanted = wanted.where(entries.c.id == id)
        with self._writing() as connection:
            hold(connection, room_id)  # nobody else undoes meanwhile
            row = connection.execute(wanted.order_by(entries.c.id.desc()).limit(1)).one_or_none()
            if row is None:
                return None
            this_one = delete(entries).where(entries.c.room == room_id, entries.c.id == row.id)
            connection.execute(this_one)
            bump(connection, room_id)
        return _entry(row)

    def note(self, room_id: str, kind: str, id: int | None, value: Json) -> int:
        """Write a note, or with ``id`` write it anew; gives its id, never given again.

        Raises:
            RoomError: "gone": there is no such room, or no such note any more.
        """
        text = to_text(kind, value)
        with self._writing() as connection:
            if id is None:
                id = bump(connection, room_id, shown=False)
                new = {"room": room_id, "id": id, "kind": kind, "value": text}
                connection.execute(notes.insert().values(new))
                return id
            this_one = update(notes).where(notes.c.room == room_id, notes.c.id == id)
            if connection.execute(this_one.values(kind=kind, value=text)).rowcount == 0:
                raise RoomError("gone", "Somebody has deleted this note meanwhile.")
        return id

    def notes(self, room_id: str, kind: str | None = None) -> tuple[Note, ...]:
        """All notes, or those of one kind, the first written first."""
        wanted = select(notes).where(notes.c.room == room_id).order_by(notes.c.id)
        if kind is not None:
            wanted = wanted.where(notes.c.kind == kind)
        with self._reading() as connection:
            rows = connection.execute(wanted).all()
        return tuple(Note(row.id, row.kind, from_text(row.value)) for row in rows)

    def drop_note(self, room_id: str, id: int) -> bool:
        """Delete a note; False when it was gone already."""
        this_one = delete(notes).where(notes.c.room == room_id, notes.c.id == id)
        with self._writing() as connection:
            return connection.execute(this_one).rowcount > 0


def _entry(row: Row[Any]) -> Entry:
    counts: Any = from_text(row.counts)
    label = str(from_text(row.label))
    return Entry(row.question, row.round, row.door, label, counts, row.id)
