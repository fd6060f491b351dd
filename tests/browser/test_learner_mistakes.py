"""What cannot be an answer is said beside its box, and no press goes past it."""

from __future__ import annotations

import re

from playwright.sync_api import expect

WRONG = re.compile("write one number", re.IGNORECASE)


def test_a_number_that_is_none_is_marked_and_holds_the_way_on(learner):
    learner.open("03-why-bother")
    calculator = learner.activity("The cost of not co-producing")
    box = calculator.get_by_label("What does the service cost in a year?")
    box.fill("a lot")
    calculator.get_by_role("button", name="See what it comes to").click()
    expect(box).to_be_focused()
    expect(box).to_have_attribute("aria-invalid", "true")
    expect(box).to_have_accessible_description(WRONG)
    expect(calculator.get_by_role("heading", name="Five questions")).to_be_visible()

    box.fill("£200,000")
    learner.saved(calculator)
    expect(box).not_to_have_attribute("aria-invalid", "true")
    expect(calculator.locator(".fault")).to_have_count(0)
