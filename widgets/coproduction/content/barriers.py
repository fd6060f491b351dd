"""The barriers of the workshop, and the tests of a fair consultation, as frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from coproduction.content.folder import course_folder
from coproduction.content.sources import stated

if TYPE_CHECKING:
    from coproduction.content.folder import Folder


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


def read(folder: Folder) -> Barriers:
    """Read and check ``barriers.csv`` and ``gunning.csv`` in ``folder``.

    Raises:
        ContentError: A table cannot be used; it names file, row, column and what is right.
    """
    return Barriers(_barriers(folder), _gunning(folder))


@cache
def barriers() -> Barriers:
    """What the settings' folder holds, read once."""
    return read(course_folder())


def _barriers(folder: Folder) -> tuple[Barrier, ...]:
    columns = ("id", "title", "said", "known", "others", "ask", "sources")
    return tuple(
        Barrier(
            id=row.slug("id"),
            title=row.text("title"),
            said=row.text("said"),
            known=row.text("known"),
            others=row.text("others"),
            ask=row.text("ask"),
            sources=stated(row, folder.sources),
        )
        for row in folder.rows("barriers.csv", columns, "id")
    )


def _gunning(folder: Folder) -> tuple[Fairness, ...]:
    columns = ("id", "name", "prompt", "move", "sources")
    return tuple(
        Fairness(
            id=row.slug("id"),
            name=row.text("name"),
            prompt=row.text("prompt"),
            move=row.text("move"),
            sources=stated(row, folder.sources),
        )
        for row in folder.rows("gunning.csv", columns, "id")
    )
