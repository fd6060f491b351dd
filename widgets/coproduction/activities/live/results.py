"""From what a store holds to what a step is told: every door counted once, words as released."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Protocol

from coproduction.activities.live.asking import MINORITY
from coproduction.activities.live.counted import options
from coproduction.activities.live.room import TABLE, Agreed, Result
from coproduction.logic.room.spread import shift
from coproduction.logic.room.tally import Sheet, Vote, tally

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from coproduction.activities.answers import Json
    from coproduction.activities.live.room import Key, Line
    from coproduction.activities.live.step import LiveStep
    from coproduction.content import Question
    from coproduction.logic.room.tally import Tally

ROUNDS = (1, 2)
MANY = "choose many"
PEOPLE = "of-people"
"""In counts from paper or hands of what people may tick several of: how many people it was."""


class Row(Protocol):
    """What one participant said to one question of choice."""

    @property
    def participant(self) -> str: ...
    @property
    def door(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def question(self) -> str: ...
    @property
    def round(self) -> int: ...
    @property
    def value(self) -> Json: ...


class Entry(Protocol):
    """What was counted on paper or by hand."""

    @property
    def door(self) -> str: ...
    @property
    def question(self) -> str: ...
    @property
    def round(self) -> int: ...
    @property
    def counts(self) -> Mapping[str, int]: ...


class Kept(Protocol):
    """Who keeps the rooms, as far as counting needs it."""

    def said(self, room_id: str, questions: Collection[str] | None = None) -> Sequence[Row]: ...
    def entries(self, room_id: str) -> Sequence[Entry]: ...
    def texts(self, room_id: str) -> Sequence[Text]: ...
    def here(self, room_id: str) -> Mapping[str, int]: ...


class Text(Protocol):
    """What somebody wrote."""

    @property
    def question(self) -> str: ...
    @property
    def round(self) -> int: ...
    @property
    def door(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def words(self) -> Json: ...
    @property
    def released(self) -> bool: ...


def counted(kept: Kept, room_id: str, step: LiveStep, line: Line, round: int) -> Result:
    """What a room has said at a step by now; asks whoever keeps it."""
    return result(
        step,
        line,
        round,
        rows=kept.said(room_id, [question.id for question in step.pictured(line)]),
        entries=kept.entries(room_id),
        texts=kept.texts(room_id),
        people=kept.here(room_id),
    )


def result(
    step: LiveStep,
    line: Line,
    round: int,
    *,
    rows: Iterable[Row],
    entries: Iterable[Entry],
    texts: Iterable[Text],
    people: Mapping[str, int],
) -> Result:
    """What the room said at a step; the order in which it came makes no difference.

    Args:
        step: The step.
        line: Its line on the sheet.
        round: The present round.
        rows: The choices of every participant, of this step or of all.
        entries: What was counted on paper and by hand.
        texts: What was written, released or not.
        people: How many have joined, by door.
    """
    rows, entries, texts = tuple(rows), tuple(entries), tuple(texts)
    asked = {question.id: question for question in step.questions(line)}
    minorities = {f"{MINORITY}.{id}": id for id in asked}
    tallies = {
        (question.id, each): found
        for question in step.pictured(line)
        for each in ROUNDS
        if any((found := _tally(question, each, rows, entries)).by_option.values())
    }
    words: dict[Key, tuple[str, ...]] = {}
    held: dict[Key, int] = {}
    for text in texts:
        if text.question not in asked and text.question not in minorities:
            continue
        key = (text.question, text.round)
        if not text.released:
            held[key] = held.get(key, 0) + 1
        elif text.question in asked:
            words[key] = (*words.get(key, ()), str(text.words))
    wrote = Counter(
        text.question for text in texts if text.question in asked and text.round == round
    )
    return Result(
        people=people,
        # Nobody is told who wrote what, so those who wrote are counted by the fullest question.
        answered=max(_answered(tallies, rows, asked, round), *wrote.values(), 0),
        tallies=tallies,
        shifts={
            question.id: shift(_votes(question, rows))
            for question in step.pictured(line)
            if question.kind == "choose a rung"
        },
        words={key: tuple(sorted(said)) for key, said in words.items()},
        held=held,
        agreed=_agreed(step.pictured(line), rows, texts),
    )


def _votes(question: Question, rows: Sequence[Row]) -> tuple[Vote, ...]:
    known = set(options(question))
    found = []
    for row in rows:
        if row.question != question.id or row.value is None:
            continue
        values = row.value if isinstance(row.value, list) else [row.value]
        choices = tuple(text for text in map(str, values) if text in known)
        found.append(Vote(row.participant, row.door, choices, row.round))
    return tuple(found)


def _tally(question: Question, round: int, rows: Sequence[Row], entries: Sequence[Entry]) -> Tally:
    # A question of one's own may have had more answers when a sheet was entered.
    known = set(options(question))
    sheets = tuple(
        Sheet(
            entry.door,
            {value: count for value, count in entry.counts.items() if value in known},
            entry.round,
            entry.counts.get(PEOPLE, 0),
        )
        for entry in entries
        if entry.question == question.id
    )
    many = question.kind == MANY
    return tally(options(question), _votes(question, rows), sheets, round, many=many)


def _answered(
    tallies: Mapping[Key, Tally], rows: Sequence[Row], asked: Mapping[str, Question], round: int
) -> int:
    """How many have answered anything of this step in this round, at whichever door."""
    voters = {row.participant for row in rows if row.question in asked and row.round == round}
    counted = [
        sum(number for door, number in found.people.items() if door in ("paper", "hands"))
        for (_, each), found in tallies.items()
        if each == round
    ]
    return len(voters) + max(counted, default=0)


def _agreed(
    asked: Sequence[Question], rows: Sequence[Row], texts: Sequence[Text]
) -> dict[Key, tuple[Agreed, ...]]:
    """What each table chose, in the order of the tables, with a minority's released words."""
    said = {
        (text.question, text.round, text.label): str(text.words)
        for text in texts
        if text.released and text.door == TABLE
    }
    known = {question.id for question in asked}
    found: dict[Key, list[Agreed]] = {}
    for row in sorted(rows, key=lambda row: row.label):
        if row.door != TABLE or row.question not in known or row.value is None:
            continue
        minority = said.get((f"{MINORITY}.{row.question}", row.round, row.label), "")
        values = row.value if isinstance(row.value, list) else [row.value]
        agreed = Agreed(row.label, tuple(map(str, values)), minority)
        found.setdefault((row.question, row.round), []).append(agreed)
    return {key: tuple(tables) for key, tables in found.items()}
