"""What holds a room back: mark, sort, and vote with dots, each placed before any is shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coproduction.activities.base import item
from coproduction.activities.blocks import Layer, Layers, Piece
from coproduction.activities.live.counted import told
from coproduction.activities.live.step import LiveStep
from coproduction.activities.words import listed, number, plural
from coproduction.content import Option
from coproduction.content.barriers import barriers
from coproduction.logic.room.tally import top

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coproduction.activities.live.asking import Named
    from coproduction.activities.live.room import Line, Showing
    from coproduction.content import Question
    from coproduction.logic.room.tally import Tally

CHOSEN, SORT, TOP = "barriers.chosen", "barriers.sort", "barriers.top"
DOTS = 3
DIVIDED, FEW = "The room is divided", "Too few answers to say"
SORTED = 5
"""How many of the barriers that were ticked most go on to be sorted."""


def _options() -> tuple[Option, ...]:
    return tuple(Option(one.id, one.title, "") for one in barriers().barriers)


class Barriers(LiveStep):
    """Tick what holds your work back."""

    kind = "barriers"

    def questions(self, line: Line) -> tuple[Question, ...]:  # noqa: ARG002
        asked = self.content.questions[CHOSEN]
        return (replace(asked, options=_options(), help="Tick as many as you like."),)

    def most(self, tally: Tally) -> tuple[str, ...]:
        """The barriers ticked most, which are sorted next."""
        return top(tally.by_option, SORTED)


class Sort(LiveStep):
    """Say of the barriers ticked most what kind they are, and so who can move them."""

    kind = "sort"

    def questions(self, line: Line) -> tuple[Question, ...]:
        chosen = line.setting.get("barriers")
        ids = chosen if isinstance(chosen, list) else []
        asked = self.content.questions[SORT]
        return tuple(
            replace(item(asked, one.id), prompt=one.title, help="What kind of barrier is it?")
            for one in barriers().barriers
            if one.id in ids
        )

    def pages(self, line: Line, showing: Showing) -> Iterator[tuple[str, Iterable[Named]]]:
        """Every barrier in the pile where most put it; away from the screen its numbers too."""
        yield line.title, (("piles", self._piles(line, showing)),)
        if showing.only is None:
            yield from super().pages(line, showing)

    def _piles(self, line: Line, showing: Showing) -> Layers:
        piles: dict[str, list[str]] = {}
        unsure: dict[str, list[str]] = {}
        for question in self.questions(line):
            tally = showing.tally(question.id)
            most = _most(tally, careful=showing.careful) if tally else ()
            if len(most) == 1:
                piles.setdefault(most[0], []).append(question.prompt)
            else:
                unsure.setdefault(DIVIDED if most else FEW, []).append(question.prompt)
        sorts = self.content.questions[SORT].options
        full = [option for option in sorts if piles.get(option.value)]
        said = [f"{number(len(piles[option.value]))} under “{option.label}”" for option in full]
        layers = tuple(
            Layer(
                one.label,
                one.help,
                tuple(Piece(name, ("mine",)) for name in piles.get(one.value, ())),
            )
            for one in sorts
        )
        beside = tuple(
            Layer(words, "", tuple(Piece(name, ("mine",)) for name in names))
            for words, names in unsure.items()
        )
        words = f"Most of the room put the barriers so: {listed(said)}."
        return Layers(
            sentence=words if said else "Nothing is sorted yet.",
            kinds=(("mine", "A barrier"),),
            layers=layers,
            beside=beside,
            outside="No pile has most",
        )


class Dots(LiveStep):
    """A few dots each, on what to take on first."""

    kind = "dots"

    def questions(self, line: Line) -> tuple[Question, ...]:  # noqa: ARG002
        asked = self.content.questions[TOP]
        words = f"You have {plural(DOTS, 'dot')}."
        return (replace(asked, options=_options(), help=words),)

    def limit(self, line: Line, question: Question) -> int | None:  # noqa: ARG002
        return DOTS


def _most(tally: Tally, *, careful: bool) -> tuple[str, ...]:
    """The option or options most chosen, as far as that may be told."""
    return top(told(tally, careful=careful).counts, 1)
