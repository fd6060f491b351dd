"""The data-protection note of a room, made from what is really set and asked in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coproduction.activities.live import live, pretend
from coproduction.activities.live.conduct import lines
from coproduction.activities.live.sheets import lines_of
from coproduction.activities.words import capital, day, last_day
from coproduction.views.document.hidden import hidden
from coproduction.views.document.model import Section, compose
from coproduction.views.document.parts import Grid, Terms, Words
from coproduction.views.document.screening import DECIDE, screening

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from coproduction.content import Content
    from coproduction.store import Room
    from coproduction.views.document.model import Document
    from coproduction.views.document.parts import Part
    from coproduction.views.document.screening import Steps

NOT_ADVICE = "This is not legal advice. Show it to whoever looks after data protection."
KINDS = {
    "short text": "Own words, held until released",
    "choose many": "Any of a list",
    "choose a rung": "A rung",
    "date": "A day",
}
KEPT = (
    "Each answer is kept with a number that stands for one person in this one room. It "
    "comes from a random number in their browser, and cannot be turned back. With it is "
    "kept whether they came by phone, by notebook or as a table.",
    "No name, e-mail, telephone number, account, network address or kind of phone is kept, "
    "and no time with an answer. Counts from paper and hands are kept as counts.",
    "Facilitators can write down promises and what was parked, with an owner. A name that "
    "they write there is kept and printed in the report. A role will do.",
)
READ_BY = (
    (
        "Those who hold the key",
        "The facilitators see how many have answered, and then what the screen shows. They read "
        "people’s own words before anyone else does. Words and paper counts of a table are "
        "marked with its name. Nothing says which person answered what.",
    ),
    (
        "Everybody in the room",
        "The screen shows the dots of an open question, like hands that are raised: small numbers "
        "too. Whoever saw the hands can do sums with them, and no rule can prevent that.",
    ),
    (
        "Phones, report and spreadsheet",
        "They show closed steps, with small counts hidden, and the words that were released.",
    ),
    (
        "Those who run the computer",
        "Whoever can open the database can read all that is in it. The course does not encrypt it.",
    ),
)


@dataclass(frozen=True)
class Cookie:
    """Something kept in a browser: its name, what for, and for how long."""

    name: str
    purpose: str
    kept: str


@dataclass(frozen=True)
class Place:
    """Where a room's answers are.

    Attributes:
        database: In words, as "in one SQLite file on the computer that runs the room".
        here: How many have joined.
        most: How many can.
        encrypted: Whether pages travel by https.
        cookies: All that may be kept in a browser.
    """

    database: str
    here: int
    most: int
    encrypted: bool
    cookies: tuple[Cookie, ...]


def protection(content: Content, room: Room, place: Place, made: datetime) -> Document:
    """The note.

    Args:
        content: What the course says.
        room: The room.
        place: Where its answers are.
        made: This moment, with its time zone.
    """
    steps = tuple((line, live(line.kind, content)) for line in lines(lines_of(room)))
    last = last_day(room.keep_until, made.tzinfo)
    found = screening(room, place.here, place.most, steps)
    return compose(
        title=f"Data protection: {room.title}",
        about=pretend.ROOM if room.practice else "",
        preface=f"Made on {day(made.date())} from the settings of this room. {NOT_ADVICE}",
        made=made,
        sections=tuple(
            Section(title, tuple(parts))
            for title, parts in (
                ("What is kept", (Words(KEPT),)),
                ("Where, and for how long", _where(place, last)),
                ("Who can read it", (Terms(READ_BY),)),
                ("What is hidden", _hidden(steps)),
                ("People’s own words", _words(steps)),
                ("What is kept on a phone", _on_phones(place)),
                ("Questions that a screening asks", (found,)),
                ("What you still have to decide", (Terms(DECIDE),)),
                ("What this room asks", (_asked(steps),)),
            )
        ),
        occasions=(),
        tag="",
    )


def _asked(steps: Steps) -> Grid:
    rows = tuple(
        (line.title, step.name(line, question), KINDS.get(question.kind, "One of a list"))
        for line, step in steps
        for question in step.questions(line)
    )
    return Grid("Every question on the sheet", ("Step", "Question", "Kind of answer"), rows)


def _where(place: Place, last: date) -> Iterator[Part]:
    way = "encrypted (https)" if place.encrypted else "not encrypted (plain http)"
    yield Terms(
        (
            ("Where", f"{capital(place.database)}. Nothing is sent to any other service."),
            ("On the way", f"When this note was made, pages travelled {way}."),
            ("How long", f"Until the end of {day(last)}. Then it is deleted within an hour, "
             "or when the course is next started."),
            ("Sooner", "A facilitator can delete the room at any time. A person who presses "
             "“Delete my answers” takes their own out of it at once. Counts that phones have "
             "shown, or a report was made of, stay as numbers until the room is deleted."),
            ("Logs", "The course’s own log has no addresses and no answers. Wrong room codes are "
             "counted in memory only, by a scrambled address, until the course stops. A proxy in "
             "front of it may keep a log of its own."),
        )
    )  # fmt: skip


def _hidden(steps: Steps) -> Iterator[Part]:
    yield Words(
        (
            hidden(steps),
            "This holds wherever counts leave the room. They stay as phones first show them, or as "
            "the first report has them. Two results that differ by one card would tell what that "
            "card said.",
        )
    )
    if careful := [f"“{line.title}”" for line, step in steps if step.careful]:
        yield _list("In these steps even the screen hides small counts:", careful)


def _words(steps: Steps) -> Iterator[Part]:
    yield Words(
        (
            "Each text is held until a facilitator has read and released it. Lists of words on the "
            "computer mark likely names, telephone numbers, e-mails and details of health. They "
            "miss some, so a person has to read.",
            "In a room where people know each other, a story can name somebody without a name. "
            "Tell people not to write about anyone’s health. Release nothing that describes one "
            "person.",
        )
    )
    asked = [
        f"“{line.title}”"
        for line, step in steps
        if any(question.kind == "short text" for question in step.questions(line))
    ]
    if asked:
        yield _list("These steps of this room ask for words:", asked)


def _list(words: str, items: Iterable[str]) -> Words:
    """A list, a line for each: as one sentence it would be too long to read."""
    return Words(("\n".join((words, *items)),))


def _on_phones(place: Place) -> Iterator[Part]:
    yield Words(
        (
            "Answers that could not be sent yet wait on the page while it is open, and go by "
            "themselves. There is no analytics, and nothing comes from another site.",
        )
    )
    rows = tuple((one.name, one.purpose, one.kept) for one in place.cookies)
    yield Grid("Cookies", ("Name", "What for", "How long"), rows)
