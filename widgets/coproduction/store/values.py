"""The values a store takes and gives: JSON, the clock, and the error said in plain words."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TypeAlias

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
Key: TypeAlias = tuple[str, int]
Answers: TypeAlias = dict[Key, Json]
"""What one person said, by question and round."""


class StoreError(Exception):
    """Answers cannot be kept or read; the message says what to do, and can be shown as it is."""


def reason(error: Exception) -> str:
    """What the database said, in one line and without the statement or its values."""
    return str(getattr(error, "orig", None) or type(error).__name__).strip().partition("\n")[0]


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def to_text(question: str, value: Json) -> str:
    """Write ``value`` as JSON, in ASCII so that no text a person can type upsets a database.

    Raises:
        ValueError: The value would not come back as it went in; the message names the question.
    """
    try:
        text = json.dumps(value, allow_nan=False)
        if json.loads(text) == value:
            return text
    except (TypeError, ValueError, RecursionError):
        pass
    # The value itself is not repeated: what people said must not get into a log.
    msg = (
        f"The answer to {question!r} is a {type(value).__name__} that cannot be kept as it is: use "
        f"text, finite numbers, true, false, lists, and dicts with text keys"
    )
    raise ValueError(msg)


def from_text(text: str) -> Json:
    """Read what :func:`to_text` wrote."""
    value: Json = json.loads(text)
    return value


def in_utc(moment: datetime) -> datetime:
    """The same moment in UTC.

    Raises:
        ValueError: The moment has no time zone, so nobody can say when it was.
    """
    if moment.tzinfo is None:
        msg = f"{moment!r} has no time zone: use datetime.now(UTC), for example"
        raise ValueError(msg)
    return moment.astimezone(UTC)
