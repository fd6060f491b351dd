"""The library of real cases: what happened, what was shared, and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from coproduction.content.evidence import STRENGTHS
from coproduction.content.folder import course_folder
from coproduction.content.ladder import RUNGS
from coproduction.content.sources import stated

if TYPE_CHECKING:
    from coproduction.content.folder import Folder
    from coproduction.content.reading import Row

PLACES = ("scotland", "uk", "world")
FOUR_COS = ("commission", "design", "deliver", "assess")

_COLUMNS = (
    *("id", "name", "place", "where", "years", "partners", "who", "shared", "rung_low"),
    *("rung_high", "rung_why", "happened", "numbers", "how_estimated", "strength", "limits"),
    *("went_wrong", "sources"),
)


@dataclass(frozen=True)
class Case:
    """Something that was tried somewhere, with what it shows and what it does not.

    Attributes:
        place: ``"scotland"``, ``"uk"`` for the rest of it, or ``"world"``; ``where`` is in words.
        shared: Which of the four Co's were shared, among ``FOUR_COS``; may be empty.
        rungs: Our reading: the lowest and the highest rung it touches, with ``rung_why``.
        numbers: What was counted, or ``""``; ``how_estimated`` goes with it.
        strength: One of ``evidence.STRENGTHS``.
        limits: What it does not show.
        went_wrong: What did not go as hoped, or ``""``.
    """

    id: str
    name: str
    place: str
    where: str
    years: str
    partners: str
    who: str
    shared: tuple[str, ...]
    rungs: tuple[int, int]
    rung_why: str
    happened: str
    numbers: str
    how_estimated: str
    strength: str
    limits: str
    went_wrong: str
    sources: tuple[str, ...]


def read(folder: Folder) -> tuple[Case, ...]:
    """Read and check ``cases.csv`` in ``folder``.

    Raises:
        ContentError: The table cannot be used; it names file, row, column and what is right.
    """
    return tuple(_case(row, folder) for row in folder.rows("cases.csv", _COLUMNS, "id"))


@cache
def cases() -> tuple[Case, ...]:
    """Those of the settings' folder, read once."""
    return read(course_folder())


def _case(row: Row, folder: Folder) -> Case:
    low = row.whole("rung_low", 1, RUNGS)
    return Case(
        id=row.slug("id"),
        name=row.text("name"),
        place=row.one_of("place", PLACES),
        where=row.text("where"),
        years=row.text("years"),
        partners=row.text("partners"),
        who=row.text("who"),
        shared=row.some_of("shared", FOUR_COS, "the four Co’s"),
        rungs=(low, row.whole("rung_high", low, RUNGS)),
        rung_why=row.text("rung_why"),
        happened=row.text("happened"),
        numbers=row.maybe("numbers"),
        how_estimated=_how(row),
        strength=row.one_of("strength", STRENGTHS),
        limits=row.text("limits"),
        went_wrong=row.maybe("went_wrong"),
        sources=stated(row, folder.sources),
    )


def _how(row: Row) -> str:
    """A number is worth what its making is worth, so one never stands without the other."""
    how = row.maybe("how_estimated")
    if bool(how) != bool(row.maybe("numbers")):
        problem = "say how the numbers were made; without numbers leave this empty"
        raise row.error("how_estimated", problem)
    return how
