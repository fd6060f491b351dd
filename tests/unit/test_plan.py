"""What deserves another look in a plan, one remark at a time and together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coproduction.logic.plan import REMARKS, Plan, Remark, Step, remarks, weeks

TODAY = date(2026, 11, 23)


def day(days: int) -> date:
    return TODAY + timedelta(days=days)


FIRST = Step("Ask the café group to name the problem", "Café group", day(14), "A room")
SECOND = Step("Agree the budget together", "Finance", day(40), "")
WHOLE = Plan((FIRST, SECOND), now=4, aim=5, limits="Prescribing", why="Law", report=day(80))


def names(plan: Plan) -> list[str]:
    return [remark.id for remark in remarks(plan, TODAY)]


def test_a_plan_without_gaps_gets_no_remark() -> None:
    assert remarks(WHOLE, TODAY) == ()


def first(**changes: object) -> Plan:
    return replace(WHOLE, steps=(replace(FIRST, **changes), SECOND))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("plan", "remark"),
    [
        (replace(WHOLE, aim=None), Remark("aim-missing")),
        (replace(WHOLE, aim=4), Remark("aim-not-higher")),
        (replace(WHOLE, aim=2), Remark("aim-not-higher")),
        (first(what=""), Remark("step-empty", 1)),
        (first(owner=""), Remark("owner-missing", 1)),
        (first(due=None), Remark("date-missing", 1)),
        (first(due=day(-1)), Remark("date-past", 1)),
        (first(owner=" FINANCE "), Remark("one-owner")),
        (first(support=""), Remark("support-missing")),
        (replace(WHOLE, limits=""), Remark("limits-missing")),
        (replace(WHOLE, why=""), Remark("why-missing")),
        (replace(WHOLE, report=None), Remark("report-missing")),
        (replace(WHOLE, report=day(85)), Remark("report-late")),
        (replace(WHOLE, report=day(39)), Remark("report-early")),
    ],
)
def test_one_gap_gets_its_remark_and_no_other(plan: Plan, remark: Remark) -> None:
    assert remarks(plan, TODAY) == (remark,)


@pytest.mark.parametrize(
    "plan",
    [
        first(due=TODAY),
        replace(WHOLE, report=day(84)),
        replace(WHOLE, report=day(40)),
        replace(WHOLE, now=None),
        replace(WHOLE, steps=(FIRST,)),
        replace(WHOLE, steps=(FIRST, Step(""), SECOND)),
    ],
)
def test_what_is_on_the_line_gets_none(plan: Plan) -> None:
    assert remarks(plan, TODAY) == ()


def test_a_report_in_the_past_is_also_before_the_last_step() -> None:
    assert names(replace(WHOLE, report=day(-3))) == ["report-past", "report-early"]


def test_a_step_more_than_a_year_away_is_too_far() -> None:
    assert "date-far" not in names(first(due=day(365)))
    assert "date-far" in names(first(due=day(366)))


def test_owners_that_are_all_missing_are_not_one_owner() -> None:
    steps = (replace(FIRST, owner=""), replace(SECOND, owner=" "))
    assert "one-owner" not in names(replace(WHOLE, steps=steps))


def test_an_empty_plan_is_told_what_it_needs_and_not_more() -> None:
    assert names(Plan(())) == ["aim-missing", "limits-missing", "report-missing"]


def test_every_remark_can_be_made() -> None:
    bare = (Step("", "One", day(-1)), Step("Then", "one", None))
    found = {*names(Plan(bare, 4, 4, "x", "", day(-9))), *names(Plan((Step("x"),)))}
    found |= {*names(Plan((Step("x", due=day(366)),), report=day(99)))}
    assert found == set(REMARKS)


@pytest.mark.parametrize(("days", "found"), [(-3, 0), (0, 0), (1, 1), (7, 1), (8, 2), (84, 12)])
def test_weeks_begun_count_as_whole_ones(days: int, found: int) -> None:
    assert weeks(TODAY, day(days)) == found
