"""The barriers of the workshop, and the tests of a fair consultation, as frozen records."""

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

SLUG = ("[a-z-]+", "small letters and hyphens")


@dataclass(frozen=True)
class Barrier:
    """One of the twelve points that the workshop raised.

    Attributes:
        said: What the workshop said.
        known: What is known about it, evidence against included.
        others: What others did.
        ask: The question to put to yourselves.
    """

    id: str
    title: str
    said: str
    known: str
    others: str
    ask: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Fairness:
    """One of the four tests of a fair consultation; ``move`` is for when it is not passed."""

    id: str
    name: str
    prompt: str
    move: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Barriers:
    """Both tables, in the order they are shown."""

    barriers: tuple[Barrier, ...]
    gunning: tuple[Fairness, ...]


def read(folder: Path) -> Barriers:
    """Read and check ``barriers.csv`` and ``gunning.csv`` in ``folder``.

    Raises:
        ContentError: A table cannot be used; it names file, row, column and what is right.
    """
    known = tables.sources(folder)
    return Barriers(_barriers(folder, known), _gunning(folder, known))


@cache
def barriers() -> Barriers:
    """What the settings' folder holds, read once."""
    return read(settings.load().content)


def _barriers(folder: Path, known: Collection[str]) -> tuple[Barrier, ...]:
    columns = ("id", "title", "said", "known", "others", "ask", "sources")
    rows = read_table(folder, "barriers.csv", columns)
    check_unique(rows, "id")
    return tuple(
        Barrier(
            id=row.matching("id", *SLUG),
            title=row.text("title"),
            said=row.text("said"),
            known=row.text("known"),
            others=row.text("others"),
            ask=row.text("ask"),
            sources=row.some_of("sources", known, "sources.csv"),
        )
        for row in rows
    )


def _gunning(folder: Path, known: Collection[str]) -> tuple[Fairness, ...]:
    rows = read_table(folder, "gunning.csv", ("id", "name", "prompt", "move", "sources"))
    check_unique(rows, "id")
    return tuple(
        Fairness(
            id=row.matching("id", *SLUG),
            name=row.text("name"),
            prompt=row.text("prompt"),
            move=row.text("move"),
            sources=row.some_of("sources", known, "sources.csv"),
        )
        for row in rows
    )
