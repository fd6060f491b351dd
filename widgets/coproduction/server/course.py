"""The course as one server shows it: its parts, where their pages are, what a person has done."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coproduction import activities

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coproduction.content import Content, Part
    from coproduction.settings import Settings
    from coproduction.store import Answers, AnswerStore

TITLE = "Moving Beyond Consultation"
AT = "course.at"
"""The question that keeps where a person is in the course."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Stop:
    """One part of the course, as one person sees it.

    Attributes:
        link: The address of its page.
        done: Whether they have been through all its activities.
    """

    part: Part
    number: int
    link: str
    done: bool


@dataclass(frozen=True)
class Course:
    """What every page of a server is made from.

    Attributes:
        base: The path in front of every address, with a slash at both ends.
        folder: The notebooks' folder as the server sees it, "" or "course/"; None if it cannot.
        desk_key: The key to the desk on this machine.
        short: Whether ``join`` at the server's root leads to the form for a room's code.
        alone: Whether only this machine can reach the server, as far as the server knows.
    """

    settings: Settings
    content: Content
    store: AnswerStore
    base: str
    folder: str | None
    desk_key: str = field(repr=False)
    short: bool = False
    alone: bool = False

    @property
    def desk(self) -> str:
        """The address of the desk, with its key."""
        return f"{self.home}desk?key={self.desk_key}"

    @property
    def home(self) -> str:
        """The address of the course home."""
        return f"{self.base}coproduction/"

    def stops(self, answers: Answers) -> tuple[Stop, ...]:
        """Every part in order, as the person with these answers has them."""
        return tuple(self._stops(answers))

    def _stops(self, answers: Answers) -> Iterator[Stop]:
        for number, part in enumerate(self.content.parts, start=1):
            link = f"{self.base}voila/render/{self.folder or ''}{part.id}.ipynb"
            yield Stop(part, number, link, _done(part.activities, answers))


def _done(ids: Iterable[str], answers: Answers) -> bool:
    try:
        return all(activities.get(id).done(answers) for id in ids)
    except Exception:
        # A tick is not worth a page: answers may be older than the activity they were given in.
        _log.exception("Cannot say whether a part is done")
        return False
