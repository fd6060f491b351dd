"""A file of answers comes back as it went out; any other file is refused in plain words."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coproduction.activities import get, portable
from coproduction.activities.answers import AnswerError, check
from coproduction.content import course
from tests.any_answers import IDS, SHARES, mix

SAVED = date(2026, 11, 23)
KNOWN = portable.questions(course())
ANSWERS = {
    ("start.practice", 1): "Riverside café <img src=x onerror=alert(1)>",
    ("own-practice.rung", 1): "off",
    ("own-practice.framing", 1): "2",
    ("own-practice.framing", 2): "0",
    ("argue.drop", 1): ["3", "1"],
    ("action-plan.report", 1): "2027-02-15",
    ("action-plan.at", 1): "plan",
}


def file(**changes) -> str:
    whole = json.loads(portable.write(ANSWERS, SAVED))
    return json.dumps({**whole, **changes})


def refusal(text) -> str:
    with pytest.raises(AnswerError) as caught:
        portable.read(text, KNOWN)
    return str(caught.value)


def entry(question="start.hunch", round=1, value="for") -> dict:
    return {"question": question, "round": round, "value": value}


def test_every_answer_comes_back_as_it_was():
    carried = portable.read(portable.write(ANSWERS, SAVED).decode(), KNOWN)
    assert carried == portable.Carried(ANSWERS, SAVED, 0)


def test_people_can_read_the_file():
    assert "Riverside café" in portable.write(ANSWERS, SAVED).decode()


@given(st.text(min_size=1, max_size=120).filter(lambda text: check(TEXT, text) is not None))
def test_any_text_that_was_kept_comes_back(text):
    kept = check(TEXT, text)
    again = portable.read(portable.write({("start.practice", 1): kept}, SAVED).decode(), KNOWN)
    assert again.answers == {("start.practice", 1): kept}


@settings(max_examples=12, deadline=None, derandomize=True, database=None)
@given(chance=st.randoms(use_true_random=True), share=st.sampled_from(SHARES))
def test_whatever_was_answered_comes_back_and_makes_the_same_file(chance, share):
    made = [get(id) for id in dict.fromkeys(IDS)]
    answers = {key: said for each in made for key, said in mix(each, chance, share).items()}
    asked = {key: said for key, said in answers.items() if key[0] in KNOWN}
    data = portable.write(asked, SAVED)
    if asked:
        carried = portable.read(data.decode(), KNOWN)
        assert (carried.answers, carried.left_out) == (asked, 0)
        assert portable.write(carried.answers, carried.saved) == data


TEXT = KNOWN["start.practice"]


def test_half_a_character_does_not_stop_the_file_from_being_made():
    data = portable.write({("start.practice", 1): "half \ud83d"}, SAVED)
    assert portable.read(data.decode(), KNOWN).answers == {("start.practice", 1): "half"}


def test_every_question_of_the_course_is_known_but_those_that_keep_nothing():
    assert {"vignettes.rung.V5", "action-plan.owner.3", "feedback.words"} <= set(KNOWN)
    assert "take-away.file" not in KNOWN


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "PK\x03\x04",
        portable.write(ANSWERS, SAVED).decode()[:-9],
        "[" * 100_000,
        '{"format": NaN}',
        None,
        3,
        {"format": portable.FORMAT},
        file(answers=None),
        file(answers={"a": 1}),
        file(answers=[None]),
        file(answers=[entry() | {"more": 1}]),
        file(answers=[{"question": "start.hunch"}]),
        file(answers=[entry(question=["start.hunch"])]),
        file(answers=[entry(round=True)]),
        file(answers=[entry(round=3)]),
        file(answers=[entry(round="1")]),
        file(answers=[entry(), entry()]),
        file(saved="yesterday"),
        file(saved=None),
        file(version=None),
        file(version="1"),
        file(version=0),
        file(version=True),
        file(version=1.0),
        file().replace('"round": 1', '"round": 1, "round": 1', 1),
        file().replace('"version"', '"version": 1, "version"', 1),
        '{"__proto__": 1, "constructor": {"prototype": 1}, ' + file()[1:-1] + ', "__proto__": 2}',
        file(answers=[entry() | {"question": "start.hunch\x00", "__proto__": {}}]),
    ],
)
def test_a_damaged_file_is_refused(text):
    assert refusal(text).startswith(portable.DAMAGED)


@pytest.mark.parametrize(
    "value", ["sideways", 7, {"deep": []}, ["for"], True, "for " * 9, 10**400, [[[[]]]]]
)
def test_an_answer_that_could_not_be_given_is_named(value):
    words = refusal(file(answers=[entry(), entry("own-practice.doing", 2, value)]))
    prompt = KNOWN["own-practice.doing"].prompt
    assert words.startswith(f"In that file, the answer to “{prompt}” is none that can be given")
    assert "Nothing here was changed." in words


def test_an_answer_that_is_too_long_is_said_first_with_what_to_do():
    most = TEXT.max_length
    words = refusal(file(answers=[entry(), entry("start.practice", 1, "x" * (most + 3))]))
    assert words == (
        f"In that file, the answer to “{TEXT.prompt}” is too long by three characters. "
        "Nothing here was changed. "
        "Shorten it where you wrote it, save the file again, and choose the new one."
    )


def test_an_answer_that_is_asked_of_many_things_is_named_with_the_one_it_is_about():
    words = refusal(file(answers=[entry("barriers.hold.law", 1, "9")]))
    assert "the answer to “How much does it hold you back? (Law and rules)” is none" in words


def test_a_place_in_the_course_that_is_no_more_is_damage():
    step = next(q for q in KNOWN.values() if not q.prompt and q.options)
    assert refusal(file(answers=[entry(step.id, 1, "nowhere")])) == portable.DAMAGED


def test_a_number_too_large_for_any_machine_is_damage():
    number = next((q for q in KNOWN.values() if q.kind == "number"), None)
    if number is not None:
        words = refusal(file(answers=[entry(number.id, 1, 10**400)]))
        assert "is none that can be given here" in words


@pytest.mark.parametrize(
    "question",
    [
        "cost-of-not.horizon",
        "cost-of-not.ramp-years.low",
        "one-budget.projects",
        "who-is-missing.count.tenure.owns",
    ],
)
def test_half_of_what_is_counted_whole_is_no_answer(question):
    words = refusal(file(answers=[entry(question, 1, 8.5)]))
    assert words.startswith(f"In that file, the answer to “{KNOWN[question].prompt}” is none")


@pytest.mark.parametrize("text", ["[]", "{}", "3", '"a"', "null", file(format="another course")])
def test_a_foreign_file_is_refused(text):
    assert refusal(text) == portable.FOREIGN


def test_a_huge_file_is_refused_before_it_is_read():
    assert refusal("[" * (portable.LARGEST + 1)) == portable.HUGE


def test_a_newer_file_says_what_to_do():
    assert "update the course" in refusal(file(version=2))


@pytest.mark.parametrize("answers", [[], [entry("sing.song")], [entry(value="")]])
def test_a_file_without_answers_is_refused(answers):
    assert refusal(file(answers=answers)) == portable.EMPTY


def test_answers_to_questions_not_asked_here_are_counted_and_left_out():
    carried = portable.read(file(answers=[entry(), entry("sing.song"), entry("b.c")]), KNOWN)
    assert (dict(carried.answers), carried.left_out) == ({("start.hunch", 1): "for"}, 2)


def test_a_mark_in_front_that_editors_leave_does_no_harm():
    assert portable.read("\ufeff" + file(), KNOWN).answers == ANSWERS


def test_the_largest_file_that_can_be_has_room():
    full = sum((q.max_length or 100) + 200 for q in KNOWN.values()) * 2
    assert full < portable.LARGEST


def test_a_file_is_no_longer_than_the_page_lets_through():
    assert get("take-away").questions["take-away.file"].max_length == portable.LARGEST
