"""What a person takes away: the same document as a Word file and a web page, and two more files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coproduction.activities import portable
from coproduction.activities.answers import AnswerError
from coproduction.views.document import html, ics
from coproduction.views.document.model import build, build_case

if TYPE_CHECKING:
    from datetime import datetime

    from coproduction.activities.answers import Answers
    from coproduction.content import Content
    from coproduction.views.document.model import Document

__all__ = ["File", "build", "make"]

NO_DAYS = "There is no day in your plan yet. Give a step a date first, in “Moving up”."
NO_CASE = "There is no page yet. Choose some evidence and write your main point first."
ALONE = ("word", "page")
"""The forms that the page of the case can have by itself."""

UNKNOWN = "There is no such file. Reload the page and try again."


@dataclass(frozen=True)
class File:
    """A file that was made: its name, its media type, and its bytes."""

    name: str
    media: str
    data: bytes


def make(kind: str, content: Content, answers: Answers, made: datetime, tag: str) -> File:
    """Make one of the files.

    Args:
        kind: "word", "page", "answers" or "calendar"; "case-word" or "case-page" for the page of
            the case alone.
        content: What the course says.
        answers: All that the person said.
        made: This moment, with its time zone.
        tag: A name for the person that gives nothing away; the calendar's entries carry it.

    Raises:
        AnswerError: There is nothing to make it of, or no such file.
    """
    alone = kind.removeprefix("case-")
    if kind not in _KINDS and (alone == kind or alone not in ALONE):
        raise AnswerError(UNKNOWN)
    ending, media, draw = _KINDS[alone]
    document = build if alone == kind else build_case
    found = document(content, answers, made, tag)
    if found is None:
        raise AnswerError(NO_CASE)
    name = "moving-beyond-consultation" if alone == kind else "our-case"
    return File(f"{name}-{made.date().isoformat()}.{ending}", media, draw(found))


def _word(document: Document) -> bytes:
    # Imported here because every visitor has a kernel, and few of them make a Word file.
    from coproduction.views.document import docx

    return docx.draw(document)


def _calendar(document: Document) -> bytes:
    if not document.occasions:
        raise AnswerError(NO_DAYS)
    return ics.draw(document)


_KINDS = {
    "word": (
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _word,
    ),
    "page": ("html", "text/html;charset=utf-8", html.draw),
    "answers": (
        "json",
        "application/json",
        lambda document: portable.write(document.answers, document.made.date()),
    ),
    "calendar": ("ics", "text/calendar;charset=utf-8", _calendar),
}
