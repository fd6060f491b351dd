"""Joining a room from a notebook, and what is answered there counting in it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from coproduction.activities.answers import AnswerError
from coproduction.activities.blocks import Ask, Links, Prose
from coproduction.activities.live import conduct, sheet
from coproduction.activities.workshop import CODE, Workshop
from coproduction.content import course
from coproduction.notebook import Present
from coproduction.seat import TRIES, Seat
from coproduction.store import RoomError, open_store, participant_key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from coproduction.store import AnswerStore, Room

LETTERS = "KXSQBD"
CARD = next(card.id for card in course().vignettes if card.short)
RUNG = replace(course().questions["vignettes.rung"], id=f"vignettes.rung.{CARD}")
REASON = replace(course().questions["vignettes.reason"], id=f"vignettes.reason.{CARD}")


@dataclass
class Hall:
    """A room, and a person at a laptop beside it."""

    store: AnswerStore
    room: Room
    seat: Seat = field(init=False)

    def __post_init__(self) -> None:
        self.seat = Seat(self.store.rooms, "somebody", course())

    def go(self, line: str) -> None:
        self._move(lambda state: conduct.go_to(state, line, time.time()))

    def close(self, line: str) -> None:
        self._move(lambda state: conduct.close(state, line, time.time()))

    def _move(self, step: Any) -> None:
        self.store.rooms.change(self.room.id, lambda room: replace(room, state=step(room.state)))

    @property
    def said(self) -> list[tuple[Any, str]]:
        return [(row.value, row.door) for row in self.store.rooms.said(self.room.id, [RUNG.id])]


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    store = open_store(f"sqlite:///{tmp_path / 'answers.sqlite'}")
    until = datetime.now(UTC) + timedelta(days=1)
    kept = {"lines": conduct.to_json(sheet(60, course()))}
    room = store.rooms.create("Leith", 60, until, kept, "hash", False, lambda: LETTERS)
    yield Hall(store, room)
    store.close()


def test_an_answer_counts_while_its_step_is_open_and_only_then(hall: Hall) -> None:
    assert hall.seat.join(LETTERS) == "Leith"
    assert hall.store.rooms.here(hall.room.id) == {"notebook": 1}
    assert not hall.seat.say(LETTERS, RUNG, 5, 1)
    hall.go("cards")
    assert hall.seat.say(LETTERS, RUNG, 5, 1)
    assert hall.seat.say(LETTERS, RUNG, 6, 1)
    assert not hall.seat.say(LETTERS, RUNG, 4, 2)
    hall.close("cards")
    assert not hall.seat.say(LETTERS, RUNG, 7, 1)
    assert hall.said == [(6, "notebook")]


def test_an_answer_that_is_taken_back_is_taken_back_in_the_room(hall: Hall) -> None:
    hall.seat.join(LETTERS)
    hall.go("cards")
    hall.seat.say(LETTERS, RUNG, 5, 1)
    assert hall.seat.say(LETTERS, RUNG, None, 1)
    assert [value for value, _ in hall.said if value is not None] == []


def test_words_are_held_until_they_are_released(hall: Hall) -> None:
    hall.seat.join(LETTERS)
    hall.go("cards")
    assert hall.seat.say(LETTERS, REASON, "They asked too late", 1)
    (text,) = hall.store.rooms.texts(hall.room.id)
    assert (text.words, text.released) == ("They asked too late", False)


def test_a_room_that_is_gone_costs_nobody_anything(hall: Hall) -> None:
    hall.seat.join(LETTERS)
    hall.store.rooms.delete(hall.room.id)
    assert hall.seat.title(LETTERS) is None
    assert not hall.seat.say(LETTERS, RUNG, 5, 1)


def test_a_room_without_a_sheet_takes_no_answer(hall: Hall) -> None:
    hall.seat.join(LETTERS)
    hall.store.rooms.change(hall.room.id, lambda room: replace(room, sheet=[]))
    assert not hall.seat.say(LETTERS, RUNG, 5, 1)


def test_one_page_may_not_guess_for_ever(hall: Hall) -> None:
    for _ in range(TRIES):
        assert hall.seat.join("ZZZZZZ") is None
    assert hall.seat.join(LETTERS) is None
    assert Seat(hall.store.rooms, "another", course()).join(LETTERS) == "Leith"


@pytest.fixture
def person(hall: Hall) -> Present:
    return Present(hall.store, "somebody", "server", seat=hall.seat)


def bound(person: Present) -> Workshop:
    found = Workshop(course())
    found.bind(person)
    return found


def shown(workshop: Workshop) -> dict[str, Any]:
    return dict(workshop.page(workshop.answers).blocks)


def test_a_code_is_joined_as_it_is_typed_and_left_again(hall: Hall, person: Present) -> None:
    workshop = bound(person)
    assert isinstance(shown(workshop)["code"], Ask)
    workshop.answer(CODE, "kxs qbd")
    blocks = shown(workshop)
    assert isinstance(blocks["in"], Prose)
    assert "“Leith”" in blocks["in"].paragraphs[0]
    assert isinstance(blocks["page"], Links)
    assert blocks["page"].links[0].href == f"/coproduction/room/{LETTERS}"
    hall.go("cards")
    person.save(RUNG.id, 5)
    assert hall.said == [(5, "notebook")]
    workshop.answer(CODE, None)
    assert isinstance(shown(workshop)["code"], Ask)
    person.save(RUNG.id, 2)
    assert hall.said == [(5, "notebook")]


@pytest.mark.parametrize(
    ("typed", "words"), [("ZZZ", "six letters"), ("ZZZZZZ", "There is no room with that code")]
)
def test_a_code_that_opens_nothing_is_not_kept(person: Present, typed: str, words: str) -> None:
    workshop = bound(person)
    with pytest.raises(AnswerError, match=words):
        workshop.answer(CODE, typed)
    assert person.answers() == {}


def test_a_room_that_is_full_says_so(person: Present, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise RoomError("full", "This room is full.")

    monkeypatch.setattr("coproduction.store.RoomStore.join", full)
    with pytest.raises(AnswerError, match="This room is full"):
        bound(person).answer(CODE, LETTERS)


def test_the_same_person_at_a_phone_is_one_participant(hall: Hall) -> None:
    hall.seat.join(LETTERS)
    hall.go("cards")
    hall.seat.say(LETTERS, RUNG, 5, 1)
    key = hall.store.rooms.join(hall.room.id, "somebody", "phone").key
    assert key == participant_key(hall.room.id, "somebody")
    assert hall.store.rooms.mine(hall.room.id, key) == {(RUNG.id, 1): 5}
    assert sum(hall.store.rooms.here(hall.room.id).values()) == 1
