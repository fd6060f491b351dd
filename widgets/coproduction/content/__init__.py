"""What the course says: ``data/*.csv``, checked on load, as frozen records."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from coproduction.content import ladder, notes, parts, questions
from coproduction.content.folder import Folder, course_folder
from coproduction.content.reading import ContentError
from coproduction.content.records import (
    Band,
    Content,
    Crosswalk,
    Gate,
    Indicator,
    Note,
    Option,
    Part,
    Question,
    Rung,
    Source,
    Vignette,
)

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "Band",
    "Content",
    "ContentError",
    "Crosswalk",
    "Folder",
    "Gate",
    "Indicator",
    "Note",
    "Option",
    "Part",
    "Question",
    "Rung",
    "Source",
    "Vignette",
    "check_all",
    "course",
    "read",
]


def read(folder: Folder) -> Content:
    """Read and check what every activity stands on.

    Raises:
        ContentError: A table cannot be used; it names file, row, column and what is right.
    """
    rungs = ladder.rungs(folder)
    indicators = ladder.indicators(folder)
    criticisms = tuple(notes.read(folder, "criticisms.csv").values())
    return Content(
        rungs=rungs,
        bands=ladder.bands(folder),
        crosswalk=ladder.crosswalk(folder),
        vignettes=ladder.vignettes(folder, indicators),
        indicators=indicators,
        gates=ladder.gates(folder, [indicator.key for indicator in indicators]),
        flags=notes.read(folder, "flags.csv"),
        criticisms=criticisms,
        remarks=notes.read(folder, "remarks.csv"),
        notes=notes.read(folder, "notes.csv"),
        parts=parts.read(folder),
        questions=questions.questions(folder, rungs, criticisms, indicators),
        sources=folder.sources,
    )


@cache
def course() -> Content:
    """The content of the settings' folder, read once."""
    return read(course_folder())


def check_all(path: Path) -> None:
    """Read every table in the folder: those that :func:`read` reads, and those of one part each.

    For a server, which must hear of a broken table before a visitor does. A kernel reads what
    its own page needs.

    Raises:
        ContentError: A table cannot be used; it names file, row, column and what is right.
    """
    # Imported here because every visitor has a kernel, and none needs all of these.
    from coproduction.content import (
        barriers,
        cases,
        definitions,
        evidence,
        population,
        steps,
        value,
    )

    folder = Folder(path)
    read(folder)
    for module in (barriers, cases, definitions, evidence, population, steps, value):
        module.read(folder)
