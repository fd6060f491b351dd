"""Numbers as people write them: ``£1.5m``, ``2 million``, ``40,000``, ``10%``."""

from __future__ import annotations

import re
from decimal import Decimal
from unicodedata import category, normalize

LONGEST = 40
"""In characters; no figure that means anything here is longer."""

MILLION = 10**6
SIZES = {
    **dict.fromkeys(("k", "thousand"), 10**3),
    **dict.fromkeys(("m", "mn", "mln", "million", "millions"), MILLION),
    **dict.fromkeys(("bn", "billion", "billions"), 10**9),
}
_MINUS = str.maketrans(
    {
        **dict.fromkeys("\N{MINUS SIGN}\N{EN DASH}\N{EM DASH}\N{HYPHEN}", "-"),
        "\N{WORD JOINER}": "",  # as our own minus has one
    }
)
_WRITTEN = re.compile(
    r"(?:(?:about|around|roughly|approximately|approx\.?|circa|c\.|~)\s*)?"
    r"(?P<sign>-|minus |\+)?\s*(?P<pound>£|gbp )?\s*(?P<later>-)?\s*"
    r"(?P<figures>[0-9][0-9 ,.]*|\.[0-9]+)"
    rf"\s*(?:(?P<size>{'|'.join(sorted(SIZES, key=len, reverse=True))})\b)?"
    r"\s*(?P<rest>.*)"
)
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]*)?|\.[0-9]+")
_GROUPED = re.compile(
    r"[0-9]{1,3}(?:(?:,[0-9]{3})+|(?: [0-9]{3})+)(?:\.[0-9]*)?"
)  # by commas or by spaces, not by both
_POINT_MEANT = re.compile(r"([0-9]+),([0-9]{1,2})")
_SHARES = {"%", "per cent", "percent", "point", "points", "percentage points"}
_A_YEAR = {"per year", "each year", "every year", "yearly", "/year", "p.a", "pa"}


class NumberError(ValueError):
    """What was written is not one number; the message says why, or is empty."""


def read(text: str, unit: str = "") -> int | float:
    """The number that somebody means.

    Args:
        text: What they wrote. The unit may stand with it, as in ``"£40k a year"``.
        unit: What is counted, as a question has it: ``"£ a year"``, ``"%"``, ``"days"``.

    Returns:
        An ``int`` where it is whole; it may be of any size.

    Raises:
        NumberError: It means no number, or could mean several.
    """
    if any(category(sign) == "No" for sign in text):
        raise NumberError  # NFKC would make 52 of 5²
    plain = " ".join(normalize("NFKC", text).translate(_MINUS).lower().split())
    if len(plain) > LONGEST:
        msg = "That number is too long to work with. Please write a shorter one."
        raise NumberError(msg)
    found = _WRITTEN.fullmatch(plain.rstrip("."))
    money = unit.startswith("£")
    if found is None or (found["pound"] and not money) or (found["sign"] and found["later"]):
        raise NumberError
    if not _belongs(found["rest"], unit):
        raise NumberError
    value = _figures(found["figures"].strip()) * SIZES.get(found["size"], 1)
    if found["sign"] in {"-", "minus "} or found["later"]:
        value = -value
    return int(value) if value == value.to_integral_value() else float(value)


def _figures(text: str) -> Decimal:
    """Digits with points and commas where they are put in Britain."""
    if _PLAIN.fullmatch(text) or _GROUPED.fullmatch(text):
        return Decimal(text.replace(",", "").replace(" ", ""))
    if meant := _POINT_MEANT.fullmatch(text):
        msg = f"Did you mean {meant[1]}.{meant[2]}? Then please write it with a point."
        raise NumberError(msg)
    raise NumberError


def _belongs(words: str, unit: str) -> bool:
    """Whether the words after a number only say what is counted."""
    if unit in {"%", "points"}:
        return words in {"", *_SHARES}
    if unit.startswith("£"):
        words = re.sub(r"^(pounds?|gbp|£)\b\s*", "", words)
        each = unit.removeprefix("£").strip()
        return words in {"", each, *(_A_YEAR if each == "a year" else ())}
    first = unit.partition(" ")[0]
    return words in {"", unit, singular(unit), first, singular(first)}


def singular(unit: str) -> str:
    """What one of a unit is called: ``day``, ``hour a year``, ``person``."""
    noun, of, each = unit.partition(" a ")
    return ("person" if noun == "people" else noun.removesuffix("s")) + of + each


def example(unit: str, high: float | None, *, whole: bool = False) -> str:
    """Numbers as one may write them here, for somebody whose own could not be read."""
    if unit.startswith("£"):
        return "35 or 1,200" if high is not None and high < MILLION else "40,000 or 2 million"
    return "5" if whole else "10 or 12.5"
