"""A room's pages for everybody: axe, narrow phones, keys alone, and screen readers."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from itertools import islice, product
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from coproduction.activities.live import conduct
from coproduction.logic.room.codes import ALPHABET
from coproduction.server.rooms.limits import WRONG
from tests.browser.halls import Hall
from tests.browser.hands import Keyboard
from tests.browser.looking import in_both, squeezed, unreadable
from tests.browser.serving import served, until
from tests.browser.walking import every_line, fill, furnish, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.browser.serving import Server

PEOPLE = 12
PHONE = {"width": 390, "height": 844}
WALL = {"width": 1920, "height": 1080}
HURRY = """const slow = setTimeout;
setTimeout = (act, ms, ...more) => slow(act, ms < 4000 ? ms / 10 : ms, ...more);"""
"""A page that asks ten times as often: there are a hundred states to look at."""


@pytest.fixture
def hall(server):
    hall = Hall(server, "A long title that a council might choose for its review of day services")
    yield hall
    hall.store.close()


class Looker:
    """Somebody who looks at one page in state after state, and notes what is wrong."""

    def __init__(self, browser: Browser, wall: bool = False) -> None:
        self.wall = wall
        self.context = browser.new_context(viewport=WALL if wall else PHONE)
        self.context.add_init_script(HURRY)
        self.page: Page = self.context.new_page()
        self.before = ""
        self.found: dict[str, list[str]] = {}

    def arrive(self) -> None:
        """Wait until the page shows something else than it did."""
        main = self.page.locator("main")
        until(lambda: main.inner_text() != self.before)
        self.before = main.inner_text()

    def look(self, state: str) -> None:
        """Look at the page as it is."""
        faults = in_both(self.page) + (unreadable if self.wall else squeezed)(self.page)
        if faults:
            self.found[f"{'screen' if self.wall else 'phone'}: {state}"] = faults


def answer(page: Page) -> bool:
    """Give the first answer that the page asks for; False if it asks for none."""
    choice = page.get_by_role("radio").or_(page.get_by_role("checkbox")).first
    if choice.is_visible():
        choice.check()
    elif (box := page.get_by_role("textbox").first).is_visible():
        box.fill("Ask the bus users, and pay their fare")
    else:
        return False
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible()
    return True


@contextmanager
def database(server: Server) -> Iterator[sqlite3.Connection]:
    """The server's database, to do it harm."""
    file = server.home / "data" / "coproduction" / "answers.sqlite"
    with closing(sqlite3.connect(file)) as found, found:
        yield found


def test_every_state_of_every_step_is_clean(hall, browser):
    furnish(hall, PEOPLE, every_line(stories=2))
    phone, screen, plain = Looker(browser), Looker(browser, wall=True), Looker(browser)
    plain.context.route("**/phone.mjs*", lambda route: route.abort())
    screen.context.request.get(hall.desk, max_redirects=0)
    phone.page.goto(hall.address)
    screen.page.goto(f"{hall.address}/screen")
    expect(phone.page.get_by_text("Connected")).to_be_visible()
    phone.page.get_by_role("button", name="Larger text").click()
    expect(phone.page.get_by_text("Connected")).to_be_visible()
    expect(screen.page.get_by_text("Phones cannot reach this computer yet")).to_be_visible()
    for looker in (phone, screen):
        looker.arrive()
        looker.look("before")
    for state in walk(hall, PEOPLE):
        screen.arrive()
        screen.look(state.name)
        if state.on_phones:
            phone.arrive()
            phone.look(state.name)
        if state.words == "open":
            plain.page.goto(hall.address)
            plain.look(f"without scripts, {state.name}")
        if state.words in {"open", "round two"} and answer(phone.page):
            screen.arrive()
            phone.look(f"{state.name}, and said")
    found = {**phone.found, **screen.found, **plain.found}
    for looker in (phone, screen, plain):
        looker.context.close()
    assert found == {}


