"""Start: one piece of work to keep in mind, and a first hunch about where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.activities.base import Activity
from coproduction.activities.blocks import Page, Prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.answers import Answers
    from coproduction.activities.blocks import Block
    from coproduction.content import Question

PRACTICE = "start.practice"
HUNCH = "start.hunch"


class Start(Activity):
    """A warm-up that the ladder comes back to."""

    id = "start"
    title = "Before we begin"

    def ask(self) -> Iterator[Question]:
        yield self.content.questions[PRACTICE]
        yield self.content.questions[HUNCH]

    def page(self, answers: Answers) -> Page:
        blocks: list[tuple[str, Block]] = [
            ("practice", self.put(answers, PRACTICE)),
            ("hunch", self.put(answers, HUNCH)),
        ]
        if self.done(answers):
            words = "Hold on to that hunch. You will test it in “The ladder”, with ten questions."
            blocks.append(("then", Prose((words,), tone="note")))
        return Page.of("start", blocks)
