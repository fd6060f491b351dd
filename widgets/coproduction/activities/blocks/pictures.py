"""Pictures of things that stand in places: ladders, charts and layers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from coproduction.content import Content

ALONG = 28
"""How many letters can stand along the line of a chart on a phone."""


@dataclass(frozen=True)
class Mark:
    """Something that stands on a place of a ladder or a line.

    ``kind`` tells marks apart by shape: "mine" (full dot), "first" (empty dot), "ours" (full
    diamond), "near" (empty diamond) or "theirs" (square).
    """

    at: int
    kind: str
    label: str


@dataclass(frozen=True)
class Step:
    """One line of a picture of the ladder: a name, a band, what it means, the dots on it."""

    name: str
    band: str = ""
    marks: tuple[Mark, ...] = ()
    note: str = ""
    means: str = ""
    dropped: bool = False


@dataclass(frozen=True)
class Ladder:
    """A picture of a ladder, top first, with its sentence."""

    steps: tuple[Step, ...]
    sentence: str
    beside: tuple[Step, ...] = ()

    @classmethod
    def of(cls, content: Content, sentence: str, *marks: Mark) -> Self:
        """The course's own ladder with marks on it; one at 0 stands beside it."""

        def at(place: int) -> tuple[Mark, ...]:
            return tuple(mark for mark in marks if mark.at == place)

        steps = tuple(
            Step(f"{rung.number} {rung.name}", rung.band, at(rung.number))
            for rung in reversed(content.rungs)
        )
        beside = (Step("Off the ladder", marks=at(0)),) if at(0) else ()
        return cls(steps, sentence, beside)


@dataclass(frozen=True)
class Track:
    """One row of a chart: a label, marks along a line, and the part that is within reach."""

    label: str
    marks: tuple[Mark, ...]
    span: tuple[int, int] | None = None
    note: str = ""


@dataclass(frozen=True)
class Chart:
    """Rows of marks along one line, as a picture, a sentence and a table.

    Attributes:
        sentence: What the picture shows, in words.
        how: How to read the picture.
        places: The values along the line, left to right, with their names.
        kinds: The marks used and what each is called, in order.
        rows: The rows of the chart.
        head: The heading of the first column of the table.
        bands: The band of each place, or empty.
        ends: What the two ends of the line mean, or empty.
    """

    sentence: str
    how: str
    places: tuple[tuple[int, str], ...]
    kinds: tuple[tuple[str, str], ...]
    rows: tuple[Track, ...]
    head: str
    bands: tuple[str, ...] = ()
    ends: tuple[str, str] = ("", "")

    @property
    def in_words(self) -> bool:
        """Whether the places have names short enough to stand along the line of a phone."""
        return sum(len(name) for _, name in self.places) < ALONG

    def place(self, at: int) -> str:
        """A place as a table has it: its name, with its number where the line has numbers."""
        name = dict(self.places)[at]
        numbered = self.in_words or at == 0 or name.startswith(str(at))
        return name if numbered else f"{at} {name}"


@dataclass(frozen=True)
class Piece:
    """Something that lies in a layer; ``kinds`` are the marks of those who put it there."""

    label: str
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class Layer:
    """One layer of a stack: what it is called, what that means, and what lies in it."""

    name: str
    means: str
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True)
class Layers:
    """A picture of things sorted into layers, top first, with its sentence.

    Attributes:
        sentence: What the picture shows, in words.
        kinds: The marks used and what each is called, in order.
        layers: The layers of the stack.
        beside: Layers that are no part of the stack.
        outside: What lying beside the stack is called.
    """

    sentence: str
    kinds: tuple[tuple[str, str], ...]
    layers: tuple[Layer, ...]
    beside: tuple[Layer, ...] = ()
    outside: str = ""
