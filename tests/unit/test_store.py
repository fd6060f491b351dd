"""The store keeps its contract on every backend, and says kindly what is wrong."""

from __future__ import annotations

import json
import shutil
import sqlite3
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, inspect, select, text
from sqlalchemy.exc import SQLAlchemyError

from coproduction.store import AnswerStore, PageStore, StoreError, open_store
from coproduction.store.migrations import STEPS, migrate
from coproduction.store.tables import metadata, people
from coproduction.store.values import to_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.unit.conftest import Clock

HOUR = timedelta(hours=1)
NOON = datetime(2026, 6, 26, 12, tzinfo=UTC)


@pytest.fixture(params=["sqlite", "postgresql", "page"])
def store(
    request: pytest.FixtureRequest, tmp_path: Path, clock: Clock
) -> Iterator[AnswerStore | PageStore]:
    if request.param == "page":
        yield PageStore()
        return
    url = f"sqlite:///{tmp_path}/answers.sqlite"
    if request.param == "postgresql":
        url = request.getfixturevalue("new_postgres")()
    with closing(open_store(url, clock)) as opened:
        yield opened


# The contract, on every backend.


def test_somebody_new_has_said_nothing(store):
    assert store.answers("ann") == {}


@pytest.mark.parametrize(
    "value",
    [
        *[0, 1, -1, 1.0, 1e300, 2**70, True, False, "", [], {}],
        *["null", "a\0b", "\ud800", "naïve 🙂 <img src=x>", "'; DROP TABLE answers; --"],
        [None, [None]],
        {"": None, "ключ": [1, {"deep": False}]},
    ],
    ids=repr,
)
def test_a_value_comes_back_as_it_went_in(store, value):
    store.save("ann", "q", 1, value)
    (back,) = store.answers("ann").values()
    assert json.dumps(back) == json.dumps(value)  # 1, 1.0 and true are equal, but not the same


def test_saving_again_replaces(store):
    store.save("ann", "q", 1, "first")
    store.save("ann", "q", 1, "second")
    store.save("ann", "q", 1, "second")
    assert store.answers("ann") == {("q", 1): "second"}


def test_none_takes_an_answer_away(store):
    store.save("ann", "q", 1, 3)
    store.save("ann", "r", 1, 4)
    store.save("ann", "q", 1, None)
    store.save("ann", "never said", 1, None)
    assert store.answers("ann") == {("r", 1): 4}


def test_people_questions_and_rounds_are_kept_apart(store):
    store.save("ann", "q", 2, "a2")
    store.save("ann", "q", 1, "a1")
    store.save("ann", "Q", 1, "A1")
    store.save("bea", "q", 1, "b1")
    assert store.answers("ann") == {("Q", 1): "A1", ("q", 1): "a1", ("q", 2): "a2"}
    assert store.answers("bea") == {("q", 1): "b1"}


def test_what_comes_out_can_be_changed_without_harm(store):
    given = ["kept"]
    store.save("ann", "q", 1, given)
    given.append("later")
    store.answers("ann")["q", 1].append("by the reader")
    assert store.answers("ann") == {("q", 1): ["kept"]}


@pytest.mark.parametrize(
    "value",
    [{1, 2}, b"a", float("nan"), float("inf"), {1: "a"}, (1, 2), [object], NOON],
    ids=repr,
)
def test_a_value_that_is_not_json_is_refused_and_changes_nothing(store, value):
    store.save("ann", "vignettes.rung.V5", 1, 3)
    with pytest.raises(ValueError, match=r"'vignettes\.rung\.V5'"):
        store.save("ann", "vignettes.rung.V5", 1, value)
    assert store.answers("ann") == {("vignettes.rung.V5", 1): 3}


def test_many_answers_are_kept_at_once_in_place_of_the_old_ones(store):
    store.save("ann", "a", 1, "old")
    store.save("ann", "b", 1, "left alone")
    store.save_all("ann", {("a", 1): "new", ("a", 2): [1], ("c", 1): 3})
    found = {("a", 1): "new", ("a", 2): [1], ("b", 1): "left alone", ("c", 1): 3}
    assert store.answers("ann") == found
    assert store.answers("bob") == {}


def test_when_one_of_many_cannot_be_kept_none_is(store):
    store.save("ann", "a", 1, "old")
    with pytest.raises(ValueError, match="'b'"):
        store.save_all("ann", {("a", 1): "new", ("b", 1): float("nan")})
    assert store.answers("ann") == {("a", 1): "old"}


