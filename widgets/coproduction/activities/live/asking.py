"""What a step of a room asks: its words, its questions at each door, and what may be answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from coproduction.activities.answers import AnswerError, check
from coproduction.activities.base import item
from coproduction.activities.live.counted import Rule
from coproduction.activities.live.room import TABLE
from coproduction.activities.words import plural
from coproduction.content.steps import steps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.answers import Json
    from coproduction.activities.blocks import Block
    from coproduction.activities.live.room import Line, Stage
    from coproduction.content import Content, Question
    from coproduction.content.steps import Step

    Named = tuple[str, Block]

CHOICES = ("choose one", "choose many", "choose a rung")
MINORITY = "room.minority"
LATE = "This step closed before your answer came, so it was not counted."
NOT_ASKED = "This is not asked just now. Your page shows the present step in a moment."


class Asking:
    """What a step asks.

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

    def heading(self, line: Line) -> str:
        """What stands over it on phone and screen."""
        return line.title

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
