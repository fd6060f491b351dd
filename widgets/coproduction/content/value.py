"""What the value model starts from: its inputs, cost lines, warnings, and what has no price."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from coproduction.content import notes
from coproduction.content.folder import course_folder
from coproduction.content.sources import cited

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coproduction.content.folder import Folder
    from coproduction.content.reading import Row
    from coproduction.content.records import Note

BASES = ("your figure", "sourced", "part sourced", "assumption", "built up", "choice")
"""What a figure rests on."""

ARGUMENT = "argument"
GROUPS = ("saving", "works", "costs", "whose", "time", "fund", ARGUMENT)
"""Where an input is asked for; what goes with an argument has no figure before one is given."""

_INPUT = (
    *("key", "name", "prompt", "help", "unit", "low", "central", "high", "least", "most"),
    *("basis", "why", "group", "sources"),
)
_LINE = (
    *("id", "name", "unit", "units", "rate", "coproduced", "ordinary", "basis", "why", "sources"),
)


@dataclass(frozen=True)
class Input:
    """A figure that a person may set, as they type it: per cents as 25, not 0.25.

    Attributes:
        key: The name the value model knows it by, where it is one of its inputs.
        name: In short, for charts; ``prompt`` asks for it.
        unit: What the figure counts; ``"%"`` and ``"points"`` are hundredths.
        low: The low end of what is likely, or None where no range is given.
        central: The figure used until another is given, or None.
        high: The high end, or None.
        least: The lowest figure that can be typed.
        most: The highest one.
        basis: One of ``BASES``.
        why: What the figures rest on, in words.
    """

    key: str
    name: str
    prompt: str
    help: str
    unit: str
    low: float | None
    central: float | None
    high: float | None
    least: float
    most: float
    basis: str
    why: str
    group: str
    sources: tuple[str, ...]

    @property
    def scale(self) -> float:
        """How many of what is typed make one of what the model reckons with."""
        return 100 if self.unit in {"%", "points"} else 1


@dataclass(frozen=True)
class CostLine:
    """A line of what it costs to start: pounds for each unit, and units for either redesign.

    Without a ``unit`` the numbers are pounds, and the rate is 1. ``units`` is its plural.
    """

    id: str
    name: str
    unit: str
    units: str
    rate: float
    coproduced: float
    ordinary: float
    basis: str
    why: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class ValueTables:
    """All of them, in the order they are shown."""

    inputs: Mapping[str, Input]
    lines: tuple[CostLine, ...]
    warnings: Mapping[str, Note]
    unpriced: tuple[Note, ...]


def read(folder: Folder) -> ValueTables:
    """Read the four tables of the value model.

    Raises:
        ContentError: A table cannot be used; it names file, row, column and what is right.
    """
    inputs = folder.rows("value-inputs.csv", _INPUT, "key")
    lines = folder.rows("cost-lines.csv", _LINE, "id")
    return ValueTables(
        inputs=MappingProxyType({row.text("key"): _input(row, folder) for row in inputs}),
        lines=tuple(_line(row, folder) for row in lines),
        warnings=notes.read(folder, "warnings.csv"),
        unpriced=tuple(notes.read(folder, "not-priced.csv").values()),
    )


@cache
def value() -> ValueTables:
    """The tables of the settings' folder, read once."""
    return read(course_folder())


def _input(row: Row, folder: Folder) -> Input:
    least = number(row, "least")
    most = number(row, "most", least)
    low, central, high = (
        number(row, column, least, most) if row.maybe(column) else None
        for column in ("low", "central", "high")
    )
    if (low is None) != (high is None):
        column = "low" if low is None else "high"
        raise row.error(column, "a range has two ends; fill in both, or neither")
    if low is not None and high is not None:
        if low > high:
            problem = f"{low:g} is above the high, {high:g}; write the lower of the two here"
            raise row.error("low", problem)
        if central is not None and not low <= central <= high:
            problem = f"the range is {low:g} to {high:g}; write a number from {low:g} to {high:g}"
            raise row.error("central", problem)
    if central is None and row.maybe("group") != ARGUMENT:
        problem = "the cell is empty; write the figure that counts until another is given"
        raise row.error("central", problem)
    return Input(
        key=row.matching("key", "[a-z_]+", "small letters and underscores"),
        name=row.text("name"),
        prompt=row.text("prompt"),
        help=row.maybe("help"),
        unit=row.text("unit"),
        low=low,
        central=central,
        high=high,
        least=least,
        most=most,
        basis=row.one_of("basis", BASES),
        why=row.text("why"),
        group=row.one_of("group", GROUPS),
        sources=cited(row, folder.sources),
    )


def _line(row: Row, folder: Folder) -> CostLine:
    return CostLine(
        id=row.slug("id"),
        name=row.text("name"),
        unit=row.maybe("unit"),
        units=row.text("units") if row.maybe("unit") else "",
        rate=number(row, "rate", 0),
        coproduced=number(row, "coproduced", 0),
        ordinary=number(row, "ordinary", 0),
        basis=row.one_of("basis", BASES),
        why=row.text("why"),
        sources=cited(row, folder.sources),
    )


def number(row: Row, column: str, least: float | None = None, most: float | None = None) -> float:
    """A number written plainly: digits, perhaps a minus sign and a decimal point."""
    right = "a number such as 2000000, 3.5 or -5"
    found = float(row.matching(column, r"-?\d{1,13}(\.\d{1,6})?", right))
    if (least is not None and found < least) or (most is not None and found > most):
        limits = [f"{least:g} or more"] if least is not None else []
        limits += [f"{most:g} or less"] if most is not None else []
        raise row.error(column, f"{found:g} will not do; write a number of {', '.join(limits)}")
    return found
