"""Those who come to a workshop: each answers at their own door, and remembers what they said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.people import Learner
from tests.browser.serving import until

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

SENT = "Saved."
MINORITY = "room.minority"


class Guest:
    """Somebody with a phone.

    Attributes:
        page: Their page of the room.
        door: How their answers are counted.
        said: The last of what they chose, by question and round.
        wrote: The same of what they wrote.
    """

    door = "phone"

    def __init__(self, page: Page, home: str) -> None:
        self.page = page
        self.home = home
        self.said: dict[tuple[str, int], object] = {}
        self.wrote: dict[tuple[str, int], str] = {}

    def join(self, code: str) -> None:
        """Type the address and the letters, small and apart as people type them."""
        self.page.goto(f"{self.home}join")
        letters = code.lower()
        self.page.get_by_label("six letters").fill(f"{letters[:3]} {letters[3:]}")
        self.page.get_by_role("button", name="Join").click()
        self.is_in()

    def scan(self, code: str) -> None:
        """Scan the square, whose address has the letters."""
        self.page.goto(f"{self.home}join?code={code}")
        self.page.get_by_role("button", name="Join").click()
        self.is_in()

    def is_in(self) -> None:
        expect(self.page.get_by_text("Connected")).to_be_visible()

    def sees(self, heading: str) -> None:
        """Find themselves at a step, whatever they did."""
        expect(self.page.get_by_role("heading", name=heading, level=2)).to_be_visible()

    def reads(self, words: str) -> None:
        expect(self.page.get_by_text(words).first).to_be_visible()

    def choose(self, question: str, value: object, round: int = 1, *, away: bool = False) -> None:
        """Choose one answer; ``away`` is while nobody can take it."""
        self.control(question, round, value).check()
        self.kept(away)
        self.said[question, round] = value

    def tick(self, question: str, *values: str, round: int = 1) -> None:
        """Tick several."""
        for value in values:
            self.control(question, round, value).check()
            self.kept()
        self.said[question, round] = [*values]

    def write(self, question: str, words: str, round: int = 1, *, away: bool = False) -> None:
        """Write a few words."""
        box = self._ask(question, round).locator("input, textarea")
        box.fill(words)
        box.blur()
        self.kept(away)
        self.wrote[question, round] = words

    def differ(self, question: str, words: str, round: int = 1) -> None:
        """Write for a minority of the table."""
        self.write(f"{MINORITY}.{question}", words, round)

    def _ask(self, question: str, round: int) -> Locator:
        return self.page.locator(f'.ask[data-question="{question}"][data-round="{round}"]')

    def control(self, question: str, round: int, value: object) -> Locator:
        return self._ask(question, round).locator(f'input[value="{value}"]')

    def kept(self, away: bool = False) -> None:
        """Hear that an answer is kept."""
        if not away:
            expect(self.page.locator("p.status")).to_have_text(SENT)


class PlainGuest(Guest):
    """Somebody whose phone runs no scripts: it has forms, and a button for the present step."""

    def is_in(self) -> None:
        self.sees("You are in.")

    def look(self) -> None:
        """Press the button that they are told to press now and then."""
        self.page.get_by_role("link", name="Show the present step").click()

    def sees(self, heading: str) -> None:
        found = self.page.get_by_role("heading", name=heading, level=2)
        until(lambda: found.is_visible() or self.look())

    def reads(self, words: str) -> None:
        found = self.page.get_by_text(words).first
        until(lambda: found.is_visible() or self.look())

    def choose(self, question: str, value: object, round: int = 1, *, away: bool = False) -> None:
        self.control(question, round, value).check()
        self._send(question, away)
        if not away:
            self.said[question, round] = value

    def tick(self, question: str, *values: str, round: int = 1) -> None:
        for value in values:
            self.control(question, round, value).check()
        self._send(question, away=False)
        self.said[question, round] = [*values]

    def write(self, question: str, words: str, round: int = 1, *, away: bool = False) -> None:
        self._ask(question, round).locator("input, textarea").fill(words)
        self._send(question, away)
        if not away:
            self.wrote[question, round] = words

    def _send(self, question: str, away: bool) -> None:
        form = self.page.locator("form.block").filter(
            has=self.page.locator(f'input[name="question"][value="{question}"]')
        )
        form.get_by_role("button", name="Send").click()
        if not away:
            expect(self.page.get_by_text(SENT)).to_be_visible()


class Scribe(Guest):
    """One who writes for a table, with its own code."""

    door = "table"


class Laptop(Guest):
    """Somebody at a laptop, who joins from the welcome and answers there and on the room's page.

    Attributes:
        learner: They, at their notebooks.
    """

    door = "notebook"

    def __init__(self, page: Page, home: str) -> None:
        super().__init__(page, home)
        self.learner = Learner(page, home)

    def join(self, code: str) -> None:
        self.learner.open("00-welcome")
        workshop = self.learner.activity("Are you in a workshop?")
        workshop.get_by_role("textbox").fill(code)
        expect(workshop.get_by_text("You are in the room")).to_be_visible()
        with self.learner.page.expect_popup() as opened:
            workshop.get_by_role("link", name="Open the room’s page").click()
        self.page = opened.value
        self.is_in()

    def place_first_card(self, rung: str) -> None:
        """Place the first card of the ladder's notebook."""
        self.learner.open("02-the-ladder")
        cards = self.learner.activity("Where would you put it?")
        cards.get_by_role("button", name="Five cards").click()
        self.learner.choose(cards, rung)
