"""Take-away: everything you wrote as files, and carrying on with it elsewhere."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coproduction.activities import carrying, portable
from coproduction.activities.action_plan import ActionPlan
from coproduction.activities.base import Activity, step
from coproduction.activities.blocks import (
    Button,
    Buttons,
    Download,
    Downloads,
    Heading,
    Page,
    Prose,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.answers import Answers, Json
    from coproduction.activities.blocks import Block
    from coproduction.content import Content, Question

FILE = "take-away.file"
BRING = "take-away.bring"

WORD = Download("word", "Word document", "To change, to share and to print.", main=True)
PAGE = Download("page", "Web page", "One file that opens in any browser and prints well.")
ANSWERS = Download(
    "answers",
    "File of answers",
    "To carry on with the course elsewhere. It holds all that you wrote: keep it to yourself.",
)
CALENDAR = Download("calendar", "Calendar file", "The days of your plan, for your own calendar.")


class TakeAway(Activity):
    """Offers the files, and reads one back after it has asked."""

    id = "take-away"
    title = "Take it with you"

    def __init__(self, content: Content | None = None) -> None:
        super().__init__(content)
        self._carried: portable.Carried | None = None
        self._brought = 0

    def ask(self) -> Iterator[Question]:
        yield replace(self.content.questions[FILE], max_length=portable.LARGEST)
        yield step(BRING, ["yes", "no"])

    def done(self, answers: Answers) -> bool:  # noqa: ARG002
        return True

    def keep(self, answers: Answers) -> tuple[Block, ...]:  # noqa: ARG002
        return ()

    def answer(self, question: str, value: Json, round: int = 1) -> None:
        """A file is read and waits for a yes: choosing one is an act, and nothing of it is kept."""
        if question == FILE:
            self._carried = portable.read(value, portable.questions(self.content))
            self._brought = 0
            return
        self.check(question, value, round)
        if value == "yes" and self._carried and self.person:
            self.person.save_all(self._carried.answers)
            self._brought = len(self._carried.answers)
        self._carried = None

    def page(self, answers: Answers) -> Page:
        files = [WORD, PAGE, ANSWERS]
        blocks: list[tuple[str, Block]] = [
            ("files", Heading("Your files")),
            (
                "what",
                Prose(
                    (
                        "The Word document and the web page hold the same: your plan first, "
                        "then what you found on the way. They are made here and go nowhere else.",
                    )
                ),
            ),
        ]
        if ActionPlan(self.content).occasions(answers):
            blocks.append(("downloads", Downloads((*files, CALENDAR))))
        else:
            blocks.append(("downloads", Downloads(tuple(files))))
            words = "Once your plan has a day in it, there is a calendar file here too."
            blocks.append(("no-days", Prose((words,), tone="quiet")))
        blocks.append(("carry", Heading("Carry on elsewhere")))
        if self._carried:
            return Page("read", "read", (*blocks, *self._asked(self._carried, answers)))
        if self._brought:
            words = "Open any part of the course to go on from there."
            brought = Heading("Your answers are here", level=4)
            blocks += [("brought", brought), ("go-on", Prose((words,)))]
        words = "Save the file of answers. On the other machine, open this page and choose it here."
        blocks += [("how", Prose((words,))), ("file", self.put(answers, FILE))]
        key = "brought" if self._brought else "files"
        return Page(key, key, tuple(blocks))

    def _asked(self, carried: portable.Carried, answers: Answers) -> Iterator[tuple[str, Block]]:
        """What the file would change, and the question whether to bring it in."""
        # Other activities on the page may have kept answers since this one was given its own.
        here = self.person.answers() if self.person else answers
        yield from carrying.before(self.content, carried, here, portable.questions(self.content))
        yes = Button("Bring these answers in", BRING, "yes", main=True)
        yield "bring", Buttons((yes, Button("Leave things as they are", BRING, "no")))
