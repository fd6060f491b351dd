"""Find what reads like a claim of fact, in notebooks, in tables and in what activities say."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from nbformat import NotebookNode

MARKS = {
    "figure": re.compile(
        r"\d|\b(?:fifteen|sixteen|twenty|thirty|forty|fifty|hundred|thousand|million)\b"
        r"|\b(?:per cent|times in ten)\b"
    ),
    "quotation": re.compile(r"“[^”…]+ [^”…]+”"),
    "name": re.compile(r"(?<=[a-z,;:’”] )[A-Z][\w’-]+"),
    "study": re.compile(
        r"\b(?:(?<!ase )stud(?:y|ies)|research\w*|surveys?|evaluations?|polls?|courts?|case law"
        r"|judges?|auditors?|published|measured)\b"
    ),
}
"""What gives a claim away: a figure, somebody's words, a name inside a sentence, a study."""

PLAIN = {
    *("Monday", "Thursday", "May", "They"),
    *(
        "ARGS",
        "Binder",
        "CSV",
        "Ctrl",
        "JSON",
        "JavaScript",
        "Jupyter",
        "PostgreSQL",
        "SQLite",
        "Voilà",
        "Word",
    ),
}
"""Names of days and of software: they claim nothing."""

TITLE = "Moving Beyond Consultation"

REFERENCE = re.compile(r"\[([^\]]+)\]\[([^\]]+)\]")
"""A link by key, as ``[the Network, 2015][workshop-2015]``."""

ADDRESS = re.compile(r"^\[([^\]]+)\]: (\S+)$", re.MULTILINE)
"""Where the key of a link is given its address, at the end of a cell."""


class Said(NamedTuple):
    """Words, and where they stand."""

    place: str
    words: str


def marks(words: str, ours: Collection[str] = ()) -> list[str]:
    """What makes these words a claim, if anything; to quote a title of ours is none.

    Args:
        words: A sentence or several.
        ours: Titles and labels of the course.
    """
    words = words.replace(TITLE, "It")
    for quoted in re.findall(r"“([^”]+)”", words):
        if quoted in ours or quoted.rstrip(".,?!") in ours:
            words = words.replace(f"“{quoted}”", "it")
    found = ((kind, hit[0]) for kind, mark in MARKS.items() for hit in mark.finditer(words))
    return [f"{kind} {hit!r}" for kind, hit in found if hit not in PLAIN]


def paragraphs(cell: NotebookNode) -> Iterator[str]:
    """The paragraphs of a cell of prose; a list belongs to a line above it that ends in a colon."""
    blocks = re.split(r"\n{2,}", ADDRESS.sub("", cell.source).strip())
    before = ""
    for block in blocks:
        listed = re.match(r"(?:-|\d+\.) ", block)
        if listed and before.endswith(":") and REFERENCE.search(before):
            continue
        before = block
        items = re.split(r"\n(?=(?:-|\d+\.) )", block)
        yield from (re.sub(r"^(?:#+|-|\d+\.) +", "", item) for item in items)


def unsourced(paragraph: str, ours: Collection[str]) -> list[str]:
    """The sentences that claim something after the last source, which speaks for those before."""
    plain = re.sub(r"\[[^\]]+\]\([^)]+\)", "", paragraph)
    sentences = re.split(r"(?<=[.?!])\s+|(?<=[.?!][”)*])\s+", plain)
    cited = [at for at, sentence in enumerate(sentences) if REFERENCE.search(sentence)]
    rest = sentences[cited[-1] + 1 :] if cited else sentences
    return [sentence for sentence in rest if marks(sentence.replace("*", ""), ours)]


def spoken(path: Path) -> Iterator[Said]:
    """Every text in a module but its documentation, with … for what is filled in."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            silent |= {id(part) for part in ast.walk(node) if part is not node}
            parts = (p.value if isinstance(p, ast.Constant) else "…" for p in node.values)
            words = "".join(str(part) for part in parts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            words = node.value
        else:
            continue
        if id(node) not in silent:
            yield Said(path.name, words)
