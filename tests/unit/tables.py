"""The course's tables, read and broken as tests need them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from coproduction import content
from coproduction.content import ContentError

DATA = Path(__file__).resolve().parents[2] / "data"
TABLES = sorted(path.name for path in DATA.glob("*.csv"))


def lines(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def write(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def put(folder: Path, name: str, row: int, column: str, cell: str) -> None:
    """Write one cell; rows are counted as a spreadsheet does."""
    rows = lines(folder / name)
    rows[row - 1][rows[0].index(column)] = cell
    write(folder / name, rows)


def broken(folder: Path) -> ContentError:
    """What is said of a folder in which some table must be refused."""
    with pytest.raises(ContentError) as caught:
        content.check_all(folder)
    return caught.value


def check_named(folder: Path, name: str, row: int, column: str, cell: str, remedy: str) -> None:
    """Check that a cell that will not do is named, with what would be right."""
    put(folder, name, row, column, cell)
    error = broken(folder)
    assert (error.file, error.row, error.column) == (f"data/{name}", row, column)
    assert str(error).startswith(f"data/{name}, row {row}, column {column}: ")
    assert remedy in str(error)
