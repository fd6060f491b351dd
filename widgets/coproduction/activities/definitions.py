"""Definitions: place what others say on the ladder, see the spread, and choose one to sign."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coproduction.activities import sayings
from coproduction.activities.blocks import Facts, Heading, Prose, Sources
from coproduction.activities.deck import Deck
from coproduction.content import Option
from coproduction.content.definitions import Definition, definitions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coproduction.activities.answers import Answers
    from coproduction.activities.blocks import Block
    from coproduction.content import Question

SIGN = "definitions.sign"
WHY = "definitions.why"
OWN = "definitions.own"

POINT = "They do not stand on one rung, and that is the point."
ASK_FIRST = "So before you start, ask: which of these do we mean? And what do people think we mean?"


class Definitions(Deck[Definition]):
    """Eleven definitions of one word, and the one that you would put your name to."""

    id = "definitions"
    title = "What do they mean by it?"
    noun = "definition"
    commits = "definitions.rung"
    length = "definitions.length"
    apart = (length,)
    refusal = "Choose a rung first. A guess is fine."

    def ask(self) -> Iterator[Question]:
        asked = self.content.questions
        yield from super().ask()
        fixed = asked[SIGN].options
        yield replace(asked[SIGN], options=(*map(_option, self.deck()), *fixed))
        yield asked[OWN]
        yield asked[WHY]

    def deck(self) -> Sequence[Definition]:
        return definitions().definitions

    def short(self) -> Sequence[Definition]:
        return [card for card in self.deck() if card.short]

    def done(self, answers: Answers) -> bool:
        return self.all_read(answers) and self.said(answers, SIGN) is not None

    def keep(self, answers: Answers) -> tuple[Block, ...]:
        """The spread of what was placed, and what they would sign."""
        read = self.were_read(answers)
        rows = self._signed(answers)
        chart = (sayings.spread(self.content, read, self._choices(answers)),) if read else ()
        return (*chart, *([Facts(rows, title="The one you would sign")] if rows else []))

    def front(self, card: Definition) -> tuple[Heading, Prose]:
        words = (card.quote,) if card.own_words else (f"“{card.quote}”",)
        title = "What it says, in our words" if card.own_words else ""
        return Heading(sayings.name(card)), Prose(words, tone="story", title=title)

    def compared(self, answers: Answers, card: Definition) -> str:
        return sayings.compared(self.content, card, self.chosen(answers, card.id))

    def ours(self, card: Definition) -> str:
        return sayings.ours(self.content, card)

    def end(self, answers: Answers, cards: Sequence[Definition]) -> Iterator[tuple[str, Block]]:
        yield "end", Heading("Your placings beside ours")
        yield "spread", sayings.spread(self.content, cards, self._choices(answers))
        meanings = self.content.notes["many-meanings"]
        yield "point", Prose((POINT, meanings.words, ASK_FIRST), tone="note")
        yield "sources-point", Sources.of(self.content, meanings)
        yield "which", Heading("Put your name to one", level=4)
        offered = {card.id for card in cards} | {"own", "unsure"}
        sign = self.questions[SIGN]
        options = tuple(option for option in sign.options if option.value in offered)
        yield "sign", self.put(answers, replace(sign, options=options))
        yield from self._after_signing(answers)

    def _after_signing(self, answers: Answers) -> Iterator[tuple[str, Block]]:
        signed = self.said(answers, SIGN)
        if signed is None:
            return
        why = self.questions[WHY]
        if signed == "own":
            why = replace(why, prompt="What do the others lack?")
            yield "own", self.put(answers, OWN)
        elif signed == "unsure":
            why = replace(why, prompt="What makes it hard to choose?")
            words = "That is an honest place to be. Ask the people you work with which they mean."
            yield "unsure", Prose((words,), tone="note")
        else:
            card = next(card for card in self.deck() if card.id == signed)
            yield "signing", Prose((card.signing,), tone="note", title="What you sign up to")
        yield "why", self.put(answers, why)

    def _signed(self, answers: Answers) -> tuple[tuple[str, str], ...]:
        signed = self.said(answers, SIGN)
        if signed is None:
            return ()
        sign = next(option for option in self.questions[SIGN].options if option.value == signed)
        rows = [(sign.label, str(self.said(answers, OWN) or "") if signed == "own" else sign.help)]
        if why := self.said(answers, WHY):
            rows.append(("Why", str(why)))
        return tuple(rows)

    def _choices(self, answers: Answers) -> sayings.Choices:
        return {card.id: self.chosen(answers, card.id) for card in self.deck()}


def _option(card: Definition) -> Option:
    said = f"{card.quote} (In our words.)" if card.own_words else f"“{card.quote}”"
    return Option(card.id, sayings.name(card), said)
