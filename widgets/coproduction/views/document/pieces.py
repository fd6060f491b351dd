"""What only printed paper has: cards to cut out, squares to scan, large letters, lines to fill."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coproduction.views.document.parts import Part


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
