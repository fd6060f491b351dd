"""Case studies: a library of real cases to filter, each to be read in a minute."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coproduction.activities.base import Activity, item, step
from coproduction.activities.blocks import (
    Ask,
    Button,
    Buttons,
    Entry,
    Facts,
    Heading,
    Ladder,
    Page,
    Prose,
    Shelf,
    Sources,
    Step,
)
from coproduction.activities.words import capital, listed, plural, rung_name
from coproduction.content.cases import cases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coproduction.activities.answers import Answers, Json
    from coproduction.activities.blocks import Block
    from coproduction.content import Question
    from coproduction.content.cases import Case

AT = "case-studies.at"
SHELF = "library"
CLEAR = "case-studies.clear"
NOTE = "case-studies.note"
FILTERS = ("place", "rung", "shared", "strength", "only")
SETBACK = "Did not go as hoped"


class CaseStudies(Activity):
    """Cases from Scotland, the rest of the UK and further away; failures are not hidden."""

    id = "case-studies"
    title = "The library of cases"

    def ask(self) -> Iterator[Question]:
        asked = self.content.questions
        yield step(AT, [SHELF, *(case.id for case in cases())])
        yield step(CLEAR, ["yes"])
        for name in FILTERS:
            yield self._filter(asked[f"case-studies.{name}"])
        for case in cases():
            yield item(asked[NOTE], case.id)

    def _filter(self, question: Question) -> Question:
        """A filter; rungs that no case touches are left out of it."""
        if not question.id.endswith(".rung"):
            return question
        touched = {str(n) for case in cases() for n in range(case.rungs[0], case.rungs[1] + 1)}
        options = tuple(option for option in question.options if option.value in touched)
        return replace(question, options=options)

    def answer(self, question: str, value: Json, round: int = 1) -> None:
        """Taking all filters away is an act that empties each of them."""
        if question == CLEAR:
            self.check(question, value, round)
            for name in FILTERS:
                super().answer(f"case-studies.{name}", None)
            return
        super().answer(question, value, round)

    def done(self, answers: Answers) -> bool:
        return self.said(answers, AT) is not None

    def keep(self, answers: Answers) -> tuple[Block, ...]:
        """The notes that were written, under the names of their cases."""
        notes = [(case.name, self.said(answers, f"{NOTE}.{case.id}")) for case in cases()]
        rows = tuple((name, str(note)) for name, note in notes if note)
        return (Facts(rows),) if rows else ()

    def page(self, answers: Answers) -> Page:
        found = self.found(answers)
        case = next((case for case in cases() if case.id == self.said(answers, AT)), None)
        blocks = self._shelf(answers, found) if case is None else self._case(answers, found, case)
        return Page(blocks[0][0], blocks[0][0], tuple(blocks))

    def found(self, answers: Answers) -> list[Case]:
        """The cases that fit every filter."""
        wanted = {name: self._wanted(answers, name) for name in FILTERS}
        return [case for case in cases() if _fits(case, wanted)]

    def _wanted(self, answers: Answers, name: str) -> list[str]:
        said = self.said(answers, f"case-studies.{name}")
        return [str(value) for value in said] if isinstance(said, list) else []

    def _labels(self, name: str) -> dict[str, str]:
        options = self.questions[f"case-studies.{name}"].options
        return {option.value: option.label for option in options}

    def _shelf(self, answers: Answers, found: Sequence[Case]) -> list[tuple[str, Block]]:
        blocks: list[tuple[str, Block]] = [
            (SHELF, Heading(f"{capital(plural(len(cases()), 'real case'))}")),
            ("how", Prose(("Open what you want to filter by, or read on below.",))),
        ]
        for name in FILTERS:
            question = self.questions[f"case-studies.{name}"]
            ask = Ask(question, self.said(answers, question.id), folded=True)
            blocks.append((f"filter-{name}", ask))
        blocks.append(("count", Prose((self._count(answers, found),))))
        if any(self._wanted(answers, name) for name in FILTERS):
            blocks.append(("clear", Buttons((Button("Show all cases", CLEAR, "yes"),))))
        for place, label in self._labels("place").items():
            entries = tuple(self._entry(case) for case in found if case.place == place)
            if entries:
                blocks.append((f"in-{place}", Heading(label, level=4)))
                blocks.append((f"shelf-{place}", Shelf(entries)))
        return [
            *blocks,
            ("sits", Heading("Where they sit", level=4)),
            ("ladder", self._sits(found)),
        ]

    def _count(self, answers: Answers, found: Sequence[Case]) -> str:
        filters = [
            listed([self._labels(name)[value] for value in wanted], last="or" if either else "and")
            for name, either in zip(FILTERS, (True, True, False, True, False), strict=True)
            if (wanted := self._wanted(answers, name))
        ]
        if not filters:
            return "All of them are shown. Some did not go as hoped, and say so."
        words = f"{capital(plural(len(found), 'case fits', 'cases fit'))}: {'; '.join(filters)}."
        return words if found else f"{words} Take something away to see more."

    def _entry(self, case: Case) -> Entry:
        rungs = self._rungs(case)
        lines = (
            f"{case.where}. {capital(case.years)}.",
            f"Our reading: {rungs}. Evidence: {case.strength}.",
        )
        return Entry(Button(case.name, AT, case.id), lines, SETBACK if case.went_wrong else "")

    def _rungs(self, case: Case) -> str:
        low, high = (rung_name(self.content, number) for number in case.rungs)
        return f"rung {low}" if low == high else f"rungs {low}, to {high}"

    def _sits(self, found: Sequence[Case]) -> Ladder:
        steps = []
        for rung in reversed(self.content.rungs):
            count = sum(case.rungs[0] <= rung.number <= case.rungs[1] for case in found)
            note = capital(plural(count, "case")) if count else ""
            steps.append(Step(f"{rung.number} {rung.name}", rung.band, note=note))
        words = (
            "How many of the cases shown touch each rung, in our reading. One may touch several."
        )
        return Ladder(tuple(steps), words)

    def _case(self, answers: Answers, found: Sequence[Case], case: Case) -> list[tuple[str, Block]]:
        among = found if case in found else cases()
        turn = among.index(case)
        blocks: list[tuple[str, Block]] = [
            (case.id, Heading(case.name, step=f"Case {turn + 1} of {len(among)}")),
            (f"happened-{case.id}", Prose((case.happened,), tone="story")),
        ]
        if case.went_wrong:
            note = Prose((case.went_wrong,), tone="note", title=SETBACK)
            blocks.append((f"setback-{case.id}", note))
        blocks += [
            (f"facts-{case.id}", Facts(self._facts(case))),
            (f"sources-{case.id}", Sources(tuple(self.content.sources[k] for k in case.sources))),
            (f"note-{case.id}", self._ask(answers, f"{NOTE}.{case.id}")),
        ]
        buttons = [Button("Back to the library", AT, SHELF)]
        if turn + 1 < len(among):
            following = among[turn + 1]
            buttons.insert(0, Button(f"Next: {following.name}", AT, following.id, main=True))
        return [*blocks, (f"go-{case.id}", Buttons(tuple(buttons)))]

    def _facts(self, case: Case) -> tuple[tuple[str, str], ...]:
        labels = self._labels("shared")
        shared = [labels[name].lower() for name in case.shared]
        asked = self.questions["case-studies.strength"]
        strengths = {option.value: option.help for option in asked.options}
        strength = f"{capital(case.strength)}. {strengths.get(case.strength, '')}".strip()
        return (
            ("Where and when", f"{case.where}. {capital(case.years)}."),
            ("Who ran it", case.partners),
            ("Who took part", case.who),
            ("What was shared", f"{capital(listed(shared))}." if shared else "Nothing."),
            ("Our reading", f"{capital(self._rungs(case))}. {case.rung_why}"),
            ("In numbers", case.numbers or "None that we found."),
            *([("How they were made", case.how_estimated)] if case.numbers else []),
            ("How strong that is", strength),
            ("What it does not show", case.limits),
        )

    def _ask(self, answers: Answers, question: str) -> Ask:
        return Ask(self.questions[question], self.said(answers, question))


def _fits(case: Case, wanted: dict[str, list[str]]) -> bool:
    """Whether a case has any of the places, rungs and strengths wanted, and all of the rest."""
    rungs = {str(number) for number in range(case.rungs[0], case.rungs[1] + 1)}
    traits = {
        "place": {case.place},
        "rung": rungs,
        "strength": set(case.strength.split(" to ")),
    }
    special = {"numbers": bool(case.numbers), "setback": bool(case.went_wrong)}
    return (
        all(not wanted[name] or traits[name] & set(wanted[name]) for name in traits)
        and set(wanted["shared"]) <= set(case.shared)
        and all(special[name] for name in wanted["only"])
    )
