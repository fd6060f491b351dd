"""What a room hands out afterwards: what it said, what follows from it, and by when."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from coproduction.activities.live import pretend
from coproduction.activities.live.counted import DOORS, ONE, released
from coproduction.activities.live.noted import day_of, parked, promises, report_back
from coproduction.activities.live.room import TABLE
from coproduction.activities.words import capital, day, listed, plural
from coproduction.logic.room.suppression import HIDDEN, release
from coproduction.logic.room.words import cell, fewer
from coproduction.views.document.from_blocks import parts
from coproduction.views.document.hidden import hidden
from coproduction.views.document.model import Section, compose, levelled
from coproduction.views.document.parts import Grid, Terms, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from coproduction.activities.live.noted import Note
    from coproduction.activities.live.settled import Settled, Told
    from coproduction.logic.room.suppression import Released
    from coproduction.store import Room
    from coproduction.views.document.model import Document
    from coproduction.views.document.parts import Part

DRAFT = "This is a draft: its counts can still change. Make the report before you hand it out."
KEPT = "Its counts stay as they were when it was first made."
WORDS = "What people wrote is here only where the facilitator released it."
TABLES = (
    "A table counts as one person. What it agreed is named only where nobody else answered: taken "
    "away from the rest, it would tell what they said."
)
LATE = (
    "What came after this report was made is not in it. Nor is what came to a step after phones "
    "had shown it, unless the step was opened again. Two reports that differ by one card would "
    "tell what that card said."
)
UNTOLD = (
    "The exact number, and who came by which door, is not told here. Beside one of the results it "
    "would give a hidden number away."
)
NOTHING = "Nothing was said here that can be shown."
NONE_KEPT = "No step has been closed yet, so there is nothing to report."


def report(room: Room, told: Told, notes: Sequence[Note], made: datetime) -> Document:
    """The report of a room.

    Args:
        room: The room.
        told: What it said at its closed steps; a draft, unless a report was made of that.
        notes: What the facilitators wrote down.
        made: This moment, with its time zone.
    """
    return compose(
        title=room.title,
        about=pretend.ROOM if room.practice else "What the room said, and what happens next",
        preface=f"Workshop of {day(room.opened.date())}. Made on {day(made.date())} at "
        f"{made:%H:%M}. {KEPT if told.made else DRAFT}",
        made=made,
        sections=(
            Section("What happens next", tuple(_next(notes))),
            *_parked(notes),
            *_steps(told),
            Section("Who took part", tuple(_people(told))),
            Section("How to read this", tuple(_reading(told))),
        ),
        occasions=(),
        tag="",
    )


def _next(notes: Sequence[Note]) -> Iterator[Part]:
    back = report_back(notes)
    words = f"You hear from us by {day(back)}." if back else "No day was set for hearing back."
    yield Words((words,))
    found = promises(notes)
    will = tuple((one.said, one.will, one.owner, _by(one.by)) for one in found if one.will)
    cannot = tuple((one.said, one.cannot, one.why) for one in found if one.cannot or one.why)
    if will:
        yield Grid("You said, we will", ("You said", "We will", "Who", "By when"), will)
    if cannot:
        yield Grid("What we cannot do, and why", ("You said", "We cannot", "Why"), cannot)
    if not will and not cannot:
        yield Words(("No promise was written down.",))


def _parked(notes: Sequence[Note]) -> Iterator[Section]:
    if found := parked(notes):
        rows = tuple((one.what, one.owner or "Nobody yet") for one in found)
        grid = Grid("Not for that day, and not forgotten", ("What", "Who takes it home"), rows)
        yield Section("The parking lot", (grid,))


def _steps(told: Told) -> Iterator[Section]:
    """Each closed step; what an earlier one has told already, as a story, is not told again."""
    before: set[Part] = set()
    for settled in told.settled:
        if not settled.step.questions(settled.line):
            continue
        found = tuple(_kept(settled))
        said = tuple(part for part in levelled(found) if part not in before)
        before |= {part for part in found if isinstance(part, Words | Terms)}
        yield Section(settled.line.title, (Words(settled.step.say(settled.line)), *said))
    if not told.settled:
        yield Section("What the room said", (Words((NONE_KEPT,)),))


def _kept(settled: Settled) -> Iterator[Part]:
    result = settled.result
    # The second round of the stories is a step of its own: the first was told before it.
    if any(each >= settled.step.round for _, each in (*result.tallies, *result.words)):
        yield from chain.from_iterable(map(parts, settled.step.kept(settled.line, result)))
    else:
        yield Words((NOTHING,))


def _people(told: Told) -> Iterator[Part]:
    found = release({door: told.people.get(door, 0) for door in DOORS if told.people.get(door)})
    if (least := _answered(told, found)) is not None:
        yield Words((f"At least {plural(least, 'person', 'people')} took part.", UNTOLD))
        return
    total = (
        fewer() + " people" if found.total is HIDDEN else plural(found.total, "person", "people")
    )
    yield Words((f"{capital(total)} took part.",))
    if len(found.counts) > 1:
        rows = tuple((capital(DOORS[door]), cell(count)) for door, count in found.counts.items())
        yield Grid("How they took part", ("Door", "People"), rows)
        if TABLE in found.counts:
            yield Words((ONE,))


def _answered(told: Told, here: Released) -> int | None:
    """The most who answered one thing, where that is all that may be told of who took part.

    Nobody answers who is not here. So where a result hides how many answered by a door, who was
    here by that door could leave one number only. Of 20 on phones and 6 tables 24 answered, and one
    of the two numbers is small: 4 tables did.
    """
    margins = [
        released(tally, one.step.rule(one.line, question)).doors
        for one in told.settled
        for question in one.step.pictured(one.line)
        for (id, _), tally in one.result.tallies.items()
        if id == question.id
    ]
    totals = [margin.total for margin in margins if margin.total is not HIDDEN]
    unsaid = {door for margin in margins if margin.total is not HIDDEN for door in margin.hidden}
    return max(totals) if unsaid & set(here.shown) else None


def _reading(told: Told) -> Iterator[Part]:
    steps = ((one.line, one.step) for one in told.settled)
    yield Words((hidden(steps), WORDS, TABLES, LATE))
    if told.open:
        titles = [f"“{title}”" for title in told.open]
        yield Words((f"Still open, and so not in it yet: {listed(titles)}.",))


def _by(words: str) -> str:
    found = day_of(words)
    return day(found) if found else words
