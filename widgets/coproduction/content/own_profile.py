"""A community and a room that people bring themselves: their table, read with all its problems.

A table of ours stops at its first problem. Here a person is at work: they are told of every
problem at once, and what they wrote stays as they wrote it.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field

COLUMNS = ("group", "share", "room")
MOST_GROUPS = 12
LONGEST_NAME = 60
MOST_PEOPLE = 100_000
UNSAID = ("prefer not to say", "would rather not say", "not said")
"""A group of this name is counted apart and has no share."""

EXAMPLE = """group,share,room
Owns their home,63.2,21
Rents from a council or housing association,22.5,2
Rents privately or rent free,14.3,5
Prefer not to say,,1"""

SHARE = "write a per cent over 0 and up to 100, such as 22.5"
ROOM = "write a whole number of people, such as 4, or 0 if there was nobody"


@dataclass(frozen=True)
class Problem:
    """What cannot be used, where, and what would be right.

    Attributes:
        row: As a spreadsheet shows it, the header being row 1; None for the whole table.
    """

    row: int | None
    column: str
    words: str

    def __str__(self) -> str:
        where = [f"row {self.row}"] if self.row else []
        where += [f"column {self.column}"] if self.column else []
        words = f"{', '.join(where)}: {self.words}" if where else self.words
        return words[:1].upper() + words[1:] + ("" if words.endswith("?") else ".")


@dataclass(frozen=True)
class OwnGroup:
    """A group of their own: ``share`` of the community from 0 to 1, ``room`` in people."""

    name: str
    share: float
    room: int


@dataclass(frozen=True)
class OwnProfile:
    """A table as it was read; it can be used when it has groups and no problems."""

    groups: tuple[OwnGroup, ...] = ()
    unsaid: int = 0
    problems: tuple[Problem, ...] = ()


@dataclass
class _Reading:
    """A table while it is read."""

    groups: list[OwnGroup] = field(default_factory=list)
    unsaid: int | None = None
    problems: list[Problem] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)

    def fault(self, row: int | None, column: str, words: str) -> None:
        self.problems.append(Problem(row, column, words))


def read_own(text: str) -> OwnProfile:
    """Read a table with the columns ``group``, ``share`` and ``room``, in any order.

    Commas, semicolons or tabs part the cells, so that a table can be pasted from a spreadsheet.
    """
    text = text.removeprefix("\ufeff")
    if not text.strip():
        return OwnProfile()
    reading = _Reading()
    if text.startswith("PK"):
        words = "this is a spreadsheet’s own file; save it as CSV UTF-8 and choose that one"
        reading.fault(None, "", words)
    else:
        _read_lines(reading, text)
    if not reading.problems:
        _check_together(reading)
    return OwnProfile(tuple(reading.groups), reading.unsaid or 0, tuple(reading.problems))


def _read_lines(reading: _Reading, text: str) -> None:
    first = next(line for line in text.splitlines() if line.strip())
    mark = max(",;\t", key=first.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    header: list[str] | None = None
    row = 0
    try:
        for row, cells in enumerate(lines, start=1):
            line = [cell.strip() for cell in cells]
            if not any(line):
                continue
            if header is None:
                header = [cell.casefold() for cell in line]
                if not _header_will_do(reading, row, header):
                    return
            elif len(line) > len(header):
                words = f"there are {len(line)} cells under {len(header)} columns; "
                words += "put double quotes around a name with a comma, and write 63.2, not 63,2"
                reading.fault(row, "", words)
            else:
                line += [""] * (len(header) - len(line))
                _read_row(reading, row, dict(zip(header, line, strict=True)), mark)
    except csv.Error:
        reading.fault(row + 1, "", "a double quote is open here and never closed; close it")


def _header_will_do(reading: _Reading, row: int, header: list[str]) -> bool:
    if len(set(COLUMNS) - set(header)) > 1:
        words = f"the first row should read group, share, room, and it reads {', '.join(header)}"
        reading.fault(row, "", words[:160])
        return False
    for column in COLUMNS:
        if header.count(column) != 1:
            what = "is there twice" if column in header else "is missing"
            words = f"the column {what}; the first row should read group, share, room"
            reading.fault(row, column, words)
    return not reading.problems


def _read_row(reading: _Reading, row: int, cells: dict[str, str], mark: str) -> None:
    name = cells["group"]
    if "\ufffd" in name:
        reading.fault(row, "group", "some letters cannot be read; save the file as CSV UTF-8")
    elif not name:
        reading.fault(row, "group", "the cell is empty; write the name of the group")
    elif len(name) > LONGEST_NAME:
        reading.fault(row, "group", f"the name is too long; {LONGEST_NAME} letters fit")
    elif name.casefold() in reading.seen:
        words = f"“{name}” is already in row {reading.seen[name.casefold()]}; "
        reading.fault(row, "group", words + "write another, or make it one row")
    reading.seen.setdefault(name.casefold(), row)
    if name.casefold() in UNSAID:
        if cells["share"] not in {"", "-"}:
            words = "who would rather not say has no share; leave the cell empty"
            reading.fault(row, "share", words)
        reading.unsaid = _room(reading, row, cells["room"])
        return
    share = _share(reading, row, cells["share"], mark)
    reading.groups.append(OwnGroup(name, share, _room(reading, row, cells["room"])))


def _share(reading: _Reading, row: int, cell: str, mark: str) -> float:
    plain = cell.removesuffix("%").strip()
    if mark != ",":
        plain = plain.replace(",", ".")
    share = float(plain) if re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,12})?", plain) else 0.0
    if 0 < share <= 100:
        return share / 100
    what = f"“{cell[:30]}” will not do" if cell else "the cell is empty"
    if share > 100:
        what = f"{cell[:30]} looks like a number of people"
    reading.fault(row, "share", f"{what}; {SHARE}")
    return 0.0


def _room(reading: _Reading, row: int, cell: str) -> int:
    thousands = re.fullmatch(r"[0-9]{1,3}([,\s][0-9]{3})+", cell)
    plain = re.sub(r"[,\s]", "", cell) if thousands else cell
    if re.fullmatch(r"[0-9]{1,9}", plain) and int(plain) <= MOST_PEOPLE:
        return int(plain)
    what = f"“{cell[:30]}” will not do" if cell else "the cell is empty"
    reading.fault(row, "room", f"{what}; {ROOM}")
    return 0


def _check_together(reading: _Reading) -> None:
    """What only the whole table shows."""
    groups = reading.groups
    together = round(100 * sum(group.share for group in groups), 2)
    if not 2 <= len(groups) <= MOST_GROUPS:
        words = f"there should be two to {MOST_GROUPS} groups, one in each row, and there "
        reading.fault(None, "", words + (f"are {len(groups)}" if len(groups) != 1 else "is one"))
    elif not 99 <= together <= 101:
        words = f"the shares add up to {together:g} and should add up to 100; "
        words += "is a group missing, or there twice?"
        if 0.99 <= together <= 1.01:
            words = words.partition(";")[0] + "; write 60 for 0.6"
        elif 199 <= together <= 201:
            words = words.partition(";")[0] + "; is there a row of totals?"
        reading.fault(None, "share", words)
    elif not any(group.room for group in groups):
        reading.fault(None, "room", "nobody is counted; write how many people of each group came")
