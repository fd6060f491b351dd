"""Stories to place on the ladder, alone; and once more after the room has talked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coproduction.activities.answers import OFF
from coproduction.activities.base import item
from coproduction.activities.blocks import Facts, Heading, Prose, Sources
from coproduction.activities.live.counted import LADDER
from coproduction.activities.live.step import LiveStep
from coproduction.activities.spread import accepted
from coproduction.activities.words import span_words
from coproduction.logic.room.words import shifted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.live.asking import Named
    from coproduction.activities.live.room import Line, Showing
    from coproduction.content import Question, Vignette

ALONE = "Choose on your own. What the room thinks comes after."
RUNG, REASON = "vignettes.rung", "vignettes.reason"


class Cards(LiveStep):
    """The first round: a rung for each story, and why."""

    kind = "cards"

    def cards(self, line: Line) -> tuple[Vignette, ...]:
        """The stories of this room, in the order of the course."""
        chosen = line.setting.get("cards")
        ids = chosen if isinstance(chosen, list) else []
        return tuple(card for card in self.content.vignettes if card.id in ids)

    def questions(self, line: Line) -> tuple[Question, ...]:
        asked = self.content.questions
        names = (RUNG, REASON) if self.round == 1 else (RUNG,)
        found = (item(asked[name], card.id) for card in self.cards(line) for name in names)
        return tuple(replace(one, help=ALONE) if one.kind == LADDER else one for one in found)

    def before(self, line: Line, question: Question) -> Iterator[Named]:
        name, _, id = question.id.rpartition(".")
        if name != RUNG:
            return
        cards = self.cards(line)
        place = next(n for n, card in enumerate(cards) if card.id == id)
        step = f"Card {place + 1} of {len(cards)}"
        yield f"card-{id}", Heading(cards[place].title, step=step)
        yield f"story-{id}", Prose((cards[place].text,), tone="story")

    def aloud(self, line: Line) -> Prose:
        """The titles alone: a story is read on a phone or on a card."""
        return Prose(tuple(card.title for card in self.cards(line)), tone="asked")

    def _card(self, line: Line, question: Question) -> Vignette:
        id = question.id.rpartition(".")[2]
        return next(card for card in self.cards(line) if card.id == id)

    def name(self, line: Line, question: Question) -> str:
        card = self._card(line, question)
        return card.title if question.kind == LADDER else f"{card.title}: {question.prompt}"

    def ours(self, line: Line) -> bool:
        """Whether our reading comes with the result: before a second round, all would follow it."""
        return bool(line.setting.get("ours", False))

    def notes(self, line: Line, question: Question) -> dict[str, str]:
        if not self.ours(line):
            return {}
        card = self._card(line, question)
        near = {str(rung): "a fair choice too" for rung in accepted(card)}
        return {**near, OFF if card.off_ladder else str(card.reference): "our reading"}

    def after(self, line: Line, question: Question) -> Iterator[Named]:
        if not self.ours(line):
            return
        card = self._card(line, question)
        span = span_words(card.accept_low, card.accept_high)
        ours = "Off the ladder" if card.off_ladder else f"Rung {card.reference}"
        if not card.off_ladder and card.accept_low != card.accept_high:
            ours += f"; a fair reader could choose {span}"
        rows = [("Our reading", f"{ours}."), ("Why", card.why)]
        rows.append(("A tempting answer", f"{card.tempting}. {card.tempting_why}"))
        yield f"ours-{card.id}", Facts(tuple(rows))
        if card.sources:
            yield f"sources-{card.id}", Sources.of(self.content, card)


class CardsAgain(Cards):
    """The second round: the same stories, after people have heard each other."""

    kind = "cards-again"
    round = 2

    def ours(self, line: Line) -> bool:  # noqa: ARG002
        return True

    def result(self, line: Line, showing: Showing, question: Question) -> Iterator[Named]:
        yield from super().result(line, showing, question)
        moved = showing.result.shifts.get(question.id)
        # On the room's own screen alone: beside both rounds it would tell hidden numbers.
        if not showing.careful and moved is not None and (words := shifted(moved)):
            yield f"shift-{question.id}", Prose((words,), title="Who moved")
