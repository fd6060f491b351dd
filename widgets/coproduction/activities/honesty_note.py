"""A note of what is fixed and what is open, written from answers, and what it still lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coproduction.activities.blocks import Letter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coproduction.activities.answers import Answers
    from coproduction.content import Content

PARTS = (
    ("decision", "What is being decided"),
    ("level", "What we offer you"),
    ("fixed", "What is fixed"),
    ("why", "Why it is fixed"),
    ("open", "What is open"),
    ("decides", "Who decides, and when"),
    ("back", "When and how you will hear what came of it"),
)
"""The parts of the note, in order: the question, and its heading in the note."""

TITLE = "Your note"
GAP = "(still to be written)"


def said(answers: Answers, name: str) -> str:
    """The answer to one question about honesty, or ""."""
    return str(answers.get((f"honesty.{name}", 1)) or "")


def begun(answers: Answers) -> bool:
    """Whether anything of the note is written."""
    return any(said(answers, name) for name, _ in PARTS)


def rows(content: Content, answers: Answers) -> tuple[tuple[str, str], ...]:
    """The note as headings and words, with every gap shown as a gap."""
    return tuple((heading, _part(content, answers, name)) for name, heading in PARTS)


def letter(content: Content, answers: Answers) -> Letter:
    """The note, to be copied."""
    return Letter(TITLE, "\n\n".join("\n".join(row) for row in rows(content, answers)))


def _part(content: Content, answers: Answers, name: str) -> str:
    words = said(answers, name)
    if name == "level" and words:
        options = content.questions["honesty.level"].options
        level = next(option for option in options if option.value == words)
        return f"{level.label}. {level.help}"
    return words or GAP


def remarks(answers: Answers) -> Iterator[str]:
    """What a reader would stumble over: gaps, and parts that do not fit together."""
    fixed, level, opened = (said(answers, name) for name in ("fixed", "level", "open"))
    if not fixed:
        yield (
            "Nothing is down as fixed. Is there a date, a budget or a rule that nobody can change?"
        )
    elif not said(answers, "why"):
        yield "People will ask why it is fixed. If nobody knows, it may not be fixed."
    if not opened and level in {"", "inform"}:
        yield "Nothing is open. Then this is informing. Say so: honest informing is worth having."
    elif not opened:
        yield (
            "You offer people a say, and nothing is down as open. "
            "Name what can change, or offer to inform."
        )
    elif level == "inform":
        yield "Something is open, so you can offer more than informing."
    if not said(answers, "decides"):
        yield "It does not say who decides, or when."
    if not said(answers, "back"):
        yield "It does not say when people will hear what came of it."
