"""Answers as people would say them, for a page that looks back and for what is taken away."""

from __future__ import annotations

import csv
from datetime import date
from typing import TYPE_CHECKING

from coproduction.activities.blocks import Block, Facts, Table
from coproduction.activities.money import MINUS
from coproduction.activities.numbers import singular
from coproduction.activities.words import capital, day, rung_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from coproduction.activities.answers import Answers, Json
    from coproduction.content import Content, Question


def spoken(content: Content, question: Question, value: Json) -> str:
    """An answer in words: the label of what was chosen, a date as it is said, a text as it is."""
    if question.kind == "choose a rung":
        return capital(rung_name(content, value))
    if question.kind == "date":
        return day(date.fromisoformat(str(value)))
    if question.kind == "number" and isinstance(value, int | float):
        return _counted(f"{value:,.12g}", question.unit)
    labels = {option.value: option.label for option in question.options}
    if isinstance(value, list):
        return "; ".join(labels.get(str(one), str(one)) for one in value)
    return labels.get(str(value), str(value))


def _counted(figures: str, unit: str) -> str:
    """A number with its unit where people put it: ``£2,000 a year``, ``25%``, ``1 day``."""
    if figures.lstrip("-") == "1":
        unit = singular(unit)
    minus, plain = (MINUS, figures[1:]) if figures.startswith("-") else ("", figures)
    if unit.startswith("£"):
        return f"{minus}£{plain}{unit[1:]}"
    return minus + (f"{plain}{unit}" if unit == "%" else f"{plain} {unit}".strip())


def answered(
    content: Content,
    questions: Iterable[Question],
    answers: Answers,
    named: Callable[[Question, int], str],
) -> tuple[Block, ...]:
    """Every answer to these questions; tables on their own.

    Args:
        content: What the course says.
        questions: Steps among them are passed over.
        answers: What was said.
        named: What to call a question in a round.
    """
    rows: list[tuple[str, str]] = []
    tables: list[Block] = []
    for question in questions:
        for round in (1, 2):
            value = answers.get((question.id, round))
            if value is None or not question.prompt:
                continue
            name = named(question, round)
            if question.kind == "table":
                tables += _table(name, str(value))
            else:
                rows.append((name, spoken(content, question, value)))
    return (*([Facts(tuple(rows))] if rows else []), *tables)


def _table(title: str, text: str) -> Iterator[Block]:
    """A typed table; rows that are too short are filled up, so that it stays a table."""
    lines = [line for line in csv.reader(text.splitlines()) if any(line)]
    if lines:
        width = max(map(len, lines))
        head, *rows = (tuple(line + [""] * (width - len(line))) for line in lines)
        yield Table(title, head, tuple(rows))