def test_what_goes_wrong_is_said_on_a_clean_page(browser, tmp_path):
    with served(tmp_path) as server:
        hall = Hall(server)
        hall.go("action")  # what a server has just read of a room serves for a moment
        looker = Looker(browser)
        page, context = looker.page, looker.context

        def see(words):
            expect(page.get_by_text(words)).to_be_visible()
            looker.look(words)

        def send(words):
            page.goto(hall.address)
            page.get_by_role("textbox").fill(words)
            page.get_by_role("button", name="Send").click()

        page.goto(f"{server.url}join")
        see("The six letters")
        page.get_by_label("six letters").fill("zzz")
        page.get_by_role("button", name="Join").click()
        see("A code is six letters")
        page.goto(f"{server.url}coproduction/room/ZZZZZZ")
        see("There is no room with that code")
        page.goto(f"{hall.address}/screen")
        see("This page is for those who run the room")
        context.route("**/phone.mjs*", lambda route: route.abort())
        send("x" * 30_000)
        see("That was too long to be kept")
        send("Ask the bus users")
        see("Your answer so far")
        with database(server) as rooms:
            rooms.execute("DELETE FROM participants")
        page.get_by_role("button", name="Send").click()
        see("You are not in this room any more")
        page.goto(hall.address)
        hall.close("action")
        page.get_by_role("button", name="Send").click()
        see("This step closed before your answer came")
        with database(server) as rooms:
            rooms.execute("ALTER TABLE rooms RENAME TO away")
        until(lambda: page.goto(hall.address).status == 503)
        see("The answers cannot be reached just now")
        with database(server) as rooms:
            rooms.execute("ALTER TABLE away RENAME TO rooms")
        context.unroute("**/phone.mjs*")
        page.goto(hall.address)
        expect(page.get_by_text("Connected")).to_be_visible()
        context.set_offline(True)
        see("Your phone has no network")
        context.set_offline(False)
        expect(page.get_by_text("Connected")).to_be_visible()
        screen = Looker(browser, wall=True)
        screen.context.request.get(hall.desk, max_redirects=0)
        screen.page.goto(f"{hall.address}/screen")
        hall.store.rooms.delete(hall.room.id)
        see("This room is closed")
        expect(screen.page.get_by_text("This room is closed")).to_be_visible()
        screen.look("room gone")
        for one, other in islice(product(ALPHABET, repeat=2), WRONG):
            context.request.get(f"{server.url}coproduction/room/ZZZZ{one}{other}")
        page.goto(f"{server.url}coproduction/room/ZZZZZZ")
        see("Too many wrong codes")
        for each in (looker, screen):
            each.context.close()
        hall.store.close()
    assert {**looker.found, **screen.found} == {}


def test_a_room_by_keyboard_alone(hall, page):
    page.goto(f"{hall.server.url}join")
    keys = Keyboard(page)
    keys.write(page.get_by_label("The six letters"), hall.room.code.lower())
    keys.press(page.get_by_role("button", name="Join"))
    expect(page.get_by_text("Connected")).to_be_visible()
    hall.go("cards")
    expect(page.get_by_role("heading", name="Where would you put it?", level=2)).to_be_focused()
    keys.choose(page.get_by_role("radio", name="5 Engagement").first)
    expect(page.get_by_text("Saved.")).to_be_visible()
    card = conduct.find(hall.room.sheet["lines"], "cards").setting["cards"][0]
    until(lambda: hall.said(f"vignettes.rung.{card}") == [5])
    keys.write(page.get_by_label("Why that rung?").first, "They asked too late")
    until(lambda: [text.words for text in hall.store.rooms.texts(hall.room.id)])
    keys.press(page.get_by_role("button", name="Larger text"))
    expect(page.locator("html.large")).to_be_attached()
    expect(page.get_by_role("radio", name="5 Engagement").first).to_be_checked()


def test_without_scripts_an_answer_is_sent_by_keyboard(hall, browser):
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        hall.go("arrive")
        page.goto(hall.address)
        page.get_by_role("radio", name="I never heard back").focus()
        page.keyboard.press("Space")
        page.keyboard.press("Tab")
        expect(page.get_by_role("button", name="Send")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_role("status").get_by_text("Saved.")).to_be_visible()
    assert hall.said("room.warm-up") == ["silence"]


WATCH = """() => {
  window.heard = [];
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      const line = target.parentElement?.closest("[role=status], [aria-live]") ?? target;
      if (line.matches?.("[role=status], [aria-live]")) window.heard.push(line.textContent);
    }
  }).observe(document.body, { childList: true, characterData: true, subtree: true });
}"""


def test_a_poll_and_a_growing_count_say_nothing_out_loud(hall, page):
    hall.go("arrive")
    page.request.get(hall.desk, max_redirects=0)
    phone = page.context.new_page()
    phone.goto(hall.address)
    page.goto(f"{hall.address}/screen")
    expect(phone.get_by_text("Connected")).to_be_visible()
    for each in (phone, page):
        each.evaluate(WATCH)
    for _ in range(2):
        with phone.expect_response(lambda answer: "/now?v=" in answer.url):
            pass
    fill(hall, "arrive", PEOPLE)
    expect(page.get_by_text("people have answered")).to_be_visible()
    assert phone.evaluate("heard") == page.evaluate("heard") == []
    phone.get_by_role("radio", name="I never heard back").check()
    expect(phone.get_by_text("Saved.")).to_be_visible()
    assert phone.evaluate("heard")[-1] == "Saved."


def test_the_counts_read_as_a_table(hall, page):
    hall.go("arrive")
    fill(hall, "arrive", PEOPLE)
    hall.reveal("arrive")
    page.request.get(hall.desk, max_redirects=0)
    page.goto(f"{hall.address}/screen")
    table = page.get_by_role("table", name="Think of the last time somebody asked for your view")
    expect(table.get_by_role("columnheader")).to_have_text(["Answer", "People"])
    rows = table.get_by_role("row").all()[1:]
    assert len(rows) == 4
    numbers = [int(row.get_by_role("cell").inner_text()) for row in rows]
    assert 0 < sum(numbers) <= PEOPLE
    assert rows[2].get_by_role("rowheader").inner_text().strip() == "I never heard back"
