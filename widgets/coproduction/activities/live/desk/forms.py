"""The desk's own small forms: questions whose answers are drafts, and buttons that do something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.activities.blocks import Ask, Button
from coproduction.content import Option, Question

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coproduction.activities.answers import Json

DO = "desk.do"
"""What a press is sent as: its name, then what it is done to."""

YES, NO = "yes", "no"


def press(label: str, name: str, *to: Json, main: bool = False) -> Button:
    """A button that does something: ``name`` is the page's and the move's, as ``run.reveal``."""
    return Button(label, DO, [name, *to], main=main)


def words(name: str, prompt: str, value: Json, longest: int = 200, about: str = "") -> Ask:
    """A box for words."""
    return Ask(_question(name, "short text", prompt, about, max_length=longest), value)


def day(name: str, prompt: str, value: Json, about: str = "") -> Ask:
    """A box for a date."""
    return Ask(_question(name, "date", prompt, about), value)


def number(
    name: str, prompt: str, value: Json, unit: str, low: float = 0, high: float = 2000
) -> Ask:
    """A box for a whole number."""
    asked = _question(name, "number", prompt, "", low=low, high=high, unit=unit, whole=True)
    return Ask(asked, value)


def one(
    name: str,
    prompt: str,
    value: Json,
    options: Iterable[tuple[str, str]],
    about: str = "",
    *,
    folded: bool = False,
) -> Ask:
    """A choice of one, each option as its value and its words."""
    return Ask(_question(name, "choose one", prompt, about, options), value, folded=folded)


def many(name: str, prompt: str, value: Json, options: Iterable[tuple[str, str]]) -> Ask:
    """A choice of several."""
    return Ask(_question(name, "choose many", prompt, "", options), value)


def _question(
    name: str,
    kind: str,
    prompt: str,
    about: str,
    options: Iterable[tuple[str, str]] = (),
    max_length: int | None = None,
    low: float | None = None,
    high: float | None = None,
    unit: str = "",
    *,
    whole: bool = False,
) -> Question:
    return Question(
        id=f"desk.{name}",
        kind=kind,
        prompt=prompt,
        help=about,
        options=tuple(Option(value, label, "") for value, label in options),
        optional=False,
        max_length=max_length,
        low=low,
        high=high,
        unit=unit,
        whole=whole,
    )
