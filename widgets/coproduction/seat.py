"""A person at a laptop, in a room: what they answer in the notebooks counts there too."""

from __future__ import annotations

import logging
import secrets
from typing import TYPE_CHECKING

from coproduction.store import RoomError, Said, StoreError, participant_key

if TYPE_CHECKING:
    from coproduction.content import Content, Question
    from coproduction.store import Json, Room, RoomStore

DOOR = "notebook"
TRIES = 20
"""How many wrong codes one page may type: a page takes seconds to start, so nobody gets far."""

_log = logging.getLogger(__name__)


class Seat:
    """One person's place in the rooms of a store.

    Args:
        rooms: The rooms.
        person: The person, as the store knows them.
        content: What the course says.
    """

    def __init__(self, rooms: RoomStore, person: str, content: Content) -> None:
        self._rooms = rooms
        self._person = person
        self._content = content
        self._wrong = 0
        self._page = secrets.token_hex(8)
        self._sent = 0

    def join(self, code: str) -> str | None:
        """The title of the room of that code, joined; None if there is none.

        Raises:
            RoomError: It is full.
        """
        if self._wrong >= TRIES:
            return None
        room = self._rooms.room(code)
        if room is None:
            self._wrong += 1
            return None
        self._rooms.join(room.id, self._person, DOOR)
        return room.title

    def title(self, code: str) -> str | None:
        """The title of the room of that code, if it is there still."""
        room = self._rooms.room(code)
        return None if room is None else room.title

    def say(self, code: str, question: Question, value: Json, round: int) -> bool:
        """Give an answer to the room too; False if it takes none to this just now.

        Trouble here never costs the person their own copy, which is kept before.
        """
        try:
            room = self._rooms.room(code)
            if room is None:
                return False
            self._sent += 1
            said = Said(
                participant_key(room.id, self._person),
                DOOR,
                question.id,
                round,
                value,
                f"{self._page}-{self._sent}",
                text=question.kind == "short text",
            )
            return self._rooms.save(room.id, [said], self._takes)[0]
        except (RoomError, StoreError, ValueError):
            _log.exception("An answer could not be given to the room")
            return False

    def _takes(self, room: Room, said: Said) -> bool:
        # Imported here because every visitor has a kernel, and few are in a room.
        from coproduction.activities.live import takes
        from coproduction.activities.live.sheets import lines_of, state_of

        key = (said.question, said.round)
        return takes(self._content, lines_of(room), state_of(room), key, said.door)
