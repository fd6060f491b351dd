"""What people do in the course, named as they would name it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from playwright.sync_api import Locator, Page, expect

from tests.browser.barriers import walk_barriers
from tests.browser.reasons import library, why_bother

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SHORT_SET = (
    ("Three squares", "5 Engagement"),
    ("Have your say", "3 Informing"),
    ("The statement", "7 Co-production"),
    ("Yours for £1", "Not on this ladder"),
    ("The flood group", "7 Co-production"),
)
STARTING = 60_000
"""How long a page may take to start on a busy machine, in milliseconds."""


class Learner:
    """Someone working through the notebooks in a browser.

    Args:
        page: A browser page.
        home: The address of the course, with a slash at the end.
    """

    def __init__(self, page: Page, home: str) -> None:
        self.page = page
        self.home = home

    def open(self, part: str) -> None:
        """Open a part and wait until its first activity can be used."""
        self.page.goto(f"{self.home}voila/render/{part}.ipynb", wait_until="commit")
        expect(self.page.locator(".activity").first).to_be_visible(timeout=STARTING)

    def activity(self, title: str) -> Locator:
        """The region of an activity, once it is there."""
        found = self.page.get_by_role("region", name=title, exact=True)
        expect(found).to_be_visible(timeout=STARTING)
        return found

    def saved(self, activity: Locator) -> None:
        """Wait until the last answer is acknowledged."""
        expect(activity.get_by_role("status")).to_have_text("Saved.")

    def choose(self, activity: Locator, label: str) -> None:
        """Tap an answer and wait until it is kept."""
        name = re.compile(f"^{re.escape(label)}")
        control = activity.get_by_role("radio", name=name)
        control.or_(activity.get_by_role("checkbox", name=name)).check()
        self.saved(activity)

    def press(self, activity: Locator, words: str, heading: str) -> None:
        """Press a button; the focus goes to the heading of what it brings."""
        activity.get_by_role("button", name=words, exact=True).click()
        expect(activity.get_by_role("heading", name=heading)).to_be_focused()

    def place_cards(self, cards: Iterable[tuple[str, str]] = SHORT_SET) -> Locator:
        """Place the short set of cards and end at the spread."""
        vignettes = self.activity("Where would you put it?")
        vignettes.get_by_role("button", name="Five cards").click()
        cards = list(cards)
        for turn, (card, rung) in enumerate(cards):
            expect(vignettes.get_by_role("heading", name=card)).to_be_focused()
            self.choose(vignettes, rung)
            self.press(vignettes, "Show our reading", "Our reading")
            last = turn == len(cards) - 1
            vignettes.get_by_role(
                "button", name="See all your cards together" if last else "Next card"
            ).click()
        expect(vignettes.get_by_role("heading", name="Your cards beside")).to_be_focused()
        return vignettes

    def answer_ten(self, practice: Locator, answer: int, last: str, **others: int) -> None:
        """Answer the ten questions with the same choice, counted from 0, some with another."""
        for turn in range(1, 5):
            expect(practice.get_by_role("heading", name=f"{turn} of 4")).to_be_visible()
            for group in practice.get_by_role("group").all():
                key = (group.get_attribute("data-question") or "").rpartition(".")[2]
                group.get_by_role("radio").nth(others.get(key, answer)).check()
                self.saved(practice)
            practice.get_by_role("button", name=last if turn == 4 else "Next questions").click()

    def walk(self) -> Iterator[str]:
        """Go through every page and state of the course, pausing at each by its name."""
        yield from self._pages()
        self.open("00-welcome")
        start = self.activity("Before we begin")
        yield "welcome"
        self.choose(start, "Doing for")
        yield "welcome, hunch given"
        answers = self.activity("Your answers")
        self.press(answers, "Delete my answers", "Delete everything you have answered?")
        yield "welcome, asked whether to delete"
        yield from self._definitions()
        self.open("02-the-ladder")
        self.activity("Argue with the ladder")
        yield "ladder"
        yield from self._vignettes()
        yield from self._practice()
        yield from self._argue()
        yield from self._value()
        yield from why_bother(self)
        yield from walk_barriers(self)
        yield from self._missing()
        yield from self._moving_up()
        yield from library(self)

    def _pages(self) -> Iterator[str]:
        self.page.goto(self.home)
        yield "home"
        self.page.get_by_role("link", name="Delete my answers").first.click()
        yield "delete"
        self.page.get_by_role("button", name="Delete my answers").click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text("Your answers are deleted")
        yield "deleted"
        self.page.goto(f"{self.home}nothing-here")
        yield "not found"

    def _definitions(self) -> Iterator[str]:
        self.open("01-what-is-co-production")
        sandwich = self.activity("The filling in the sandwich")
        policy = self.activity("Principles and policy")
        policy.get_by_text("Law and policy").click()
        yield "what co-production is"
        definitions = self.activity("What do they mean by it?")
        definitions.get_by_role("button", name="Five definitions").click()
        for state in self.go_through(definitions, ["7 Co-production"] * 5, "Your placings"):
            yield f"definitions, {state}"
        self.choose(definitions, "Think Local Act Personal")
        expect(definitions.get_by_text("What you sign up to")).to_be_visible()
        yield "definitions, signed"
        for state in self.go_through(sandwich, ["Bottom-up"] * 8, "Your sandwich"):
            yield f"sandwich, {state}"

    def go_through(self, deck: Locator, choices: Iterable[str], end: str) -> Iterator[str]:
        """Go through a deck of cards; pauses before and after our reading, and at the end."""
        for turn, choice in enumerate(choices):
            self.choose(deck, choice)
            if turn == 0:
                yield "a choice"
            self.press(deck, "Show our reading", "Our reading")
            if turn == 0:
                yield "our reading"
            deck.get_by_role("button", name=re.compile("^Next|^See all")).click()
            expect(deck.get_by_role("heading", name="Our reading")).to_have_count(0)
        expect(deck.get_by_role("heading", name=end)).to_be_focused()
        yield "the end"

    def _value(self) -> Iterator[str]:
        self.open("03-why-bother")
        cost = self.activity("The cost of not co-producing")
        answer_five(self, cost)
        yield "five questions on cost"
        self.press(cost, "See and change every figure", "Every figure")
        yield "every figure"
        self.press(cost, "The cost lines", "The cost lines")
        yield "the cost lines"
        self.press(cost, "Every figure", "Every figure")
        self.press(cost, "What could be saved", "What could be saved")
        cost.get_by_label("Avoidable share: at the lowest").fill("30%")
        expect(cost.get_by_text("is above the figure itself")).to_be_visible()
        yield "figures, a range that does not hold its figure"
        self.press(cost, "See what it comes to", "What it comes to")
        cost.get_by_text("The same as a table").first.click()
        yield "what it comes to"
        for heading in (
            "When it pays for itself",
            "What it hangs on",
            "Before you say it out loud",
        ):
            cost.get_by_role("button", name=re.compile("^Go on: ")).click()
            expect(cost.get_by_role("heading", name=heading)).to_be_focused()
            yield heading
        fund = self.activity("One budget")
        self.choose(fund, "One to three")
        self.press(fund, "See what becomes of it", "What becomes of it")
        fund.get_by_text("The same as a table").click()
        yield "one budget"

    def _vignettes(self) -> Iterator[str]:
        vignettes = self.activity("Where would you put it?")
        vignettes.get_by_role("button", name="Five cards").click()
        for turn, (card, rung) in enumerate(SHORT_SET):
            expect(vignettes.get_by_role("heading", name=card)).to_be_focused()
            if turn == 0:
                yield "a card"
                vignettes.get_by_role("button", name="Show our reading").click()
                expect(vignettes.get_by_role("status")).to_contain_text("Choose a rung first")
                yield "a card, refused"
                vignettes.get_by_text("What each rung means").click()
            self.choose(vignettes, rung)
            self.press(vignettes, "Show our reading", "Our reading")
            yield f"our reading of {card}"
            vignettes.get_by_role("button", name=re.compile("Next card|See all")).click()
        vignettes.get_by_text("The same as a table").click()
        yield "spread"

    def _practice(self) -> Iterator[str]:
        practice = self.activity("Your own practice")
        practice.get_by_label("Think of one piece of work").fill("A very long name for it " * 4)
        self.choose(practice, "6 Co-design")
        practice.get_by_role("button", name="Go on to the ten questions").click()
        yield "ten questions"
        self.answer_ten(practice, 3, "See where it sits", deciding=1, support=0)
        expect(practice.get_by_role("heading", name="Where “A very long")).to_be_focused()
        practice.get_by_text("The same as a table").click()
        yield "own practice, result"
        practice.get_by_role("button", name="Answer as your community would").click()
        self.answer_ten(practice, 2, "See where the views part", openness=0)
        expect(practice.get_by_role("heading", name="Where the two views part")).to_be_focused()
        yield "own practice, two views"

    def _argue(self) -> Iterator[str]:
        argue = self.activity("Argue with the ladder")
        argue.get_by_text("Where this comes from").click()
        yield "criticisms"
        self.press(argue, "Go on to your own ladder", "Make it your own ladder")
        argue.get_by_label("Another name for 2, Educating").fill("Telling")
        argue.get_by_label(re.compile("Is a rung missing")).fill("Community-led")
        self.choose(argue, "Beside the ladder, not on it")
        self.choose(argue, "1 Coercion")
        expect(argue.locator(".beside")).to_contain_text("Community-led")
        yield "your own ladder"
        rungs = self.activity("The seven rungs")
        rungs.get_by_text("The same rungs on other ladders").click()
        yield "crosswalk"

    def _missing(self) -> Iterator[str]:
        missing = self.activity("Who is missing?")
        self.choose(missing, "Our own numbers")
        missing.get_by_label("Your own numbers").fill("group,share,room\nOwns,sixty,33")
        missing.get_by_role("button", name="Go on to the room").click()
        expect(missing.get_by_role("status")).to_contain_text("needs mending")
        yield "a table to mend"
        self.choose(missing, "Home")
        count_room(self, missing, 9, 2, 1, 0)
        yield "a room of twelve"
        self.press(missing, "Change the numbers", "Your room")
        yield "a room"
        self.press(missing, "Back", "The community")
        count_room(self, missing, 90, 34, 2, 1)
        for fold in ("The same as a table", "How to read", "Where this"):
            missing.get_by_text(fold).click()
        yield "who is missing"
        self.press(missing, "Go on to ways to reach people", "Ways to reach people")
        self.choose(missing, "Older people")
        missing.get_by_text("The same as a table").click()
        yield "ways to reach people"

    def _moving_up(self) -> Iterator[str]:
        self.open("05-moving-up")
        plan = self.activity("Your action plan")
        expect(plan).to_contain_text("What holds it down")
        yield "plan, where it starts"
        fill_plan(self)
        plan.get_by_text("The same as a table").click()
        yield "plan, with what is worth another look"
        self.press(plan, "Change the steps", "Step 2")
        yield "plan, two steps"
        self.open("06-close")
        take_away = self.activity("Take it with you")
        with self.page.expect_download() as waiting:
            take_away.get_by_role("button", name="File of answers", exact=True).click()
        yield "close"
        take_away.get_by_label("A file of answers").set_input_files(waiting.value.path())
        expect(take_away.get_by_role("heading", name="This file holds")).to_be_focused()
        yield "close, a file to bring in"


def in_days(days: int) -> str:
    """A day so far from today, as a box for dates takes it."""
    return (datetime.now(UTC).astimezone().date() + timedelta(days)).isoformat()


def fill_plan(learner: Learner) -> None:
    """Write a plan of two steps, the second with gaps, and end at the whole of it."""
    plan = learner.activity("Your action plan")
    learner.choose(plan, "5 Engagement")
    learner.press(plan, "Go on to the steps", "Step 1")
    plan.get_by_label("Step 1: what will you do?").fill("Ask the café group <b>first</b>")
    plan.get_by_label("Step 1: who sees").fill("The café group")
    plan.get_by_label("Step 1: by when?").fill(in_days(30))
    learner.press(plan, "Add another step", "Step 2")
    plan.get_by_label("Step 2: what will you do?").fill("Agree the budget")
    plan.get_by_role("button", name="Go on to what you cannot do").click()
    plan.get_by_label("When will you tell people").fill(in_days(100))
    learner.press(plan, "See the whole plan", "Your plan")


def answer_five(learner: Learner, cost: Locator) -> None:
    """Answer the five questions on the cost of not co-producing."""
    cost.get_by_label("What does the service cost in a year?").fill("£2,000,000")
    learner.saved(cost)
    for label in ("About £25", "Only their expenses", "Mostly the body", "Some of it"):
        learner.choose(cost, label)


def count_room(learner: Learner, missing: Locator, *people: int) -> None:
    """Write how many people of each group were in the room, and see who is missing."""
    missing.get_by_role("button", name="Go on to the room").click()
    expect(missing.get_by_role("heading", name="Your room")).to_be_focused()
    for box, number in zip(missing.get_by_role("textbox").all(), people, strict=False):
        box.fill(str(number))
        box.blur()
        learner.saved(missing)
    learner.press(missing, "See who is missing", "Who is missing")
