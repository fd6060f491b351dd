"""What a room chose, as a picture: every number, or only what may leave the room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coproduction.activities.answers import OFF
from coproduction.activities.blocks import Count, Counts, Facts
from coproduction.activities.live.room import TABLE
from coproduction.logic.room.suppression import (
    HIDDEN,
    THRESHOLD,
    Released,
    ReleasedDoors,
    release_doors,
)
from coproduction.logic.room.words import listed, said, stands, went

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coproduction.activities.live.room import Agreed
    from coproduction.content import Content, Question
    from coproduction.logic.room.tally import Tally

DOORS = {
    "phone": "by phone",
    "notebook": "in the notebooks",
    "table": "as tables",
    "paper": "on paper",
    "hands": "by hand",
}
"""The doors as they are said, in the order they are told."""

ONE = "Each table counts as one person: it gave one answer."
"""What to know of a count that tables are in, and others too."""

OFF_LADDER = "Not on this ladder"
LADDER = "choose a rung"


@dataclass(frozen=True)
class Rule:
    """How numbers are hidden: under which one, and how many options one person could choose."""

    most: int | None = None
    threshold: int = THRESHOLD


USUAL = Rule()


def options(question: Question) -> tuple[str, ...]:
    """The values that can be chosen, in the order a picture shows them: the top rung first."""
    values = tuple(option.value for option in question.options)
    return (*reversed(values), OFF) if question.kind == LADDER else values


def released(tally: Tally, rule: Rule = USUAL) -> ReleasedDoors:
    """What may leave the room of a tally."""
    counts = tally.counts or {"phone": dict.fromkeys(tally.options, 0)}
    people = (tally.people or {"phone": 0}) if tally.many else None
    return release_doors(counts, people, rule.most, rule.threshold)


def told(tally: Tally, *, careful: bool, rule: Rule = USUAL) -> Released:
    """How many chose each option, all doors together: every number, or what may leave the room."""
    if careful:
        return released(tally, rule).options
    return Released(tally.by_option, tally.answered, many=tally.many)


def counts(
    content: Content,
    question: Question,
    tally: Tally,
    before: Tally | None = None,
    *,
    careful: bool,
    rule: Rule = USUAL,
    notes: Mapping[str, str] | None = None,
) -> Counts:
    """How many chose each option.

    Args:
        content: What the course says.
        question: Any question of choice.
        tally: The present round.
        before: The round before, or None.
        careful: Whether to show only what may leave the room.
        rule: How numbers are hidden, where they are.
        notes: A few words for some of the options.
    """
    now = told(tally, careful=careful, rule=rule)
    earlier = told(before, careful=careful, rule=rule) if before else None
    labels = wording(question)
    ladder = question.kind == LADDER
    bands = {str(rung.number): rung.band for rung in content.rungs} if ladder else {}
    sentences = [said(now, {value: f"“{label}”" for value, label in labels.items()})]
    if ladder:
        sentences += [went(earlier, now) if earlier else stands(now)]
    return Counts(
        title=question.prompt,
        sentence=" ".join(filter(None, sentences)),
        head="Rung" if ladder else "Answer",
        rows=tuple(
            Count(
                label=labels[value],
                number=_number(now, value),
                before=_number(earlier, value) if earlier else None,
                band=bands.get(value, ""),
                note=(notes or {}).get(value, ""),
            )
            for value in options(question)
        ),
        heads=("First round", "Now") if before else ("People",),
        note=_doors(tally, careful=careful, rule=rule),
    )


def agreed(question: Question, tables: Iterable[Agreed]) -> Facts:
    """What each table agreed on: no person's answer, and read out by the table itself."""
    labels = wording(question)
    rows = ((one.table, listed([labels.get(each, each) for each in one.values])) for one in tables)
    return Facts(tuple(rows), "What the tables agreed", level=3)


def _number(found: Released, value: str) -> int | None:
    count = found.counts.get(value, 0)
    return None if count is HIDDEN else count


def wording(question: Question) -> dict[str, str]:
    """What each option is called; a rung with its number."""
    labels = {option.value: option.label for option in question.options}
    if question.kind == LADDER:
        labels = {value: f"{value} {label}" for value, label in labels.items()}
    return {**labels, OFF: OFF_LADDER}


def _doors(tally: Tally, *, careful: bool, rule: Rule) -> str:
    """How many came by each door, where it was more than one and may be told; what a table is."""
    doors = released(tally, rule).doors.shown if careful else tally.people
    found = [f"{doors[door]} {words}" for door, words in DOORS.items() if doors.get(door)]
    words = [f"Counted: {listed(found)}."] if len(found) > 1 else []
    if TABLE in tally.counts and len(tally.counts) > 1:
        words.append(ONE)
    return " ".join(words)
