"""Tables of things to say: a heading, the words, and where they come from."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from coproduction.content.records import Note
from coproduction.content.sources import cited

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coproduction.content.folder import Folder


def read(folder: Folder, name: str) -> Mapping[str, Note]:
    """Read a table of ``id``, ``title``, ``words`` and ``sources``, in its order.

    Raises:
        ContentError: The table cannot be used; it names file, row, column and what is right.
    """
    rows = folder.rows(name, ("id", "title", "words", "sources"), "id")
    return MappingProxyType(
        {
            row.text("id"): Note(
                id=row.text("id"),
                title=row.text("title"),
                words=row.text("words"),
                sources=cited(row, folder.sources),
            )
            for row in rows
        }
    )
