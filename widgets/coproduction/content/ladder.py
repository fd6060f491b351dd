"""The ladder beside others, and what is placed on it: stories, indicators and their gates."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from coproduction.content.reading import Row, check_unique
from coproduction.content.records import (
    Band,
    Crosswalk,
    Gate,
    Indicator,
    Option,
    Rung,
    Vignette,
)
from coproduction.content.sources import cited

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from coproduction.content.folder import Folder

BANDS = ("to", "for", "with")
RUNGS = 7
HIGHEST_ANSWER = 3
STEPPED_BACK = "X"

_VIGNETTE = (
    *("id", "title", "text", "reference", "accept_low", "accept_high", "off_ladder", "scored"),
    *("short", "why", "tempting", "tempting_why", "note", "sources"),
)


def bands(folder: Folder) -> tuple[Band, ...]:
    """Read ``bands.csv``: to, for and with, in that order."""
    rows = folder.rows("bands.csv", ("id", "name", "marks", "sources"))
    _check_sequence(rows, "id", BANDS)
    return tuple(
        Band(row.text("id"), row.text("name"), row.text("marks"), cited(row, folder.sources))
        for row in rows
    )


def rungs(folder: Folder) -> tuple[Rung, ...]:
    """Read ``rungs.csv``: 1 to 7, low to high, with bands that rise too."""
    rows = folder.rows("rungs.csv", ("number", "name", "band", "marks", "sources"))
    _check_sequence(rows, "number", [str(number) for number in range(1, RUNGS + 1)])
    check_unique(rows, "name")
    below = 0
    for row in rows:
        band = BANDS.index(row.one_of("band", BANDS))
        if band < below:
            right = f"write {BANDS[below]} or a band above it"
            raise row.error("band", f"this is below the band of the row above; {right}")
        below = band
    return tuple(
        Rung(
            number=row.whole("number", 1, RUNGS),
            name=row.text("name"),
            band=row.text("band"),
            marks=row.text("marks"),
            sources=cited(row, folder.sources),
        )
        for row in rows
    )


def crosswalk(folder: Folder) -> tuple[Crosswalk, ...]:
    """Read ``crosswalk.csv``: every rung, and what lies off the ladder."""
    scales = ("arnstein", "handbook", "wilcox", "hart", "bovaird")
    rows = folder.rows("crosswalk.csv", ("rung", *scales, "note", "sources"), "rung")
    return tuple(
        Crosswalk(
            rung=row.text("rung"),
            **{scale: row.text(scale) for scale in scales},
            note=row.maybe("note"),
            sources=cited(row, folder.sources),
        )
        for row in rows
    )


def indicators(folder: Folder) -> tuple[Indicator, ...]:
    """Read ``indicators.csv``; the answer off the scale, X, may be left empty."""
    answers = tuple(f"answer_{value}" for value in range(HIGHEST_ANSWER + 1))
    columns = ("key", "name", "prompt", "help", *answers, "answer_x", "move", "sources")
    rows = folder.rows("indicators.csv", columns, "key")
    return tuple(
        Indicator(
            key=row.matching("key", "[a-z]+", "one word in small letters"),
            name=row.text("name"),
            prompt=row.text("prompt"),
            help=row.maybe("help"),
            options=(
                *(Option(str(value), row.text(column), "") for value, column in enumerate(answers)),
                *(Option(STEPPED_BACK, label, "") for label in [row.maybe("answer_x")] if label),
            ),
            move=row.text("move"),
            sources=cited(row, folder.sources),
        )
        for row in rows
    )


def vignettes(folder: Folder, asked: Sequence[Indicator]) -> tuple[Vignette, ...]:
    """Read ``vignettes.csv``, which has a column for the answer to each indicator."""
    columns = (*_VIGNETTE, *(indicator.key for indicator in asked))
    rows = folder.rows("vignettes.csv", columns, "id")
    return tuple(_vignette(row, asked, folder) for row in rows)


def gates(folder: Folder, keys: Collection[str]) -> tuple[Gate, ...]:
    """Read ``gates.csv``: the words for the gates, in the order they are tried."""
    rows = folder.rows("gates.csv", ("id", "indicator", "cap", "words", "move"), "id")
    return tuple(
        Gate(
            id=row.text("id"),
            indicator=row.some_of("indicator", keys, "indicators.csv", needed=True),
            cap=row.whole("cap", 1, RUNGS - 1),
            words=row.text("words"),
            move=row.text("move"),
        )
        for row in rows
    )


def _vignette(row: Row, asked: Sequence[Indicator], folder: Folder) -> Vignette:
    reference = row.whole("reference", 1, RUNGS)
    return Vignette(
        id=row.text("id"),
        title=row.text("title"),
        text=row.text("text"),
        reference=reference,
        accept_low=row.whole("accept_low", 1, reference),
        accept_high=row.whole("accept_high", reference, RUNGS),
        off_ladder=row.yes("off_ladder"),
        scored=row.yes("scored"),
        why=row.text("why"),
        tempting=row.text("tempting"),
        tempting_why=row.text("tempting_why"),
        note=row.maybe("note"),
        answers=MappingProxyType({each.key: _answer(row, each) for each in asked}),
        short=row.yes("short"),
        sources=cited(row, folder.sources),
    )


def _answer(row: Row, indicator: Indicator) -> int | str:
    answer = row.one_of(indicator.key, [option.value for option in indicator.options])
    return answer if answer == STEPPED_BACK else int(answer)


def _check_sequence(rows: tuple[Row, ...], column: str, right: Iterable[str]) -> None:
    """Check that a column reads exactly so from top to bottom."""
    wanted = list(right)
    check_unique(rows, column)
    for row, value in zip(rows, wanted, strict=False):
        if row.text(column) != value:
            problem = f"{row.text(column)!r} is out of place; write {value} in this row"
            raise row.error(column, problem)
    if len(rows) < len(wanted):
        missing = wanted[len(rows)]
        raise rows[-1].error(column, f"the table ends here; add a row for {missing} below it")
    if len(rows) > len(wanted):
        extra = rows[len(wanted)]
        raise extra.error(column, f"the table should end at {wanted[-1]}; delete this row")
