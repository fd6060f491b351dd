"""The document as one web page: no scripts, nothing from elsewhere, made to be printed."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from coproduction.views.document import columns

if TYPE_CHECKING:
    from coproduction.activities.blocks import Block
    from coproduction.views.document.model import Document


@dataclass(frozen=True)
class Bar:
    """What stands above a page in a browser and is not printed.

    Attributes:
        links: Where to go from here: words and an address, each.
        words: What to know before handing it out.
        press: The words on a button that posts to the page's own address, or "".
        xsrf: The token that such a post needs.
    """

    links: tuple[tuple[str, str], ...] = ()
    words: tuple[str, ...] = ()
    press: str = ""
    xsrf: str = ""


@cache
def _environment() -> Environment:
    env = Environment(
        loader=PackageLoader("coproduction.views.document"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["address"] = _address
    env.filters["inline"] = _inline
    env.filters["shares"] = lambda grid: columns.shares(grid, columns.WIDE)
    env.filters["kind"] = lambda part: type(part).__name__
    return env


def draw(document: Document, bar: Bar | None = None) -> bytes:
    """The page, as UTF-8."""
    return _drawn("take-away.html.j2", document=document, bar=bar)


def draw_paper(document: Document, size: int, bar: Bar | None = None) -> bytes:
    """A page to be printed and cut up, in text of so many points, as UTF-8."""
    return _drawn("paper.html.j2", document=document, bar=bar, size=size)


def _drawn(template: str, **values: object) -> bytes:
    return _environment().get_template(template).render(**values).encode()


def _address(block: Block) -> str:
    """The address of a block's picture."""
    # Imported here because every visitor has a kernel, and few of them take anything away.
    from coproduction.views.document import pictures

    return _inline(pictures.png(block))


def _inline(png: bytes) -> str:
    """A picture as an address that has the picture in it, so that the page is one file."""
    return f"data:image/png;base64,{b64encode(png).decode()}"
