"""The shape of every step of a room: what phone, screen and report show of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.activities.blocks import Ask, Count, Counts, Facts, Heading, Page, Prose
from coproduction.activities.live.asking import CHOICES
from coproduction.activities.live.room import Showing, Stage
from coproduction.activities.live.telling import Telling, last, sentence
from coproduction.activities.spoken import spoken
from coproduction.activities.words import capital, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.answers import Answers
    from coproduction.activities.blocks import Block
    from coproduction.activities.live.asking import Named
    from coproduction.activities.live.room import Line, Result

CLOSED = "This step is closed. What the room said, or the next step, comes here by itself."
OVER = "This step is closed. The next one comes here by itself."
REST = "There is nothing to do on your phone just now. The next step comes here by itself."
NOTHING = "There is nothing to show yet."
FIRST, STAY = "In the first round you said", "Choose it again if you stay."

LINES = 6
"""How many questions the screen lists while they are asked; more would be too small to read."""


class LiveStep(Telling):
    """A step of a workshop, for every door.

    A subclass says what is asked (``questions``) and may tell a story before a question
    (``before``), add our reading to a result (``after``) or notes to its options (``notes``).
    """

    def phone(
        self, line: Line, stage: Stage, mine: Answers, result: Result | None, door: str = "phone"
    ) -> Page:
        """What a participant sees.

        Args:
            line: The present line of the sheet.
            stage: How it stands.
            mine: What this person has said in this room.
            result: What the room said, once that is revealed; only what may be released is shown.
            door: Which door the person came by.
        """
        blocks: list[Named] = [
            (f"title-{line.id}-{stage.round}", Heading(self.heading(line), level=2)),
            *self._say(line, stage),
        ]
        if stage.revealed and result is not None:
            blocks += self.results(line, Showing(stage, result, careful=True, mine=mine))
        if not self.asked(line, door):
            blocks.append(("rest", Prose((REST,), tone="quiet")))
        elif stage.open and not stage.revealed:
            blocks += self._asks(line, stage, mine, door)
        else:
            blocks += self._said(line, stage, mine, door)
        key = f"{line.id}-{stage.round}-{stage.open}-{stage.revealed}"
        return Page.of(key, blocks)

    def screen(self, line: Line, stage: Stage, result: Result) -> tuple[Named, ...]:
        """What the projector shows: what is asked and how many have answered, or the result."""
        title = ("title", Heading(self.heading(line), level=2))
        if not stage.revealed:
            asked = (*self._say(line, stage), *self._aloud(line))
            return (title, *asked, *self._waiting(line, stage, result))
        showing = Showing(stage, result, careful=self.careful, only=stage.show)
        return (title, *(tuple(self.results(line, showing)) or (("none", Prose((NOTHING,))),)))

    def kept(self, line: Line, result: Result) -> tuple[Block, ...]:
        """What the report says of it: only what may leave the room."""
        if not self.questions(line):
            return ()
        rounds = {round for _, round in (*result.tallies, *result.words)}
        stage = Stage(open=False, round=max(rounds, default=1), revealed=True)
        found = self.results(line, Showing(stage, result, careful=True))
        return tuple(block for _, block in found)

    def aloud(self, line: Line) -> Prose | None:
        """What is asked, for those in the hall who have no phone; None if it is too much."""
        questions = self.questions(line)
        if len(questions) == 1:
            labels = tuple(option.label for option in questions[0].options)
            return Prose(labels, tone="asked", title=questions[0].prompt)
        names = tuple(question.prompt for question in questions)
        return Prose(names, tone="asked") if 0 < len(names) <= LINES else None

    def _say(self, line: Line, stage: Stage) -> Iterator[Named]:
        """What the room is told; once it is closed, without what it was asked to do."""
        over = self.questions(line) and not stage.open
        if words := self.say(line)[1 if over else 0 :]:
            yield "say", Prose(words)

    def _aloud(self, line: Line) -> Iterator[Named]:
        if (asked := self.aloud(line)) is not None:
            yield "asked", asked

    def _waiting(self, line: Line, stage: Stage, result: Result) -> Iterator[Named]:
        """How many have answered, with a dot for each: what they said is not told yet."""
        if not self.questions(line):
            return
        here, answered = sum(result.people.values()), result.answered
        words = "Nobody has answered yet." if stage.open else "Nobody answered."
        if answered:
            words = f"{capital(plural(answered, 'person has', 'people have'))} answered"
            words += f". {here} are here." if here >= answered else "."
        if not stage.open:
            words += " The result comes soon."
        if not here and not answered:
            yield "waiting", Prose((words,), tone="waiting")
            return
        known = here >= answered
        row = Count("Answered", answered, before=here if known else None)
        heads = ("Here", "Answered") if known else ("Answered",)
        yield "waiting", Counts("Answers so far", words, "", (row,), heads)

    def _asks(self, line: Line, stage: Stage, mine: Answers, door: str) -> Iterator[Named]:
        for question in self.asked(line, door):
            yield from self.before(line, question)
            rungs = self.content.rungs if question.kind == "choose a rung" else ()
            value = mine.get((question.id, stage.round))
            first = mine.get((question.id, 1)) if stage.round > 1 else None
            if first is not None and question.kind in CHOICES:
                # Not as a choice that is made already: nobody can choose that, so none would count.
                said = sentence(spoken(self.content, question, first))
                yield f"first-{question.id}", Prose((f"{FIRST}: {said} {STAY}",), tone="quiet")
            elif value is None:
                value = first
            yield f"ask-{question.id}", Ask(question, value, stage.round, rungs)

    def _said(self, line: Line, stage: Stage, mine: Answers, door: str) -> Iterator[Named]:
        """A closed step: what you said, unless it stands beside a result, and that more comes."""
        rows = tuple(
            (self.name(line, question), sentence(spoken(self.content, question, value)))
            for question in self.asked(line, door)
            if not (stage.revealed and question.kind in CHOICES)
            and (value := last(mine, question, stage)) is not None
        )
        if rows:
            yield "said", Facts(rows, title="What you said", level=3)
        words = OVER if stage.revealed else CLOSED
        yield "closed", Prose((words,), tone="quiet")
