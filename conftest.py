"""Keep every run of pytest, nbval's kernels included, away from the user's own data."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

_OURS = ("COPRODUCTION_", "JUPYTER", "IPYTHON", "XDG_", "BINDER_", "SERVER_SOFTWARE")


def pytest_configure(config: pytest.Config) -> None:
    """Give the run an empty home. Notebooks have no fixtures, so this is the environment itself."""
    home = Path(tempfile.mkdtemp(prefix="coproduction-tests-")).resolve()
    config.add_cleanup(lambda: shutil.rmtree(home, ignore_errors=True))
    for name in [name for name in os.environ if name.startswith(_OURS)]:
        del os.environ[name]
    os.environ["HOME"] = str(home)
    os.environ["COPRODUCTION_DATABASE_URL"] = f"sqlite:///{home / 'answers.sqlite'}"
