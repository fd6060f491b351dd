"""The value model's inputs as a person has them: their answers over what the course supplies."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from coproduction.activities.base import item
from coproduction.content import Question
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
    from coproduction.content.value import CostLine, Input, ValueTables

    Range: TypeAlias = tuple[float, float]

ASKED, FUND = "cost-of-not", "one-budget"
"""The activities that ask for the figures; those of the group "fund" are asked by the second."""

SEED = 26062015
"""The day of the workshop; the same answers always give the same draws."""

SIMPLE = {
    "avoidable": ("avoidable_share", {"little": "low", "lot": "high"}),
    "pocket": ("own_budget_share", {"others": "low", "pooled": "high"}),
    "moved": ("shifted_share", {"none": "low", "lot": "high"}),
}
"""The short questions: the input each stands for, and the end of its range an answer means."""

PAYING = f"{ASKED}.paying"
UNPAID = {"expenses": ("participants",), "neither": ("participants", "expenses")}
"""The cost lines that an answer about paying leaves empty."""

SCEPTIC = f"{ASKED}.sceptic"
SHAPE = f"{ASKED}.shape"
PARTS = ("rate", "coproduced", "ordinary")
MOST_RATE, MOST_UNITS = 1_000_000, 10_000
WHOLE = {"ramp_years", "projects", "years", *(key for key in BOUNDS if BOUNDS[key].whole)}
"""The inputs that are asked for as whole numbers."""

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


def asked(of: Input) -> Question:
    """The question that asks for an input."""
    return Question(
        id=f"{FUND if of.group == 'fund' else ASKED}.{of.key.replace('_', '-')}",
        kind="number",
        prompt=of.prompt,
        help=of.help,
        options=(),
        optional=of.central is None,
        max_length=None,
        low=of.least,
        high=of.most,
        unit=of.unit,
        whole=of.key in WHOLE,
    )


def ends(of: Input) -> tuple[Question, Question]:
    """The questions that ask for the two ends of an input's range."""
    question = replace(asked(of), help="", optional=False)
    return (
        replace(item(question, "low"), prompt=f"{of.name}: at the lowest"),
        replace(item(question, "high"), prompt=f"{of.name}: at the highest"),
    )


def line_questions(line: CostLine) -> Iterator[Question]:
    """The questions that ask for a cost line: its rate, where it has one, and both numbers."""
    prompts = {
        "rate": f"{line.name}: pounds for each {line.unit}",
        "coproduced": f"{line.name}: how many when co-produced",
        "ordinary": f"{line.name}: how many when ordinary",
    }
    if not line.unit:
        prompts = {
            "coproduced": f"{line.name}: pounds when co-produced",
            "ordinary": f"{line.name}: pounds when ordinary",
        }
    for part, prompt in prompts.items():
        pounds = part == "rate" or not line.unit
        yield Question(
            id=f"{ASKED}.line.{line.id}.{part}",
            kind="number",
            prompt=prompt,
            help="",
            options=(),
            optional=False,
            max_length=None,
            low=0,
            high=MOST_RATE if pounds else MOST_UNITS,
            unit="£" if pounds else _many(line.unit),
        )


def _many(unit: str) -> str:
    """A unit as it stands beside a number: ``days``, ``half-days for one person``."""
    first, space, rest = unit.partition(" for ")
    return f"{first}s{space}{rest}"


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


def span(answers: Answers, of: Input, middle: float) -> Range | None:
    """The range in force, as it is typed, stretched to hold the middle; None without a range."""
    if of.low is None or of.high is None:
        return None
    low, high = figure(answers, of, ".low"), figure(answers, of, ".high")
    low, high = of.low if low is None else low, of.high if high is None else high
    return min(low, middle), max(high, middle)


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
    costs = lines(tables, answers)
    built = {f"setup_{option}": total(costs, option) for option in ("coproduced", "ordinary")}
    values: dict[str, float] = {}
    ranges: list[tuple[str, Range]] = []
    choices: list[tuple[str, Range]] = []
    sceptic = answers.get((SCEPTIC, 1)) == "yes"
    for key in BOUNDS:
        of = tables.inputs[key]
        middle = built.get(key, central(answers, of))
        if middle is None:
            msg = f"data/value-inputs.csv: {key} has no central value"
            raise ValueError(msg)
        if key == "lift" and sceptic:
            values[key] = 0.0
            continue
        values[key] = middle / of.scale
        around = span(answers, of, middle)
        # Pooled for good means that no share lands elsewhere: then there is no range either.
        pooled = key == "own_budget_share" and values[key] == POOLED
        if around is not None and not pooled:
            scaled = (around[0] / of.scale, around[1] / of.scale)
            (choices if of.basis == "choice" else ranges).append((key, scaled))
    whole = {key: int(values[key]) for key, bounds in BOUNDS.items() if bounds.whole}
    assumptions = ValueAssumptions(**{**values, **whole})  # type: ignore[arg-type]
    return Case(assumptions, tuple(ranges), tuple(choices), costs)


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
