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
from tests.unit.claims import ADDRESS, REFERENCE, marks, paragraphs, spoken, unsourced
from tests.unit.tables import DATA, TABLES, check_named, put

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from nbformat import NotebookNode

ROOT = DATA.parent
NOTEBOOKS = sorted((ROOT / "course").rglob("*.ipynb"))
MODULES = sorted(
    path
    for part in ("activities", "views", "server")
    for path in (ROOT / "widgets" / "coproduction" / part).rglob("*.py")
)
"""All that may speak to people; the other parts reckon, read and keep."""

BY_NAME = {"ids": lambda path: path.stem}

PROSE = {
    r"^On a shared server": "what we do with answers; test_docs.py holds us to it",
    r"^(It takes about|Allow) .*minutes": "how long a part takes, as course.csv has it",
    r"^When somebody asks “Who says so\?”": "what anybody may ask; it quotes nobody",
    r"^Below them, folded away": "what is in policy.csv, where every row has its keys",
    r"^Twenty-nine real cases": "a count of cases.csv, where every row has its keys",
    r"^(\*Strong\*|\*Moderate\*) means|^A judgment of a court": "what we mean by a word",
    r"^We looked and found no|no good study we found": "our own search",
    r"^Each answer scores|^It scores 28": "a worked example, which a test runs",
    r"^A service costs £1m|^One fifth of that": "a worked example with invented figures",
    r"^An ordinary redesign works|^Over five years": "the same example, which a test runs",
    r"^Two answers place each barrier": "a worked example, which a test runs",
}
"""Sentences of the notebooks that need no source."""

CELLS = {
    "situations.csv * *": "made up, with our own reading of it",
    "vignettes.csv * *": "made up, with our own reading of it",
    "population.csv * name": "what a group is called; its profile has the keys",
    "audiences.csv * *": "our advice on evidence that it names, which has its keys",
    "options.csv *.length help": "how long our own cards take",
    "options.csv argue.place label": "places on our own ladder",
    "options.csv who-gains.* label": "places on our own scale",
    "options.csv cost-of-not.* *": "our assumptions, which value-inputs.csv explains",
    "options.csv case-studies.* *": "what we mean by our own filters",
    "options.csv case.audience label": "somebody to convince, and nobody's claim",
    "options.csv who-is-missing.* *": "names of groups",
    "questions.csv cost-of-not.* *": "our own questions and sums",
    "questions.csv who-is-missing.* help": "how to fill in an answer",
    "questions.csv who-does-what.information help": "examples of what may be meant",
    "questions.csv honesty.level help": "says whose levels they are; see SHOWN",
    "cost-lines.csv access why": "an assumption of ours; the language is only named",
    "value-inputs.csv annual_cost why": "an invented example",
    "warnings.csv W18 words": "how to round, with any figure",
    "notes.csv gunning-in-scotland *": "says what we could not confirm",
    "steps.csv * notes": "what a facilitator may say",
}
"""Cells that need no source, by table, row (a question's name in options.csv) and column."""

TEXTS = {
    "answers.py": {
        "dict[str, Json]": "a type",
        "Please choose a date": "an example of how to write one",
    },
    "barriers.py": {
        "Twelve points from 2015": "the workshop's points; each has its keys once it is opened",
        "What else people raised in 2015": "the same",
    },
    "paper.py": {"“table 4”": "examples of what to type"},
    "pretend.py": {
        "More than a survey": "words of people who are made up, to rehearse with",
        "Ask Mary Campbell": "the same, with a name to be found and held back",
    },
    "people.py": {"in Scotland": "a share of a profile, whose sources stand beside it"},
    "principles_and_policy.py": {"Law and policy in Scotland": "a heading over cited rows"},
    "rungs.py": {"Handbook and IAP2": "a heading over cited rows"},
    "value_results.py": {
        "“If waiting has a price”": "a line of our own table",
        "We found no study": "our own search, as the notebook says",
    },
    "who_is_missing.py": {
        "All of Scotland": "advice on our own table",
        "one meeting, survey": "a question",
        "our arithmetic": "says that we worked it out; the sources stand beside it",
    },
}
"""Words in the code that need no source, by module."""

