"""What it is not: the neighbours of co-production, and how each differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.activities.base import Activity
from coproduction.activities.blocks import Facts, Page, Sources
from coproduction.content.definitions import definitions

if TYPE_CHECKING:
    from coproduction.activities.answers import Answers


class WhatItIsNot(Activity):
    """Nine words that are used for it, or taken for it; it asks nothing."""

    id = "what-it-is-not"
    title = "What it is not"

    def page(self, answers: Answers) -> Page:  # noqa: ARG002
        neighbours = definitions().differences
        terms = Facts(tuple((each.title, each.words) for each in neighbours))
        sources = Sources.of(self.content, *neighbours)
        return Page.of("neighbours", [("neighbours", terms), ("sources", sources)])
