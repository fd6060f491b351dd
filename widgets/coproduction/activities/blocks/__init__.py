"""What a page of an activity is made of: plain records that any view can draw."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self, TypeAlias

from coproduction.activities.blocks.counts import Count, Counts
from coproduction.activities.blocks.measures import Lines, Ranges, Series, Stop, Stretch
from coproduction.activities.blocks.pictures import (
    Chart,
    Ladder,
    Layer,
    Layers,
    Mark,
    Piece,
    Step,
    Track,
)
from coproduction.activities.blocks.questions import (
    Ask,
    Button,
    Buttons,
    Cell,
    Download,
    Downloads,
    Entry,
    Grid,
    Link,
    Links,
    Pin,
    Shelf,
    Timer,
)
from coproduction.activities.blocks.text import Cited, Facts, Heading, Letter, Prose, Sources, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "Ask",
    "Block",
    "Button",
    "Buttons",
    "Cell",
    "Chart",
    "Cited",
    "Count",
    "Counts",
    "Download",
    "Downloads",
    "Entry",
    "Facts",
    "Grid",
    "Heading",
    "Ladder",
    "Layer",
    "Layers",
    "Letter",
    "Lines",
    "Link",
    "Links",
    "Mark",
    "Page",
    "Piece",
    "Pin",
    "Prose",
    "Ranges",
    "Series",
    "Shelf",
    "Sources",
    "Step",
    "Stop",
    "Stretch",
    "Table",
    "Timer",
    "Track",
]

Block: TypeAlias = (
    Heading
    | Prose
    | Facts
    | Ask
    | Buttons
    | Shelf
    | Downloads
    | Links
    | Timer
    | Ladder
    | Chart
    | Counts
    | Ranges
    | Lines
    | Table
    | Grid
    | Layers
    | Letter
    | Sources
)


@dataclass(frozen=True)
class Page:
    """What an activity shows now.

    Attributes:
        key: Changes when the person has moved to another step; a view then moves the focus.
        blocks: Named blocks in reading order; a name stays the same while its block lives.
        focus: The name of the block that a person should be taken to when ``key`` changes.
    """

    key: str
    focus: str
    blocks: tuple[tuple[str, Block], ...] = field(default=())

    @classmethod
    def of(cls, key: str, blocks: Iterable[tuple[str, Block]]) -> Self:
        """A page that takes a person to its first block."""
        named = tuple(blocks)
        return cls(key, named[0][0], named)
