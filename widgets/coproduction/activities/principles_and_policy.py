"""Principles and policy: what people can point to, and the dates in law and policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.activities.base import Activity
from coproduction.activities.blocks import Facts, Page, Sources, Table
from coproduction.activities.words import number
from coproduction.content.definitions import definitions

if TYPE_CHECKING:
    from coproduction.activities.answers import Answers
    from coproduction.activities.blocks import Block

NOTE = "Dates as our sources have them. Laws change, so check before you rely on one."


class PrinciplesAndPolicy(Activity):
    """Six sets of principles, and a folded table of dates; it asks nothing."""

    id = "principles-and-policy"
    title = "Principles and policy"

    def page(self, answers: Answers) -> Page:  # noqa: ARG002
        said = definitions()
        principles = tuple(
            (f"{each.said_by}: {number(each.count)}", each.text) for each in said.principles
        )
        # Two columns, because on a phone a third would not be in sight.
        dates = tuple(
            (f"{each.place}, {each.date}: {each.what}", each.says) for each in said.policy
        )
        blocks: tuple[tuple[str, Block], ...] = (
            ("principles", Facts(principles)),
            (
                "policy",
                Table(
                    "Law and policy in Scotland, Wales and England, with dates",
                    ("Where, when and what", "What it says"),
                    dates,
                    NOTE,
                ),
            ),
            ("sources", Sources.of(self.content, *said.principles, *said.policy)),
        )
        return Page.of("principles", blocks)
