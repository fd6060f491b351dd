"""The presentation: shown on a wall, read on a phone, printed, and found by those who saw it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import nbformat
import pytest
from playwright.sync_api import expect

from coproduction import settings
from tests.browser.halls import Hall
from tests.browser.looking import expect_clean

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser.serving import Server

PATH = "coproduction/slides"
CELLS = nbformat.read(settings.load().course / "trainer" / "slides.ipynb", as_version=4).cells
TITLES = [re.sub("^#+ ", "", cell.source.splitlines()[0]) for cell in CELLS]

CROPPED = """() => {
  const bar = document.querySelector(".slides-bar").getBoundingClientRect();
  return [...document.querySelectorAll(".slide")].flatMap((slide) => {
    slide.scrollIntoView();
    const parts = [...slide.querySelectorAll(".prose, .picture")];
    const boxes = parts.map((part) => part.getBoundingClientRect());
    const out = boxes.some(({top, bottom, left, right}) =>
      top < 0 || bottom > bar.top || left < 0 || right > innerWidth);
    return out ? [slide.ariaLabel] : [];
  });
}"""


@pytest.fixture
def wall(page: Page, server: Server) -> Page:
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(server.url + PATH)
    return page


def here(page: Page) -> str:
    """The title of the slide that fills the window, as the count has it too."""
    number, of = re.fullmatch(r"(\d+) of (\d+)", page.locator("#count").inner_text()).groups()
    assert int(of) == len(TITLES)
    title = page.get_by_role("heading", name=TITLES[int(number) - 1], exact=True)
    expect(title).to_be_in_viewport()
    return TITLES[int(number) - 1]


def test_a_key_or_a_clicker_turns_the_slides(wall: Page) -> None:
    turns = ["PageDown", "ArrowRight", "ArrowRight", "PageUp", "ArrowLeft", "ArrowLeft", "PageUp"]
    places = [1, 2, 3, 2, 1, 0, 0]
    for key, place in zip(turns, places, strict=True):
        wall.keyboard.press(key)
        expect(wall.locator("#count")).to_have_text(f"{place + 1} of {len(TITLES)}")
        assert here(wall) == TITLES[place]
    # Whoever listens is on the slide that was turned to.
    expect(wall.get_by_role("region", name=f"Slide 1 of {len(TITLES)}")).to_be_focused()


def test_a_button_turns_them_and_stops_at_the_last(wall: Page) -> None:
    on = wall.get_by_role("button", name="Next")
    for place in range(1, len(TITLES)):
        on.click()
        expect(wall.locator("#count")).to_have_text(f"{place + 1} of {len(TITLES)}")
        expect(on).to_be_focused()
    expect(on).to_have_attribute("aria-disabled", "true")
    assert here(wall) == TITLES[-1]
    wall.get_by_role("button", name="Back").click()
    assert here(wall) == TITLES[-2]


def test_who_scrolls_turns_them_as_well(wall: Page) -> None:
    wall.get_by_role("heading", name=TITLES[6], exact=True).scroll_into_view_if_needed()
    expect(wall.locator("#count")).to_have_text(f"7 of {len(TITLES)}")


@pytest.mark.parametrize("size", [(1024, 640), (1280, 720), (1920, 1080), (2560, 1080)])
def test_no_slide_is_cropped_on_a_wall(wall: Page, size: tuple[int, int]) -> None:
    wall.set_viewport_size({"width": size[0], "height": size[1]})
    assert wall.evaluate(CROPPED) == []


@pytest.mark.parametrize("size", [(390, 844), (1280, 800)])
def test_it_is_clean(page: Page, server: Server, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(server.url + PATH)
    expect_clean(page)


def test_it_prints_one_slide_on_each_sheet(wall: Page) -> None:
    wall.emulate_media(media="print")
    expect(wall.get_by_role("navigation", name="Slides")).to_be_hidden()
    pdf = wall.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert [(round(float(w)), round(float(h))) for w, h in boxes] == [(842, 595)] * len(TITLES)


def test_all_its_words_are_there_without_scripts(browser: Browser, server: Server) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(server.url + PATH)
        expect(page.get_by_role("heading")).to_have_text([f"{title}¶" for title in TITLES])
        expect(page.get_by_role("button", name="Next")).to_be_hidden()


def test_participants_and_learners_find_it(page: Page, server: Server) -> None:
    hall = Hall(server)
    page.goto(server.url)
    page.get_by_role("link", name="the presentation").click()
    expect(page).to_have_title("The presentation | Moving Beyond Consultation")
    page.get_by_role("link", name="Course home").click()
    page.get_by_role("link", name="Join the room").click()
    page.get_by_label("six letters").fill(hall.room.code)
    page.get_by_role("button", name="Join").click()
    page.get_by_role("link", name="The presentation, to read again").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(TITLES[0])
    hall.store.close()
