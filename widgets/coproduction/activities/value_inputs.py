"""The value model's inputs as a person has them: their answers over what the course supplies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from coproduction.activities.value_questions import ASKED, PARTS, PAYING, SCEPTIC, asked
from coproduction.logic.value import (
    BOUNDS,
    Argument,
    Line,
    Spread,
    ValueAssumptions,
    simulate,
    total,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.answers import Answers
    from coproduction.content.value import Input, ValueTables

    Range: TypeAlias = tuple[float, float]

SEED = 26062015
"""The day of the workshop; the same answers always give the same draws."""

SIMPLE = {
    "avoidable": ("avoidable_share", {"little": "low", "lot": "high"}),
    "pocket": ("own_budget_share", {"others": "low", "pooled": "high"}),
    "moved": ("shifted_share", {"none": "low", "lot": "high"}),
}
"""The short questions: the input each stands for, and the end of its range an answer means."""

UNPAID = {"expenses": ("participants",), "neither": ("participants", "expenses")}
"""The cost lines that an answer about paying leaves empty."""

POOLED = 1.0


@dataclass(frozen=True)
class Case:
    """What the model is given.

    Attributes:
        assumptions: The central value of every input.
        ranges: The low and the high of each input that is in doubt.
        choices: The same of those that are a choice: they are tried out, and not drawn.
        lines: The cost lines.
    """

    assumptions: ValueAssumptions
    ranges: tuple[tuple[str, Range], ...]
    choices: tuple[tuple[str, Range], ...]
    lines: tuple[Line, ...]

    def spreads(self, shape: str = "triangular") -> dict[str, Spread]:
        """What 20,000 draws give; the same case is drawn once."""
        return _drawn(self.assumptions, self.ranges, shape)


@lru_cache(maxsize=8)
def _drawn(
    assumptions: ValueAssumptions, ranges: tuple[tuple[str, Range], ...], shape: str
) -> dict[str, Spread]:
    return simulate(
        assumptions, dict(ranges), seed=SEED, shape="pert" if shape == "pert" else "triangular"
    )


def figure(answers: Answers, of: Input, part: str = "") -> float | None:
    """What a person typed for an input, or for one end of its range; None if nothing."""
    said = answers.get((f"{asked(of).id}{part}", 1))
    return float(said) if isinstance(said, int | float) else None


def central(answers: Answers, of: Input) -> float | None:
    """The central value in force, as it is typed: one's own, a short answer's, or the course's."""
    typed = figure(answers, of)
    return typed if typed is not None else meant(answers, of)


def meant(answers: Answers, of: Input) -> float | None:
    """The central value before anything was typed: a short answer's, or the course's."""
    for name, (key, levels) in SIMPLE.items():
        if key == of.key:
            level = levels.get(str(answers.get((f"{ASKED}.{name}", 1))), "central")
            found: float | None = getattr(of, level)
            return found
    return of.central


def given(answers: Answers, of: Input) -> Range | None:
    """The two ends of a range as they were given, by the person or the course; None without one."""
    if of.low is None or of.high is None:
        return None
    low, high = figure(answers, of, ".low"), figure(answers, of, ".high")
    return of.low if low is None else low, of.high if high is None else high


def span(answers: Answers, of: Input, at: float) -> Range | None:
    """The range in force, as it is typed: an end on the wrong side of the middle is the middle."""
    ends = given(answers, of)
    return None if ends is None else (min(ends[0], at), max(ends[1], at))


def middle(tables: ValueTables, answers: Answers, of: Input) -> float | None:
    """The central value in force, as it is typed, sums of cost lines included."""
    if of.basis == "built up":
        return total(lines(tables, answers), of.key.removeprefix("setup_"))
    return central(answers, of)


def astray(tables: ValueTables, answers: Answers) -> Iterator[tuple[Input, str]]:
    """Each end of a range that is on the wrong side of its middle: ``"low"`` or ``"high"``."""
    for of in tables.inputs.values():
        ends, at = given(answers, of), middle(tables, answers, of)
        if ends is None or at is None or of.group == "fund":
            continue
        if ends[0] > at:
            yield of, "low"
        if ends[1] < at:
            yield of, "high"


def supplied(tables: ValueTables) -> tuple[Line, ...]:
    """The cost lines as the course has them."""
    return tuple(Line(one.id, one.rate, one.coproduced, one.ordinary) for one in tables.lines)


def lines(tables: ValueTables, answers: Answers) -> tuple[Line, ...]:
    """The cost lines in force: what was typed, else what the answer about paying means."""
    unpaid = UNPAID.get(str(answers.get((PAYING, 1))), ())
    found = []
    for line in supplied(tables):
        parts = line._asdict()
        if line.id in unpaid:
            parts["coproduced"] = 0.0
        for part in PARTS:
            typed = answers.get((f"{ASKED}.line.{line.id}.{part}", 1))
            if isinstance(typed, int | float):
                parts[part] = float(typed)
        found.append(Line(**parts))
    return tuple(found)


def read(tables: ValueTables, answers: Answers) -> Case:
    """What the model is given by these answers."""
    values: dict[str, float] = {}
    ranges: list[tuple[str, Range]] = []
    choices: list[tuple[str, Range]] = []
    sceptic = answers.get((SCEPTIC, 1)) == "yes"
    for key in BOUNDS:
        of = tables.inputs[key]
        at = middle(tables, answers, of)
        if at is None:
            msg = f"data/value-inputs.csv: {key} has no central value"
            raise ValueError(msg)
        if key == "lift" and sceptic:
            values[key] = 0.0
            continue
        values[key] = at / of.scale
        around = span(answers, of, at)
        # Pooled for good means that no share lands elsewhere: then there is no range either.
        pooled = key == "own_budget_share" and values[key] == POOLED
        if around is not None and not pooled:
            scaled = (around[0] / of.scale, around[1] / of.scale)
            (choices if of.basis == "choice" else ranges).append((key, scaled))
    whole = {key: int(values[key]) for key, bounds in BOUNDS.items() if bounds.whole}
    assumptions = ValueAssumptions(**{**values, **whole})  # type: ignore[arg-type]
    return Case(assumptions, tuple(ranges), tuple(choices), lines(tables, answers))


def argument(tables: ValueTables, answers: Answers, case: Case) -> Argument:
    """What goes with the figures when this person makes a case of them."""
    said = answers.get((f"{ASKED}.saying", 1))
    quoted, hours, rate = (
        figure(answers, tables.inputs[key]) for key in ("quoted", "unpaid_hours", "hourly_rate")
    )
    return Argument(
        said=frozenset(map(str, said)) if isinstance(said, list) else frozenset(),
        quoted=quoted,
        unpaid_hours=hours or 0.0,
        hourly_rate=rate or 0.0,
        lines=case.lines,
        supplied=supplied(tables),
    )
