"""What facilitators write down beside the answers: what is parked, promised, and when to report.

A note has a kind and a value as JSON. A desk writes them as they are named here; whatever is
missing or odd in one is read as nothing, since notes may be older than this module.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coproduction.activities.answers import Json

PARKED, PROMISE, REPORT_BACK = "parked", "promise", "report-back"
"""The kinds: ``Parked``, ``Promise``, and ``{"on": "2026-12-07"}``."""


class Note(Protocol):
    """A note, as a store gives it."""

    @property
    def kind(self) -> str: ...
    @property
    def value(self) -> Json: ...


@dataclass(frozen=True)
class Parked:
    """Something for another day, and who takes it home."""

    what: str = ""
    owner: str = ""


@dataclass(frozen=True)
class Promise:
    """You said, we will; or what we cannot do, and why.

    ``by`` is a day as in "2026-12-07", or words.
    """

    said: str = ""
    will: str = ""
    owner: str = ""
    by: str = ""
    cannot: str = ""
    why: str = ""


Record = TypeVar("Record", Parked, Promise)


def parked(notes: Iterable[Note]) -> tuple[Parked, ...]:
    """What was parked, in the order it was written."""
    return _read(notes, PARKED, Parked)


def promises(notes: Iterable[Note]) -> tuple[Promise, ...]:
    """What was promised, and what was not, in the order it was written."""
    return _read(notes, PROMISE, Promise)


def report_back(notes: Iterable[Note]) -> date | None:
    """The day on which people hear back: the one written last."""
    found = [_words(note.value, "on") for note in notes if note.kind == REPORT_BACK]
    return day_of(found[-1]) if found else None


def day_of(words: str) -> date | None:
    """A day as a browser writes it; None for anything else."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def _read(notes: Iterable[Note], kind: str, shape: type[Record]) -> tuple[Record, ...]:
    names = [each.name for each in fields(shape)]
    found = (
        shape(**{name: _words(note.value, name) for name in names})
        for note in notes
        if note.kind == kind
    )
    return tuple(one for one in found if one != shape())


def _words(value: Json, name: str) -> str:
    found = value.get(name) if isinstance(value, dict) else None
    return str(found).strip() if found is not None else ""
