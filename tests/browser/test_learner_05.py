"""A learner plans, takes the files away, and carries on with them as somebody new."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import docx
import pytest
from playwright.sync_api import expect

from tests.browser.people import STARTING, fill_plan, in_days


@pytest.fixture
def close(learner):
    """Somebody with a plan, at the last part."""
    learner.open("05-moving-up")
    fill_plan(learner)
    learner.open("06-close")
    return learner


def download(learner, label: str) -> tuple[str, bytes]:
    """Press for a file; its name and its bytes."""
    take_away = learner.activity("Take it with you")
    button = take_away.get_by_role("button", name=label, exact=True)
    with learner.page.expect_download() as waiting:
        button.click()
    name = waiting.value.suggested_filename
    said = take_away.get_by_text(f"{name} is with your downloads.")
    expect(said).to_be_visible()
    near = button.bounding_box()["y"] + 3 * button.bounding_box()["height"]
    assert said.bounding_box()["y"] < near
    return name, Path(waiting.value.path()).read_bytes()


def bring(learner, name: str, data: bytes):
    """Choose a file of answers."""
    take_away = learner.activity("Take it with you")
    file = {"name": name, "mimeType": "application/json", "buffer": data}
    take_away.get_by_label("A file of answers").set_input_files(file)
    return take_away


def test_a_plan_is_made_and_what_is_missing_is_pointed_out_kindly(learner):
    learner.open("05-moving-up")
    plan = learner.activity("Your action plan")
    expect(plan).to_contain_text("You can plan without it.")
    learner.press(plan, "Go on to the steps", "Step 1")
    plan.get_by_role("button", name="Go on to what you cannot do").click()
    expect(plan.get_by_role("status")).to_have_text("Write one step first. A small one is fine.")
    plan.get_by_label("Step 1: what will you do?").fill("Ask the café group")
    learner.press(plan, "Add another step", "Step 2")
    plan.get_by_label("Step 2: by when?").fill(in_days(-10))
    expect(plan).to_contain_text("This date has passed.")
    plan.get_by_role("button", name="Go on to what you cannot do").click()
    plan.get_by_label("When will you tell people").fill(in_days(120))
    learner.press(plan, "See the whole plan", "Your plan")
    expect(plan.get_by_role("heading", name="Worth another look")).to_be_visible()
    for words in ("Nobody has this step yet", "This date has passed", "more than twelve weeks"):
        expect(plan).to_contain_text(words)


def test_four_files_are_taken_away_with_the_plan_in_them(close):
    name, data = download(close, "Word document")
    assert name.endswith(".docx")
    assert zipfile.is_zipfile(io.BytesIO(data))
    found = docx.Document(io.BytesIO(data))
    assert [p.text for p in found.paragraphs if p.style.name == "Heading 1"] == ["Your action plan"]
    cells = [cell.text for table in found.tables for cell in table.rows[1].cells]
    assert "Step 1: Ask the café group <b>first</b>" in cells
    _, page = download(close, "Web page")
    assert b"Ask the caf\xc3\xa9 group &lt;b&gt;first&lt;/b&gt;" in page
    _, calendar = download(close, "Calendar file")
    assert calendar.startswith(b"BEGIN:VCALENDAR\r\n")
    assert calendar.count(b"BEGIN:VEVENT") == 2


def test_feedback_given_a_moment_ago_is_in_the_file(close):
    feedback = close.activity("Your feedback")
    close.choose(feedback, "Mostly doing")
    _, data = download(close, "File of answers")
    said = {one["question"]: one["value"] for one in json.loads(data)["answers"]}
    assert said["feedback.doing"] == "doing"
    assert said["action-plan.owner.1"] == "The café group"


def test_somebody_new_carries_on_with_the_file(close, another_learner):
    close.choose(close.activity("Your feedback"), "Mostly doing")
    name, data = download(close, "File of answers")
    another_learner.open("06-close")
    take_away = bring(another_learner, name, data)
    expect(take_away.get_by_role("heading", name="This file holds")).to_be_focused()
    another_learner.press(take_away, "Bring these answers in", "Your answers are here")
    feedback = another_learner.activity("Your feedback")
    expect(feedback.get_by_label("Mostly doing", exact=True)).to_be_checked()
    another_learner.open("05-moving-up")
    plan = another_learner.activity("Your action plan")
    expect(plan.get_by_role("heading", name="Your plan", exact=True)).to_be_visible()
    expect(plan).to_contain_text("Ask the café group <b>first</b>")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'{"format": "moving-beyond', "That file is damaged"),
        (b'{"format": "something else"}', "That file is not from this course."),
        (b"\xff\xd8\xff\x00 a picture", "That file is damaged"),
        (b"x" * 2_000_001, "That file is too large to be one of ours."),
    ],
    ids=["damaged", "foreign", "binary", "huge"],
)
def test_any_other_file_is_refused_and_changes_nothing(close, data, words):
    take_away = bring(close, "answers.json", data)
    expect(take_away.get_by_role("status")).to_contain_text(words)
    expect(take_away.get_by_role("status")).to_contain_text("Nothing here was changed.")
    close.open("05-moving-up")
    expect(close.activity("Your action plan")).to_contain_text("Ask the café group")


def test_deleting_at_the_close_leaves_nothing_to_take(close):
    answers = close.activity("Your answers")
    close.press(answers, "Delete my answers", "Delete everything you have answered?")
    close.press(answers, "Yes, delete my answers", "Your answers are deleted")
    take_away = close.activity("Take it with you")
    expect(take_away.get_by_role("button", name="Calendar file")).to_have_count(0)
    _, page = download(close, "Web page")
    assert b"You have not answered anything yet" in page
    close.page.goto(close.home)
    done = close.page.get_by_role("listitem").filter(has_text="Moving up").first
    expect(done).not_to_contain_text(re.compile("done", re.IGNORECASE), timeout=STARTING)
