"""A notebook as a page: what is around it, how it starts, and what it never shows."""

from __future__ import annotations

import contextlib
import re
import socket
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import TimeoutError as TimeoutError_
from playwright.sync_api import expect

from coproduction import content
from tests.browser.serving import LADDER, WELCOME, Server, served, write_notebook
from tests.chromium import find_chromium, launch_arguments

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

WAIT = """import pathlib, time
while not pathlib.Path("go").exists():
    time.sleep(0.02)
from IPython.display import HTML
HTML("<p>Here it is</p>")"""

FAIL = """secret = "planted"
raise ValueError(secret)"""

CALLBACK = """import ipywidgets
button = ipywidgets.Button(description="Press")
def pressed(_):
    planted = 1 / 0
button.on_click(pressed)
button"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of small notebooks."""
    folder = tmp_path_factory.mktemp("notebooks")
    write_notebook(folder, "slow.ipynb", "# Slow", WAIT, "# The end")
    write_notebook(folder, "fails.ipynb", "# Fails", FAIL, "# Still here", "'never'")
    write_notebook(folder, "callback.ipynb", "# Callback", CALLBACK)
    return folder


@pytest.fixture(scope="module")
def small(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app with those notebooks instead of the course's."""
    with served(tmp_path_factory.mktemp("small"), f"--Voila.root_dir={folder}") as server:
        yield server


def test_a_page_says_where_it_is(page: Page, server: Server) -> None:
    all_parts = content.course().parts
    turn = [part.id for part in all_parts].index("02-the-ladder") + 1
    here = f"Part {turn} of {len(all_parts)}"
    page.goto(server.url + LADDER)
    expect(page).to_have_title("The ladder | Moving Beyond Consultation")
    expect(page.locator("html")).to_have_attribute("lang", "en-GB")
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    for role in ("banner", "main", "contentinfo"):
        expect(page.get_by_role(role)).to_have_count(1)
    parts = page.get_by_role("navigation", name="Parts of the course")
    parts.get_by_text(here).click()
    expect(parts.get_by_role("link", name="The ladder")).to_have_attribute("aria-current", "page")
    page.keyboard.press("Escape")
    expect(parts.get_by_role("link", name="The ladder")).to_be_hidden()
    expect(parts.get_by_text(here)).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1).click()
    expect(parts.get_by_role("link", name="The ladder")).to_be_hidden()
    parts.get_by_text(here).click()
    parts.get_by_role("link", name="Welcome").click()
    expect(parts).to_contain_text(f"Part 1 of {len(all_parts)}")
    turns = page.get_by_role("navigation", name="Previous and next")
    expect(turns.get_by_role("link")).to_have_text([re.compile(f"Next: {all_parts[1].title}")])


def test_the_first_stop_of_the_keyboard_leads_past_the_top(page: Page, server: Server) -> None:
    page.goto(server.url + WELCOME)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the page")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


def test_it_can_be_read_before_there_is_a_kernel(page: Page, small: Server, folder: Path) -> None:
    page.goto(small.url + "voila/render/slow.ipynb", wait_until="commit")
    expect(page.get_by_role("heading", name="The end")).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("You can read on")
    expect(page.get_by_role("progressbar", name="Activities made ready")).to_be_visible()
    expect(page.get_by_text("appears here in a moment")).to_be_visible()
    (folder / "go").touch()
    expect(page.get_by_text("Here it is")).to_be_visible()
    expect(page.get_by_text("appears here in a moment")).to_have_count(0)
    expect(page.get_by_role("status")).to_have_text("The activities are ready.")


def test_what_came_later_stands_in_its_place(page: Page, small: Server, folder: Path) -> None:
    (folder / "go").touch()
    page.goto(small.url + "voila/render/slow.ipynb")
    expect(page.get_by_text("Here it is")).to_be_visible()
    words = page.get_by_role("main").inner_text()
    assert words.index("Slow") < words.index("Here it is") < words.index("The end")


