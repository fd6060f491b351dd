"""Blocks as HTML: escaped, labelled, and without what was answered."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from coproduction import activities
from coproduction.activities import blocks
from coproduction.content import course
from coproduction.views.page import asks, draw

ATTACK = "<img src=x onerror=alert(1)>\"'"


class Seen(HTMLParser):
    """The tags of a page with their attributes, and for each the folds in which it lies."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.folds: list[tuple[int, ...]] = []
        self._open: list[int] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag == "details":
            self._open.append(len(self.tags))
        self.tags.append((tag, dict(attrs)))
        self.folds.append(tuple(self._open))

    def handle_endtag(self, tag):
        if tag == "details":
            self._open.pop()


def table(html: str) -> list[list[str]]:
    """The rows of the one table of cards in some HTML, headings first."""
    (found,) = re.findall(r'<table class="cards".*?</table>', html, re.DOTALL)
    return [
        [
            " ".join(cell.split())
            for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)
        ]
        for row in re.findall(r"<tr.*?</tr>", found, re.DOTALL)
    ]


def drawn(activity) -> str:
    return "".join(draw(name, block) for name, block in activity.page(activity.answers).blocks)


@pytest.fixture
def attacked():
    """Activities in which every text a person can write is an attack."""
    argue = activities.get("argue")
    argue.answer("argue.at", "ladder")
    argue.answer("argue.add", ATTACK)
    argue.answer("argue.rename", ["3"])
    argue.answer("argue.names.3", ATTACK)
    argue.answer("argue.why", ATTACK)
    practice = activities.get("own-practice")
    practice.answer("start.practice", ATTACK)
    practice.answer("own-practice.rung", 4)
    for indicator in course().indicators:
        practice.answer(f"own-practice.{indicator.key}", "2")
    practice.answer("own-practice.at", "result")
    vignettes = activities.get("vignettes")
    vignettes.answer("vignettes.length", "short")
    vignettes.answer("vignettes.rung.V5", 4)
    vignettes.answer("vignettes.reason.V5", ATTACK)
    vignettes.answer("vignettes.read.V5", "yes")
    return [argue, practice, vignettes]


def test_what_people_wrote_is_text_and_never_markup(attacked):
    for activity in attacked:
        html = drawn(activity)
        assert "onerror" in html, "the attack is not on the page, so this proves nothing"
        tags = Seen(html).tags
        assert not [tag for tag, attributes in tags if tag == "img" or "onerror" in attributes]


def test_every_kind_of_block_can_be_drawn():
    kinds = blocks.Block.__args__
    drawable = {kind.__name__.lower() for kind in kinds}
    from coproduction.views.page import environment

    macros = dir(environment().get_template("blocks.html.j2").module)
    assert drawable <= set(macros)


@pytest.mark.parametrize("id", [id for part in course().parts for id in part.activities])
def test_ids_are_unique_and_every_reference_has_its_target(id):
    tags = Seen(drawn(activities.get(id))).tags
    ids = Counter(attributes["id"] for _, attributes in tags if "id" in attributes)
    assert [id for id, count in ids.items() if count > 1] == []
    for _, attributes in tags:
        for name in ("for", "aria-describedby", "aria-labelledby"):
            assert set((attributes.get(name) or "").split()) <= set(ids)


@pytest.mark.parametrize("id", [id for part in course().parts for id in part.activities])
def test_nothing_is_described_by_words_in_a_fold_that_is_closed(id):
    seen = Seen(drawn(activities.get(id)))
    tags = [
        (attributes, folds) for (_, attributes), folds in zip(seen.tags, seen.folds, strict=True)
    ]
    lies = {attributes["id"]: folds for attributes, folds in tags if "id" in attributes}
    for attributes, folds in tags:
        for target in (attributes.get("aria-describedby") or "").split():
            assert lies[target] == folds[: len(lies[target])], target


def test_an_answer_is_beside_the_html_and_not_in_it():
    question = course().questions["start.hunch"]
    empty, full = blocks.Ask(question), blocks.Ask(question, "for")
    assert draw("hunch", empty) == draw("hunch", full)
    assert asks(full) == {"question": "start.hunch", "round": 1, "value": "for"}
    assert asks(blocks.Prose(("words",))) is None


def test_every_chart_is_also_a_sentence_and_a_table():
    chart = blocks.Chart(
        sentence="Two rows.",
        how="Left to right.",
        places=((0, "Off"), (1, "Coercion"), (2, "Educating and informing")),
        kinds=(("mine", "Yours"), ("ours", "Ours")),
        rows=(
            blocks.Track("A", (blocks.Mark(1, "mine", "Yours"), blocks.Mark(0, "ours", "Ours"))),
            blocks.Track("B", (blocks.Mark(0, "mine", "Yours"),), note="not counted"),
        ),
        head="Card",
    )
    html = " ".join(draw("chart", chart).split())
    assert "<figcaption>Two rows.</figcaption>" in html
    assert table(html) == [
        ["Card", "Yours", "Ours"],
        ["A", "1 Coercion", "Off"],
        ["B (not counted)", "Off", ""],
    ]


