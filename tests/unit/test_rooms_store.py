"""A room keeps what it is told, on every database."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, func, select, text

from coproduction.store import (
    Entry,
    Note,
    Participant,
    Room,
    RoomError,
    Said,
    SaidRow,
    StoreError,
    Text,
    open_store,
    participant_key,
    table_key,
)
from coproduction.store.rooms import people as people_module
from coproduction.store.rooms import rooms as rooms_module
from coproduction.store.rooms.tables import codes, entries, notes, participants, rooms, said
from tests.unit import rooming

if TYPE_CHECKING:
    from collections.abc import Callable

    from coproduction.store import AnswerStore, RoomStore
    from tests.unit.conftest import Clock

V5 = "vignettes.rung.V5"
AWKWARD = "Tuesday’s \0 \ud800 naïve 🙂 '; DROP TABLE rooms; -- <script>"


@pytest.fixture
def store(database: AnswerStore) -> RoomStore:
    return database.rooms


@pytest.fixture
def room(store: RoomStore) -> Room:
    return rooming.create(store)


@pytest.fixture
def ann(store: RoomStore, room: Room) -> Participant:
    return store.join(room.id, "ann", "phone")


@pytest.fixture
def say(store: RoomStore, room: Room, ann: Participant) -> Callable[..., bool]:
    """One answer of ann's; each is newer than the last unless ``sent`` says otherwise."""
    numbers = count(1)

    def say(value: Any, sent: str = "", question: str = V5, **more: Any) -> bool:
        sent = sent or f"page-{next(numbers)}"
        one = Said(ann.key, "phone", question, **{"round": 1, "value": value, "sent": sent} | more)
        return store.save(room.id, [one])[0]

    return say


# Rooms and their codes.


def test_a_room_is_found_by_its_code_its_id_and_its_key(store, clock: Clock):
    until = clock.moment + timedelta(days=1)
    sheet = [{"step": "vignettes", "minutes": 12.5, "ids": ["V5"]}]
    room = store.create(AWKWARD, 60, until, sheet, "key", True, lambda: "BCDFGH")
    assert room == Room(
        *(room.id, "BCDFGH", "key", AWKWARD, 60, until, True, clock.moment, sheet, {}, 1)
    )
    assert store.room("BCDFGH") == store.by_id(room.id) == room
    assert store.rooms("key") == (room,)
    assert store.rooms("another") == ()
    assert "key=" not in repr(room)
    assert "key_hash" not in repr(room)


def test_the_rooms_of_a_key_come_the_oldest_first(store, clock: Clock):
    made = []
    for _ in range(5):
        made.append(rooming.create(store))
        clock.moment += timedelta(minutes=1)
    assert store.rooms("key") == tuple(made)


def test_a_code_of_nothing_leads_nowhere(store):
    rooming.create(store)
    for code in ("", "BCDFGH", "a\0b", "\ud800", "' OR 1=1", "ключ"):
        assert store.room(code) is None
        assert store.table(code) is None
    assert store.by_id("nothing") is None


def test_a_code_leads_to_one_place_only(store):
    given = iter(["ROMMMM", "ROMMMM", "ANTHER", "ROMMMM", "ANTHER", "TBLONE", "TBLONE", "TBLTWO"])

    def make_code() -> str:
        return next(given)

    first = rooming.create(store, make_code)
    second = rooming.create(store, make_code)
    assert (first.code, second.code) == ("ROMMMM", "ANTHER")
    tables = store.tables(first.id, 2, make_code)
    assert tables == (("Table 1", "TBLONE"), ("Table 2", "TBLTWO"))
    assert store.table("TBLTWO") == (first, "Table 2")
    assert store.room("TBLTWO") is None
    assert store.table("ROMMMM") is None


def test_when_no_code_is_free_nothing_is_made(store, room):
    with pytest.raises(RoomError, match="No code is free") as caught:
        rooming.create(store, lambda: room.code)
    assert caught.value.why == "full"
    assert store.rooms("key") == (room,)


