"""What it is not: the neighbours of co-production, and how each differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.activities.base import Activity
from coproduction.activities.blocks import Facts, Page, Sources
from coproduction.content.definitions import definitions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coproduction.activities.answers import Answers
    from coproduction.activities.blocks import Block
    from coproduction.content import Question


class WhatItIsNot(Activity):
    """Nine words that are used for it, or taken for it; it asks nothing."""

    id = "what-it-is-not"
    title = "What it is not"

    def ask(self) -> Iterable[Question]:
        return ()

    def done(self, answers: Answers) -> bool:  # noqa: ARG002
        return True

    def page(self, answers: Answers) -> Page:  # noqa: ARG002
        neighbours = definitions().differences
        keys = dict.fromkeys(key for each in neighbours for key in each.sources)
        blocks: tuple[tuple[str, Block], ...] = (
            ("neighbours", Facts(tuple((each.term, each.text) for each in neighbours))),
            ("sources", Sources(tuple(self.content.sources[key] for key in keys))),
        )
        return Page("neighbours", "neighbours", blocks)
