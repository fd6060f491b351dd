"""The questions: worded in tables, their options from tables or from what they ask about."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from coproduction.content.folder import OPTIONS
from coproduction.content.records import Indicator, Option, Question

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coproduction.content.folder import Folder
    from coproduction.content.reading import Row
    from coproduction.content.records import Note, Rung

CHOOSE_ONE = "choose one"
CHOOSE_MANY = "choose many"
CHOOSE_A_RUNG = "choose a rung"
SHORT_TEXT = "short text"
DATE = "date"
NUMBER = "number"
TABLE = "table"
FILE = "file"
KINDS = (CHOOSE_ONE, CHOOSE_MANY, CHOOSE_A_RUNG, SHORT_TEXT, DATE, NUMBER, TABLE, FILE)

OWN_PRACTICE = "own-practice"
"""The activity whose questions are the indicators."""


def questions(
    folder: Folder,
    rungs: Sequence[Rung],
    criticisms: Sequence[Note],
    indicators: Sequence[Indicator],
) -> Mapping[str, Question]:
    """Read ``questions.csv`` and ``options.csv``; add a question for each indicator."""
    columns = ("id", "kind", "prompt", "help", "options", "optional", "max_length")
    rows = folder.rows("questions.csv", columns, "id")
    asked = {f"{OWN_PRACTICE}.{each.key}": _about(each) for each in indicators}
    for row in rows:
        if row.text("id") in asked:
            problem = "this question is made from indicators.csv; delete the row here"
            raise row.error("id", problem)
    shared = {
        "rungs": tuple(Option(str(rung.number), rung.name, rung.marks) for rung in rungs),
        "criticisms": tuple(Option(each.id, each.title, each.words) for each in criticisms),
        "activity": (),
    }
    _check_takers(folder, rows)
    written = {row.text("id"): _question(row, shared, folder) for row in rows}
    return MappingProxyType({**written, **asked})


def _about(indicator: Indicator) -> Question:
    return Question(
        id=f"{OWN_PRACTICE}.{indicator.key}",
        kind=CHOOSE_ONE,
        prompt=indicator.prompt,
        help=indicator.help,
        options=indicator.options,
        optional=False,
        max_length=None,
    )


def _question(row: Row, shared: Mapping[str, tuple[Option, ...]], folder: Folder) -> Question:
    kind = row.one_of("kind", KINDS)
    return Question(
        id=row.matching("id", r"[a-z-]+\.[a-z-]+", "the activity, a full stop and a name"),
        kind=kind,
        prompt=row.text("prompt"),
        help=row.maybe("help"),
        options=_options(row, kind, shared, folder),
        optional=row.yes("optional"),
        max_length=_max_length(row, kind),
    )


def _options(
    row: Row, kind: str, shared: Mapping[str, tuple[Option, ...]], folder: Folder
) -> tuple[Option, ...]:
    if kind in {SHORT_TEXT, DATE, NUMBER, TABLE, FILE}:
        if row.maybe("options"):
            raise row.error("options", f"a {kind} has no options; leave this empty")
        return ()
    where = row.one_of("options", ("rungs",) if kind == CHOOSE_A_RUNG else (*shared, OPTIONS))
    if where in shared:
        return shared[where]
    options = folder.options(row.text("id"))
    if len(options) < 2:
        problem = f"there are not two options to choose from; add rows to {OPTIONS}"
        raise row.error("options", problem)
    return options


def _max_length(row: Row, kind: str) -> int | None:
    if kind in {SHORT_TEXT, TABLE}:
        return row.whole("max_length", 1, 2000 if kind == SHORT_TEXT else 10_000)
    if row.maybe("max_length"):
        problem = "only a short text has a length, or a table; leave this empty"
        raise row.error("max_length", problem)
    return None


def _check_takers(folder: Folder, asked: Sequence[Row]) -> None:
    """Check that every row of options is one of a question that takes them."""
    takers = {row.text("id") for row in asked if row.maybe("options") == OPTIONS}
    for row in folder.option_rows:
        if row.text("question") not in takers:
            problem = f"{row.text('question')!r} takes no options from here"
            raise row.error("question", f"{problem}; correct it, or see questions.csv")
