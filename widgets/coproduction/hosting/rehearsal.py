"""Pretend people in a practice room: they join by their doors, and answer the same each time."""

from __future__ import annotations

import secrets
from random import Random
from typing import TYPE_CHECKING

from coproduction.activities.live import pretend
from coproduction.activities.live.pretend import TABLES
from coproduction.store import Entry, Said, table_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coproduction.activities.live import Line, LiveStep, Stage
    from coproduction.store import RoomStore

    Codes = Sequence[tuple[str, str]]
    """The label and the code of each of so many tables."""

__all__ = ["TABLES", "answer", "fill"]

SHEET = "Pretend paper"


def fill(store: RoomStore, room: str, tables: Codes) -> None:
    """Let them in; again is harmless."""
    for key, door, label in _people(tables):
        store.join(room, key, door, label)


def answer(store: RoomStore, room: str, tables: Codes, at: tuple[LiveStep, Line, Stage]) -> None:
    """Have them answer a step, on paper too, where that is not counted already."""
    step, line, stage = at
    chance = Random(f"{room} {line.id} {stage.round}")  # noqa: S311 (they only pretend)
    page = secrets.token_hex(8)
    said = [
        Said(person.key, door, question, stage.round, value, f"{page}-1", text)
        for key, door, _ in _people(tables)
        if (person := store.participant(room, key)) is not None
        for question, value, text in pretend.answers(step, line, stage, door, chance)
    ]
    store.save(room, said)
    known = {(entry.question, entry.round) for entry in store.entries(room)}
    for question, counts in pretend.sheets(step, line, stage, chance):
        if (question, stage.round) not in known:
            store.enter(room, Entry(question, stage.round, "paper", SHEET, counts))


def _people(tables: Codes) -> Iterator[tuple[str, str, str]]:
    """The pretend people as the store knows them: key, door and label."""
    for one in pretend.everybody():
        if one.door == "table":
            label, code = tables[one.number - 1]
            yield table_key(code), one.door, label
        else:
            yield f"pretend {one.number}", one.door, ""
