"""Who is in a room: known by a key of this room only, with the door they came in by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select

from coproduction.store.rooms.part import Part, hold
from coproduction.store.rooms.records import Participant, RoomError, participant_key
from coproduction.store.rooms.tables import participants, rooms, said
from coproduction.store.transactions import upsert, wipe
from coproduction.store.values import from_text, to_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

MAX_PEOPLE = 1500


class People(Part):
    """Participants of rooms."""

    def join(self, room_id: str, person_key: str, door: str, label: str = "") -> Participant:
        """Let a person in. Again is harmless: the last door and label are kept.

        Raises:
            RoomError: "gone", or "full": MAX_PEOPLE are in and this is somebody new.
        """
        person = Participant(participant_key(room_id, person_key), room_id, door, label)
        if person == self.participant(room_id, person_key):
            return person  # as when a page is opened again: nothing to write, nobody to wait for
        row = {"key": person.key, "room": room_id, "door": door, "label": to_text("label", label)}
        others = select(func.count()).where(
            participants.c.room == room_id, participants.c.key != person.key
        )
        with self._writing() as connection:
            hold(connection, room_id)
            if (connection.scalar(others) or 0) >= MAX_PEOPLE:
                raise RoomError("full", "This room is full. Ask the facilitator what to do.")
            upsert(self._engine, connection, participants, row)
        return person

    def participant(self, room_id: str, person_key: str) -> Participant | None:
        """The person as they joined this room; None when they have not."""
        key = participant_key(room_id, person_key)
        wanted = select(participants.c.door, participants.c.label).where(participants.c.key == key)
        with self._reading() as connection:
            row = connection.execute(wanted).one_or_none()
        return row and Participant(key, room_id, row.door, str(from_text(row.label)))

    def here(self, room_id: str) -> Mapping[str, int]:
        """How many have joined, by door."""
        number = func.count().label("number")
        by_door = select(participants.c.door, number).where(participants.c.room == room_id)
        with self._reading() as connection:
            rows = connection.execute(by_door.group_by(participants.c.door)).all()
        return {row.door: row.number for row in rows}

    def forget_person(self, person_key: str) -> int:
        """Delete the person and what they said in every room; returns how many answers."""
        with self._writing() as connection:
            number = forget_in_rooms(connection, person_key)
        wipe(self._engine)
        return number


def forget_in_rooms(connection: Connection, person_key: str) -> int:
    """Delete the person in every room, within a transaction; returns how many answers."""
    number = 0
    # In one order, as everybody who holds several rooms must.
    for room_id in connection.scalars(select(rooms.c.id).order_by(rooms.c.id)).all():
        key = participant_key(room_id, person_key)
        if connection.scalar(select(participants.c.door).where(participants.c.key == key)):
            hold(connection, room_id)
            answers = select(func.count(said.c.value)).where(said.c.participant == key)
            number += connection.scalar(answers) or 0
            connection.execute(delete(participants).where(participants.c.key == key))
    return number
