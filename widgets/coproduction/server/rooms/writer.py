"""Keeps what a hall full of people says at once: whatever waits goes into one transaction.

A transaction that is on the disk when it ends takes some milliseconds, however many answers are
in it. While one is under way, the answers that come in wait together for the next.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from coproduction.store import Room, RoomStore, Said

    Allowed = Callable[[Room, Said], bool]

MOST = 500
"""How many answers one transaction takes: nobody should wait for much more than their own."""


class Writer:
    """The one who writes answers for a server; any number may hand them in.

    Args:
        store: Where they go.
        allowed: Whether an answer may be kept, asked of the room as it is in that transaction.
    """

    def __init__(self, store: RoomStore, allowed: Allowed) -> None:
        self._store = store
        self._allowed = allowed
        self._waiting: dict[str, list[tuple[Said, asyncio.Future[bool]]]] = {}
        self._task: asyncio.Task[None] | None = None

    async def save(self, room_id: str, said: Said) -> bool:
        """Whether it is kept; when this returns True, it outlives a power cut.

        Raises:
            RoomError: The room is gone.
            StoreError: The database does not answer.
        """
        kept: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(room_id, []).append((said, kept))
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._write())
        return await kept

    async def _write(self) -> None:
        while self._waiting:
            room_id = next(iter(self._waiting))
            waiting = self._waiting.pop(room_id)
            if rest := waiting[MOST:]:
                self._waiting[room_id] = rest
            await self._keep(room_id, waiting[:MOST])

    async def _keep(self, room_id: str, batch: list[tuple[Said, asyncio.Future[bool]]]) -> None:
        many = [said for said, _ in batch]
        try:
            kept = await asyncio.to_thread(self._store.save, room_id, many, self._allowed)
        except Exception as error:
            # Each of them hears of it, and sends again.
            for _, each in batch:
                if not each.done():
                    each.set_exception(error)
            return
        for (_, each), good in zip(batch, kept, strict=True):
            if not each.done():
                each.set_result(good)
