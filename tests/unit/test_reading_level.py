"""Everything that people read is easy enough to read; what is excused is on a list.

``make reading`` prints the level of every text.
"""

from __future__ import annotations

import subprocess
import sys
from functools import cache

import pytest

from tests.any_answers import IDS
from tests.reading import code, pages, rooms, tables
from tests.reading.excused import excuses, measured, needed, passages
from tests.reading.level import LONGEST, age, length, plain, sentences
from tests.reading.texts import CEILINGS, Text, measure, together

STANDING = (*tables.texts(), *pages.prose(), *pages.templates(), *code.texts())
"""What stands as it is in tables, notebooks, templates and code."""

LEVELS = measured(passages(STANDING, excuses()), excuses())


@cache
def everything() -> tuple[Text, ...]:
    """That, and what activities and rooms make of it."""
    made = [text for id in dict.fromkeys(IDS) for text in pages.written(id)]
    made += [text for view in rooms.VIEWS for text in rooms.written(view)]
    return (*STANDING, *made)


@pytest.mark.parametrize(
    "level", LEVELS, ids=[f"{level.text.name} ({level.age:.1f})" for level in LEVELS]
)
def test_the_reading_age_of_each_text(level):
    assert not level.fault, level.text.words


@pytest.mark.parametrize("id", dict.fromkeys(IDS))
def test_the_reading_age_of_what_an_activity_writes(id):
    found = measured(passages(pages.written(id), ()), excuses())
    assert [(level.fault, level.text.words) for level in found if level.fault] == []


@pytest.mark.parametrize("view", rooms.VIEWS)
def test_the_reading_age_of_what_a_room_shows(view):
    found = measured(passages(rooms.written(view), ()), excuses())
    assert [(level.fault, level.text.words) for level in found if level.fault] == []


@pytest.mark.parametrize("excuse", excuses(), ids=[excuse.words for excuse in excuses()])
def test_each_excuse_has_a_reason_and_is_needed(excuse):
    assert excuse.what in {"words", "column"}
    assert excuse.reason
    still = needed(excuse, everything())
    assert still, "nothing is too hard without it: take it off tests/reading/excused.csv"


def test_every_column_of_every_table_is_measured_or_named_as_no_words():
    assert set(tables.WORDS) == {path.stem for path in tables.DATA.glob("*.csv")}
    for table, kinds in tables.WORDS.items():
        assert set(kinds) <= set(CEILINGS)
        read = {column for columns in kinds.values() for column in columns.split()}
        columns = set(tables.rows(table)[0])
        assert read <= columns
        assert columns - read <= set(tables.CODES.split()), (
            f"{table}.csv: say in tests/reading which are words"
        )


# The measure itself


HARD = "Notwithstanding heterogeneity, organisations necessarily prioritise collaboration."


def text(words: str, kind: str = "prompt") -> Text:
    return Text("a table.a row.a column", kind, "a row", "a table", words)


def test_the_measure_needs_no_network():
    """Later versions of textstat fetch their list of words when they are first asked."""
    words = "import socket; socket.socket = None; from textstat import textstat; "
    words += "print(textstat.syllable_count('community'))"
    done = subprocess.run([sys.executable, "-c", words], check=True, capture_output=True, text=True)
    assert done.stdout == "4\n"


def test_short_words_are_easier_than_long_ones():
    assert age("Who has the last word? Say it in your own way.") < 7
    assert age(HARD) > 20


def test_a_hard_text_is_a_fault_even_where_it_is_short():
    assert "reading age" in measure(text(HARD), ()).fault
    assert measure(text("Who has the last word?"), ()).fault == ""


def test_a_long_sentence_is_a_fault_however_easy_its_words():
    words = " ".join(["we", "go", "on"] * 10)
    assert "31 words" not in measure(text(f"{words}."), ()).fault
    assert measure(text(f"{words} too."), ()).fault == f"a sentence of 31 words: {LONGEST} at most"


def test_short_texts_are_measured_with_their_like():
    easy = [text("Who is it for?")] * 6
    (joined,) = together([*easy, text("Organisational accountability")])
    assert length(joined.words) == 26
    assert measure(joined, ()).ceiling == CEILINGS["prompt"]


def test_findings_may_be_harder_than_prompts():
    words = "A study found that residents could change local decisions. " * 3
    assert "reading age" in measure(text(words), ()).fault
    assert measure(text(words, "finding"), ()).fault == ""


def test_what_is_excused_counts_as_one_short_word():
    assert plain("By Nesta and Nesta UK’s team, not Nestaland.", ("Nesta", "Nesta UK")) == (
        "By it and it’s team, not Nestaland."
    )


def test_what_is_listed_with_a_small_letter_may_begin_a_sentence():
    assert plain("Co-producing, or co-producing.", ("co-producing",)) == "it, or it."
    assert plain("Consultation, or consultation.", ("Consultation",)) == "it, or consultation."


def test_sentences_end_at_stops_and_not_at_points():
    words = "It went from 2.44 to 2.74. “Was that much?” Perhaps! See (page 3) for more …"
    assert len(sentences(words)) == 4


def test_paragraphs_are_whole_and_leave_out_what_nobody_reads():
    html = (
        "<p>One <em>two</em>\n  three.\nAnd</p><ul><li>Four<li>Five</ul>"
        "<i aria-hidden='true'>no</i>"
        "<div class='letter'>own <div>words</div> here</div>"
        "<label>Six<textarea>no</textarea></label>"
    )
    assert pages.paragraphs(html) == ["One two three.", "And", "Four", "Five", "Six"]
