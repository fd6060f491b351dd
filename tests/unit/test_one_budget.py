"""One budget: a guess first, then the average fund beside funds whose projects can fail."""

from __future__ import annotations

import pytest

from coproduction import activities
from coproduction.activities import value_inputs, value_questions
from coproduction.activities.answers import AnswerError
from coproduction.activities.blocks import Lines
from coproduction.activities.money import pounds
from coproduction.activities.one_budget_results import _verdict
from coproduction.activities.words import number
from coproduction.content.value import value
from coproduction.logic.value import recycled_budget, works_or_not


@pytest.fixture
def activity():
    return activities.get("one-budget")


@pytest.fixture
def seen(activity):
    activity.answer("one-budget.guess", "few")
    activity.answer("one-budget.at", "see")
    return activity


def shown(activity) -> dict:
    return dict(activity.page(activity.answers).blocks)


def project(activity):
    return value_inputs.read(value(), activity.answers).assumptions


def test_nothing_is_shown_before_a_guess(activity):
    assert "picture" not in shown(activity)
    with pytest.raises(AnswerError, match="Make a guess first"):
        activity.answer("one-budget.at", "see")


def test_the_guess_is_set_beside_what_comes_out(seen):
    fund = works_or_not(project(seen), 200_000, 10, 15, value_inputs.SEED)
    words = shown(seen)["guess-said"].paragraphs[0]
    assert words == (
        f"You guessed: “One to three”. By these figures it is {round(10 * fund.overdrawn)} "
        "of 10 funds."
    )


def test_the_two_funds_are_side_by_side_in_picture_and_words(seen):
    smooth = recycled_budget(project(seen), 200_000, 10, 15)
    fund = works_or_not(project(seen), 200_000, 10, 15, value_inputs.SEED)
    picture = shown(seen)["picture"]
    assert isinstance(picture, Lines)
    rough, average = picture.series
    assert average.values == tuple(row.balance for row in smooth)
    assert rough.values == tuple(middle for _, middle, _ in fund.balances)
    assert rough.band == tuple((low, high) for low, _, high in fund.balances)
    beside = dict(shown(seen)["beside"].rows)
    assert f"Projects started: {smooth[-1].total}." in beside["Every project returns the average"]
    assert f"In {round(10 * fund.overdrawn)} of 10 funds" in str(beside)


def test_years_in_the_red_are_named_and_not_by_colour_alone(seen):
    picture = shown(seen)["picture"]
    smooth = recycled_budget(project(seen), 200_000, 10, 15)
    red = [f"Year {row.year}" for row in smooth if row.balance < -0.5]
    assert red
    assert [row[0] for row in picture.rows if row[1].endswith("overdrawn")] == red
    assert picture.below == "overdrawn"
    assert "It is overdrawn in one year, year 2." in str(shown(seen)["beside"].rows)
    seen.answers["cost-of-not.annual-cost", 1] = 40_000  # its projects bring hardly anything back
    seen.answer("one-budget.seed", 400_000)
    red = [row[0] for row in shown(seen)["picture"].rows if row[1].endswith("overdrawn")]
    words = f"It is overdrawn in {number(len(red))} of 15 years, first in {red[0].lower()}."
    assert words in str(shown(seen)["beside"].rows)


def test_a_pound_that_comes_back_is_said_in_pence(seen):
    assert "brings back about 10p" in shown(seen)["verdict"].paragraphs[0]
    assert "runs down" in shown(seen)["verdict"].paragraphs[0]
    assert "ruin" not in shown(seen)


def test_a_fund_that_keeps_going_comes_with_the_runs_that_do_not(seen):
    seen.answer("one-budget.pooled", "yes")
    seen.answer("one-budget.reinvest-share", 100)
    seen.answer("one-budget.payback-years", 10)
    blocks = shown(seen)
    assert "keeps itself going" in blocks["verdict"].paragraphs[0]
    assert blocks["ruin"].title == value().warnings["W19"].title
    assert "of 10 runs the fund is overdrawn at some time" in blocks["ruin"].paragraphs[0]


def test_pooling_brings_all_the_cash_back_here(seen):
    before = shown(seen)["verdict"].paragraphs[0]
    button = shown(seen)["pool-switch"].buttons[0]
    assert button.label == "Pool the budgets"
    assert "60% lands in the budget that paid" in shown(seen)["pool"].paragraphs[0]
    seen.answer(button.question, button.value)
    assert shown(seen)["verdict"].paragraphs[0] != before
    assert shown(seen)["pool-switch"].buttons[0].label == "Keep the budgets apart"


