"""The library and the evidence bank: what they must hold, and what is said of a broken row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coproduction import content
from coproduction.content import cases, evidence
from tests.unit.tables import check_named

if TYPE_CHECKING:
    from pathlib import Path

MINUTE = 220
"""Words that a grown-up reads in a minute, or a little more."""


def test_there_are_29_cases_from_everywhere() -> None:
    found = [case.place for case in cases.cases()]
    assert {place: found.count(place) for place in found} == {"scotland": 14, "uk": 12, "world": 3}


def test_failures_are_not_hidden() -> None:
    failed = {case.id for case in cases.cases() if case.went_wrong}
    assert failed == {"teviot", "pb-scotland", "circle", "chapeltown", "family-nurse"}


@pytest.mark.parametrize("case", cases.cases(), ids=lambda case: case.id)
def test_a_case_is_read_in_a_minute_and_says_its_limits(case: cases.Case) -> None:
    told = (case.who, case.rung_why, case.happened, case.numbers, case.how_estimated, case.limits)
    words = " ".join((*told, case.went_wrong, case.partners)).split()
    assert len(words) <= MINUTE
    assert case.limits
    assert case.sources


def test_figures_that_could_not_be_traced_are_not_given_as_results() -> None:
    sun = next(case for case in cases.cases() if case.id == "sun")
    assert "30%" not in sun.numbers + sun.happened
    assert "could not trace" in sun.limits
    everything = " ".join(one.claim + one.figure for one in evidence.bank().evidence)
    assert "40 per cent" not in everything
    assert "40%" not in everything


def test_a_sum_of_ours_is_said_to_be_ours() -> None:
    by_id = {case.id: case for case in cases.cases()}
    assert round(1_366_000 / 100) == 13_660
    assert "£13,660 each, by our sum" in by_id["citizens-assembly"].numbers
    assert round(100 * 1_367 / 43_854) == 3
    assert "about 3% of the area’s 43,854 people" in by_id["leith-chooses"].limits
    assert 1_157_375 - 584_415 == 572_960


def test_the_bank_holds_both_sides_and_each_says_what_it_does_not_show() -> None:
    bank = evidence.bank()
    sides = [one.side for one in bank.evidence]
    assert (sides.count("for"), sides.count("against")) == (31, 13)
    assert all(one.does_not_show and one.sources for one in bank.evidence)


def test_the_audiences_are_those_that_can_be_chosen() -> None:
    asked = content.course().questions["case.audience"]
    found = [audience.id for audience in evidence.bank().audiences]
    assert found == [option.value for option in asked.options]


def test_no_advice_is_both_to_lead_with_it_and_to_keep_it_back() -> None:
    for audience in evidence.bank().audiences:
        assert not set(audience.lead) & set(audience.keep_back), audience.id


BROKEN = [
    ("cases.csv", 3, "id", "care-leavers", "'care-leavers' is already in row 2"),
    ("cases.csv", 3, "place", "Scotland", "write scotland, uk or world"),
    ("cases.csv", 3, "shared", "deliver pay", "'pay' is not in the four Co’s"),
    ("cases.csv", 3, "rung_low", "8", "write a whole number from 1 to 7"),
    ("cases.csv", 3, "rung_high", "5", "write a whole number from 6 to 7"),
    ("cases.csv", 3, "how_estimated", "", "say how the numbers were made"),
    ("cases.csv", 2, "how_estimated", "By eye.", "without numbers leave this empty"),
    ("cases.csv", 3, "strength", "good", "write opinion, weak, weak to moderate"),
    ("cases.csv", 3, "limits", "", "the cell is empty"),
    ("cases.csv", 3, "sources", "", "the cell is empty"),
    ("evidence.csv", 3, "side", "both", "write for or against"),
    ("evidence.csv", 3, "benefits", "everyone", "'everyone' is not in parties.csv"),
    ("evidence.csv", 3, "audiences", "press", "'press' is not in audiences.csv"),
    ("evidence.csv", 3, "audiences", "", "the cell is empty"),
    ("evidence.csv", 3, "does_not_show", "", "the cell is empty"),
    ("evidence.csv", 3, "sources", "hearsay", "'hearsay' is not in sources.csv"),
    ("audiences.csv", 3, "lead", "gossip", "'gossip' is not in evidence.csv"),
    ("audiences.csv", 3, "keep_back", "gossip", "'gossip' is not in evidence.csv"),
    ("parties.csv", 3, "id", "The public", "small letters, digits and hyphens"),
]


@pytest.mark.parametrize(("name", "row", "column", "cell", "remedy"), BROKEN)
def test_a_broken_cell_is_named_with_its_remedy(
    folder: Path, name: str, row: int, column: str, cell: str, remedy: str
) -> None:
    check_named(folder, name, row, column, cell, remedy)
