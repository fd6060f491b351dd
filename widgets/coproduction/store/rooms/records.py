"""What goes into a room's part of the store and comes out of it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from coproduction.store.values import to_text

if TYPE_CHECKING:
    from datetime import datetime

    from coproduction.store.values import Json

_LIMIT = 2**31
_NAME = re.compile(r"[!-~]{1,200}")
_SENT = re.compile(r"([A-Za-z0-9]{1,64})-([0-9]{1,10})")


class RoomError(Exception):
    """A room is full or gone; the message can be shown as it is."""

    def __init__(self, why: Literal["full", "gone"], words: str) -> None:
        super().__init__(words)
        self.why = why


GONE = "This room is not there any more: it was closed and deleted."


@dataclass(frozen=True)
class Room:
    """One workshop.

    Attributes:
        key_hash: The hash of the key to its desk. Not shown by ``repr``.
        minutes: How long it is planned to last.
        keep_until: When it is deleted by itself.
        practice: Filled with pretend people, to rehearse.
        sheet: Its steps; ``state``: which of them is present, and how far each has come.
        version: Goes up whenever what is shown may have changed.
    """

    id: str
    code: str
    key_hash: str = field(repr=False)
    title: str
    minutes: int
    keep_until: datetime
    practice: bool
    opened: datetime
    sheet: Json
    state: Json
    version: int


@dataclass(frozen=True)
class Participant:
    """Somebody in one room. Their key is of this room only, and leads to no other."""

    key: str = field(repr=False)
    room: str
    door: str
    label: str = ""


@dataclass(frozen=True)
class Said:
    """One answer on its way in; None takes an answer back.

    Attributes:
        sent: "<page>-<n>", made on the phone: the n-th thing that this visit to the page sent.
        text: Whether it is free text, which is held until a facilitator releases it.

    Raises:
        ValueError: It cannot be kept. Said here, so that it never spoils the others' transaction.
    """

    participant: str = field(repr=False)
    door: str
    question: str
    round: int
    value: Json = field(repr=False)
    sent: str
    text: bool = False

    def __post_init__(self) -> None:
        names = (self.participant, self.door, self.question)
        if not all(_NAME.fullmatch(name) for name in names) or not 0 < self.round < _LIMIT:
            msg = "A person, door and question are plain words in ASCII, and a round counts from 1"
            raise ValueError(msg)
        if not _SENT.fullmatch(self.sent) or self.number >= _LIMIT:
            msg = "What a page sends is numbered, as in 'k3x9-1'"
            raise ValueError(msg)
        to_text(self.question, self.value)

    @property
    def page(self) -> str:
        """The visit to the page that sent it."""
        return self.sent.partition("-")[0]

    @property
    def number(self) -> int:
        """How many things that page had sent by then."""
        return int(self.sent.partition("-")[2])


class SaidRow(NamedTuple):
    """One answer as the room counts it: never free text."""

    participant: str
    door: str
    label: str
    question: str
    round: int
    value: Json


@dataclass(frozen=True)
class Text:
    """Somebody's own words. Changed words are another Text with another id, held again."""

    id: str
    question: str
    round: int
    door: str
    label: str
    words: Json
    released: bool


@dataclass(frozen=True)
class Entry:
    """Counts from paper or from hands: how many, by option. The store gives the id."""

    question: str
    round: int
    door: str
    label: str
    counts: Mapping[str, int]
    id: int = 0


@dataclass(frozen=True)
class Note:
    """What a facilitator wrote down: something parked, or a promise."""

    id: int
    kind: str
    value: Json


def participant_key(room_id: str, person_key: str) -> str:
    """The key of a person in one room; nobody can undo it, and it says nothing of other rooms."""
    return hashlib.sha256(f"{room_id} {person_key}".encode()).hexdigest()


def table_key(code: str) -> str:
    """A table as a person: whoever writes for it, it is one participant."""
    return f"table {code}"
