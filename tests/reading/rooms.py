"""What people read of a live room: a workshop is rehearsed, and all that it shows is collected.

Desk, screen and phones are drawn at every step as it is opened, answered, closed and revealed; the
desk on each of its pages, too. Then what is printed before a workshop, and handed out after it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from contextlib import closing
from datetime import UTC, datetime
from functools import cache
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from unittest.mock import patch

from coproduction.activities.live import conduct, live
from coproduction.activities.live.desk import PLACES
from coproduction.activities.live.results import counted
from coproduction.content import course
from coproduction.hosting import rehearsal
from coproduction.server.rooms import telling
from coproduction.store import open_store, table_key
from coproduction.views.document import html
from coproduction.views.document.protection import Place as Kept
from coproduction.views.document.protection import protection
from coproduction.views.document.report import report
from coproduction.views.page import draw
from coproduction.views.paper import SIZES, Join, pack
from tests.reading import tables
from tests.reading.level import STAND_IN
from tests.reading.pages import paragraphs
from tests.reading.texts import Text
from tests.unit.hall import Trainer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coproduction.activities.blocks import Block
    from coproduction.views.document.model import Document

_ID = re.compile(r"\s*\([a-z][\w-]*(?:\.[\w-]+)+\)")
"""What a tally sheet calls a question for the desk: looked up, and not read."""

_QUOTED = re.compile("“([^”]+)”")
"""An answer that people could choose, or a step: measured where it stands in its table."""

VIEWS = ("desk", "screen", "phone", "report", "note", "paper")
WHEN = datetime(2026, 6, 26, 12, tzinfo=UTC)
OWN = {"choose one": {"options": "Bus\nTrain"}, "scale": {"low": "No", "high": "Yes"}}
"""Questions of a facilitator's own, with what each needs."""


@cache
def written(view: str) -> tuple[Text, ...]:
    """What a view of a room shows beside what is in the tables; each text once."""
    known = {text.words for text in tables.texts()}

    def name(quoted: re.Match[str]) -> str:
        return f"“{STAND_IN}”" if quoted[1] in known else quoted[0]

    return tuple(
        Text(f"{view}: {words[:30]}", "feedback", f"{view}, {near}", view, _QUOTED.sub(name, words))
        for (seen, near), texts in _rehearsed().items()
        for words in texts
        if seen == view and words not in known
    )


@cache
def _rehearsed() -> dict[tuple[str, str], dict[str, None]]:
    """What was read in a workshop, by view and by step or page."""
    with (
        TemporaryDirectory() as folder,
        closing(open_store(f"sqlite:///{folder}/answers.sqlite", lambda: WHEN)) as store,
        # Rooms have ids that nobody can guess; here the same is said each time all the same.
        patch.object(rehearsal, "Random", lambda seed: Random(seed.partition(" ")[2])),  # noqa: S311
    ):
        workshop = _Workshop(Trainer(store, lambda: WHEN))
        workshop.prepare()
        workshop.run()
        workshop.look_round()
        workshop.hand_out()
    return workshop.found


class _Workshop:
    """A practice room of two hours with sixty pretend people."""

    def __init__(self, trainer: Trainer) -> None:
        self.trainer = trainer
        self.found: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)

    def read(self, view: str, near: str, blocks: Iterable[tuple[str, Block]]) -> None:
        for name, block in blocks:
            self.found[view, near].update(dict.fromkeys(paragraphs(draw(name, block))))

    def read_document(self, view: str, document: Document) -> None:
        page = _ID.sub("", html.draw(document).decode())
        self.found[view, "all"].update(dict.fromkeys(paragraphs(page)))

    def press(self, words: str, near: str) -> None:
        """Press a button, and read the desk."""
        self.trainer.press(words)
        self.read("desk", near, self.trainer.page.blocks)

    def go(self, place: str) -> None:
        """Turn to a page of the desk, and read it."""
        self.trainer.desk.answer("desk.at", place)
        self.read("desk", place, self.trainer.page.blocks)

    def prepare(self) -> None:
        """Open the room, and put the steps on its sheet that are not there by themselves."""
        self.read("desk", "rooms", self.trainer.page.blocks)
        self.trainer.open_room("Leith", "yes", "120")
        self.press("Fill it", "run")
        self.go("sheet")
        self.trainer.fill("kind", "who-is-missing")
        self.press("Add it", "sheet")
        self.press("Back to the sheet", "sheet")
        for number, (kind, boxes) in enumerate(OWN.items(), start=2):
            self.press("Ask something of my own", "sheet")
            name = f"set-own-{number}"
            for box, words in {"prompt": "How?", "kind": kind, **boxes}.items():
                self.trainer.fill(f"{name}-{box}", words)
            self.press("Save this step", "sheet")
            self.press("Back to the sheet", "sheet")

    def run(self) -> None:
        """Every step, each as it is opened, answered, closed, hidden and revealed."""
        self.go("run")
        self.trainer.press("Begin")
        self._step()
        while self.trainer.can("Go on"):
            self.trainer.press("Go on")
            self._step()

    def _step(self) -> None:
        self._look()
        for words in ("Have them answer", "Close it", "Reveal"):
            if self.trainer.can(words):
                self.trainer.press(words)
                self._look()
        while self.trainer.can("Next on the screen"):
            self.trainer.press("Next on the screen")
            self._look()

    def _look(self) -> None:
        """What desk, screen, phones and tables show of the present step."""
        room, rooms = self.trainer.room, self.trainer.store.rooms
        line, stage = conduct.present(room.sheet["lines"], room.state)
        step = live(line.kind, course())
        result = counted(rooms, room.id, step, line, stage.round)
        self.read("desk", line.title, self.trainer.page.blocks)
        self.read("screen", line.title, step.screen(line, stage, result))
        (_, code), *_ = self.trainer.host.tables(room.id, 1)
        for door, key in (("phone", "pretend 0"), ("table", table_key(code))):
            mine = rooms.mine(room.id, rooms.participant(room.id, key).key)
            page = step.phone(line, stage, mine, result, door)
            self.read("phone", line.title, page.blocks)

    def look_round(self) -> None:
        """The desk's other pages, with something on each."""
        for place in PLACES:
            self.go(place.id)
        for line in self.trainer.room.sheet["lines"]:
            self.go("sheet")
            self.press(line["title"], "sheet")
            self.press("Back to the sheet", "sheet")
        self.go("words")
        for words in ("Release the", "Keep back", "Release"):
            self.press(words, "words")
        self.go("promises")
        for box in ("parked-what", "promise-said", "promise-cannot"):
            self.trainer.fill(box, "Tea")
        self.press("Park it", "promises")
        self.press("Write it down", "promises")
        self.press("Tea", "promises")
        self.go("end")
        self.press("Close and delete", "end")
        self.press("Keep it", "end")

    def hand_out(self) -> None:
        """Paper, the note, and the report before and after it is made."""
        room, rooms = self.trainer.room, self.trainer.store.rooms
        join = Join(room.code, "http://192.0.2.7:8866/join", b"")
        for size in SIZES:
            self.read_document("paper", pack(course(), room, join, size, WHEN))
        kept = Kept("in one SQLite file", 60, 1500, encrypted=False, cookies=())
        self.read_document("note", protection(course(), room, kept, WHEN))
        for _ in range(2):
            told, notes = telling.draft(rooms, course(), room)
            self.read_document("report", report(room, told, notes, WHEN))
            telling.make(rooms, course(), room)
