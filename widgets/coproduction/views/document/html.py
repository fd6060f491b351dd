"""The document as one web page: no scripts, nothing from elsewhere, made to be printed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from coproduction.activities.words import day

if TYPE_CHECKING:
    from jinja2 import Template

    from coproduction.views.document.model import Document


@cache
def _template() -> Template:
    env = Environment(
        loader=PackageLoader("coproduction.views.document"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["kind"] = lambda part: type(part).__name__
    env.filters["day"] = day
    return env.get_template("take-away.html.j2")


def draw(document: Document) -> bytes:
    """The page, as UTF-8."""
    return _template().render(document=document).encode()
