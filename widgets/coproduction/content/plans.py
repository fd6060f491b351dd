"""What is said of a plan's gaps: ``remarks.csv``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from coproduction import settings
from coproduction.content.reading import check_unique, read_table
from coproduction.content.tables import sources

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True)
class RemarkWords:
    """The words for a remark of ``logic.plan``; ``title`` says in short what it is about."""

    id: str
    title: str
    words: str
    sources: tuple[str, ...]


def read(folder: Path) -> Mapping[str, RemarkWords]:
    """Read ``remarks.csv``, in its order.

    Raises:
        ContentError: The table cannot be used; it names file, row, column and what is right.
    """
    known = sources(folder)
    rows = read_table(folder, "remarks.csv", ("id", "title", "words", "sources"))
    check_unique(rows, "id")
    return MappingProxyType(
        {
            row.text("id"): RemarkWords(
                id=row.matching("id", "[a-z-]+", "small letters and hyphens"),
                title=row.text("title"),
                words=row.text("words"),
                sources=row.some_of("sources", known, "sources.csv"),
            )
            for row in rows
        }
    )


@cache
def remarks() -> Mapping[str, RemarkWords]:
    """The remarks of the settings' folder, read once."""
    return read(settings.load().content)
