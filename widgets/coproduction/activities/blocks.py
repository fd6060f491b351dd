"""What a page of an activity is made of: plain records that any view can draw."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, Self, TypeAlias

from coproduction.activities.pictures import Lines, Ranges

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coproduction.activities.answers import Json
    from coproduction.content import Content, Question, Rung, Source


@dataclass(frozen=True)
class Heading:
    """A heading inside an activity. ``step`` says where the person is: "Card 2 of 5"."""

    text: str
    step: str = ""
    level: int = 3


@dataclass(frozen=True)
class Prose:
    """Paragraphs of plain text. ``tone`` is "", "quiet", "story" (a card) or "note" (a flag)."""

    paragraphs: tuple[str, ...]
    tone: str = ""
    title: str = ""


@dataclass(frozen=True)
class Facts:
    """Terms with what is said of them: our reading, a practice in brief."""

    rows: tuple[tuple[str, str], ...]
    title: str = ""


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
class Ask:
    """A question put to the person, in one round, with what they have said so far.

    ``folded`` keeps it closed behind its own words until it is wanted; for choices only.
    """

    question: Question
    value: Json = None
    round: int = 1
    rungs: tuple[Rung, ...] = ()
    marks: tuple[Mark, ...] = ()
    folded: bool = False


@dataclass(frozen=True)
class Button:
    """A press that records one answer; ``label`` says what happens."""

    label: str
    question: str
    value: Json
    round: int = 1
    main: bool = False


@dataclass(frozen=True)
class Buttons:
    """Buttons in a row, the main one first."""

    buttons: tuple[Button, ...]


@dataclass(frozen=True)
class Download:
    """A file to be had for the pressing; ``file`` is what those who make it know it by."""

    file: str
    label: str
    help: str = ""
    main: bool = False


@dataclass(frozen=True)
class Downloads:
    """Files that a person can take away, a button each."""

    files: tuple[Download, ...]


@dataclass(frozen=True)
class Entry:
    """Something on a shelf: the button that opens it, lines about it, and a word that marks it."""

    button: Button
    lines: tuple[str, ...]
    flag: str = ""


@dataclass(frozen=True)
class Shelf:
    """Things to choose from, each with its own button."""

    entries: tuple[Entry, ...]


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


@dataclass(frozen=True)
class Table:
    """A table that stays folded until it is wanted; ``title`` says what is in it."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


@dataclass(frozen=True)
class Pin:
    """Something pinned to a grid; pressing it records its answer, as a button does."""

    button: Button
    mark: Mark


@dataclass(frozen=True)
class Cell:
    """One field of a grid: what standing here means, and the pins on it."""

    title: str
    pins: tuple[Pin, ...] = ()


@dataclass(frozen=True)
class Grid:
    """A picture of two scales crossed, which is a real table: rows and columns have headings.

    Attributes:
        sentence: What the picture shows, in words.
        title: What the table is called when it is read out.
        columns: The headings of the columns, left to right.
        rows: Each row's heading and its cells, top to bottom.
        kinds: The marks used and what each is called, in order.
    """

    sentence: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    kinds: tuple[tuple[str, str], ...]


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


@dataclass(frozen=True)
class Letter:
    """A text of the person's own, line by line, ready to be copied."""

    title: str
    text: str


class Cited(Protocol):
    """Any record that names its sources by their keys."""

    @property
    def sources(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class Sources:
    """Where what is claimed comes from."""

    sources: tuple[Source, ...]

    @classmethod
    def of(cls, content: Content, *cited: Cited | str) -> Self:
        """The sources of records, or of bare keys: each once, in the order they come."""
        keys = (each.sources if not isinstance(each, str) else (each,) for each in cited)
        found = dict.fromkeys(key for some in keys for key in some)
        return cls(tuple(content.sources[key] for key in found))


Block: TypeAlias = (
    Heading
    | Prose
    | Facts
    | Ask
    | Buttons
    | Shelf
    | Downloads
    | Ladder
    | Chart
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
