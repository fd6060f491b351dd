"""The rooms as one server sees them: read seldom, shared by all who ask, written together."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coproduction.activities.live import Result, live, takes
from coproduction.activities.live.conduct import find, present, stage
from coproduction.activities.live.results import counted
from coproduction.activities.live.sheets import lines_of, state_of
from coproduction.server.rooms.limits import Guesses
from coproduction.server.rooms.telling import tell
from coproduction.server.rooms.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable

    from coproduction.activities.live import Line, LiveStep, Stage
    from coproduction.content import Content
    from coproduction.store import Participant, Room, RoomStore, Said

FRESH = 0.25
"""Seconds for which what was read of a room serves everybody."""

LATELY = 600.0
"""Seconds for which it is remembered who is in a room: a thousand may answer in one breath."""

PEOPLE = 4000
"""How many participants are remembered at most."""

KEPT = 400
"""How many things that were read are remembered."""


@dataclass(frozen=True)
class Present:
    """What a room is at.

    Attributes:
        line: The present line of its sheet.
        stage: How that stands.
        step: What it does.
    """

    line: Line
    stage: Stage
    step: LiveStep


class Live:
    """The rooms of a store, for the handlers of one server."""

    def __init__(
        self, store: RoomStore, content: Content, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.store = store
        self.content = content
        self.guesses = Guesses()
        self.writer = Writer(store, self._allowed)
        self._clock = clock
        self._people: dict[tuple[str, str], tuple[float, Participant]] = {}
        self._read: dict[tuple[str, ...], tuple[float, asyncio.Future[Any]]] = {}

    async def room(self, code: str) -> Room | None:
        """The room of that code as it was at most ``FRESH`` seconds ago; None if there is none."""
        found: Room | None = await self._shared(("room", code), lambda: self.store.room(code))
        return found

    async def table(self, code: str) -> tuple[str, str, str] | None:
        """The table of that code: its room's id and code, and its label; None if there is none."""

        def read() -> tuple[str, str, str] | None:
            found = self.store.table(code)
            return None if found is None else (found[0].id, found[0].code, found[1])

        table: tuple[str, str, str] | None = await self._shared(("table", code), read)
        return table

    async def participant(self, room_id: str, person: str) -> Participant | None:
        """A person as they joined this room; None if they have not, or have left it."""
        found = await asyncio.to_thread(self.store.participant, room_id, person)
        self._people.pop((room_id, person), None)
        if found is not None:
            self._people[room_id, person] = self._clock(), found
            while len(self._people) > PEOPLE:
                self._people.pop(next(iter(self._people)))
        return found

    def participant_lately(self, room_id: str, person: str) -> Participant | None:
        """The same without asking the database, as it was ``LATELY`` seconds ago at most."""
        at, found = self._people.get((room_id, person), (float("-inf"), None))
        return found if self._clock() - at <= LATELY else None

    def present(self, room: Room) -> Present | None:
        """What a room is at; None before its first step."""
        at = present(lines_of(room), state_of(room))
        return None if at is None else self._present(*at)

    def at(self, room: Room, line_id: str) -> Present | None:
        """One line of a room's sheet, present or not; None if there is none of that id."""
        line = find(lines_of(room), line_id)
        return None if line is None else self._present(line, stage(state_of(room), line.id))

    async def result(self, room: Room, at: Present) -> Result:
        """What a room has said at a step, as it was at most ``FRESH`` seconds ago.

        For the screen; where even that shows only what may leave the room, as ``told``.
        """
        if at.step.careful and at.stage.revealed:
            return await self.told(room, at)
        key = ("result", room.id, str(room.version), at.line.id, str(at.stage.round))
        said: Result = await self._shared(
            key, lambda: counted(self.store, room.id, at.step, at.line, at.stage.round)
        )
        return said

    async def told(self, room: Room, at: Present) -> Result:
        """What may leave the room of a step that is revealed: counted once, when first told.

        Who kept the page of before a late card could else subtract the two, and know the card.
        """

        def read() -> Result:
            told, _ = tell(self.store, self.content, room, (at.step, at.line))
            # It may have been opened again, a moment ago; then nothing of it may be told yet.
            return told.settled[0].result if told.settled else Result({}, 0, {})

        key = ("told", room.id, str(room.version), at.line.id, str(at.stage.round))
        said: Result = await self._shared(key, read)
        return said

    def _present(self, line: Line, stage: Stage) -> Present:
        return Present(line, stage, live(line.kind, self.content))

    def _allowed(self, room: Room, said: Said) -> bool:
        """Whether the present step takes this answer: asked where no close can slip between."""
        key = (said.question, said.round)
        return takes(self.content, lines_of(room), state_of(room), key, said.door)

    async def _shared(self, key: tuple[str, ...], read: Callable[[], Any]) -> Any:
        """What ``read`` gives, read in a thread once for all who ask within ``FRESH`` seconds."""
        at, found = self._read.get(key, (float("-inf"), None))
        if found is None or self._clock() - at > FRESH or (found.done() and found.exception()):
            found = asyncio.ensure_future(asyncio.to_thread(read))
            self._read[key] = (self._clock(), found)
            while len(self._read) > KEPT:
                self._read.pop(next(iter(self._read)))
        # Shielded: one who goes away must not take the answer from the others.
        return await asyncio.shield(found)
