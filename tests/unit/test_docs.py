"""What the documents for people say about files, commands and versions is true."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

from coproduction import content
from coproduction.activities.your_answers import KEPT
from coproduction.server.identity import DAYS

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def help_of_make() -> set[str]:
    done = subprocess.run(
        ["make", "-s", "help"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return set(re.findall(r"^make ([\w-]+) +\S", done.stdout, re.MULTILINE))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", text_of(path))
    inside = [link for link in links if not link.startswith(("https:", "mailto:"))]
    assert [link for link in inside if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_make_that_is_named_can_be_made(path: Path) -> None:
    named = re.findall(r"(?:^|`)make ([a-z-]+)", text_of(path), re.MULTILINE)
    assert set(named) <= help_of_make()


def test_everything_that_can_be_made_is_explained() -> None:
    phony = re.search(r"^\.PHONY: ((?:.*\\\n)*.*)", text_of(ROOT / "Makefile"), re.MULTILINE)
    assert phony
    assert set(phony[1].replace("\\", " ").split()) - {"always"} == help_of_make()


def test_readme_lists_the_parts_of_the_course() -> None:
    rows = re.findall(r"^\| ([^|]+) \| (\d+) minutes \|", text_of(ROOT / "README.md"), re.MULTILINE)
    assert rows == [(part.title, str(part.minutes)) for part in content.course().parts]


def test_answers_are_promised_to_be_kept_for_as_long_as_they_are() -> None:
    pages = ROOT / "widgets" / "coproduction" / "views" / "page" / "templates"
    documents = (ROOT / "README.md", pages / "home.html.j2", ROOT / "course" / "06-close.ipynb")
    said = [" ".join(KEPT["server"]), *(text_of(path) for path in documents)]
    assert DAYS == 30
    assert [words for words in said if not re.search(r"(?i)\b(?:30|thirty) days\b", words)] == []


def test_contributing_gives_every_part_of_the_package_its_rule() -> None:
    rules = re.findall(r"^\| `([\w/.]+)` \|", text_of(ROOT / "CONTRIBUTING.md"), re.MULTILINE)
    package = ROOT / "widgets" / "coproduction"
    folders = {f"{path.parent.name}/" for path in package.glob("*/__init__.py")}
    modules = {path.name for path in package.glob("[!_]*.py")}
    assert sorted(rules) == sorted(folders | modules)


def test_citation_names_this_version_and_both_licences() -> None:
    citation = yaml.safe_load(text_of(ROOT / "CITATION.cff"))
    project = tomllib.loads(text_of(ROOT / "pyproject.toml"))["project"]
    assert citation["version"] == project["version"]
    assert citation["license"] == [project["license"], "CC-BY-4.0"]


def test_changelog_begins_with_what_is_not_yet_released() -> None:
    headings = re.findall(r"^## (.+)$", text_of(ROOT / "CHANGELOG.md"), re.MULTILINE)
    assert headings[0] == "[Unreleased]"
