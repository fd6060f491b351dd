"""First things first: the three barriers a person would take on, beside what their marks say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coproduction.activities import barrier_map as drawn
from coproduction.activities.blocks import Facts, Heading, Prose
from coproduction.activities.words import listed
from coproduction.content import Option
from coproduction.logic import barriers as logic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coproduction.activities.answers import Answers
    from coproduction.activities.base import Activity
    from coproduction.activities.blocks import Block

BEST = "barriers.top"


def first_things(activity: Activity, answers: Answers) -> Iterator[tuple[str, Block]]:
    """What they would take on first; only then what their marks suggest, and a note for each."""
    content = activity.content
    holding = [point for point in drawn.points(content, answers) if point.mark.field]
    if not holding:
        return
    options = tuple(Option(point.id, point.title, "") for point in holding)
    said = activity.said(answers, BEST)
    ids = [point.id for point in holding]
    chosen = [id for id in said if id in ids][: logic.TOP] if isinstance(said, list) else []
    asked = activity.put(answers, replace(activity.questions[BEST], options=options))
    yield "best", Heading("First things first", level=4)
    yield BEST, replace(asked, value=list(chosen))
    if not chosen:
        return
    best = drawn.top(content, answers)
    # A note stands in its own box below.
    rows = tuple((point.title, drawn.brief(content, replace(point, note=""))) for point in best)
    yield "top", Facts(rows, title="What you would take on first")
    yield "ours", Prose((_compared(best, holding),), tone="note")
    for point in best:
        question = activity.questions[f"barriers.note.{point.id}"]
        named = replace(question, prompt=f"Your note on “{point.title}”")
        yield f"note-{point.id}", activity.put(answers, named)


def _compared(best: Sequence[drawn.Point], holding: Sequence[drawn.Point]) -> str:
    """As many as they chose, by their own marks, beside what they chose."""
    ordered = logic.first(point.mark for point in holding)
    suggested = {mark.id for mark in ordered[: len(best)]}
    if suggested == {point.id for point in best}:
        return "Your own marks say the same: what holds you most and can be moved comes first."
    names = [f"“{point.title}”" for point in holding if point.id in suggested]
    return (
        f"By your own marks alone, {listed(names)} would come first. "
        "You may well have a reason to begin elsewhere."
    )
