"""The files people take away: one document, in four forms, whatever was written in it."""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from itertools import pairwise
from xml.etree import ElementTree

import docx
import icalendar
import pytest
from docx.oxml.ns import qn

from coproduction import activities
from coproduction.activities import blocks, portable
from coproduction.activities.answers import AnswerError
from coproduction.content import course
from coproduction.store import PageStore, Person
from coproduction.views import document
from coproduction.views.document.from_blocks import parts
from coproduction.views.document.parts import Grid, Terms

MADE = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
HOSTILE = (
    "<img src=x onerror=alert(1)> =cmd()|'/C calc'!A0 \x07\x1b\ufffe{{ 7*7 }} ]]> \" & 🙂 café"
)
SHOWN = HOSTILE.replace("\x07", "").replace("\x1b", "").replace("\ufffe", "")


def answered(words: str) -> dict:
    """Someone who went through the ladder and the plan, with the same words wherever they write."""
    person = Person(PageStore(), "someone", "server")
    person.save("start.practice", words)
    practice = activities.get("own-practice").bind(person)
    practice.answer("own-practice.rung", 6)
    for indicator in course().indicators:
        for round in (1, 2):
            said = "1" if indicator.key == "deciding" else str(round + 1)
            practice.answer(f"own-practice.{indicator.key}", said, round)
    cards = activities.get("vignettes").bind(person)
    cards.answer("vignettes.rung.V5", 4)
    cards.answer("vignettes.reason.V5", words)
    cards.answer("vignettes.read.V5", "yes")
    argue = activities.get("argue").bind(person)
    argue.answer("argue.add", words[:40])
    plan = activities.get("action-plan").bind(person)
    for part, value in {
        "step.1": words,
        "owner.1": words[:80],
        "date.1": "2026-12-07",
        "report": "2027-02-15",
        "tell": f"{words}\nsecond line; with, signs\\",
    }.items():
        plan.answer(f"action-plan.{part}", value)
    return person.answers()


@pytest.fixture(scope="module")
def answers() -> dict:
    return answered("Riverside café")


@pytest.fixture(scope="module")
def hostile() -> dict:
    return answered(HOSTILE)


def made(kind: str, answers: dict) -> document.File:
    return document.make(kind, course(), answers, MADE, "tag")


def word(answers: dict):
    return docx.Document(io.BytesIO(made("word", answers).data))


def text_of(found) -> str:
    cells = [c.text for t in found.tables for row in t.rows for c in row.cells]
    return "\n".join([*(p.text for p in found.paragraphs), *cells])


