"""The steps of a live room: what each asks, and what phone, screen and report show of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.activities.live import barriers, cards, people, plain, why
from coproduction.activities.live.conduct import present
from coproduction.activities.live.room import Agreed, Line, Result, Stage
from coproduction.activities.live.step import LiveStep
from coproduction.content.steps import steps

if TYPE_CHECKING:
    from coproduction.activities.answers import Json
    from coproduction.activities.live.conduct import State
    from coproduction.content import Content

__all__ = ["Agreed", "Line", "LiveStep", "Result", "Stage", "live", "sheet", "takes"]

FEW, MANY = 3, 5
"""How many stories an hour has time for, and how many a longer workshop."""

HOUR = 60
OWN = "own"
_KINDS: dict[str, type[LiveStep]] = {
    kind.kind: kind
    for kind in (
        *(plain.Arrive, plain.Honesty, plain.Talk, plain.Break, plain.Action, plain.Feedback),
        *(cards.Cards, cards.CardsAgain, why.WhoGains, why.Value, why.Case),
        *(barriers.Barriers, barriers.Sort, barriers.Dots, people.WhoIsMissing, plain.Own),
    )
}


def live(kind: str, content: Content) -> LiveStep:
    """The step of that kind.

    Raises:
        KeyError: There is no such step.
    """
    return _KINDS[kind](content)


def takes(content: Content, lines: Json, state: State, key: tuple[str, int], door: str) -> bool:
    """Whether a room takes an answer to this question in this round just now.

    Args:
        content: What the course says.
        lines: The lines of its sheet, as they are kept.
        state: Its state, as it is kept.
        key: The question and the round.
        door: The door that the answer comes by.
    """
    at = present(lines, state)
    if at is None or not at[1].open or key[1] != at[1].round:
        return False
    line = at[0]
    return any(one.id == key[0] for one in live(line.kind, content).asked(line, door))


def sheet(minutes: int, content: Content) -> tuple[Line, ...]:
    """The run-sheet of a workshop of 60, 90 or 120 minutes, as the course has it."""
    short = [card.id for card in content.vignettes if card.short]
    chosen: list[Json] = [*short[: FEW if minutes == HOUR else MANY]]
    setting: dict[str, dict[str, Json]] = {
        "cards": {"cards": chosen},
        "cards-again": {"cards": chosen},
    }
    return tuple(
        Line(step.id, step.id, step.title, float(step.minutes[minutes]), setting.get(step.id, {}))
        for step in steps()
        if step.minutes[minutes]
    )
