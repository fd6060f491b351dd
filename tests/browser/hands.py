"""Two ways to work a page: with a pointer, and with a keyboard and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import ElementHandle, FilePayload, Locator, Page

MOST = 400
"""More stops than there are on a page that has everything open."""

LOOK = """(target) => {
  const at = document.activeElement;
  const style = getComputedStyle(at);
  const box = at.getClientRects()[0] ?? at.getBoundingClientRect(); // of a link, its first line
  const middle = (from, to, most) => (Math.max(from, 0) + Math.min(to, most)) / 2;
  const seen = document.elementFromPoint(
    middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight));
  const label = at.labels?.[0];
  const words = at.getAttribute("aria-label") || (label ?? at).textContent;
  const fresh = at === document.body && !document.begun; // nobody has pressed a key here yet
  document.begun = true;
  return {
    here: at === target || (at.type === "radio" && at.name === target.name),
    gone: !target.isConnected,
    ahead: Boolean(at.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING),
    lost: at === document.body && !fresh,
    ring: at.matches("body, .heading, .block")
      || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2),
    seen: fresh || at.contains(seen) || Boolean(label?.contains(seen)),
    words: `${at.tagName} “${words.replace(/\\s+/g, " ").trim().slice(0, 60)}”`,
  };
}"""
"""Where the focus is, as a person sees it, and whether the control they want lies ahead.

A heading that a step brings needs no ring: nothing on it can be pressed.
"""

BELOW = """(target) => {
  const all = [...document.querySelectorAll("input[type=radio]")];
  const group = all.filter((one) => one.name === target.name);
  return group.indexOf(target) - group.indexOf(document.activeElement);
}"""
"""How many radios the wanted one is below the one that has the focus."""

ORDER = """() => new Intl.DateTimeFormat().formatToParts()
  .map((part) => part.type).filter((type) => type !== "literal")"""
"""In which order a box for dates takes day, month and year here."""


class Hand(Protocol):
    """What people do to the controls of a page."""

    def press(self, control: Locator) -> None: ...
    def choose(self, control: Locator) -> None: ...
    def write(self, box: Locator, words: str) -> None: ...
    def give(self, box: Locator, file: FilePayload) -> None: ...


class Pointer:
    """A mouse or a finger."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, control: Locator) -> None:
        control.click()

    def choose(self, control: Locator) -> None:
        control.check()

    def write(self, box: Locator, words: str) -> None:
        box.fill(words)
        box.blur()

    def give(self, box: Locator, file: FilePayload) -> None:
        box.set_input_files(file)


class Keyboard:
    """Nothing but keys. At every stop the focus must be somewhere, show a ring, and be in sight."""

    def __init__(self, page: Page) -> None:
        self.page = page
        # Playwright asks for file choosers while somebody listens. It does not wait until the
        # browser knows of it, so whoever listens only as the key goes down may be too late.
        page.on("filechooser", lambda _: None)

    def press(self, control: Locator) -> None:
        self._reach(control)
        self.page.keyboard.press("Enter")

    def choose(self, control: Locator) -> None:
        self._reach(control)
        below = control.evaluate(BELOW) if control.get_attribute("type") == "radio" else 0
        for _ in range(abs(below)):
            self.page.keyboard.press("ArrowDown" if below > 0 else "ArrowUp")
        expect(control).to_be_focused()
        if not control.is_checked():
            self.page.keyboard.press("Space")
        expect(control).to_be_checked()

    def write(self, box: Locator, words: str) -> None:
        self._reach(box)
        if box.get_attribute("type") == "date":
            parts = dict(zip(("year", "month", "day"), words.split("-"), strict=True))
            words = "".join(parts[part] for part in self.page.evaluate(ORDER))
        else:
            self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(words)
        self.page.keyboard.press("Tab")

    def give(self, box: Locator, file: FilePayload) -> None:
        self._reach(box)
        with self.page.expect_file_chooser() as chooser:
            self.page.keyboard.press("Space")
        chooser.value.set_files(file)

    def _reach(self, control: Locator) -> None:
        """Tab until the focus is there; backwards if the control lies behind."""
        target = _element(control)
        way = ""
        for _ in range(MOST):
            at = target.evaluate(LOOK)
            if at["gone"]:  # the page was drawn again meanwhile
                target = _element(control)
                continue
            assert not at["lost"], f"the focus is lost on the way to {control}"
            assert at["ring"], f"no ring shows the focus on {at['words']}"
            assert at["seen"], f"the focus is out of sight on {at['words']}"
            if at["here"]:
                return
            key = "Tab" if at["ahead"] else "Shift+Tab"
            assert way in {"", key}, f"{control} cannot be reached by Tab"
            way = key
            self.page.keyboard.press(key)
        msg = f"{control} is too far away, or {at['words']} holds the focus"
        raise AssertionError(msg)


def _element(control: Locator) -> ElementHandle:
    control.wait_for()
    found = control.element_handle()
    assert found
    return found
