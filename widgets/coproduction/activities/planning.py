"""A plan as blocks: the way up the ladder, the steps, the dates along a line, what to look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coproduction.activities.blocks import Chart, Facts, Ladder, Mark, Sources, Table, Track
from coproduction.activities.blocks import Step as Rung
from coproduction.activities.words import day, plural, rung_name
from coproduction.logic.plan import weeks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from coproduction.activities.blocks import Block
    from coproduction.content import Content
    from coproduction.content.plans import RemarkWords
    from coproduction.logic.plan import Plan, Remark, Step

NOBODY = "Nobody yet"
NO_DAY = "No day yet"
NOT_SAID = "Not said yet"
WITHIN = 12
"""Up to here, in weeks, an answer is in time."""
A_YEAR = 52
BEYOND = 14
"""Where a date stands that is more than twelve weeks away."""
LINE = (*((week, str(week)) for week in range(0, WITHIN + 1, 2)), (BEYOND, f"{BEYOND}+"))


@dataclass(frozen=True)
class Occasion:
    """A day of a plan; ``id`` stays the same when its date or its words change."""

    id: str
    on: date
    title: str
    note: str = ""


def way(content: Content, plan: Plan) -> Ladder:
    """The ladder, with where the work is now and the rung aimed for."""
    steps = []
    for rung in reversed(content.rungs):
        marks = []
        if rung.number == plan.now:
            marks.append(Mark(rung.number, "mine", "Now, by your ten answers"))
        if rung.number == plan.aim:
            marks.append(Mark(rung.number, "ours", "Your aim"))
        steps.append(Rung(f"{rung.number} {rung.name}", rung.band, tuple(marks)))
    words = f"You aim for rung {rung_name(content, plan.aim)}."
    if plan.now:
        words = f"Your work is on rung {rung_name(content, plan.now)}. {words}"
    return Ladder(tuple(steps), words)


def written(plan: Plan) -> Iterator[tuple[str, Block]]:
    """Every step in turn, as on a card."""
    for number, step in enumerate(plan.steps, start=1):
        if step.begun:
            yield f"written-{number}", Facts(_rows(step), title=_named(number, step))


def table(plan: Plan) -> Table:
    """The steps in one table, for paper."""
    rows = tuple(
        (
            _named(number, step),
            step.owner or NOBODY,
            day(step.due) if step.due else NO_DAY,
            step.support,
        )
        for number, step in enumerate(plan.steps, start=1)
        if step.begun
    )
    return Table("The steps", ("What", "Who", "By when", "Support"), rows)


def promises(plan: Plan, tell: str) -> Iterator[tuple[str, Block]]:
    """What cannot be done, and when people hear."""
    limits = (("What", plan.limits or NOT_SAID), ("Why", plan.why or NOT_SAID))
    yield "cannot", Facts(limits, title="What we cannot do")
    when = day(plan.report) if plan.report else NO_DAY
    rows = (("When", when), *([("To whom, and how", tell)] if tell else []))
    yield "telling", Facts(rows, title="Reporting back")


def dates(plan: Plan, today: date) -> Chart | None:
    """The dates along a line of weeks, or None without any; the first twelve are shaded."""
    rows = [
        _track(f"Step {number}", step.due, today)
        for number, step in enumerate(plan.steps, start=1)
        if step.due
    ]
    if plan.report:
        rows.append(_track("Reporting back", plan.report, today))
    if not rows:
        return None
    return Chart(
        sentence=_dated(plan, today),
        how="Each row is a day of your plan. The line counts the weeks from today. "
        "The shaded part is the twelve weeks within which people can expect an answer.",
        places=LINE,
        kinds=(("mine", "Weeks from today"),),
        rows=tuple(rows),
        head="What",
    )


def again(
    words: Mapping[str, RemarkWords], found: tuple[Remark, ...]
) -> tuple[tuple[str, str], ...]:
    """The remarks as terms and words, each with the step it is about."""
    return tuple(
        (
            f"Step {remark.step}: {_lower(words[remark.id].title)}"
            if remark.step
            else words[remark.id].title,
            words[remark.id].words,
        )
        for remark in found
    )


def cited(
    content: Content, words: Mapping[str, RemarkWords], found: tuple[Remark, ...]
) -> Sources | None:
    """Where the remarks come from, each source once; None where they are all our own."""
    keys = dict.fromkeys(key for remark in found for key in words[remark.id].sources)
    return Sources(tuple(content.sources[key] for key in keys)) if keys else None


def occasions(plan: Plan, tell: str) -> tuple[Occasion, ...]:
    """The days of a plan, for a calendar."""
    found = [
        Occasion(f"step-{number}", step.due, _named(number, step), _note(step))
        for number, step in enumerate(plan.steps, start=1)
        if step.due
    ]
    if plan.report:
        found.append(Occasion("report", plan.report, "Tell people what came of it", tell))
    return tuple(found)


def _named(number: int, step: Step) -> str:
    return f"Step {number}: {step.what}" if step.what else f"Step {number}"


def _rows(step: Step) -> tuple[tuple[str, str], ...]:
    rows = [("Who", step.owner or NOBODY), ("By when", day(step.due) if step.due else NO_DAY)]
    return (*rows, *([("Support", step.support)] if step.support else []))


def _note(step: Step) -> str:
    said = (("Who", step.owner), ("Support", step.support))
    return "\n".join(f"{term}: {words}" for term, words in said if words)


def _track(label: str, when: date, today: date) -> Track:
    ahead = weeks(today, when)
    at = BEYOND if ahead > WITHIN else ahead + ahead % 2
    return Track(label, (Mark(at, "mine", day(when)),), span=(0, WITHIN), note=day(when))


def _dated(plan: Plan, today: date) -> str:
    """The dates in words: the first and last step, and how long people wait."""
    due = sorted(step.due for step in plan.steps if step.due)
    words = []
    if len(due) == 1:
        words.append(f"The step is due on {day(due[0])}.")
    elif due:
        words.append(f"The steps run from {day(due[0])} to {day(due[-1])}.")
    if plan.report:
        words.append(f"People hear on {day(plan.report)}{_wait(weeks(today, plan.report))}.")
    return " ".join(words)


def _wait(ahead: int) -> str:
    if ahead > A_YEAR:
        return ", more than a year from today"
    return f", within {plural(ahead, 'week')} from today" if ahead else ""


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
