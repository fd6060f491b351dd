"""What only printed paper has, as Word: a card is paragraphs that stay together in one box."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from coproduction.views.document.parts import Blank, Card, Large, Square

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document as Word

    from coproduction.views.document.parts import Part

EDGE = Mm(160)
"""Where a line to write on ends."""

SIDES = ("top", "left", "bottom", "right")


def draw(word: Word, part: Part, draw_other: Callable[[Word, Any], None]) -> bool:
    """Draw one of these parts; False if it is none of them.

    Args:
        word: The file.
        part: Any part of a document.
        draw_other: Draws the parts that stand in a card.
    """
    if isinstance(part, Card):
        _card(word, part, draw_other)
    elif isinstance(part, Square):
        _square(word, part)
    elif isinstance(part, Large):
        run = word.add_paragraph().add_run(part.text)
        run.bold, run.font.size = True, Pt(part.points)
    elif isinstance(part, Blank):
        _blank(word, part)
    else:
        return False
    return True


def _card(word: Word, card: Card, draw_other: Callable[[Word, Any], None]) -> None:
    before = len(list(word.iter_inner_content()))
    word.add_heading(card.title, level=2)
    for part in card.parts:
        draw_other(word, part)
    drawn = list(word.iter_inner_content())[before:]
    for one in drawn[:-1]:
        _hold(one)
    paragraphs = [one for one in drawn if isinstance(one, Paragraph)]
    if card.cut and len(paragraphs) == len(drawn):  # a table has lines of its own
        for one in paragraphs:
            _box(one)
    paragraphs[-1].paragraph_format.keep_together = True
    word.add_paragraph()  # two boxes that touch would be one


def _hold(one: Paragraph | Table) -> None:
    """Keep it on a page with what comes next."""
    if isinstance(one, Paragraph):
        one.paragraph_format.keep_with_next = one.paragraph_format.keep_together = True
        return
    for row in one.rows:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def _box(paragraph: Paragraph) -> None:
    """A dashed line round a paragraph; paragraphs with the same line share one box."""
    box = OxmlElement("w:pBdr")
    for side in SIDES:
        line = OxmlElement(f"w:{side}")
        for name, value in {"val": "dashed", "sz": "8", "space": "8", "color": "51606F"}.items():
            line.set(qn(f"w:{name}"), value)
        box.append(line)
    rules = paragraph._p.get_or_add_pPr()
    rules.insert_element_before(
        box, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _square(word: Word, part: Square) -> None:
    shape = word.add_picture(io.BytesIO(part.png), width=Mm(part.width))
    about = shape._inline.docPr
    about.set("name", "Picture")
    about.set("descr", part.alt)


def _blank(word: Word, part: Blank) -> None:
    for number in range(part.lines):
        line = word.add_paragraph(f"{part.words} " if number == 0 and part.words else "")
        line.paragraph_format.tab_stops.add_tab_stop(
            EDGE, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES
        )
        line.add_run("\t")
        line.paragraph_format.space_before = Pt(8)
