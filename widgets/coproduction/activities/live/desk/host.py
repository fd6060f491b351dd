"""What a desk is told and may do: whoever keeps the rooms does it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

# What is built upon is needed at once, and not for types alone.
from coproduction.activities.live.results import Entry, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import date, datetime

    from coproduction.activities.answers import Json
    from coproduction.activities.live.conduct import State
    from coproduction.activities.live.room import Line, Result, Stage
    from coproduction.activities.live.step import LiveStep

    Lines = tuple[Line, ...]
    Move = Callable[[Lines, State, float], tuple[Lines, State]]
    """From a sheet, a state and the moment now to the next sheet and state."""


class HostError(Exception):
    """It cannot be done, or nobody can be asked; the message can be shown as it is."""


class Room(Protocol):
    """One room."""

    @property
    def id(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def minutes(self) -> int: ...
    @property
    def keep_until(self) -> datetime: ...
    @property
    def practice(self) -> bool: ...
    @property
    def opened(self) -> datetime: ...
    @property
    def sheet(self) -> Json: ...
    @property
    def state(self) -> Json: ...


class HeldText(Text, Protocol):
    """What somebody wrote, with the id of these very words."""

    @property
    def id(self) -> str: ...


class Counted(Entry, Protocol):
    """What was counted on paper or by hand, with the id by which it is undone."""

    @property
    def id(self) -> int: ...
    @property
    def label(self) -> str: ...


class Note(Protocol):
    """What was written down."""

    @property
    def id(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def value(self) -> Json: ...


@dataclass(frozen=True)
class Addresses:
    """Where a room's pages are.

    Attributes:
        join: What people type, as others reach it; "" where nobody knows.
        room: The room's own pages, with a slash at the end; what follows names the page.
        slides: The presentation, which is the same for every room.
        helper: The desk, with this room's key, as others reach it.
        desk: This desk as a page, with its key, where the browser may not have it yet; else "".
    """

    join: str
    room: str
    slides: str
    helper: str
    desk: str = ""


class Host(Protocol):
    """Whoever keeps the rooms. Anything here may raise HostError.

    A room is named by its id, and only those that this browser's keys open are found.
    """

    @property
    def may_open(self) -> bool:
        """Whether this desk may open rooms, and not only help in one."""
        ...

    def now(self) -> datetime:
        """This moment, with the time zone of the hall."""
        ...

    def rooms(self) -> Sequence[Room]: ...
    def room(self, room: str) -> Room | None: ...
    def addresses(self, room: str) -> Addresses: ...
    def here(self, room: str) -> Mapping[str, int]: ...
    def result(self, room: str, step: LiveStep, line: Line, stage: Stage) -> Result: ...
    def texts(self, room: str) -> Sequence[HeldText]: ...
    def entries(self, room: str) -> Sequence[Counted]: ...
    def notes(self, room: str) -> Sequence[Note]: ...
    def answers(self, room: str) -> int:
        """How many answers were given in the room."""
        ...

    def create(
        self, title: str, minutes: int, keep: date, lines: Lines, *, practice: bool
    ) -> Room: ...
    def change(self, room: str, move: Move) -> Room: ...
    def keep(self, room: str, until: date) -> None: ...
    def delete(self, room: str) -> None: ...
    def release(self, room: str, texts: Collection[str], *, released: bool) -> int: ...
    def enter(
        self, room: str, key: tuple[str, int], door: str, label: str, counts: Mapping[str, int]
    ) -> None: ...
    def undo(self, room: str, entry: int) -> bool: ...
    def note(self, room: str, kind: str, note: int | None, value: Json) -> None: ...
    def drop_note(self, room: str, note: int) -> None: ...
    def tables(self, room: str, number: int) -> tuple[tuple[str, str], ...]:
        """The labels and codes of so many tables; those still missing are made."""
        ...

    def fill(self, room: str) -> None:
        """Let pretend people in."""
        ...

    def pretend(self, room: str, step: LiveStep, line: Line, stage: Stage) -> None:
        """Have the pretend people answer a step."""
        ...