SHOWN = {
    ("honesty", "honesty.level"): "handbook",
    ("cost-of-not", "cost-of-not.paying"): "payment-rates",
}
"""What a question says that is a fact: the key that must stand on the same page."""

UNCONFIRMED_WORDS = {
    r"24\.1": "the crude share of disabled people in 2022 was not seen",
    r"30 ?(%|per cent) (fewer|less)": "the size of the Service User Network's effect was not seen",
    r"(?i)as much as 40|40 ?(%|per cent) of (all )?(public )?spending": "Christie's exact words",
    r"(?i)well-being of future generations": "not read; see sources.csv",
    r"(?i)fairer scotland|joint working": "not read; see sources.csv",
    r"Slay|Stephens|Pill\b": "authors of what was not read, or a guess at an author",
    r"(?i)end in itself": "what Voorberg and others say of involvement was not seen",
    r"(?i)how we make a difference together": "the pages of the hand-out were not seen",
    r"(?i)70 points": "a gap between two different surveys",
    r"(?i)standards[^.]*2016|2016[^.]*standards": "the year of the seven Standards",
}
"""What is commonly said and could not be confirmed, so the course does not say it."""


def table(name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a table, counted as a spreadsheet does."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from enumerate(csv.DictReader(file), start=2)


def prose(path: Path) -> list[NotebookNode]:
    cells = nbformat.read(path, as_version=4).cells
    return [cell for cell in cells if cell.cell_type == "markdown"]


OURS = {cell for name in TABLES for _, row in table(name) for cell in row.values()} | {
    words for path in MODULES for _, words in spoken(path)
}
"""Titles and labels of the course, which it may quote without a source."""

SILENT = {"id", "key", "question", "value", "kind", "options", "sources", "url", "activities"}
IDENTIFIER = re.compile(r"[a-z0-9 .-]*|[\d.X-]+")


def claims_in_prose() -> Iterator[tuple[str, str]]:
    for path in NOTEBOOKS:
        for cell in prose(path):
            for paragraph in paragraphs(cell):
                for sentence in unsourced(paragraph, OURS):
                    yield path.name, sentence


def claims_in_cells() -> Iterator[tuple[str, str]]:
    """Cells that claim something in rows that are our own, or in tables without sources."""
    for name in TABLES:
        for number, row in table(name):
            if name == "sources.csv" or row.get("sources", OWN) != OWN:
                continue
            for column, cell in row.items():
                if column not in SILENT and not IDENTIFIER.fullmatch(cell) and marks(cell, OURS):
                    known = row.get("id") or row.get("key") or row["question"]
                    yield f"{name} {known} {column}", f"{name}, row {number}, {column}: {cell}"


def claims_in_code() -> Iterator[tuple[str, str]]:
    """Texts of some words that claim something; figures count where they are worth or a year."""
    worth = re.compile(r"\d%|£\d{2}|\b(?:19|20)\d\d\b")
    for path in MODULES:
        for place, words in spoken(path):
            found = [mark for mark in marks(words, OURS) if not mark.startswith("figure")]
            if len(words.split()) >= 3 and (found or worth.search(words)):
                yield place, words


def is_excused(place: str, words: str) -> bool:
    return any(part in words for part in TEXTS.get(place, {}))


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
        assert not re.search(r"\]\(https?:", cell.source), "link by key: [words][key]"
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
    claims = [
        said for place, said in claims_in_cells() if not any(fnmatch(place, p) for p in CELLS)
    ]
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
    for path in MODULES:
        yield from spoken(path)


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
    places = [place for place, _ in claims_in_cells()]
    assert [p for p in CELLS if not any(fnmatch(place, p) for place in places)] == []
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


def test_a_list_rests_on_the_source_of_the_line_above_it() -> None:
    cited = new_markdown_cell("They said ([A, 2015][a]):\n\n- in 2015\n- “here and now”\n\n[a]: x")
    bare = new_markdown_cell("They said:\n\n- in 2015\n- “here and now”")
    assert [u for p in paragraphs(cited) for u in unsourced(p, ())] == []
    assert [u for p in paragraphs(bare) for u in unsourced(p, ())] == ["in 2015", "“here and now”"]
