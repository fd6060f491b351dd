"""Nothing is lost at 320 pixels, which is also a 1280 pixel window at 400 % zoom."""

from __future__ import annotations

from tests.browser.people import Learner

TOO_WIDE = """() => {
  const wide = document.documentElement.scrollWidth - innerWidth;
  const out = [...document.querySelectorAll("body *")].filter((element) => {
    if (element.closest(".scroll, .unseen, .jp-mod-hidden")) return false;
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && (box.right > innerWidth + 1 || box.left < -1);
  });
  return [wide > 0 ? `page scrolls sideways by ${wide}px` : "",
    ...out.map((element) => `${element.tagName}.${element.className}`)].filter(Boolean);
}"""

SMALL = """() => [...document.querySelectorAll("main :is(button, .choice, label.rung, summary)")]
  .filter((element) => element.offsetParent && element.getBoundingClientRect().height < 44)
  .map((element) => `${element.tagName}.${element.className} ${element.textContent.trim()}`)"""


def test_every_state_fits_320_pixels_and_can_be_tapped(server, browser):
    with browser.new_context(viewport={"width": 320, "height": 256}) as context:
        learner = Learner(context.new_page(), server.url)
        found = {}
        for state in learner.walk():
            faults = learner.page.evaluate(TOO_WIDE) + learner.page.evaluate(SMALL)
            if faults:
                found[state] = faults
    assert found == {}
