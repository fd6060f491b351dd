"""Pretend people, to rehearse with: what they answer, by a chance that is handed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coproduction.activities.live.asking import CHOICES
from coproduction.activities.live.cards import Cards
from coproduction.activities.live.counted import options
from coproduction.activities.live.results import MANY, PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    from coproduction.activities.answers import Json
    from coproduction.activities.live.room import Line, Stage
    from coproduction.activities.live.step import LiveStep
    from coproduction.content import Question

PHONES, TABLES, AT_A_TABLE, PAPER = 36, 3, 5, 9
"""How many come by phone, as tables of so many, and on paper: sixty people together."""

WRITES = 0.4
"""How likely somebody writes a few words where they may."""

SILENT = 0.1
"""How likely somebody leaves a question out."""

ROOM = "A practice room. The people in it are pretend."
"""What stands on all that is printed for such a room, or handed out of it."""

TEXTS = (
    "They asked us before they had drawn anything, and it showed.",
    "Nobody told us what came of it last time.",
    "It was a form with four boxes. The thing we wanted was in none of them.",
    "More than a survey, less than a say.",
    "We chose the questions together. That was new.",
    "It depends who is in the room when it is decided.",
    "Ask Mary Campbell on the second floor, she has been through it twice.",
    "Ring me on 0131 496 0000 and I will tell you the whole story.",
    "My neighbour has diabetes and could not get there by ten.",
    "Meet where people are already, and pay their bus fare.",
    "The budget was fixed. Say so, and we can talk about the rest.",
    "I would come again.",
)
"""Invented, and some of them with what should not be released: that is to be practised, too."""


@dataclass(frozen=True)
class Somebody:
    """One pretend person, or one table of them."""

    number: int
    door: str


def everybody() -> tuple[Somebody, ...]:
    """Those who have a device: phones, then tables."""
    phones = (Somebody(n, "phone") for n in range(PHONES))
    return (*phones, *(Somebody(n, "table") for n in range(1, TABLES + 1)))


def answers(
    step: LiveStep, line: Line, stage: Stage, door: str, chance: Random
) -> Iterator[tuple[str, Json, bool]]:
    """What one of them says to a step: question, answer, and whether it is text."""
    for question in step.asked(line, door):
        if question.kind in CHOICES:
            if chance.random() > SILENT:
                yield question.id, _choice(step, line, stage, question, chance), False
        elif question.kind == "date":
            yield question.id, f"2027-0{chance.randint(1, 9)}-15", False
        elif chance.random() < WRITES:
            words = chance.choice(TEXTS)
            yield question.id, words[: question.max_length], True


def sheets(
    step: LiveStep, line: Line, stage: Stage, chance: Random
) -> Iterator[tuple[str, dict[str, int]]]:
    """What was counted on paper: a question, and how many chose each option, of how many people."""
    for question in step.pictured(line):
        counts: dict[str, int] = {}
        for _ in range(PAPER):
            said = _choice(step, line, stage, question, chance)
            for value in said if isinstance(said, list) else [said]:
                counts[str(value)] = counts.get(str(value), 0) + 1
        if question.kind == MANY:
            counts[PEOPLE] = PAPER
        yield question.id, counts


def _choice(step: LiveStep, line: Line, stage: Stage, question: Question, chance: Random) -> Json:
    values = options(question)
    if question.kind == MANY:
        most = step.limit(line, question) or 4
        picked = chance.choices(values, _liked(values), k=chance.randint(1, most))
        return [value for value in values if value in picked]
    if isinstance(step, Cards) and question.kind == "choose a rung":
        return _rung(step, line, stage, question, chance)
    return chance.choices(values, _liked(values))[0]


def _rung(step: Cards, line: Line, stage: Stage, question: Question, chance: Random) -> Json:
    """Near our reading, and nearer in the second round: as a room that has talked."""
    id = question.id.rpartition(".")[2]
    card = next(card for card in step.cards(line) if card.id == id)
    if card.off_ladder and chance.random() < 0.3 * stage.round:
        return "off"
    place = round(chance.gauss(card.reference - 0.5 / stage.round, 1.6 / stage.round))
    return min(7, max(1, place))


def _liked(values: Sequence[str]) -> list[float]:
    """Some options are liked better: a result of equals would be nothing to talk about."""
    return [1 / (1 + place % 4) for place, _ in enumerate(values)]
