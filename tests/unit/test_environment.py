"""One list of versions: bounds, lock, conda's list and Binder's agree, and name no place."""

from __future__ import annotations

import os
import pwd
import re
import stat
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from coproduction import settings

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNTIME = PROJECT["project"]["dependencies"]
DEV = PROJECT["dependency-groups"]["dev"]
ENVIRONMENT = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))

# Written in halves, so that this file does not find itself.
HOSTS = ("py" + "pi.org", "pythonhosted" + ".org", "registry." + "npmjs", "anaconda" + ".org")
OPTIONS = ("--index" + "-url", "--extra-index" + "-url", "/simp" + "le/")


def lines(name: str) -> list[str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def conda(kind: type) -> list:
    return [one for one in ENVIRONMENT["dependencies"] if isinstance(one, kind)]


def tracked() -> list[Path]:
    done = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return [path for name in done.stdout.split("\0") if (path := ROOT / name).is_file()]


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_every_line_pins_one_version_and_nothing_else(name: str) -> None:
    for line in lines(name):
        requirement = Requirement(line)
        assert requirement.url is None, line
        assert re.fullmatch(r"==[\w.]+", str(requirement.specifier)), line


@pytest.mark.parametrize(
    ("bounds", "locks"),
    [(RUNTIME, ["requirements.lock"]), (DEV, ["requirements.lock", "requirements-dev.lock"])],
    ids=["runtime", "dev"],
)
def test_the_lock_is_within_the_bounds(bounds: list[str], locks: list[str]) -> None:
    pins = [Requirement(line) for name in locks for line in lines(name)]
    for bound in map(Requirement, bounds):
        mine = [pin for pin in pins if canonicalize_name(pin.name) == canonicalize_name(bound.name)]
        assert mine, f"{bound.name} is not in the lock: make lock"
        for pin in mine:
            version = str(pin.specifier).removeprefix("==")
            assert bound.specifier.contains(version), f"{bound} against {pin}: make lock"


def test_what_the_course_needs_has_a_lower_bound() -> None:
    assert [line for line in RUNTIME if not re.fullmatch(r"[\w-]+>=[\d.]+", line)] == []


def test_condas_list_is_the_lock() -> None:
    (section,) = conda(dict)
    assert section == {"pip": lines("requirements.lock")}, "make lock"


def test_binder_has_a_copy() -> None:
    copy = (ROOT / "binder" / "environment.yml").read_bytes()
    assert copy == (ROOT / "environment.yml").read_bytes(), "make lock"


def test_python_is_pinned_as_repo2docker_reads_it_and_as_the_project_allows() -> None:
    python, pip = conda(str)
    assert re.fullmatch(r"python=3\.\d+", python)
    assert pip == "pip"
    oldest = PROJECT["project"]["requires-python"]
    assert Requirement(f"x{oldest}").specifier.contains(python.removeprefix("python="))


def test_binder_folder_holds_nothing_that_would_shadow_it() -> None:
    names = {path.name for path in tracked() if path.parent == ROOT / "binder"}
    assert names == {"environment.yml", "postBuild"}
    assert (ROOT / "binder" / "postBuild").stat().st_mode & stat.S_IXUSR


@pytest.mark.parametrize("word", [*HOSTS, *OPTIONS])
def test_no_file_names_a_registry(word: str) -> None:
    found = [path for path in tracked() if word.encode() in path.read_bytes()]
    assert found == []


def test_no_file_names_a_path_of_this_machine() -> None:
    home = pwd.getpwuid(os.getuid()).pw_dir
    places = [re.escape(f"{path}/".encode()) for path in (ROOT, home, sys.prefix) if path != "/"]
    named = re.compile(rb"(?<![\w.-])(?:" + b"|".join(places) + rb")")
    assert [path for path in tracked() if named.search(path.read_bytes())] == []


def test_no_test_touches_the_users_own_answers() -> None:
    assert os.environ["HOME"] in str(settings.load().data_home)
    assert os.environ["HOME"] in settings.load().database_url
    assert "pytest" in os.environ["HOME"]
