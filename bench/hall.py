"""A workshop's room under load: ``python -m bench.hall``. Loopback only; about five minutes."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from bench.__main__ import machine
from bench.dots import taps
from bench.processes import Use, use_of
from coproduction.activities.live import conduct
from tests.browser.halls import Hall
from tests.browser.serving import served

if TYPE_CHECKING:
    from collections.abc import Iterator

Figure: TypeAlias = tuple[str, str]
"""What was measured, and how much it is."""

JOINING = 60.0
"""Seconds within which all of them join."""

BURST = 5.0
"""Seconds within which all of them answer."""

CARDS = "cards"
"""The step at which they answer."""


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


@dataclass(frozen=True)
class Crowd:
    """A fresh server's room with its phones; ``before`` is what the server used until they came."""

    hall: Hall
    phones: Phones
    before: Use

    @property
    def question(self) -> str:
        """The first card's question."""
        sheet: Any = self.hall.room.sheet
        line = conduct.find(sheet["lines"], CARDS)
        cards: Any = line.setting["cards"] if line else []
        return f"vignettes.rung.{cards[0]}"

    def burst(self, seconds: float) -> Iterator[Figure]:
        """Let each answer once, within so many seconds of seeing the step."""
        burst = self.phones.order("burst", self.question, self.hall.room.version, seconds)
        kept = Counter(str(rung) for rung in self.hall.said(self.question))
        yield "acknowledged answers lost", f"{sum((Counter(burst['chosen']) - kept).values())}"
        times = burst["acknowledged"]
        yield "acknowledged, p50", _ms(times, 0.5)
        yield "acknowledged, p95", _ms(times)
        yield "acknowledged, slowest", _ms(times, 1)


@contextmanager
def joined(number: int, seconds: float) -> Iterator[Crowd]:
    """A room at its first card, which that many have joined within so many seconds."""
    with (
        tempfile.TemporaryDirectory(prefix="coproduction-bench-") as home,
        served(Path(home)) as server,
    ):
        hall = Hall(server)
        hall.go(CARDS)
        before = use_of(server.pid)
        phones = Phones(server.url, hall.room.code, number, seconds)
        yield Crowd(hall, phones, before)
        phones.leave()
        hall.store.close()


def workshop(number: int) -> Iterator[Figure]:
    """Join, answer, come back from sleep, and answer as a step opens."""
    with joined(number, JOINING) as crowd:
        yield "could not join", f"{crowd.phones.joined['failed']}"
        yield "joining, p95", _ms(crowd.phones.joined["joined"])
        yield from crowd.burst(BURST)
        crowd.phones.order("sleep", number // 2)
        crowd.hall.go("talk")
        back = crowd.phones.order("wake", crowd.hall.room.version)
        yield f"{number // 2} back from sleep, p95", _ms(back["back"])
        yield "polls they needed, at most", f"{max(back['polls'])}"
        used = zip(use_of(crowd.hall.server.pid), crowd.before, strict=True)
        cpu, memory = (now - then for now, then in used)
        yield "processor time, each", f"{1000 * cpu / number:.0f} ms"
        yield "memory, each", f"{1024 * memory / number:.0f} KiB"
        crowd.hall.go(CARDS)
        for what, figure in crowd.burst(0):
            yield f"as soon as the step is on the phone: {what}", figure


def at_once(number: int) -> Iterator[Figure]:
    """All answer in the same moment."""
    with joined(number, number / 50) as crowd:
        yield from crowd.burst(0)


def dots(number: int, people: int) -> Iterator[Figure]:
    """So many tap while others are in the room."""
    with joined(people, 5.0) as crowd:
        waits = taps(crowd.hall, number)
        yield "a dot on the screen after, p50", _ms(waits, 0.5)
        yield "slowest", _ms(waits, 1)


def killed(number: int) -> Iterator[Figure]:
    """The server dies in the middle of the burst, and is started again."""
    with joined(number, 5.0) as crowd:

        def again() -> None:
            crowd.hall.server.kill()
            crowd.hall.server.start()

        timer = threading.Timer(BURST / 2, again)
        timer.start()
        yield from crowd.burst(BURST)
        timer.join()


def _ms(times: list[float], part: float = 0.95) -> str:
    return f"{1000 * times[max(0, round(part * len(times)) - 1)]:,.0f} ms" if times else "none"


def main() -> int:
    """Measure and print."""
    within = f"join in {JOINING:.0f} s and answer in {BURST:.0f} s"
    parts = {
        f"100 people {within}": workshop(100),
        f"1,000 people {within}": workshop(1000),
        "600 people answer in the same moment": at_once(600),
        "20 people tap, one by one, in a room of 100": dots(20, 100),
        "100 people answer, and the server is killed with -9 in the middle": killed(100),
    }
    sys.stdout.write(f"On {machine()}.\n\n")
    for title, figures in parts.items():
        sys.stdout.write(f"{title}\n")
        for what, figure in figures:
            sys.stdout.write(f"  {what}: {figure}\n")
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
