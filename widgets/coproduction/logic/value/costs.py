"""What a redesign costs to set up, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

PEOPLE = ("participants", "expenses", "access")
"""The lines without which some people cannot take part."""

PAYMENT = "participants"
EVALUATION = "evaluation"


class Line(NamedTuple):
    """One line: pounds for each unit, and how many units either redesign takes."""

    id: str
    rate: float
    coproduced: float
    ordinary: float

    def amount(self, option: str) -> float:
        """What the line comes to, in pounds, when ``"coproduced"`` or ``"ordinary"``."""
        return self.rate * (self.coproduced if option == "coproduced" else self.ordinary)


def total(lines: Iterable[Line], option: str) -> float:
    """What all lines come to, in pounds."""
    return sum(line.amount(option) for line in lines)
