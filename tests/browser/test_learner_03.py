"""A learner asks why bother: who gains, a case for one reader, and the library of cases."""

from __future__ import annotations

import re

import docx
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
    learner.press(gains, "See it all together", "Who gains, all together")
    expect(gains.get_by_text("You will get a bus at the clinic.")).to_be_visible()
    gains.get_by_text("The same as a table").click()
    row = gains.get_by_role("row", name=re.compile("Frontline staff")).first
    expect(row.get_by_role("cell").first).to_have_text("3 A lot")


def test_a_text_that_is_too_long_is_kept_and_said_beside_its_box(learner):
    learner.open("03-why-bother")
    gains = learner.activity("Who gives, and who gains?")
    box = gains.get_by_label("What do they give?")
    expect(box).to_have_accessible_description(re.compile(r"Up to 200 characters\.$"))
    long = "a bus " * 40
    box.fill(long)
    expect(box).to_have_accessible_description(re.compile("39 characters more than fits here"))
    gains.get_by_role("button", name=re.compile("^Next:")).click()
    expect(box).to_be_focused()
    expect(box).to_have_value(long)
    learner.page.reload(wait_until="commit")
    box = learner.activity("Who gives, and who gains?").get_by_label("What do they give?")
    expect(box).to_have_value(long)
    box.fill("A bus")
    learner.saved(learner.activity("Who gives, and who gains?"))


def test_three_pieces_fit_on_a_case_and_the_page_can_be_had_alone(learner, tmp_path):
    learner.open("03-why-bother")
    case = learner.activity("Make your case")
    learner.choose(case, "A finance director")
    learner.press(case, "Go on to the evidence", "What may help your case")
    boxes = case.locator(".ask").first.get_by_role("checkbox")
    for number in range(4):
        boxes.nth(number).check()
        learner.saved(case)
    expect(case.get_by_text("You have chosen four pieces.").first).to_be_visible()
    case.get_by_role("button", name="Go on to what may not help").click()
    expect(case.get_by_role("status")).to_contain_text("One page holds three.")
    boxes.nth(3).uncheck()
    expect(case.get_by_text("Three chosen, of three at the most.")).to_be_visible()
    learner.press(case, "Go on to what may not help", "What may not help it")
    learner.press(case, "Go on to your own words", "In your own words")
    case.get_by_label("Your main point").fill("We pay twice.")
    learner.press(case, "See your page", "A page for a finance director")
    with learner.page.expect_download() as waiting:
        case.get_by_role("button", name="This page as a Word document").click()
    assert waiting.value.suggested_filename.startswith("our-case-")
    waiting.value.save_as(tmp_path / "case.docx")
    text = [each.text for each in docx.Document(tmp_path / "case.docx").paragraphs]
    assert "A page for a finance director" in text
    assert "We pay twice." in text


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