class Page(HTMLParser):
    """The tags and the words of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict]] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words += data


# The document


def test_the_plan_comes_first_and_then_the_course_in_its_order(answers):
    built = document.build(course(), answers, MADE, "tag")
    assert [section.title for section in built.sections] == [
        "Your action plan",
        "Before we begin",
        "Where would you put it?",
        "Your own practice",
        "Argue with the ladder",
    ]


def test_our_reading_is_only_in_it_for_cards_that_were_read(answers):
    unread = {key: value for key, value in answers.items() if "read" not in key[0]}
    built = document.build(course(), unread, MADE, "tag")
    section = next(s for s in built.sections if s.title == "Where would you put it?")
    (placed,) = section.parts
    assert [words for _, words in placed.rows] == ["4, Consultation", "Riverside café"]


def test_answers_that_an_activity_cannot_make_sense_of_are_kept_as_they_were_said(answers):
    odd = {**answers, ("own-practice.framing", 1): "nonsense"}
    built = document.build(course(), odd, MADE, "tag")
    section = next(s for s in built.sections if s.title == "Your own practice")
    rows = [row for part in section.parts if isinstance(part, Terms) for row in part.rows]
    asked = course().questions["own-practice.framing"]
    assert (asked.prompt, "nonsense") in rows


def test_with_nothing_answered_it_says_so():
    assert "You have not answered anything yet" in text_of(word({}))
    assert b"You have not answered anything yet" in made("page", {}).data


@pytest.mark.parametrize("kind", blocks.Block.__args__, ids=lambda kind: kind.__name__)
def test_every_kind_of_block_has_its_form_on_paper(kind):
    controls = {blocks.Ask, blocks.Buttons, blocks.Downloads, blocks.Shelf, blocks.Timer}
    found = parts.dispatch(kind)
    assert (found is parts.dispatch(object)) == (kind in controls)


def test_what_only_works_on_a_screen_is_left_out():
    assert parts(blocks.Buttons(())) == ()


@pytest.mark.parametrize(
    ("kind", "name"), [("word", "docx"), ("page", "html"), ("answers", "json"), ("calendar", "ics")]
)
def test_a_file_is_named_for_its_day(answers, kind, name):
    assert made(kind, answers).name == f"moving-beyond-consultation-2026-11-23.{name}"


@pytest.mark.parametrize(
    "kind", ["", "../etc/passwd", "pdf", "__class__", "case-", "case-answers", "case-case-word"]
)
def test_no_other_file_is_made(answers, kind):
    with pytest.raises(AnswerError, match="no such file"):
        made(kind, answers)


def test_who_is_handed_it_finds_the_steps_first(answers):
    plan = document.build(course(), answers, MADE, "tag").sections[0]
    assert isinstance(plan.parts[0], Grid)
    assert plan.parts[0].head == ("What", "Who", "By when", "Support")


# Word


def test_the_word_file_has_a4_pages_real_headings_and_british_english(answers):
    found = word(answers)
    page = found.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    styles = [p.style.name for p in found.paragraphs]
    assert styles[0] == "Title"
    assert styles.count("Heading 1") == 5
    levels = [int(name[-1]) for name in styles if name.startswith("Heading")]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert found.core_properties.title == "Moving beyond consultation"
    assert (found.core_properties.author, found.core_properties.language) == ("", "en-GB")
    langs = [lang.get(qn("w:val")) for lang in found.styles.element.iter(qn("w:lang"))]
    assert set(langs) == {"en-GB"}
    assert found.styles["Normal"].element.rPr.find(qn("w:lang")) is not None


def test_every_table_has_a_header_row_and_words_for_those_who_cannot_see_it(answers):
    tables = word(answers).tables
    assert len(tables) > 4
    for table in tables:
        rows = table._tbl.tr_lst
        heads = [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows]
        assert heads == [True] + [False] * (len(rows) - 1)
        for name in ("w:tblCaption", "w:tblDescription"):
            assert table._tbl.tblPr.find(qn(name)).get(qn("w:val"))
        assert all(cell.text for cell in table.rows[0].cells)


def test_tables_fill_the_page_and_a_column_of_long_words_is_wider(answers):
    for table in word(answers).tables:
        widths = [cell.width.mm for cell in table.rows[0].cells]
        assert sum(widths) == pytest.approx(170, abs=0.5)
        assert [cell.width for row in table.rows for cell in row.cells] == [
            column.width for _ in table.rows for column in table.columns
        ]
    ladder = next(t for t in word(answers).tables if t.rows[0].cells[0].text == "Rung")
    assert ladder.columns[0].width > ladder.columns[1].width


def test_its_pages_are_numbered_and_nothing_is_parted_from_its_title(answers):
    found = word(answers)
    foot = found.sections[0].footer.paragraphs[0]
    fields = [field.get(qn("w:instr")) for field in foot._p.iter(qn("w:fldSimple"))]
    assert (foot.text, fields) == ("Page  of ", ["PAGE", "NUMPAGES"])
    paragraphs = list(found.paragraphs)
    bold = [n for n, p in enumerate(paragraphs[2:], 2) if p.runs and p.runs[0].bold]
    assert bold
    assert all(paragraphs[n].paragraph_format.keep_with_next for n in bold)
    for table in found.tables:
        held = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in table.rows]
        assert held[0]
        assert not held[-1]
        assert all(held[1:-1]) == (len(held) <= 8), "a short table stays on one page"


def test_a_table_of_few_rows_with_much_in_them_may_go_over_a_page():
    assert Grid("x", ("a", "b"), (("1", "word " * 20),) * 3).short
    assert not Grid("x", ("a", "b"), (("1", "word " * 40),) * 3).short
    assert not Grid("x", ("a", "b"), (("1", "2"),) * 8).short


def test_the_steps_are_a_table(answers):
    found = word(answers)
    table = next(t for t in found.tables if t.rows[0].cells[0].text == "What")
    assert [cell.text for cell in table.rows[1].cells] == [
        "Step 1: Riverside café",
        "Riverside café",
        "7 December 2026",
        "",
    ]


def test_hostile_words_stay_words_in_word(hostile):
    data = made("word", hostile).data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(archive.read(name))  # noqa: S314
        xml = archive.read("word/document.xml").decode()
    assert "w:instrText" not in xml
    assert "w:fldSimple" not in xml
    assert "<img" not in xml
    text = text_of(docx.Document(io.BytesIO(data)))
    assert SHOWN in text
    assert "\x07" not in text


# The page


def test_the_page_has_its_headings_tables_and_words(answers):
    page = Page(made("page", answers).data.decode())
    names = [tag for tag, _ in page.tags]
    assert names.count("h1") == 1
    assert names.count("h2") == 5
    assert ("html", {"lang": "en-GB"}) in page.tags
    assert {a.get("scope") for tag, a in page.tags if tag == "th"} == {"col", "row"}
    assert names.count("table") == names.count("caption")
    assert "Riverside café" in page.words


def test_the_page_asks_for_nothing_and_runs_nothing(hostile):
    page = Page(made("page", hostile).data.decode())
    tags = {tag for tag, _ in page.tags}
    assert not tags & {"script", "link", "iframe", "object", "form"}
    assert not [a for _, attributes in page.tags for a in attributes if a.startswith("on")]
    assert SHOWN in page.words
    policy = next(a["content"] for tag, a in page.tags if "http-equiv" in a)
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def test_tables_of_the_page_have_columns_much_as_in_word(answers):
    page = Page(made("page", answers).data.decode())
    shares = [float(a["style"][len("--share: ") : -1]) for tag, a in page.tags if tag == "col"]
    found = [cell.width.mm / 1.7 for table in word(answers).tables for cell in table.rows[0].cells]
    assert shares == pytest.approx(found, abs=5)


def test_page_and_word_file_say_the_same(answers):
    page = Page(made("page", answers).data.decode())
    squeezed = re.sub(r"\s+", "", page.words)
    for line in text_of(word(answers)).splitlines():
        assert re.sub(r"\s+", "", line) in squeezed, line


# The answers


def test_the_file_of_answers_has_all_of_them_and_nothing_else(answers):
    place = {("course.at", 1): "06-close"}
    whole = json.loads(made("answers", {**answers, **place}).data)
    found = {(one["question"], one["round"]): one["value"] for one in whole["answers"]}
    assert found == answers


def test_what_was_written_is_in_it_to_the_letter(hostile):
    whole = json.loads(made("answers", hostile).data)
    assert HOSTILE in [one["value"] for one in whole["answers"]]


# The calendar


def entries(data: bytes) -> list[icalendar.Event]:
    """The events of a calendar, as a program of somebody else's reads them."""
    calendar = icalendar.Calendar.from_ical(data)
    assert (calendar["VERSION"], calendar.errors) == ("2.0", [])
    assert calendar["PRODID"]
    return list(calendar.walk("VEVENT"))