def test_tables_keep_their_codes_when_more_are_set_out(store, room):
    two = store.tables(room.id, 2, rooming.make_code)
    five = store.tables(room.id, 5, rooming.make_code)
    assert five[:2] == two
    assert len({code for _, code in five}) == 5
    assert store.tables(room.id, 1, rooming.make_code) == two[:1]
    with pytest.raises(RoomError, match="200 tables at most"):
        store.tables(room.id, 201, rooming.make_code)


def test_there_are_not_more_rooms_than_there_may_be(store, monkeypatch):
    monkeypatch.setattr(rooms_module, "MAX_ROOMS", 2)
    first = rooming.create(store)
    rooming.create(store)
    with pytest.raises(RoomError, match="Delete one") as caught:
        rooming.create(store)
    assert caught.value.why == "full"
    store.delete(first.id)
    assert rooming.create(store)


def test_a_room_that_cannot_be_kept_is_not_made(store, clock: Clock):
    until = clock.moment
    with pytest.raises(ValueError, match="sheet"):
        store.create("", 60, until, [{1, 2}], "key", False, rooming.make_code)
    with pytest.raises(ValueError, match="time zone"):
        store.create("", 60, datetime(2026, 6, 26), [], "key", False, rooming.make_code)  # noqa: DTZ001
    assert store.rooms("key") == ()


# Changing a room.


def test_a_change_is_kept_and_counted(store, room):
    later = room.keep_until + timedelta(days=1)
    new = {"title": AWKWARD, "minutes": 90, "keep_until": later, "practice": True}
    new |= {"sheet": ["a"], "state": {"present": "a"}}
    changed = store.change(room.id, lambda old: replace(old, **new))
    assert changed == store.by_id(room.id) == replace(room, **new, version=2)


def test_what_did_not_change_is_not_counted(store, room):
    assert store.change(room.id, lambda old: replace(old)).version == 1


def test_a_change_in_place_is_noticed(store, room):
    def open_it(old: Any) -> Room:
        old.state["open"] = True
        return old

    assert store.change(room.id, open_it).state == {"open": True}
    assert store.by_id(room.id).version == 2


def test_what_a_room_is_known_by_never_changes(store, room, clock: Clock):
    other = {"id": "x", "code": "x", "key_hash": "x", "opened": clock.moment + timedelta(days=1)}
    assert store.change(room.id, lambda old: replace(old, **other, version=99)) == room


