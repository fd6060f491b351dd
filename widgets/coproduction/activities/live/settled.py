"""What leaves a room: the steps that are closed, each counted once for all.

Two releases of one count, before and after a late card, tell that card. So when phones first show
the counts of a step, or a report is made, they are frozen: what is entered later is on no phone
and in no report until the step is opened anew. A question about people is not counted anew for
fewer than its threshold. Who took part is frozen when a report is made, and counted anew with the
next report that has other steps in it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coproduction.activities.live import live
from coproduction.activities.live.conduct import begun, lines, stage
from coproduction.activities.live.frozen import frozen, made, openings
from coproduction.activities.live.results import ROUNDS, result
from coproduction.activities.live.room import TABLE
from coproduction.logic.room.tally import changed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from coproduction.activities.answers import Json
    from coproduction.activities.live.conduct import State
    from coproduction.activities.live.frozen import Version
    from coproduction.activities.live.noted import Note
    from coproduction.activities.live.results import Entry, Row, Text
    from coproduction.activities.live.room import Key, Line, Result, Stage
    from coproduction.activities.live.step import LiveStep
    from coproduction.content import Content
    from coproduction.logic.room.tally import Tally


@dataclass(frozen=True)
class Said:
    """All that a store holds of a room's answers.

    Attributes:
        people: How many have joined, by door.
    """

    rows: Sequence[Row]
    entries: Sequence[Entry]
    texts: Sequence[Text]
    people: Mapping[str, int]


@dataclass(frozen=True)
class Settled:
    """One closed step."""

    line: Line
    step: LiveStep
    stage: Stage
    result: Result


@dataclass(frozen=True)
class Told:
    """What a report is made of.

    Attributes:
        settled: The closed steps, in the order of the sheet.
        open: The titles of the steps that are open, which are not in it yet.
        people: How many took part, by door.
        counted: What is counted in it: a question, its round, and how often that was opened, each.
        new: The counts that neither a phone nor a report has had yet.
        late: The titles of the steps at which something was entered since they had them.
        made: Whether a report of all this was made; else it is a draft, which stays in the room.
    """

    settled: tuple[Settled, ...]
    open: tuple[str, ...]
    people: Mapping[str, int]
    counted: tuple[Version, ...]
    new: Mapping[Version, Tally]
    late: tuple[str, ...]
    made: bool


def settle(
    content: Content,
    sheet: Json,
    state: State,
    said: Said,
    notes: Iterable[Note],
    only: str | None = None,
) -> Told:
    """What a room has said at its closed steps, or ``only`` at that line's; of no open round."""
    held = [
        _Held(line, live(line.kind, content), stage(state, line.id))
        for line in lines(sheet)
        if begun(state, line.id)
    ]
    taking = {
        key for one in held if one.stage.open for key in one.keys if key[1] == one.stage.round
    }
    times = openings(((one.line, one.step) for one in held), state)
    notes = tuple(notes)
    kept = frozen(notes)
    settled, new, late = [], {}, []
    counted: dict[Version, Tally] = {}
    for one in held:
        if one.stage.open or only not in {None, one.line.id}:
            continue
        found, tallies = _result(one, said, taking), {}
        agreed = dict(found.agreed)
        for key in one.keys:
            now, version = found.tallies.get(key), (*key, times[key])
            if version in kept and one.has(key, taking):
                tallies[key] = kept[version]
                if now != kept[version]:
                    late.append(one.line.title)
            elif now is not None:
                tallies[key] = new[version] = one.anew(version, now, kept)
                if now != tallies[key]:
                    late.append(one.line.title)
            if key in tallies:
                counted[version] = tallies[key]
                if now is None or now.counts.get(TABLE) != tallies[key].counts.get(TABLE):
                    agreed.pop(key, None)  # it is told only with the counts that it made
        found = replace(found, tallies=tallies, agreed=agreed)
        settled.append(Settled(one.line, one.step, one.stage, found))
    people = made(notes, counted)
    return Told(
        settled=tuple(settled),
        open=tuple(one.line.title for one in held if one.stage.open),
        people=_took_part(said.people, counted.values()) if people is None else people,
        counted=tuple(counted),
        new=new,
        late=tuple(dict.fromkeys(late)),
        made=people is not None,
    )


@dataclass(frozen=True)
class _Held:
    """A line that was begun."""

    line: Line
    step: LiveStep
    stage: Stage

    @property
    def keys(self) -> tuple[Key, ...]:
        """What it may have asked so far."""
        questions = self.step.questions(self.line)
        return tuple((each.id, round) for each in questions for round in ROUNDS)

    def has(self, key: Key, taking: set[Key]) -> bool:
        """Whether an answer belongs here: to a round it has come to, and that is open nowhere."""
        return key[1] <= self.stage.round and key not in taking

    def anew(self, version: Version, now: Tally, kept: Mapping[Version, Tally]) -> Tally:
        """What is told of a round that was opened again: of people, nothing new for a few.

        Who remembers what was told before knows what the few said who came between. Where the
        screen shows every number anyway, a card that was forgotten should count.
        """
        question, round, times = version
        earlier = [each for each in kept if each[:2] == (question, round) and each[2] < times]
        if not earlier or not self.step.careful:
            return now
        before = kept[max(earlier)]
        asked = next(each for each in self.step.questions(self.line) if each.id == question)
        few = changed(before, now) < self.step.rule(self.line, asked).threshold
        return before if few else now


def _result(held: _Held, said: Said, taking: set[Key]) -> Result:
    found = result(
        held.step,
        held.line,
        held.stage.round,
        rows=said.rows,
        entries=said.entries,
        texts=said.texts,
        people=said.people,
    )
    return replace(
        found,
        tallies={key: each for key, each in found.tallies.items() if held.has(key, taking)},
        words={key: each for key, each in found.words.items() if held.has(key, taking)},
        agreed={key: each for key, each in found.agreed.items() if held.has(key, taking)},
        shifts={},
    )


def _took_part(joined: Mapping[str, int], counted: Iterable[Tally]) -> Mapping[str, int]:
    """Those who joined, and at the doors that nobody joins by the most who answered one thing."""
    most: dict[str, int] = {}
    for tally in counted:
        for door in ("hands", "paper"):
            most[door] = max(most.get(door, 0), tally.people.get(door, 0))
    return {**joined, **{door: number for door, number in most.items() if number}}
