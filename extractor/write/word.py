"""A Word document to attach: the register on A4 across, each table with its title and a header on every page.

Only what there is gets a table. Dates are in words, and a quote names the article it was taken from. The document
is held in memory as it grows, so it is for what people read, hundreds of rows; for more there is Excel.
"""

from collections.abc import Iterable
from copy import deepcopy
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from extractor.read.articles import Failure
from extractor.records import Extraction
from extractor.write.office import WRITTEN, repack
from extractor.write.register import NUMBER, SHEETS, WIDTH, WIDTHS, Sheet, heading, in_words
from extractor.write.tables import TABLES, Row

if TYPE_CHECKING:
    from docx.document import Document as Paper
    from docx.oxml.table import CT_Row
    from docx.table import Table as PaperTable
    from docx.text.paragraph import Paragraph

TITLE = "DANH MỤC NHIỆM VỤ, CHỈ TIÊU VÀ PHÂN CÔNG THỰC HIỆN"
NOTHING = "Không có nhiệm vụ, chỉ tiêu, phân công hay văn bản nào."

_FONT, _SIZE, _TITLE_SIZE = "Times New Roman", 11, 14
_HEIGHT, _WIDTH = Cm(21), Cm(29.7)
_MARGINS = {"left_margin": Cm(2), "right_margin": Cm(1.5), "top_margin": Cm(2), "bottom_margin": Cm(2)}
_TEXT_WIDTH = 26.2  # cm between the margins
_NUMBER_WIDTH = 1.2  # cm
_IN_CELL = Pt(2)  # above and below the text of a cell

Said = dict[str, str]
"""What a row says, by column."""


class WordWriter:
    """Writes the register of every extraction."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._rows: dict[str, list[Said]] = {sheet.table: [] for sheet in SHEETS}

    def add(self, result: Extraction | Failure) -> None:
        """Take the rows of an extraction."""
        if isinstance(result, Extraction):
            for sheet in SHEETS:
                rows = TABLES[sheet.table].full_rows(result)
                self._rows[sheet.table] += [_said(sheet, row) for row in rows if _is_annexed(sheet, row)]

    def close(self) -> None:
        """Write the document."""
        paper = _paper()
        sheets = [sheet for sheet in SHEETS if self._rows[sheet.table]]
        for number, sheet in enumerate(sheets, 1):
            paper.add_paragraph(f"{number}. {sheet.annex or sheet.title}", style="Heading 1")
            _add_table(paper, sheet, self._rows[sheet.table])
        if not sheets:
            paper.add_paragraph(NOTHING)
        made = BytesIO()
        paper.save(made)
        repack(made, self._stream)


def _is_annexed(sheet: Sheet, row: Row) -> bool:
    """Tell whether a row belongs in a paper."""
    return not sheet.only_with or any(row[column] for column in sheet.only_with)


def _said(sheet: Sheet, row: Row) -> Said:
    """Give what a row says; its quote says where it was read."""
    said = {column: in_words(column, row) for column in sheet.annexed}
    if "quote" in said:
        said["quote"] += f" ({_article(row)})"
    return said


def _article(row: Row) -> str:
    """Name the article of a row: ``Tỉnh A họp, 20/5/2025``."""
    title = in_words("article_title", row) or in_words("article_id", row)
    published = in_words("published", row)
    return f"{title}, {published}" if published else title


def _paper() -> "Paper":
    """Begin a document: its page, its letters, its title."""
    paper = Document()
    page = paper.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = _WIDTH, _HEIGHT
    for margin, width in _MARGINS.items():
        setattr(page, margin, width)
    for name, size in (("Normal", _SIZE), ("Heading 1", _SIZE + 1), ("Header", _SIZE)):
        _letters(paper, name, size)
    _number(page.header.paragraphs[0])
    title = _centred(paper.add_paragraph()).add_run(TITLE)
    title.bold, title.font.size = True, Pt(_TITLE_SIZE)
    _say_nothing_of_the_writer(paper)
    return paper


def _letters(paper: "Paper", name: str, size: int) -> None:
    """Set the letters of a style: black, and the same for Vietnamese as for all else."""
    style = paper.styles[name]
    style.font.name, style.font.size = _FONT, Pt(size)
    style.font.color.rgb = None
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), _FONT)


def _number(header: "Paragraph") -> None:
    """Number the pages at the head of each, as official papers do."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    _centred(header)._p.append(field)


def _centred(paragraph: "Paragraph") -> "Paragraph":
    """Set a paragraph in the middle."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def _say_nothing_of_the_writer(paper: "Paper") -> None:
    """Leave out who wrote the document and when."""
    about = paper.core_properties
    about.author = about.comments = about.last_modified_by = ""
    about.title, about.language = TITLE.capitalize(), "vi-VN"
    about.created = about.modified = WRITTEN


def _add_table(paper: "Paper", sheet: Sheet, rows: list[Said]) -> None:
    """Write a table; optional columns that no row fills are left out."""
    columns = [c for c in sheet.annexed if c not in sheet.optional or any(row[c] for row in rows)]
    asked = [WIDTHS.get(column, WIDTH) for column in columns]
    room = _TEXT_WIDTH - _NUMBER_WIDTH
    widths = [_NUMBER_WIDTH, *(room * one / sum(asked) for one in asked)]
    table = _ruled(paper, [NUMBER, *map(heading, columns)], widths)
    _fill(table, ([str(n), *(row[c] for c in columns)] for n, row in enumerate(rows, 1)))


def _ruled(paper: "Paper", headings: list[str], widths: list[float]) -> "PaperTable":
    """Make a table of a header, which comes again on every page, and one empty row."""
    table: PaperTable = paper.add_table(2, len(headings), style="Table Grid")
    table.autofit = False
    for column, words, width in zip(table.columns, headings, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)
            cell.paragraphs[0].paragraph_format.space_before = _IN_CELL
            cell.paragraphs[0].paragraph_format.space_after = _IN_CELL
        _centred(column.cells[0].paragraphs[0]).add_run(words).bold = True
    _centred(table.cell(1, 0).paragraphs[0])
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    return table


def _fill(table: "PaperTable", rows: Iterable[list[str]]) -> None:
    """Write rows like the last one, which is empty and goes; python-docx's own way takes the square of their number."""
    pattern = table.rows[-1]._tr
    for cell in pattern.tc_lst:
        cell.p_lst[0].add_r()
    for cells in rows:
        row: CT_Row = deepcopy(pattern)
        for cell, words in zip(row.tc_lst, cells, strict=True):
            cell.p_lst[0].r_lst[0].text = words
        pattern.addprevious(row)
    table._tbl.remove(pattern)
