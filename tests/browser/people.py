"""What people do in the course, named as they would name it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import Locator, Page, expect

from tests.browser.hands import Hand, Pointer

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import FilePayload

STARTING = 60_000
"""How long a page may take to start on a busy machine, in milliseconds."""


class Learner:
    """Someone working through the notebooks in a browser.

    Args:
        page: A browser page.
        home: The address of the course, with a slash at the end.
        hand: How they work the page.
    """

    def __init__(self, page: Page, home: str, hand: Callable[[Page], Hand] = Pointer) -> None:
        self.page = page
        self.home = home
        self.hand = hand(page)
        self.wrote: list[str] = []
        self.files: dict[str, FilePayload] = {}

    def open(self, part: str) -> None:
        """Open a part by its address and wait until its first activity can be used."""
        self.page.goto(f"{self.home}voila/render/{part}.ipynb", wait_until="commit")
        expect(self.page.locator(".activity").first).to_be_visible(timeout=STARTING)

    def follow(self, words: str, heading: str) -> None:
        """Follow a link of the page to one with that heading."""
        self.hand.press(self.page.get_by_role("link", name=words, exact=True).first)
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(heading, timeout=STARTING)

    def activity(self, title: str) -> Locator:
        """The region of an activity, once it is there."""
        found = self.page.get_by_role("region", name=title, exact=True)
        expect(found).to_be_visible(timeout=STARTING)
        return found

    def saved(self, activity: Locator) -> None:
        """Wait until the last answer is acknowledged."""
        expect(activity.get_by_role("status").filter(has_text="Saved.")).to_be_attached()

    def choose(self, activity: Locator, label: str) -> None:
        """Choose an answer and wait until it is kept."""
        name = re.compile(f"^{re.escape(label)}")
        control = activity.get_by_role("radio", name=name)
        self.hand.choose(control.or_(activity.get_by_role("checkbox", name=name)))
        self.saved(activity)

    def answer(self, activity: Locator, group: Locator, number: int) -> None:
        """Choose an answer by its place in a group of them, counted from 0."""
        self.hand.choose(group.get_by_role("radio").nth(number))
        self.saved(activity)

    def write(self, activity: Locator, label: str, words: str) -> None:
        """Write into a box and wait until it is kept."""
        self.hand.write(activity.get_by_label(label), words)
        self.saved(activity)
        self.wrote.append(words)

    def press(self, activity: Locator, words: str, heading: str) -> None:
        """Press a button; the focus goes to the heading of what it brings."""
        self.hand.press(activity.get_by_role("button", name=words, exact=True))
        expect(activity.get_by_role("heading", name=heading)).to_be_focused()

    def push(self, activity: Locator, words: str) -> None:
        """Press a button that changes something where it is, and brings nothing new."""
        self.hand.press(activity.get_by_role("button", name=words, exact=True))

    def refused(self, activity: Locator, words: str, why: str) -> None:
        """Press a button too early, and hear why it does not go on."""
        self.push(activity, words)
        expect(activity.get_by_role("status").filter(has_text=why)).to_be_attached()

    def unfold(self, activity: Locator, words: str) -> None:
        """Open what is folded under these words."""
        self.hand.press(activity.locator("summary").filter(has_text=words).first)

    def take(self, label: str) -> FilePayload:
        """Take one of the files away."""
        files = self.activity("Take it with you")
        with self.page.expect_download() as waiting:
            self.push(files, label)
        name = waiting.value.suggested_filename
        expect(files.get_by_text(f"{name} is with your downloads.")).to_be_visible()
        return {
            "name": name,
            "mimeType": "application/octet-stream",
            "buffer": Path(waiting.value.path()).read_bytes(),
        }


def in_days(days: int) -> str:
    """A day so far from today, as a box for dates takes it."""
    return (datetime.now(UTC).astimezone().date() + timedelta(days)).isoformat()
