"""A learner works through both notebooks, leaves, comes back, and deletes."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.people import STARTING
from tests.browser.serving import until


def test_the_welcome_asks_two_things_and_remembers_them(learner):
    learner.open("00-welcome")
    start = learner.activity("Before we begin")
    start.get_by_label("Think of one piece of work").fill("Riverside café")
    learner.saved(start)
    learner.choose(start, "Doing for")
    expect(start).to_contain_text("Hold on to that hunch.")
    learner.page.reload(wait_until="commit")
    start = learner.activity("Before we begin")
    expect(start.get_by_label("Think of one piece of work")).to_have_value("Riverside café")
    expect(start.get_by_label("Doing for", exact=True)).to_be_checked()


def test_cards_are_placed_read_moved_and_seen_together(learner):
    learner.open("02-the-ladder")
    vignettes = learner.activity("Where would you put it?")
    vignettes.get_by_role("button", name="Five cards").click()
    expect(vignettes.get_by_role("heading", name="Three squares")).to_be_focused()

    vignettes.get_by_role("button", name="Show our reading").click()
    expect(vignettes.get_by_role("status")).to_have_text("Choose a rung first. A guess is fine.")
    expect(vignettes).not_to_contain_text("A tempting answer")

    learner.choose(vignettes, "5 Engagement")
    vignettes.get_by_label(re.compile("Why that rung")).fill("Something changed.")
    learner.press(vignettes, "Show our reading", "Our reading")
    expect(vignettes).to_contain_text("“Something changed.”")
    expect(vignettes).to_contain_text("That is higher than ours.")
    expect(vignettes.get_by_text("Your first choice")).to_be_visible()
    vignettes.get_by_role("radio", name=re.compile("4 Consultation")).check()
    learner.saved(vignettes)
    learner.press(vignettes, "Next card", "Have your say")
    learner.press(vignettes, "Back to the card before", "Our reading")
    expect(vignettes.get_by_role("radio", name=re.compile("4 Consultation"))).to_be_checked()


def test_the_spread_is_a_picture_a_sentence_and_a_table(learner):
    learner.open("02-the-ladder")
    vignettes = learner.place_cards()
    expect(vignettes).to_contain_text("You placed five cards.")
    vignettes.get_by_text("The same as a table").click()
    row = vignettes.get_by_role("row", name=re.compile("Yours for £1"))
    expect(row.get_by_role("cell").nth(0)).to_have_text("Off")
    expect(row.get_by_role("cell").nth(2)).to_have_text("Off (or 1 to 2)")


def test_own_practice_names_the_gate_and_then_the_other_view(learner):
    learner.open("02-the-ladder")
    practice = learner.activity("Your own practice")
    practice.get_by_label("Think of one piece of work").fill("Riverside café")
    learner.choose(practice, "6 Co-design")
    practice.get_by_role("button", name="Go on to the ten questions").click()
    expect(practice.get_by_role("heading", name="1 of 4")).to_be_focused()
    practice.get_by_role("button", name="Next questions").click()
    expect(practice.get_by_role("status")).to_contain_text("still need an answer")

    learner.answer_ten(practice, 3, "See where it sits", deciding=1)
    expect(practice.get_by_role("heading", name="Where “Riverside café” sits")).to_be_focused()
    expect(practice).to_contain_text("rung 4, Consultation, with 28 points of 30")
    expect(practice.get_by_role("heading", name="What holds it down")).to_be_visible()
    expect(practice).to_contain_text("You keep the last word after collecting views.")

    practice.get_by_role("button", name="Answer as your community would").click()
    learner.answer_ten(practice, 3, "See where the views part", deciding=1, openness=0)
    expect(practice.get_by_role("heading", name="Where the two views part")).to_be_focused()
    expect(practice).to_contain_text("The views part most on openness.")


def test_your_own_ladder_is_drawn_as_you_change_it(learner):
    learner.open("02-the-ladder")
    argue = learner.activity("Argue with the ladder")
    learner.choose(argue, "It does not ask who")
    learner.press(argue, "Go on to your own ladder", "Make it your own ladder")
    argue.get_by_label("Another name for 2, Educating").fill("Telling")
    learner.saved(argue)
    argue.get_by_label(re.compile("Is a rung missing")).fill("Community-led")
    learner.choose(argue, "At the top, above 7")
    learner.choose(argue, "1 Coercion")
    expect(argue).to_contain_text("One rung renamed, one rung dropped and one of your own added.")
    rungs = argue.locator("ol.ladder > li")
    expect(rungs.first).to_contain_text("Community-led")
    expect(rungs.last).to_contain_text("you would drop it")


def test_deleting_in_the_notebook_empties_the_page_at_once(learner):
    learner.open("00-welcome")
    start = learner.activity("Before we begin")
    learner.choose(start, "Doing for")
    answers = learner.activity("Your answers")
    learner.press(answers, "Delete my answers", "Delete everything you have answered?")
    learner.press(answers, "Yes, delete my answers", "Your answers are deleted")
    expect(start.get_by_label("Doing for", exact=True)).not_to_be_checked()
    learner.page.reload(wait_until="commit")
    start = learner.activity("Before we begin")
    expect(start.get_by_label("Doing for", exact=True)).not_to_be_checked()


def test_another_visitor_sees_nothing_of_it(learner, another_learner):
    learner.open("00-welcome")
    learner.choose(learner.activity("Before we begin"), "Doing with")
    another_learner.open("00-welcome")
    start = another_learner.activity("Before we begin")
    expect(start.get_by_label("Doing with", exact=True)).not_to_be_checked()


def test_words_typed_while_the_line_is_down_are_kept_and_sent_after_a_reload(learner):
    learner.open("00-welcome")
    start = learner.activity("Before we begin")
    learner.page.context.set_offline(True)
    start.get_by_label("Think of one piece of work").fill("Typed in a tunnel")
    expect(start.get_by_role("status")).to_contain_text("Not saved yet")
    learner.page.context.set_offline(False)
    learner.page.reload(wait_until="commit")
    start = learner.activity("Before we begin")
    expect(start.get_by_label("Think of one piece of work")).to_have_value("Typed in a tunnel")
    # Once it is kept it leaves the device, and is there all the same.
    until(lambda: learner.page.evaluate("Object.keys(localStorage).length") == 0)
    learner.page.reload(wait_until="commit")
    start = learner.activity("Before we begin")
    expect(start.get_by_label("Think of one piece of work")).to_have_value("Typed in a tunnel")


def test_a_text_that_would_be_markup_stays_text(learner):
    learner.open("02-the-ladder")
    learner.page.on("dialog", lambda _: (_ for _ in ()).throw(AssertionError("a script ran")))
    argue = learner.activity("Argue with the ladder")
    learner.press(argue, "Go on to your own ladder", "Make it your own ladder")
    attack = "<img src=x onerror=alert(1)>"
    argue.get_by_label(re.compile("Is a rung missing")).fill(attack)
    learner.saved(argue)
    expect(argue.locator(".beside")).to_contain_text(attack)
    expect(argue.locator(".beside img")).to_have_count(0)


def test_the_home_page_ticks_what_is_done_and_carries_on(learner):
    learner.open("00-welcome")
    learner.choose(learner.activity("Before we begin"), "It depends")
    learner.open("02-the-ladder")
    learner.page.goto(learner.home)
    done = learner.page.get_by_role("listitem").filter(has_text="Welcome").first
    expect(done).to_contain_text(re.compile("done", re.IGNORECASE))
    learner.page.get_by_role("link", name=re.compile("Carry on")).first.click(no_wait_after=True)
    expect(learner.page.get_by_role("heading", level=1)).to_contain_text(
        "The ladder", timeout=STARTING
    )
