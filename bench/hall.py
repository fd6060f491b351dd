"""A workshop's room under load: ``python -m bench.hall``. Loopback only; about four minutes."""

from __future__ import annotations

import json
import secrets
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.__main__ import machine
from bench.processes import Use, use_of
from coproduction.activities.live import conduct, sheet
from coproduction.content import course
from coproduction.logic.room.codes import BYTES, code
from coproduction.store import open_store
from tests.browser.serving import Server, served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from coproduction.store import Room, RoomStore

CROWDS = ((100, 60.0), (1000, 60.0))
"""How many people, and within how many seconds they join."""

BURST = 5.0
"""Seconds within which all of them answer."""


class Phones:
    """A hall of phones in a process of its own."""

    def __init__(self, url: str, code: str, number: int, seconds: float) -> None:
        command = [sys.executable, "-m", "bench.phones", url, code, str(number), str(seconds)]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)
        self.joined: dict[str, Any] = self._heard()

    def order(self, *words: object) -> dict[str, Any]:
        """Give an order, and wait for what comes of it."""
        assert self._process.stdin  # noqa: S101 (it is a pipe)
        self._process.stdin.write(" ".join(map(str, words)) + "\n")
        self._process.stdin.flush()
        return self._heard()

    def leave(self) -> None:
        self._process.communicate("")

    def _heard(self) -> dict[str, Any]:
        assert self._process.stdout  # noqa: S101 (it is a pipe)
        found: dict[str, Any] = json.loads(self._process.stdout.readline())
        return found


def open_room(rooms: RoomStore) -> Room:
    """A room at its first card."""
    lines = conduct.to_json(sheet(60, course()))
    until = datetime.now(UTC) + timedelta(hours=1)
    room = rooms.create(
        *("Bench", 60, until, {"lines": lines}, secrets.token_hex(32), False),
        lambda: code(secrets.token_bytes(BYTES)),
    )
    return move(rooms, room, lambda state: conduct.go_to(state, "cards", time.time()))


def move(rooms: RoomStore, room: Room, step: Callable[[Any], Any]) -> Room:
    """Make a move, as a desk would."""
    return rooms.change(room.id, lambda now: replace(now, state=step(now.state)))


def question(room: Room) -> str:
    """The first card's question."""
    sheet: Any = room.sheet
    line = conduct.find(sheet["lines"], "cards")
    cards: Any = line.setting["cards"] if line else []
    return f"vignettes.rung.{cards[0]}"


@dataclass(frozen=True)
class Hall:
    """A fresh server with a room and its phones; ``before`` is what the server used until then."""

    server: Server
    rooms: RoomStore
    room: Room
    phones: Phones
    before: Use

    @property
    def question(self) -> str:
        return question(self.room)

    def kept(self) -> dict[str, int]:
        """How many chose each rung, by the store."""
        rows = self.rooms.said(self.room.id, [self.question])
        return {str(rung): sum(row.value == rung for row in rows) for rung in range(1, 8)}


@contextmanager
def hall(number: int, seconds: float) -> Iterator[Hall]:
    """A hall in which that many have joined within so many seconds."""
    with (
        tempfile.TemporaryDirectory(prefix="coproduction-bench-") as home,
        served(Path(home)) as server,
    ):
        store = open_store(f"sqlite:///{home}/data/coproduction/answers.sqlite")
        room = open_room(store.rooms)
        before = use_of(server.pid)
        phones = Phones(server.url, room.code, number, seconds)
        yield Hall(server, store.rooms, room, phones, before)
        phones.leave()
        store.close()


def crowd(number: int, seconds: float) -> Iterator[tuple[str, str]]:
    """Join, burst, and come back from sleep."""
    with hall(number, seconds) as here:
        phones = here.phones
        yield "could not join", f"{phones.joined['failed']}"
        yield "joining, p95", _ms(phones.joined["joined"])
        burst = phones.order("burst", here.question, BURST)
        lost = sum((Counter(burst["chosen"]) - Counter(here.kept())).values())
        yield "acknowledged answers lost", f"{lost}"
        yield "acknowledged, p50", _ms(burst["acknowledged"], 0.5)
        yield "acknowledged, p95", _ms(burst["acknowledged"])
        yield "acknowledged, slowest", _ms(burst["acknowledged"], 1)
        phones.order("sleep", number // 2)
        room = move(here.rooms, here.room, lambda s: conduct.go_to(s, "talk", time.time()))
        back = phones.order("wake", room.version)
        yield f"{number // 2} back from sleep, p95", _ms(back["back"])
        yield "polls they needed, at most", f"{max(back['polls'])}"
        used = zip(use_of(here.server.pid), here.before, strict=True)
        cpu, memory = (now - then for now, then in used)
        yield "processor time, each", f"{1000 * cpu / number:.0f} ms"
        yield "memory, each", f"{1024 * memory / number:.0f} KiB"


def killed(number: int = 100) -> Iterator[tuple[str, str]]:
    """The server dies in the middle of the burst, and is started again."""
    with hall(number, 5.0) as here:

        def again() -> None:
            here.server.kill()
            here.server.start()

        timer = threading.Timer(BURST / 2, again)
        timer.start()
        burst = here.phones.order("burst", here.question, BURST)
        timer.join()
        lost = sum((Counter(burst["chosen"]) - Counter(here.kept())).values())
        yield "acknowledged answers lost", f"{lost}"
        yield "the last one acknowledged after", _ms(burst["acknowledged"], 1)


def _ms(times: list[float], part: float = 0.95) -> str:
    return f"{1000 * times[max(0, round(part * len(times)) - 1)]:,.0f} ms" if times else "none"


def main() -> int:
    """Measure and print."""
    lines = [f"On {machine()}.", ""]
    for number, seconds in CROWDS:
        lines.append(f"{number} people join in {seconds:.0f} s and answer in {BURST:.0f} s")
        lines += [f"  {what}: {figure}" for what, figure in crowd(number, seconds)]
    lines.append("100 people answer, and the server is killed with -9 in the middle")
    lines += [f"  {what}: {figure}" for what, figure in killed()]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
