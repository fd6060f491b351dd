"""A learner counts the cost of not co-producing, doubts it, and runs a fund."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.people import answer_five


def test_five_questions_lead_to_two_sums_and_a_switch_for_sceptics(learner):
    learner.open("03-why-bother")
    cost = learner.activity("The cost of not co-producing")
    cost.get_by_role("button", name="See what it comes to").click()
    expect(cost.get_by_role("status")).to_contain_text("Answer the five questions first.")

    answer_five(learner, cost)
    learner.press(cost, "See what it comes to", "What it comes to")
    expect(cost.locator("figure")).to_have_count(2)
    expect(cost).to_contain_text("raise two warnings")
    sentence = cost.locator("figcaption").first
    before = sentence.inner_text()
    cost.get_by_text("The same as a table").first.click()
    row = cost.get_by_role("row", name=re.compile("the cost of not co-producing"))
    expect(row.get_by_role("cell").first).to_contain_text(" to ")

    cost.get_by_role("button", name="Count as a sceptic would").click()
    expect(cost.get_by_role("button", name="Put the extra chance back")).to_be_focused()
    expect(sentence).not_to_have_text(before)


def test_a_figure_is_changed_from_a_result_and_is_still_there_after_a_reload(learner):
    learner.open("03-why-bother")
    cost = learner.activity("The cost of not co-producing")
    answer_five(learner, cost)
    learner.press(cost, "See what it comes to", "What it comes to")
    bill = cost.get_by_text("a year goes on what could have been avoided")
    expect(bill).to_contain_text("£500,000")
    learner.press(cost, "See and change every figure", "Every figure")
    learner.press(cost, "What could be saved", "What could be saved")
    cost.get_by_label("How much of that cost could have been avoided?").fill("30")
    learner.saved(cost)
    learner.press(cost, "See what it comes to", "What it comes to")
    expect(bill).to_contain_text("£600,000")
    learner.page.reload(wait_until="commit")
    expect(learner.activity("The cost of not co-producing")).to_contain_text("£600,000")


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


def test_a_range_that_does_not_hold_its_figure_is_remarked_on(learner):
    learner.open("03-why-bother")
    cost = learner.activity("The cost of not co-producing")
    answer_five(learner, cost)
    learner.press(cost, "See and change every figure", "Every figure")
    learner.press(cost, "What could be saved", "What could be saved")
    low = cost.get_by_label("Avoidable share: at the lowest")
    low.fill("45%")
    remark = cost.get_by_text("The lowest, 45%, is above the figure itself, 25%.")
    expect(remark).to_be_visible()
    low.fill("5")
    expect(remark).to_have_count(0)


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


def test_a_fund_is_guessed_seen_and_pooled(learner):
    learner.open("03-why-bother")
    fund = learner.activity("One budget")
    fund.get_by_role("button", name="See what becomes of it").click()
    expect(fund.get_by_role("status")).to_contain_text("Make a guess first.")
    learner.choose(fund, "One to three")
    learner.press(fund, "See what becomes of it", "What becomes of it")
    expect(fund).to_contain_text("You guessed: “One to three”.")
    verdict = fund.get_by_text("Each £1 that a project takes out")
    before = verdict.inner_text()
    fund.get_by_role("button", name="Pool the budgets").click()
    expect(fund.get_by_role("button", name="Keep the budgets apart")).to_be_focused()
    expect(verdict).not_to_have_text(before)
