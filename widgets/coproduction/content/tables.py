"""The tables that stand on the ladder: each checked, each made into records."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from coproduction.content.reading import Row, check_unique, read_table
from coproduction.content.records import (
    Band,
    Criticism,
    Crosswalk,
    Flag,
    Gate,
    Indicator,
    Option,
    Part,
    Rung,
    Source,
    Vignette,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

BANDS = ("to", "for", "with")
RUNGS = 7
HIGHEST_ANSWER = 3
STEPPED_BACK = "X"

_VIGNETTE = (
    *("id", "title", "text", "reference", "accept_low", "accept_high", "off_ladder", "scored"),
    *("short", "why", "tempting", "tempting_why", "note", "sources"),
)


def sources(folder: Path) -> Mapping[str, Source]:
    """Read ``sources.csv``."""
    rows = read_table(folder, "sources.csv", ("key", "title", "publisher", "year", "url"))
    check_unique(rows, "key")
    return MappingProxyType(
        {
            row.cells["key"]: Source(
                key=row.matching("key", "[a-z0-9-]+", "small letters, digits and hyphens"),
                title=row.text("title"),
                publisher=row.text("publisher"),
                year=row.matching(
                    "year", r"n\.d\.|(c\. )?\d{4}(-\d{2})?", "a year such as 2015, or n.d."
                ),
                url=row.matching("url", r"https?://\S+", "an address that starts with https://"),
            )
            for row in rows
        }
    )


def bands(folder: Path, known: Collection[str]) -> tuple[Band, ...]:
    """Read ``bands.csv``: to, for and with, in that order."""
    rows = read_table(folder, "bands.csv", ("id", "name", "marks", "sources"))
    _check_sequence(rows, "id", BANDS)
    return tuple(
        Band(row.text("id"), row.text("name"), row.text("marks"), _cited(row, known))
        for row in rows
    )


def rungs(folder: Path, known: Collection[str]) -> tuple[Rung, ...]:
    """Read ``rungs.csv``: 1 to 7, low to high, with bands that rise too."""
    rows = read_table(folder, "rungs.csv", ("number", "name", "band", "marks", "sources"))
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
            sources=_cited(row, known),
        )
        for row in rows
    )


def crosswalk(folder: Path, known: Collection[str]) -> tuple[Crosswalk, ...]:
    """Read ``crosswalk.csv``; a row that is not on the ladder has no band."""
    scales = ("arnstein", "handbook", "wilcox", "hart", "bovaird")
    columns = ("band", "rung_label", *scales, "judgement", "sources")
    rows = read_table(folder, "crosswalk.csv", columns)
    check_unique(rows, "rung_label")
    return tuple(
        Crosswalk(
            band=row.one_of("band", BANDS) if row.maybe("band") else "",
            rung_label=row.text("rung_label"),
            **{scale: row.text(scale) for scale in scales},
            judgement=row.maybe("judgement"),
            sources=_cited(row, known),
        )
        for row in rows
    )


def indicators(folder: Path, known: Collection[str]) -> tuple[Indicator, ...]:
    """Read ``indicators.csv``; the answer off the scale, X, may be left empty."""
    answers = tuple(f"answer_{value}" for value in range(HIGHEST_ANSWER + 1))
    columns = ("key", "name", "prompt", "help", *answers, "answer_x", "move", "sources")
    rows = read_table(folder, "indicators.csv", columns)
    check_unique(rows, "key")
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
            sources=_cited(row, known),
        )
        for row in rows
    )


def vignettes(
    folder: Path, asked: Iterable[Indicator], known: Collection[str]
) -> tuple[Vignette, ...]:
    """Read ``vignettes.csv``, which has a column for the answer to each indicator."""
    asked = tuple(asked)
    columns = (*_VIGNETTE, *(indicator.key for indicator in asked))
    rows = read_table(folder, "vignettes.csv", columns)
    check_unique(rows, "id")
    return tuple(_vignette(row, asked, known) for row in rows)


def gates(folder: Path, keys: Collection[str]) -> tuple[Gate, ...]:
    """Read ``gates.csv``: the words for the gates, in the order they are tried."""
    rows = read_table(folder, "gates.csv", ("id", "indicator", "cap", "words", "move"))
    check_unique(rows, "id")
    for row in rows:
        row.text("indicator")
    return tuple(
        Gate(
            id=row.text("id"),
            indicator=row.some_of("indicator", keys, "indicators.csv"),
            cap=row.whole("cap", 1, RUNGS - 1),
            words=row.text("words"),
            move=row.text("move"),
        )
        for row in rows
    )


def flags(folder: Path) -> Mapping[str, Flag]:
    """Read ``flags.csv``."""
    rows = read_table(folder, "flags.csv", ("id", "title", "words"))
    check_unique(rows, "id")
    return MappingProxyType(
        {row.text("id"): Flag(row.text("id"), row.text("title"), row.text("words")) for row in rows}
    )


def criticisms(folder: Path, known: Collection[str]) -> tuple[Criticism, ...]:
    """Read ``criticisms.csv``."""
    rows = read_table(folder, "criticisms.csv", ("id", "title", "text", "sources"))
    check_unique(rows, "id")
    return tuple(
        Criticism(row.text("id"), row.text("title"), row.text("text"), _cited(row, known))
        for row in rows
    )


def parts(folder: Path) -> tuple[Part, ...]:
    """Read ``course.csv``: the notebooks in the order they are taken."""
    columns = ("id", "title", "minutes", "summary", "activities")
    rows = read_table(folder, "course.csv", columns)
    check_unique(rows, "id")
    return tuple(
        Part(
            id=row.matching("id", "[a-z0-9-]+", "the notebook's name without .ipynb"),
            title=row.text("title"),
            minutes=row.whole("minutes", 1, 240),
            summary=row.text("summary"),
            activities=tuple(row.text("activities").split()),
        )
        for row in rows
    )


def _vignette(row: Row, asked: Iterable[Indicator], known: Collection[str]) -> Vignette:
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
        sources=_cited(row, known),
    )


def _answer(row: Row, indicator: Indicator) -> int | str:
    answer = row.one_of(indicator.key, [option.value for option in indicator.options])
    return answer if answer == STEPPED_BACK else int(answer)


def _cited(row: Row, known: Collection[str]) -> tuple[str, ...]:
    return row.some_of("sources", known, "sources.csv")


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
