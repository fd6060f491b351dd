"""The days of a plan as a calendar file (RFC 5545), which any calendar can take in."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from coproduction.activities.planning import Occasion
    from coproduction.views.document.model import Document

LONGEST = 75
"""The bytes that a line may have; a longer one goes on in the next, after a space."""


def draw(document: Document) -> bytes:
    """The calendar, with an all-day entry for each day of the plan."""
    stamp = document.made.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Moving Beyond Consultation//Action plan//EN",
    ]
    for occasion in document.occasions:
        lines += _entry(occasion, document, stamp)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _entry(occasion: Occasion, document: Document, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    # The same entry each time, so that a calendar moves it rather than showing it twice.
    yield f"UID:{uuid5(NAMESPACE_URL, f'{document.tag}/{occasion.id}')}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{_day(occasion.on)}"
    if occasion.on < occasion.on.max:
        yield f"DTEND;VALUE=DATE:{_day(occasion.on + timedelta(days=1))}"
    about = f" ({document.about})" if document.about else ""
    yield f"SUMMARY:{_text(occasion.title + about)}"
    if occasion.note:
        yield f"DESCRIPTION:{_text(occasion.note)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(when: date) -> str:
    return when.isoformat().replace("-", "")


def _text(words: str) -> str:
    """A text as the format wants it: what has a meaning there is escaped."""
    plain = "\n".join(words.splitlines()).replace("\t", " ")
    for sign in "\\;,":
        plain = plain.replace(sign, f"\\{sign}")
    return plain.replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """The line in pieces of at most 75 bytes, never inside a character."""
    pieces, piece = [], ""
    for character in line:
        if len((piece + character).encode()) > LONGEST:
            pieces.append(piece)
            piece = " "
        piece += character
    return "".join(f"{one}\r\n" for one in (*pieces, piece)).encode()
