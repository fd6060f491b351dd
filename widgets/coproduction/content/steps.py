"""The steps of a workshop, with what is said at each and how long it takes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from coproduction.content.folder import course_folder
from coproduction.content.sources import cited

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coproduction.content.folder import Folder

LENGTHS = (60, 90, 120)
"""The lengths of a workshop that we ship, in minutes."""

MOST = 60


@dataclass(frozen=True)
class Step:
    """One step of a workshop.

    Attributes:
        say: What the room is told, in a sentence or two.
        notes: What the facilitator should know.
        minutes: How long it takes, by the length of the workshop; 0 where it is not in that one.
        least: The fewest minutes in which it can be done.
        drop: Which goes first when time is short, 1 before 2; None for one that never goes.
        careful: Whether its answers are about the people here, so that small numbers stay hidden.
    """

    id: str
    title: str
    say: str
    notes: str
    minutes: Mapping[int, int]
    least: int
    drop: int | None
    careful: bool
    sources: tuple[str, ...]


def read(folder: Folder) -> tuple[Step, ...]:
    """Read and check ``steps.csv`` in ``folder``.

    Raises:
        ContentError: The table cannot be used; it names file, row, column and what is right.
    """
    lengths = {length: f"minutes_{length}" for length in LENGTHS}
    texts = ("id", "title", "say", "notes")
    columns = (*texts, *lengths.values(), "least", "drop", "careful", "sources")
    rows = folder.rows("steps.csv", columns, "id")
    for length, column in lengths.items():
        if (total := sum(row.whole(column, 0, MOST) for row in rows)) != length:
            right = f"make them {length}"
            raise rows[-1].error(column, f"the minutes add up to {total}; {right}")
    return tuple(
        Step(
            id=row.slug("id"),
            title=row.text("title"),
            say=row.text("say"),
            notes=row.text("notes"),
            minutes=MappingProxyType(
                {length: row.whole(column, 0, MOST) for length, column in lengths.items()}
            ),
            least=row.whole("least", 1, MOST),
            drop=row.whole("drop", 1, len(rows)) if row.maybe("drop") else None,
            careful=row.yes("careful"),
            sources=cited(row, folder.sources),
        )
        for row in rows
    )


@cache
def steps() -> tuple[Step, ...]:
    """What the settings' folder holds, read once, in the order of a workshop."""
    return read(course_folder())
