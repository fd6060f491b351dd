"""What people read of the tables in data/: every column is words, or named as none."""

from __future__ import annotations

import csv
from functools import cache
from typing import TYPE_CHECKING

from tests.reading.texts import ROOT, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = ROOT / "data"

WORDS = {
    "audiences": {"feedback": "phrase lead_why keep_why question answer"},
    "bands": {"card": "name marks"},
    "barriers": {"card": "title said", "prompt": "ask", "finding": "known others"},
    "cases": {
        "finding": "name where years partners who rung_why happened numbers how_estimated limits"
        " went_wrong"
    },
    "cost-lines": {"prompt": "name unit units", "feedback": "why"},
    "course": {"prose": "title summary"},
    "criticisms": {"card": "title words"},
    "crosswalk": {"finding": "rung arnstein handbook wilcox hart bovaird note"},
    "definitions": {"card": "said_by quote", "feedback": "why signing note"},
    "differences": {"finding": "title words"},
    "evidence": {"finding": "claim figure strength_why does_not_show"},
    "flags": {"feedback": "title words"},
    "gates": {"feedback": "words move"},
    "gunning": {"prompt": "name prompt", "feedback": "move"},
    "indicators": {
        "prompt": "name prompt help answer_0 answer_1 answer_2 answer_3 answer_x",
        "feedback": "move",
    },
    "measures": {"feedback": "name reading caution"},
    "methods": {"finding": "name how price caution"},
    "not-priced": {"feedback": "title words"},
    "notes": {"feedback": "title words"},
    "options": {"prompt": "label help"},
    "parties": {"prompt": "name phrase think"},
    "policy": {"finding": "what says"},
    "population": {"card": "name"},
    "principles": {"finding": "said_by text"},
    "profiles": {"feedback": "covers caution"},
    "questions": {"prompt": "prompt help"},
    "remarks": {"feedback": "title words"},
    "rungs": {"card": "name marks"},
    "situations": {"card": "title text", "feedback": "why ladder note"},
    "sources": {"finding": "title publisher"},
    "steps": {"prompt": "title say", "prose": "notes"},
    "value-inputs": {"prompt": "name prompt help unit", "feedback": "why"},
    "vignettes": {"card": "title text", "feedback": "why tempting tempting_why note"},
    "warnings": {"feedback": "title words"},
}
"""By table and kind, the columns that people read."""

CODES = (
    "accept_high accept_low activities agenda audiences band basis benefits cap careful"
    " central coproduced count date deciding doing drop framing group high id indicator"
    " judging keep_back key kind layer lead least low max_length minutes minutes_120"
    " minutes_60 minutes_90 money most number off_ladder openness optional options ordinary"
    " own_words place profile question rate reach reaches reference results rung_high rung_low"
    " scored sensitive share shared short side sources status strength sum support time url value"
    " worked_out year"
)
"""Columns of keys, figures and short codes, whatever the table."""

KEYS = {
    "options": ("question", "value"),
    "policy": ("place", "date"),
    "population": ("profile", "id"),
}
"""The columns that name a row, where it is not the first alone."""


def rows(table: str) -> list[dict[str, str]]:
    """The rows of a table as they are in the file."""
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def texts() -> tuple[Text, ...]:
    """Every text in the tables."""
    return tuple(text for table in WORDS for text in _texts(table))


def _texts(table: str) -> Iterator[Text]:
    for row in rows(table):
        key = ".".join(row[column] for column in KEYS.get(table, (next(iter(row)),)))
        # What is asked in one activity is read on a few pages in a row, with its answers.
        asked = table in {"questions", "options"}
        near, part = (key.split(".")[0], "questions") if asked else (f"{table}.{key}", table)
        for kind, columns in WORDS[table].items():
            for column in columns.split():
                if words := row.get(column, "").strip():
                    ours = (
                        " in our words" if column == "quote" and row["own_words"] == "yes" else ""
                    )
                    yield Text(f"{table}.{key}.{column}{ours}", kind, near, part, words)
