"""Case studies: a library of real cases to filter, each to be read in a minute."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coproduction.activities.base import item, step
from coproduction.activities.blocks import (
    Button,
    Buttons,
    Entry,
    Facts,
    Heading,
    Ladder,
    Prose,
    Shelf,
    Sources,
    Step,
)
from coproduction.activities.paged import Paged
from coproduction.activities.words import capital, listed, plural, rung_name
from coproduction.content.cases import cases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coproduction.activities.answers import Answers, Json
    from coproduction.activities.blocks import Block
    from coproduction.content import Question
    from coproduction.content.cases import Case

SHELF = "library"
CLEAR = "case-studies.clear"
NOTE = "case-studies.note"
JOINED = {"place": "or", "rung": "or", "shared": "and", "strength": "or", "only": "and"}
FILTERS = tuple(JOINED)
"""The filters, and how the values of each are joined."""

SETBACK = "Did not go as hoped"


class CaseStudies(Paged):
    """Cases from Scotland, the rest of the UK and further away; failures are not hidden."""

    id = "case-studies"
    title = "The library of cases"
    apart = tuple(f"case-studies.{name}" for name in FILTERS)

    @property
    def pages(self) -> tuple[str, ...]:
        """The shelf, and each case by its id."""
        return (SHELF, *(case.id for case in cases()))

    def ask(self) -> Iterator[Question]:
        yield from super().ask()
        asked = self.content.questions
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

    def about(self, question: Question) -> str:
        """The case."""
        id = question.id.rpartition(".")[2]
        return next((case.name for case in cases() if case.id == id), "")

    def answer(self, question: str, value: Json, round: int = 1) -> None:
        """Taking all filters away is an act that empties each of them."""
        if question == CLEAR:
            self.check(question, value, round)
            for name in FILTERS:
                super().answer(f"case-studies.{name}", None)
            return
        super().answer(question, value, round)

    def done(self, answers: Answers) -> bool:
        return self.said(answers, self.at) is not None

    def keep(self, answers: Answers) -> tuple[Block, ...]:
        """The notes that were written, under the names of their cases."""
        notes = [(case.name, self.said(answers, f"{NOTE}.{case.id}")) for case in cases()]
        rows = tuple((name, str(note)) for name, note in notes if note)
        return (Facts(rows),) if rows else ()

    def blocks(self, answers: Answers, at: str) -> Iterator[tuple[str, Block]]:
        found = self.found(answers)
        case = next((case for case in cases() if case.id == at), None)
        return self._shelf(answers, found) if case is None else self._case(answers, found, case)

    def found(self, answers: Answers) -> list[Case]:
        """The cases that fit every filter."""
        return _fitting(self._wanted(answers))

    def _wanted(self, answers: Answers) -> dict[str, list[str]]:
        """What each filter is set to; those that are not set are empty."""
        said = {name: self.said(answers, f"case-studies.{name}") for name in FILTERS}
        return {
            name: [str(each) for each in value] if isinstance(value, list) else []
            for name, value in said.items()
        }

    def _labels(self, name: str) -> dict[str, str]:
        options = self.questions[f"case-studies.{name}"].options
        return {option.value: option.label for option in options}

    def _shelf(self, answers: Answers, found: Sequence[Case]) -> Iterator[tuple[str, Block]]:
        wanted = {name: values for name, values in self._wanted(answers).items() if values}
        whole = f"{len(cases())} real cases"
        yield SHELF, Heading(f"{len(found)} of {len(cases())} cases" if wanted else whole)
        yield "how", Prose(("Open what you want to filter by, or read on below.",))
        for name in FILTERS:
            yield f"filter-{name}", replace(self.put(answers, f"case-studies.{name}"), folded=True)
        yield "count", Prose(self._count(wanted, found), tone="live")
        if wanted:
            ways = self._wider(wanted) if not found else ()
            yield "clear", Buttons((*ways, Button("Show all cases", CLEAR, "yes")))
        for place, label in self._labels("place").items():
            entries = tuple(self._entry(case) for case in found if case.place == place)
            if entries:
                yield f"in-{place}", Heading(label, level=4)
                yield f"shelf-{place}", Shelf(entries)
        if found:
            yield "sits", Heading("Where they sit", level=4)
            yield "ladder", self._sits(found)

    def _count(self, wanted: dict[str, list[str]], found: Sequence[Case]) -> tuple[str, ...]:
        """How many are shown and why; where none is, which filter stands in the way."""
        if not wanted:
            return (f"All {len(cases())} cases are shown. Some did not go as hoped, and say so.",)
        filters = [one for name, values in wanted.items() for one in self._said(name, values)]
        if found:
            fit = "fits" if len(found) == 1 else "fit"
            return (f"{len(found)} of {len(cases())} cases {fit} {listed(filters)}.",)
        words = f"No case fits {listed(filters)}."
        if ways := [*_without(wanted)]:
            most, name = max(ways, key=lambda way: way[0])
            left = plural(most, "case would fit", "cases would fit")
            return words, f"Without “{self._prompt(name)}”, {left}."
        return words, "Take away more than one of these, or look at all cases."

    def _said(self, name: str, values: list[str]) -> list[str]:
        """What one filter is set to, in words; values that must all be so stand apart."""
        words = [f"“{self._labels(name)[value]}”" for value in values]
        return words if JOINED[name] == "and" else [listed(words, last="or")]

    def _wider(self, wanted: dict[str, list[str]]) -> Iterator[Button]:
        """Buttons that take one filter away, where that brings cases back."""
        if len(wanted) > 1:
            for _, name in _without(wanted):
                words = f"Take away “{self._prompt(name)}”"
                yield Button(words, f"case-studies.{name}", None)

    def _prompt(self, name: str) -> str:
        return self.questions[f"case-studies.{name}"].prompt

    def _entry(self, case: Case) -> Entry:
        rungs = self._rungs(case)
        lines = (
            case.happened.partition(". ")[0].rstrip(".") + ".",
            f"{case.where}. {capital(case.years)}.",
            f"Our reading: {rungs}. Evidence: {case.strength}.",
        )
        return Entry(Button(case.name, self.at, case.id), lines, SETBACK if case.went_wrong else "")

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

    def _case(
        self, answers: Answers, found: Sequence[Case], case: Case
    ) -> Iterator[tuple[str, Block]]:
        among = found if case in found else cases()
        turn = among.index(case)
        yield case.id, Heading(case.name, step=f"Case {turn + 1} of {len(among)}")
        yield f"happened-{case.id}", Prose((case.happened,), tone="story")
        if case.went_wrong:
            yield f"setback-{case.id}", Prose((case.went_wrong,), tone="note", title=SETBACK)
        yield f"facts-{case.id}", Facts(self._facts(case))
        yield f"sources-{case.id}", Sources.of(self.content, case)
        yield f"note-{case.id}", self.put(answers, f"{NOTE}.{case.id}")
        back = ("Back to the library", SHELF)
        if turn + 1 < len(among):
            following = among[turn + 1]
            yield f"go-{case.id}", self.go((f"Next: {following.name}", following.id), back)
        else:
            yield f"go-{case.id}", self.go(back, main=False)

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


def _fitting(wanted: dict[str, list[str]]) -> list[Case]:
    return [case for case in cases() if _fits(case, wanted)]


def _without(wanted: dict[str, list[str]]) -> Iterator[tuple[int, str]]:
    """Each filter that keeps cases away by itself: how many there would be, and its name."""
    for name in wanted:
        others = {other: [] if other == name else values for other, values in wanted.items()}
        if count := len(_fitting(others)):
            yield count, name


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
        all(not wanted.get(name) or traits[name] & set(wanted[name]) for name in traits)
        and set(wanted.get("shared", ())) <= set(case.shared)
        and all(special[name] for name in wanted.get("only", ()))
    )
