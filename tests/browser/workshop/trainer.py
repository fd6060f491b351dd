"""Whoever runs the workshop: what they do at the desk, and what they counted and let go there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.desks import Desk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Locator, Page


@dataclass(frozen=True)
class Sheet:
    """What was counted on paper or by hand; ``people`` where they could tick several."""

    door: str
    question: str
    round: int
    counts: Mapping[str, int]
    people: int = 0


class Trainer(Desk):
    """The trainer.

    Attributes:
        passed: The titles of the steps, in the order they were opened.
        sheets: What was counted, without what was undone.
        released: What people wrote and everybody may read.
        held: What they wrote and nobody else reads.
    """

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.passed: list[str] = []
        self.sheets: list[Sheet] = []
        self.released: list[str] = []
        self.held: list[str] = []

    def way(self, name: str) -> None:
        """Go to another page of the desk, unless they are there."""
        ways = self.page.get_by_role("navigation", name="Pages of the desk")
        if not ways.locator("[aria-current=page]", has_text=name).count():
            super().way(name)

    def go_on(self, title: str) -> None:
        """Press what stands first once a step is over."""
        self.way("Run")
        self.press(f"{'Go on' if self.passed else 'Begin'}: {title}")
        expect(self.activity.get_by_role("heading", name=title, level=2)).to_be_focused()
        self.passed.append(title)

    def reveal(self) -> None:
        self.way("Run")
        self.press("Reveal the result")
        self.says("Revealed, on the screen and on phones.")

    def type_counts(self, door: str, question: str, counts: Mapping[str, int]) -> None:
        """Type numbers at the desk, and do not add them yet."""
        self.way("Paper")
        asked = self._ask("paper.question")
        if asked.count():
            if asked.is_hidden():
                self.activity.locator("summary").filter(has_text="Question: ").click()
            asked.locator(f'input[value="{question}"]').check()
        self._ask("paper.door").locator(f'input[value="{door}"]').check()
        for value, count in counts.items():
            self.box(question, value).fill(str(count))

    def box(self, question: str, value: str) -> Locator:
        """The box for how many chose it."""
        return self._ask(f"count.{question}.{value}").locator("input")

    def add(self, sheet: Sheet) -> None:
        """Add what was typed."""
        if sheet.people:
            self.box(sheet.question, "of-people").fill(str(sheet.people))
        self.press("Add these counts")
        self.says(f"Added: {sum(sheet.counts.values())}")
        expect(self.box(sheet.question, next(iter(sheet.counts)))).to_have_value("")
        self.sheets.append(sheet)

    def count(
        self,
        door: str,
        question: str,
        counts: Mapping[str, int],
        round: int = 1,
        people: int = 0,
    ) -> None:
        """Count paper or hands, and add them."""
        self.type_counts(door, question, counts)
        self.add(Sheet(door, question, round, counts, people))

    def undo(self) -> None:
        """Take back what was added last."""
        self.press("Undo entry")
        self.says("is undone")
        self.sheets.pop()

    def release(self, *texts: str) -> None:
        """Read these words, and let everybody read them."""
        for words in texts:
            self._decide(words, "Release")
            self.released.append(words)

    def keep_back(self, words: str) -> None:
        """Read these words, and let nobody else read them."""
        self._decide(words, "Keep back")
        self.held.append(words)

    def fill(self, **boxes: str) -> None:
        """Fill boxes of this page, by their names; two underscores stand for a point."""
        for name, words in boxes.items():
            self._ask(name.replace("__", ".")).locator("input, textarea").fill(words)

    def _decide(self, words: str, what: str) -> None:
        self.way("Words")
        found = self.activity.locator("[data-block^='text-held-']").filter(has_text=words)
        name = str(found.get_attribute("data-block")).replace("text-", "acts-", 1)
        acts = self.activity.locator(f'[data-block="{name}"]')
        acts.get_by_role("button", name=what, exact=True).click()
        expect(acts).to_have_count(0)

    def _ask(self, name: str) -> Locator:
        return self.activity.locator(f'.ask[data-question="desk.{name}"]')
