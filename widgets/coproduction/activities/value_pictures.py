"""The pictures of the value model: two ledgers, years, what matters most, and size."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coproduction.activities.blocks import Lines, Ranges, Series, Stop, Stretch
from coproduction.activities.money import MINUS, axis, between, cases, pounds, units
from coproduction.activities.value_words import LEDGERS, compared
from coproduction.activities.words import listed, plural
from coproduction.logic.value import behind_again, break_even, cumulative, flows, npv, tornado

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coproduction.activities.value_inputs import Case
    from coproduction.content.value import Input
    from coproduction.logic.value import Spread
    from coproduction.logic.value.flows import Ledger, Option

WAYS: Mapping[Option, str] = {"coproduced": "Co-produced", "ordinary": "Ordinary redesign"}
DIFFERENCE = "Co-produced minus ordinary"
MIDDLE, CENTRAL = ("mine", "Middle of the range"), ("first", "Central case")
SIZES = (100e3, 200e3, 500e3, 1e6, 2e6, 5e6, 10e6, 20e6)
SHOWN = 8
"""How many figures the picture of what matters most has room for; the widest are first."""


def worth(case: Case, ledger: Ledger) -> dict[str, float]:
    """The central present values of a ledger, in pounds, by the last word of an outcome."""
    rate = case.assumptions.discount_rate
    found: dict[str, float] = {
        option: npv(flows(case.assumptions, option, ledger), rate) for option in WAYS
    }
    found["difference"] = found["coproduced"] - found["ordinary"]
    return found


def ledger(case: Case, name: Ledger, spreads: Mapping[str, Spread]) -> Ranges:
    """One ledger: what each way comes to over the years, at today's worth."""
    central = worth(case, name)
    rows = [Stretch("Carry on as now", None, None, (Stop(0, MIDDLE[0]),), ("£0", "£0", "£0", ""))]
    labels = {"ordinary": WAYS["ordinary"], "coproduced": WAYS["coproduced"]}
    for what, label in {**labels, "difference": DIFFERENCE}.items():
        spread = spreads[f"{name} {what}"]
        stops = (Stop(central[what], CENTRAL[0]), Stop(spread.p50, MIDDLE[0]))
        cells = (
            between(spread.p5, spread.p95),
            pounds(spread.p50),
            pounds(central[what]),
            cases(spread.above_zero),
        )
        note = "the cost of not co-producing" if what == "difference" else ""
        rows.append(Stretch(label, spread.p5, spread.p95, stops, cells, note))
    seen = [at for row in rows for at in (row.low, row.high) if at is not None]
    ticks = axis(*seen, *central.values())
    return Ranges(
        title=LEDGERS[name],
        sentence=compared(case, spreads[f"{name} difference"]),
        how=f"Each bar holds 90 of 100 cases. {units(ticks)}",
        ticks=ticks,
        kinds=(MIDDLE, CENTRAL),
        head=("Way on", "Likely range", *(label for _, label in (MIDDLE, CENTRAL)), "Above £0"),
        rows=tuple(rows),
    )


def years(case: Case, name: Ledger) -> Lines:
    """One ledger: what has come in less what has gone out, year by year."""
    sums = {option: cumulative(flows(case.assumptions, option, name)) for option in WAYS}
    series = (
        Series("solid", WAYS["coproduced"], sums["coproduced"]),
        Series("dashed", WAYS["ordinary"], sums["ordinary"]),
    )
    horizon = case.assumptions.horizon
    parts = [_pays(case, option, name, WAYS[option]) for option in WAYS]
    ticks = axis(*sums["coproduced"], *sums["ordinary"])
    return Lines(
        title=f"{LEDGERS[name]}, year by year",
        sentence=f"{' '.join(parts)} This is the central case.",
        how=f"Money in, less money out, since the start. {units(ticks)}",
        places=tuple(f"Year {year}" for year in range(horizon + 1)),
        ticks=ticks,
        series=series,
        head=("Year", *WAYS.values()),
        rows=tuple(
            (f"Year {year}", *(pounds(sums[option][year]) for option in WAYS))
            for year in range(horizon + 1)
        ),
        below="not paid back",
    )


def _pays(case: Case, option: Option, name: Ledger, label: str) -> str:
    found = flows(case.assumptions, option, name)
    plain, waited = (break_even(found, rate) for rate in (0.0, case.assumptions.discount_rate))
    if plain is None:
        return f"{label}: not paid back within {plural(case.assumptions.horizon, 'year')}."
    words = f"{label}: paid back by year {plain}"
    if waited != plain:
        late = f"year {waited}" if waited is not None else "no year in sight"
        words += f", or by {late} if waiting has a price"
    lost = behind_again(found)
    return f"{words}." + (f" From year {lost} on it is behind again." if lost else "")


