"""Action plan: from what was found, to one to three steps with somebody and a day to each."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from coproduction.activities import planning, profile
from coproduction.activities.answers import OFF, Answers, Json
from coproduction.activities.base import item, step
from coproduction.activities.blocks import (
    Button,
    Buttons,
    Facts,
    Heading,
    Mark,
    Page,
    Prose,
    Sources,
)
from coproduction.activities.paged import Paged
from coproduction.activities.so_far import BARRIERS, FIRST, REST, so_far
from coproduction.logic.plan import Plan, Step, remarks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from coproduction.activities.blocks import Block
    from coproduction.activities.planning import Occasion
    from coproduction.content import Content, Question

COUNT = "action-plan.count"
AIM = "action-plan.aim"
MOST = 3
"""The most steps a plan can have; more than that is a wish list."""
PARTS = ("step", "owner", "date", "support")
LIMITS = ("limits", "why")
REPORT = ("report", "tell")
OF_DATES = ("date-past", "date-far", "report-past", "report-late", "report-early")
"""The remarks on a date that was chosen; they are made beside it, too."""
FAR = 3653
"""In days, ten years: a date further away than that has a slip in its year."""
FEW = 3
"""How many remarks a person can weigh at once; the others wait below."""


def _today() -> date:
    """The day it is where this runs."""
    return datetime.now(UTC).astimezone().date()


class ActionPlan(Paged):
    """One to three steps towards the next rung, and when people hear what came of them.

    Args:
        content: What the course says.
        today: Says what day it is.
    """

    id = "action-plan"
    title = "Your action plan"
    pages = ("aim", "steps", "limits", "plan")

    def __init__(self, content: Content | None = None, today: Callable[[], date] = _today) -> None:
        super().__init__(content)
        self._today = today

    def ask(self) -> Iterator[Question]:
        yield from super().ask()
        asked = self.content.questions
        yield step(COUNT, [str(number) for number in range(1, MOST + 1)])
        yield asked[AIM]
        for number in range(1, MOST + 1):
            for part in PARTS:
                question = item(asked[f"action-plan.{part}"], str(number))
                prompt = question.prompt[0].lower() + question.prompt[1:]
                hint = question.help if number == 1 else ""
                yield replace(question, prompt=f"Step {number}: {prompt}", help=hint)
        for part in (*LIMITS, *REPORT):
            yield asked[f"action-plan.{part}"]

    def done(self, answers: Answers) -> bool:
        return self.here(answers) == "plan"

    def refuse(self, answers: Answers, question: str, value: Json, round: int) -> str | None:  # noqa: ARG002
        needy = question == self.at and value in {"limits", "plan"}
        if needy and not any(step.what for step in self.steps(answers)):
            return "Write one step first. A small one is fine."
        if value and self.questions[question].kind == "date":
            away = abs((date.fromisoformat(str(value)) - self._today()).days)
            if away > FAR:
                return "That is more than ten years away. Is the year right?"
        return None

    def steps(self, answers: Answers) -> list[Step]:
        """The steps as far as they were written; the first is always there."""
        return [self._step(answers, number) for number in range(1, self._count(answers) + 1)]

    def plan(self, answers: Answers) -> Plan:
        """Everything that was answered, as the plan it makes."""
        seen = profile.found(self.content, answers)
        aim = self.said(answers, AIM)
        return Plan(
            steps=tuple(self.steps(answers)),
            now=seen.placement.rung if seen else None,
            aim=aim if isinstance(aim, int) else None,
            limits=self._text(answers, "limits"),
            why=self._text(answers, "why"),
            report=self._date(answers, "report"),
        )

    def occasions(self, answers: Answers) -> tuple[Occasion, ...]:
        """The dates of the plan, for a calendar."""
        return planning.occasions(self.plan(answers), self._text(answers, "tell"))

    def page(self, answers: Answers) -> Page:
        at = self.here(answers)
        if at != "steps":
            return Page.of(at, self.blocks(answers, at))
        count = self._count(answers)
        return Page(f"{at}-{count}", f"step-{count}", tuple(self.blocks(answers, at)))

    def blocks(self, answers: Answers, at: str) -> Iterator[tuple[str, Block]]:
        pages = {
            "aim": self._aim,
            "steps": self._steps,
            "limits": self._limits,
            "plan": self._plan,
        }
        return pages[at](answers)

    def keep(self, answers: Answers) -> tuple[Block, ...]:
        plan = self.plan(answers)
        if not any(step.begun for step in plan.steps):
            return super().keep(answers)
        # On paper the way up comes after the steps: who is handed it looks for those.
        way = (planning.way(self.content, plan),) if plan.aim else ()
        promised = (block for _, block in planning.promises(plan, self._text(answers, "tell")))
        chart = planning.dates(plan, self._today())
        return (planning.table(plan), *promised, *way, *([chart] if chart else []))

    def _count(self, answers: Answers) -> int:
        """How many steps are asked for: those wanted, or more if more were written."""
        wanted = int(str(self.said(answers, COUNT) or 1))
        begun = [n for n in range(1, MOST + 1) if self._step(answers, n).begun]
        return max([wanted, *begun])

    def _step(self, answers: Answers, number: int) -> Step:
        return Step(
            what=self._text(answers, f"step.{number}"),
            owner=self._text(answers, f"owner.{number}"),
            due=self._date(answers, f"date.{number}"),
            support=self._text(answers, f"support.{number}"),
        )

    def _text(self, answers: Answers, name: str) -> str:
        return str(self.said(answers, f"action-plan.{name}") or "")

    def _date(self, answers: Answers, name: str) -> date | None:
        said = self.said(answers, f"action-plan.{name}")
        return date.fromisoformat(str(said)) if said else None

    def _asked(self, answers: Answers, name: str) -> tuple[str, Block]:
        return name, self.put(answers, f"action-plan.{name}")

    def _aim(self, answers: Answers) -> Iterator[tuple[str, Block]]:
        yield "aim", Heading("Where you start from")
        if rows := so_far(answers, FIRST):
            yield "so-far", Facts(rows)
        if rows := so_far(answers, BARRIERS):
            yield "take-on", Facts(rows, title="What to take on first")
        if rows := so_far(answers, REST):
            yield "more", Facts(rows, title="What else you found", folded=True)
        now = self.plan(answers).now
        if not now:
            words = "You have not been through “Your own practice” in “The ladder” yet. "
            words += "You can plan without it. With it, you would know what holds your work down."
            yield "not-yet", Prose((words,), tone="note")
        marks = (Mark(now, "mine", "Your ten answers"),) if now else ()
        yield "aim-rung", replace(self.put(answers, AIM), marks=marks)
        yield "go-aim", self.go(("Go on to the steps", "steps"))

    def _steps(self, answers: Answers) -> Iterator[tuple[str, Block]]:
        count = self._count(answers)
        for number in range(1, count + 1):
            yield f"step-{number}", Heading(f"Step {number}", step=_of(number))
            for part in PARTS:
                yield self._asked(answers, f"{part}.{number}")
                if part == "date":
                    yield from self._at_once(answers, f"date-{number}", number)
        onward = self.go(("Go on to what you cannot do", "limits"), ("Back", "aim")).buttons
        more = (Button("Add another step", COUNT, str(count + 1)),) if count < MOST else ()
        yield f"go-steps-{count}", Buttons((onward[0], *more, onward[1]))

    def _limits(self, answers: Answers) -> Iterator[tuple[str, Block]]:
        yield "limits-title", Heading("What you cannot do, and why")
        yield from (self._asked(answers, part) for part in LIMITS)
        yield "report-title", Heading("Reporting back")
        yield self._asked(answers, "report")
        yield from self._at_once(answers, "report-when")
        yield self._asked(answers, "tell")
        ways = ("See the whole plan", "plan"), ("Back to the steps", "steps")
        yield "go-limits", self.go(*ways)

    def _at_once(
        self, answers: Answers, name: str, number: int | None = None
    ) -> Iterator[tuple[str, Block]]:
        """What there is to say of a date, right where it is chosen."""
        words = self.content.remarks
        for remark in remarks(self.plan(answers), self._today()):
            if remark.step == number and remark.id in OF_DATES:
                yield f"{name}-{remark.id}", Prose((words[remark.id].words,), tone="note")

    def _plan(self, answers: Answers) -> Iterator[tuple[str, Block]]:
        plan, words = self.plan(answers), self.content.remarks
        found = remarks(plan, self._today())
        if self.said(answers, AIM) == OFF:  # an aim beside the ladder is an aim
            found = tuple(remark for remark in found if remark.id != "aim-missing")
        yield "plan", Heading("Your plan")
        if plan.aim:
            yield "way", planning.way(self.content, plan)
        yield from planning.written(plan)
        yield from planning.promises(plan, self._text(answers, "tell"))
        if chart := planning.dates(plan, self._today()):
            yield "dates", chart
        if found:
            rows = planning.again(words, found)
            yield "again", Facts(rows[:FEW], title="Worth another look")
            if rows[FEW:]:
                yield "details", Facts(rows[FEW:], title="And when you come to it")
            cited = Sources.of(self.content, *(words[remark.id] for remark in found))
            if cited.sources:
                yield "where-from", cited
        else:
            whole = "Every step has somebody and a day, and people know when they will hear."
            yield "whole", Prose((whole,), tone="note")
        changes = ("Change the steps", "steps"), ("Change the rest", "limits")
        yield "go-plan", self.go(*changes, ("Change the aim", "aim"), main=False)


def _of(number: int) -> str:
    return "One is enough" if number == 1 else "Three at most"
