"""The plan, the close and the case studies; then the files, and nothing is left behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.people import in_days
from tests.browser.serving import PARTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.people import Learner

NOTE = "Ask what happened to the volunteers"


def moving_up(learner: Learner) -> Iterator[str]:
    learner.follow("Next: Moving up", "Moving up")
    plan = learner.activity("Your action plan")
    expect(plan).to_contain_text("What holds it down")
    yield "plan, where it starts"
    learner.choose(plan, "5 Engagement")
    learner.press(plan, "Go on to the steps", "Step 1")
    learner.refused(plan, "Go on to what you cannot do", "Write one step first.")
    learner.write(plan, "Step 1: what will you do?", "Ask the café group <b>first</b>")
    learner.write(plan, "Step 1: who sees", "The café group")
    learner.hand.write(plan.get_by_label("Step 1: by when?"), in_days(30))
    learner.press(plan, "Add another step", "Step 2")
    learner.write(plan, "Step 2: what will you do?", "Agree the budget")
    learner.hand.write(plan.get_by_label("Step 2: by when?"), in_days(-10))
    expect(plan).to_contain_text("This date has passed.")
    yield "plan, two steps"
    learner.press(plan, "Go on to what you cannot do", "What you cannot do, and why")
    learner.write(plan, "What can you not do?", "Keep the hall open all night")
    learner.hand.write(plan.get_by_label("When will you tell people"), in_days(120))
    learner.press(plan, "See the whole plan", "Your plan")
    expect(plan.get_by_role("heading", name="Worth another look")).to_be_visible()
    for words in ("Nobody has this step yet", "This date has passed", "more than twelve weeks"):
        expect(plan).to_contain_text(words)
    learner.unfold(plan, "The same as a table")
    yield "plan, with what is worth another look"


def close(learner: Learner) -> Iterator[str]:
    learner.follow("Next: Close", "Close")
    feedback = learner.activity("Your feedback")
    for group in feedback.locator("fieldset").all():
        first = group.get_by_role("radio").or_(group.get_by_role("checkbox")).first
        learner.hand.choose(first)
        learner.saved(feedback)
    learner.write(feedback, "What would you tell the people", "More on small rural places")
    expect(feedback).to_contain_text("Thank you.")
    yield "close"


def library(learner: Learner) -> Iterator[str]:
    learner.follow("Next: Case studies", "Case studies")
    cases = learner.activity("The library of cases")
    entries = cases.locator(".shelf > li")
    expect(entries).to_have_count(29)
    for name in ("Where", "Which rung", "What was shared", "Numbers and setbacks"):
        learner.unfold(cases, name)
    learner.choose(cases, "Did not go as hoped")
    expect(entries).to_have_count(5)
    expect(cases.get_by_label("Did not go as hoped")).to_be_focused()
    yield "library, filtered"
    learner.press(cases, "Southwark Circle and its sisters", "Southwark Circle")
    expect(cases).to_contain_text("It closed in 2014, when the money ran out.")
    learner.unfold(cases, "Where this comes from")
    learner.write(cases, "What would you borrow from it", NOTE)
    yield "a case study"
    learner.press(cases, "Back to the library", "5 of 29 cases")
    learner.push(cases, "Show all cases")
    expect(entries).to_have_count(29)


def take_away(learner: Learner) -> Iterator[str]:
    """All four files; then the same file is looked at before it is brought in, and is not."""
    learner.follow("Back: Close", "Close")
    files = learner.activity("Take it with you")
    for label in ("Word document", "Web page", "Calendar file", "File of answers"):
        learner.files[label] = learner.take(label)
    saved = learner.files["File of answers"]
    learner.hand.give(files.get_by_label("A file of answers that you saved"), saved)
    expect(files.get_by_role("heading", name="This file holds")).to_be_focused()
    yield "a file to bring in"
    learner.push(files, "Leave things as they are")
    expect(files.get_by_role("heading", name="This file holds")).to_have_count(0)


def goodbye(learner: Learner) -> Iterator[str]:
    """Every part is done; then everything is deleted, here and at home."""
    learner.follow("Moving Beyond Consultation", "Moving Beyond Consultation")
    _expect_done(learner, len(PARTS))
    yield "home, all done"
    learner.page.go_back()
    answers = learner.activity("Your answers")
    learner.press(answers, "Delete my answers", "Delete everything you have answered?")
    learner.press(answers, "Yes, delete my answers", "Your answers are deleted")
    files = learner.activity("Take it with you")
    expect(files.get_by_role("button", name="Calendar file")).to_have_count(0)
    assert b"You have not answered anything yet" in learner.take("Web page")["buffer"]
    yield "close, deleted"
    learner.follow("Moving Beyond Consultation", "Moving Beyond Consultation")
    _expect_done(learner, 0)
    learner.follow("Delete my answers", "Delete my answers?")
    yield "delete"
    learner.hand.press(learner.page.get_by_role("button", name="Delete my answers"))
    expect(learner.page.get_by_role("heading", level=1)).to_have_text("Your answers are deleted")
    yield "deleted"
    learner.page.goto(f"{learner.home}nothing-here")
    yield "not found"


def _expect_done(learner: Learner, number: int) -> None:
    parts = learner.page.get_by_role("main").get_by_role("listitem")
    expect(parts.filter(has_text="done")).to_have_count(number)
