"""How long a change takes to become new charts: the page and its HTML, without a browser."""

from __future__ import annotations

import statistics
import sys
import time
from typing import TYPE_CHECKING

from coproduction import activities
from coproduction.views.page import draw

if TYPE_CHECKING:
    from coproduction.activities.answers import Json
    from coproduction.activities.base import Activity

TARGET = 150
"""Milliseconds from a change to new charts."""

TIMES = 40

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


def main() -> int:
    """Measure and print; fails when a chart is slower than the target."""
    lines = [f"| a change in | median | 95 of 100 | target {TARGET} ms |", "|---|---:|---:|---|"]
    slow = False
    for id, answers, question, figure in CHARTS:
        activity = activities.get(id)
        for asked, said in answers.items():
            activity.answer(asked, said)
        redraw(activity, question, figure)  # the first one loads tables and templates
        found = sorted(redraw(activity, question, figure + n) for n in range(1, TIMES + 1))
        middle, late = statistics.median(found), found[round(0.95 * TIMES) - 1]
        slow = slow or late > TARGET
        page = answers[f"{id}.at"]
        verdict = "kept" if late <= TARGET else "missed"
        lines.append(f"| {id}, {page} | {middle:.0f} ms | {late:.0f} ms | {verdict} |")
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
