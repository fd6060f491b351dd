"""An activity of several pages: which one a person is on, and the buttons from one to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.activities.base import Activity, step
from coproduction.activities.blocks import Button, Buttons, Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from coproduction.activities.answers import Answers
    from coproduction.activities.blocks import Block
    from coproduction.content import Question


class Paged(Activity):
    """Pages by name; ``refuse`` says which are not open yet, ``blocks`` what is on each."""

    @property
    def pages(self) -> Sequence[str]:
        """The names of the pages, in order; a person begins on the first."""
        raise NotImplementedError

    def blocks(self, answers: Answers, at: str) -> Iterable[tuple[str, Block]]:
        """What is on one page; its first block is where a person is taken."""
        raise NotImplementedError

    @property
    def at(self) -> str:
        """The id of the answer that says which page a person is on."""
        return f"{self.id}.at"

    def ask(self) -> Iterator[Question]:
        yield step(self.at, self.pages)

    def page(self, answers: Answers) -> Page:
        at = self.here(answers)
        return Page.of(at, self.blocks(answers, at))

    def here(self, answers: Answers) -> str:
        """The page kept for this person, or the last before it that stands on what they said."""
        kept = str(self.said(answers, self.at))
        before = self.pages[: self.pages.index(kept) + 1] if kept in self.pages else ()
        stand = (one for one in reversed(before) if not self.refuse(answers, self.at, one, 1))
        return next(stand, self.pages[0])

    def go(self, *ways: tuple[str, str], main: bool = True) -> Buttons:
        """Buttons to other pages, each as its words and its page; the first is the main one."""
        first = 0 if main else None
        return Buttons(
            tuple(
                Button(words, self.at, page, main=number == first)
                for number, (words, page) in enumerate(ways)
            )
        )
