"""What a learner does in “Why bother?” and in the library of cases."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import Locator, expect

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.browser.people import Learner


def weigh_parties(
    learner: Learner, gains: Locator, shares: Iterable[tuple[int, int]]
) -> Iterator[str]:
    """Say how much each party gives and gets, pausing at the first; end at the picture."""
    for turn, (gives, gets) in enumerate(shares, start=1):
        expect(gains.get_by_text(f"Party {turn} of 6")).to_be_visible()
        for name, much in (("gives", gives), ("gets", gets)):
            group = gains.locator(f"fieldset[data-question^='who-gains.{name}-much.']")
            group.get_by_role("radio").nth(much).check()
            learner.saved(gains)
        if turn == 1:
            gains.get_by_label("What do they give?").fill("Their mornings, and what they know")
            learner.saved(gains)
            yield "a party"
        gains.get_by_role("button", name=re.compile("^Next:")).click()
    learner.press(gains, "See who gives and who gains", "Who gives, and who gains")


def make_case(learner: Learner, case: Locator) -> Iterator[str]:
    """Make a page for a finance director, with one choice that we would not make."""
    learner.choose(case, "A finance director")
    learner.press(case, "Go on to the evidence", "What may help your case")
    learner.choose(case, "The Christie Commission said much")
    case.get_by_text("More evidence that may help").first.click()
    yield "evidence"
    learner.press(case, "Go on to what may not help", "What may not help it")
    learner.choose(case, "A review of studies of co-production")
    learner.press(case, "Go on to your own words", "In your own words")
    case.get_by_label("Your main point").fill("Those who miss appointments know why.")
    yield "own words"
    learner.press(case, "See your page", "A page for a finance director")


def why_bother(learner: Learner) -> Iterator[str]:
    """Every state of the two activities that open and close the part."""
    learner.open("03-why-bother")
    gains = learner.activity("Who gives, and who gains?")
    for state in weigh_parties(learner, gains, [(1, 3), (1, 0), (3, 1), (2, 2), (1, 2)]):
        yield f"who gains, {state}"
    gains.get_by_text("The same as a table").click()
    gains.get_by_text("What you wrote of each").click()
    yield "who gains, the picture"
    learner.press(gains, "Say it in two sentences", "Say it in two sentences")
    gains.get_by_label("You will get …").fill("A say in the bus times")
    gains.get_by_label("We will get …").fill("Fewer missed appointments")
    expect(gains.get_by_text("We will get fewer missed appointments.")).to_be_visible()
    yield "who gains, two sentences"
    learner.press(gains, "See it all together", "Who gains, all together")
    yield "who gains, all together"
    case = learner.activity("Make your case")
    for state in make_case(learner, case):
        yield f"a case, {state}"
    case.get_by_text("Where this comes from").click()
    yield "a case, the page"


def library(learner: Learner) -> Iterator[str]:
    """The library with its filters open, and a case that did not go as hoped."""
    learner.open("case-studies")
    cases = learner.activity("The library of cases")
    for name in ("Where", "Which rung", "What was shared", "Only some"):
        cases.get_by_text(name, exact=True).first.click()
    learner.choose(cases, "Did not go as hoped")
    yield "library, filtered"
    cases.get_by_role("button", name="Southwark Circle").click()
    expect(cases.get_by_role("heading", name="Southwark Circle")).to_be_focused()
    cases.get_by_text("Where this comes from").click()
    yield "library, a case"
