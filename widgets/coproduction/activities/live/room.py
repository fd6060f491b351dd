"""What a step of a room is told: its place on the sheet, what is present, and what was said."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coproduction.activities.answers import Answers, Json
    from coproduction.logic.room.spread import Shift
    from coproduction.logic.room.tally import Tally

    Key: TypeAlias = tuple[str, int]

TABLE = "table"
"""The door of a table's scribe, who gives what the table agreed."""


@dataclass(frozen=True)
class Line:
    """One line of a room's sheet.

    Attributes:
        id: Its own name in this room: ``"cards"``, or ``"own-2"`` for the second of its kind.
        kind: Which step of the course it is.
        title: What it is called in this room.
        minutes: How long it is planned to take.
        setting: What the facilitator chose for it, as which cards.
    """

    id: str
    kind: str
    title: str
    minutes: float
    setting: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True)
class Stage:
    """How a step stands: whether it takes answers, in which round, and whether it is revealed.

    ``show`` is the place of the one question that the screen shows, where a step has several.
    """

    open: bool = True
    round: int = 1
    revealed: bool = False
    show: int = 0


@dataclass(frozen=True)
class Agreed:
    """What one table agreed on: its label, the option or options, and what a minority said."""

    table: str
    values: tuple[str, ...]
    minority: str = ""


@dataclass(frozen=True)
class Result:
    """What a room said at a step.

    Attributes:
        people: How many have joined, by door.
        answered: How many have answered in the present round; those on paper among them.
        tallies: What was chosen, by question and round.
        shifts: Who moved between the rounds, by question.
        words: What was written and released, by question and round.
        held: How many texts wait to be read, by question and round.
        agreed: What the tables agreed, by question and round.
    """

    people: Mapping[str, int]
    answered: int
    tallies: Mapping[Key, Tally]
    shifts: Mapping[str, Shift] = field(default_factory=dict)
    words: Mapping[Key, tuple[str, ...]] = field(default_factory=dict)
    held: Mapping[Key, int] = field(default_factory=dict)
    agreed: Mapping[Key, tuple[Agreed, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Showing:
    """What is shown of a result, and to whom.

    Attributes:
        careful: Whether only what may leave the room is shown.
        only: The place of the one question that is shown, or None for all.
        mine: What the person who looks has said.
    """

    stage: Stage
    result: Result
    careful: bool
    only: int | None = None
    mine: Answers = field(default_factory=dict)

    def round(self, question: str) -> int | None:
        """The last round, up to this one, in which somebody answered; None if there is none."""
        rounds = range(self.stage.round, 0, -1)
        return next((each for each in rounds if (question, each) in self.result.tallies), None)

    def tally(self, question: str) -> Tally | None:
        """What was chosen in that round."""
        round = self.round(question)
        return None if round is None else self.result.tallies[question, round]
