"""Honesty: the note and its gaps, the elephant that stays out of it, and the four tests."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from coproduction import activities
from coproduction.activities import honesty_note
from coproduction.activities.answers import AnswerError
from coproduction.activities.blocks import Chart, Facts, Heading, Letter, Prose, Sources
from coproduction.views.document import model

TESTS = ("formative", "information", "time", "weighed")
WHOLE = {
    "decision": "Where the new library goes",
    "level": "involve",
    "fixed": "The budget\nThe opening date",
    "why": "The grant ends in March.",
    "open": "The site\nThe rooms",
    "decides": "The area committee, in June",
    "back": "By post, in July",
}


@pytest.fixture
def activity():
    return activities.get("honesty")


def write(activity, **answers: str) -> None:
    for name, value in {**WHOLE, **answers}.items():
        activity.answer(f"honesty.{name}", value or None)


def shown(activity) -> dict:
    return dict(activity.page(activity.answers).blocks)


def remarks(activity) -> str:
    return " ".join(honesty_note.remarks(activity.answers))


def test_the_note_waits_for_a_first_word(activity):
    with pytest.raises(AnswerError, match="Write at least one part first"):
        activity.answer("honesty.at", "note")


def test_the_note_is_made_from_the_answers_line_by_line(activity):
    write(activity)
    activity.answer("honesty.at", "note")
    letter = shown(activity)["letter"]
    assert isinstance(letter, Letter)
    assert letter.text.startswith("What is being decided\nWhere the new library goes\n\n")
    assert "What is fixed\nThe budget\nThe opening date\n\n" in letter.text
    assert "What we offer you\nInvolve. We work with you early" in letter.text
    assert honesty_note.GAP not in letter.text
    assert "remarks" not in shown(activity)


def test_a_gap_is_shown_as_a_gap_and_named(activity):
    write(activity, why="", decides="", back="")
    activity.answer("honesty.at", "note")
    assert f"Why it is fixed\n{honesty_note.GAP}" in shown(activity)["letter"].text
    words = " ".join(shown(activity)["remarks"].paragraphs)
    assert "People will ask why it is fixed." in words
    assert "who decides" in words
    assert "when people will hear" in words


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"open": "", "level": "inform"}, "honest informing is worth having"),
        ({"open": "", "level": "consult"}, "nothing is down as open"),
        ({"open": "", "level": ""}, "honest informing is worth having"),
        ({"level": "inform"}, "you can offer more than informing"),
        ({"fixed": "", "why": ""}, "Nothing is down as fixed."),
    ],
)
def test_parts_that_do_not_fit_together_are_remarked_on_once(activity, answers, words):
    write(activity, **answers)
    assert len(list(honesty_note.remarks(activity.answers))) == 1
    assert words in remarks(activity)


def test_rules_among_the_barriers_are_brought_along(activity):
    assert "rules" not in shown(activity)
    activity.answers |= {
        ("barriers.chosen", 1): ["law"],
        ("barriers.hold.law", 1): "2",
        ("barriers.move.law", 1): "0",
        ("barriers.sort.law", 1): "law",
        ("barriers.clause.law", 1): "Section 12",
    }
    assert shown(activity)["rules"].rows == (("Law and rules", "Section 12"),)
    activity.answers["barriers.clause.law", 1] = None
    assert shown(activity)["rules"].rows == (("Law and rules", "No clause named yet"),)


def test_the_elephant_is_asked_and_stays_out_of_the_note(activity):
    write(activity)
    activity.answer("honesty.at", "elephant")
    assert "again" not in shown(activity)
    activity.answer("honesty.elephant", "The site is bought already.")
    assert "Would they feel misled?" in shown(activity)["again"].paragraphs[0]
    activity.answer("honesty.at", "note")
    assert "bought already" not in shown(activity)["letter"].text
    assert not any("bought" in words for _, words in activity.gist(activity.answers))


SECRETS = {
    "honesty.elephant": "The site is bought already.",
    "honesty.unsaid": "anger",
    "honesty.first": "The head of planning",
}


@pytest.mark.parametrize("broken", [False, True])
def test_the_elephant_goes_into_the_file_of_answers_and_no_document(activity, monkeypatch, broken):
    write(activity)
    for test in TESTS:
        activity.answer(f"honesty.gunning.{test}", "yes")
    for question, value in SECRETS.items():
        activity.answer(question, value)
    if broken:
        monkeypatch.setattr(honesty_note, "letter", None)
    made = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    document = model.build(activity.content, activity.answers, made, "abcd")
    written = repr(document.sections)
    assert "The budget" in written
    (unsaid,) = (
        option.label
        for option in activity.questions["honesty.unsaid"].options
        if option.value == SECRETS["honesty.unsaid"]
    )
    prompts = [activity.questions[question].prompt for question in SECRETS]
    for secret in (unsaid, *prompts, SECRETS["honesty.elephant"], SECRETS["honesty.first"]):
        assert secret not in written
    assert {key: document.answers[key, 1] for key in SECRETS} == SECRETS
    if not broken:
        assert any(isinstance(block, Chart) for block in activity.keep(activity.answers))


def test_the_page_of_the_elephant_says_where_it_goes(activity):
    activity.answer("honesty.at", "elephant")
    (words,) = shown(activity)["what"].paragraphs
    assert words.endswith(
        "goes into your file of answers, and not into the Word document or the web page."
    )


def test_the_four_tests_wait_until_all_are_answered(activity):
    activity.answer("honesty.at", "fair")
    activity.answer("honesty.gunning.formative", "yes")
    with pytest.raises(AnswerError, match="Three questions still need an answer"):
        activity.answer("honesty.at", "result")
    activity.answer("honesty.gunning.information", "yes")
    activity.answer("honesty.gunning.time", "no")
    with pytest.raises(AnswerError, match="One question still needs an answer"):
        activity.answer("honesty.at", "result")


def answer_tests(activity, *values: str) -> None:
    for test, value in zip(TESTS, values, strict=True):
        activity.answer(f"honesty.gunning.{test}", value)
    activity.answer("honesty.at", "result")


def test_a_test_that_is_not_met_comes_with_what_to_do(activity):
    answer_tests(activity, "yes", "no", "partly", "unsure")
    chart = shown(activity)["verdict"]
    assert chart.sentence == "By your answers, one of four is met."
    assert [(row.label, [m.label for m in row.marks], row.note) for row in chart.rows] == [
        ("Still open", ["Yes"], ""),
        ("Enough to go on", ["No"], ""),
        ("Enough time", ["Partly"], ""),
        ("Weighed with care", [], "I do not know"),
    ]
    rows = dict(shown(activity)["moves"].rows)
    assert list(rows) == ["Enough to go on", "Enough time", "Weighed with care"]
    assert rows["Enough to go on"].startswith("Give people the options")
    assert "ask" not in shown(activity)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (("yes", "yes", "yes", "yes"), "all four are met"),
        (("no", "no", "no", "unsure"), "none is met yet"),
        (("yes", "yes", "no", "no"), "two of four are met"),
    ],
)
def test_how_many_are_met(activity, values, words):
    answer_tests(activity, *values)
    assert shown(activity)["verdict"].sentence == f"By your answers, {words}."


def test_where_all_are_met_it_is_for_others_to_say_so(activity):
    answer_tests(activity, "yes", "yes", "yes", "yes")
    page = shown(activity)
    assert "Would the people you ask say the same?" in page["ask"].paragraphs[0]
    assert "moves" not in page


def test_their_standing_in_law_is_said_as_far_as_it_is_known(activity):
    answer_tests(activity, "yes", "yes", "yes", "yes")
    words = " ".join(shown(activity)["standing"].paragraphs)
    assert "English case law" in words
    assert "We could not confirm how they stand in Scots law: take advice." in words
    assert [source.key for source in shown(activity)["sources"].sources] == ["gunning"]


def test_it_is_done_with_a_note_and_four_answers(activity):
    answer_tests(activity, "yes", "yes", "yes", "yes")
    assert not activity.done(activity.answers)
    write(activity)
    assert activity.done(activity.answers)
    kept = [type(block) for block in activity.keep(activity.answers)]
    assert kept == [Facts, Chart, Prose, Prose, Sources]
    assert activity.gist(activity.answers)[0] == ("What is fixed", "The budget\nThe opening date")


def test_answers_taken_back_lead_back_to_a_page_that_holds(activity):
    answer_tests(activity, "yes", "yes", "yes", "yes")
    activity.answer("honesty.gunning.time", None)
    assert shown(activity)["fair"] == Heading("Is it fair to ask?", step="Part 3 of 3")
    write(activity)
    activity.answer("honesty.at", "note")
    for name in WHOLE:
        activity.answer(f"honesty.{name}", None)
    assert "write" in shown(activity)
