"""The paper pack of a room: a workshop can be run with it alone, and counted at the desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coproduction.activities.live import live, pretend
from coproduction.activities.live.conduct import lines
from coproduction.activities.live.sheets import lines_of
from coproduction.activities.words import day
from coproduction.views.document.model import Section, compose
from coproduction.views.document.parts import Card, Grid, Heading, Large, Square, Terms, Words
from coproduction.views.paper.cards import asked, barrier_cards, story_cards
from coproduction.views.paper.tallies import tallies

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from coproduction.activities.live import Line
    from coproduction.content import Content
    from coproduction.store import Room
    from coproduction.views.document.model import Document

SIZES = (14, 18)
"""The sizes of the text, in points: as clear print asks, and large print."""

JOIN_CARDS = 4


@dataclass(frozen=True)
class Join:
    """How to join: six letters, the address, and its square to scan as a PNG file."""

    code: str
    address: str
    square: bytes

    @property
    def typed(self) -> str:
        """The address as people type it."""
        return self.address.partition("://")[2] or self.address


def pack(content: Content, room: Room, join: Join, size: int, made: datetime) -> Document:
    """All that is printed before a workshop.

    Args:
        content: What the course says.
        room: The room.
        join: How people join it.
        size: One of ``SIZES``; the poster and the code are larger than the text.
        made: This moment, with its time zone.
    """
    sheet = lines(lines_of(room))
    return compose(
        title=f"Paper for {room.title}",
        about=pretend.ROOM if room.practice else "",
        preface=f"Made on {day(made.date())}. Print it on one side, and cut along the dashed "
        "lines. Print a card again for each person who wants one.",
        made=made,
        sections=tuple(_sections(content, room, sheet, join, size)),
        occasions=(),
        tag="",
    )


def _sections(
    content: Content, room: Room, sheet: tuple[Line, ...], join: Join, size: int
) -> Iterator[Section]:
    yield Section("Cards to join with", tuple(_join_card(join, size) for _ in range(JOIN_CARDS)))
    yield Section("A poster for the wall", tuple(_poster(room, join)), new_page=True)
    for title, parts in (
        ("Stories to place", story_cards(content, sheet)),
        ("The ladder", (_ladder(content),)),
        ("Barriers to sort", barrier_cards(sheet)),
        ("Questions to answer on paper", asked(content, sheet, size)),
        ("Tally sheets", tallies(content, sheet, room.code, size)),
        ("Run-sheet for the facilitator", _run_sheet(content, room, sheet)),
    ):
        if found := tuple(parts):
            yield Section(title, found, new_page=True)


def _join_card(join: Join, size: int) -> Card:
    alt = f"A square to scan, which opens {join.address}"
    return Card(
        "Join with your phone",
        (
            Square(join.square, alt, 30),
            Words((f"Type this address: {join.typed}", "Then type these letters:")),
            Large(join.code, 2 * size),
            Words(("No phone? Ask for a card, raise a hand, or share with a neighbour.",)),
        ),
    )


def _poster(room: Room, join: Join) -> Iterator[Large | Square | Words]:
    yield Words((room.title, "Type this address on your phone, or scan the square:"))
    yield Large(join.typed, 28)
    yield Words(("Then type these letters:",))
    yield Large(join.code, 80)
    yield Square(join.square, f"A square to scan, which opens {join.address}", 100)
    yield Words(("No account, no name. A card, a hand or a neighbour’s phone will do as well.",))


def _ladder(content: Content) -> Grid:
    bands = {band.id: band.name for band in content.bands}
    rows = [
        (f"{rung.number} {rung.name}, {bands[rung.band].lower()}", rung.marks)
        for rung in reversed(content.rungs)
    ]
    off = ("Off the ladder", "The story is on no rung.")
    title = "The top of the ladder is the top of the table."
    return Grid(title, ("Rung", "What is true on it"), (*rows, off))


def _run_sheet(
    content: Content, room: Room, sheet: Iterable[Line]
) -> Iterator[Heading | Terms | Words | Card]:
    yield Words((f"{room.title}, {room.minutes} minutes. The times count from the start.",))
    start = 0.0
    for line in sheet:
        end = start + line.minutes
        step = live(line.kind, content)
        rows = [("Say", "\n".join(step.say(line))), ("For you", step.step.notes)]
        if step.step.drop is not None:
            rows.append(("If you are late", "This step can go."))
        terms = Terms(tuple(row for row in rows if row[1]))
        yield Card(f"{_clock(start)} to {_clock(end)}: {line.title}", (terms,), cut=False)
        start = end


def _clock(minutes: float) -> str:
    """Minutes from the start, as on a clock: ``1:05``."""
    hours, left = divmod(round(minutes), 60)
    return f"{hours}:{left:02}"
