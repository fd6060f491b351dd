"""What is wrong with a page as it is now: by axe-core, and on a small or much enlarged screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Page

RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "resultTypes": ["violations"],
}
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


def violations(page: Page) -> list[str]:
    """What axe-core finds against WCAG 2.2 AA and its own best practice."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    found = page.evaluate("(rules) => axe.run(rules).then(({violations}) => violations)", RULES)
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


def expect_clean(page: Page) -> None:
    """Fail where anything is wrong with a page, in light or in dark colours."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert violations(page) + squeezed(page) == [], scheme
