"""The run-sheet: on time it is the plan; late, it shrinks, drops, and ends when it should."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction.logic.room.runsheet import Flow, Run, Slot, plan, reflow

HOUR = (
    Slot("arrive", 5, 5),
    Slot("place", 10, 6),
    Slot("talk", 15, 10, 2),
    Slot("case", 10, 5, 1),
    Slot("step", 15, 10),
    Slot("close", 5, 4, 3),
)


def test_the_plan_is_every_step_after_the_one_before():
    assert plan(HOUR)[:2] == (Run("arrive", 0, 0, 5, 5), Run("place", 5, 5, 15, 10))
    assert plan(HOUR)[-1].end == 60
    assert plan([]) == ()


def test_late_steps_shrink_in_proportion_to_what_they_can_spare():
    flow = reflow(HOUR, 60, {"arrive": (0, 5), "place": (5, 23)}, ("talk", 23), 23)
    assert flow.late == 8
    assert (flow.end, flow.over, flow.drop) == (60, 0, ())
    # Eight minutes from 5, 5, 5 and 1 that can be spared.
    assert [run.minutes for run in flow.runs[2:]] == [12.5, 7.5, 12.5, 4.5]
    assert flow.shortened == ("talk", "case", "step", "close")


def test_when_shrinking_is_not_enough_steps_are_dropped_in_their_order():
    flow = reflow(HOUR, 60, {"arrive": (0, 5), "place": (5, 36)}, None, 36)
    assert flow.drop == ("case",)
    assert flow.end == 60
    assert flow.runs[3] == Run("case", 30, flow.runs[2].end, flow.runs[2].end, 0, dropped=True)
    later = reflow(HOUR, 60, {"arrive": (0, 5), "place": (5, 40)}, None, 40)
    assert later.drop == ("case", "talk")
    assert [run.minutes for run in later.runs[4:]] == [15, 5]
    assert later.shortened == ()


def test_the_last_step_and_the_present_one_are_never_dropped():
    flow = reflow(HOUR, 60, {}, ("case", 58), 59)
    assert [run.id for run in flow.runs if not run.dropped] == ["case", "step", "close"]
    assert (flow.drop, flow.end) == ((), 77)
    assert flow.over == 17


def test_a_step_that_over_runs_ends_now_at_the_earliest():
    flow = reflow(HOUR, 60, {"arrive": (0, 5)}, ("place", 5), 18)
    assert (flow.runs[1].end, flow.runs[2].start) == (18, 18)
    assert flow.late == 3


def test_steps_that_were_passed_over_are_out():
    flow = reflow(HOUR, 60, {"arrive": (0, 5)}, ("case", 6), 7)
    assert [run.id for run in flow.runs if run.dropped] == ["place", "talk"]
    assert flow.late == -24
    assert flow.end == 36


def test_a_step_that_is_opened_again_is_on():
    flow = reflow(HOUR, 60, {"arrive": (0, 5), "place": (5, 15)}, ("place", 15), 15)
    assert flow.runs[1] == Run("place", 5, 15, flow.runs[1].end, flow.runs[1].minutes)


def test_when_all_is_done_it_ended_when_it_ended():
    done = {run.id: (run.start, run.end - 0.5) for run in plan(HOUR)}
    flow = reflow(HOUR, 60, done, None, 75)
    assert (flow.end, flow.late, flow.over, flow.drop) == (59.5, -0.5, 0, ())


def test_before_it_begins_it_is_the_plan():
    assert reflow(HOUR, 60, {}, None, -12) == Flow(plan(HOUR), 0, 60)
    assert reflow([], 60, {}, None, 3).runs == ()


def test_a_step_of_another_sheet_is_refused():
    with pytest.raises(ValueError, match="no step called 'dance'"):
        reflow(HOUR, 60, {}, ("dance", 0), 0)
    with pytest.raises(ValueError, match="least must be from 0 to its 5 minutes, not 6"):
        Slot("arrive", 5, 6)


@st.composite
def workshops(draw):
    """A sheet some steps into it: slots, total, done, present, now."""
    quarter = st.integers(0, 80).map(lambda quarters: quarters / 4)
    slots = []
    for place in range(draw(st.integers(1, 8))):
        least, more = draw(quarter), draw(quarter)
        drop = draw(st.none() | st.integers(1, 9))
        slots.append(Slot(f"step {place}", least + more, least, drop))
    at, done = 0.0, {}
    for slot in slots[: draw(st.integers(0, len(slots)))]:
        if draw(st.integers(0, 4)):
            done[slot.id] = (at, at + draw(quarter))
            at = done[slot.id][1]
    over = max((place for place, slot in enumerate(slots) if slot.id in done), default=-1)
    ahead = slots[over + 1 :]
    present = (ahead[0].id, at) if ahead and draw(st.booleans()) else None
    now = at + draw(quarter)
    spare = draw(st.integers(0, 10))
    return slots, sum(slot.minutes for slot in slots) + spare, done, present, now


@given(workshops())
def test_steps_follow_each_other_and_none_is_negative(workshop):
    slots, _, done, present, now = workshop
    flow = reflow(*workshop)
    assert [run.id for run in flow.runs] == [slot.id for slot in slots]
    at = now if present is None else present[1]
    for run in flow.runs:
        assert run.minutes >= 0
        assert run.end == pytest.approx(run.start + run.minutes)
        if run.id not in done and not run.dropped:
            assert run.start == pytest.approx(at)
            at = run.end
            if present and run.id == present[0]:
                assert run.end >= now - 1e-9


@given(workshops())
def test_what_is_done_stays_as_it_was(workshop):
    for run in reflow(*workshop).runs:
        if run.id in workshop[2]:
            assert (run.start, run.end, run.dropped) == (*workshop[2][run.id], False)


@given(workshops())
def test_no_step_is_under_its_least_or_over_its_minutes(workshop):
    slots, _, done, present, now = workshop
    for slot, run in zip(slots, reflow(*workshop).runs, strict=True):
        if run.id not in done and not run.dropped:
            so_far = now - present[1] if present and present[0] == run.id else 0
            assert max(slot.least, so_far) - 1e-9 <= run.minutes
            assert run.minutes <= max(slot.minutes, so_far) + 1e-9


@given(workshops())
def test_it_never_over_runs_if_shrinking_and_dropping_can_help_it(workshop):
    slots, total, done, present, now = workshop
    flow = reflow(*workshop)
    ahead = [r for r in flow.runs if r.id not in done and not (present and r.id == present[0])]
    must = {slot.id: slot.least for slot in slots if slot.drop is None or slot is slots[-1]}
    over = max((place for place, slot in enumerate(slots) if slot.id in done), default=-1)
    passed = {slot.id for slot in slots[: over + 1]}
    at = now
    if present:
        least = next(slot.least for slot in slots if slot.id == present[0])
        at = present[1] + max(least, now - present[1])
    shortest = at + sum(must.get(run.id, 0) for run in ahead if run.id not in passed)
    if any(run.id not in passed for run in ahead) or present:
        assert flow.end <= max(total, shortest) + 1e-6
        assert flow.over == pytest.approx(max(flow.end - total, 0), abs=1e-6)


@given(workshops())
def test_steps_are_dropped_in_their_order_and_none_that_need_not_be(workshop):
    slots, total, done, present, now = workshop
    flow = reflow(*workshop)
    turns = {slot.id: slot.drop for slot in slots}
    assert [turns[id] for id in flow.drop] == sorted(turns[id] for id in flow.drop)
    assert slots[-1].id not in flow.drop
    if flow.drop:
        least = {slot.id: slot.least for slot in slots}
        if present:
            least[present[0]] = max(least[present[0]], now - present[1])
        kept = [run for run in flow.runs if run.id not in done and not run.dropped]
        shortest = sum(least[run.id] for run in kept) + least[flow.drop[-1]]
        assert kept[0].start + shortest > total


@given(workshops(), st.integers(0, 8))
def test_on_time_it_is_the_plan(workshop, steps):
    slots, total, *_ = workshop
    planned = plan(slots)
    done = {run.id: (run.start, run.end) for run in planned[:steps]}
    now = planned[min(steps, len(planned)) - 1].end if steps else 0
    assert reflow(slots, total, done, None, now).runs == planned
    if steps < len(slots):
        run = planned[steps]
        for at in (run.start, (run.start + run.end) / 2, run.end):
            flow = reflow(slots, total, done, (run.id, run.start), at)
            assert flow.runs == planned
            assert flow.drop == flow.shortened == ()
            assert flow.late == pytest.approx(0)
