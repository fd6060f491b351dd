"""The spread of someone's choices against our reading: a chart, a sentence and a thought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.activities.answers import OFF
from coproduction.activities.blocks import Mark, Track
from coproduction.activities.ladder_line import line, place
from coproduction.activities.words import capital, listed, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coproduction.activities.answers import Answers, Json
    from coproduction.activities.blocks import Chart
    from coproduction.content import Content, Vignette

KINDS = (("first", "Your first choice"), ("mine", "Your last choice"), ("ours", "Our reading"))


def ours(card: Vignette) -> int:
    """Where our reading stands on the same line."""
    return 0 if card.off_ladder else card.reference


def within(card: Vignette, choice: Json) -> bool:
    """Whether a choice is within what a fair reader could choose for this card."""
    if choice == OFF:
        return card.off_ladder
    return card.accept_low <= place(choice) <= card.accept_high


def accepted(card: Vignette) -> list[int]:
    """The rungs a fair reader could choose besides our own."""
    return [n for n in range(card.accept_low, card.accept_high + 1) if n != ours(card)]


def choices(card: Vignette, answers: Answers) -> tuple[Json, Json]:
    """The first choice and the last one, which is the first where there was no move."""
    first = answers.get((f"vignettes.rung.{card.id}", 1))
    return first, answers.get((f"vignettes.rung.{card.id}", 2), first)


def spread(content: Content, cards: Sequence[Vignette], answers: Answers) -> tuple[Chart, str]:
    """What the cards that were placed say together: a chart, and a thought or ""."""
    placed = [card for card in cards if choices(card, answers)[0] is not None]
    scored = [card for card in placed if card.scored]
    chart = line(
        content,
        sentence=_sentence(placed, scored, answers),
        head="Card",
        kinds=KINDS,
        rows=(_row(card, answers) for card in placed),
        shaded="The shaded part is what a fair reader could choose.",
    )
    return chart, _thought(scored, answers)


def _row(card: Vignette, answers: Answers) -> Track:
    first, last = choices(card, answers)
    return Track(
        label=card.title,
        marks=(
            Mark(place(first), "first", "Your first choice"),
            Mark(ours(card), "ours", "Our reading"),
            Mark(place(last), "mine", "Your last choice"),
        ),
        span=(card.accept_low, card.accept_high),
        note="" if card.scored else "For talking about",
    )


def _sides(scored: Sequence[Vignette], answers: Answers) -> tuple[int, int, int]:
    """How many last choices are within our range, above it and below it."""
    lasts = [(card, choices(card, answers)[1]) for card in scored]
    near = sum(within(card, last) for card, last in lasts)
    above = sum(place(last) > card.reference for card, last in lasts if not within(card, last))
    return near, above, len(lasts) - near - above


def _sentence(placed: Sequence[Vignette], scored: Sequence[Vignette], answers: Answers) -> str:
    near, above, below = _sides(scored, answers)
    inside = plural(near, "is", "are") if near else "none is"
    parts = [f"{inside} within what a fair reader could choose"]
    if above:
        parts.append(f"{plural(above, 'is', 'are')} higher")
    if below:
        parts.append(f"{plural(below, 'is', 'are')} lower")
    moved = sum(first != last for first, last in (choices(card, answers) for card in placed))
    words = f"You placed {plural(len(placed), 'card')}. "
    if talk := len(placed) - len(scored):
        one = capital(plural(talk, "card is", "cards are"))
        words += f"{one} for talking about. "
    if scored:
        words += f"Of your last choices, {listed(parts)}."
    return words.strip() + (
        f" You moved {plural(moved, 'card')} after reading ours." if moved else ""
    )


def _thought(scored: Sequence[Vignette], answers: Answers) -> str:
    """One thing to try next time, where the choices lean one way."""
    _, above, below = _sides(scored, answers)
    if above > below + 1:
        return (
            "You tend to place work higher than we do. Next time, ask first: "
            "when people disagree, who has the last word?"
        )
    if below > above + 1:
        return (
            "You tend to place work lower than we do. Next time, ask first: "
            "what did people really change, and did they help to do it?"
        )
    return ""
