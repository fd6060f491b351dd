"""Which barrier comes first, what does not fit together, and which list is the shorter one."""

from __future__ import annotations

from itertools import product

import pytest

from coproduction.logic.barriers import FIELDS, Mark, first, in_order
from coproduction.logic.exchange import weigh


@pytest.mark.parametrize(
    ("hold", "move", "field"),
    [
        (0, 3, ""),
        (1, 1, "leave"),
        (1, 2, "easy"),
        (2, 1, "allies"),
        (2, 2, "start"),
        (3, 0, "allies"),
        (3, 3, "start"),
    ],
)
def test_two_answers_give_a_field(hold, move, field):
    assert Mark("a", hold, move).field == field


def test_every_pair_of_answers_has_its_place_in_the_order():
    marks = [Mark(f"{hold}{move}", hold, move) for hold, move in product(range(4), repeat=2)]
    ids = [mark.id for mark in in_order(marks)]
    assert ids == ["33", "32", "23", "22", "31", "30", "21", "20", "13", "12", "11", "10"]


def test_what_is_level_stays_in_the_order_it_came():
    assert [m.id for m in in_order([Mark("b", 2, 2), Mark("a", 2, 2)])] == ["b", "a"]


def test_no_more_than_three_come_first_and_none_that_does_not_hold():
    marks = [Mark(str(n), 2, 3) for n in range(5)]
    assert [mark.id for mark in first(marks)] == ["0", "1", "2"]
    assert first([Mark("a", 0, 3)]) == ()
    assert len(FIELDS) == 4


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        (Mark("a", 2, 0, "move"), "ours-but-stuck"),
        (Mark("a", 2, 1, "move"), ""),
        (Mark("a", 2, 0, "law", "habit"), "not-law"),
        (Mark("a", 2, 3, "law", "policy"), "not-law"),
        (Mark("a", 2, 3, "law", "regulator"), "law-but-loose"),
        (Mark("a", 2, 2, "law", "law"), ""),
        (Mark("a", 2, 3, "law", "unsure"), ""),
        (Mark("a", 2, 0, "others"), ""),
        (Mark("a", 0, 0, "move"), ""),
    ],
)
def test_what_does_not_fit_together(mark, said):
    assert mark.at_odds == said


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"hold": 4}, "hold must be a whole number from 0 to 3"),
        ({"hold": 1, "move": -1}, "move must be"),
        ({"hold": True}, "hold must be"),
        ({"hold": 1, "kind": "hope"}, "kind must be one of 'move'"),
        ({"hold": 1, "root": "rumour"}, "root must be one of"),
    ],
)
def test_an_answer_that_is_none_is_named(values, words):
    with pytest.raises(ValueError, match=words):
        Mark("a", **values)


def test_the_second_list_is_shorter_when_less_moves_with_than_moves():
    jobs = {"hall": "good", "bookings": "good", "heating": "year"}
    found = weigh(jobs, {"money": "year", "information": "good"})
    assert (found.moved, found.given, found.shorter) == (3, 2, True)
    assert found.lacking == ("staff", "insurance", "time")
    assert not weigh({"hall": "good"}, {"money": "good"}).shorter


def test_jobs_that_outlast_all_support_are_named():
    jobs = {"hall": "good", "opening day": "once", "garden": "year"}
    assert weigh(jobs, {"money": "year", "staff": "months"}).outlasting == ("hall",)
    assert weigh(jobs, {"money": "once"}).outlasting == ("hall", "garden")
    assert weigh(jobs, {"money": "unsaid"}).outlasting == ()
    assert weigh(jobs, {}).outlasting == ()


def test_what_nobody_has_put_an_end_to_is_named():
    found = weigh({"hall": "unsaid", "garden": "year"}, {"money": "unsaid"})
    assert found.open_ended == ("hall", "money")
    assert found.outlasting == ()


def test_nothing_moves():
    found = weigh({}, {})
    assert (found.moved, found.given, found.shorter) == (0, 0, False)


@pytest.mark.parametrize(
    ("jobs", "support", "words"),
    [
        ({"hall": "for ever"}, {}, "hall: 'for ever' is not a length of time"),
        ({}, {"goodwill": "year"}, "'goodwill' is not a kind of support"),
    ],
)
def test_what_cannot_be_weighed_is_named(jobs, support, words):
    with pytest.raises(ValueError, match=words):
        weigh(jobs, support)
