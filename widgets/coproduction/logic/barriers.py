"""Barriers in order: which to take on first, by how much each holds and whether it can be moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

HIGHEST = 3
"""The highest answer on both scales; 0 is not at all."""

MUCH = 2
"""From here on a barrier holds a lot, or can be moved. Our judgement, halfway up the scale."""

TOP = 3
"""How many to take on at once."""

START, ALLIES, EASY, LEAVE = "start", "allies", "easy", "leave"
FIELDS = (START, ALLIES, EASY, LEAVE)
"""The four fields of the picture, in the order we would take them."""

KINDS = ("move", "law", "others")
ROOTS = ("", "law", "regulator", "policy", "habit", "unsure")


@dataclass(frozen=True)
class Mark:
    """What someone says of one barrier.

    Attributes:
        hold: How much it holds the work back, 0 (not at all) to 3 (it stops us).
        move: Whether they can move it, 0 (not at all) to 3 (nearly all of it).
        kind: ``"move"`` (ours to move), ``"law"`` (law or rules) or ``"others"`` (we need others).
        root: Where a rule comes from: ``"law"``, ``"regulator"``, ``"policy"``, ``"habit"``,
            ``"unsure"``, or ``""`` where nothing was said.

    Raises:
        ValueError: A value is none of these; it names the field.
    """

    id: str
    hold: int
    move: int = 0
    kind: str = "move"
    root: str = ""

    def __post_init__(self) -> None:
        for name in ("hold", "move"):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= HIGHEST:
                msg = f"{name} must be a whole number from 0 to {HIGHEST}, not {value!r}"
                raise ValueError(msg)
        for name, known in (("kind", KINDS), ("root", ROOTS)):
            if getattr(self, name) not in known:
                msg = f"{name} must be one of {', '.join(map(repr, known))}"
                raise ValueError(msg)

    @property
    def field(self) -> str:
        """Where it stands in the picture; "" for what does not hold the work at all."""
        if self.hold == 0:
            return ""
        if self.hold >= MUCH:
            return START if self.move >= MUCH else ALLIES
        return EASY if self.move >= MUCH else LEAVE

    @property
    def at_odds(self) -> str:
        """What does not fit together in these answers, or "".

        ``"ours-but-stuck"``: ours to move, yet it cannot be moved at all.
        ``"law-but-loose"``: a law or a regulator's rule, yet nearly all of it can be moved.
        ``"not-law"``: said to be law or rules, and really policy or habit.
        """
        if self.hold == 0:
            return ""
        if self.kind == "move" and self.move == 0:
            return "ours-but-stuck"
        if self.kind == "law" and self.root in {"policy", "habit"}:
            return "not-law"
        if self.kind == "law" and self.root in {"law", "regulator"} and self.move == HIGHEST:
            return "law-but-loose"
        return ""


def in_order(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """The barriers that hold the work, the one to take on first at the front.

    By field, then by how much each holds, then by how far it can be moved; what is level stays
    in the order it came.
    """
    holding = [mark for mark in marks if mark.field]
    return tuple(sorted(holding, key=lambda m: (FIELDS.index(m.field), -m.hold, -m.move)))


def first(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """The three to take on first, or fewer where fewer hold the work."""
    return in_order(marks)[:TOP]
