"""One budget: what projects return to a fund that starts the next ones."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from coproduction.logic.value.assumptions import MOST_MONEY, MOST_YEARS, Bounds, check_within
from coproduction.logic.value.flows import CASH, COPRODUCED, PENNY, effect, flows
from coproduction.logic.value.simulate import MOST_DRAWS, MOST_SEED

if TYPE_CHECKING:
    from coproduction.logic.value.assumptions import ValueAssumptions
    from coproduction.logic.value.flows import Floats

RUNS = 5_000

FUND = {
    "seed": Bounds(0, MOST_MONEY),
    "projects": Bounds(0, 1000, whole=True),
    "years": Bounds(0, MOST_YEARS, whole=True),
}


class FundYear(NamedTuple):
    """One year of a fund: pounds that came in, projects started, and what is left."""

    year: int
    receipts: float
    started: int
    total: int
    balance: float


@dataclass(frozen=True)
class Fund:
    """What became of many funds whose projects each work or do not.

    Attributes:
        started: The 5th, 50th and 95th percentile of the projects started in all.
        overdrawn: The share of funds that were overdrawn at the end of some year.
        balances: The 5th, 50th and 95th percentile of the balance of each year, in pounds.
    """

    started: tuple[int, int, int]
    overdrawn: float
    balances: tuple[tuple[float, float, float], ...]


def recycling_ratio(assumptions: ValueAssumptions) -> float:
    """What a project returns to the fund for each pound it took out.

    At 1 or more the fund can keep itself going; below 1 it runs down.

    Raises:
        ValueError: A project costs nothing, so there is nothing to return.
    """
    _check_cost(assumptions)
    return float(returns(assumptions).sum()) / assumptions.setup_coproduced


def returns(assumptions: ValueAssumptions) -> Floats:
    """What a project is expected to pay into the fund in its years 1 to ``payback_years``.

    These years count in full even where they go past the horizon, which is only how far the
    present values look.
    """
    paying = replace(assumptions, horizon=assumptions.payback_years)
    return assumptions.reinvest_share * flows(paying, COPRODUCED, CASH)[1:]


def expected_projects(assumptions: ValueAssumptions, seed: float) -> float | None:
    """How many projects the seed money comes to, roughly, with those that returns pay for.

    It is n / (1 - r) for n first projects and a ratio r, however long that takes. A ratio below
    0 counts as 0: a loss starts nothing, and takes back nothing that was started.

    Returns:
        None when each project pays for the next one and there is no end to it.
    """
    ratio = recycling_ratio(assumptions)
    if ratio >= 1:
        return None
    first = float((seed + PENNY) // assumptions.setup_coproduced)
    return first / (1 - max(0.0, ratio))


def recycled_budget(
    assumptions: ValueAssumptions, seed: float, projects: int, years: int
) -> tuple[FundYear, ...]:
    """A fund year by year when every project returns just what is expected of it.

    Receipts come first, then as many projects start as the fund can pay for. A loss is shared by
    the fund, so a balance can go below 0.

    Args:
        assumptions: Each project is like this one.
        seed: Pounds in the fund at the start.
        projects: The most projects that there are to start.
        years: The years to follow, after year 0.

    Raises:
        ValueError: One of the figures cannot be.
    """
    projects, years = _checked_fund(assumptions, seed, projects, years)
    paid = returns(assumptions)
    starts: list[int] = []
    rows = []
    fund = seed
    for year in range(years + 1):
        ages = range(1, min(year, len(paid)) + 1)
        receipts = float(sum(starts[year - age] * paid[age - 1] for age in ages))
        fund += receipts
        affordable = int((fund + PENNY) // assumptions.setup_coproduced)
        starts.append(max(0, min(affordable, projects - sum(starts))))
        fund -= starts[-1] * assumptions.setup_coproduced
        rows.append(FundYear(year, receipts, starts[-1], sum(starts), fund))
    return tuple(rows)


def works_or_not(
    assumptions: ValueAssumptions,
    seed: float,
    projects: int,
    years: int,
    random_seed: int = 0,
    runs: int = RUNS,
) -> Fund:
    """The same fund many times over, when each project works or does not: averages hide ruin.

    Args:
        assumptions: As for ``recycled_budget``.
        seed: As for ``recycled_budget``.
        projects: As for ``recycled_budget``.
        years: As for ``recycled_budget``.
        random_seed: The same one gives the same runs.
        runs: How many funds.

    Raises:
        ValueError: One of the figures cannot be.
    """
    projects, years = _checked_fund(assumptions, seed, projects, years)
    check_within("random_seed", random_seed, Bounds(0, MOST_SEED, whole=True))
    check_within("runs", runs, Bounds(1, MOST_DRAWS, whole=True))
    random = np.random.default_rng(int(random_seed))
    if_works, if_not = _outcomes(assumptions)
    runs = int(runs)
    fund = np.full(runs, float(seed))
    started = np.zeros((years + 1, runs), dtype=np.int64)
    working = np.zeros((years + 1, runs), dtype=np.int64)
    balances = np.empty((years + 1, runs))
    for year in range(years + 1):
        for age in range(1, min(year, len(if_works)) + 1):
            work, all_ = working[year - age], started[year - age]
            fund = fund + work * if_works[age - 1] + (all_ - work) * if_not[age - 1]
        affordable = np.floor((fund + PENNY) / assumptions.setup_coproduced)
        left = projects - started.sum(axis=0)
        started[year] = np.clip(affordable, 0, left)
        working[year] = random.binomial(started[year], assumptions.success_coproduced)
        fund = fund - started[year] * assumptions.setup_coproduced
        balances[year] = fund
    totals = np.percentile(started.sum(axis=0), (5, 50, 95), method="nearest")
    bands = np.percentile(balances, (5, 50, 95), axis=1).T
    return Fund(
        started=(int(totals[0]), int(totals[1]), int(totals[2])),
        overdrawn=float((balances < -PENNY).any(axis=0).mean()),
        balances=tuple((float(low), float(mid), float(high)) for low, mid, high in bands),
    )


def _outcomes(assumptions: ValueAssumptions) -> tuple[Floats, Floats]:
    """What a project that works and one that does not pay into the fund, by their age."""
    ages = np.arange(1, assumptions.payback_years + 1)
    shares = assumptions.cashable_share * assumptions.own_budget_share
    reached = effect(assumptions.ramp_years, assumptions.fade, ages)
    saved = shares * assumptions.full_saving * reached
    upkeep = np.full(len(ages), assumptions.yearly_coproduced)
    undone = (ages == assumptions.failure_year) * assumptions.failure_cost
    share = assumptions.reinvest_share
    return share * (saved - upkeep), share * (-upkeep - undone)


def _check_cost(assumptions: ValueAssumptions) -> None:
    if assumptions.setup_coproduced <= 0:
        msg = "setup_coproduced must be above 0 for a fund to recycle it, not 0"
        raise ValueError(msg)


def _checked_fund(
    assumptions: ValueAssumptions, seed: float, projects: int, years: int
) -> tuple[int, int]:
    """The projects and the years, once all three figures of a fund are within their bounds."""
    _check_cost(assumptions)
    for (name, bounds), value in zip(FUND.items(), (seed, projects, years), strict=True):
        check_within(name, value, bounds)
    return int(projects), int(years)