def test_it_scrolls_as_a_page_does(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(server.url + WELCOME)
    expect(page.get_by_role("status").filter(has_text="are ready")).to_be_attached()
    page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)")
    expect(page.get_by_role("contentinfo")).to_be_in_viewport()
    boxes = page.evaluate(
        """[...document.querySelectorAll("main, main > *")].filter(
            (box) => /auto|scroll/.test(getComputedStyle(box).overflowY)).length"""
    )
    assert boxes == 0
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_a_visitor_cannot_choose_the_template(page: Page, server: Server) -> None:
    page.goto(server.url + WELCOME + "?template=reveal&theme=dark")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_attached()
    expect(page).to_have_title("Welcome | Moving Beyond Consultation")


def test_a_cell_that_fails_says_so_kindly_and_no_more(page: Page, small: Server) -> None:
    page.goto(small.url + "voila/render/fails.ipynb")
    expect(page.get_by_role("alert").filter(has_text="did not start")).to_be_visible()
    expect(page.get_by_role("heading", name="Still here")).to_be_visible()
    expect(page.get_by_text("This part of the page did not start")).to_have_count(2)
    expect(page.get_by_role("status")).to_have_text("A part of the page did not start.")
    expect(page.get_by_role("link", name="Load the page again")).to_have_count(2)
    words = page.content()
    assert "planted" not in words
    assert "ValueError" not in words
    assert "Voil" not in page.get_by_role("main").inner_text()


def test_no_traceback_is_sent(page: Page, small: Server) -> None:
    frames: list[bytes] = []

    def keep(payload: str | bytes) -> None:
        frames.append(payload if isinstance(payload, bytes) else payload.encode())

    with page.expect_websocket() as opened:
        page.goto(small.url + "voila/render/callback.ipynb")
    opened.value.on("framereceived", keep)
    replaced = b"Something went wrong in the course"
    with opened.value.expect_event("framereceived", lambda _: replaced in frames[-1]):
        page.get_by_role("button", name="Press").click()
    received = b"".join(frames)
    assert b"planted" not in received
    assert b"ZeroDivisionError" not in received


@pytest.fixture
def silent() -> Iterator[int]:
    """A port of this machine that never answers: its queue is full, and nobody takes from it."""
    with contextlib.ExitStack() as stack:
        full = stack.enter_context(socket.create_server(("127.0.0.1", 0), backlog=0))
        address = full.getsockname()
        for _ in range(20):
            caller = stack.enter_context(socket.socket())
            caller.settimeout(0.5)
            try:
                caller.connect(address)
            except TimeoutError:
                break
        else:
            pytest.fail("the queue never filled")
        yield address[1]


def test_nothing_comes_from_anywhere_else_even_where_packets_vanish(
    browser: Browser, server: Server, silent: int
) -> None:
    nowhere = f"--host-resolver-rules=MAP * 127.0.0.1:{silent}, EXCLUDE 127.0.0.1"
    lost = browser.browser_type.launch(
        executable_path=find_chromium(), args=[*launch_arguments(), nowhere]
    )
    with contextlib.closing(lost):
        page = lost.new_page()
        # What waits for such a host waits for ever; otherwise this test would show nothing.
        with pytest.raises(TimeoutError_):
            page.goto("http://elsewhere.example/", timeout=2000)
        page = lost.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(server.url + LADDER, wait_until="commit")
        expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=5000)
        choice = page.locator(".activity").get_by_role("button").or_(page.get_by_role("radio"))
        expect(choice.first).to_be_enabled(timeout=20_000)
        expect(page.get_by_role("status").filter(has_text="are ready")).to_be_attached(
            timeout=20_000
        )
        hosts = {urlsplit(url).hostname for url in asked}
        assert hosts - {None} == {"127.0.0.1"}


def test_a_second_page_fetches_no_script_again(page: Page, server: Server) -> None:
    ready = page.get_by_role("status").filter(has_text="are ready")
    page.goto(server.url + WELCOME)
    expect(ready).to_be_attached()
    again = page.context.new_page()
    fetched: list[str] = []
    network = page.context.new_cdp_session(again)
    network.send("Network.enable")

    def keep(event: dict[str, Any]) -> None:
        if not event["response"].get("fromDiskCache"):
            fetched.append(event["response"]["url"])

    network.on("Network.responseReceived", keep)
    again.goto(server.url + LADDER)
    expect(again.get_by_role("status").filter(has_text="are ready")).to_be_attached()
    assert [url for url in fetched if "/static/" in url or url.endswith(".js")] == []
