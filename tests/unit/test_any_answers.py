"""Any answers that may be stored can be drawn, even where they contradict each other.

Answers brought in from a file are checked one by one. Nobody checks that they fit together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coproduction.activities import get
from coproduction.views.page import draw
from tests.any_answers import IDS, SHARES, mix

if TYPE_CHECKING:
    from coproduction.activities.answers import Json, Key
    from coproduction.activities.base import Activity

CHANCES = st.randoms(use_true_random=True)
"""Seeded by Hypothesis: an activity has more answers than it would choose one at a time."""


def use(activity: Activity, answers: dict[Key, Json]) -> None:
    """Everything that the course does with an activity's answers."""
    activity.done(answers)
    activity.gist(answers)
    for name, block in activity.page(answers).blocks:
        draw(name, block)
    for number, block in enumerate(activity.keep(answers)):
        draw(f"kept-{number}", block)


def problem(activity: Activity, answers: dict[Key, Json]) -> str:
    """What goes wrong with these answers, or ""."""
    try:
        use(activity, answers)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return ""


def fewest(activity: Activity, answers: dict[Key, Json]) -> dict[Key, Json]:
    """The same trouble with as few answers as can be, for whoever has to mend it."""
    for key in list(answers):
        fewer = {each: value for each, value in answers.items() if each != key}
        if problem(activity, fewer):
            answers = fewer
    return answers


def no_trouble(activity: Activity, answers: dict[Key, Json]) -> None:
    if found := problem(activity, answers):
        pytest.fail(f"{found} with {fewest(activity, answers)}")


@pytest.mark.parametrize("id", IDS)
@settings(max_examples=30, deadline=None, derandomize=True, database=None)
@given(chance=CHANCES, share=st.sampled_from(SHARES))
def test_any_mix_of_answers_can_be_drawn(id, chance, share):
    activity = get(id)
    no_trouble(activity, mix(activity, chance, share))


@pytest.mark.parametrize("id", IDS)
@settings(max_examples=3, deadline=None, derandomize=True, database=None)
@given(chance=CHANCES)
def test_every_step_can_be_drawn_whatever_is_missing(id, chance):
    """Steps are places: each may be kept while what it stands on is gone."""
    activity = get(id)
    steps = [question for question in activity.questions.values() if not question.prompt]
    for question in steps:
        for option in question.options:
            place: dict[Key, Json] = {(question.id, 1): option.value}
            no_trouble(activity, place)
            no_trouble(activity, {**mix(activity, chance, 0.02), **place})
            no_trouble(activity, {**mix(activity, chance, 0.95), **place})


@settings(max_examples=12, deadline=None, derandomize=True, database=None)
@given(chance=CHANCES, share=st.sampled_from(SHARES))
def test_any_mix_of_the_answers_to_all_activities_can_be_drawn(chance, share):
    """Activities build on each other: a fund on a calculator, a case on what was found."""
    made = [get(id) for id in IDS]
    answers = {key: said for each in made for key, said in mix(each, chance, share).items()}
    for activity in made:
        no_trouble(activity, answers)
