"""The first thing a stranger runs: which Python it takes, and what it says when none will do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "tools" / "make-venv.sh"

# Pythons told apart by the words of the question that the script puts to them.
TOO_OLD = 'case "$*" in --version) echo Python 3.9.6 ;; *) exit 1 ;; esac'
WITHOUT_VENV = 'case "$*" in *ensurepip*) exit 1 ;; --version) echo Python 3.11.2 ;; esac'
GOOD = f'exec "{sys.executable}" "$@"'


class Machine:
    """A folder to make .venv in, and a PATH that holds these Pythons and nothing else."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "course"
        self.folder.mkdir()
        self.bin = folder / "bin"
        self.bin.mkdir()
        (self.bin / "cat").symlink_to(str(shutil.which("cat")))

    def has(self, name: str, script: str) -> None:
        path = self.bin / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["/bin/sh", str(SCRIPT), *arguments],
            cwd=self.folder,
            env={**os.environ, "PATH": str(self.bin)},
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.mark.parametrize(
    ("pythons", "words"),
    [
        ({}, "no python3"),
        ({"python3": TOO_OLD}, "Python 3.9.6"),
        ({"python3": WITHOUT_VENV}, "sudo apt install python3-venv"),
    ],
    ids=["absent", "too old", "without venv"],
)
def test_one_clear_sentence(machine: Machine, pythons: dict[str, str], words: str) -> None:
    for name, script in pythons.items():
        machine.has(name, script)
    done = machine.run()
    assert done.returncode == 1
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not (machine.folder / ".venv").exists()


def test_another_python_can_be_named(machine: Machine) -> None:
    machine.has("python3", TOO_OLD)
    machine.has("snake", WITHOUT_VENV)
    assert "snake lacks it" in machine.run("snake").stderr
    assert "no nonesuch" in machine.run("nonesuch").stderr


def test_a_newer_python_is_found_and_what_it_made_is_left_alone(machine: Machine) -> None:
    machine.has("python3", TOO_OLD)
    machine.has("python3.12", GOOD)
    assert machine.run().returncode == 0
    made = machine.folder / ".venv" / "made"
    first = made.stat().st_mtime_ns
    (machine.bin / "python3.12").unlink()
    again = machine.run()
    assert (again.returncode, again.stdout) == (0, "")
    assert made.stat().st_mtime_ns == first


def test_an_environment_that_was_moved_is_made_again(machine: Machine) -> None:
    machine.has("python3", GOOD)
    (machine.folder / ".venv").mkdir()
    (machine.folder / ".venv" / "made").write_text("elsewhere\n")
    assert machine.run().returncode == 0
    assert (machine.folder / ".venv" / "made").read_text() == f"{machine.folder}\n"
