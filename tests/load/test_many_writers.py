"""Sixty processes use one database at once, as sixty visitors' kernels do, and nothing is lost.

SQLite's locks do not survive a fork, and kernels are not forks. So each process comes from a
server that has imported what they need, once for all sixty, and has never opened a database.
"""

from __future__ import annotations

import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from functools import partial
from multiprocessing import get_context
from statistics import quantiles
from typing import TYPE_CHECKING

import pytest

from coproduction.store import open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.synchronize import Barrier
    from pathlib import Path

PROCESSES = 60
ANSWERS = 20
DATABASES = 3
PATIENCE = 5
"""Seconds within which 95 saves of 100 are done, on two cores."""

together: Barrier
"""Where every process waits for the others, so that they truly act at once."""


def _meet_at(barrier: Barrier) -> None:
    global together
    together = barrier


def _open(folder: Path, visitor: int) -> None:
    """Open one new database after another, each time all together."""
    for number in range(DATABASES):
        together.wait(120)
        with closing(open_store(f"sqlite:///{folder}/{number}/answers.sqlite")) as store:
            store.save(f"visitor {visitor}", "q", 1, visitor)


def _write(url: str, visitor: int) -> list[float]:
    """Save and read in turn, for oneself and in one person's name for all; seconds of each save."""
    seconds = []
    with closing(open_store(url)) as store:
        together.wait(120)
        for number in range(ANSWERS):
            began = time.perf_counter()
            person = "shared" if number % 2 else f"visitor {visitor}"
            store.save(person, f"{visitor}.{number}", 1, [visitor, number])
            seconds.append(time.perf_counter() - began)
            assert store.answers(person)[f"{visitor}.{number}", 1] == [visitor, number]
    return seconds


@pytest.fixture(scope="module")
def everybody() -> Iterator[Callable[[Callable[[int], object]], list[object]]]:
    """Runs a function in sixty processes at once; gives what each returned."""
    context = get_context("forkserver")
    context.set_forkserver_preload(["pytest", "coproduction.store"])
    with ProcessPoolExecutor(
        PROCESSES, context, initializer=_meet_at, initargs=(context.Barrier(PROCESSES),)
    ) as processes:
        yield lambda act: list(processes.map(act, range(PROCESSES)))


def test_sixty_open_a_new_database_at_once(everybody, tmp_path: Path):
    everybody(partial(_open, tmp_path))
    for number in range(DATABASES):
        with closing(open_store(f"sqlite:///{tmp_path}/{number}/answers.sqlite")) as store:
            for visitor in range(PROCESSES):
                assert store.answers(f"visitor {visitor}") == {("q", 1): visitor}


def test_sixty_write_at_once(everybody, tmp_path: Path):
    url = f"sqlite:///{tmp_path}/answers.sqlite"
    seconds = [second for each in everybody(partial(_write, url)) for second in each]
    assert len(seconds) == PROCESSES * ANSWERS
    with closing(open_store(url)) as store:
        for visitor in range(PROCESSES):
            said = store.answers(f"visitor {visitor}") | store.answers("shared")
            for number in range(ANSWERS):
                assert said[f"{visitor}.{number}", 1] == [visitor, number]
    assert quantiles(seconds, n=20)[-1] < PATIENCE, "a save is too slow for a person to wait"
