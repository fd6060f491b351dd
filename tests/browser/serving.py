"""The real app, started by its command on a free port with a home and a database of its own."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import nbformat
import psutil

from coproduction import content

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from nbformat import NotebookNode

PATIENCE = 60
COMMAND = Path(sys.executable).with_name("coproduction")
PARTS = content.course().parts
WELCOME = "voila/render/00-welcome.ipynb"
LADDER = "voila/render/02-the-ladder.ipynb"


class Server:
    """One server, which can be stopped and started again at the same address.

    Attributes:
        home: Its HOME, in which it keeps everything.
        url: Its address, with a slash at the end; known once it has started.
    """

    def __init__(self, home: Path, *options: str, **env: str) -> None:
        self.home = home
        self.options = options
        self.env = env
        self.url = ""
        self._port = "0"

    def start(self) -> None:
        """Start it and wait until it says that it is ready."""
        command = [COMMAND, "serve", "--no-browser", "--port", self._port, *self.options]
        with self._log.open("w") as log:
            self._process = psutil.Popen(
                command, cwd=self.home, env=self.environment(), stdout=log, stderr=log
            )
        until(lambda: "To stop it" in self.printed() or self._process.poll() is not None)
        found = re.search(r"Open (http://\S+:(\d+)/\S*) in", self.printed())
        assert found, f"it did not start: {self.printed()}"
        self.url, self._port = found.groups()

    def stop(self, by: int = signal.SIGTERM) -> None:
        """Ask it to stop, unless it has, and wait until it has."""
        if self._process.poll() is None:
            self._process.send_signal(by)
        assert self._process.wait(PATIENCE) == 0

    def kill(self) -> None:
        """Kill it as a power cut would."""
        self._process.kill()
        self._process.wait(PATIENCE)

    @property
    def pid(self) -> int:
        """Its process."""
        pid: int = self._process.pid
        return pid

    def printed(self) -> str:
        """All it has printed since it was started."""
        return self._log.read_text()

    def kernels(self) -> list[psutil.Process]:
        """The processes of its kernels, the oldest first."""
        children = self._process.children()
        return sorted(filter(_is_kernel, children), key=psutil.Process.create_time)

    @property
    def _log(self) -> Path:
        return self.home / "printed.txt"

    def environment(self) -> dict[str, str]:
        """A new user's: nothing of ours but what the test sets."""
        return {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "HOME": str(self.home),
            "XDG_DATA_HOME": str(self.home / "data"),
            **self.env,
        }


def _is_kernel(process: psutil.Process) -> bool:
    # One that has ended, but that nobody has noticed yet, has no command line.
    with contextlib.suppress(psutil.NoSuchProcess):
        return "ipykernel_launcher" in " ".join(process.cmdline())
    return False


@contextlib.contextmanager
def served(home: Path, *options: str, **env: str) -> Iterator[Server]:
    """A server with these options and environment, stopped at the end."""
    server = Server(home, *options, **env)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def until(condition: Callable[[], object], patience: float = PATIENCE) -> None:
    """Wait until ``condition`` holds.

    Raises:
        TimeoutError: It did not, for ``patience`` seconds.
    """
    end = time.monotonic() + patience
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.05)


def write_notebook(folder: Path, name: str, *cells: str) -> None:
    """A notebook of these cells; one that starts with # is prose."""
    notebook: NotebookNode = nbformat.v4.new_notebook()
    notebook.metadata["kernelspec"] = {"name": "python3", "language": "python", "display_name": "P"}
    v4 = nbformat.v4
    for text in cells:
        new = v4.new_markdown_cell if text.startswith("#") else v4.new_code_cell
        notebook.cells.append(new(text))
    nbformat.write(notebook, folder / name)
