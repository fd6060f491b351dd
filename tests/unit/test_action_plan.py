"""The action plan: where it starts, what it asks, what it points out, what it keeps."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from coproduction import activities
from coproduction.activities.action_plan import ActionPlan
from coproduction.activities.answers import AnswerError
from coproduction.activities.blocks import (
    Buttons,
    Facts,
    Heading,
    Ladder,
    Prose,
    Ranges,
    Sources,
    Table,
)
from coproduction.activities.so_far import FIRST, so_far
from coproduction.content import course

TODAY = date(2026, 11, 23)


def day(days: int) -> str:
    return (TODAY + timedelta(days=days)).isoformat()


def shown(activity) -> dict:
    return dict(activity.page(activity.answers).blocks)


@pytest.fixture
def plan():
    return ActionPlan(today=lambda: TODAY)


@pytest.fixture
def whole(plan):
    """A plan to which nothing need be said."""
    for part, value in {
        "step.1": "Ask the café group to name the problem",
        "owner.1": "The café group",
        "date.1": day(10),
        "support.1": "A room",
        "limits": "Prescribing",
        "why": "The law",
        "report": day(84),
        "tell": "At the café",
        "aim": 5,
        "at": "plan",
    }.items():
        plan.answer(f"action-plan.{part}", value)
    return plan


def practise(activity, value: str = "3", **others: str) -> None:
    """Ten answers about a practice, as own-practice keeps them."""
    activity.answers["start.practice", 1] = "Riverside café"
    for indicator in activity.content.indicators:
        said = others.get(indicator.key, value)
        activity.answers[f"own-practice.{indicator.key}", 1] = said


def again(activity) -> list[str]:
    return [words for _, words in shown(activity)["again"].rows]


def test_it_starts_from_the_rung_and_the_gate(plan):
    practise(plan, deciding="1")
    rows = dict(shown(plan)["so-far"].rows)
    gate = next(gate for gate in plan.content.gates if gate.id == "views-only")
    assert rows["Your work"] == "Riverside café"
    assert rows["Where it sits"] == "Rung 4, Consultation, with 28 points."
    assert (rows["What holds it down"], rows["A next move"]) == (gate.words, gate.move)
    ask = shown(plan)["aim-rung"]
    assert [(mark.at, mark.label) for mark in ask.marks] == [(4, "Your ten answers")]
    assert "not-yet" not in shown(plan)


def test_without_a_gate_the_lowest_answers_are_the_next_step(plan):
    practise(plan, "2", judging="0", deciding="3", doing="3", reach="3", framing="3")
    assert "Where the next step could be" in dict(shown(plan)["so-far"].rows)


def test_without_ten_answers_it_says_what_is_missing_and_goes_on(plan):
    assert "so-far" not in shown(plan)
    assert "without it" in shown(plan)["not-yet"].paragraphs[0]
    plan.answer("action-plan.at", "steps")
    assert "step.1" in shown(plan)


def test_what_was_said_elsewhere_may_be_broken_without_harm(plan, monkeypatch):
    practise(plan)
    plan.answers["own-practice.framing", 1] = "nonsense"
    assert so_far(plan.answers, FIRST) == (("Your work", "Riverside café"),)
    monkeypatch.delattr("coproduction.activities.profile.found")
    assert so_far(plan.answers, FIRST) == ()


def test_barriers_have_a_heading_and_the_rest_waits_in_a_fold(plan):
    practise(plan)
    plan.answers |= {
        ("barriers.chosen", 1): ["law"],
        ("barriers.hold.law", 1): "2",
        ("barriers.move.law", 1): "2",
        ("barriers.sort.law", 1): "move",
        ("honesty.fixed", 1): "The date",
    }
    assert shown(plan)["take-on"].title == "What to take on first"
    assert [term for term, _ in shown(plan)["take-on"].rows] == ["Law and rules"]
    assert shown(plan)["more"].rows == (("What is fixed", "The date"),)
    assert shown(plan)["more"].folded


def test_the_aim_can_be_changed_from_the_plan(plan):
    plan.answer("action-plan.step.1", "Ask")
    plan.answer("action-plan.at", "plan")
    assert "aim" in [button.value for button in shown(plan)["go-plan"].buttons]


def test_every_step_is_asked_in_its_own_words(plan):
    plan.answer("action-plan.count", "3")
    plan.answer("action-plan.at", "steps")
    asks = [b.question for name, b in shown(plan).items() if "." in name]
    assert len({question.prompt for question in asks}) == 12
    assert asks[8].prompt == "Step 3: what will you do?"


def test_another_step_can_be_added_up_to_three(plan):
    plan.answer("action-plan.at", "steps")
    for number in (2, 3):
        labels = [b.label for b in shown(plan)[f"go-steps-{number - 1}"].buttons]
        assert "Add another step" in labels
        plan.answer("action-plan.count", str(number))
        assert plan.page(plan.answers).focus == f"step-{number}"
    assert "Add another step" not in [b.label for b in shown(plan)["go-steps-3"].buttons]


def test_a_step_that_was_written_is_never_hidden(plan):
    plan.answer("action-plan.owner.3", "Us")
    plan.answer("action-plan.at", "steps")
    assert "step.3" in shown(plan)


def test_a_plan_needs_one_step(plan):
    plan.answer("action-plan.owner.1", "Us")
    with pytest.raises(AnswerError, match="Write one step first"):
        plan.answer("action-plan.at", "plan")


def test_a_plan_that_lost_its_steps_leads_back_to_them(whole):
    assert whole.done(whole.answers)
    whole.answer("action-plan.step.1", None)
    assert not whole.done(whole.answers)
    assert "step-1" in shown(whole)


def test_a_whole_plan_is_said_to_be_so(whole):
    blocks = shown(whole)
    assert "again" not in blocks
    assert "somebody and a day" in blocks["whole"].paragraphs[0]
    assert dict(blocks["written-1"].rows) == {
        "Who": "The café group",
        "By when": "3 December 2026",
        "Support": "A room",
    }
    assert dict(blocks["telling"].rows)["To whom, and how"] == "At the café"


def test_the_way_up_shows_where_it_is_and_where_it_goes(whole):
    practise(whole, deciding="1")
    ladder = shown(whole)["way"]
    assert isinstance(ladder, Ladder)
    marked = {step.name: [m.label for m in step.marks] for step in ladder.steps if step.marks}
    assert marked == {"5 Engagement": ["Your aim"], "4 Consultation": ["Now, by your ten answers"]}
    assert ladder.sentence.startswith("Your work is on rung 4, Consultation. You aim for rung 5")


def test_the_dates_are_a_picture_and_a_sentence(whole):
    picture = shown(whole)["dates"]
    assert isinstance(picture, Ranges)
    assert [(row.label, row.low, row.high) for row in picture.rows] == [
        ("Step 1", 0, 10 / 7),
        ("Reporting back", 0, 12),
    ]
    assert [words for _, words in picture.ticks] == ["today", "4", "8", "12"]
    assert picture.rows[0].cells == ("3 December 2026", "within two weeks")
    assert picture.sentence == (
        "The step is due on 3 December 2026. "
        "People hear on 15 February 2027, within twelve weeks from today."
    )


def test_a_date_that_has_passed_stands_before_today_and_is_said_to_have_passed(whole):
    whole.answer("action-plan.step.2", "Agree the budget")
    whole.answer("action-plan.date.2", day(-20))
    picture = shown(whole)["dates"]
    assert [words for _, words in picture.ticks] == ["past", "today", "4", "8", "12"]
    row = picture.rows[1]
    assert (row.low, row.high, row.stops[0].at) == (picture.ticks[0][0], 0, picture.ticks[0][0])
    assert row.cells == ("3 November 2026", "three weeks ago")
    assert picture.sentence.startswith(
        "Step 2 was due on 3 November 2026. The next step is due on 3 December 2026."
    )


@pytest.mark.parametrize("name", ["date.1", "report"])
@pytest.mark.parametrize("years", [-11, 11])
def test_a_year_that_can_only_be_a_slip_is_asked_about(plan, name, years):
    slip = TODAY.replace(year=TODAY.year + years).isoformat()
    with pytest.raises(AnswerError, match=r"more than ten years away\. Is the year right"):
        plan.answer(f"action-plan.{name}", slip)
    assert plan.answers == {}
    plan.answer(f"action-plan.{name}", TODAY.replace(year=TODAY.year + 9).isoformat())


@pytest.mark.parametrize(
    ("at", "name", "value", "note"),
    [
        ("steps", "date.1", day(-1), "date-1-date-past"),
        ("steps", "date.1", day(400), "date-1-date-far"),
        ("limits", "report", day(-1), "report-when-report-past"),
        ("limits", "report", day(85), "report-when-report-late"),
        ("limits", "report", day(9), "report-when-report-early"),
    ],
)
def test_what_there_is_to_say_of_a_date_is_said_right_beside_it(whole, at, name, value, note):
    whole.answer("action-plan.at", at)
    assert not [each for each in shown(whole) if each.startswith(note)]
    whole.answer(f"action-plan.{name}", value)
    names = list(shown(whole))
    assert names[names.index(name) + 1] == note


def test_a_missing_step_is_noticed_before_the_next_page(plan):
    plan.answer("action-plan.at", "steps")
    with pytest.raises(AnswerError, match="Write one step first"):
        plan.answer("action-plan.at", "limits")


def test_only_three_remarks_come_at_once(plan):
    plan.answer("action-plan.step.1", "Something")
    plan.answer("action-plan.at", "plan")
    page = shown(plan)
    assert [title for title, _ in page["again"].rows] == [
        "The next rung",
        "Step 1: who",
        "Step 1: by when",
    ]
    assert [title for title, _ in page["details"].rows] == [
        "Support",
        "What you cannot do",
        "Reporting back",
    ]


@pytest.mark.parametrize(
    ("answers", "remark", "step"),
    [
        ({"owner.1": None}, "owner-missing", "Step 1: who"),
        ({"date.1": day(-1)}, "date-past", "Step 1: by when"),
        ({"report": day(85)}, "report-late", "Reporting back"),
        ({"report": day(9)}, "report-early", "Reporting back"),
        ({"support.1": None}, "support-missing", "Support"),
        ({"why": None}, "why-missing", "What you cannot do"),
        ({"step.2": "x", "owner.2": "the café  Group", "date.2": day(1)}, "one-owner", "One pair"),
    ],
)
def test_what_is_missing_or_at_odds_is_pointed_out_kindly(whole, answers, remark, step):
    for part, value in answers.items():
        whole.answer(f"action-plan.{part}", value)
    ((title, words),) = shown(whole)["again"].rows
    assert title.startswith(step)
    assert words == course().remarks[remark].words


def test_steps_of_one_day_are_due_on_it(whole):
    for number in (1, 2, 3):
        whole.answer(f"action-plan.step.{number}", "x")
        whole.answer(f"action-plan.date.{number}", day(7))
    assert shown(whole)["dates"].sentence.startswith("The steps are due on 30 November 2026. ")


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "23 November 2026."),
        (7, "30 November 2026, within one week from today."),
        (364, "22 November 2027, within 52 weeks from today."),
        (365, "23 November 2027, more than a year from today."),
    ],
)
def test_the_wait_is_said_in_weeks_for_a_year(whole, days, words):
    whole.answer("action-plan.report", day(days))
    assert shown(whole)["dates"].sentence.endswith(f"People hear on {words}")


def test_a_late_answer_is_beyond_the_twelve_weeks_and_has_its_source(whole):
    whole.answer("action-plan.report", day(120))
    picture = shown(whole)["dates"]
    assert picture.ticks[-1] == (picture.rows[-1].stops[0].at, "later")
    assert picture.ticks[-1][0] > 12
    cited = shown(whole)["where-from"]
    assert isinstance(cited, Sources)
    assert [source.key for source in cited.sources] == ["consultation-principles"]


def test_the_same_rung_again_may_be_right(whole):
    practise(whole, deciding="1")
    whole.answer("action-plan.aim", 4)
    assert "That can be right" in again(whole)[0]


def test_an_aim_off_the_ladder_is_on_no_ladder_and_is_no_gap(whole):
    whole.answer("action-plan.aim", "off")
    assert "way" not in shown(whole)
    assert "again" not in shown(whole)


def test_the_day_of_reading_counts_and_not_the_day_of_writing(whole):
    later = ActionPlan(today=lambda: TODAY + timedelta(days=30))
    later.answers = whole.answers
    assert "has passed" in again(later)[0]


def test_what_is_kept_is_the_plan_and_no_remark(whole):
    kept = whole.keep(whole.answers)
    assert not [block for block in kept if isinstance(block, Buttons | Prose | Heading)]
    titles = [block.title for block in kept if isinstance(block, Facts | Table)]
    assert titles == ["The steps", "What we cannot do", "Reporting back"]
    step = "Step 1: Ask the café group to name the problem"
    table = next(block for block in kept if isinstance(block, Table))
    assert table.rows == ((step, "The café group", "3 December 2026", "A room"),)


def test_the_occasions_are_those_with_a_day(whole):
    whole.answer("action-plan.step.2", "Some day")
    found = whole.occasions(whole.answers)
    assert [(one.id, one.on.isoformat()) for one in found] == [
        ("step-1", day(10)),
        ("report", day(84)),
    ]
    assert found[0].note == "Who: The café group\nSupport: A room"


def test_by_itself_it_knows_what_day_it_is():
    made = activities.get("action-plan")
    made.answer("action-plan.step.1", "x")
    yesterday = date.fromisoformat(f"{datetime.now(UTC).astimezone():%Y-%m-%d}") - timedelta(days=1)
    made.answer("action-plan.date.1", yesterday.isoformat())
    made.answer("action-plan.at", "plan")
    assert any("has passed" in words for words in again(made))
