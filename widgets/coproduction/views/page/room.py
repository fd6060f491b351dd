"""A page of a room: as blocks for the browser's script, and as forms for a browser without one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from coproduction.activities.blocks import Ask
from coproduction.activities.spoken import spoken
from coproduction.views.page.drawing import asks, draw, word

if TYPE_CHECKING:
    from coproduction.activities.blocks import Block, Page
    from coproduction.content import Content

DRAWN = 4096
"""How many blocks are kept as HTML: what a thousand phones show is mostly the same."""


@dataclass(frozen=True)
class Form:
    """A block as a page without scripts has it.

    Attributes:
        name: The block's name.
        html: The block.
        question: The id of the question it puts, or "".
        round: Its round.
        field: What its controls are called in a form.
        said: What this person has answered, in words, or "".
    """

    name: str
    html: str
    question: str = ""
    round: int = 1
    field: str = ""
    said: str = ""


def message(page: Page) -> dict[str, Any]:
    """A page as the script of an activity takes it: named pieces of HTML, answers beside them."""
    return {
        "key": page.key,
        "focus": page.focus,
        "blocks": [
            {"name": name, "html": _drawn(name, _bare(block)), "ask": asks(block)}
            for name, block in page.blocks
        ],
    }


def forms(content: Content, page: Page) -> tuple[Form, ...]:
    """The same page as forms that post."""
    return tuple(_form(content, name, block) for name, block in page.blocks)


def _form(content: Content, name: str, block: Block) -> Form:
    html = _drawn(name, _bare(block))
    if not isinstance(block, Ask):
        return Form(name, html)
    said = "" if block.value is None else spoken(content, block.question, block.value)
    return Form(name, html, block.question.id, block.round, word(name), said)


@lru_cache(maxsize=DRAWN)
def _drawn(name: str, block: Block) -> str:
    return draw(name, block)


def _bare(block: Block) -> Block:
    """A question without its answer, which is in no HTML; so that everybody's is the same."""
    return replace(block, value=None) if isinstance(block, Ask) else block
