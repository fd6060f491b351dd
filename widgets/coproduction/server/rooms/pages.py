"""What the pages of rooms share: strict headers, who is asking, and rooms that are not there."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tornado.web import HTTPError

from coproduction.server import identity
from coproduction.server.handlers.pages import PageHandler
from coproduction.server.privacy import hide_address
from coproduction.server.rooms.keys import may_drive
from coproduction.server.rooms.limits import client
from coproduction.store import StoreError, participant_key, table_key

if TYPE_CHECKING:
    from coproduction.server.course import Course
    from coproduction.server.kernels import Places
    from coproduction.server.rooms.live import Live
    from coproduction.store import Participant, Room

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        # Pictures say in a style how long a bar is.
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ]
)
"""Nobody's words can become a script on these pages: no script is written into one."""

TABLE = "coproduction-table"
"""The cookie of a table's device: the table's own code, and a proof that it was typed here."""

TEXT = "coproduction-text"
"""The cookie of somebody who wants large text."""

_log = logging.getLogger(__name__)


class RoomHandler(PageHandler):
    """A page or an answer of a room.

    Nobody needs an account for it: people come by the room's code, and those who run it by its
    key. So on a Jupyter server, too, these pages are open to those without its token.
    """

    def initialize(self, course: Course, places: Places, live: Live) -> None:  # type: ignore[override]
        super().initialize(course, places)
        self.live = live
        hide_address(self.request)

    def set_default_headers(self) -> None:
        super().set_default_headers()
        self.set_header("Content-Security-Policy", POLICY)
        self.set_header("X-Frame-Options", "DENY")

    def check_xsrf_cookie(self) -> None:
        """Refuse what the page of another site sends.

        The browser says where a form is from. Where it does, no token is needed: JupyterHub's
        lasts an hour, and ends when a phone changes to another network.
        """
        origin = urlsplit(self.request.headers.get("Origin", "")).netloc
        if not origin or origin != self.request.host:
            super().check_xsrf_cookie()

    def show(self, template: str, **values: Any) -> None:
        large = self.get_cookie(TEXT) == "large"
        super().show(template, large=large, xsrf=self.xsrf_token.decode(), **values)

    async def find(self, code: str) -> Room:
        """The room of that code.

        Raises:
            HTTPError: There is none (404), or this client has guessed too often (429). Who is
                in the room, or drives it, is let in all the same: a whole hall may be one client.
        """
        who = client(self.request)
        room = await self.live.room(code)
        if self.live.guesses.too_many(who) and not await self._belongs(room):
            raise HTTPError(HTTPStatus.TOO_MANY_REQUESTS)
        if room is None:
            self.live.guesses.wrong(who, code)
            raise HTTPError(HTTPStatus.NOT_FOUND)
        return room

    async def _belongs(self, room: Room | None) -> bool:
        if room is None:
            return False
        return may_drive(self, room) or await self.participant(room) is not None

    async def drive(self, code: str) -> Room:
        """The room of that code, for one who holds a key to it.

        Raises:
            HTTPError: As ``find``; or they hold none (403).
        """
        room = await self.find(code)
        if not may_drive(self, room):
            raise HTTPError(HTTPStatus.FORBIDDEN)
        return room

    async def participant(self, room: Room) -> Participant | None:
        """Who is asking, as they joined this room; None if they have not."""
        person = await self._person(room)
        return None if person is None else await self.live.participant(room.id, person)

    async def participant_lately(self, room: Room) -> Participant | None:
        """The same as it was some minutes ago at most, if that is known: for those who answer.

        Whoever has left the room meanwhile is noticed when the answer is kept.
        """
        person = await self._person(room)
        known = person and self.live.participant_lately(room.id, person)
        return known or await self.participant(room)

    async def _person(self, room: Room) -> str | None:
        """The table that this device writes for or, if none, the person."""
        if cookie := self.get_cookie(TABLE):
            table = cookie.partition("-")[0]
            if cookie == scribe(room.id, table) and await self.live.table(table) is not None:
                return table_key(table)
        return identity.known_person(self)

    def log_exception(self, typ: Any, value: Any, tb: Any) -> None:
        """Note what went wrong, and not with which address: a key may be in it."""
        if not isinstance(value, HTTPError):
            what = f"{self.request.method} {self.request.path}"
            _log.error("Uncaught exception at %s", what, exc_info=(typ, value, tb))

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        error = kwargs.get("exc_info", (None, None))[1]
        if isinstance(error, StoreError):
            status_code = HTTPStatus.SERVICE_UNAVAILABLE
            self.set_status(status_code)
        words = WORDS.get(status_code, "")
        if status_code == HTTPStatus.FORBIDDEN and self.request.method == "POST":
            words = STALE
        if self.wants_json:
            self.finish({"refused": words or WORDS[500], "gone": status_code == 404})
        elif words:
            back = {"code": self.path_args[0]} if status_code in STILL_THERE else {}
            self.show("room/sorry.html.j2", words=words, status_code=status_code, **back)
        else:
            super().write_error(status_code, **kwargs)

    @property
    def wants_json(self) -> bool:
        """Whether a script is asking."""
        return "application/json" in self.request.headers.get("Accept", "")


STILL_THERE = {HTTPStatus.CONFLICT, HTTPStatus.REQUEST_ENTITY_TOO_LARGE}
"""The statuses of an answer from which the way leads back to the room."""

STALE = "This page was open for a long time, or its cookies are gone. Go back, and load it again."


def scribe(room_id: str, table: str) -> str:
    """The cookie of a table's device: nobody who has not typed the code can make it up.

    So a table cannot be guessed past the count of wrong codes.
    """
    return f"{table}-{participant_key(room_id, table_key(table))[:16]}"


WORDS = {
    400: "That could not be read, so it was not kept. Load the page again, and answer once more.",
    403: "This page is for those who run the room. Open it with the address that has the key.",
    404: "There is no room with that code. It may be over, and its answers deleted. "
    "Look at the letters again, or ask the person who runs it.",
    429: "Too many wrong codes were typed from here. Wait ten minutes, then try again.",
    409: "You are not in this room any more. Open it again to come back.",
    413: "That was too long to be kept. Go back, make it shorter, and send it again.",
    503: "The answers cannot be reached just now. What you said before is kept. "
    "Try again in a moment.",
    500: "Something went wrong on our side. Your answer waits on your phone.",
}
