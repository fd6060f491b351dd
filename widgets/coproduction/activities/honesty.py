"""Honesty: a note of what is fixed and what is open, the elephant, and four tests of fairness."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coproduction.activities import honesty_note as note
from coproduction.activities.barrier_map import points
from coproduction.activities.base import item
from coproduction.activities.blocks import Chart, Facts, Heading, Mark, Prose, Sources, Track
from coproduction.activities.paged import Paged
from coproduction.activities.words import capital, number, plural
from coproduction.content.barriers import barriers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.answers import Answers, Json
    from coproduction.activities.blocks import Block
    from coproduction.content import Question

NOTE = tuple(f"honesty.{name}" for name, _ in note.PARTS)
ELEPHANT = ("honesty.elephant", "honesty.unsaid", "honesty.first")
STANDING = ("gunning", "gunning-in-scotland")
"""The notes on how the four tests stand in law."""

PLACES = {"no": 0, "partly": 1, "yes": 2}
"""Where an answer stands on the line; “I do not know” stands nowhere."""


class Honesty(Paged):
    """Say what is fixed and what is open, look at the elephant, and test how fair it is."""

    id = "honesty"
    title = "Are we being honest?"
    reads = ("barriers",)
    apart = ELEPHANT
    pages = ("write", "note", "elephant", "fair", "result")

    def ask(self) -> Iterator[Question]:
        yield from super().ask()
        asked = self.content.questions
        yield from (asked[id] for id in (*NOTE, *ELEPHANT))
        for test in barriers().gunning:
            question = item(asked["honesty.gunning"], test.id)
            yield replace(question, prompt=test.prompt)

    def refuse(self, answers: Answers, question: str, value: Json, round: int) -> str | None:  # noqa: ARG002
        if question != self.at:
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
        written = Facts(note.rows(self.content, answers), title=note.TITLE)
        tests = () if self._left(answers) else tuple(b for _, b in self._verdict(answers))
        return (
            *([written] if note.begun(answers) else []),
            *tests,
            *((Prose(self._standing(), tone="quiet"), self._cited()) if tests else ()),
        )

    def blocks(self, answers: Answers, at: str) -> Iterator[tuple[str, Block]]:
        pages = {
            "write": self._write,
            "note": self._note,
            "elephant": self._elephant,
            "fair": self._fair,
            "result": self._result,
        }
        return pages[at](answers)

    def _write(self, answers: Answers) -> Iterator[tuple[str, Block]]:
        yield "write", Heading("What is fixed, what is open", step="Part 1 of 3")
        rules = [p for p in points(self.content, answers) if p.mark.kind == "law" and p.mark.field]
        if rules:
            rows = tuple((point.title, _rule(point.detail)) for point in rules)
            yield "rules", Facts(rows, title="What you put under law or rules, among your barriers")
        for id in NOTE:
            yield id, self.put(answers, id)
        yield "sources-level", Sources.of(self.content, "handbook")
        yield "go-write", self.go(("Show my note", "note"))

    def _note(self, answers: Answers) -> Iterator[tuple[str, Block]]:
        remarks = tuple(note.remarks(answers))
        so_far = "Your note so far" if remarks else "Your note, ready to use"
        yield "note", Heading(so_far, step="Part 1 of 3")
        yield "letter", replace(note.letter(self.content, answers), title="Words to send")
        if remarks:
            yield "remarks", Prose(remarks, tone="note", title="Before you send it")
        yield "go-note", self.go(("Go on to the elephant", "elephant"), ("Change my note", "write"))

    def _elephant(self, answers: Answers) -> Iterator[tuple[str, Block]]:
        yield "elephant", Heading("The elephant in the room", step="Part 2 of 3")
        words = (
            "An elephant is what everyone knows and nobody says. What you write here goes into "
            "your file of answers, and not into the Word document or the web page."
        )
        yield "what", Prose((words,))
        for id in ELEPHANT:
            yield id, self.put(answers, id)
        if note.said(answers, "elephant"):
            words = (
                "Read your note again as someone who learns this in a year’s time. "
                "Would they feel misled? If so, something belongs in the note."
            )
            yield "again", Prose((words,), tone="note")
        yield (
            "go-elephant",
            self.go(("Go on to four tests of fairness", "fair"), ("Back to my note", "note")),
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
            yield id, self.put(answers, id)
        yield (
            "go-fair",
            self.go(("See the four together", "result"), ("Back to the elephant", "elephant")),
        )

    def _result(self, answers: Answers) -> Iterator[tuple[str, Block]]:
        yield "result", Heading("Four tests of a fair consultation", step="Part 3 of 3")
        yield from self._verdict(answers)
        yield "standing", Prose(self._standing(), tone="note")
        yield "sources", self._cited()
        changes = ("Change these answers", "fair"), ("My note", "note")
        yield "go-result", self.go(*changes, main=False)

    def _standing(self) -> tuple[str, ...]:
        return tuple(self.content.notes[name].words for name in STANDING)

    def _cited(self) -> Sources:
        return Sources.of(self.content, *barriers().gunning, self.content.notes["gunning"])

    def _verdict(self, answers: Answers) -> Iterator[tuple[str, Block]]:
        """The four tests as a picture, and what to do where one is not passed."""
        options = self.content.questions["honesty.gunning"].options
        labels = {option.value: option.label for option in options}
        said = {test: note.said(answers, f"gunning.{test.id}") for test in barriers().gunning}
        passed = sum(value == "yes" for value in said.values())
        yield (
            "verdict",
            Chart(
                sentence=f"By your answers, {_met(passed, len(said))}.",
                how="Each row is one of the four tests. The further right, the fairer.",
                places=tuple((at, labels[value]) for value, at in PLACES.items()),
                kinds=(("mine", "Your answer"),),
                rows=tuple(
                    Track(
                        test.name,
                        (Mark(PLACES[value], "mine", labels[value]),) if value in PLACES else (),
                        note="" if value in PLACES else labels[value],
                    )
                    for test, value in said.items()
                ),
                head="Test",
            ),
        )
        moves = tuple((test.name, test.move) for test, value in said.items() if value != "yes")
        if moves:
            yield "moves", Facts(moves, title="What would help")
        else:
            yield "ask", Prose(("Would the people you ask say the same? Put it to two of them.",))


def _rule(detail: str) -> str:
    """Where a rule comes from, and its clause, without the words for its kind."""
    return capital(detail.partition(": ")[2]) or "No clause named yet"


def _met(passed: int, of: int) -> str:
    if passed in {0, of}:
        return f"all {number(of)} are met" if passed else "none is met yet"
    return f"{number(passed)} of {number(of)} {'is' if passed == 1 else 'are'} met"
