"""The check that every answer passes, whatever a browser sends."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction.activities.answers import AnswerError, check
from coproduction.content import Option, Question, course

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=3),
)
KINDS = (
    "choose one",
    "choose many",
    "choose a rung",
    "short text",
    "number",
    "date",
    "table",
    "file",
)


def question(kind: str) -> Question:
    options = tuple(Option(value, value, "") for value in "abc")
    return Question("a.question", kind, "?", "", options, True, 10, 0, 100, "£")


@given(kind=st.sampled_from(KINDS), value=JSON)
def test_anything_is_kept_or_refused_in_words(kind, value):
    try:
        kept = check(question(kind), value)
    except AnswerError as error:
        refusal = str(error)
        assert refusal.endswith((".", "”."))
    else:
        assert check(question(kind), kept) == kept
        assert json.loads(json.dumps(kept)) == kept


@pytest.mark.parametrize(
    ("kind", "value", "kept"),
    [
        ("choose one", "b", "b"),
        ("choose many", ["c", "a", "c"], ["a", "c"]),
        ("choose a rung", 7, 7),
        ("choose a rung", "off", "off"),
        ("short text", "  hello \n", "hello"),
        ("short text", "\x00hi", "hi"),
        ("short text", "   ", None),
        ("number", 10, 10),
        ("number", 0.5, 0.5),
        ("number", "£40", 40),
        ("number", " ", None),
        ("date", "2027-03-31", "2027-03-31"),
        ("table", "a,b\n1,2\n", "a,b\n1,2"),
        ("choose many", [], None),
        ("choose one", None, None),
    ],
)
def test_what_is_kept(kind, value, kept):
    assert check(question(kind), value) == kept


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("choose one", "d"),
        ("choose one", ["a"]),
        ("choose many", "a"),
        ("choose many", ["a", "d"]),
        ("choose a rung", 0),
        ("choose a rung", 8),
        ("choose a rung", 4.5),
        ("choose a rung", True),
        ("choose a rung", "7"),
        ("short text", 7),
        ("number", "ten"),
        ("number", True),
        ("number", 101),
        ("number", -1),
        ("date", "31 March"),
        ("date", 7),
        ("table", ["a"]),
        ("short text", "more than ten letters"),
    ],
)
def test_what_is_refused(kind, value):
    with pytest.raises(AnswerError):
        check(question(kind), value)


@pytest.mark.parametrize(
    ("high", "value", "words"),
    [
        (100, 10**400, "from 0 to 100"),
        (None, 10**400, "too long to work with"),
        (None, float("inf"), "in figures"),
        (None, float("nan"), "in figures"),
    ],
)
def test_a_number_without_end_is_refused_in_words(high, value, words):
    with pytest.raises(AnswerError, match=words):
        check(replace(question("number"), high=high), value)


def test_what_is_counted_whole_is_kept_whole():
    whole = replace(question("number"), whole=True)
    assert check(whole, 8) == 8
    assert repr(check(whole, 8.0)) == "8"
    with pytest.raises(AnswerError, match=r"a whole number, such as 8\."):
        check(whole, 8.5)


def test_a_text_that_is_too_long_says_by_how_much():
    with pytest.raises(AnswerError, match="2 characters more"):
        check(question("short text"), "twelve chars")


def test_every_question_of_the_course_is_of_a_kind_that_is_checked():
    assert {q.kind for q in course().questions.values()} <= set(KINDS)
