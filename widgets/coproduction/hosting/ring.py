"""The keys of one browser: which rooms they open, and where the pages of these are."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from coproduction.activities.live.desk import Addresses, HostError
from coproduction.store import RoomError, StoreError
from coproduction.store.keys import key_hash, opens, shared_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.store import Room, RoomStore
    from coproduction.store.keys import Key

NOWHERE = "Rooms cannot be kept here: this page keeps what it is told for itself alone."
GONE = "This room is not there any more, or your key does not open it."


@contextmanager
def plainly() -> Iterator[None]:
    """Say what goes wrong in the words that are meant to be shown."""
    try:
        yield
    except (StoreError, RoomError) as error:
        raise HostError(str(error)) from error


@dataclass
class Ring:
    """The rooms that some keys open.

    Attributes:
        kept: Where they are kept; None where nothing is.
        keys: The keys of the browser, the newest first.
        owner: The key to this machine's desk, if the browser has it: rooms are opened with it.
        home: The course's home as others reach it, or its path alone where nobody knows that.
        join: What people type to join, or "".
        apart: Whether the browser may not hold the key yet, as beside JupyterLab.
    """

    kept: RoomStore | None
    keys: tuple[Key, ...] = field(repr=False)
    owner: Key | None = field(repr=False)
    home: str
    join: str = ""
    apart: bool = False

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

    @plainly()
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

    @plainly()
    def room(self, room: str) -> Room | None:
        """The room of that id, if a key opens it."""
        found = self.store.by_id(room)
        mine = found is not None and any(opens(key, found) for key in self.keys)
        return found if mine else None

    def driven(self, room: str) -> Room:
        """The room, to change it.

        Raises:
            HostError: It is gone, or no key opens it.
        """
        found = self.room(room)
        if found is None:
            raise HostError(GONE)
        return found

    @plainly()
    def addresses(self, room: str) -> Addresses:
        """Where the room's pages are."""
        found = self.driven(room)
        key = next(key for key in self.keys if opens(key, found))
        sheet: Any = found.sheet
        own = key.key if key.code else shared_key(key.key, str(sheet.get("nonce") or ""))
        path = urlsplit(self.home).path
        return Addresses(
            join=self.join,
            room=f"{path}room/{found.code}/",
            slides=f"{path}slides",
            helper=f"{self.home}desk?key={own}-{found.code}",
            desk=f"{path}desk?key={key.text}" if self.apart else "",
        )
