"""While the database keeps one visitor waiting, the others' pages come."""

from __future__ import annotations

import contextlib
import sqlite3
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.serving import WELCOME, Server, until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

SOON = 8000
"""Milliseconds, far fewer than a writer waits for the database."""

DELETE = """() => {
    const body = new URLSearchParams(new FormData(document.querySelector("form")));
    fetch(location.href, {method: "POST", body}).then(() => { document.title = "came"; });
}"""


@contextlib.contextmanager
def written(server: Server) -> Iterator[sqlite3.Connection]:
    """The server's database, held by somebody who writes and writes."""
    file = server.home / "data" / "coproduction" / "answers.sqlite"
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as database:
        # Somebody who was last seen long ago is written down by a mere visit.
        until(lambda: database.execute("SELECT count(*) FROM people").fetchone() != (0,))
        long_ago = (datetime.now(UTC) - timedelta(hours=3)).strftime("%Y-%m-%d %H:%M:%S.%f")
        database.execute("UPDATE people SET seen = ?", [long_ago])
        database.execute("BEGIN IMMEDIATE")
        yield database
        database.execute("ROLLBACK")


def visit(page: Page, server: Server) -> None:
    page.goto(server.url + WELCOME)
    expect(page.get_by_role("status").filter(has_text="are ready")).to_be_attached()


def test_a_home_that_waits_keeps_nobody_else_waiting(page: Page, server: Server) -> None:
    visit(page, server)
    page.goto(server.url + "coproduction/deleted")
    with written(server):
        page.evaluate("home => { fetch(home).then(() => document.title = 'came') }", server.url)
        # Many, because the first may overtake the one that waits.
        for _ in range(50):
            assert page.request.get(server.url + "coproduction/deleted", timeout=SOON).ok
        assert page.title() != "came"
    expect(page).to_have_title("came")


def test_a_deletion_that_waits_keeps_nobody_else_waiting(page: Page, server: Server) -> None:
    visit(page, server)
    page.goto(server.url + "coproduction/delete")
    with written(server):
        page.evaluate(DELETE)
        # Their page is closed first; from then on the deletion waits.
        until(lambda: server.kernels() == [])
        # Many, because the first may overtake the one that waits.
        for _ in range(50):
            assert page.request.get(server.url + "coproduction/deleted", timeout=SOON).ok
        assert page.title() != "came"
    expect(page).to_have_title("came")
