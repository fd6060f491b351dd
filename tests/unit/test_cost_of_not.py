"""The cost of not co-producing: five questions, every figure, two sums never mixed, warnings."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product

import pytest

from coproduction import activities
from coproduction.activities import (
    value_gist,
    value_inputs,
    value_questions,
    value_results,
    value_words,
)
from coproduction.activities.answers import AnswerError
from coproduction.activities.blocks import Ask, Buttons, Facts, Lines, Prose, Ranges, Table
from coproduction.activities.cost_of_not import EVERY, FIGURES, RESULTS
from coproduction.activities.money import MINUS, axis, between, cases, pounds, short, units
from coproduction.activities.spoken import spoken
from coproduction.content.value import value
from coproduction.logic.value import (
    BOUNDS,
    OUTCOMES,
    Argument,
    Spread,
    flows,
    npv,
    overclaims,
    simulate,
    threshold_lift,
)
from coproduction.views.page import draw

FIVE = {
    "annual-cost": 2_000_000,
    "avoidable": "some",
    "paying": "paid",
    "pocket": "most",
    "moved": "some",
}


@pytest.fixture
def activity():
    return activities.get("cost-of-not")


@pytest.fixture
def answered(activity):
    for name, said in FIVE.items():
        activity.answer(f"cost-of-not.{name}", said)
    return activity


def at(activity, page: str) -> dict:
    activity.answer("cost-of-not.at", page)
    return dict(activity.page(activity.answers).blocks)


def said(activity, name: str, value_) -> None:
    activity.answer(f"cost-of-not.{name}", value_)


def labels(blocks: dict) -> list[str]:
    groups = [block for block in blocks.values() if isinstance(block, Buttons)]
    return [button.label for group in groups for button in group.buttons]


def case(activity):
    return value_inputs.read(value(), activity.answers)


def html(blocks: dict) -> str:
    return " ".join(draw(name, block) for name, block in blocks.items())


# Five questions


def test_results_wait_for_five_questions(activity):
    for name, answer in FIVE.items():
        with pytest.raises(AnswerError, match="Answer the five questions first"):
            said(activity, "at", "result")
        said(activity, name, answer)
    assert "ledger-cash" in at(activity, "result")


def test_every_figure_is_offered_once_and_only_after_the_five_questions(activity):
    offer = "See and change every figure"
    for name, answer in FIVE.items():
        assert offer not in labels(dict(activity.page(activity.answers).blocks))
        said(activity, name, answer)
    for page in ("five", *RESULTS):
        assert labels(at(activity, page)).count(offer) == 1


def test_every_figure_is_seen_at_once_and_leads_to_its_boxes(activity):
    entries = at(activity, EVERY)["glance"].entries
    assert [entry.button.value for entry in entries] == list(FIGURES)
    seen = " ".join(line for entry in entries for line in entry.lines)
    for of in value().inputs.values():
        assert (f"{of.name}: " in seen) == (of.group in FIGURES)
    assert "Avoidable share: 25%, from 10% to 40%. An assumption." in seen
    assert f"Extra chance of success: 10 points, from {MINUS}5 to 25." in seen
    assert "Staying involved: £6,000 a year, from £2,000 to £15,000." in seen
    assert "Co-produced start: £44,160, from £25,000 to £90,000. Built up from lines." in seen
    asked = set()
    for page in FIGURES:
        asked |= {b.question.id for b in at(activity, page).values() if isinstance(b, Ask)}
    for key in BOUNDS:
        of = value().inputs[key]
        built_or_fund = of.basis == "built up" or of.group == "fund"
        assert built_or_fund or value_questions.asked(of).id in asked, key
        if of.low is not None and of.group != "fund":
            assert {q.id for q in value_questions.ends(of)} <= asked, key
    for line in value().lines:
        assert {q.id for q in value_questions.line_questions(line)} <= asked


def test_every_figure_says_what_it_rests_on(activity):
    for page in ("saving", "works", "costs", "whose", "time"):
        blocks = at(activity, page)
        for of in value().inputs.values():
            if of.group == page:
                assert of.why in blocks[f"basis-{of.key}"].paragraphs[0]
        assert "An assumption" in html(blocks) or page == "time"
    assert (
        "Sourced. The Treasury’s rate" in at(activity, "time")["basis-discount_rate"].paragraphs[0]
    )


@pytest.mark.parametrize(
    ("name", "answer", "key", "central"),
    [
        ("avoidable", "little", "avoidable_share", 0.10),
        ("avoidable", "lot", "avoidable_share", 0.40),
        ("avoidable", "unknown", "avoidable_share", 0.25),
        ("pocket", "pooled", "own_budget_share", 1.0),
        ("pocket", "others", "own_budget_share", 0.25),
        ("pocket", "unknown", "own_budget_share", 0.60),
        ("moved", "none", "shifted_share", 0.0),
        ("moved", "lot", "shifted_share", 0.30),
        ("paying", "expenses", "setup_coproduced", 34_080),
        ("paying", "neither", "setup_coproduced", 31_200),
        ("paying", "unknown", "setup_coproduced", 44_160),
    ],
)
def test_what_a_short_answer_means(answered, name, answer, key, central):
    said(answered, name, answer)
    assert getattr(case(answered).assumptions, key) == pytest.approx(central)


def test_a_typed_figure_counts_more_than_a_short_answer_and_says_so(answered):
    said(answered, "avoidable-share", 33)
    assert case(answered).assumptions.avoidable_share == pytest.approx(0.33)
    assert "avoidable share" in at(answered, "five")["changed"].paragraphs[0]
    said(answered, "avoidable-share", None)
    assert case(answered).assumptions.avoidable_share == pytest.approx(0.25)
    assert "changed" not in at(answered, "five")


def test_money_that_is_pooled_for_good_is_in_no_doubt(answered):
    assert "own_budget_share" in dict(case(answered).ranges)
    said(answered, "pocket", "pooled")
    assert "own_budget_share" not in dict(case(answered).ranges)


# Figures


def test_the_course_supplies_the_ranges_but_for_what_is_chosen(activity):
    found = case(activity)
    assert dict(found.ranges)["lift"] == (-0.05, 0.25)
    chosen = {"annual_cost", "horizon", "discount_rate", "failure_year", "reinvest_share"}
    assert not {*chosen, "payback_years"} & set(dict(found.ranges))
    assert len(found.ranges) == 15


def test_a_range_that_does_not_hold_its_middle_is_counted_only_as_far_as_that(activity):
    said(activity, "lift", 40)
    assert dict(case(activity).ranges)["lift"] == (-0.05, 0.40)
    said(activity, "lift.high", 50)
    said(activity, "lift.low", 45)
    assert dict(case(activity).ranges)["lift"] == (0.40, 0.50)


@pytest.mark.parametrize(
    ("typed", "box", "words"),
    [
        (
            {"avoidable-share.low": 30},
            "avoidable-share.low",
            "The lowest, 30%, is above the figure itself, 25%. Until you change one of them, 25% "
            "counts as the lowest too.",
        ),
        (
            {"avoidable-share": 45},
            "avoidable-share.high",
            "The highest, 40%, is below the figure itself, 45%. Until you change one of them, 45% "
            "counts as the highest too.",
        ),
        (
            {"line.staff.rate": 0, "line.facilitator.rate": 0},
            "setup-coproduced.low",
            "The lowest, £25,000, is above the figure itself, £20,960.",
        ),
    ],
)
def test_an_end_on_the_wrong_side_is_remarked_on_beside_its_box(answered, typed, box, words):
    for name, figure in typed.items():
        said(answered, name, figure)
    page = "costs" if "setup" in box else "saving"
    blocks = at(answered, page)
    names = list(blocks)
    remark = names[names.index(f"cost-of-not.{box}") + 1]
    assert blocks[remark].paragraphs[0].startswith(words)
    assert at(answered, "result")["misfits"].paragraphs[0].startswith(words)
    for name in typed:
        said(answered, name, None)
    assert remark not in at(answered, page)
    assert "misfits" not in at(answered, "result")


def test_what_was_typed_stays_in_its_box_though_it_does_not_fit(answered):
    said(answered, "avoidable-share.low", 30)
    assert at(answered, "saving")["cost-of-not.avoidable-share.low"].value == 30


def test_any_ends_and_middle_make_a_range_that_the_model_takes(answered):
    for low, middle, high in product((0, 20, 60, 100), repeat=3):
        for name, figure in (("low", low), ("high", high)):
            said(answered, f"fade.{name}", figure)
        said(answered, "fade", middle)
        found = case(answered)
        ends = dict(found.ranges)["fade"]
        assert ends[0] <= middle / 100 <= ends[1]
        assert list(value_inputs.astray(value(), answered.answers)) == [
            (value().inputs["fade"], end)
            for end, wrong in (("low", low > middle), ("high", high < middle))
            if wrong
        ]


@pytest.mark.parametrize(
    ("name", "figure", "words"),
    [
        ("avoidable-share", 101, "from 0 to 100"),
        ("lift", -51, "from -50 to 50"),
        ("horizon", 31, "from 1 to 30"),
        ("horizon", 2.5, "whole number, such as 2"),
        ("ramp-years.low", 1.5, "whole number, such as 1"),
        ("line.staff.rate", -1, "from 0 to"),
        ("annual-cost", "lots", "in figures"),
        ("annual-cost", "lots", r"2 million\.$"),
        ("fade", "lots", "Until then we count with 5%."),
        ("lift.low", "low", f"Until then we count with {MINUS}5 points."),
        ("line.staff.ordinary", "few", "Until then we count with 30 days."),
        ("unpaid-hours", "many", r"such as 10 or 12.5\.$"),
    ],
)
def test_a_figure_that_cannot_be_is_refused_and_the_one_in_force_named(
    activity, name, figure, words
):
    with pytest.raises(AnswerError, match=words):
        said(activity, name, figure)


def test_a_refused_cost_is_told_the_one_that_was_given_before(answered):
    with pytest.raises(AnswerError, match=r"Until then we count with £2,000,000 a year\.$"):
        said(answered, "annual-cost", "lots")


def test_a_refusal_that_is_about_no_figure_is_left_alone(activity):
    with pytest.raises(AnswerError, match=r"so is a guess\.$"):
        said(activity, "at", "result")


def test_cost_lines_ask_in_plain_words(activity):
    prompts = {id: q.prompt for id, q in activity.questions.items() if ".line." in id}
    assert prompts["cost-of-not.line.staff.rate"] == "Staff time: what does one day cost?"
    assert prompts["cost-of-not.line.staff.coproduced"] == (
        "Staff time, if you co-produce: how many days?"
    )
    assert prompts["cost-of-not.line.access.ordinary"] == (
        "Access, if you do not: what does it cost?"
    )


def test_cost_lines_change_both_starts(activity):
    said(activity, "line.staff.rate", 300)
    said(activity, "line.staff.ordinary", 10)
    a = case(activity).assumptions
    assert a.setup_coproduced == 44_160 + 60 * 80
    assert a.setup_ordinary == 19_600 - 6_600 + 3_000
    sums = at(activity, "lines")["sums"].paragraphs[0]
    assert f"{pounds(a.setup_coproduced)} and the ordinary way {pounds(a.setup_ordinary)}" in sums


def test_paying_people_comes_with_its_caution(activity):
    blocks = at(activity, "lines")
    assert "Universal Credit" in html({"paying": blocks["paying"]})
    assert "paying-participants" in {s.key for s in blocks["sources-lines"].sources}


# Results


def test_the_two_sums_are_apart_and_agree_with_the_model(answered):
    blocks = at(answered, "result")
    found = case(answered)
    spreads = simulate(found.assumptions, dict(found.ranges), 20_000, value_inputs.SEED)
    for ledger in ("cash", "public"):
        picture = blocks[f"ledger-{ledger}"]
        assert isinstance(picture, Ranges)
        assert [row.label for row in picture.rows] == [
            "Carry on as now",
            "Ordinary redesign",
            "Co-produced",
            "Co-produced minus ordinary",
        ]
        for row, what in zip(
            picture.rows[1:], ("ordinary", "coproduced", "difference"), strict=True
        ):
            spread = spreads[f"{ledger} {what}"]
            assert (row.low, row.high) == (spread.p5, spread.p95)
            assert row.cells[0] == between(spread.p5, spread.p95)
            assert row.cells[1] == pounds(spread.p50)
        worth = [
            npv(flows(found.assumptions, o, ledger), 0.035) for o in ("coproduced", "ordinary")
        ]
        assert picture.rows[3].cells[2] == pounds(worth[0] - worth[1])
    assert "Never add it to the money above" in blocks["about-public"].paragraphs[0]


def test_costs_and_hours_stand_beside_every_gain(answered):
    ways = dict(at(answered, "result")["ways"].rows)
    assert "£44,000 to start, £6,000 a year" in ways["Co-produced redesign"]
    assert "Unpaid hours are not counted yet" in ways["Co-produced redesign"]
    said(answered, "unpaid-hours", 1200)
    assert "1,200 unpaid hours" in dict(at(answered, "result")["ways"].rows)["Co-produced redesign"]


def test_money_is_never_given_with_more_than_two_figures(answered):
    for page in RESULTS:
        words = re.sub(r"<[^>]+>", " ", html(at(answered, page)))
        for digits in re.findall(r"£([\d,.]+\d)", words):
            # Rates and sums that a source states are facts, and stay as the source has them.
            plain = digits.replace(",", "").replace(".", "").strip("0")
            assert len(plain) <= 2, digits


@pytest.mark.parametrize(
    ("hours", "words"),
    [(0, "0 unpaid hours a year."), (1, "1 unpaid hour a year."), (2, "2 unpaid hours a year.")],
)
def test_unpaid_hours_are_counted_once_they_are_typed(answered, hours, words):
    said(answered, "unpaid-hours", hours)
    ways = dict(at(answered, "result")["ways"].rows)
    assert ways["Co-produced redesign"].endswith(words)


def test_the_bill_is_not_called_a_saving(answered):
    bill = at(answered, "result")["bill"].paragraphs[0]
    assert "£500,000 a year" in bill
    assert "Not all of that can be removed." in bill


def test_what_one_budget_is_for_is_said_where_it_shows(answered):
    lesson = " ".join(at(answered, "result")["lesson"].paragraphs)
    assert "yet the budget that pays loses." in lesson
    assert "Sharing one budget is meant for just this." in lesson
    said(answered, "pocket", "pooled")
    lesson = " ".join(at(answered, "result")["lesson"].paragraphs)
    assert "Sharing one budget is meant for just this." not in lesson
    assert "one shared budget" in lesson


LEVEL = None
"""The lift at which both ways come to the same value for everyone."""


def lesson(activity, saying: tuple[str, ...] = (), **others: float) -> str:
    """What is said with other figures, in no doubt: then every case is the central one."""
    found = case(activity)
    changed = replace(found, assumptions=replace(found.assumptions, **others), ranges=())
    argument = Argument(said=frozenset(saying))
    return " ".join(value_words.lesson(changed, changed.spreads(), argument))


def test_one_budget_is_no_cure_where_too_little_of_the_saving_is_cash(answered):
    meant, even = "Sharing one budget is meant for just this.", "Even one shared budget loses money"
    apart = lesson(answered, cashable_share=0.05, own_budget_share=0.9)
    assert meant in apart
    assert even not in apart
    shared = lesson(answered, cashable_share=0.05, own_budget_share=1)
    assert f"{even} here, as too little of the saving is cash." in shared
    assert meant not in shared


@pytest.mark.parametrize(
    ("lift", "words"),
    [
        (
            0.12,
            "Most of that comes from redesigning at all. Compared with an ordinary redesign, the "
            "gain is much smaller.",
        ),
        (0, "everyone is likely to gain. That comes from redesigning at all, and not from co-"),
        (LEVEL, "at all. Co-producing may or may not add to it."),
    ],
)
def test_how_much_of_the_gain_is_from_redesigning_at_all_is_said_as_it_is(answered, lift, words):
    if lift is LEVEL:
        lift = threshold_lift(case(answered).assumptions, "public")
    said_of_it = lesson(answered, lift=lift)
    assert said_of_it.startswith("Compared with carrying on as now, everyone is likely to gain. ")
    assert words in said_of_it


def test_the_sceptics_switch_takes_the_lift_away_and_puts_it_back(answered):
    assert case(answered).assumptions.lift == 0.1
    button = at(answered, "result")["switch"].buttons[0]
    assert button.label == "Count as a sceptic would"
    answered.answer(button.question, button.value)
    assert case(answered).assumptions.lift == 0
    assert "lift" not in dict(case(answered).ranges)
    back = at(answered, "doubt")["switch"].buttons[0]
    answered.answer(back.question, back.value)
    assert case(answered).assumptions.lift == 0.1


def test_when_it_pays_is_said_with_and_without_waiting(answered):
    blocks = at(answered, "years")
    picture = blocks["years-cash"]
    assert isinstance(picture, Lines)
    assert picture.sentence.startswith(
        "Co-produced: not paid back within ten years. Ordinary redesign: paid back by year 5, "
        "or by year 6 if waiting has a price."
    )
    assert "paid back by year 3." in blocks["years-public"].sentence
    assert len(picture.rows) == 11
    assert picture.rows[0] == ("Year 0", f"{MINUS}£44,000", f"{MINUS}£20,000")


def test_what_is_paid_back_and_lost_again_is_said_to_be_so(answered):
    for name, figure in (("failure-cost", 10_000_000), ("failure-year", 6), ("pocket", "pooled")):
        said(answered, name, figure)
    picture = at(answered, "years")["years-cash"]
    assert "Co-produced: paid back by year 4. From year 6 on it is behind again." in (
        picture.sentence.replace(", or by year 5 if waiting has a price", "")
    )
    assert picture.series[0].values[-1] < 0
    advice = value_gist.break_even_advice(answered.answers)
    assert "has its money back by year 4. From year 6 on it is behind again. With all" in advice


def lift_said(activity, **others: float) -> str:
    found = case(activity)
    return value_results.lifts(replace(found, assumptions=replace(found.assumptions, **others)))[0][
        1
    ]


def test_one_point_is_one_point(answered):
    a = case(answered).assumptions
    alike = {
        "setup_ordinary": a.setup_coproduced,
        "yearly_ordinary": a.yearly_coproduced,
        "failure_cost": 0,
    }
    free = replace(a, setup_coproduced=0, yearly_coproduced=0, failure_cost=0)
    saved = npv(flows(free, "coproduced", "cash"), 0.035)
    more = saved / 0.55 * 0.01
    assert "must add about 1 point to" in lift_said(
        answered, **{**alike, "setup_coproduced": a.setup_coproduced + more}
    )
    assert "Even 1 point less would do" in lift_said(
        answered, **{**alike, "setup_ordinary": a.setup_coproduced + more}
    )
    said(answered, "lift", -1)
    assert f"You have put in {MINUS}1 point." in html(at(answered, "doubt"))


def test_the_lift_it_needs_is_said_in_points(answered):
    rows = dict(at(answered, "doubt")["lift"].rows)
    assert "about 32 points" in rows["In the budget that pays"]
    assert "about 10 points" in rows["Value to everyone"]
    said(answered, "annual-cost", 100_000)
    assert "No change" in dict(at(answered, "doubt")["lift"].rows)["In the budget that pays"]


def test_what_matters_most_is_sorted_and_can_be_another_sum(answered):
    first = at(answered, "doubt")["matters"]
    widths = [row.high - row.low for row in first.rows]
    assert widths == sorted(widths, reverse=True)
    assert first.rows[0].label == "Staying involved"
    said(answered, "swing", "public difference")
    second = at(answered, "doubt")["matters"]
    assert second.rows[0].label == "Extra chance of success"
    assert second.rows[0].note == f"{MINUS}5 to 25 points"


@pytest.mark.parametrize("outcome", [name for name in OUTCOMES if "ordinary" not in name])
def test_each_sum_can_be_tested(answered, outcome):
    said(answered, "swing", outcome)
    assert at(answered, "doubt")["matters"].rows


def test_size_matters_and_small_services_hear_the_honest_argument(answered):
    blocks = at(answered, "doubt")
    words = " ".join(blocks["size"].paragraphs)
    assert "Value to everyone: co-producing comes out ahead from £1.9 million a year." in words
    assert "rights, quality and law" in words
    assert [row.label for row in blocks["size-public"].rows if row.note] == ["£2 million a year"]


def test_what_pays_only_for_small_services_is_not_said_to_pay_for_large_ones(answered):
    said(answered, "lift", -5)
    for line in value().lines:
        said(answered, f"line.{line.id}.coproduced", 0)
    said(answered, "yearly-coproduced", 0)
    blocks = at(answered, "doubt")
    words = " ".join(blocks["size"].paragraphs)
    assert (
        "Value to everyone: co-producing comes out ahead only below £1.6 million a year." in words
    )
    assert "rights, quality and law" not in words
    ahead = [row.label for row in blocks["size-public"].rows if row.low == 0]
    assert ahead == [f"£{size} a year" for size in ("100,000", "200,000", "500,000", "1 million")]
    assert "comes out ahead up to £1 million a year." in blocks["size-public"].sentence
    said(answered, "lift", 0)
    blocks = at(answered, "doubt")
    assert "comes out ahead at any size." in " ".join(blocks["size"].paragraphs)
    assert "At all of these sizes" in blocks["size-public"].sentence


def test_no_size_stands_twice_in_the_picture(answered):
    said(answered, "annual-cost", 2_000_001)
    rows = [(row.label, row.note) for row in at(answered, "doubt")["size-cash"].rows]
    assert len({label for label, _ in rows}) == len(rows)
    assert ("£2 million a year", "yours") in rows


def test_drawing_nearer_to_the_middle_narrows_the_ranges(answered):
    wide = at(answered, "result")["ledger-public"].rows[3]
    said(answered, "shape", "pert")
    narrow = at(answered, "result")["ledger-public"].rows[3]
    assert narrow.high - narrow.low < wide.high - wide.low


# Before you say it out loud


def test_careful_figures_raise_no_warning(answered):
    assert isinstance(at(answered, "say")["warnings"], Prose)
    assert "raised" not in at(answered, "result")


def test_warnings_are_raised_by_figures_answers_and_words(answered):
    said(answered, "pocket", "pooled")
    said(answered, "paying", "neither")
    said(answered, "quoted", 15_150)
    said(answered, "saying", ["successes", "only-nothing"])
    warnings = at(answered, "say")["warnings"]
    assert isinstance(warnings, Facts)
    titles = [value().warnings[id].title for id in ("W04", "W07", "W09", "W17", "W18", "W20")]
    assert [title for title, _ in warnings.rows] == titles
    assert titles[0] in at(answered, "result")["raised"].paragraphs[0]
    table = at(answered, "say")["all-warnings"]
    assert len(table.rows) == 20
    assert [row[0] for row in table.rows if row[2] == "yes"] == titles


def test_the_rules_see_the_lines_as_they_are_supplied(answered):
    said(answered, "line.access.coproduced", 0)
    found = case(answered)
    argument = value_inputs.argument(value(), answered.answers, found)
    assert overclaims(found.assumptions, argument) == ("W20",)


def test_what_has_no_price_is_asked_beside_the_money(answered):
    ask = at(answered, "say")["cost-of-not.beside"]
    assert [option.value for option in ask.question.options] == [u.id for u in value().unpriced]


def test_every_page_leads_on_to_what_it_comes_to_or_to_every_figure(answered):
    for page in ("five", *RESULTS, EVERY, *FIGURES):
        buttons = [
            b
            for block in at(answered, page).values()
            if isinstance(block, Buttons)
            for b in block.buttons
        ]
        ways = {b.value for b in buttons if b.question == "cost-of-not.at"}
        assert ways & {EVERY, "result"}
        assert page == "five" or "five" in ways


def test_what_later_parts_build_on_is_a_range_with_its_ledger_and_its_chance(answered):
    found = answered.gist(answered.answers)
    assert [term for term, _ in found] == [
        "The cost of not co-producing: in the budget that pays",
        "The cost of not co-producing: value to everyone",
    ]
    spreads = case(answered).spreads()
    for (_, words), ledger in zip(found, ("cash", "public"), strict=True):
        spread = spreads[f"{ledger} difference"]
        assert f"It is ahead in {cases(spread.above_zero)}." in words
        assert pounds(abs(spread.p5)) in words
        assert pounds(abs(spread.p95)) in words
    assert activities.get("cost-of-not").gist({}) == ()


def test_a_plan_starts_from_it_too(answered):
    plan = activities.get("action-plan")
    plan.answers.update(answered.answers)
    rows = dict(plan.page(plan.answers).blocks)["more"].rows
    assert set(answered.gist(answered.answers)) <= set(rows)


def kept_words(activity) -> str:
    return " ".join(draw("kept", block) for block in activity.keep(activity.answers))


def test_what_is_taken_away_is_what_it_comes_to_and_then_every_figure_behind_it(answered):
    kept = answered.keep(answered.answers)
    assert sum(isinstance(block, Ranges) for block in kept) == 2
    tables = {block.title: block for block in kept if isinstance(block, Table)}
    figures = {row[0]: row[1:] for row in tables["Every figure"].rows}
    assert figures["Yearly cost"] == ("£2,000,000 a year", "", "", "Your own figure")
    assert figures["Avoidable share"] == ("25%", "10%", "40%", "An assumption")
    assert set(figures) >= {value().inputs[key].name for key in BOUNDS} - {
        *("Share returned", "Years of paying in")
    }
    assert [row[0] for row in tables["The lines and their sums"].rows][-1] == "All together"
    answered.answer("cost-of-not.moved", None)
    assert not any(isinstance(b, Ranges) for b in answered.keep(answered.answers))


def test_the_sceptics_switch_is_named_wherever_it_counts(answered):
    assert "sceptic" not in kept_words(answered).lower()
    said(answered, "sceptic", "yes")
    assert value_words.SCEPTIC_ON in kept_words(answered)
    assert value_words.NO_BETTER in str(answered.gist(answered.answers))
    for page in RESULTS:
        assert value_words.SCEPTIC_ON in html(at(answered, page))
    assert "We have put in +10 points." in html(at(answered, "doubt"))


def test_pooled_money_is_said_as_its_warning_says_it(answered):
    said(answered, "pocket", "pooled")
    words = html(at(answered, "result"))
    assert value().warnings["W07"].title in words
    assert "That holds only once the bodies have signed for it." in words
    assert "no saving lands in another pocket" not in words
    said(answered, "saying", ["pool-signed"])
    words = html(at(answered, "result"))
    assert value().warnings["W07"].title not in words
    assert "So no saving lands in another pocket." in words


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0, "never comes out ahead. Do not use this sum to argue for co-producing."),
        (0.04, "hardly ever comes out ahead. Do not use this sum"),
        (0.12, "seldom comes out ahead. Do not use this sum"),
        (0.2, "the ordinary way comes out ahead more often."),
        (0.5, "it could go either way."),
        (0.8, "co-producing comes out ahead more often than not."),
        (0.9, "mostly comes out ahead. Ask which figure makes it so."),
        (0.97, "nearly always comes out ahead. Ask"),
        (1, "always comes out ahead. Ask"),
    ],
)
def test_words_match_the_chance_at_every_level(answered, share, words):
    sentence = value_words.compared(case(answered), Spread(-10_000, 10, 20_000, 0, share))
    assert sentence.endswith(words) or f" {words}" in sentence
    assert f"It comes out ahead in {cases(share)}." in sentence
    assert ("either way" in sentence) == (share == 0.5)


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (-110_000, -1_400, "£1,400 to £110,000 behind"),
        (1_400, 110_000, "£1,400 to £110,000 ahead of"),
        (-98_000, 83_000, "anywhere from £98,000 behind to £83,000 ahead of"),
        (-5_000, 0, "anywhere from £5,000 behind to level with"),
        (0, 5_000, "anywhere from level to £5,000 ahead of"),
        (0, 0, "level with"),
        (15_010, 15_020, "£15,000 ahead of"),
    ],
)
def test_how_far_ahead_is_said_without_a_minus(low, high, words):
    assert value_words.between(low, high) == f"{words} an ordinary redesign"


def test_answers_taken_back_lead_back_to_the_five_questions(answered):
    at(answered, "doubt")
    said(answered, "moved", None)
    assert answered.page(answered.answers).key == "five"
    assert not answered.done(answered.answers)


def test_the_largest_and_smallest_figures_still_make_a_page(answered):
    for end in ("least", "most"):
        for of in value().inputs.values():
            if of.basis != "built up" and of.group != "fund":
                answered.answer(value_questions.asked(of).id, getattr(of, end))
        for page in RESULTS:
            html(at(answered, page))


# Money in words


@pytest.mark.parametrize(
    ("name", "figure", "words"),
    [
        ("lift", 1, "1 point"),
        ("lift", -1, f"{MINUS}1 point"),
        ("ramp-years", 1, "1 year"),
        ("annual-cost", 1, "£1 a year"),
        ("unpaid-hours", 1, "1 hour a year"),
        ("line.facilitator.coproduced", 1, "1 full-time year"),
        ("line.facilitator.coproduced", 0.2, "0.2 full-time years"),
        ("fade", 1, "1%"),
    ],
)
def test_one_of_anything_is_said_as_one(activity, name, figure, words):
    question = activity.questions[f"cost-of-not.{name}"]
    assert spoken(activity.content, question, figure) == words


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "£0"),
        (0.4, "£0"),
        (0.5, "£1"),
        (-0.5, f"{MINUS}£1"),
        (15_150.52, "£15,000"),
        (-15_150.52, f"{MINUS}£15,000"),
        (96, "£96"),
        (999_999, "£1 million"),
        (2_340_000, "£2.3 million"),
        (1.55e9, "£1.6 billion"),
    ],
)
def test_pounds_have_two_figures(amount, words):
    assert pounds(amount) == words


def test_ranges_that_round_to_one_figure_are_one():
    assert between(15_010, 15_020) == "£15,000"


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.33, "33 of 100 cases"),
        (0, "0 of 100 cases"),
        (0.001, "fewer than 1 of 100 cases"),
        (0.999, "more than 99 of 100 cases"),
        (1, "100 of 100 cases"),
    ],
)
def test_shares_are_counted_in_a_hundred(share, words):
    assert cases(share) == words


@pytest.mark.parametrize(
    "values", [(-113_000, 92_000), (3, 20), (0,), (-5, -1), (1e12, -1), (0.01,)]
)
def test_an_axis_holds_its_values_and_nought(values):
    ticks = [place for place, _ in axis(*values)]
    assert ticks[0] <= min(0, *values)
    assert ticks[-1] >= max(0, *values)
    assert 2 <= len(ticks) <= 6
    assert ticks == sorted(ticks)
    assert 0 in ticks


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ((0, 90), ""),
        ((-200e3, 80e3), "k is a thousand."),
        ((500e3, 2e6), "k is a thousand and m is a million."),
        ((0.5e9, 2e9), "m is a million and bn is a thousand million."),
    ],
)
def test_the_letters_of_an_axis_are_explained_and_no_others(values, words):
    assert units(axis(*values)) == words


def test_an_axis_is_written_small():
    assert [short(value_) for value_ in (0, 50_000, -1.5e6, 2e9)] == [
        "£0",
        "£50k",
        f"{MINUS}£1.5m",
        "£2bn",
    ]


def test_the_pictures_call_the_ledgers_by_their_names():
    assert set(value_words.LEDGERS) == {"cash", "public"}
