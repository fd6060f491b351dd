"""Imports run one way, each library stays in the part whose business it is, and import is cheap."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

PACKAGE = Path(__file__).resolve().parents[2] / "widgets" / "coproduction"
MODULES = sorted(PACKAGE.rglob("*.py"))

MAY_IMPORT = {
    "settings": set(),
    "logic": set(),
    "store": set(),
    "content": {"settings"},
    "activities": {"content", "logic"},
    "views": {"activities", "content", "logic"},
    "notebook": {"views", "activities", "content", "store", "settings", "hosting", "seat"},
    "hosting": {"activities", "logic", "store"},
    "seat": {"activities", "content", "store"},
    "server": {"views", "activities", "content", "logic", "store", "settings"},
    "__init__": {"notebook", "logic"},
}
"""For each part, the other parts of the package that it may import."""

MAY_NAME = {"views": {"store"}}
"""What a part is handed by others: it may name these in types, and never import them to use."""

AT_HOME = {
    "sqlalchemy": {"store"},
    "pandas": {"content", "logic"},
    "numpy": {"logic"},
    "scipy": {"logic"},
    "platformdirs": {"settings"},
    "anywidget": {"views"},
    "ipywidgets": {"views"},
    "docx": {"views"},
    "matplotlib": {"views"},
    "jinja2": {"views", "server"},
    "tornado": {"server"},
    "jupyter_server": {"server"},
    "voila": {"server"},
}
"""For each library, the parts that may use it."""

PURE = {
    *(
        "__future__",
        "abc",
        "bisect",
        "collections",
        "dataclasses",
        "enum",
        "functools",
        "itertools",
    ),
    *("math", "numbers", "numpy", "operator", "pandas", "re", "scipy", "statistics", "types"),
    "typing",
}
"""All that logic/ may import: nothing that reads a file or a clock, or throws dice."""

MAY_BE_HANDED = {"datetime.date"}
"""What logic/ may name in types: a date may be handed to it, but never the clock."""

ENVIRONMENT = {"os.environ", "os.getenv"}

HEAVY = (
    *("pandas", "numpy", "scipy", "sqlalchemy", "ipywidgets", "anywidget", "IPython", "voila"),
    *("tornado", "matplotlib", "PIL", "docx"),
)


class Import(NamedTuple):
    """One imported name, as "package.module.name", and where."""

    name: str
    line: int
    for_types: bool

    @property
    def library(self) -> str:
        return self.name.partition(".")[0]

    @property
    def part(self) -> str:
        """The part of ours it comes from; "" when it is not ours."""
        library, _, rest = self.name.partition(".")
        return rest.partition(".")[0] if library == "coproduction" else ""


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def is_type_checking(node: ast.stmt) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


def imports_of(tree: ast.AST, for_types: bool = False) -> Iterator[Import]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import):
            yield from (Import(name.name, node.lineno, for_types) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            for name in node.names:
                yield Import(f"{node.module}.{name.name}", node.lineno, for_types)
        else:
            yield from imports_of(node, for_types or is_type_checking(node))


def faults(part: str, source: str) -> list[str]:
    """What the module of this part and source may not do, in words."""
    tree = ast.parse(source)
    found = []
    for one in imports_of(tree):
        handed = MAY_NAME.get(part, set()) if one.for_types else set()
        if one.part and one.part not in {part, *MAY_IMPORT[part], *handed}:
            found.append(f"line {one.line}: {part} may not import coproduction.{one.part}")
        if part not in AT_HOME.get(one.library, {part}):
            found.append(f"line {one.line}: {one.library} is not for {part}")
        pure = one.library in PURE or (one.for_types and one.name in MAY_BE_HANDED)
        if part == "logic" and not (pure or one.part):
            found.append(f"line {one.line}: logic is pure, and {one.library} may not be")
        if one.name in ENVIRONMENT and part != "settings":
            found.append(f"line {one.line}: only settings.py reads the environment")
    for node in ast.walk(tree):
        reads = isinstance(node, ast.Attribute) and ast.unparse(node) in ENVIRONMENT
        if reads and part != "settings":
            found.append(f"line {node.lineno}: only settings.py reads the environment")
        if part == "logic" and isinstance(node, ast.Name) and node.id in {"open", "print", "input"}:
            found.append(f"line {node.lineno}: logic does no input or output")
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_module_keeps_to_its_part(path: Path) -> None:
    assert faults(part_of(path), path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("part", "source", "words"),
    [
        ("logic", "import ipywidgets", "ipywidgets is not for logic"),
        ("logic", "from coproduction import content", "logic may not import coproduction.content"),
        ("logic", "import random", "random may not be"),
        ("logic", "from datetime import date", "datetime may not be"),
        ("logic", "def f():\n  return open('x')", "no input or output"),
        ("store", "from coproduction.settings import load", "store may not import"),
        ("activities", "from coproduction.views.page import draw", "activities may not import"),
        ("views", "from coproduction.store import open_store", "views may not import"),
        ("content", "import os\nhome = os.environ['HOME']", "only settings.py"),
        ("content", "from os import environ", "only settings.py"),
        ("activities", "def f():\n  import sqlalchemy.orm", "sqlalchemy is not for activities"),
        ("content", "if TYPE_CHECKING:\n  from coproduction.server import cli", "may not import"),
    ],
)
def test_a_wrong_import_is_noticed(part: str, source: str, words: str) -> None:
    assert any(words in fault for fault in faults(part, source))


def test_a_view_may_name_the_store_it_is_handed() -> None:
    source = "if TYPE_CHECKING:\n  from coproduction.store import Person"
    assert faults("views", source) == []


def test_no_two_modules_name_each_other() -> None:
    """Not even in types: where two need each other, what they share is a module of its own."""
    known = {name_of(path): path for path in MODULES}
    needs = {
        name: {module_of(one.name, known) for one in imports_of(ast.parse(path.read_text("utf-8")))}
        for name, path in known.items()
    }
    pairs = {(one, two) for one in needs for two in needs[one] if one in needs.get(two, ())}
    assert {pair for pair in pairs if pair[0] < pair[1]} == set()


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def module_of(name: str, known: Container[str]) -> str:
    """The module that an imported name is in, or is; "" when it is not ours."""
    while name and name not in known:
        name = name.rpartition(".")[0]
    return name


def test_every_part_has_its_rule() -> None:
    assert {part_of(path) for path in MODULES} == set(MAY_IMPORT)


def test_importing_the_package_loads_no_heavy_library() -> None:
    code = f"import sys, coproduction; print(*(set({HEAVY}) & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=60
    )
    assert done.stdout.split() == []
