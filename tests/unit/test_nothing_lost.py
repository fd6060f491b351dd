"""Whatever a person wrote or chose is in what they take away, wherever they stopped."""

from __future__ import annotations

import io
import json

import docx
import pytest

from coproduction import activities
from coproduction.activities import portable
from coproduction.activities.base import ELSE
from coproduction.activities.blocks import Facts, Heading
from coproduction.content import course
from coproduction.views.document.from_blocks import parts
from coproduction.views.document.parts import Terms
from tests.any_answers import IDS
from tests.unit.test_document import Page, anything, made, text_of

KNOWN = portable.questions(course())
WRITTEN = [question for question in KNOWN.values() if question.kind == "short text"]
APART = {"workshop.code", "honesty.elephant", "honesty.first"}
"""Texts that are in the file of answers alone: a key to a room, and what is not to be passed on."""

PLANTED = {question.id: f"Leaf{number:03}x" for number, question in enumerate(WRITTEN)}
TEXTS = {(id, 1): word for id, word in PLANTED.items()}
ALL = {(id, 1): anything(question) for id, question in KNOWN.items() if question.prompt} | TEXTS


def taken(id: str, answers: dict) -> tuple:
    """What is taken away of an activity."""
    activity = activities.get(id)
    kept = activity.keep(answers)
    return (*kept, *activity.rest(answers, kept))


@pytest.mark.parametrize("answers", [TEXTS, ALL], ids=["texts alone", "everything"])
def test_every_text_of_the_course_is_in_every_file(answers):
    found = docx.Document(io.BytesIO(made("word", answers).data))
    files = {
        "word": text_of(found),
        "page": Page(made("page", answers).data.decode()).words,
        "answers": made("answers", answers).data.decode(),
    }
    for kind, words in files.items():
        lost = {id for id, word in PLANTED.items() if word.casefold() not in words.casefold()}
        assert lost == (set() if kind == "answers" else APART), kind
    assert len(json.loads(files["answers"])["answers"]) == len(answers)


@pytest.mark.parametrize("id", dict.fromkeys(IDS))
def test_one_answer_alone_is_taken_away(id):
    asked = activities.get(id).asked()
    lost = [q.id for q in asked if q.prompt and not taken(id, {(q.id, 1): anything(q)})]
    assert lost == []


def rows(blocks: tuple) -> dict[str, str]:
    found = (part for block in blocks for part in parts(block) if isinstance(part, Terms))
    return {term: words for part in found for term, words in part.rows}


def test_what_was_not_finished_stands_below_what_was_under_the_name_of_what_it_is_about():
    answers = {
        ("vignettes.rung.V5", 1): 4,
        ("vignettes.read.V5", 1): "yes",
        ("vignettes.rung.V4", 1): 6,
        ("vignettes.reason.V4", 1): "They chair it",
        ("vignettes.length", 1): "all",
    }
    titles = {card.id: card.title for card in course().vignettes}
    blocks = taken("vignettes", answers)
    heading, facts = blocks[-2:]
    assert heading == Heading(ELSE)
    assert isinstance(facts, Facts)
    assert dict(facts.rows) == {
        f"Which rung is this on? ({titles['V4']})": "6, Co-design",
        f"Why that rung? ({titles['V4']})": "They chair it",
    }


def test_what_is_kept_is_not_said_twice():
    answers = {("action-plan.step.1", 1): "Ask", ("action-plan.owner.1", 1): "Us"}
    activity = activities.get("action-plan")
    assert activity.rest(answers, activity.keep(answers)) == ()


def test_what_nobody_has_said_is_not_said_twice_either():
    answers = {
        ("who-does-what.task.1", 1): "Keys",
        ("who-does-what.how-long.task.1", 1): "unsaid",
    }
    assert Heading(ELSE) not in taken("who-does-what", answers)


def test_a_second_answer_is_named_for_what_it_is():
    found = rows(taken("own-practice", {("own-practice.framing", 2): "0"}))
    assert [name.endswith("(as your community would answer)") for name in found] == [True]


def test_a_barrier_that_is_not_marked_yet_has_its_name():
    answers = {("barriers.chosen", 1): ["law", "skills"], ("barriers.own.2", 1): "our IT"}
    found = rows(taken("barriers", answers))
    assert found["Chosen, and not marked yet"] == "Commitment and skills\nLaw and rules\nOur IT"


def test_no_two_questions_of_the_course_have_one_name():
    names = [question.prompt for question in KNOWN.values() if question.prompt]
    assert len(names) == len(set(names))
