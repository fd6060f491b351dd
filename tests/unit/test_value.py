"""The value model beside a sum done by hand, a plain reading of its formulas, and its laws."""

from __future__ import annotations

import math
from dataclasses import fields, replace
from itertools import accumulate

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coproduction.logic.value import (
    BOUNDS,
    OUTCOMES,
    ValueAssumptions,
    behind_again,
    break_even,
    cumulative,
    expected_projects,
    flows,
    npv,
    paying_sizes,
    recycled_budget,
    recycling_ratio,
    simulate,
    threshold_lift,
    tornado,
    works_or_not,
)

HAND = ValueAssumptions(
    annual_cost=1_000_000,
    avoidable_share=0.2,
    removable_share=0.5,
    optimism_bias=0,
    success_ordinary=0.4,
    lift=0.2,
    setup_coproduced=50_000,
    setup_ordinary=20_000,
    yearly_coproduced=0,
    yearly_ordinary=0,
    failure_cost=0,
    failure_year=1,
    ramp_years=1,
    fade=0,
    cashable_share=0.5,
    own_budget_share=1,
    shifted_share=0,
    horizon=5,
    discount_rate=0.035,
    reinvest_share=0.5,
    payback_years=5,
)
"""The example worked by hand, in round numbers."""

RANGES = {
    "avoidable_share": (0.1, 0.4),
    "lift": (-0.05, 0.25),
    "setup_coproduced": (25_000.0, 90_000.0),
    "ramp_years": (1, 5),
    "failure_cost": (0.0, 200_000.0),
    "own_budget_share": (0.25, 1.0),
}

shares = st.floats(0, 1)
money = st.floats(0, 1e6)
years = st.integers(1, 15)


@st.composite
def assumptions(draw: st.DrawFn, **fixed: object) -> ValueAssumptions:
    found: dict[str, object] = {}
    for name, (low, high, whole) in BOUNDS.items():
        if whole:
            found[name] = draw(years)
        elif high > 1000:
            found[name] = draw(money)
        elif name == "ramp_years":
            found[name] = draw(st.integers(1, 8))
        else:
            found[name] = draw(st.floats(low, min(high, 1)))
    return ValueAssumptions(**{**found, **fixed})  # type: ignore[arg-type]


def plain(a: ValueAssumptions, option: str, ledger: str) -> list[float]:
    """The formulas as they are written, one year at a time."""
    full = a.annual_cost * a.avoidable_share * a.removable_share * (1 - a.optimism_bias)
    p1 = min(max(a.success_ordinary + a.lift, 0), 0.95)
    p, setup, yearly = (
        (p1, a.setup_coproduced, a.yearly_coproduced)
        if option == "coproduced"
        else (a.success_ordinary, a.setup_ordinary, a.yearly_ordinary)
    )
    share = a.cashable_share * a.own_budget_share if ledger == "cash" else 1 - a.shifted_share
    found = [-setup]
    for t in range(1, a.horizon + 1):
        effect = min(1, t / a.ramp_years) * (1 - a.fade) ** max(0, t - a.ramp_years)
        lost = (1 - p) * a.failure_cost if t == a.failure_year else 0
        found.append(share * p * full * effect - yearly - lost)
    return found


# The example worked by hand


def to_the_penny(value: float) -> float:
    return round(value, 2)


@pytest.mark.parametrize(
    ("option", "ledger", "worth"),
    [
        ("coproduced", "cash", 85_451.57),
        ("ordinary", "cash", 70_301.05),
        ("coproduced", "public", 220_903.14),
        ("ordinary", "public", 160_602.10),
    ],
)
def test_present_values_by_hand(option, ledger, worth):
    assert to_the_penny(npv(flows(HAND, option, ledger), 0.035)) == worth


@pytest.mark.parametrize(("ledger", "cost"), [("cash", 15_150.52), ("public", 60_301.05)])
def test_the_cost_of_not_co_producing_by_hand(ledger, cost):
    worth = [npv(flows(HAND, option, ledger), 0.035) for option in ("coproduced", "ordinary")]
    assert to_the_penny(worth[0] - worth[1]) == cost


