"""The notebooks stay thin and clean, and the check of their outputs is one that can fail."""

from __future__ import annotations

import ast
import copy
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from coproduction import content

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from nbformat import NotebookNode

    from coproduction.content.records import Part

COURSE = Path(__file__).resolve().parents[2] / "course"
NOTEBOOKS = sorted(COURSE.glob("*.ipynb"))
TRAINER = sorted(COURSE.glob("trainer/*.ipynb"))
"""Those of whoever runs a workshop teach nothing, and have no worked example."""

NO_EXAMPLE = "tag a worked example nbval-check-output and keep_output"
CHECKED = {"nbval-check-output", "keep_output"}
MAX_LINES = 10


def is_checked(cell: NotebookNode) -> bool:
    return bool(CHECKED & set(cell.metadata.get("tags", ())))


def stored_text(cell: NotebookNode) -> str:
    """What the cell printed or showed when it was saved, nbval's grounds for comparing."""
    texts = (out.get("text") or out.get("data", {}).get("text/plain", "") for out in cell.outputs)
    return "".join(texts)


def faults(notebook: NotebookNode) -> list[str]:
    """What is wrong with a notebook, in words that say what to do."""
    cells = notebook.cells
    code = [cell for cell in cells if cell.cell_type == "code"]
    found = list(whole_faults(notebook))
    if not any(is_checked(cell) for cell in code):
        found.append(NO_EXAMPLE)
    for cell in code:
        faulty = checked_faults(cell) if is_checked(cell) else shown_faults(cell)
        found.extend(f"cell {cell.get('id')}: {words}" for words in [*faulty, *source_faults(cell)])
    return found


def whole_faults(notebook: NotebookNode) -> Iterator[str]:
    first = notebook.cells[0]
    headings = [
        line
        for cell in notebook.cells
        if cell.cell_type == "markdown"
        for line in cell.source.splitlines()
        if line.startswith("# ")
    ]
    if first.cell_type != "markdown" or not first.source.startswith("# ") or len(headings) != 1:
        yield "begin with the one '# ' heading"
    if (notebook.nbformat, notebook.nbformat_minor) != (4, 5):
        yield "save as nbformat 4.5"
    if len({cell.get("id") for cell in notebook.cells} - {None}) != len(notebook.cells):
        yield "give every cell an id of its own"
    if notebook.metadata.get("kernelspec", {}).get("name") != "python3":
        yield "choose the kernel python3"
    if {"language_info", "widgets"} & set(notebook.metadata):
        yield "clean it: make notebooks"


def checked_faults(cell: NotebookNode) -> Iterator[str]:
    """nbval compares nothing in a cell that has no count, and cannot compare an address."""
    if not set(cell.metadata.get("tags", ())) >= CHECKED:
        yield "a checked cell needs both tags, nbval-check-output and keep_output"
    if cell.execution_count is None or not stored_text(cell).strip():
        yield "nothing is stored to check: make notebooks"
    if " at 0x" in stored_text(cell):
        yield "a memory address is stored; print a value instead"


def shown_faults(cell: NotebookNode) -> Iterator[str]:
    if cell.outputs:
        yield "an output is stored that nothing checks: make notebooks"


def source_faults(cell: NotebookNode) -> Iterator[str]:
    if not cell.metadata.get("jupyter", {}).get("source_hidden"):
        yield "fold the code away (metadata jupyter.source_hidden)"
    if "execution" in cell.metadata:
        yield "times are stored: make notebooks"
    if len(cell.source.splitlines()) > MAX_LINES:
        yield f"longer than {MAX_LINES} lines"
    if any(word in cell.source for word in ("../", "sys.path")):
        yield "a notebook may not look for the code or for files"
    try:
        tree = ast.parse(cell.source)
    except SyntaxError:
        yield "not plain Python: no ! and no % in a notebook"
        return
    if any(
        isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda) for node in ast.walk(tree)
    ):
        yield "functions and classes belong in the package"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_is_thin_and_clean(path: Path) -> None:
    assert faults(nbformat.read(path, as_version=nbformat.NO_CONVERT)) == []


@pytest.mark.parametrize("path", TRAINER, ids=lambda path: path.stem)
def test_a_notebook_of_the_trainer_is_thin_and_clean(path: Path) -> None:
    assert faults(nbformat.read(path, as_version=nbformat.NO_CONVERT)) == [NO_EXAMPLE]


def test_there_is_a_notebook_for_every_part_and_no_other() -> None:
    assert [path.stem for path in NOTEBOOKS] == sorted(part.id for part in content.course().parts)


PARTS = content.course().parts


def said(id: str) -> str:
    """The first words of a part."""
    return str(nbformat.read(COURSE / f"{id}.ipynb", as_version=4).cells[0].source)