def test_each_day_of_the_plan_is_an_entry(answers):
    step, report = entries(made("calendar", answers).data)
    assert (step["DTSTART"].dt, step["DTEND"].dt) == (date(2026, 12, 7), date(2026, 12, 8))
    assert step["SUMMARY"] == "Step 1: Riverside café (Riverside café)"
    assert step["DTSTAMP"].dt == MADE
    assert step["TRANSP"] == "TRANSPARENT"
    assert report["DTSTART"].dt == date(2027, 2, 15)
    assert report["DESCRIPTION"] == "Riverside café\nsecond line; with, signs\\"


def test_an_entry_keeps_its_name_when_the_plan_changes_and_has_it_alone(answers):
    changed = {**answers, ("action-plan.date.1", 1): "2026-12-20"}
    before, after = (entries(made("calendar", a).data) for a in (answers, changed))
    assert [one["UID"] for one in before] == [one["UID"] for one in after]
    assert len({one["UID"] for one in before}) == 2
    assert before[0]["DTSTART"].dt != after[0]["DTSTART"].dt


def test_lines_are_short_end_as_they_must_and_no_word_becomes_a_line(hostile):
    words = "x\r\nEND:VEVENT\nBEGIN:VALARM \u2028 y" + "é" * 90
    data = made("calendar", {**hostile, ("action-plan.step.1", 1): words}).data
    lines = data.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
    found = icalendar.Calendar.from_ical(data)
    assert [part.name for part in found.walk()] == ["VCALENDAR", "VEVENT", "VEVENT"]
    assert entries(data)[0]["SUMMARY"].startswith("Step 1: x\nEND:VEVENT\nBEGIN:VALARM \n y")


