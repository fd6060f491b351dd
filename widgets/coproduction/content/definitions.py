"""What co-production is said to be: definitions, made-up situations, and their neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from coproduction.content import notes
from coproduction.content.folder import course_folder
from coproduction.content.ladder import RUNGS
from coproduction.content.sources import cited, stated

if TYPE_CHECKING:
    from coproduction.content.folder import Folder
    from coproduction.content.reading import Row
    from coproduction.content.records import Note

LAYERS = ("top-down", "filling", "bottom-up", "left-to-it")
PLACES = ("Scotland", "Wales", "England")


@dataclass(frozen=True)
class Definition:
    """What someone says co-production is, and where our reading puts it.

    Attributes:
        quote: Their words, or ours where ``own_words``.
        rungs: The lowest and the highest rung it fits; None where it fits no rung.
        why: The reason for our reading; ``note`` is one more remark, or ``""``.
        signing: What you take on by signing it.
        short: Whether it is among the few of the short set.
    """

    id: str
    said_by: str
    year: str
    quote: str
    own_words: bool
    rungs: tuple[int, int] | None
    why: str
    signing: str
    note: str
    short: bool
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Situation:
    """A made-up situation, the part of the sandwich we read it as, and where on the ladder."""

    id: str
    title: str
    text: str
    layer: str
    why: str
    ladder: str
    note: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Principles:
    """A set of principles: who says them, how many there are, and what they are in short."""

    id: str
    said_by: str
    count: int
    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Policy:
    """One date in a country's law or policy, and what it says."""

    place: str
    date: str
    what: str
    says: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Definitions:
    """All of it, each in the order it is shown; a difference is a neighbour and how it differs."""

    definitions: tuple[Definition, ...]
    situations: tuple[Situation, ...]
    differences: tuple[Note, ...]
    principles: tuple[Principles, ...]
    policy: tuple[Policy, ...]


def read(folder: Folder) -> Definitions:
    """Read the five tables in ``folder``.

    Raises:
        ContentError: A table cannot be used; it names file, row, column and what is right.
    """
    return Definitions(
        definitions=_definitions(folder),
        situations=_situations(folder),
        differences=tuple(notes.read(folder, "differences.csv").values()),
        principles=_principles(folder),
        policy=_policy(folder),
    )


@cache
def definitions() -> Definitions:
    """Those of the settings' folder, read once."""
    return read(course_folder())


def _definitions(folder: Folder) -> tuple[Definition, ...]:
    words = ("said_by", "year", "quote", "own_words", "why", "signing", "note", "sources")
    rows = folder.rows("definitions.csv", ("id", "short", "low", "high", *words), "id")
    return tuple(
        Definition(
            id=row.slug("id"),
            said_by=row.text("said_by"),
            year=row.text("year"),
            quote=row.text("quote"),
            own_words=row.yes("own_words"),
            rungs=_rungs(row),
            why=row.text("why"),
            signing=row.text("signing"),
            note=row.maybe("note"),
            short=row.yes("short"),
            sources=stated(row, folder.sources),
        )
        for row in rows
    )


def _situations(folder: Folder) -> tuple[Situation, ...]:
    columns = ("id", "title", "text", "layer", "why", "ladder", "note", "sources")
    rows = folder.rows("situations.csv", columns, "id")
    return tuple(
        Situation(
            id=row.slug("id"),
            title=row.text("title"),
            text=row.text("text"),
            layer=row.one_of("layer", LAYERS),
            why=row.text("why"),
            ladder=row.text("ladder"),
            note=row.maybe("note"),
            sources=cited(row, folder.sources),
        )
        for row in rows
    )


def _principles(folder: Folder) -> tuple[Principles, ...]:
    rows = folder.rows("principles.csv", ("id", "said_by", "count", "text", "sources"), "id")
    return tuple(
        Principles(
            id=row.slug("id"),
            said_by=row.text("said_by"),
            count=row.whole("count", 1, 20),
            text=row.text("text"),
            sources=stated(row, folder.sources),
        )
        for row in rows
    )


def _policy(folder: Folder) -> tuple[Policy, ...]:
    rows = folder.rows("policy.csv", ("place", "date", "what", "says", "sources"), "what")
    return tuple(
        Policy(
            place=row.one_of("place", PLACES),
            date=row.text("date"),
            what=row.text("what"),
            says=row.text("says"),
            sources=stated(row, folder.sources),
        )
        for row in rows
    )


def _rungs(row: Row) -> tuple[int, int] | None:
    """Both ends of the reading, or neither where it fits no rung."""
    if not row.maybe("low") and not row.maybe("high"):
        return None
    low = row.whole("low", 1, RUNGS)
    return low, row.whole("high", low, RUNGS)