def matters(case: Case, inputs: Mapping[str, Input], outcome: str) -> Ranges:
    """One figure at a time to its low and its high: which of them moves the sum most."""
    name, what = outcome.split()
    of: Ledger = "cash" if name == "cash" else "public"
    over_ordinary = what == "difference"
    moved = {**dict(case.ranges), **{k: ends for k, ends in case.choices if k == "horizon"}}
    swings = tornado(case.assumptions, moved, of, over_ordinary=over_ordinary)
    central = worth(case, of)["difference" if over_ordinary else "coproduced"]
    rows = tuple(
        Stretch(
            label=inputs[swing.name].name,
            low=min(swing.low, swing.high),
            high=max(swing.low, swing.high),
            stops=(Stop(swing.low, LOW[0]), Stop(swing.high, HIGH[0])),
            cells=(pounds(swing.low), pounds(swing.high)),
            note=typed(inputs[swing.name], moved[swing.name]),
        )
        for swing in swings[:SHOWN]
        if swing.width
    )
    names = [inputs[swing.name].name.lower() for swing in swings[:3] if swing.width]
    crosses = [swing for swing in swings if min(swing[1:]) < 0 < max(swing[1:])]
    words = f"The sum hangs most on {listed(names)}." if names else "Nothing moves this sum."
    if crosses:
        count = plural(len(crosses), "figure")
        words += (
            f" Moved on its own, {count} could"
            if len(crosses) == 1
            else f" Moved one at a time, {count} could each"
        )
        words += " turn a loss into a gain, or a gain into a loss."
    elif names:
        words += " No figure by itself turns a loss into a gain, or a gain into a loss."
    ticks = axis(*(end for row in rows for end in (row.low or 0.0, row.high or 0.0)), central)
    return Ranges(
        title="What matters most",
        sentence=words,
        how=f"One figure moves, the others stay. The upright line is the central case. "
        f"{units(ticks)}",
        ticks=ticks,
        kinds=(LOW, HIGH),
        head=("Figure", LOW[1], HIGH[1]),
        rows=rows,
        origin=central,
    )


LOW, HIGH = ("first", "At its lowest"), ("mine", "At its highest")


def typed(of: Input, ends: tuple[float, float]) -> str:
    """The two ends of a range as they are typed, with their unit."""
    low, high = (end * of.scale for end in ends)
    if of.unit.startswith("£"):
        return between(low, high)
    unit = of.unit if of.unit == "%" else f" {of.unit}"
    return f"{low:.4g} to {high:.4g}{unit}".replace("-", MINUS)


def size(case: Case, of: Ledger) -> Ranges:
    """What the difference comes to for services of other sizes, all else as it is."""
    own = case.assumptions.annual_cost
    others = (cost for cost in SIZES if pounds(cost) != pounds(own))
    found = {
        cost: worth(replace(case, assumptions=replace(case.assumptions, annual_cost=cost)), of)
        for cost in sorted((own, *others))
    }
    rows = tuple(
        Stretch(
            label=f"{pounds(cost)} a year",
            low=min(0.0, each["difference"]),
            high=max(0.0, each["difference"]),
            stops=(Stop(each["difference"], MIDDLE[0]),),
            cells=(pounds(each["difference"]),),
            note="yours" if cost == own else "",
        )
        for cost, each in found.items()
    )
    ahead = [cost for cost, each in found.items() if each["difference"] > 0]
    words = "At none of these sizes does co-producing come out ahead."
    if len(ahead) == len(found):
        words = "At all of these sizes co-producing comes out ahead."
    elif ahead:
        # The difference runs straight, so what is ahead is at one end of the sizes.
        upwards = max(ahead) == max(found)
        end = f"from {pounds(min(ahead))}" if upwards else f"up to {pounds(max(ahead))}"
        words = f"Of these sizes, co-producing comes out ahead {end} a year."
    words = f"{LEDGERS[of]}. {words}"
    ticks = axis(*(each["difference"] for each in found.values()))
    return Ranges(
        title=f"Size: {LEDGERS[of].lower()}",
        sentence=words,
        how=f"Co-produced minus ordinary, the central case. {units(ticks)}",
        ticks=ticks,
        kinds=((MIDDLE[0], DIFFERENCE),),
        head=("Yearly cost", DIFFERENCE),
        rows=rows,
    )
