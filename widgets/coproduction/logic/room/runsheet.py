"""The run-sheet of a workshop, and how it re-flows: shrink first, then drop, and end on time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

CLOSE_ENOUGH = 1e-9
"""Minutes that sums of fractions may be out by."""


@dataclass(frozen=True)
class Slot:
    """A step as it is planned.

    Attributes:
        id: Which step.
        minutes: How long it is meant to take.
        least: How long it takes when time is short; at most ``minutes``.
        drop: Its turn to be dropped, 1 first; None for never.

    Raises:
        ValueError: ``least`` is below 0 or above ``minutes``.
    """

    id: str
    minutes: float
    least: float
    drop: int | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.least <= self.minutes:
            msg = f"{self.id}: least must be from 0 to its {self.minutes:g} minutes"
            raise ValueError(f"{msg}, not {self.least:g}")


@dataclass(frozen=True)
class Run:
    """A step as it was, or as it is to be; times are minutes from the workshop's start.

    Attributes:
        planned_start: When it was meant to start.
        minutes: From ``start`` to ``end``; 0 where it is dropped.
        dropped: Whether it falls out, or was passed over.
    """

    id: str
    planned_start: float
    start: float
    end: float
    minutes: float
    dropped: bool = False


@dataclass(frozen=True)
class Flow:
    """The whole run-sheet as it now stands.

    Attributes:
        runs: Every step, in the order of the sheet.
        late: By how many minutes the rest would end after the plan if nothing were done; below 0
            there is time in hand.
        end: When the workshop now ends.
        drop: The steps to drop now, first to be dropped first.
        shortened: The steps to shorten, in order.
        over: By how many minutes the end is over the total all the same.
    """

    runs: tuple[Run, ...]
    late: float
    end: float
    drop: tuple[str, ...] = ()
    shortened: tuple[str, ...] = ()
    over: float = 0


def plan(slots: Iterable[Slot]) -> tuple[Run, ...]:
    """Every step after the one before, as planned."""
    runs, at = [], 0.0
    for slot in slots:
        runs.append(Run(slot.id, at, at, at + slot.minutes, slot.minutes))
        at += slot.minutes
    return tuple(runs)


def reflow(
    slots: Sequence[Slot],
    total: float,
    done: Mapping[str, tuple[float, float]],
    present: tuple[str, float] | None,
    now: float,
) -> Flow:
    """What is left of the workshop, fitted into what is left of its time.

    If it would over-run, what is left shrinks, each step in proportion to what it can spare. If
    that is not enough, steps are dropped in their order; never the present one nor the last.
    Steps before the present one that were not done count as passed over.

    Args:
        slots: The sheet.
        total: How many minutes the workshop may take.
        done: The steps that are over: id to start and end.
        present: The step that is on, with its start; None between steps.
        now: What the clock says; all times are minutes from the workshop's start.
    """
    here, done = _here(slots, done, present)
    at = present[1] if present else max(now, 0.0)
    left = [_going(slots[here], max(now - at, 0.0))] if present else []
    left += [slot for slot in slots[here + 1 :] if slot.id not in done]
    ended = at + sum(slot.minutes for slot in left)
    if not left:
        ended = max((end for _, end in done.values()), default=0.0)
    first = 1 if present else 0
    drop = _dropped(left[first:], at + sum(slot.minutes for slot in left) - total, _spare(left))
    kept = [slot for slot in left if slot.id not in drop]
    fitted = _shrunk(kept, at + sum(slot.minutes for slot in kept) - total)
    runs = _runs(slots, done, fitted, at)
    end = max((run.end for run in runs if not run.dropped), default=0.0)
    return Flow(
        runs=runs,
        late=ended - sum(slot.minutes for slot in slots),
        end=end,
        drop=drop,
        shortened=tuple(s.id for s in kept if fitted[s.id] < s.minutes - CLOSE_ENOUGH),
        over=max(end - total, 0.0) if end - total > CLOSE_ENOUGH else 0.0,
    )


def _here(
    slots: Sequence[Slot],
    done: Mapping[str, tuple[float, float]],
    present: tuple[str, float] | None,
) -> tuple[int, Mapping[str, tuple[float, float]]]:
    """How far the sheet has come, -1 before the first step; and what is over.

    Raises:
        ValueError: The present step is none of the sheet's.
    """
    places = {slot.id: place for place, slot in enumerate(slots)}
    if present is None:
        return max((places[id] for id in done if id in places), default=-1), done
    if present[0] not in places:
        msg = f"the sheet has no step called {present[0]!r}"
        raise ValueError(msg)
    # A step that is opened again is on, and not over.
    return places[present[0]], {id: times for id, times in done.items() if id != present[0]}


def _going(slot: Slot, so_far: float) -> Slot:
    """The present step: it cannot be over before now."""
    return Slot(slot.id, max(slot.minutes, so_far), max(slot.least, so_far))


def _spare(slots: Iterable[Slot]) -> float:
    return sum(slot.minutes - slot.least for slot in slots)


def _dropped(ahead: Sequence[Slot], over: float, spare: float) -> tuple[str, ...]:
    """The steps to drop, as few as will do, so that shrinking the others is enough."""
    dropped = []
    for slot in sorted(
        (slot for slot in ahead[:-1] if slot.drop is not None), key=lambda slot: slot.drop or 0
    ):
        if over <= spare + CLOSE_ENOUGH:
            break
        dropped.append(slot.id)
        over -= slot.minutes
        spare -= slot.minutes - slot.least
    return tuple(dropped)


def _shrunk(slots: Iterable[Slot], over: float) -> dict[str, float]:
    """How long each step takes, so that together they give back ``over`` minutes if they can."""
    slots = tuple(slots)
    spare = _spare(slots)
    if over <= CLOSE_ENOUGH or not spare:
        return {slot.id: slot.minutes for slot in slots}
    part = min(over / spare, 1.0)
    return {slot.id: slot.minutes - part * (slot.minutes - slot.least) for slot in slots}


def _runs(
    slots: Sequence[Slot],
    done: Mapping[str, tuple[float, float]],
    fitted: Mapping[str, float],
    at: float,
) -> tuple[Run, ...]:
    runs = []
    last = 0.0
    for planned in plan(slots):
        id, meant = planned.id, planned.planned_start
        if id in done:
            start, end = done[id]
            runs.append(Run(id, meant, start, end, end - start))
        elif id in fitted:
            start, end = at, at + fitted[id]
            runs.append(Run(id, meant, start, end, fitted[id]))
            at = end
        else:
            start = end = last
            runs.append(Run(id, meant, last, last, 0.0, dropped=True))
        last = end
    return tuple(runs)
