"""The figures of a room, as blocks that may be passed on: they tell nobody a small number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.activities import room as rooms
from coproduction.activities.blocks import Facts, Prose, Sources, Table
from coproduction.activities.words import capital, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
    yield "picture", rooms.picture(room)
    if apart := rooms.apart(room):
        yield "apart", Prose((apart,), tone="quiet")
    if gaps := rooms.gaps(room):
        yield "gaps", Facts(gaps, title="Groups that are short of people")
    if hidden := rooms.hidden(room):
        yield "hidden", Prose(hidden, tone="note", title="Some numbers are hidden")
    if room.shown.enough and (rows := rooms.surely(room)):
        yield "surely", Facts(rows, title="How sure is that?")
        yield "brake", Prose((BRAKE,), tone="quiet")
    shown = [m for m in population.measures if room.shown.enough or m.id in IN_A_SMALL_ROOM]
    readings = tuple((each.name, each.reading, each.caution) for each in shown)
    head = ("Figure", "What it says", "Take care")
    yield "reading", Table("How to read these figures", head, readings)
    yield "sources", cited(content, (key for each in shown for key in each.sources))


def _too_few(room: Room) -> Iterator[tuple[str, Block]]:
    who = f"{capital(number(room.shown.total))} people" if room.shown.total > 1 else "One person"
    words = ["A steering group is not a sample, and no test makes it one."]
    if lot := rooms.by_lot(room):
        words.append(lot)
    title = f"{who} cannot be “representative”"
    yield "advice", Prose(tuple(words), tone="note", title=title)
    yield "instead", Facts(ASK_INSTEAD, title="Ask these instead")


def cited(content: Content, keys: Iterable[str]) -> Sources:
    """Sources by their keys, each once, in the order they come."""
    return Sources(tuple(content.sources[key] for key in dict.fromkeys(keys)))
