"""The clock of a workshop and its timer; all moments are in seconds."""

from __future__ import annotations

import pytest

from coproduction.activities.live import conduct, sheet
from coproduction.activities.live.timing import (
    Time,
    flow,
    remaining,
    set_timer,
    stop_timer,
    timer,
)
from coproduction.content import course

LINES = sheet(60, course())
START = 1_000_000.0


def at(minutes: float) -> float:
    return START + 60 * minutes


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (240, "four minutes left"),
        (119, "two minutes left"),
        (60, "one minute left"),
        (59, "less than a minute left"),
        (0, "time is up"),
        (-30, "time is up"),
    ],
)
def test_what_is_left_is_said_without_seconds(seconds, words):
    assert remaining(Time("In fours", 4, START + seconds), START) == f"In fours: {words}."


def test_a_timer_is_one_at_a_time_and_goes_a_minute_after_its_end():
    state = set_timer(set_timer({}, "Alone", 1, START), "In twos", 2, START)
    assert timer(state, at(2.9)) == Time("In twos", 2, at(2))
    assert timer(state, at(3)) is None
    assert timer(stop_timer(state), START) is None


def test_before_the_start_all_is_as_planned():
    found = flow(LINES, {}, 60, START)
    assert (found.late, found.end, found.drop) == (0, 60, ())


def test_a_step_that_takes_too_long_makes_the_rest_shorter():
    state = conduct.go_to({}, "arrive", START)
    state = conduct.go_to(state, "honesty", at(15))
    found = flow(LINES, state, 60, at(15))
    assert found.late == pytest.approx(10)
    assert found.end == pytest.approx(60)
    assert found.shortened


def test_a_line_left_out_takes_no_time_and_the_present_one_always_does():
    state = {**conduct.go_to({}, "arrive", START), "out": ["arrive", "talk"]}
    found = flow(LINES, state, 60, START)
    assert [run.id for run in found.runs if run.id in ("arrive", "talk")] == ["arrive"]
    assert found.end == pytest.approx(50)


def test_a_step_that_was_opened_again_is_on_and_not_over():
    state = conduct.go_to(conduct.go_to({}, "arrive", START), "honesty", at(5))
    state = conduct.go_to(state, "arrive", at(8))
    found = flow(LINES, state, 60, at(9))
    assert found.runs[0].start == 0
    assert found.runs[0].end >= 9