def test_yearly_flows_by_hand():
    assert flows(HAND, "coproduced", "cash").tolist() == pytest.approx([-50_000, *[30_000] * 5])
    assert flows(HAND, "ordinary", "cash").tolist() == pytest.approx([-20_000, *[20_000] * 5])
    assert HAND.full_saving == 100_000


def test_break_even_by_hand():
    assert break_even(flows(HAND, "coproduced", "cash")) == 2
    assert break_even(flows(HAND, "coproduced", "cash"), 0.035) == 2
    assert break_even(flows(HAND, "ordinary", "cash")) == 1
    assert break_even(flows(HAND, "ordinary", "cash"), 0.035) == 2


@pytest.mark.parametrize(("ledger", "lift"), [("cash", 0.132889), ("public", 0.066444)])
def test_threshold_lift_by_hand(ledger, lift):
    assert round(threshold_lift(HAND, ledger), 6) == lift


def test_recycling_by_hand():
    assert recycling_ratio(HAND) == pytest.approx(1.5)
    assert recycling_ratio(replace(HAND, reinvest_share=1)) == pytest.approx(3)


def test_a_recycled_budget_by_hand():
    rows = [
        (row.year, round(row.receipts), row.started, row.total, round(row.balance))
        for row in recycled_budget(HAND, 100_000, 10, 10)
    ]
    assert rows == [
        (0, 0, 2, 2, 0),
        (1, 30_000, 0, 2, 30_000),
        (2, 30_000, 1, 3, 10_000),
        (3, 45_000, 1, 4, 5_000),
        (4, 60_000, 1, 5, 15_000),
        (5, 75_000, 1, 6, 40_000),
        (6, 60_000, 2, 8, 0),
        (7, 90_000, 1, 9, 40_000),
        (8, 90_000, 1, 10, 80_000),
        (9, 90_000, 0, 10, 170_000),
        (10, 75_000, 0, 10, 245_000),
    ]


def test_a_recycled_budget_that_gets_everything_back():
    rows = recycled_budget(replace(HAND, reinvest_share=1), 100_000, 10, 10)
    assert [row.total for row in rows][:5] == [2, 3, 5, 8, 10]
    assert round(rows[4].balance) == 140_000
    assert round(rows[10].balance) == 1_100_000


# Laws


@given(assumptions())
def test_flows_are_what_the_formulas_say(a):
    for option in ("ordinary", "coproduced"):
        for ledger in ("cash", "public"):
            assert flows(a, option, ledger).tolist() == pytest.approx(
                plain(a, option, ledger), abs=1e-6
            )


@given(assumptions(lift=0.0))
def test_without_a_lift_or_a_dearer_start_there_is_no_difference(a):
    a = replace(a, setup_coproduced=a.setup_ordinary, yearly_coproduced=a.yearly_ordinary)
    for ledger in ("cash", "public"):
        assert (flows(a, "coproduced", ledger) == flows(a, "ordinary", ledger)).all()


@pytest.mark.parametrize("ledger", ["cash", "public"])
@given(a=assumptions())
def test_at_the_threshold_lift_both_ways_come_to_the_same(ledger, a):
    def gain(lift):
        at = replace(a, lift=lift)
        found = flows(at, "coproduced", ledger) - flows(at, "ordinary", ledger)
        return npv(found, a.discount_rate)

    lift = threshold_lift(a, ledger)
    scale = 1 + abs(gain(0.5)) + abs(gain(-0.5))
    if lift is None:
        assert gain(-0.5) > -1e-9 * scale or gain(0.5) < 1e-9 * scale
    else:
        assert -0.5 <= lift <= 0.5
        assert gain(lift) == pytest.approx(0, abs=1e-9 * scale)


@given(assumptions())
def test_the_threshold_lift_is_what_halving_finds(a):
    def gain(lift):
        at = replace(a, lift=lift)
        worth = [
            npv(plain(at, option, "cash"), a.discount_rate) for option in ("coproduced", "ordinary")
        ]
        return worth[0] - worth[1]

    low, high = -0.5, 0.5
    lift = threshold_lift(a, "cash")
    if gain(high) - gain(low) < 1 or not gain(low) < 0 < gain(high):
        return
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if gain(middle) < 0 else (low, middle)
    assert lift == pytest.approx(low, abs=1e-6)


