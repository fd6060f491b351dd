"""The pictures of a page drawn for paper, each from the same record as on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coproduction.activities import blocks
from coproduction.views.document import plots, stacks
from coproduction.views.document.surface import Surface

if TYPE_CHECKING:
    from collections.abc import Callable

DRAWN: dict[type, Callable[[Any, Surface], float]] = {
    blocks.Ladder: stacks.ladder,
    blocks.Grid: stacks.grid,
    blocks.Layers: stacks.layers,
    blocks.Chart: plots.chart,
    blocks.Ranges: plots.ranges,
    blocks.Lines: plots.lines,
}


def png(block: blocks.Block) -> bytes:
    """The picture of a block, as wide as the text of a page."""
    surface = Surface()
    height = DRAWN[type(block)](block, surface)
    return surface.png(height)
