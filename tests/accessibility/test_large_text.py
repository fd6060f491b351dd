"""Somebody who has set their browser's text to twice its size reads the course on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser.looking import TOO_WIDE
from tests.browser.serving import PARTS
from tests.chromium import find_chromium, launch_arguments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

TWICE = "--blink-settings=defaultFontSize=32"
PHONE = {"width": 390, "height": 844}
IN_SIGHT = f"""() => {{
  for (const menu of document.querySelectorAll(".parts details")) menu.open = true;
  return ({TOO_WIDE})();
}}"""

TOPS = "(links) => links.map((link) => link.getBoundingClientRect().top)"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser in which text is twice as large, as people set it who see little."""
    path = find_chromium()
    with sync_playwright() as playwright:
        arguments = [*launch_arguments(), TWICE]
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()


def test_nothing_is_lost_when_text_is_twice_as_large(learner):
    page = learner.page
    page.set_viewport_size(PHONE)
    page.goto(learner.home)
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    assert page.evaluate(IN_SIGHT) == [], "home"
    for part in PARTS:
        learner.open(part.id)
        expect(page.get_by_role("status").filter(has_text="are ready")).to_be_attached()
        assert page.evaluate(IN_SIGHT) == [], part.title
        tops = page.locator(".turns a").evaluate_all(TOPS)
        assert tops == sorted(tops), "the ways on stand in another order than they are read in"
