"""Codes: six letters nobody mistakes, each as likely as any other, however they are typed."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction.logic.room.codes import ALPHABET, BYTES, LENGTH, code, tidy


def test_no_letter_looks_like_another_and_none_makes_words():
    assert len(ALPHABET) == len(set(ALPHABET)) == 19
    assert not set(ALPHABET) & set("0O1ILAEIOUY")


@given(st.binary(min_size=BYTES, max_size=BYTES))
def test_a_code_is_six_letters_that_read_back_as_themselves(random):
    assume_enough = sum(byte < 247 for byte in random) >= LENGTH
    if assume_enough:
        found = code(random)
        assert len(found) == LENGTH
        assert set(found) <= set(ALPHABET)
        assert tidy(found) == found


def test_each_letter_is_as_likely_as_any_other():
    first = Counter(code(bytes([byte, *range(LENGTH)]))[0] for byte in range(247))
    assert set(first.values()) == {13}
    # The nine bytes that are left over choose nothing: the next one does.
    assert {code(bytes([byte, *range(LENGTH)])) for byte in range(247, 256)} == {ALPHABET[:LENGTH]}


@pytest.mark.parametrize("random", [b"", b"12345", bytes([255]) * BYTES])
def test_too_few_bytes_are_refused(random):
    with pytest.raises(ValueError, match="too few"):
        code(random)


@pytest.mark.parametrize(
    "typed",
    ["BCDFGH", "bcdfgh", " bcd fgh ", "BCD-FGH", "B.C.D.F.G.H.", "bcd–fgh", "bcd\u00a0fgh\n"],
)
def test_what_people_type_is_tidied(typed):
    assert tidy(typed) == "BCDFGH"


@pytest.mark.parametrize(
    "typed", ["", "BCDFG", "BCDFGHJ", "BCDFG1", "ABCDEF", "bcdfß", "BCDFG\u0397"]
)
def test_what_cannot_be_a_code_is_none(typed):
    assert tidy(typed) is None


@given(st.text())
def test_whatever_is_typed_is_a_code_or_none(typed):
    found = tidy(typed)
    assert found is None or (len(found) == LENGTH and set(found) <= set(ALPHABET))
