"""The way to the desk: a key in the address once, then in a cookie, then out of sight."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado.web import HTTPError

from coproduction.server.rooms.keys import held, take
from coproduction.server.rooms.limits import client
from coproduction.server.rooms.pages import RoomHandler
from coproduction.store.keys import key_hash, opens, parse, same

if TYPE_CHECKING:
    from tornado.web import RequestHandler

    from coproduction.server.course import Course

NOTEBOOK = "trainer/desk.ipynb"


class DeskHandler(RoomHandler):
    """Takes a key and leads to the desk."""

    def set_default_headers(self) -> None:
        super().set_default_headers()
        # If something fails, the key stays in the address of the page that says so.
        self.set_header("Referrer-Policy", "no-referrer")

    @allow_unauthenticated
    async def get(self) -> None:
        who = client(self.request)
        if text := self.get_query_argument("key", ""):
            key = parse(text)
            room = await self.live.room(key.code) if key and key.code else None
            good = key is not None and (opens(key, room) if room else is_ours(self.course, key.key))
            if key is None or not good:
                # A right key is let in however often others beside it guessed.
                if self.live.guesses.too_many(who):
                    raise HTTPError(HTTPStatus.TOO_MANY_REQUESTS)
                self.live.guesses.wrong(who, text)
                raise HTTPError(HTTPStatus.FORBIDDEN)
            take(self, key)
        elif not held(self):
            raise HTTPError(HTTPStatus.FORBIDDEN)
        folder = self.course.folder or ""
        self.redirect(
            f"{self.course.base}voila/render/{folder}{NOTEBOOK}", status=HTTPStatus.SEE_OTHER
        )


def is_ours(course: Course, key: str) -> bool:
    """Whether a key is the one to this machine's desk."""
    return same(key_hash(key), key_hash(course.desk_key))


def may_sit(handler: RequestHandler, course: Course) -> bool:
    """Whether a request may open the desk: with this machine's key, or with that of a room."""
    for key in held(handler):
        if not key.code and is_ours(course, key.key):
            return True
        room = course.store.rooms.room(key.code) if key.code else None
        if room is not None and opens(key, room):
            return True
    return False
