"""A room's released counts as a table for a spreadsheet: never a row about one person."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from coproduction.activities.live.counted import options, released, wording
from coproduction.logic.room.suppression import HIDDEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.live.room import Key
    from coproduction.activities.live.settled import Told
    from coproduction.logic.room.suppression import Count, ReleasedDoors

    Counted = Iterator[tuple[str, str, Count]]

HEAD = (
    *("question_id", "question", "option_value", "option"),
    *("round", "door", "count", "hidden", "practice"),
)
ALL = "all"
"""Stands for all options, or for all doors."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What begins one; the last four are wide signs, which some spreadsheets read as the first four."""


def draw(told: Told, *, practice: bool) -> bytes:
    """The table as UTF-8, with the mark by which spreadsheets know that.

    Each row says whether the people in it were pretend: rows are copied from table to table.
    """
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(HEAD)
    for row in rows(told):
        writer.writerow([*(safe(cell) for cell in row), "yes" if practice else "no"])
    return file.getvalue().encode("utf-8-sig")


def rows(told: Told) -> Iterator[tuple[str, ...]]:
    """A row for each question, option, round and door, as far as they may be told."""
    done: set[Key] = set()
    for settled in told.settled:
        step, line = settled.step, settled.line
        for question in step.pictured(line):
            name = step.name(line, question)
            asked = name if name == question.prompt else f"{name}: {question.prompt}"
            labels = {**wording(question), ALL: "All who answered"}
            for key, tally in settled.result.tallies.items():
                if key[0] != question.id or key in done:
                    continue
                done.add(key)
                found = released(tally, step.rule(line, question))
                for option, door, count in counted(found, options(question)):
                    hidden = count is HIDDEN
                    shown = ("", "yes") if hidden else (str(count), "no")
                    yield question.id, asked, option, labels[option], str(key[1]), door, *shown


def counted(found: ReleasedDoors, options: tuple[str, ...]) -> Counted:
    """Option, door and count: the margins and, where nothing in it is small, the table."""
    yield from ((option, ALL, found.options.counts[option]) for option in options)
    yield ALL, ALL, found.options.total
    for door, count in found.doors.counts.items():
        yield ALL, door, count
        if found.table is not None:
            yield from ((option, door, found.table[door][option]) for option in options)


def safe(cell: str) -> str:
    """The cell so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
