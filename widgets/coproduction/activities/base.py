"""The shape every activity has: its questions, the page they make, and what was answered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Protocol, Self

from coproduction import content as course_content
from coproduction.activities.answers import ROUNDS, AnswerError, Answers, Json, Key, check
from coproduction.activities.blocks import Ask, Heading
from coproduction.activities.spoken import answered
from coproduction.content import Option, Question

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coproduction.activities.blocks import Block, Page
    from coproduction.content import Content


ELSE = "What else you said"


class Keeper(Protocol):
    """Whoever keeps a person's answers: ``coproduction.store.Person`` is one."""

    @property
    def kept(self) -> str: ...

    def answers(self) -> dict[Key, Json]: ...

    def save(self, question: str, value: Json, round: int = 1) -> None: ...

    def save_all(self, said: Mapping[Key, Json]) -> None: ...

    def forget(self) -> int: ...


class Activity:
    """An activity: questions, and the page that they and their answers make.

    A subclass says what it asks (``ask``), what it shows (``page``), when it is done (``done``)
    and, where an order matters, what must come first (``refuse``). It draws nothing. Later parts
    of the course ask it for its ``gist``, and the take-away for what is worth a ``keep`` and for
    the ``rest``. Answers to the questions named in ``apart``, or to parts of one, are listed in no
    document: some are in what is kept already, and some in the file of answers alone. ``Paged`` is
    one of several pages, and ``Deck`` one of cards.

    Built without a person, an activity shows its first page; ``bind`` gives it a person.
    """

    id: ClassVar[str]
    title: ClassVar[str]
    reads: ClassVar[tuple[str, ...]] = ()
    """The other activities whose answers this one's page depends on, on the same page or not."""
    apart: ClassVar[tuple[str, ...]] = ()
    twice: ClassVar[str] = "the second time"
    """What a second answer to a question is."""

    def __init__(self, content: Content | None = None) -> None:
        self.content = content or course_content.course()
        self.questions: dict[str, Question] = {q.id: q for q in self.ask()}
        self.answers: dict[Key, Json] = {}
        self.person: Keeper | None = None

    def ask(self) -> Iterable[Question]:
        """Every question of this activity, steps included; none where it only shows something."""
        return ()

    def page(self, answers: Answers) -> Page:
        """What a person with these answers sees now."""
        raise NotImplementedError

    def done(self, answers: Answers) -> bool:
        """Whether a person has been through it: by default, has answered all that is needed."""
        needed = (question.id for question in self.questions.values() if not question.optional)
        return all(self.said(answers, id) is not None for id in needed)

    def refuse(self, answers: Answers, question: str, value: Json, round: int) -> str | None:  # noqa: ARG002
        """Why this answer cannot come yet, in words for the person, or None."""
        return None

    def gist(self, answers: Answers) -> tuple[tuple[str, str], ...]:  # noqa: ARG002
        """What later activities build on, as terms and words; nothing before there is any."""
        return ()

    def keep(self, answers: Answers) -> tuple[Block, ...]:
        """What is worth taking away; by default every answer under the words of its question."""
        return answered(self.content, self.asked(), answers, self.named)

    def rest(self, answers: Answers, kept: tuple[Block, ...]) -> tuple[Block, ...]:
        """What else was said: each answer without which ``kept`` would be just the same.

        Someone may have stopped half way, and what they wrote must not be lost on paper.
        """

        def unsaid(key: Key) -> bool:
            return self.keep({each: said for each, said in answers.items() if each != key}) == kept

        ids = {question.id for question in self.asked()}
        keys = [key for key in answers if key[0] in ids and unsaid(key)]
        found = answered(
            self.content, self.asked(), {key: answers[key] for key in keys}, self.named
        )
        return (Heading(ELSE), *found) if kept and found else found

    def asked(self) -> list[Question]:
        """The questions of its own whose answers may stand in a document."""
        return [
            question
            for id, question in self.questions.items()
            if id.startswith(f"{self.id}.")
            and not any(f"{id}.".startswith(f"{apart}.") for apart in self.apart)
        ]

    def about(self, question: Question) -> str:  # noqa: ARG002
        """Which of many things a question is asked of, in a few words; "" where it is one."""
        return ""

    def named(self, question: Question, round: int = 1) -> str:
        """The words of a question where it stands alone, away from what it is asked of."""
        more = (self.about(question), self.twice if round > 1 else "")
        return " ".join((question.prompt, *(f"({words})" for words in more if words)))

    def bind(self, person: Keeper) -> Self:
        """Give the activity its person; their answers are here from now on."""
        self.person = person
        self.answers = person.answers()
        return self

    def answer(self, question: str, value: Json, round: int = 1) -> None:
        """Check one answer and keep it; when this returns, it is kept.

        Args:
            question: The id of one of ``questions``.
            value: The answer, or None to take it back.
            round: 1, or 2 for a second round.

        Raises:
            AnswerError: It cannot be kept; nothing was changed.
        """
        kept = self.check(question, value, round)
        if self.person is not None:
            self.person.save(question, kept, round)
        if kept is None:
            self.answers.pop((question, round), None)
        else:
            self.answers[question, round] = kept

    def check(self, question: str, value: Json, round: int) -> Json:
        """The answer as it would be kept; see ``answer`` for the errors."""
        if question not in self.questions or round not in ROUNDS:
            msg = "This question is not asked here. Reload the page and try again."
            raise AnswerError(msg)
        kept = check(self.questions[question], value)
        if reason := self.refuse(self.answers, question, kept, round):
            raise AnswerError(reason)
        return kept

    def afresh(self) -> None:
        """Take back every answer of this activity, and leave those it shares with others."""
        own = [key for key in self.answers if key[0].startswith(f"{self.id}.")]
        for question, round in own:
            if self.person is not None:
                self.person.save(question, None, round)
            del self.answers[question, round]

    def said(self, answers: Answers, question: str, round: int = 1) -> Json:
        """What was answered, or None."""
        return answers.get((question, round))

    def put(self, answers: Answers, asked: str | Question, round: int = 1) -> Ask:
        """A question, by id or in words of its own, put to the person with their answer so far."""
        question = self.questions[asked] if isinstance(asked, str) else asked
        rungs = self.content.rungs if question.kind == "choose a rung" else ()
        return Ask(question, self.said(answers, question.id, round), round, rungs)


def item(question: Question, suffix: str) -> Question:
    """The same question asked of one item, as ``vignettes.rung`` of card ``V5``."""
    return replace(question, id=f"{question.id}.{suffix}")


def step(id: str, values: Iterable[str]) -> Question:
    """A place-keeper: where the person is, kept like any answer so that they can come back."""
    options = tuple(Option(value=value, label=value, help="") for value in values)
    return Question(
        id=id,
        kind="choose one",
        prompt="",
        help="",
        options=options,
        optional=True,
        max_length=None,
    )
