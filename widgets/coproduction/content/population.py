"""Scotland's people by group, the ways to reach those who are missing, and how to read measures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from coproduction.content.folder import OPTIONS, course_folder
from coproduction.content.reading import check_unique
from coproduction.content.sources import cited, stated

if TYPE_CHECKING:
    from collections.abc import Collection

    from coproduction.content.folder import Folder
    from coproduction.content.reading import Row

PROFILE, REACH = "who-is-missing.profile", "who-is-missing.reach"
"""The questions whose options name the profiles, and the people to reach."""

OWN = "own"
"""The option of ``PROFILE`` that is no profile of ours."""

ANYONE = "anyone"
"""What a method reaches that is for every group."""

COSTS = ("low", "low to medium", "medium", "medium to high", "high")


@dataclass(frozen=True)
class Group:
    """One group of a community.

    Attributes:
        share: Of the community, from 0 to 1.
        worked_out: Whether we worked the share out from published figures.
        reach: Whom to think of first when this group is missing; a guess of ours.
    """

    id: str
    name: str
    share: float
    worked_out: bool = False
    reach: tuple[str, ...] = ()


@dataclass(frozen=True)
class Profile:
    """A community by group; shares add up to 1 but for rounding.

    Attributes:
        covers: What is counted, as people or households.
        sensitive: Whether to be more careful with small numbers.
    """

    id: str
    name: str
    covers: str
    sensitive: bool
    caution: str
    groups: tuple[Group, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Method:
    """A way to reach people: whom, at what cost, and what to mind.

    Attributes:
        reaches: Values of the options of ``REACH``, or ``ANYONE``.
        time: One of ``COSTS``; so is ``money``. Both are our judgement.
        price: A figure from a source, or ``""``.
    """

    id: str
    name: str
    how: str
    reaches: tuple[str, ...]
    time: str
    money: str
    price: str
    caution: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Measure:
    """How to read one of the figures, and what it cannot say."""

    id: str
    name: str
    reading: str
    caution: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Population:
    """All of it, each in the order it is shown."""

    profiles: tuple[Profile, ...]
    methods: tuple[Method, ...]
    measures: tuple[Measure, ...]


def read(folder: Folder) -> Population:
    """Read the four tables in ``folder``.

    Raises:
        ContentError: A table cannot be used; it names file, row, column and what is right.
    """
    people = tuple(option.value for option in folder.options(REACH))
    return Population(
        profiles=_profiles(folder, people),
        methods=_methods(folder, people),
        measures=_measures(folder),
    )


@cache
def population() -> Population:
    """The population of the settings' folder, read once."""
    return read(course_folder())


def _profiles(folder: Folder, people: Collection[str]) -> tuple[Profile, ...]:
    rows = folder.rows("profiles.csv", ("id", "covers", "sensitive", "caution", "sources"), "id")
    columns = ("profile", "id", "name", "share", "worked_out", "reach")
    groups = folder.rows("population.csv", columns, "profile", "id")
    check_unique(groups, "profile", "name")
    names = {option.value: option.label for option in folder.options(PROFILE)}
    ids = [row.one_of("id", [name for name in names if name != OWN]) for row in rows]
    for group in groups:
        group.one_of("profile", ids)
    return tuple(
        Profile(
            id=row.text("id"),
            name=names[row.text("id")],
            covers=row.text("covers"),
            sensitive=row.yes("sensitive"),
            caution=row.text("caution"),
            groups=_groups(row, [g for g in groups if g.text("profile") == row.text("id")], people),
            sources=stated(row, folder.sources),
        )
        for row in rows
    )


def _groups(profile: Row, rows: list[Row], people: Collection[str]) -> tuple[Group, ...]:
    if len(rows) < 2:
        problem = f"{profile.text('id')!r} has not two groups; add rows to population.csv"
        raise profile.error("id", problem)
    groups = tuple(
        Group(
            id=row.slug("id"),
            name=row.text("name"),
            share=_share(row),
            worked_out=row.yes("worked_out"),
            reach=row.some_of("reach", people, f"{OPTIONS} under {REACH}"),
        )
        for row in rows
    )
    together = round(100 * sum(group.share for group in groups), 6)
    if together != 100:
        problem = f"the shares of {profile.text('id')!r} add up to {together:g}; make that 100"
        raise rows[-1].error("share", problem)
    return groups


def _share(row: Row) -> float:
    right = "a per cent over 0 and under 100, such as 22.5"
    share = float(row.matching("share", r"[0-9]{1,2}(\.[0-9]+)?", right))
    if share == 0:
        raise row.error("share", f"'0' will not do; write {right}")
    return share / 100


def _methods(folder: Folder, people: Collection[str]) -> tuple[Method, ...]:
    said = ("name", "how", "reaches", "time", "money", "price", "caution")
    rows = folder.rows("methods.csv", ("id", *said, "sources"), "id")
    return tuple(
        Method(
            id=row.slug("id"),
            name=row.text("name"),
            how=row.text("how"),
            reaches=row.some_of(
                "reaches", (*people, ANYONE), f"{OPTIONS} under {REACH}", needed=True
            ),
            time=row.one_of("time", COSTS),
            money=row.one_of("money", COSTS),
            price=row.maybe("price"),
            caution=row.text("caution"),
            sources=stated(row, folder.sources),
        )
        for row in rows
    )


def _measures(folder: Folder) -> tuple[Measure, ...]:
    columns = ("id", "name", "reading", "caution", "sources")
    rows = folder.rows("measures.csv", columns, "id")
    return tuple(
        Measure(
            id=row.slug("id"),
            name=row.text("name"),
            reading=row.text("reading"),
            caution=row.text("caution"),
            sources=cited(row, folder.sources),
        )
        for row in rows
    )
