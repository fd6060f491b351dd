"""What a server does for its rooms: write together, read once for all, count guesses, hold keys."""

from __future__ import annotations

import asyncio
import stat
import threading
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction.activities.live import conduct, sheet
from coproduction.content import course
from coproduction.logic.room.codes import ALPHABET, LENGTH
from coproduction.server.rooms import keys, limits
from coproduction.server.rooms.live import FRESH, LATELY, Live
from coproduction.server.rooms.writer import MOST, Writer
from coproduction.store import Entry, RoomError, Said, open_store
from coproduction.store.keys import desk_key, is_key, key_hash, new_key, shared_key
from tests.unit.rooming import make_code

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from coproduction.store import Room, RoomStore


def said(number: int) -> Said:
    return Said(f"p{number}", "phone", "room.warm-up", 1, "heard", f"v{number}-1")


class Slow:
    """A store whose transactions wait for a word, and which notes what each of them held."""

    def __init__(self) -> None:
        self.batches: list[int] = []
        self.go = threading.Event()
        self.fails: set[int] = set()

    def save(self, _room: str, many: list[Said], _allowed: Any) -> list[bool]:
        self.go.wait(10)
        self.batches.append(len(many))
        if len(self.batches) - 1 in self.fails:
            raise RoomError("gone", "The room is gone.")
        return [one.participant != "p3" for one in many]


def write(store: Slow, rooms: list[str]) -> list[Any]:
    """Hand in one answer for each of these rooms before the first transaction may end."""

    async def all_at_once() -> list[Any]:
        writer = Writer(store, lambda _room, _said: True)  # type: ignore[arg-type]
        tasks = [
            asyncio.create_task(writer.save(room, said(number)))
            for number, room in enumerate(rooms)
        ]
        await asyncio.sleep(0)
        store.go.set()
        return await asyncio.gather(*tasks, return_exceptions=True)

    return asyncio.run(all_at_once())


def test_what_waits_goes_into_one_transaction() -> None:
    store = Slow()
    kept = write(store, ["a"] * 40)
    assert kept == [number != 3 for number in range(40)]
    assert len(store.batches) <= 2
    assert sum(store.batches) == 40


def test_no_transaction_takes_more_than_its_fill() -> None:
    store = Slow()
    assert len(write(store, ["a"] * (2 * MOST + 5))) == 2 * MOST + 5
    assert max(store.batches) <= MOST
    assert sum(store.batches) == 2 * MOST + 5


def test_trouble_in_one_room_is_not_another_rooms() -> None:
    store = Slow()
    store.fails = {0}
    first, *_, last = write(store, ["a", "a", "b"])
    assert isinstance(first, RoomError)
    assert last is True


def test_wrong_codes_are_counted_by_client_and_forgotten_in_time() -> None:
    now = [0.0]
    guesses = limits.Guesses(lambda: now[0])
    for number in range(limits.WRONG):
        assert not guesses.too_many("ann")
        guesses.wrong("ann", str(number))
    assert guesses.too_many("ann")
    assert not guesses.too_many("bob")
    now[0] = limits.WITHIN + 1
    assert not guesses.too_many("ann")


def test_the_same_wrong_code_again_is_no_new_guess() -> None:
    guesses = limits.Guesses(lambda: 0.0)
    for _ in range(10 * limits.WRONG):
        guesses.wrong("a phone left on a page", "BCDFGH")
    assert not guesses.too_many("a phone left on a page")


def spent(guesses: limits.Guesses, who: str) -> int:
    """How many wrong codes this client can type from now on, all at once."""
    number = 0
    while not guesses.too_many(who):
        guesses.wrong(who, f"{who} {number}")
        number += 1
    return number


@pytest.mark.parametrize("hall", [30, 300, 1200])
def test_a_hall_where_one_in_five_mistypes_never_waits(hall: int) -> None:
    guesses = limits.Guesses(lambda: 0.0)
    for number in range(hall):
        if number % 5 == 0:
            assert not guesses.too_many("the hall")
            guesses.wrong("the hall", f"slip {number}")
        assert not guesses.too_many("the hall")
        guesses.joined("the hall", f"person {number}")


def test_guessing_stays_hopeless() -> None:
    codes, times_a_day = len(ALPHABET) ** LENGTH, 24 * 60 * 60 / limits.WITHIN
    guesses = limits.Guesses(lambda: 0.0)
    outside = spent(guesses, "outside")
    assert outside == limits.WRONG
    assert codes / 2 / (outside * times_a_day) > 14 * 365  # days to find one room, on average

    for number in range(10_000):  # one who joins a room of their own over and over
        guesses.joined("inside", f"person {number % 5000}")
    inside = spent(guesses, "inside")
    assert inside == limits.MOST
    assert inside * times_a_day / codes < 1 / 1000  # the chance to find another within a day
    assert spent(guesses, "somebody else") == limits.WRONG


