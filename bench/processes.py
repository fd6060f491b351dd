"""What a process and all its children use, read from Linux's /proc."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import NamedTuple

PROC = Path("/proc")
_TICKS = os.sysconf("SC_CLK_TCK")


class Use(NamedTuple):
    """What a tree of processes has used so far.

    Attributes:
        cpu: Seconds of processor time, user and system, of the living and of those that ended.
        memory: Mebibytes, each shared page divided among those who share it (PSS).
    """

    cpu: float
    memory: float


def use_of(root: int) -> Use:
    """What ``root`` and its descendants use."""
    cpu = memory = 0.0
    for pid in _tree(root):
        # A process may end while we look.
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            cpu += _cpu(pid)
            memory += _pss(pid)
    return Use(cpu, memory)


def _tree(root: int) -> list[int]:
    children: dict[int, list[int]] = {}
    for path in PROC.glob("[0-9]*"):
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            children.setdefault(int(_stat(int(path.name))[1]), []).append(int(path.name))
    tree = [root]
    for pid in tree:
        tree.extend(children.get(pid, ()))
    return tree


def _stat(pid: int) -> list[str]:
    """The fields of /proc/PID/stat from the third, after the name, which may hold spaces."""
    return (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()


def _cpu(pid: int) -> float:
    """Seconds, with those of children that ended and were waited for (utime to cstime)."""
    return sum(map(int, _stat(pid)[11:15])) / _TICKS


def _pss(pid: int) -> float:
    lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
