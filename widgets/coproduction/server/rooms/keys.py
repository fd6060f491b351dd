"""Who may drive a room: those whose cookie holds its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.store.keys import Key, opens, parse

if TYPE_CHECKING:
    from tornado.web import RequestHandler

    from coproduction.store import Room

COOKIE = "coproduction-desk"
DAYS = 7
MOST = 8
"""How many keys one browser keeps."""


def held(handler: RequestHandler) -> tuple[Key, ...]:
    """The keys that came with a request, the newest first; each is looked up, so never more."""
    found = map(parse, (handler.get_cookie(COOKIE) or "").split(".")[:MOST])
    return tuple(key for key in found if key is not None)


def take(handler: RequestHandler, key: Key) -> None:
    """Put a key into the browser's cookie, in front of those it has."""
    keys = dict.fromkeys([key, *held(handler)])
    handler.set_cookie(
        COOKIE,
        ".".join(one.text for one in list(keys)[:MOST]),
        expires_days=DAYS,
        path=handler.settings.get("base_url", "/"),
        httponly=True,
        samesite="Lax",
    )


def may_drive(handler: RequestHandler, room: Room) -> bool:
    """Whether a request may drive a room."""
    return any(opens(key, room) for key in held(handler))
