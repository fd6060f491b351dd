"""Draws one block as HTML: a macro for each kind of block and each kind of question."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from coproduction.activities.answers import OFF
from coproduction.activities.blocks import Ask

if TYPE_CHECKING:
    from coproduction.activities.answers import Json
    from coproduction.activities.blocks import Block


@cache
def environment() -> Environment:
    """The one Jinja2 environment: autoescape on, and a misspelt name is an error."""
    env = Environment(
        loader=PackageLoader("coproduction.views.page"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,  # nobody looks at every file's date for every page of a full hall
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["word"] = word
    env.filters["along"] = _along
    env.filters["json"] = lambda value: json.dumps(value, ensure_ascii=False)
    env.globals["OFF"] = OFF
    return env


def draw(name: str, block: Block) -> str:
    """A block as HTML.

    What was answered is not in it: a view sets that on the controls, so that an answer never
    replaces the control a person is using. ``asks`` tells a view what to set.

    Args:
        name: The block's name on its page; ids in the HTML start with it.
        block: Any block an activity makes.
    """
    blocks = environment().get_template("blocks.html.j2").module
    macro = getattr(blocks, type(block).__name__.lower())
    return str(macro(name, block)).strip()


def asks(block: Block) -> dict[str, Json] | None:
    """The question a block puts, its round and the answer so far; None if it puts none."""
    if not isinstance(block, Ask):
        return None
    return {"question": block.question.id, "round": block.round, "value": block.value}


def word(text: str) -> str:
    """A text as one word for an id or a class: ``choose a rung`` is ``choose-a-rung``."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def _along(value: float, start: float, end: float) -> str:
    """How far a value is on the way from one end to the other, in hundredths; never beyond."""
    way = (value - start) / (end - start) if end != start else 0.0
    return f"{100 * min(1.0, max(0.0, way)):.2f}"
