"""Choices along the line of the ladder, from off the ladder to rung 7: where they are, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.activities.answers import OFF
from coproduction.activities.blocks import Chart
from coproduction.activities.words import rung_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coproduction.activities.answers import Json
    from coproduction.activities.blocks import Track
    from coproduction.content import Content

PERSUADES = "See whether the reason persuades you."
"""What is said where a choice is not our reading: it may still be a good one."""


def place(choice: Json) -> int:
    """Where a choice stands on the line: its rung, or 0 for off the ladder."""
    return 0 if choice == OFF else int(str(choice))


def chose(content: Content, choice: Json) -> str:
    """A choice as a sentence: ``Rung 4, Consultation.`` and ``Not on this ladder.``."""
    return "Not on this ladder." if choice == OFF else f"Rung {rung_name(content, choice)}."


def line(
    content: Content,
    sentence: str,
    head: str,
    kinds: tuple[tuple[str, str], ...],
    rows: Iterable[Track],
    shaded: str = "",
) -> Chart:
    """A chart whose line is the ladder.

    Args:
        content: The course.
        sentence: What it shows, in words.
        head: What a row is: "Card".
        kinds: The marks used and what each is called.
        rows: The rows.
        shaded: A sentence that says what a shaded part means, where there is one.
    """
    how = f"Each row is a {head.lower()}. The line runs from off the ladder to rung 7."
    return Chart(
        sentence=sentence,
        how=f"{how} {shaded}".strip(),
        places=((0, "Off"), *((rung.number, rung.name) for rung in content.rungs)),
        kinds=kinds,
        rows=tuple(rows),
        head=head,
        bands=("", *(rung.band for rung in content.rungs)),
    )
