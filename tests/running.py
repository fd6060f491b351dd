"""Run a server for a test: from the line by which it says that it is ready, to its end."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

PATIENCE = 90
"""Seconds in which a server must be ready, and again in which it must have stopped."""

TROUBLE = "The course is not shown"
"""What a Jupyter server says when it goes on without the course."""


def free_port() -> int:
    """A port of the loopback that nobody has at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextlib.contextmanager
def running(
    command: Sequence[str], ready: str, cwd: Path, env: Mapping[str, str]
) -> Iterator[subprocess.Popen[str]]:
    """Start ``command`` and wait until a line it prints holds ``ready``; stop it afterwards.

    Raises:
        RuntimeError: It ended, or its time ran out, before it was ready, or it said on the way
            that the course is not shown; with what it printed.
    """
    process = subprocess.Popen(
        command, cwd=cwd, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert process.stdout
    printed: list[str] = []
    hurry = threading.Timer(PATIENCE, process.kill)
    hurry.start()
    try:
        for line in process.stdout:
            printed.append(line)
            if ready in line or TROUBLE in line:
                break
        if not printed or ready not in printed[-1]:
            msg = f"{command[0]} did not start:\n{''.join(printed)}"
            raise RuntimeError(msg)
        hurry.cancel()
        # Somebody must go on reading, or the server would stand still when the pipe is full.
        threading.Thread(target=printed.extend, args=[process.stdout], daemon=True).start()
        yield process
    finally:
        hurry.cancel()
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(PATIENCE)
        process.kill()
        process.wait()
