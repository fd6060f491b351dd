"""How each kind of block becomes parts of a document; a picture is a table, too."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from coproduction.activities import blocks
from coproduction.views.document.parts import Grid, Heading, Links, Part, Picture, Terms, Words

if TYPE_CHECKING:
    from collections.abc import Iterator


@singledispatch
def parts(block: blocks.Block) -> tuple[Part, ...]:  # noqa: ARG001
    """A block as parts of a document; what only works on a screen, as a button, is left out."""
    return ()


@parts.register
def _(block: blocks.Heading) -> tuple[Part, ...]:
    return (Heading(block.text, block.level),)


@parts.register
def _(block: blocks.Prose) -> tuple[Part, ...]:
    return (Words(block.paragraphs, block.title),)


@parts.register
def _(block: blocks.Facts) -> tuple[Part, ...]:
    return (*_titled(block.title), Terms(block.rows))


@parts.register
def _(block: blocks.Ladder) -> tuple[Part, ...]:
    steps = [*block.steps, *block.beside]
    rows = tuple((step.name, step.band and f"Doing {step.band}", _on(step)) for step in steps)
    return (_picture(block), Grid(block.sentence, ("Rung", "Band", "What stands on it"), rows))


@parts.register
def _(block: blocks.Chart) -> tuple[Part, ...]:
    head = (block.head, *(label for _, label in block.kinds))
    rows = tuple(
        (
            _noted(row.label, row.note),
            *(_at(block, row, kind) for kind, _ in block.kinds),
        )
        for row in block.rows
    )
    return (_picture(block), Grid(block.sentence, head, rows))


@parts.register
def _(block: blocks.Counts) -> tuple[Part, ...]:
    first = len(block.heads) > 1
    rows = tuple(
        (
            _noted(row.label, row.note),
            *([_shown(row.before, block.hidden)] if first else []),
            _shown(row.number, block.hidden),
        )
        for row in block.rows
    )
    note = (Words((block.note,)),) if block.note else ()
    return (Words((block.sentence,)), Grid(block.title, (block.head, *block.heads), rows), *note)


@parts.register
def _(block: blocks.Table) -> tuple[Part, ...]:
    return (
        Grid(block.title, block.head, block.rows),
        *([Words((block.note,))] if block.note else []),
    )


@parts.register(blocks.Ranges)
@parts.register(blocks.Lines)
def _pictured(block: blocks.Ranges | blocks.Lines) -> tuple[Part, ...]:
    rows = tuple(_stretch(row) if isinstance(row, blocks.Stretch) else row for row in block.rows)
    return (Words((block.sentence,)), _picture(block), Grid(block.title, block.head, rows))


@parts.register
def _(block: blocks.Grid) -> tuple[Part, ...]:
    rows = tuple(
        (f"{name}, {column}", cell.title, "; ".join(pin.button.label for pin in cell.pins))
        for name, cells in block.rows
        for column, cell in zip(block.columns, cells, strict=True)
    )
    head = ("Where", "What it means", "What is there")
    return (Words((block.sentence,)), _picture(block), Grid(block.title, head, rows))


@parts.register
def _(block: blocks.Layers) -> tuple[Part, ...]:
    rows = tuple(
        (layer.name, layer.means, "; ".join(piece.label for piece in layer.pieces))
        for layer in (*block.layers, *block.beside)
    )
    head = ("Layer", "What it means", "What lies in it")
    return (_picture(block), Grid(block.sentence, head, rows))


@parts.register
def _(block: blocks.Letter) -> tuple[Part, ...]:
    return (*_titled(block.title), Words(tuple(block.text.splitlines())))


@parts.register
def _(block: blocks.Links) -> tuple[Part, ...]:
    # No Links of a document: those say where something comes from.
    return (Words(tuple(f"{link.label}: {link.href}" for link in block.links)),)


@parts.register
def _(block: blocks.Sources) -> tuple[Part, ...]:
    return (Links(tuple((source.named, source.url) for source in block.sources)),)


def _picture(
    block: blocks.Ladder
    | blocks.Chart
    | blocks.Ranges
    | blocks.Lines
    | blocks.Grid
    | blocks.Layers,
) -> Picture:
    return Picture(block, f"{block.sentence} The table below says the same.")


def _titled(title: str) -> Iterator[Part]:
    if title:
        yield Heading(title, 4)


def _on(step: blocks.Step) -> str:
    """What a rung carries, in words: its dots, what was changed, what it means."""
    said = [*(mark.label for mark in step.marks), step.note, step.means]
    return ". ".join(words for words in said if words)


def _stretch(row: blocks.Stretch) -> tuple[str, ...]:
    return (row.name, *row.cells)


def _noted(label: str, note: str) -> str:
    return f"{label} ({note})" if note else label


def _shown(number: int | None, hidden: str) -> str:
    return hidden if number is None else str(number)


def _at(block: blocks.Chart, row: blocks.Track, kind: str) -> str:
    """Where the marks of one kind stand, in words."""
    return ", ".join(block.place(mark.at) for mark in row.marks if mark.kind == kind)
