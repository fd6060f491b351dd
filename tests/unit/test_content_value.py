"""The value model's tables: what they hold, that the model knows it, and what is said if not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coproduction import content
from coproduction.content import Folder
from coproduction.content.value import ValueTables, read
from coproduction.logic.value import BOUNDS, SAYINGS, Line, total
from coproduction.logic.value.costs import EVALUATION, PEOPLE
from coproduction.logic.value.overclaims import RULES
from tests.unit.tables import DATA, check_named

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def tables() -> ValueTables:
    return read(Folder(DATA))


CENTRAL = {
    "annual_cost": (None, 2_000_000, None),
    "avoidable_share": (10, 25, 40),
    "removable_share": (10, 30, 50),
    "optimism_bias": (10, 25, 50),
    "success_ordinary": (30, 45, 60),
    "lift": (-5, 10, 25),
    "setup_coproduced": (25_000, 44_160, 90_000),
    "setup_ordinary": (10_000, 19_600, 40_000),
    "yearly_coproduced": (2_000, 6_000, 15_000),
    "yearly_ordinary": (0, 1_000, 3_000),
    "failure_cost": (0, 40_000, 200_000),
    "failure_year": (None, 2, None),
    "ramp_years": (2, 3, 5),
    "fade": (0, 5, 15),
    "cashable_share": (10, 40, 70),
    "own_budget_share": (25, 60, 100),
    "shifted_share": (0, 10, 30),
    "horizon": (5, 10, 15),
    "discount_rate": (None, 3.5, None),
    "reinvest_share": (0, 50, 100),
    "payback_years": (3, 5, 10),
}


def test_every_input_of_the_model_has_its_row(tables: ValueTables) -> None:
    known = {key: (of.low, of.central, of.high) for key, of in tables.inputs.items()}
    assert {key: known[key] for key in BOUNDS} == CENTRAL


@pytest.mark.parametrize("key", BOUNDS)
def test_nothing_can_be_typed_that_the_model_refuses(tables: ValueTables, key: str) -> None:
    of = tables.inputs[key]
    assert BOUNDS[key].low <= of.least / of.scale
    assert of.most / of.scale <= BOUNDS[key].high


def test_what_is_not_sourced_is_called_an_assumption(tables: ValueTables) -> None:
    for of in (*tables.inputs.values(), *tables.lines):
        if of.basis in {"sourced", "part sourced"}:
            assert of.sources, of.name


def test_the_cost_lines_come_to_the_central_starts(tables: ValueTables) -> None:
    lines = [Line(one.id, one.rate, one.coproduced, one.ordinary) for one in tables.lines]
    amounts = {line.id: (line.amount("coproduced"), line.amount("ordinary")) for line in lines}
    assert amounts == {
        "facilitator": (10_000, 10_000),
        "staff": (13_200, 6_600),
        "participants": (10_080, 0),
        "expenses": (2_880, 0),
        "access": (2_000, 0),
        "venue": (2_000, 0),
        "consultation": (0, 3_000),
        "evaluation": (4_000, 0),
    }
    for option in ("coproduced", "ordinary"):
        assert total(lines, option) == tables.inputs[f"setup_{option}"].central
    assert {*PEOPLE, EVALUATION} <= set(amounts)


def test_every_rule_has_its_words_and_the_other_way_round(tables: ValueTables) -> None:
    assert list(tables.warnings) == list(RULES) == [f"W{n:02}" for n in range(1, 21)]


def test_what_can_be_said_of_a_case_is_what_the_rules_listen_for() -> None:
    options = content.course().questions["cost-of-not.saying"].options
    assert tuple(option.value for option in options) == SAYINGS


def test_the_short_answers_name_the_figures_they_stand_for(tables: ValueTables) -> None:
    asked = content.course().questions
    labels = [option.label for option in asked["cost-of-not.avoidable"].options]
    of = tables.inputs["avoidable_share"]
    assert labels[:3] == [f"About £{end:g}" for end in (of.low, of.central, of.high)]
    helps = " ".join(option.help for option in asked["cost-of-not.moved"].options)
    assert "About 10%" in helps
    assert "About 30%" in helps


def test_eight_things_have_no_price(tables: ValueTables) -> None:
    assert len(tables.unpriced) == 8


@pytest.mark.parametrize(
    ("name", "row", "column", "cell", "remedy"),
    [
        ("value-inputs.csv", 3, "key", "annual_cost", "'annual_cost' is already in row 2"),
        ("value-inputs.csv", 3, "key", "Avoidable share", "small letters and underscores"),
        ("value-inputs.csv", 3, "prompt", "", "write something here"),
        ("value-inputs.csv", 3, "central", "a quarter", "a number such as 2000000, 3.5 or -5"),
        ("value-inputs.csv", 3, "central", "50", "the range is 10 to 40"),
        ("value-inputs.csv", 3, "central", "101", "write a number of 0 or more, 100 or less"),
        ("value-inputs.csv", 3, "central", "", "the figure that counts until another is given"),
        ("value-inputs.csv", 3, "low", "41", "41 is above the high, 40; write the lower of the"),
        ("value-inputs.csv", 3, "low", "", "a range has two ends"),
        ("value-inputs.csv", 3, "high", "", "a range has two ends"),
        ("value-inputs.csv", 3, "most", "-1", "write a number of 0 or more"),
        ("value-inputs.csv", 3, "basis", "a guess", "write your figure, sourced, part sourced"),
        ("value-inputs.csv", 3, "group", "money", "write saving, works, costs, whose, time, fund"),
        ("value-inputs.csv", 3, "sources", "christie", "'christie' is not in sources.csv"),
        ("cost-lines.csv", 3, "id", "facilitator", "'facilitator' is already in row 2"),
        ("cost-lines.csv", 3, "rate", "£220", "a number such as"),
        ("cost-lines.csv", 3, "coproduced", "-60", "write a number of 0 or more"),
        ("cost-lines.csv", 3, "ordinary", "", "a number such as"),
        ("cost-lines.csv", 3, "basis", "", "write your figure"),
        ("warnings.csv", 3, "id", "W01", "'W01' is already in row 2"),
        ("warnings.csv", 3, "words", "", "write something here"),
        ("warnings.csv", 3, "sources", "nesta", "'nesta' is not in sources.csv"),
        ("not-priced.csv", 3, "words", "", "write something here"),
        ("not-priced.csv", 3, "id", "rights", "'rights' is already in row 2"),
    ],
)
def test_a_broken_cell_is_named_with_its_remedy(
    folder: Path, name: str, row: int, column: str, cell: str, remedy: str
) -> None:
    check_named(folder, name, row, column, cell, remedy)
