"""The value model in sentences: how often, how far ahead, in whose budget, and by whose doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.activities.money import cases, pounds
from coproduction.activities.words import plural
from coproduction.logic.value import verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coproduction.activities.value_inputs import Case
    from coproduction.logic.value import Argument, Band, Spread
    from coproduction.logic.value.flows import Ledger

LEDGERS: Mapping[Ledger, str] = {
    "cash": "In the budget that pays",
    "public": "Value to everyone",
}
NO_ARGUMENT = "Do not use this sum to argue for co-producing."
VERDICTS: Mapping[Band, str] = {
    "same": "In this sum the two ways come to the same.",
    "never": f"In this sum co-producing never comes out ahead. {NO_ARGUMENT}",
    "hardly ever": f"In this sum co-producing hardly ever comes out ahead. {NO_ARGUMENT}",
    "seldom": f"In this sum co-producing seldom comes out ahead. {NO_ARGUMENT}",
    "less often": "In this sum the ordinary way comes out ahead more often.",
    "either way": "In this sum it could go either way.",
    "more often": "In this sum co-producing comes out ahead more often than not.",
    "mostly": "In this sum co-producing mostly comes out ahead. Ask which figure makes it so.",
    "nearly always": "In this sum co-producing nearly always comes out ahead. "
    "Ask which figure makes it so.",
    "always": "In this sum co-producing always comes out ahead. Ask which figure makes it so.",
}
"""What is said of each band; a long shot is called one, and so is a sure thing."""

LONG_SHOTS: tuple[Band, ...] = ("never", "hardly ever", "seldom", "less often")
OPEN: tuple[Band, ...] = ("same", "either way")

NO_BETTER = "Co-producing is counted as working no better than an ordinary redesign."
SCEPTIC_ON = f"The sceptic’s switch is on. {NO_BETTER}"
EVEN = 0.5
"""Less than this, in pounds, is shown as £0."""


def far(value: float) -> str:
    """How far ahead: ``£56,000 behind``, ``£1,400 ahead``, ``level``."""
    if abs(value) < EVEN:
        return "level"
    return f"{pounds(abs(value))} {'ahead' if value > 0 else 'behind'}"


def between(low: float, high: float) -> str:
    """How far from an ordinary redesign the two ends of a range are, the nearer one first."""
    near, other = sorted((low, high), key=abs)
    if far(low) == far(high):
        words = far(low)
    elif low * high > 0 and abs(near) >= EVEN:
        words = f"{pounds(abs(near))} to {far(other)}"
    else:
        words = f"anywhere from {far(low)} to {far(high)}"
    joined = {"behind": "", "ahead": " of", "level": " with"}[words.rpartition(" ")[2]]
    return f"{words}{joined} an ordinary redesign"


def compared(case: Case, difference: Spread) -> str:
    """Co-producing beside an ordinary redesign in one sum: the range, the middle, how often."""
    years = plural(case.assumptions.horizon, "year")
    return (
        f"Over {years}, co-producing comes out {between(difference.p5, difference.p95)}. "
        f"The middle is {far(difference.p50)}. "
        f"It comes out ahead in {cases(difference.above_zero)}. {VERDICTS[verdict(difference)]}"
    )


def in_short(case: Case, difference: Spread) -> str:
    """The same for someone who is busy: the range and how often."""
    years = plural(case.assumptions.horizon, "year")
    return (
        f"Over {years}, co-producing comes out {between(difference.p5, difference.p95)}. "
        f"It is ahead in {cases(difference.above_zero)}."
    )


SIGNED = (
    "That holds only once the bodies have signed for it. "
    "Until then some of the saving lands in another pocket."
)


def pooled(argument: Argument) -> str:
    """What it means to count on one shared budget; it agrees with the warning on pockets."""
    if "pool-signed" in argument.said:
        return (
            "You count on one shared budget, and say that the bodies have signed for it. "
            "So no saving lands in another pocket."
        )
    return f"You count on one shared budget. {SIGNED}"


def lesson(case: Case, spreads: Mapping[str, Spread], argument: Argument) -> tuple[str, ...]:
    """What the two sums say beside each other."""
    whole, extra, cash = (
        spreads[name] for name in ("public coproduced", "public difference", "cash coproduced")
    )
    shared = case.assumptions.own_budget_share == 1
    words = []
    if whole.p50 > 0 and extra.p50 < whole.p50 / 2:
        more = (
            "Most of that comes from redesigning at all. "
            "Compared with an ordinary redesign, the gain is much smaller."
        )
        if verdict(extra) in LONG_SHOTS:
            more = "That comes from redesigning at all, and not from co-producing."
        elif verdict(extra) in OPEN:
            more = "That comes from redesigning at all. Co-producing may or may not add to it."
        words.append(f"Compared with carrying on as now, everyone is likely to gain. {more}")
    if cash.p50 < 0 < whole.p50:
        cure = "Sharing one budget is meant for just this."
        if shared:
            cure = "Even one shared budget loses money here, as too little of the saving is cash."
        words.append(f"Everyone is likely to gain, and yet the budget that pays loses. {cure}")
    if verdict(extra) in LONG_SHOTS:
        words.append(
            "By these figures involvement costs more than it is likely to save. "
            "The honest argument is then rights, quality and law. It is not money."
        )
    if shared:
        words.append(pooled(argument))
    words.append("All of it is a story told by your figures. No figure here is a promise.")
    return tuple(words)