def test_who_joins_again_earns_nothing_more() -> None:
    guesses = limits.Guesses(lambda: 0.0)
    for _ in range(500):
        guesses.joined("ann", "ann's phone")
    assert spent(guesses, "ann") == limits.WRONG + 1


def test_what_a_hall_earned_is_gone_in_ten_minutes() -> None:
    now = [0.0]
    guesses = limits.Guesses(lambda: now[0])
    for number in range(50):
        guesses.joined("ann", str(number))
    now[0] = limits.WITHIN + 1
    assert spent(guesses, "ann") == limits.WRONG


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.7", "192.0.2.8", False),
        ("192.0.2.7", "::ffff:192.0.2.7", True),
        ("2001:db8:1:2::5", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::5", "2001:db8:1:3::5", False),
        ("fe80::1%eth0", "fe80::2%eth0", True),
        ("", "somewhere", False),
    ],
)
def test_a_network_of_ipv6_is_one_client(one: str, other: str, same: bool) -> None:
    first, second = (SimpleNamespace(remote_ip=address) for address in (one, other))
    assert (limits.client(first) == limits.client(second)) is same  # type: ignore[arg-type]


def test_only_so_many_clients_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CLIENTS", 10)
    guesses = limits.Guesses()
    for number in range(50):
        guesses.wrong(str(number), "BCDFGH")
    assert len(guesses._wrong) == 10


def test_a_client_is_known_by_a_hash_that_says_nothing() -> None:
    request = SimpleNamespace(client="192.0.2.7", remote_ip="somebody")
    name = limits.client(request)  # type: ignore[arg-type]
    assert "192" not in name
    assert name == limits.client(request)  # type: ignore[arg-type]
    other = SimpleNamespace(client="192.0.2.8", remote_ip="somebody")
    assert name != limits.client(other)  # type: ignore[arg-type]


def room(code: str = "BCDFGH", key: str = "", shared: str = "") -> Room:
    sheet = {"shared": key_hash(shared)} if shared else []
    return SimpleNamespace(code=code, key_hash=key_hash(key), sheet=sheet)  # type: ignore[return-value]


def test_a_key_opens_its_own_rooms_and_a_shared_one_its_one_room() -> None:
    desk = new_key()
    shared = shared_key(desk, "nonce")
    ours = room(key=desk, shared=shared)
    assert is_key(desk)
    assert is_key(shared)
    assert keys.opens(keys.Key(desk), ours)
    assert keys.opens(keys.Key(shared, "BCDFGH"), ours)
    for wrong in (
        keys.Key(new_key()),
        keys.Key(shared),
        keys.Key(shared, "BCDFGJ"),
        keys.Key(desk, "BCDFGH"),
        keys.Key(shared_key(desk, "other"), "BCDFGH"),
    ):
        assert not keys.opens(wrong, ours)
    assert not keys.opens(keys.Key(desk, "BCDFGH"), room(key=desk))  # a room without a shared key


@given(st.text(max_size=60))
def test_no_text_upsets_the_reading_of_keys(text: str) -> None:
    found = keys.parse(text)
    assert found is None or found.text == text


def test_a_key_says_nothing_of_itself() -> None:
    key = keys.Key(new_key())
    assert key.key not in repr(key)


def test_the_desks_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "home"
    first = desk_key(folder)
    assert is_key(first)
    assert desk_key(folder) == first
    assert [path.name for path in folder.iterdir()] == ["desk-key"]
    assert stat.S_IMODE((folder / "desk-key").stat().st_mode) == 0o600


WARM = "room.warm-up"


@pytest.fixture
def rooms(tmp_path: Path) -> Iterator[RoomStore]:
    with closing(open_store(f"sqlite:///{tmp_path}/answers.sqlite")) as store:
        yield store.rooms


def revealed(rooms: RoomStore) -> Room:
    """A room of sixteen that has said how it was asked before, and sees it."""
    lines = conduct.to_json(sheet(60, course()))
    found = rooms.create(
        "Tuesday", 60, datetime.now(UTC) + timedelta(1), {"lines": lines}, "key", False, make_code
    )
    people = [rooms.join(found.id, f"person {n}", "phone").key for n in range(16)]
    values = ["heard"] * 10 + ["silence"] * 6
    said = zip(people, values, strict=True)
    rooms.save(found.id, [Said(who, "phone", WARM, 1, value, "v-1") for who, value in said])
    return move(rooms, found, lambda state: reveal(conduct.go_to(state, "arrive", 1.0)))


def reveal(state: Any) -> Any:
    return conduct.reveal(state, "arrive", 2.0)


