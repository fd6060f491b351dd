"""Whatever reads like a fact has its source: in notebooks, in tables, in what activities say.

Each test finds what reads like a claim and asks for a key of ``sources.csv``. What needs none is
listed here with the reason; a reason that no claim needs any more has to go.
"""

from __future__ import annotations

import csv
import re
from fnmatch import fnmatch
from typing import TYPE_CHECKING

import nbformat
import pytest
from nbformat.v4 import new_markdown_cell

from coproduction import activities, content
from coproduction.activities.blocks import Ask, Sources
from coproduction.content.sources import COPY, OWN, UNCONFIRMED
from tests.unit.claims import (
    ADDRESS,
    REFERENCE,
    WORTH,
    known_names,
    marks,
    paragraphs,
    shown,
    spoken,
    texts,
    unsourced,
)
from tests.unit.claims_excused import CELLS, PROSE, SHOWN, TEXTS, UNCONFIRMED_WORDS
from tests.unit.tables import DATA, TABLES, check_named, put

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from nbformat import NotebookNode

ROOT = DATA.parent
NOTEBOOKS = sorted((ROOT / "course").rglob("*.ipynb"))
PACKAGE = ROOT / "widgets" / "coproduction"
MODULES = sorted(
    path
    for path in PACKAGE.rglob("*.py")
    if PACKAGE / "store" not in path.parents and path.name != "lexicon.py"
)
"""All that may speak to people; the store keeps in SQL, and the lexicon is lists of words."""

PAGES = sorted(path for end in ("*.j2", "*.html", "*.js", "*.mjs") for path in PACKAGE.rglob(end))
"""Templates and scripts, which speak too."""

BY_NAME = {"ids": lambda path: path.stem}


