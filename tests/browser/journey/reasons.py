"""The part that asks why bother: who gains, what it costs not to, and a case for one reader."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import Locator, expect

from coproduction.content import course
from tests.browser.journey.cards import row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.people import Learner

SHARES = ((1, 3), (1, 0), (3, 1), (2, 2), (1, 2))
"""How much each party gives and gets, counted from none."""

NEXT = (
    "Next: the wider community",
    "Next: the frontline staff",
    "Next: the organisation",
    "Next: the funder",
    "Next: your own party",
)


def reasons(learner: Learner) -> Iterator[str]:
    learner.follow("Next: Why bother?", "Why bother?")
    yield from _gains(learner)
    yield from _cost(learner)
    yield from _fund(learner)
    yield from _case(learner)


def _gains(learner: Learner) -> Iterator[str]:
    gains = learner.activity("Who gives, and who gains?")
    for turn, shares in enumerate(SHARES, start=1):
        expect(gains.get_by_text(f"Party {turn} of 6")).to_be_visible()
        for name, much in zip(("gives", "gets"), shares, strict=True):
            group = gains.locator(f"fieldset[data-question^='who-gains.{name}-much.']")
            learner.answer(gains, group, much)
        if turn == 1:
            learner.write(gains, "What do they give?", "Their mornings, and what they know")
            yield "a party"
        learner.hand.press(gains.get_by_role("button", name=re.compile("^Next: ")))
    learner.press(gains, "See who gives and who gains", "Who gives, and who gains")
    expect(gains.get_by_text("Nothing to get")).to_be_visible()
    learner.unfold(gains, "The same as a table")
    expect(row(gains, "Frontline staff").first).to_have_text("3 A lot")
    learner.unfold(gains, "What you wrote of each")
    yield "who gains"
    learner.press(gains, "Say it in two sentences", "Say it in two sentences")
    learner.hand.write(gains.get_by_label("You will get …"), "a voice")
    expect(gains.get_by_text("What else will be different?")).to_be_visible()
    learner.write(gains, "You will get …", "a bus at the clinic.")
    expect(gains.get_by_text("What else will be different?")).to_have_count(0)
    learner.write(gains, "We will get …", "fewer missed appointments.")
    expect(gains.get_by_text("We will get fewer missed appointments.")).to_be_visible()
    yield "two sentences"
    learner.press(gains, "See it all together", "Who gains, all together")
    expect(gains.get_by_text("You will get a bus at the clinic.")).to_be_visible()
    yield "who gains, all together"


def _cost(learner: Learner) -> Iterator[str]:
    cost = learner.activity("The cost of not co-producing")
    learner.refused(cost, "See what it comes to", "Answer the five questions first.")
    yield from _mistake(learner, cost)
    for label in ("About £25", "Only their expenses", "Mostly the body", "Some of it"):
        learner.choose(cost, label)
    learner.press(cost, "See what it comes to", "What it comes to")
    expect(cost.locator("figure")).to_have_count(2)
    learner.unfold(cost, "The same as a table")
    expect(row(cost, "the cost of not co-producing").first).to_contain_text(" to ")
    bill = cost.get_by_text("a year goes on what could have been avoided")
    expect(bill).to_contain_text("£500,000")
    yield "what it comes to"
    learner.press(cost, "See and change every figure", "Every figure")
    yield "every figure"
    learner.press(cost, "The cost lines", "The cost lines")
    yield "the cost lines"
    learner.press(cost, "Every figure", "Every figure")
    learner.press(cost, "What could be saved", "What could be saved")
    low = cost.get_by_label("Avoidable share: at the lowest")
    learner.hand.write(low, "45%")
    remark = cost.get_by_text("The lowest, 45%, is above the figure itself, 25%.")
    expect(remark).to_be_visible()
    yield "figures, a range that does not hold its figure"
    learner.hand.write(low, "5")
    expect(remark).to_have_count(0)
    learner.hand.write(cost.get_by_label("How much of that cost could have been avoided?"), "30")
    learner.press(cost, "See what it comes to", "What it comes to")
    expect(bill).to_contain_text("£600,000")
    sentence = cost.locator("figcaption").first
    before = sentence.inner_text()
    learner.push(cost, "Count as a sceptic would")
    expect(cost.get_by_role("button", name="Put the extra chance back")).to_be_focused()
    expect(sentence).not_to_have_text(before)
    for heading in ("When it pays for itself", "What it hangs on", "Before you say it out loud"):
        learner.press(cost, f"Go on: {heading[0].lower()}{heading[1:]}", heading)
        yield heading


def _mistake(learner: Learner, cost: Locator) -> Iterator[str]:
    """What is no number is said beside its box, and no press goes past it."""
    box = cost.get_by_label("What does the service cost in a year?")
    learner.hand.write(box, "a lot")
    learner.push(cost, "See what it comes to")
    expect(box).to_be_focused()
    expect(box).to_have_attribute("aria-invalid", "true")
    expect(box).to_have_accessible_description(re.compile("number, in figures"))
    yield "five questions, a mistake"
    learner.hand.write(box, "£2,000,000")
    learner.saved(cost)
    expect(box).not_to_have_attribute("aria-invalid", "true")
    expect(cost.locator(".fault")).to_have_count(0)


def _fund(learner: Learner) -> Iterator[str]:
    fund = learner.activity("One budget")
    learner.refused(fund, "See what becomes of it", "Make a guess first.")
    learner.choose(fund, "One to three")
    learner.press(fund, "See what becomes of it", "What becomes of it")
    expect(fund).to_contain_text("You guessed: “One to three”.")
    learner.unfold(fund, "The same as a table")
    yield "one budget"
    verdict = fund.get_by_text("Each £1 that a project takes out")
    before = verdict.inner_text()
    learner.push(fund, "Pool the budgets")
    expect(fund.get_by_role("button", name="Keep the budgets apart")).to_be_focused()
    expect(verdict).not_to_have_text(before)


def _case(learner: Learner) -> Iterator[str]:
    case = learner.activity("Make your case")
    learner.choose(case, "A finance director")
    learner.press(case, "Go on to the evidence", "What may help your case")
    learner.choose(case, "The Christie Commission said much")
    learner.unfold(case, "More evidence that may help")
    yield "a case, evidence"
    learner.press(case, "Go on to what may not help", "What may not help it")
    learner.choose(case, "A review of studies of co-production")
    learner.press(case, "Go on to your own words", "In your own words")
    learner.write(case, "Your main point", "Those who miss appointments know why.")
    yield "a case, own words"
    learner.press(case, "See your page", "A page for a finance director")
    expect(case).to_contain_text("We would keep this back from a finance director")
    expect(case).to_contain_text("How we would answer")
    learner.unfold(case, "Where this comes from")
    review = course().sources["voorberg-2014"]
    source = case.get_by_role("listitem").filter(has_text=review.title)
    expect(source.get_by_role("link")).to_have_attribute("href", review.url)
    yield "a case, the page"
    # They close the notebook here, and go on with it another day.
    learner.open("03-why-bother")
    case = learner.activity("Make your case")
    expect(case.get_by_role("heading", name="A page for a finance director")).to_be_visible()
    cost = learner.activity("The cost of not co-producing")
    expect(cost.get_by_role("heading", name="Before you say it out loud")).to_be_visible()
