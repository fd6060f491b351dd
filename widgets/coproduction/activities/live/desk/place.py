"""One page of the desk: what it shows of a room, and what its buttons do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Protocol

from coproduction.activities.live import live
from coproduction.activities.live.asking import MINORITY
from coproduction.activities.live.conduct import lines, stage
from coproduction.activities.live.room import TABLE
from coproduction.activities.live.sheets import lines_of, state_of
from coproduction.activities.live.telling import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.answers import Answers, Json
    from coproduction.activities.blocks import Block
    from coproduction.activities.live.conduct import State
    from coproduction.activities.live.desk.host import Host, Room
    from coproduction.activities.live.room import Line, Result, Stage
    from coproduction.activities.live.step import LiveStep
    from coproduction.content import Content

    Named = tuple[str, Block]


@dataclass(frozen=True)
class At:
    """The present step."""

    line: Line
    stage: Stage
    step: LiveStep


@dataclass(frozen=True)
class Seen:
    """A room as it is at one moment, and what is being written at the desk.

    Attributes:
        answers: The drafts of the one who sits at the desk, among their other answers.
        now: The moment, with the time zone of the hall.
    """

    host: Host
    content: Content
    room: Room
    answers: Answers
    now: datetime

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the sheet, those left out too."""
        return lines(lines_of(self.room))

    @cached_property
    def state(self) -> State:
        return state_of(self.room)

    @cached_property
    def at(self) -> At | None:
        """The present step; None before the first."""
        line = self.line(self.state.get("present"))
        return None if line is None else At(line, stage(self.state, line.id), self.step(line))

    @cached_property
    def result(self) -> Result | None:
        """What the room said at the present step."""
        if self.at is None:
            return None
        return self.host.result(self.room.id, self.at.step, self.at.line, self.at.stage)

    @cached_property
    def prompts(self) -> dict[str, tuple[str, str]]:
        """What each question of this room is called, by its id, with the title of its step.

        What is asked at tables alone, of a minority, is called as what it stands beside.
        """
        found: dict[str, tuple[str, str]] = {}
        for line in self.lines:
            step = self.step(line)
            names = {one.id: step.name(line, one) for one in step.questions(line)}
            for question in step.asked(line, TABLE):
                name = names.get(question.id)
                if name is None:
                    beside = names.get(question.id.removeprefix(f"{MINORITY}."), "")
                    name = f"{sentence(beside)} {question.prompt}" if beside else question.prompt
                found.setdefault(question.id, (line.title, name))
        return found

    def step(self, line: Line) -> LiveStep:
        return live(line.kind, self.content)

    def line(self, id: Json) -> Line | None:
        """The line of that id, or None."""
        return next((line for line in self.lines if line.id == id), None)

    def draft(self, name: str, otherwise: Json = None) -> Json:
        """What is being written in one of the desk's boxes."""
        found = self.answers.get((f"desk.{name}", 1))
        return otherwise if found is None else found

    def words(self, name: str) -> str:
        """The same as a text; "" where nothing is written."""
        return str(self.draft(name) or "").strip()

    @property
    def moment(self) -> float:
        return self.now.timestamp()

    def clock(self, moment: float) -> str:
        """A moment as the clock in the hall shows it: ``10:05``."""
        return f"{datetime.fromtimestamp(moment, self.now.tzinfo):%H:%M}"


class Desk(Protocol):
    """The desk that a page belongs to, as far as the page needs it."""

    @property
    def host(self) -> Host: ...
    @property
    def content(self) -> Content: ...
    def write(self, name: str, value: Json) -> None:
        """Keep a draft, or with None take it away."""

    def clear(self, beginning: str) -> None:
        """Take away all drafts whose names begin so."""

    def turn(self) -> None:
        """Take the person to the top of what is shown next."""


class Place:
    """A page of the desk.

    What a button does is a method: ``run.reveal`` is ``do_reveal`` of the page ``run``. It is
    handed the room as it is seen, then what the button was given, and gives the words to say.

    Attributes:
        id: Its name, with which its drafts and buttons begin.
        label: What leads to it.
    """

    id: ClassVar[str]
    label: ClassVar[str]

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.host = desk.host
        self.content = desk.content

    def blocks(self, seen: Seen) -> Iterator[Named]:
        """What it shows; the first block is its heading, named ``title``."""
        raise NotImplementedError

    def way(self, seen: Seen) -> str:  # noqa: ARG002
        """What leads to it now: its label, perhaps with a number."""
        return self.label
