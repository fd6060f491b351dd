"""Take-away: everything you wrote as files, and carrying on with it elsewhere."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coproduction.activities import portable
from coproduction.activities.action_plan import ActionPlan
from coproduction.activities.base import Activity, step
from coproduction.activities.blocks import (
    Ask,
    Button,
    Buttons,
    Download,
    Downloads,
    Heading,
    Page,
    Prose,
)
from coproduction.activities.words import capital, day, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.answers import Answers, Json
    from coproduction.activities.blocks import Block
    from coproduction.content import Content, Question

FILE = "take-away.file"
BRING = "take-away.bring"

WORD = Download("word", "Word document", "To change, to share and to print.", main=True)
PAGE = Download("page", "Web page", "One file that opens in any browser and prints well.")
ANSWERS = Download("answers", "File of answers", "To carry on with the course elsewhere.")
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
            return Page("read", "read", (*blocks, *_asked(self._carried)))
        if self._brought:
            words = "Open any part of the course to go on from there."
            brought = Heading("Your answers are here", level=4)
            blocks += [("brought", brought), ("go-on", Prose((words,)))]
        words = "Save the file of answers. On the other machine, open this page and choose it here."
        blocks += [("how", Prose((words,))), ("file", Ask(self.questions[FILE]))]
        key = "brought" if self._brought else "files"
        return Page(key, key, tuple(blocks))


def _asked(carried: portable.Carried) -> Iterator[tuple[str, Block]]:
    count = plural(len(carried.answers), "answer")
    yield "read", Heading(f"This file holds {count}", level=4)
    words = [f"It was saved on {day(carried.saved)}."]
    if carried.left_out:
        left = capital(plural(carried.left_out, "more belongs", "more belong"))
        words.append(f"{left} to questions that are not asked here and will be left out.")
    words.append(
        "Where you have answered the same question here, the file’s answer takes its place."
    )
    yield "before", Prose((" ".join(words),))
    yes = Button("Bring these answers in", BRING, "yes", main=True)
    yield "bring", Buttons((yes, Button("Leave things as they are", BRING, "no")))
