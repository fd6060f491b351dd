"""A picture of how many chose what: a row for each option, with a dot for each person."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

ACROSS, ALONE = 15, 30
"""How many dots stand in a line, beside a label or alone, unless there are very many."""

LINES = 18
"""How many lines of dots a wall has room for."""


@dataclass(frozen=True)
class Count:
    """One option with how many chose it.

    Attributes:
        label: What was chosen.
        number: How many; None where that stays hidden.
        before: How many in the round before; None where there was none, or it stays hidden.
        band: The band of a rung, or "".
        note: A few words after the label, as "our reading".
    """

    label: str
    number: int | None
    before: int | None = None
    band: str = ""
    note: str = ""


@dataclass(frozen=True)
class Counts:
    """How many chose each option, as a picture that is a table, with its sentence.

    Attributes:
        title: What the table is called when it is read out.
        sentence: What the picture shows, in words.
        head: The heading over the options.
        rows: The options, top to bottom.
        heads: What the numbers are called: one, or that of the round before and this one.
        hidden: What stands where a number stays hidden, as "fewer than five".
        note: How it was counted, by which doors, or "".
    """

    title: str
    sentence: str
    head: str
    rows: tuple[Count, ...]
    heads: tuple[str, ...] = ("People",)
    hidden: str = "hidden"
    note: str = ""

    @property
    def across(self) -> int:
        """How many dots stand in a line: few, so that each is large, while a wall has room."""
        numbers, wide = self._numbers, ALONE if len(self.rows) == 1 else ACROSS
        while self._lines(wide) > max(LINES, len(numbers)):
            wide += 1
        return min(wide, max(numbers, default=1))

    @property
    def lines(self) -> int:
        """How many lines of dots there are."""
        return self._lines(self.across)

    @property
    def _numbers(self) -> tuple[int, ...]:
        earlier = [row.before or 0 for row in self.rows if len(self.heads) > 1]
        return tuple(filter(None, [*earlier, *(row.number or 0 for row in self.rows)]))

    def _lines(self, across: int) -> int:
        return sum(ceil(number / across) for number in self._numbers)
