"""How long a change takes to become new charts: the page and its HTML, without a browser."""

from __future__ import annotations

import statistics
import sys
import time
from itertools import cycle, islice
from random import Random
from typing import TYPE_CHECKING

from bench.drawn import CHANGES
from coproduction import activities
from coproduction.activities import blocks
from coproduction.views.page import draw
from tests.any_answers import IDS, SHARES, mix

if TYPE_CHECKING:
    from bench.drawn import Change
    from coproduction.activities.answers import Json
    from coproduction.activities.base import Activity

TARGET = 150
"""Milliseconds from a change to new charts."""

TIMES = 40
MIXES = 61
"""How many mixes of answers each activity is drawn with."""

PICTURES = (
    *(blocks.Chart, blocks.Grid, blocks.Ladder, blocks.Layers, blocks.Lines, blocks.Ranges),
    blocks.Shelf,
)


def redraw(activity: Activity, question: str, value: Json) -> float:
    """Milliseconds from one changed answer to the HTML of everything on the page."""
    start = time.perf_counter()
    activity.answer(question, value)
    for name, block in activity.page(activity.answers).blocks:
        draw(name, block)
    return 1000 * (time.perf_counter() - start)


def changed(change: Change) -> list[float]:
    """Answer up to a picture and change one answer again and again: the times, the first apart.

    Raises:
        LookupError: What is measured has no picture on its page.
    """
    activity = activities.get(change.activity)
    for question, value in change.answers.items():
        activity.answer(question, value)
    first = redraw(activity, change.question, change.values[-1])  # loads what it needs, too
    if not any(isinstance(block, PICTURES) for _, block in activity.page(activity.answers).blocks):
        msg = f"{change.activity}, {change.at}: there is no picture on the page"
        raise LookupError(msg)
    values = islice(cycle(change.values), TIMES)
    return [first, *sorted(redraw(activity, change.question, value) for value in values)]


def drawn(activity: Activity) -> list[float]:
    """Milliseconds from answers to the HTML of a page, for many a mix of answers.

    Between them the mixes lead to every page an activity has; sorted, but for the first.
    """
    chance = Random(activity.id)  # noqa: S311 (the same mixes each time)
    found = []
    for turn in range(MIXES):
        answers = mix(activity, chance, SHARES[turn % len(SHARES)])
        start = time.perf_counter()
        for name, block in activity.page(answers).blocks:
            draw(name, block)
        found.append(1000 * (time.perf_counter() - start))
    return [found[0], *sorted(found[1:])]


def _row(what: str, times: list[float]) -> tuple[str, bool]:
    """A line of the table, and whether the target is kept; the first time is not judged."""
    first, *found = times
    middle, late = statistics.median(found), found[round(0.95 * len(found)) - 1]
    verdict = "kept" if late <= TARGET else "missed"
    figures = " | ".join(f"{time:.1f} ms" for time in (first, middle, late))
    return f"| {what} | {figures} | {verdict} |", late <= TARGET


def main() -> int:
    """Measure and print; fails when a picture or a page is slower than the target."""
    head = f"| a change in | first | median | 95 of 100 | target {TARGET} ms |"
    rows = [_row(f"{change.activity}, {change.at}", changed(change)) for change in CHANGES]
    rows += [_row(f"{id}, any page", drawn(activities.get(id))) for id in IDS]
    lines = [head, "|---|---:|---:|---:|---|", *(line for line, _ in rows)]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0 if all(kept for _, kept in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
