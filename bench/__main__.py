"""Runs everything and prints one table. Loopback only; about ten minutes; stops by itself."""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import sys
from contextlib import ExitStack
from importlib.metadata import version
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

from bench.loading import Load, loads
from bench.processes import PROC, use_of
from bench.serving import COMMANDS, serving
from coproduction.content import course

if TYPE_CHECKING:
    from collections.abc import Iterator

JOINING = 10
"""Seconds within which all visitors come."""

CROWDS = (1, 10, 30)

FEW = 3
"""How often each notebook is opened, for the time to its first usable activity."""


class Crowd(NamedTuple):
    """What a number of visitors waited, and what each of them cost."""

    times: list[float]
    faults: list[str]
    cpu: float
    memory: float

    @property
    def p50(self) -> float:
        return statistics.median(self.times)

    @property
    def p95(self) -> float:
        return self.times[max(0, round(0.95 * len(self.times)) - 1)]


def crowd(name: str, number: int) -> Crowd:
    """Let ``number`` visitors come to a fresh server of that name, and stay."""
    with serving(name) as server:
        before = use_of(server.pid)
        visitors = subprocess.Popen(
            [sys.executable, "-m", "bench.visitors", server.page, str(number), str(JOINING)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert visitors.stdout  # noqa: S101 (it is a pipe)
        result = json.loads(visitors.stdout.readline())
        after = use_of(server.pid)
        visitors.communicate("")
    each = ((now - then) / number for now, then in zip(after, before, strict=True))
    return Crowd(result["times"], result["faults"], *each)


def machine() -> str:
    """The machine and the versions that the figures belong to."""
    models = [line for line in (PROC / "cpuinfo").read_text().splitlines() if "model name" in line]
    memory = int((PROC / "meminfo").read_text().split()[1]) / 2**20
    python = f"Python {platform.python_version()}"
    names = ("voila", "jupyter_server", "ipykernel", "ipywidgets", "anywidget", "playwright")
    versions = ", ".join(f"{name} {version(name)}" for name in names)
    processor = models[0].partition(":")[2].strip() if models else platform.machine()
    return f"{os.cpu_count()} x {processor}, {memory:.0f} GiB, {python}, {versions}"


def tables() -> dict[str, dict[str, str]]:
    """For each server, every figure by what it is."""
    with ExitStack() as stack:
        servers = {name: stack.enter_context(serving(name)) for name in COMMANDS}
        loaded = loads({name: server.page for name, server in servers.items()})
        found = {name: dict(_load_rows(caches)) for name, caches in loaded.items()}
        for part in course().parts:
            each = {
                name: urljoin(server.page, f"{part.id}.ipynb") for name, server in servers.items()
            }
            for name, caches in loads(each, FEW).items():
                for cache, load in caches.items():
                    found[name][f"{part.title}, {cache} cache"] = f"{load.seconds:.2f} s"
    for number in CROWDS:
        for name in COMMANDS:
            found[name].update(_crowd_rows(number, crowd(name, number)))
    return found


def _load_rows(loaded: dict[str, Load]) -> Iterator[tuple[str, str]]:
    for cache, load in loaded.items():
        yield f"first activity usable, {cache} cache", f"{load.seconds:.2f} s"
        yield f"requests, {cache} cache", f"{load.requests}"
        yield f"over the wire, {cache} cache", f"{load.bytes / 1000:,.0f} kB"


def _crowd_rows(number: int, found: Crowd) -> Iterator[tuple[str, str]]:
    who = f"{number} visitors in {JOINING} s" if number > 1 else "1 visitor"
    yield f"{who}: page and kernel, p50", f"{found.p50:.1f} s" if found.times else "none"
    yield f"{who}: page and kernel, p95", f"{found.p95:.1f} s" if found.times else "none"
    yield f"{who}: failed", f"{len(found.faults)}"
    yield f"{who}: processor time each", f"{found.cpu:.2f} s"
    yield f"{who}: memory each (PSS)", f"{found.memory:.0f} MiB"
    for fault in found.faults[:3]:
        sys.stderr.write(f"{who}: {fault}\n")


def main() -> int:
    """Measure and print."""
    if not (PROC / "self" / "smaps_rollup").exists():
        sys.stderr.write("The measurements need Linux: memory is read from /proc.\n")
        return 1
    columns = tables().values()
    lines = [f"On {machine()}.", "", f"| | {' | '.join(COMMANDS)} |", "|---|" + "---:|" * 2]
    for what in next(iter(columns)):
        lines.append(f"| {what} | {' | '.join(column[what] for column in columns)} |")
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
