"""The rooms' tables, as the queries see them; :mod:`coproduction.store.migrations` makes them."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Integer, Table, Text

from coproduction.store.tables import Moment, metadata


def _room(primary_key: bool = False) -> Column[str]:
    # The cascades make deleting a room one statement, so nothing can be left behind.
    of_room = ForeignKey("rooms.id", ondelete="CASCADE")
    return Column("room", of_room, primary_key=primary_key, nullable=False)


# What people type (title, label, words) is kept as JSON, in ASCII: no text upsets a database.

rooms = Table(
    "rooms",
    metadata,
    Column("id", Text, primary_key=True),
    Column("key_hash", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("keep_until", Moment, nullable=False),
    Column("practice", Boolean, nullable=False),
    Column("opened", Moment, nullable=False),
    Column("sheet", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("version", Integer, nullable=False),
    # The last number given to an entry or a note: none is ever given again.
    Column("serial", Integer, nullable=False),
)

codes = Table(
    "codes",
    metadata,
    # One table for all codes, so that none leads to two places. Seat 0 is the room itself.
    Column("code", Text, primary_key=True),
    _room(),
    Column("seat", Integer, nullable=False),
)

participants = Table(
    "participants",
    metadata,
    Column("key", Text, primary_key=True),
    _room(),
    Column("door", Text, nullable=False),
    Column("label", Text, nullable=False),
)

said = Table(
    "said",
    metadata,
    # The order of the key is that of the poll: one question of one room is one stretch of it.
    Column("room", Text, primary_key=True),
    Column("question", Text, primary_key=True),
    Column("round", Integer, primary_key=True),
    Column("participant", ForeignKey("participants.key", ondelete="CASCADE"), primary_key=True),
    Column("door", Text, nullable=False),
    # Null when taken back: the row stays, to know old repeats by.
    Column("value", Text),
    Column("page", Text, nullable=False),
    Column("number", Integer, nullable=False),
    # For free text, an id of these very words; null for a choice.
    Column("text_id", Text),
    Column("released", Boolean, nullable=False),
)

entries = Table(
    "entries",
    metadata,
    _room(primary_key=True),
    Column("id", Integer, primary_key=True),
    Column("question", Text, nullable=False),
    Column("round", Integer, nullable=False),
    Column("door", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("counts", Text, nullable=False),
)

notes = Table(
    "notes",
    metadata,
    _room(primary_key=True),
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("value", Text, nullable=False),
)
