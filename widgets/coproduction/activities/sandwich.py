"""Sandwich: sort made-up situations into top-down, filling and bottom-up, or none of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coproduction.activities.blocks import (
    Heading,
    Layer,
    Layers,
    Piece,
    Prose,
    Sources,
    Table,
)
from coproduction.activities.deck import Deck
from coproduction.activities.ladder_line import PERSUADES
from coproduction.activities.words import agreed, capital, plural
from coproduction.content.definitions import LAYERS, Situation, definitions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coproduction.activities.answers import Answers
    from coproduction.activities.blocks import Block

LEFT = "left-to-it"
KINDS = (("mine", "You"), ("ours", "Our reading"))
TENSION = (
    "The sandwich says that more community and less state is not always higher. What neighbours "
    "choose to do by themselves is good, and it is not one more rung. Being left to it is no rung.",
    "You need both pictures. The ladder asks who has the power. The sandwich asks whether both "
    "sides are still there.",
)


class Sandwich(Deck[Situation]):
    """The workshop's own picture, tried on eight situations and then held against the ladder."""

    id = "sandwich"
    title = "The filling in the sandwich"
    noun = "situation"
    commits = "sandwich.layer"
    refusal = "Choose a part of the sandwich first. A guess is fine."

    def deck(self) -> Sequence[Situation]:
        return definitions().situations

    def keep(self, answers: Answers) -> tuple[Block, ...]:
        """The table of what was sorted."""
        read = self.were_read(answers)
        title = "Where you put each, with the ladder beside it"
        return (replace(self._table(answers, read), title=title),) if read else ()

    def front(self, card: Situation) -> tuple[Heading, Prose]:
        return Heading(card.title), Prose((card.text,), tone="story", title="Made up")

    def compared(self, answers: Answers, card: Situation) -> str:
        mine = self._mine(answers, card)
        if mine == card.layer:
            return f"{self._label(mine)}. That is our reading too."
        return f"{self._label(mine)}. We read it another way. {PERSUADES}"

    def ours(self, card: Situation) -> str:
        return f"{self._label(card.layer)}."

    def more(self, card: Situation) -> Iterator[tuple[str, str]]:
        yield "On the ladder", f"{card.ladder}."

    def end(self, answers: Answers, cards: Sequence[Situation]) -> Iterator[tuple[str, Block]]:
        yield "end", Heading("Your sandwich")
        yield "picture", self._picture(answers, cards)
        yield "table", self._table(answers, cards)
        if thought := self._thought(answers, cards):
            yield "thought", Prose((thought,), tone="note")
        yield "ladder", Heading("Now hold it against the ladder", level=4)
        pictures = [self.content.notes[name] for name in ("two-pictures", "two-ladders")]
        yield "tension", Prose((*(note.words for note in pictures), *TENSION))
        yield "sources", Sources.of(self.content, *pictures)

    def _mine(self, answers: Answers, card: Situation) -> str:
        return str(self.chosen(answers, card.id))

    def _label(self, layer: str) -> str:
        options = self.content.questions[self.commits].options
        return next(option.label for option in options if option.value == layer)

    def _picture(self, answers: Answers, cards: Sequence[Situation]) -> Layers:
        options = {option.value: option for option in self.content.questions[self.commits].options}
        layers = {
            name: Layer(options[name].label, options[name].help, self._pieces(answers, cards, name))
            for name in LAYERS
        }
        same = sum(self._mine(answers, card) == card.layer for card in cards)
        return Layers(
            sentence=f"You sorted {plural(len(cards), self.noun)}. {agreed(same)}",
            kinds=KINDS,
            layers=tuple(layers[name] for name in LAYERS if name != LEFT),
            beside=(layers[LEFT],),
            outside="Not in the sandwich",
        )

    def _pieces(
        self, answers: Answers, cards: Sequence[Situation], layer: str
    ) -> tuple[Piece, ...]:
        """What lies in a layer: put there by the learner, by us, or by both."""
        pieces = []
        for card in cards:
            put = ((self._mine(answers, card), "mine"), (card.layer, "ours"))
            kinds = tuple(kind for where, kind in put if where == layer)
            if kinds:
                pieces.append(Piece(card.title, kinds))
        return tuple(pieces)

    def _table(self, answers: Answers, cards: Sequence[Situation]) -> Table:
        rows = tuple(
            (
                card.title,
                self._label(self._mine(answers, card)),
                self._label(card.layer),
                capital(card.ladder),
            )
            for card in cards
        )
        head = ("Situation (made up)", "You", "Our reading", "On the ladder")
        return Table("The same as a table, with the ladder beside it", head, rows)

    def _thought(self, answers: Answers, cards: Sequence[Situation]) -> str:
        """One thing to look for next time, where it was seen another way."""
        apart = [(card.layer, self._mine(answers, card)) for card in cards]
        if any(ours == LEFT and mine in {"bottom-up", "filling"} for ours, mine in apart):
            return (
                "You saw a community at work where we see one left to it. Two questions help. "
                "Did people choose this? When the work moved to them, what moved with it?"
            )
        if any(ours == "filling" and mine in {"bottom-up", "top-down"} for ours, mine in apart):
            return (
                "You saw one side at work where we see both. It may be how it began. "
                "Look again at who decides now, and who does the work."
            )
        return ""
