"""A learner asks why bother: who gains, a case for one reader, and the library of cases."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from coproduction.content import course
from tests.browser.reasons import make_case, weigh_parties


def test_who_stands_out_is_named_and_the_easy_word_asked_about(learner):
    learner.open("03-why-bother")
    gains = learner.activity("Who gives, and who gains?")
    shares = [(1, 3), (1, 0), (3, 1), (2, 2), (1, 2)]
    assert list(weigh_parties(learner, gains, shares)) == ["a party"]
    expect(gains.get_by_text("Nothing to get")).to_be_visible()
    expect(gains).to_contain_text("The wider community.")
    learner.press(gains, "Say it in two sentences", "Say it in two sentences")
    expect(gains.get_by_text("Try it without the word “voice”.")).to_have_count(2)
    gains.get_by_label("You will get …").fill("a voice")
    expect(gains.get_by_text("What else will be different?")).to_be_visible()
    gains.get_by_label("You will get …").fill("a bus at the clinic.")
    learner.saved(gains)
    expect(gains.get_by_text("What else will be different?")).to_have_count(0)
    gains.get_by_label("We will get …").fill("fewer missed appointments.")
    expect(gains.get_by_text("We will get fewer missed appointments.")).to_be_visible()
    gains.get_by_role("button", name="Back to the picture").click()
    gains.get_by_text("The same as a table").click()
    row = gains.get_by_role("row", name=re.compile("Frontline staff")).first
    expect(row.get_by_role("cell").first).to_have_text("3 A lot")


def test_a_case_for_a_finance_director_is_there_after_a_reload(learner):
    learner.open("03-why-bother")
    case = learner.activity("Make your case")
    assert list(make_case(learner, case)) == ["evidence", "own words"]
    expect(case).to_contain_text("We would keep this back from a finance director")
    expect(case).to_contain_text("How we would answer")
    case.get_by_text("Where this comes from").click()
    review = course().sources["voorberg-2014"]
    source = case.get_by_role("listitem").filter(has_text=review.title)
    expect(source.get_by_role("link")).to_have_attribute("href", review.url)
    learner.page.reload(wait_until="commit")
    case = learner.activity("Make your case")
    expect(case.get_by_role("heading", name="A page for a finance director")).to_be_visible()


def test_the_library_is_filtered_read_and_opened_again(learner):
    learner.open("case-studies")
    library = learner.activity("The library of cases")
    entries = library.locator(".shelf > li")
    expect(entries).to_have_count(29)
    library.get_by_text("Only some", exact=True).first.click()
    learner.choose(library, "Did not go as hoped")
    expect(entries).to_have_count(5)
    expect(library.get_by_label("Did not go as hoped")).to_be_focused()
    library.get_by_role("button", name="Southwark Circle").click()
    expect(library.get_by_role("heading", name="Southwark Circle")).to_be_focused()
    expect(library).to_contain_text("It closed in 2014, when the money ran out.")
    learner.press(library, "Back to the library", "29 real cases")
    library.get_by_role("button", name="Show all cases").click()
    expect(entries).to_have_count(29)