def table(name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a table, counted as a spreadsheet does."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from enumerate(csv.DictReader(file), start=2)


def prose(path: Path) -> list[NotebookNode]:
    cells = nbformat.read(path, as_version=4).cells
    return [cell for cell in cells if cell.cell_type == "markdown"]


SILENT = {
    *("id", "key", "question", "value", "kind", "options", "sources", "url", "activities"),
    *("indicator", "lead", "keep_back", "reach"),
}
"""Columns of keys and names of rows."""

QUOTED = {"quote", "said"}
"""Columns of other people's words: to quote them needs their source."""

VALUE = re.compile(r"[a-z-]*|[\d.X-]+")


def cells(name: str) -> Iterator[tuple[int, str, str, str]]:
    """The cells of a table that say something: row, what the row is known by, column, words."""
    for number, row in table(name):
        known = row.get("id") or row.get("key") or row.get("question") or ""
        for column, cell in row.items():
            if column not in SILENT:
                yield number, known, column, cell


def is_cited(row: dict[str, str]) -> bool:
    return row.get("sources", OWN) != OWN


OURS = {
    cell
    for name in TABLES
    if name != "sources.csv"
    for _, _, column, cell in cells(name)
    if column not in QUOTED
} | {words for path in MODULES for _, words in spoken(path)}
"""Titles and labels of the course, which it may quote without a source."""

NAMES = known_names(
    [
        cell
        for name in TABLES
        for _, row in table(name)
        if name == "sources.csv" or is_cited(row)
        for cell in row.values()
    ],
    OURS,
)
"""People, places and bodies whom the sources name."""


def claims_in_prose() -> Iterator[tuple[str, str]]:
    for path in NOTEBOOKS:
        for cell in prose(path):
            for paragraph in paragraphs(cell):
                for sentence in unsourced(paragraph, OURS, NAMES):
                    yield path.name, sentence


def claims_in_cells() -> Iterator[tuple[str, str, str]]:
    """Marks of a claim in rows that are our own: their place, what they are, and where."""
    for name in TABLES:
        if name == "sources.csv":
            continue
        own = {number for number, row in table(name) if not is_cited(row)}
        for number, known, column, cell in cells(name):
            if number in own and not VALUE.fullmatch(cell):
                for mark in marks(cell, OURS, NAMES):
                    where = f"{name}, row {number}, {column}: {cell}"
                    yield f"{name} {known} {column}", mark, where


def speaks(words: str) -> bool:
    """Whether a text in code claims something; figures do where they are worth, or a year."""
    if len(words.split()) < 2 or re.fullmatch(r"\w+(\[.*\])?( \| .+)*", words):
        return False  # a label of one word, or a type
    found = [mark for mark in marks(words, OURS, NAMES) if not mark.startswith("figure")]
    return bool(found or WORTH.search(words))


def claims_in_code() -> Iterator[tuple[str, str]]:
    said = [each for path in MODULES for each in spoken(path)]
    said += [*examples(), *(each for path in PAGES for each in shown(path))]
    yield from ((place, words) for place, words in said if speaks(words))


def examples() -> Iterator[tuple[str, str]]:
    """What the code of a notebook says, and what is stored of what it printed."""
    for path in NOTEBOOKS:
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type == "code":
                printed = [
                    line for out in cell.outputs for line in out.get("text", "").splitlines()
                ]
                yield from ((path.name, words) for words in [*texts(cell.source), *printed])


def is_excused(place: str, words: str) -> bool:
    return any(part in words for part in TEXTS.get(place, {}))


def excuse(place: str, mark: str) -> str:
    """The pattern of ``CELLS`` that lets this mark of a claim pass there, or nothing."""
    return next(
        (at for at, (let, _) in CELLS.items() if fnmatch(place, at) and re.fullmatch(let, mark)), ""
    )


# Notebooks


def test_what_a_notebook_claims_has_its_source() -> None:
    claims = [
        claim for claim in claims_in_prose() if not any(re.search(p, claim[1]) for p in PROSE)
    ]
    assert claims == [], "add [who, year][key], or a reason to PROSE"


@pytest.mark.parametrize("path", NOTEBOOKS, **BY_NAME)
def test_links_out_of_a_notebook_go_by_a_key_that_may_be_cited(path: Path) -> None:
    known = content.course().sources
    for cell in prose(path):
        bare = ADDRESS.sub("", cell.source)
        assert not re.search(r"https?:|www\.", bare), "link by key: [words][key]"
        addresses = dict(ADDRESS.findall(cell.source))
        references = REFERENCE.findall(cell.source)
        assert set(addresses) == {key for _, key in references}, cell.source
        for words, key in references:
            assert key in known, f"{key} is not in sources.csv"
            source = known[key]
            assert source.status != UNCONFIRMED, f"{key} is unconfirmed"
            assert addresses[key] == source.url, key
            assert ("a copy" in words) == (source.status == COPY), f"{key}: {words}"
            years = re.findall(r"\b(?:19|20)\d\d\b", words)
            assert not years or years == [source.year], f"{key}: {words}"


@pytest.mark.parametrize("part", [part.id for part in content.course().parts])
def test_every_part_of_the_course_cites_something(part: str) -> None:
    cells = prose(ROOT / "course" / f"{part}.ipynb")
    assert any(REFERENCE.search(cell.source) for cell in cells)


# Tables and code


def test_what_our_own_rows_claim_has_its_source() -> None:
    claims = [(mark, said) for place, mark, said in claims_in_cells() if not excuse(place, mark)]
    assert claims == [], "give the row keys, or a reason to CELLS"


def test_what_activities_claim_stands_in_a_table() -> None:
    claims = [claim for claim in claims_in_code() if not is_excused(*claim)]
    assert claims == [], "move it to data/notes.csv with its keys, or give a reason to TEXTS"


@pytest.mark.parametrize(("activity", "question"), SHOWN)
def test_a_fact_in_a_question_has_its_source_on_the_page(activity: str, question: str) -> None:
    blocks = [block for _, block in activities.get(activity).page({}).blocks]
    assert question in [block.question.id for block in blocks if isinstance(block, Ask)]
    shown = {s.key for block in blocks if isinstance(block, Sources) for s in block.sources}
    assert SHOWN[activity, question] in shown


# What could not be confirmed


def everything() -> Iterator[tuple[str, str]]:
    for path in NOTEBOOKS:
        yield from ((path.name, cell.source) for cell in prose(path))
    for name in TABLES:
        if name != "sources.csv":
            for number, row in table(name):
                yield f"{name}, row {number}", " | ".join(row.values())
    yield from examples()
    for path in MODULES:
        yield from spoken(path)
    for path in PAGES:
        yield from shown(path)


def test_what_could_not_be_confirmed_is_not_said() -> None:
    found = [
        (place, hit[0])
        for place, words in everything()
        for pattern in UNCONFIRMED_WORDS
        if (hit := re.search(pattern, words))
    ]
    assert found == []


def test_an_unconfirmed_source_cannot_be_cited(folder: Path) -> None:
    key = next(key for key, s in content.course().sources.items() if s.status == UNCONFIRMED)
    for name, row in (("rungs.csv", 3), ("cases.csv", 3), ("warnings.csv", 3), ("methods.csv", 3)):
        remedy = f"{key!r} is marked unconfirmed in sources.csv; leave out what rests on it"
        check_named(folder, name, row, "sources", f"norfolk {key}", remedy)
        (folder / name).write_bytes((DATA / name).read_bytes())


OTHERS = {
    *("barriers.csv", "cases.csv", "definitions.csv", "evidence.csv", "gunning.csv"),
    *("methods.csv", "policy.csv", "principles.csv", "profiles.csv"),
}
"""The tables of what others say or found."""


@pytest.mark.parametrize("name", [n for n in TABLES if "sources" in next(table(n))[1]])
def test_a_row_says_where_it_comes_from_or_that_it_is_our_own(folder: Path, name: str) -> None:
    right = "write keys from sources.csv" if name in OTHERS else "or own where the words are ours"
    check_named(folder, name, 2, "sources", "", right)
    check_named(folder, name, 2, "sources", "own norfolk", "write only keys from sources.csv")
    if name in OTHERS:
        check_named(folder, name, 2, "sources", "own", "'own' will not do here")
    else:
        put(folder, name, 2, "sources", "own")
        content.check_all(folder)


def test_a_copy_is_said_to_be_one() -> None:
    sources = content.course().sources
    assert sources["leith-report"].named.endswith(" A copy, on docslib.org.")
    assert "opy" not in sources["norfolk"].named
    asked = "What do we mean by co-production? Norfolk County Council, n.d."
    assert sources["norfolk"].named == asked


SHARED_COPIES = r"scribd|docslib|vdocuments|fdocuments|paperzz|pdfslide|abcdocz|slideplayer|yumpu"


def test_sites_that_copy_documents_are_known_as_such() -> None:
    for key, source in content.course().sources.items():
        if re.search(SHARED_COPIES, source.url):
            assert source.status == COPY, key


# The reasons, and the finder itself


def test_no_reason_outlives_what_it_excuses() -> None:
    sentences = [sentence for _, sentence in claims_in_prose()]
    assert [p for p in PROSE if not any(re.search(p, s) for s in sentences)] == []
    used = {excuse(place, mark) for place, mark, _ in claims_in_cells()}
    assert [place for place in CELLS if place not in used] == []
    said = list(claims_in_code())
    unused = [
        (module, part)
        for module, parts in TEXTS.items()
        for part in parts
        if not any(place == module and part in words for place, words in said)
    ]
    assert unused == []


@pytest.mark.parametrize(
    "claim",
    [
        "It saved 40 per cent.",
        "In 2013 it closed.",
        "A hundred councils do it.",
        "They call it “collaboration by another name”.",
        "It began in Leith.",
        "A study says so.",
        "The court set it aside.",
        "Nine in ten felt ignored.",
        "Half of all groups fold.",
        "The evidence shows it.",
    ],
)
def test_a_claim_is_noticed(claim: str) -> None:
    assert marks(claim)
    assert unsourced(f"We said so ([Norfolk, 2016][norfolk]). {claim}", ()) == [claim]
    assert unsourced(f"{claim} It is so ([Norfolk, 2016][norfolk]).", ()) == []


@pytest.mark.parametrize(
    "words",
    [
        "Ask who decides, and who does.",
        "In “The ladder” you place it.",
        "Begin on Monday.",
        "A “no”.",
    ],
)
def test_advice_is_no_claim(words: str) -> None:
    assert marks(words, {"The ladder"}) == []


def test_a_name_is_known_at_the_head_of_a_sentence() -> None:
    names = known_names(["It is so, says Arnstein’s Climb."], ["You climb.", "arnstein"])
    assert names == {"Arnstein"}
    assert marks("Arnstein says so. Climb it.", (), names) == ["name 'Arnstein'"]


def test_a_source_speaks_for_a_few_sentences_before_it() -> None:
    near, far = "In 2013 it closed. So it was. It is so.", "In 2012 it opened. Then came more."
    cited = f"{far} {near} We said so ([Norfolk, 2016][norfolk])."
    assert unsourced(cited, ()) == ["In 2012 it opened."]


@pytest.mark.parametrize(
    "linked",
    [
        "![80% share power](chart.png)",
        "[80% share power](03-why-bother.ipynb)",
    ],
)
def test_the_words_of_a_link_and_of_a_picture_count(linked: str) -> None:
    assert unsourced(linked, {"Why bother?"}) == ["80% share power"]
    assert unsourced("[Go on to Why bother?](03-why-bother.ipynb)", {"Why bother?"}) == []


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("page.html.j2", "{# In 2013 #}<p>It is {{ so }}.<img alt='It is true of 80%'></p>"),
        ("page.html.j2", "<style>a { width: 80% }</style>{{ button('It is true of 80%') }}"),
        ("page.mjs", "// true of 80% in 2013\nsay(`It is ${how} of 80%`);"),
    ],
)
def test_templates_and_scripts_are_heard(tmp_path: Path, name: str, source: str) -> None:
    page = tmp_path / name
    page.write_text(source, encoding="utf-8")
    assert [said for _, said in shown(page) if speaks(said)] in (
        ["It is true of 80%"],
        ["It is … of 80%"],
    )


def test_a_reason_lets_only_pass_what_it_names() -> None:
    at = "options.csv who-is-missing.reach label"
    assert excuse(at, "name 'English'") == at
    assert excuse(at, "name 'Arnstein'") == excuse(at, "figure '1'") == ""


def test_a_list_rests_on_the_source_of_the_line_above_it() -> None:
    cited = new_markdown_cell("They said ([A, 2015][a]):\n\n- in 2015\n- “here and now”\n\n[a]: x")
    bare = new_markdown_cell("They said:\n\n- in 2015\n- “here and now”")
    assert [u for p in paragraphs(cited) for u in unsourced(p, ())] == []
    assert [u for p in paragraphs(bare) for u in unsourced(p, ())] == ["in 2015", "“here and now”"]
