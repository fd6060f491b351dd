"""Numbers as people write them, and what is no number or could be several."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction.activities.answers import AnswerError, check
from coproduction.activities.numbers import NumberError, example, read
from coproduction.content import Question

MONEY = Question("a.sum", "number", "?", "", (), True, None, 0, 1e9, "£ a year")
SHARE = replace(MONEY, high=100, unit="%")
YEARS = replace(MONEY, low=1, high=30, unit="years", whole=True)


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("2000000", "£ a year", 2_000_000),
        ("2 million", "£ a year", 2_000_000),
        ("1.5m", "£", 1_500_000),
        ("£1.5M", "£", 1_500_000),
        ("£40k", "£", 40_000),
        ("40 thousand pounds", "£", 40_000),
        ("40,000", "£", 40_000),
        ("£ 2 000 000", "£", 2_000_000),
        ("2\N{NO-BREAK SPACE}000\N{NARROW NO-BREAK SPACE}000", "£", 2_000_000),
        ("£1,234.56", "£", 1234.56),
        ("1.1 million", "£", 1_100_000),
        ("£2m a year", "£ a year", 2_000_000),
        ("£2bn p.a.", "£ a year", 2_000_000_000),
        ("about £2 million", "£ a year", 2_000_000),
        ("£35 an hour", "£ an hour", 35),
        ("10%", "%", 10),
        ("10 per cent", "%", 10),
        (".5", "%", 0.5),
        ("12.50", "%", 12.5),
        ("-5", "points", -5),
        ("\N{MINUS SIGN}5 points", "points", -5),
        ("minus 5", "points", -5),
        ("-£500", "£", -500),
        ("£-500", "£", -500),
        ("5 years", "years", 5),
        ("1 year", "years", 1),
        ("12 people", "people", 12),
        ("1 person", "people", 1),
        ("1 hour a year", "hours a year", 1),
        ("1 full-time year", "full-time years", 1),
        ("+10 points", "points", 10),
        ("\N{MINUS SIGN}\N{WORD JOINER}5 points", "points", -5),
        ("27,500 hours a year", "hours a year", 27_500),
        ("0", "%", 0),
        ("7.", "%", 7),
        ("\N{FULLWIDTH DIGIT FOUR}0", "%", 40),
    ],
)
def test_what_is_understood(text, unit, value):
    found = read(text, unit)
    assert found == value
    assert isinstance(found, int) == (value == int(value))


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        *((text, "£") for text in ("", "£", "two", "lots", "inf", "nan", "1e6", "0x10", "(500)")),
        *((text, "£") for text in ("40-50k", "40 to 50", "1/2", "2½", "1.000.000", "20,00,000")),
        *((text, "£") for text in ("1,000 000", "40,0000", "--5", "5 5 5", "٣", "$40", "€40")),
        *((text, "£") for text in ("5²", "①", "+-5", "++5")),
        ("10%", "£"),
        ("£10", "%"),
        ("5 months", "years"),
        ("5 mice", "days"),
        ("£35 a day", "£ an hour"),
        ("DROP TABLE answers", "%"),
    ],
)
def test_what_is_not(text, unit):
    with pytest.raises(NumberError):
        read(text, unit)


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        (MONEY, "lots", "Please write one number, in figures, such as 40,000 or 2 million."),
        (MONEY, "40-50k", "Please write one number, in figures, such as 40,000 or 2 million."),
        (replace(MONEY, high=1e5), "lots", "such as 35 or 1,200."),
        (SHARE, "a few", "such as 10 or 12.5."),
        (SHARE, "1,5", "Did you mean 1.5? Then please write it with a point."),
        (SHARE, "12m", "Please choose a number from 0 to 100."),
        (YEARS, "a few", "Please write one number, in figures, such as 5."),
        (YEARS, "2.5", "Please write a whole number, such as 2."),
        (MONEY, "-5", "Please choose a number from 0 to 1,000,000,000."),
        (MONEY, "9" * 400, "That number is too long to work with. Please write a shorter one."),
        (MONEY, "9" * 30, "Please choose a number from 0 to 1,000,000,000."),
    ],
)
def test_a_refusal_is_kind_and_shows_how(question, text, words):
    with pytest.raises(AnswerError) as caught:
        check(question, text)
    assert str(caught.value).endswith(words)


def test_the_examples_are_understood_where_they_are_given():
    for question in (MONEY, replace(MONEY, high=1e5), SHARE, YEARS, replace(YEARS, unit="people")):
        such = example(question.unit, question.high, whole=question.whole)
        for text in such.split(" or "):
            assert check(question, text) is not None


@given(st.integers(-(10**12), 10**12))
def test_a_whole_number_said_back_is_read_again(value):
    assert read(f"{value:,}", "£") == read(str(value), "£") == value


@given(st.text(max_size=60))
def test_any_text_is_kept_or_refused_in_words(text):
    try:
        kept = check(MONEY, text)
    except AnswerError as error:
        refusal = str(error)
        assert refusal.endswith(".")
    else:
        assert kept is None or 0 <= kept <= 1e9