def test_forgetting_takes_everything_of_one_person(store):
    for question in "qrs":
        store.save("ann", question, 1, 1)
    store.save("bea", "q", 1, 2)
    assert store.forget("ann") == 3
    assert store.answers("ann") == {}
    assert store.answers("bea") == {("q", 1): 2}
    assert store.forget("ann") == 0
    store.save("ann", "q", 1, "back again")
    assert store.answers("ann") == {("q", 1): "back again"}


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
steps = st.lists(
    st.tuples(
        st.sampled_from(["save", "save", "save", "forget"]),
        st.sampled_from(["ann", "bea"]),
        st.sampled_from(["q", "r"]),
        st.integers(1, 2),
        json_values,
    ),
    max_size=8,
)


@given(steps)
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_the_store_is_a_dictionary_that_lasts(store, steps):
    said: dict[str, dict[tuple[str, int], Any]] = {"ann": {}, "bea": {}}
    for person in said:
        store.forget(person)
    for act, person, question, number, value in steps:
        if act == "forget":
            assert store.forget(person) == len(said[person])
            said[person].clear()
            continue
        store.save(person, question, number, value)
        said[person][question, number] = value
        if value is None:
            del said[person][question, number]
    assert {person: store.answers(person) for person in said} == said


# What databases add.


def test_purging_takes_those_not_seen_since(database, clock):
    database.save("ann", "q", 1, 1)
    database.save("ann", "r", 1, 1)
    clock.moment += HOUR
    database.save("bea", "q", 1, 2)
    assert database.purge(before=NOON) == 0
    assert database.purge(before=NOON + HOUR) == 1
    assert database.answers("ann") == {}
    assert database.answers("bea") == {("q", 1): 2}


def test_saving_counts_as_seen_at_once(database, clock):
    database.save("ann", "q", 1, 1)
    clock.moment += timedelta(minutes=1)
    database.save("ann", "q", 1, None)
    assert database.purge(before=NOON + timedelta(seconds=1)) == 0
    assert database.purge(before=NOON + timedelta(minutes=2)) == 1


def test_coming_back_to_read_counts_as_seen(database, clock):
    database.save("ann", "q", 1, 1)
    clock.moment += HOUR
    database.answers("ann")
    assert database.purge(before=NOON + HOUR) == 0


def test_a_moment_may_be_in_any_time_zone_but_not_in_none(database):
    database.save("ann", "q", 1, 1)
    east = NOON.astimezone(timezone(9 * HOUR))
    assert database.purge(before=east) == 0
    with pytest.raises(ValueError, match="time zone"):
        database.purge(before=NOON.replace(tzinfo=None))


def test_answers_are_there_when_it_is_opened_again(url):
    with closing(open_store(url)) as first, closing(open_store(url)) as second:
        first.save("ann", "q", 1, "kept")
        assert second.answers("ann") == {("q", 1): "kept"}
    with closing(open_store(url)) as again:
        assert again.answers("ann") == {("q", 1): "kept"}


def test_reading_is_not_writing_but_once_an_hour(database, clock):
    seen = select(people.c.seen)
    database.answers("ann")
    assert _one(database, select(func.count()).select_from(people)) == 0
    database.save("ann", "q", 1, 1)
    clock.moment += HOUR - timedelta(seconds=1)
    database.answers("ann")
    assert _one(database, seen) == NOON
    clock.moment += timedelta(seconds=1)
    database.answers("ann")
    assert _one(database, seen) == NOON + HOUR


def test_moments_are_kept_in_utc(database):
    database.save("ann", "q", 1, 1)
    assert _one(database, select(people.c.seen)).isoformat() == "2026-06-26T12:00:00+00:00"


def test_a_save_that_fails_leaves_nothing_and_repeats_nothing(database):
    _do(database, "DROP TABLE answers")
    with pytest.raises(StoreError, match="Try again") as caught:
        database.save("ann", "q", 1, "what I really think")
    told = "".join(str(error) for error in (caught.value, caught.value.__cause__))
    assert "really think" not in told
    assert _one(database, select(func.count()).select_from(people)) == 0


def test_one_store_serves_many_threads(database):
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda n: database.save("ann", f"q{n}", 1, n), range(80)))
    assert database.answers("ann") == {(f"q{n}", 1): n for n in range(80)}


