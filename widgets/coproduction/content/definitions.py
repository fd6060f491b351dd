"""What co-production is said to be: definitions, made-up situations, and their neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from coproduction import settings
from coproduction.content import tables
from coproduction.content.reading import check_unique, read_table

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from coproduction.content.reading import Row

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
class Difference:
    """A neighbour of co-production, and how it differs."""

    id: str
    term: str
    text: str
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
    """All of it, each in the order it is shown."""

    definitions: tuple[Definition, ...]
    situations: tuple[Situation, ...]
    differences: tuple[Difference, ...]
    principles: tuple[Principles, ...]
    policy: tuple[Policy, ...]


def read(folder: Path) -> Definitions:
    """Read the five tables in ``folder``.

    Raises:
        ContentError: A table cannot be used; it names file, row, column and what is right.
    """
    known = tables.sources(folder)
    return Definitions(
        definitions=_definitions(folder, known),
        situations=_situations(folder, known),
        differences=_differences(folder, known),
        principles=_principles(folder, known),
        policy=_policy(folder, known),
    )


@cache
def definitions() -> Definitions:
    """Those of the settings' folder, read once."""
    return read(settings.load().content)


def _definitions(folder: Path, known: Collection[str]) -> tuple[Definition, ...]:
    words = ("said_by", "year", "quote", "own_words", "why", "signing", "note", "sources")
    rows = read_table(folder, "definitions.csv", ("id", "short", "low", "high", *words))
    check_unique(rows, "id")
    return tuple(
        Definition(
            id=_id(row),
            said_by=row.text("said_by"),
            year=row.text("year"),
            quote=row.text("quote"),
            own_words=row.yes("own_words"),
            rungs=_rungs(row),
            why=row.text("why"),
            signing=row.text("signing"),
            note=row.maybe("note"),
            short=row.yes("short"),
            sources=_stated(row, known),
        )
        for row in rows
    )


def _situations(folder: Path, known: Collection[str]) -> tuple[Situation, ...]:
    columns = ("id", "title", "text", "layer", "why", "ladder", "note", "sources")
    rows = read_table(folder, "situations.csv", columns)
    check_unique(rows, "id")
    return tuple(
        Situation(
            id=_id(row),
            title=row.text("title"),
            text=row.text("text"),
            layer=row.one_of("layer", LAYERS),
            why=row.text("why"),
            ladder=row.text("ladder"),
            note=row.maybe("note"),
            sources=_cited(row, known),
        )
        for row in rows
    )


def _differences(folder: Path, known: Collection[str]) -> tuple[Difference, ...]:
    rows = read_table(folder, "differences.csv", ("id", "term", "text", "sources"))
    check_unique(rows, "id")
    return tuple(
        Difference(_id(row), row.text("term"), row.text("text"), _cited(row, known)) for row in rows
    )


def _principles(folder: Path, known: Collection[str]) -> tuple[Principles, ...]:
    rows = read_table(folder, "principles.csv", ("id", "said_by", "count", "text", "sources"))
    check_unique(rows, "id")
    return tuple(
        Principles(
            id=_id(row),
            said_by=row.text("said_by"),
            count=row.whole("count", 1, 20),
            text=row.text("text"),
            sources=_stated(row, known),
        )
        for row in rows
    )


def _policy(folder: Path, known: Collection[str]) -> tuple[Policy, ...]:
    rows = read_table(folder, "policy.csv", ("place", "date", "what", "says", "sources"))
    check_unique(rows, "what")
    return tuple(
        Policy(
            place=row.one_of("place", PLACES),
            date=row.text("date"),
            what=row.text("what"),
            says=row.text("says"),
            sources=_stated(row, known),
        )
        for row in rows
    )


def _id(row: Row) -> str:
    return row.matching("id", "[a-z-]+", "small letters and hyphens")


def _rungs(row: Row) -> tuple[int, int] | None:
    """Both ends of the reading, or neither where it fits no rung."""
    if not row.maybe("low") and not row.maybe("high"):
        return None
    low = row.whole("low", 1, tables.RUNGS)
    return low, row.whole("high", low, tables.RUNGS)


def _cited(row: Row, known: Collection[str]) -> tuple[str, ...]:
    return row.some_of("sources", known, "sources.csv")


def _stated(row: Row, known: Collection[str]) -> tuple[str, ...]:
    """Sources of what others say, so there must be one."""
    row.text("sources")
    return _cited(row, known)