def test_a_change_that_fails_changes_nothing(store, room):
    with pytest.raises(ZeroDivisionError):
        store.change(room.id, lambda old: replace(old, minutes=1 // 0))
    with pytest.raises(ValueError, match="state"):
        store.change(room.id, lambda old: replace(old, minutes=1, state={1, 2}))
    assert store.by_id(room.id) == room
    with pytest.raises(RoomError, match="not there") as caught:
        store.change("nothing", lambda old: old)
    assert caught.value.why == "gone"


# People.


def test_to_join_again_is_harmless_and_the_last_door_counts(store, room):
    first = store.join(room.id, "ann", "phone")
    assert store.join(room.id, "ann", "phone") == first
    again = store.join(room.id, "ann", "notebook", AWKWARD)
    assert again.key == first.key
    assert store.participant(room.id, "ann") == again
    assert store.participant(room.id, "bea") is None
    store.join(room.id, "bea", "phone")
    assert store.here(room.id) == {"notebook": 1, "phone": 1}


def test_a_key_is_of_one_room_only(store, room):
    other = rooming.create(store)
    here, there = store.join(room.id, "ann", "phone"), store.join(other.id, "ann", "phone")
    assert here.key == participant_key(room.id, "ann") != there.key
    assert "ann" not in here.key
    assert here.key not in repr(here)
    assert store.here(room.id) == {"phone": 1}


def test_a_table_is_one_participant_whoever_writes(store, room):
    ((label, code),) = store.tables(room.id, 1, rooming.make_code)
    scribes = {store.join(room.id, table_key(code), "table", label) for _ in range(2)}
    assert len(scribes) == 1
    assert store.here(room.id) == {"table": 1}


def test_a_full_room_lets_in_nobody_new_but_those_who_are_in(store, room, monkeypatch):
    monkeypatch.setattr(people_module, "MAX_PEOPLE", 2)
    for name in ("ann", "bea"):
        store.join(room.id, name, "phone")
    with pytest.raises(RoomError, match="full"):
        store.join(room.id, "cat", "phone")
    assert store.join(room.id, "ann", "notebook")
    assert store.here(room.id) == {"notebook": 1, "phone": 1}


def test_nobody_joins_a_room_that_is_gone(store, room):
    store.delete(room.id)
    with pytest.raises(RoomError) as caught:
        store.join(room.id, "ann", "phone")
    assert caught.value.why == "gone"


# What they say.


@pytest.mark.parametrize(
    "value", [3, 1.0, True, "V5", AWKWARD, ["a", "b"], {"a": [None]}], ids=repr
)
def test_a_value_comes_back_as_it_went_in(store, room, ann, say, value):
    assert say(value)
    (row,) = store.said(room.id)
    assert row == SaidRow(ann.key, "phone", "", V5, 1, value)
    assert type(row.value) is type(value)
    assert store.mine(room.id, ann.key) == {(V5, 1): value}


def test_no_two_share_a_list(store, room):
    for name in ("ann", "bea"):
        key = store.join(room.id, name, "phone").key
        store.save(room.id, [Said(key, "phone", V5, 1, ["a"], "p-1")])
    first, second = store.said(room.id)
    first.value.append("by the reader")
    assert second.value == ["a"]


def test_an_old_repeat_is_acknowledged_and_ignored(store, room, ann, say):
    assert say("first", sent="page-1")
    assert say("second", sent="page-2")
    assert say("first", sent="page-1")
    assert say("not the second", sent="page-2")
    assert store.mine(room.id, ann.key) == {(V5, 1): "second"}
    assert say("tenth", sent="page-10")
    assert say("ninth", sent="page-9")
    assert store.mine(room.id, ann.key) == {(V5, 1): "tenth"}
    assert say("of another page", sent="again-1")
    assert store.mine(room.id, ann.key) == {(V5, 1): "of another page"}


def test_what_was_taken_back_is_not_brought_again_by_a_repeat(store, room, ann, say):
    say("words", sent="page-1", question="why", text=True)
    say(None, sent="page-2", question="why", text=True)
    assert say("words", sent="page-1", question="why", text=True)
    assert store.mine(room.id, ann.key) == {}
    assert store.said(room.id) == store.texts(room.id) == ()
    assert say("new words", sent="page-3", question="why", text=True)
    assert store.mine(room.id, ann.key) == {("why", 1): "new words"}


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(sent=st.lists(st.lists(st.integers(1, 9), min_size=1, max_size=4), min_size=1, max_size=6))
def test_in_whatever_order_they_arrive_and_however_often_the_last_sent_counts(store, sent):
    room = rooming.create(store)
    key = store.join(room.id, "ann", "phone").key
    for numbers in sent:
        batch = [Said(key, "phone", V5, 1, number, f"page-{number}") for number in numbers]
        assert store.save(room.id, batch) == [True] * len(batch)
    last = max(number for numbers in sent for number in numbers)
    assert store.mine(room.id, key) == {(V5, 1): last}
    store.delete(room.id)


def test_rounds_questions_people_and_rooms_are_kept_apart(store, room, ann):
    bea = store.join(room.id, "bea", "notebook")
    other = rooming.create(store)
    there = store.join(other.id, "ann", "phone")
    answers = [
        Said(bea.key, "notebook", V5, 1, "b", "q-1"),
        Said(ann.key, "phone", "other", 1, "o", "p-1"),
        Said(ann.key, "phone", V5, 2, "a2", "p-2"),
        Said(ann.key, "phone", V5, 1, "a1", "p-3"),
    ]
    assert store.save(room.id, answers) == [True] * 4
    assert store.save(other.id, [Said(there.key, "phone", V5, 1, "there", "p-4")]) == [True]
    assert store.mine(room.id, ann.key) == {("other", 1): "o", (V5, 1): "a1", (V5, 2): "a2"}
    assert store.mine(other.id, ann.key) == {}
    assert {row.value for row in store.said(room.id)} == {"a1", "a2", "b", "o"}
    assert {row.value for row in store.said(room.id, [V5])} == {"a1", "a2", "b"}
    assert store.said(room.id, []) == ()
    assert [row.value for row in store.said(other.id)] == ["there"]


def test_who_is_not_in_the_room_spoils_nothing_for_the_others(store, room, ann):
    other = rooming.create(store)
    elsewhere = store.join(other.id, "bea", "phone")
    batch = [
        Said("nobody", "phone", V5, 1, "n", "p-1"),
        Said(ann.key, "phone", V5, 1, "a", "p-1"),
        Said(elsewhere.key, "phone", V5, 1, "e", "p-1"),
    ]
    assert store.save(room.id, batch) == [False, True, False]
    assert [row.value for row in store.said(room.id)] == ["a"]
    assert store.said(other.id) == ()
    assert store.save(room.id, []) == []
    with pytest.raises(RoomError):
        store.save("nothing", batch)


def test_what_is_not_allowed_is_not_kept(store, room, ann):
    store.change(room.id, lambda old: replace(old, state={"open": [V5]}))
    batch = [Said(ann.key, "phone", question, 1, 3, "p-1") for question in (V5, "closed")]

    def is_open(room: Room, one: Said) -> bool:
        state: Any = room.state
        return one.question in state["open"]

    assert store.save(room.id, batch, is_open) == [True, False]
    assert store.mine(room.id, ann.key) == {(V5, 1): 3}


@pytest.mark.parametrize(
    "wrong",
    [
        *({"participant": text} for text in ("", "a\0b", "\ud800", "x" * 201)),
        *({"question": "a b"}, {"door": ""}, {"round": 0}, {"round": 2**31}),
        *({"value": value} for value in ({1, 2}, float("nan"), (1,))),
        *(
            {"sent": sent}
            for sent in ("", "1", "-1", "a-", "a-b-1", "a-2147483648", "a-99999999999")
        ),
        *({"sent": sent} for sent in ("é-1", "a-1\n", "x" * 65 + "-1", "a-٣")),
    ],
    ids=repr,
)
def test_what_no_database_takes_is_refused_at_birth(wrong):
    good = {"participant": "p", "door": "d", "question": "q", "round": 1, "value": 1, "sent": "a-1"}
    assert Said(**good)
    with pytest.raises(ValueError, match=r"ASCII|numbered|cannot be kept") as caught:
        Said(**good | wrong)
    assert "nan" not in str(caught.value)


def test_many_answers_are_one_transaction_and_few_statements(database, room):
    keys = [database.rooms.join(room.id, f"p{n}", "phone").key for n in range(100)]
    commits, statements = [], []
    event.listen(database._engine, "commit", commits.append)
    event.listen(database._engine, "after_cursor_execute", lambda *what: statements.append(what[2]))
    database.rooms.save(room.id, [Said(key, "phone", V5, 1, 3, "p-1") for key in keys])
    assert len(database.rooms.said(room.id)) == 100
    assert len(commits) == 2  # one of saving, one of looking
    assert len(statements) <= 5


def test_a_save_that_fails_keeps_nothing_and_repeats_nothing(database, room):
    key = database.rooms.join(room.id, "ann", "phone").key
    with database._engine.begin() as connection:
        connection.execute(text("DROP TABLE said"))
    with pytest.raises(StoreError, match="Try again") as caught:
        database.rooms.save(room.id, [Said(key, "phone", V5, 1, "what I really think", "p-1")])
    told = "".join(str(error) for error in (caught.value, caught.value.__cause__))
    assert "really think" not in told


# Free text.


def _texts(store: RoomStore, room: Room) -> list[tuple[object, bool]]:
    return [(one.words, one.released) for one in store.texts(room.id)]


def test_free_text_is_held_until_released_and_never_among_the_choices(store, room, ann, say):
    say(AWKWARD, question="why", text=True)
    (held,) = store.texts(room.id)
    assert held == Text(held.id, "why", 1, "phone", "", AWKWARD, False)
    assert ann.key not in repr(held)
    assert store.said(room.id) == store.said(room.id, ["why"]) == ()
    assert store.release(room.id, [held.id], True) == 1
    assert store.texts(room.id) == (replace(held, released=True),)
    assert store.release(room.id, [held.id], True) == 0
    assert store.release(room.id, [held.id], False) == 1
    assert store.texts(room.id) == (held,)


def test_changed_words_are_held_again_and_the_same_words_are_not(store, room, say):
    say("fine", question="why", text=True)
    store.release(room.id, [store.texts(room.id)[0].id], True)
    say("fine", question="why", text=True)
    assert _texts(store, room) == [("fine", True)]
    say("not fine", question="why", text=True)
    assert _texts(store, room) == [("not fine", False)]
    say("fine", question="why", text=True)
    assert _texts(store, room) == [("fine", False)]


def test_words_that_changed_since_they_were_read_are_not_released(store, room, say):
    say("fine", question="why", text=True)
    read = [one.id for one in store.texts(room.id)]
    say("not fine", question="why", text=True)
    assert store.release(room.id, read, True) == 0
    assert _texts(store, room) == [("not fine", False)]


def test_a_room_releases_only_its_own_words(store, room, say):
    say("fine", question="why", text=True)
    other = rooming.create(store)
    assert store.release(other.id, [one.id for one in store.texts(room.id)], True) == 0
    assert _texts(store, room) == [("fine", False)]


# The desk.


def test_what_is_counted_by_hand_is_kept_in_order_and_undone_from_the_end(store, room):
    hands = Entry(V5, 1, "hands", AWKWARD, {"1": 0, "8": 12})
    paper = Entry(V5, 2, "paper", "Table 3", {"2": 4})
    first, second = store.enter(room.id, hands), store.enter(room.id, paper)
    assert store.entries(room.id) == (replace(hands, id=first), replace(paper, id=second))
    assert store.undo(room.id) == replace(paper, id=second)
    assert store.undo(room.id) == replace(hands, id=first)
    assert store.undo(room.id) is None
    assert store.entries(room.id) == ()


def test_two_who_undo_the_same_entry_undo_one(store, room):
    entry = Entry(V5, 1, "hands", "", {"1": 3})
    first, second = store.enter(room.id, entry), store.enter(room.id, entry)
    assert store.undo(room.id, second)
    assert store.undo(room.id, second) is None
    third = store.enter(room.id, entry)
    assert store.undo(room.id, second) is None  # and the number is never given again
    assert [one.id for one in store.entries(room.id)] == [first, third]
    other = rooming.create(store)
    assert store.undo(other.id, first) is None


def test_what_is_no_count_is_refused(store, room):
    for counted in (-1, 1.5, True, None, "3"):
        with pytest.raises(ValueError, match="whole number"):
            store.enter(room.id, Entry(V5, 1, "hands", "", {"1": counted}))
    assert store.entries(room.id) == ()


def test_notes_are_kept_changed_and_dropped(store, room):
    first = store.note(room.id, "parking", None, {"words": AWKWARD, "owner": "Bea"})
    promise = store.note(room.id, "promise", None, "by May")
    second = store.note(room.id, "parking", None, "later")
    assert store.note(room.id, "parking", first, "changed") == first
    assert store.notes(room.id) == (
        Note(first, "parking", "changed"),
        Note(promise, "promise", "by May"),
        Note(second, "parking", "later"),
    )
    assert store.drop_note(room.id, second)
    assert not store.drop_note(room.id, second)
    assert [note.id for note in store.notes(room.id, "parking")] == [first]
    assert store.note(room.id, "parking", None, "new") not in {first, promise, second}
    with pytest.raises(RoomError, match="deleted this note") as caught:
        store.note(room.id, "parking", second, "too late")
    assert caught.value.why == "gone"
    other = rooming.create(store)
    assert not store.drop_note(other.id, first)


def test_the_version_tells_when_what_is_shown_may_have_changed(store, room, say):
    def version() -> int:
        return store.by_id(room.id).version

    say("fine", question="why", text=True)
    store.note(room.id, "parking", None, "later")
    store.undo(room.id)
    store.release(room.id, ["unknown"], True)
    assert version() == 1
    store.release(room.id, [store.texts(room.id)[0].id], True)
    assert version() == 2
    store.enter(room.id, Entry(V5, 1, "hands", "", {"1": 3}))
    assert version() == 3
    store.undo(room.id)
    assert version() == 4


# Deleting.


def _fill(store: RoomStore, room: Room) -> None:
    for name in ("ann", "bea"):
        key = store.join(room.id, name, "phone").key
        words = Said(key, "phone", "why", 1, f"what {name} really thinks", "p-1", text=True)
        store.save(room.id, [words, Said(key, "phone", V5, 1, 3, "p-2")])
    store.tables(room.id, 2, rooming.make_code)
    store.enter(room.id, Entry(V5, 1, "paper", "", {"1": 3}))
    store.note(room.id, "parking", None, "later")


def _rows(database: AnswerStore) -> dict[str, int]:
    tables = (rooms, codes, participants, said, entries, notes)
    with database._engine.connect() as connection:
        count = {t.name: connection.scalar(select(func.count()).select_from(t)) for t in tables}
    return {name: number or 0 for name, number in count.items()}


def test_a_room_that_is_deleted_leaves_nothing_and_others_are_left_alone(database):
    store = database.rooms
    room, other = rooming.create(store), rooming.create(store)
    _fill(store, room)
    assert all(_rows(database).values())
    _fill(store, other)
    assert store.delete(room.id)
    assert not store.delete(room.id)
    assert store.room(room.code) is None
    assert len(store.texts(other.id)) == 2
    assert store.delete(other.id)
    assert set(_rows(database).values()) == {0}


def test_rooms_are_purged_when_their_day_comes(store, clock: Clock):
    one, two = (rooming.create(store, keep_until=clock.moment + timedelta(days=n)) for n in (1, 2))
    assert store.purge(clock.moment) == 0
    assert store.purge(one.keep_until) == 1
    assert store.rooms("key") == (two,)
    with pytest.raises(ValueError, match="time zone"):
        store.purge(datetime(2026, 6, 26))  # noqa: DTZ001


def test_who_is_forgotten_is_forgotten_in_every_room(database):
    store = database.rooms
    made = [rooming.create(store) for _ in range(2)]
    for room in made:
        _fill(store, room)
    late = Said(participant_key(made[0].id, "ann"), "phone", V5, 1, 5, "p-9")
    assert store.forget_person("ann") == 4
    assert store.forget_person("ann") == 0
    assert store.save(made[0].id, [late]) == [False]
    for room in made:
        assert store.here(room.id) == {"phone": 1}
        assert _texts(store, room) == [("what bea really thinks", False)]
    database.save("bea", "q", 1, 1)
    assert database.forget("bea") == 5
    assert [store.texts(room.id) for room in made] == [(), ()]


# Two servers.


def test_two_stores_on_one_database_are_one_room(url):
    with closing(open_store(url)) as here, closing(open_store(url)) as there:
        room = rooming.create(here.rooms)
        assert there.rooms.room(room.code) == room
        ann = there.rooms.join(room.id, "ann", "phone")
        assert here.rooms.save(room.id, [Said(ann.key, "phone", V5, 1, 3, "p-1")]) == [True]
        assert there.rooms.said(room.id) == here.rooms.said(room.id) != ()
        there.rooms.change(room.id, lambda old: replace(old, state={"present": V5}))
        assert here.rooms.by_id(room.id) == there.rooms.by_id(room.id) != room
        there.rooms.delete(room.id)
        assert here.rooms.room(room.code) is None
