"""Case: one page for one audience, with evidence for and against and its sources."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coproduction.activities.base import Activity, item, step
from coproduction.activities.blocks import Ask, Button, Buttons, Facts, Heading, Page, Prose
from coproduction.activities.case_sheet import Sheet, option, page, remarks
from coproduction.content.evidence import SIDES, bank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.answers import Answers, Json
    from coproduction.activities.blocks import Block
    from coproduction.content import Question
    from coproduction.content.evidence import Audience, Evidence

AT = "case.at"
AUDIENCE = "case.audience"
STEPS = ("audience", "for", "against", "words", "page")
SHOWN = 8
"""How many pieces lie open on either side; the rest are folded below. Both sides get the same."""

TEXTS = ("ask", "point", "fair", "answer", "assumed")


class Case(Activity):
    """A page for each audience: going to another one leaves the first as it is."""

    id = "case"
    title = "Make your case"

    def ask(self) -> Iterator[Question]:
        asked = self.content.questions
        yield step(AT, STEPS)
        yield asked[AUDIENCE]
        for audience in bank().audiences:
            for name in TEXTS:
                yield item(asked[f"case.{name}"], audience.id)
            for side in SIDES:
                shown, folded = self.offered(audience, side)
                for name, offered in ((side, shown), (f"{side}-more", folded)):
                    options = tuple(option(evidence) for evidence in offered)
                    yield replace(item(asked[f"case.{name}"], audience.id), options=options)

    def offered(
        self, audience: Audience, side: str
    ) -> tuple[tuple[Evidence, ...], tuple[Evidence, ...]]:
        """What lies open for this audience on one side, and what is folded below it.

        What we would lead with and what we would keep back both lie open, in the bank's own order,
        so that the order gives nothing away.
        """
        whole = [evidence for evidence in bank().evidence if evidence.side == side]

        def far(evidence: Evidence) -> tuple[bool, bool]:
            advised = evidence.id in (*audience.lead, *audience.keep_back)
            return (not advised, audience.id not in evidence.audiences)

        near = {evidence.id for evidence in sorted(whole, key=far)[:SHOWN]}
        return (
            tuple(evidence for evidence in whole if evidence.id in near),
            tuple(evidence for evidence in whole if evidence.id not in near),
        )

    def done(self, answers: Answers) -> bool:
        return self.said(answers, AT) == "page" and self.sheet(answers) is not None

    def refuse(self, answers: Answers, question: str, value: Json, round: int) -> str | None:  # noqa: ARG002
        """A step is open once what it stands on is there."""
        if question != AT or value in (None, "audience"):
            return None
        sheet = self._gathered(answers)
        if sheet is None:
            return "Choose who must be convinced first."
        if value != "for" and not sheet.supports:
            return "Choose at least one piece of evidence first, here or further down."
        if value == "page" and not sheet.point:
            return "Write your main point first. Two sentences will do."
        return None

    def sheet(self, answers: Answers) -> Sheet | None:
        """The page of the audience chosen now, once there is enough for one."""
        sheet = self._gathered(answers)
        return sheet if sheet is not None and sheet.point and sheet.supports else None

    def gist(self, answers: Answers) -> tuple[tuple[str, str], ...]:
        sheet = self.sheet(answers)
        if sheet is None:
            return ()
        return ((f"Your case, for {sheet.audience.phrase}", sheet.ask or sheet.point),)

    def keep(self, answers: Answers) -> tuple[Block, ...]:
        """The page of every audience that has one."""
        kept: list[Block] = []
        for audience in bank().audiences:
            sheet = self.sheet({**answers, (AUDIENCE, 1): audience.id})
            kept += [block for _, block in page(self.content, sheet)] if sheet is not None else []
        return tuple(kept)

    def _gathered(self, answers: Answers) -> Sheet | None:
        """All that was said for the audience chosen now."""
        chosen = self.said(answers, AUDIENCE)
        audience = next((one for one in bank().audiences if one.id == chosen), None)
        if audience is None:
            return None
        texts = {name: str(self.said(answers, f"case.{name}.{chosen}") or "") for name in TEXTS}
        supports, against = (self._chosen(answers, audience, side) for side in SIDES)
        return Sheet(audience=audience, supports=supports, against=against, **texts)

    def _chosen(self, answers: Answers, audience: Audience, side: str) -> tuple[Evidence, ...]:
        ids: list[Json] = []
        for name in (side, f"{side}-more"):
            said = self.said(answers, f"case.{name}.{audience.id}")
            ids += said if isinstance(said, list) else []
        return tuple(evidence for evidence in bank().evidence if evidence.id in ids)

    def page(self, answers: Answers) -> Page:
        at = str(self.said(answers, AT) or "audience")
        sheet = self._gathered(answers)
        if sheet is None or self.refuse(answers, AT, at, 1):
            at = "audience"
        if at == "audience" or sheet is None:
            blocks = self._audience(answers, sheet)
        elif at == "words":
            blocks = self._words(answers, sheet)
        elif at == "page":
            blocks = self._page(sheet)
        else:
            blocks = self._evidence(answers, sheet, at)
        return Page(at, blocks[0][0], tuple(blocks))

    def _audience(self, answers: Answers, sheet: Sheet | None) -> list[tuple[str, Block]]:
        blocks: list[tuple[str, Block]] = [
            ("audience", Heading("One page, for one reader")),
            ("who", self._ask(answers, AUDIENCE)),
        ]
        if sheet is not None:
            blocks.append((f"ask-{sheet.audience.id}", self._own(answers, sheet, "ask")))
        return [*blocks, ("go-audience", _go("Go on to the evidence", "for"))]

    def _evidence(self, answers: Answers, sheet: Sheet, side: str) -> list[tuple[str, Block]]:
        helps = side == "for"
        title = "What may help your case" if helps else "What may not help it"
        words = "Under each you see how strong it is, who gains by it and what it does not show."
        more = self._own(answers, sheet, f"{side}-more")
        return [
            (side, Heading(title, step=f"Evidence, {1 if helps else 2} of 2")),
            (f"how-{side}", Prose((words,), tone="quiet")),
            (f"open-{side}-{sheet.audience.id}", self._own(answers, sheet, side)),
            (f"more-{side}-{sheet.audience.id}", replace(more, folded=True)),
            (
                f"go-{side}",
                _go("Go on to what may not help", "against", "audience")
                if helps
                else _go("Go on to your own words", "words", "for"),
            ),
        ]

    def _words(self, answers: Answers, sheet: Sheet) -> list[tuple[str, Block]]:
        chosen = [("For", one) for one in sheet.supports] + [("Against", o) for o in sheet.against]
        blocks: list[tuple[str, Block]] = [
            ("words", Heading("In your own words")),
            ("chosen", Facts(tuple((side, one.claim) for side, one in chosen), title="You chose")),
            ("point", self._own(answers, sheet, "point")),
        ]
        if sheet.against:
            blocks.append(("fair", self._own(answers, sheet, "fair")))
        answer = self._own(answers, sheet, "answer")
        prompt = f"They may ask: “{sheet.audience.question}” {answer.question.prompt}"
        blocks += [
            ("answer", replace(answer, question=replace(answer.question, prompt=prompt))),
            ("assumed", self._own(answers, sheet, "assumed")),
            ("go-words", _go("See your page", "page", "against")),
        ]
        return blocks

    def _page(self, sheet: Sheet) -> list[tuple[str, Block]]:
        again = Buttons(
            (
                Button("Change my words", AT, "words", main=True),
                Button("Change the evidence", AT, "for"),
                Button("Make one for someone else", AT, "audience"),
            )
        )
        return [*page(self.content, sheet), *remarks(sheet), ("go-page", again)]

    def _own(self, answers: Answers, sheet: Sheet, name: str) -> Ask:
        return self._ask(answers, f"case.{name}.{sheet.audience.id}")

    def _ask(self, answers: Answers, question: str) -> Ask:
        return Ask(self.questions[question], self.said(answers, question))


def _go(label: str, forward: str, back: str = "") -> Buttons:
    buttons = [Button(label, AT, forward, main=True)]
    buttons += [Button("Back", AT, back)] if back else []
    return Buttons(tuple(buttons))
