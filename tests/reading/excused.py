"""The list of what is excused: names, titles, quotations and terms that must stay as they are."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tests.reading.texts import Text, alone, measure, together

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.reading.texts import Measured

LIST = Path(__file__).with_name("excused.csv")


@dataclass(frozen=True)
class Excuse:
    """Something excused: ``words`` wherever they stand, or a ``column``, as table.column."""

    what: str
    words: str
    reason: str

    def holds(self, text: Text) -> bool:
        """Whether the text is a cell of this column."""
        table, _, row = text.name.partition(".")
        return self.what == "column" and self.words == f"{table}.{row.rpartition('.')[2]}"


@cache
def excuses() -> tuple[Excuse, ...]:
    """The whole list."""
    with LIST.open(encoding="utf-8", newline="") as file:
        return tuple(Excuse(**row) for row in csv.DictReader(file))


def passages(texts: Iterable[Text], excuses: Iterable[Excuse]) -> list[Text]:
    """What is measured: each text, and the short ones together; no column that is excused."""
    columns = [excuse for excuse in excuses if excuse.what == "column"]
    ours = [text for text in texts if not any(column.holds(text) for column in columns)]
    return [*alone(ours), *together(ours)]


def measured(passages: Iterable[Text], excuses: Iterable[Excuse]) -> list[Measured]:
    """Their levels, without the words that are excused."""
    words = tuple(excuse.words for excuse in excuses if excuse.what == "words")
    return [measure(text, words) for text in passages]


def needed(excuse: Excuse, texts: Sequence[Text]) -> bool:
    """Whether any text would be too hard without this excuse, with all the others."""
    others = [each for each in excuses() if each != excuse]
    if excuse.what == "column":
        part = excuse.words.partition(".")[0]
        near = passages((text for text in texts if text.part == part), others)
    else:
        near = [text for text in passages(texts, others) if excuse.words in text.words]
    return any(found.fault for found in measured(near, others))
