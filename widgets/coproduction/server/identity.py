"""Who is asking: a random token in a cookie that only the server reads."""

from __future__ import annotations

import re
import secrets
from typing import TYPE_CHECKING

from coproduction.store import person_key

if TYPE_CHECKING:
    from tornado.web import RequestHandler

COOKIE = "coproduction-person"
DAYS = 30
"""How long the cookie and the answers of somebody last after their last visit."""

_TOKEN_BYTES = 24
_TOKEN = re.compile(r"[A-Za-z0-9_-]{32}", re.ASCII)


def known_person(handler: RequestHandler) -> str | None:
    """The key of the person whose cookie came with the request, or None."""
    token = handler.get_cookie(COOKIE)
    return person_key(token) if token and _TOKEN.fullmatch(token) else None


def welcome(handler: RequestHandler) -> str:
    """The key of the person who asks. The cookie is set anew, so that it lasts from now.

    Somebody without a cookie, or with one that we cannot have made, becomes a new person.
    """
    token = handler.get_cookie(COOKIE)
    if not token or not _TOKEN.fullmatch(token):
        token = secrets.token_urlsafe(_TOKEN_BYTES)
    handler.set_cookie(
        COOKIE,
        token,
        expires_days=DAYS,
        path=_path(handler),
        httponly=True,
        samesite="Lax",
        secure=handler.request.protocol == "https",
    )
    return person_key(token)


def farewell(handler: RequestHandler) -> None:
    """Take the cookie back: whoever comes next is somebody new."""
    handler.clear_cookie(COOKIE, path=_path(handler))


def _path(handler: RequestHandler) -> str:
    path: str = handler.settings.get("base_url", "/")
    return path
