"""Cards with the stories and the questions of a room, for those without a phone."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from coproduction.activities.live import live
from coproduction.activities.live.counted import LADDER, options
from coproduction.content.barriers import barriers
from coproduction.views.document.parts import Blank, Card, Grid, Heading, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coproduction.activities.live import Line, LiveStep
    from coproduction.content import Content, Question
    from coproduction.views.document.parts import Part

STORIES, AGAIN = "cards", "cards-again"
RUNG, REASON = "vignettes.rung", "vignettes.reason"
BOX = "☐"
ACROSS = 4
"""How many options fit into the columns of a table in large print."""
ROWS = {14: 12, 18: 6}
"""How many questions fit into a table on one page, by the size of the text."""
LONG = 200
"""A text of more letters than this gets more lines to write on."""


def story_cards(content: Content, sheet: Sequence[Line]) -> Iterator[Card]:
    """A card for each story that this room places, with its id and a line for each round."""
    rounds = ["Your rung:"]
    if any(line.kind == AGAIN for line in sheet):
        rounds = ["Your rung, before talking:", "Your rung, after talking:"]
    for line in sheet:
        if line.kind != STORIES:
            continue
        step = live(line.kind, content)
        asked = {question.id: question for question in step.questions(line)}
        for card in content.vignettes:
            if f"{RUNG}.{card.id}" in asked:
                yield Card(
                    f"{card.title} ({card.id})",
                    (
                        Words((card.text,)),
                        Words(("Choose a rung from 1 to 7. Write “off” if it is on none.",)),
                        *(Blank(words) for words in rounds),
                        Blank(asked[f"{REASON}.{card.id}"].prompt, 2),
                    ),
                )


def barrier_cards(sheet: Sequence[Line]) -> Iterator[Card]:
    """A card for each barrier, to mark, to sort and to put dots on; none where none are asked."""
    if any(line.kind in {"barriers", "sort", "dots"} for line in sheet):
        for number, one in enumerate(barriers().barriers, start=1):
            yield Card(f"{number}. {one.title}", (Words((one.said, one.ask)),))


def asked(content: Content, sheet: Sequence[Line], size: int) -> Iterator[Part]:
    """The questions of every other step, to be answered on paper."""
    for line in map(complete, sheet):
        step = live(line.kind, content)
        if line.kind in {STORIES, AGAIN} or not step.questions(line):
            continue
        groups = alike(step.questions(line), ROWS[size])
        yield from titled(line, [_card(step, line, questions) for questions in groups])


def titled(line: Line, cards: Sequence[Card]) -> Iterator[Part]:
    """The cards of a step under its title, unless the first has that already, as a table has."""
    if cards and cards[0].title != line.title:
        yield Heading(line.title)
    yield from cards


def complete(line: Line) -> Line:
    """The line with every barrier to sort: which are ticked most is not known beforehand."""
    if line.kind != "sort" or line.setting.get("barriers"):
        return line
    return replace(
        line, setting={**line.setting, "barriers": [one.id for one in barriers().barriers]}
    )


def alike(questions: Sequence[Question], rows: int) -> Iterator[tuple[Question, ...]]:
    """Questions in a row with the same few options together, at most so many."""
    for short, group in groupby(questions, key=_short):
        found = tuple(group)
        tables = -(-len(found) // rows) if short else len(found)
        for number in range(tables):
            yield found[len(found) * number // tables : len(found) * (number + 1) // tables]


def _short(question: Question) -> tuple[str, ...]:
    """The options, where they fit side by side."""
    few = question.kind == "choose one" and len(question.options) <= ACROSS
    return options(question) if few or question.kind == LADDER else ()


def _card(step: LiveStep, line: Line, questions: tuple[Question, ...]) -> Card:
    if len(questions) > 1:
        labels = [option.label for option in questions[0].options]
        rows = tuple((step.name(line, one), *(BOX for _ in labels)) for one in questions)
        grid = Grid("Tick one box in each row.", ("Question", *labels), rows)
        return Card(line.title, (grid,))
    (question,) = questions
    hint = (Words((question.help,)),) if question.help else ()
    if question.options:
        boxes = Words(tuple(f"{BOX} {option.label}" for option in question.options))
        return Card(question.prompt, (*hint, boxes))
    lines = 1 if question.kind != "short text" else 2 + ((question.max_length or 0) > LONG)
    return Card(question.prompt, (*hint, Blank("", lines)))
