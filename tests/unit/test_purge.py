"""Nobody's answers stay for ever."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import UTC, datetime, timedelta
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
        task = asyncio.create_task(purge.purge_daily(store))
        while "long gone" in people():
            await asyncio.sleep(0.01)
        task.cancel()

    asyncio.run(asyncio.wait_for(start(), 10))
    assert people() == {"here lately"}
    store.close()


def test_a_day_that_fails_is_followed_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(purge, "_DAY_SECONDS", 0)
    days: list[datetime] = []

    class Store:
        def purge(self, before: datetime) -> int:
            days.append(before)
            if len(days) == 1:
                raise StoreError("not today")
            return 0

    async def start() -> None:
        store: Any = Store()
        task = asyncio.create_task(purge.purge_daily(store))
        while len(days) < 3:
            await asyncio.sleep(0.01)
        task.cancel()

    asyncio.run(asyncio.wait_for(start(), 10))
