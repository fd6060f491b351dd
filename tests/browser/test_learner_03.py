"""A learner asks why bother, and makes slips: what is too long, too many, or no number."""

from __future__ import annotations

import re

import docx
from playwright.sync_api import expect


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


def test_a_number_is_understood_as_it_is_written_and_said_back(learner):
    learner.open("03-why-bother")
    cost = learner.activity("The cost of not co-producing")
    box = cost.get_by_label("What does the service cost in a year?")
    box.fill("lots")
    expect(box).to_have_accessible_description(re.compile("such as 40,000 or 2 million"))
    box.fill("about £1.5m")
    learner.saved(cost)
    expect(box).to_have_value("about £1.5m")
    box.blur()
    expect(box).to_have_value("1,500,000")
    learner.page.reload(wait_until="commit")
    cost = learner.activity("The cost of not co-producing")
    expect(cost.get_by_label("What does the service cost in a year?")).to_have_value("1,500,000")


def test_a_fund_says_which_figure_is_drawn_when_one_is_refused(learner):
    learner.open("03-why-bother")
    fund = learner.activity("One budget")
    learner.choose(fund, "One to three")
    learner.press(fund, "See what becomes of it", "What becomes of it")
    box = fund.get_by_label("How much money is in the fund at the start?")
    box.fill("lots")
    expect(box).to_have_accessible_description(re.compile("Until then we count with £200,000"))
    expect(fund.locator("figcaption")).to_contain_text("drawn with £200,000 at the start")
    box.fill("£90k")
    expect(fund.locator("figcaption")).to_contain_text("drawn with £90,000 at the start")
