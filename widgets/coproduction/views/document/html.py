"""The document as one web page: no scripts, nothing from elsewhere, made to be printed."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

if TYPE_CHECKING:
    from jinja2 import Template

    from coproduction.activities.blocks import Block
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
    env.filters["address"] = _address
    env.filters["kind"] = lambda part: type(part).__name__
    return env.get_template("take-away.html.j2")


def draw(document: Document) -> bytes:
    """The page, as UTF-8."""
    return _template().render(document=document).encode()


def _address(block: Block) -> str:
    """A picture as an address that has the picture in it, so that the page is one file."""
    # Imported here because every visitor has a kernel, and few of them take anything away.
    from coproduction.views.document import pictures

    return f"data:image/png;base64,{b64encode(pictures.png(block)).decode()}"
