"""What is handed out after a workshop: only what may leave the room, and what follows from it."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta

import docx
import pytest

from coproduction.activities.live import conduct, sheet
from coproduction.activities.live.noted import PARKED, PROMISE, REPORT_BACK
from coproduction.content import course
from coproduction.content.population import population
from coproduction.store import Note, SaidRow, Text
from coproduction.views.document import docx as word
from coproduction.views.document import html
from coproduction.views.document.protection import Cookie, Place, protection
from coproduction.views.document.report import report
from coproduction.views.document.screening import ABOUT_PEOPLE
from tests.unit.handing import HOSTILE, MADE, SHOWN, held, own, room, told, votes
from tests.unit.test_paper import Page, text_of

LINE = own()
NOTES = (
    Note(1, PROMISE, {"said": HOSTILE, "will": "Write", "owner": "Ailsa", "by": "2026-12-07"}),
    Note(2, PROMISE, {"said": "Keep it", "cannot": "Give back the hall", "why": "It is sold"}),
    Note(3, PARKED, {"what": "Buses", "owner": ""}),
    Note(4, REPORT_BACK, {"on": "2027-01-15"}),
    Note(5, PROMISE, "not as it should be"),
    Note(6, PARKED, {"what": None}),
)


def made(found, notes=(), **changes):
    return report(room([LINE], **changes), found, notes, MADE)


def words(document) -> str:
    return Page(html.draw(document)).words


def section(document, title: str):
    return next(one for one in document.sections if one.title == title)


# What follows


def test_promises_have_an_owner_and_a_day_and_refusals_a_reason():
    parts = section(made(told([], {}, []), NOTES), "What happens next").parts
    assert parts[0].paragraphs == ("You hear from us by 15 January 2027.",)
    assert parts[1].rows == ((SHOWN, "Write", "Ailsa", "7 December 2026"),)
    assert parts[2].rows == (("Keep it", "Give back the hall", "It is sold"),)


def test_what_is_parked_has_an_owner_or_says_that_it_has_none():
    parts = section(made(told([], {}, []), NOTES), "The parking lot").parts
    assert parts[0].rows == (("Buses", "Nobody yet"),)


def test_without_any_note_it_says_so():
    found = words(made(told([], {}, [])))
    assert "No day was set for hearing back." in found
    assert "No promise was written down." in found
    assert "The parking lot" not in found
    assert "No step has been closed yet" in found


# What was said


def test_small_counts_are_hidden_in_every_form():
    said = votes({"phone": {"1": 3, "2": 2, "3": 21}})
    document = made(told([LINE], held(LINE.id), said, people={"phone": 26}))
    grid = next(
        part for part in section(document, "Tea?").parts if getattr(part, "title", "") == "Tea?"
    )
    assert [row[-1] for row in grid.rows] == ["hidden", "hidden", "21"]
    for form in (words(document), text_of(docx.Document(io.BytesIO(word.draw(document))))):
        assert "hidden" in form
        assert "21" in form


def test_what_tables_agreed_is_named_where_only_tables_answered():
    rows = [
        SaidRow("a", "table", "Table 1", "own.own-1", 1, "1"),
        SaidRow("b", "table", "Table 2", "own.own-1", 1, "2"),
    ]
    texts = [
        Text("x", "room.minority.own.own-1", 1, "table", "Table 2", "We wanted no", released=True)
    ]
    found = words(made(told([LINE], held(LINE.id), [*rows, *texts])))
    assert "What the tables agreed" in found
    assert "Table 1" in found
    assert "We wanted no" in found
    others = votes({"phone": {"1": 9, "2": 9, "3": 0}})
    assert "What the tables agreed" not in words(
        made(told([LINE], held(LINE.id), [*rows, *others]))
    )


def test_how_many_came_by_which_door_is_released_like_any_count():
    people = {"phone": 30, "notebook": 3, "table": 4}
    grid, about = section(
        made(told([LINE], held(LINE.id), [], people=people)), "Who took part"
    ).parts[1:]
    assert grid.rows == (
        ("By phone", "30"),
        ("In the notebooks", "hidden"),
        ("As tables", "hidden"),
    )
    assert about.paragraphs == ("Each table counts as one person: it gave one answer.",)


def test_what_a_table_is_stands_only_beside_counts_with_tables_and_others_in_them():
    people, tables = {"1": 9, "2": 9, "3": 0}, {"1": 5, "2": 6, "3": 9}
    for doors, said in (
        ({"phone": people, "table": tables}, True),
        ({"phone": people}, False),
        ({"table": tables}, False),
    ):
        found = made(told([LINE], held(LINE.id), votes(doors)))
        assert ("Each table counts as one person" in words(found)) == said


def test_who_took_part_does_not_tell_how_many_answered_by_a_door():
    # All who are on phones may have answered, and no more: so four tables at least; and as that
    # is hidden beside a large number, no more than four.
    said = votes({"phone": {"1": 20}, "table": {"1": 4}})
    found = told([LINE], held(LINE.id), said, people={"phone": 20, "table": 6})
    document = made(found)
    (about,) = section(document, "Who took part").parts
    assert about.paragraphs[0] == "At least 24 people took part."


@pytest.mark.parametrize(
    ("number", "expected"), [(4, "Fewer than five people took part."), (30, "30 people took part.")]
)
def test_a_small_room_is_not_counted_aloud(number, expected):
    found = told([LINE], held(LINE.id), [], people={"phone": number})
    assert expected in words(made(found))


def test_an_open_step_is_named_as_not_in_it_yet():
    found = told([LINE], conduct.go_to({}, LINE.id, 1.0), votes({"phone": {"1": 9}}))
    assert "Still open, and so not in it yet: “Tea?”." in words(made(found))


def test_a_second_round_is_shown_beside_the_first_and_tells_no_story_twice():
    lines = [line for line in sheet(60, course()) if line.kind in {"cards", "cards-again"}]
    state = held("cards")
    state = conduct.go_to(state, "cards-again", 5.0, 2)
    state = conduct.close(state, "cards-again", 6.0)
    rows = [
        SaidRow(f"p{n}", "phone", "", "vignettes.rung.V5", round, rung)
        for n in range(12)
        for round, rung in ((1, 3 + n % 2), (2, 4))
    ]
    found = words(report(room(lines), told(lines, state, rows), (), MADE))
    story = next(card.text for card in course().vignettes if card.id == "V5")
    assert found.count(story) == 1
    assert "First round" in found
    assert "moved" in found


@pytest.mark.parametrize(("counts", "told_of"), [({"phone": {"1": 9}}, True), ({}, False)])
def test_a_second_round_without_answers_leaves_the_first(counts, told_of):
    state = conduct.close(conduct.again(held(LINE.id), LINE.id), LINE.id, 5.0)
    found = words(made(told([LINE], state, votes(counts))))
    assert ("Nine people answered" in found) == told_of
    assert ("Nothing was said here that can be shown" in found) != told_of


def test_a_draft_says_that_it_is_one():
    found = told([LINE], held(LINE.id), votes({"phone": {"1": 9}}))
    assert "This is a draft" in words(made(found))
    assert "This is a draft" not in words(made(replace(found, made=True)))


def test_a_practice_room_says_so():
    assert "pretend" in words(made(told([], {}, []), practice=True))


def test_nothing_that_was_typed_becomes_a_tag():
    line = own(prompt=HOSTILE)
    said = votes({"phone": {"1": 9, "2": 8, "3": 7}})
    document = report(room([line], title=HOSTILE), told([line], held(line.id), said), NOTES, MADE)
    page = Page(html.draw(document))
    assert "script" not in {tag for tag, _ in page.tags}
    assert page.words.count("<script>") > 3
    assert SHOWN in text_of(docx.Document(io.BytesIO(word.draw(document))))


# The data-protection note


def note(lines=None, days: int = 1, **changes) -> str:
    place = Place(
        database=changes.pop("database", "in one SQLite file on the computer that runs the course"),
        here=30,
        most=1500,
        encrypted=changes.pop("encrypted", False),
        cookies=(Cookie("some-cookie", "Keeps your place", "30 days"),),
    )
    found = room(lines, keep_until=MADE + timedelta(days=days), **changes)
    return words(protection(course(), found, place, MADE))


def test_the_note_says_what_is_set():
    found = note(days=3)
    assert "In one SQLite file on the computer that runs the course." in found
    assert "Until the end of 26 November 2026" in found
    assert "kept for three days" in found
    assert "30 people have joined so far. No more than 1500 can." in found
    assert "some-cookie" in found
    assert "not encrypted (plain http)" in found
    assert "This is not legal advice." in found
    assert "encrypted (https)" in note(encrypted=True)
    assert "PostgreSQL" in note(database="in a PostgreSQL database on db.example.org")


def test_the_note_lists_what_this_room_asks():
    assert "Tea?" in note([LINE])
    assert "One question" not in note(sheet(60, course()))
    assert "The facilitators typed one question." in note([LINE])
    assert "No question of the facilitators’ own" in note(sheet(60, course()))


@pytest.mark.parametrize(
    ("profile", "about"), [("minority", "ethnic group"), ("condition", "health"), ("age", "")]
)
def test_the_note_says_when_a_room_asks_about_what_needs_most_care(profile, about):
    (line,) = (line for line in sheet_of_all() if line.kind == "who-is-missing")
    found = note([replace(line, setting={"profile": profile})])
    expected = f"asks about {about}." if about else "own questions in this room do not."
    assert expected in found


def test_all_that_needs_most_care_has_a_word_in_the_note():
    assert set(ABOUT_PEOPLE) == {one.id for one in population().profiles if one.sensitive}


@pytest.mark.parametrize(("profile", "said"), [("condition", True), ("age", False)])
def test_where_a_question_is_sensitive_the_report_and_the_note_say_what_is_hidden(profile, said):
    (line,) = (replace(line, setting={"profile": profile}) for line in sheet_of_all())
    for found in (words(made(told([line], held(line.id), []))), note([line])):
        assert "Counts of one to four are hidden" in found
        assert ("In “Who is in the room?” it is one to nine." in found) == said


def sheet_of_all():
    return (replace(LINE, id="who", kind="who-is-missing", title="Who is in the room?"),)
