"""The course home: no kernel, where you were, and deleting answers."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.looking import expect_clean
from tests.browser.serving import LADDER, PARTS, WELCOME

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.serving import Server


def test_it_needs_no_kernel_and_says_what_the_course_is(page: Page, server: Server) -> None:
    page.goto(server.url)
    expect(page).to_have_title("Course home | Moving Beyond Consultation")
    expect(page.locator("html")).to_have_attribute("lang", "en-GB")
    expect(page.get_by_role("heading", level=1)).to_have_text("Moving Beyond Consultation")
    parts = page.get_by_role("main").get_by_role("listitem")
    expect(parts.first).to_contain_text("Welcome")
    expect(parts.first).to_contain_text(f"{PARTS[0].minutes} minutes")
    expect(parts).to_have_count(len(PARTS))
    expect(parts.get_by_text("done")).to_have_count(0)
    expect(page.get_by_text("Thirty days after your last visit")).to_be_visible()
    assert server.kernels() == []


def test_it_says_the_short_way_through(page: Page, server: Server) -> None:
    page.goto(server.url)
    minutes = sum(part.short for part in PARTS)
    expect(page.get_by_text(f"Short of time? {minutes} minutes will do.")).to_be_visible()
    parts = page.get_by_role("main").get_by_role("listitem")
    for shown, part in zip(parts.all(), PARTS, strict=True):
        short = f"or {part.short} the short way"
        words = short if part.short < part.minutes else f"{part.minutes} minutes"
        expect(shown).to_contain_text(words if part.short else "leave it out")
    page.get_by_role("link", name="The ladder").click()
    page.get_by_role("link", name="your own practice", exact=True).click()
    expect(page.get_by_role("heading", name="Your own practice")).to_be_in_viewport()


def test_it_has_the_same_home_at_both_addresses(page: Page, server: Server) -> None:
    for path in ("", "coproduction", "coproduction/"):
        page.goto(server.url + path)
        expect(page.get_by_role("link", name="Start the course")).to_be_visible()


def test_it_takes_you_back_to_where_you_were(page: Page, server: Server) -> None:
    page.goto(server.url)
    page.get_by_role("link", name="Start the course").click()
    page.wait_for_url(f"**/{WELCOME}")
    page.get_by_role("link", name="Next: What co-production is").click()
    page.get_by_role("link", name="Next: The ladder").click()
    page.wait_for_url(f"**/{LADDER}")
    page.get_by_role("banner").get_by_role("link", name="Moving Beyond Consultation").click()
    page.get_by_role("link", name="Carry on: The ladder").click()
    page.wait_for_url(f"**/{LADDER}")


def test_a_done_part_says_so_in_words(page: Page, server: Server) -> None:
    page.goto(server.url + WELCOME)
    page.get_by_role("radio", name="It depends").check()
    expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    page.goto(server.url)
    expect(page.get_by_role("main").get_by_role("listitem").first).to_contain_text("done")
    # What is done is not where you carry on.
    expect(page.get_by_role("link", name=f"Carry on: {PARTS[1].title}")).to_be_visible()


def test_deleting_asks_first_and_then_deletes_at_once(page: Page, server: Server) -> None:
    page.goto(server.url + WELCOME)
    page.get_by_role("radio", name="It depends").check()
    expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    page.evaluate("localStorage.setItem('coproduction:draft', 'a word')")
    page.evaluate("localStorage.setItem('somebody-elses', 'stays')")

    page.goto(server.url)
    page.get_by_role("link", name="Delete my answers").click()
    page.get_by_role("link", name="Keep them and go back").click()
    page.get_by_role("link", name="Delete my answers").click()
    page.get_by_role("button", name="Delete my answers").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your answers are deleted")
    assert page.evaluate("Object.keys(localStorage)") == ["somebody-elses"]
    assert "coproduction-person" not in [one["name"] for one in page.context.cookies()]

    page.get_by_role("link", name="Back to the course").click()
    expect(page.get_by_role("link", name="Start the course")).to_be_visible()
    page.goto(server.url + WELCOME)
    expect(page.get_by_role("radio", name="It depends")).not_to_be_checked()


def test_a_page_left_open_cannot_bring_answers_back(page: Page, server: Server) -> None:
    page.goto(server.url + WELCOME)
    choice = page.get_by_role("radio", name="It depends")
    choice.check()
    expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    other = page.context.new_page()
    other.goto(server.url + "coproduction/delete")
    other.get_by_role("button", name="Delete my answers").click()
    expect(other.get_by_role("heading", level=1)).to_have_text("Your answers are deleted")
    page.get_by_role("radio", name="Doing with").check()
    expect(page.get_by_role("alert")).to_contain_text("gone to sleep")
    page.get_by_role("button", name="Carry on").click()
    for radio in page.get_by_role("radio").all():
        expect(radio).not_to_be_checked()


def test_nobody_else_can_make_you_delete(page: Page, server: Server) -> None:
    answer = page.request.post(server.url + "coproduction/delete")
    assert answer.status == 403
    assert "Go to the course" in answer.text()


def test_a_fault_of_ours_gets_a_kind_page_that_leads_on(page: Page, server: Server) -> None:
    page.goto(server.url)
    file = server.home / "data" / "coproduction" / "answers.sqlite"
    with contextlib.closing(sqlite3.connect(file)) as database:
        database.execute("ALTER TABLE answers RENAME TO gone")
        answer = page.goto(server.url)
        assert answer
        assert answer.status == 500
        expect(page.get_by_role("heading", level=1)).to_have_text("Something went wrong")
        expect_clean(page)
        database.execute("ALTER TABLE gone RENAME TO answers")
    page.get_by_role("link", name="Try again").click()
    expect(page.get_by_role("link", name="Start the course")).to_be_visible()


def test_an_address_that_is_not_ours_gets_a_kind_page(page: Page, server: Server) -> None:
    for path in ("nothing/here", "voila/render/nothing.ipynb"):
        answer = page.goto(server.url + path)
        assert answer
        assert answer.status == 404
        expect(page.get_by_role("heading", level=1)).to_have_text("There is no such page")
        expect(page.locator("html")).to_have_attribute("lang", "en-GB")
        page.get_by_role("link", name="Go to the course").click()
        expect(page.get_by_role("link", name="Start the course")).to_be_visible()
