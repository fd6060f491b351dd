"""Print the level of every text: ``make reading``.

Add a word to see only the texts whose names hold it: ``make reading ARGS=vignettes``.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tests.any_answers import IDS
from tests.reading import code, pages, rooms, tables
from tests.reading.excused import excuses, measured, passages
from tests.reading.level import ENOUGH
from tests.reading.texts import CEILINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.reading.texts import Measured

HEAD = "  age  limit  words  longest sentence  kind      text"


def lines(levels: Iterable[Measured]) -> Iterator[str]:
    """A line for each text, with what is wrong with it; then the range of each kind."""
    levels = list(levels)
    yield HEAD
    for level in levels:
        figures = f"{level.age:5.1f}  {level.ceiling:5.1f}  {level.words:5}  {level.longest:16}"
        yield f"{figures}  {level.text.kind:8}  {level.text.name}  {level.fault.upper()}".rstrip()
    for kind in CEILINGS:
        long = [each for each in levels if each.text.kind == kind and each.words >= ENOUGH]
        ages = sorted(each.age for each in long)
        if ages:
            span = f"{ages[0]:.1f} to {ages[-1]:.1f}"
            yield f"{kind}: {len(ages)} texts of {ENOUGH} words or more, ages {span}"


def main(wanted: str = "") -> None:
    """Print the levels: of tables, notebooks, code and activities, and of a room."""
    texts = [*tables.texts(), *pages.prose(), *pages.templates(), *code.texts()]
    texts += [text for id in dict.fromkeys(IDS) for text in pages.written(id)]
    texts += [text for view in rooms.VIEWS for text in rooms.written(view)]
    levels = measured(passages(texts, excuses()), excuses())
    for line in lines(level for level in levels if wanted in level.text.name):
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
