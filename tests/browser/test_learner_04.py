"""A learner marks barriers, writes an honest note, and sees which list is the shorter one."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.barriers import PART, answer_four, choose_barriers, mark_barriers, move_the_hall


def test_barriers_are_marked_seen_on_one_page_and_opened_again_by_keyboard(learner):
    learner.open(PART)
    barriers = choose_barriers(learner)
    expect(barriers).not_to_contain_text("What others did")
    mark_barriers(learner, barriers)
    expect(barriers).to_contain_text("“Start here” has “Trust and power”.")
    expect(barriers).to_contain_text("Not marked yet: The bus stops at six.")
    cell = barriers.get_by_role("cell").filter(has_text="Find allies")
    pin = cell.get_by_role("button", name="Time and money (We need others to move it)")
    pin.focus()
    learner.page.keyboard.press("Enter")
    expect(barriers.get_by_role("heading", name="Time and money")).to_be_focused()
    learner.choose(barriers, "Yes, nearly all of it")
    learner.press(barriers, "Show what is known", "What is known, and what others did")

    learner.page.reload(wait_until="commit")
    barriers = learner.activity("What holds you back?")
    expect(barriers.get_by_label("Yes, nearly all of it")).to_be_checked()


def test_the_three_to_take_first_keep_their_notes(learner):
    learner.open(PART)
    barriers = choose_barriers(learner)
    mark_barriers(learner, barriers)
    for title in ("Time and money", "Trust and power", "Law and rules"):
        learner.choose(barriers, title)
    expect(barriers).to_contain_text("Your own marks say the same")
    barriers.get_by_label("Your note on “Law and rules”").fill("Ask legal for the clause")
    learner.saved(barriers)
    expect(barriers).to_contain_text("Your note: “Ask legal for the clause”")


def test_the_note_is_copied_and_the_elephant_stays_out_of_it(learner):
    learner.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    learner.open(PART)
    honesty = learner.activity("Are we being honest?")
    honesty.get_by_label("What is being decided?").fill("Where the library goes")
    learner.choose(honesty, "Involve")
    learner.press(honesty, "Show my note", "Your note, ready to use")
    expect(honesty).to_contain_text("nothing is down as open")
    learner.press(honesty, "Go on to the elephant", "The elephant in the room")
    honesty.get_by_label("What does your whole team know").fill("The site is bought")
    expect(honesty).to_contain_text("Would they feel misled?")
    learner.press(honesty, "Back to my note", "Your note, ready to use")
    honesty.get_by_role("button", name="Copy these words").click()
    expect(honesty.get_by_role("status")).to_have_text("Copied.")
    copied = learner.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("What is being decided\nWhere the library goes\n\n")
    assert "The site is bought" not in copied
    learner.press(honesty, "Go on to the elephant", "The elephant in the room")
    learner.press(honesty, "Go on to four tests of fairness", "Is it fair to ask?")
    answer_four(learner, honesty)
    expect(honesty).to_contain_text("By your answers, one of four is met.")
    expect(honesty).to_contain_text("We could not confirm how they stand in Scots law")


def test_the_shorter_list_is_said(learner):
    learner.open(PART)
    lists = learner.activity("Who does what?")
    move_the_hall(learner, lists)
    learner.press(lists, "Go on to what stays", "What stays?")
    learner.press(lists, "See the lists side by side", "Your lists, side by side")
    expect(lists).to_contain_text("Two things move to the community, and one kind of support moves")
    expect(lists).to_contain_text("The second list is shorter than the first.")
    expect(lists).to_contain_text("“Opening the hall” will go on after the last support has ended.")
