"""The clock of a workshop: where it is on its sheet, and a timer for whoever talks in the hall."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coproduction.activities.live.conduct import taken
from coproduction.activities.words import plural
from coproduction.content.steps import steps
from coproduction.logic.room.runsheet import Slot, reflow

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from coproduction.activities.live.conduct import State
    from coproduction.activities.live.room import Line
    from coproduction.logic.room.runsheet import Flow

MINUTE = 60.0
LINGERS = 60.0
"""Seconds for which a timer that has run out is still shown."""


@dataclass(frozen=True)
class Time:
    """A time that was set, and when it runs out."""

    label: str
    minutes: float
    ends: float


def started(state: State) -> float | None:
    """When the first step was opened, or None."""
    found = state.get("started")
    return float(found) if found else None


def left_out(state: State) -> Collection[str]:
    """The lines that are left out."""
    return tuple(state.get("out", ()))


def flow(lines: Sequence[Line], state: State, total: float, now: float) -> Flow:
    """The sheet as it now stands, in minutes from the start; lines left out are not in it."""
    begin = started(state)
    here = next((line.id for line in lines if line.id == state.get("present")), None)
    slots = [_slot(line) for line in lines if line.id == here or line.id not in left_out(state)]
    if begin is None:
        return reflow(slots, total, {}, None, 0.0)
    times = {slot.id: taken(state, slot.id) for slot in slots}
    done = {
        id: (_since(time.began, begin), max(_since(time.ended, begin), _since(time.began, begin)))
        for id, time in times.items()
        if time.began is not None and time.ended is not None and id != here
    }
    on = (here, _since(times[here].began, begin)) if here else None
    return reflow(slots, total, done, on, _since(now, begin))


def _slot(line: Line) -> Slot:
    step = next(step for step in steps() if step.id == line.kind)
    return Slot(line.id, line.minutes, min(step.least, line.minutes), step.drop)


def _since(moment: float | None, begin: float) -> float:
    return ((begin if moment is None else moment) - begin) / MINUTE


def set_timer(state: State, label: str, minutes: float, now: float) -> State:
    """Begin a time, in place of any before it."""
    return {
        **state,
        "timer": {"label": label, "minutes": minutes, "ends": now + minutes * MINUTE},
    }


def stop_timer(state: State) -> State:
    """Have none."""
    return {name: value for name, value in state.items() if name != "timer"}


def timer(state: State, now: float) -> Time | None:
    """The time that is running, or has just run out; None if there is none."""
    kept: Any = state.get("timer")
    if not kept:
        return None
    found = Time(str(kept["label"]), float(kept["minutes"]), float(kept["ends"]))
    return found if now < found.ends + LINGERS else None


def remaining(time: Time, now: float) -> str:
    """What is left, as it is said to a hall: no seconds, which only make people hurry."""
    seconds = time.ends - now
    if seconds <= 0:
        return f"{time.label}: time is up."
    if seconds < MINUTE:
        return f"{time.label}: less than a minute left."
    return f"{time.label}: {plural(round(seconds / MINUTE), 'minute')} left."
