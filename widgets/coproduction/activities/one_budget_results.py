"""What becomes of a fund: its verdict, its picture, and the smooth fund beside the rough one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from coproduction.activities.blocks import Facts, Lines, Prose, Series
from coproduction.activities.money import axis, between, pounds, rounded, units
from coproduction.activities.value_inputs import SEED
from coproduction.activities.words import number, plural
from coproduction.content.value import value
from coproduction.logic.value import (
    expected_projects,
    recycled_budget,
    recycling_ratio,
    works_or_not,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.blocks import Block
    from coproduction.logic.value import Fund, FundYear, ValueAssumptions

TEN = 10
RED = -0.5
"""A balance below this, in pounds, is overdrawn."""


@dataclass(frozen=True)
class Pot:
    """A fund as it was set up.

    Attributes:
        project: What each project is like; it costs something to start.
        seed: Pounds at the start.
        projects: The most projects to start.
        years: How many years to follow it.
        drawn_with: These figures, in a sentence for the picture.
    """

    project: ValueAssumptions
    seed: float
    projects: int
    years: int
    drawn_with: str

    def smooth(self) -> tuple[FundYear, ...]:
        """The fund when every project returns just what is expected."""
        return recycled_budget(self.project, self.seed, self.projects, self.years)

    def rough(self) -> Fund:
        """The fund when each project works or does not, many times over."""
        return _rough(self.project, self.seed, self.projects, self.years)


@lru_cache(maxsize=8)
def _rough(project: ValueAssumptions, seed: float, projects: int, years: int) -> Fund:
    return works_or_not(project, seed, projects, years, SEED)


def results(pot: Pot) -> Iterator[tuple[str, Block]]:
    """The verdict, the picture, both funds in words; and a warning where an average hides ruin."""
    smooth, rough = pot.smooth(), pot.rough()
    ratio = recycling_ratio(pot.project)
    yield "verdict", Prose(_verdict(pot, ratio, smooth))
    yield "picture", picture(pot, smooth, rough)
    yield "beside", Facts(_beside(smooth, rough), title="The two side by side")
    if ratio >= 1 and smooth[-1].total:
        runs = of_ten(rough).replace("funds", "runs")
        words = f"On average it works. In {runs} the fund is overdrawn at some time."
        yield "ruin", Prose((words,), tone="note", title=value().warnings["W19"].title)


def guessed(guess: str, pot: Pot) -> str:
    """The guess beside what comes out."""
    return f"You guessed: “{guess}”. By these figures it is {of_ten(pot.rough())}."


def _verdict(pot: Pot, ratio: float, smooth: tuple[FundYear, ...]) -> tuple[str, ...]:
    """What a pound brings back, and what that makes of the fund."""
    if smooth[-1].total == 0:
        return (
            f"A project costs {pounds(pot.project.setup_coproduced)} to start. "
            f"With {pounds(pot.seed)} in the fund, none can begin.",
        )
    # What runs down does not bring back the whole pound, however near it comes.
    pence = round(100 * ratio) if ratio >= 1 else min(99, round(100 * ratio))
    coins = f"{abs(pence)}p" if abs(pence) < 100 else f"£{rounded(abs(ratio)):,.2f}"
    back = f"brings back about {coins}" if pence >= 0 else f"costs the fund another {coins}"
    words = f"Each £1 that a project takes out {back}, on average."
    if ratio >= 1:
        return (f"{words} So on average the fund keeps itself going.",)
    if pence < 0:
        return (f"{words} So each project costs the fund more than its price.",)
    if smooth[-1].total == pot.projects:
        all_ = "the one project" if pot.projects == 1 else f"all {number(pot.projects)} projects"
        return (f"{words} So the fund runs down. Still, it is enough for {all_}.",)
    roughly = min(pot.projects, round(expected_projects(pot.project, pot.seed) or 0.0))
    end = f"In the long run its money comes to {plural(roughly, 'project')}, or close to it."
    return (f"{words} So the fund runs down. {end}",)


def of_ten(rough: Fund) -> str:
    """How many of ten funds are overdrawn at some time."""
    count = round(TEN * rough.overdrawn)
    if count == 0 and rough.overdrawn:
        return "fewer than 1 of 10 funds"
    if count == TEN and rough.overdrawn < 1:
        return "nearly all funds"
    return f"{count} of 10 funds"


def _beside(smooth: tuple[FundYear, ...], rough: Fund) -> tuple[tuple[str, str], ...]:
    low, middle, high = rough.started
    begun = str(low) if low == high else f"{low} to {high}, the middle {middle}"
    red = [row.year for row in smooth if row.balance < RED]
    overdrawn = "It is never overdrawn."
    if red:
        when = f"of {len(smooth) - 1} years, first in" if len(red) > 1 else "year,"
        overdrawn = f"It is overdrawn in {number(len(red))} {when} year {red[0]}."
    last = rough.balances[-1]
    return (
        (
            "Every project returns the average",
            f"Projects started: {smooth[-1].total}. At the end the fund holds "
            f"{pounds(smooth[-1].balance)}. {overdrawn}",
        ),
        (
            "Each project works, or it does not",
            f"Projects started: {begun}. At the end the fund holds {between(last[0], last[2])}. "
            f"In {of_ten(rough)} it is overdrawn at some time.",
        ),
    )


def picture(pot: Pot, smooth: tuple[FundYear, ...], rough: Fund) -> Lines:
    """The fund that returns the average, and the spread of those that do not."""
    lows, middles, highs = zip(*rough.balances, strict=True)
    band = tuple(zip(lows, highs, strict=True))
    average = tuple(row.balance for row in smooth)
    ticks = axis(*lows, *highs, *average)
    return Lines(
        title="What is in the fund",
        sentence=f"The money in the fund over {plural(pot.years, 'year')}. {pot.drawn_with} "
        "The shaded part holds 90 of 100 funds. "
        f"In the hardest year, 5 of 100 funds hold {pounds(min(lows))} or less.",
        how=f"The height is the money in the fund. {units(ticks)}",
        places=tuple(f"Year {row.year}" for row in smooth),
        ticks=ticks,
        series=(
            Series("solid", "Works or not: the middle fund", middles, band),
            Series("dashed", "Every project returns the average", average),
        ),
        head=(
            *("Year", "Returns the average", "Projects so far"),
            *("Works or not: 90 of 100", "Middle"),
        ),
        rows=tuple(
            (
                f"Year {row.year}",
                _marked(row.balance),
                str(row.total),
                between(low, high),
                _marked(middle),
            )
            for row, (low, middle, high) in zip(smooth, rough.balances, strict=True)
        ),
        below="overdrawn",
    )


def _marked(balance: float) -> str:
    return f"{pounds(balance)}, overdrawn" if balance < RED else pounds(balance)
