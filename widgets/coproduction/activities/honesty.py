"""Honesty: a note of what is fixed and what is open, the elephant, and four tests of fairness."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coproduction.activities import honesty_note as note
from coproduction.activities.barrier_map import points
from coproduction.activities.base import Activity, item, step
from coproduction.activities.blocks import (
    Ask,
    Button,
    Buttons,
    Facts,
    Heading,
    Page,
    Prose,
    Sources,
)
from coproduction.activities.words import capital, number, plural
from coproduction.content.barriers import barriers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.answers import Answers, Json
    from coproduction.activities.blocks import Block
    from coproduction.content import Question

AT = "honesty.at"
NOTE = tuple(f"honesty.{name}" for name, _ in note.PARTS)
ELEPHANT = ("honesty.elephant", "honesty.unsaid", "honesty.first")
STANDING = (
    "These four tests are known as the Gunning principles. They come from English case law, and "
    "general guidance across the UK treats them as the standard.",
    "We could not confirm how they stand in Scots law: take advice. "
    "As a test of fairness, they are useful anywhere.",
)


class Honesty(Activity):
    """Say what is fixed and what is open, look at the elephant, and test how fair it is."""

    id = "honesty"
    title = "Are we being honest?"
    reads = ("barriers",)
    apart = ELEPHANT

    def ask(self) -> Iterator[Question]:
        asked = self.content.questions
        yield step(AT, ["write", "note", "elephant", "fair", "result"])
        yield from (asked[id] for id in (*NOTE, *ELEPHANT))
        for test in barriers().gunning:
            question = item(asked["honesty.gunning"], test.id)
            yield replace(question, prompt=test.prompt)

    def refuse(self, answers: Answers, question: str, value: Json, round: int) -> str | None:  # noqa: ARG002
        if question != AT:
            return None
        if value == "note" and not note.begun(answers):
            return "Write at least one part first. You can fill the rest in later."
        if value == "result" and (left := self._left(answers)):
            words = plural(left, "question still needs", "questions still need")
            return f"{capital(words)} an answer. “I do not know” is one."
        return None

    def _left(self, answers: Answers) -> int:
        """How many of the four tests have no answer yet."""
        return sum(not note.said(answers, f"gunning.{test.id}") for test in barriers().gunning)

    def done(self, answers: Answers) -> bool:
        return note.begun(answers) and not self._left(answers)

    def gist(self, answers: Answers) -> tuple[tuple[str, str], ...]:
        kept = ("fixed", "why", "open", "back")
        parts = (
            (heading, note.said(answers, name)) for name, heading in note.PARTS if name in kept
        )
        return tuple((heading, words) for heading, words in parts if words)

    def keep(self, answers: Answers) -> tuple[Block, ...]:
        letter = note.letter(self.content, answers)
        written = Prose(tuple(letter.text.split("\n\n")), tone="story", title=letter.title)
        tests = [self._verdict(answers)] if not self._left(answers) else []
        return (
            *([written] if note.begun(answers) else []),
            *tests,
            *([Prose(STANDING, tone="quiet")] if tests else []),
        )

    def page(self, answers: Answers) -> Page:
        at = str(self.said(answers, AT) or "write")
        if self.refuse(answers, AT, at, 1):
            at = "write" if at == "note" else "fair"
        pages = {
            "write": self._write,
            "note": self._note,
            "elephant": self._elephant,
            "fair": self._fair,
            "result": self._result,
        }
        blocks = tuple(pages[at](answers))
        return Page(at, blocks[0][0], blocks)

    def _write(self, answers: Answers) -> Iterator[tuple[str, Block]]:
        yield "write", Heading("What is fixed, what is open", step="Part 1 of 3")
        rules = [p for p in points(self.content, answers) if p.mark.kind == "law" and p.mark.field]
        if rules:
            rows = tuple((point.title, point.detail) for point in rules)
            yield "rules", Facts(rows, title="What you put under law or rules, among your barriers")
        for id in NOTE:
            yield id, self._ask(answers, id)
        yield "go-write", Buttons((Button("Show my note", AT, "note", main=True),))

    def _note(self, answers: Answers) -> Iterator[tuple[str, Block]]:
        yield "note", Heading("Your note, ready to use", step="Part 1 of 3")
        yield "letter", note.letter(self.content, answers)
        if remarks := tuple(note.remarks(answers)):
            yield "remarks", Prose(remarks, tone="note", title="Before you send it")
        yield (
            "go-note",
            Buttons(
                (
                    Button("Go on to the elephant", AT, "elephant", main=True),
                    Button("Change my note", AT, "write"),
                )
            ),
        )

    def _elephant(self, answers: Answers) -> Iterator[tuple[str, Block]]:
        yield "elephant", Heading("The elephant in the room", step="Part 2 of 3")
        words = (
            "An elephant is what everyone knows and nobody says. Nobody is sent what you write "
            "here. It goes into your file of answers, and not into the Word document or the web "
            "page."
        )
        yield "what", Prose((words,))
        for id in ELEPHANT:
            yield id, self._ask(answers, id)
        if note.said(answers, "elephant"):
            words = (
                "Read your note again as someone who learns this in a year’s time. "
                "Would they feel misled? If so, something belongs in the note."
            )
            yield "again", Prose((words,), tone="note")
        yield (
            "go-elephant",
            Buttons(
                (
                    Button("Go on to four tests of fairness", AT, "fair", main=True),
                    Button("Back to my note", AT, "note"),
                )
            ),
        )

    def _fair(self, answers: Answers) -> Iterator[tuple[str, Block]]:
        yield "fair", Heading("Is it fair to ask?", step="Part 3 of 3")
        words = (
            "Think of the decision in your note. "
            "If you only inform people of it, think of the last time you asked."
        )
        yield "how", Prose((words,))
        for test in barriers().gunning:
            id = f"honesty.gunning.{test.id}"
            yield id, self._ask(answers, id)
        yield (
            "go-fair",
            Buttons(
                (
                    Button("See the four together", AT, "result", main=True),
                    Button("Back to the elephant", AT, "elephant"),
                )
            ),
        )

    def _result(self, answers: Answers) -> Iterator[tuple[str, Block]]:
        yield "result", Heading("Four tests of a fair consultation", step="Part 3 of 3")
        yield "verdict", self._verdict(answers)
        yield "standing", Prose(STANDING, tone="note")
        keys = dict.fromkeys(key for test in barriers().gunning for key in test.sources)
        yield "sources", Sources(tuple(self.content.sources[key] for key in keys))
        yield (
            "go-result",
            Buttons((Button("Change these answers", AT, "fair"), Button("My note", AT, "note"))),
        )

    def _verdict(self, answers: Answers) -> Facts:
        """Each test with what was said, and what to do where it is not passed."""
        options = self.content.questions["honesty.gunning"].options
        labels = {option.value: option.label for option in options}
        rows, passed = [], 0
        for test in barriers().gunning:
            value = note.said(answers, f"gunning.{test.id}")
            passed += value == "yes"
            words = f"{labels[value]}."
            rows.append((test.name, words if value == "yes" else f"{words} {test.move}"))
        met = f"{capital(number(passed))} of four {'is' if passed == 1 else 'are'} met"
        title = {0: "None is met yet", len(rows): "All four are met"}.get(passed, met)
        return Facts(tuple(rows), title=title)

    def _ask(self, answers: Answers, question: str) -> Ask:
        return Ask(self.questions[question], self.said(answers, question))
