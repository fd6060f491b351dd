"""A learner compares a room with its community, from the census and from a file of their own."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.people import count_room

PART = "04-barriers"
OWN = "group,share,room\nOwns,63.2,33\nRents,36.8,thirty\n"


def test_who_is_missing_is_said_without_telling_a_small_number(learner):
    learner.open(PART)
    missing = learner.activity("Who is missing?")
    missing.get_by_role("button", name="Go on to the room").click()
    expect(missing.get_by_role("status")).to_have_text("Choose what to compare first.")
    learner.choose(missing, "Home")
    expect(missing).to_contain_text("The census counts homes here, not people.")
    count_room(learner, missing, 33, 4, 2, 1)
    expect(missing).to_contain_text("At least four people short.")
    missing.get_by_text("The same as a table").click()
    row = missing.get_by_role("row", name=re.compile("Rents privately"))
    expect(row.get_by_role("cell").nth(2)).to_have_text("hidden")

    learner.press(missing, "Go on to ways to reach people", "Ways to reach people")
    expect(missing).to_contain_text("our first guess is people who avoid council rooms")
    learner.choose(missing, "Deaf people")
    expect(missing).to_contain_text("Three ways of 21, for you to choose.")
    expect(missing).to_contain_text("Time: medium. Money: medium to high. Take care: Book early.")

    learner.page.reload(wait_until="commit")
    missing = learner.activity("Who is missing?")
    expect(missing.get_by_label("Deaf people")).to_be_checked()


def test_on_a_phone_every_column_of_a_table_is_in_sight_and_it_is_still_a_table(learner):
    learner.page.set_viewport_size({"width": 390, "height": 844})
    learner.open(PART)
    missing = learner.activity("Who is missing?")
    learner.choose(missing, "Home")
    count_room(learner, missing, 70, 11, 8, 0)
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


def test_a_file_of_ones_own_is_mended_where_it_can_be_seen(learner, tmp_path):
    file = tmp_path / "ours.csv"
    file.write_text(OWN, encoding="utf-8")
    learner.open(PART)
    missing = learner.activity("Who is missing?")
    learner.choose(missing, "Our own numbers")
    missing.get_by_label("Or choose a CSV file").set_input_files(file)
    expect(missing).to_contain_text("Row 3, column room: “thirty” will not do; write a whole")
    box = missing.get_by_label("Your own numbers")
    expect(box).to_have_value(re.compile(re.escape(OWN.strip())))
    box.fill(OWN.replace("thirty", "30"))
    expect(missing).to_contain_text("We read two groups and 63 people.")
    count_room(learner, missing)
    expect(missing).to_contain_text("63 people said which group they are in.")
