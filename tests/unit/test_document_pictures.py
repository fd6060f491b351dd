"""The pictures of a document: drawn from the page's own records, said in words, one file each."""

from __future__ import annotations

import io
import subprocess
import sys
import warnings
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from PIL import Image

from coproduction.activities import blocks
from coproduction.activities.blocks import Mark, Stop, Stretch
from coproduction.content import course
from coproduction.views.document import pictures, surface
from coproduction.views.document.from_blocks import parts
from coproduction.views.document.parts import Grid, Picture, Words
from tests.unit.test_document import HOSTILE, Page, answered, made

LADDER = blocks.Ladder.of(course(), "On rung 4.", Mark(4, "mine", "Your ten answers"))
CHART = blocks.Chart(
    sentence="In the middle.",
    how="Left to right.",
    places=((0, "No"), (1, "Partly"), (2, "Yes")),
    kinds=(("mine", "You"), ("theirs", "They")),
    rows=(
        blocks.Track("A", (Mark(1, "mine", "Partly"), Mark(1, "theirs", "Partly")), span=(0, 1)),
        blocks.Track("B", (), note="not said"),
    ),
    head="Test",
    ends=("low", "high"),
)
RANGES = blocks.Ranges(
    title="Sums",
    sentence="It may be more.",
    how="Left to right.",
    ticks=((-1.0, "less"), (0.0, "nought"), (1.0, "more")),
    kinds=(("mine", "Middle"), ("ours", "Ours"), ("near", "Near"), ("first", "First")),
    head=("Sum", "Range"),
    rows=(
        Stretch("A", -0.5, 0.5, (Stop(0, "mine"), Stop(9, "ours")), ("-0.5 to 0.5",)),
        Stretch("B", None, None, (), ("none",), "nothing"),
    ),
)
LINES = blocks.Lines(
    title="Over time",
    sentence="It rises.",
    how="Left to right.",
    places=("Year 0", "Year 1", "Year 2"),
    ticks=((-10.0, "-£10"), (0.0, "£0"), (10.0, "£10")),
    series=(
        blocks.Series("solid", "Works", (0, 5, 9), ((0, 0), (3, 8), (5, 10))),
        blocks.Series("dashed", "Smooth", (0, -4, 4)),
        blocks.Series("dotted", "Neither", (0, 0, 0)),
    ),
    head=("Year", "Works"),
    rows=(("Year 0", "0"),),
    below="overdrawn",
)
PIN = blocks.Pin(blocks.Button("Money", "q", "v"), Mark(0, "theirs", "Law"))
GRID = blocks.Grid(
    sentence="One.",
    title="Map",
    columns=("Hard", "Easy"),
    rows=(("A lot", (blocks.Cell("Allies", (PIN,)), blocks.Cell("Start"))),),
    kinds=(("theirs", "Law"),),
)
LAYERS = blocks.Layers(
    sentence="Sorted.",
    kinds=(("mine", "You"), ("ours", "Our reading")),
    layers=(blocks.Layer("Top", "Told.", (blocks.Piece("Keys", ("mine", "ours")),)),),
    beside=(blocks.Layer("Left to it", "Stepped back."),),
    outside="Beside it",
)
EVERY = (LADDER, CHART, RANGES, LINES, GRID, LAYERS)


def image(block) -> Image.Image:
    return Image.open(io.BytesIO(pictures.png(block))).convert("RGB")


def has(picture: Image.Image, colour: str) -> bool:
    wanted = tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return wanted in {found for _, found in picture.getcolors(1 << 24)}


@pytest.mark.parametrize("block", EVERY, ids=lambda block: type(block).__name__)
def test_every_picture_is_drawn_and_comes_before_its_table_with_its_sentence(block):
    drawn = image(block)
    assert drawn.width > 1000
    assert has(drawn, surface.INK)
    found = parts(block)
    at = next(n for n, part in enumerate(found) if isinstance(part, Picture))
    assert found[at].alt.startswith(block.sentence)
    assert isinstance(found[at + 1], Grid)


def test_whatever_is_drawn_on_a_page_in_places_or_along_a_line_is_drawn_on_paper():
    assert set(pictures.DRAWN) == {type(block) for block in EVERY}
    missing = set(blocks.Block.__args__) - set(pictures.DRAWN)
    assert not [kind for kind in missing if {"sentence", "kinds"} <= set(kind.__annotations__)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (LADDER, blocks.Ladder.of(course(), "On rung 5.", Mark(5, "mine", "Your ten answers"))),
        (LADDER, blocks.Ladder.of(course(), "Off it.", Mark(0, "mine", "Your ten answers"))),
        (CHART, replace(CHART, rows=(blocks.Track("A", (Mark(2, "mine", "Yes"),)), CHART.rows[1]))),
        (RANGES, replace(RANGES, origin=None)),
        (RANGES, replace(RANGES, rows=(replace(RANGES.rows[0], high=0.9), RANGES.rows[1]))),
        (LINES, replace(LINES, series=(replace(LINES.series[0], values=(0, 5, 8)),))),
        (GRID, replace(GRID, rows=(("A lot", GRID.rows[0][1][::-1]),))),
        (LAYERS, replace(LAYERS, beside=())),
    ],
)
def test_a_picture_follows_its_record(one, other):
    assert pictures.png(one) == pictures.png(one)
    assert pictures.png(one) != pictures.png(other)