@given(assumptions())
def test_co_producing_pays_between_the_paying_sizes_and_not_outside_them(a):
    def gain(cost):
        at = replace(a, annual_cost=cost)
        return npv(
            flows(at, "coproduced", "public") - flows(at, "ordinary", "public"), a.discount_rate
        )

    most = BOUNDS["annual_cost"].high
    low, high = paying_sizes(a, "public") or (most, 0)
    scale = 1 + abs(gain(0))
    for cost in (0, low * 0.99, low * 1.01 + 1, high * 0.99, high * 1.01 + 1, most):
        if low * 1.001 + 0.1 < cost < high * 0.999:
            assert gain(cost) >= -1e-6 * scale
        elif cost <= most and not low * 0.999 <= cost <= high * 1.001:
            assert gain(cost) <= 1e-6 * scale


def test_what_costs_less_and_works_less_often_pays_only_for_small_services():
    cheaper = replace(HAND, lift=-0.1, setup_coproduced=10_000)
    low, high = paying_sizes(cheaper, "public")
    assert low == 0
    # What it saves at the start, over what it loses a year for each pound of the service.
    assert high == pytest.approx(10_000 / (0.1 * 0.1 * 4.515052), rel=1e-6)
    assert paying_sizes(replace(HAND, lift=0, setup_coproduced=20_000), "cash") is None
    assert paying_sizes(replace(HAND, setup_coproduced=20_000), "cash") == (0, 1e12)
    assert paying_sizes(replace(HAND, lift=0), "cash") is None


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=20), st.floats(0, 0.2))
def test_break_even_is_the_first_year_that_is_paid_for(found, rate):
    sums = list(accumulate(value / (1 + rate) ** year for year, value in enumerate(found)))
    assert cumulative(found, rate) == pytest.approx(sums, abs=1e-6)
    year = break_even(found, rate)
    if year is None:
        assert all(sum_ < 1e-6 for sum_ in sums[1:])
    else:
        assert year >= 1
        assert sums[year] >= -1e-6
        assert all(sum_ < 1e-6 for sum_ in sums[1:year])


@pytest.mark.parametrize(
    ("found", "year"),
    [
        ([-5, 3, 3], None),
        ([-5, 3], None),
        ([-5, 6, -2, 0.5], 2),
        ([-5, 6, -2, 2], None),
        ([-5, 6, -2, 1.5, -1], 4),
        ([0, -1], None),
        ([0, 1, -2], 2),
    ],
)
def test_what_was_paid_back_can_be_lost_again(found, year):
    assert behind_again(found) == year


@given(assumptions())
def test_the_worth_of_a_flow_is_its_last_discounted_sum(a):
    found = flows(a, "ordinary", "cash")
    assert npv(found, a.discount_rate) == pytest.approx(cumulative(found, a.discount_rate)[-1])


# One budget


@given(assumptions(), st.floats(0, 1e6), st.integers(0, 30), st.integers(1, 20))
def test_a_fund_adds_up(a, seed, projects, years_):
    a = replace(a, setup_coproduced=a.setup_coproduced + 1000)
    rows = recycled_budget(a, seed, projects, years_)
    balance, total = seed, 0
    for row in rows:
        balance += row.receipts - row.started * a.setup_coproduced
        total += row.started
        assert row.balance == pytest.approx(balance, abs=1e-3)
        assert row.total == total <= projects
        affordable = row.balance >= a.setup_coproduced
        assert not affordable or row.total == projects, "a project waits though there is money"
        assert not row.started or row.balance >= -1e-6, "a project was started on credit"


@given(assumptions(), st.integers(0, 8), st.integers(0, 30), st.integers(0, 20))
def test_a_fund_is_what_the_facts_say_year_by_year(a, firsts, projects, years_):
    """Receipts by project, then ``while fund >= K1``, as it is written there."""
    price = 1_000 + round(a.setup_coproduced)
    a = replace(a, setup_coproduced=price)
    pays = plain(replace(a, horizon=a.payback_years), "coproduced", "cash")
    fund, starts, expected = firsts * price + 0.5, [], []
    for year in range(years_ + 1):
        ages = [year - start for start in starts]
        fund += a.reinvest_share * sum(pays[age] for age in ages if 1 <= age <= a.payback_years)
        while fund >= price - 1e-9 and len(starts) < projects:
            fund -= price
            starts.append(year)
        expected.append((year, len(starts), pytest.approx(fund, abs=1e-3)))
    rows = recycled_budget(a, firsts * price + 0.5, projects, years_)
    assert [(row.year, row.total, row.balance) for row in rows] == expected


