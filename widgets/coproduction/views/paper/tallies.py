"""Tally sheets: what was said on paper and by hand, by the ids that the desk asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.activities.live import live
from coproduction.activities.live.counted import LADDER, options, wording
from coproduction.activities.live.results import MANY
from coproduction.views.document.parts import Blank, Card, Grid, Words
from coproduction.views.paper.cards import alike, complete, titled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coproduction.activities.live import Line, LiveStep
    from coproduction.content import Content, Question
    from coproduction.views.document.parts import Part

ROWS = {14: 8, 18: 4}
"""How many questions with their ids fit on one page, by the size of the text; one story more."""
IDS = "The ids of questions and answers are in brackets."
RUNGS = "Each column is a rung, or “off” for none. The ids of questions are in brackets."
HOW = (
    "Write how many chose each answer. Then type the numbers at the desk, by these ids.",
    "Enter them before you show the result: what comes later would tell what one card said.",
)


def tallies(content: Content, sheet: Sequence[Line], code: str, size: int) -> Iterator[Part]:
    """A sheet for each question of choice, with a column to write in."""
    found = [part for line in map(complete, sheet) for part in _of_line(content, line, size)]
    if found:
        yield Words((f"Room {code}", *HOW))
        yield from found


def _of_line(content: Content, line: Line, size: int) -> Iterator[Part]:
    step = live(line.kind, content)
    pictured = step.pictured(line)
    stories = any(question.kind == LADDER for question in pictured)
    groups = alike(pictured, ROWS[size] + stories)
    yield from titled(line, [_sheet(step, line, questions) for questions in groups])


def _sheet(step: LiveStep, line: Line, questions: tuple[Question, ...]) -> Card:
    title, grid = line.title, _table(step, line, questions)
    if len(questions) == 1:
        title, grid = step.name(line, questions[0]), _list(questions[0])
    about = Blank(f"Round {step.round}. ☐ Paper ☐ Hands. Table or name of this sheet:")
    many = questions[0].kind == MANY
    people = (Blank("How many people gave in a card:"),) if many else ()
    return Card(title, (about, *people, grid), cut=False)


def _list(question: Question) -> Grid:
    labels = wording(question)
    rows = tuple((labels[value], value, "") for value in options(question))
    return Grid(f"Question {question.id}", ("Answer", "Id", "How many"), rows)


def _table(step: LiveStep, line: Line, questions: tuple[Question, ...]) -> Grid:
    labels = wording(questions[0])
    ladder = questions[0].kind == LADDER
    few = [value if ladder else f"{labels[value]} ({value})" for value in options(questions[0])]
    rows = tuple((f"{step.name(line, one)} ({one.id})", *("" for _ in few)) for one in questions)
    return Grid(RUNGS if ladder else IDS, ("Question", *few), rows)
