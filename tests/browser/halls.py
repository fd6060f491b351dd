"""A workshop for tests: a room in the server's own database, moved as a desk would move it."""

from __future__ import annotations

import secrets
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from coproduction.activities.live import conduct, sheet
from coproduction.content import course
from coproduction.logic.room.codes import BYTES, code
from coproduction.store import open_store
from coproduction.store.keys import key_hash, shared_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from coproduction.store import Room
    from tests.browser.serving import Server


class Hall:
    """One room of a server.

    Attributes:
        room: The room as it was last moved.
        key: The key to this machine's desk.
        shared: The key to this room alone, as a second facilitator has it.
    """

    def __init__(self, server: Server, title: str = "Tuesday in Leith", url: str = "") -> None:
        home = server.home / "data" / "coproduction"
        self.server = server
        self.store = open_store(url or f"sqlite:///{home / 'answers.sqlite'}")
        self.key = (home / "desk-key").read_text()
        nonce = secrets.token_hex(8)
        self.shared = shared_key(self.key, nonce)
        kept = {"lines": conduct.to_json(sheet(60, course())), "nonce": nonce}
        self.room: Room = self.store.rooms.create(
            title,
            60,
            datetime.now(UTC) + timedelta(days=1),
            {**kept, "shared": key_hash(self.shared)},
            key_hash(self.key),
            False,
            lambda: code(secrets.token_bytes(BYTES)),
        )

    @property
    def address(self) -> str:
        """Of a participant's page."""
        return f"{self.server.url}coproduction/room/{self.room.code}"

    @property
    def desk(self) -> str:
        """The address that hands out the key."""
        return f"{self.server.url}coproduction/desk?key={self.key}"

    def go(self, line: str, round: int = 1) -> None:
        self._move(lambda state: conduct.go_to(state, line, time.time(), round))

    def close(self, line: str) -> None:
        self._move(lambda state: conduct.close(state, line, time.time()))

    def reveal(self, line: str) -> None:
        self._move(lambda state: conduct.reveal(state, line, time.time()))

    def again(self, line: str) -> None:
        self._move(lambda state: conduct.again(state, line))

    def show(self, line: str, place: int) -> None:
        self._move(lambda state: conduct.show(state, line, place))

    def said(self, question: str) -> list[Any]:
        """Everybody's answers to a question."""
        return [row.value for row in self.store.rooms.said(self.room.id, [question])]

    def _move(self, step: Callable[[Any], Any]) -> None:
        self.room = self.store.rooms.change(
            self.room.id, lambda room: replace(room, state=step(room.state))
        )
