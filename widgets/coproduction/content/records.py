"""What the course says, as frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Source:
    """Where a statement of fact comes from.

    Attributes:
        year: ``"n.d."`` where none is given.
        url: Its address, or ``""`` where it is unconfirmed.
        status: ``"seen"``, ``"copy"`` or ``"unconfirmed"``; see ``content.sources``.
    """

    key: str
    title: str
    publisher: str
    year: str
    url: str
    status: str

    @property
    def named(self) -> str:
        """As a list of sources names it; a copy says where it lies."""
        stop = "" if self.title[-1] in ".?!" else "."
        words = f"{self.title}{stop} {self.publisher}, {self.year.rstrip('.')}."
        site = (urlsplit(self.url).hostname or "").rstrip(".").removeprefix("www.")
        return f"{words} A copy, on {site}." if self.status == "copy" else words


@dataclass(frozen=True)
class Note:
    """Something the course says in one place; without sources the words are our own."""

    id: str
    title: str
    words: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Band:
    """Doing to, doing for or doing with; ``id`` is ``"to"``, ``"for"`` or ``"with"``."""

    id: str
    name: str
    marks: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Rung:
    """A rung of the ladder, 1 at the bottom; ``marks`` says what is true on it."""

    number: int
    name: str
    band: str
    marks: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Crosswalk:
    """One rung beside its nearest neighbours on other scales.

    Attributes:
        rung: Its number and name, or what lies off the ladder.
        note: Where it does not quite match, or ``""``.
    """

    rung: str
    arnstein: str
    handbook: str
    wilcox: str
    hart: str
    bovaird: str
    note: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Vignette:
    """A short invented story to place on the ladder, and our reading of it.

    The title and the text may be shown at once; the rest only after the learner has chosen.

    Attributes:
        accept_low: The lowest rung a fair reader could choose; at most ``reference``.
        accept_high: The highest such rung; at least ``reference``.
        off_ladder: Whether the story belongs on no rung; ``reference`` is then the nearest.
        scored: Whether a choice is compared with our reading at all.
        tempting: The tempting answer in a few words; ``tempting_why`` says why it tempts.
        note: One more remark, or ``""``.
        answers: For each indicator 0 to 3, or ``"X"``: the answers behind the reference.
        short: Whether it is among the few cards of the short set.
    """

    id: str
    title: str
    text: str
    reference: int
    accept_low: int
    accept_high: int
    off_ladder: bool
    scored: bool
    why: str
    tempting: str
    tempting_why: str
    note: str
    answers: Mapping[str, int | str]
    short: bool
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Option:
    """One answer to a question of choice."""

    value: str
    label: str
    help: str


@dataclass(frozen=True)
class Indicator:
    """One of the ten questions about a practice; ``move`` is the next move it suggests."""

    key: str
    name: str
    prompt: str
    help: str
    options: tuple[Option, ...]
    move: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Gate:
    """The words for a gate of ``logic.ladder``.

    Attributes:
        indicator: The keys of the indicators that would open it.
        cap: The highest rung while it is shut, as ``logic.ladder`` has it.
        words: What is true while it is shut.
        move: What to do next.
    """

    id: str
    indicator: tuple[str, ...]
    cap: int
    words: str
    move: str


@dataclass(frozen=True)
class Part:
    """One notebook of the course, ``course/{id}.ipynb``, and the activities in it.

    Attributes:
        minutes: About how long it takes alone.
        short: The same for whoever is short of time; 0 where they leave it out.
    """

    id: str
    title: str
    minutes: int
    short: int
    summary: str
    activities: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """A question, worded once for every door.

    Attributes:
        kind: ``"choose one"``, ``"choose many"``, ``"choose a rung"``, ``"short text"``,
            ``"number"``, ``"date"``, ``"table"`` (comma-separated text, typed or from a file) or
            ``"file"`` (which is read and not kept).
        options: In the order they are shown, rungs from the lowest; none where one writes.
        max_length: In characters, for short text, tables and files; None otherwise.
        low: The lowest number that can be an answer, or None.
        high: The highest one, or None.
        unit: What a number counts, as ``"£ a year"``.
        whole: Whether a number has to be a whole one.
    """

    id: str
    kind: str
    prompt: str
    help: str
    options: tuple[Option, ...]
    optional: bool
    max_length: int | None
    low: float | None = None
    high: float | None = None
    unit: str = ""
    whole: bool = False


@dataclass(frozen=True)
class Content:
    """Everything the course says; sequences are in the order they are taught."""

    rungs: tuple[Rung, ...]
    bands: tuple[Band, ...]
    crosswalk: tuple[Crosswalk, ...]
    vignettes: tuple[Vignette, ...]
    indicators: tuple[Indicator, ...]
    gates: tuple[Gate, ...]
    flags: Mapping[str, Note]
    criticisms: tuple[Note, ...]
    remarks: Mapping[str, Note]
    notes: Mapping[str, Note]
    parts: tuple[Part, ...]
    questions: Mapping[str, Question]
    sources: Mapping[str, Source]
