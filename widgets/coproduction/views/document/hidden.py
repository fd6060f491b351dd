"""What a document says of the counts that are hidden in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.activities.words import number
from coproduction.logic.room.suppression import THRESHOLD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coproduction.activities.live import Line, LiveStep

WHY = (
    "Counts of one to four are hidden, so that nobody is singled out.",
    "Sometimes a larger count is hidden with them, because it would give a small one away.",
)
"""Of every step; what holds for some of them only goes between the two."""


def hidden(steps: Iterable[tuple[Line, LiveStep]]) -> str:
    """Which counts are hidden, and why, in a document of these steps."""
    first, last = WHY
    return " ".join((first, *dict.fromkeys(_more(steps)), last))


def _more(steps: Iterable[tuple[Line, LiveStep]]) -> Iterator[str]:
    """A sentence for each step in which larger counts are small too, for it is sensitive."""
    for line, step in steps:
        rules = (step.rule(line, question) for question in step.questions(line))
        few = max((rule.threshold for rule in rules), default=THRESHOLD)
        if few > THRESHOLD:
            yield f"In “{line.title}” it is one to {number(few - 1)}."