def test_projects_that_pay_for_others_are_counted_in():
    half = replace(HAND, reinvest_share=1 / 6)
    assert recycling_ratio(half) == pytest.approx(0.5)
    assert expected_projects(half, 100_000) == pytest.approx(4)
    assert expected_projects(HAND, 100_000) is None
    assert expected_projects(replace(HAND, yearly_coproduced=90_000), 100_000) == 2


def test_years_past_the_horizon_still_pay_into_the_fund():
    assert recycling_ratio(replace(HAND, payback_years=10)) == pytest.approx(3)


def test_projects_that_are_sure_either_way_make_the_two_funds_the_same():
    never = replace(HAND, success_ordinary=0, lift=0, yearly_coproduced=10_000, failure_cost=9_000)
    smooth = recycled_budget(never, 500_000, 8, 10)
    rough = works_or_not(never, 500_000, 8, 10, runs=50)
    assert rough.started == (8, 8, 8)
    assert [row.balance for row in smooth] == pytest.approx([band[1] for band in rough.balances])
    assert all(low == pytest.approx(high) for low, _, high in rough.balances)


def test_a_fund_on_average_agrees_with_the_smooth_one_while_nothing_new_starts():
    smooth = recycled_budget(replace(HAND, yearly_coproduced=5_000), 500_000, 10, 6)
    rough = works_or_not(replace(HAND, yearly_coproduced=5_000), 500_000, 10, 6, runs=20_000)
    assert rough.started == (10, 10, 10)
    assert rough.balances[6][1] == pytest.approx(smooth[6].balance, rel=0.03)


def test_how_often_a_fund_is_overdrawn_is_counted():
    one = replace(HAND, success_ordinary=0.5, lift=0, yearly_coproduced=1_000, payback_years=1)
    # One project: it works (and pays) or it does not, and then the fund owes its upkeep.
    fund = works_or_not(one, 50_000, 1, 3, runs=20_000)
    assert fund.overdrawn == pytest.approx(0.5, abs=0.02)


def test_the_same_seed_gives_the_same_fund():
    assert works_or_not(HAND, 1e5, 10, 10, 7) == works_or_not(HAND, 1e5, 10, 10, 7)
    assert works_or_not(HAND, 1e5, 10, 10, 7) != works_or_not(HAND, 1e5, 10, 10, 8)


def test_a_fund_cannot_recycle_a_project_that_costs_nothing():
    with pytest.raises(ValueError, match="setup_coproduced must be above 0"):
        recycled_budget(replace(HAND, setup_coproduced=0), 1, 1, 1)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *[("seed", -1), ("seed", math.nan), ("seed", True), ("seed", "1"), ("seed", 10**400)],
        *[("projects", 1001), ("projects", 2.5), ("projects", None), ("years", 101)],
        *[("years", 1.5), ("years", math.inf)],
    ],
)
def test_a_fund_names_the_figure_that_cannot_be(name, value):
    figures = {"seed": 1e5, "projects": 5, "years": 5, name: value}
    with pytest.raises(ValueError, match=f"{name} must be a (whole )?number from 0 to"):
        recycled_budget(HAND, **figures)


@pytest.mark.parametrize(("name", "value"), [("random_seed", -1), ("runs", 0), ("runs", 1.5)])
def test_many_funds_name_the_figure_that_cannot_be(name, value):
    with pytest.raises(ValueError, match=f"{name} must be a whole number from"):
        works_or_not(HAND, 1e5, 5, 5, **{name: value})


def test_whole_years_may_come_as_floats():
    assert recycled_budget(HAND, 1e5, 5.0, 3.0) == recycled_budget(HAND, 1e5, 5, 3)
    assert simulate(HAND, RANGES, 50.0, 1) == simulate(HAND, RANGES, 50, 1)


# Uncertainty


