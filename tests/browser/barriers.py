"""What people do in the part on barriers, apart from who is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import Locator, expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.people import Learner

PART = "04-barriers"
MARKS = (
    ("Time and money", ("A lot", "Perhaps a little", "We need others")),
    ("Trust and power", ("It stops us", "Yes, in part", "We can move it")),
    ("Law and rules", ("A little", "No, not at all", "Law or rules", "Habit")),
)


def choose_barriers(learner: Learner) -> Locator:
    """Choose three of the twelve and one of your own, and open the first."""
    barriers = learner.activity("What holds you back?")
    for title, _ in MARKS:
        learner.choose(barriers, title)
    barriers.get_by_label("Something else in the way, 1 of 3").fill("the bus stops at six")
    learner.press(barriers, "Look at them one by one", MARKS[0][0])
    return barriers


def mark_barriers(learner: Learner, barriers: Locator, first: int = 0) -> None:
    """Mark the three from the ``first`` on, leave your own unmarked, and end at the picture."""
    following = [*(title for title, _ in MARKS[1:]), "The bus stops at six"]
    for (_, labels), heading in list(zip(MARKS, following, strict=True))[first:]:
        for label in labels:
            learner.choose(barriers, label)
        learner.press(barriers, "Next barrier", heading)
    learner.press(barriers, "See them all together", "Your barriers on one page")


def walk_barriers(learner: Learner) -> Iterator[str]:
    """Every state of the three activities, pausing at each by its name."""
    learner.open(PART)
    yield "barriers, twelve points"
    barriers = choose_barriers(learner)
    barriers.get_by_role("button", name="Show what is known").click()
    expect(barriers.get_by_role("status")).to_contain_text("how much it holds you back")
    for label in MARKS[0][1]:
        learner.choose(barriers, label)
    learner.press(barriers, "Show what is known", "What is known, and what others did")
    barriers.get_by_text("Where this comes from").click()
    yield "a barrier, read"
    learner.press(barriers, "Next barrier", MARKS[1][0])
    mark_barriers(learner, barriers, first=1)
    barriers.get_by_text("Everything you marked").click()
    learner.choose(barriers, "Law and rules")
    expect(barriers).to_contain_text("By your own marks alone")
    yield "barriers on one page"
    yield from _walk_honesty(learner)
    yield from _walk_who_does_what(learner)


def _walk_honesty(learner: Learner) -> Iterator[str]:
    honesty = learner.activity("Are we being honest?")
    learner.choose(honesty, "Consult")
    learner.press(honesty, "Show my note", "Your note, ready to use")
    yield "a note with gaps"
    learner.press(honesty, "Go on to the elephant", "The elephant in the room")
    yield "the elephant"
    learner.press(honesty, "Go on to four tests of fairness", "Is it fair to ask?")
    answer_four(learner, honesty)
    yield "four tests of fairness"


def answer_four(learner: Learner, honesty: Locator) -> None:
    """Answer the four tests: yes, partly, no, I do not know."""
    for turn, group in enumerate(honesty.get_by_role("group").all()):
        group.get_by_role("radio").nth(turn).check()
        learner.saved(honesty)
    learner.press(honesty, "See the four together", "Four tests of a fair consultation")


def _walk_who_does_what(learner: Learner) -> Iterator[str]:
    lists = learner.activity("Who does what?")
    move_the_hall(learner, lists)
    yield "what moves with it"
    learner.press(lists, "Go on to what stays", "What stays?")
    learner.press(lists, "See the lists side by side", "Your lists, side by side")
    lists.get_by_text("The same as a table").click()
    yield "who does what"


def move_the_hall(learner: Learner, lists: Locator) -> None:
    """Move two jobs to the community, and only a survey with them."""
    lists.get_by_label("A job or duty that moves (1 of 5)").fill("Opening the hall")
    learner.choose(lists, "For good")
    lists.get_by_label("A job or duty that moves (2 of 5)").fill("Bookings")
    learner.press(lists, "Go on to what moves with it", "What moves with it?")
    lists.get_by_label("What information goes with it?").fill("The boiler survey")
    learner.choose(lists, "Once")
