"""Every class on a page has a style and every style a class, so that neither outlives the other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "widgets" / "coproduction"
SHEETS = sorted(PACKAGE.rglob("*.css"))
TEMPLATES = sorted([*PACKAGE.rglob("*.j2"), *PACKAGE.rglob("*.html")])
SCRIPTS = sorted([*PACKAGE.rglob("*.mjs"), *PACKAGE.rglob("*.js")])
MODULES = sorted(PACKAGE.rglob("*.py"))

HOOKS = {"ask"}
"""Classes by which a script finds its parts; they need no style."""

STOCK = {"lm-Widget", "jp-OutputArea-output", "jupyter-widgets", "anchor-link"}
"""Classes that JupyterLab and nbconvert give to what they make."""


def text(files: list[Path]) -> str:
    return "\n".join(file.read_text() for file in files)


def styled(sheets: str) -> set[str]:
    """The classes that a rule speaks of."""
    plain = re.sub(r"/\*.*?\*/", "", sheets, flags=re.DOTALL)
    selectors = re.findall(r"([^{};]+)\{", plain)
    return {name for one in selectors for name in re.findall(r"\.([a-zA-Z][\w-]*)", one)}


def written() -> set[str]:
    """The classes that are written out in a template or a script."""
    values = re.findall(r'class="([^"]*)"', text(TEMPLATES))
    values = [re.sub(r"\{\{.*?\}\}|\{%.*?%\}", " ", value) for value in values]
    values += re.findall(r'className = "([^"]*)"', text(SCRIPTS))
    values += re.findall(r'classList\.\w+\("([^"]*)"', text(SCRIPTS))
    return {name for value in values for name in value.split()}


def quoted() -> set[str]:
    """Every single word in quotes: a class that an expression gives, as a mark's kind, is one."""
    return set(re.findall(r"""["'] ?([\w-]+)["']""", text([*TEMPLATES, *SCRIPTS, *MODULES])))


def own() -> set[str]:
    """The classes that a document styles by itself, as it has no sheet to go with it."""
    return set(re.findall(r'\.([a-zA-Z][\w-]*)(?=[^{}<>"]*\{\s)', text(TEMPLATES)))


def test_every_class_has_a_style():
    assert written() - styled(text(SHEETS)) - own() - HOOKS == set()


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_style_has_a_class(sheet):
    assert styled(sheet.read_text()) - written() - quoted() - STOCK == set()
