"""What a person can do on a page: answer a question, press a button or a pin, take a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coproduction.activities.answers import Json
    from coproduction.activities.blocks.pictures import Mark
    from coproduction.content import Question, Rung


@dataclass(frozen=True)
class Ask:
    """A question put to the person, in one round, with what they have said so far.

    ``folded`` keeps it closed behind its own words until it is wanted; for choices only.
    """

    question: Question
    value: Json = None
    round: int = 1
    rungs: tuple[Rung, ...] = ()
    marks: tuple[Mark, ...] = ()
    folded: bool = False


@dataclass(frozen=True)
class Button:
    """A press that records one answer; ``label`` says what happens.

    ``here`` says that this is the place a person is at already.
    """

    label: str
    question: str
    value: Json
    round: int = 1
    main: bool = False
    here: bool = False


@dataclass(frozen=True)
class Buttons:
    """Buttons in a row, the main one first; ``ways`` is what they lead around in, if anything."""

    buttons: tuple[Button, ...]
    ways: str = ""


@dataclass(frozen=True)
class Link:
    """A page elsewhere, opened beside this one."""

    label: str
    href: str
    help: str = ""


@dataclass(frozen=True)
class Links:
    """Pages to open, each with a line about it."""

    links: tuple[Link, ...]


@dataclass(frozen=True)
class Timer:
    """A time that runs out.

    Attributes:
        label: What it is for.
        ends: The moment it runs out, as ``datetime.timestamp``.
        minutes: How long it was to begin with.
        silent: Whether no bell rings at its end.
    """

    label: str
    ends: float
    minutes: float
    silent: bool = False


@dataclass(frozen=True)
class Download:
    """A file to be had for the pressing; ``file`` is what those who make it know it by."""

    file: str
    label: str
    help: str = ""
    main: bool = False


@dataclass(frozen=True)
class Downloads:
    """Files that a person can take away, a button each."""

    files: tuple[Download, ...]


@dataclass(frozen=True)
class Entry:
    """Something on a shelf: the button that opens it, lines about it, and a word that marks it."""

    button: Button
    lines: tuple[str, ...]
    flag: str = ""


@dataclass(frozen=True)
class Shelf:
    """Things to choose from, each with its own button."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Pin:
    """Something pinned to a grid; pressing it records its answer, as a button does."""

    button: Button
    mark: Mark


@dataclass(frozen=True)
class Cell:
    """One field of a grid: what standing here means, and the pins on it."""

    title: str
    pins: tuple[Pin, ...] = ()


@dataclass(frozen=True)
class Grid:
    """A picture of two scales crossed, which is a real table: rows and columns have headings.

    Attributes:
        sentence: What the picture shows, in words.
        title: What the table is called when it is read out.
        columns: The headings of the columns, left to right.
        rows: Each row's heading and its cells, top to bottom.
        kinds: The marks used and what each is called, in order.
    """

    sentence: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    kinds: tuple[tuple[str, str], ...]
