"""The questions: worded in tables, their options from tables or from what they ask about."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from coproduction.content.reading import Row, check_unique, read_table
from coproduction.content.records import Criticism, Indicator, Option, Question, Rung

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

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

OWN_OPTIONS = "options.csv"


def questions(
    folder: Path,
    rungs: Sequence[Rung],
    criticisms: Sequence[Criticism],
    indicators: Sequence[Indicator],
) -> Mapping[str, Question]:
    """Read ``questions.csv`` and ``options.csv``; add a question for each indicator."""
    columns = ("id", "kind", "prompt", "help", "options", "optional", "max_length")
    rows = read_table(folder, "questions.csv", columns)
    check_unique(rows, "id")
    asked = {f"{OWN_PRACTICE}.{each.key}": _about(each) for each in indicators}
    for row in rows:
        if row.text("id") in asked:
            problem = "this question is made from indicators.csv; delete the row here"
            raise row.error("id", problem)
    shared = {
        "rungs": tuple(Option(str(rung.number), rung.name, rung.marks) for rung in rungs),
        "criticisms": tuple(Option(each.id, each.title, each.text) for each in criticisms),
        "activity": (),
    }
    own = _own_options(folder, rows)
    written = {row.text("id"): _question(row, shared, own) for row in rows}
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


def _question(
    row: Row, shared: Mapping[str, tuple[Option, ...]], own: Mapping[str, tuple[Option, ...]]
) -> Question:
    kind = row.one_of("kind", KINDS)
    return Question(
        id=row.matching("id", r"[a-z-]+\.[a-z-]+", "the activity, a full stop and a name"),
        kind=kind,
        prompt=row.text("prompt"),
        help=row.maybe("help"),
        options=_options(row, kind, shared, own),
        optional=row.yes("optional"),
        max_length=_max_length(row, kind),
    )


def _options(
    row: Row,
    kind: str,
    shared: Mapping[str, tuple[Option, ...]],
    own: Mapping[str, tuple[Option, ...]],
) -> tuple[Option, ...]:
    if kind in {SHORT_TEXT, DATE, NUMBER, TABLE, FILE}:
        if row.maybe("options"):
            raise row.error("options", f"a {kind} has no options; leave this empty")
        return ()
    where = row.one_of("options", ("rungs",) if kind == CHOOSE_A_RUNG else (*shared, OWN_OPTIONS))
    if where in shared:
        return shared[where]
    options = own.get(row.text("id"), ())
    if len(options) < 2:
        problem = f"there are not two options to choose from; add rows to {OWN_OPTIONS}"
        raise row.error("options", problem)
    return options


def _max_length(row: Row, kind: str) -> int | None:
    if kind in {SHORT_TEXT, TABLE}:
        return row.whole("max_length", 1, 2000 if kind == SHORT_TEXT else 10_000)
    if row.maybe("max_length"):
        problem = "only a short text has a length, or a table; leave this empty"
        raise row.error("max_length", problem)
    return None


def _own_options(folder: Path, asked: Sequence[Row]) -> Mapping[str, tuple[Option, ...]]:
    rows = read_table(folder, OWN_OPTIONS, ("question", "value", "label", "help"))
    check_unique(rows, "question", "value")
    takers = [row.text("id") for row in asked if row.maybe("options") == OWN_OPTIONS]
    options: dict[str, tuple[Option, ...]] = {}
    for row in rows:
        question = row.text("question")
        if question not in takers:
            problem = f"{question!r} takes no options from here; correct it, or see questions.csv"
            raise row.error("question", problem)
        option = Option(row.text("value"), row.text("label"), row.maybe("help"))
        options[question] = (*options.get(question, ()), option)
    return options
