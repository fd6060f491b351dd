"""Every step of a room: what it asks, what may be answered, and what is shown of the result."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import product
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from coproduction.activities.answers import AnswerError
from coproduction.activities.blocks import Ask, Count, Counts, Layers, Prose
from coproduction.activities.live import Line, Result, Stage, live, sheet
from coproduction.activities.live.results import result
from coproduction.activities.live.room import Showing
from coproduction.activities.live.telling import ONCE
from coproduction.activities.live.why import assumed
from coproduction.content import course
from coproduction.content.population import population
from coproduction.content.steps import LENGTHS, steps
from coproduction.store import Entry, SaidRow
from coproduction.views.document.from_blocks import parts
from coproduction.views.page import draw

if TYPE_CHECKING:
    from coproduction.activities.live import LiveStep
    from coproduction.content import Question

CONTENT = course()
SETTINGS: dict[str, dict[str, Any]] = {
    "sort": {"barriers": ["time-money", "one-budget"]},
    "own": {"prompt": "Tea or coffee?", "kind": "choose one", "options": ["Tea", "Coffee"]},
}
NOBODY = Result({}, 0, {})


def line(step: str, **setting: Any) -> Line:
    """A line of a sheet with all that its step needs."""
    ours = next((one for one in sheet(60, CONTENT) if one.id == step), None)
    found = ours or Line(step, step, step, 5.0)
    return replace(found, setting={**found.setting, **SETTINGS.get(step, {}), **setting})


def text(question: str, words: str, *, released: bool = True, door: str = "phone", label: str = ""):
    return SimpleNamespace(
        question=question, round=1, door=door, label=label, words=words, released=released
    )


def said(step: LiveStep, line: Line, people: int, seed: int = 1) -> list[SaidRow]:
    """That many people, who answer every question of choice as chance has it."""
    chance = random.Random(seed)  # noqa: S311
    rounds = (1, 2) if step.round == 2 else (1,)
    return [
        SaidRow(f"p{n}", "phone", "", question.id, round, choose(chance, question))
        for question, n, round in product(step.pictured(line), range(people), rounds)
    ]


def choose(chance: random.Random, question: Question) -> Any:
    values = [option.value for option in question.options]
    if question.kind == "choose many":
        return chance.sample(values, 2)
    value = chance.choice(values)
    return int(value) if question.kind == "choose a rung" else value


def counted(kind: str, people: int, **setting: Any) -> tuple[LiveStep, Line, Result]:
    step, at = live(kind, CONTENT), line(kind, **setting)
    rows = said(step, at, people)
    texts = [
        text(question.id, f"words on {question.id}")
        for question in step.questions(at)
        if question.kind == "short text"
    ]
    found = result(
        *(step, at, step.round), rows=rows, entries=[], texts=texts, people={"phone": people}
    )
    return step, at, found


KINDS = [step.id for step in steps()]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("people", [0, 3, 40])
def test_every_state_of_every_step_can_be_drawn(kind: str, people: int) -> None:
    step, at, found = counted(kind, people)
    for open_, revealed, show in product([True, False], [True, False], range(3)):
        stage = Stage(open_, step.round, revealed, show)
        pages = [step.phone(at, stage, {}, found, door).blocks for door in ("phone", "table")]
        for blocks in [*pages, step.screen(at, stage, found)]:
            names = [name for name, _ in blocks]
            assert len(names) == len(set(names)), names
            assert all(draw(name, block) for name, block in blocks)
    for block in step.kept(at, found):
        parts(block)


@pytest.mark.parametrize("minutes", LENGTHS)
def test_a_sheet_lasts_as_long_as_it_says(minutes: int) -> None:
    assert sum(one.minutes for one in sheet(minutes, CONTENT)) == minutes
    cards = next(one for one in sheet(minutes, CONTENT) if one.kind == "cards")
    assert len(live("cards", CONTENT).pictured(cards)) == (3 if minutes == 60 else 5)


def test_nothing_of_our_reading_is_shown_before_the_second_round_is_over() -> None:
    for kind, revealed in (("cards", False), ("cards", True), ("cards-again", False)):
        step, at, found = counted(kind, 40)
        shown = step.screen(at, Stage(not revealed, step.round, revealed), found)
        assert "our reading" not in "".join(draw(*block) for block in shown).lower()
    step, at, found = counted("cards-again", 40)
    shown = step.screen(at, Stage(False, 2, True), found)
    assert "our reading" in "".join(draw(*block) for block in shown).lower()


def test_until_it_is_revealed_the_screen_shows_only_how_many_have_answered() -> None:
    step, at, found = counted("arrive", 7)
    blocks = dict(step.screen(at, Stage(), found))
    waiting = blocks["waiting"]
    assert isinstance(waiting, Counts)
    assert waiting.sentence == "Seven people have answered. 7 are here."
    assert waiting.rows == (Count("Answered", 7, before=7),)
    assert sum(isinstance(block, Counts) for block in blocks.values()) == 1


def test_what_is_asked_is_on_the_screen_for_those_without_a_phone() -> None:
    step, at, found = counted("arrive", 0)
    asked = dict(step.screen(at, Stage(), found))["asked"]
    assert isinstance(asked, Prose)
    assert asked.title.startswith("Think of the last time")
    assert "I never heard back" in asked.paragraphs


def test_many_words_come_in_parts_that_a_hall_can_read() -> None:
    step, at = live("action", CONTENT), line("action")
    texts = [text("action-plan.step", f"{n} {'word ' * 59}") for n in range(20)]
    found = result(step, at, 1, rows=[], entries=[], texts=texts, people={})
    stage = Stage(False, 1, True)
    places = step.places(at, stage, found)
    assert places == tuple(f"What will you do? ({n} of 4)" for n in range(1, 5))
    seen: list[str] = []
    for place in range(len(places)):
        blocks = dict(step.screen(at, Stage(False, 1, True, place), found))
        words = blocks["words-action-plan.step"]
        assert isinstance(words, Prose)
        assert sum(map(len, words.paragraphs)) < 1600
        seen += words.paragraphs
    assert len(set(seen)) == 20
    phone = dict(step.phone(at, stage, {}, found).blocks)["words-action-plan.step"]
    assert isinstance(phone, Prose)
    assert list(phone.paragraphs) == seen


def test_a_phone_never_sees_a_small_number_and_the_screen_does() -> None:
    step, at, _ = counted("arrive", 0)
    rows = [SaidRow(f"p{n}", "phone", "", "room.warm-up", 1, "heard") for n in range(9)]
    rows += [SaidRow(f"c{n}", "phone", "", "room.warm-up", 1, "changed") for n in range(12)]
    rows += [SaidRow("q", "phone", "", "room.warm-up", 1, "silence")]
    found = result(step, at, 1, rows=rows, entries=[], texts=[], people={"phone": 22})
    stage = Stage(False, 1, True)

    def numbers(blocks: Any) -> dict[str, int | None]:
        counts = next(block for _, block in blocks if isinstance(block, Counts))
        return {row.label: row.number for row in counts.rows}

    assert numbers(step.screen(at, stage, found))["I never heard back"] == 1
    phone = numbers(step.phone(at, stage, {}, found).blocks)
    assert phone["I never heard back"] is None
    assert sorted(number for number in phone.values() if number) == [12]


def test_a_careful_question_hides_small_numbers_on_the_screen_too() -> None:
    step, at, found = counted("who-is-missing", 6)
    assert step.careful
    for _, block in step.screen(at, Stage(False, 1, True), found):
        if isinstance(block, Counts):
            assert all(
                row.number is None or row.number == 0 or row.number > 4 for row in block.rows
            )


def test_a_sensitive_profile_hides_numbers_under_ten() -> None:
    sensitive = next(one.id for one in population().profiles if one.sensitive)
    for profile, shown in ((sensitive, None), ("sex", 9)):
        step, at = live("who-is-missing", CONTENT), line("who-is-missing", profile=profile)
        (question,) = step.questions(at)
        first, second, *_ = [option.value for option in question.options]
        rows = [SaidRow(f"p{n}", "phone", "", question.id, 1, first) for n in range(9)]
        rows += [SaidRow(f"q{n}", "phone", "", question.id, 1, second) for n in range(12)]
        rows += [SaidRow(f"r{n}", "phone", "", question.id, 1, "pass") for n in range(40)]
        found = result(step, at, 1, rows=rows, entries=[], texts=[], people={"phone": 61})
        (counts,) = [
            block
            for _, block in step.screen(at, Stage(False, 1, True), found)
            if isinstance(block, Counts)
        ]
        assert counts.rows[0].number == shown


def test_words_are_shown_once_they_are_released() -> None:
    step, at = live("action", CONTENT), line("action")
    stage = Stage(False, 1, True)
    texts = [
        text("action-plan.step", "Ask the bus users"),
        text("action-plan.step", "Ring Jean Smith", released=False),
    ]
    found = result(step, at, 1, rows=[], entries=[], texts=texts, people={})
    drawn = "".join(draw(*block) for block in step.screen(at, stage, found))
    assert "Ask the bus users" in drawn
    assert "Jean" not in drawn
    assert found.held == {("action-plan.step", 1): 1}
    assert found.answered == 2


def test_a_barrier_that_few_have_sorted_does_not_divide_the_room() -> None:
    step, at, found = counted("sort", 3)
    piles = dict(step.phone(at, Stage(False, 1, True), {}, found).blocks)["piles"]
    assert isinstance(piles, Layers)
    assert {layer.name for layer in piles.beside} == {"Too few answers to say"}
    rows = [SaidRow(f"p{n}", "phone", "", "barriers.sort.one-budget", 1, s) for n, s in enumerate(
        ["move"] * 6 + ["law"] * 6)]  # fmt: skip
    found = result(step, at, 1, rows=rows, entries=[], texts=[], people={"phone": 12})
    piles = dict(step.phone(at, Stage(False, 1, True), {}, found).blocks)["piles"]
    assert [layer.name for layer in piles.beside] == [
        "Too few answers to say",
        "The room is divided",
    ]


def test_a_step_a_person_takes_is_one_text_with_its_owner_and_its_date() -> None:
    step = live("action", CONTENT)
    (asked,) = step.questions(line("action"))
    assert asked.kind == "short text"
    assert "who sees that it happens, and by when" in asked.help


@pytest.mark.parametrize(("kind", "value"), [("cards-again", 5), ("arrive", "heard")])
def test_who_stays_in_the_second_round_can_still_choose(kind: str, value: Any) -> None:
    step, at = live(kind, CONTENT), line(kind)
    first = step.pictured(at)[0].id
    blocks = dict(step.phone(at, Stage(round=2), {(first, 1): value}, None).blocks)
    assert isinstance(blocks[f"ask-{first}"], Ask)
    assert blocks[f"ask-{first}"].value is None
    said = blocks[f"first-{first}"]
    assert isinstance(said, Prose)
    assert "In the first round you said" in said.paragraphs[0]
    mine = {(first, 1): value, (first, 2): value}
    blocks = dict(step.phone(at, Stage(round=2), mine, None).blocks)
    assert blocks[f"ask-{first}"].value == value


def test_paper_hands_and_tables_are_in_the_same_count() -> None:
    step, at = live("arrive", CONTENT), line("arrive")
    rows = [SaidRow("p", "phone", "", "room.warm-up", 1, "heard")]
    rows += [SaidRow("t", "table", "Table 1", "room.warm-up", 1, "changed")]
    entries = [
        Entry("room.warm-up", 1, "paper", "Table 2", {"heard": 6}),
        Entry("room.warm-up", 1, "hands", "", {"silence": 4}),
    ]
    texts = [
        text("room.minority.room.warm-up", "Two of us never heard", door="table", label="Table 1")
    ]
    found = result(step, at, 1, rows=rows, entries=entries, texts=texts, people={"phone": 1})
    tally = found.tallies["room.warm-up", 1]
    assert tally.by_option == {"changed": 1, "heard": 7, "silence": 4, "nobody": 0}
    assert tally.by_door == {"phone": 1, "table": 1, "hands": 4, "paper": 6}
    assert found.answered == 12
    drawn = "".join(draw(*block) for block in step.screen(at, Stage(False, 1, True), found))
    assert "Counted: 1 by phone, 1 as tables, 6 on paper and 4 by hand." in drawn
    assert "Two of us never heard" in drawn


def test_who_ticked_several_on_paper_is_one_person() -> None:
    step, at = live("dots", CONTENT), line("dots")
    entries = [Entry("barriers.top", 1, "hands", "", {"law": 8, "skills": 7, "of-people": 9})]
    rows = [SaidRow("p", "phone", "", "barriers.top", 1, ["law", "skills"])]
    found = result(step, at, 1, rows=rows, entries=entries, texts=[], people={"phone": 1})
    assert found.answered == 10


def test_the_order_in_which_answers_come_makes_no_difference() -> None:
    step, at, found = counted("cards-again", 30)
    rows = said(step, at, 30)
    random.Random(5).shuffle(rows)  # noqa: S311
    texts: list[Any] = []
    again = result(step, at, 2, rows=rows, entries=[], texts=texts, people={"phone": 30})
    assert again.tallies == found.tallies
    assert again.shifts == found.shifts


@pytest.mark.parametrize(
    ("kind", "stage", "key", "value", "words"),
    [
        ("arrive", Stage(open=False), ("room.warm-up", 1), "heard", "closed before"),
        ("arrive", Stage(round=2), ("room.warm-up", 1), "heard", "closed before"),
        ("arrive", Stage(), ("room.other", 1), "heard", "not asked just now"),
        ("arrive", Stage(), ("room.warm-up", 7), "heard", "not asked just now"),
        ("arrive", Stage(), ("room.warm-up", 1), "made-up", "Please"),
        ("arrive", Stage(), ("room.minority.room.warm-up", 1), "Not us", "not asked just now"),
        ("dots", Stage(), ("barriers.top", 1), ["time-money", "one-budget", "cost-of-not", "legal"],
         "You have three dots"),
        ("action", Stage(), ("action-plan.step", 1), "x" * 5000, "4500 characters more"),
    ],
)  # fmt: skip
def test_an_answer_that_cannot_be_kept_is_refused_in_words(
    kind: str, stage: Stage, key: tuple[str, int], value: Any, words: str
) -> None:
    with pytest.raises(AnswerError, match=words):
        live(kind, CONTENT).check(line(kind), stage, "phone", key, value)


def test_a_table_may_say_what_a_minority_thinks() -> None:
    step, at = live("arrive", CONTENT), line("arrive")
    key = ("room.minority.room.warm-up", 1)
    assert step.check(at, Stage(), "table", key, "Two of us") == "Two of us"
    asks = [b.question.id for _, b in step.phone(at, Stage(), {}, None, "table").blocks
            if isinstance(b, Ask)]  # fmt: skip
    assert asks == ["room.warm-up", key[0]]


def test_what_you_said_stands_beside_what_the_room_said() -> None:
    step, at, found = counted("arrive", 40)
    mine = {("room.warm-up", 1): "silence"}
    blocks = dict(step.phone(at, Stage(False, 1, True), mine, found).blocks)
    assert blocks["mine-room.warm-up"] == Prose(("You said: I never heard back.",))


def test_the_votes_feed_the_sum_with_their_middle_and_their_range() -> None:
    votes = {
        "cost-of-not.avoidable": {"little": 3, "some": 4, "lot": 2, "unknown": 9},
        "cost-of-not.moved": {"none": 5},
    }
    answers = assumed(votes, 500_000)
    assert answers["cost-of-not.annual-cost", 1] == 500_000
    assert answers["cost-of-not.avoidable", 1] == "some"
    assert answers["cost-of-not.avoidable-share.low", 1] == 10
    assert answers["cost-of-not.avoidable-share.high", 1] == 40
    assert answers["cost-of-not.moved", 1] == "none"
    assert ("cost-of-not.pocket", 1) not in answers


@pytest.mark.parametrize(
    ("people", "phone", "screen"),
    [(0, "Nobody has guessed", "Nobody has guessed"), (6, "Small counts are hidden", "the room’s"),
     (400, "the room’s", "the room’s")],
)  # fmt: skip
def test_a_sum_says_whose_assumptions_it_is_made_of(people: int, phone: str, screen: str) -> None:
    step, at, found = counted("value", people)
    stage = Stage(open=False, revealed=True)
    shown = dict(step.phone(at, stage, {}, found).blocks)
    assert phone in shown["assumed"].paragraphs[0]
    assert screen in dict(step.screen(at, replace(stage, show=4), found))["assumed"].paragraphs[0]


def test_a_second_round_that_nobody_took_part_in_says_so() -> None:
    step, at, found = counted("cards-again", 40)
    first = {key: tally for key, tally in found.tallies.items() if key[1] == 1}
    stage = Stage(open=False, round=2, revealed=True)
    for tallies, number in ((found.tallies, 0), (first, len(first))):
        blocks = step.phone(at, stage, {}, replace(found, tallies=tallies)).blocks
        said = [block for name, block in blocks if name.startswith("once-")]
        assert said == [Prose((ONCE,), tone="quiet")] * number


@pytest.mark.parametrize("kind", ["arrive", "who-gains", "value", "barriers", "sort", "dots"])
@pytest.mark.parametrize("careful", [True, False])
def test_a_second_round_without_answers_shows_the_first(kind: str, careful: bool) -> None:
    step, at, found = counted(kind, 40)
    once, twice = (Stage(open=False, round=round, revealed=True) for round in (1, 2))
    first = tuple(step.results(at, Showing(once, found, careful)))
    again = tuple(step.results(at, Showing(twice, found, careful)))
    assert first
    assert [each for each in again if not each[0].startswith("once-")] == [*first]


def test_a_question_of_the_facilitators_own() -> None:
    step = live("own", CONTENT)
    (asked,) = step.questions(line("own", kind="scale", low="Never", high="Always"))
    assert [option.label for option in asked.options] == ["1 Never", "2", "3", "4", "5 Always"]
    (asked,) = step.questions(line("own", kind="short text", prompt="<b>Why?</b>"))
    assert (asked.kind, asked.prompt) == ("short text", "<b>Why?</b>")


def test_who_moved_is_for_the_screen_alone() -> None:
    step, at, found = counted("cards-again", 30)
    stage = Stage(False, 2, True)
    assert any(name.startswith("shift-") for name, _ in step.screen(at, stage, found))
    assert not any(name.startswith("shift-") for name, _ in step.phone(at, stage, {}, found).blocks)
    kept = "".join(str(parts(block)) for block in step.kept(at, found))
    assert "stayed" not in kept.replace("stayed at", "")


def test_nobody_there_is_no_crash() -> None:
    for kind in KINDS:
        step = live(kind, CONTENT)
        step.screen(line(kind), Stage(False, step.round, True), NOBODY)
        step.kept(line(kind), NOBODY)


def test_a_sheet_of_paper_outlives_an_answer_that_was_taken_off_the_question() -> None:
    step, at = live("own", CONTENT), line("own", options=["Tea", "Coffee"])
    entry = Entry("own.own", 1, "paper", "", {"1": 4, "3": 2})
    found = result(step, at, 1, rows=(), entries=[entry], texts=(), people={})
    assert found.tallies["own.own", 1].by_option == {"1": 4, "2": 0}


def test_homes_are_not_taken_for_people() -> None:
    step = live("who-is-missing", course())
    for profile, of in (("tenure", "% of households in Scotland"), ("age", "% of people in ")):
        line = Line("who", "who-is-missing", "Who is in the room?", 3, {"profile": profile})
        notes = step.notes(line, step.questions(line)[0])  # type: ignore[attr-defined]
        assert notes
        assert all(of in note for note in notes.values())
