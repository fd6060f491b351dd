"""What a file of answers would change here, said before anything does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coproduction.activities import get
from coproduction.activities.blocks import Heading, Prose, Table
from coproduction.activities.spoken import spoken
from coproduction.activities.words import capital, day, number, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coproduction.activities.answers import Answers, Key
    from coproduction.activities.blocks import Block
    from coproduction.activities.portable import Carried
    from coproduction.content import Content, Question

HEAD = ("Question", "Your answer here", "In the file")


@dataclass(frozen=True)
class Change:
    """What a file does to the answers here: keys of the answers a person has given themselves.

    Attributes:
        new: Answers to what is not answered here.
        same: Answers that are here already, just so.
        replaced: Answers that take the place of others.
        kept: How many answers here are not in the file.
    """

    new: tuple[Key, ...]
    same: tuple[Key, ...]
    replaced: tuple[Key, ...]
    kept: int

    @property
    def count(self) -> int:
        """How many answers the file holds."""
        return len(self.new) + len(self.same) + len(self.replaced)


def change(carried: Carried, here: Answers, known: Mapping[str, Question]) -> Change:
    """Compare a file with the answers here; where a person is in the course is no answer."""

    def said(answers: Answers) -> list[Key]:
        return [key for key in answers if key[0] in known and known[key[0]].prompt]

    found = said(carried.answers)
    both = [key for key in found if here.get(key) is not None]
    same = tuple(key for key in both if here[key] == carried.answers[key])
    return Change(
        new=tuple(key for key in found if key not in both),
        same=same,
        replaced=tuple(key for key in both if key not in same),
        kept=sum(key not in both for key in said(here)),
    )


def before(
    content: Content, carried: Carried, here: Answers, known: Mapping[str, Question]
) -> Iterator[tuple[str, Block]]:
    """What is in the file and what it would replace; nothing of it has happened yet."""
    found = change(carried, here, known)
    yield "read", Heading(f"This file holds {plural(found.count, 'answer')}", level=4)
    words = [f"It was saved on {day(carried.saved)}. Nothing has changed here yet."]
    words.append(" ".join(_sentences(found)))
    if carried.left_out:
        left = capital(plural(carried.left_out, "more belongs", "more belong"))
        words.append(f"{left} to questions that are not asked here and will be left out.")
    yield "before", Prose(tuple(words))
    if found.replaced:
        rows = tuple(_row(content, known[key[0]], key, here, carried) for key in found.replaced)
        title = "The one that would be replaced" if len(rows) == 1 else "Those to be replaced"
        yield "replaced", Table(title, HEAD, rows)
        keep = "To have both, save your own file of answers first, with the button above."
        yield "first", Prose((keep,), tone="note")


def _sentences(found: Change) -> Iterator[str]:
    if found.new:
        yield f"{capital(plural(len(found.new), 'is', 'are'))} new here."
    if found.same:
        yield f"{capital(plural(len(found.same), 'is', 'are'))} here already."
    if found.replaced:
        many = len(found.replaced)
        yield f"{capital(number(many))} would take the place of {number(many)} of yours."
    else:
        yield "None takes the place of one of yours."
    if found.kept:
        stay = "stays as it is" if found.kept == 1 else "stay as they are"
        yield f"{capital(plural(found.kept, 'other answer'))} of yours {stay}."


def _row(
    content: Content, question: Question, key: Key, here: Answers, carried: Carried
) -> tuple[str, ...]:
    again = f" ({get(question.id.partition('.')[0]).twice})" if key[1] > 1 else ""
    ours, theirs = (spoken(content, question, said[key]) for said in (here, carried.answers))
    return question.prompt + again, ours, theirs
