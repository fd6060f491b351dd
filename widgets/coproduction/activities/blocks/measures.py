"""Pictures of values that have no steps: ranges along a line, and lines over time."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Stop:
    """A mark on a line that has no steps; ``kind`` is that of a ``Mark``."""

    at: float
    kind: str


@dataclass(frozen=True)
class Stretch:
    """One row of a picture of ranges: from one value to another, with marks on it.

    Attributes:
        label: What the row is about.
        low: Where the range begins, or None where there is none.
        high: Where it ends.
        stops: The marks.
        cells: What the row's table has after its label.
        note: A few words after the label.
    """

    label: str
    low: float | None
    high: float | None
    stops: tuple[Stop, ...]
    cells: tuple[str, ...]
    note: str = ""

    @property
    def name(self) -> str:
        """What its row of the table is called: with its note, unless a cell says that already."""
        said = self.note.lower() in {cell.lower() for cell in self.cells}
        return self.label if said or not self.note else f"{self.label} ({self.note})"


@dataclass(frozen=True)
class Ranges:
    """Ranges along one line without steps, as a picture, a sentence and a table.

    Attributes:
        title: What the picture is of; its table is called so too.
        sentence: What the picture shows, in words.
        how: How to read the picture.
        ticks: Places along the line with their words; the first and the last are its ends.
        kinds: The marks used and what each is called, in order.
        head: The headings of the table, the first over the labels.
        rows: The rows, top to bottom.
        origin: Where a line is drawn from top to bottom, or None.
        ends: What the two ends of the line mean, or empty.
    """

    title: str
    sentence: str
    how: str
    ticks: tuple[tuple[float, str], ...]
    kinds: tuple[tuple[str, str], ...]
    head: tuple[str, ...]
    rows: tuple[Stretch, ...]
    origin: float | None = 0.0
    ends: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Series:
    """One line of a picture over time, from its first place to its last.

    ``kind`` tells lines apart by their stroke: "solid", "dashed" or "dotted". ``band`` is the
    lowest and highest value at each place, drawn as an area behind the line, or empty.
    """

    kind: str
    label: str
    values: tuple[float, ...]
    band: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True)
class Lines:
    """Lines from left to right, as a picture, a sentence and a table.

    Attributes:
        title: What the picture is of; its table is called so too.
        sentence: What the picture shows, in words.
        how: How to read the picture.
        places: The names of the places from left to right, as years.
        ticks: Heights with their words, lowest first; the first and the last are the ends.
        series: The lines.
        head: The headings of the table, the first over the places.
        rows: Its rows: the place, and what there is to say of it.
        below: What it means to be below 0, or empty where that means nothing.
    """

    title: str
    sentence: str
    how: str
    places: tuple[str, ...]
    ticks: tuple[tuple[float, str], ...]
    series: tuple[Series, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    below: str = ""
