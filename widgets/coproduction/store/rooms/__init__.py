"""Rooms: workshops that many people are in at once, and what was said in each.

store = open_store("sqlite:////home/ann/answers.sqlite")
room = store.rooms.create("Tuesday", 60, keep_until, sheet, key_hash, False, make_code)
ann = store.rooms.join(room.id, person_key(token), "phone")
store.rooms.save(room.id, [Said(ann.key, "phone", "vignettes.rung.V5", 1, 3, "k3x9-1")])
store.rooms.said(room.id)  # (SaidRow(ann.key, "phone", "", "vignettes.rung.V5", 1, 3),)
"""

from __future__ import annotations

from coproduction.store.rooms.desk import Desk
from coproduction.store.rooms.people import MAX_PEOPLE, People
from coproduction.store.rooms.records import (
    Entry,
    Note,
    Participant,
    Room,
    RoomError,
    Said,
    SaidRow,
    Text,
    participant_key,
    table_key,
)
from coproduction.store.rooms.rooms import MAX_ROOMS, MAX_TABLES, Rooms
from coproduction.store.rooms.sayings import Sayings

__all__ = [
    "MAX_PEOPLE",
    "MAX_ROOMS",
    "MAX_TABLES",
    "Entry",
    "Note",
    "Participant",
    "Room",
    "RoomError",
    "RoomStore",
    "Said",
    "SaidRow",
    "Text",
    "participant_key",
    "table_key",
]


class RoomStore(Rooms, People, Sayings, Desk):
    """All rooms of a database; ``rooms`` of a :class:`coproduction.store.AnswerStore`.

    Every method is one transaction, and raises StoreError when the database does not answer.
    Any number of processes may share the database: the state of a room is there alone.
    """
