"""How often one client may guess a code; kept in memory, by a hash that nobody can undo."""

from __future__ import annotations

import hashlib
import secrets
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tornado.httputil import HTTPServerRequest

WRONG = 30
"""Wrong codes that one client may type within ``WITHIN``; the same one again is no new guess.

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
    return _hash(known)


def _hash(text: str) -> str:
    return hashlib.blake2s(text.encode(), key=_SALT, digest_size=8).hexdigest()


class Guesses:
    """Wrong codes by client, each counted once.

    A phone that was left on the page of a deleted room asks for it all day. It guesses nothing,
    and everybody else in the hall may come from the same address.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._wrong: dict[str, dict[str, float]] = {}

    def too_many(self, client: str) -> bool:
        """Whether this client has to wait before it may try again."""
        return len(self._lately(client)) >= WRONG

    def wrong(self, client: str, guess: str) -> None:
        """Note a code or a key that was no room's."""
        tries = self._lately(client)
        tries.setdefault(_hash(guess), self._clock())
        self._wrong.pop(client, None)
        self._wrong[client] = tries
        while len(self._wrong) > CLIENTS:
            self._wrong.pop(next(iter(self._wrong)))

    def _lately(self, client: str) -> dict[str, float]:
        tries = self._wrong.get(client, {})
        return {guess: at for guess, at in tries.items() if self._clock() - at <= WITHIN}