def test_what_has_no_range_is_the_same_in_every_draw():
    found = simulate(HAND, {}, 100, 1)
    assert tuple(found) == OUTCOMES
    for name, spread in found.items():
        ledger, what = name.split()
        values = {o: npv(flows(HAND, o, ledger), 0.035) for o in ("ordinary", "coproduced")}
        values["difference"] = values["coproduced"] - values["ordinary"]
        assert spread[:4] == pytest.approx([values[what]] * 4)
        assert spread.above_zero == 1


def test_draws_are_those_of_a_triangle():
    spread = simulate(HAND, {"setup_coproduced": (25_000.0, 90_000.0)}, 20_000, 3)[
        "cash coproduced"
    ]
    before = npv(flows(replace(HAND, setup_coproduced=0), "coproduced", "cash"), 0.035)
    assert before - spread.mean == pytest.approx((25_000 + 50_000 + 90_000) / 3, rel=0.01)
    cost = 25_000 + math.sqrt(0.05 * (90_000 - 25_000) * (50_000 - 25_000))
    assert before - spread.p95 == pytest.approx(cost, rel=0.01)


def test_pert_has_the_mean_it_should_and_keeps_nearer_to_the_middle():
    ranges = {"setup_coproduced": (25_000.0, 90_000.0)}
    found = {shape: simulate(HAND, ranges, 20_000, 3, shape) for shape in ("pert", "triangular")}
    before = npv(flows(replace(HAND, setup_coproduced=0), "coproduced", "cash"), 0.035)
    spread = {shape: each["cash coproduced"] for shape, each in found.items()}
    assert before - spread["pert"].mean == pytest.approx(
        (25_000 + 4 * 50_000 + 90_000) / 6, rel=0.01
    )
    widths = {shape: each.p95 - each.p5 for shape, each in spread.items()}
    assert widths["pert"] < widths["triangular"]


def test_draws_agree_with_the_formulas_one_by_one():
    ranges = {"lift": (-0.5, 0.6), "ramp_years": (1, 8)}
    a = replace(HAND, ramp_years=3, fade=0.1, failure_cost=30_000)
    random = {name: np.random.default_rng([5, list(BOUNDS).index(name)]) for name in ranges}
    lifts = random["lift"].triangular(-0.5, 0.2, 0.6, 40)
    ramps = np.maximum(1, np.rint(random["ramp_years"].triangular(1, 3, 8, 40)))
    worth = [
        npv(
            plain(replace(a, lift=float(lift), ramp_years=float(ramp)), "coproduced", "public"),
            0.035,
        )
        for lift, ramp in zip(lifts, ramps, strict=True)
    ]
    spread = simulate(a, ranges, 40, 5)["public coproduced"]
    assert spread.p50 == pytest.approx(np.percentile(worth, 50))
    assert spread.mean == pytest.approx(np.mean(worth))
    assert spread.above_zero == np.mean(np.array(worth) > 0)


def test_the_same_seed_gives_the_same_draws_and_each_input_has_its_own():
    assert simulate(HAND, RANGES, 200, 4) == simulate(HAND, RANGES, 200, 4)
    assert simulate(HAND, RANGES, 200, 4) != simulate(HAND, RANGES, 200, 5)
    fewer = {name: ends for name, ends in RANGES.items() if name != "own_budget_share"}
    both = [simulate(HAND, ranges, 200, 4)["public difference"] for ranges in (RANGES, fewer)]
    assert both[0] == both[1], "who holds the cash changed the public ledger"


@settings(max_examples=25)
@given(assumptions())
def test_percentiles_are_in_order_and_shares_are_shares(a):
    ranges = {"lift": (-1.0, 1.0), "annual_cost": (0.0, 2e6)}
    for spread in simulate(a, ranges, 200, 1).values():
        assert spread.p5 <= spread.p50 <= spread.p95
        assert 0 <= spread.above_zero <= 1


