"""What people read that stands in the code itself: refusals, errors, and all that is rarely seen.

Pages drawn with many answers show most of it. Here is the rest, as it is written, with a short word
for each value that is filled in.
"""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from tests.reading.level import STAND_IN, length
from tests.reading.texts import NAME, ROOT, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = ROOT / "widgets/coproduction"

SPOKEN = (
    *("activities/**/*.py", "views/**/*.py", "server/**/*.py", "content/own_profile.py"),
    *("hosting/*.py", "logic/room/words.py", "logic/room/personal.py", "store/rooms/*.py"),
)
"""The modules whose strings are for people; elsewhere they are for whoever works on the course."""

SCRIPTS = ("views/**/*.mjs", "server/**/*.js")

_SENTENCE = re.compile(r"[A-Z“].* .*[.?!:…]", re.DOTALL)
_STRING = re.compile(r'"([^"\n]+)"|`([^`\n]+)`')
_FILLED = re.compile(r"\$\{[^}]*\}")


def texts() -> Iterator[Text]:
    """Every sentence in the code."""
    for pattern in SPOKEN:
        for path in sorted(PACKAGE.glob(pattern)):
            yield from _texts(path.stem, _strings(ast.parse(path.read_text(encoding="utf-8"))))
    for pattern in SCRIPTS:
        for path in sorted(PACKAGE.glob(pattern)):
            found = _STRING.findall(path.read_text(encoding="utf-8"))
            yield from _texts(path.name, (_FILLED.sub(STAND_IN, a or b) for a, b in found))


def _texts(module: str, strings: Iterator[str]) -> Iterator[Text]:
    for words in strings:
        if _SENTENCE.fullmatch(words) and length(words) >= NAME:
            name = f"{module}: {words[:30]}"
            yield Text(name, "feedback", f"in {module}", "in the code", words)


def _strings(tree: ast.AST) -> Iterator[str]:
    """The strings below a node in their order, but for what explains the code."""
    for node in ast.iter_child_nodes(tree):
        match node:
            case ast.Expr(value=ast.Constant()):
                continue
            case ast.Constant(value=str(words)):
                yield words
            case ast.JoinedStr(values=values):
                yield "".join(
                    str(each.value) if isinstance(each, ast.Constant) else STAND_IN
                    for each in values
                )
            case _:
                yield from _strings(node)
