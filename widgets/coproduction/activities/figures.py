"""The figures of a room, as blocks that may be passed on: they tell nobody a small number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.activities import room as rooms
from coproduction.activities.blocks import Facts, Prose, Sources, Table
from coproduction.activities.room_picture import picture
from coproduction.activities.words import capital, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.blocks import Block
    from coproduction.activities.room import Room
    from coproduction.content import Content
    from coproduction.content.population import Population

ASK_INSTEAD = (
    ("Who is here?", "Are the people here on whom the decision lands hardest?"),
    ("What can they do?", "Can they change it, or only be heard?"),
    ("Who is not?", "Who has never been in the room, and what about the room keeps them out?"),
)
BRAKE = (
    "People who come of their own accord were not drawn by lot. "
    "So take these chances as a brake on haste and not as proof."
)
IN_A_SMALL_ROOM = {"interval", "small-numbers"}
"""The measures that are shown of a room too small for the others."""


def figures(content: Content, population: Population, room: Room) -> Iterator[tuple[str, Block]]:
    """What the room says, plainest first; of a small room, what to ask instead comes first."""
    if not room.shown.enough:
        yield from _too_few(room)
    yield "picture", picture(room)
    if apart := rooms.apart(room):
        yield "apart", Prose((apart,), tone="quiet")
    if clear := rooms.clearly(room):
        rows = tuple((group.name, rooms.gap(room, row)) for group, row in clear)
        yield "clearly", Facts(rows, title="Clearly short of people")
    if unsure := rooms.perhaps(room):
        rows = tuple((group.name, rooms.gap(room, row)) for group, row in unsure)
        yield "perhaps", Facts(rows, title="Short, but it may be chance")
    if room.shown.enough:
        if others := rooms.others(room):
            yield "others", Facts(others, title="The rest of the room")
        yield "brake", Prose((BRAKE,), tone="quiet")
    if hidden := rooms.hidden(room):
        yield "hidden", Prose(hidden, tone="note", title="Some numbers are hidden")
    shown = [m for m in population.measures if room.shown.enough or m.id in IN_A_SMALL_ROOM]
    readings = tuple((each.name, each.reading, each.caution) for each in shown)
    head = ("Figure", "What it says", "Take care")
    yield "reading", Table("How to read these figures", head, readings)
    yield "sources", Sources.of(content, *shown)


def _too_few(room: Room) -> Iterator[tuple[str, Block]]:
    who = f"{capital(number(room.shown.total))} people" if room.shown.total > 1 else "One person"
    words = ["A steering group is not a sample, and no test makes it one."]
    if lot := rooms.by_lot(room):
        words.append(lot)
    title = f"{who} cannot be “representative”"
    yield "advice", Prose(tuple(words), tone="note", title=title)
    yield "instead", Facts(ASK_INSTEAD, title="Ask these instead")
