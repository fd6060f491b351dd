"""A picture of how many chose what: a row for each option, with a dot for each person."""

from __future__ import annotations

from dataclasses import dataclass


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
