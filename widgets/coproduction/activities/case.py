"""Case: one page for one audience, with evidence for and against and its sources."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coproduction.activities.base import item
from coproduction.activities.blocks import Download, Downloads, Facts, Heading, Prose
from coproduction.activities.case_sheet import Sheet, option, page, remarks
from coproduction.activities.paged import Paged
from coproduction.activities.value_gist import behind, break_even_advice, sums
from coproduction.activities.words import capital, number, plural
from coproduction.content.evidence import SIDES, bank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.answers import Answers, Json
    from coproduction.activities.blocks import Ask, Block
    from coproduction.content import Question
    from coproduction.content.evidence import Audience, Evidence

    Named = tuple[str, Block]

AUDIENCE = "case.audience"
SHOWN = 8
"""How many pieces lie open on either side; the rest are folded below. Both sides get the same."""

MOST = 3
"""How many pieces of either side a reader of one page can weigh; our judgement."""

TEXTS = ("ask", "point", "fair", "answer", "assumed")
FILES = (
    Download("case-word", "This page as a Word document", "To change, to send and to print."),
    Download("case-page", "This page as a web page", "One file that prints well."),
)


class Case(Paged):
    """A page for each audience: going to another one leaves the first as it is."""

    id = "case"
    title = "Make your case"
    reads = ("cost-of-not",)
    apart = (AUDIENCE, "case.sum")
    pages = ("audience", "for", "against", "words", "page")

    def ask(self) -> Iterator[Question]:
        asked = self.content.questions
        yield from super().ask()
        yield asked[AUDIENCE]
        for audience in bank().audiences:
            for name in (*TEXTS, "sum"):
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
        return self.here(answers) == "page"

    def about(self, question: Question) -> str:
        """The audience."""
        id = question.id.rpartition(".")[2]
        return next((one.phrase for one in bank().audiences if one.id == id), "")

    def refuse(self, answers: Answers, question: str, value: Json, round: int) -> str | None:  # noqa: ARG002
        """A step is open once what it stands on is there."""
        if question != self.at or value in (None, "audience"):
            return None
        sheet = self._gathered(answers)
        if sheet is None:
            return "Choose who must be convinced first."
        if value == "for":
            return None
        if not sheet.supports:
            return "Choose at least one piece of evidence first. One is enough."
        if len(sheet.supports) > MOST:
            return _too_many(sheet.supports)
        if value == "against":
            return None
        if len(sheet.against) > MOST:
            return _too_many(sheet.against)
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
        wanted = self.said(answers, f"case.sum.{chosen}") == "yes" and audience.sum != "no"
        return Sheet(
            audience=audience,
            supports=supports,
            against=against,
            sums=(*sums(answers), *behind(answers)) if wanted else (),
            **texts,
        )

    def _chosen(self, answers: Answers, audience: Audience, side: str) -> tuple[Evidence, ...]:
        ids: list[Json] = []
        for name in (side, f"{side}-more"):
            said = self.said(answers, f"case.{name}.{audience.id}")
            ids += said if isinstance(said, list) else []
        return tuple(evidence for evidence in bank().evidence if evidence.id in ids)

    def blocks(self, answers: Answers, at: str) -> Iterator[Named]:
        """What is on a page: each but the first stands on the audience that was chosen."""
        sheet = self._gathered(answers)
        if sheet is None or at == "audience":
            return self._audience(answers, sheet)
        if at in SIDES:
            return self._evidence(answers, sheet, at)
        return self._words(answers, sheet) if at == "words" else self._page(answers, sheet)

    def _audience(self, answers: Answers, sheet: Sheet | None) -> Iterator[Named]:
        yield "audience", Heading("One page, for one reader")
        yield "who", self.put(answers, AUDIENCE)
        if sheet is not None:
            yield f"ask-{sheet.audience.id}", self._own(answers, sheet, "ask")
        yield "go-audience", self.go(("Go on to the evidence", "for"))

    def _evidence(self, answers: Answers, sheet: Sheet, side: str) -> Iterator[Named]:
        helps = side == "for"
        title = "What may help your case" if helps else "What may not help it"
        words = "Under each you see how strong it is, who gains by it and what it does not show."
        yield side, Heading(title, step=f"Evidence, {1 if helps else 2} of 2")
        yield f"how-{side}", Prose((words,), tone="quiet")
        yield f"open-{side}-{sheet.audience.id}", self._own(answers, sheet, side)
        more = replace(self._own(answers, sheet, f"{side}-more"), folded=True)
        yield f"more-{side}-{sheet.audience.id}", more
        yield f"count-{side}", _count(sheet.supports if helps else sheet.against)
        if helps:
            yield "go-for", self.go(("Go on to what may not help", "against"), ("Back", "audience"))
        else:
            yield "go-against", self.go(("Go on to your own words", "words"), ("Back", "for"))

    def _words(self, answers: Answers, sheet: Sheet) -> Iterator[Named]:
        chosen = [("For", one) for one in sheet.supports] + [("Against", o) for o in sheet.against]
        yield "words", Heading("In your own words")
        yield "chosen", Facts(tuple((side, one.claim) for side, one in chosen), title="You chose")
        yield "point", self._own(answers, sheet, "point")
        if sheet.against:
            yield "fair", self._own(answers, sheet, "fair")
        answer = self._own(answers, sheet, "answer")
        prompt = f"They may ask: “{sheet.audience.question}” {answer.question.prompt}"
        yield "answer", replace(answer, question=replace(answer.question, prompt=prompt))
        yield "assumed", self._own(answers, sheet, "assumed")
        yield from self._sum(answers, sheet)
        yield "go-words", self.go(("See your page", "page"), ("Back", "against"))

    def _sum(self, answers: Answers, sheet: Sheet) -> Iterator[Named]:
        """Whether the calculator's sum shall stand on the page, where it belongs on one."""
        found = sums(answers)
        if sheet.audience.sum == "no":
            return
        if found:
            yield "sums", Facts(found, title="What your calculator says")
            yield "sum", self._own(answers, sheet, "sum")
        else:
            words = "Use “The cost of not co-producing” first if this page is to have a sum."
            yield "no-sum", Prose((words,), tone="quiet")

    def _page(self, answers: Answers, sheet: Sheet) -> Iterator[Named]:
        yield from page(self.content, sheet)
        yield "files", Downloads(FILES)
        advice = break_even_advice(answers) if sheet.audience.sum == "lead" else ""
        yield from remarks(sheet, advice)
        yield (
            "go-page",
            self.go(
                ("Change my words", "words"),
                ("Change the evidence", "for"),
                ("Make one for someone else", "audience"),
                main=False,
            ),
        )

    def _own(self, answers: Answers, sheet: Sheet, name: str) -> Ask:
        return self.put(answers, f"case.{name}.{sheet.audience.id}")


def _count(chosen: tuple[Evidence, ...]) -> Prose:
    """How many pieces are chosen of those that a page can hold."""
    if len(chosen) > MOST:
        return Prose((_too_many(chosen),), tone="live")
    found = capital(number(len(chosen))) if chosen else "None"
    return Prose((f"{found} chosen, of {number(MOST)} at the most.",), "live")


def _too_many(chosen: tuple[Evidence, ...]) -> str:
    return (
        f"You have chosen {plural(len(chosen), 'piece')}. One page holds {number(MOST)}. "
        "Keep those that you would stand behind."
    )
