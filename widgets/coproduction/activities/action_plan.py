"""Action plan: from what was found, to one to three steps with somebody and a day to each."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from coproduction.activities import planning, profile
from coproduction.activities.answers import Answers, Json
from coproduction.activities.base import Activity, item, step
from coproduction.activities.blocks import (
    Ask,
    Button,
    Buttons,
    Facts,
    Heading,
    Mark,
    Page,
    Prose,
)
from coproduction.activities.so_far import so_far
from coproduction.content import plans
from coproduction.logic.plan import Plan, Step, remarks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from coproduction.activities.blocks import Block
    from coproduction.activities.planning import Occasion
    from coproduction.content import Content, Question

AT = "action-plan.at"
COUNT = "action-plan.count"
AIM = "action-plan.aim"
MOST = 3
"""The most steps a plan can have; more than that is a wish list."""
PARTS = ("step", "owner", "date", "support")
LIMITS = ("limits", "why")
REPORT = ("report", "tell")
PAGES = ("aim", "steps", "limits", "plan")


def _today() -> date:
    """The day it is where this runs."""
    return datetime.now(UTC).astimezone().date()


class ActionPlan(Activity):
    """One to three steps towards the next rung, and when people hear what came of them.

    Args:
        content: What the course says.
        today: Says what day it is.
    """

    id = "action-plan"
    title = "Your action plan"

    def __init__(self, content: Content | None = None, today: Callable[[], date] = _today) -> None:
        super().__init__(content)
        self._today = today

    def ask(self) -> Iterator[Question]:
        asked = self.content.questions
        yield step(AT, PAGES)
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
        return self._at(answers) == "plan"

    def refuse(self, answers: Answers, question: str, value: Json, round: int) -> str | None:  # noqa: ARG002
        if question == AT and value == "plan" and not any(s.what for s in self.steps(answers)):
            return "Write one step first. A small one is fine."
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
        at = self._at(answers)
        pages = {
            "aim": self._aim,
            "steps": self._steps,
            "limits": self._limits,
            "plan": self._plan,
        }
        blocks = pages[at](answers)
        key = f"{at}-{self._count(answers)}" if at == "steps" else at
        focus = f"step-{self._count(answers)}" if at == "steps" else blocks[0][0]
        return Page(key, focus, tuple(blocks))

    def keep(self, answers: Answers) -> tuple[Block, ...]:
        plan = self.plan(answers)
        if not any(step.begun for step in plan.steps):
            return super().keep(answers)
        steps = [("steps", planning.table(plan))]
        return tuple(block for _, block in self._whole(answers, plan, steps))

    def _at(self, answers: Answers) -> str:
        """The page kept for this person; the steps again, if the plan has lost them all."""
        at = str(self.said(answers, AT) or PAGES[0])
        return "steps" if self.refuse(answers, AT, at, 1) else at

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

    def _ask(self, answers: Answers, name: str) -> tuple[str, Ask]:
        question = self.questions[f"action-plan.{name}"]
        return name, Ask(question, self.said(answers, question.id))

    def _aim(self, answers: Answers) -> list[tuple[str, Block]]:
        blocks: list[tuple[str, Block]] = [("aim", Heading("Where you start from"))]
        rows = so_far(answers)
        if rows:
            blocks.append(("so-far", Facts(rows)))
        if not self.plan(answers).now:
            words = "You have not been through “Your own practice” in “The ladder” yet. "
            words += "You can plan without it. With it, you would know what holds your work down."
            blocks.append(("not-yet", Prose((words,), tone="note")))
        now = self.plan(answers).now
        marks = (Mark(now, "mine", "Your ten answers"),) if now else ()
        name, asked = self._ask(answers, "aim")
        blocks.append((name + "-rung", replace(asked, rungs=self.content.rungs, marks=marks)))
        forward = Button("Go on to the steps", AT, "steps", main=True)
        blocks.append(("go-aim", Buttons((forward,))))
        return blocks

    def _steps(self, answers: Answers) -> list[tuple[str, Block]]:
        blocks: list[tuple[str, Block]] = []
        count = self._count(answers)
        for number in range(1, count + 1):
            blocks.append((f"step-{number}", Heading(f"Step {number}", step=_of(number))))
            blocks += [self._ask(answers, f"{part}.{number}") for part in PARTS]
        buttons = [Button("Go on to what you cannot do", AT, "limits", main=True)]
        if count < MOST:
            buttons.append(Button("Add another step", COUNT, str(count + 1)))
        buttons.append(Button("Back", AT, "aim"))
        blocks.append((f"go-steps-{count}", Buttons(tuple(buttons))))
        return blocks

    def _limits(self, answers: Answers) -> list[tuple[str, Block]]:
        return [
            ("limits-title", Heading("What you cannot do, and why")),
            *(self._ask(answers, part) for part in LIMITS),
            ("report-title", Heading("Reporting back")),
            *(self._ask(answers, part) for part in REPORT),
            (
                "go-limits",
                Buttons(
                    (
                        Button("See the whole plan", AT, "plan", main=True),
                        Button("Back to the steps", AT, "steps"),
                    )
                ),
            ),
        ]

    def _plan(self, answers: Answers) -> list[tuple[str, Block]]:
        plan = self.plan(answers)
        found = remarks(plan, self._today())
        blocks: list[tuple[str, Block]] = [("plan", Heading("Your plan"))]
        blocks += self._whole(answers, plan, planning.written(plan))
        if found:
            rows = planning.again(plans.remarks(), found)
            blocks.append(("again", Facts(rows, title="Worth another look")))
            if cited := planning.cited(self.content, plans.remarks(), found):
                blocks.append(("where-from", cited))
        else:
            words = "Every step has somebody and a day, and people know when they will hear."
            blocks.append(("whole", Prose((words,), tone="note")))
        buttons = (Button("Change the steps", AT, "steps"), Button("Change the rest", AT, "limits"))
        blocks.append(("go-plan", Buttons(buttons)))
        return blocks

    def _whole(
        self, answers: Answers, plan: Plan, steps: Iterable[tuple[str, Block]]
    ) -> Iterator[tuple[str, Block]]:
        """The plan itself: the way up, its steps, its limits, the day of answer, all its days."""
        if plan.aim:
            yield "way", planning.way(self.content, plan)
        yield from steps
        yield from planning.promises(plan, self._text(answers, "tell"))
        if chart := planning.dates(plan, self._today()):
            yield "dates", chart


def _of(number: int) -> str:
    return "One is enough" if number == 1 else f"Up to {MOST}"
