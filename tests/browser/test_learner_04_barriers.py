"""A learner has more barriers than can be taken on at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.browser.people import Learner

FOUR = ("Time and money", "One budget", "Trust and power", "Law and rules")


def test_a_fourth_choice_is_taken_back_with_a_word_under_it(learner: Learner) -> None:
    learner.open("04-barriers")
    held = learner.activity("What holds you back?")
    for title in FOUR:
        learner.choose(held, title)
    learner.press(held, "Look at them one by one", FOUR[0])
    for following in (*FOUR[1:], ""):
        for label in ("A lot", "Yes, in part", "We can move it"):
            learner.choose(held, label)
        if following:
            learner.press(held, "Next barrier", following)
    learner.press(held, "See them all together", "Your barriers on one page")
    for title in FOUR[:3]:
        learner.choose(held, title)
    fourth = held.get_by_role("checkbox", name=FOUR[3])
    fourth.click()
    said = held.get_by_role("group").locator(".fault")
    expect(said).to_have_text("Three at most. Take one away first.")
    expect(fourth).not_to_be_checked()
    held.get_by_role("checkbox", name=FOUR[0]).uncheck()
    expect(said).to_have_count(0)
    learner.choose(held, FOUR[3])
