"""Each visitor is somebody, nobody is anybody else, and there is room for a known number."""

from __future__ import annotations

import re
import sqlite3
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from coproduction.server.kernels import AT_MOST
from coproduction.store import person_key
from tests.browser.desks import with_key
from tests.browser.looking import expect_clean
from tests.browser.people import STARTING
from tests.browser.serving import WELCOME, Server, served, until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page, Request

COOKIE = "coproduction-person"


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Server]:
    """A server of the test's own, which has room for three."""
    with served(tmp_path, COPRODUCTION_KERNELS="3") as server:
        yield server


def visit(page: Page, server: Server) -> None:
    page.goto(server.url + WELCOME)
    expect(page.get_by_role("status").filter(has_text="are ready")).to_be_attached()


def token(context: BrowserContext) -> str:
    (cookie,) = [one for one in context.cookies() if one["name"] == COOKIE]
    return cookie["value"]


def test_the_cookie_is_for_the_server_alone(page: Page, server: Server) -> None:
    page.goto(server.url)
    (cookie,) = [one for one in page.context.cookies() if one["name"] == COOKIE]
    assert cookie["httpOnly"]
    assert cookie["sameSite"] == "Lax"
    assert cookie["path"] == "/"
    assert not cookie["secure"]  # there is no https here
    assert len(cookie["value"]) * 6 >= 128
    assert page.evaluate("document.cookie").find(COOKIE) == -1
    visit(page, server)
    cookies = {one["name"]: one for one in page.context.cookies()}
    assert set(cookies) == {COOKIE, "_xsrf"}
    assert cookies["_xsrf"]["expires"] == -1  # until the browser is closed, as the note says


def test_who_somebody_is_appears_nowhere(
    page: Page, own: Server, asked: list[Request], tmp_path: Path
) -> None:
    visit(page, own)
    page.get_by_role("radio", name="Doing with").check()
    expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    secret = token(page.context)
    for word in (secret, person_key(secret)):
        assert word not in page.content()
        assert word not in " ".join(request.url for request in asked)
        assert word not in own.printed()
        assert word not in page.evaluate("JSON.stringify(localStorage)")
    (kernel,) = own.kernels()
    assert secret not in str(kernel.environ())
    with sqlite3.connect(tmp_path / "data" / "coproduction" / "answers.sqlite") as database:
        assert secret not in "".join(database.iterdump())
        assert person_key(secret) in "".join(database.iterdump())


def test_nothing_is_printed_about_visitors(page: Page, server: Server) -> None:
    printed = server.printed()
    visit(page, server)
    page.goto(server.url + "nothing/here")
    page.request.post(server.url + "coproduction/delete")
    assert server.printed() == printed


def test_a_second_visitor_is_somebody_else(page: Page, browser: Browser, server: Server) -> None:
    visit(page, server)
    page.get_by_role("radio", name="Doing with").check()
    expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    with browser.new_context() as context:
        second = context.new_page()
        visit(second, server)
        for radio in second.get_by_role("radio").all():
            expect(radio).not_to_be_checked()
        assert token(context) != token(page.context)


@pytest.mark.parametrize("value", ["", "short", "x" * 33, "é" * 16, "a/b" * 11, "%00" * 11])
def test_a_cookie_that_is_not_ours_is_replaced(page: Page, server: Server, value: str) -> None:
    page.context.add_cookies([{"name": COOKIE, "value": value, "url": server.url}])
    page.goto(server.url)
    assert re.fullmatch(r"[A-Za-z0-9_-]{32}", token(page.context))


def test_answers_outlive_the_server(page: Page, own: Server) -> None:
    visit(page, own)
    page.get_by_role("radio", name="Doing with").check()
    expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    own.kill()
    own.start()
    visit(page, own)
    expect(page.get_by_role("radio", name="Doing with")).to_be_checked()


def test_when_every_place_is_taken_the_next_hears_so_kindly(
    page: Page, browser: Browser, own: Server
) -> None:
    visitors = [browser.new_context() for _ in range(3)]
    for visitor in visitors:
        visit(visitor.new_page(), own)
    answer = page.goto(own.url + WELCOME)
    assert answer
    assert answer.status == 503
    expect(page.get_by_role("heading", level=1)).to_have_text("Every place is taken")
    expect(page.get_by_role("main")).to_contain_text("What you answered before is kept")
    expect(page.get_by_text("This page tries again by itself")).to_be_hidden()
    expect_clean(page)
    assert len(own.kernels()) == 3

    visitors[0].close()

    def try_again() -> bool:
        with page.expect_navigation() as navigation:
            page.get_by_role("link", name="Try again").click()
        return navigation.value is not None and navigation.value.ok

    until(try_again)
    expect(page.get_by_role("status").filter(has_text="are ready")).to_be_attached()
    for visitor in visitors[1:]:
        visitor.close()


def test_a_desk_waits_for_a_place_by_itself(page: Page, browser: Browser, own: Server) -> None:
    visitors = [browser.new_context() for _ in range(3)]
    for visitor in visitors:
        visit(visitor.new_page(), own)
    answer = page.goto(with_key(own))
    assert answer
    assert answer.status == 503
    expect(page.get_by_text("This page tries again by itself")).to_be_visible()
    expect_clean(page)
    visitors[0].close()
    desk = page.get_by_role("region", name="The desk", exact=True)
    expect(desk).to_be_visible(timeout=STARTING)
    for visitor in visitors[1:]:
        visitor.close()


def test_one_visitor_cannot_take_every_place(page: Page, tmp_path: Path) -> None:
    with served(tmp_path, COPRODUCTION_KERNELS="10") as server:
        page.goto(server.url)
        # Each is gone before its page has come, as when somebody loads a page over and over.
        for _ in range(AT_MOST + 1):
            assert page.request.get(server.url + WELCOME).ok
        assert len(server.kernels()) == AT_MOST
