"""Definitions beside each other: whose they are, and where you and we put them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from coproduction.activities.answers import OFF
from coproduction.activities.blocks import Mark, Track
from coproduction.activities.ladder_line import PERSUADES, chose, line, place
from coproduction.activities.words import agreed, listed, number, plural, rung_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coproduction.activities.answers import Json
    from coproduction.activities.blocks import Chart
    from coproduction.content import Content
    from coproduction.content.definitions import Definition

Choices: TypeAlias = "Mapping[str, Json]"
"""What someone chose for each definition, by its id."""

NO_DATE = "n.d."


def name(card: Definition) -> str:
    """Who says it, and when: ``Ostrom, a researcher, 1996``."""
    return card.said_by if card.year == NO_DATE else f"{card.said_by}, {card.year}"


def ours(content: Content, card: Definition) -> str:
    """Our reading in words."""
    if card.rungs is None:
        return "On no rung."
    low, high = (rung_name(content, rung) for rung in card.rungs)
    return f"Rung {low}." if low == high else f"Between {low}, and {high}."


def agrees(card: Definition, choice: Json) -> bool:
    """Whether a choice is the same as our reading."""
    if choice == OFF or card.rungs is None:
        return choice == OFF and card.rungs is None
    return card.rungs[0] <= place(choice) <= card.rungs[1]


def compared(content: Content, card: Definition, choice: Json) -> str:
    """What someone chose, and how it stands to ours."""
    words = chose(content, choice)
    if agrees(card, choice):
        return f"{words} That is our reading too."
    if choice == OFF:
        return f"{words} See below why we do put it there."
    if card.rungs is None:
        return f"{words} We put it on none. {PERSUADES}"
    side = "higher" if place(choice) > card.rungs[1] else "lower"
    return f"{words} That is {side} than ours. {PERSUADES}"


def spread(content: Content, cards: Sequence[Definition], choices: Choices) -> Chart:
    """All of them on one line, from off the ladder to rung 7."""
    return line(
        content,
        sentence=_sentence(cards, choices),
        head="Definition",
        kinds=(("mine", "You"), ("ours", "Our reading")),
        rows=(_row(card, choices[card.id]) for card in cards),
    )


def _row(card: Definition, choice: Json) -> Track:
    ends = sorted(set(card.rungs or (0,)))
    ours = tuple(Mark(rung, "ours", "Our reading") for rung in ends)
    return Track(name(card), (Mark(place(choice), "mine", "You"), *ours))


def _sentence(cards: Sequence[Definition], choices: Choices) -> str:
    """How many places the learner used, and how ours fall."""
    places = len({choices[card.id] for card in cards})
    where = "all in one place" if places == 1 else f"in {number(places)} different places"
    same = sum(agrees(card, choices[card.id]) for card in cards)
    found = Counter(card.rungs for card in cards)
    falling = sorted(found, key=lambda rungs: rungs or (0, 0), reverse=True)
    readings = listed([f"{number(found[rungs])} {_where(rungs)}" for rungs in falling])
    words = f"You put {plural(len(cards), 'definition')} {where}. We put {readings}. "
    return words + agreed(same)


def _where(rungs: tuple[int, int] | None) -> str:
    if rungs is None:
        return "on no rung"
    low, high = rungs
    return f"on rung {high}" if low == high else f"between rungs {low} and {high}"
