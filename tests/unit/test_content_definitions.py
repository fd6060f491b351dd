"""What co-production is said to be: the readings as the research has them, and broken rows."""

from __future__ import annotations

from collections import Counter

import pytest

from coproduction import content
from coproduction.content import Folder, definitions
from tests.unit.tables import DATA, broken, check_named, lines, put

READINGS = {
    "workshop": (7, 7),
    "nesta-nef": (7, 7),
    "critical-friends": (7, 7),
    "tlap": (7, 7),
    "ostrom": None,
    "governance-international": (6, 7),
    "care-act": (5, 5),
    "wales": (7, 7),
    "scie": (7, 7),
    "planning-with-people": (5, 5),
    "sg-blog": (7, 7),
}


@pytest.fixture(scope="module")
def course() -> definitions.Definitions:
    return definitions.read(Folder(DATA))


def test_the_eleven_definitions_hold_the_readings(course):
    assert {each.id: each.rungs for each in course.definitions} == READINGS


def test_five_are_short_and_come_first(course):
    short = [each.short for each in course.definitions]
    assert short == [True] * 5 + [False] * 6


def test_quotations_stay_short_and_what_is_ours_says_so(course):
    assert [each.id for each in course.definitions if each.own_words] == ["sg-blog"]
    for each in course.definitions:
        assert each.own_words or len(each.quote.split()) < 25, each.id


def test_there_are_two_situations_for_each_part_of_the_sandwich(course):
    found = Counter(each.layer for each in course.situations)
    assert found == dict.fromkeys(definitions.LAYERS, 2)


def test_the_parts_of_the_sandwich_are_the_options_of_their_question():
    options = content.course().questions["sandwich.layer"].options
    assert tuple(option.value for option in options) == definitions.LAYERS


def test_a_situation_does_not_give_the_reading_away(course):
    for each in course.situations:
        words = f"{each.title} {each.text}".casefold()
        assert not [
            name for name in ("top-down", "filling", "bottom-up", "left to") if name in words
        ]


def test_each_country_has_its_dates_in_order_of_place(course):
    places = [each.place for each in course.policy]
    assert places == sorted(places, key=definitions.PLACES.index)
    assert set(places) == set(definitions.PLACES)


CELLS = [
    ("definitions.csv", 3, "id", "workshop", "'workshop' is already in row 2"),
    ("definitions.csv", 3, "id", "Planning!", "small letters, digits and hyphens"),
    ("definitions.csv", 3, "quote", "", "write something here"),
    ("definitions.csv", 3, "own_words", "ours", "write yes or no"),
    ("definitions.csv", 3, "low", "0", "write a whole number from 1 to 7"),
    ("definitions.csv", 3, "low", "", "write a whole number from 1 to 7"),
    ("definitions.csv", 3, "high", "4", "write a whole number from 5 to 7"),
    ("definitions.csv", 3, "high", "", "write a whole number from 5 to 7"),
    ("definitions.csv", 3, "sources", "", "write keys from sources.csv"),
    ("definitions.csv", 3, "sources", "hearsay", "'hearsay' is not in sources.csv"),
    ("situations.csv", 3, "id", "timetable", "'timetable' is already in row 2"),
    ("situations.csv", 3, "layer", "middle", "write top-down, filling, bottom-up or left-to-it"),
    ("situations.csv", 3, "why", "", "write something here"),
    ("situations.csv", 3, "sources", "hearsay", "'hearsay' is not in sources.csv"),
    ("differences.csv", 3, "id", "consultation", "'consultation' is already in row 2"),
    ("differences.csv", 3, "words", "", "write something here"),
    ("differences.csv", 3, "sources", "hearsay", "'hearsay' is not in sources.csv"),
    ("principles.csv", 3, "count", "four", "write a whole number from 1 to 20"),
    ("principles.csv", 3, "sources", "", "write keys from sources.csv"),
    ("policy.csv", 3, "place", "Ireland", "write Scotland, Wales or England"),
    ("policy.csv", 3, "date", "", "write something here"),
    ("policy.csv", 3, "sources", "", "write keys from sources.csv"),
]


@pytest.mark.parametrize(("name", "row", "column", "cell", "remedy"), CELLS)
def test_a_broken_cell_is_named_with_its_remedy(folder, name, row, column, cell, remedy):
    check_named(folder, name, row, column, cell, remedy)


def test_the_same_law_twice_is_named(folder):
    first = lines(folder / "policy.csv")[1][2]
    put(folder, "policy.csv", 3, "what", first)
    assert "is already in row 2" in str(broken(folder))
