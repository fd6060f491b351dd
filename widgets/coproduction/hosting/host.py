"""Keeps the rooms for a desk: what is read of them, and every change that the desk makes."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from coproduction.activities.live.conduct import lines, to_json
from coproduction.activities.live.desk import HostError
from coproduction.activities.live.results import counted
from coproduction.activities.live.sheets import lines_of, state_of
from coproduction.hosting import rehearsal
from coproduction.hosting.ring import GONE, Ring, plainly
from coproduction.logic.room import codes
from coproduction.store import Entry
from coproduction.store.keys import key_hash, shared_key

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from datetime import date

    from coproduction.activities.live import Line, LiveStep, Result, Stage
    from coproduction.activities.live.desk.host import Lines, Move
    from coproduction.store import Json, Note, Room, Text


@dataclass
class RoomHost(Ring):
    """The rooms that some keys open, to be driven; a ``Host`` of a desk.

    Attributes:
        clock: Gives this moment, with the time zone of the hall.
    """

    clock: Callable[[], datetime] = lambda: datetime.now(UTC).astimezone()
    _tables: dict[tuple[str, int], tuple[tuple[str, str], ...]] = field(default_factory=dict)

    def now(self) -> datetime:
        """This moment."""
        return self.clock()

    @plainly()
    def here(self, room: str) -> Mapping[str, int]:
        """How many joined, by door."""
        return self.store.here(room)

    @plainly()
    def result(self, room: str, step: LiveStep, line: Line, stage: Stage) -> Result:
        """What the room said at a step."""
        return counted(self.store, room, step, line, stage.round)

    @plainly()
    def texts(self, room: str) -> tuple[Text, ...]:
        """All that was written."""
        return self.store.texts(room)

    @plainly()
    def entries(self, room: str) -> tuple[Entry, ...]:
        """All counts from paper and hands."""
        return self.store.entries(room)

    @plainly()
    def notes(self, room: str) -> tuple[Note, ...]:
        """All that was written down."""
        return self.store.notes(room)

    @plainly()
    def answers(self, room: str) -> int:
        """How many answers of choice were given."""
        return len(self.store.said(room))

    @plainly()
    def create(self, title: str, minutes: int, keep: date, lines: Lines, *, practice: bool) -> Room:
        """Open a room.

        Raises:
            HostError: There are too many, or this desk may open none.
        """
        if self.owner is None:
            raise HostError(GONE)
        nonce = secrets.token_hex(8)
        sheet: dict[str, Json] = {
            "lines": to_json(lines),
            "shared": key_hash(shared_key(self.owner.key, nonce)),
            "nonce": nonce,
        }
        until, mine = self._until(keep), key_hash(self.owner.key)
        return self.store.create(title, minutes, until, sheet, mine, practice, _code)

    @plainly()
    def change(self, room: str, move: Move) -> Room:
        """Make a move, whoever else makes one at the same moment."""

        def change(old: Room) -> Room:
            sheet: Any = old.sheet
            now = self.clock().timestamp()
            after, state = move(lines(lines_of(old)), state_of(old), now)
            return replace(old, sheet={**sheet, "lines": to_json(after)}, state=dict(state))

        return self.store.change(self.driven(room).id, change)

    @plainly()
    def keep(self, room: str, until: date) -> None:
        """Keep the room until the end of that day."""
        moment = self._until(until)
        self.store.change(self.driven(room).id, lambda old: replace(old, keep_until=moment))

    def _until(self, day: date) -> datetime:
        return datetime.combine(day + timedelta(days=1), time.min, self.clock().tzinfo)

    @plainly()
    def delete(self, room: str) -> None:
        """Delete the room and all that was said in it."""
        self.store.delete(self.driven(room).id)

    @plainly()
    def release(self, room: str, texts: Collection[str], *, released: bool) -> int:
        """Release texts, or hold them."""
        return self.store.release(self.driven(room).id, texts, released)

    @plainly()
    def enter(
        self, room: str, key: tuple[str, int], door: str, label: str, counts: Mapping[str, int]
    ) -> None:
        """Keep counts from paper or hands."""
        self.store.enter(self.driven(room).id, Entry(*key, door, label, counts))

    @plainly()
    def undo(self, room: str, entry: int) -> bool:
        """Take an entry back; False if it was gone."""
        return self.store.undo(self.driven(room).id, entry) is not None

    @plainly()
    def note(self, room: str, kind: str, note: int | None, value: Json) -> None:
        """Write something down."""
        self.store.note(self.driven(room).id, kind, note, value)

    @plainly()
    def drop_note(self, room: str, note: int) -> None:
        """Take away what was written down."""
        self.store.drop_note(self.driven(room).id, note)

    @plainly()
    def tables(self, room: str, number: int) -> tuple[tuple[str, str], ...]:
        """The codes of so many tables; a code never changes, so the database is asked once."""
        if (room, number) not in self._tables:
            found = self.store.tables(self.driven(room).id, number, _code)
            self._tables[room, number] = found
        return self._tables[room, number]

    @plainly()
    def fill(self, room: str) -> None:
        """Let pretend people into a practice room."""
        self._practice(room)
        rehearsal.fill(self.store, room, self.tables(room, rehearsal.TABLES))

    @plainly()
    def pretend(self, room: str, step: LiveStep, line: Line, stage: Stage) -> None:
        """Have the pretend people answer a step."""
        self._practice(room)
        at = step, line, stage
        rehearsal.answer(self.store, room, self.tables(room, rehearsal.TABLES), at)

    def _practice(self, room: str) -> None:
        """Nobody pretends in a real room.

        Raises:
            HostError: It is one, or no key opens it.
        """
        if not self.driven(room).practice:
            raise HostError(GONE)


def _code() -> str:
    return codes.code(secrets.token_bytes(codes.BYTES))
