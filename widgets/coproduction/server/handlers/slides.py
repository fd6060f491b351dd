"""The presentation: its notebook's cells as slides, to project, to read on a phone, to print."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import nbformat
from jupyter_server.auth.decorator import allow_unauthenticated
from nbconvert.filters import markdown2html

from coproduction.server.handlers.pages import PageHandler
from coproduction.server.privacy import hide_address

if TYPE_CHECKING:
    from pathlib import Path

NOTEBOOK = "trainer/slides.ipynb"
"""Where it is in the folder of the notebooks. It teaches nothing that needs a kernel."""

LADDER = "ladder"
"""The tag of a slide that has the course's ladder beside its words."""


@dataclass(frozen=True)
class Slide:
    """One slide: its words as HTML, and whether the ladder stands beside them."""

    html: str
    ladder: bool


class SlidesHandler(PageHandler):
    """The presentation, for whoever shows it and whoever saw it: a participant needs no account."""

    def prepare(self) -> None:  # type: ignore[override]
        hide_address(self.request)

    @allow_unauthenticated
    async def get(self) -> None:
        file = self.course.settings.course / NOTEBOOK
        changed = file.stat().st_mtime_ns
        self.show("slides.html.j2", slides=await asyncio.to_thread(slides, file, changed))


@lru_cache(maxsize=1)
def slides(file: Path, changed: int) -> tuple[Slide, ...]:  # noqa: ARG001 (a key)
    """The slides of a notebook: its Markdown cells, in their order."""
    cells = nbformat.read(file, as_version=4).cells  # type: ignore[no-untyped-call]
    return tuple(
        Slide(markdown2html(cell.source), LADDER in cell.metadata.get("tags", ()))
        for cell in cells
        if cell.cell_type == "markdown"
    )
