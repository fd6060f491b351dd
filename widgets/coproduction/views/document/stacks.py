"""Pictures of things that stand in places, drawn for paper: ladders, grids and layers.

Each function draws a block from the top of a surface and returns how high it has become.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.views.document.surface import (
    BANDS,
    BESIDE,
    LEADING,
    LINE,
    MIDDLE,
    QUIET,
    WIDTH,
    Surface,
)

if TYPE_CHECKING:
    from coproduction.activities import blocks

GAP, PAD = 3.0, 4.0


def ladder(block: blocks.Ladder, surface: Surface) -> float:
    """Rungs from the top, between two rails."""
    y = 0.0
    for step in block.steps:
        y = _rung(surface, step, y)
    for x in (0.75, WIDTH - 0.75):
        surface.line([(x, 0), (x, y)], thick=4)
    if block.beside:
        y += GAP
        y += surface.text(0, y, "Beside the ladder", colour=QUIET) + 1
    for step in block.beside:
        top, y = y, _rung(surface, step, y)
        surface.box((3, top), WIDTH - 6, y - top, fill="none", dashed=True, round=2)
    return y


def _rung(surface: Surface, step: blocks.Step, top: float) -> float:
    """One rung: its name and band, and below them what stands on it; returns where it ends."""
    x, width = 8.0, WIDTH - 16
    colour = BANDS.get(step.band, LINE)
    y = top + 2
    if step.band:
        surface.band(WIDTH - 24, y + MIDDLE, step.band)
        surface.text(WIDTH - 20, y, step.band, colour=colour)
    name = f"{step.name} (taken away)" if step.dropped else step.name
    y += surface.text(x, y, name, width=width - 24, bold=True)
    for words in (step.means, step.note):
        y += surface.text(x, y, words, width=width, colour=QUIET) if words else 0
    for mark in step.marks:
        surface.mark(x + 2, y + MIDDLE, mark.kind)
        y += surface.text(x + 2 + BESIDE, y, mark.label, width=width - BESIDE - 2)
    y += 2
    if step.band or not step.marks:
        surface.line([(3, y), (WIDTH - 3, y)], colour=colour, thick=3)
    return y


def grid(block: blocks.Grid, surface: Surface) -> float:
    """Two scales crossed, and what is pinned to each field."""
    y = surface.key(block.kinds)
    width = WIDTH / len(block.columns)
    for n, column in enumerate(block.columns):
        surface.text(n * width, y, column, colour=QUIET, width=width)
    y += LEADING + 1
    for heading, cells in block.rows:
        y += surface.text(0, y, heading, colour=QUIET) + 1
        inner = width - 2 * PAD
        height = max(
            _pins(surface, cell, n * width + PAD, y + PAD, inner) for n, cell in enumerate(cells)
        )
        for n, _ in enumerate(cells):
            surface.box((n * width, y), width, height + 2 * PAD, fill="none")
        y += height + 2 * PAD + GAP
    return y


def _pins(surface: Surface, cell: blocks.Cell, x: float, top: float, width: float) -> float:
    """What stands in one field; returns how high it is."""
    y = top + surface.text(x, top, cell.title, width=width, bold=True)
    for pin in cell.pins:
        surface.mark(x + 2, y + MIDDLE, pin.mark.kind)
        y += surface.text(x + 2 + BESIDE, y, pin.button.label, width=width - 2 - BESIDE)
    if not cell.pins:
        y += surface.text(x, y, "Nothing here", width=width, colour=QUIET)
    return y - top


def layers(block: blocks.Layers, surface: Surface) -> float:
    """Things sorted into layers, and those that lie beside them."""
    y = surface.key(block.kinds)
    for layer in block.layers:
        y = _layer(surface, layer, y, dashed=False)
    if block.beside:
        y += surface.text(0, y, block.outside, colour=QUIET) + 1
    for layer in block.beside:
        y = _layer(surface, layer, y, dashed=True)
    return y


def _layer(surface: Surface, layer: blocks.Layer, top: float, *, dashed: bool) -> float:
    x, width = PAD, WIDTH - 2 * PAD
    y = top + 2
    y += surface.text(x, y, layer.name, bold=True, width=width)
    y += surface.text(x, y, layer.means, colour=QUIET, width=width)
    for piece in layer.pieces:
        for n, kind in enumerate(piece.kinds):
            surface.mark(x + 2 + n * 4, y + MIDDLE, kind)
        beside = 2 + (len(piece.kinds) - 1) * 4 + BESIDE
        y += surface.text(x + beside, y, piece.label, width=width - beside)
    y += 2
    surface.box((0.5, top), WIDTH - 1, y - top, fill="none", dashed=dashed, round=2)
    return y + 2