def test_a_table_says_what_each_part_is_and_each_cell_under_which_heading_it_stands():
    html = draw("t", blocks.Table("Two", ("Name", "<b>Note</b>"), (("A", ATTACK), ("B", "x"))))
    tags = [(tag, a) for tag, a in Seen(html).tags if a.get("role")]
    assert [(tag, a["role"]) for tag, a in tags if tag != "tr"] == [
        ("div", "region"),
        ("table", "table"),
        ("thead", "rowgroup"),
        ("th", "columnheader"),
        ("th", "columnheader"),
        ("tbody", "rowgroup"),
        *[("th", "rowheader"), ("td", "cell")] * 2,
    ]
    assert [a["data-label"] for tag, a in tags if tag == "td"] == ["<b>Note</b>:"] * 2
    assert [a["aria-label"] for tag, a in tags if tag in ("div", "table")] == ["Two"] * 2


def test_both_ends_of_a_reading_are_in_the_table():
    ends = (blocks.Mark(0, "ours", "Ours"), blocks.Mark(1, "ours", "Ours"))
    chart = blocks.Chart(
        sentence="One row.",
        how="Left to right.",
        places=((0, "Off"), (1, "Coercion"), (2, "Educating and informing")),
        kinds=(("ours", "Ours"),),
        rows=(blocks.Track("A", ends),),
        head="Card",
    )
    html = " ".join(draw("chart", chart).split())
    assert table(html)[1] == ["A", "Off to 1 Coercion"]


def test_layers_say_in_words_who_put_a_piece_there():
    kinds = (("mine", "You"), ("ours", "Our reading"))
    pieces = (blocks.Piece("Bread", ("mine", "ours")), blocks.Piece(ATTACK, ("ours",)))
    layers = blocks.Layers(
        sentence="Two things.",
        kinds=kinds,
        layers=(blocks.Layer("Top", "Above", pieces),),
        beside=(blocks.Layer("Left", "Elsewhere"),),
        outside="Not in it",
    )
    html = " ".join(draw("picture", layers).split())
    assert "<figcaption>Two things.</figcaption>" in html
    assert 'Bread <span class="unseen">(you and our reading)</span>' in html
    assert '<span class="unseen">(our reading)</span>' in html
    assert html.index("Not in it") < html.index("Elsewhere")
    assert not [tag for tag, _ in Seen(html).tags if tag == "img"]


def test_a_grid_is_a_real_table_and_its_pins_are_buttons():
    def cell(title, *labels):
        mark = blocks.Mark(0, "mine", "We can move it")
        made = (blocks.Button(label, "barriers.at", label.lower()) for label in labels)
        return blocks.Cell(title, tuple(blocks.Pin(button, mark) for button in made))

    grid = blocks.Grid(
        sentence="One of one.",
        title="Barriers",
        columns=("Hard to move", "You can move it"),
        rows=(("Holds a lot", (cell("Find allies"), cell("Start here", "Money", ATTACK))),),
        kinds=(("mine", "We can move it"),),
    )
    html = " ".join(draw("map", grid).split())
    assert '<th scope="col">Hard to move</th><th scope="col">You can move it</th>' in html
    assert '<th scope="rowgroup" colspan="2">Holds a lot</th>' in html
    assert "Nothing here" in html
    assert "(We can move it)" in html
    tags = Seen(html).tags
    pins = [attributes for tag, attributes in tags if tag == "button"]
    assert pins[0]["data-question"] == "barriers.at"
    assert pins[0]["data-value"] == '"money"'
    assert len({attributes["id"] for attributes in pins}) == 2
    assert not [tag for tag, _ in tags if tag == "img"]


def test_a_letter_keeps_its_lines_and_its_button_names_what_it_copies():
    html = draw("note", blocks.Letter("Your note", f"One\n\nTwo {ATTACK}"))
    tags = Seen(html).tags
    assert "One\n\nTwo &lt;img" in html
    (copied,) = (attributes["data-copy"] for _, attributes in tags if "data-copy" in attributes)
    assert copied in {attributes.get("id") for _, attributes in tags}


def test_places_with_short_names_stand_along_the_line_in_words():
    chart = blocks.Chart(
        sentence="One row.",
        how="Left to right.",
        places=((0, "No"), (1, "Partly"), (2, "Yes")),
        kinds=(("mine", "Yours"),),
        rows=(blocks.Track("A", (blocks.Mark(1, "mine", "Partly"),)),),
        head="Test",
    )
    html = draw("chart", chart)
    assert html.count('<span class="place">Partly</span>') == 1
    assert table(html)[1] == ["A", "Partly"]


