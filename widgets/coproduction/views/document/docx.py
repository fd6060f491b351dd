"""The document as a Word file on A4: real headings, tables with header rows, text that is large."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from coproduction.views.document import columns, docx_cards, pictures
from coproduction.views.document.parts import Grid, Heading, Picture, Terms, Words

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import ParagraphStyle
    from docx.table import Table, _Row
    from docx.text.paragraph import Paragraph

    from coproduction.views.document.model import Document
    from coproduction.views.document.parts import Links, Part

FONT = "Arial"
INK = RGBColor(0x1B, 0x24, 0x30)
LINK = RGBColor(0x0B, 0x5C, 0x8A)
HEAD = "F1ECE3"
SIZES = {"Normal": 14, "Title": 28, "Heading 1": 22, "Heading 2": 18, "Heading 3": 15, "Footer": 12}
"""In points, as clear print asks: 14 is recommended, and 12 the least."""
TEXT, HIGHEST = Mm(columns.TEXT), Mm(165)
"""How wide the text is, and how high a picture may be: the first rows of its table go below it."""
CELL = "Table text"
IN_TABLE = 12


def draw(document: Document, size: int = SIZES["Normal"], in_table: int = IN_TABLE) -> bytes:
    """The file's bytes; ``size`` and ``in_table`` are those of the text, in points."""
    word = docx.Document()
    _prepare(word, document, size, in_table)
    word.add_paragraph(document.title, style="Title")
    if document.about:
        word.add_paragraph().add_run(document.about).bold = True
    word.add_paragraph(document.preface)
    for section in document.sections:
        heading = word.add_heading(section.title, level=1)
        heading.paragraph_format.page_break_before = section.new_page or None
        for part in section.parts:
            _draw(word, part)
    if not document.sections:
        word.add_paragraph("You have not answered anything yet. When you have, it is here.")
    if document.sources.items:
        word.add_heading("Where this comes from", level=1)
        _links(word, document.sources)
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def _prepare(word: Word, document: Document, size: int, in_table: int) -> None:
    """A4, large plain letters, English as it is spelt here, and nobody's name on it."""
    page = word.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(20)
    for usually in word.styles.element.iter(qn("w:lang")):
        usually.set(qn("w:val"), "en-GB")
    for name, usual in SIZES.items():
        _style(word.styles[name], round(usual * size / SIZES["Normal"]))
    cell = word.styles.add_style(CELL, WD_STYLE_TYPE.PARAGRAPH)
    _style(cell, in_table)
    cell.paragraph_format.space_before = cell.paragraph_format.space_after = Pt(2)
    page.footer_distance = Mm(9)  # so that large letters too stay within the margin
    _number_pages(page.footer.paragraphs[0])
    about = word.core_properties
    about.title, about.author, about.comments = document.title, "", ""
    about.language = "en-GB"
    about.created = about.modified = document.made


def _number_pages(foot: Paragraph) -> None:
    """Which page it is, and of how many: what was printed and dropped can be put in order."""
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for words, field in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        foot.add_run(words)
        number = OxmlElement("w:fldSimple")
        number.set(qn("w:instr"), field)
        number.append(foot.add_run("1")._r)
        foot._p.append(number)


def _style(style: ParagraphStyle, size: int) -> None:
    style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), INK
    style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
    style.paragraph_format.space_after = Pt(6)
    letters = style.element.get_or_add_rPr()
    fonts = letters.get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    letters.append(_element("w:lang", val="en-GB"))


def _draw(word: Word, part: Part) -> None:
    if isinstance(part, Heading):
        word.add_heading(part.text, level=part.level - 1)
    elif isinstance(part, Words):
        if part.title:
            _title(word, part.title)
        for words in part.paragraphs:
            word.add_paragraph(words)
    elif isinstance(part, Terms):
        for term, words in part.rows:
            _title(word, term).paragraph_format.space_after = Pt(0)
            word.add_paragraph(words)
    elif isinstance(part, Picture):
        _picture(word, part)
    elif isinstance(part, Grid):
        _grid(word, part)
    else:
        docx_cards.draw(word, part, _draw)


def _title(word: Word, words: str) -> Paragraph:
    """A few words in bold, on the page of what they are about."""
    title = word.add_paragraph()
    title.add_run(words).bold = True
    title.paragraph_format.keep_with_next = True
    return title


def _picture(word: Word, part: Picture) -> None:
    """A picture as wide as the text, unless it would not leave room for its table's first rows."""
    for before in word.paragraphs[-1:]:
        if before.text == getattr(part.block, "sentence", ""):
            before.paragraph_format.keep_with_next = True
    shape = word.add_picture(io.BytesIO(pictures.png(part.block)), width=TEXT)
    if shape.height > HIGHEST:
        shape.width, shape.height = int(shape.width * HIGHEST / shape.height), HIGHEST
    about = shape._inline.docPr
    about.set("name", "Picture")
    about.set("descr", part.alt)
    word.paragraphs[-1].paragraph_format.keep_with_next = True


def _grid(word: Word, part: Grid) -> None:
    _title(word, part.title)
    table = word.add_table(rows=0, cols=len(part.head), style="Table Grid")
    table.autofit = False
    _row(table, part.head, head=True, hold=True)
    for number, cells in enumerate(part.rows, start=1):
        _row(table, cells, hold=part.short and number < len(part.rows))
    letter = columns.LETTER * word.styles[CELL].font.size.pt / IN_TABLE
    for column, share in zip(table.columns, columns.shares(part, letter), strict=True):
        column.width = Mm(columns.TEXT * share)
        for cell in column.cells:
            cell.width = column.width
    about = table._tbl.tblPr
    about.append(_element("w:tblCaption", val=part.title[:200]))
    names = ", ".join(name for name in part.head if name)
    about.append(_element("w:tblDescription", val=f"The columns are: {names}."))
    word.add_paragraph()


def _row(table: Table, cells: tuple[str, ...], *, head: bool = False, hold: bool) -> None:
    """A row of a table; ``hold`` keeps it on a page with the next."""
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    rules = row._tr.get_or_add_trPr()
    rules.append(_element("w:cantSplit"))
    if head:
        rules.append(_element("w:tblHeader"))  # repeated on each page, and read out as headings
    for number, (cell, words) in enumerate(zip(row.cells, cells, strict=True)):
        cell.paragraphs[0].style = CELL
        cell.paragraphs[0].add_run(words).bold = head or number == 0
        if hold:
            cell.paragraphs[0].paragraph_format.keep_with_next = True
        if head:
            shade = _element("w:shd", val="clear", color="auto", fill=HEAD)
            cell._tc.get_or_add_tcPr().append(shade)


def _links(word: Word, links: Links) -> None:
    for text, url in links.items:
        paragraph = word.add_paragraph(f"{text} ", style="List Bullet")
        if url:
            _link(paragraph, url)


def _link(paragraph: Paragraph, url: str) -> None:
    """A link that works, as python-docx has none of its own."""
    link = OxmlElement("w:hyperlink")
    known = paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link.set(qn("r:id"), known)
    run = paragraph.add_run(url)
    run.font.underline, run.font.color.rgb = True, LINK
    link.append(run._r)
    paragraph._p.append(link)


def _element(name: str, **attributes: str) -> BaseOxmlElement:
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made
