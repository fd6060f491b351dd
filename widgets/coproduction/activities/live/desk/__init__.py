"""The desk of whoever runs a room: its pages, drawn as any activity, and what its buttons do.

What is being written in its boxes is kept as answers of that person, named ``desk.…``, and all
else is in the room: so a desk whose kernel or browser dies carries on where it was.
"""

from __future__ import annotations

import json
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING

from coproduction.activities.answers import AnswerError
from coproduction.activities.base import Activity, step
from coproduction.activities.blocks import Ask, Block, Button, Buttons, Page, Prose, Shelf
from coproduction.activities.live.desk.end import End
from coproduction.activities.live.desk.forms import DO
from coproduction.activities.live.desk.held import Held
from coproduction.activities.live.desk.helpers import Helpers
from coproduction.activities.live.desk.host import Addresses, Host, HostError
from coproduction.activities.live.desk.opening import Opening
from coproduction.activities.live.desk.paper import Paper
from coproduction.activities.live.desk.place import Place, Seen
from coproduction.activities.live.desk.promises import Promises
from coproduction.activities.live.desk.run import RINGS, SILENT, Run
from coproduction.activities.live.desk.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coproduction.activities.answers import Answers, Json
    from coproduction.content import Content, Question

    Named = tuple[str, Block]

__all__ = ["Addresses", "Desk", "Host", "HostError"]

AT, ROOM = "at", "room"
PLACES: tuple[type[Place], ...] = (Run, Sheet, Held, Paper, Promises, Helpers, End)
GONE = "This room is over: somebody closed and deleted it."
OLD = "This button is from an earlier page. Look at what is there now, and press again."
BINDER = (
    "This is Binder. Rehearse here in a practice room, and run no workshop from it.",
    "After about ten idle minutes it forgets everything, your rooms too.",
)
REMEMBERED = 5000
"""How many buttons that were shown can still be pressed."""


class Desk(Activity):
    """The desk: a front page, and the pages of one room.

    Args:
        host: Whoever keeps the rooms.
        content: What the course says; by default that of the settings.
    """

    id = "desk"
    title = "The desk"

    def __init__(self, host: Host, content: Content | None = None) -> None:
        super().__init__(content)
        self.host = host
        self.opening = Opening(self)
        self.places = {place.id: place(self) for place in PLACES}
        self._told = ""
        self._turns = 0
        self._offered: frozenset[str] = frozenset()
        self._lock = Lock()
        self._last: Page | None = None

    def ask(self) -> Iterator[Question]:
        yield step("desk.at", [place.id for place in PLACES])
        yield step("desk.room", ["none"])
        yield step(Run.bell, (SILENT, RINGS))

    def page(self, answers: Answers) -> Page:
        """The page that this person is on; while nobody can be asked, the last one with a word."""
        try:
            page = self._page(answers)
        except HostError as error:
            return self._in_trouble(str(error))
        self._remember(page.blocks)
        self._last = page
        return page

    def _page(self, answers: Answers) -> Page:
        now = self.host.now()
        chosen = answers.get(("desk.room", 1))
        room = self.host.room(chosen) if isinstance(chosen, str) else None
        if room is None:
            rooms = tuple(self.host.rooms())
            blocks = list(self.opening.blocks(answers, rooms, now))
            if self.person and self.person.kept == "binder":
                blocks.insert(1, ("binder", Prose(BINDER, tone="note")))
            told = self._told if chosen in (None, "none") else GONE
            return self._whole(f"rooms-{self._turns}", (), blocks, told)
        seen = Seen(self.host, self.content, room, answers, now)
        at = self._at(answers)
        ways = tuple(
            Button(place.way(seen), "desk.at", place.id, here=place.id == at.id)
            for place in self.places.values()
        )
        key = f"{room.id}-{at.id}-{self._turns}"
        return self._whole(key, ways, list(at.blocks(seen)), self._told)

    def _at(self, answers: Answers) -> Place:
        return self.places.get(str(answers.get(("desk.at", 1))), self.places[Run.id])

    def _whole(self, key: str, ways: tuple[Button, ...], blocks: list[Named], told: str) -> Page:
        """A page with the ways to the others above it, and under its heading what was done."""
        above: list[Named] = [("ways", Buttons(ways, "Pages of the desk"))] if ways else []
        title, *rest = blocks
        said: Named = ("told", Prose((told,), tone="live"))
        return Page(key, title[0], (*above, title, said, *rest))

    def _in_trouble(self, words: str) -> Page:
        trouble: Named = ("trouble", Prose((words,), tone="note"))
        if self._last is None:
            return Page.of("trouble", [trouble])
        return replace(self._last, blocks=(trouble, *self._last.blocks))

    def _remember(self, blocks: Iterable[Named]) -> None:
        """What can be answered and pressed is what was shown."""
        asks = {block.question.id: block.question for _, block in blocks if isinstance(block, Ask)}
        shown = frozenset(json.dumps(button.value) for button in _buttons(blocks))
        with self._lock:  # a page may be made in a thread, while another answers
            self.questions = {**self.questions, **asks}
            before = self._offered if len(self._offered) < REMEMBERED else frozenset()
            self._offered = shown | before

    def answer(self, question: str, value: Json, round: int = 1) -> None:
        """Keep a draft, or do what a button says.

        Raises:
            AnswerError: It cannot be done; the words are for the person, and nothing was changed.
        """
        if question != DO:
            if question == "desk.at" and value != self.answers.get((question, 1)):
                self._told = ""
            super().answer(question, value, round)
            return
        try:
            self._told = self._do(value)
        except HostError as error:
            raise AnswerError(str(error)) from error

    def check(self, question: str, value: Json, round: int) -> Json:
        """The draft as it is kept; one that was emptied is kept as empty, not as never written."""
        kept = super().check(question, value, round)
        if kept is None:
            return [] if self.questions[question].kind == "choose many" else ""
        return kept

    def _do(self, value: Json) -> str:
        if not isinstance(value, list) or json.dumps(value) not in self._offered:
            raise AnswerError(OLD)
        name, *to = value
        page, _, move = str(name).partition(".")
        now = self.host.now()
        if page == self.opening.id:
            done: str = getattr(self.opening, f"do_{move}")(self.answers, now, *to)
            return done
        chosen = self.answers.get(("desk.room", 1))
        room = self.host.room(str(chosen))
        if room is None:
            raise AnswerError(GONE)
        seen = Seen(self.host, self.content, room, dict(self.answers), now)
        done = getattr(self.places[page], f"do_{move}")(seen, *to)
        return done

    def write(self, name: str, value: Json) -> None:
        """Keep a draft, or with None take it away."""
        key = (f"desk.{name}", 1)
        if value is None and key not in self.answers:
            return
        if self.person is not None:
            self.person.save(key[0], value, 1)
        self.answers = {each: said for each, said in self.answers.items() if each != key}
        if value is not None:
            self.answers[key] = value

    def clear(self, beginning: str) -> None:
        """Take away all drafts whose names begin so; the bell stays as it is."""
        for question, _ in list(self.answers):
            if question.startswith(f"desk.{beginning}") and question != Run.bell:
                self.write(question.removeprefix("desk."), None)

    def turn(self) -> None:
        """Take the person to the top of what is shown next."""
        self._turns += 1


def _buttons(blocks: Iterable[Named]) -> Iterator[Button]:
    for _, block in blocks:
        if isinstance(block, Buttons):
            yield from block.buttons
        elif isinstance(block, Shelf):
            yield from (entry.button for entry in block.entries)
