"""Joining a room: six letters, no account, no name."""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from urllib.parse import urlencode

from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.utils import url_path_join

from coproduction.logic.room.codes import tidy
from coproduction.server import identity
from coproduction.server.handlers.pages import PageHandler
from coproduction.server.rooms.limits import client
from coproduction.server.rooms.pages import TABLE, WORDS, RoomHandler, scribe
from coproduction.store import RoomError, table_key

NO_CODE = "A code is six letters, as on the screen. Look again, and type them here."
NO_ROOM = "There is no room with that code. Look at the letters again, or ask the facilitator."


class JoinHandler(RoomHandler):
    """The form for the code, and coming in with it."""

    @allow_unauthenticated
    def get(self) -> None:
        self._form(self.get_query_argument("code", "")[:20])

    @allow_unauthenticated
    async def post(self) -> None:
        typed = self.get_body_argument("code", "")[:40]
        who = client(self.request)
        if self.live.guesses.too_many(who):
            return self._form(typed, WORDS[429], HTTPStatus.TOO_MANY_REQUESTS)
        code = tidy(typed)
        if code is None:
            return self._form(typed, NO_CODE, HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            joined = await self._join(code)
        except RoomError as error:
            return self._form(typed, str(error), HTTPStatus.SERVICE_UNAVAILABLE)
        if joined is None:
            self.live.guesses.wrong(who, code)
            return self._form(typed, NO_ROOM, HTTPStatus.NOT_FOUND)
        return self.redirect(
            url_path_join(self.course.home, "room", joined), status=HTTPStatus.SEE_OTHER
        )

    async def _join(self, code: str) -> str | None:
        """Let the person or the table in; gives the code of the room, or None if there is none."""
        store = self.live.store
        room = await self.live.room(code)
        if room is not None:
            self.clear_cookie(TABLE, path=self.base_url)
            person = identity.welcome(self)
            await asyncio.to_thread(store.join, room.id, person, "phone")
            self.live.guesses.joined(client(self.request), person)
            return room.code
        table = await self.live.table(code)
        if table is None:
            return None
        room_id, room_code, label = table
        await asyncio.to_thread(store.join, room_id, table_key(code), "table", label)
        self.live.guesses.joined(client(self.request), code)
        cookie = scribe(room_id, code)
        self.set_cookie(
            TABLE, cookie, expires_days=2, path=self.base_url, httponly=True, samesite="Lax"
        )
        return room_code

    def _form(self, typed: str, wrong: str = "", status: int = HTTPStatus.OK) -> None:
        self.set_status(status)
        self.show("room/join.html.j2", typed=typed, wrong=wrong)


class ShortHandler(PageHandler):
    """The address that people type: it leads to the form."""

    @allow_unauthenticated
    def get(self) -> None:
        code = self.get_query_argument("code", "")
        query = f"?{urlencode({'code': code})}" if code else ""
        self.redirect(url_path_join(self.course.home, "join") + query)
