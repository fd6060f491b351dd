"""The home page, the welcome, and what co-production is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.journey.cards import TOO_EARLY, finish, go_on, place, row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.people import Learner

PRACTICE = "Riverside café, and the rest of its long name <img src=x onerror=alert(1)>"
"""What their work is called. It comes back in many places, and is markup in none of them."""


def welcome(learner: Learner) -> Iterator[str]:
    learner.page.goto(learner.home)
    yield "home"
    learner.follow("Start the course", "Welcome")
    start = learner.activity("Before we begin")
    yield "welcome"
    learner.write(start, "Think of one piece of work", PRACTICE)
    learner.choose(start, "Doing for")
    expect(start).to_contain_text("Hold on to that hunch.")
    yield "welcome, hunch given"
    answers = learner.activity("Your answers")
    learner.press(answers, "Delete my answers", "Delete everything you have answered?")
    yield "welcome, asked whether to delete"
    learner.push(answers, "No, keep them")
    expect(answers.locator(".block").first).to_be_focused()
    expect(start.get_by_label("Doing for", exact=True)).to_be_checked()


def meaning(learner: Learner) -> Iterator[str]:
    learner.follow("Next: What co-production is", "What co-production is")
    yield from _definitions(learner)
    policy = learner.activity("Principles and policy")
    christie = policy.get_by_role("row").filter(has_text="Christie Commission")
    expect(christie).to_be_hidden()
    learner.unfold(policy, "Law and policy")
    expect(christie).to_contain_text("29 June 2011")
    yield "principles and policy"
    yield from _sandwich(learner)


def _definitions(learner: Learner) -> Iterator[str]:
    definitions = learner.activity("What do they mean by it?")
    yield "what co-production is"
    learner.hand.press(definitions.get_by_role("button", name="Five definitions"))
    expect(definitions.get_by_role("heading", name="The workshop in Glasgow")).to_be_focused()
    learner.refused(definitions, "Show our reading", TOO_EARLY)
    expect(definitions).not_to_contain_text("in spirit")
    yield "a definition, too early"
    place(learner, definitions, "4 Consultation")
    expect(definitions).to_contain_text("That is lower than ours.")
    yield "a definition, read"
    learner.press(definitions, "Choose again", "The workshop in Glasgow")
    expect(definitions.get_by_role("radio", name="4 Consultation")).to_be_checked()
    choices = ("7 Co-", "5 Eng", "Not on this ladder", "6 Co-", "7 Co-")
    finish(learner, definitions, choices, "definition")
    expect(definitions).to_contain_text("We agree on five.")
    learner.choose(definitions, "Think Local Act Personal")
    expect(definitions.get_by_text("What you sign up to")).to_be_visible()
    yield "definitions, signed"
    learner.choose(definitions, "None of these")
    learner.write(definitions, "How would you say it?", "Doing it together, as equals")
    learner.write(definitions, "What do the others lack?", "They leave out who decides")


def _sandwich(learner: Learner) -> Iterator[str]:
    sandwich = learner.activity("The filling in the sandwich")
    expect(sandwich).to_contain_text("Made up")
    place(learner, sandwich, "Bottom-up")
    yield "a situation, read"
    go_on(learner, sandwich, "Next situation")
    finish(learner, sandwich, ["Bottom-up"] * 7, "situation")
    filling = sandwich.get_by_role("listitem").filter(has_text="Both sides bring something")
    expect(filling).to_contain_text("The way to school (our reading)")
    expect(sandwich).to_contain_text("what moved with it?")
    learner.unfold(sandwich, "The same as a table")
    left = ["Bottom-up", "Left to it", "No rung: off the ladder"]
    expect(row(sandwich, "Keys to the library")).to_have_text(left)
    yield "sandwich"
