"""An Excel workbook: the sheets of the register, each with filters, a frozen header and wrapped text.

XlsxWriter writes it row by row, so that memory stays flat, and twice as fast as openpyxl's write-only mode.

- A date that is a whole day is a real date: it can be sorted and filtered. How a deadline is meant stands in the
  cell's number format (``trước 15/06/2025`` is the date 15/06/2025). What is no day, and a day from which
  something begins, is said in words.
- Text is text: no cell is a formula or a link. One that would become a formula when somebody edits it has Excel's
  own mark for text (the apostrophe that is typed before it and not shown).
- A text too long for a cell ends in ``…``; a sheet too long goes on in a second one.
"""

from datetime import date
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, BinaryIO

import xlsxwriter

from extractor.read.articles import Failure
from extractor.records import Extraction
from extractor.write.days import whole_day
from extractor.write.office import WRITTEN, repack
from extractor.write.printable import is_formula
from extractor.write.register import NUMBER, SHEETS, WIDTH, WIDTHS, Sheet, heading, in_words
from extractor.write.tables import COLUMNS, TABLES, Row

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

ROWS = 1_048_576
"""The rows of a sheet, its header among them."""

LETTERS = 32_767
"""The longest text of a cell, in the UTF-16 units that Excel counts."""

LINE, HIGHEST = 15.0, 409.0
"""The height of a line of text, and the greatest of a row, in points."""

FITTED = 20_000
"""The rows of a kind that are fitted to their text; their heights are held in memory."""

_FIRST_DAY = date(1900, 3, 1)  # before it, Excel's calendar has a 29 February 1900
_DAY = "dd/mm/yyyy"
_DAYS = {None: _DAY, "by": _DAY, "in": f'"trong ngày "{_DAY}', "before": f'"trước "{_DAY}'}
"""How a day is shown, by how the deadline is meant; a day from which something begins is no deadline."""


class ExcelWriter:
    """Writes the register of every extraction."""

    def __init__(self, stream: BinaryIO, rows: int = ROWS) -> None:
        self._stream = stream
        # Rows wait here for the end; where it never comes, the folder goes when the writer does.
        self._folder = TemporaryDirectory()
        self._made = Path(self._folder.name, "made.xlsx")
        options = {"constant_memory": True, "use_zip64": True, "tmpdir": self._folder.name}
        self._book = xlsxwriter.Workbook(self._made, options)
        self._book.set_properties({"created": WRITTEN})
        formats = Formats(self._book)
        self._sheets = [_Sheet(self._book, sheet, formats, rows) for sheet in SHEETS]

    def add(self, result: Extraction | Failure) -> None:
        """Write the rows of an extraction."""
        if isinstance(result, Extraction):
            for sheet in self._sheets:
                sheet.add(result)

    def close(self) -> None:
        """Write the workbook."""
        for sheet in self._sheets:
            sheet.close()
        with self._folder:
            self._book.close()
            with self._made.open("rb") as made:
                repack(made, self._stream)


class Formats:
    """The formats of cells."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        cell: dict[str, Any] = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#BFBFBF"}
        header = {"bold": True, "align": "center", "valign": "vcenter", "bg_color": "#DDEBF7"}
        self.header: Format = book.add_format(cell | header)
        self.text: Format = book.add_format(cell)
        self.guarded: Format = book.add_format(cell | {"quote_prefix": True})
        self.number: Format = book.add_format(cell)
        self.count: Format = book.add_format(cell | {"align": "center"})
        self.days: dict[str | None, Format] = {
            relation: book.add_format(cell | {"num_format": shown, "align": "left"})
            for relation, shown in _DAYS.items()
        }


class _Sheet:
    """Writes one sheet, and its continuations."""

    def __init__(self, book: xlsxwriter.Workbook, sheet: Sheet, formats: Formats, rows: int) -> None:
        self._book, self._sheet, self._formats, self._rows = book, sheet, formats, rows
        self._count = 0
        self._parts = 0
        self._part = self._begin()

    def add(self, extraction: Extraction) -> None:
        """Write the rows of an extraction."""
        for row in TABLES[self._sheet.table].full_rows(extraction):
            if self._row == self._rows:
                self.close()
                self._part = self._begin()
            self._count += 1
            said = {column: shortened(in_words(column, row)) for column in self._sheet.columns}
            if self._count <= FITTED:
                self._part.set_row(self._row, _height(said))
            self._part.write_number(self._row, 0, self._count, self._formats.count)
            for place, (column, words) in enumerate(said.items(), 1):
                self._write(place, column, row, words)
            self._row += 1

    def close(self) -> None:
        """Put the filter over what was written, and choose what is printed."""
        last = max(self._row - 1, 0)
        self._part.autofilter(0, 0, last, len(self._sheet.columns))
        self._part.print_area(0, 0, last, len(self._sheet.annexed))

    def _begin(self) -> "Worksheet":
        """Begin a sheet with its header."""
        self._parts += 1
        self._row = 1
        part = self._book.add_worksheet(self._sheet.title + (f" ({self._parts})" if self._parts > 1 else ""))
        part.freeze_panes(1, 2)
        part.set_landscape()
        part.set_paper(9)  # A4
        part.set_margins(0.4, 0.4, 0.5, 0.5)
        part.fit_to_pages(1, 0)
        part.repeat_rows(0)
        part.set_row(0, 2 * LINE)
        part.set_column(0, 0, 6)
        part.write_string(0, 0, NUMBER, self._formats.header)
        for place, column in enumerate(self._sheet.columns, 1):
            part.set_column(place, place, WIDTHS.get(column, WIDTH))
            part.write_string(0, place, heading(column), self._formats.header)
        return part

    def _write(self, place: int, column: str, row: Row, words: str) -> None:
        """Write a cell: a day, a number, or what it says in words."""
        relation = row["relation"] if column == "deadline" else None
        value = row.get(column)
        if isinstance(value, float):
            self._part.write_number(self._row, place, value, self._formats.number)
        elif (day := _day(column, row)) and relation in self._formats.days:
            self._part.write_datetime(self._row, place, day, self._formats.days[relation])
        else:
            form = self._formats.guarded if is_formula(words) else self._formats.text
            self._part.write_string(self._row, place, words, form)


def shortened(text: str) -> str:
    """Cut a text to what a cell holds."""
    units = text.encode("utf-16-le") if len(text) > LETTERS // 2 else b""
    if len(units) <= 2 * LETTERS:
        return text
    return units[: 2 * (LETTERS - 1)].decode("utf-16-le", "ignore") + "…"


def _height(said: dict[str, str]) -> float:
    """Estimate the height of a row, for LibreOffice does not fit rows to wrapped text as Excel does."""
    lines = max(ceil(1.05 * len(words) / WIDTHS.get(column, WIDTH)) for column, words in said.items())
    return min(LINE * max(lines, 1), HIGHEST)


def _day(column: str, row: Row) -> date | None:
    """Give the day a row has in a column of dates, where Excel's calendar has it."""
    value = row.get(column)
    if column not in COLUMNS or COLUMNS[column].kind != "date" or not isinstance(value, str):
        return None
    day = whole_day(value)
    return day if day and day >= _FIRST_DAY else None
