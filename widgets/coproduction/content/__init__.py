"""What the course says: ``data/*.csv``, checked on load, as frozen records."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from coproduction import settings
from coproduction.content import questions as question_tables
from coproduction.content import tables
from coproduction.content.reading import ContentError
from coproduction.content.records import (
    Band,
    Content,
    Criticism,
    Crosswalk,
    Flag,
    Gate,
    Indicator,
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
    "Criticism",
    "Crosswalk",
    "Flag",
    "Gate",
    "Indicator",
    "Option",
    "Part",
    "Question",
    "Rung",
    "Source",
    "Vignette",
    "check_all",
    "course",
    "load",
]


def load(folder: Path | None = None) -> Content:
    """Read and check every table in ``folder``, by default the one in the settings.

    Raises:
        ContentError: A table cannot be used; it names file, row, column and what is right.
    """
    folder = settings.load().content if folder is None else folder
    sources = tables.sources(folder)
    rungs = tables.rungs(folder, sources)
    indicators = tables.indicators(folder, sources)
    criticisms = tables.criticisms(folder, sources)
    return Content(
        rungs=rungs,
        bands=tables.bands(folder, sources),
        crosswalk=tables.crosswalk(folder, sources),
        vignettes=tables.vignettes(folder, indicators, sources),
        indicators=indicators,
        gates=tables.gates(folder, [indicator.key for indicator in indicators]),
        flags=tables.flags(folder),
        criticisms=criticisms,
        parts=tables.parts(folder),
        questions=question_tables.questions(folder, rungs, criticisms, indicators),
        sources=sources,
    )


@cache
def course() -> Content:
    """The content of the settings' folder, read once."""
    return load()


def check_all(folder: Path) -> None:
    """Read every table in ``folder``: those that :func:`load` reads, and those of one part each.

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
        plans,
        population,
        steps,
        value,
    )

    load(folder)
    for module in (barriers, cases, definitions, evidence, plans, population, steps, value):
        module.read(folder)
