"""Paper and hands: counts typed in at the desk, into the same result as the phones'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.activities.answers import AnswerError
from coproduction.activities.blocks import Buttons, Entry, Heading, Prose, Shelf
from coproduction.activities.live.conduct import begun, stage
from coproduction.activities.live.counted import options, wording
from coproduction.activities.live.desk.forms import number, one, press, words
from coproduction.activities.live.desk.place import Place
from coproduction.activities.live.frozen import frozen, openings
from coproduction.activities.live.results import MANY, PEOPLE
from coproduction.activities.words import number as word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.live.desk.host import Counted
    from coproduction.activities.live.desk.place import Named, Seen
    from coproduction.activities.live.room import Line
    from coproduction.content import Question

HANDS, PAPER = "hands", "paper"
DOORS = {HANDS: "By hand", PAPER: "On paper"}
FEW = 6
"""From more than so many on, a choice stays folded until it is wanted."""

LATE = (
    "Phones and the report keep what they have shown. To count it there too, open the step again, "
    "and reveal it once more."
)
ANEW = "This question is about people, so that needs at least {} new answers."
HOW = "Count, type the numbers, and add them. They stand beside the phones’, in the same result."


class Paper(Place):
    """A form for counts, and what was entered."""

    id = "paper"
    label = "Paper"

    def blocks(self, seen: Seen) -> Iterator[Named]:
        yield "title", Heading("Paper and hands", level=2)
        line = self._line(seen)
        if line is None:
            yield "none", Prose(("No step on the sheet is counted.",))
            return
        question = self._question(seen, line)
        yield "how", Prose((HOW,))
        asked = [(one.id, one.title) for one in self._lines(seen)]
        yield "step", one("paper.line", f"Step: {line.title}", line.id, asked, folded=True)
        named = self._named(seen, line)
        if len(named) > 1:
            prompt = f"Question: {dict(named)[question.id]}" if len(named) > FEW else "Which one?"
            yield (
                "question",
                one("paper.question", prompt, question.id, named, folded=len(named) > FEW),
            )
        yield "door", one("paper.door", "How did you count?", self._door(seen), DOORS.items())
        yield from self._counts(seen, question)
        label = seen.draft("paper.label")
        about = "As “table 4” or “left half”, so that you know it again. You may leave it empty."
        yield "label", words("paper.label", "Which sheet or table?", label, 40, about)
        yield (
            "add",
            Buttons((press("Add these counts", "paper.add", line.id, question.id, main=True),)),
        )
        yield from self._entered(seen)

    def _counts(self, seen: Seen, question: Question) -> Iterator[Named]:
        named = wording(question)
        for value in options(question):
            name = f"count.{question.id}.{value}"
            yield f"count-{value}", number(name, named[value], seen.draft(name), "")
        if question.kind == MANY:
            name = f"count.{question.id}.{PEOPLE}"
            prompt = "How many people were that?"
            yield "count-people", number(name, prompt, seen.draft(name), "")

    def _entered(self, seen: Seen) -> Iterator[Named]:
        entries = self.host.entries(seen.room.id)
        if not entries:
            return
        yield "entered", Heading("Entered so far", level=2)
        yield "entries", Shelf(tuple(self._entry(seen, entry) for entry in reversed(entries)))

    def _entry(self, seen: Seen, entry: Counted) -> Entry:
        names = self._names(seen, entry.question)
        counts = [
            f"{names.get(value, value)}: {count}"
            for value, count in entry.counts.items()
            if value != PEOPLE
        ]
        step, prompt = self._told(seen, entry.question)
        label = f", {entry.label}" if entry.label else ""
        round = ", round two" if entry.round > 1 else ""
        about = f"{DOORS.get(entry.door, entry.door)}{label}: {step}, {prompt}{round}"
        return Entry(
            press(f"Undo entry {entry.id}", "paper.undo", entry.id), (about, ". ".join(counts))
        )

    def _lines(self, seen: Seen) -> tuple[Line, ...]:
        return tuple(line for line in seen.lines if seen.step(line).pictured(line))

    def _line(self, seen: Seen) -> Line | None:
        """The step that was chosen; or else the present one, or the last that was begun."""
        lines = self._lines(seen)
        chosen = next((line for line in lines if line.id == seen.draft("paper.line")), None)
        present = next((line for line in lines if seen.at and line == seen.at.line), None)
        done = [line for line in lines if begun(seen.state, line.id)]
        if chosen or present:
            return chosen or present
        return done[-1] if done else next(iter(lines), None)

    def _question(self, seen: Seen, line: Line) -> Question:
        """The question that was chosen; or else the one on the screen."""
        asked = seen.step(line).pictured(line)
        chosen = next((one for one in asked if one.id == seen.draft("paper.question")), None)
        return chosen or asked[min(stage(seen.state, line.id).show, len(asked) - 1)]

    def _named(self, seen: Seen, line: Line) -> list[tuple[str, str]]:
        """The questions of a line with what each is called here."""
        step = seen.step(line)
        return [(one.id, step.name(line, one)) for one in step.pictured(line)]

    def _told(self, seen: Seen, id: str) -> tuple[str, str]:
        """The step and the question of an entry, as they are called here."""
        for line in seen.lines:
            for question, name in self._named(seen, line):
                if question == id:
                    return line.title, name
        return "", id

    def _names(self, seen: Seen, id: str) -> dict[str, str]:
        """What the options of a question are called."""
        for line in seen.lines:
            for question in seen.step(line).pictured(line):
                if question.id == id:
                    return wording(question)
        return {}

    def _door(self, seen: Seen) -> str:
        return PAPER if seen.draft("paper.door") == PAPER else HANDS

    def do_add(self, seen: Seen, line_id: str, question_id: str) -> str:
        """Enter what was typed."""
        line = seen.line(line_id)
        asked = seen.step(line).pictured(line) if line else ()
        question = next((one for one in asked if one.id == question_id), None)
        if line is None or question is None:
            msg = "That question is not asked any more. Choose another."
            raise AnswerError(msg)
        typed = {
            value: seen.draft(f"count.{question.id}.{value}")
            for value in (*options(question), PEOPLE)
        }
        counts = {value: count for value, count in typed.items() if isinstance(count, int)}
        if not any(counts.get(value) for value in options(question)):
            msg = "Type a number for one answer at least."
            raise AnswerError(msg)
        least = max(counts.get(value, 0) for value in options(question))
        if question.kind == MANY and counts.get(PEOPLE, 0) < least:
            # Else more people would have ticked it than were asked.
            msg = f"Type how many people that was, too. It was {least} at least."
            raise AnswerError(msg)
        at = stage(seen.state, line.id)
        round = at.round if begun(seen.state, line.id) else seen.step(line).round
        door, label = self._door(seen), seen.words("paper.label")
        self.host.enter(seen.room.id, (question.id, round), door, label, counts)
        self.desk.clear("count.")
        self.desk.clear("paper.label")
        total = sum(counts.get(value, 0) for value in options(question))
        added = f"Added: {total} {'ticks' if question.kind == MANY else 'answers'}."
        return f"{added} {self._late(seen, line, question, round)}".rstrip()

    def _late(self, seen: Seen, line: Line, question: Question, round: int) -> str:
        """That phones and the report do not count it, where they have had this already."""
        at, step = stage(seen.state, line.id), seen.step(line)
        if at.open or not (at.revealed or self._left(seen, question.id, round)):
            return ""
        few = word(step.rule(line, question).threshold)
        return f"{LATE} {ANEW.format(few)}" if step.careful else LATE

    def _left(self, seen: Seen, question: str, round: int) -> bool:
        """Whether the counts of a question have left the room since it was last opened."""
        asked = ((line, seen.step(line)) for line in seen.lines)
        times = openings(asked, seen.state)[question, round]
        return (question, round, times) in frozen(self.host.notes(seen.room.id))

    def do_undo(self, seen: Seen, entry: int) -> str:
        """Take one entry back."""
        gone = self.host.undo(seen.room.id, entry)
        return f"Entry {entry} is undone." if gone else "Somebody undid that already."
