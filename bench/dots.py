"""How soon a tap on a phone is a dot on the screen, both in a browser."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from tests.chromium import find_chromium, launch_arguments

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, ViewportSize

    from tests.browser.halls import Hall

PHONE: ViewportSize = {"width": 390, "height": 844}
SCREEN: ViewportSize = {"width": 1920, "height": 1080}

SHOWN = "[data-block='waiting']"
"""The part of the screen with a dot for each who has answered."""

WATCH = """(part) => {
  window.dots = [];
  const note = () => window.dots.push([Date.now(), document.querySelector(part).textContent]);
  new MutationObserver(note).observe(document.body, {childList: true, subtree: true});
  return document.querySelector(part).textContent;
}"""
"""Note when the screen changes, and what it says then."""

TAP = """(control) => { control.click(); return Date.now(); }"""


def taps(hall: Hall, number: int) -> list[float]:
    """Let that many people tap, one after the other: the seconds until each is on the screen."""
    chromium = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=launch_arguments())
        screen = browser.new_page(viewport=SCREEN)
        screen.goto(hall.desk)
        screen.goto(f"{hall.address}/screen")
        screen.locator(SHOWN).wait_for()
        words = screen.evaluate(WATCH, SHOWN)
        waits = []
        for _ in range(number):
            wait, words = _tap(browser, hall, screen, words)
            waits.append(wait)
        browser.close()
    return sorted(waits)


def _tap(browser: Browser, hall: Hall, screen: Page, before: str) -> tuple[float, str]:
    with browser.new_context(viewport=PHONE) as context:
        phone = context.new_page()
        phone.goto(hall.address)
        phone.locator("#link", has_text="Connected").wait_for()
        # The screen tells of those who are here too: that is not the dot we wait for.
        screen.locator(SHOWN).filter(has_not_text=before).wait_for()
        words = screen.locator(SHOWN).text_content() or ""
        phone.wait_for_timeout(random.uniform(0, 1000))  # noqa: S311 (at any moment between polls)
        tapped = phone.get_by_role("radio").first.evaluate(TAP)
        screen.locator(SHOWN).filter(has_not_text=words).wait_for()
        after: str = screen.locator(SHOWN).text_content() or ""
        seen = screen.evaluate("() => window.dots")
    return min(at for at, text in seen if text == after) / 1000 - tapped / 1000, after
