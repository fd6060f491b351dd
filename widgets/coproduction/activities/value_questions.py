"""The questions that ask for the value model's figures: inputs, their ranges, and cost lines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coproduction.activities.base import item
from coproduction.content import Question
from coproduction.logic.value import BOUNDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.content.value import CostLine, Input

ASKED, FUND = "cost-of-not", "one-budget"
"""The activities that ask for the figures; those of the group "fund" are asked by the second."""

FIVE = (
    *(f"{ASKED}.annual-cost", f"{ASKED}.avoidable", f"{ASKED}.paying"),
    *(f"{ASKED}.pocket", f"{ASKED}.moved"),
)
"""The questions that are enough to begin with."""

SCEPTIC = f"{ASKED}.sceptic"
SHAPE = f"{ASKED}.shape"
PAYING = f"{ASKED}.paying"

PARTS = ("rate", "coproduced", "ordinary")
MOST_RATE, MOST_UNITS = 1_000_000, 10_000
WHOLE = {"ramp_years", "projects", "years", *(key for key in BOUNDS if BOUNDS[key].whole)}
"""The inputs that are asked for as whole numbers."""


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
    what = f"how many {line.units}?" if line.unit else "what does it cost?"
    prompts = {
        "rate": f"{line.name}: what does one {line.unit} cost?",
        "coproduced": f"{line.name}, if you co-produce: {what}",
        "ordinary": f"{line.name}, if you do not: {what}",
    }
    for part in PARTS if line.unit else PARTS[1:]:
        pounds = part == "rate" or not line.unit
        yield Question(
            id=f"{ASKED}.line.{line.id}.{part}",
            kind="number",
            prompt=prompts[part],
            help="",
            options=(),
            optional=False,
            max_length=None,
            low=0,
            high=MOST_RATE if pounds else MOST_UNITS,
            unit="£" if pounds else line.units,
        )
