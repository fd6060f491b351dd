"""Sentences about a room: true, short, and made of what is released."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction.logic.room.runsheet import Slot, reflow
from coproduction.logic.room.spread import Shift
from coproduction.logic.room.suppression import HIDDEN, release, release_many
from coproduction.logic.room.words import (
    cell,
    fewer,
    number,
    people,
    runs,
    said,
    shifted,
    stands,
    went,
)

NAMES = {"time": "time", "money": "money", "trust": "trust"}


def test_small_words():
    assert (number(0), number(10), number(11)) == ("no", "ten", "11")
    assert (people(1), people(12)) == ("one person", "12 people")
    assert (fewer(), fewer(10)) == ("fewer than five", "fewer than ten")
    assert (cell(7), cell(0), cell(HIDDEN)) == ("7", "0", "hidden")


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((0, 0, 0), "Nobody has answered."),
        ((3, 1, 0), "Fewer than five people answered, so nothing is shown."),
        ((3, 3, 0), "Six people answered. The counts are hidden, so that nobody is singled out."),
        ((9, 6, 0), "15 people answered. Most often chosen: time, by nine people."),
        ((9, 9, 6), "24 people answered. Most often chosen: time and money, by nine people each."),
        (
            (9, 1, 2),
            "12 people answered. Most often chosen: time, by nine people. "
            "Hidden: money and trust, three people together.",
        ),
    ],
)
def test_a_release_is_said(counts, words):
    assert said(release(dict(zip(NAMES, counts, strict=True))), NAMES) == words


def test_of_several_choices_nothing_is_added_up():
    released = release_many({"time": 12, "money": 2, "trust": 9}, 15)
    assert said(released, NAMES) == (
        "15 people answered. Most often chosen: time, by 12 people. Hidden: money."
    )
    # Sheets of ticks that nobody counted the people of.
    assert said(release_many({"time": 9, "money": 0}, 0), NAMES) == (
        "Most often chosen: time, by nine people."
    )


def test_where_a_room_stands_is_said_as_far_as_the_release_tells():
    tails = {"1": 2, "2": 6, "3": 9, "4": 8, "5": 4, "6": 1, "7": 0}
    assert stands(release(tails)) == "The middle of the room is rung 3."
    assert stands(release({"2": 6, "3": 6, "4": 0})) == (
        "The middle of the room is between rungs 2 and 3. The middle half is from rung 2 to rung 3."
    )
    assert (
        stands(release({"4": 9}))
        == "The middle of the room is rung 4. The middle half is on rung 4."
    )
    assert stands(release({"1": 4, "2": 5, "6": 6, "7": 3})) == (
        "The middle of the room is somewhere from rung 2 to rung 6."
    )
    assert stands(release({"1": 4, "2": 3})) == ""


def test_how_the_middle_moved_is_said_where_it_is_sure():
    low, high = release({"2": 9, "4": 6}), release({"2": 6, "4": 12})
    assert went(low, high) == "The middle of the room moved up, from rung 2 to rung 4."
    assert went(high, low) == "The middle of the room moved down, from rung 4 to rung 2."
    assert went(low, low) == "The middle of the room stayed at rung 2."
    assert went(low, release({"2": 4, "4": 4})) == ""


def test_a_shift_is_said():
    assert shifted(Shift(9, 15, 4)) == (
        "Of the 28 people who placed it twice, nine moved up, four moved down and 15 stayed."
    )
    assert shifted(Shift(0, 0, 0)) == ""


def test_the_clock_is_said():
    slots = [Slot("talk", 20, 10), Slot("case", 10, 5, 1), Slot("close", 5, 5)]
    titles = {"talk": "Talk", "case": "Cases", "close": "Close"}
    assert runs(reflow(slots, 35, {}, None, 0), titles) == ""
    assert (
        runs(reflow(slots, 35, {}, None, 6), titles) == "Six minutes late. Shorten Talk and Cases."
    )
    assert (
        runs(reflow(slots, 35, {}, None, 18), titles)
        == "18 minutes late. Shorten Talk. Drop Cases."
    )
    assert runs(reflow(slots, 35, {}, None, 21), titles) == (
        "21 minutes late. Shorten Talk. Drop Cases. Even so you would end one minute over time."
    )
    assert runs(reflow(slots, 35, {"talk": (0, 17)}, None, 17), titles) == "Three minutes in hand."


def test_many_steps_are_counted_and_not_listed():
    slots = [Slot(id, 20, 10) for id in "abcd"]
    advice = "20 minutes late. Shorten four steps: the sheet marks them."
    assert runs(reflow(slots, 80, {}, None, 20), {}) == advice


@given(st.lists(st.integers(0, 30), min_size=3, max_size=3), st.sampled_from([5, 10]))
def test_tables_that_are_published_alike_are_said_alike(counts, threshold):
    released = release(dict(zip("123", counts, strict=True)), threshold)
    names = {"1": "one", "2": "two", "3": "three"}
    for other in ([counts[1], counts[0], counts[2]], [counts[0], counts[2], counts[1]]):
        alike = release(dict(zip("123", other, strict=True)), threshold)
        if alike == released:
            assert said(alike, names) == said(released, names)
            assert stands(alike) == stands(released)
    for sentence in re.split(r"\. ?", f"{said(released, names)} {stands(released)}"):
        assert len(sentence.split()) <= 20
