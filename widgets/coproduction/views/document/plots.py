"""Pictures of values along a line, drawn for paper: charts, ranges, and lines over time.

Each function draws a block from the top of a surface and returns how high it has become.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.views.document.surface import (
    BANDS,
    HAIR,
    INK,
    LEADING,
    LINE,
    LINK,
    MIDDLE,
    QUIET,
    WASH,
    WIDTH,
    Surface,
    wide,
)

if TYPE_CHECKING:
    from coproduction.activities import blocks

LABEL, MOST = 58.0, 3
"""How wide the labels are that stand left of a line, and of how many lines at most.

The table below the picture has them whole.
"""
FIELD = 70.0
"""How high a picture over time is."""
BELOW, BETWEEN = "#f7eef2", "#d3e3ec"
STROKES = {"solid": ((), INK), "dashed": ((6.0, 4.0), LINK), "dotted": ((1.5, 3.0), INK)}


def chart(block: blocks.Chart, surface: Surface) -> float:
    """Marks on the places of a line, a row each."""
    y = surface.key(block.kinds)
    left = LABEL + 2
    cell = (WIDTH - left) / len(block.places)
    y = _ends(surface, block.ends, left, y)
    for row in block.rows:
        height = _label(surface, row.label, row.note, y)
        if row.span:
            first, last = (_index(block, at) for at in row.span)
            corner = (left + first * cell, y)
            surface.box(corner, (last - first + 1) * cell, height, fill=WASH, edge="none")
        for n in range(len(block.places)):
            surface.line([(left + n * cell, y), (left + n * cell, y + height)], colour=HAIR)
        for at in {mark.at for mark in row.marks}:
            here = [mark for mark in row.marks if mark.at == at]
            start = left + (_index(block, at) + 0.5) * cell - (len(here) - 1) * 2
            for n, mark in enumerate(here):
                surface.mark(start + n * 4, y + height / 2, mark.kind)
        y += height
        surface.line([(left, y), (WIDTH, y)])
        y += 2
    for n, (at, name) in enumerate(block.places):
        words = name if block.in_words else str(at)
        surface.text(left + (n + 0.5) * cell, y, words, colour=QUIET, at="center")
    return y + LEADING


def _index(block: blocks.Chart, at: int) -> int:
    return [place for place, _ in block.places].index(at)


def ranges(block: blocks.Ranges, surface: Surface) -> float:
    """Ranges and marks along one line, a row each."""
    y = surface.key(block.kinds)
    left, right = LABEL + 12, WIDTH - 12
    low, high = block.ticks[0][0], block.ticks[-1][0]

    def along(value: float) -> float:
        return left + (right - left) * _part(value, low, high)

    y = _ends(surface, block.ends, left, y)
    for row in block.rows:
        height = _label(surface, row.label, row.note, y)
        middle = y + height / 2
        surface.line([(left, y + height), (right, y + height)], colour=HAIR)
        if block.origin is not None:
            surface.line([(along(block.origin), y), (along(block.origin), y + height)], thick=1.5)
        if row.low is not None and row.high is not None:
            start, end = along(row.low), along(row.high)
            surface.box((start, middle - 1), max(end - start, 0.5), 2, fill=WASH)
        for stop in row.stops:
            surface.mark(along(stop.at), middle, stop.kind)
        y += height + 2
    surface.line([(left, y), (right, y)], thick=1.5)
    for at, words in block.ticks:
        surface.text(along(at), y + 1, words, colour=QUIET, at="center")
    return y + 1 + LEADING


def lines(block: blocks.Lines, surface: Surface) -> float:
    """Lines from left to right, with the area that each may lie in."""
    y = 0.0
    for series in block.series:
        dashes, colour = STROKES[series.kind]
        line = [(0.0, y + MIDDLE), (12.0, y + MIDDLE)]
        surface.line(line, colour=colour, thick=2, dashes=dashes)
        y += surface.text(15, y, series.label, width=WIDTH - 15)
    top, height = y + 3, FIELD
    left = 4 + max(wide(words) for _, words in block.ticks)
    low, high = block.ticks[0][0], block.ticks[-1][0]
    last = len(block.places) - 1

    def at(place: int, value: float) -> tuple[float, float]:
        across = left + (WIDTH - left) * _part(place, 0, last)
        return across, top + height * (1 - _part(value, low, high))

    if block.below and low < 0:
        surface.area([at(0, 0), at(last, 0), at(last, low), at(0, low)], BELOW)
        surface.text(
            WIDTH - 2, at(0, low)[1] - LEADING, block.below, colour=BANDS["to"], at="right"
        )
    for value, words in block.ticks:
        main = value == 0
        line = [at(0, value), at(last, value)]
        surface.line(line, colour=LINE if main else HAIR, thick=1.5 if main else 1)
        surface.text(left - 2, at(0, value)[1] - MIDDLE, words, colour=QUIET, at="right")
    for series in block.series:
        if series.band:
            under = [at(n, edges[0]) for n, edges in enumerate(series.band)]
            over = [at(n, edges[1]) for n, edges in enumerate(series.band)]
            surface.area([*over, *reversed(under)], BETWEEN)
    for series in block.series:
        dashes, colour = STROKES[series.kind]
        points = [at(n, value) for n, value in enumerate(series.values)]
        surface.line(points, colour=colour, thick=2.2, dashes=dashes)
    for place, side in ((0, "left"), (last // 2, "center"), (last, "right")):
        words, x = block.places[place], at(place, low)[0]
        surface.text(x, top + height + 1, words, colour=QUIET, at=side)
    return top + height + 1 + LEADING


def _ends(surface: Surface, ends: tuple[str, str], left: float, y: float) -> float:
    if not ends[0]:
        return y
    surface.text(left, y, ends[0], colour=QUIET)
    surface.text(WIDTH, y, ends[1], colour=QUIET, at="right")
    return y + LEADING + 1


def _label(surface: Surface, label: str, note: str, y: float) -> float:
    """The words left of a line; returns how high they are."""
    height = surface.text(0, y, label, width=LABEL, most=MOST)
    return height + (surface.text(0, y + height, note, width=LABEL, colour=QUIET) if note else 0)


def _part(value: float, start: float, end: float) -> float:
    """How far a value is on the way from one end to the other, never beyond."""
    way = (value - start) / (end - start) if end != start else 0.0
    return min(1.0, max(0.0, way))