def test_many_may_open_a_new_database_at_once(url):
    def visit(number: int) -> None:
        with closing(open_store(url)) as store:
            store.save("ann", f"q{number}", 1, number)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(visit, range(8)))
    with closing(open_store(url)) as store:
        assert len(store.answers("ann")) == 8


# The schema and its history.


def test_the_migrations_make_the_tables_that_the_queries_use(database):
    inspector = inspect(database._engine)
    for table in metadata.tables.values():
        made = {column["name"]: column for column in inspector.get_columns(table.name)}
        assert list(made) == table.c.keys()
        assert inspector.get_pk_constraint(table.name)["constrained_columns"] == [
            column.name for column in table.primary_key
        ]
        for column in table.c:
            assert made[column.name]["nullable"] is column.nullable or column.primary_key


def test_an_older_database_keeps_its_answers_and_loses_when_they_were_given(url, monkeypatch):
    monkeypatch.setattr("coproduction.store.opening.migrate", lambda e: migrate(e, STEPS[:1]))
    with closing(open_store(url)) as store:
        _do(store, "INSERT INTO people VALUES ('ann', '2026-06-26 12:00:00')")
        _do(store, "INSERT INTO answers VALUES ('ann', 'q', 1, '3', '2026-06-26 12:00:00')")
    monkeypatch.undo()
    with closing(open_store(url)) as store:
        assert store.answers("ann") == {("q", 1): 3}
        store.save("ann", "q", 1, 4)
        assert store.answers("ann") == {("q", 1): 4}
        assert store.forget("ann") == 1


def test_a_later_step_keeps_the_answers(url):
    with closing(open_store(url)) as store:
        store.save("ann", "q", 1, "kept")
        migrate(store._engine, (*STEPS, ("ALTER TABLE people ADD COLUMN room TEXT",)))
        assert store.answers("ann") == {("q", 1): "kept"}
        assert _one(store, text("SELECT room FROM people")) is None


def test_a_step_that_fails_leaves_nothing_behind(database):
    database.save("ann", "q", 1, "kept")
    bad = ("CREATE TABLE halls (name TEXT)", "UPDATE people SET nothing = 1")
    with pytest.raises(SQLAlchemyError):
        migrate(database._engine, (*STEPS, bad))
    assert not inspect(database._engine).has_table("halls")
    assert _one(database, text("SELECT MAX(version) FROM schema_version")) == len(STEPS)
    assert database.answers("ann") == {("q", 1): "kept"}
    migrate(database._engine, (*STEPS, bad[:1]))
    assert inspect(database._engine).has_table("halls")


def test_a_database_of_a_newer_version_is_left_alone(url):
    with closing(open_store(url)) as store:
        _do(store, "INSERT INTO schema_version VALUES (99)")
    with pytest.raises(StoreError, match=r"newer version.*99.*Update the course"):
        open_store(url)


def test_a_database_of_another_program_is_left_alone(url):
    with closing(open_store(url)) as store:
        for statement in (
            "DROP TABLE schema_version",
            "DROP TABLE answers",
            "DROP TABLE people",
            "CREATE TABLE people (name TEXT)",
        ):
            _do(store, statement)
    with pytest.raises(StoreError, match=r"cannot be used.*people.*already exists"):
        open_store(url)


# SQLite's file.


def test_an_acknowledged_answer_is_on_the_disk_and_readers_do_not_wait(tmp_path):
    with closing(open_store(f"sqlite:///{tmp_path}/a.sqlite")) as store:
        assert _one(store, text("PRAGMA journal_mode")) == "wal"
        assert _one(store, text("PRAGMA synchronous")) == 2
        assert _one(store, text("PRAGMA foreign_keys")) == 1
        assert _one(store, text("PRAGMA busy_timeout")) == 30_000


