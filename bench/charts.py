"""How long a change takes to become new charts: the page and its HTML, without a browser."""

from __future__ import annotations

import statistics
import sys
import time
from random import Random
from typing import TYPE_CHECKING

from coproduction import activities
from coproduction.views.page import draw
from tests.any_answers import IDS, SHARES, mix

if TYPE_CHECKING:
    from coproduction.activities.answers import Json
    from coproduction.activities.base import Activity

TARGET = 150
"""Milliseconds from a change to new charts."""

TIMES = 40
MIXES = 61
"""How many mixes of answers each activity is drawn with."""

CALCULATOR: dict[str, Json] = {
    "cost-of-not.annual-cost": 2_000_000,
    "cost-of-not.avoidable": "some",
    "cost-of-not.paying": "paid",
    "cost-of-not.pocket": "most",
    "cost-of-not.moved": "some",
}
FUND: dict[str, Json] = {"one-budget.guess": "few", "one-budget.at": "see"}
CHARTS = (
    *(
        ("cost-of-not", {**CALCULATOR, "cost-of-not.at": page}, "cost-of-not.annual-cost", 100_000)
        for page in ("result", "years", "doubt", "say")
    ),
    ("one-budget", FUND, "one-budget.seed", 50_000),
)
"""An activity, the answers that lead to its charts, and a figure to change, from where on."""


def redraw(activity: Activity, question: str, figure: float) -> float:
    """Milliseconds from one changed figure to the HTML of everything on the page."""
    start = time.perf_counter()
    activity.answer(question, figure)
    for name, block in activity.page(activity.answers).blocks:
        draw(name, block)
    return 1000 * (time.perf_counter() - start)


def drawn(activity: Activity) -> list[float]:
    """Milliseconds from answers to the HTML of a page, sorted, for many a mix of answers.

    Between them the mixes lead to every page an activity has, its charts among them.
    """
    chance = Random(activity.id)  # noqa: S311 (the same mixes each time)
    found = []
    for turn in range(MIXES):
        answers = mix(activity, chance, SHARES[turn % len(SHARES)])
        start = time.perf_counter()
        for name, block in activity.page(answers).blocks:
            draw(name, block)
        found.append(1000 * (time.perf_counter() - start))
    return sorted(found[1:])  # the first one loads tables and templates


def _row(what: str, found: list[float]) -> tuple[str, bool]:
    """A line of the table, and whether the target is kept."""
    middle, late = statistics.median(found), found[round(0.95 * len(found)) - 1]
    verdict = "kept" if late <= TARGET else "missed"
    return f"| {what} | {middle:.0f} ms | {late:.0f} ms | {verdict} |", late <= TARGET


def main() -> int:
    """Measure and print; fails when a chart is slower than the target."""
    lines = [f"| a change in | median | 95 of 100 | target {TARGET} ms |", "|---|---:|---:|---|"]
    rows = []
    for id, answers, question, figure in CHARTS:
        activity = activities.get(id)
        for asked, said in answers.items():
            activity.answer(asked, said)
        redraw(activity, question, figure)  # the first one loads tables and templates
        found = sorted(redraw(activity, question, figure + n) for n in range(1, TIMES + 1))
        rows.append(_row(f"{id}, {answers[f'{id}.at']}", found))
    rows += [_row(f"{id}, any page", drawn(activities.get(id))) for id in IDS]
    lines += [line for line, _ in rows]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0 if all(kept for _, kept in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
