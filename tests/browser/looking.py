"""What is wrong with a page as it is now: by axe-core, on a small screen, and on a wall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Page

RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "resultTypes": ["violations"],
}
CONTRAST = {"runOnly": ["color-contrast"], "resultTypes": ["violations"]}
"""All that other colours can change."""

SMALL = {"width": 320, "height": 256}
"""The smallest phone, which is also a 1280 pixel window at 400 % zoom."""

TOO_WIDE = """() => {
  const wide = document.documentElement.scrollWidth - innerWidth;
  const out = [...document.querySelectorAll("body *")].filter((element) => {
    if (element.closest(".scroll, .unseen, .jp-mod-hidden")) return false;
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && (box.right > innerWidth + 1 || box.left < -1);
  });
  return [wide > 0 ? `page scrolls sideways by ${wide}px` : "",
    ...out.map((element) => `${element.tagName}.${element.className} is too wide`)].filter(Boolean);
}"""

TOO_SMALL = """() => [
  ...document.querySelectorAll("main :is(button, .choice, label.rung, summary)")]
  .filter((element) => element.offsetParent && element.getBoundingClientRect().height < 44)
  .map((element) => `${element.className} ${element.textContent.trim()} is too small to tap`)"""

READABLE = 24
"""Pixels that the smallest words on a wall of 1920 have: what is said in passing, as a note."""

UNREADABLE = """(least) => {
  const over = document.documentElement.scrollHeight - innerHeight;
  const own = (node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim();
  const small = [...document.querySelectorAll("main *, aside *")].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width > 2 && [...element.childNodes].some(own)
      && parseFloat(getComputedStyle(element).fontSize) < least;
  });
  return [over > 0 ? `${over}px are below the wall` : "", ...small.map((element) =>
    `${getComputedStyle(element).fontSize} is too small: ${element.textContent.trim().slice(0, 40)}`
  )].filter(Boolean);
}"""


def violations(page: Page, rules: Mapping[str, object] = RULES) -> list[str]:
    """What axe-core finds against these rules: WCAG 2.2 AA and its own best practice."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    found = page.evaluate("(rules) => axe.run(rules).then(({violations}) => violations)", rules)
    return [
        f"{rule['id']}: {node['target']} {node.get('failureSummary', '')}"
        for rule in found
        for node in rule["nodes"]
    ]


def squeezed(page: Page) -> list[str]:
    """What is lost, or hard to tap, at 320 pixels."""
    before = page.viewport_size
    assert before
    page.set_viewport_size(SMALL)
    found: list[str] = page.evaluate(TOO_WIDE) + page.evaluate(TOO_SMALL)
    page.set_viewport_size(before)
    return found


def unreadable(page: Page) -> list[str]:
    """What cannot be read from the back of a hall."""
    found: list[str] = page.evaluate(UNREADABLE, READABLE)
    return found


def in_both(page: Page) -> list[str]:
    """What axe-core finds in light colours, and of the colours in dark ones."""
    found = violations(page)
    page.emulate_media(color_scheme="dark")
    found += [f"dark: {fault}" for fault in violations(page, CONTRAST)]
    page.emulate_media(color_scheme="light")
    return found


def expect_clean(page: Page) -> None:
    """Fail where anything is wrong with a page, in light or in dark colours."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert violations(page) + squeezed(page) == [], scheme
