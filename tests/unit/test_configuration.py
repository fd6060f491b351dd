"""What we ask of Voilà is said in one place, and what is installed is what is here."""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path

import pytest

from coproduction.server import configuration

ROOT = Path(__file__).resolve().parents[2]
INSTALLED = Path(sys.prefix)
SHARED: dict[str, str] = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"][
    "build"
]["targets"]["wheel"]["shared-data"]


def test_plain_voila_is_asked_for_the_same() -> None:
    assert json.loads((ROOT / "voila.json").read_text()) == configuration.PAGES


def test_kernels_are_culled() -> None:
    kernels = configuration.for_app().MappingKernelManager
    assert 0 < kernels.cull_idle_timeout <= 30 * 60
    assert 0 < kernels.cull_interval <= 60
    assert not kernels.cull_connected


def test_a_jupyter_servers_own_kernels_are_left_alone() -> None:
    assert set(configuration.for_extension()) == set(configuration.PAGES)


@pytest.mark.parametrize(("source", "target"), SHARED.items())
def test_what_is_installed_is_what_is_here(source: str, target: str) -> None:
    here, there = ROOT / source, INSTALLED / target
    files = [here] if here.is_file() else [one for one in here.rglob("*") if one.is_file()]
    assert files
    for file in files:
        copy = there / file.relative_to(here)
        assert copy.read_bytes() == file.read_bytes(), (
            f"{file} changed after it was installed: make unit"
        )
