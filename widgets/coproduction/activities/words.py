"""Small helps for writing sentences: numbers in words, lists, and the names of rungs."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from coproduction.activities.answers import OFF

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime, tzinfo

    from coproduction.activities.answers import Json
    from coproduction.content import Content

_NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_NUMBERS += ["eleven", "twelve", "thirteen", "fourteen"]


def number(count: int) -> str:
    """A count as a word up to fourteen, ``no``, ``one``, ``two``, and then ``15``, ``1,367``."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else f"{count:,}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun: ``one card``, ``three cards``."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def agreed(count: int) -> str:
    """On how many our reading and theirs are the same: ``We agree on five.``."""
    return f"We agree on {number(count) if count else 'none'}."


def listed(items: Sequence[str], last: str = "and") -> str:
    """Items as prose: ``a``, ``a and b``, ``a, b and c``."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def capital(text: str) -> str:
    """The text with its first letter large; the rest stays as it is."""
    return text[:1].upper() + text[1:]


NAMES = {
    *("i", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december", "christmas", "easter", "ramadan", "eid"),
    *("scotland", "scottish", "england", "english", "wales", "welsh", "ireland", "irish"),
    *("britain", "british", "europe", "european", "gaelic", "glasgow", "edinburgh"),
}
"""Words that keep their large letter; a name of two words is known by its second."""


def lowered(text: str) -> str:
    """The text as it goes on inside a sentence: ``A say`` is ``a say``; names and NHS stay."""
    words = text.split(maxsplit=2)
    first = re.split("[’'-]", words[0])[0] if words else ""
    named = first.lower() in NAMES or (len(words) > 1 and words[1][:1].isupper())
    if named or first[1:] != first[1:].lower():
        return text
    return text[:1].lower() + text[1:]


def day(date: date) -> str:
    """A date as it is said: ``31 March 2027``."""
    return f"{date.day} {date:%B %Y}"


def last_day(until: datetime, zone: tzinfo | None = None) -> date:
    """The last whole day of what is deleted at ``until``: of midnight, the day that ends with it.

    Args:
        until: A moment, with its time zone.
        zone: Where the days are counted; by default that of this computer.
    """
    return (until.astimezone(zone) - timedelta(seconds=1)).date()


def rung_name(content: Content, value: Json) -> str:
    """A rung as people say it: ``4, Consultation``, or ``off the ladder``."""
    if value == OFF:
        return "off the ladder"
    rung = next(r for r in content.rungs if r.number == value)
    return f"{rung.number}, {rung.name}"


def span_words(low: int, high: int) -> str:
    """A range of rungs: ``4``, ``4 or 5``, ``3 to 5``."""
    if low == high:
        return str(low)
    return f"{low} or {high}" if high == low + 1 else f"{low} to {high}"
