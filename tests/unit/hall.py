"""A desk in a hall, for tests: rooms of a real store, a clock to move, presses by their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.activities.blocks import Ask, Button, Buttons, Page, Shelf
from coproduction.activities.live.desk import Desk
from coproduction.hosting import RoomHost
from coproduction.store import Person, Said
from coproduction.store.keys import Key, new_key
from coproduction.views.page import draw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.answers import Json
    from coproduction.store import AnswerStore, Room
    from tests.unit.conftest import Clock

HOME = "http://192.0.2.7:8866/coproduction/"


class Trainer:
    """Somebody at a desk, who presses what is on the page and nothing else."""

    def __init__(
        self,
        store: AnswerStore,
        clock: Clock,
        key: Key | None = None,
        name: str = "trainer",
        home: str = HOME,
    ) -> None:
        self.store = store
        self.key = key or Key(new_key())
        owner = None if self.key.code else self.key
        self.host = RoomHost(
            store.rooms, (self.key,), owner, home, "http://192.0.2.7:8866/join", clock=clock
        )
        self.desk = Desk(self.host).bind(Person(store, name, "server"))

    @property
    def page(self) -> Page:
        return self.desk.page(self.desk.answers)

    @property
    def html(self) -> str:
        """All that is on the page; drawing it is part of every test."""
        return "\n".join(draw(name, block) for name, block in self.page.blocks)

    @property
    def room(self) -> Room:
        found = self.host.room(str(self.desk.answers["desk.room", 1]))
        assert found is not None
        return found

    def buttons(self) -> Iterator[Button]:
        for _, block in self.page.blocks:
            if isinstance(block, Buttons):
                yield from block.buttons
            elif isinstance(block, Shelf):
                yield from (entry.button for entry in block.entries)

    def can(self, words: str) -> bool:
        return any(button.label.startswith(words) for button in self.buttons())

    def press(self, words: str) -> str:
        """Press the first button whose words begin so; gives what is said of it."""
        button = next(button for button in self.buttons() if button.label.startswith(words))
        self.desk.answer(button.question, button.value)
        return self.told

    @property
    def told(self) -> str:
        said = dict(self.page.blocks).get("told")
        return said.paragraphs[0] if said else ""  # type: ignore[union-attr]

    def asks(self) -> dict[str, Ask]:
        return {name: block for name, block in self.page.blocks if isinstance(block, Ask)}

    def fill(self, name: str, value: Json) -> None:
        """Write into the box of that name, which must be on the page."""
        self.desk.answer(self.asks()[name].question.id, value)

    def open_room(self, title: str = "Tuesday", practice: str = "no", minutes: str = "60") -> Room:
        self.fill("new-title", title)
        self.fill("new-minutes", minutes)
        self.fill("new-practice", practice)
        self.press("Open the room")
        return self.room

    def phone(self, person: str, question: str, value: Json, round: int = 1, text: bool = False):
        """Somebody answers by phone."""
        joined = self.store.rooms.join(self.room.id, person, "phone")
        said = Said(joined.key, "phone", question, round, value, f"{person}-{round}", text)
        self.store.rooms.save(self.room.id, [said])
