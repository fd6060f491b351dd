"""A room with many at once in it: nobody's change is lost, and what is deleted is gone."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import replace
from threading import Barrier, Event
from typing import TYPE_CHECKING, Any

import pytest

from coproduction.store import Entry, Room, RoomError, RoomStore, Said, open_store
from coproduction.store.rooms import people as people_module
from coproduction.store.rooms import rooms as rooms_module
from tests.unit import rooming

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

V5 = "vignettes.rung.V5"

COUNT_ON = """
import sys
from dataclasses import replace
from coproduction.store import open_store

_, url, room_id, times, name = sys.argv
store = open_store(url)
print("ready", flush=True)
sys.stdin.read()
for _ in range(int(times)):
    def on(room):
        said = {**room.state, name: room.state.get(name, 0) + 1}
        return replace(room, state=said, minutes=room.minutes + 1)
    store.rooms.change(room_id, on)
"""


@pytest.fixture
def two(url: str) -> Iterator[tuple[RoomStore, RoomStore]]:
    """Two servers on one database."""
    with ExitStack() as stack:
        stores = [stack.enter_context(closing(open_store(url))) for _ in range(2)]
        yield stores[0].rooms, stores[1].rooms


def _at_once(jobs: list[Callable[[], Any]]) -> list[Future[Any]]:
    """Do all of it, each in a thread of its own that starts when all are ready."""
    ready = Barrier(len(jobs))

    def run(job: Callable[[], Any]) -> Any:
        ready.wait()
        return job()

    with ThreadPoolExecutor(len(jobs)) as threads:
        return [threads.submit(run, job) for job in jobs]


def _fulls(done: list[Future[Any]]) -> int:
    """How many were refused; any failure but that is raised."""
    errors = [error for future in done if (error := future.exception())]
    assert {getattr(error, "why", error) for error in errors} <= {"full"}
    return len(errors)


def test_two_processes_never_lose_each_others_change(two, url):
    room = rooming.create(two[0])
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", COUNT_ON, url, room.id, "40", name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        for name in ("ann", "bea")
    ]
    for process in processes:
        assert process.stdout.readline() == b"ready\n"
    for process in processes:
        process.stdin.close()
    for process in processes:
        assert process.wait() == 0
        process.stdout.close()
    kept = two[1].by_id(room.id)
    assert kept.state == {"ann": 40, "bea": 40}
    assert (kept.minutes, kept.version) == (60 + 80, 1 + 80)


def test_however_many_come_at_once_a_room_never_holds_more_than_it_may(two, monkeypatch):
    monkeypatch.setattr(people_module, "MAX_PEOPLE", 5)
    room = rooming.create(two[0])
    done = _at_once([lambda n=n: two[n % 2].join(room.id, f"p{n % 8}", "phone") for n in range(16)])
    assert _fulls(done) == 6  # three people, twice each
    assert two[0].here(room.id) == {"phone": 5}


def test_however_many_are_opened_at_once_there_are_never_too_many_rooms(two, monkeypatch):
    monkeypatch.setattr(rooms_module, "MAX_ROOMS", 3)
    done = _at_once([lambda n=n: rooming.create(two[n % 2]) for n in range(8)])
    assert _fulls(done) == 5
    assert len(two[0].rooms("key")) == 3


def test_two_who_set_out_tables_at_once_get_the_same(two):
    room = rooming.create(two[0])
    done = _at_once([lambda n=n: two[n].tables(room.id, 9, rooming.make_code) for n in range(2)])
    assert len({future.result() for future in done}) == 1


def test_undo_by_many_takes_each_entry_once(two):
    room = rooming.create(two[0])
    ids = {two[n % 2].enter(room.id, Entry(V5, 1, "hands", "", {"1": n})) for n in range(8)}
    assert len(ids) == 8
    done = _at_once([lambda n=n: two[n % 2].undo(room.id) for n in range(10)])
    undone = [future.result() for future in done]
    assert {one.id for one in undone if one} == ids
    assert undone.count(None) == 2
    assert two[0].entries(room.id) == ()


def test_a_step_that_is_closed_takes_no_answer_from_another_server(two):
    """Who saves while the room is being changed waits, and sees the room as it then is."""
    here, there = two
    room = rooming.create(here)
    key = here.join(room.id, "ann", "phone").key
    here.change(room.id, lambda old: replace(old, state={"open": True}))
    asked = Event()

    def is_open(room: Room, _one: Said) -> bool:
        asked.set()
        state: Any = room.state
        return bool(state["open"])

    with ThreadPoolExecutor(1) as threads:
        saving = []

        def close(old: Room) -> Room:
            one = Said(key, "phone", V5, 1, 3, "p-1")
            saving.append(threads.submit(there.save, room.id, [one], is_open))
            assert not asked.wait(0.3)  # it is kept waiting until this change is through
            return replace(old, state={"open": False})

        here.change(room.id, close)
        assert saving[0].result() == [False]
    assert here.said(room.id) == ()


def test_servers_that_save_for_the_same_people_never_wait_in_a_circle(two):
    room = rooming.create(two[0])
    keys = [two[0].join(room.id, f"p{n}", "phone").key for n in range(40)]

    def save(server: int) -> list[bool]:
        given: list[bool] = []
        for number in range(1, 11):
            people = keys if (server + number) % 2 else keys[::-1]
            batch = [Said(key, "phone", V5, 1, number, f"s{server}-{number}") for key in people]
            given += two[server % 2].save(room.id, batch)
        return given

    def change() -> list[bool]:
        for _ in range(10):
            two[0].change(room.id, lambda old: replace(old, minutes=old.minutes + 1))
        return []

    done = _at_once([lambda n=n: save(n) for n in range(4)] + [change])
    assert all(all(future.result()) for future in done)
    assert [row.value for row in two[0].said(room.id)] == [10] * 40
    assert two[1].by_id(room.id).minutes == 70


def test_who_saves_while_the_room_is_deleted_is_told_that_it_is_gone(two):
    for _ in range(5):
        room = rooming.create(two[0])
        keys = [two[0].join(room.id, f"p{n}", "phone").key for n in range(20)]

        def save(room: Room = room, keys: list[str] = keys) -> str:
            try:
                for number in range(1, 1000):
                    batch = [Said(key, "phone", V5, 1, 3, f"p-{number}") for key in keys]
                    assert all(two[0].save(room.id, batch))
            except RoomError as error:
                return error.why
            return "never"

        saving, _ = _at_once([save, lambda room=room: two[1].delete(room.id)])
        assert saving.result() == "gone"
        assert two[0].said(room.id) == ()


# What is deleted is not left in SQLite's file, nor in its log, though the store stays open.


@pytest.fixture
def both(tmp_path: Path) -> Iterator[tuple[RoomStore, RoomStore]]:
    with ExitStack() as stack:
        url = f"sqlite:///{tmp_path}/a.sqlite"
        stores = [stack.enter_context(closing(open_store(url))) for _ in range(2)]
        yield stores[0].rooms, stores[1].rooms


def _left(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir())


def _say(store: RoomStore, words: str, keep_until: Any = None) -> Room:
    room = rooming.create(store, **({"keep_until": keep_until} if keep_until else {}))
    key = store.join(room.id, "ann", "phone").key
    store.save(room.id, [Said(key, "phone", "why", 1, words, "p-1", text=True)])
    assert store.texts(room.id)
    return room


def test_a_deleted_rooms_words_are_gone_from_file_and_log(both, tmp_path):
    room, other = _say(both[0], "what I really think"), _say(both[1], "you may know this")
    assert b"really think" in _left(tmp_path)
    both[1].delete(room.id)
    assert b"really think" not in _left(tmp_path)
    assert len(both[0].texts(other.id)) == 1


def test_so_are_the_words_of_who_is_forgotten_and_of_a_room_whose_day_came(both, tmp_path):
    _say(both[0], "what I really think")
    both[1].forget_person("ann")
    assert b"really think" not in _left(tmp_path)
    room = _say(both[0], "what I really think")
    both[1].purge(room.keep_until)
    assert b"really think" not in _left(tmp_path)


def test_words_that_somebody_still_read_go_with_the_next_purge(both, tmp_path, monkeypatch):
    monkeypatch.setattr("coproduction.store.transactions._WIPE_PATIENCE", 1)
    room = _say(both[0], "what I really think")
    with closing(sqlite3.connect(tmp_path / "a.sqlite", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM said").fetchall()
        assert both[0].delete(room.id)
        assert b"really think" in _left(tmp_path)
    both[0].purge(room.opened)
    assert b"really think" not in _left(tmp_path)
