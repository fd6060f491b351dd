"""The desk's front page: open a room, or go on with one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from coproduction.activities.answers import AnswerError
from coproduction.activities.blocks import Buttons, Entry, Heading, Prose, Shelf
from coproduction.activities.live import sheet
from coproduction.activities.live.desk.forms import NO, YES, day, one, press, words
from coproduction.activities.words import day as said_day
from coproduction.activities.words import last_day
from coproduction.content.steps import LENGTHS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from coproduction.activities.answers import Answers, Json
    from coproduction.activities.live.desk.host import Room
    from coproduction.activities.live.desk.place import Desk, Named

LONGEST = timedelta(days=366)
"""How long a room may be kept, counted from today."""

TITLE = 80
HELPER = (
    "The desk opens with an address that holds its key, and shows the rooms of that key.",
    "Ask whoever started the course, or whoever gave you their address.",
)


class Opening:
    """The page before a room is chosen; its drafts begin with ``rooms``."""

    id = "rooms"

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.host = desk.host

    def blocks(self, answers: Answers, rooms: tuple[Room, ...], now: datetime) -> Iterator[Named]:
        """The rooms there are, and the form for a new one."""
        if rooms:
            yield "title", Heading("Go on with a room", level=2)
            yield "rooms", Shelf(tuple(self._entry(room) for room in reversed(rooms)))
        if self.host.may_open:
            yield "title" if not rooms else "new", Heading("Open a room", level=2)
            yield from self._form(answers, now)
        elif not rooms:
            yield "title", Heading("No room is open", level=2)
            yield "none", Prose(HELPER)

    def _entry(self, room: Room) -> Entry:
        lines = (
            f"Code {room.code}. {room.minutes} minutes.",
            f"It is deleted after {said_day(last_day(room.keep_until, self.host.now().tzinfo))}.",
        )
        flag = "Practice room" if room.practice else ""
        return Entry(press(room.title, "rooms.enter", room.id), lines, flag)

    def _form(self, answers: Answers, now: datetime) -> Iterator[Named]:
        title, minutes, keep, practice = self._drafts(answers, now)
        about = "It stands on the screen and in the report."
        yield "new-title", words("rooms.title", "What is it called?", title, TITLE, about)
        lengths = [(str(length), f"{length} minutes") for length in LENGTHS]
        yield "new-minutes", one("rooms.minutes", "How long is it?", minutes, lengths)
        about = "At the end of that day everything said in the room is deleted by itself."
        yield "new-keep", day("rooms.keep", "Keep it until", keep, about)
        ways = [(NO, "No, with real people"), (YES, "Yes, with pretend people")]
        yield "new-practice", one("rooms.practice", "Is it to rehearse?", practice, ways)
        yield "open", Buttons((press("Open the room", "rooms.open", main=True),))

    def _drafts(self, answers: Answers, now: datetime) -> tuple[Json, Json, Json, Json]:
        def draft(name: str, otherwise: Json) -> Json:
            found = answers.get((f"desk.rooms.{name}", 1))
            return otherwise if found is None else found

        tomorrow = (now.date() + timedelta(days=1)).isoformat()
        return (
            draft("title", None),
            draft("minutes", str(LENGTHS[0])),
            draft("keep", tomorrow),
            draft("practice", NO),
        )

    def do_open(self, answers: Answers, now: datetime) -> str:
        """Open a room with what is in the form.

        Raises:
            AnswerError: Something is missing, or the day is not one to come.
        """
        title, minutes, keep, practice = self._drafts(answers, now)
        if not str(title or "").strip():
            msg = "Give the room a name first. People see it on the screen."
            raise AnswerError(msg)
        until = checked_day(keep, now)
        length = int(str(minutes)) if str(minutes) in map(str, LENGTHS) else LENGTHS[0]
        room = self.host.create(
            *(str(title).strip(), length, until, sheet(length, self.desk.content)),
            practice=practice == YES,
        )
        return self.do_enter(answers, now, room.id)

    def do_enter(self, _answers: Answers, _now: datetime, id: str) -> str:
        """Go to a room; what was being written for another is gone."""
        room = self.host.room(id)
        if room is None:
            msg = "That room is not there any more."
            raise AnswerError(msg)
        self.desk.clear("")
        self.desk.write("room", id)
        self.desk.turn()
        return f"The code is {room.code}."


def checked_day(keep: Json, now: datetime) -> date:
    """The day until which a room is kept.

    Raises:
        AnswerError: It is past, or too far away.
    """
    try:
        until = date.fromisoformat(str(keep))
    except ValueError:
        msg = "Choose the day until which the room is kept."
        raise AnswerError(msg) from None
    if not now.date() <= until <= now.date() + LONGEST:
        last = said_day(now.date() + LONGEST)
        msg = f"Choose a day from today to {last}. Keep no answers for longer than you need them."
        raise AnswerError(msg)
    return until
