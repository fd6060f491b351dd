"""The ladder part by keyboard alone: every act, a visible focus, and nothing that traps it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

FOCUS = """() => {
  const at = document.activeElement;
  const style = getComputedStyle(at);
  const label = at.labels?.[0]?.textContent ?? at.textContent ?? "";
  return {
    words: (at.getAttribute("aria-label") || label).replace(/\\s+/g, " ").trim(),
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    tag: at.tagName,
  };
}"""


class Keys:
    """Someone with a keyboard and nothing else."""

    def __init__(self, page) -> None:
        self.page = page

    def at(self) -> dict:
        return self.page.evaluate(FOCUS)

    def to(self, words: str, most: int = 60) -> None:
        """Tab on until the focus is on a control of this name, with a ring at every stop."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            at = self.at()
            assert at["tag"] != "BODY", f"the focus was lost on the way to {words!r}"
            assert at["ring"], f"no visible focus on {at}"
            if at["words"].startswith(words):
                return
        pytest.fail(f"{words!r} cannot be reached by Tab")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)


def test_the_skip_link_comes_first_and_leads_to_the_page(learner):
    learner.open("02-the-ladder")
    keys = Keys(learner.page)
    keys.press("Tab")
    assert keys.at()["words"].startswith("Skip")
    keys.press("Enter")
    assert keys.at()["tag"] == "MAIN"


def test_a_card_by_keyboard_alone(learner):
    learner.open("02-the-ladder")
    vignettes = learner.activity("Where would you put it?")
    keys = Keys(learner.page)
    keys.to("Five cards")
    keys.press("Enter")
    expect(vignettes.get_by_role("heading", name="Three squares")).to_be_focused()
    keys.to("7 Co-production")
    keys.press("ArrowDown", "ArrowDown")
    learner.saved(vignettes)
    assert keys.at()["words"].startswith("5 Engagement")
    keys.to("What each rung means")
    keys.press("Enter")
    keys.to("Why that rung?")
    learner.page.keyboard.type("Something changed")
    keys.to("Show our reading")
    keys.press("Space")
    expect(vignettes.get_by_role("heading", name="Our reading")).to_be_focused()
    expect(vignettes).to_contain_text("“Something changed”")
    keys.to("5 Engagement")
    keys.press("ArrowDown")
    learner.saved(vignettes)
    keys.to("Next card")
    keys.press("Enter")
    expect(vignettes.get_by_role("heading", name="Have your say")).to_be_focused()


def test_ten_questions_by_keyboard_alone(learner):
    learner.open("02-the-ladder")
    practice = learner.activity("Your own practice")
    keys = Keys(learner.page)
    keys.to("Think of one piece of work", most=90)
    learner.page.keyboard.type("Riverside")
    keys.to("7 Co-production")
    keys.press("ArrowDown")
    learner.saved(practice)
    keys.to("Go on to the ten questions")
    keys.press("Enter")
    for turn, count in enumerate((3, 2, 3, 2), start=1):
        expect(practice.get_by_role("heading", name=f"{turn} of 4")).to_be_focused()
        for _ in range(count):
            keys.press("Tab", "Space")
            learner.saved(practice)
        keys.to("See where it sits" if turn == 4 else "Next questions")
        keys.press("Enter")
    expect(practice.get_by_role("heading", name="Where “Riverside” sits")).to_be_focused()


def test_own_ladder_by_keyboard_alone(learner):
    learner.open("02-the-ladder")
    argue = learner.activity("Argue with the ladder")
    keys = Keys(learner.page)
    keys.to("It only measures power", most=120)
    keys.press("Space")
    learner.saved(argue)
    keys.to("Go on to your own ladder")
    keys.press("Enter")
    expect(argue.get_by_role("heading", name="Make it your own ladder")).to_be_focused()
    keys.to("Is a rung missing?")
    learner.page.keyboard.type("Community-led")
    learner.saved(argue)
    keys.to("At the top, above 7")
    keys.press("Space")
    expect(argue.locator("ol.ladder > li").first).to_contain_text("Community-led")