def test_it_waits_for_another_process_that_is_making_the_file(tmp_path, monkeypatch):
    other = sqlite3.connect(tmp_path / "a.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    # While the other writes, SQLite refuses WAL at once instead of waiting its turn.
    monkeypatch.setattr("time.sleep", lambda _seconds: other.rollback())
    with closing(open_store(f"sqlite:///{tmp_path}/a.sqlite")) as store, closing(other):
        assert _one(store, text("PRAGMA journal_mode")) == "wal"


def test_only_the_user_can_read_the_file(tmp_path):
    with closing(open_store(f"sqlite:///{tmp_path}/ours/deep/a.sqlite")) as store:
        store.save("ann", "q", 1, 1)
        kept = tmp_path / "ours/deep"
        assert kept.stat().st_mode & 0o077 == 0
        assert {file.stat().st_mode & 0o777 for file in kept.iterdir()} == {0o600}


def test_what_is_deleted_is_not_left_in_the_file(tmp_path):
    with closing(open_store(f"sqlite:///{tmp_path}/a.sqlite")) as store:
        store.save("ann", "q", 1, "what I really think")
        store.save("bea", "q", 1, "you may know this")
        store.forget("ann")
        # Also from its log, while it is still open.
        left = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"you may know this" in left
    assert b"really think" not in left


# What can be wrong, said kindly.


def test_a_file_where_a_folder_should_be(tmp_path):
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(StoreError, match=r"taken/a\.sqlite.*folder.*choose another place"):
        open_store(f"sqlite:///{tmp_path}/taken/a.sqlite")


def test_a_place_that_may_not_be_written(tmp_path, monkeypatch):
    # Root may write anywhere, so what the system would say to anybody else is said for it.
    monkeypatch.setattr("os.access", lambda *_args: False)
    with pytest.raises(StoreError, match=r"may not write.*choose another place"):
        open_store(f"sqlite:///{tmp_path}/a.sqlite")


def test_a_folder_where_the_file_should_be(tmp_path):
    with pytest.raises(StoreError, match=r"COPRODUCTION_DATABASE_URL"):
        open_store(f"sqlite:///{tmp_path}")


def test_a_file_that_is_no_database(tmp_path):
    file = tmp_path / "a.sqlite"
    file.write_text("Dear diary, " * 1000)
    with pytest.raises(StoreError, match=r"a\.sqlite is damaged.*Move it"):
        open_store(f"sqlite:///{file}")
    assert file.read_text() == "Dear diary, " * 1000


def test_a_file_that_is_damaged(tmp_path):
    file = tmp_path / "a.sqlite"
    with closing(open_store(f"sqlite:///{file}")) as store:
        store.save("ann", "q", 1, 1)
    with file.open("r+b") as opened:
        opened.seek(100)
        opened.write(b"\xff" * 4000)
    with pytest.raises(StoreError, match="damaged"):
        open_store(f"sqlite:///{file}")


@pytest.mark.parametrize("url", ["sqlite:///a.sqlite", "sqlite:///../a.sqlite", "sqlite://"])
def test_a_path_that_is_not_full(url):
    with pytest.raises(StoreError, match=r"full path.*sqlite:////"):
        open_store(url)


@pytest.mark.parametrize("url", ["mysql://host/name", "sqlite+aiosqlite:////a", "gopher://a"])
def test_a_database_of_an_unknown_kind(url):
    with pytest.raises(StoreError, match=r"not a database this course can use.*sqlite:////"):
        open_store(url)


@pytest.mark.parametrize("url", ["", "answers.sqlite", "postgresql://ann:secret@host:port/name"])
def test_an_address_that_is_none(url):
    with pytest.raises(StoreError, match=r"cannot be read.*sqlite:////") as caught:
        open_store(url)
    assert "secret" not in str(caught.value)


def test_a_driver_that_is_missing(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match=r"pip install 'coproduction\[postgres\]'"):
        open_store("postgresql://host/name")


def test_a_server_that_does_not_answer(tmp_path):
    with pytest.raises(StoreError, match="See that it is running") as caught:
        open_store(f"postgresql://ann:secret@/name?host={tmp_path}")
    assert "secret" not in str(caught.value)


def test_a_disk_that_goes_away(tmp_path):
    with closing(open_store(f"sqlite:///{tmp_path}/kept/a.sqlite")) as store:
        store.close()
        shutil.rmtree(tmp_path / "kept")
        with pytest.raises(StoreError, match="Try again in a moment"):
            store.save("ann", "q", 1, 1)


@given(json_values)
def test_text_is_plain_ascii(value):
    assert to_text("q", value).isascii()


def _one(store: AnswerStore, statement: Any) -> Any:
    with store._engine.connect() as connection:
        return connection.scalar(statement)


def _do(store: AnswerStore, statement: str) -> None:
    with store._engine.begin() as connection:
        connection.execute(text(statement))
