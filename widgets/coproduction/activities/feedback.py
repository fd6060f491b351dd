"""Feedback: five short questions about the course itself, and room for a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.activities.base import Activity
from coproduction.activities.blocks import Page, Prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.answers import Answers
    from coproduction.activities.blocks import Block
    from coproduction.content import Question

SHORT = ("doing", "sight", "honest", "next", "missing")
WORDS = "feedback.words"


class Feedback(Activity):
    """What the learner makes of the course."""

    id = "feedback"
    title = "Your feedback"

    def ask(self) -> Iterator[Question]:
        for name in SHORT:
            yield self.content.questions[f"feedback.{name}"]
        yield self.content.questions[WORDS]

    def page(self, answers: Answers) -> Page:
        blocks: list[tuple[str, Block]] = [(id, self.put(answers, id)) for id in self.questions]
        if self.done(answers):
            words = (
                "Thank you. Nobody is sent this: it stays with your other answers, and is in "
                "the files below. If you want somebody to read it, give them one of those."
            )
            blocks.append(("then", Prose((words,), tone="note")))
        return Page.of("feedback", blocks)
