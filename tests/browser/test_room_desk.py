"""The desk in a browser: a short workshop, with phones, paper, a helper and a kernel that dies."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.desks import Desk, with_key
from tests.browser.looking import violations
from tests.browser.people import STARTING
from tests.browser.serving import served, until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.browser.serving import Server

ATTACK = "<script>document.title = 'broken'</script>"
DESK = "voila/render/trainer/desk.ipynb"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served(tmp_path_factory.mktemp("desk")) as server:
        yield server


@pytest.fixture
def address(server: Server) -> str:
    """The desk with its key, as it is printed."""
    return with_key(server)


@pytest.fixture
def desk(page: Page, address: str) -> Desk:
    desk = Desk(page)
    desk.open(address)
    return desk


@pytest.fixture
def others(browser: Browser) -> Iterator[BrowserContext]:
    """A browser of somebody else."""
    with browser.new_context() as context:
        yield context


def join(page: Page, server: Server, code: str) -> None:
    page.goto(f"{server.url}join?code={code}")
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_text("Connected")).to_be_visible()


@pytest.mark.parametrize("query", ["", "?key=", f"?key={'0' * 32}", f"?key={'0' * 32}-BCDFGH"])
def test_without_a_key_there_is_no_desk(page: Page, server: Server, query: str) -> None:
    answer = page.goto(f"{server.url}coproduction/desk{query}")
    assert answer
    assert answer.status == 403
    answer = page.goto(server.url + DESK)
    assert answer
    assert answer.status == 403
    assert not server.kernels()


def test_a_short_workshop(desk: Desk, server: Server, others: BrowserContext) -> None:
    code = desk.open_room("Leith on Tuesday")
    phone = others.new_page()
    join(phone, server, code)
    desk.says("Here")
    expect(desk.activity.get_by_text("1", exact=True)).to_be_visible()

    desk.press("Begin: Welcome")
    expect(desk.activity.get_by_role("heading", name="Welcome")).to_be_focused()
    phone.get_by_role("radio", name="I never heard back").check()
    desk.says("1 of 1 have answered")
    desk.press("Reveal the result")
    desk.says("On the screen now")
    expect(desk.activity.get_by_role("table")).to_be_visible()
    expect(phone.get_by_text("This step is closed.")).to_be_visible()

    # Hands count in the same result, and are taken back again.
    desk.way("Paper")
    desk.activity.get_by_label("I never heard back").fill("12")
    desk.press("Add these counts")
    desk.says("Added: 12 answers.")
    desk.way("Run")
    desk.says("13 have answered")
    desk.way("Paper")
    desk.press("Undo entry")
    desk.says("is undone")
    desk.way("Run")
    desk.says("1 of 1 have answered")

    desk.press("Ask once more, as round two")
    desk.says("This is the second round.")
    phone.get_by_role("radio", name="Nobody has asked me").check()
    desk.says("1 of 1 have answered")

    # What people write waits until it was read.
    desk.press("Go on: What can change today")
    phone.get_by_role("textbox").fill(f"Ring Mary on 0131 496 0000 {ATTACK}")
    desk.says("One text waits to be read by you.")
    desk.way("Words")
    desk.says("a phone number")
    desk.says(ATTACK)
    released = desk.activity.get_by_role("button", name="Release", exact=True)
    released.focus()
    desk.page.keyboard.press("Enter")
    desk.says("Released: 1")
    # The button is gone, and the next press must not be another's.
    expect(desk.activity.locator(".block:focus")).to_have_count(1)
    desk.way("Run")
    desk.press("Reveal the result")
    expect(phone.get_by_text("0131 496 0000").first).to_be_visible()
    assert "broken" not in {desk.page.title(), phone.title()}


def test_a_table_joins_with_its_own_code(
    desk: Desk, server: Server, others: BrowserContext
) -> None:
    desk.open_room("With tables")
    desk.way("Helpers")
    desk.activity.get_by_label("How many tables").fill("1")
    desk.press("Make their codes")
    code = desk.activity.locator("dd").first.inner_text()
    scribe = others.new_page()
    join(scribe, server, code)
    expect(scribe.get_by_text("Table 1").first).to_be_visible()


def test_a_kernel_dies_and_the_desk_carries_on(desk: Desk, server: Server) -> None:
    code = desk.open_room("Leith goes on")
    desk.press("Begin: Welcome")
    desk.says("Open.")
    desk.way("Promises")
    box = desk.activity.get_by_label("What is parked?")
    box.fill("Bus fares")
    expect(desk.activity.get_by_role("status")).to_have_text("Saved.")
    with desk.page.expect_navigation(wait_until="commit"):
        for kernel in server.kernels():
            kernel.kill()
        expect(desk.page.get_by_role("alert")).to_contain_text("The desk starts again by itself")
    expect(desk.activity).to_be_visible(timeout=STARTING)
    expect(box).to_have_value("Bus fares")
    desk.press("Park it")
    desk.says("Nobody has it yet.")
    desk.way("Run")
    desk.says("Welcome")
    desk.says(code)


def test_a_second_facilitator_works_beside_the_first(desk: Desk, others: BrowserContext) -> None:
    desk.open_room("Two of us")
    desk.press("Begin: Welcome")
    desk.says("Open.")
    desk.way("Helpers")
    address = desk.activity.locator(".letter").inner_text()
    second = Desk(others.new_page())
    second.open(address)
    expect(second.activity.get_by_text("Open a room")).to_have_count(0)
    second.press("Two of us")
    desk.way("Promises")
    box = desk.activity.get_by_label("What is parked?")
    box.press_sequentially("Bus f")
    second.press("Reveal the result")
    second.says("Revealed")
    # Neither the words nor the place of the first are taken from them.
    expect(box).to_be_focused()
    box.press_sequentially("ares")
    expect(box).to_have_value("Bus fares")
    desk.way("Run")
    desk.says("Revealed, on the screen and on phones.")


def test_close_and_delete(desk: Desk, server: Server, others: BrowserContext) -> None:
    code = desk.open_room("Over")
    phone = others.new_page()
    join(phone, server, code)
    desk.way("End")
    report = desk.activity.get_by_role("link", name="Data-protection note")
    assert report.get_attribute("href") == f"/coproduction/room/{code}/note"
    desk.press("Close and delete")
    desk.says("Nobody can bring it back")
    desk.press("Delete it all")
    desk.says("“Over” is deleted")
    answer = phone.goto(f"{server.url}coproduction/room/{code}")
    assert answer
    assert answer.status == 404


def test_a_timer_runs_by_itself_and_takes_no_focus(desk: Desk) -> None:
    desk.open_room("On time")
    desk.press("Begin: Welcome")
    desk.press("2 minutes")
    timer = desk.activity.get_by_role("timer")
    expect(timer).to_have_text(re.compile(r"^1:5\d$"))
    first = timer.inner_text()
    until(lambda: timer.inner_text() != first)
    expect(timer).to_have_attribute("aria-live", "off")
    expect(desk.activity.get_by_role("button", name="Stop the timer")).to_be_visible()
    desk.press("Stop the timer")
    expect(timer).to_have_count(0)


def test_the_desk_is_worked_by_keyboard(desk: Desk) -> None:
    desk.open_room("Keys")
    begin = desk.activity.get_by_role("button", name="Begin: Welcome")
    desk.page.keyboard.press("Tab")
    expect(begin).to_be_focused()
    desk.page.keyboard.press("Enter")
    expect(desk.activity.get_by_role("heading", name="Welcome")).to_be_focused()
    desk.page.keyboard.press("Tab")
    expect(desk.activity.get_by_role("button", name="Reveal the result")).to_be_focused()


@pytest.mark.parametrize(("width", "height", "scheme"), [(390, 844, "light"), (1280, 800, "dark")])
def test_every_page_of_the_desk_is_clean(
    browser: Browser, address: str, width: int, height: int, scheme: str
) -> None:
    found: dict[str, list[str]] = {}
    with browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,  # type: ignore[arg-type]
    ) as context:
        desk = Desk(context.new_page())
        desk.open(address)

        def look(state: str) -> None:
            if faults := violations(desk.page):
                found[state] = faults
            wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
            if desk.page.evaluate(wide):
                found[f"{state} is too wide"] = []

        look("open")
        desk.open_room("A room to look at", rehearse=True)
        look("before")
        desk.press("Fill it")
        desk.press("Begin")
        desk.press("Have them answer")
        desk.says("They have answered")
        desk.press("Go on: What can change today")
        desk.press("Have them answer")
        desk.says("They have answered")
        desk.press("Reveal the result")
        desk.press("2 minutes")
        look("run")
        for name in ("Sheet", "Words", "Paper", "Promises", "Helpers", "End"):
            desk.way(name)
            look(name)
        desk.press("Close and delete")
        desk.says("Nobody can bring it back")
        look("sure")
        desk.press("Keep it")
        desk.way("Sheet")
        desk.press("Ask something of my own")
        desk.says("Your question")
        look("own question")
    assert found == {}


def test_a_lab_has_the_key_of_its_machine(server: Server) -> None:
    """No server of ours hands one over there; whoever is at the machine may run its rooms."""
    code = "from coproduction import desk; print('Open the room' in str(desk().page))"
    said = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env=server.environment(),
    )
    assert said.stdout.strip() == "True"
