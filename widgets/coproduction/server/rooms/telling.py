"""What leaves a room, for phones and reports alike: counted when it is first told, and kept so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.activities.live.frozen import FROZEN, MADE, freeze, making
from coproduction.activities.live.settled import Said, settle
from coproduction.activities.live.sheets import lines_of, state_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coproduction.activities.live import Line, LiveStep
    from coproduction.activities.live.settled import Told
    from coproduction.content import Content
    from coproduction.store import Note, Room, RoomStore

    Telling = tuple[Told, Sequence[Note]]


def draft(
    store: RoomStore, content: Content, room: Room, at: tuple[LiveStep, Line] | None = None
) -> Telling:
    """What the room has said at its closed steps, or at one; and its notes."""
    questions = None if at is None else [question.id for question in at[0].pictured(at[1])]
    notes = store.notes(room.id)
    said = Said(
        rows=store.said(room.id, questions),
        entries=store.entries(room.id),
        texts=store.texts(room.id),
        people=store.here(room.id),
    )
    only = None if at is None else at[1].id
    return settle(content, lines_of(room), state_of(room), said, notes, only), notes


def tell(
    store: RoomStore, content: Content, room: Room, at: tuple[LiveStep, Line] | None = None
) -> Telling:
    """The same, to be handed out: what was counted for the first time stays as it is now.

    The step may be opened again while it is counted; then it is not in what is told.
    """
    told, notes = draft(store, content, room, at)
    if not told.new:
        return told, notes
    now = store.by_id(room.id)
    if now is None:
        return told, notes
    if now.version != room.version:  # else answers of now would be kept as those of before
        return tell(store, content, now, at)
    for value in freeze(told.new):
        store.note(room.id, FROZEN, None, value)
    # Another server may have been first, and then its counts are the ones.
    return draft(store, content, room, at)


def make(store: RoomStore, content: Content, room: Room) -> None:
    """Make the report: all that it counts, and who took part, stays as it is now."""
    told, _ = tell(store, content, room)
    if not told.made:
        store.note(room.id, MADE, None, making(told.counted, told.people))
