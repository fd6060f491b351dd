"""What people do with a deck of cards: commit to an answer, read ours, go on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import Locator, expect

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.browser.people import Learner

TOO_EARLY = "Choose a rung first. A guess is fine."


def place(learner: Learner, deck: Locator, choice: str) -> None:
    """Commit to an answer and read ours."""
    learner.choose(deck, choice)
    learner.press(deck, "Show our reading", "Our reading")


def go_on(learner: Learner, deck: Locator, words: str) -> None:
    """Leave a card that was read, for the next one or for all of them together."""
    learner.push(deck, words)
    expect(deck.get_by_role("heading", name="Our reading", exact=True)).to_have_count(0)
    expect(deck.get_by_role("heading").first).to_be_focused()


def finish(learner: Learner, deck: Locator, choices: Iterable[str], noun: str) -> None:
    """Place the cards that are left, and end with all of them together."""
    *others, last = choices
    for choice in others:
        place(learner, deck, choice)
        go_on(learner, deck, f"Next {noun}")
    place(learner, deck, last)
    go_on(learner, deck, f"See all your {noun}s together")


def row(activity: Locator, words: str) -> Locator:
    """The cells of the row of a table that begins with these words."""
    return activity.get_by_role("row", name=re.compile(re.escape(words))).get_by_role("cell")
