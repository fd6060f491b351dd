"""The one document that every file is made from: what a person keeps of each activity."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from coproduction.activities import case_sheet, get, portable
from coproduction.activities.action_plan import ActionPlan
from coproduction.activities.base import Activity
from coproduction.activities.case import Case
from coproduction.activities.start import PRACTICE
from coproduction.activities.words import day
from coproduction.views.document.from_blocks import parts
from coproduction.views.document.parts import Heading, Links

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from coproduction.activities.answers import Answers
    from coproduction.activities.blocks import Block
    from coproduction.activities.planning import Occasion
    from coproduction.content import Content
    from coproduction.views.document.parts import Part

TITLE = "Moving beyond consultation"
FIRST = ("action-plan",)
"""What a reader wants on Monday comes before the way that led to it."""

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Section:
    """What is kept of one activity; on paper it may begin a page."""

    title: str
    parts: tuple[Part, ...]
    new_page: bool = False


@dataclass(frozen=True)
class Document:
    """Everything a person takes away.

    Attributes:
        about: What their work is called, or "".
        preface: When it was made, and whose words are in it.
        made: When, with its time zone.
        sections: The plan first, then the course in its order; sources come last.
        sources: Every source of every section, once.
        occasions: The days of the plan.
        answers: Every answer, as it was kept.
        tag: A name for the person that gives nothing away.
    """

    title: str
    about: str
    preface: str
    made: datetime
    sections: tuple[Section, ...]
    sources: Links
    occasions: tuple[Occasion, ...]
    answers: Answers
    tag: str


def build(content: Content, answers: Answers, made: datetime, tag: str) -> Document:
    """The document that these answers make; see ``make`` for what is handed in."""
    known = portable.questions(content)
    document = compose(
        title=TITLE,
        about=str(answers.get((PRACTICE, 1)) or ""),
        preface=f"Made on {day(made.date())} from what you answered in the course. "
        "Your answers are yours. The evidence, the advice and what is called “our reading” are "
        "the course’s.",
        made=made,
        sections=tuple(_sections(content, answers)),
        occasions=ActionPlan(content).occasions(answers),
        tag=tag,
    )
    return replace(
        document, answers={key: value for key, value in answers.items() if key[0] in known}
    )


def build_case(content: Content, answers: Answers, made: datetime, tag: str) -> Document | None:
    """The one page of the case for the audience chosen now, to be handed to it; None without."""
    sheet = Case(content).sheet(answers)
    if sheet is None:
        return None
    found = tuple(part for _, block in case_sheet.page(content, sheet) for part in parts(block))
    section = Section(case_sheet.title(sheet), tuple(levelled(found[1:])))
    return compose(
        title=str(answers.get((PRACTICE, 1)) or "Our case"),
        about="",
        preface=f"Made on {day(made.date())} with the course “{TITLE}”. The words are ours. "
        "The evidence, and what it does not show, is from the course and its sources.",
        made=made,
        sections=(section,),
        occasions=(),
        tag=tag,
    )


def compose(*, sections: tuple[Section, ...], **rest: Any) -> Document:
    """A document with its sources taken out of the sections and named once, at its end."""
    links = dict.fromkeys(
        item
        for section in sections
        for part in section.parts
        if isinstance(part, Links)
        for item in part.items
    )
    plain = tuple(_without_links(section) for section in sections)
    clean: Document = _clean(
        Document(**rest, sections=plain, sources=Links(tuple(links)), answers={})
    )
    return clean


def _sections(content: Content, answers: Answers) -> Iterator[Section]:
    ids = [id for part in content.parts for id in part.activities]
    for id in dict.fromkeys((*(id for id in FIRST if id in ids), *ids)):
        activity = get(id)
        found = tuple(part for block in _kept(activity, answers) for part in parts(block))
        if found:
            yield Section(activity.title, tuple(levelled(found)))


def _kept(activity: Activity, answers: Answers) -> tuple[Block, ...]:
    try:
        kept = activity.keep(answers)
        return (*kept, *activity.rest(answers, kept))
    except Exception:
        # Answers may be older than the activity they were given in: then they are kept as said.
        _log.exception("Cannot say what is to be kept of %s", activity.id)
        return Activity.keep(activity, answers)


def levelled(found: tuple[Part, ...]) -> Iterator[Part]:
    """The same with headings that begin at 3, below the section's own, and skip no level."""
    lift = min((part.level for part in found if isinstance(part, Heading)), default=3) - 3
    above = 2
    for part in found:
        if isinstance(part, Heading):
            above = min(part.level - lift, above + 1)
            yield replace(part, level=above)
        else:
            yield part


def _without_links(section: Section) -> Section:
    return replace(
        section, parts=tuple(part for part in section.parts if not isinstance(part, Links))
    )


def _clean(value: Any) -> Any:
    """The same without the characters that no XML file may hold, such as a bell."""
    if isinstance(value, str):
        return _NO_XML.sub("", value)
    if isinstance(value, tuple):
        return tuple(_clean(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{each.name: _clean(getattr(value, each.name)) for each in fields(value)}
        )
    return value
