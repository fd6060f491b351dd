"""Who gains: what each party gives, gets and risks, and two sentences that say it plainly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coproduction.activities import giving
from coproduction.activities.base import Activity, item, step
from coproduction.activities.blocks import (
    Ask,
    Button,
    Buttons,
    Chart,
    Facts,
    Heading,
    Page,
    Prose,
    Sources,
    Table,
)
from coproduction.activities.words import listed
from coproduction.content.evidence import bank
from coproduction.logic.mutual import Share, balance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.answers import Answers, Json
    from coproduction.activities.blocks import Block
    from coproduction.content import Question

AT = "who-gains.at"
RESULT, CLOSE = "result", "close"
NAME = "who-gains.name"
YOU, WE = "who-gains.you", "who-gains.we"
OWN = "own"
EACH = ("gives", "gives-much", "gets", "gets-much", "risks")
VOICE = re.compile(r"\bvoices?\b", re.IGNORECASE)
PREFIX = re.compile(r"^(you|we) will get\b[\s.…:]*", re.IGNORECASE)
EXAMPLE = "food-train"
"""The evidence that shows how much can be given unseen."""


class WhoGains(Activity):
    """Mutual benefit, party by party."""

    id = "who-gains"
    title = "Who gives, and who gains?"

    def ask(self) -> Iterator[Question]:
        asked = self.content.questions
        yield step(AT, [*(party.id for party in bank().parties), RESULT, CLOSE])
        yield asked[NAME]
        for party in bank().parties:
            for name in EACH:
                yield item(asked[f"who-gains.{name}"], party.id)
        yield asked[YOU]
        yield asked[WE]

    def done(self, answers: Answers) -> bool:
        return all(self.said(answers, question) is not None for question in (YOU, WE))

    def refuse(self, answers: Answers, question: str, value: Json, round: int) -> str | None:  # noqa: ARG002
        if question == AT and value in (RESULT, CLOSE) and len(self.shares(answers)) < 2:
            return (
                "Say how much they give and how much they get, for at least two parties. "
                "A guess is fine."
            )
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

    def page(self, answers: Answers) -> Page:
        at = str(self.said(answers, AT) or bank().parties[0].id)
        if self.refuse(answers, AT, at, 1):
            at = bank().parties[0].id
        if at == RESULT:
            blocks = self._result(answers)
        elif at == CLOSE:
            blocks = self._close(answers)
        else:
            blocks = self._party(answers, at)
        return Page(at, blocks[0][0], tuple(blocks))

    def keep(self, answers: Answers) -> tuple[Block, ...]:
        """The two sentences, the picture, and what was written of each party."""
        blocks: list[Block] = []
        if self.done(answers):
            blocks.append(Facts(self._sentences(answers)))
        if self.shares(answers):
            blocks.append(self._chart(answers))
        return (*blocks, *([self._written(answers)] if self._rows(answers) else []))

    def _party(self, answers: Answers, at: str) -> list[tuple[str, Block]]:
        parties = bank().parties
        turn = next(number for number, party in enumerate(parties) if party.id == at)
        party = parties[turn]
        where = f"Party {turn + 1} of {len(parties)}"
        blocks: list[tuple[str, Block]] = [
            (f"party-{at}", Heading(party.name, step=where)),
            (f"think-{at}", Prose((party.think,))),
        ]
        if at == OWN:
            blocks.append(("name", self._ask(answers, NAME)))
        blocks += [(f"{name}-{at}", self._ask(answers, f"who-gains.{name}.{at}")) for name in EACH]
        last = turn + 1 == len(parties)
        forward = RESULT if last else parties[turn + 1].id
        label = "See who gives and who gains" if last else f"Next: {parties[turn + 1].phrase}"
        buttons = [Button(label, AT, forward, main=True)]
        if turn:
            buttons.append(Button("Back", AT, parties[turn - 1].id))
        return [*blocks, (f"go-{at}", Buttons(tuple(buttons)))]

    def _result(self, answers: Answers) -> list[tuple[str, Block]]:
        found = balance(self.shares(answers))
        blocks: list[tuple[str, Block]] = [
            ("result", Heading("Who gives, and who gains")),
            ("chart", self._chart(answers)),
            *giving.flags(found, self._named(answers, "phrase")),
        ]
        missing = [p for p in bank().parties if p.id not in self.shares(answers) and p.id != OWN]
        if missing:
            names = listed([party.phrase for party in missing])
            words = f"Not in the picture: {names}. If you cannot say what they gain, ask them."
            blocks.append(("missing", Prose((words,), tone="quiet")))
        example = next(one for one in bank().evidence if one.id == EXAMPLE)
        blocks += [
            ("written", self._written(answers)),
            (
                "example",
                Prose((f"{example.claim} {example.figure}.",), title="What is given unseen"),
            ),
            ("sources", Sources(tuple(self.content.sources[key] for key in example.sources))),
            (
                "go-result",
                Buttons(
                    (
                        Button("Say it in two sentences", AT, CLOSE, main=True),
                        Button("Change what I said", AT, bank().parties[0].id),
                    )
                ),
            ),
        ]
        return blocks

    def _chart(self, answers: Answers) -> Chart:
        scale = self.questions[f"who-gains.gives-much.{OWN}"].options
        names, phrases = (self._named(answers, kind) for kind in ("name", "phrase"))
        return giving.chart(self.shares(answers), names, phrases, scale)

    def _written(self, answers: Answers) -> Table:
        head = ("Party", "Gives", "Gets", "Risks")
        return Table("What you wrote of each", head, self._rows(answers))

    def _rows(self, answers: Answers) -> tuple[tuple[str, ...], ...]:
        found = []
        names = self._named(answers, "name")
        for party in bank().parties:
            texts = [
                str(self.said(answers, f"who-gains.{name}.{party.id}") or "")
                for name in ("gives", "gets", "risks")
            ]
            if any(texts):
                found.append((names[party.id], *texts))
        return tuple(found)

    def _close(self, answers: Answers) -> list[tuple[str, Block]]:
        blocks: list[tuple[str, Block]] = [
            ("close", Heading("Say it in two sentences")),
            (
                "how",
                Prose(("Say them to the people you work with. Both have to be true.",)),
            ),
            ("you", self._ask(answers, YOU)),
            ("we", self._ask(answers, WE)),
        ]
        if self.done(answers):
            words = tuple(f"{who} {what}" for who, what in self._sentences(answers))
            blocks.append(("said", Prose(words, tone="story")))
        if any(VOICE.search(str(self.said(answers, question) or "")) for question in (YOU, WE)):
            words = ("To be heard is a start. What else will be different?",)
            blocks.append(("heard", Prose(words, tone="note")))
        blocks.append(("back", Buttons((Button("Back to the picture", AT, RESULT),))))
        return blocks

    def _sentences(self, answers: Answers) -> tuple[tuple[str, str], ...]:
        """Both sentences; people often write the beginning again, so it is taken off."""
        return tuple(
            (begin, PREFIX.sub("", str(self.said(answers, question))))
            for begin, question in (("You will get", YOU), ("We will get", WE))
        )

    def _named(self, answers: Answers, kind: str) -> dict[str, str]:
        """What each party is called, as a ``name`` or a ``phrase``; the last by the person."""
        named = {party.id: str(getattr(party, kind)) for party in bank().parties}
        return {**named, OWN: str(self.said(answers, NAME) or named[OWN])}

    def _ask(self, answers: Answers, question: str) -> Ask:
        return Ask(self.questions[question], self.said(answers, question))
