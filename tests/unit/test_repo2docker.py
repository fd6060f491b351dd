"""Binder's own builder, asked what it would build from this checkout (nothing is built)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def dockerfile() -> str:
    """What repo2docker says and writes: first its choice, then the steps."""
    done = subprocess.run(
        [sys.executable, "-m", "repo2docker", "--no-build", "--debug", str(ROOT)],
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=120,
    )
    return done.stdout


def test_conda_is_chosen_with_our_python(dockerfile: str) -> None:
    assert "Building conda environment for python=3.11\n" in dockerfile


def test_the_environment_is_made_before_the_sources_are_copied(dockerfile: str) -> None:
    """So that a change of words in a notebook does not cost Binder a new environment."""
    steps = [
        " src/binder/environment.yml ${REPO_DIR}/binder/environment.yml",
        'env update -p ${NB_PYTHON_PREFIX} --file "binder/environment.yml"',
        " src/ ${REPO_DIR}/\n",
        "RUN ./binder/postBuild",
    ]
    assert [dockerfile.count(step) for step in steps] == [1, 1, 1, 1]
    places = [dockerfile.index(step) for step in steps]
    assert places == sorted(places)
