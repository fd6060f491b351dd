"""Everything a person wrote, as a file that another machine can read back."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from coproduction.activities import get
from coproduction.activities.answers import ROUNDS, AnswerError, check
from coproduction.activities.words import plural

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coproduction.activities.answers import Answers, Json, Key
    from coproduction.content import Content, Question

FORMAT = "moving-beyond-consultation"
VERSION = 1
LARGEST = 2_000_000
"""In characters. Every answer of the course, each as long as it may be, is less."""

UNCHANGED = "Nothing here was changed."
HUGE = f"That file is too large to be one of ours. {UNCHANGED}"
DAMAGED = (
    f"That file is damaged, or it is not one that you saved here. {UNCHANGED} "
    "Choose the file of answers; its name ends in .json."
)
FOREIGN = f"That file is not from this course. {UNCHANGED}"
NEWER = (
    f"That file is from a newer version of the course. {UNCHANGED} "
    "Open it where you saved it, or update the course here."
)
TOO_LONG = (
    "In that file, the answer to “{prompt}” is too long by {over}. "
    f"{UNCHANGED} Shorten it where you wrote it, save the file again, and choose the new one."
)
NO_ANSWER = (
    "In that file, the answer to “{prompt}” is none that can be given here. "
    f"{UNCHANGED} Save the file once more where you wrote it, and choose the new one."
)
EMPTY = f"There is no answer in that file. {UNCHANGED}"


@dataclass(frozen=True)
class Carried:
    """What a file holds: the answers, when they were saved, how many are to unknown questions."""

    answers: Mapping[Key, Json]
    saved: date
    left_out: int


def questions(content: Content) -> dict[str, Question]:
    """Every question of the course whose answer is kept, by its id, with its full name."""
    made = (get(id) for part in content.parts for id in part.activities)
    return {
        question.id: replace(question, prompt=question.prompt and activity.named(question))
        for activity in made
        for question in activity.questions.values()
        if question.kind != "file"
    }


def write(answers: Answers, saved: date) -> bytes:
    """Answers as a file; ``read`` gives them back just as they are."""
    entries = [
        {"question": question, "round": round, "value": value}
        for (question, round), value in sorted(answers.items(), key=lambda each: each[0])
    ]
    whole = {"format": FORMAT, "version": VERSION, "saved": saved.isoformat(), "answers": entries}
    # Half a character, which a browser can send, is written as JSON's escape for it.
    return json.dumps(whole, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace")


def read(text: Json, known: Mapping[str, Question]) -> Carried:
    """Read and check a whole file before anything is done with it.

    Raises:
        AnswerError: It is too large, damaged, foreign, newer than this course, or empty.
    """
    if not isinstance(text, str) or len(text) > LARGEST:
        raise AnswerError(HUGE if isinstance(text, str) else DAMAGED)
    whole = _parsed(text)
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise AnswerError(FOREIGN)
    version, entries = whole.get("version"), whole.get("answers")
    if type(version) is int and version > VERSION:
        raise AnswerError(NEWER)
    if type(version) is not int or version != VERSION or not isinstance(entries, list):
        raise AnswerError(DAMAGED)
    answers: dict[Key, Json] = {}
    for entry in entries:
        key, value = _entry(entry, known)
        if key in answers:
            raise AnswerError(DAMAGED)
        answers[key] = value
    kept = {key: value for key, value in answers.items() if key[0] in known and value is not None}
    if not kept:
        raise AnswerError(EMPTY)
    return Carried(kept, _saved(whole.get("saved")), len(answers) - len(kept))


def _parsed(text: str) -> Any:
    try:
        plain = text.removeprefix("\ufeff")
        return json.loads(plain, parse_constant=_no_number, object_pairs_hook=_once)
    except (ValueError, RecursionError):
        raise AnswerError(DAMAGED) from None


def _no_number(name: str) -> None:
    """NaN and the infinities are not JSON, whatever Python thinks."""
    raise ValueError(name)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose names are all different: of two values, neither can be trusted."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError(pairs)
    return found


def _entry(entry: Any, known: Mapping[str, Question]) -> tuple[Key, Json]:
    """One answer, checked as if it had just been given; unknown questions are passed over."""
    if not isinstance(entry, dict) or set(entry) != {"question", "round", "value"}:
        raise AnswerError(DAMAGED)
    question, round = entry["question"], entry["round"]
    if not isinstance(question, str) or type(round) is not int or round not in ROUNDS:
        raise AnswerError(DAMAGED)
    if question not in known:
        return (question, round), None
    try:
        return (question, round), check(known[question], entry["value"])
    except (ValueError, ArithmeticError):
        raise AnswerError(_wrong(known[question], entry["value"])) from None


def _wrong(question: Question, value: Json) -> str:
    """What is wrong with an answer in a file, first of all, and what to do."""
    if not question.prompt:
        return DAMAGED
    if isinstance(value, str) and question.max_length and len(value) > question.max_length:
        over = plural(len(value) - question.max_length, "character")
        return TOO_LONG.format(prompt=question.prompt, over=over)
    return NO_ANSWER.format(prompt=question.prompt)


def _saved(said: Any) -> date:
    try:
        return date.fromisoformat(str(said))
    except ValueError:
        raise AnswerError(DAMAGED) from None
