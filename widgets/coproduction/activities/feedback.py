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
PLAIN = {"feedback.doing": "talked-at", "feedback.honest": "no", "feedback.next": "no"}
"""Answers that are not easy to give."""

MISSED = {
    "people": "You missed other people to talk to. Your plan is a good reason to call one of them.",
    "cases": "You missed real cases. “Case studies”, the next part, has a library of them.",
}
"""What can be had of what was missed."""


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
            blocks.append(("then", Prose(tuple(self._then(answers)), tone="note")))
        return Page.of("feedback", blocks)

    def _then(self, answers: Answers) -> Iterator[str]:
        """Thanks, where it goes, and where what was missed can be had."""
        frank = any(self.said(answers, id) == value for id, value in PLAIN.items())
        thanks = "Thank you for saying so plainly." if frank else "Thank you."
        yield (
            f"{thanks} Nobody is sent this: it stays with your other answers, and is in the files "
            "below. If you want somebody to read it, give them the Word document."
        )
        missed = self.said(answers, "feedback.missing")
        for value, words in MISSED.items():
            if isinstance(missed, list) and value in missed:
                yield words
