"""Who may drive a room: those whose cookie holds its key."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coproduction.store.keys import is_key, key_hash, same

if TYPE_CHECKING:
    from tornado.web import RequestHandler

    from coproduction.store import Room

COOKIE = "coproduction-desk"
DAYS = 7
MOST = 8
"""How many keys one browser keeps."""

_CODE = re.compile(r"[A-Z]{6}", re.ASCII)


@dataclass(frozen=True)
class Key:
    """A key as a browser holds it: to a desk or, with a room's code, to that one room."""

    key: str
    code: str = ""

    def __repr__(self) -> str:
        return "<a key>"

    @property
    def text(self) -> str:
        return f"{self.key}-{self.code}" if self.code else self.key


def parse(text: str) -> Key | None:
    """A key as it was written; None if it is none."""
    key, _, code = text.partition("-")
    return Key(key, code) if is_key(key) and (not code or _CODE.fullmatch(code)) else None


def held(handler: RequestHandler) -> tuple[Key, ...]:
    """The keys that came with a request, the newest first."""
    found = map(parse, (handler.get_cookie(COOKIE) or "").split("."))
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
        secure=handler.request.protocol == "https",
    )


def opens(key: Key, room: Room) -> bool:
    """Whether a key is the one to the room's desk, or the one to this room alone."""
    mine = key_hash(key.key)
    if key.code:
        sheet = room.sheet if isinstance(room.sheet, dict) else {}
        return key.code == room.code and same(mine, str(sheet.get("shared") or ""))
    return same(mine, room.key_hash)


def may_drive(handler: RequestHandler, room: Room) -> bool:
    """Whether a request may drive a room."""
    return any(opens(key, room) for key in held(handler))
