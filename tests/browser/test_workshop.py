"""A whole workshop of 60 minutes in browsers: a desk, a wall, phones, a laptop, a table, paper.

It is played once; the tests look at what was said, what was handed out, and what is left.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from coproduction.content.steps import steps
from tests import postgres
from tests.browser.serving import served
from tests.browser.workshop import closing, leaving, opening, records
from tests.browser.workshop.hall import Workshop, gathered

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

ACTS = (
    *(opening.doors, opening.arrive, opening.honesty, opening.cards),
    *(closing.talk, closing.cards_again, closing.who_gains, closing.barriers),
    *(closing.action, closing.feedback),
)
SMALL = range(1, 5)


@dataclass(repr=False)
class Played:
    """A workshop that is over.

    Attributes:
        kept: What the database held when everybody had left.
        files: The report, by how its file ends, and as a page.
        left: Everything in the folder of answers once the room was deleted.
    """

    hall: Workshop
    kept: records.Kept
    files: dict[str, bytes] = field(default_factory=dict)
    left: bytes = b""


def play(hall: Workshop) -> Iterator[str]:
    """Go through the sheet, pausing at each state by its name."""
    for act in ACTS:
        yield from act(hall)


@pytest.fixture(scope="module")
def played(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Played]:
    home = tmp_path_factory.mktemp("workshop")
    database = home / "data" / "coproduction" / "answers.sqlite"
    with served(home) as server, gathered(browser, server) as hall:
        for _ in play(hall):
            pass
        found = Played(hall, records.Kept.of(f"sqlite:///{database}", hall.code))
        for _ in (*leaving.report(hall, found.files), *leaving.delete(hall)):
            pass
        found.left = b"".join(file.read_bytes() for file in database.parent.glob("answers*"))
        yield found


def test_every_line_of_the_hour_was_passed_in_its_order(played: Played) -> None:
    planned = [step.title for step in steps() if step.minutes[60]]
    assert played.hall.trainer.passed == planned


def test_nothing_that_anybody_chose_is_lost(played: Played) -> None:
    chosen = Counter(
        (guest.door, question, round, records.plain(value))
        for guest in played.hall.guests
        for (question, round), value in guest.said.items()
    )
    kept = Counter(
        (row.door, row.question, row.round, records.plain(row.value)) for row in played.kept.said
    )
    assert kept == chosen
    assert chosen.total() > 50


def test_nothing_that_anybody_wrote_is_lost(played: Played) -> None:
    wrote = {
        (guest.door, question, round, words)
        for guest in played.hall.guests
        for (question, round), words in guest.wrote.items()
    }
    texts = played.kept.texts
    assert {(text.door, text.question, text.round, text.words) for text in texts} == wrote
    trainer = played.hall.trainer
    assert {text.words for text in texts if text.released} == {*trainer.released}
    assert {text.words for text in texts if not text.released} == {*trainer.held}


def test_each_count_of_the_table_is_what_people_said(played: Played) -> None:
    tallies = records.chosen(played.hall)
    rows = list(records.rows(played.files["csv"]))
    assert {(row["question_id"], row["round"]) for row in rows} == set(tallies)
    shown = [row for row in rows if row["hidden"] == "no"]
    assert len(shown) > 60
    for row in shown:
        assert row["count"] == str(records.count(tallies, row)), row


def test_no_number_under_five_is_in_the_table_or_follows_from_it(played: Played) -> None:
    tallies = records.chosen(played.hall)
    for row in records.rows(played.files["csv"]):
        small = records.count(tallies, row) in SMALL
        assert not small or (row["hidden"], row["count"]) == ("yes", ""), row
    warm_up = {
        row["option_value"]: row["count"]
        for row in records.rows(played.files["csv"])
        if row["question_id"] == opening.WARM_UP and row["door"] == "all"
    }
    # One heard back and nothing changed; beside it the next number is hidden, too.
    assert warm_up == {"changed": "", "heard": "", "silence": "13", "nobody": "7", "all": "27"}


def test_counts_stand_apart_by_door(played: Played) -> None:
    doors = {
        row["door"]: row["count"]
        for row in records.rows(played.files["csv"])
        if row["question_id"] == opening.WARM_UP and row["option_value"] == "all"
    }
    few = {"phone": "", "notebook": "", "table": ""}
    assert doors == {"all": "27", **few, "hands": "18", "paper": "5"}


@pytest.mark.parametrize("name", ["docx", "html", "page"])
def test_the_report_has_the_words_that_were_released_and_no_others(
    played: Played, name: str
) -> None:
    file = played.files[name]
    text = records.words(file) if name == "docx" else html.unescape(file.decode())
    trainer = played.hall.trainer
    assert [words for words in trainer.released if words not in text] == []
    assert [words for words in trainer.held if words in text] == []
    assert "Mary" not in text
    assert "Jean" not in text


@pytest.mark.parametrize("name", ["docx", "html"])
def test_the_report_has_what_was_promised_and_parked(played: Played, name: str) -> None:
    file = played.files[name]
    text = records.words(file) if name == "docx" else html.unescape(file.decode())
    assert [words for words in closing.PROMISE.values() if words not in text] == []
    assert closing.FARES in text
    assert "You hear from us by " in text
    assert "No day was set" not in text


def test_nothing_that_was_written_runs(played: Played) -> None:
    assert opening.ATTACK.encode() not in played.files["html"]
    assert re.search(rb"<script", played.files["html"]) is None


def test_nothing_is_left_of_what_was_said(played: Played) -> None:
    trainer = played.hall.trainer
    said = [*trainer.released, *trainer.held, *closing.PROMISE.values(), closing.FARES]
    assert [words for words in said if words.encode() in played.left] == []


def test_no_page_had_a_fault_or_asked_another_host(played: Played) -> None:
    assert played.hall.faults == []
    # What has no host, as a blob, is made in the page.
    assert played.hall.hosts - {None} == {"127.0.0.1"}


def test_a_workshop_on_postgres(browser: Browser, tmp_path: Path) -> None:
    with (
        postgres.server() as url,
        served(tmp_path, COPRODUCTION_DATABASE_URL=url) as server,
        gathered(browser, server) as hall,
    ):
        hall.open()
        hall.ada.join(hall.code)
        hall.cal.join(hall.code)
        hall.trainer.go_on("Welcome")
        for guest, said in {hall.ada: "silence", hall.cal: "heard"}.items():
            guest.sees("Welcome")
            guest.choose(opening.WARM_UP, said)
        hall.trainer.count("hands", opening.WARM_UP, {"silence": 6})
        hall.trainer.reveal()
        hall.screen.counts("0", "1", "7", "0")
        hall.ada.reads("You said: I never heard back.")
        assert len(records.Kept.of(url, hall.code).said) == 2
        assert hall.faults == []
