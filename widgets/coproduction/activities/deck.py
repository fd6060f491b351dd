"""A deck of cards: commit to an answer, read ours, go on; at the end see them all together."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, Protocol, TypeVar

from coproduction.activities.base import Activity, item, step
from coproduction.activities.blocks import Ask, Button, Buttons, Heading, Page, Prose, Sources
from coproduction.activities.words import capital

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from coproduction.activities.answers import Answers, Json
    from coproduction.activities.blocks import Block
    from coproduction.content import Option, Question

END = "end"


class Card(Protocol):
    """Anything with an id and sources can lie in a deck."""

    @property
    def id(self) -> str: ...

    @property
    def sources(self) -> tuple[str, ...]: ...


C = TypeVar("C", bound=Card)


class Deck(Activity, Generic[C]):
    """One card at a time; nothing of our reading is on the page before a person has committed.

    Attributes:
        noun: What a card is called: "definition".
        commits: The question put of each card: "definitions.rung" of "wales".
        refusal: What is said to someone who wants our reading first.
    """

    noun: ClassVar[str]
    commits: ClassVar[str]
    refusal: ClassVar[str]

    def deck(self) -> Sequence[C]:
        """Every card, in order."""
        raise NotImplementedError

    def cards(self, answers: Answers) -> Sequence[C]:  # noqa: ARG002
        """The cards this person goes through; none while they have yet to choose how many."""
        return self.deck()

    def start(self) -> Page:
        """What a person sees who has no cards yet."""
        raise NotImplementedError

    def front(self, card: C) -> tuple[Heading, Prose]:
        """What a card shows at once; the step is put in front of its heading."""
        raise NotImplementedError

    def reading(self, answers: Answers, card: C) -> Iterable[tuple[str, Block]]:
        """What a card shows once the person has committed."""
        raise NotImplementedError

    def end(self, answers: Answers, cards: Sequence[C]) -> Iterable[tuple[str, Block]]:
        """All cards together, under a heading called ``end``."""
        raise NotImplementedError

    def ask(self) -> Iterator[Question]:
        cards = self.deck()
        yield step(self._at, [*(card.id for card in cards), END])
        for card in cards:
            yield item(self.content.questions[self.commits], card.id)
            yield step(self._read(card.id), ["yes"])

    def refuse(self, answers: Answers, question: str, value: Json, round: int) -> str | None:  # noqa: ARG002
        card = question.removeprefix(self._read(""))
        early = card != question and value and self.chosen(answers, card) is None
        return self.refusal if early else None

    def chosen(self, answers: Answers, card: str) -> Json:
        """What this person said of a card, or None."""
        return self.said(answers, f"{self.commits}.{card}")

    def is_read(self, answers: Answers, card: C) -> bool:
        """Whether this person has committed and then read ours."""
        read = self.said(answers, self._read(card.id))
        return read is not None and self.chosen(answers, card.id) is not None

    def all_read(self, answers: Answers) -> bool:
        cards = self.cards(answers)
        return bool(cards) and all(self.is_read(answers, card) for card in cards)

    def done(self, answers: Answers) -> bool:
        return self.all_read(answers)

    def page(self, answers: Answers) -> Page:
        cards = self.cards(answers)
        if not cards:
            return self.start()
        at = self.said(answers, self._at)
        if at != END:
            return self._card(answers, cards, next((c for c in cards if c.id == at), cards[0]))
        if self.all_read(answers):
            return Page("end", "end", tuple(self.end(answers, cards)))
        unread = next(card for card in cards if not self.is_read(answers, card))
        return self._card(answers, cards, unread)

    def again(self, cards: Sequence[C]) -> Button:
        """The way back from the end to the first card."""
        return Button(f"Look at the {self.noun}s again", self._at, cards[0].id)

    def _card(self, answers: Answers, cards: Sequence[C], card: C) -> Page:
        turn, read = cards.index(card), self.is_read(answers, card)
        title, story = self.front(card)
        where = f"{capital(self.noun)} {turn + 1} of {len(cards)}"
        blocks: list[tuple[str, Block]] = [
            (f"card-{card.id}", Heading(title.text, step=where)),
            (f"story-{card.id}", story),
        ]
        if read:
            blocks.append((f"reading-{card.id}", Heading("Our reading", level=4)))
            blocks += self.reading(answers, card)
            if card.sources:
                cited = tuple(self.content.sources[key] for key in card.sources)
                blocks.append((f"sources-{card.id}", Sources(cited)))
        else:
            question = self.questions[f"{self.commits}.{card.id}"]
            rungs = self.content.rungs if question.kind == "choose a rung" else ()
            ask = Ask(question, self.chosen(answers, card.id), rungs=rungs)
            blocks.append((f"choose-{card.id}", ask))
        blocks.append((f"go-{card.id}-{read}", self._buttons(cards, turn, read)))
        focus = f"reading-{card.id}" if read else f"card-{card.id}"
        return Page(f"{card.id}-{'read' if read else 'choose'}", focus, tuple(blocks))

    def _buttons(self, cards: Sequence[C], turn: int, read: bool) -> Buttons:
        here = self._read(cards[turn].id)
        if not read:
            buttons = [Button("Show our reading", here, "yes", main=True)]
        elif turn + 1 < len(cards):
            buttons = [Button(f"Next {self.noun}", self._at, cards[turn + 1].id, main=True)]
        else:
            buttons = [Button(f"See all your {self.noun}s together", self._at, END, main=True)]
        if read:
            buttons.append(Button("Choose again", here, None))
        if turn:
            back = f"Back to the {self.noun} before"
            buttons.append(Button(back, self._at, cards[turn - 1].id))
        return Buttons(tuple(buttons))

    @property
    def _at(self) -> str:
        return f"{self.id}.at"

    def _read(self, card: str) -> str:
        return f"{self.id}.read.{card}"


def with_time(option: Option) -> str:
    """The words of a button that starts a deck: ``Five cards, about 10 minutes``."""
    return f"{option.label}, {option.help[:1].lower()}{option.help[1:].rstrip('.')}"
