"""A learner looks for a case: how many fit is said where it is heard, and the way back is near."""

from __future__ import annotations

from playwright.sync_api import expect


def test_how_many_cases_fit_is_heard_and_none_is_never_a_dead_end(learner):
    learner.open("case-studies")
    cases = learner.activity("The library of cases")
    heard = cases.locator("[aria-live]")
    expect(heard).to_have_text("All 29 cases are shown. Some did not go as hoped, and say so.")
    # A live region is heard only if it was there before its words changed.
    heard.evaluate("(element) => { element.dataset.seen = 'before'; }")
    cases.get_by_text("Where", exact=True).first.click()
    learner.choose(cases, "Further away")
    expect(heard).to_have_text("3 of 29 cases fit “Further away”.")
    expect(cases.get_by_role("heading", name="3 of 29 cases", exact=True)).to_be_visible()
    cases.get_by_text("How strong the evidence is", exact=True).first.click()
    learner.choose(cases, "Law")
    expect(heard).to_contain_text("No case fits “Further away” and “Law”.")
    expect(heard).to_have_attribute("data-seen", "before")
    expect(cases.locator(".ladder")).to_have_count(0)
    cases.get_by_role("button", name="Take away “How strong the evidence is”").click()
    expect(heard).to_have_text("3 of 29 cases fit “Further away”.")
    cases.get_by_role("button", name="Show all cases").click()
    expect(cases.get_by_role("heading", name="29 real cases")).to_be_visible()
    expect(cases.get_by_label("Further away")).not_to_be_checked()