def test_ranges_are_placed_along_their_line_and_are_a_table_too():
    ranges = blocks.Ranges(
        title="Two sums",
        sentence="One row.",
        how="Left to right.",
        ticks=((-100.0, "low"), (0.0, "nought"), (100.0, "high")),
        kinds=(("mine", "Middle"),),
        head=("Sum", "Range"),
        rows=(
            blocks.Stretch("A", -50, 50, (blocks.Stop(0, "mine"),), ("-50 to 50",)),
            blocks.Stretch("B", None, None, (blocks.Stop(300, "mine"),), ("300",), "far"),
        ),
    )
    html = " ".join(draw("sums", ranges).split())
    assert "<figcaption>One row.</figcaption>" in html
    assert 'class="stretch" style="left: 25.00%; right: 25.00%"' in html
    assert 'class="shape mine" style="left: 50.00%"' in html
    assert 'class="shape mine" style="left: 100.00%"' in html, "a mark leaves the picture"
    assert html.count('class="stretch"') == 1
    assert table(html)[1:] == [["A", "-50 to 50"], ["B (far)", "300"]]
    assert 'aria-label="Two sums, table"' in html


def test_lines_are_drawn_to_scale_and_are_a_table_too():
    lines = blocks.Lines(
        title="Over time",
        sentence="It falls.",
        how="Left to right.",
        places=("Year 0", "Year 1", "Year 2"),
        ticks=((-10.0, "-10"), (0.0, "0"), (10.0, "10")),
        series=(
            blocks.Series("solid", "One", (10, 0, -10), ((5, 10), (-5, 5), (-10, 0))),
            blocks.Series("dashed", "Two", (0, 0, 0)),
        ),
        head=("Year", "One", "Two"),
        rows=(("Year 0", "10", "0"), ("Year 1", "0", "0"), ("Year 2", "-10", "0")),
        below="overdrawn",
    )
    html = " ".join(draw("time", lines).split())
    assert 'class="solid" points="0.00,0.00 50.00,50.00 100.00,100.00 "' in html
    band = "0.00,0.00 50.00,25.00 100.00,50.00 100.00,100.00 50.00,75.00 0.00,25.00 "
    assert f'class="band-area" points="{band}"' in html
    assert 'class="below" style="top: 50.00%"><span>overdrawn</span>' in html
    assert table(html)[-1] == ["Year 2", "-10", "0"]
    assert 'class="plot" aria-hidden="true"' in html


def boxed(**question: object) -> str:
    asked = replace(activities.get("cost-of-not").questions["cost-of-not.annual-cost"], **question)
    return draw("cost", blocks.Ask(asked))


def test_pounds_stand_before_their_box_and_are_read_out_with_it():
    html = boxed()
    before, _, after = html.partition("<input")
    assert '<span class="unit" aria-hidden="true">£</span>' in before
    assert '<span class="unseen">£</span> a year' in after
    assert "£" not in boxed(unit="years", help="")


@pytest.mark.parametrize(
    ("unit", "low", "keypad"),
    [("£", 0, False), ("points", -50, False), ("%", 0, True), ("people", None, True)],
)
def test_a_keypad_of_figures_comes_only_where_figures_are_enough(unit, low, keypad):
    assert ('inputmode="decimal"' in boxed(unit=unit, low=low)) == keypad


def test_a_text_says_how_long_it_may_be_and_its_box_cuts_nothing_off():
    for asked in course().questions.values():
        if asked.kind == "short text":
            html = draw("text", blocks.Ask(asked))
            assert f"Up to {asked.max_length:,} characters." in html
            assert 'aria-describedby="text-help"' in html
            assert "maxlength" not in html


@pytest.mark.parametrize("most", [1, 12, 40, 100, 1000])
def test_each_person_is_a_dot_and_all_lines_of_dots_have_room(most):
    rows = tuple(blocks.Count(str(n), most // (n + 1), before=n) for n in range(8))
    for counts in (
        blocks.Counts("x", "x", "Answer", rows, ("First round", "Now")),
        blocks.Counts("x", "x", "Answer", rows),
    ):
        html = draw("counts", counts)
        dots = re.findall(r"--n: (\d+)(?:; --lines: (\d+))?", html)
        two = len(counts.heads) > 1
        expected = sum((row.number or 0) + (row.before or 0) * two for row in rows)
        assert sum(int(n) * int(lines or 1) for n, lines in dots) == expected
        assert counts.lines <= 18
        assert counts.across <= max(15, most // 3 + 1)
