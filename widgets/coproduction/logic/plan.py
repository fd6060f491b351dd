"""What deserves another look in a plan: gaps, and dates that do not fit together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

ANSWER_WEEKS = 12
"""The weeks within which people can expect to hear what came of it."""

SOON = 365
"""A step further away than this many days is no next step; our judgement."""

REMARKS = (
    "aim-missing",
    "aim-not-higher",
    "step-empty",
    "owner-missing",
    "date-missing",
    "date-past",
    "date-far",
    "one-owner",
    "support-missing",
    "why-missing",
    "limits-missing",
    "report-missing",
    "report-past",
    "report-late",
    "report-early",
)
"""Every remark there is; their words are in ``data/remarks.csv``."""


@dataclass(frozen=True)
class Step:
    """One step of a plan; ``due`` is None, and a text "", where nothing was said."""

    what: str
    owner: str = ""
    due: date | None = None
    support: str = ""

    @property
    def begun(self) -> bool:
        """Whether anything at all was said of it."""
        return bool(self.what or self.owner or self.due or self.support)


@dataclass(frozen=True)
class Plan:
    """A plan as it stands.

    Attributes:
        steps: In the order they were written; those not begun do not count.
        now: The rung the work is on, or None where that is not known or is off the ladder.
        aim: The rung aimed for, or None.
        limits: What cannot be done, and ``why``.
        report: When people hear what came of it.
    """

    steps: tuple[Step, ...]
    now: int | None = None
    aim: int | None = None
    limits: str = ""
    why: str = ""
    report: date | None = None


@dataclass(frozen=True)
class Remark:
    """A remark by its name, about one step (counted from 1) or about the plan (None)."""

    id: str
    step: int | None = None


def remarks(plan: Plan, today: date) -> tuple[Remark, ...]:
    """What is missing from a plan or contradicts itself, in the order the plan is read.

    Args:
        plan: The plan as it stands, with gaps.
        today: The day on which it is read.
    """
    found = [Remark(name) for name in _aim(plan)]
    for number, step in enumerate(plan.steps, start=1):
        found += [Remark(name, number) for name in _step(step, today)]
    found += [Remark(name) for name in (*_shared(plan), *_limits(plan), *_report(plan, today))]
    return tuple(found)


def weeks(today: date, when: date) -> int:
    """The weeks until a date, a week begun counting as one; 0 for today and before."""
    return max(0, -((today - when).days // 7))


def _aim(plan: Plan) -> Iterator[str]:
    if plan.aim is None:
        yield "aim-missing"
    elif plan.now is not None and plan.aim <= plan.now:
        yield "aim-not-higher"


def _step(step: Step, today: date) -> Iterator[str]:
    if not step.begun:
        return
    if not step.what:
        yield "step-empty"
    if not step.owner:
        yield "owner-missing"
    if step.due is None:
        yield "date-missing"
    elif step.due < today:
        yield "date-past"
    elif (step.due - today).days > SOON:
        yield "date-far"


def _shared(plan: Plan) -> Iterator[str]:
    """What only shows when the steps are read together."""
    begun = [step for step in plan.steps if step.begun]
    owners = {" ".join(step.owner.casefold().split()) for step in begun}
    if len(begun) > 1 and len(owners) == 1 and "" not in owners:
        yield "one-owner"
    if begun and not any(step.support for step in begun):
        yield "support-missing"


def _limits(plan: Plan) -> Iterator[str]:
    if not plan.limits:
        yield "limits-missing"
    elif not plan.why:
        yield "why-missing"


def _report(plan: Plan, today: date) -> Iterator[str]:
    if plan.report is None:
        yield "report-missing"
        return
    if plan.report < today:
        yield "report-past"
    elif (plan.report - today).days > 7 * ANSWER_WEEKS:
        yield "report-late"
    last = max((step.due for step in plan.steps if step.due), default=None)
    if last is not None and plan.report < last:
        yield "report-early"
