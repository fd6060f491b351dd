"""A deck of cards: commit to an answer, read ours, go on; at the end see them all together."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, Protocol, TypeVar

from coproduction.activities.base import item, step
from coproduction.activities.blocks import Button, Buttons, Facts, Heading, Page, Prose, Sources
from coproduction.activities.paged import Paged
from coproduction.activities.words import capital, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from coproduction.activities.answers import Answers, Json
    from coproduction.activities.blocks import Block
    from coproduction.content import Option, Question

END = "end"


class Card(Protocol):
    """What lies in a deck: an id, and behind it why we read it as we do, a remark and sources."""

    @property
    def id(self) -> str: ...

    @property
    def why(self) -> str: ...

    @property
    def note(self) -> str: ...

    @property
    def sources(self) -> tuple[str, ...]: ...


C = TypeVar("C", bound=Card)


class Deck(Paged, Generic[C]):
    """One card at a time; nothing of our reading is on the page before a person has committed.

    Attributes:
        noun: What a card is called: "definition".
        commits: The question put of each card: "definitions.rung" of "wales".
        besides: Questions that may be answered with it: "vignettes.reason".
        length: The question how many cards, or "" where everybody goes through them all.
        refusal: What is said to someone who wants our reading first.
        again: Whether a first answer can be taken back after reading ours.
    """

    noun: ClassVar[str]
    commits: ClassVar[str]
    besides: ClassVar[tuple[str, ...]] = ()
    length: ClassVar[str] = ""
    refusal: ClassVar[str]
    again: ClassVar[bool] = True

    def deck(self) -> Sequence[C]:
        """Every card, in order."""
        raise NotImplementedError

    def about(self, question: Question) -> str:
        """The name of the card."""
        id = question.id.rpartition(".")[2]
        return next((self.front(card)[0].text for card in self.deck() if card.id == id), "")

    def short(self) -> Sequence[C]:
        """The cards of the short set; every card unless there is one."""
        return self.deck()

    def front(self, card: C) -> tuple[Heading, Prose]:
        """What a card shows at once; the step is put in front of its heading."""
        raise NotImplementedError

    def compared(self, answers: Answers, card: C) -> str:
        """What the person said of a card, and how it stands to our reading."""
        raise NotImplementedError

    def ours(self, card: C) -> str:
        """Our reading of a card, in a few words."""
        raise NotImplementedError

    def more(self, card: C) -> Iterable[tuple[str, str]]:  # noqa: ARG002
        """What else there is to read, as terms and words."""
        return ()

    def after(self, answers: Answers, card: C) -> Iterable[tuple[str, Block]]:  # noqa: ARG002
        """What a card asks once ours is read."""
        return ()

    def end(self, answers: Answers, cards: Sequence[C]) -> Iterable[tuple[str, Block]]:
        """All cards together, under a heading called ``end``."""
        raise NotImplementedError

    @property
    def pages(self) -> Sequence[str]:
        return [*(card.id for card in self.deck()), END]

    def ask(self) -> Iterator[Question]:
        asked = self.content.questions
        if self.length:
            yield asked[self.length]
        yield from super().ask()
        for card in self.deck():
            for question in (self.commits, *self.besides):
                yield item(asked[question], card.id)
            yield step(self._read(card.id), ["yes"])

    def refuse(self, answers: Answers, question: str, value: Json, round: int) -> str | None:  # noqa: ARG002
        card = question.removeprefix(self._read(""))
        early = card != question and value and self.chosen(answers, card) is None
        return self.refusal if early else None

    def answer(self, question: str, value: Json, round: int = 1) -> None:
        """Keep it; a card that the end was waiting for stays, so that ours can be read there."""
        waited = self.cards(self.answers) and self.here(self.answers)
        super().answer(question, value, round)
        if waited and question == self._read(waited) and self.said(self.answers, self.at) == END:
            super().answer(self.at, waited)

    def cards(self, answers: Answers) -> Sequence[C]:
        """The cards this person goes through; none while they have yet to choose how many."""
        if not self.length:
            return self.deck()
        wanted = self.said(answers, self.length)
        return () if wanted is None else self.deck() if wanted == "all" else self.short()

    def chosen(self, answers: Answers, card: str, round: int = 1) -> Json:
        """What this person said of a card, or None."""
        return self.said(answers, f"{self.commits}.{card}", round)

    def is_read(self, answers: Answers, card: C) -> bool:
        """Whether this person has committed and then read ours."""
        read = self.said(answers, self._read(card.id))
        return read is not None and self.chosen(answers, card.id) is not None

    def were_read(self, answers: Answers) -> list[C]:
        """The cards that were read, be they among those the person goes through now or not."""
        return [card for card in self.deck() if self.is_read(answers, card)]

    def all_read(self, answers: Answers) -> bool:
        cards = self.cards(answers)
        return bool(cards) and all(self.is_read(answers, card) for card in cards)

    def done(self, answers: Answers) -> bool:
        return self.all_read(answers)

    def here(self, answers: Answers) -> str:
        """The card this person is on, or the end, which waits for every card to be read."""
        cards = self.cards(answers)
        at = self.said(answers, self.at)
        if at != END:
            return next((card.id for card in cards if card.id == at), cards[0].id)
        return next((card.id for card in cards if not self.is_read(answers, card)), END)

    def page(self, answers: Answers) -> Page:
        cards = self.cards(answers)
        if not cards:
            return self._start()
        at = self.here(answers)
        if at == END:
            return Page.of(END, [*self.end(answers, cards), ("more", self._onward(cards))])
        card = next(card for card in cards if card.id == at)
        read = self.is_read(answers, card)
        title, story = self.front(card)
        turn = cards.index(card)
        where = f"{capital(self.noun)} {turn + 1} of {len(cards)}"
        blocks: tuple[tuple[str, Block], ...] = (
            (f"card-{at}", Heading(title.text, step=where)),
            (f"story-{at}", story),
            *(self._reading(answers, card) if read else self._choosing(answers, card)),
            (f"go-{at}-{read}", self._buttons(answers, cards, turn)),
        )
        focus = f"reading-{at}" if read else f"card-{at}"
        return Page(f"{at}-{'read' if read else 'choose'}", focus, blocks)

    def _start(self) -> Page:
        asked = self.questions[self.length]
        buttons = tuple(
            Button(_with_time(option), self.length, option.value, main=option.value == "short")
            for option in asked.options
        )
        what = Prose((asked.help,), title=asked.prompt)
        return Page.of("start", [("what", what), ("how-many", Buttons(buttons))])

    def _choosing(self, answers: Answers, card: C) -> Iterator[tuple[str, Block]]:
        yield f"choose-{card.id}", self.put(answers, f"{self.commits}.{card.id}")
        for question in self.besides:
            name = question.rpartition(".")[2]
            yield f"{name}-{card.id}", self.put(answers, f"{question}.{card.id}")

    def _reading(self, answers: Answers, card: C) -> Iterator[tuple[str, Block]]:
        rows = [
            ("You said", self.compared(answers, card)),
            ("Our reading", self.ours(card)),
            ("Why", card.why),
            *self.more(card),
        ]
        if card.note:
            rows.append(("And also", card.note))
        yield f"reading-{card.id}", Heading("Our reading", level=4)
        yield f"facts-{card.id}", Facts(tuple(rows))
        if card.sources:
            yield f"sources-{card.id}", Sources.of(self.content, card)
        yield from self.after(answers, card)

    def _buttons(self, answers: Answers, cards: Sequence[C], turn: int) -> Buttons:
        here, read = self._read(cards[turn].id), self.is_read(answers, cards[turn])
        left = (card for card in cards[turn + 1 :] if not self.is_read(answers, card))
        if not read:
            buttons = [Button("Show our reading", here, "yes", main=True)]
        elif turn + 1 < len(cards):
            # Who goes on after the short set need not pass the cards they have read by then.
            onward = next(left, cards[turn + 1])
            buttons = [Button(f"Next {self.noun}", self.at, onward.id, main=True)]
        else:
            buttons = [Button(f"See all your {self.noun}s together", self.at, END, main=True)]
        if read and self.again:
            buttons.append(Button("Choose again", here, None))
        if turn:
            back = f"Back to the {self.noun} before"
            buttons.append(Button(back, self.at, cards[turn - 1].id))
        return Buttons(tuple(buttons))

    def _onward(self, cards: Sequence[C]) -> Buttons:
        """The ways from the end: to the cards that are left, and back to the first."""
        buttons = [Button(f"Look at the {self.noun}s again", self.at, cards[0].id)]
        if left := len(self.deck()) - len(cards):
            words = f"Go on with the other {plural(left, self.noun)}"
            buttons.insert(0, Button(words, self.length, "all"))
        return Buttons(tuple(buttons))

    def _read(self, card: str) -> str:
        return f"{self.id}.read.{card}"


def _with_time(option: Option) -> str:
    """The words of a button that starts a deck: ``Five cards, about 10 minutes``."""
    return f"{option.label}, {option.help[:1].lower()}{option.help[1:].rstrip('.')}"
