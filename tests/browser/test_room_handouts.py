"""Paper before a workshop and a report after it, as a facilitator gets them from the server."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import docx
import pytest
from playwright.sync_api import expect

from coproduction.store import Entry, Said
from tests.browser.halls import Hall
from tests.browser.looking import violations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.browser.serving import Server

SCRIPT = "<script>document.title='owned'</script>"
WARM_UP = "room.warm-up"
PAGES = ("paper", "paper?size=18", "report", "note")


@pytest.fixture
def hall(server: Server) -> Iterator[Hall]:
    """A room in which twelve people have answered the first question, and a promise was made."""
    hall = Hall(server, f"Leith {SCRIPT}")
    store, id = hall.store.rooms, hall.room.id
    people = [store.join(id, f"person {n}", "phone") for n in range(12)]
    hall.go("arrive")
    values = ["heard"] * 7 + ["silence"] * 5
    answers = [
        Said(one.key, "phone", WARM_UP, 1, value, f"x{n}-1")
        for n, (one, value) in enumerate(zip(people, values, strict=True))
    ]
    assert all(store.save(id, answers))
    hall.close("arrive")
    store.note(id, "promise", None, {"said": SCRIPT, "will": "Write", "by": "2026-12-07"})
    yield hall
    hall.store.close()


@pytest.fixture
def trainer(page: Page, hall: Hall) -> Page:
    """A browser that holds the key."""
    page.request.get(hall.desk, max_redirects=0)
    return page


def counts(page: Page, hall: Hall) -> dict[str, str]:
    """The counts of the first question in the table, all doors together."""
    text = page.request.get(f"{hall.address}/report.csv").body().decode("utf-8-sig")
    rows = csv.DictReader(io.StringIO(text))
    return {row["option_value"]: row["count"] for row in rows if row["door"] == "all"}


def make(page: Page, hall: Hall) -> None:
    """Make the report, as a facilitator does."""
    page.goto(f"{hall.address}/report")
    page.get_by_role("button", name="Make the report").click()
    expect(page.get_by_text("The report is made.")).to_be_visible()


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 800)])
@pytest.mark.parametrize("path", PAGES)
def test_each_page_is_clean_and_nothing_typed_runs(
    trainer: Page, hall: Hall, path: str, width: int, height: int
) -> None:
    trainer.set_viewport_size({"width": width, "height": height})
    reply = trainer.goto(f"{hall.address}/{path}")
    assert reply is not None
    assert reply.status == 200
    assert reply.headers["cache-control"] == "no-store"
    assert "script-src" not in reply.headers["content-security-policy"]
    assert "default-src 'none'" in reply.headers["content-security-policy"]
    assert trainer.locator("script").count() == 0
    assert "Leith" in trainer.title()
    assert violations(trainer) == []
    assert trainer.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("path", PAGES)
def test_each_page_prints_on_a4_without_its_box(trainer: Page, hall: Hall, path: str) -> None:
    trainer.goto(f"{hall.address}/{path}")
    expect(trainer.locator(".bar")).to_be_visible()
    trainer.emulate_media(media="print")
    expect(trainer.locator(".bar")).to_be_hidden()
    boxes = re.findall(
        rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", trainer.pdf(prefer_css_page_size=True)
    )
    assert boxes
    assert {(round(float(w)), round(float(h))) for w, h in boxes} == {(595, 842)}


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("paper.docx", r"paper-[A-Z]{6}-14-point\.docx"),
        ("paper.docx?size=18", r"paper-[A-Z]{6}-18-point\.docx"),
        ("paper.docx?size=%22%0d%0a9", r"paper-[A-Z]{6}-14-point\.docx"),
        ("report.docx", r"report-[A-Z]{6}-[\d-]{10}\.docx"),
        ("note.docx", r"data-protection-[A-Z]{6}\.docx"),
    ],
)
def test_word_files_open_and_have_names(trainer: Page, hall: Hall, path: str, name: str) -> None:
    make(trainer, hall)
    reply = trainer.request.get(f"{hall.address}/{path}")
    assert re.fullmatch(f'attachment; filename="{name}"', reply.headers["content-disposition"])
    assert "Leith" in docx.Document(io.BytesIO(reply.body())).core_properties.title


def test_the_paper_says_where_to_join(trainer: Page, hall: Hall) -> None:
    trainer.goto(f"{hall.address}/paper")
    assert trainer.get_by_text(hall.room.code, exact=True).count() == 5
    assert trainer.get_by_text(re.compile(r"^Type this address: \S+/join$")).count() == 4


def test_a_report_is_a_draft_until_it_is_made_and_then_keeps_its_counts(
    trainer: Page, hall: Hall
) -> None:
    trainer.goto(f"{hall.address}/report")
    expect(trainer.get_by_text("This is a draft: its counts")).to_be_visible()
    sheet = Entry(WARM_UP, 1, "paper", "", {"heard": 6})
    hall.store.rooms.enter(hall.room.id, sheet)
    make(trainer, hall)
    made = counts(trainer, hall)
    assert made["heard"] == "13"
    hall.store.rooms.enter(hall.room.id, Entry(WARM_UP, 1, "paper", "", {"heard": 1}))
    assert counts(trainer, hall) == made
    trainer.reload()
    expect(
        trainer.get_by_text("These steps have changed since they were first told: ")
    ).to_be_visible()


def test_who_took_part_stays_as_it_was_when_the_report_was_made(trainer: Page, hall: Hall) -> None:
    make(trainer, hall)
    expect(trainer.get_by_text("Twelve people took part.")).to_be_visible()
    hall.store.rooms.join(hall.room.id, "late", "notebook")
    trainer.reload()
    expect(trainer.get_by_text("Twelve people took part.")).to_be_visible()


@pytest.mark.parametrize("ending", ["docx", "html", "csv"])
def test_to_look_changes_nothing_and_a_draft_is_never_a_file(
    trainer: Page, hall: Hall, ending: str
) -> None:
    before = hall.store.rooms.notes(hall.room.id)
    trainer.goto(f"{hall.address}/report.{ending}")  # a download would be an error
    assert trainer.url == f"{hall.address}/report"
    expect(trainer.get_by_text("Then you can take it as a file")).to_be_visible()
    expect(trainer.get_by_role("link", name="The report as Word")).to_have_count(0)
    assert hall.store.rooms.notes(hall.room.id) == before


def test_a_file_is_led_to_from_the_report_that_is_made(trainer: Page, hall: Hall) -> None:
    make(trainer, hall)
    with trainer.expect_download() as found:
        trainer.get_by_role("link", name="its counts as a table (CSV)").click()
    assert re.fullmatch(r"report-[A-Z]{6}-[\d-]{10}\.csv", found.value.suggested_filename)


def test_nobody_else_makes_it(trainer: Page, hall: Hall, browser: Browser) -> None:
    forged = trainer.request.post(f"{hall.address}/report")
    assert forged.status == 403  # no token
    with browser.new_context() as stranger:
        assert stranger.request.get(f"{hall.address}/report.csv").status == 403
    assert hall.store.rooms.notes(hall.room.id, "frozen") == ()


def test_what_the_note_says_of_cookies_is_all_there_are(trainer: Page, hall: Hall) -> None:
    trainer.goto(f"{hall.address}/note")
    table = trainer.get_by_role("table", name="Cookies")
    listed = set(table.get_by_role("rowheader").all_inner_texts())
    trainer.goto(hall.address)
    trainer.get_by_role("button", name="Larger text").click()
    known = {cookie["name"] for cookie in trainer.context.cookies()}
    assert known <= listed
    assert len(known) >= 4
