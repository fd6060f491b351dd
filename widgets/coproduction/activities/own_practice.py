"""Own practice: place your work, answer ten questions, then answer as your community would."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.activities import profile
from coproduction.activities.blocks import Buttons, Facts, Heading, Prose, Table
from coproduction.activities.paged import Paged
from coproduction.activities.spoken import spoken
from coproduction.activities.start import HUNCH, PRACTICE
from coproduction.activities.words import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.answers import Answers, Json
    from coproduction.activities.blocks import Block
    from coproduction.content import Question

RUNG = "own-practice.rung"
YOU, COMMUNITY = 1, 2
"""The two rounds: your own answers, then those you think your community would give."""

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("How it starts", ("framing", "agenda", "openness")),
    ("Who decides", ("deciding", "money")),
    ("Who does it", ("doing", "reach", "support")),
    ("How it ends", ("judging", "results")),
)
CAUTION = (
    "The ten questions and their scores are this course’s own. "
    "They have not been tested with practitioners."
)
LOW = (
    "Rungs 1 to 3 differ in intent more than in degree, so points tell them apart only roughly. "
    "Read again what each of them means."
)
LOWEST = 3
"""Up to here, a rung is a matter of intent more than of points."""


class OwnPractice(Paged):
    """Where your own work sits, which gate holds it down, and how others might see it."""

    id = "own-practice"
    twice = "as your community would answer"
    title = "Your own practice"
    pages = (
        "place",
        *(f"you-{turn}" for turn in range(1, 5)),
        "result",
        *(f"community-{turn}" for turn in range(1, 5)),
        "compare",
    )

    def ask(self) -> Iterator[Question]:
        yield self.content.questions[PRACTICE]
        yield self.content.questions[RUNG]
        yield from super().ask()
        for indicator in self.content.indicators:
            yield self.content.questions[f"own-practice.{indicator.key}"]

    def done(self, answers: Answers) -> bool:
        return not self.missing(answers, YOU)

    def missing(self, answers: Answers, round: int, keys: tuple[str, ...] = ()) -> list[str]:
        """The questions not yet answered in a round, as they are put, among ``keys`` or all ten."""
        return [
            f"“{self.questions[f'own-practice.{indicator.key}'].prompt}”"
            for indicator in self.content.indicators
            if (not keys or indicator.key in keys)
            and self.said(answers, f"own-practice.{indicator.key}", round) is None
        ]

    def refuse(self, answers: Answers, question: str, value: Json, round: int) -> str | None:  # noqa: ARG002
        """A page is open once everything before it is answered."""
        if question != self.at or value is None:
            return None
        before = self.pages[: self.pages.index(str(value))]
        if "place" in before and self.said(answers, RUNG) is None:
            return "Place your work on a rung first. A guess is fine: it is there to be tested."
        missing: list[str] = []
        for passed in before:
            if "-" in passed:
                missing += self.missing(answers, _round(passed), _group(passed)[1])
        if missing:
            return (
                f"{listed(missing)} still {'needs' if len(missing) == 1 else 'need'} an answer. "
                "Choose what comes nearest; you can change it later."
            )
        return None

    def gist(self, answers: Answers) -> tuple[tuple[str, str], ...]:
        practice = self.said(answers, PRACTICE)
        rows = [("Your work", str(practice))] if practice else []
        if seen := profile.found(self.content, answers):
            rows += profile.brief(self.content, seen)
        return tuple(rows)

    def keep(self, answers: Answers) -> tuple[Block, ...]:
        if self.missing(answers, YOU) or self.said(answers, RUNG) is None:
            return super().keep(answers)
        blocks = [*self._result(answers)]
        if not self.missing(answers, COMMUNITY):
            blocks += self._compare(answers)
        kept = tuple(block for _, block in blocks if not isinstance(block, Buttons))
        return (*kept, self._in_words(answers))

    def _in_words(self, answers: Answers) -> Table:
        """The ten answers as they were put; a second column once the community's are there too."""
        views = {YOU: "You", COMMUNITY: "Your community, as you see it"}
        rounds = [round for round in views if not self.missing(answers, round)]
        rows = []
        for indicator in self.content.indicators:
            question = self.questions[f"own-practice.{indicator.key}"]
            said = (answers[question.id, round] for round in rounds)
            rows.append((question.prompt, *(spoken(self.content, question, one) for one in said)))
        head = ("Question", *(views[round] for round in rounds))
        return Table("The ten answers in words", head, tuple(rows))

    def blocks(self, answers: Answers, at: str) -> Iterator[tuple[str, Block]]:
        pages = {"place": self._place, "result": self._result, "compare": self._compare}
        return pages[at](answers) if at in pages else self._questions(answers, at)

    def _place(self, answers: Answers) -> Iterator[tuple[str, Block]]:
        yield "place", Heading("Name it and place it")
        yield "practice", self.put(answers, PRACTICE)
        hunch = self.said(answers, HUNCH)
        options = self.content.questions[HUNCH].options
        if said := next((option.label for option in options if option.value == hunch), None):
            words = f"When you began the course, your hunch about it was: “{said}”."
            yield "hunch", Prose((words,), tone="quiet")
        yield "rung", self.put(answers, RUNG)
        yield "go-place", self.go(("Go on to the ten questions", "you-1"))

    def _questions(self, answers: Answers, at: str) -> Iterator[tuple[str, Block]]:
        title, keys = _group(at)
        round = _round(at)
        turn = int(at[-1])
        whose = "Your answers" if round == YOU else "As your community would answer"
        yield at, Heading(title, step=f"{whose}, {turn} of 4")
        if at == "community-1":
            words = (
                "Think of one person who lives with this work. Answer as they would, "
                "on a day when nobody from your organisation is in the room."
            )
            yield "imagine", Prose((words,))
        for key in keys:
            id = f"own-practice.{key}"
            yield f"{id}-{round}", self.put(answers, id, round)
        place = self.pages.index(at)
        following, before = self.pages[place + 1], self.pages[place - 1]
        label = "Next questions"
        if following in {"result", "compare"}:
            label = "See where it sits" if following == "result" else "See where the views part"
        yield f"go-{at}", self.go((label, following), ("Back", before))

    def _result(self, answers: Answers) -> Iterator[tuple[str, Block]]:
        seen = profile.read(self.content, answers, YOU)
        practice, guess = self.said(answers, PRACTICE), self.said(answers, RUNG)
        yield "result", Heading(f"Where “{practice}” sits" if practice else "Where it sits")
        yield "verdict", Prose(profile.verdict(self.content, seen, guess))
        yield "ladder", profile.ladder(self.content, seen, guess)
        title, rows = profile.holding(self.content, seen)
        yield "holding", Facts(rows, title=title)
        for flag in seen.placement.flags:
            words = self.content.flags[flag]
            yield f"flag-{flag}", Prose((words.words,), tone="note", title=words.title)
        yield "answers", Heading("Your ten answers", level=4)
        yield "profile", profile.chart(self.content, seen)
        low = (LOW,) if seen.placement.rung <= LOWEST else ()
        yield "caution", Prose((CAUTION, *low), tone="quiet")
        onward = ("Answer as your community would", "community-1")
        yield "go-result", self.go(onward, ("Change my answers", "you-1"))

    def _compare(self, answers: Answers) -> Iterator[tuple[str, Block]]:
        yours = profile.read(self.content, answers, YOU)
        theirs = profile.read(self.content, answers, COMMUNITY)
        gaps = profile.gaps(self.content, yours, theirs)
        yield "compare", Heading("Where the two views part")
        yield "views", Prose((profile.sentence(self.content, yours, theirs),))
        yield "both", profile.chart(self.content, yours, theirs)
        if gaps:
            rows = tuple((gap.name, gap.words) for gap in gaps)
            title = f"The {plural(len(rows), 'widest gap')}" if len(rows) > 1 else "The widest gap"
            yield "gaps", Facts(rows, title=title)
        words = "You have imagined their answers. The next step is to ask them."
        yield "ask-them", Prose((words,), tone="note")
        yield "go-compare", self.go(("Back to where it sits", "result"), main=False)


def _group(at: str) -> tuple[str, tuple[str, ...]]:
    return GROUPS[int(at[-1]) - 1]


def _round(at: str) -> int:
    return YOU if at.startswith("you") else COMMUNITY
