"""How often one way comes out ahead of another, in bands that words can be given to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

if TYPE_CHECKING:
    from coproduction.logic.value.simulate import Spread

Band: TypeAlias = Literal[
    "same", "never", "hardly ever", "seldom", "less often", "either way", "more often", "mostly",
    "nearly always", "always",
]  # fmt: skip
BANDS: tuple[Band, ...] = get_args(Band)

BELOW: tuple[tuple[int, Band], ...] = (
    (1, "never"),
    (5, "hardly ever"),
    (15, "seldom"),
    (35, "less often"),
)
"""Of 100 cases, fewer than this many; what is ahead as often as these are behind mirrors them."""

_MIRROR: dict[Band, Band] = {
    "never": "always",
    "hardly ever": "nearly always",
    "seldom": "mostly",
    "less often": "more often",
}
EVEN = 0.5
"""A difference of less than this, in pounds, is none."""


def band(share: float) -> Band:
    """How often that is: the share of cases in which one way is ahead, from 0 to 1.

    The share is rounded to whole cases of 100 first, as it is shown, so that words and number
    cannot part. Only a share of 0 is ``"never"``, and only one of 1 ``"always"``.
    """
    if not 0 <= share <= 1:
        msg = f"share must be a number from 0 to 1, not {share!r}"
        raise ValueError(msg)
    ahead = round(100 * share)
    if 0 < share < 1:
        ahead = min(max(ahead, 1), 99)
    behind = 100 - ahead
    for most, name in BELOW:
        if ahead < most:
            return name
        if behind < most:
            return _MIRROR[name]
    return "either way"


def verdict(difference: Spread) -> Band:
    """How often co-producing comes out ahead, or ``"same"`` where the two never differ."""
    if max(abs(difference.p5), abs(difference.p95), abs(difference.mean)) < EVEN:
        return "same"
    return band(difference.above_zero)
