"""The evidence bank, for and against, with who might be moved by it and who is meant."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from coproduction.content.folder import course_folder
from coproduction.content.sources import stated

if TYPE_CHECKING:
    from collections.abc import Collection

    from coproduction.content.folder import Folder
    from coproduction.content.reading import Row

STRENGTHS = (
    *("opinion", "weak", "weak to moderate", "moderate", "moderate to strong", "strong"),
    "law",
)
"""From the weakest to the strongest; a judgment of a court stands apart."""

SIDES = ("for", "against")
SUMS = ("lead", "offered", "no")
"""Whether the calculator's sum belongs on an audience's page, in our judgement."""


@dataclass(frozen=True)
class Party:
    """Someone with a part in the work; ``phrase`` is the name inside a sentence."""

    id: str
    name: str
    phrase: str
    think: str


@dataclass(frozen=True)
class Evidence:
    """One thing that is known or claimed.

    Attributes:
        figure: The number that goes with it, or ``""``.
        strength: One of ``STRENGTHS``; ``strength_why`` says why.
        benefits: The ids of the parties who gain, as far as it shows.
        side: ``"for"`` or ``"against"``.
        audiences: The ids of the audiences that it may convince.
    """

    id: str
    claim: str
    figure: str
    strength: str
    strength_why: str
    benefits: tuple[str, ...]
    does_not_show: str
    side: str
    audiences: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Audience:
    """Someone to be convinced; what to lead with, what to keep back, and what they will ask.

    Attributes:
        phrase: As in “a page for a finance director”.
        sum: One of ``SUMS``.
        lead: The ids of the evidence we would lead with; ``keep_back`` of what we would not use.
    """

    id: str
    phrase: str
    sum: str
    lead: tuple[str, ...]
    lead_why: str
    keep_back: tuple[str, ...]
    keep_why: str
    question: str
    answer: str


@dataclass(frozen=True)
class Bank:
    """All of it, each in the order it is shown."""

    parties: tuple[Party, ...]
    audiences: tuple[Audience, ...]
    evidence: tuple[Evidence, ...]


def read(folder: Folder) -> Bank:
    """Read and check ``parties.csv``, ``audiences.csv`` and ``evidence.csv`` in ``folder``.

    Raises:
        ContentError: A table cannot be used; it names file, row, column and what is right.
    """
    parties = _parties(folder)
    columns = (
        *("id", "phrase", "sum", "lead", "lead_why", "keep_back", "keep_why"),
        *("question", "answer"),
    )
    rows = folder.rows("audiences.csv", columns, "id")
    evidence = _evidence(folder, [party.id for party in parties], [row.text("id") for row in rows])
    known = [one.id for one in evidence]
    return Bank(parties, tuple(_audience(row, known) for row in rows), evidence)


@cache
def bank() -> Bank:
    """What the settings' folder holds, read once."""
    return read(course_folder())


def _parties(folder: Folder) -> tuple[Party, ...]:
    rows = folder.rows("parties.csv", ("id", "name", "phrase", "think"), "id")
    return tuple(
        Party(row.slug("id"), row.text("name"), row.text("phrase"), row.text("think"))
        for row in rows
    )


def _evidence(
    folder: Folder, parties: Collection[str], audiences: Collection[str]
) -> tuple[Evidence, ...]:
    columns = (
        *("id", "claim", "figure", "strength", "strength_why", "benefits", "does_not_show"),
        *("side", "audiences", "sources"),
    )
    rows = folder.rows("evidence.csv", columns, "id")
    return tuple(
        Evidence(
            id=row.slug("id"),
            claim=row.text("claim"),
            figure=row.maybe("figure"),
            strength=row.one_of("strength", STRENGTHS),
            strength_why=row.text("strength_why"),
            benefits=row.some_of("benefits", parties, "parties.csv"),
            does_not_show=row.text("does_not_show"),
            side=row.one_of("side", SIDES),
            audiences=row.some_of("audiences", audiences, "audiences.csv", needed=True),
            sources=stated(row, folder.sources),
        )
        for row in rows
    )


def _audience(row: Row, known: Collection[str]) -> Audience:
    return Audience(
        id=row.slug("id"),
        phrase=row.text("phrase"),
        sum=row.one_of("sum", SUMS),
        lead=row.some_of("lead", known, "evidence.csv", needed=True),
        lead_why=row.text("lead_why"),
        keep_back=row.some_of("keep_back", known, "evidence.csv"),
        keep_why=row.text("keep_why"),
        question=row.text("question"),
        answer=row.text("answer"),
    )
