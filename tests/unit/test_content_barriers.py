"""The workshop's barriers and the tests of fairness: what they hold, and broken rows."""

from __future__ import annotations

import re

import pytest

from coproduction.content.barriers import barriers
from tests.unit.tables import check_named


def test_the_twelve_points_of_the_workshop_are_there_with_their_sources():
    found = barriers().barriers
    assert len(found) == 12
    for each in found:
        assert "workshop-2015" in each.sources
        assert len(each.sources) > 1, "what is known has a source besides the workshop"
        assert "“" in each.said, "the workshop's own words"
        assert each.ask.rstrip("”").endswith("?")


def test_a_judgement_of_ours_is_called_so():
    by_id = {each.id: each for each in barriers().barriers}
    for id in ("one-budget", "trust-power", "left-to-it", "law"):
        assert re.search("Our own ideas?\\b", by_id[id].others)


def test_evidence_against_is_said_too():
    by_id = {each.id: each for each in barriers().barriers}
    assert "evidence weak" in by_id["cost-of-not"].known
    assert "not a measurement" in by_id["cost-of-not"].known
    assert "But law also pushes" in by_id["law"].known


def test_gunning_has_four_tests_and_its_standing_is_said_as_it_is():
    assert [each.id for each in barriers().gunning] == [
        "formative",
        "information",
        "time",
        "weighed",
    ]
    elephant = next(each for each in barriers().barriers if each.id == "elephant")
    assert "English case law" in elephant.known
    assert "For Scots law, take advice." in elephant.known


@pytest.mark.parametrize(
    ("name", "row", "column", "cell", "remedy"),
    [
        ("barriers.csv", 3, "id", "time-money", "'time-money' is already in row 2"),
        ("barriers.csv", 3, "id", "Time 2", "write small letters, digits and hyphens"),
        ("barriers.csv", 3, "known", "", "the cell is empty; write something here"),
        ("barriers.csv", 3, "sources", "hearsay", "'hearsay' is not in sources.csv"),
        ("gunning.csv", 2, "prompt", "", "the cell is empty; write something here"),
        ("gunning.csv", 4, "id", "formative", "'formative' is already in row 2"),
        ("gunning.csv", 4, "sources", "s75", "'s75' is not in sources.csv"),
    ],
)
def test_a_broken_row_is_named_with_its_remedy(folder, name, row, column, cell, remedy):
    check_named(folder, name, row, column, cell, remedy)
