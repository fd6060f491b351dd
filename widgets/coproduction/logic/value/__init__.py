"""The value model: what co-producing costs, what it may bring, and who sees the money."""

from __future__ import annotations

from coproduction.logic.value.assumptions import BOUNDS, Bounds, ValueAssumptions
from coproduction.logic.value.budget import (
    Fund,
    FundYear,
    expected_projects,
    recycled_budget,
    recycling_ratio,
    works_or_not,
)
from coproduction.logic.value.costs import Line, total
from coproduction.logic.value.flows import behind_again, break_even, cumulative, flows, npv
from coproduction.logic.value.likelihood import BANDS, Band, band, verdict
from coproduction.logic.value.overclaims import SAYINGS, Argument, keeps_going, overclaims
from coproduction.logic.value.simulate import OUTCOMES, Spread, simulate
from coproduction.logic.value.thresholds import Swing, paying_sizes, threshold_lift, tornado

__all__ = [
    "BANDS",
    "BOUNDS",
    "OUTCOMES",
    "SAYINGS",
    "Argument",
    "Band",
    "Bounds",
    "Fund",
    "FundYear",
    "Line",
    "Spread",
    "Swing",
    "ValueAssumptions",
    "band",
    "behind_again",
    "break_even",
    "cumulative",
    "expected_projects",
    "flows",
    "keeps_going",
    "npv",
    "overclaims",
    "paying_sizes",
    "recycled_budget",
    "recycling_ratio",
    "simulate",
    "threshold_lift",
    "tornado",
    "total",
    "verdict",
    "works_or_not",
]
