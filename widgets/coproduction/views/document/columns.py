"""How wide the columns of a table are: a long word fits, and who has more to say has more room."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coproduction.views.document.parts import Grid

TEXT = 170.0
"""How wide the text of a page is, in millimetres."""
LETTER, PADDING = 2.4, 5.0
"""In millimetres: a letter in a table of 12 points, and what stands around the words of a cell."""
WIDE = 3.0
"""A letter where nobody knows the font, as in a browser."""
WORD, MANY = 14, 120
"""The letters of a long word, and of a cell beyond which its column grows no wider."""


def shares(grid: Grid, letter: float = LETTER) -> list[float]:
    """The part of the width that each column has, all of them together 1.

    A column to write in has nothing to say, and its heading may take two lines.
    """
    columns = list(zip(grid.head, *grid.rows, strict=True))
    words = [
        max(len(word) for cell in column for word in [*cell.split(), ""]) for column in columns
    ]
    least = [min(longest, WORD) * letter + PADDING for longest in words]
    said = [min(MANY, max(map(len, column[1:]), default=0)) for column in columns]
    wants = [max(1, more - word) ** 0.5 for more, word in zip(said, words, strict=True)]
    free = max(0.0, TEXT - sum(least))
    wide = [few + free * want / sum(wants) for few, want in zip(least, wants, strict=True)]
    return [one / sum(wide) for one in wide]