def time_in(words: str) -> int | None:
    """The minutes that a sentence names."""
    found = re.search(r"(\S+) minutes", words)
    spelt = {"five": 5, "ten": 10, "fifteen": 15, "twenty-five": 25}
    return None if found is None else spelt.get(found[1].lower()) or int(found[1])


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.id)
def test_a_part_says_how_long_it_takes_and_what_to_do_in_less(part: Part) -> None:
    whole, _, short = said(part.id).partition("**Short of time?**")
    assert time_in(whole[whole.rfind("minutes") - 12 :]) == part.minutes
    assert bool(short) == (part.short < part.minutes)
    assert time_in(short) == (part.short or None if short else None)


def test_the_short_way_takes_the_ninety_minutes_that_the_welcome_promises() -> None:
    welcome = nbformat.read(COURSE / "00-welcome.ipynb", as_version=4)
    assert any("in ninety minutes" in cell.source for cell in welcome.cells)
    assert sum(part.short for part in PARTS) == 90


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_link_within_a_notebook_leads_to_one_of_its_headings(path: Path) -> None:
    sources = [cell.source for cell in nbformat.read(path, as_version=4).cells]
    headings = {
        "-".join(each.split()) for each in re.findall(r"^##+ (.*)$", "\n".join(sources), re.M)
    }
    linked = set(re.findall(r"\]\(#([^\s]*)\)", "\n".join(sources)))
    assert linked <= headings


@pytest.fixture
def sample() -> NotebookNode:
    """A notebook without fault."""
    hidden = {"jupyter": {"source_hidden": True}}
    worked = new_code_cell(
        "print(1 + 1)",
        metadata={**hidden, "tags": sorted(CHECKED)},
        execution_count=1,
        outputs=[new_output("stream", text="2\n")],
    )
    shown = new_code_cell('show("ladder")', metadata=hidden, execution_count=2)
    return new_notebook(
        cells=[new_markdown_cell("# Title\n\nWords"), worked, shown],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}},
    )


def test_the_sample_has_no_fault(sample: NotebookNode) -> None:
    nbformat.validate(sample)
    assert faults(sample) == []


SPOILS: dict[str, Callable[[NotebookNode], object]] = {
    "one '# ' heading": lambda book: book.cells[0].update(source="Words"),
    "id of its own": lambda book: book.cells[2].update(id=book.cells[1].id),
    "nbformat 4.5": lambda book: book.update(nbformat_minor=4),
    "kernel python3": lambda book: book.metadata.kernelspec.update(name="python3.12"),
    "clean it": lambda book: book.metadata.update(widgets={}),
    "tag a worked example": lambda book: book.cells[1].metadata.update(tags=[]),
    "both tags": lambda book: book.cells[1].metadata.update(tags=["keep_output"]),
    "nothing is stored": lambda book: book.cells[1].update(execution_count=None),
    "memory address": lambda book: book.cells[1].outputs[0].update(text="<A at 0x7f>"),
    "nothing checks": lambda book: book.cells[2].update(outputs=book.cells[1].outputs),
    "fold the code": lambda book: book.cells[2].metadata.pop("jupyter"),
    "times are stored": lambda book: book.cells[2].metadata.update(execution={}),
    "longer than": lambda book: book.cells[2].update(source="x = 1\n" * 11),
    "look for the code": lambda book: book.cells[2].update(source="open('../data/x.csv')"),
    "not plain Python": lambda book: book.cells[2].update(source="!pip install x"),
    "belong in the package": lambda book: book.cells[2].update(source="def f(): pass"),
}


@pytest.mark.parametrize("words", SPOILS)
def test_a_fault_is_noticed(sample: NotebookNode, words: str) -> None:
    spoilt = copy.deepcopy(sample)
    SPOILS[words](spoilt)
    assert any(words in fault for fault in faults(spoilt))


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    """A check of every notebook with another output stored; one, since pytest starts slowly."""
    folder = tmp_path_factory.mktemp("changed")
    for path in NOTEBOOKS:
        notebook = nbformat.read(path, as_version=4)
        code = (cell for cell in notebook.cells if cell.cell_type == "code")
        next(filter(is_checked, code)).outputs = [new_output("stream", text="something else\n")]
        nbformat.write(notebook, folder / path.name)
    nbval = ["--nbval-lax", "--nbval-current-env", "--nbval-cell-timeout=120"]
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *nbval, str(folder)],
        cwd=folder,
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
    )


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_changed_output_fails(changed: subprocess.CompletedProcess[str], path: Path) -> None:
    assert changed.returncode == pytest.ExitCode.TESTS_FAILED, changed.stdout + changed.stderr
    _, *said = re.split(r"^_+ (\S+)::Cell \d+ _+$", changed.stdout, flags=re.MULTILINE)
    (why,) = [words for name, words in zip(said[::2], said[1::2], strict=True) if name == path.name]
    assert "something else" in why
