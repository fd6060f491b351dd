"""Barriers as marked: the picture of them, the table beside it, and the three to take first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coproduction.activities.blocks import Button, Cell, Grid, Mark, Pin, Table
from coproduction.activities.words import capital, listed, number, plural
from coproduction.content.barriers import barriers
from coproduction.logic import barriers as logic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coproduction.activities.answers import Answers
    from coproduction.content import Content

AT, CHOSEN = "barriers.at", "barriers.chosen"
OWN = ("own-1", "own-2", "own-3")
"""The ids of the barriers a person may add."""

SHAPES = {"move": "mine", "law": "theirs", "others": "first"}
"""The mark of each kind of barrier; shapes differ, so that nothing hangs on colour."""

TITLES = {
    logic.START: "Start here",
    logic.ALLIES: "Find allies",
    logic.EASY: "Do it on the way",
    logic.LEAVE: "Leave for now",
}
ROWS = (
    ("Holds you back a lot", (logic.ALLIES, logic.START)),
    ("Holds you back a little", (logic.LEAVE, logic.EASY)),
)


@dataclass(frozen=True)
class Point:
    """A barrier with all that someone has said of it."""

    title: str
    mark: logic.Mark
    detail: str
    note: str

    @property
    def id(self) -> str:
        return self.mark.id


def titles(answers: Answers) -> dict[str, str]:
    """Every barrier there is by id: the workshop's, then the person's own that have words."""
    own = {id: str(answers.get((f"barriers.own.{id[-1]}", 1)) or "") for id in OWN}
    known = {each.id: each.title for each in barriers().barriers}
    return {**known, **{id: capital(words) for id, words in own.items() if words}}


def chosen(answers: Answers) -> list[str]:
    """The barriers to go through, in the order of the table: those ticked, and the person's own."""
    said = answers.get((CHOSEN, 1))
    known = said if isinstance(said, list) else []
    return [id for id in titles(answers) if id in known or id in OWN]


def marked(answers: Answers, id: str) -> logic.Mark | None:
    """The mark of one barrier, or None while an answer to it is missing."""
    hold, move, kind, root = (
        answers.get((f"barriers.{name}.{id}", 1)) for name in ("hold", "move", "sort", "root")
    )
    if hold == "0":
        return logic.Mark(id, 0)
    if hold is None or move is None or kind is None:
        return None
    rule = str(root or "") if kind == "law" else ""
    return logic.Mark(id, int(str(hold)), int(str(move)), str(kind), rule)


def points(content: Content, answers: Answers) -> list[Point]:
    """Every barrier that is on the list and fully marked, in the order of the table."""
    names = titles(answers)
    return [
        Point(
            title=names[id],
            mark=mark,
            detail=_detail(content, answers, mark),
            note=str(answers.get((f"barriers.note.{id}", 1)) or ""),
        )
        for id in chosen(answers)
        if (mark := marked(answers, id)) is not None
    ]


def _detail(content: Content, answers: Answers, mark: logic.Mark) -> str:
    """What kind it is, with the clause or whoever is needed."""
    words = label(content, "barriers.sort", mark.kind)
    more = []
    if mark.kind == "law":
        more = [label(content, "barriers.root", mark.root).lower()] if mark.root else []
        more += [str(answers.get((f"barriers.clause.{mark.id}", 1)) or "")]
    elif mark.kind == "others":
        more = [str(answers.get((f"barriers.who.{mark.id}", 1)) or "")]
    said = ", ".join(part for part in more if part)
    return f"{words}: {said}" if said else words


def label(content: Content, question: str, value: str | int) -> str:
    """The words of one option."""
    options = content.questions[question].options
    return next(option.label for option in options if option.value == str(value))


def brief(content: Content, point: Point) -> str:
    """One barrier in a sentence or two, as it was marked."""
    hold = label(content, "barriers.hold", point.mark.hold)
    move = label(content, "barriers.move", point.mark.move)
    words = f"It holds us back: {hold.lower()}." if point.mark.hold < logic.HIGHEST else f"{hold}."
    words += f" Can we move it? {move}. {point.detail}."
    return f"{words}\nYour note: “{point.note}”" if point.note else words


def top(content: Content, answers: Answers) -> list[Point]:
    """The three the person would take on first; before they have said, ours by their marks."""
    found = {point.id: point for point in points(content, answers) if point.mark.field}
    said = answers.get(("barriers.top", 1))
    chosen = [found[id] for id in said if id in found] if isinstance(said, list) else []
    return chosen[: logic.TOP] or [
        found[mark.id] for mark in logic.first(p.mark for p in found.values())
    ]


def grid(content: Content, found: Sequence[Point]) -> Grid:
    """The picture: how much each holds, against whether it can be moved."""
    ordered = logic.in_order(point.mark for point in found)
    names = {point.id: point.title for point in found}
    kinds = content.questions["barriers.sort"].options

    def cell(field: str) -> Cell:
        return Cell(
            TITLES[field],
            tuple(
                Pin(
                    Button(names[mark.id], AT, mark.id),
                    Mark(0, SHAPES[mark.kind], label(content, "barriers.sort", mark.kind)),
                )
                for mark in ordered
                if mark.field == field
            ),
        )

    return Grid(
        sentence=" ".join(_sentences(found, ordered)),
        title="How much it holds you back, and whether you can move it",
        columns=("Hard to move", "You can move it"),
        rows=tuple((heading, tuple(cell(field) for field in row)) for heading, row in ROWS),
        kinds=tuple((SHAPES[kind.value], kind.label) for kind in kinds),
    )


def _sentences(found: Sequence[Point], ordered: Sequence[logic.Mark]) -> Iterator[str]:
    names = {point.id: point.title for point in found}
    if not ordered:
        yield "Nothing you marked holds you back. Would your community say the same?"
        return
    loose = sum(mark.move >= logic.MUCH for mark in ordered)
    fast = len(ordered) - loose
    parts = [f"{plural(loose, 'of them', 'of them')} you can move"] if loose else []
    parts += [f"{plural(fast, 'is', 'are')} hard to move"] if fast else []
    yield f"{capital(plural(len(ordered), 'barrier holds', 'barriers hold'))} your work back."
    alone = "You can move it." if loose else "It is hard to move."
    yield alone if len(ordered) == 1 else f"{capital(listed(parts))}."
    start = [names[mark.id] for mark in ordered if mark.field == logic.START]
    if len(start) > logic.TOP:
        yield f"{capital(number(len(start)))} stand under “{TITLES[logic.START]}”."
    elif start:
        yield f"“{TITLES[logic.START]}” has {listed([f'“{name}”' for name in start])}."
    else:
        yield "Nothing that holds you back a lot is easy for you to move. Look for an ally."


def table(content: Content, found: Sequence[Point]) -> Table:
    """Everything that was marked, one barrier a row, the first to take on at the top."""
    order = [mark.id for mark in logic.in_order(point.mark for point in found)]
    rows = sorted(found, key=lambda p: order.index(p.id) if p.id in order else len(order))
    return Table(
        "Everything you marked, as a table",
        ("Barrier", "Holds you back", "Can you move it?", "Kind", "Your note"),
        tuple(
            (
                point.title,
                label(content, "barriers.hold", point.mark.hold),
                label(content, "barriers.move", point.mark.move) if point.mark.field else "",
                point.detail if point.mark.field else "",
                point.note,
            )
            for point in rows
        ),
    )
