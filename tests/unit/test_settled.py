"""What a report covers, and that it is counted once for all."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from itertools import count, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction.activities.live import Line, conduct, live
from coproduction.activities.live.counted import released
from coproduction.activities.live.frozen import FROZEN, MADE, freeze, making
from coproduction.content import course
from coproduction.logic.room.suppression import THRESHOLD
from coproduction.logic.room.tally import Sheet, tally
from coproduction.store import Entry, Note, SaidRow, Text
from coproduction.views.document import counts_csv
from tests.unit.handing import HOSTILE, OPTIONS, SHOWN, held, own, told, votes

LINE = own()
QUESTION = "own.own-1"
TEN = {"phone": {"1": 10, "2": 6, "3": 0}}


def rows(found, *, practice: bool = False) -> list[dict[str, str]]:
    text = counts_csv.draw(found, practice=practice).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def notes(found) -> tuple[Note, ...]:
    return tuple(
        Note(n, FROZEN, value) for n, value in zip(count(1), freeze(found.new), strict=False)
    )


# What is in it


def test_an_open_step_is_named_and_not_counted():
    state = conduct.go_to({}, LINE.id, 1.0)
    found = told([LINE], state, votes(TEN))
    assert (found.settled, found.open) == ((), ("Tea?",))
    assert rows(found) == []


def test_a_step_that_was_never_begun_is_not_in_it():
    assert told([LINE], {}, votes(TEN)).settled == ()


def test_a_round_that_is_open_elsewhere_is_not_counted():
    lines = [own("own-1"), own("own-2")]
    state = conduct.again(held("own-1"), "own-1")
    assert told(lines, state, [*votes(TEN), *votes(TEN, 2)]).settled == ()
    state = conduct.close(state, "own-1", 9.0)
    assert {row["round"] for row in rows(told(lines, state, [*votes(TEN), *votes(TEN, 2)]))} == {
        "1",
        "2",
    }


def test_those_on_paper_took_part_though_they_never_joined():
    said = votes({"phone": {"1": 9}, "paper": {"1": 3, "2": 4}})
    assert told([LINE], held(LINE.id), said, people={"phone": 12}).people == {
        "phone": 12,
        "paper": 7,
    }


def test_only_released_words_are_in_it():
    line = own()
    asked = line.__class__(line.id, "own", "Words?", 3.0, {"kind": "short text", "prompt": "Say"})
    texts = [
        Text("a", QUESTION, 1, "phone", "", "kept back", released=False),
        Text("b", QUESTION, 1, "phone", "", "let out", released=True),
    ]
    (settled,) = told([asked], held(line.id), texts).settled
    assert settled.result.words == {(QUESTION, 1): ("let out",)}


# Counted once for all


def test_what_is_entered_after_a_report_is_in_none_until_the_step_is_opened_again():
    state, said = held(LINE.id), votes(TEN)
    first = told([LINE], state, said)
    assert first.new
    kept = notes(first)
    late = Entry(QUESTION, 1, "paper", "", {"1": 0, "2": 1, "3": 0})
    second = told([LINE], state, [*said, late], kept)
    assert rows(second) == rows(first)
    assert (second.new, second.late) == ({}, ("Tea?",))
    state = conduct.close(conduct.reopen(state, LINE.id), LINE.id, 9.0)
    third = told([LINE], state, [*said, late], kept)
    assert third.new
    assert rows(third) != rows(first)


def test_a_question_about_people_is_not_counted_anew_for_a_few():
    line = Line("who", "who-is-missing", "Who is here?", 5.0)
    (question,) = live(line.kind, course()).questions(line)
    group, other = (option.value for option in question.options[:2])

    def told_with(late: int, kept: tuple[Note, ...] = (), times: int = 1):
        state = held(line.id)
        for _ in range(1, times):
            state = conduct.close(conduct.reopen(state, line.id), line.id, 9.0)
        said = [SaidRow(f"a{one}", "phone", "", question.id, 1, group) for one in range(12 + late)]
        said += [SaidRow(f"b{one}", "phone", "", question.id, 1, other) for one in range(15)]
        return told([line], state, said, kept)

    first = told_with(0)
    kept = notes(first)
    # Whoever remembers the first result would know to which group the one belongs who came late.
    for late, times in ((1, 2), (4, 3)):
        again = told_with(late, kept, times)
        assert rows(again) == rows(first)
        assert again.late == (line.title,)
        kept = (*kept, *notes(again))
        assert told_with(late, kept, times).late == (line.title,)
    assert rows(told_with(5, kept, 4)) != rows(first)
    assert rows(told_with(0, kept, 5)) == rows(first)


def test_what_the_tables_agreed_is_not_told_anew_where_their_counts_are_not():
    line = Line("who", "who-is-missing", "Who is here?", 5.0)
    (question,) = live(line.kind, course()).questions(line)
    group, other = (option.value for option in question.options[:2])

    def tables(*values: str) -> list[SaidRow]:
        named = enumerate(values, start=1)
        return [SaidRow(f"t{n}", "table", f"Table {n}", question.id, 1, one) for n, one in named]

    state, said = held(line.id), tables(group, other, other)
    first = told([line], state, said)
    (agreed,) = first.settled[0].result.agreed.values()
    assert len(agreed) == 3
    paper = Entry(question.id, 1, "paper", "", {group: 9})
    late = told([line], state, [*said, paper], notes(first)).settled[0].result
    assert late.agreed == first.settled[0].result.agreed
    state = conduct.close(conduct.reopen(state, line.id), line.id, 9.0)
    again = told([line], state, tables(group, group, other), notes(first)).settled[0]
    assert again.result.tallies == first.settled[0].result.tallies
    assert again.result.agreed == {}
    page = again.step.phone(line, again.stage.__class__(False, 1, True), {}, again.result)
    assert "What the tables agreed" not in repr(page)
    assert f"counts-{question.id}" in dict(page.blocks)


def test_to_take_back_what_a_report_had_changes_no_report():
    state = held(LINE.id)
    said = votes({"hands": {"1": 6, "2": 7, "3": 0}})
    kept = notes(told([LINE], state, said))
    after = told([LINE], state, [], kept)
    assert rows(after) == rows(told([LINE], state, said))
    assert after.late == ("Tea?",)


def test_showing_and_moving_on_open_nothing():
    state = held(LINE.id)
    kept = notes(told([LINE], state, votes(TEN)))
    for move in (conduct.reveal, conduct.close):
        state = move(state, LINE.id, 5.0)
    state = conduct.go_to(state, "elsewhere", 6.0)
    assert not told([LINE], state, votes(TEN), kept).new


def test_of_two_reports_made_at_once_the_first_holds():
    state = held(LINE.id)
    first = notes(told([LINE], state, votes(TEN)))
    other = notes(told([LINE], state, votes({"phone": {"1": 11, "2": 6, "3": 0}})))
    assert rows(told([LINE], state, [], (*first, *other))) == rows(told([LINE], state, votes(TEN)))


# Made, with who took part


def made(found, before: tuple[Note, ...] = ()) -> tuple[Note, ...]:
    """The notes of a room after its report was made."""
    return (
        *before,
        *notes(found),
        Note(99 + len(before), MADE, making(found.counted, found.people)),
    )


def test_counts_that_phones_have_had_are_no_report_yet():
    state, said = held(LINE.id), votes(TEN)
    shown = notes(told([LINE], state, said))
    found = told([LINE], state, said, shown)
    assert (found.new, found.made) == ({}, False)
    assert told([LINE], state, said, made(found, shown)).made


def test_who_joins_after_a_report_is_in_none_until_another_step_is_in_it():
    lines = [own("own-1"), own("own-2")]
    said = [*votes(TEN), *votes(TEN, line="own-2")]
    kept = made(told(lines, held("own-1"), said, people={"phone": 16}))
    again = told(lines, held("own-1"), said, kept, people={"phone": 16, "notebook": 1})
    assert (again.made, again.people) == (True, {"phone": 16})
    more = told(lines, held("own-1", "own-2"), said, kept, people={"phone": 16, "notebook": 9})
    assert (more.made, more.people) == (False, {"phone": 16, "notebook": 9})
    kept = made(more, kept)
    assert told(lines, held("own-1", "own-2"), said, kept, people={"phone": 40}).people == {
        "phone": 16,
        "notebook": 9,
    }


def test_a_step_that_is_opened_anew_makes_the_report_a_draft_again():
    state, said = held(LINE.id), votes(TEN)
    kept = made(told([LINE], state, said))
    state = conduct.close(conduct.reopen(state, LINE.id), LINE.id, 9.0)
    assert not told([LINE], state, said, kept).made


def test_of_two_reports_made_at_once_the_first_tells_who_took_part():
    state, said = held(LINE.id), votes(TEN)
    first = made(told([LINE], state, said, people={"phone": 16}))
    other = made(told([LINE], state, said, people={"phone": 17}))
    assert told([LINE], state, said, (*first, *other)).people == {"phone": 16}


# The table


def test_the_table_has_a_row_for_each_option_round_and_door():
    said = votes({"phone": {"1": 7, "2": 8, "3": 0}, "table": {"1": 5, "2": 6, "3": 9}})
    found = rows(told([LINE], held(LINE.id), said))
    assert [(row["option_value"], row["door"], row["count"], row["hidden"]) for row in found] == [
        *(("1", "all", "12", "no"), ("2", "all", "14", "no"), ("3", "all", "9", "no")),
        *(("all", "all", "35", "no"), ("all", "phone", "15", "no")),
        *(("1", "phone", "7", "no"), ("2", "phone", "8", "no"), ("3", "phone", "0", "no")),
        ("all", "table", "20", "no"),
        *(("1", "table", "5", "no"), ("2", "table", "6", "no"), ("3", "table", "9", "no")),
    ]


def test_each_row_says_whether_the_room_was_for_practice():
    found = told([LINE], held(LINE.id), votes(TEN))
    assert {row["practice"] for row in rows(found)} == {"no"}
    assert {row["practice"] for row in rows(found, practice=True)} == {"yes"}


def test_hidden_counts_are_empty():
    said = votes({"phone": {"1": 2, "2": 3, "3": 20}})
    found = rows(told([LINE], held(LINE.id), said))
    shown = {row["option_value"]: row for row in found if row["door"] == "all"}
    assert {option: (row["count"], row["hidden"]) for option, row in shown.items()} == {
        "1": ("", "yes"),
        "2": ("", "yes"),
        "3": ("20", "no"),
        "all": ("25", "no"),
    }


def test_no_cell_is_a_formula():
    line = own(prompt="-Tea, or what?")
    found = rows(told([line], held(line.id), votes(TEN)))
    assert {row["question"] for row in found} == {"'-Tea, or what?"}
    assert {row["option"] for row in found} == {"Yes", "'=1+1", HOSTILE, "All who answered"}
    assert SHOWN != HOSTILE  # a bell is no matter for a spreadsheet


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"]
)
def test_what_a_spreadsheet_would_run_is_quoted(start):
    assert counts_csv.safe(f"{start}1") == f"'{start}1"


# The table attacked by subtraction

DOORS = ("phone", "paper")
MOST = 11
CELLS = tuple(product(DOORS, OPTIONS))


def world(numbers: tuple[int, ...]) -> dict[str, dict[str, int]]:
    cells = dict(zip(CELLS, numbers, strict=True))
    return {door: {option: cells[door, option] for option in OPTIONS} for door in DOORS}


@pytest.fixture(scope="module")
def worlds() -> dict[tuple, list[tuple[int, ...]]]:
    """Every small room, by what is published of it; an attacker can do as much."""
    found = defaultdict(list)
    for numbers in _tables(len(CELLS), MOST):
        found[published(numbers)].append(numbers)
    return found


def _tables(cells: int, most: int):
    if not cells:
        yield ()
        return
    for first in range(most + 1):
        for rest in _tables(cells - 1, most - first):
            yield (first, *rest)


def published(numbers: tuple[int, ...]) -> tuple:
    """Option, door and count straight from the numbers, for the sake of speed."""
    counts = world(numbers)
    found = tally(
        OPTIONS, (), [Sheet(door, counts[door]) for door in DOORS if door in shown(counts)]
    )
    return tuple(
        (option, door, str(number) if isinstance(number, int) else "")
        for option, door, number in counts_csv.counted(released(found), OPTIONS)
    )


def shown(counts: dict[str, dict[str, int]]) -> set[str]:
    """The doors that somebody came by; a sheet of noughts was handed in all the same."""
    return {door for door in DOORS if door == "paper" or any(counts[door].values())}


def seen(rows: tuple[tuple[str, ...], ...]) -> tuple:
    return tuple((row[2], row[5], row[6]) for row in rows)


rooms = st.sampled_from(range(MOST + 1)).flatmap(
    lambda total: st.lists(st.integers(0, len(CELLS) - 1), min_size=total, max_size=total).map(
        lambda places: tuple(places.count(n) for n in range(len(CELLS)))
    )
)


@given(first=rooms, second=rooms)
def test_no_small_count_can_be_worked_out_from_the_table(worlds, first, second):
    """Of two rounds of one question, told together; nothing ties one to the other."""
    state = conduct.close(conduct.again(held(LINE.id), LINE.id), LINE.id, 9.0)
    said = [*votes(world(first), 1), *votes(world(second), 2)]
    found = tuple(counts_csv.rows(told([LINE], state, said)))
    for round, numbers in (("1", first), ("2", second)):
        if not sum(numbers):
            continue
        table = seen(tuple(row for row in found if row[4] == round))
        assert table == published(numbers)
        alike = worlds[table]
        for place, number in enumerate(numbers):
            if 0 < number < THRESHOLD:
                assert len({other[place] for other in alike}) > 1, (numbers, place)
        for option in range(len(OPTIONS)):
            both = (option, option + len(OPTIONS))
            if 0 < sum(numbers[place] for place in both) < THRESHOLD:
                assert len({sum(other[place] for place in both) for other in alike}) > 1
