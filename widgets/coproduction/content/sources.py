"""Where statements of fact come from: ``sources.csv``, and the keys that other tables hold."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from coproduction.content.reading import check_unique, read_table
from coproduction.content.records import Source

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from coproduction.content.reading import Row

OWN = "own"
"""Written for keys where the words are ours: our own judgement, advice or invention."""

SEEN, COPY, UNCONFIRMED = STATUSES = ("seen", "copy", "unconfirmed")
"""Read where it was published or is reported; read in a copy elsewhere; not read, so not used."""


def read(folder: Path) -> Mapping[str, Source]:
    """Read ``sources.csv``."""
    rows = read_table(folder, "sources.csv", ("key", "title", "publisher", "year", "url", "status"))
    check_unique(rows, "key")
    return MappingProxyType({row.text("key"): _source(row) for row in rows})


def cited(row: Row, known: Mapping[str, Source]) -> tuple[str, ...]:
    """The keys of a row; none where it says that the words are our own."""
    if not row.maybe("sources"):
        right = f"write keys from sources.csv, or {OWN} where the words are ours"
        raise row.error("sources", f"the cell is empty; {right}")
    return () if row.maybe("sources") == OWN else stated(row, known)


def stated(row: Row, known: Mapping[str, Source]) -> tuple[str, ...]:
    """The keys of a row that says what others say or found, so there must be one."""
    if not row.maybe("sources"):
        raise row.error("sources", "the cell is empty; write keys from sources.csv")
    if OWN in row.maybe("sources").split():
        raise row.error("sources", f"{OWN!r} will not do here; write only keys from sources.csv")
    keys = row.some_of("sources", known, "sources.csv")
    for key in keys:
        if known[key].status == UNCONFIRMED:
            remedy = "leave out what rests on it, or confirm it and say so there"
            raise row.error("sources", f"{key!r} is marked unconfirmed in sources.csv; {remedy}")
    return keys


def _source(row: Row) -> Source:
    status = row.one_of("status", STATUSES)
    url = row.matching("url", r"(https?://\S+)?", "an address that starts with https://")
    if not url and status != UNCONFIRMED:
        raise row.error("url", "the cell is empty; write an address that starts with https://")
    if row.text("key") == OWN:
        raise row.error("key", f"{OWN!r} stands for words of ours; write another")
    return Source(
        key=row.slug("key"),
        title=row.text("title"),
        publisher=row.text("publisher"),
        year=row.matching("year", r"n\.d\.|(c\. )?\d{4}(-\d{2})?", "a year such as 2015, or n.d."),
        url=url,
        status=status,
    )
