"""Read one CSV table into rows that know their place, for errors that name it."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from pathlib import Path


class ContentError(ValueError):
    """Something in the course's tables cannot be used.

    Attributes:
        file: The table, with its folder.
        row: As a spreadsheet shows it, the header being row 1; None for the whole table.
        column: The column's name, or None.
    """

    def __init__(
        self, file: str, problem: str, *, row: int | None = None, column: str | None = None
    ) -> None:
        self.file, self.row, self.column = file, row, column
        place = [file]
        place += [f"row {row}"] if row is not None else []
        place += [f"column {column}"] if column else []
        super().__init__(f"{', '.join(place)}: {problem}")


@dataclass(frozen=True)
class Row:
    """One row of a table; each method reads a cell or raises ``ContentError``."""

    file: str
    number: int
    cells: Mapping[str, str]

    def error(self, column: str, problem: str) -> ContentError:
        return ContentError(self.file, problem, row=self.number, column=column)

    def maybe(self, column: str) -> str:
        return self.cells[column]

    def text(self, column: str) -> str:
        if not self.cells[column]:
            raise self.error(column, "the cell is empty; write something here")
        return self.cells[column]

    def whole(self, column: str, lowest: int, highest: int) -> int:
        cell = self.cells[column]
        if not re.fullmatch(r"[0-9]{1,9}", cell) or not lowest <= int(cell) <= highest:
            right = f"write a whole number from {lowest} to {highest}"
            raise self.error(column, f"{cell!r} will not do; {right}")
        return int(cell)

    def yes(self, column: str) -> bool:
        return self.one_of(column, ("yes", "no")) == "yes"

    def one_of(self, column: str, known: Iterable[str]) -> str:
        cell = self.cells[column]
        choices = list(known)
        if cell not in choices:
            raise self.error(column, f"{cell!r} is not known; write {_either(choices)}")
        return cell

    def some_of(
        self, column: str, known: Collection[str], where: str, *, needed: bool = False
    ) -> tuple[str, ...]:
        """The words of a cell, which are separated by spaces and all in the table ``where``."""
        words = tuple((self.text if needed else self.maybe)(column).split())
        for word in words:
            if word not in known:
                remedy = "add it there, or write what is there, with spaces between"
                raise self.error(column, f"{word!r} is not in {where}; {remedy}")
        return words

    def slug(self, column: str) -> str:
        """A name that is kept with answers, or that other tables know a row by."""
        return self.matching(column, "[a-z0-9-]+", "small letters, digits and hyphens")

    def matching(self, column: str, pattern: str, right: str) -> str:
        cell = self.cells[column]
        if not re.fullmatch(pattern, cell):
            raise self.error(column, f"{cell!r} will not do; write {right}")
        return cell


def read_table(folder: Path, name: str, columns: Sequence[str]) -> tuple[Row, ...]:
    """Read ``folder/name``, which must have exactly these columns, in any order.

    Spaces around a cell and rows with nothing in them are left out.

    Raises:
        ContentError: The file is missing, is not UTF-8, is not a table, or lacks rows.
    """
    file = f"{folder.name}/{name}"
    header, *lines = _cells(_text(folder / name, file), file)
    header = [cell.strip() for cell in header]
    _check_header(file, header, columns)
    rows = []
    for number, line in enumerate(lines, start=2):
        cells = {column: cell.strip() for column, cell in zip(header, line, strict=True)}
        row = Row(file, number, cells)
        for column, cell in cells.items():
            if "\n" in cell or "\r" in cell:
                raise row.error(column, "there is a line break; write the cell as one line")
        if any(cells.values()):
            rows.append(row)
    if not rows:
        raise ContentError(file, "there is only a header; write at least one row", row=2)
    return tuple(rows)


def check_unique(rows: Iterable[Row], *columns: str) -> None:
    """Check that no two rows have the same cells in ``columns``; the last one is named."""
    seen: dict[tuple[str, ...], int] = {}
    for row in rows:
        key = tuple(row.text(column) for column in columns)
        if key in seen:
            problem = (
                f"{key[-1]!r} is already in row {seen[key]}; write another, or delete this row"
            )
            raise row.error(columns[-1], problem)
        seen[key] = row.number


def _text(path: Path, file: str) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        problem = "the table cannot be read; put the file back, as the course came with it"
        raise ContentError(file, problem) from error
    problem = "this is not UTF-8 text; save the table as CSV UTF-8"
    if b"\0" in data:  # a workbook under another name, or text with two bytes a letter
        raise ContentError(file, problem, row=data[: data.index(b"\0")].count(b"\n") + 1)
    try:
        return data.decode("utf-8-sig")  # -sig: spreadsheets put a mark in front
    except UnicodeDecodeError as error:
        row = data[: error.start].count(b"\n") + 1
        raise ContentError(file, problem, row=row, column=_unreadable(data, row)) from error


def _unreadable(data: bytes, row: int) -> str | None:
    """The column of the first cell in ``row`` that is not UTF-8, if the header shows it."""
    lines = data.decode("utf-8-sig", errors="replace").split("\n")
    header, line = (next(csv.reader([lines[index]])) for index in (0, row - 1))
    at = next((index for index, cell in enumerate(line) if "\ufffd" in cell), len(header))
    return header[at] if at < len(header) and "\ufffd" not in header[at] else None


def _cells(text: str, file: str) -> list[list[str]]:
    header = text.partition("\n")[0]
    if ";" in header and "," not in header:
        problem = "there are semicolons between the cells; save the table with commas there"
        raise ContentError(file, problem, row=1)
    # Imported here because every visitor has a kernel, and not every kernel reads tables.
    import pandas as pd

    try:
        table = pd.read_csv(
            io.StringIO(text), header=None, dtype=str, keep_default_na=False, skip_blank_lines=False
        )
    except pd.errors.EmptyDataError as error:
        problem = "the table is empty; put the file back, as the course came with it"
        raise ContentError(file, problem) from error
    except pd.errors.ParserError as error:
        raise _not_a_table(file, str(error)) from error
    return [[str(cell) for cell in line] for line in table.to_numpy().tolist()]


def _not_a_table(file: str, message: str) -> ContentError:
    if longer := re.search(r"Expected (\d+) fields in line (\d+), saw (\d+)", message):
        expected, row, saw = map(int, longer.groups())
        problem = (
            f"there are {saw} cells under {expected} columns; "
            "put double quotes around a text that has commas"
        )
        return ContentError(file, problem, row=row)
    starting = re.search(r"starting at row (\d+)", message)
    problem = 'a double quote is never closed; close it, and write a quote inside a text as ""'
    return ContentError(file, problem, row=int(starting[1]) + 1 if starting else None)


def _check_header(file: str, header: Sequence[str], columns: Sequence[str]) -> None:
    for column in columns:
        if header.count(column) != 1:
            problem = "is missing; add it" if column not in header else "is there twice; keep one"
            raise ContentError(file, f"the column {problem}", row=1, column=column)
    for column in header:
        if column not in columns:
            problem = f"the column is not known; delete it. The columns are {', '.join(columns)}"
            raise ContentError(file, problem, row=1, column=column or "without a name")


def _either(choices: Sequence[str]) -> str:
    *most, last = choices
    return f"{', '.join(most)} or {last}" if most else last
