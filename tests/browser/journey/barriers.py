"""The part on barriers: what holds us, who is missing, what is honest, who is left with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import Locator, expect

from tests.browser.journey.cards import row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import FilePayload

    from tests.browser.people import Learner

MARKS = (
    ("Time and money", ("A lot", "Perhaps a little", "We need others")),
    ("Trust and power", ("It stops us", "Yes, in part", "We can move it")),
    ("Law and rules", ("A little", "No, not at all", "Law or rules", "Habit")),
)
TITLES = tuple(title for title, _ in MARKS)
OWN = "the bus stops at six"
TABLE = "group,share,room\nOwns,63.2,33\nRents,36.8,thirty"
OURS: FilePayload = {"name": "ours.csv", "mimeType": "text/csv", "buffer": TABLE.encode()}
ELEPHANT = "The site is bought"
"""What is said about the elephant, which no document tells."""


def barriers(learner: Learner) -> Iterator[str]:
    learner.follow("Next: Barriers", "Barriers")
    yield from _barriers(learner)
    yield from _missing(learner)
    yield from _honesty(learner)
    yield from _who_does_what(learner)


def _barriers(learner: Learner) -> Iterator[str]:
    held = learner.activity("What holds you back?")
    yield "twelve points"
    for title in TITLES:
        learner.choose(held, title)
    learner.hand.write(held.get_by_label("Something else in the way, 1 of 3"), OWN)
    learner.press(held, "Look at them one by one", TITLES[0])
    learner.refused(held, "Show what is known", "how much it holds you back")
    expect(held).not_to_contain_text("What others did")
    for (title, labels), following in zip(MARKS, (*TITLES[1:], OWN.capitalize()), strict=True):
        for label in labels:
            learner.choose(held, label)
        if title == TITLES[0]:
            learner.press(held, "Show what is known", "What is known, and what others did")
            learner.unfold(held, "Where this comes from")
            yield "a barrier"
        learner.press(held, "Next barrier", following)
    learner.press(held, "See them all together", "Your barriers on one page")
    yield from _on_one_page(learner, held)


def _on_one_page(learner: Learner, held: Locator) -> Iterator[str]:
    learner.unfold(held, "Everything you marked")
    expect(held).to_contain_text("Not marked yet: The bus stops at six.")
    yield "barriers on one page"
    cell = held.get_by_role("cell").filter(has_text="Find allies")
    learner.hand.press(cell.get_by_role("button", name="Time and money"))
    expect(held.get_by_role("heading", name="What is known, and what")).to_be_focused()
    learner.choose(held, "Yes, nearly all of it")
    learner.press(held, "Back to the list", "Twelve points from 2015")
    learner.press(held, "See them all together", "Your barriers on one page")
    learner.choose(held, "Law and rules")
    expect(held).to_contain_text("By your own marks alone")
    learner.write(held, "Your note on “Law and rules”", "Ask legal for the clause")
    yield "what to take on first"


def _missing(learner: Learner) -> Iterator[str]:
    missing = learner.activity("Who is missing?")
    learner.refused(missing, "Go on to the room", "Choose what to compare first.")
    learner.choose(missing, "Our own numbers")
    learner.hand.give(missing.get_by_label("Or choose a CSV file"), OURS)
    expect(missing).to_contain_text("Row 3, column room: “thirty” will not do; write a whole")
    box = missing.get_by_label("Your own numbers").and_(missing.locator("textarea"))
    expect(box).to_have_value(TABLE)
    yield "a table to mend"
    learner.hand.write(box, TABLE.replace("thirty", "30"))
    expect(missing).to_contain_text("We read two groups and 63 people.")
    learner.press(missing, "Go on to the room", "Your room")
    learner.press(missing, "See who is missing", "Who is missing")
    expect(missing).to_contain_text("63 people said which group they are in.")
    learner.press(missing, "Change the numbers", "Your room")
    learner.press(missing, "Back", "The community")
    learner.choose(missing, "Home")
    expect(missing).to_contain_text("The census counts homes here, not people.")
    count_room(learner, missing, "9", "2", "1", "0")
    yield "a room of twelve"
    learner.press(missing, "Change the numbers", "Your room")
    yield "a room"
    learner.press(missing, "Back", "The community")
    count_room(learner, missing, "33", "4", "2", "1")
    expect(missing).to_contain_text("At least four people short.")
    for fold in ("The same as a table", "How to read", "Where this"):
        learner.unfold(missing, fold)
    expect(row(missing, "Rents privately").nth(2)).to_have_text("hidden")
    yield "who is missing"
    learner.press(missing, "Go on to ways to reach people", "Ways to reach people")
    expect(missing).to_contain_text("our first guess is people who avoid council rooms")
    learner.choose(missing, "Deaf people")
    expect(missing).to_contain_text("Take care: Book early.")
    learner.write(missing, "Which of these could you start first", "Ask at the deaf club")
    learner.unfold(missing, "The same as a table")
    yield "ways to reach people"


def count_room(learner: Learner, missing: Locator, *people: str) -> None:
    """Write how many people of each group were in the room, and see who is missing."""
    learner.press(missing, "Go on to the room", "Your room")
    *groups, _unsaid = missing.get_by_role("textbox").all()
    for box, number in zip(groups, people, strict=True):
        learner.hand.write(box, number)
        learner.saved(missing)
    learner.press(missing, "See who is missing", "Who is missing")


def _honesty(learner: Learner) -> Iterator[str]:
    honesty = learner.activity("Are we being honest?")
    learner.write(honesty, "What is being decided?", "Where the library goes")
    learner.choose(honesty, "Involve")
    learner.press(honesty, "Show my note", "Your note so far")
    expect(honesty).to_contain_text("nothing is down as open")
    yield "a note with gaps"
    learner.press(honesty, "Go on to the elephant", "The elephant in the room")
    learner.hand.write(honesty.get_by_label("What does your whole team know"), ELEPHANT)
    expect(honesty).to_contain_text("Would they feel misled?")
    yield "the elephant"
    learner.press(honesty, "Back to my note", "Your note so far")
    learner.push(honesty, "Copy these words")
    expect(honesty.get_by_role("status")).to_have_text("Copied.")
    copied = learner.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("What is being decided\nWhere the library goes\n\n")
    assert ELEPHANT not in copied
    learner.press(honesty, "Go on to the elephant", "The elephant in the room")
    learner.press(honesty, "Go on to four tests of fairness", "Is it fair to ask?")
    for turn, group in enumerate(honesty.locator("fieldset").all()):
        learner.answer(honesty, group, turn)  # yes, partly, no, I do not know
    learner.press(honesty, "See the four together", "Four tests of a fair consultation")
    expect(honesty).to_contain_text("one of four is met")
    expect(honesty).to_contain_text("We could not confirm how they stand in Scots law")
    yield "four tests of fairness"


def _who_does_what(learner: Learner) -> Iterator[str]:
    lists = learner.activity("Who does what?")
    learner.write(lists, "(1 of 5)", "Opening the hall")
    learner.choose(lists, "For good")
    learner.write(lists, "(2 of 5)", "Bookings")
    learner.press(lists, "Go on to what moves with it", "What moves with it?")
    learner.write(lists, "What information goes with it?", "The boiler survey")
    learner.choose(lists, "Once")
    yield "what moves with it"
    learner.press(lists, "Go on to what stays", "What stays?")
    learner.press(lists, "See the lists side by side", "Your lists, side by side")
    expect(lists).to_contain_text(re.compile("Two things move .* and one kind of support moves"))
    expect(lists).to_contain_text("The second list is shorter than the first.")
    expect(lists).to_contain_text("“Opening the hall” will go on after the last support has ended.")
    learner.unfold(lists, "The same as a table")
    yield "who does what"
