"""What a learner says stays theirs: through a tunnel, in another tab, and when it is deleted."""

from __future__ import annotations

from datetime import date

from playwright.sync_api import expect

from coproduction.activities import portable
from tests.browser.people import Learner
from tests.browser.serving import until

LADDER = "02-the-ladder"
CAFE = portable.write({("start.practice", 1): "The café"}, date(2026, 11, 23))
REFUSED = (
    (b'{"format": "moving-beyond', "That file is damaged"),
    (b'{"format": "something else"}', "That file is not from this course."),
    (b"\xff\xd8\xff\x00 a picture", "That file is damaged"),
    (CAFE.decode().encode("latin-1"), "That file is damaged"),
    (b"x" * 2_000_001, "That file is too large to be one of ours."),
)


def test_words_typed_while_the_line_is_down_are_kept_and_sent_after_a_reload(learner):
    def boxes():
        reason = learner.activity("Where would you put it?").get_by_label("Why that rung?")
        work = learner.activity("Your own practice").get_by_label("Think of one piece of work")
        return {reason: "Typed in a tunnel", work: "And in the next"}

    learner.open(LADDER)
    cards = learner.activity("Where would you put it?")
    cards.get_by_role("button", name="Five cards").click()
    expect(cards.get_by_role("heading", name="Three squares")).to_be_focused()
    learner.page.context.set_offline(True)
    for box, words in boxes().items():
        box.fill(words)
    for title in ("Where would you put it?", "Your own practice"):
        said = learner.activity(title).get_by_role("status")
        expect(said.filter(has_text="Not saved yet")).to_be_visible()
    learner.page.context.set_offline(False)
    learner.page.reload(wait_until="commit")
    for box, words in boxes().items():
        expect(box).to_have_value(words)
    # Once it is kept it leaves the device, and is there all the same.
    until(lambda: learner.page.evaluate("Object.keys(localStorage).length") == 0)
    learner.page.reload(wait_until="commit")
    for box, words in boxes().items():
        expect(box).to_have_value(words)


def test_deleting_in_one_part_empties_it_and_every_other_that_is_open(learner):
    learner.open("00-welcome")
    start = learner.activity("Before we begin")
    learner.write(start, "Think of one piece of work", "Riverside café")
    learner.choose(start, "Doing for")
    other = Learner(learner.page.context.new_page(), learner.home)
    other.open(LADDER)
    practice = other.activity("Your own practice")
    work = practice.get_by_label("Think of one piece of work")
    expect(work).to_have_value("Riverside café")

    answers = learner.activity("Your answers")
    learner.press(answers, "Delete my answers", "Delete everything you have answered?")
    learner.press(answers, "Yes, delete my answers", "Your answers are deleted")
    expect(start.get_by_label("Doing for", exact=True)).not_to_be_checked()
    expect(work).to_have_value("")
    expect(practice).not_to_contain_text("Doing for")

    other.choose(other.activity("Your own practice"), "6 Co-design")
    learner.page.reload(wait_until="commit")
    start = learner.activity("Before we begin")
    expect(start.get_by_label("Think of one piece of work")).to_have_value("")
    expect(start.get_by_label("Doing for", exact=True)).not_to_be_checked()


def test_what_an_answer_brings_elsewhere_on_the_page_is_heard(learner):
    learner.open("00-welcome")
    start = learner.activity("Before we begin")
    heard = start.locator("xpath=..").locator(".unseen[aria-live]")
    expect(heard).to_be_empty()
    learner.choose(start, "Doing for")
    expect(heard).to_contain_text("Hold on to that hunch.")
    expect(start.get_by_text("Hold on to that hunch.")).to_have_count(1)
    learner.open("03-why-bother")
    fund = learner.activity("One budget")
    heard = fund.locator("xpath=..").locator(".unseen[aria-live]")
    learner.choose(fund, "One to three")
    learner.press(fund, "See what becomes of it", "What becomes of it")
    expect(heard).to_be_empty()  # the focus is on it
    learner.push(fund, "Pool the budgets")
    expect(heard).to_contain_text("The money in the fund")
    expect(fund.locator("figcaption").first).to_have_text(heard.inner_text())


def test_any_other_file_is_refused_and_changes_nothing(learner):
    learner.open("06-close")
    feedback = learner.activity("Your feedback")
    learner.choose(feedback, "Mostly doing")
    files = learner.activity("Take it with you")
    for data, words in REFUSED:
        file = {"name": "answers.json", "mimeType": "application/json", "buffer": data}
        files.get_by_label("A file of answers that you saved").set_input_files(file)
        said = files.get_by_role("status")
        expect(said.filter(has_text=words)).to_contain_text("Nothing here was changed.")
    learner.page.reload(wait_until="commit")
    expect(feedback.get_by_label("Mostly doing", exact=True)).to_be_checked()
