"""A hall with everybody in it: each in a browser of their own, and all at one server."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.browser.desks import with_key
from tests.browser.workshop.guests import Guest, Laptop, PlainGuest, Scribe
from tests.browser.workshop.trainer import Trainer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from playwright.sync_api import Browser, ConsoleMessage, Locator, Page

    from tests.browser.serving import Server

PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1280, "height": 800}
WALL = {"width": 1920, "height": 1080}


class Screen:
    """The projector's picture, a window of the trainer's own browser."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def shows(self, heading: str) -> None:
        expect(self.page.get_by_role("heading", name=heading, level=2)).to_be_visible()

    def says(self, words: str) -> None:
        expect(self.page.get_by_text(words).first).to_be_visible()

    def counts(self, *numbers: str) -> None:
        """The numbers of the picture, from its first row to its last."""
        cells = self.page.get_by_role("table").locator("tbody tr td.number:last-child")
        expect(cells).to_have_text([*numbers])

    @property
    def rows(self) -> Locator:
        return self.page.get_by_role("table").locator("tbody tr")


class Workshop:
    """Everybody who takes part.

    Attributes:
        trainer: At the desk.
        ada: Has a phone; it loses the network, and the server, in the middle of a step.
        ben: Has a phone; comes late, sleeps, and loads the page again.
        cal: Has a phone without scripts.
        eve: Has a phone; comes in the second half.
        dee: Sits at a laptop.
        table: Writes for a table.
        title: What the room is called.
        code: Its letters.
        faults: What went wrong in any page, out of sight.
        hosts: Whom the pages asked for anything.
    """

    def __init__(self, stack: ExitStack, browser: Browser, server: Server) -> None:
        self.server = server
        self.title = "Leith Library, Tuesday"
        self.code = ""
        self.faults: list[str] = []
        self.hosts: set[str | None] = set()
        self._stack = stack
        self._browser = browser
        self.trainer = Trainer(self._page(LAPTOP))
        self.ada, self.ben, self.eve = (Guest(self._page(PHONE), server.url) for _ in range(3))
        self.cal = PlainGuest(self._page(PHONE, java_script_enabled=False), server.url)
        self.dee = Laptop(self._page(LAPTOP), server.url)
        self.table = Scribe(self._page(PHONE), server.url)
        self.screen: Screen

    @property
    def guests(self) -> Sequence[Guest]:
        return (self.ada, self.ben, self.cal, self.eve, self.dee, self.table)

    def open(self) -> None:
        """Open the desk with its key, a room, and the room's screen on the wall."""
        self.trainer.open(with_key(self.server))
        self.code = self.trainer.open_room(self.title)
        with self.trainer.page.expect_popup() as opened:
            self.trainer.activity.get_by_role("link", name="Open the screen").click()
        opened.value.set_viewport_size(WALL)  # type: ignore[arg-type]
        self.trainer.page.bring_to_front()  # what is behind is drawn once a second
        self.screen = Screen(opened.value)
        expect(self.screen.page.locator(".hall-code")).to_contain_text(self.code)

    def pages(self) -> dict[str, Page]:
        """Every page that is open, by whose it is."""
        found = {"desk": self.trainer.page, "screen": self.screen.page}
        found["notebook"] = self.dee.learner.page
        names = ("ada", "ben", "cal", "eve", "dee", "table")
        return found | {name: getattr(self, name).page for name in names}

    def _page(self, size: dict[str, int], **options: Any) -> Page:
        context = self._browser.new_context(viewport=size, **options)  # type: ignore[arg-type]
        self._stack.enter_context(context)
        context.on("weberror", lambda error: self.faults.append(str(error.error)))
        context.on("console", self._heard)
        context.on("request", lambda one: self.hosts.add(urlsplit(one.url).hostname))
        return context.new_page()

    def _heard(self, message: ConsoleMessage) -> None:
        """What a page may not do is said in its console, and nowhere else."""
        if "Content Security Policy" in message.text:
            self.faults.append(message.text)


@contextmanager
def gathered(browser: Browser, server: Server) -> Iterator[Workshop]:
    """Everybody, before the doors open."""
    with ExitStack() as stack:
        yield Workshop(stack, browser, server)
