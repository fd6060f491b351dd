"""What people say: plain JSON values by question and round, checked before they are kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from math import isfinite
from sys import float_info
from typing import TYPE_CHECKING, TypeAlias

from coproduction.activities import numbers
from coproduction.content.ladder import RUNGS

if TYPE_CHECKING:
    from coproduction.content import Question

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
Key: TypeAlias = tuple[str, int]
Answers: TypeAlias = Mapping[Key, Json]

ROUNDS = (1, 2)
OFF = "off"
"""The value of a rung question for a practice that is not on the ladder."""


class AnswerError(ValueError):
    """An answer that cannot be kept; the message may be shown to the person."""


def check(question: Question, value: Json) -> Json:
    """The value as it is kept, or None when the answer is taken back.

    Text is trimmed, and what is no character is left out. Browsers can send anything,
    so nothing is taken on trust.

    Raises:
        AnswerError: The value is not an answer to this question.
    """
    if value is None or value == "" or value == []:
        return None
    return _CHECKS[question.kind](question, value)


def _one(question: Question, value: Json) -> Json:
    if isinstance(value, str) and value in _values(question):
        return value
    msg = "Please choose one of the answers shown."
    raise AnswerError(msg)


def _many(question: Question, value: Json) -> Json:
    allowed = _values(question)
    if isinstance(value, list) and all(isinstance(v, str) and v in allowed for v in value):
        return [v for v in allowed if v in value]
    msg = "Please choose from the answers shown."
    raise AnswerError(msg)


def _rung(_question: Question, value: Json) -> Json:
    whole = isinstance(value, int) and not isinstance(value, bool)
    if value == OFF or (whole and 1 <= value <= RUNGS):  # type: ignore[operator]
        return value
    msg = f"Please choose a rung from 1 to {RUNGS}, or “Not on this ladder”."
    raise AnswerError(msg)


def _text(question: Question, value: Json) -> Json:
    if not isinstance(value, str):
        msg = "Please write your answer as text."
        raise AnswerError(msg)
    text = "".join(c for c in value if c != "\x00" and not "\ud800" <= c <= "\udfff").strip()
    if question.max_length is not None and len(text) > question.max_length:
        over = len(text) - question.max_length
        msg = f"That is {over} characters more than fits here. Please shorten it a little."
        raise AnswerError(msg)
    return text or None


def _number(question: Question, value: Json) -> Json:
    if isinstance(value, str):
        if not value.strip():
            return None
        value = _read(question, value)
    if isinstance(value, bool) or not isinstance(value, int | float) or not _counts(value):
        raise AnswerError(_write_a_number(question))
    low, high = question.low, question.high
    if (low is not None and value < low) or (high is not None and value > high):
        msg = f"Please choose a number {_bounds(low, high)}."
        raise AnswerError(msg)
    if abs(value) > float_info.max:
        msg = "That number is too long to work with. Please write a shorter one."
        raise AnswerError(msg)
    if question.whole and value != int(value):
        msg = f"Please write a whole number, such as {int(value):,}."
        raise AnswerError(msg)
    return int(value) if question.whole else value


def _read(question: Question, text: str) -> int | float:
    try:
        return numbers.read(text, question.unit)
    except numbers.NumberError as error:
        raise AnswerError(str(error) or _write_a_number(question)) from None


def _write_a_number(question: Question) -> str:
    such = numbers.example(question.unit, question.high, whole=question.whole)
    return f"Please write one number, in figures, such as {such}."


def _counts(value: float) -> bool:
    """Whether it is a number at all; Python's integers always are, however long."""
    return isinstance(value, int) or isfinite(value)


def _bounds(low: float | None, high: float | None) -> str:
    if low is None:
        return f"of {high:,.12g} or less"
    return f"of {low:,.12g} or more" if high is None else f"from {low:,.12g} to {high:,.12g}"


def _date(_question: Question, value: Json) -> Json:
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        msg = "Please choose a date, as in 2027-03-31."
        raise AnswerError(msg) from None


def _values(question: Question) -> list[str]:
    return [option.value for option in question.options]


_CHECKS = {
    "choose one": _one,
    "choose many": _many,
    "choose a rung": _rung,
    "short text": _text,
    "number": _number,
    "date": _date,
    "table": _text,
    "file": _text,
}
