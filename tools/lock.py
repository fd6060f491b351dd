"""Resolve every version once and write the lists that pin them: ``make lock``.

One resolution serves the course and its developers, on Linux, macOS and Windows and on every
Python the course supports; lines that hold only for some of them carry a marker.
"""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
UV = Path(sysconfig.get_path("scripts")) / "uv"

RUNTIME = "# What the course needs to run. Written by `make lock`; do not edit.\n"
DEV = "# What its tests and tools need besides. Written by `make lock`; do not edit.\n"
ENVIRONMENT = """\
# The environment of conda and Binder. Written by `make lock`; do not edit.
name: coproduction
channels:
  - conda-forge
dependencies:
  - python=3.11
  - pip
  - pip:
"""


def resolve(*options: str) -> list[str]:
    """The pinned lines of pyproject.toml's dependencies, with the given options of uv."""
    plain = ["--universal", "--no-header", "--no-annotate", "--no-config", "--quiet"]
    command = [str(UV), "pip", "compile", *plain, *options, "pyproject.toml"]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        sys.exit(done.returncode)
    return done.stdout.splitlines()


def main() -> None:
    """Write the lock, its part for developers, and the two copies of environment.yml."""
    everything = resolve("--group", "dev")
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as constraints:
        constraints.write("\n".join(everything))
        constraints.flush()
        runtime = resolve("--constraint", constraints.name)
    dev = [line for line in everything if line not in runtime]
    environment = ENVIRONMENT + "".join(f"      - {line}\n" for line in runtime)
    for name, text in {
        "requirements.lock": RUNTIME + "".join(f"{line}\n" for line in runtime),
        "requirements-dev.lock": DEV + "".join(f"{line}\n" for line in dev),
        "environment.yml": environment,
        "binder/environment.yml": environment,
    }.items():
        (ROOT / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
