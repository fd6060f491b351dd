"""What unit tests share: tables to break, a clock, and every kind of database there is."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import create_engine, text

from coproduction.store import open_store
from tests import postgres
from tests.unit.tables import DATA, TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from coproduction.store import AnswerStore

# How long an example takes says how busy the machine is, and nothing of the course.
settings.register_profile("course", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("course")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the course's tables, to break."""
    copy = tmp_path / "data"
    copy.mkdir()
    for name in TABLES:
        shutil.copy(DATA / name, copy)
    return copy


class Clock:
    """A clock that moves when told to."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 6, 26, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def new_postgres() -> Iterator[Callable[[], str]]:
    """Makes a new, empty database; gives its URL."""
    numbers = count()
    with postgres.server() as url:
        engine = create_engine(url, isolation_level="AUTOCOMMIT")

        def new() -> str:
            name = f"store{next(numbers)}"
            with engine.connect() as connection:
                connection.execute(text(f"CREATE DATABASE {name}"))
            return url.replace("/postgres?", f"/{name}?")

        yield new
        engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "postgresql":
        made: str = request.getfixturevalue("new_postgres")()
        return made
    return f"sqlite:///{tmp_path}/kept/answers.sqlite"


@pytest.fixture
def database(url: str, clock: Clock) -> Iterator[AnswerStore]:
    with closing(open_store(url, clock)) as store:
        yield store
