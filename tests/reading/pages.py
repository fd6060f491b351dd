"""What people read on pages: the notebooks' prose, the templates, and what activities write."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from random import Random
from typing import TYPE_CHECKING

import nbformat
from nbconvert.filters import markdown2html

from coproduction.activities import get
from coproduction.store import PageStore, Person
from coproduction.views.page import draw
from tests.any_answers import SHARES, mix
from tests.reading import tables
from tests.reading.level import STAND_IN, length
from tests.reading.texts import NAME, ROOT, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.answers import Json, Key
    from coproduction.activities.base import Activity

PACKAGE = ROOT / "widgets/coproduction"

INLINE = {"a", "abbr", "b", "br", "code", "em", "i", "strong", "sup"}
"""Elements inside a sentence; any other begins and ends one."""

UNREAD = {"script", "style", "svg", "textarea", "select", "head"}
THEIRS = {"sources", "letter"}
"""Elements, and classes of them, that hold nothing to read, titles, or a person's own words."""

EMPTY = {"br", "hr", "img", "input", "link", "meta"}
"""Elements that never end."""

MIXES = 6
"""How many mixes of answers are drawn of each share; more of them add hardly a sentence."""

_CITED = re.compile(r"\s*\((?:\[[^\]]+\](?:\([^)]+\)|\[[^\]]+\])[;, ]*)+\)")
_DONE = re.compile(r"\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_RULE = re.compile(r"\{.*\}")
_FILLED = re.compile(r"\{\{.*?\}\}", re.DOTALL)


class _Paragraphs(HTMLParser):
    """Collects the texts of a page, each whole."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._now: list[str] = []
        self._unread: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if self._unread:
            self._unread += [tag] * (tag == self._unread[0])
        elif tag not in EMPTY and (
            tag in UNREAD or said.get("aria-hidden") == "true" or said.get("class") in THEIRS
        ):
            self._unread = [tag]
        if tag not in INLINE:
            self.finish()

    def handle_endtag(self, tag: str) -> None:
        if self._unread and tag == self._unread[-1]:
            self._unread.pop()
        if tag not in INLINE:
            self.finish()

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self._now.append(data)

    def finish(self) -> None:
        # A line of somebody's list begins at the margin; lines of a template are indented.
        lines = re.split(r"\n(?=\S)", "".join(self._now))
        self.found += [" ".join(line.split()) for line in lines if line.strip()]
        self._now = []


def paragraphs(html: str) -> list[str]:
    """The texts of a page in their order: paragraphs, cells, headings, labels."""
    reader = _Paragraphs()
    reader.feed(html)
    reader.close()
    reader.finish()
    return reader.found


def prose() -> Iterator[Text]:
    """What stands between the activities of each notebook; a link in brackets is a source."""
    for path in sorted((ROOT / "course").rglob("*.ipynb")):
        section = ""
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type != "markdown":
                continue
            for words in paragraphs(markdown2html(_CITED.sub("", cell.source))):
                section = words if words in cell.source.splitlines()[0] else section
                name = f"{path.stem}: {words[:30]}"
                yield Text(name, "prose", f"{path.stem}: {section}", path.stem, words)


def templates() -> Iterator[Text]:
    """The pages that no activity makes, and what stands around those that one does."""
    for path in sorted(PACKAGE.glob("*/**/*.html.j2")):
        html = _FILLED.sub(STAND_IN, _DONE.sub("<p>", path.read_text(encoding="utf-8")))
        for words in paragraphs(html):
            if _RULE.search(words):
                continue  # a template of styles
            yield Text(f"{path.name}: {words[:30]}", "prose", path.name, "templates", words)


@cache
def written(id: str) -> tuple[Text, ...]:
    """What an activity writes on its pages beside what is in the tables, over many answers.

    Every step is visited, with nothing answered and with nearly everything, and then many mixes of
    answers; the same ones each time.
    """
    known = {text.words for text in tables.texts()}
    long = [words for words in known if length(words) >= NAME]
    found: dict[str, None] = {}
    for activity, answers in _states(id):
        blocks = (*activity.page(answers).blocks, *enumerate(activity.keep(answers)))
        for name, block in blocks:
            found.update(dict.fromkeys(paragraphs(draw(str(name), block))))
    new = (words for words in found if words not in known and not any(w in words for w in long))
    return tuple(Text(f"{id}: {words[:30]}", "feedback", id, id, words) for words in new)


def _states(id: str) -> Iterator[tuple[Activity, dict[Key, Json]]]:
    for kept in ("server", "binder", "local", "page"):
        yield get(id).bind(Person(PageStore(), "someone", kept)), {}
    activity = get(id)
    chance = Random(id)  # noqa: S311
    for question in activity.questions.values():
        for option in question.options if not question.prompt else ():
            place: dict[Key, Json] = {(question.id, 1): option.value}
            yield activity, place
            yield activity, {**_mix(activity, chance, 0.95), **place}
    for share in SHARES * MIXES:
        yield activity, _mix(activity, chance, share)


def _mix(activity: Activity, chance: Random, share: float) -> dict[Key, Json]:
    """Any answers, but with short words: what people write themselves is not measured."""
    answers = mix(activity, chance, share)
    for id, round in answers:
        if activity.questions[id].kind == "short text":
            answers[id, round] = "Tea"
    return answers
