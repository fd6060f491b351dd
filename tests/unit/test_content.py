"""The course's tables: what they hold, how they read, and what is said when one is broken."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from dataclasses import FrozenInstanceError
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from coproduction import content
from coproduction.content import Content, Folder
from coproduction.content.folder import course_folder
from tests.unit.tables import DATA, TABLES, broken, check_named, lines, put, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

NOTEBOOKS = sorted((DATA.parent / "course").glob("*.ipynb"))


# What the course says


@pytest.fixture(scope="module")
def course() -> Content:
    return content.read(Folder(DATA))


def test_the_ladder_has_seven_rungs_in_three_bands(course: Content) -> None:
    assert [(rung.number, rung.name, rung.band) for rung in course.rungs] == [
        (1, "Coercion", "to"),
        (2, "Educating", "to"),
        (3, "Informing", "for"),
        (4, "Consultation", "for"),
        (5, "Engagement", "for"),
        (6, "Co-design", "with"),
        (7, "Co-production", "with"),
    ]
    assert [(band.id, band.name) for band in course.bands] == [
        ("to", "Doing to"),
        ("for", "Doing for"),
        ("with", "Doing with"),
    ]


REFERENCES = {
    "V1": (1, 1, 1, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
    "V2": (2, 2, 2, [0, 0, 1, 0, 0, 0, 1, 1, 0, 0]),
    "V3": (3, 3, 3, [0, 1, 1, 0, 1, 0, 1, 0, 0, 1]),
    "V4": (1, 1, 3, [0, 1, 0, 0, 0, 0, 1, 0, 0, 0]),
    "V5": (4, 4, 4, [1, 1, 2, 1, 1, 0, 1, 0, 0, 2]),
    "V6": (5, 5, 5, [1, 1, 2, 2, 1, 1, 1, 2, 1, 2]),
    "V7": (6, 6, 6, [2, 2, 3, 2, 1, 2, 2, 2, 1, 2]),
    "V8": (5, 4, 6, [1, 1, 2, 2, 2, 1, 1, 1, 1, 2]),
    "V9": (1, 1, 2, [0, 0, 0, 0, 0, "X", 0, 0, 0, 0]),
    "V10": (4, 3, 5, [1, 1, 1, 1, 0, 1, 1, 2, 1, 1]),
    "V11": (7, 7, 7, [3, 3, 3, 3, 3, 3, 3, 3, 2, 3]),
    "V12": (7, 7, 7, [3, 3, 3, 3, 2, 3, 2, 3, 2, 3]),
    "A": (5, 4, 5, [2, 1, 2, 2, 1, 0, 1, 1, 1, 2]),
    "B": (6, 5, 7, [3, 3, 3, 3, 3, 3, 0, 1, 3, 2]),
}


def test_the_vignettes_hold_the_reference_readings(course: Content) -> None:
    read = {
        each.id: (each.reference, each.accept_low, each.accept_high, list(each.answers.values()))
        for each in course.vignettes
    }
    assert read == REFERENCES
    assert [each.id for each in course.vignettes if each.off_ladder] == ["V9"]
    assert [each.id for each in course.vignettes if not each.scored] == ["B"]


def test_the_short_set_is_in_its_teaching_order(course: Content) -> None:
    short = [each.id for each in course.vignettes if each.short]
    assert short == ["V5", "V4", "V7", "V9", "V12"]


def test_what_the_readings_must_say(course: Content) -> None:
    by_id = {each.id: each for each in course.vignettes}
    assert "Honesty is worth two rungs." in by_id["V4"].note
    assert "Handbook would disagree" in by_id["V8"].note
    assert "Delegate" in by_id["V8"].note
    assert "Loeffler and Bovaird would disagree" in by_id["V10"].note
    assert "left to it" in by_id["V9"].why
    assert "with whom?" in by_id["B"].why


def test_a_card_does_not_give_the_reading_away(course: Content) -> None:
    names = "|".join(rung.name.casefold() for rung in course.rungs)
    for each in course.vignettes:
        assert not re.search(rf"\b({names})\b", f"{each.title} {each.text}".casefold()), each.id


QUESTIONS = {
    "who-is-missing.profile": (
        "choose one",
        [
            *("tenure", "age", "adults", "sex", "carers", "rural"),
            *("minority", "outside-white", "condition", "own"),
        ],
        False,
    ),
    "who-is-missing.own": ("table", 4000, False),
    "who-is-missing.care": ("choose one", ["few", "more"], True),
    "who-is-missing.count": ("number", [], False),
    "who-is-missing.unsaid": ("number", [], True),
    "who-is-missing.absent": ("short text", 500, True),
    "who-is-missing.reach": (
        "choose many",
        [
            *("disabled", "minority-ethnic", "low-income", "carers", "workers", "rural"),
            *("older", "young", "language", "communication", "offline", "distrust"),
            *("rooms", "never", "networks", "alone", "tired"),
        ],
        True,
    ),
    "who-is-missing.first": ("short text", 200, True),
    "cost-of-not.avoidable": ("choose one", ["little", "some", "lot", "unknown"], False),
    "cost-of-not.paying": ("choose one", ["paid", "expenses", "neither", "unknown"], False),
    "cost-of-not.pocket": ("choose one", ["pooled", "most", "others", "unknown"], False),
    "cost-of-not.moved": ("choose one", ["none", "some", "lot", "unknown"], False),
    "cost-of-not.shape": ("choose one", ["triangular", "pert"], False),
    "cost-of-not.swing": (
        "choose one",
        ["cash difference", "public difference", "cash coproduced", "public coproduced"],
        False,
    ),
    "cost-of-not.saying": (
        "choose many",
        [
            *("only-nothing", "spend-public", "pool-signed", "volunteers", "counted-twice"),
            *("scaled-up", "gain-alone", "cut-anyway", "successes", "average-fund"),
        ],
        True,
    ),
    "cost-of-not.beside-words": ("short text", 500, True),
    "one-budget.guess": ("choose one", ["none", "few", "half", "most"], False),
    "room.warm-up": ("choose one", ["changed", "heard", "silence", "nobody"], True),
    "room.minority": ("short text", 300, True),
    "workshop.code": ("short text", 20, True),
    "room.group": ("choose one", [], True),
    "start.practice": ("short text", 120, True),
    "start.hunch": ("choose one", ["to", "for", "with", "depends"], False),
    "vignettes.length": ("choose one", ["short", "all"], False),
    "vignettes.rung": ("choose a rung", list("1234567"), False),
    "vignettes.reason": ("short text", 500, True),
    "own-practice.rung": ("choose a rung", list("1234567"), False),
    "argue.rename": ("choose many", list("1234567"), True),
    "argue.names": ("short text", 40, True),
    "argue.drop": ("choose many", list("1234567"), True),
    "argue.add": ("short text", 40, True),
    "argue.place": (
        "choose one",
        ["top", "6-7", "5-6", "4-5", "3-4", "2-3", "1-2", "bottom", "beside"],
        True,
    ),
    "argue.why": ("short text", 500, True),
    "barriers.chosen": ("choose many", [], False),
    "barriers.own": ("short text", 80, True),
    "barriers.hold": ("choose one", list("0123"), False),
    "barriers.move": ("choose one", list("0123"), False),
    "barriers.sort": ("choose one", ["move", "law", "others"], False),
    "barriers.root": ("choose one", ["law", "regulator", "policy", "habit", "unsure"], False),
    "barriers.clause": ("short text", 120, True),
    "barriers.who": ("short text", 120, True),
    "barriers.note": ("short text", 300, True),
    "barriers.top": ("choose many", [], False),
    "honesty.decision": ("short text", 200, False),
    "honesty.level": (
        "choose one",
        ["inform", "consult", "involve", "collaborate", "delegate"],
        False,
    ),
    "honesty.fixed": ("short text", 600, False),
    "honesty.why": ("short text", 400, False),
    "honesty.open": ("short text", 600, False),
    "honesty.decides": ("short text", 200, False),
    "honesty.back": ("short text", 200, False),
    "honesty.elephant": ("short text", 500, True),
    "honesty.unsaid": (
        "choose one",
        ["anger", "not-ours", "unsure", "change", "not-asked", "other"],
        True,
    ),
    "honesty.first": ("short text", 200, True),
    "honesty.gunning": ("choose one", ["yes", "partly", "no", "unsure"], False),
    "who-does-what.task": ("short text", 120, False),
    "who-does-what.how-long": (
        "choose one",
        ["once", "months", "year", "years", "good", "unsaid"],
        False,
    ),
    "who-does-what.money": ("short text", 120, True),
    "who-does-what.staff": ("short text", 120, True),
    "who-does-what.information": ("short text", 120, True),
    "who-does-what.insurance": ("short text", 120, True),
    "who-does-what.time": ("short text", 120, True),
    "who-does-what.keeps": ("short text", 600, False),
    "who-does-what.answers": ("short text", 200, False),
    "who-does-what.hand-back": ("short text", 200, True),
    "action-plan.aim": ("choose a rung", list("1234567"), False),
    "action-plan.step": ("short text", 200, False),
    "action-plan.owner": ("short text", 80, False),
    "action-plan.date": ("date", [], False),
    "action-plan.support": ("short text", 200, True),
    "action-plan.limits": ("short text", 500, False),
    "action-plan.why": ("short text", 500, False),
    "action-plan.report": ("date", [], False),
    "action-plan.tell": ("short text", 200, True),
    "feedback.doing": ("choose one", ["doing", "both", "talked-at"], False),
    "feedback.sight": ("choose one", ["same", "clearer", "differently"], False),
    "feedback.honest": ("choose one", ["yes", "partly", "no", "cannot-say"], False),
    "feedback.next": ("choose one", ["yes", "perhaps", "no"], False),
    "feedback.missing": (
        "choose many",
        ["people", "cases", "presentation", "shorter", "nothing"],
        False,
    ),
    "feedback.words": ("short text", 1000, True),
    "take-away.file": ("file", [], False),
    "definitions.length": ("choose one", ["short", "all"], False),
    "definitions.rung": ("choose a rung", list("1234567"), False),
    "definitions.sign": ("choose one", ["own", "unsure"], False),
    "definitions.own": ("short text", 300, True),
    "definitions.why": ("short text", 500, True),
    "sandwich.layer": (
        "choose one",
        ["top-down", "filling", "bottom-up", "left-to-it"],
        False,
    ),
    "who-gains.name": ("short text", 60, True),
    "who-gains.gives": ("short text", 200, True),
    "who-gains.gives-much": ("choose one", list("0123"), True),
    "who-gains.gets": ("short text", 200, True),
    "who-gains.gets-much": ("choose one", list("0123"), True),
    "who-gains.risks": ("short text", 200, True),
    "who-gains.you": ("short text", 200, False),
    "who-gains.we": ("short text", 200, False),
    "case-studies.place": ("choose many", ["scotland", "uk", "world"], True),
    "case-studies.rung": ("choose many", list("1234567"), True),
    "case-studies.shared": ("choose many", ["commission", "design", "deliver", "assess"], True),
    "case-studies.strength": (
        "choose many",
        ["strong", "moderate", "weak", "opinion", "law"],
        True,
    ),
    "case-studies.only": ("choose many", ["numbers", "setback"], True),
    "case-studies.note": ("short text", 300, True),
    "case.audience": (
        "choose one",
        ["finance", "elected", "frontline", "community", "regulator"],
        False,
    ),
    "case.sum": ("choose one", ["yes", "no"], True),
    "case.ask": ("short text", 200, False),
    "case.for": ("choose many", [], False),
    "case.for-more": ("choose many", [], True),
    "case.against": ("choose many", [], True),
    "case.against-more": ("choose many", [], True),
    "case.point": ("short text", 600, False),
    "case.fair": ("short text", 500, True),
    "case.answer": ("short text", 400, True),
    "case.assumed": ("short text", 500, True),
}


@pytest.mark.parametrize(
    ("name", "kind", "what", "optional"), [(n, *q) for n, q in QUESTIONS.items()]
)
def test_a_question(course: Content, name: str, kind: str, what: Any, optional: bool) -> None:
    question = course.questions[name]
    assert (question.id, question.kind, question.optional) == (name, kind, optional)
    values = [option.value for option in question.options]
    assert (question.max_length or values) == what


def test_the_criticisms_are_the_options_of_their_question(course: Content) -> None:
    question = course.questions["argue.criticisms"]
    assert (question.kind, len(question.options)) == ("choose many", 7)
    assert [(option.value, option.label) for option in question.options] == [
        (each.id, each.title) for each in course.criticisms
    ]


def test_each_indicator_is_a_question_and_only_doing_can_be_off_the_scale(course: Content) -> None:
    for indicator in course.indicators:
        question = course.questions[f"own-practice.{indicator.key}"]
        assert (question.kind, question.prompt) == ("choose one", indicator.prompt)
        values = [option.value for option in question.options]
        assert values == [*"0123", *(["X"] if indicator.key == "doing" else [])]


def test_there_are_no_other_questions(course: Content) -> None:
    indicators = {f"own-practice.{each.key}" for each in course.indicators}
    assert set(course.questions) == {*QUESTIONS, "argue.criticisms", *indicators}


def test_the_parts_are_the_notebooks_with_their_activities(course: Content) -> None:
    shown = re.compile(r'show\(\\"([a-z-]+)\\"\)')
    written = {path.stem: tuple(shown.findall(path.read_text("utf-8"))) for path in NOTEBOOKS}
    assert written == {part.id: part.activities for part in course.parts}
    assert list(written) == [part.id for part in course.parts]


def test_the_crosswalk_has_every_rung_and_what_lies_off_the_ladder(course: Content) -> None:
    assert [row.rung for row in course.crosswalk] == [
        *(f"{rung.number} {rung.name}" for rung in course.rungs),
        "Beyond the ladder: doing by",
        "Off the ladder: left to it",
    ]


def test_every_source_is_used_but_those_that_are_unconfirmed(course: Content) -> None:
    used: set[str] = set()
    for name in TABLES:
        header, *rows = lines(DATA / name)
        if "sources" in header:
            used.update(key for row in rows for key in row[header.index("sources")].split())
    known = {key for key, source in course.sources.items() if source.status != "unconfirmed"}
    assert used == {*known, "own"}


def test_records_cannot_be_changed(course: Content) -> None:
    with pytest.raises(FrozenInstanceError):
        course.rungs[0].name = "Top"  # type: ignore[misc]
    with pytest.raises(TypeError):
        course.questions["new"] = course.questions["start.hunch"]  # type: ignore[index]
    with pytest.raises(TypeError):
        course.vignettes[0].answers["doing"] = 3  # type: ignore[index]


def test_the_course_and_its_sources_are_read_once() -> None:
    assert content.course() is content.course()
    assert course_folder().sources is content.course().sources


def test_import_does_not_bring_pandas() -> None:
    code = (
        "import sys; from coproduction import content; print('pandas' in sys.modules);"
        "content.course(); print('pandas' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]


def test_the_readme_names_every_table_and_every_column() -> None:
    readme = (DATA / "README.md").read_text(encoding="utf-8")
    for name in TABLES:
        assert name in readme
        a_range = {"answer_1", "answer_2", *(each.key for each in content.course().indicators)}
        for column in set(lines(DATA / name)[0]) - a_range:
            assert f"`{column}`" in readme, f"{name}: {column}"


# How it reads


class Words(NamedTuple):
    """What a learner reads, and where it is written."""

    place: str
    text: str


def every_word() -> Iterator[Words]:
    for name in TABLES:
        header, *rows = lines(DATA / name)
        quiet = {
            "id",
            "key",
            "sources",
            "url",
            "kind",
            "options",
            "question",
            "value",
            "activities",
            "layer",
        }
        for number, row in enumerate(rows, start=2):
            for column, cell in zip(header, row, strict=True):
                if column not in quiet and name != "sources.csv":
                    yield Words(f"{name}, row {number}, {column}", cell)


def test_sentences_are_short() -> None:
    for place, text in every_word():
        for sentence in re.split(r"(?<=[.?!:])\s+", text):
            assert len(sentence.split()) <= 20, f"{place}: {sentence}"


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("[\u2013\u2014]", "plain punctuation, no dashes"),
        ("['\"\u2018]", "quotes are \u201c \u201d and apostrophes \u2019, as in the notebooks"),
        (r"\bS\d+\b", "sources go in their column"),
        (r"\[[A-Z]", "no marks of the research"),
        (r"(?i)hard to reach|easy read|correct answer|wrong|score of|well done", "design.md"),
        (r"  |\s$", "no stray spaces"),
    ],
)
def test_words_we_do_not_use(pattern: str, reason: str) -> None:
    found = [words for words in every_word() if re.search(pattern, words.text)]
    assert found == [], reason


# What is said when a table is broken

CELLS = [
    ("rungs.csv", 3, "number", "9", "write 2 in this row"),
    ("rungs.csv", 3, "number", "1", "'1' is already in row 2"),
    ("rungs.csv", 3, "number", "two", "write 2 in this row"),
    ("rungs.csv", 4, "name", "", "the cell is empty"),
    ("rungs.csv", 4, "name", "Coercion", "'Coercion' is already in row 2"),
    ("rungs.csv", 4, "band", "by", "write to, for or with"),
    ("rungs.csv", 4, "band", "", "write to, for or with"),
    ("rungs.csv", 8, "band", "to", "write with or a band above it"),
    ("rungs.csv", 5, "sources", "norfolk hearsay", "'hearsay' is not in sources.csv"),
    ("bands.csv", 2, "id", "by", "write to in this row"),
    ("bands.csv", 4, "marks", "", "write something here"),
    ("crosswalk.csv", 6, "hart", "", "write something here"),
    ("crosswalk.csv", 6, "rung", "1 Coercion", "is already in row 2"),
    ("crosswalk.csv", 6, "sources", "s17", "add it there, or write what is there"),
    ("vignettes.csv", 3, "id", "V5", "'V5' is already in row 2; write another"),
    ("vignettes.csv", 3, "reference", "8", "write a whole number from 1 to 7"),
    ("vignettes.csv", 3, "reference", "1.0", "write a whole number from 1 to 7"),
    ("vignettes.csv", 3, "reference", "²", "write a whole number from 1 to 7"),
    ("vignettes.csv", 3, "reference", "", "write a whole number from 1 to 7"),
    ("vignettes.csv", 2, "accept_low", "5", "write a whole number from 1 to 4"),
    ("vignettes.csv", 2, "accept_high", "3", "write a whole number from 4 to 7"),
    ("vignettes.csv", 3, "off_ladder", "TRUE", "write yes or no"),
    ("vignettes.csv", 3, "scored", "", "write yes or no"),
    ("vignettes.csv", 3, "short", "Yes", "write yes or no"),
    ("vignettes.csv", 3, "why", "", "write something here"),
    ("vignettes.csv", 3, "sources", "arnstein", "add it there, or write what is there"),
    ("vignettes.csv", 3, "money", "4", "write 0, 1, 2 or 3"),
    ("vignettes.csv", 3, "money", "X", "write 0, 1, 2 or 3"),
    ("vignettes.csv", 3, "doing", "x", "write 0, 1, 2, 3 or X"),
    ("indicators.csv", 3, "key", "framing", "'framing' is already in row 2"),
    ("indicators.csv", 2, "key", "The framing", "write one word in small letters"),
    ("indicators.csv", 7, "answer_3", "", "write something here"),
    ("indicators.csv", 7, "move", "", "write something here"),
    ("indicators.csv", 7, "sources", "norfolk,handbook", "with spaces between"),
    ("gates.csv", 2, "indicator", "openness decisions", "'decisions' is not in indicators.csv"),
    ("gates.csv", 2, "indicator", "", "write something here"),
    ("gates.csv", 2, "cap", "7", "write a whole number from 1 to 6"),
    ("gates.csv", 3, "id", "closed", "'closed' is already in row 2"),
    ("gates.csv", 3, "words", "", "write something here"),
    ("flags.csv", 3, "id", "left to it", "'left to it' is already in row 2"),
    ("flags.csv", 3, "words", "", "write something here"),
    ("criticisms.csv", 3, "id", "power-only", "'power-only' is already in row 2"),
    ("criticisms.csv", 3, "sources", "collins", "'collins' is not in sources.csv"),
    ("course.csv", 3, "id", "00-welcome", "'00-welcome' is already in row 2"),
    ("course.csv", 3, "id", "02 The ladder.ipynb", "the notebook's name without .ipynb"),
    ("course.csv", 3, "minutes", "half an hour", "write a whole number from 1 to 240"),
    ("course.csv", 3, "minutes", "0", "write a whole number from 1 to 240"),
    ("course.csv", 3, "activities", "", "write something here"),
    ("questions.csv", 3, "id", "start.practice", "'start.practice' is already in row 2"),
    ("questions.csv", 3, "id", "own-practice.money", "is made from indicators.csv; delete the row"),
    ("questions.csv", 2, "id", "practice", "the activity, a full stop and a name"),
    (
        "questions.csv",
        2,
        "kind",
        "long text",
        "write choose one, choose many, choose a rung, short",
    ),
    ("questions.csv", 2, "options", "rungs", "a short text has no options; leave this empty"),
    ("questions.csv", 2, "max_length", "", "write a whole number from 1 to 2000"),
    ("questions.csv", 3, "max_length", "10", "only a short text has a length"),
    ("questions.csv", 5, "options", "criticisms", "write rungs"),
    ("questions.csv", 8, "options", "", "write rungs, criticisms, activity or options.csv"),
    ("questions.csv", 8, "options", "options.csv", "add rows to options.csv"),
    ("questions.csv", 3, "optional", "", "write yes or no"),
    ("questions.csv", 3, "prompt", "", "write something here"),
    ("options.csv", 3, "question", "start.hunches", "'start.hunches' takes no options from here"),
    ("options.csv", 3, "question", "vignettes.rung", "see questions.csv"),
    ("options.csv", 3, "value", "to", "'to' is already in row 2"),
    ("options.csv", 3, "label", "", "write something here"),
    ("sources.csv", 3, "key", "arnstein-1969", "'arnstein-1969' is already in row 2"),
    ("sources.csv", 3, "key", "Caerphilly Over 50", "small letters, digits and hyphens"),
    ("sources.csv", 3, "title", "", "write something here"),
    ("sources.csv", 3, "year", "", "a year such as 2015, or n.d."),
    ("sources.csv", 3, "year", "last year", "a year such as 2015, or n.d."),
    ("sources.csv", 3, "url", "caerphillyover50.co.uk", "an address that starts with https://"),
    ("sources.csv", 3, "url", "", "an address that starts with https://"),
    ("sources.csv", 3, "key", "own", "'own' stands for words of ours"),
    ("sources.csv", 3, "status", "", "write seen, copy or unconfirmed"),
    ("sources.csv", 3, "status", "yes", "write seen, copy or unconfirmed"),
    ("vignettes.csv", 3, "text", "One\nTwo", "write the cell as one line"),
]


@pytest.mark.parametrize(("name", "row", "column", "cell", "remedy"), CELLS)
def test_a_broken_cell_is_named_with_its_remedy(
    folder: Path, name: str, row: int, column: str, cell: str, remedy: str
) -> None:
    check_named(folder, name, row, column, cell, remedy)


MAY_BE_EMPTY = {
    ("crosswalk.csv", "note"),
    ("questions.csv", "help"),
    ("options.csv", "help"),
    ("indicators.csv", "help"),
    ("indicators.csv", "answer_x"),
    ("vignettes.csv", "note"),
    ("definitions.csv", "note"),
    ("situations.csv", "note"),
    ("audiences.csv", "keep_back"),
    *(("cases.csv", column) for column in ("shared", "numbers", "how_estimated", "went_wrong")),
    *(("evidence.csv", column) for column in ("figure", "benefits")),
    ("methods.csv", "price"),
    ("population.csv", "reach"),
    ("value-inputs.csv", "help"),
    ("cost-lines.csv", "unit"),
    ("steps.csv", "drop"),
}


@pytest.mark.parametrize("name", TABLES)
def test_only_some_cells_may_be_empty(folder: Path, name: str) -> None:
    whole = lines(folder / name)
    for at, column in enumerate(whole[0]):
        rows = [[*row] for row in whole]
        rows[1][at] = ""
        write(folder / name, rows)
        if (name, column) in MAY_BE_EMPTY or not whole[1][at]:
            content.check_all(folder)
        else:
            error = broken(folder)
            assert (error.file, error.row, error.column) == (f"data/{name}", 2, column)


@pytest.mark.parametrize("name", TABLES)
def test_a_missing_table_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert str(broken(folder)).startswith(f"data/{name}: the table cannot be read; put the file")


@pytest.mark.parametrize("name", TABLES)
def test_a_missing_column_is_named(folder: Path, name: str) -> None:
    rows = lines(folder / name)
    write(folder / name, [row[:-1] for row in rows])
    error = broken(folder)
    assert (error.file, error.row, error.column) == (f"data/{name}", 1, rows[0][-1])
    assert str(error).endswith("the column is missing; add it")


@pytest.mark.parametrize("name", TABLES)
def test_a_column_too_many_is_named(folder: Path, name: str) -> None:
    write(
        folder / name,
        [[*row, "remark" if not at else ""] for at, row in enumerate(lines(folder / name))],
    )
    error = broken(folder)
    assert (error.file, error.row, error.column) == (f"data/{name}", 1, "remark")
    assert "the column is not known; delete it. The columns are " in str(error)


def test_a_column_without_a_name_is_said_to_be_so(folder: Path) -> None:
    write(folder / "flags.csv", [[*row, ""] for row in lines(folder / "flags.csv")])
    assert "row 1, column without a name: the column is not known" in str(broken(folder))


def test_a_column_there_twice_is_named(folder: Path) -> None:
    write(folder / "flags.csv", [[*row, row[1]] for row in lines(folder / "flags.csv")])
    assert "row 1, column title: the column is there twice; keep one" in str(broken(folder))


@pytest.mark.parametrize("name", TABLES)
def test_a_table_with_only_a_header(folder: Path, name: str) -> None:
    write(folder / name, lines(folder / name)[:1])
    assert str(broken(folder)) == (
        f"data/{name}, row 2: there is only a header; write at least one row"
    )


@pytest.mark.parametrize("name", TABLES)
def test_an_empty_file(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"")
    assert str(broken(folder)).startswith(f"data/{name}: the table is empty; put the file back")


def test_a_row_with_a_cell_too_many(folder: Path) -> None:
    path = folder / "flags.csv"
    path.write_text(
        path.read_text(encoding="utf-8") + "new,Title,Commas, here,own\n", encoding="utf-8"
    )
    assert str(broken(folder)) == (
        "data/flags.csv, row 5: there are 5 cells under 4 columns; "
        "put double quotes around a text that has commas"
    )


def test_a_row_with_a_cell_too_few(folder: Path) -> None:
    path = folder / "flags.csv"
    path.write_text(path.read_text(encoding="utf-8") + "new,Title\n", encoding="utf-8")
    assert "data/flags.csv, row 5, column words: the cell is empty" in str(broken(folder))


def test_a_quote_that_is_not_closed(folder: Path) -> None:
    path = folder / "flags.csv"
    path.write_text(path.read_text(encoding="utf-8") + 'new,"Title,Words,own\n', encoding="utf-8")
    assert str(broken(folder)).startswith(
        "data/flags.csv, row 5: a double quote is never closed; close it"
    )


@pytest.mark.parametrize(
    ("encoding", "row", "column"),
    [("cp1252", 3, "words"), ("utf-16", 1, None), ("utf-16-le", 1, None)],
)
def test_another_encoding_is_named(
    folder: Path, encoding: str, row: int, column: str | None
) -> None:
    put(folder, "flags.csv", 3, "words", "Ask at the café.")
    path = folder / "flags.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))
    error = broken(folder)
    assert (error.file, error.row, error.column) == ("data/flags.csv", row, column)
    assert str(error).endswith("this is not UTF-8 text; save the table as CSV UTF-8")


def test_a_workbook_under_the_name_of_a_table(folder: Path) -> None:
    (folder / "flags.csv").write_bytes(b"PK\x03\x04\x14\x00\x06\x00" + bytes(range(256)))
    assert str(broken(folder)).endswith("this is not UTF-8 text; save the table as CSV UTF-8")


def test_semicolons_between_the_cells_are_named(folder: Path) -> None:
    path = folder / "flags.csv"
    rows = [";".join(row) for row in lines(path)]
    path.write_text("\n".join([*rows, "new;Title;Words, and more;own"]), encoding="utf-8")
    assert str(broken(folder)) == (
        "data/flags.csv, row 1: there are semicolons between the cells; "
        "save the table with commas there"
    )


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert "the table cannot be read" in str(broken(tmp_path / "nowhere"))


@pytest.mark.parametrize(
    ("name", "keep", "words"),
    [
        ("rungs.csv", 6, "row 6, column number: the table ends here; add a row for 6 below it"),
        ("bands.csv", 3, "row 3, column id: the table ends here; add a row for with below it"),
    ],
)
def test_a_rung_or_band_too_few(folder: Path, name: str, keep: int, words: str) -> None:
    write(folder / name, lines(folder / name)[:keep])
    assert words in str(broken(folder))


def test_a_rung_too_many(folder: Path) -> None:
    rows = lines(folder / "rungs.csv")
    write(folder / "rungs.csv", [*rows, ["8", "Community-led", *rows[-1][2:]]])
    assert "row 9, column number: the table should end at 7; delete this row" in str(broken(folder))


def test_the_row_is_right_below_rows_that_are_empty(folder: Path) -> None:
    rows = lines(folder / "flags.csv")
    rows.insert(2, [""] * 4)
    rows[4][2] = ""
    write(folder / "flags.csv", rows)
    assert "data/flags.csv, row 5, column words" in str(broken(folder))


# What a spreadsheet may do to a table without harm


def spreadsheet_mark(data: bytes) -> bytes:
    return b"\xef\xbb\xbf" + data


def windows_lines(data: bytes) -> bytes:
    return data.replace(b"\n", b"\r\n")


def empty_rows_below(data: bytes) -> bytes:
    columns = len(next(csv.reader([data.decode("utf-8").splitlines()[0]])))
    return data + (b"," * (columns - 1) + b"\n") * 3


@pytest.mark.parametrize("change", [spreadsheet_mark, windows_lines, empty_rows_below])
def test_a_spreadsheets_habits_do_no_harm(
    folder: Path, course: Content, change: Callable[[bytes], bytes]
) -> None:
    for path in folder.iterdir():
        path.write_bytes(change(path.read_bytes()))
    assert content.read(Folder(folder)) == course


def test_columns_in_another_order_and_spaces_do_no_harm(folder: Path, course: Content) -> None:
    for path in folder.iterdir():
        write(path, [[f" {cell} " for cell in reversed(row)] for row in lines(path)])
    assert content.read(Folder(folder)) == course


def test_what_reads_as_nothing_elsewhere_is_kept(folder: Path) -> None:
    put(folder, "flags.csv", 2, "title", "N/A")
    assert content.read(Folder(folder)).flags["left to it"].title == "N/A"
