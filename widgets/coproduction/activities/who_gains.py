"""Who gains: what each party gives, gets and risks, and two sentences that say it plainly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coproduction.activities import giving
from coproduction.activities.base import item
from coproduction.activities.blocks import Chart, Heading, Prose, Sources, Table
from coproduction.activities.paged import Paged
from coproduction.activities.words import listed, lowered
from coproduction.content.evidence import bank
from coproduction.logic.mutual import Share, balance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.answers import Answers, Json
    from coproduction.activities.blocks import Block
    from coproduction.content import Question
    from coproduction.content.evidence import Party

    Named = tuple[str, Block]

RESULT, CLOSE, WHOLE = "result", "close", "whole"
NAME = "who-gains.name"
YOU, WE = "who-gains.you", "who-gains.we"
OWN = "own"
EACH = ("gives", "gives-much", "gets", "gets-much", "risks")
WRITTEN = ("gives", "gets", "risks")
VOICE = re.compile(r"\bvoices?\b", re.IGNORECASE)
PREFIX = re.compile(r"^(you|we) will get\b[\s.…:]*", re.IGNORECASE)
EXAMPLE = "food-train"
"""The evidence that shows how much can be given unseen."""


class WhoGains(Paged):
    """Mutual benefit, party by party."""

    id = "who-gains"
    title = "Who gives, and who gains?"

    @property
    def pages(self) -> tuple[str, ...]:
        """A page for each party, the picture, the two sentences, and all of it together."""
        return (*(party.id for party in bank().parties), RESULT, CLOSE, WHOLE)

    def ask(self) -> Iterator[Question]:
        asked = self.content.questions
        yield from super().ask()
        yield asked[NAME]
        for party in bank().parties:
            for name in EACH:
                yield item(asked[f"who-gains.{name}"], party.id)
        yield asked[YOU]
        yield asked[WE]

    def about(self, question: Question) -> str:
        """The party."""
        id = question.id.rpartition(".")[2]
        return next((party.phrase for party in bank().parties if party.id == id), "")

    def refuse(self, answers: Answers, question: str, value: Json, round: int) -> str | None:  # noqa: ARG002
        if question != self.at:
            return None
        if value in (RESULT, CLOSE, WHOLE) and len(self.shares(answers)) < 2:
            return (
                "Say how much they give and how much they get, for at least two parties. "
                "A guess is fine."
            )
        if value == WHOLE and not self.done(answers):
            return "Write both sentences first. A few words each will do."
        return None

    def shares(self, answers: Answers) -> dict[str, Share]:
        """How much each party gives and gets, for those of whom both was said."""
        found = {}
        for party in bank().parties:
            gives, gets = (
                self.said(answers, f"who-gains.{name}-much.{party.id}")
                for name in ("gives", "gets")
            )
            if gives is not None and gets is not None:
                found[party.id] = Share(int(str(gives)), int(str(gets)))
        return found

    def keep(self, answers: Answers) -> tuple[Block, ...]:
        """The two sentences, the picture with who stands out in it, and what was written."""
        kept: list[Block] = []
        if self.done(answers):
            kept.append(Prose(self._sentences(answers), title="In two sentences"))
        if self.shares(answers):
            kept.append(self._chart(answers))
        if len(self.shares(answers)) > 1:
            kept += [block for _, block in self._flags(answers)]
        if self._rows(answers):
            kept.append(self._written(answers))
        return tuple(kept)

    def blocks(self, answers: Answers, at: str) -> Iterator[Named]:
        """What is on a page: one party, or what all of them come to."""
        made = {RESULT: self._result, CLOSE: self._close, WHOLE: self._whole}
        if at in made:
            return made[at](answers)
        return self._party(answers, self.pages.index(at))

    def _party(self, answers: Answers, turn: int) -> Iterator[Named]:
        parties = bank().parties
        party = parties[turn]
        where = f"Party {turn + 1} of {len(parties)}"
        yield f"party-{party.id}", Heading(party.name, step=where)
        yield f"think-{party.id}", Prose((party.think,))
        if party.id == OWN:
            yield "name", self.put(answers, NAME)
        for name in EACH:
            yield f"{name}-{party.id}", self.put(answers, f"who-gains.{name}.{party.id}")
        forward = ("See who gives and who gains", RESULT)
        if turn + 1 < len(parties):
            forward = (f"Next: {parties[turn + 1].phrase}", parties[turn + 1].id)
        back = [("Back", parties[turn - 1].id)] if turn else []
        yield f"go-{party.id}", self.go(forward, *back)

    def _result(self, answers: Answers) -> Iterator[Named]:
        yield "result", Heading("Who gives, and who gains")
        yield "chart", self._chart(answers)
        yield from self._flags(answers)
        if missing := self._missing(answers):
            names = listed([party.phrase for party in missing])
            words = f"Not in the picture: {names}. If you cannot say what they gain, ask them."
            yield "missing", Prose((words,), tone="quiet")
        if self._rows(answers):
            yield "written", self._written(answers)
        example = next(one for one in bank().evidence if one.id == EXAMPLE)
        words = f"{example.claim} {example.figure[:1].upper()}{example.figure[1:]}."
        yield "example", Prose((words,), title="What is given unseen")
        yield "sources", Sources.of(self.content, example)
        change = ("Change what I said", bank().parties[0].id)
        yield "go-result", self.go(("Say it in two sentences", CLOSE), change)

    def _close(self, answers: Answers) -> Iterator[Named]:
        yield "close", Heading("Say it in two sentences")
        words = "Say them to the people you work with. Both have to be true."
        yield "how", Prose((words,))
        yield "you", self.put(answers, YOU)
        yield "we", self.put(answers, WE)
        if self.done(answers):
            yield "said", Prose(self._sentences(answers), tone="story")
        if any(VOICE.search(str(self.said(answers, question) or "")) for question in (YOU, WE)):
            words = "To be heard is a start. What else will be different?"
            yield "heard", Prose((words,), tone="note")
        yield "go-close", self.go(("See it all together", WHOLE), ("Back to the picture", RESULT))

    def _whole(self, answers: Answers) -> Iterator[Named]:
        yield "whole", Heading("Who gains, all together")
        yield "sentences", Prose(self._sentences(answers), tone="story")
        yield "chart", self._chart(answers)
        yield from self._flags(answers)
        if self._rows(answers):
            yield "written", self._written(answers)
        words = "All of it goes into the files that you can take with you at the close."
        yield "kept-for", Prose((words,), tone="quiet")
        change = ("Change what I said", bank().parties[0].id)
        yield "go-whole", self.go(("Change the sentences", CLOSE), change, main=False)

    def _flags(self, answers: Answers) -> Iterator[Named]:
        return giving.flags(balance(self.shares(answers)), self._named(answers, "phrase"))

    def _missing(self, answers: Answers) -> list[Party]:
        """The parties of whom nothing can be shown; one's own may be left out."""
        shown = {*self.shares(answers), OWN}
        return [party for party in bank().parties if party.id not in shown]

    def _chart(self, answers: Answers) -> Chart:
        scale = self.questions[f"who-gains.gives-much.{OWN}"].options
        names, phrases = (self._named(answers, kind) for kind in ("name", "phrase"))
        return giving.chart(self.shares(answers), names, phrases, scale)

    def _written(self, answers: Answers) -> Table:
        head = ("Party", "Gives", "Gets", "Risks")
        return Table("What you wrote of each", head, self._rows(answers))

    def _rows(self, answers: Answers) -> tuple[tuple[str, ...], ...]:
        names = self._named(answers, "name")
        found = []
        for party in bank().parties:
            said = (self.said(answers, f"who-gains.{name}.{party.id}") for name in WRITTEN)
            texts = [str(text or "") for text in said]
            if any(texts):
                found.append((names[party.id], *texts))
        return tuple(found)

    def _sentences(self, answers: Answers) -> tuple[str, ...]:
        """Both sentences; people often write the beginning again, so it is taken off."""
        found = []
        for begin, question in (("You will get", YOU), ("We will get", WE)):
            words = lowered(PREFIX.sub("", str(self.said(answers, question))))
            found.append(f"{begin} {words}{'' if words.endswith(('.', '!', '?', '…')) else '.'}")
        return tuple(found)

    def _named(self, answers: Answers, kind: str) -> dict[str, str]:
        """What each party is called, as a ``name`` or a ``phrase``; the last by the person."""
        named = {party.id: str(getattr(party, kind)) for party in bank().parties}
        return {**named, OWN: str(self.said(answers, NAME) or named[OWN])}
