"""A room against its community: how far off, how likely by chance, and what to hide."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from math import comb, isclose
from numbers import Integral, Real
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

ENOUGH = 40
"""From about this many people on, the measures say something; below, ask other questions."""

FAIR = (0.8, 1.25)
"""Ratios between these are near enough; outside, worth a look. A rule of thumb."""

SELDOM = 0.05
"""Below this, chance alone would seldom bring such a gap. The usual threshold, and no law."""

FEW, FEW_IF_SENSITIVE = 5, 10
"""Counts below these are hidden: the second for sensitive topics and small places."""

MOST_OUTCOMES = 20_000
"""How many ways to fill a room are worth adding up for an exact test."""

MOST_PEOPLE = 1_000_000_000
"""The largest room or group that is counted."""

SPARE = 1e-9
"""Expected counts are under a limit by more than this, in people."""

DRAWS = 20_000
"""How many rooms are drawn where there are too many ways to add up."""


def ratio(count: int, total: int, share: float) -> float:
    """The share of the room over the share of the community; 1 is in proportion."""
    _check(count, total, share)
    return count / total / share


def missing(count: int, total: int, share: float) -> float:
    """How many people more a room in proportion would have; below 0 it has them to spare."""
    _check(count, total, share)
    return total * share - count


def dissimilarity(counts: Sequence[int], shares: Sequence[float]) -> float:
    """The share of places that would have to change hands; 0 is a match.

    Args:
        counts: People in the room, by group.
        shares: The same groups in the community, from 0 to 1, together 1.
    """
    shares = whole(counts, shares)
    total = sum(counts)
    pairs = zip(counts, shares, strict=True)
    return sum(abs(count / total - share) for count, share in pairs) / 2


def exact(count: int, total: int, share: float) -> float:
    """How likely a gap this wide or wider is by chance alone: the two-sided binomial test."""
    from scipy.stats import binomtest  # a kernel for each visitor, and few come here

    _check(count, total, share)
    return float(binomtest(count, total, float(share)).pvalue)


def wilson(count: int, total: int, level: float = 0.95) -> tuple[float, float]:
    """Wilson's interval for the share that ``count`` of ``total`` stands for."""
    from scipy.stats import binomtest  # as above

    _check(count, total, 1)
    if not 0 < level < 1:
        msg = f"level must be a number between 0 and 1, not {level!r}"
        raise ValueError(msg)
    found = binomtest(count, total).proportion_ci(level, method="wilson")
    return float(found.low), float(found.high)


def none_by_chance(total: int, share: float) -> float:
    """How likely a room drawn by lot has nobody from a group of this share."""
    _check(0, total, share)
    return float((1 - share) ** total)


@dataclass(frozen=True)
class Fit:
    """Whether all gaps together are more than chance.

    Attributes:
        statistic: Pearson's chi-square.
        p: How likely gaps this wide or wider are by chance alone.
        test: Which test gave ``p``. Chi-square needs expected counts that are large enough:
            none under 1 and no more than a fifth under 5.
    """

    statistic: float
    p: float
    test: Literal["chi-square", "exact", "drawn"]


def fit(counts: Sequence[int], shares: Sequence[float], seed: int = 0) -> Fit:
    """Test all groups together; exactly, or with drawn rooms, where a count is too small.

    Args:
        counts: People in the room, by group.
        shares: The same groups in the community, from 0 to 1, together 1; none is 0.
        seed: For the rooms that are drawn where adding up every room would take too long.
    """
    from scipy.stats import chisquare  # as above

    shares = whole(counts, shares)
    expected = [sum(counts) * share for share in shares]
    found = chisquare(counts, expected)
    statistic = float(found.statistic)
    # Shares that were made whole may be off in the last digit: 4.999… is the five that is meant.
    under = [sum(each < most - SPARE for each in expected) for most in (1, 5)]
    if not under[0] and 5 * under[1] <= len(expected):
        return Fit(statistic, float(found.pvalue), "chi-square")
    ways = comb(sum(counts) + len(counts) - 1, len(counts) - 1)
    if ways <= MOST_OUTCOMES:
        return Fit(statistic, _added_up(counts, shares), "exact")
    return Fit(statistic, _drawn(counts, shares, seed), "drawn")


