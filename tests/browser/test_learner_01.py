"""A learner places definitions, signs one, and sorts situations into the sandwich."""

from __future__ import annotations

import re

from playwright.sync_api import expect

PART = "01-what-is-co-production"


def test_definitions_are_placed_read_chosen_again_and_signed(learner):
    learner.open(PART)
    definitions = learner.activity("What do they mean by it?")
    definitions.get_by_role("button", name="Five definitions").click()
    expect(definitions.get_by_role("heading", name="The workshop in Glasgow")).to_be_focused()
    definitions.get_by_role("button", name="Show our reading").click()
    expect(definitions.get_by_role("status")).to_have_text("Choose a rung first. A guess is fine.")
    expect(definitions).not_to_contain_text("in spirit")

    learner.choose(definitions, "4 Consultation")
    learner.press(definitions, "Show our reading", "Our reading")
    expect(definitions).to_contain_text("That is lower than ours.")
    learner.press(definitions, "Choose again", "The workshop in Glasgow")
    expect(definitions.get_by_role("radio", name=re.compile("^4"))).to_be_checked()

    choices = ["7 Co-", "5 Eng", "Not on this ladder", "6 Co-", "7 Co-"]
    for _ in learner.go_through(definitions, choices, "Your placings beside ours"):
        pass
    expect(definitions).to_contain_text("We agree on five.")
    learner.choose(definitions, "None of these")
    definitions.get_by_label("How would you say it?").fill("Doing it together, as equals")
    learner.saved(definitions)

    learner.page.reload(wait_until="commit")
    definitions = learner.activity("What do they mean by it?")
    expect(definitions.get_by_label("How would you say it?")).to_have_value(
        "Doing it together, as equals"
    )


def test_situations_make_a_sandwich_with_a_table_beside_it(learner):
    learner.open(PART)
    sandwich = learner.activity("The filling in the sandwich")
    expect(sandwich).to_contain_text("Made up")
    for _ in learner.go_through(sandwich, ["Bottom-up"] * 8, "Your sandwich"):
        pass
    filling = sandwich.get_by_role("listitem").filter(has_text="Both sides bring something")
    expect(filling).to_contain_text("The way to school (our reading)")
    expect(sandwich).to_contain_text("what moved with it?")
    sandwich.get_by_text("The same as a table").click()
    row = sandwich.get_by_role("row", name=re.compile("Keys to the library"))
    expect(row.get_by_role("cell")).to_have_text(
        ["Bottom-up", "Left to it", "No rung: off the ladder"]
    )


def test_law_and_policy_are_folded_until_they_are_wanted(learner):
    learner.open(PART)
    policy = learner.activity("Principles and policy")
    christie = policy.get_by_role("row", name=re.compile("Christie Commission"))
    expect(christie).to_be_hidden()
    policy.get_by_text("Law and policy").click()
    expect(christie).to_contain_text("29 June 2011")
