"""Vignettes: place short stories on the ladder, compare with our reading, and place again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coproduction.activities.answers import OFF
from coproduction.activities.blocks import Facts, Heading, Mark, Prose
from coproduction.activities.deck import Deck
from coproduction.activities.ladder_line import PERSUADES, chose, place
from coproduction.activities.spread import accepted, ours, spread, within
from coproduction.activities.words import rung_name, span_words
from coproduction.content import Vignette

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coproduction.activities.answers import Answers
    from coproduction.activities.blocks import Ask, Block

REASON = "vignettes.reason"


class Vignettes(Deck[Vignette]):
    """One card at a time: choose a rung, say why, read ours, and move if you like."""

    id = "vignettes"
    title = "Where would you put it?"
    noun = "card"
    commits = "vignettes.rung"
    besides = (REASON,)
    length = "vignettes.length"
    apart = (length,)
    refusal = "Choose a rung first. A guess is fine."
    again = False

    def deck(self) -> Sequence[Vignette]:
        return self.content.vignettes

    def short(self) -> Sequence[Vignette]:
        return [card for card in self.deck() if card.short]

    def keep(self, answers: Answers) -> tuple[Block, ...]:
        """The spread of what was placed, and the reasons that were given."""
        read = self.were_read(answers)
        if not read:
            return ()
        given = [(card.title, self.said(answers, f"{REASON}.{card.id}")) for card in read]
        reasons = tuple((title, str(said)) for title, said in given if said)
        why = (Facts(reasons, title="Why you chose as you did"),) if reasons else ()
        return (*(block for _, block in self._spread(answers, read)), *why)

    def front(self, card: Vignette) -> tuple[Heading, Prose]:
        return Heading(card.title), Prose((card.text,), tone="story")

    def compared(self, answers: Answers, card: Vignette) -> str:
        words = [self._beside_ours(answers, card)]
        if reason := self.said(answers, f"{REASON}.{card.id}"):
            words.append(f"“{reason}”")
        return " ".join(words)

    def ours(self, card: Vignette) -> str:
        span = span_words(card.accept_low, card.accept_high)
        if card.off_ladder:
            return f"Off the ladder. If you have to pick a rung, {span}."
        rung = rung_name(self.content, card.reference)
        if not card.scored:
            return f"Rung {rung}, with a question: with whom? This card is for talking about."
        if card.accept_low == card.accept_high:
            return f"Rung {rung}."
        return f"Rung {rung}. A fair reader could choose {span}."

    def more(self, card: Vignette) -> Iterator[tuple[str, str]]:
        yield "A tempting answer", f"{card.tempting}. {card.tempting_why}"

    def after(self, answers: Answers, card: Vignette) -> Iterator[tuple[str, Block]]:
        """The second round, which starts from the first choice."""
        yield f"rung-{card.id}-2", self._second(answers, card)

    def end(self, answers: Answers, cards: Sequence[Vignette]) -> Iterator[tuple[str, Block]]:
        yield "end", Heading("Your cards beside our reading")
        yield from self._spread(answers, cards)

    def _spread(self, answers: Answers, cards: Sequence[Vignette]) -> Iterator[tuple[str, Block]]:
        chart, thought = spread(self.content, cards, answers)
        yield "spread", chart
        if thought:
            yield "thought", Prose((thought,), tone="note")

    def _beside_ours(self, answers: Answers, card: Vignette) -> str:
        choice = self.chosen(answers, card.id)
        words = chose(self.content, choice)
        if not card.scored:
            return words
        if within(card, choice):
            return f"{words} A fair reader could choose that."
        if choice == OFF:
            return f"{words} See below why we do put it on the ladder."
        side = "higher" if place(choice) > card.reference else "lower"
        return f"{words} That is {side} than ours. {PERSUADES}"

    def _second(self, answers: Answers, card: Vignette) -> Ask:
        question = self.questions[f"{self.commits}.{card.id}"]
        prompt = "You have read ours. Where do you put it now?"
        ask = self.put(answers, replace(question, prompt=prompt, help=""), 2)
        first = self.chosen(answers, card.id)
        return replace(
            ask,
            value=first if ask.value is None else ask.value,
            marks=(
                Mark(place(first), "first", "Your first choice"),
                Mark(ours(card), "ours", "Our reading"),
                *(Mark(rung, "near", "A fair reader could choose this") for rung in accepted(card)),
            ),
        )
