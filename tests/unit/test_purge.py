"""Nobody's answers stay for ever."""

from __future__ import annotations

import asyncio
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from coproduction.server import purge
from coproduction.store import StoreError, open_store

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_people_not_seen_for_a_month_are_deleted_at_the_start(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'answers.sqlite'}"
    now = datetime.now(UTC)
    for person, days in (("long gone", 31), ("here lately", 29)):
        store = open_store(url, clock=lambda days=days: now - timedelta(days=days))  # type: ignore[misc]
        store.save(person, "start.hunch", 1, "with")
        store.close()
    store = open_store(url)

    def people() -> set[str]:
        # Not by the store, for which to be read is to be seen.
        with sqlite3.connect(tmp_path / "answers.sqlite") as database:
            return {key for (key,) in database.execute("SELECT key FROM people")}

    async def start() -> None:
        task = asyncio.create_task(purge.purge_hourly(store))
        while "long gone" in people():
            await asyncio.sleep(0.01)
        task.cancel()

    asyncio.run(asyncio.wait_for(start(), 10))
    assert people() == {"here lately"}
    store.close()


def test_rooms_are_deleted_when_their_day_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(purge, "_HOUR_SECONDS", 0)
    store = open_store(f"sqlite:///{tmp_path / 'answers.sqlite'}")
    now = datetime.now(UTC)

    def room(code: str, keep_until: datetime) -> str:
        return store.rooms.create(code, 60, keep_until, [], "key", False, lambda: code).id

    over, soon = room("OVERRR", now), room("SNNNNN", now + timedelta(hours=1))

    async def start() -> None:
        task = asyncio.create_task(purge.purge_hourly(store))
        while store.rooms.by_id(over):
            await asyncio.sleep(0.01)
        assert store.rooms.by_id(soon)
        # The hours go by, each deleting what is due by then.
        store.rooms.change(soon, lambda old: replace(old, keep_until=datetime.now(UTC)))
        while store.rooms.by_id(soon):
            await asyncio.sleep(0.01)
        task.cancel()

    asyncio.run(asyncio.wait_for(start(), 10))
    store.close()


def test_an_hour_that_fails_is_followed_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(purge, "_HOUR_SECONDS", 0)
    hours: list[datetime] = []

    class Store:
        rooms = SimpleNamespace(purge=hours.append)

        def purge(self, before: datetime) -> int:
            if len(hours) == 1:
                raise StoreError("not now")
            return 0

    async def start() -> None:
        store: Any = Store()
        task = asyncio.create_task(purge.purge_hourly(store))
        while len(hours) < 3:
            await asyncio.sleep(0.01)
        task.cancel()

    asyncio.run(asyncio.wait_for(start(), 10))
