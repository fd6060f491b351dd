"""Answers as a person, or a file, might give them: any, and in any mix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.activities.answers import OFF, ROUNDS, AnswerError, check
from coproduction.content import course
from coproduction.content.own_profile import EXAMPLE

if TYPE_CHECKING:
    from random import Random

    from coproduction.activities.answers import Json, Key
    from coproduction.activities.base import Activity
    from coproduction.content import Question

IDS = [id for part in course().parts for id in part.activities]
"""Every activity of the course, in order."""

SHARES = (0.1, 0.5, 0.9, 1.0)
"""How much of an activity is answered, in turn: a little, half, nearly all, all."""


def candidate(question: Question, chance: Random) -> Json:
    """Something a person, or a file, might say to a question; it need not be an answer."""
    values = [option.value for option in question.options]
    match question.kind:
        case "choose one":
            return chance.choice(values)
        case "choose many":
            return [value for value in values if chance.random() < chance.choice(SHARES)]
        case "choose a rung":
            return chance.choice([OFF, *range(1, 8)])
        case "number":
            low = 0 if question.low is None else question.low
            high = low + 1000 if question.high is None else question.high
            between = chance.uniform(low, high)
            return chance.choice([low, high, between, int(between), int(between) + 0.5])
        case "date":
            return chance.choice(["0001-01-01", "2027-03-31", "9999-12-31"])
        case "table":
            return chance.choice([EXAMPLE, EXAMPLE.replace("0", "many"), "group", ","])
        case _:
            return chance.choice(["Words", "<b>&amp; “words”", "x" * (question.max_length or 10)])


def mix(activity: Activity, chance: Random, share: float) -> dict[Key, Json]:
    """Answers to some of an activity's questions, each of which would be kept on its own."""
    answers: dict[Key, Json] = {}
    for question in activity.questions.values():
        for round in ROUNDS:
            if question.kind == "file" or chance.random() >= share:
                continue
            try:
                kept = check(question, candidate(question, chance))
            except AnswerError:
                continue
            if kept is not None:
                answers[question.id, round] = kept
    return answers
