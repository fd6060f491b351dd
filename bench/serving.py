"""Starts the two servers that are compared, each with an empty home, and stops them again."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.running import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

COURSE = Path(__file__).resolve().parents[1] / "course"
PAGE = "voila/render/02-the-ladder.ipynb"
PATIENCE = 60
"""Seconds that a server may take to start or to stop."""

_BIN = Path(sys.executable).parent
COMMANDS = {
    "stock Voilà": [str(_BIN / "voila"), str(COURSE), "--template=lab"],
    "the course": [str(_BIN / "coproduction"), "serve"],
}


class Serving(NamedTuple):
    """A server that is ready: where, and as which process."""

    page: str
    pid: int


@contextlib.contextmanager
def serving(name: str) -> Iterator[Serving]:
    """One of COMMANDS on a free port of the loopback, from its start until the block ends.

    Raises:
        RuntimeError: It ended before it was ready, or was not ready in time.
    """
    with tempfile.TemporaryDirectory(prefix="coproduction-bench-") as home:
        environment = {
            **os.environ,
            "HOME": home,
            "COPRODUCTION_DATABASE_URL": f"sqlite:///{home}/answers.sqlite",
            # Stock is stock: none of the configuration that our package installs.
            **({"JUPYTER_NO_CONFIG": "1"} if name == "stock Voilà" else {}),
        }
        port = free_port()
        with (Path(home) / "log").open("w+") as log:
            process = subprocess.Popen(
                [*COMMANDS[name], "--no-browser", f"--port={port}"],
                cwd=home,
                env=environment,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
            try:
                _wait_until_ready(process, port, log.name)
                yield Serving(f"http://127.0.0.1:{port}/{PAGE}", process.pid)
            finally:
                process.send_signal(signal.SIGINT)
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(PATIENCE)
                process.kill()
                process.wait()


def _wait_until_ready(process: subprocess.Popen[bytes], port: int, log: str) -> None:
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        with contextlib.suppress(OSError):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5).close()
            return
        time.sleep(0.1)
    msg = f"The server did not start. It said:\n{Path(log).read_text(encoding='utf-8')}"
    raise RuntimeError(msg)
