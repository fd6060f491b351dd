"""Likely personal details in what people write, for whoever decides whether the room may read it.

It only remarks; a person reads and decides. It goes by large letters, common names and lists of
words, so it is wrong both ways: it remarks on some places and bodies, and see `MISSED`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from coproduction.logic.room.lexicon import CONDITIONS, OF_A_PERSON, WHEN_SOMEBODYS
from coproduction.logic.room.names import names

if TYPE_CHECKING:
    from collections.abc import Iterator

MISSED = (
    "This check looks for likely names, numbers, addresses and health words. "
    "It misses nicknames, names in small letters and spellings it does not know. "
    "It also misses people who are described without a name. "
    "So read each text yourself, and ask: could someone here tell who this is?"
)
"""What to say beside every check, whether it found something or not."""

Kind = Literal["name", "phone", "e-mail", "number", "address", "health", "web"]


@dataclass(frozen=True)
class Remark:
    """Something that may be personal.

    Attributes:
        kind: What it seems to be.
        found: The words themselves.
        start: Where they begin in the text, in characters.
        end: Where they end.
    """

    kind: Kind
    found: str
    start: int
    end: int


def remarks(text: str) -> tuple[Remark, ...]:
    """Everything in a text that looks personal, in order and without overlaps."""
    found: list[Remark] = []
    for kind, spans in (
        ("e-mail", _matches(_EMAIL, text)),
        ("web", _matches(_WEB, text)),
        ("number", _numbers(text)),
        ("phone", _phones(text)),
        ("address", _matches(_ADDRESS, text)),
        ("name", names(text)),
        ("health", _matches(_HEALTH, text)),
    ):
        for start, end in spans:
            if all(end <= other.start or other.end <= start for other in found):
                found.append(Remark(kind, text[start:end], start, end))  # type: ignore[arg-type]
    return tuple(sorted(found, key=lambda remark: remark.start))


Span = tuple[int, int]

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")

_WEB = re.compile(
    r"https?://[^\s<>\"]+|\bwww\.[^\s<>\"]+|(?<![\w@.])@\w{2,40}|"
    r"(?<![\w@.-])[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,63}){0,3}\."
    r"(?:com|org|net|info|scot|gov|co\.uk|uk|io|eu)\b(?:/[^\s<>\"]*)?",
    re.IGNORECASE,
)

_STREETS = (
    "Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Crescent|Terrace|Place|Court|Gardens|Square|"
    "Close|Way|Wynd|Loan|Grove|Quadrant|Row"
)

_ADDRESS = re.compile(
    # A postcode whole; its first half alone is only a part of town.
    r"(?<!\w)[A-Za-z]{1,2}\d[A-Za-z\d]?\s?\d[ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2}(?!\w)|"
    rf"(?<!\w)\d{{1,4}}[A-Za-z]?,?\s(?:[A-Z][\w’']{{1,30}}\s){{1,3}}(?:{_STREETS})\b"
)

_NI = re.compile(
    r"(?<!\w)[A-Z]{2}\s?\d\d\s?\d\d\s?\d\d\s?[A-D](?!\w)",
    re.IGNORECASE,
)

_TEN = re.compile(r"(?<![\w+])(?:\d{10}|\d{6}[ -]\d{4}|\d{3}[ -]\d{3}[ -]\d{4})(?!\w)")

_PHONE = re.compile(r"(?<![\w+])(?:\+|\(?0)\d(?:[ ().-]{0,2}\d){7,14}(?!\w)")

_HEALTH = re.compile(
    rf"\b(?:{CONDITIONS})\b|"
    # Said of somebody: within five words of whoever is meant.
    rf"\b(?:{OF_A_PERSON})\b"
    rf"(?:[ ,]{{1,2}}[\w’'-]{{1,30}}){{0,4}}?[ ,]{{1,2}}(?:{WHEN_SOMEBODYS})\b",
    re.IGNORECASE,
)


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    return (match.span() for match in pattern.finditer(text))


def _numbers(text: str) -> Iterator[Span]:
    """National Insurance, CHI and NHS numbers."""
    yield from _matches(_NI, text)
    for match in _TEN.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        day, month = int(digits[:2]), int(digits[2:4])
        born = 1 <= day <= 31 and 1 <= month <= 12 and match.group()[3].isdigit()
        if born or _checks(digits):
            yield match.span()


def _checks(digits: str) -> bool:
    """Whether the last of ten digits is the check digit of an NHS number, which CHI shares."""
    weighed = sum(
        int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)
    )
    return (11 - weighed % 11) % 11 == int(digits[9])


def _phones(text: str) -> Iterator[Span]:
    for match in _PHONE.finditer(text):
        digits = len(re.sub(r"\D", "", match.group()))
        abroad = match.group().startswith(("+", "00"))
        if digits in {10, 11} or (abroad and 9 <= digits <= 15):
            yield match.span()