def move(rooms: RoomStore, room: Room, change: Any) -> Room:
    return rooms.change(room.id, lambda old: replace(old, state=change(old.state)))


def shown(rooms: RoomStore, room: Room) -> Any:
    """What phones are told by a server that has read nothing yet."""
    live = Live(rooms, course())
    at = live.present(room)
    assert at is not None
    told = asyncio.run(live.told(room, at))
    return {key: tally.by_option for key, tally in told.tallies.items()}


def test_a_card_that_comes_after_the_reveal_is_on_no_phone(rooms: RoomStore) -> None:
    """Or the page of before and the page of after together would tell that card."""
    room = revealed(rooms)
    first = shown(rooms, room)
    assert first[WARM, 1]["heard"] == 10
    rooms.enter(room.id, Entry(WARM, 1, "paper", "", {"nobody": 1}))
    assert shown(rooms, room) == first
    opened = move(rooms, room, lambda state: conduct.reopen(state, "arrive"))
    assert shown(rooms, move(rooms, opened, reveal))[WARM, 1]["nobody"] == 1


def test_a_card_that_comes_before_the_reveal_counts(rooms: RoomStore) -> None:
    room = revealed(rooms)
    rooms.enter(room.id, Entry(WARM, 1, "paper", "", {"nobody": 7}))
    assert shown(rooms, room)[WARM, 1]["nobody"] == 7


def test_what_is_said_at_a_step_that_was_just_opened_again_is_not_kept(rooms: RoomStore) -> None:
    """The room of a moment ago is closed; the answers that are read may be of a moment later."""
    room = revealed(rooms)
    opened = move(rooms, room, lambda state: conduct.reopen(state, "arrive"))
    rooms.enter(room.id, Entry(WARM, 1, "paper", "", {"nobody": 7}))
    assert shown(rooms, room) == {}
    assert not rooms.notes(room.id)
    rooms.enter(room.id, Entry(WARM, 1, "paper", "", {"nobody": 1}))
    assert shown(rooms, move(rooms, opened, reveal))[WARM, 1]["nobody"] == 8


def test_another_picture_on_the_screen_changes_nothing_in_what_is_told(rooms: RoomStore) -> None:
    room = revealed(rooms)
    move(rooms, room, lambda state: conduct.show(state, "arrive", 1))
    first = shown(rooms, room)
    assert first[WARM, 1]["heard"] == 10
    assert len(rooms.notes(room.id)) == len(first)


def test_a_room_that_is_deleted_meanwhile_tells_nothing(rooms: RoomStore) -> None:
    room = revealed(rooms)
    rooms.delete(room.id)
    assert shown(rooms, room) == {}


class Counting:
    """A store that counts how often it is asked, and can fail."""

    def __init__(self) -> None:
        self.asked = 0
        self.fails = False

    def room(self, code: str) -> str:
        self.asked += 1
        if self.fails:
            raise OSError
        return f"room {code}, {self.asked}"


def test_many_who_ask_at_once_are_one_question() -> None:
    store, now = Counting(), [0.0]

    async def ask() -> None:
        live = Live(store, course(), lambda: now[0])  # type: ignore[arg-type]
        found = await asyncio.gather(*(live.room("BCDFGH") for _ in range(50)))
        assert found == ["room BCDFGH, 1"] * 50
        now[0] = FRESH + 0.01
        assert await live.room("BCDFGH") == "room BCDFGH, 2"

    asyncio.run(ask())


def test_who_is_in_a_room_is_remembered_for_a_while_and_forgotten_when_they_left() -> None:
    now, here = [0.0], [SimpleNamespace(key="p")]
    store = SimpleNamespace(participant=lambda _room, _person: here[0] if here else None)

    async def ask() -> None:
        live = Live(store, course(), lambda: now[0])  # type: ignore[arg-type]
        assert live.participant_lately("room", "ann") is None
        assert await live.participant("room", "ann") is here[0]
        assert live.participant_lately("room", "ann") is here[0]
        assert live.participant_lately("other", "ann") is None
        now[0] = LATELY + 1
        assert live.participant_lately("room", "ann") is None
        now[0] = 0.0
        here.clear()
        assert await live.participant("room", "ann") is None
        assert live.participant_lately("room", "ann") is None

    asyncio.run(ask())


def test_a_failure_is_not_remembered() -> None:
    store = Counting()

    async def ask() -> None:
        live = Live(store, course(), lambda: 0.0)  # type: ignore[arg-type]
        store.fails = True
        with pytest.raises(OSError):  # noqa: PT011
            await live.room("BCDFGH")
        store.fails = False
        assert await live.room("BCDFGH") == "room BCDFGH, 2"

    asyncio.run(ask())
