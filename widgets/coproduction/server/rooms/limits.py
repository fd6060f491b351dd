"""How often one client may guess a code; kept in memory, by a hash that nobody can undo."""

from __future__ import annotations

import hashlib
import secrets
import time
from contextlib import suppress
from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tornado.httputil import HTTPServerRequest

    Noted = dict[str, dict[str, float]]

WRONG = 30
"""Wrong codes that one client may type within ``WITHIN``, and one more for each who joined.

A hall behind one address is one client, and some in it mistype. As long as more get in than
mistype, nobody has to wait. A code is one of 19⁶, 47 million:

- Who has no code has thirty guesses in ten minutes. To find the one open room takes fifteen years
  on average.
- Who has the code of one room could join it over and over as somebody new, and guess another's
  with what that earns. ``MOST`` in ten minutes take a year and a half, so in the one day that a
  room is mostly open the chance is one in a thousand.

A code that is one letter from an open room's counts as any other. Were it forgiven, somebody who
counted how many guesses they get would know that they are near; and 108 codes are near.
"""

MOST = 300
"""Wrong codes within ``WITHIN``, however many joined."""

WITHIN = 600.0
CLIENTS = 10_000
"""How many clients are remembered at most; the oldest are forgotten first."""

_SALT = secrets.token_bytes(16)


def client(request: HTTPServerRequest) -> str:
    """A name for where a request comes from, which says nothing and ends with this process."""
    known: str = getattr(request, "client", None) or request.remote_ip or ""
    return _hash(_network(known))


def _network(address: str) -> str:
    """The address or, with IPv6, its network: who has one address there has 2⁶⁴ of them."""
    with suppress(ValueError):
        found = ip_address(address)
        if found.version == 6:
            return str(found.ipv4_mapped or ip_network((int(found), 64), strict=False))
    return address


def _hash(text: str) -> str:
    return hashlib.blake2s(text.encode(), key=_SALT, digest_size=8).hexdigest()


class Guesses:
    """Wrong codes by client, each counted once; and who joined from there, each once too.

    A phone that was left on the page of a deleted room asks for it all day. It guesses nothing,
    and everybody else in the hall may come from the same address.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._wrong: Noted = {}
        self._joined: Noted = {}

    def too_many(self, client: str) -> bool:
        """Whether this client has to wait before it may try again."""
        wrong = len(self._lately(self._wrong, client))
        if wrong < WRONG:
            return False  # asked at every poll, and a whole hall may have joined from there
        return wrong >= min(WRONG + len(self._lately(self._joined, client)), MOST)

    def wrong(self, client: str, guess: str) -> None:
        """Note a code or a key that was no room's."""
        self._note(self._wrong, client, guess)

    def joined(self, client: str, person: str) -> None:
        """Note somebody who came in with a right code."""
        self._note(self._joined, client, person)

    def _note(self, noted: Noted, client: str, what: str) -> None:
        lately = self._lately(noted, client)
        lately.setdefault(_hash(what), self._clock())
        noted.pop(client, None)
        noted[client] = lately
        while len(noted) > CLIENTS:
            noted.pop(next(iter(noted)))

    def _lately(self, noted: Noted, client: str) -> dict[str, float]:
        found = noted.get(client, {})
        return {what: at for what, at in found.items() if self._clock() - at <= WITHIN}
