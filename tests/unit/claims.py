"""Find what reads like a claim of fact, in notebooks, tables, code, templates and scripts."""

from __future__ import annotations

import ast
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from nbformat import NotebookNode

COUNT = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twenty|a hundred)"
MARKS = {
    "figure": re.compile(
        r"\d|\b(?:fifteen|sixteen|twenty|thirty|forty|fifty|hundred|thousand|million|billion)\b"
        r"|\b(?:per cent|times in ten)\b|\b(?:half|thirds?|quarters?|fifths?|tenths?) of\b"
        rf"|\b(?:one|{COUNT}) (?:in|out of) {COUNT}\b",
        re.IGNORECASE,
    ),
    "quotation": re.compile(r"“[^”…]+ [^”…]+”"),
    "name": re.compile(r"(?<=[a-z,;:’”] )[A-Z][\w’-]+"),
    "study": re.compile(
        r"\b(?:(?<!ase )stud(?:y|ies)|research\w*|surveys?|evaluations?|polls?|courts?|case law"
        r"|judges?|auditors?|published|measured|trials?|statistics?|experts?|according to"
        r"|evidence (?:shows|says|suggests)|(?:shows?|showed|proves?|proved|found|finds) that)\b",
        re.IGNORECASE,
    ),
}
"""What gives a claim away: a figure, somebody's words, a name inside a sentence, a study."""

WORTH = re.compile(
    rf"(?:\d ?|\b\w+(?:ty|teen)[ -](?:\w+ )?|\b{COUNT} )(?:%|per cent)"
    rf"|£[1-9]|\b(?:19|20)\d\d\b|\b(?:one|{COUNT}) (?:in|out of) {COUNT}\b",
    re.IGNORECASE,
)
"""Figures that claim something in code, where most say how big or which one."""

FIRST = re.compile(r"(?:^|(?<=[.?!:] )|(?<=[“(]))[A-Z][\w’-]+")
"""A word with a capital at the head of a sentence: a name only if it is known as one."""

REACH = 3
"""How many sentences before its own a source speaks for; further off, nobody can tell."""

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
        "UTF-8",
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


def marks(words: str, ours: Collection[str] = (), names: Collection[str] = ()) -> list[str]:
    """What makes these words a claim, if anything; to quote a title of ours is none.

    Args:
        words: A sentence or several.
        ours: Titles and labels of the course.
        names: Names of people, places and bodies, known also at the head of a sentence.
    """
    words = words.replace(TITLE, "It")
    for quoted in re.findall(r"“([^”]+)”", words):
        if quoted in ours or quoted.rstrip(".,?!") in ours:
            words = words.replace(f"“{quoted}”", "it")
    found = [(kind, hit[0]) for kind, mark in MARKS.items() for hit in mark.finditer(words)]
    heads = (hit[0] for hit in FIRST.finditer(words))
    found += [("name", head) for head in heads if head.removesuffix("’s") in names]
    return [f"{kind} {hit!r}" for kind, hit in found if hit not in PLAIN]


def known_names(cited: Iterable[str], everything: Iterable[str]) -> set[str]:
    """Names inside the sentences of cited texts that nobody writes small."""
    prose = [text for text in everything if " " in text]  # a key writes names small
    small = {word for text in prose for word in re.findall(r"\b[a-z][\w’-]+", text)}
    inside = re.compile(r"(?<=[a-z,;:’”(“] )[A-Z][a-z][\w’-]+")
    found = {name.removesuffix("’s") for text in cited for name in inside.findall(text)}
    return {name for name in found if name.lower() not in small}


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


def unlinked(prose: str, ours: Collection[str]) -> str:
    """Prose without addresses: words of a link and of a picture stay, but for titles of ours."""

    def words(link: re.Match[str]) -> str:
        says = re.sub(r"^(?:Go on|Back) to (?:the )?", "", link[1])
        return "it" if says in ours or link[2] == "#" + says.replace(" ", "-") else link[1]

    return re.sub(r"!?\[([^\]]*)\]\(([^)]+)\)", words, prose)


def unsourced(paragraph: str, ours: Collection[str], names: Collection[str] = ()) -> list[str]:
    """The sentences that claim something where no source speaks for them.

    A source speaks for its sentence and for ``REACH`` before it, and for nothing after it.
    """
    sentences = re.split(r"(?<=[.?!])\s+|(?<=[.?!][”)*])\s+", unlinked(paragraph, ours))
    cited = [at for at, sentence in enumerate(sentences) if REFERENCE.search(sentence)]
    return [
        sentence
        for at, sentence in enumerate(sentences)
        if not any(at <= source <= at + REACH for source in cited)
        and marks(sentence.replace("*", ""), ours, names)
    ]


def spoken(path: Path) -> Iterator[Said]:
    """Every text in a module but its documentation, with … for what is filled in."""
    yield from (Said(path.name, words) for words in texts(path.read_text(encoding="utf-8")))


def texts(code: str) -> Iterator[str]:
    """Every text in Python code, as :func:`spoken` of a module."""
    tree = ast.parse(code)
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
            yield words


class _Template(HTMLParser):
    """What a template says: its text, and what stands in for a picture or a label."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def handle_data(self, data: str) -> None:
        if self.lasttag not in {"style", "script"}:
            self.said.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        spoken_aloud = {"alt", "title", "aria-label", "placeholder"}
        self.said += [words for name, words in attrs if words and name in spoken_aloud]


JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
COMMENT = re.compile(r"^\s*//[^\n]*|/\*.*?\*/", re.DOTALL | re.MULTILINE)
STRING = re.compile(r"\"([^\"\n]*)\"|'([^'\n]*)'|`([^`]*)`")


def shown(path: Path) -> Iterator[Said]:
    """Every text in a template of a page, or in a script, with … for what is filled in."""
    source = path.read_text(encoding="utf-8")
    template = _Template()
    if path.suffix in {".js", ".mjs"}:
        code = COMMENT.sub("", source)
    else:
        template.feed(JINJA.sub("…", source))
        code = " ".join(part for part in JINJA.findall(source) if not part.startswith("{#"))
    said = (re.sub(r"\$\{[^}]*\}", "…", "".join(parts)) for parts in STRING.findall(code))
    yield from (Said(path.name, " ".join(words.split())) for words in [*template.said, *said])
