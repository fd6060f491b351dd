"""The cookie that says who somebody is, and what is never taken for one."""

from __future__ import annotations

from http.cookies import SimpleCookie
from typing import Any

import pytest
from tornado.httputil import HTTPHeaders, HTTPServerRequest, RequestStartLine
from tornado.web import Application, RequestHandler

from coproduction.server import identity
from coproduction.store import person_key


class _Connection:
    def set_close_callback(self, callback: object) -> None:
        """Nothing closes here."""


def asking(cookie: str | None = None, base: str = "/", protocol: str = "http") -> RequestHandler:
    """A handler of a request that brings this cookie."""
    line = RequestStartLine("GET", f"{base}coproduction/", "HTTP/1.1")
    headers = HTTPHeaders({"Host": "localhost"})
    if cookie is not None:
        headers["Cookie"] = f"{identity.COOKIE}={cookie}"
    connection: Any = _Connection()
    request = HTTPServerRequest(start_line=line, headers=headers, connection=connection)
    request.protocol = protocol
    return RequestHandler(Application(base_url=base), request)


def given(handler: RequestHandler) -> SimpleCookie:
    """What the answer sets."""
    return getattr(handler, "_new_cookie", SimpleCookie())


def test_somebody_new_gets_a_token_nobody_can_guess() -> None:
    tokens = set()
    for _ in range(100):
        handler = asking()
        key = identity.welcome(handler)
        tokens.add(given(handler)[identity.COOKIE].value)
        assert key == person_key(given(handler)[identity.COOKIE].value)
    assert len(tokens) == 100
    assert all(len(token) * 6 >= 128 for token in tokens)


def test_somebody_known_stays_who_they_are_for_another_month() -> None:
    token = "a" * 32
    handler = asking(token)
    assert identity.known_person(handler) == identity.welcome(handler) == person_key(token)
    assert given(handler)[identity.COOKIE].value == token
    assert given(handler)[identity.COOKIE]["expires"]


@pytest.mark.parametrize("cookie", ["", "a" * 31, "a" * 33, "a" * 31 + "!", "a" * 31 + "é"])
def test_what_we_cannot_have_made_is_nobody(cookie: str) -> None:
    handler = asking(cookie)
    assert identity.known_person(handler) is None
    assert identity.welcome(handler) != person_key(cookie)
    assert given(handler)[identity.COOKIE].value != cookie


def test_the_cookie_keeps_to_itself() -> None:
    handler = asking(base="/user/someone/", protocol="https")
    identity.welcome(handler)
    cookie = given(handler)[identity.COOKIE]
    assert cookie["httponly"]
    assert cookie["secure"]
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == "/user/someone/"


def test_a_cookie_is_taken_back_from_where_it_was_set() -> None:
    handler = asking("a" * 32, base="/user/someone/")
    identity.farewell(handler)
    cookie = given(handler)[identity.COOKIE]
    assert cookie.value == '""' or not cookie.value
    assert cookie["path"] == "/user/someone/"
