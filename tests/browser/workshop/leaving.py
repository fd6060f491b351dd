"""The end: what people take home is made, and then the room is closed and deleted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.workshop.hall import Workshop

OVER = "This room is closed, and its answers are deleted."
NO_ROOM = "There is no room with that code."


def report(hall: Workshop, files: dict[str, bytes]) -> Iterator[str]:
    """Make the report from the desk's last page, and take its files."""
    trainer = hall.trainer
    with trainer.page.expect_popup() as opened:
        trainer.activity.get_by_role("link", name="Report", exact=False).first.click()
    page = opened.value
    page.get_by_role("button", name="Make the report").click()
    expect(page.get_by_text("The report is made.")).to_be_visible()
    for words, name in {"as Word": "docx", "web page": "html", "CSV": "csv"}.items():
        with page.expect_download() as download:
            page.get_by_role("link", name=words).click()
        files[name] = Path(download.value.path()).read_bytes()
    files["page"] = page.content().encode()
    yield "the report"
    page.close()


def delete(hall: Workshop) -> Iterator[str]:
    """Close the room and delete it all; every page says so."""
    trainer = hall.trainer
    trainer.way("End")
    trainer.press("Close and delete")
    trainer.says("Nobody can bring it back")
    yield "sure"
    trainer.press("Delete it all")
    trainer.says(f"“{hall.title}” is deleted")
    for guest in (hall.ada, hall.ben, hall.eve, hall.dee, hall.table):
        guest.reads(OVER)
    hall.screen.says(OVER)
    expect(hall.screen.page.get_by_text(hall.code)).to_have_count(0)
    expect(hall.screen.page.get_by_text("Mostly doing")).to_have_count(0)
    hall.cal.look()
    hall.cal.reads(NO_ROOM)
    hall.dee.learner.open("00-welcome")
    workshop = hall.dee.learner.activity("Are you in a workshop?")
    expect(workshop.get_by_role("textbox")).to_be_visible()
    hall.ada.page.reload()
    hall.ada.reads(NO_ROOM)
    yield "it is over"
