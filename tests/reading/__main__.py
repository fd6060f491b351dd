"""Print the level of every text: ``make reading``.

Each line has the reading age, the highest it may be, the number of words, and those of the longest
sentence. What is too hard is marked. Add a word to see only the texts whose names hold it.
"""

from __future__ import annotations

import sys

from tests.any_answers import IDS
from tests.reading import code, pages, tables
from tests.reading.excused import excuses, measured, passages


def main(wanted: str = "") -> None:
    """Print a line for each text, in the order of the course."""
    texts = [*tables.texts(), *pages.prose(), *pages.templates(), *code.texts()]
    texts += [text for id in dict.fromkeys(IDS) for text in pages.written(id)]
    for found in measured(passages(texts, excuses()), excuses()):
        if wanted in found.text.name:
            levels = f"{found.age:5.1f} of {found.ceiling:4.1f} {found.words:5} {found.longest:3}"
            line = f"{levels}  {found.text.kind:8}  {found.text.name}  {found.fault.upper()}"
            sys.stdout.write(f"{line.rstrip()}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
