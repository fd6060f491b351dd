"""Keeps the rooms for a desk: over the store, with the keys of one browser, a clock and chance."""

from __future__ import annotations

import secrets
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from coproduction.activities.live import pretend
from coproduction.activities.live.conduct import lines, to_json
from coproduction.activities.live.desk import Addresses, HostError
from coproduction.activities.live.results import counted
from coproduction.logic.room import codes
from coproduction.store import Entry, RoomError, Said, StoreError, table_key
from coproduction.store.keys import key_hash, opens, shared_key

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from datetime import date

    from coproduction.activities.live import Line, LiveStep, Result, Stage
    from coproduction.activities.live.desk.host import Lines, Move
    from coproduction.store import Json, Note, Room, RoomStore, Text
    from coproduction.store.keys import Key

NOWHERE = "Rooms cannot be kept here: this page keeps what it is told for itself alone."
GONE = "This room is not there any more, or your key does not open it."


@contextmanager
def _plainly() -> Iterator[None]:
    """Say what goes wrong in the words that are meant to be shown."""
    try:
        yield
    except (StoreError, RoomError) as error:
        raise HostError(str(error)) from error


@dataclass
class RoomHost:
    """The rooms that some keys open; a ``Host`` of a desk.

    Attributes:
        kept: Where they are kept; None where nothing is.
        keys: The keys of the browser, the newest first.
        owner: The key to this machine's desk, if the browser has it: rooms are opened with it.
        home: The course's home as others reach it, or its path alone where nobody knows that.
        join: What people type to join, or "".
        apart: Whether the browser may not hold the key yet, as beside JupyterLab.
        clock: Gives this moment, with the time zone of the hall.
    """

    kept: RoomStore | None
    keys: tuple[Key, ...] = field(repr=False)
    owner: Key | None = field(repr=False)
    home: str
    join: str = ""
    apart: bool = False
    clock: Callable[[], datetime] = lambda: datetime.now(UTC).astimezone()
    _tables: dict[tuple[str, int], tuple[tuple[str, str], ...]] = field(default_factory=dict)

    @property
    def store(self) -> RoomStore:
        """Where the rooms are kept.

        Raises:
            HostError: Nothing is kept here.
        """
        if self.kept is None:
            raise HostError(NOWHERE)
        return self.kept

    @property
    def may_open(self) -> bool:
        """Whether rooms can be opened here."""
        return self.owner is not None

    def now(self) -> datetime:
        """This moment."""
        return self.clock()

    @_plainly()
    def rooms(self) -> tuple[Room, ...]:
        """The rooms that the keys open, the oldest first."""
        found: dict[str, Room] = {}
        for key in self.keys:
            if key.code:
                room = self.store.room(key.code)
                if room is not None and opens(key, room):
                    found[room.id] = room
            else:
                found |= {room.id: room for room in self.store.rooms(key_hash(key.key))}
        return tuple(sorted(found.values(), key=lambda room: (room.opened, room.id)))

    @_plainly()
    def room(self, room: str) -> Room | None:
        """The room of that id, if a key opens it."""
        found = self.store.by_id(room)
        mine = found is not None and any(opens(key, found) for key in self.keys)
        return found if mine else None

    def _driven(self, room: str) -> Room:
        """The room, to change it.

        Raises:
            HostError: It is gone, or no key opens it.
        """
        found = self.room(room)
        if found is None:
            raise HostError(GONE)
        return found

    @_plainly()
    def addresses(self, room: str) -> Addresses:
        """Where the room's pages are."""
        found = self._driven(room)
        key = next(key for key in self.keys if opens(key, found))
        sheet: Any = found.sheet
        own = key.key if key.code else shared_key(key.key, str(sheet.get("nonce") or ""))
        path = urlsplit(self.home).path
        return Addresses(
            join=self.join,
            room=f"{path}room/{found.code}/",
            helper=f"{self.home}desk?key={own}-{found.code}",
            desk=f"{path}desk?key={key.text}" if self.apart else "",
        )

    @_plainly()
    def here(self, room: str) -> Mapping[str, int]:
        """How many joined, by door."""
        return self.store.here(room)

    @_plainly()
    def result(self, room: str, step: LiveStep, line: Line, stage: Stage) -> Result:
        """What the room said at a step."""
        return counted(self.store, room, step, line, stage.round)

    @_plainly()
    def texts(self, room: str) -> tuple[Text, ...]:
        """All that was written."""
        return self.store.texts(room)

    @_plainly()
    def entries(self, room: str) -> tuple[Entry, ...]:
        """All counts from paper and hands."""
        return self.store.entries(room)

    @_plainly()
    def notes(self, room: str) -> tuple[Note, ...]:
        """All that was written down."""
        return self.store.notes(room)

    @_plainly()
    def answers(self, room: str) -> int:
        """How many answers of choice were given."""
        return len(self.store.said(room))

    @_plainly()
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

    @_plainly()
    def change(self, room: str, move: Move) -> Room:
        """Make a move, whoever else makes one at the same moment."""

        def change(old: Room) -> Room:
            sheet: Any = old.sheet
            state: Any = old.state
            after, state = move(lines(sheet["lines"]), state, self.clock().timestamp())
            return replace(old, sheet={**sheet, "lines": to_json(after)}, state=dict(state))

        return self.store.change(self._driven(room).id, change)

    @_plainly()
    def keep(self, room: str, until: date) -> None:
        """Keep the room until the end of that day."""
        moment = self._until(until)
        self.store.change(self._driven(room).id, lambda old: replace(old, keep_until=moment))

    def _until(self, day: date) -> datetime:
        return datetime.combine(day + timedelta(days=1), time.min, self.clock().tzinfo)

    @_plainly()
    def delete(self, room: str) -> None:
        """Delete the room and all that was said in it."""
        self.store.delete(self._driven(room).id)

    @_plainly()
    def release(self, room: str, texts: Collection[str], *, released: bool) -> int:
        """Release texts, or hold them."""
        return self.store.release(self._driven(room).id, texts, released)

    @_plainly()
    def enter(
        self, room: str, key: tuple[str, int], door: str, label: str, counts: Mapping[str, int]
    ) -> None:
        """Keep counts from paper or hands."""
        self.store.enter(self._driven(room).id, Entry(*key, door, label, counts))

    @_plainly()
    def undo(self, room: str, entry: int) -> bool:
        """Take an entry back; False if it was gone."""
        return self.store.undo(self._driven(room).id, entry) is not None

    @_plainly()
    def note(self, room: str, kind: str, note: int | None, value: Json) -> None:
        """Write something down."""
        self.store.note(self._driven(room).id, kind, note, value)

    @_plainly()
    def drop_note(self, room: str, note: int) -> None:
        """Take away what was written down."""
        self.store.drop_note(self._driven(room).id, note)

    @_plainly()
    def tables(self, room: str, number: int) -> tuple[tuple[str, str], ...]:
        """The codes of so many tables; a code never changes, so the database is asked once."""
        if (room, number) not in self._tables:
            found = self.store.tables(self._driven(room).id, number, _code)
            self._tables[room, number] = found
        return self._tables[room, number]

    @_plainly()
    def fill(self, room: str) -> None:
        """Let pretend people into a practice room."""
        self._practice(room)
        for key, door, label in self._pretend(room):
            self.store.join(room, key, door, label)

    @_plainly()
    def pretend(self, room: str, step: LiveStep, line: Line, stage: Stage) -> None:
        """Have the pretend people answer a step, on paper too; the same each time."""
        self._practice(room)
        chance = Random(f"{room} {line.id} {stage.round}")  # noqa: S311 (they only pretend)
        page = secrets.token_hex(8)
        said = [
            Said(person.key, door, question, stage.round, value, f"{page}-1", text)
            for key, door, _ in self._pretend(room)
            if (person := self.store.participant(room, key)) is not None
            for question, value, text in pretend.answers(step, line, stage, door, chance)
        ]
        self.store.save(room, said)
        known = {(entry.question, entry.round) for entry in self.store.entries(room)}
        for question, counts in pretend.sheets(step, line, stage, chance):
            if (question, stage.round) not in known:
                entry = Entry(question, stage.round, "paper", "Pretend paper", counts)
                self.store.enter(room, entry)

    def _practice(self, room: str) -> None:
        if not self._driven(room).practice:
            raise HostError(GONE)

    def _pretend(self, room: str) -> Iterator[tuple[str, str, str]]:
        """The pretend people as the store knows them: key, door and label."""
        tables = self.tables(room, pretend.TABLES)
        for one in pretend.everybody():
            if one.door == "table":
                label, code = tables[one.number - 1]
                yield table_key(code), one.door, label
            else:
                yield f"pretend {one.number}", one.door, ""


def _code() -> str:
    return codes.code(secrets.token_bytes(codes.BYTES))
