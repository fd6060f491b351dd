"""A phone in a room: joining, answering, sleeping, losing the network, doing without scripts."""

from __future__ import annotations

import re
import sqlite3
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.halls import Hall
from tests.browser.serving import Server, served, until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Response, Route

WARM_UP = "room.warm-up"
FIELDS = ("_xsrf", "question", "round", "sent")
PHONE = {"viewport": {"width": 390, "height": 844}}


@pytest.fixture
def hall(server: Server) -> Iterator[Hall]:
    hall = Hall(server)
    yield hall
    hall.store.close()


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A phone whose browser runs no scripts."""
    with browser.new_context(**PHONE, java_script_enabled=False) as context:
        yield context.new_page()


def join(page: Page, hall: Hall) -> None:
    """Type the address and the letters, as people type them."""
    page.goto(f"{hall.server.url}join")
    letters = hall.room.code.lower()
    page.get_by_label("six letters").fill(f"{letters[:3]} {letters[3:]}")
    page.get_by_role("button", name="Join").click()


def ask_again(page: Page, heading: str) -> None:
    """Press the button that a page without scripts has, until the step is there."""

    def there() -> bool:
        page.get_by_role("link", name="Show the present step").click()
        return page.get_by_role("heading", name=heading).is_visible()

    until(there)


def test_join_answer_and_see_the_result(page: Page, hall: Hall) -> None:
    join(page, hall)
    expect(page.get_by_role("heading", name="You are in.")).to_be_visible()
    expect(page.get_by_text("Connected")).to_be_visible()
    hall.go("arrive")
    expect(page.get_by_role("heading", name="Welcome")).to_be_focused()
    page.get_by_role("radio", name="I never heard back").check()
    expect(page.get_by_text("Saved.")).to_be_visible()
    assert hall.said(WARM_UP) == ["silence"]
    page.get_by_role("radio", name="Nobody has asked me").check()
    until(lambda: hall.said(WARM_UP) == ["nobody"])
    hall.reveal("arrive")
    expect(page.get_by_text("You said: Nobody has asked me.")).to_be_visible()
    expect(page.get_by_text("Fewer than five people answered")).to_be_visible()
    expect(page.get_by_role("radio")).to_have_count(0)


def test_late_is_fine_and_a_reload_changes_nothing(page: Page, hall: Hall) -> None:
    hall.go("cards")
    page.goto(hall.address)
    rung = page.get_by_role("group", name="Which rung").first.get_by_role("radio").nth(2)
    rung.check()
    expect(page.get_by_text("Saved.")).to_be_visible()
    page.reload()
    expect(rung).to_be_checked()
    assert hall.said(f"vignettes.rung.{hall_cards(hall)[0]}") == [5]


def hall_cards(hall: Hall) -> list[str]:
    sheet: dict[str, list[dict[str, dict[str, list[str]]]]] = hall.room.sheet  # type: ignore[assignment]
    return next(line["setting"]["cards"] for line in sheet["lines"] if line["id"] == "cards")


def test_without_scripts_it_is_forms_that_post(plain: Page, hall: Hall) -> None:
    join(plain, hall)
    hall.go("action")
    ask_again(plain, "One step")
    plain.get_by_label("What will you do?").fill("Ring <b>the</b> bus users")
    plain.get_by_role("button", name="Send").first.click()
    expect(plain.get_by_text("Saved.")).to_be_visible()
    expect(plain.get_by_text("Your answer so far: Ring <b>the</b> bus users")).to_be_visible()
    hall.go("barriers")
    ask_again(plain, "What holds us back?")
    plain.get_by_role("checkbox", name="Time and money").check()
    plain.get_by_role("checkbox", name="One budget").check()
    plain.get_by_role("button", name="Send").click()
    until(lambda: hall.said("barriers.chosen") == [["time-money", "one-budget"]])
    hall.go("cards")
    ask_again(plain, "Where would you put it?")
    plain.get_by_role("radio", name="3 Informing").first.check()
    hall.close("cards")
    plain.get_by_role("button", name="Send").first.click()
    expect(plain.get_by_text("closed before your answer came")).to_be_visible()
    assert hall.said(f"vignettes.rung.{hall_cards(hall)[0]}") == []


def test_an_answer_waits_for_the_network(page: Page, hall: Hall) -> None:
    hall.go("arrive")
    page.goto(hall.address)
    radio = page.get_by_role("radio", name="I never heard back")
    expect(radio).to_be_visible()
    page.context.set_offline(True)
    radio.check()
    expect(page.get_by_text("Your phone has no network")).to_be_visible()
    assert hall.said(WARM_UP) == []
    page.context.set_offline(False)
    until(lambda: hall.said(WARM_UP) == ["silence"])
    expect(page.get_by_text("Connected")).to_be_visible()


def test_what_was_not_sent_survives_a_reload(page: Page, hall: Hall) -> None:
    hall.go("action")
    page.goto(hall.address)
    box = page.get_by_label("What will you do?")
    expect(box).to_be_visible()
    page.route("**/answer", lambda route: route.abort())
    box.fill("Ask the bus users")
    expect(
        page.get_by_text("Your answers wait here").or_(page.get_by_text("waits"))
    ).to_be_visible()
    page.unroute("**/answer")
    page.reload()
    until(lambda: [text.words for text in hall.store.rooms.texts(hall.room.id)])
    assert [text.words for text in hall.store.rooms.texts(hall.room.id)] == ["Ask the bus users"]


def test_a_page_that_comes_back_shows_the_present_step(page: Page, hall: Hall) -> None:
    hall.go("arrive")
    page.goto(hall.address)
    expect(page.get_by_role("heading", name="Welcome")).to_be_visible()
    page.goto(f"{hall.server.url}coproduction/join")
    hall.go("talk")
    page.go_back()
    expect(page.get_by_role("heading", name="Why there?")).to_be_visible()


def test_a_table_gives_one_answer_and_a_minority_note(page: Page, hall: Hall) -> None:
    ((label, code), *_) = hall.store.rooms.tables(hall.room.id, 1, lambda: "XZWVTS")
    assert label == "Table 1"
    page.goto(f"{hall.server.url}join?code={code}")
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_text("Table 1")).to_be_visible()
    hall.go("arrive")
    page.get_by_role("radio", name="I never heard back").check()
    page.get_by_label("Does anyone at the table see it another way?").fill("Two of us")
    until(lambda: len(hall.store.rooms.texts(hall.room.id)) == 1)
    assert hall.store.rooms.here(hall.room.id) == {"table": 1}


def test_larger_text_stays(page: Page, hall: Hall) -> None:
    page.goto(hall.address)
    page.get_by_role("button", name="Larger text").click()
    expect(page.locator("html.large")).to_be_attached()
    page.goto(hall.address)
    page.get_by_role("button", name="Usual text").click()
    expect(page.locator("html:not(.large)")).to_be_attached()


def test_the_page_is_light(page: Page, hall: Hall) -> None:
    sizes: dict[str, int] = {}

    def weigh(response: Response) -> None:
        used = response.request.sizes()
        sizes[response.url] = used["responseBodySize"] + used["responseHeadersSize"]

    page.on("response", weigh)
    hall.go("arrive")
    page.goto(hall.address)
    expect(page.get_by_text("Connected")).to_be_visible()
    assert 1000 < sum(sizes.values()) < 60_000, sizes
    assert {url for url in sizes if not url.startswith(hall.server.url)} == set()
    for step in ("talk", "cards", "who-gains", "barriers", "dots"):
        with page.expect_response(lambda response: response.status == 200) as found:
            hall.go(step)
        assert "/now?v=" in found.value.url
        found.value.finished()
        assert found.value.request.sizes()["responseBodySize"] < 5_000, step


def test_a_killed_server_loses_nothing_and_phones_carry_on(page: Page, tmp_path: Path) -> None:
    with served(tmp_path) as server:
        hall = Hall(server)
        hall.go("arrive")
        page.goto(hall.address)
        page.get_by_role("radio", name="I never heard back").check()
        expect(page.get_by_text("Saved.")).to_be_visible()
        server.kill()
        page.get_by_role("radio", name="Nobody has asked me").check()
        expect(page.get_by_text("The room’s computer does not answer")).to_be_visible()
        assert hall.said(WARM_UP) == ["silence"]
        server.start()
        until(lambda: hall.said(WARM_UP) == ["nobody"])
        expect(page.get_by_text("Connected")).to_be_visible()
        hall.go("talk")
        expect(page.get_by_role("heading", name="Why there?")).to_be_visible()
        hall.store.close()


def test_a_room_that_was_deleted_says_so(page: Page, hall: Hall) -> None:
    page.goto(hall.address)
    expect(page.get_by_text("Connected")).to_be_visible()
    hall.store.rooms.delete(hall.room.id)
    expect(page.get_by_text("This room is closed, and its answers are deleted")).to_be_visible()
    page.reload()
    expect(page.get_by_text(re.compile("There is no room with that code"))).to_be_visible()


def test_what_was_chosen_before_the_script_came_is_kept(page: Page, hall: Hall) -> None:
    hall.go("action")
    held: list[Route] = []
    page.route("**/activity.mjs*", lambda route: held.append(route))
    page.goto(hall.address)
    box = page.get_by_label("What will you do?")
    box.fill("I will ring them on Monday.")
    until(lambda: held)
    for route in held:
        route.continue_()
    expect(page.locator("section.activity")).to_be_visible()
    expect(box).to_have_value("I will ring them on Monday.")
    expect(box).to_be_focused()
    until(lambda: [text.words for text in hall.store.rooms.texts(hall.room.id)])


def test_a_script_that_did_not_come_is_asked_for_again(page: Page, hall: Hall) -> None:
    hall.go("arrive")
    page.route("**/activity.mjs*", lambda route: route.abort(), times=1)
    page.goto(hall.address)
    expect(page.locator("section.activity")).to_be_visible()
    hall.reveal("arrive")
    expect(page.get_by_text("Nobody answered.")).to_be_visible()


def test_a_phone_that_lost_a_cookie_gets_it_again(page: Page, hall: Hall) -> None:
    hall.go("arrive")
    page.goto(hall.address)
    expect(page.get_by_text("Connected")).to_be_visible()
    page.context.clear_cookies(name="_xsrf")
    page.get_by_role("radio", name="I never heard back").check()
    until(lambda: hall.said(WARM_UP) == ["silence"])
    expect(page.get_by_text("Saved.")).to_be_visible()


def test_an_earlier_form_sent_again_with_another_answer_is_an_answer(
    plain: Page, hall: Hall
) -> None:
    """As from a browser that keeps the page before for its back button."""
    hall.go("arrive")
    plain.goto(hall.address)
    form = plain.locator("form.block")
    fields = {one: form.locator(f"[name={one}]").input_value() for one in FIELDS}
    for value in ("heard", "silence", "silence"):
        choice = {form.locator("[type=radio]").first.get_attribute("name") or "": value}
        plain.request.post(f"{hall.address}/answer", form={**fields, **choice})
        assert hall.said(WARM_UP) == [value]


def test_while_the_database_is_away_a_page_says_so(page: Page, tmp_path: Path) -> None:
    with served(tmp_path) as server:
        hall = Hall(server)
        hall.go("arrive")
        page.goto(hall.address)
        file = hall.server.home / "data" / "coproduction" / "answers.sqlite"
        with sqlite3.connect(file) as database:
            database.execute("ALTER TABLE rooms RENAME TO away")
        page.get_by_role("radio", name="I never heard back").check()
        expect(page.get_by_text("room’s computer does not answer")).to_be_visible()
        assert page.request.get(f"{hall.address}/now").status == 503
        reply = page.request.get(hall.address)
        assert reply.status == 503
        assert "cannot be reached just now" in reply.text()
        with sqlite3.connect(file) as database:
            database.execute("ALTER TABLE away RENAME TO rooms")
        until(lambda: hall.said(WARM_UP) == ["silence"])
        expect(page.get_by_text("Connected")).to_be_visible()
        hall.store.close()


def test_a_screen_that_is_opened_in_a_bad_moment_catches_up(page: Page, hall: Hall) -> None:
    hall.go("arrive")
    page.request.get(hall.desk, max_redirects=0)
    page.route("**/screen/now*", lambda route: route.abort(), times=1)
    page.goto(f"{hall.address}/screen")
    hall.go("cards")
    expect(page.get_by_role("heading", name="Where would you put it?")).to_be_visible()
