"""A plan as blocks: the way up the ladder, the steps, the dates along a line, what to look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coproduction.activities.blocks import Facts, Ladder, Mark, Ranges, Stop, Stretch, Table
from coproduction.activities.words import day, plural, rung_name
from coproduction.logic.plan import ANSWER_WEEKS, weeks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from coproduction.activities.blocks import Block
    from coproduction.content import Content, Note
    from coproduction.logic.plan import Plan, Remark, Step

NOBODY = "Nobody yet"
NO_DAY = "No day yet"
NOT_SAID = "Not said yet"
A_YEAR = 52
PAST, LATER = -3.0, 15.0
"""Where a date stands that has passed, and one that is too far away."""
KINDS = (("mine", "A step"), ("ours", "People hear"))


@dataclass(frozen=True)
class Occasion:
    """A day of a plan; ``id`` stays the same when its date or its words change."""

    id: str
    on: date
    title: str
    note: str = ""


def way(content: Content, plan: Plan) -> Ladder:
    """The ladder, with where the work is now and the rung aimed for."""
    marks = [Mark(plan.now, "mine", "Now, by your ten answers")] if plan.now else []
    marks += [Mark(plan.aim, "ours", "Your aim")] if plan.aim else []
    words = f"You aim for rung {rung_name(content, plan.aim)}."
    if plan.now:
        words = f"Your work is on rung {rung_name(content, plan.now)}. {words}"
    return Ladder.of(content, words, *marks)


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


def dates(plan: Plan, today: date) -> Ranges | None:
    """The dates along a line of weeks from today, or None without any."""
    days = [(f"Step {n}", step.due, "mine") for n, step in enumerate(plan.steps, start=1)]
    rows = tuple(
        _row(label, when, kind, today)
        for label, when, kind in (*days, ("Reporting back", plan.report, "ours"))
        if when is not None
    )
    if not rows:
        return None
    found = {stop.at for row in rows for stop in row.stops}
    ticks = [(0.0, "today"), *((float(week), str(week)) for week in (4, 8, ANSWER_WEEKS))]
    return Ranges(
        title="The days of your plan",
        sentence=_dated(plan, today),
        how="The line counts the weeks from today. Our advice: answer people within twelve.",
        ticks=(
            *([(PAST, "past")] if PAST in found else []),
            *ticks,
            *([(LATER, "later")] if LATER in found else []),
        ),
        kinds=tuple(kind for kind in KINDS if any(kind[0] == row.stops[0].kind for row in rows)),
        head=("What", "When", "From today"),
        rows=rows,
    )


def again(words: Mapping[str, Note], found: tuple[Remark, ...]) -> tuple[tuple[str, str], ...]:
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


def _row(label: str, when: date, kind: str, today: date) -> Stretch:
    ahead = weeks(today, when)
    at = PAST if when < today else LATER if ahead > ANSWER_WEEKS else (when - today).days / 7
    low, high = sorted((0.0, at))
    return Stretch(label, low, high, (Stop(at, kind),), (day(when), _away(when, today)), day(when))


def _away(when: date, today: date) -> str:
    """How far a day is from today, in words."""
    if when == today:
        return "today"
    if when < today:
        ago = weeks(when, today)
        return "more than a year ago" if ago > A_YEAR else f"{plural(ago, 'week')} ago"
    ahead = weeks(today, when)
    return "more than a year" if ahead > A_YEAR else f"within {plural(ahead, 'week')}"


def _dated(plan: Plan, today: date) -> str:
    """The dates in words: what has passed, the first and last step, and how long people wait."""
    due = [(n, step.due) for n, step in enumerate(plan.steps, start=1) if step.due]
    words = [f"Step {n} was due on {day(when)}." for n, when in due if when < today]
    coming = sorted(when for _, when in due if when >= today)
    the = "The" if len(coming) == len(due) else "The next"
    if len(coming) == 1:
        words.append(f"{the} step is due on {day(coming[0])}.")
    elif len(set(coming)) == 1:
        words.append(f"{the} steps are due on {day(coming[0])}.")
    elif coming:
        words.append(f"{the} steps run from {day(coming[0])} to {day(coming[-1])}.")
    if plan.report and plan.report < today:
        words.append(f"People were to hear on {day(plan.report)}.")
    elif plan.report:
        words.append(f"People hear on {day(plan.report)}{_wait(weeks(today, plan.report))}.")
    return " ".join(words)


def _wait(ahead: int) -> str:
    if ahead > A_YEAR:
        return ", more than a year from today"
    return f", within {plural(ahead, 'week')} from today" if ahead else ""


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
