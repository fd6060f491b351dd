"""The shape of every step of a room: what it asks, and what phone, screen and report show."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, ClassVar

from coproduction.activities.answers import AnswerError, check
from coproduction.activities.base import item
from coproduction.activities.blocks import Ask, Count, Counts, Facts, Heading, Page, Prose, Sources
from coproduction.activities.live.counted import Rule, agreed, counts
from coproduction.activities.live.room import TABLE, Showing, Stage
from coproduction.activities.spoken import spoken
from coproduction.activities.words import capital, plural
from coproduction.content.steps import steps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from coproduction.activities.answers import Answers, Json
    from coproduction.activities.blocks import Block
    from coproduction.activities.live.room import Line, Result
    from coproduction.content import Content, Question
    from coproduction.content.steps import Step

    Named = tuple[str, Block]

CHOICES = ("choose one", "choose many", "choose a rung")
MINORITY = "room.minority"
CLOSED = "This step is closed. What the room said, or the next step, comes here by itself."
OVER = "This step is closed. The next one comes here by itself."
REST = "There is nothing to do on your phone just now. The next step comes here by itself."
LATE = "This step closed before your answer came, so it was not counted."
NOTHING = "There is nothing to show yet."
NOT_ASKED = "This is not asked just now. Your page shows the present step in a moment."

LINES = 6
"""How many questions the screen lists while they are asked; more would be too small to read."""

LETTERS, TEXTS = 1500, 12
"""How much of what was written goes on one page of the screen: letters, and texts."""


class LiveStep:
    """A step of a workshop, for every door.

    A subclass says what is asked (``questions``) and may tell a story before a question
    (``before``), add our reading to a result (``after``) or notes to its options (``notes``).

    Attributes:
        kind: Its name in ``steps.csv``.
        round: The round it begins with.
    """

    kind: ClassVar[str]
    round: ClassVar[int] = 1

    def __init__(self, content: Content) -> None:
        self.content = content
        self.step: Step = next(step for step in steps() if step.id == self.kind)

    @property
    def careful(self) -> bool:
        """Whether even the screen shows only what may leave the room."""
        return self.step.careful

    def say(self, line: Line) -> tuple[str, ...]:  # noqa: ARG002
        """What the room is told, paragraph by paragraph."""
        return (self.step.say,)

    def questions(self, line: Line) -> tuple[Question, ...]:  # noqa: ARG002
        """What is asked of everybody."""
        return ()

    def before(self, line: Line, question: Question) -> Iterator[Named]:  # noqa: ARG002
        """What stands before a question, as a story."""
        yield from ()

    def after(self, line: Line, question: Question) -> Iterator[Named]:  # noqa: ARG002
        """What is told of a question once its result is revealed, as our reading."""
        yield from ()

    def name(self, line: Line, question: Question) -> str:  # noqa: ARG002
        """What a question is called where several are listed."""
        return question.prompt

    def notes(self, line: Line, question: Question) -> dict[str, str]:  # noqa: ARG002
        """A few words for some options once the result is revealed."""
        return {}

    def limit(self, line: Line, question: Question) -> int | None:  # noqa: ARG002
        """How many options may be chosen where there is a budget, or None."""
        return None

    def rule(self, line: Line, question: Question) -> Rule:
        """How small numbers of a question are hidden."""
        return Rule(self.limit(line, question))

    def asked(self, line: Line, door: str) -> tuple[Question, ...]:
        """What is asked at this door: a table may add what a minority thinks."""
        questions = self.questions(line)
        if door != TABLE:
            return questions
        minority = self.content.questions[MINORITY]
        return tuple(
            one
            for question in questions
            for one in (question, item(minority, question.id))
            if one is question or question.kind in CHOICES
        )

    def check(self, line: Line, stage: Stage, door: str, key: tuple[str, int], value: Json) -> Json:
        """The answer as it would be kept.

        Raises:
            AnswerError: It cannot be kept; the words are for the person.
        """
        name, round = key
        question = next((one for one in self.asked(line, door) if one.id == name), None)
        if question is None or round not in (1, 2):
            raise AnswerError(NOT_ASKED)
        if not stage.open or round != stage.round:
            raise AnswerError(LATE)
        most = self.limit(line, question)
        if most is not None and isinstance(value, list) and len(value) > most:
            msg = f"You have {plural(most, 'dot')}. Take one back first."
            raise AnswerError(msg)
        return check(question, value)

    def pictured(self, line: Line) -> tuple[Question, ...]:
        """The questions whose result is a picture."""
        return tuple(one for one in self.questions(line) if one.kind in CHOICES)

    def places(self, line: Line, stage: Stage, result: Result) -> tuple[str, ...]:
        """What the screen shows of the result, one after the other; empty where it is one thing."""
        showing = Showing(stage, result, careful=self.careful, only=stage.show)
        names = tuple(name for name, _ in self.pages(line, showing))
        return names if len(names) > 1 else ()

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
            (f"title-{line.id}-{stage.round}", Heading(line.title, level=2)),
            ("say", Prose(self.say(line))),
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
        title = ("title", Heading(line.title, level=2))
        if not stage.revealed:
            say = ("say", Prose(self.say(line)))
            return (title, say, *self._aloud(line), *self._waiting(line, stage, result))
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

    def results(self, line: Line, showing: Showing) -> Iterator[Named]:
        """The pictures and the words: all, or the one page that is to be shown."""
        pages = tuple(blocks for _, blocks in self.pages(line, showing))
        if showing.only is not None and pages:
            pages = (pages[min(showing.only, len(pages) - 1)],)
        yield from chain.from_iterable(pages)

    def pages(self, line: Line, showing: Showing) -> Iterator[tuple[str, Iterable[Named]]]:
        """The result page by page, as the screen shows it: what each is called, and its blocks."""
        for question in self.questions(line):
            name = self.name(line, question)
            if question.kind not in CHOICES:
                yield from self.written(line, showing, question)
                continue
            after = tuple(self.after(line, question))
            if showing.only is None:
                yield name, chain(self._counted(line, showing, question), after)
                continue
            yield name, self._counted(line, showing, question)
            if not all(isinstance(block, Sources) for _, block in after):
                yield f"{name}, our reading", chain(self.before(line, question), after)

    def _counted(self, line: Line, showing: Showing, question: Question) -> Iterator[Named]:
        """What was asked, its picture, and what this person said."""
        yield from self.before(line, question)
        yield from self.result(line, showing, question)
        if (value := _last(showing.mine, question, showing.stage)) is not None:
            words = f"You said: {_sentence(spoken(self.content, question, value))}"
            yield f"mine-{question.id}", Prose((words,))

    def result(self, line: Line, showing: Showing, question: Question) -> Iterator[Named]:
        """One question's picture, with what the tables agreed."""
        stage, result = showing.stage, showing.result
        rounds = [round for round in (1, 2) if (question.id, round) in result.tallies]
        if not rounds:
            words = "Nobody has answered yet." if stage.open else "Nobody answered."
            yield f"none-{question.id}", Prose((words,), title=question.prompt)
            return
        now = stage.round if stage.round in rounds else rounds[-1]
        picture = counts(
            self.content,
            question,
            result.tallies[question.id, now],
            result.tallies.get((question.id, 1)) if now > 1 else None,
            careful=showing.careful,
            rule=self.rule(line, question),
            notes=self.notes(line, question),
        )
        tables = result.agreed.get((question.id, now), ())
        if showing.careful and result.tallies[question.id, now].doors == (TABLE,):
            # Where others answered too, taking these away would leave what they said.
            yield f"agreed-{question.id}", agreed(question, tables)
        elif any(row.number is not None for row in picture.rows):
            yield f"counts-{question.id}", picture
        else:
            yield f"counts-{question.id}", Prose((picture.sentence,), title=question.prompt)
        for one in tables:
            if one.minority:
                words = f"{one.table}, a minority: “{one.minority}”"
                yield f"minority-{question.id}-{one.table}", Prose((words,), tone="quiet")

    def written(
        self, line: Line, showing: Showing, question: Question
    ) -> Iterator[tuple[str, Iterable[Named]]]:
        """What was written, as far as it was released; for the screen in parts that can be read."""
        round, written = showing.stage.round, showing.result.words
        found = written.get((question.id, round)) or written.get((question.id, 1))
        if question.kind != "short text" or not found:
            return
        parts = (found,) if showing.only is None else _parts(found)
        for place, part in enumerate(parts, start=1):
            name = self.name(line, question)
            if len(parts) > 1:
                name += f" ({place} of {len(parts)})"
            quoted = tuple(f"“{words}”" for words in part)
            yield name, ((f"words-{question.id}", Prose(quoted, title=name)),)

    def aloud(self, line: Line) -> Prose | None:
        """What is asked, for those in the hall who have no phone; None if it is too much."""
        questions = self.questions(line)
        if len(questions) == 1:
            labels = tuple(option.label for option in questions[0].options)
            return Prose(labels, tone="asked", title=questions[0].prompt)
        names = tuple(question.prompt for question in questions)
        return Prose(names, tone="asked") if 0 < len(names) <= LINES else None

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
            if value is None and stage.round > 1:
                value = mine.get((question.id, 1))
            yield f"ask-{question.id}", Ask(question, value, stage.round, rungs)

    def _said(self, line: Line, stage: Stage, mine: Answers, door: str) -> Iterator[Named]:
        """A closed step: what you said, unless it stands beside a result, and that more comes."""
        rows = tuple(
            (self.name(line, question), _sentence(spoken(self.content, question, value)))
            for question in self.asked(line, door)
            if not (stage.revealed and question.kind in CHOICES)
            and (value := _last(mine, question, stage)) is not None
        )
        if rows:
            yield "said", Facts(rows, title="What you said")
        words = OVER if stage.revealed else CLOSED
        yield "closed", Prose((words,), tone="quiet")


def _last(mine: Answers, question: Question, stage: Stage) -> Json:
    """What somebody said last, up to this round; None if nothing."""
    rounds = range(stage.round, 0, -1)
    return next((mine[question.id, n] for n in rounds if (question.id, n) in mine), None)


def _parts(texts: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Texts in parts of about as much each as can be read from the back of a hall."""
    parts: list[list[str]] = []
    room = 0
    for text in texts:
        if not parts or len(text) > room or len(parts[-1]) == TEXTS:
            parts.append([])
            room = LETTERS
        parts[-1].append(text)
        room -= len(text)
    return tuple(map(tuple, parts))


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."
