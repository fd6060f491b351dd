"""What is printed for a room: everything a workshop without phones needs, large and plain."""

from __future__ import annotations

import io
import re
import zipfile
from html.parser import HTMLParser

import docx
import pytest
import segno
from docx.oxml.ns import qn
from docx.table import Table

from coproduction.activities.live import conduct, live, sheet
from coproduction.activities.live.counted import options
from coproduction.content import course
from coproduction.content.barriers import barriers
from coproduction.views.document import columns, html
from coproduction.views.document import docx as word
from coproduction.views.document.parts import Card, Grid, Heading
from coproduction.views.paper import SIZES, Join, pack
from coproduction.views.paper.cards import complete
from tests.unit.handing import HOSTILE, MADE, SHOWN, own, room

ADDRESS = "http://192.168.1.20:8866/join"


def join() -> Join:
    drawing = io.BytesIO()
    segno.make(ADDRESS).save(drawing, kind="png")
    return Join("BCDFGH", ADDRESS, drawing.getvalue())


def printed(size: int = 14, **changes):
    return pack(course(), room(**changes), join(), size, MADE)


class Page(HTMLParser):
    """The tags and the words of a page."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict]] = []
        self.words = ""
        self.feed(page.decode())

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words += data


@pytest.fixture(scope="module", params=SIZES)
def file(request):
    """The pack as Word, with the size it was asked for."""
    size = request.param
    data = word.draw(printed(size), size, size)
    return size, data, docx.Document(io.BytesIO(data))


def text_of(found) -> str:
    cells = [c.text for t in found.tables for row in t.rows for c in row.cells]
    return "\n".join([*(p.text for p in found.paragraphs), *cells])


# What is in it


def test_everything_that_a_hall_without_phones_needs_is_in_it():
    assert [section.title for section in printed().sections] == [
        "Cards to join with",
        "A poster for the wall",
        "Stories to place",
        "The ladder",
        "Barriers to sort",
        "Questions to answer on paper",
        "Tally sheets",
        "Run-sheet for the facilitator",
    ]


def test_each_but_the_first_begins_a_page():
    assert [section.new_page for section in printed().sections] == [False] + [True] * 7


def test_a_story_has_its_text_and_a_line_for_each_round():
    section = printed().sections[2]
    stories = [one for line in sheet(120, course()) for one in line.setting.get("cards", [])][:5]
    assert len(section.parts) == len(stories) == 5
    page = Page(html.draw_paper(printed(), 14))
    for card in course().vignettes:
        assert (card.text in page.words) == (card.id in stories)
    assert page.words.count("Your rung, before talking:") == 5
    assert page.words.count("Your rung, after talking:") == 5


def test_there_is_a_card_for_each_barrier():
    titles = [card.title for card in printed().sections[4].parts]
    assert titles == [f"{n}. {one.title}" for n, one in enumerate(barriers().barriers, start=1)]


def test_a_room_without_barriers_prints_none():
    lines = [line for line in sheet(60, course()) if line.kind not in {"barriers", "sort", "dots"}]
    titles = [one.title for one in printed(sheet={"lines": conduct.to_json(lines)}).sections]
    assert "Barriers to sort" not in titles


def test_every_question_can_be_answered_on_paper(file):
    words = text_of(file[2])
    for line in map(complete, sheet(120, course())):
        step = live(line.kind, course())
        for question in step.questions(line):
            if line.kind not in {"cards", "cards-again"}:
                assert step.name(line, question) in words, question.id


@pytest.mark.parametrize("size", SIZES)
def test_no_title_stands_twice_in_a_row(size):
    for section in printed(size).sections:
        titles = [getattr(part, "text", getattr(part, "title", "")) for part in section.parts]
        heads = [n for n, part in enumerate(section.parts) if isinstance(part, Heading)]
        assert all(titles[n] != titles[n + 1] for n in heads)


def test_every_count_has_its_ids_on_a_tally_sheet(file):
    tallies = text_of(file[2])
    for line in map(complete, (*sheet(120, course()), own())):
        for question in live(line.kind, course()).pictured(line):
            assert question.id in tallies
            for value in options(question):
                assert re.search(rf"(^|\(){re.escape(value)}(\)|$)", tallies, re.MULTILINE)


def test_ticks_do_not_tell_how_many_people_there_were():
    page = Page(html.draw_paper(printed(), 14))
    assert page.words.count("How many people gave in a card:") == 2  # barriers, and dots


def test_the_run_sheet_adds_up_and_has_the_notes():
    section = printed(sheet={"lines": conduct.to_json(sheet(60, course()))}).sections[-1]
    cards = [part for part in section.parts if isinstance(part, Card)]
    assert cards[0].title == "0:00 to 0:05: Welcome"
    assert cards[-1].title == "0:56 to 1:00: Before you go"
    notes = live("arrive", course()).step.notes
    assert notes in dict(cards[0].parts[0].rows).values()


def test_a_practice_room_says_so():
    assert "pretend" in printed(practice=True).about


# As a page


@pytest.mark.parametrize("size", SIZES)
def test_the_page_has_letters_of_the_size_that_was_asked(size):
    page = html.draw_paper(printed(size), size).decode()
    assert f"font-size: {size}pt" in page
    smaller = [n for n in re.findall(r"font-size: ([\d.]+)rem", page) if float(n) < 1]
    assert smaller == []
    assert "size: A4" in page
    assert "break-inside: avoid" in page
    assert "italic" not in page
    assert "text-transform" not in page
    assert "text-align: left" in page
    assert "justify" not in page


def test_nothing_that_was_typed_becomes_a_tag():
    lines = [own(prompt=HOSTILE)]
    changes = {"title": HOSTILE, "sheet": {"lines": conduct.to_json(lines)}}
    page = Page(html.draw_paper(printed(**changes), 14))
    assert "script" not in {tag for tag, _ in page.tags}
    assert SHOWN in page.words
    data = word.draw(printed(**changes), 14, 14)
    assert SHOWN in text_of(docx.Document(io.BytesIO(data)))


def test_pictures_say_what_they_are():
    page = Page(html.draw_paper(printed(), 14))
    alts = [attributes["alt"] for tag, attributes in page.tags if tag == "img"]
    assert alts == [f"A square to scan, which opens {ADDRESS}"] * 5


def test_what_is_for_the_screen_is_not_printed():
    bar = html.Bar(links=(("In 18 point", "paper?size=18"),), words=("Print it.",))
    page = html.draw_paper(printed(), 14, bar).decode()
    assert "@media print { .bar { display: none; } }" in page
    assert 'class="bar"' not in html.draw_paper(printed(), 14).decode()


# As Word


def test_word_is_a4_in_british_english_and_left_aligned(file):
    found = file[2]
    page = found.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    assert found.core_properties.language == "en-GB"
    assert found.core_properties.author == ""
    assert found.styles["Normal"].paragraph_format.alignment == 0


def test_no_letter_in_word_is_smaller_than_was_asked(file):
    size, data, found = file
    assert found.styles["Normal"].font.size.pt == size
    assert found.styles["Table text"].font.size.pt == size
    headings = [found.styles[f"Heading {n}"].font.size.pt for n in (1, 2, 3)]
    assert headings == sorted(headings, reverse=True)
    assert headings[-1] > size
    body = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    assert all(int(half) >= 2 * size for half in re.findall(r'<w:sz w:val="(\d+)"', body))
    assert "<w:i/>" not in body
    assert "<w:caps/>" not in body


def test_tables_have_header_rows_and_rows_that_hold_together(file):
    assert file[2].tables
    for table in file[2].tables:
        rules = table.rows[0]._tr.trPr
        assert rules.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_columns_to_write_in_leave_their_room_to_the_questions():
    grid = Grid("Tick one.", ("Question", "A fair amount"), (("Much is asked here. " * 4, "☐"),))
    question, box = columns.shares(grid)
    assert question > 3 * box


def test_headings_are_real_and_each_section_begins_a_page(file):
    first = [p for p in file[2].paragraphs if p.style.name == "Heading 1"]
    assert len(first) == 8
    assert [bool(p.paragraph_format.page_break_before) for p in first] == [False] + [True] * 7


def test_a_card_stays_together_in_one_box(file):
    """From a card's heading to its last line, each paragraph is held to the next."""
    inside = list(file[2].iter_inner_content())
    boxed = [
        None if isinstance(one, Table) else one._p.find(f".//{qn('w:pBdr')}") is not None
        for one in inside
    ]
    starts = [n for n, one in enumerate(inside) if boxed[n] and one.style.name == "Heading 2"]
    assert len(starts) > 30
    for start in starts:
        end = next(n for n in range(start, len(inside)) if not boxed[n])
        assert inside[end].text == ""  # or the next box would join this one
        card = inside[start:end]
        assert len(card) > 1
        assert all(one.paragraph_format.keep_with_next for one in card[:-1])
        assert all(one.paragraph_format.keep_together for one in card)


def test_pictures_in_word_say_what_they_are(file):
    found = file[2].element.body.findall(f".//{qn('wp:docPr')}")
    assert [one.get("descr") for one in found] == [f"A square to scan, which opens {ADDRESS}"] * 5
