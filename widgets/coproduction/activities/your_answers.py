"""Your answers: how they are kept, and the way to delete them all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.activities.base import Activity, step
from coproduction.activities.blocks import Button, Buttons, Heading, Page, Prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.answers import Answers, Json
    from coproduction.activities.blocks import Block
    from coproduction.content import Question

DELETE = "your-answers.delete"

KEPT = {
    "server": (
        "What you write here is kept where this course is running, without your name. "
        "A random code in this browser brings you back to it.",
        "Thirty days after your last visit it is deleted.",
    ),
    "binder": (
        "You are on Binder, a free service that forgets. After about ten minutes without a click "
        "this session ends, and your answers go with it.",
    ),
    "local": (
        "What you write here is kept in a file on the computer where this notebook runs.",
        "Anyone who uses the course under the same account there sees the same answers.",
    ),
    "page": (
        "What you write here stays on this page only. It goes when you close or reload the page.",
    ),
}


class YourAnswers(Activity):
    """Says where answers are, and deletes them; asks first."""

    id = "your-answers"
    title = "Your answers"

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._stage = ""

    def ask(self) -> Iterator[Question]:
        yield step(DELETE, ["ask", "no", "yes"])

    def done(self, answers: Answers) -> bool:  # noqa: ARG002
        return True

    def answer(self, question: str, value: Json, round: int = 1) -> None:
        """Deleting is an act, not an answer: nothing of it is kept."""
        self.check(question, value, round)
        self._stage = str(value)
        if value == "yes" and self.person is not None:
            self.person.forget()

    def page(self, answers: Answers) -> Page:  # noqa: ARG002
        kept = self.person.kept if self.person is not None else "page"
        blocks: list[tuple[str, Block]] = [
            ("how", Prose(KEPT[kept])),
        ]
        if self._stage == "ask":
            blocks += [
                ("sure", Heading("Delete everything you have answered?")),
                ("cannot", Prose(("This cannot be undone.",))),
                (
                    "choose",
                    Buttons(
                        (
                            Button("Yes, delete my answers", DELETE, "yes", main=True),
                            Button("No, keep them", DELETE, "no"),
                        )
                    ),
                ),
            ]
            return Page("ask", "sure", tuple(blocks))
        if self._stage == "yes":
            blocks.append(("gone", Heading("Your answers are deleted")))
            blocks.append(("after", Prose(("You can go on; the course starts afresh.",))))
            return Page("yes", "gone", tuple(blocks))
        blocks.append(("delete", Buttons((Button("Delete my answers", DELETE, "ask"),))))
        return Page("kept", "how", tuple(blocks))
