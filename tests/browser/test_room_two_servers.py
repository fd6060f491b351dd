"""Two servers on one PostgreSQL are one room: any of them can serve anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests import postgres
from tests.browser.halls import Hall
from tests.browser.serving import served, until

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page


def test_one_room_on_two_servers(page: Page, browser: Browser, tmp_path: Path) -> None:
    homes = [tmp_path / name for name in ("one", "two")]
    for home in homes:
        home.mkdir()
    with (
        postgres.server() as url,
        served(homes[0], COPRODUCTION_DATABASE_URL=url) as one,
        served(homes[1], COPRODUCTION_DATABASE_URL=url) as two,
        browser.new_context() as context,
        browser.new_context(viewport={"width": 1920, "height": 1080}) as projector,
    ):
        hall = Hall(one, url=url)
        elsewhere = hall.address.replace(one.url, two.url)
        other, screen = context.new_page(), projector.new_page()
        # The room's own key opens it on the other server, whose desk has another key.
        screen.request.get(
            f"{two.url}coproduction/desk?key={hall.shared}-{hall.room.code}", max_redirects=0
        )
        screen.goto(f"{elsewhere}/screen")
        expect(screen.get_by_text(hall.room.code).first).to_be_attached()
        page.goto(hall.address)
        other.goto(elsewhere)
        hall.go("arrive")
        for phone in (page, other):
            phone.get_by_role("radio", name="I never heard back").check()
        expect(screen.get_by_text("Two people have answered")).to_be_visible()
        hall.reveal("arrive")
        row = screen.get_by_role("row", name="I never heard back")
        expect(row.get_by_role("cell").last).to_have_text("2")
        hall.go("talk")
        for phone in (page, other):
            expect(phone.get_by_role("heading", name="Why there?")).to_be_visible()
        until(lambda: hall.store.rooms.here(hall.room.id) == {"phone": 2})
        hall.store.close()
