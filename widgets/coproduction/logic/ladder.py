"""Ten answers to one rung: the total proposes a place, the gates hold it down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

KEYS = (
    "framing",
    "agenda",
    "openness",
    "deciding",
    "money",
    "doing",
    "reach",
    "support",
    "judging",
    "results",
)
"""The ten indicators, in the order they are asked."""

STEPPED_BACK = "X"
"""The answer to ``doing`` that is off the scale: people do it alone, the service left."""

HIGHEST = 3
"""The best answer to an indicator; the poorest is 0."""

LOWEST_TOTALS = (0, 2, 4, 8, 13, 19, 25)
"""The lowest total of rungs 1 to 7."""

LEFT_TO_IT = "left to it"
WITH_WHOM = "with whom"
UNSUPPORTED = "unsupported"


@dataclass(frozen=True)
class Gate:
    """A rule that the total cannot buy its way past.

    Attributes:
        id: Its name, the same as in ``data/gates.csv``.
        cap: The highest rung while it is shut.
        shut: Whether these points, with X as 0, leave it shut.
    """

    id: str
    cap: int
    shut: Callable[[Mapping[str, int]], bool]


GATES = (
    Gate("closed", 1, lambda points: points["openness"] == 0 and points["deciding"] == 0),
    Gate("already-decided", 3, lambda points: points["deciding"] == 0),
    Gate("views-only", 4, lambda points: points["deciding"] == 1),
    Gate("some-decisions", 6, lambda points: points["deciding"] == 2),
    Gate("not-delivered", 6, lambda points: points["doing"] < 3),
    Gate("not-framed-together", 6, lambda points: points["framing"] < 2),
    Gate("usual-people", 6, lambda points: points["reach"] < 2),
)
"""Every gate, in the order they are tried."""


@dataclass(frozen=True)
class Placement:
    """Where ten answers sit on the ladder, and what holds them there.

    Attributes:
        rung: 1 to 7, gates applied.
        total: The points of the ten answers, 0 to 30; X is 0.
        gates: The ids of the gates that lowered the rung, in order.
        flags: ``"left to it"``, ``"with whom"``, ``"unsupported"``: what a rung cannot say.
        by_total: The rung the total alone would give.
        holding: The ids of the gates that all have to open before the rung can rise.
    """

    rung: int
    total: int
    gates: tuple[str, ...]
    flags: tuple[str, ...]
    by_total: int
    holding: tuple[str, ...]

    @property
    def between(self) -> tuple[int, int] | None:
        """The two rungs a total on a threshold lies between; None if a gate settled it."""
        # Below the rung its total proposes, a practice is always past that rung's lowest total.
        on_threshold = self.rung > 1 and self.total == LOWEST_TOTALS[self.rung - 1]
        return (self.rung - 1, self.rung) if on_threshold else None


def place(answers: Mapping[str, int | str]) -> Placement:
    """Place a practice on the ladder.

    Args:
        answers: For each of ``KEYS`` a whole number from 0 to 3; ``doing`` may be ``"X"``.

    Raises:
        ValueError: Keys are missing or unknown, or values cannot be used; it names them all.
    """
    _check(answers)
    points = {key: _points(answers[key]) for key in KEYS}
    total = sum(points.values())
    by_total = sum(total >= lowest for lowest in LOWEST_TOTALS)
    rung, lowered = by_total, []
    shut = [gate for gate in GATES if gate.shut(points)]
    for gate in shut:
        if gate.cap < rung:
            rung = gate.cap
            lowered.append(gate.id)
    return Placement(
        rung=rung,
        total=total,
        gates=tuple(lowered),
        flags=_flags(answers["doing"], points, total),
        by_total=by_total,
        holding=tuple(gate.id for gate in shut if gate.cap == rung < by_total),
    )


def _points(answer: int | str) -> int:
    return answer if isinstance(answer, int) else 0


def _flags(doing: int | str, points: Mapping[str, int], total: int) -> tuple[str, ...]:
    co_design = LOWEST_TOTALS[5]
    flags = {
        LEFT_TO_IT: doing == STEPPED_BACK,
        WITH_WHOM: points["reach"] < 2 and total >= co_design,
        UNSUPPORTED: points["support"] == 0 and points["doing"] >= 2,
    }
    return tuple(flag for flag, raised in flags.items() if raised)


def _check(answers: Mapping[str, int | str]) -> None:
    missing = [key for key in KEYS if key not in answers]
    unknown = [repr(key) for key in answers if key not in KEYS]
    problems = [f"no answer for {', '.join(missing)}"] if missing else []
    problems += [f"no indicator is called {', '.join(unknown)}"] if unknown else []
    for key in KEYS:
        if key in answers and not _usable(key, answers[key]):
            also = f" or {STEPPED_BACK!r}" if key == "doing" else ""
            scale = f"a whole number from 0 to {HIGHEST}{also}"
            problems.append(f"{key} must be {scale}, not {answers[key]!r}")
    if problems:
        raise ValueError("; ".join(problems))


def _usable(key: str, value: object) -> bool:
    if isinstance(value, str):
        return key == "doing" and value == STEPPED_BACK
    # True counts as 1 in Python, but nobody answers an indicator with it on purpose.
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= HIGHEST
