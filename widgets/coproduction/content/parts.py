"""The parts of the course: ``course.csv``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.content.records import Part

if TYPE_CHECKING:
    from coproduction.content.folder import Folder


def read(folder: Folder) -> tuple[Part, ...]:
    """Read ``course.csv``: the notebooks in the order they are taken."""
    columns = ("id", "title", "minutes", "short", "summary", "activities")
    rows = folder.rows("course.csv", columns, "id")
    return tuple(
        Part(
            id=row.matching("id", "[a-z0-9-]+", "the notebook's name without .ipynb"),
            title=row.text("title"),
            minutes=row.whole("minutes", 1, 240),
            short=row.whole("short", 0, row.whole("minutes", 1, 240)),
            summary=row.text("summary"),
            activities=tuple(row.text("activities").split()),
        )
        for row in rows
    )