def test_the_bands_of_a_ladder_have_their_colours():
    drawn = image(LADDER)
    assert all(has(drawn, colour) for colour in surface.BANDS.values())


def test_words_are_written_as_they_are_and_what_the_font_lacks_is_a_box():
    assert surface.shown("£5 café 🙂 日") == "£5 café □ □"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        sums, plain = (
            image(replace(LAYERS, layers=(blocks.Layer(name, HOSTILE),)))
            for name in ("$x^2$ 🙂", "x")
        )
    assert sums != plain


def test_lines_are_never_too_wide_even_where_a_word_is():
    lines = surface.wrap(f"Some words and {'W' * 60} and more", 50)
    assert all(surface.wide(line) <= 50 for line in lines)
    assert "".join(lines).replace(" ", "") == f"Somewordsand{'W' * 60}andmore"
    assert surface.wrap("one\ntwo", 50) == ["one", "two"]


def test_a_long_label_is_cut_in_the_picture_and_whole_in_its_table():
    long = "Ask them first. " * 20
    rows = tuple(blocks.Track(long, (Mark(1, "mine", "Partly"),)) for _ in range(10))
    chart = replace(CHART, rows=rows)
    assert image(chart).height < 10 * image(replace(CHART, rows=rows[:1])).height
    assert (
        image(chart).height
        == image(replace(chart, rows=(replace(rows[0], label=long * 2),) * 10)).height
    )
    grid = next(part for part in parts(chart) if isinstance(part, Grid))
    assert grid.rows[0][0] == long


def test_marks_that_turn_words_round_do_not_reach_beyond_what_they_stand_in():
    assert surface.shown("a\u202eb\u2067c\u202c") == "abc"


@pytest.fixture(scope="module")
def answers() -> dict:
    return answered("Riverside café")


def test_each_picture_in_word_says_what_it_shows_and_fits_the_page(answers):
    found = docx.Document(io.BytesIO(made("word", answers).data))
    shapes = list(found.inline_shapes)
    assert len(shapes) >= 4
    for shape in shapes:
        assert shape.width.mm <= 170.1
        assert shape.height.mm <= 165.1
        assert shape._inline.docPr.get("descr").endswith("The table below says the same.")
    said = [shape._inline.docPr.get("descr") for shape in shapes]
    assert any("with your answers on rung" in words for words in said)
    # What holds a picture is followed at once by its table and the title of that.
    body = list(found.element.body)
    for place, element in enumerate(body):
        if element.find(f".//{qn('w:drawing')}") is not None:
            assert body[place + 2].tag == qn("w:tbl")


@pytest.mark.parametrize("block", EVERY, ids=lambda block: type(block).__name__)
def test_a_picture_holds_the_sentence_that_is_its_own_and_nothing_before(block):
    from coproduction.views.document import docx as writer

    word = docx.Document()
    word.add_paragraph("Something else.")
    drawn = parts(block)
    for part in drawn:
        if isinstance(part, Words | Picture):
            writer._draw(word, part)
    before, *_, held = (p.paragraph_format.keep_with_next for p in word.paragraphs)
    assert (before, held) == (None, True)
    own = isinstance(drawn[0], Words)
    assert [p.paragraph_format.keep_with_next for p in word.paragraphs[1:]] == [True] * (1 + own)


def test_a_picture_that_would_be_higher_than_a_page_is_made_smaller():
    tall = replace(CHART, rows=CHART.rows * 40)
    word = docx.Document()
    from coproduction.views.document import docx as writer

    writer._picture(word, Picture(tall, "Tall."))
    (shape,) = word.inline_shapes
    assert shape.height.mm == pytest.approx(165, abs=0.1)
    whole = image(tall)
    assert shape.width / shape.height == pytest.approx(whole.width / whole.height, rel=0.01)


def test_the_page_has_the_same_pictures_inside_itself_with_the_same_words(answers):
    page = Page(made("page", answers).data.decode())
    images = [attributes for tag, attributes in page.tags if tag == "img"]
    assert all(one["src"].startswith("data:image/png;base64,") for one in images)
    found = docx.Document(io.BytesIO(made("word", answers).data))
    said = [shape._inline.docPr.get("descr") for shape in found.inline_shapes]
    assert [one["alt"] for one in images] == said


def test_nothing_is_loaded_to_draw_with_before_a_file_is_made():
    code = (
        "import sys, coproduction.notebook; "
        "print(*({'matplotlib', 'PIL', 'docx'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
