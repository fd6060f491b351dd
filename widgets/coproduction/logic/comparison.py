"""A room beside its community, as it may be shown: what would tell too much is left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coproduction.logic.representation import (
    ENOUGH,
    FAIR,
    FEW,
    FEW_IF_SENSITIVE,
    SELDOM,
    Fit,
    check_count,
    dissimilarity,
    exact,
    fit,
    hide,
    missing,
    ratio,
    whole,
    wilson,
)

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Row:
    """One group as it may be shown; what would tell a hidden count is None.

    Attributes:
        share: In the community, from 0 to 1.
        expected: People in a room in proportion.
        count: People in this room, or None if that is hidden.
        at_most: The most it can be, going by what is shown; None if that says nothing.
        ratio: The share of the room over ``share``.
        missing: ``expected`` less ``count``.
        p: The exact test of this group alone.
        p_most: The most ``p`` can be, going by what is shown; None if that says nothing.
        interval: Wilson's, for the share of the room.
    """

    share: float
    expected: float
    count: int | None
    at_most: int | None = None
    ratio: float | None = None
    missing: float | None = None
    p: float | None = None
    p_most: float | None = None
    interval: tuple[float, float] | None = None

    @property
    def surely_missing(self) -> float:
        """How many are missing at the least, going by what is shown; 0 if nobody surely is."""
        return 0.0 if self.at_most is None else max(0.0, self.expected - self.at_most)

    @property
    def beyond_chance(self) -> bool:
        """Whether it is short by more than chance alone would often bring."""
        return self.surely_missing > 0 and self.p_most is not None and self.p_most < SELDOM

    @property
    def near_enough(self) -> bool:
        """Whether, as far as can be seen, it is not short by so much that it is worth a look."""
        few = max(1.0, (1 - FAIR[0]) * self.expected)
        return self.surely_missing < few and not self.beyond_chance


@dataclass(frozen=True)
class Comparison:
    """A room against its community, as it may be shown to others.

    Attributes:
        total: Everyone who said which group they are in.
        unsaid: Who would rather not say, or None if that is hidden; never part of ``total``.
        dissimilarity: None where a count is hidden, as it would tell; the same for ``fit``.
    """

    total: int
    unsaid: int | None
    rows: tuple[Row, ...]
    dissimilarity: float | None
    fit: Fit | None

    @property
    def enough(self) -> bool:
        """Whether there are people enough for the measures to mean something."""
        return self.total >= ENOUGH


def compare(
    counts: Sequence[int], shares: Sequence[float], unsaid: int = 0, sensitive: bool = False
) -> Comparison:
    """Compare a room with its community, and leave out all that would tell a hidden count.

    Args:
        counts: People in the room, by group.
        shares: The same groups in the community, from 0 to 1, together 1 but for rounding.
        unsaid: People who would rather not say.
        sensitive: Whether the topic is sensitive or the place small.

    Raises:
        ValueError: Nobody is counted, or a count or a share is out of range; it says which.
    """
    shares = whole(counts, shares)
    check_count("unsaid", unsaid)
    total = sum(counts)
    hidden = hide(counts, sensitive)
    shown = [count for count, hide_it in zip(counts, hidden, strict=True) if not hide_it]
    at_most = None if all(hidden) else _at_most(total, shown, sum(hidden))
    rows = tuple(
        _hidden(at_most, total, share) if hide_it else _row(count, total, share)
        for count, share, hide_it in zip(counts, shares, hidden, strict=True)
    )
    few = FEW_IF_SENSITIVE if sensitive else FEW
    return Comparison(
        total=total,
        unsaid=unsaid if unsaid == 0 or unsaid >= few else None,
        rows=rows,
        dissimilarity=None if any(hidden) else dissimilarity(counts, shares),
        fit=None if any(hidden) else fit(counts, shares),
    )


def _row(count: int, total: int, share: float) -> Row:
    p = exact(count, total, share)
    return Row(
        share=share,
        expected=total * share,
        count=count,
        at_most=count,
        ratio=ratio(count, total, share),
        missing=missing(count, total, share),
        p=p,
        p_most=p,
        interval=wilson(count, total),
    )


def _hidden(at_most: int | None, total: int, share: float) -> Row:
    """A hidden group. The fewer of it there are, the less likely by chance; so the most tells."""
    expected = total * share
    short = at_most is not None and at_most < expected
    p_most = exact(at_most, total, share) if short and at_most is not None else None
    return Row(share, expected, None, at_most, p_most=p_most)


def _at_most(total: int, shown: Sequence[int], hidden: int) -> int:
    """A hidden count is below every count that is shown, and leaves one for each other."""
    rest = total - sum(shown) - (hidden - 1)
    return min(rest, min(count for count in shown if count) - 1)
