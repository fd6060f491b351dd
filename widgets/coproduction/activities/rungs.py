"""Rungs: the ladder itself, what its rungs and bands mean, and how it compares with others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.activities.base import Activity
from coproduction.activities.blocks import Facts, Ladder, Page, Sources, Step, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.answers import Answers
    from coproduction.activities.blocks import Block

HEAD = (
    *("This ladder", "Arnstein", "Handbook and IAP2", "Wilcox", "Hart", "Bovaird"),
    "Take care",
)
OURS = "How the ladders match is our own judgement. Argue with it."


class Rungs(Activity):
    """A picture to come back to; it asks nothing."""

    id = "rungs"
    title = "The seven rungs"

    def page(self, answers: Answers) -> Page:  # noqa: ARG002
        return Page.of("rungs", self._blocks())

    def _blocks(self) -> Iterator[tuple[str, Block]]:
        content = self.content
        steps = tuple(
            Step(f"{rung.number} {rung.name}", rung.band, means=rung.marks)
            for rung in reversed(content.rungs)
        )
        yield "ladder", Ladder(steps, "Read it from the bottom: from doing to, up to doing with.")
        yield "bands", Facts(tuple((band.name, band.marks) for band in reversed(content.bands)))
        rows = tuple(
            (row.rung, row.arnstein, row.handbook, row.wilcox, row.hart, row.bovaird, row.note)
            for row in content.crosswalk
        )
        yield "crosswalk", Table("The same rungs on other ladders", HEAD, rows, OURS)
        cited = Sources.of(content, *content.rungs, *content.bands, *content.crosswalk)
        yield "sources", cited
