"""Words on a page: headings, paragraphs, terms, tables, letters, and where things come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, Self

if TYPE_CHECKING:
    from coproduction.content import Content, Source


@dataclass(frozen=True)
class Heading:
    """A heading inside an activity. ``step`` says where the person is: "Card 2 of 5"."""

    text: str
    step: str = ""
    level: int = 3


@dataclass(frozen=True)
class Prose:
    """Paragraphs of plain text.

    ``tone`` is "", "quiet", "story" (a card), "note" (a flag) or "live" (said out loud by a
    screen reader each time it changes).
    """

    paragraphs: tuple[str, ...]
    tone: str = ""
    title: str = ""


@dataclass(frozen=True)
class Facts:
    """Terms with what is said of them: our reading, a practice in brief.

    ``folded`` ones have a title, which a page shows alone until they are wanted.
    """

    rows: tuple[tuple[str, str], ...]
    title: str = ""
    level: int = 4
    folded: bool = False


@dataclass(frozen=True)
class Table:
    """A table, which a page folds until it is wanted unless it is ``open``.

    ``title`` says what is in it.
    """

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    open: bool = False


@dataclass(frozen=True)
class Letter:
    """A text of the person's own, line by line, ready to be copied."""

    title: str
    text: str


class Cited(Protocol):
    """Any record that names its sources by their keys."""

    @property
    def sources(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class Sources:
    """Where what is claimed comes from; ``ours`` where some of it is the course's own reading."""

    sources: tuple[Source, ...]
    ours: bool = False

    @classmethod
    def of(cls, content: Content, *cited: Cited | str) -> Self:
        """The sources of records, or of bare keys: each once, in the order they come."""
        keys = [each.sources if not isinstance(each, str) else (each,) for each in cited]
        found = dict.fromkeys(key for some in keys for key in some)
        return cls(tuple(content.sources[key] for key in found), ours=() in keys)
