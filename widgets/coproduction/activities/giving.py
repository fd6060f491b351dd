"""The picture of who gives and who gets, and what is said of those who stand out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.activities.blocks import Chart, Mark, Prose, Track
from coproduction.activities.words import capital, listed, number
from coproduction.logic.mutual import balance

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from coproduction.content import Option
    from coproduction.logic.mutual import Balance, Share

GIVES, GETS = ("theirs", "What they give"), ("mine", "What they get")
FEW = 3
"""More parties than that are counted in a sentence; the picture names them all."""


def chart(
    shares: Mapping[str, Share],
    names: Mapping[str, str],
    phrases: Mapping[str, str],
    scale: Sequence[Option],
) -> Chart:
    """Each party on a line from nothing to a lot, with what it gives and what it gets.

    Args:
        shares: How much each party gives and gets, by its id.
        names: What each party is called, by its id.
        phrases: The same inside a sentence.
        scale: The places of the line, from nothing.
    """
    found = balance(shares)
    sides = (("Most comes from", "give", found.givers), ("Most goes to", "get", found.getters))
    most = [
        f"All {do} alike." if len(ids) == len(shares) else f"{words} {_parties(ids, phrases)}."
        for words, do, ids in sides
        if ids
    ]
    return Chart(
        sentence=" ".join(most) or "Nobody gives or gets anything.",
        how="Each row is a party. The line runs from nothing, 0, to a lot, 3.",
        places=tuple((int(option.value), option.label) for option in scale),
        kinds=(GIVES, GETS),
        rows=tuple(
            Track(names[id], (Mark(share.gives, *GIVES), Mark(share.gets, *GETS)))
            for id, share in shares.items()
        ),
        head="Party",
        ends=("nothing", "a lot"),
    )


def flags(found: Balance, phrases: Mapping[str, str]) -> Iterator[tuple[str, Prose]]:
    """A remark on each kind of party that stands out, by its name; or one that none does."""
    if found.nothing:
        words = "Nothing here is for them. Why would they come, and why would they stay?"
        yield "nothing", _flag("Nothing to get", found.nothing, phrases, words)
    if found.uneven:
        words = "Look here first. What could go back to them, or what could they give less of?"
        yield "uneven", _flag("Gives most, gets least", found.uneven, phrases, words)
    if not found.nothing and not found.uneven:
        words = "Everyone in the picture gets something. Would each of them say so too?"
        yield "even", Prose((words,), tone="note")


def _parties(ids: Sequence[str], phrases: Mapping[str, str]) -> str:
    named = listed([phrases[id] for id in ids])
    return named if len(ids) <= FEW else f"{number(len(ids))} parties alike"


def _flag(title: str, ids: Sequence[str], phrases: Mapping[str, str], words: str) -> Prose:
    names = capital(listed([phrases[id] for id in ids]))
    return Prose((f"{names}.", words), tone="note", title=title)