def test_without_a_day_there_is_no_calendar():
    with pytest.raises(AnswerError, match="no day in your plan yet"):
        made("calendar", {})


def test_the_last_day_there_is_has_no_day_after(answers):
    last = {**answers, ("action-plan.date.1", 1): "9999-12-31"}
    step = entries(made("calendar", last).data)[0]
    assert step["DTSTART"].dt == date.max
    assert "DTEND" not in step


# Everything at once


def anything(question) -> object:
    """Some answer to a question of any kind."""
    if question.kind == "choose one":
        return question.options[-1].value
    if question.kind == "choose many":
        return [option.value for option in question.options]
    if question.kind == "number":
        return question.low if question.low is not None else question.high or 0
    words = (HOSTILE * 20)[: question.max_length]
    return {"choose a rung": 5, "date": "2027-01-31", "table": "a,b\n1,2"}.get(question.kind, words)


def test_whoever_answers_everything_gets_every_file_and_no_activity_stumbles(caplog):
    asked = portable.questions(course()).values()
    answers = {(question.id, 1): anything(question) for question in asked}
    for kind in ("word", "page", "answers", "calendar"):
        assert made(kind, answers).data
    assert caplog.text == ""
    titles = [section.title for section in document.build(course(), answers, MADE, "tag").sections]
    assert len(titles) == len(set(titles)) > 5


# The page of a case, by itself


@pytest.fixture
def cased(answers):
    """The same person, who has made a page for a finance director and one for somebody else."""
    case = activities.get("case")
    case.answers.update(answers)
    for audience in ("community", "finance"):
        case.answer("case.audience", audience)
        offered = case.questions[f"case.for.{audience}"].options
        case.answer(f"case.for.{audience}", [offered[0].value])
        case.answer(f"case.point.{audience}", f"A point for {audience}")
    return case.answers


def test_the_page_of_the_case_is_a_file_of_its_own(cased):
    file = made("case-word", cased)
    assert file.name == "our-case-2026-11-23.docx"
    found = docx.Document(io.BytesIO(file.data))
    text = [p.text for p in found.paragraphs]
    assert text[0] == cased["start.practice", 1]
    assert "A page for a finance director" in text
    assert "A point for finance" in text
    assert "A point for community" not in text
    assert "Where this comes from" in text
    assert not any("Your action plan" in words for words in text)
    html = made("case-page", cased).data.decode()
    assert "A point for finance" in html
    assert "A page for a community member" not in html


def test_without_a_case_there_is_no_page_of_it(answers):
    for kind in ("case-word", "case-page"):
        with pytest.raises(AnswerError, match="There is no page yet"):
            made(kind, answers)
