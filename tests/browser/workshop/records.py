"""What a workshop left behind: in the database before it was deleted, and in the report's files."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import docx
from docx.oxml.ns import qn

from coproduction.store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coproduction.store import SaidRow, Text
    from tests.browser.workshop.hall import Workshop

    Tallies = Mapping[tuple[str, str], Counter[tuple[str, str]]]


@dataclass(frozen=True)
class Kept:
    """A room as the database has it: what was chosen, and what was written."""

    said: tuple[SaidRow, ...]
    texts: tuple[Text, ...]

    @classmethod
    def of(cls, url: str, code: str) -> Kept:
        store = open_store(url)
        try:
            room = store.rooms.room(code)
            assert room is not None
            return cls(store.rooms.said(room.id), store.rooms.texts(room.id))
        finally:
            store.close()


def plain(value: object) -> object:
    """What was chosen; of several it makes no difference which came first."""
    return tuple(sorted(value)) if isinstance(value, list) else value


def chosen(hall: Workshop) -> Tallies:
    """What everybody chose at their doors, as they know it: by question and round, each option
    and each door, with how many it was. Of a question they may tick several of, "" is people.
    """
    found: dict[tuple[str, str], Counter[tuple[str, str]]] = {}
    for guest in hall.guests:
        for (question, round), value in guest.said.items():
            counts = found.setdefault((question, str(round)), Counter())
            for option in value if isinstance(value, list) else [value]:
                counts[str(option), guest.door] += 1
            counts["", guest.door] += 1
    for sheet in hall.trainer.sheets:
        counts = found.setdefault((sheet.question, str(sheet.round)), Counter())
        for option, count in sheet.counts.items():
            counts[option, sheet.door] += count
        counts["", sheet.door] += sheet.people or sum(sheet.counts.values())
    return found


def rows(table: bytes) -> Iterator[dict[str, str]]:
    """The rows of the table of counts."""
    yield from csv.DictReader(io.StringIO(table.decode("utf-8-sig")))


def count(tallies: Tallies, row: Mapping[str, str]) -> int:
    """What a row of the table should say."""
    counts = tallies[row["question_id"], row["round"]]
    option = "" if row["option_value"] == "all" else row["option_value"]
    return sum(
        number
        for (each, door), number in counts.items()
        if each == option and row["door"] in ("all", door)
    )


def words(word: bytes) -> str:
    """All that a Word file says."""
    document = docx.Document(io.BytesIO(word))
    return "\n".join(element.text or "" for element in document.element.body.iter(qn("w:t")))
