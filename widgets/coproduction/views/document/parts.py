"""What a document is made of: the parts that every form of it can draw.

Cards to cut out, squares to scan, large letters and lines to fill are for printed paper alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from coproduction.activities.blocks import Block


FEW, LITTLE = 7, 300
"""The rows of a short table, and the letters of the longest cells of them all together."""


@dataclass(frozen=True)
class Heading:
    """A heading inside a section; ``level`` is 3 or 4, as in an activity."""

    text: str
    level: int = 3


@dataclass(frozen=True)
class Words:
    """Paragraphs, with a few words in bold before them or none."""

    paragraphs: tuple[str, ...]
    title: str = ""


@dataclass(frozen=True)
class Terms:
    """Terms with what is said of them."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Grid:
    """A table; ``title`` says what is in it, ``head`` names its columns, rows begin with a name."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def short(self) -> bool:
        """Whether it has so little to say that it need not go over the end of a page."""
        letters = sum(max(map(len, row), default=0) for row in self.rows)
        return len(self.rows) <= FEW and letters <= LITTLE


@dataclass(frozen=True)
class Picture:
    """A picture of a block; ``alt`` says what it shows to those who cannot see it."""

    block: Block
    alt: str


@dataclass(frozen=True)
class Links:
    """Where things come from: a line of text with its address, or "", each."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Card:
    """Something to cut out or to hand round, which never goes over the end of a page.

    ``cut`` draws the line to cut along.
    """

    title: str
    parts: tuple[Part, ...]
    cut: bool = True


@dataclass(frozen=True)
class Square:
    """A drawing as a PNG file, so many millimetres wide; ``alt`` says what it is."""

    png: bytes
    alt: str
    width: float


@dataclass(frozen=True)
class Large:
    """A few letters to be read from afar; ``points`` is their size."""

    text: str
    points: int


@dataclass(frozen=True)
class Blank:
    """Lines to write on, after a few words."""

    words: str
    lines: int = 1


Part: TypeAlias = Heading | Words | Terms | Grid | Picture | Links | Card | Square | Large | Blank