@pytest.mark.parametrize(
    ("ranges", "words"),
    [
        ({"lift": (0.25, 0.5)}, "lift: its range, 0.25 to 0.5, must hold its central value, 0.2"),
        ({"fade": (0, 1.5)}, "fade must be a number from 0 to 1, not 1.5"),
        ({"horizon": (5, 10)}, "horizon is a choice and not a chance, so it has no range"),
        ({"luck": (0, 1)}, "'luck' is not an input; the inputs are annual_cost"),
        ({"lift": (0, 0.2, 0.3)}, "lift: its range must be its low and its high, not"),
    ],
)
def test_a_range_that_cannot_be_is_named(ranges, words):
    with pytest.raises(ValueError, match=words):
        simulate(HAND, ranges, 10, 1)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        *[("draws", each, "a whole number from 1 to 1,000,000") for each in (0, 1.5, "5", None)],
        *[("seed", each, "a whole number from 0 to 4,294,967,295") for each in (-1, 0.5, True)],
        ("shape", "square", "triangular or pert"),
    ],
)
def test_draws_that_cannot_be_are_named(name, value, words):
    with pytest.raises(ValueError, match=f"{name} must be {words}, not {value!r}"):
        simulate(HAND, {}, **{"draws": 10, "seed": 1, name: value})


def test_a_tornado_moves_one_input_at_a_time_and_sorts_them():
    swings = tornado(HAND, RANGES, "cash", over_ordinary=True)
    widths = [swing.width for swing in swings]
    assert widths == sorted(widths, reverse=True)
    by_name = {swing.name: swing for swing in swings}
    assert set(by_name) == set(RANGES)
    dearer = by_name["setup_coproduced"]
    assert (dearer.low - dearer.high) == pytest.approx(90_000 - 25_000)
    assert by_name["failure_cost"].low == pytest.approx(15_150.52, abs=0.01)


def test_a_tornado_moves_only_inputs_and_only_within_their_bounds():
    with pytest.raises(ValueError, match="'luck' is not an input"):
        tornado(HAND, {"luck": (0, 1)}, "cash", over_ordinary=True)
    with pytest.raises(ValueError, match="lift must be a number from -1 to 1, not 2"):
        tornado(HAND, {"lift": (0, 2)}, "cash", over_ordinary=True)


# What cannot be


@pytest.mark.parametrize("rate", [-1, math.nan, math.inf, "x", None, True])
def test_a_rate_that_cannot_be_is_named(rate):
    for call in (npv, break_even):
        with pytest.raises(ValueError, match="rate must be a finite number above -1, not"):
            call([-1, 2], rate)


@pytest.mark.parametrize("found", [[1, math.nan], [math.inf], 5, None])
def test_flows_are_a_row_of_finite_numbers(found):
    for call in (npv, break_even):
        with pytest.raises(ValueError, match="flows must be a row of finite numbers"):
            call(found, 0.1)


@pytest.mark.parametrize("name", [field.name for field in fields(ValueAssumptions)])
def test_an_input_out_of_bounds_is_named_with_its_bounds(name):
    low, high, whole = BOUNDS[name]
    kind = "whole number" if whole else "number"
    for value in (low - 1, high * 2, math.nan, math.inf, True, np.True_, "7", None, 10**400):
        with pytest.raises(
            ValueError, match=rf"^{name} must be a {kind} from .+ to .+, not "
        ) as caught:
            replace(HAND, **{name: value})
        assert f"from {low:,.15g} to {high:,.15g}" in str(caught.value)
    for value in (low, high):
        assert getattr(replace(HAND, **{name: value}), name) == value


@pytest.mark.parametrize("name", ["failure_year", "horizon", "payback_years"])
def test_years_are_whole(name):
    with pytest.raises(ValueError, match=f"{name} must be a whole number"):
        replace(HAND, **{name: 2.5})


def test_the_inputs_are_in_the_order_of_their_bounds():
    assert [field.name for field in fields(ValueAssumptions)] == list(BOUNDS)


def test_an_option_or_a_ledger_nobody_knows_is_refused():
    with pytest.raises(ValueError, match="option must be ordinary or coproduced, not 'N'"):
        flows(HAND, "N", "cash")
    with pytest.raises(ValueError, match="ledger must be cash or public, not 'social'"):
        flows(HAND, "ordinary", "social")


# What the model teaches, on its own


def test_one_budget_can_make_the_same_project_pay_for_itself():
    separate = replace(HAND, own_budget_share=0.25)
    assert npv(flows(separate, "coproduced", "cash"), 0.035) < 0
    assert npv(flows(HAND, "coproduced", "cash"), 0.035) > 0
