"""A process that is killed outright, at whatever moment, takes no acknowledged answer with it."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from coproduction.store import open_store

if TYPE_CHECKING:
    from pathlib import Path

WRITER = """
import itertools, sys
from coproduction.store import open_store

url, person = sys.argv[1:]
store = open_store(url)
for number in itertools.count():
    store.save(person, f"q{number}", 1, number)
    print(number, flush=True)
"""
A_SAVE = 0.004
A_START = 0.6
"""Seconds, roughly: within them the kill comes earlier or later, so at every stage."""


@pytest.mark.parametrize("twentieth", range(20))
def test_killed_while_it_saves(tmp_path: Path, twentieth: int):
    url = f"sqlite:///{tmp_path}/answers.sqlite"
    _write_and_kill(url, "ann", acknowledged=20, later=A_SAVE * twentieth / 20)
    _write_and_kill(url, "bea", acknowledged=1, later=0)  # meets what ann left behind


@pytest.mark.parametrize("twentieth", range(20))
def test_killed_while_it_makes_the_database(tmp_path: Path, twentieth: int):
    url = f"sqlite:///{tmp_path}/new/answers.sqlite"
    _write_and_kill(url, "ann", acknowledged=0, later=A_START * twentieth / 20)


def _write_and_kill(url: str, person: str, acknowledged: int, later: float) -> None:
    """Kill a writer ``later`` seconds after it acknowledged so many answers, and look."""
    command = (sys.executable, "-c", WRITER, url, person)
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        lines = [writer.stdout.readline() for _ in range(acknowledged)]
        time.sleep(later)  # waits for nothing: it chooses the moment of the kill
        writer.kill()
        lines += writer.stdout.readlines()
    assert writer.returncode == -signal.SIGKILL
    said = [int(line) for line in lines if line.endswith("\n")]
    assert len(said) >= acknowledged
    with closing(open_store(url)) as store:
        kept = store.answers(person)
    assert kept.items() >= {(f"q{number}", 1): number for number in said}.items()
    assert len(kept) <= len(said) + 1, "only the save that was under way may be kept unsaid"
