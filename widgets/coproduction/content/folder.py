"""A folder of tables; what many tables refer to is read from it once."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING

from coproduction import settings
from coproduction.content import sources
from coproduction.content.reading import check_unique, read_table
from coproduction.content.records import Option

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from coproduction.content.reading import Row
    from coproduction.content.records import Source

OPTIONS = "options.csv"


class Folder:
    """The tables of one folder.

    Raises:
        ContentError: Whenever a table cannot be used.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def rows(self, name: str, columns: tuple[str, ...], *unique: str) -> tuple[Row, ...]:
        """The rows of a table with these columns, no two alike in those called ``unique``."""
        rows = read_table(self.path, name, columns)
        if unique:
            check_unique(rows, *unique)
        return rows

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Every source by its key."""
        return sources.read(self.path)

    @cached_property
    def option_rows(self) -> tuple[Row, ...]:
        """Every row of the table of options."""
        columns = ("question", "value", "label", "help")
        return self.rows(OPTIONS, columns, "question", "value")

    def options(self, question: str) -> tuple[Option, ...]:
        """The options of one question, in order."""
        return tuple(
            Option(row.text("value"), row.text("label"), row.maybe("help"))
            for row in self.option_rows
            if row.text("question") == question
        )


@cache
def _opened(path: Path) -> Folder:
    return Folder(path)


def course_folder() -> Folder:
    """The folder of the settings; every reader shares this one."""
    return _opened(settings.load().content)
