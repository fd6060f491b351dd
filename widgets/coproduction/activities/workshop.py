"""A workshop: joining its room from a notebook, so that what is answered here counts there too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from coproduction.activities.answers import AnswerError
from coproduction.activities.base import Activity
from coproduction.activities.blocks import Button, Buttons, Link, Links, Page, Prose
from coproduction.logic.room.codes import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.answers import Answers, Json
    from coproduction.activities.blocks import Block
    from coproduction.content import Question

CODE = "workshop.code"
NO_CODE = "A code is six letters, as on the screen or your card."
NO_ROOM = "There is no room with that code. Look at the letters again, or ask the facilitator."
NOT_HERE = "Rooms cannot be joined from this page. Open the address on the screen instead."
ASK = (
    "If you are on your own, go straight on. In a workshop, type the six letters from the screen.",
    "Then what you answer in these notebooks counts in the room, while that step is open.",
)


@runtime_checkable
class Joiner(Protocol):
    """A person who can join rooms: ``coproduction.notebook.Present`` is one."""

    def join(self, code: str) -> str | None:
        """The title of the room of that code, joined; None if there is none.

        Raises:
            AnswerError: It cannot be joined; the words are for the person.
        """
        ...

    @property
    def room(self) -> str | None:
        """The title of the room they are in, or None."""
        ...

    def address(self, code: str) -> str:
        """The address of the page of the room of that code."""
        ...


class Workshop(Activity):
    """Asks for the code of a room, and says when you are in."""

    id = "workshop"
    title = "Are you in a workshop?"
    apart = (CODE,)

    def ask(self) -> Iterator[Question]:
        yield self.content.questions[CODE]

    def answer(self, question: str, value: Json, round: int = 1) -> None:
        """Join, or leave; a code that opens nothing is not kept."""
        kept = self.check(question, value, round)
        if kept is None:
            super().answer(question, None, round)
            return
        code = tidy(str(kept))
        if code is None:
            raise AnswerError(NO_CODE)
        if not isinstance(self.person, Joiner):
            raise AnswerError(NOT_HERE)
        if self.person.join(code) is None:
            raise AnswerError(NO_ROOM)
        super().answer(question, code, round)

    def page(self, answers: Answers) -> Page:
        here = self.person if isinstance(self.person, Joiner) else None
        room, code = here.room if here else None, self.said(answers, CODE)
        if here is None or room is None or code is None:
            blocks: list[tuple[str, Block]] = [
                ("ask", Prose(ASK)),
                ("code", self.put(answers, CODE)),
            ]
            return Page.of("ask", blocks)
        words = (
            f"You are in the room “{room}”. What you answer here counts there too, "
            "while that step is open.",
            "The other steps are on the room’s own page, and so is what the room said.",
        )
        page = Link("Open the room’s page", here.address(str(code)))
        leave = Button("Leave the room", CODE, None)
        blocks = [("in", Prose(words, tone="note")), ("page", Links((page,)))]
        return Page.of("in", (*blocks, ("leave", Buttons((leave,)))))
