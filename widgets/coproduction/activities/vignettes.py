"""Vignettes: place short stories on the ladder, compare with our reading, and place again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coproduction.activities.answers import OFF, Answers, Json
from coproduction.activities.base import Activity, item, step
from coproduction.activities.blocks import (
    Ask,
    Button,
    Buttons,
    Facts,
    Heading,
    Mark,
    Page,
    Prose,
    Sources,
)
from coproduction.activities.spread import accepted, ours, place, spread, within
from coproduction.activities.words import plural, rung_name, span_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.blocks import Block
    from coproduction.content import Option, Question, Vignette

AT = "vignettes.at"
END = "end"


class Vignettes(Activity):
    """One card at a time: choose a rung, say why, read ours, and move if you like."""

    id = "vignettes"
    title = "Where would you put it?"

    def ask(self) -> Iterator[Question]:
        asked = self.content.questions
        yield asked["vignettes.length"]
        yield step(AT, [*(card.id for card in self.content.vignettes), END])
        for card in self.content.vignettes:
            yield item(asked["vignettes.rung"], card.id)
            yield item(asked["vignettes.reason"], card.id)
            yield step(f"vignettes.read.{card.id}", ["yes"])

    def cards(self, answers: Answers) -> list[Vignette]:
        """The cards this person goes through, in order: the short ones unless they chose all."""
        length = self.said(answers, "vignettes.length")
        return [card for card in self.content.vignettes if length == "all" or card.short]

    def refuse(self, answers: Answers, question: str, value: Json, round: int) -> str | None:  # noqa: ARG002
        card = question.removeprefix("vignettes.read.")
        if card != question and value and self.said(answers, f"vignettes.rung.{card}") is None:
            return "Choose a rung first. A guess is fine."
        return None

    def done(self, answers: Answers) -> bool:
        return self.said(answers, "vignettes.length") is not None and all(
            self.is_read(answers, card) for card in self.cards(answers)
        )

    def is_read(self, answers: Answers, card: Vignette) -> bool:
        """Whether this person has placed a card and then read ours."""
        read = self.said(answers, f"vignettes.read.{card.id}")
        return read is not None and self.said(answers, f"vignettes.rung.{card.id}") is not None

    def page(self, answers: Answers) -> Page:
        if self.said(answers, "vignettes.length") is None:
            return self._start()
        cards = self.cards(answers)
        at = self.said(answers, AT)
        if at == END:
            if self.done(answers):
                return self._end(answers, cards)
            return self._card(answers, cards, self._first_unread(answers, cards))
        return self._card(answers, cards, next((c for c in cards if c.id == at), cards[0]))

    def keep(self, answers: Answers) -> tuple[Block, ...]:
        read = [card for card in self.content.vignettes if self.is_read(answers, card)]
        if not read:
            return ()
        chart, thought = spread(self.content, read, answers)
        reasons = [
            (card.title, str(said))
            for card in read
            if (said := self.said(answers, f"vignettes.reason.{card.id}"))
        ]
        why = (Facts(tuple(reasons), title="Why you chose as you did"),) if reasons else ()
        return (chart, *([Prose((thought,), tone="note")] if thought else []), *why)

    def _first_unread(self, answers: Answers, cards: list[Vignette]) -> Vignette:
        return next(card for card in cards if not self.is_read(answers, card))

    def _start(self) -> Page:
        asked = self.content.questions["vignettes.length"]
        buttons = tuple(
            Button(_with_time(option), asked.id, option.value, main=option.value == "short")
            for option in asked.options
        )
        blocks: tuple[tuple[str, Block], ...] = (
            ("what", Prose((asked.help,), title=asked.prompt)),
            ("how-many", Buttons(buttons)),
        )
        return Page("start", "what", blocks)

    def _card(self, answers: Answers, cards: list[Vignette], card: Vignette) -> Page:
        turn = cards.index(card)
        read = self.is_read(answers, card)
        blocks: list[tuple[str, Block]] = [
            (f"card-{card.id}", Heading(card.title, step=f"Card {turn + 1} of {len(cards)}")),
            (f"story-{card.id}", Prose((card.text,), tone="story")),
        ]
        blocks += self._reading(answers, card) if read else self._placing(answers, card)
        following = cards[turn + 1].id if turn + 1 < len(cards) else END
        buttons = []
        if not read:
            buttons.append(
                Button("Show our reading", f"vignettes.read.{card.id}", "yes", main=True)
            )
        elif following == END:
            buttons.append(Button("See all your cards together", AT, END, main=True))
        else:
            buttons.append(Button("Next card", AT, following, main=True))
        if turn:
            buttons.append(Button("Back to the card before", AT, cards[turn - 1].id))
        blocks.append((f"go-{card.id}-{read}", Buttons(tuple(buttons))))
        focus = f"reading-{card.id}" if read else f"card-{card.id}"
        return Page(f"{card.id}-{'read' if read else 'place'}", focus, tuple(blocks))

    def _placing(self, answers: Answers, card: Vignette) -> list[tuple[str, Block]]:
        return [
            (f"rung-{card.id}-1", self._ladder(answers, card, 1)),
            (f"reason-{card.id}", self._ask(answers, f"vignettes.reason.{card.id}")),
        ]

    def _reading(self, answers: Answers, card: Vignette) -> list[tuple[str, Block]]:
        reason = self.said(answers, f"vignettes.reason.{card.id}")
        rows = [("You said", self._you_said(answers, card) + (f" “{reason}”" if reason else ""))]
        rows += [
            ("Our reading", self._ours(card)),
            ("Why", card.why),
            ("A tempting answer", f"{card.tempting}. {card.tempting_why}"),
        ]
        if card.note:
            rows.append(("And also", card.note))
        cited = tuple(self.content.sources[key] for key in card.sources)
        return [
            (f"reading-{card.id}", Heading("Our reading", level=4)),
            (f"facts-{card.id}", Facts(tuple(rows))),
            *([(f"sources-{card.id}", Sources(cited))] if cited else []),
            (f"rung-{card.id}-2", self._ladder(answers, card, 2)),
        ]

    def _you_said(self, answers: Answers, card: Vignette) -> str:
        chosen = self.said(answers, f"vignettes.rung.{card.id}")
        words = f"Rung {rung_name(self.content, chosen)}."
        if chosen == OFF:
            words = "Not on this ladder."
        if not card.scored:
            return words
        if within(card, chosen):
            return f"{words} A fair reader could choose that."
        if chosen == OFF:
            return f"{words} See below why we do put it on the ladder."
        side = "higher" if int(str(chosen)) > card.reference else "lower"
        return f"{words} That is {side} than ours. See whether the reason persuades you."

    def _ours(self, card: Vignette) -> str:
        span = span_words(card.accept_low, card.accept_high)
        if card.off_ladder:
            return f"Off the ladder. If you have to pick a rung, {span}."
        ours = rung_name(self.content, card.reference)
        if not card.scored:
            return f"Rung {ours}, with a question: with whom? This card is for talking about."
        if card.accept_low == card.accept_high:
            return f"Rung {ours}."
        return f"Rung {ours}. A fair reader could choose {span}."

    def _ladder(self, answers: Answers, card: Vignette, round: int) -> Ask:
        question = self.questions[f"vignettes.rung.{card.id}"]
        first = self.said(answers, question.id)
        if round == 1:
            return Ask(question, first, rungs=self.content.rungs)
        again = self.said(answers, question.id, 2)
        return Ask(
            question=replace(
                question, prompt="You have read ours. Where do you put it now?", help=""
            ),
            value=first if again is None else again,
            round=2,
            rungs=self.content.rungs,
            marks=(
                Mark(place(first), "first", "Your first choice"),
                Mark(ours(card), "ours", "Our reading"),
                *(Mark(rung, "near", "A fair reader could choose this") for rung in accepted(card)),
            ),
        )

    def _ask(self, answers: Answers, question: str) -> Ask:
        return Ask(self.questions[question], self.said(answers, question))

    def _end(self, answers: Answers, cards: list[Vignette]) -> Page:
        buttons = [Button("Look at the cards again", AT, cards[0].id)]
        if left := len(self.content.vignettes) - len(cards):
            words = f"Go on with the other {plural(left, 'card')}"
            more = Button(words, "vignettes.length", "all")
            buttons.insert(0, more)
        chart, thought = spread(self.content, cards, answers)
        blocks: list[tuple[str, Block]] = [
            ("end", Heading("Your cards beside our reading")),
            ("spread", chart),
        ]
        if thought:
            blocks.append(("thought", Prose((thought,), tone="note")))
        blocks.append(("more", Buttons(tuple(buttons))))
        return Page("end", "end", tuple(blocks))


def _with_time(option: Option) -> str:
    """A button's words: ``Five cards, about 10 minutes``."""
    return f"{option.label}, {option.help[:1].lower()}{option.help[1:].rstrip('.')}"
