"""The close of the course: feedback, files to take, and a file that brings answers back."""

from __future__ import annotations

from datetime import date

import pytest

from coproduction import activities
from coproduction.activities import portable
from coproduction.activities.answers import AnswerError
from coproduction.activities.blocks import Ask
from coproduction.store import PageStore, Person, StoreError

SAVED = date(2026, 11, 23)
FILE = portable.write({("start.hunch", 1): "for", ("start.practice", 1): "x"}, SAVED).decode()


def shown(activity) -> dict:
    return dict(activity.page(activity.answers).blocks)


@pytest.fixture
def person():
    return Person(PageStore(), "someone", "server")


@pytest.fixture
def take_away(person):
    return activities.get("take-away").bind(person)


def files(activity) -> list[str]:
    return [one.file for one in shown(activity)["downloads"].files]


def test_three_files_are_offered_and_a_fourth_once_there_is_a_day(person):
    activity = activities.get("take-away").bind(person)
    assert files(activity) == ["word", "page", "answers"]
    assert "calendar" in shown(activity)["no-days"].paragraphs[0]
    person.save("action-plan.report", "2027-02-15")
    activity.bind(person)
    assert files(activity) == ["word", "page", "answers", "calendar"]
    assert "no-days" not in shown(activity)


def test_a_file_is_shown_before_anything_changes(take_away, person):
    take_away.answer("take-away.file", FILE)
    assert shown(take_away)["read"].text == "This file holds two answers"
    assert "saved on 23 November 2026" in shown(take_away)["before"].paragraphs[0]
    assert take_away.page(take_away.answers).focus == "read"
    assert person.answers() == {}


def test_a_yes_brings_the_answers_and_leaves_the_others(take_away, person):
    person.save("start.hunch", "to")
    person.save("argue.add", "Community-led")
    take_away.answer("take-away.file", FILE)
    take_away.answer("take-away.bring", "yes")
    assert person.answers() == {
        ("argue.add", 1): "Community-led",
        ("start.hunch", 1): "for",
        ("start.practice", 1): "x",
    }
    assert shown(take_away)["brought"].text == "Your answers are here"


def test_a_no_changes_nothing_and_the_file_is_forgotten(take_away, person):
    take_away.answer("take-away.file", FILE)
    take_away.answer("take-away.bring", "no")
    assert isinstance(shown(take_away)["file"], Ask)
    take_away.answer("take-away.bring", "yes")
    assert person.answers() == {}


def test_what_is_left_out_is_said(take_away):
    more = FILE.replace('"start.practice"', '"sing.song"')
    take_away.answer("take-away.file", more)
    assert "One more belongs to questions" in shown(take_away)["before"].paragraphs[-1]


def test_what_a_file_would_replace_is_shown_before_it_does(take_away, person):
    person.save("start.hunch", "to")
    person.save("argue.add", "Community-led")
    person.save("own-practice.at", "result")
    take_away.answer("take-away.file", FILE)
    page = shown(take_away)
    assert page["before"].paragraphs == (
        "It was saved on 23 November 2026. Nothing has changed here yet.",
        "One is new here. One would take the place of one of yours. "
        "One other answer of yours stays as it is.",
    )
    prompt = take_away.content.questions["start.hunch"].prompt
    assert page["replaced"].rows == ((prompt, "Doing to", "Doing for"),)
    assert "save your own file of answers first" in page["first"].paragraphs[0]
    assert person.answers()["start.hunch", 1] == "to"


def test_a_file_that_replaces_nothing_says_so(take_away, person):
    person.save("start.hunch", "for")
    take_away.answer("take-away.file", FILE)
    page = shown(take_away)
    assert page["before"].paragraphs[1] == (
        "One is new here. One is here already. None takes the place of one of yours."
    )
    assert not {"replaced", "first"} & set(page)


def test_a_place_in_the_course_is_not_counted_as_an_answer(take_away):
    places = {("start.hunch", 1): "for", ("honesty.at", 1): "note"}
    take_away.answer("take-away.file", portable.write(places, SAVED).decode())
    assert shown(take_away)["read"].text == "This file holds one answer"
    take_away.answer("take-away.bring", "yes")
    assert take_away.person.answers() == places


@pytest.mark.parametrize("text", ["", "hello", "{}", FILE[:-3], None, ["x"], "x" * 2_000_001])
def test_any_other_file_is_refused_and_changes_nothing(take_away, person, text):
    before = take_away.page(take_away.answers)
    with pytest.raises(AnswerError, match="Nothing here was changed"):
        take_away.answer("take-away.file", text)
    assert take_away.page(take_away.answers) == before
    assert person.answers() == {}


def test_a_store_that_fails_keeps_the_file_for_another_try(take_away, monkeypatch):
    def fail(*_: object) -> None:
        raise StoreError

    take_away.answer("take-away.file", FILE)
    with monkeypatch.context() as broken:
        broken.setattr(Person, "save_all", fail)
        with pytest.raises(StoreError):
            take_away.answer("take-away.bring", "yes")
    take_away.answer("take-away.bring", "yes")
    assert len(take_away.person.answers()) == 2


def test_another_question_is_refused(take_away):
    with pytest.raises(AnswerError, match="not asked here"):
        take_away.answer("start.hunch", "for")


def test_feedback_is_five_short_questions_and_a_few_words():
    activity = activities.get("feedback")
    kinds = [b.question.kind for b in shown(activity).values()]
    assert kinds == ["choose one"] * 4 + ["choose many", "short text"]
    assert not activity.done(activity.answers)


def test_feedback_says_where_it_goes_once_it_is_given():
    activity = activities.get("feedback")
    for question in list(activity.questions.values())[:4]:
        activity.answer(question.id, question.options[0].value)
    assert "then" not in shown(activity)
    activity.answer("feedback.missing", ["nothing"])
    assert activity.done(activity.answers)
    (words,) = shown(activity)["then"].paragraphs
    assert words.startswith("Thank you. Nobody is sent this")
    activity.answer("feedback.honest", "no")
    activity.answer("feedback.missing", ["cases", "shorter"])
    words, cases = shown(activity)["then"].paragraphs
    assert words.startswith("Thank you for saying so plainly.")
    assert "“Case studies”" in cases
