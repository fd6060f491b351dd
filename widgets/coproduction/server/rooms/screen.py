"""The screen in the hall: how to join, the present step, and what the room said."""

from __future__ import annotations

import asyncio
import hashlib
import json
import time
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.utils import url_path_join

from coproduction.activities.blocks import Page, Prose
from coproduction.activities.live.sheets import state_of
from coproduction.activities.live.timing import remaining, timer
from coproduction.server.address import is_local
from coproduction.server.rooms.joining import join_address, qr
from coproduction.server.rooms.pages import RoomHandler
from coproduction.views.page.room import message

if TYPE_CHECKING:
    from coproduction.activities.blocks import Block
    from coproduction.activities.live.conduct import State
    from coproduction.store import Room

SOON = (
    "Take out your phone if you have one, and type the address. Or scan the square.",
    "A card, a hand or a neighbour’s phone will do as well.",
)


class ScreenHandler(RoomHandler):
    """The page, whole."""

    @allow_unauthenticated
    async def get(self, code: str) -> None:
        room = await self.drive(code)
        page = await shown(self, room)
        address = join_address(self.request, self.course)
        self.show(
            "room/screen.html.j2",
            room=room,
            address=address,
            square=qr(f"{address}?code={room.code}"),
            blocks=message(page)["blocks"],
            here=await self._here(room),
            joining=self.live.present(room) is None,
            alone=is_local(urlsplit(address).hostname or ""),
            action=url_path_join(self.course.home, "room", room.code, "screen"),
        )

    async def _here(self, room: Room) -> int:
        return sum((await asyncio.to_thread(self.live.store.here, room.id)).values())


class ScreenNowHandler(RoomHandler):
    """What is on the screen now; nothing if it is there already."""

    @allow_unauthenticated
    async def get(self, code: str) -> None:
        room = await self.drive(code)
        page = message(await shown(self, room))
        joined = await asyncio.to_thread(self.live.store.here, room.id)
        joining = self.live.present(room) is None
        body: dict[str, Any] = {"page": page, "here": sum(joined.values()), "joining": joining}
        version = hashlib.sha256(json.dumps(body).encode()).hexdigest()[:16]
        if self.get_query_argument("v", "") == version:
            self.set_status(HTTPStatus.NO_CONTENT)
            return
        self.write({"version": version, **body})


async def shown(handler: RoomHandler, room: Room) -> Page:
    """What the screen of a room shows."""
    at = handler.live.present(room)
    if at is None:
        return Page.of("welcome", (("soon", Prose(SOON)),))
    result = await handler.live.result(room, at)
    key = f"{at.line.id}-{at.stage.round}-{at.stage.open}-{at.stage.revealed}-{at.stage.show}"
    first, *rest = at.step.screen(at.line, at.stage, result)
    return Page.of(key, (first, *_time(state_of(room)), *rest))


def _time(state: State) -> tuple[tuple[str, Block], ...]:
    """What is left of the time that the facilitator set, in words."""
    now = time.time()
    running = timer(state, now)
    return () if running is None else (("timer", Prose((remaining(running, now),), "note")),)
