"""Each of the twenty warnings: what raises it, and what only comes near."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coproduction.logic.value import Argument, Line, ValueAssumptions, overclaims
from coproduction.logic.value.overclaims import RULES, figures
from tests.unit.test_value import HAND

CAREFUL = replace(
    HAND,
    optimism_bias=0.25,
    removable_share=0.3,
    lift=0.1,
    yearly_coproduced=6_000,
    failure_cost=40_000,
    fade=0.05,
    cashable_share=0.4,
    own_budget_share=0.6,
    shifted_share=0.1,
)
"""Figures that raise no warning."""

LINES = (
    Line("participants", 105, 96, 0),
    Line("expenses", 30, 96, 0),
    Line("access", 1, 2_000, 0),
    Line("evaluation", 1, 4_000, 0),
)
SOBER = Argument(lines=LINES, supplied=LINES)

KEEPS_GOING = replace(CAREFUL, reinvest_share=1, own_budget_share=1, yearly_coproduced=1)


def without(id: str, amount: float = 0.0) -> tuple[Line, ...]:
    return tuple(line._replace(coproduced=amount) if line.id == id else line for line in LINES)


def saying(*said: str, **more: object) -> Argument:
    return replace(SOBER, said=frozenset(said), **more)  # type: ignore[arg-type]


def test_careful_figures_and_sober_words_raise_nothing():
    assert overclaims(CAREFUL, SOBER) == ()


CASES: list[tuple[str, ValueAssumptions, Argument]] = [
    ("W01", replace(CAREFUL, optimism_bias=0.09), SOBER),
    ("W02", replace(CAREFUL, avoidable_share=0.3, removable_share=0.7), SOBER),
    ("W03", replace(CAREFUL, avoidable_share=0.4), SOBER),
    ("W04", CAREFUL, saying("only-nothing")),
    ("W05", replace(CAREFUL, lift=0.16), SOBER),
    ("W06", replace(CAREFUL, cashable_share=0.51), SOBER),
    ("W06", CAREFUL, saying("spend-public")),
    ("W07", replace(CAREFUL, own_budget_share=1), SOBER),
    ("W08", replace(CAREFUL, shifted_share=0), saying("volunteers")),
    ("W08", CAREFUL, saying(unpaid_hours=27_500, hourly_rate=10.10)),
    ("W09", CAREFUL, replace(SOBER, lines=without("participants"))),
    ("W10", CAREFUL, saying("counted-twice")),
    ("W11", replace(CAREFUL, fade=0, horizon=6), SOBER),
    ("W12", replace(CAREFUL, yearly_coproduced=0), SOBER),
    ("W12", CAREFUL, replace(SOBER, lines=without("evaluation"))),
    ("W13", replace(CAREFUL, success_ordinary=0.75), SOBER),
    ("W13", replace(CAREFUL, failure_cost=0), SOBER),
    ("W13", replace(CAREFUL, failure_year=6), SOBER),
    ("W14", CAREFUL, saying("scaled-up")),
    ("W15", CAREFUL, saying("gain-alone")),
    ("W16", CAREFUL, saying("cut-anyway")),
    ("W17", CAREFUL, saying("successes")),
    ("W18", CAREFUL, saying(quoted=15_150)),
    ("W19", replace(KEEPS_GOING, annual_cost=5e6), saying("average-fund", "pool-signed")),
    ("W20", CAREFUL, replace(SOBER, lines=without("access", 1_999))),
]


@pytest.mark.parametrize(("id", "figures_", "argument"), CASES)
def test_what_raises_it(id, figures_, argument):
    assert id in overclaims(figures_, argument)


def test_every_warning_is_raised_by_something():
    assert {id for id, _, _ in CASES} == set(RULES)


@pytest.mark.parametrize(
    ("id", "figures_", "argument"),
    [
        ("W01", replace(CAREFUL, optimism_bias=0.10), SOBER),
        ("W02", replace(CAREFUL, avoidable_share=0.4, removable_share=0.5), SOBER),
        ("W03", replace(CAREFUL, avoidable_share=0.39), SOBER),
        ("W05", replace(CAREFUL, lift=0.15), SOBER),
        ("W06", replace(CAREFUL, cashable_share=0.5), SOBER),
        ("W07", replace(CAREFUL, own_budget_share=1), saying("pool-signed")),
        ("W08", replace(CAREFUL, shifted_share=0), SOBER),
        ("W08", CAREFUL, saying("volunteers", unpaid_hours=100, hourly_rate=10)),
        ("W09", CAREFUL, replace(SOBER, lines=without("expenses"))),
        ("W11", replace(CAREFUL, fade=0, horizon=5), SOBER),
        ("W13", replace(CAREFUL, success_ordinary=0.7), SOBER),
        ("W18", CAREFUL, saying(quoted=15_000)),
        ("W19", CAREFUL, saying("average-fund")),
        ("W20", CAREFUL, replace(SOBER, lines=without("evaluation"))),
        ("W20", CAREFUL, replace(SOBER, lines=without("access", 2_001))),
    ],
)
def test_what_only_comes_near(id, figures_, argument):
    assert id not in overclaims(figures_, argument)


@pytest.mark.parametrize(
    ("value", "count"),
    [(15_000, 2), (15_150, 4), (0.25, 2), (100, 1), (-8_270, 3), (0, 0), (1_500_000, 2), (1e12, 1)],
)
def test_figures_are_counted_as_they_are_written(value, count):
    assert figures(value) == count


def test_a_saying_nobody_knows_is_refused():
    with pytest.raises(ValueError, match="'shouting' is not one of only-nothing"):
        Argument(said=frozenset({"shouting"}))
