"""Rungs: the ladder itself, what each rung means, and how it compares with other ladders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.activities.base import Activity
from coproduction.activities.blocks import Ladder, Page, Sources, Step, Table

if TYPE_CHECKING:
    from coproduction.activities.answers import Answers
    from coproduction.activities.blocks import Block

HEAD = (
    *("This ladder", "Arnstein", "Handbook and IAP2", "Wilcox", "Hart", "Bovaird"),
    "Take care",
)


class Rungs(Activity):
    """A picture to come back to; it asks nothing."""

    id = "rungs"
    title = "The seven rungs"

    def page(self, answers: Answers) -> Page:  # noqa: ARG002
        content = self.content
        steps = tuple(
            Step(f"{rung.number} {rung.name}", rung.band, means=rung.marks)
            for rung in reversed(content.rungs)
        )
        crosswalk = tuple(
            (
                *(row.rung_label, row.arnstein, row.handbook, row.wilcox, row.hart, row.bovaird),
                row.judgement,
            )
            for row in content.crosswalk
        )
        cited = (*content.rungs, *content.bands, *content.crosswalk)
        blocks: tuple[tuple[str, Block], ...] = (
            ("ladder", Ladder(steps, "Read it from the bottom: from doing to, up to doing with.")),
            (
                "crosswalk",
                Table(
                    "The same rungs on other ladders",
                    HEAD,
                    crosswalk,
                    "Most of these matches are our own judgement. Argue with them.",
                ),
            ),
            ("sources", Sources.of(content, *cited)),
        )
        return Page.of("rungs", blocks)