def test_budgets_that_are_one_already_are_not_offered_to_be_pooled(seen):
    seen.answers["cost-of-not.pocket", 1] = "pooled"
    assert "pool-switch" not in shown(seen)
    words = shown(seen)["pool"].paragraphs[0]
    assert "So your calculator has it, and all the cash saved lands in it." in words
    assert "only once the bodies have signed for it" in words
    seen.answers["cost-of-not.saying", 1] = ["pool-signed"]
    assert "only once the bodies have signed" not in shown(seen)["pool"].paragraphs[0]
    seen.answer("one-budget.pooled", "yes")
    assert "pool-switch" not in shown(seen)


def test_the_picture_says_what_it_is_drawn_with(seen):
    assert (
        "It is drawn with £200,000 at the start and up to 10 projects. "
        "Of the cash saved, 50% comes back for 5 years."
    ) in shown(seen)["picture"].sentence
    seen.answer("one-budget.seed", "£90k")
    assert "drawn with £90,000 at the start" in shown(seen)["picture"].sentence


def test_a_refused_figure_is_told_which_one_is_drawn(seen):
    seen.answer("one-budget.seed", 90_000)
    before = shown(seen)["picture"]
    with pytest.raises(AnswerError, match=r"Until then we count with £90,000\.$"):
        seen.answer("one-budget.seed", "lots")
    assert shown(seen)["picture"] == before


def test_projects_are_those_of_the_calculator(seen):
    seen.answers["cost-of-not.annual-cost", 1] = 20_000_000
    assert "keeps itself going" in shown(seen)["verdict"].paragraphs[0]
    seen.answer("one-budget.at", "set")
    assert "your calculator" in shown(seen)["intro"].paragraphs[1]


def test_without_the_calculator_its_example_is_named(activity):
    assert "£2 million a year" in shown(activity)["intro"].paragraphs[1]


def test_what_is_taken_away_is_the_picture_too(seen):
    assert any(isinstance(block, Lines) for block in seen.keep(seen.answers))
    pocket = seen.keep(seen.answers)[3]
    assert (pocket.title, pocket.paragraphs) == ("Whose pocket?", shown(seen)["pool"].paragraphs)
    assert activities.get("one-budget").keep({}) == ()


def test_what_runs_down_does_not_bring_back_the_whole_pound(seen):
    pot = seen._pot(seen.answers)
    smooth = pot.smooth()
    assert "brings back about 99p" in _verdict(pot, 0.9999, smooth)[0]
    assert "brings back about £1.00" in _verdict(pot, 1.0, smooth)[0]


@pytest.mark.parametrize(("most", "words"), [(1, "the one project"), (4, "all four projects")])
def test_a_fund_that_runs_down_can_still_be_enough(seen, most, words):
    seen.answer("one-budget.projects", most)
    verdict = shown(seen)["verdict"].paragraphs[0]
    assert verdict.endswith(f"So the fund runs down. Still, it is enough for {words}.")
    assert f"Projects started: {most}." in str(shown(seen)["beside"].rows)


def test_a_fund_does_not_come_to_more_projects_than_are_wanted(seen):
    for name, figure in (("years", 1), ("projects", 5)):
        seen.answer(f"one-budget.{name}", figure)
    seen.answer("one-budget.pooled", "yes")
    assert (
        "In the long run its money comes to five projects, or close to it."
        in shown(seen)["verdict"].paragraphs[0]
    )


def test_a_fund_too_small_to_begin_does_not_work_on_average_either(seen):
    seen.answer("one-budget.seed", 10_000)
    seen.answers["cost-of-not.annual-cost", 1] = 20_000_000
    assert "none can begin" in shown(seen)["verdict"].paragraphs[0]
    assert "ruin" not in shown(seen)


def test_a_fund_too_small_to_begin_says_so(seen):
    seen.answer("one-budget.seed", 10_000)
    words = shown(seen)["verdict"].paragraphs[0]
    assert (
        words
        == f"A project costs {pounds(44_160)} to start. With £10,000 in the fund, none can begin."
    )


def test_projects_that_cost_nothing_cannot_run_out(seen):
    for line in value().lines:
        seen.answers[f"cost-of-not.line.{line.id}.coproduced", 1] = 0
    assert "nothing can run out" in shown(seen)["free"].paragraphs[0]


def test_projects_that_only_lose_say_so(seen):
    seen.answers["cost-of-not.yearly-coproduced", 1] = 50_000
    assert "costs the fund another" in shown(seen)["verdict"].paragraphs[0]


@pytest.mark.parametrize(
    ("name", "figure", "words"),
    [("projects", 2.5, "whole number"), ("years", 31, "from 1 to 30"), ("seed", -1, "from 0 to")],
)
def test_a_figure_that_cannot_be_is_refused(activity, name, figure, words):
    with pytest.raises(AnswerError, match=words):
        activity.answer(f"one-budget.{name}", figure)


def test_the_smallest_and_largest_funds_still_make_a_page(seen):
    for end in ("least", "most"):
        for of in value().inputs.values():
            if of.group == "fund":
                seen.answer(value_questions.asked(of).id, getattr(of, end))
        assert "verdict" in shown(seen)