def _added_up(counts: Sequence[int], shares: Sequence[float]) -> float:
    """The probability of every room that is no more likely than this one."""
    import numpy as np  # as above
    from scipy.stats import multinomial

    total, groups = sum(counts), len(counts)
    bars = np.array(list(combinations(range(total + groups - 1), groups - 1)))
    edges = np.hstack(
        [np.full((len(bars), 1), -1), bars, np.full((len(bars), 1), total + groups - 1)]
    )
    chances = multinomial.pmf(np.diff(edges) - 1, total, shares)
    own = multinomial.pmf(counts, total, shares)
    # A room as likely as this one may differ from it in the last digits.
    return min(1.0, float(chances[chances <= own * (1 + 1e-7)].sum()))


def _drawn(counts: Sequence[int], shares: Sequence[float], seed: int) -> float:
    from scipy.stats import multinomial  # as above

    rooms = multinomial(sum(counts), shares)
    chances = rooms.pmf(rooms.rvs(DRAWS, random_state=seed))
    return float((1 + (chances <= rooms.pmf(counts) * (1 + 1e-7)).sum()) / (1 + DRAWS))


def hide(counts: Sequence[int], sensitive: bool = False) -> tuple[bool, ...]:
    """Which counts to hide so that nobody can work out a hidden one from those that are shown.

    Counts from 1 to four (to nine where it is sensitive) are hidden. If all hidden counts are
    the same number, the next larger ones are hidden too. Then the total gives nothing away, nor
    does this rule: swap two hidden counts that differ, and the table that is shown is the same.
    Where that leaves nobody to show, or on a sensitive topic shows everybody in one group, all
    is hidden, zeros too.

    Args:
        counts: People by group; their total may be known.
        sensitive: Whether the topic is sensitive or the place small.
    """
    for count in counts:
        check_count("count", count)
    few = FEW_IF_SENSITIVE if sensitive else FEW
    present = sorted({count for count in counts if count})
    hidden = [value for value in present if value < few]
    if len(hidden) == 1:
        hidden = present[:2]
    everyone_alike = sensitive and len([count for count in counts if count]) == 1
    if len(hidden) == len(present) or everyone_alike:
        return tuple(True for _ in counts)
    return tuple(count in hidden for count in counts)


def _check(count: int, total: int, share: float) -> None:
    check_count("total", total, 1)
    check_count("count", count, 0, total)
    _check_share(share)


def check_count(name: str, value: Any, low: int = 0, high: int = MOST_PEOPLE) -> None:
    """Raise a ``ValueError`` that names the count and its bounds unless it is whole and in them."""
    number = isinstance(value, Integral) and not isinstance(value, bool)
    if not number or not low <= value <= high:
        msg = f"{name} must be a whole number from {low} to {high:,}, not {value!r}"
        raise ValueError(msg)


def _check_share(share: Any) -> None:
    number = isinstance(share, Real) and not isinstance(share, bool)
    if not number or not 0 < share <= 1:
        msg = f"share must be a number over 0 and at most 1, not {share!r}"
        raise ValueError(msg)


def whole(counts: Sequence[int], shares: Sequence[float]) -> list[float]:
    """The shares, adding up to 1 exactly; percentages rounded to a decimal seldom do.

    Raises:
        ValueError: They are not of the same groups, or a count or a share is out of range.
    """
    if len(counts) != len(shares) or len(counts) < 2:
        msg = f"counts and shares must be of the same two or more groups, not {len(counts)} "
        raise ValueError(msg + f"and {len(shares)}")
    for count, share in zip(counts, shares, strict=True):
        check_count("count", count)
        _check_share(share)
    check_count("total", sum(counts), 1)
    together = sum(shares)
    if not isclose(together, 1, abs_tol=0.0101):
        msg = f"shares must add up to 1, not {together:g}"
        raise ValueError(msg)
    return [share / together for share in shares]
