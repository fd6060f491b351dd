"""A desk in a browser, as whoever runs a room works it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.people import STARTING

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.serving import Server


class Desk:
    """A trainer at the desk."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, address: str) -> None:
        self.page.goto(address, wait_until="commit")
        expect(self.activity).to_be_visible(timeout=STARTING)

    @property
    def activity(self) -> Locator:
        return self.page.get_by_role("region", name="The desk", exact=True)

    def press(self, words: str) -> None:
        self.activity.get_by_role("button", name=re.compile(f"^{re.escape(words)}")).first.click()

    def way(self, name: str) -> None:
        """Go to another page of the desk."""
        way = self.page.get_by_role("navigation", name="Pages of the desk")
        way.get_by_role("button", name=re.compile(f"^{name}")).click()
        here = way.locator("[aria-current=page]")
        expect(here).to_have_text(re.compile(name))

    def says(self, words: str) -> None:
        expect(self.activity.get_by_text(words).first).to_be_visible()

    def open_room(self, title: str, rehearse: bool = False) -> str:
        """Open a room; gives its code."""
        self.activity.get_by_label("What is it called?").fill(title)
        if rehearse:
            self.activity.get_by_role("radio", name="Yes, with pretend people").check()
        self.press("Open the room")
        expect(self.activity.get_by_role("heading", name=title)).to_be_focused()
        return self.activity.get_by_text(re.compile("^[A-Z]{6}$")).inner_text()


def with_key(server: Server) -> str:
    """The address of a server's desk with its key, as it is printed."""
    key = (server.home / "data" / "coproduction" / "desk-key").read_text()
    return f"{server.url}coproduction/desk?key={key}"
