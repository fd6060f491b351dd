"""The one page of a case: what it says, with its sources, and what we would look at again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coproduction.activities.blocks import Chart, Facts, Heading, Mark, Prose, Sources, Track
from coproduction.activities.words import listed
from coproduction.content import Option
from coproduction.content.evidence import STRENGTHS, bank

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coproduction.activities.blocks import Block
    from coproduction.content import Content
    from coproduction.content.evidence import Audience, Evidence

WEAK = STRENGTHS[: STRENGTHS.index("moderate")]
NOTHING_ASSUMED = "Nothing is said here about what is assumed."
RECKONED_BY = (
    "The two sums are never added. Only the first is money that somebody can spend. "
    "Both rest on our own figures, and most of those are assumptions."
)
APART = "law"
"""A judgment of a court is not on the line from weak to strong."""

FOR, AGAINST = ("mine", "Supports it"), ("theirs", "Speaks against it")


@dataclass(frozen=True)
class Sheet:
    """What a person has put together for one audience; texts are empty where none was given.

    ``sums`` are what their calculator comes to and what stands beside that, if the page shall have
    it.
    """

    audience: Audience
    ask: str
    point: str
    supports: tuple[Evidence, ...]
    against: tuple[Evidence, ...]
    fair: str
    answer: str
    assumed: str
    sums: tuple[tuple[str, str], ...] = ()


def option(evidence: Evidence) -> Option:
    """A piece of evidence to choose: the claim, and under it what it is worth."""
    return Option(evidence.id, evidence.claim, worth(evidence))


def worth(evidence: Evidence) -> str:
    """Its figure, how strong it is, who gains by it and what it does not show, on a line each."""
    phrases = {party.id: party.phrase for party in bank().parties}
    gains = listed([phrases[id] for id in evidence.benefits]) or "nobody is named"
    lines = [f"{evidence.figure[:1].upper()}{evidence.figure[1:]}."] if evidence.figure else []
    lines += [
        f"Strength: {evidence.strength}. {evidence.strength_why}",
        f"Who gains: {gains}.",
        f"What it does not show: {evidence.does_not_show}",
    ]
    return "\n".join(lines)


def title(sheet: Sheet) -> str:
    """What the page is called."""
    return f"A page for {sheet.audience.phrase}"


def page(content: Content, sheet: Sheet) -> Iterator[tuple[str, Block]]:
    """The page itself, ready to be shown to its reader."""
    yield "page", Heading(title(sheet))
    if sheet.ask:
        yield "title-ask", Heading("What we ask", level=4)
        yield "ask", Prose((sheet.ask,))
    yield "title-point", Heading("Our main point", level=4)
    yield "point", Prose((sheet.point,), tone="story")
    if sheet.sums:
        yield "reckoned", Facts(sheet.sums, title="What it may come to")
        yield "reckoned-by", Prose((RECKONED_BY,), tone="quiet")
    yield "supports", Facts(_rows(sheet.supports), title="What supports it")
    if sheet.against:
        rows = _rows(sheet.against)
        rows += (("What we say to that", sheet.fair),) if sheet.fair else ()
        yield "against", Facts(rows, title="What speaks against it")
    else:
        words = "No evidence against it is named on this page."
        yield "title-against", Heading("What speaks against it", level=4)
        yield "against", Prose((words,))
    question = (sheet.audience.question, sheet.answer or "We have no answer yet.")
    yield "question", Facts((question,), title="What you may ask")
    yield "title-assumed", Heading("What we assume", level=4)
    yield "assumed", Prose((sheet.assumed or NOTHING_ASSUMED,))
    yield "sources", Sources.of(content, *sheet.supports, *sheet.against)


def remarks(sheet: Sheet, advice: str = "") -> Iterator[tuple[str, Block]]:
    """What we would look at again, and how we would answer: our reading, after theirs.

    ``advice`` is what to say of the sum, or empty where it is no matter for this audience.
    """
    yield "before", Heading("Before you send it", level=4)
    yield "strengths", strengths(sheet)
    for number, (title, *words) in enumerate(_second_looks(sheet)):
        yield f"look-{number}", Prose(tuple(words), tone="note", title=title)
    audience = sheet.audience
    lead = [one.claim for one in bank().evidence if one.id in audience.lead]
    rows = [
        ("How we would answer", f"“{audience.question}” {audience.answer}"),
        ("What we would lead with", "\n\n".join((*lead, audience.lead_why))),
    ]
    if advice:
        rows.append(("What we would say of the money", advice))
    yield "ours", Facts(tuple(rows), title=f"Our reading, for {audience.phrase}")


def strengths(sheet: Sheet) -> Chart:
    """How strong each piece is, for and against, along one line."""
    line = [APART, *(strength for strength in STRENGTHS if strength != APART)]
    rows = [(one, FOR) for one in sheet.supports] + [(one, AGAINST) for one in sheet.against]
    strongest = [
        f"{'Beside the law, the' if len(side) < len(whole) else 'The'} strongest that {verb} is "
        f"{_strength(max(side, key=_rank).strength)}."
        for verb, whole in (("supports it", sheet.supports), ("speaks against it", sheet.against))
        if (side := [one for one in whole if one.strength != APART])
    ]
    return Chart(
        sentence=" ".join(strongest) or "All of it is law, which is not on this line.",
        how="Each row is a piece of evidence. The line runs from opinion, 1, to strong evidence, "
        "6. Law stands apart, at 0.",
        places=tuple(enumerate(line)),
        kinds=(FOR, AGAINST),
        rows=tuple(
            Track(one.claim, (Mark(line.index(one.strength), *kind),)) for one, kind in rows
        ),
        head="Evidence",
    )


def _rank(evidence: Evidence) -> int:
    return STRENGTHS.index(evidence.strength)


def _strength(name: str) -> str:
    return name if name == "opinion" else f"“{name}”"


def _second_looks(sheet: Sheet) -> Iterator[tuple[str, ...]]:
    """Each remark as its title and its paragraphs."""
    back = [one.claim for one in sheet.supports if one.id in sheet.audience.keep_back]
    if back:
        title = f"We would keep this back from {sheet.audience.phrase}"
        yield title, *back, sheet.audience.keep_why
    if all(one.strength in WEAK for one in sheet.supports):
        words = "None of it is stronger than “weak to moderate”. Say so before your reader does."
        yield "How strong it is", words
    if not any("community" in one.benefits for one in sheet.supports):
        words = "None of it shows a gain for the community. Is it mutual?"
        yield "Who gains", words
    if not sheet.against:
        words = "You chose no evidence against. Your reader will find it, and may trust you less."
        yield "The other side", words
    elif not sheet.fair:
        words = "You name evidence against, and say nothing to it. Grant what is true in it."
        yield "The other side", words
    if not sheet.assumed:
        words = "Every case assumes something. Say what, and how you will find out."
        yield "What you assume", words


def _rows(chosen: Sequence[Evidence]) -> tuple[tuple[str, str], ...]:
    return tuple((evidence.claim, worth(evidence)) for evidence in chosen)
