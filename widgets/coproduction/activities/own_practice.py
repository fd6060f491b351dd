"""Own practice: place your work, answer ten questions, then answer as your community would."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.activities import profile
from coproduction.activities.answers import Answers, Json
from coproduction.activities.base import Activity, step
from coproduction.activities.blocks import Ask, Button, Buttons, Facts, Heading, Page, Prose
from coproduction.activities.start import HUNCH, PRACTICE
from coproduction.activities.words import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.blocks import Block
    from coproduction.content import Question

AT = "own-practice.at"
RUNG = "own-practice.rung"
YOU, COMMUNITY = 1, 2
"""The two rounds: your own answers, then those you think your community would give."""

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("How it starts", ("framing", "agenda", "openness")),
    ("Who decides", ("deciding", "money")),
    ("Who does it", ("doing", "reach", "support")),
    ("How it ends", ("judging", "results")),
)
STEPS = (
    "place",
    *(f"you-{turn}" for turn in range(1, 5)),
    "result",
    *(f"community-{turn}" for turn in range(1, 5)),
    "compare",
)


class OwnPractice(Activity):
    """Where your own work sits, which gate holds it down, and how others might see it."""

    id = "own-practice"
    title = "Your own practice"

    def ask(self) -> Iterator[Question]:
        yield self.content.questions[PRACTICE]
        yield self.content.questions[RUNG]
        yield step(AT, STEPS)
        for indicator in self.content.indicators:
            yield self.content.questions[f"own-practice.{indicator.key}"]

    def done(self, answers: Answers) -> bool:
        return not self.missing(answers, YOU)

    def missing(self, answers: Answers, round: int, keys: tuple[str, ...] = ()) -> list[str]:
        """The names of the indicators not yet answered in a round, among ``keys`` or all ten."""
        return [
            indicator.name
            for indicator in self.content.indicators
            if (not keys or indicator.key in keys)
            and self.said(answers, f"own-practice.{indicator.key}", round) is None
        ]

    def refuse(self, answers: Answers, question: str, value: Json, round: int) -> str | None:  # noqa: ARG002
        """A step is open once everything before it is answered."""
        if question != AT or value is None:
            return None
        before = STEPS[: STEPS.index(str(value))]
        if "place" in before and self.said(answers, RUNG) is None:
            return "Place your work on a rung first. A guess is fine: it is there to be tested."
        missing: list[str] = []
        for passed in before:
            if "-" in passed:
                missing += self.missing(answers, _round(passed), _group(passed)[1])
        if missing:
            return (
                f"{listed(missing)} still {'needs' if len(missing) == 1 else 'need'} an answer. "
                "Choose the nearest one; you can change it later."
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
        blocks = self._result(answers)
        if not self.missing(answers, COMMUNITY):
            blocks += self._compare(answers)
        return tuple(block for _, block in blocks if not isinstance(block, Buttons))

    def page(self, answers: Answers) -> Page:
        at = self._at(answers)
        if at == "place":
            blocks = self._place(answers)
        elif at == "result":
            blocks = self._result(answers)
        elif at == "compare":
            blocks = self._compare(answers)
        else:
            blocks = self._questions(answers, at)
        return Page(at, blocks[0][0], tuple(blocks))

    def _at(self, answers: Answers) -> str:
        """The step kept for this person, or the first one if what it stands on is gone."""
        at = str(self.said(answers, AT) or "place")
        return "place" if self.refuse(answers, AT, at, 1) else at

    def _place(self, answers: Answers) -> list[tuple[str, Block]]:
        blocks: list[tuple[str, Block]] = [
            ("place", Heading("Name it and place it")),
            ("practice", Ask(self.questions[PRACTICE], self.said(answers, PRACTICE))),
        ]
        hunch = self.said(answers, HUNCH)
        options = self.content.questions[HUNCH].options
        if said := next((option.label for option in options if option.value == hunch), None):
            words = f"When you began the course, your hunch about it was: “{said}”."
            blocks.append(("hunch", Prose((words,), tone="quiet")))
        blocks.append(
            ("rung", Ask(self.questions[RUNG], self.said(answers, RUNG), rungs=self.content.rungs))
        )
        blocks.append(("go-place", _buttons("Go on to the ten questions", "you-1")))
        return blocks

    def _questions(self, answers: Answers, at: str) -> list[tuple[str, Block]]:
        title, keys = _group(at)
        round = _round(at)
        turn = int(at[-1])
        whose = "Your answers" if round == YOU else "As your community would answer"
        blocks: list[tuple[str, Block]] = [(at, Heading(title, step=f"{whose}, {turn} of 4"))]
        if at == "community-1":
            words = (
                "Think of one person who lives with this work. Answer as they would, "
                "on a day when nobody from your organisation is in the room."
            )
            blocks.append(("imagine", Prose((words,))))
        for key in keys:
            question = self.questions[f"own-practice.{key}"]
            ask = Ask(question, self.said(answers, question.id, round), round)
            blocks.append((f"{question.id}-{round}", ask))
        following = STEPS[STEPS.index(at) + 1]
        label = "Next questions"
        if following in {"result", "compare"}:
            label = "See where it sits" if following == "result" else "See where the views part"
        blocks.append((f"go-{at}", _buttons(label, following, STEPS[STEPS.index(at) - 1])))
        return blocks

    def _result(self, answers: Answers) -> list[tuple[str, Block]]:
        seen = profile.read(self.content, answers, YOU)
        practice = str(self.said(answers, PRACTICE) or "")
        blocks: list[tuple[str, Block]] = [
            ("result", Heading(f"Where “{practice}” sits" if practice else "Where it sits")),
            ("verdict", Prose(profile.verdict(self.content, seen, self.said(answers, RUNG)))),
            ("ladder", profile.ladder(self.content, seen, self.said(answers, RUNG))),
        ]
        title, rows = profile.holding(self.content, seen)
        blocks.append(("holding", Facts(rows, title=title)))
        for flag in seen.placement.flags:
            words = self.content.flags[flag]
            blocks.append((f"flag-{flag}", Prose((words.words,), tone="note", title=words.title)))
        blocks += [
            ("answers", Heading("Your ten answers", level=4)),
            ("profile", profile.chart(self.content, seen)),
            (
                "caution",
                Prose(
                    (
                        "The ten questions and their scores are this course’s own. "
                        "They have not been tested with practitioners. Rungs 1 to 3 differ in "
                        "intent more than in degree, so check their wording yourself.",
                    ),
                    tone="quiet",
                ),
            ),
            ("go-result", _buttons("Answer as your community would", "community-1", "you-1")),
        ]
        return blocks

    def _compare(self, answers: Answers) -> list[tuple[str, Block]]:
        yours = profile.read(self.content, answers, YOU)
        theirs = profile.read(self.content, answers, COMMUNITY)
        gaps = profile.gaps(self.content, yours, theirs)
        blocks: list[tuple[str, Block]] = [
            ("compare", Heading("Where the two views part")),
            ("views", Prose((profile.sentence(self.content, yours, theirs),))),
            ("both", profile.chart(self.content, yours, theirs)),
        ]
        if gaps:
            rows = tuple((gap.name, gap.words) for gap in gaps)
            title = f"The {plural(len(rows), 'widest gap')}" if len(rows) > 1 else "The widest gap"
            blocks.append(("gaps", Facts(rows, title=title)))
        blocks += [
            (
                "ask-them",
                Prose(
                    ("You have imagined their answers. The next step is to ask them.",), tone="note"
                ),
            ),
            ("go-compare", Buttons((Button("Back to where it sits", AT, "result"),))),
        ]
        return blocks


def _group(at: str) -> tuple[str, tuple[str, ...]]:
    return GROUPS[int(at[-1]) - 1]


def _round(at: str) -> int:
    return YOU if at.startswith("you") else COMMUNITY


def _buttons(label: str, forward: str, back: str | None = None) -> Buttons:
    buttons = [Button(label, AT, forward, main=True)]
    if back == "you-1":
        buttons.append(Button("Change my answers", AT, back))
    elif back is not None:
        buttons.append(Button("Back", AT, back))
    return Buttons(tuple(buttons))
