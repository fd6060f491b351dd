"""What a text is here: some words, which kind they are, and what they are read together with."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.reading.level import ENOUGH, LONGEST, age, allowed, length, plain, sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

ROOT = Path(__file__).resolve().parents[2]

CEILINGS = {"prompt": 12, "feedback": 12, "card": 12, "prose": 12, "finding": 14}
"""The highest reading age of each kind of text, in years. Easier is never wrong.

prompt: what is asked, with the lines under it and the answers to choose from.
feedback: what is said back: our readings, remarks, warnings, next moves.
card: a story or a situation to think about.
prose: what stands between activities, and the pages around them.
finding: what a source found, a case reports or a law says.
"""

NAME = 4
"""Fewer words than that are a name or a label, and are measured only with their like."""


@dataclass(frozen=True)
class Text:
    """Some words that people read.

    Attributes:
        name: Where they stand, as ``vignettes.V5.text``.
        kind: One of ``CEILINGS``.
        near: What is read in one go with them: one question, one card, one section.
        part: What is still of a piece with them: a table, an activity, a notebook.
    """

    name: str
    kind: str
    near: str
    part: str
    words: str


@dataclass(frozen=True)
class Measured:
    """A text with its level; ``fault`` is "" or what is wrong with it."""

    text: Text
    words: int
    age: float
    ceiling: float
    longest: int

    @property
    def fault(self) -> str:
        """What is wrong, in words that say by how much."""
        if self.longest > LONGEST:
            return f"a sentence of {self.longest} words: {LONGEST} at most"
        if self.age > self.ceiling:
            return f"reading age {self.age:.1f}: {self.ceiling:.1f} at most for {self.words} words"
        return ""


def measure(text: Text, excused: tuple[str, ...]) -> Measured:
    """The level of a text, counted without what is excused."""
    words = plain(text.words, excused)
    count = length(words)
    longest = max((length(sentence) for sentence in sentences(words)), default=0)
    return Measured(text, count, age(words), allowed(CEILINGS[text.kind], count), longest)


def alone(texts: Iterable[Text]) -> list[Text]:
    """The texts that are measured each for itself: all but names and labels."""
    return [text for text in texts if length(text.words) >= NAME]


def together(texts: Iterable[Text]) -> list[Text]:
    """The shorter texts, joined until there is enough to say something of.

    First what is read in one go; where that is still little, all that is left of the same kind in
    the same part.
    """
    short = [text for text in texts if length(text.words) < ENOUGH]
    joined = [*_joined(short, lambda text: text.near)]
    enough = [one for one in joined if length(one.words) >= ENOUGH]
    rest = [one for one in joined if length(one.words) < ENOUGH]
    return [*enough, *_joined(rest, lambda text: text.part)]


def _joined(texts: Iterable[Text], by: Callable[[Text], str]) -> Iterator[Text]:
    groups: dict[tuple[str, str], list[Text]] = defaultdict(list)
    for text in texts:
        groups[by(text), text.kind].append(text)
    for (name, kind), some in groups.items():
        words = " ".join(ended(text.words) for text in some)
        yield Text(f"{name}: each {kind}", kind, name, some[0].part, words)


def ended(words: str) -> str:
    """The words with a full stop, if they end in nothing: labels follow one another."""
    return words if words.rstrip(" ”’)")[-1:] in (".", "?", "!", "…") else f"{words}."
