"""A room's pages for everybody: axe, narrow phones, keys alone, and screen readers."""

from __future__ import annotations

import secrets
from random import Random

import pytest
from playwright.sync_api import expect

from coproduction.activities.live import conduct, live
from coproduction.activities.live.conduct import lines
from coproduction.activities.live.pretend import answers
from coproduction.content import course
from coproduction.store import Said
from tests.browser.halls import Hall
from tests.browser.hands import Keyboard
from tests.browser.looking import squeezed, violations
from tests.browser.serving import until

STEPS = ("arrive", "cards", "cards-again", "who-gains", "barriers", "action")
PEOPLE = 12


@pytest.fixture
def hall(server):
    hall = Hall(server, "A long title that a council might choose for its review of day services")
    yield hall
    hall.store.close()


def fill(hall, id):
    """Have a dozen people answer a step, in every round it has, and let their words be shown."""
    line = conduct.find(hall.room.sheet["lines"], id)
    step = live(line.kind, course())
    rooms, chance, said = hall.store.rooms, Random(4), []  # noqa: S311
    for n in range(PEOPLE):
        who = rooms.join(hall.room.id, f"pretend-{n}", "phone").key
        for round in (1, 2)[: step.round]:
            stage = conduct.Stage(round=round)
            for question, value, text in answers(step, line, stage, "phone", chance):
                sent = f"{secrets.token_hex(4)}-1"
                said.append(Said(who, "phone", question, round, value, sent, text=text))
    rooms.save(hall.room.id, said)
    rooms.release(hall.room.id, [text.id for text in rooms.texts(hall.room.id)], True)


def states(hall, *pages):
    """Take a room through its steps; each of the pages has got there when its name is given."""
    rounds = {line.id: live(line.kind, course()).round for line in lines(hall.room.sheet["lines"])}
    for id in ("talk", *STEPS):
        line = conduct.find(hall.room.sheet["lines"], id)
        hall.go(id, rounds[id])
        for page in pages:
            expect(page.get_by_role("heading", name=line.title, level=2)).to_be_visible()
        fill(hall, id)
        yield f"{id}, open"
        if id == "talk":
            continue
        hall.close(id)
        for page in pages:
            expect(page.get_by_role("radio").or_(page.get_by_role("textbox"))).to_have_count(0)
        yield f"{id}, closed"
        hall.reveal(id)
        for page in pages:
            expect(page.get_by_text("What the room said, or the next step")).to_have_count(0)
            expect(page.get_by_text("The result comes soon")).to_have_count(0)
        yield f"{id}, revealed"


@pytest.mark.parametrize(("width", "height", "scheme"), [(390, 844, "light"), (1280, 800, "dark")])
def test_every_state_is_clean_and_a_phone_of_320_pixels_loses_nothing(
    hall, browser, width, height, scheme
):
    with browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme
    ) as context:
        phone, screen = context.new_page(), context.new_page()
        found = {}

        def look(page, state):
            small = [] if page is screen else squeezed(page)
            if faults := [*violations(page), *small]:
                found[state] = faults

        home = hall.server.url
        screen.goto(f"{hall.address}/screen")
        look(screen, "no key")
        phone.goto(f"{home}join")
        look(phone, "join")
        phone.get_by_label("six letters").fill("zzz")
        phone.get_by_role("button", name="Join").click()
        expect(phone.get_by_text("A code is six letters")).to_be_visible()
        look(phone, "join, wrong code")
        phone.goto(f"{home}coproduction/room/ZZZZZZ")
        look(phone, "no room")
        context.request.get(hall.desk, max_redirects=0)
        phone.goto(hall.address)
        screen.goto(f"{hall.address}/screen")
        expect(phone.get_by_text("Connected")).to_be_visible()
        look(phone, "phone, before")
        phone.get_by_role("button", name="Larger text").click()
        look(screen, "screen, before")
        for state in states(hall, phone, screen):
            look(phone, f"phone: {state}")
            look(screen, f"screen: {state}")
            at = screen.evaluate("document.documentElement.scrollHeight - innerHeight")
            if width > height and at > 0:
                found[f"screen scrolls: {state}"] = [at]
        context.set_offline(True)
        expect(phone.get_by_text("Your phone has no network")).to_be_visible()
        look(phone, "phone, offline")
        context.set_offline(False)
        expect(phone.get_by_text("Connected")).to_be_visible()
        hall.store.rooms.delete(hall.room.id)
        expect(phone.get_by_text("This room is closed")).to_be_visible()
        expect(screen.get_by_text("This room is closed")).to_be_visible()
        look(phone, "phone, room gone")
        look(screen, "screen, room gone")
    assert found == {}


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
    fill(hall, "arrive")
    expect(page.get_by_text("people have answered")).to_be_visible()
    assert phone.evaluate("heard") == page.evaluate("heard") == []
    phone.get_by_role("radio", name="I never heard back").check()
    expect(phone.get_by_text("Saved.")).to_be_visible()
    assert phone.evaluate("heard")[-1] == "Saved."


def test_the_counts_read_as_a_table(hall, page):
    hall.go("arrive")
    fill(hall, "arrive")
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
