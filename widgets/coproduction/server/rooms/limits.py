"""How often one client may guess a code; kept in memory, by a hash that nobody can undo."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tornado.httputil import HTTPServerRequest

WRONG = 30
"""Wrong codes that one client may type within ``WITHIN``.

A hall behind one address is one client, and some in it mistype. A code is one of 47 million: at
thirty in ten minutes, to find the one open room takes fifteen years on average.
"""

WITHIN = 600.0
CLIENTS = 10_000
"""How many clients are remembered at most; the oldest are forgotten first."""

_SALT = secrets.token_bytes(16)


def client(request: HTTPServerRequest) -> str:
    """A name for where a request comes from, which says nothing and ends with this process."""
    known: str = getattr(request, "client", None) or request.remote_ip or ""
    return hashlib.blake2s(known.encode(), key=_SALT, digest_size=8).hexdigest()


class Guesses:
    """Wrong codes by client."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._wrong: dict[str, deque[float]] = {}

    def too_many(self, client: str) -> bool:
        """Whether this client has to wait before it may try again."""
        tries = self._wrong.get(client, deque())
        while tries and self._clock() - tries[0] > WITHIN:
            tries.popleft()
        return len(tries) >= WRONG

    def wrong(self, client: str) -> None:
        """Note a code that was no room's."""
        tries = self._wrong.pop(client, deque())
        tries.append(self._clock())
        self._wrong[client] = tries
        while len(self._wrong) > CLIENTS:
            self._wrong.pop(next(iter(self._wrong)))
