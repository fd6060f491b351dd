"""The counts that have left a room, and who took part: kept as notes, as they were told.

A question's counts are told once each time that it is opened. So what is kept has a *version*:
the question, its round, and how often that round had been opened.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from coproduction.activities.live.conduct import opened
from coproduction.activities.live.results import ROUNDS
from coproduction.logic.room.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from coproduction.activities.answers import Json
    from coproduction.activities.live.conduct import State
    from coproduction.activities.live.noted import Note
    from coproduction.activities.live.room import Key, Line
    from coproduction.activities.live.step import LiveStep

    Version = tuple[str, int, int]

FROZEN = "frozen"
"""The kind of note that keeps a question's counts as they first left the room."""

MADE = "made"
"""The kind of note that keeps who took part when a report was made, and what was counted in it."""


def openings(asked: Iterable[tuple[Line, LiveStep]], state: State) -> Counter[Key]:
    """How often each question was opened in each round, at all the lines that ask it."""
    times: Counter[Key] = Counter()
    for line, step in asked:
        for question in step.questions(line):
            for round in ROUNDS:
                times[question.id, round] += opened(state, line.id, round)
    return times


def freeze(new: Mapping[Version, Tally]) -> Iterator[Json]:
    """The notes of kind ``FROZEN`` that keep counts which leave the room for the first time."""
    for (question, round, times), tally in new.items():
        yield {
            "question": question,
            "round": round,
            "times": times,
            "options": list(tally.options),
            "counts": {door: dict(counts) for door, counts in tally.counts.items()},
            "people": dict(tally.people),
            "many": tally.many,
        }


def frozen(notes: Iterable[Note]) -> dict[Version, Tally]:
    """The counts as they first left the room."""
    found: dict[Version, Tally] = {}
    for note in notes:
        if note.kind == FROZEN:
            kept: Any = note.value
            tally = Tally(tuple(kept["options"]), kept["counts"], kept["people"], kept["many"])
            # The first: two servers that told it at once kept the same thing twice.
            found.setdefault((kept["question"], kept["round"], kept["times"]), tally)
    return found


def making(counted: Iterable[Version], people: Mapping[str, int]) -> Json:
    """The note of kind ``MADE`` that keeps who took part in what a report counts."""
    return {"of": [list(version) for version in counted], "people": dict(people)}


def made(notes: Iterable[Note], counted: Collection[Version]) -> Mapping[str, int] | None:
    """Who took part when a report of just these counts was made; None if none was."""
    for note in notes:
        if note.kind == MADE:
            kept: Any = note.value
            # The first of its like, as above.
            if {tuple(version) for version in kept["of"]} == set(counted):
                people: Mapping[str, int] = kept["people"]
                return people
    return None
