"""Joining a room from the welcome notebook, and answering in it from the ladder's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.halls import Hall
from tests.browser.serving import until

if TYPE_CHECKING:
    from tests.browser.people import Learner
    from tests.browser.serving import Server


def test_a_rung_from_the_notebooks_counts_in_the_room(learner: Learner, server: Server) -> None:
    hall = Hall(server)
    page, code = learner.page, hall.room.code.lower()
    learner.open("00-welcome")
    workshop = learner.activity("Are you in a workshop?")
    box = workshop.get_by_role("textbox")
    box.fill("zzz zzz")
    expect(workshop.get_by_text("There is no room with that code").first).to_be_visible()
    box.fill(f"{code[:3]} {code[3:]}")
    expect(workshop.get_by_text("You are in the room “Tuesday in Leith”")).to_be_visible()
    assert hall.store.rooms.here(hall.room.id) == {"notebook": 1}

    hall.go("cards")
    with page.expect_popup() as opened:
        workshop.get_by_role("link", name="Open the room’s page").click()
    heading = opened.value.get_by_role("heading", name="Where would you put it?", level=2)
    expect(heading).to_be_visible()
    opened.value.close()

    learner.open("02-the-ladder")
    vignettes = learner.activity("Where would you put it?")
    vignettes.get_by_role("button", name="Five cards").click()
    learner.choose(vignettes, "5 Engagement")
    lines: list[dict[str, dict[str, list[str]]]] = hall.room.sheet["lines"]  # type: ignore[index,call-overload,assignment]
    card = next(line["setting"]["cards"][0] for line in lines if line["id"] == "cards")  # type: ignore[comparison-overlap]
    until(lambda: hall.said(f"vignettes.rung.{card}") == [5])

    learner.open("00-welcome")
    workshop = learner.activity("Are you in a workshop?")
    workshop.get_by_role("button", name="Leave the room").click()
    expect(workshop.get_by_role("textbox")).to_be_visible()
    hall.store.close()
