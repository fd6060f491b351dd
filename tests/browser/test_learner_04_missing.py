"""A learner compares a room with its community on a phone."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.journey.barriers import count_room


def test_on_a_phone_every_column_of_a_table_is_in_sight_and_it_is_still_a_table(learner):
    learner.page.set_viewport_size({"width": 390, "height": 844})
    learner.open("04-barriers")
    missing = learner.activity("Who is missing?")
    learner.choose(missing, "Home")
    count_room(learner, missing, "70", "11", "8", "0")
    missing.get_by_text("The same as a table").click()
    table = missing.get_by_role("table")
    expect(table.get_by_role("columnheader")).to_have_count(8)
    row = table.get_by_role("row", name=re.compile("Rents privately"))
    expect(row.get_by_role("rowheader")).to_have_text("Rents privately")
    last = row.get_by_role("cell").nth(6)
    expect(last).to_have_text("0.34")
    box = last.bounding_box()
    assert box["x"] + box["width"] <= 390
    scroll = missing.get_by_role("region", name="The room beside the community, table")
    assert scroll.evaluate("(element) => element.scrollWidth - element.clientWidth") == 0
