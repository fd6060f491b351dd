"""The part on the ladder: other people's work, your own, and an argument."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import Locator, expect

from tests.browser.journey.arriving import PRACTICE
from tests.browser.journey.cards import TOO_EARLY, finish, go_on, place, row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.people import Learner

OTHERS = ("3 Informing", "7 Co-production", "Not on this ladder", "7 Co-production")
"""Where the cards after the first are put."""


def ladder(learner: Learner) -> Iterator[str]:
    learner.follow("Next: The ladder", "The ladder")
    learner.unfold(learner.activity("The seven rungs"), "The same rungs on other ladders")
    yield "the seven rungs"
    yield from _vignettes(learner)
    yield from _practice(learner)
    yield from _argue(learner)


def _vignettes(learner: Learner) -> Iterator[str]:
    cards = learner.activity("Where would you put it?")
    learner.hand.press(cards.get_by_role("button", name="Five cards"))
    expect(cards.get_by_role("heading", name="Three squares")).to_be_focused()
    learner.refused(cards, "Show our reading", TOO_EARLY)
    expect(cards).not_to_contain_text("A tempting answer")
    learner.unfold(cards, "What each rung means")
    yield "a card, too early"
    learner.write(cards, "Why that rung?", "Something changed.")
    place(learner, cards, "5 Engagement")
    expect(cards).to_contain_text("“Something changed.”")
    expect(cards).to_contain_text("That is higher than ours.")
    expect(cards.get_by_text("Your first choice")).to_be_visible()
    yield "a card, read"
    learner.choose(cards, "4 Consultation")
    go_on(learner, cards, "Next card")
    learner.press(cards, "Back to the card before", "Our reading")
    expect(cards.get_by_role("radio", name="4 Consultation")).to_be_checked()
    go_on(learner, cards, "Next card")
    finish(learner, cards, OTHERS, "card")
    expect(cards).to_contain_text("You placed five cards.")
    learner.unfold(cards, "The same as a table")
    expect(row(cards, "Yours for £1")).to_have_text(["Off", "Off", "Off (or 1 to 2)"])
    yield "the cards together"


def _practice(learner: Learner) -> Iterator[str]:
    practice = learner.activity("Your own practice")
    expect(practice.get_by_label("Think of one piece of work")).to_have_value(PRACTICE)
    learner.choose(practice, "6 Co-design")
    learner.press(practice, "Go on to the ten questions", "1 of 4")
    learner.refused(practice, "Next questions", "still need an answer")
    yield "ten questions"
    _ten(learner, practice, "See where it sits", deciding=1, support=0)
    expect(practice.get_by_role("heading", name="Where “Riverside café")).to_be_focused()
    expect(practice).to_contain_text("You keep the last word after collecting views.")
    learner.unfold(practice, "The same as a table")
    yield "own practice"
    learner.press(practice, "Answer as your community would", "1 of 4")
    _ten(learner, practice, "See where the views part", deciding=1, support=0, openness=0)
    expect(practice.get_by_role("heading", name="Where the two views part")).to_be_focused()
    expect(practice).to_contain_text("The views part most on openness.")
    yield "own practice, two views"


def _ten(learner: Learner, practice: Locator, last: str, **others: int) -> None:
    """Answer the ten questions with the highest answer, some with another, counted from 0."""
    for turn in range(1, 5):
        for group in practice.locator("fieldset").all():
            key = (group.get_attribute("data-question") or "").rpartition(".")[2]
            learner.answer(practice, group, others.get(key, 3))
        if turn < 4:
            learner.press(practice, "Next questions", f"{turn + 1} of 4")
    learner.push(practice, last)


def _argue(learner: Learner) -> Iterator[str]:
    argue = learner.activity("Argue with the ladder")
    learner.choose(argue, "It does not ask who")
    learner.unfold(argue, "Where this comes from")
    yield "criticisms"
    learner.press(argue, "Go on to your own ladder", "Make it your own ladder")
    _tick(learner, argue, "name in another way", "2 Educating")
    learner.write(argue, "Another name for 2, Educating", "Telling")
    _tick(learner, argue, "take off the ladder", "1 Coercion")
    learner.write(argue, "Is a rung missing", "Community-led")
    learner.choose(argue, "Beside the ladder, not on it")
    expect(argue.locator(".beside")).to_contain_text("Community-led")
    learner.choose(argue, "At the top, above 7")
    expect(argue).to_contain_text("One rung renamed, one rung dropped and one of your own added.")
    rungs = argue.locator("ol.ladder > li")
    expect(rungs.first).to_contain_text("Community-led")
    expect(rungs.last).to_contain_text("you would drop it")
    yield "your own ladder"


def _tick(learner: Learner, argue: Locator, asked: str, rung: str) -> None:
    """Tick a rung in one of the two lists that have them all."""
    rungs = argue.get_by_role("group", name=asked)
    learner.hand.choose(rungs.get_by_role("checkbox", name=rung))
    learner.saved(argue)
