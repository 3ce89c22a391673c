"""CSV that Excel opens: UTF-8 with a byte order mark, comma-separated.

Cells are one line each; several names are joined by ``; ``; a cell that a spreadsheet would run as a formula
begins with an apostrophe. Dates are ISO 8601, as in the records.
"""

import csv
import io
from typing import BinaryIO

from extractor.read.articles import Failure
from extractor.records import Extraction
from extractor.write.names import listed
from extractor.write.printable import cell
from extractor.write.tables import Cell, Table


class CsvWriter:
    """Writes one table of every extraction."""

    def __init__(self, table: Table, stream: BinaryIO) -> None:
        self._table = table
        self._text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="", write_through=True)
        self._csv = csv.writer(self._text)
        self._names = [column.name for column in table.columns]
        self._csv.writerow(self._names)

    def add(self, result: Extraction | Failure) -> None:
        """Write the rows of an extraction."""
        if isinstance(result, Extraction):
            for row in self._table.full_rows(result):
                self._csv.writerow([_written(row[name]) for name in self._names])

    def close(self) -> None:
        """Hand the stream back, all written."""
        self._text.detach()


def _written(value: Cell) -> str | float | None:
    """Write a value: text safe for spreadsheets, whole numbers without a decimal point, nothing for none."""
    if isinstance(value, list):
        return cell(listed(value))
    if isinstance(value, str):
        return cell(value)
    return int(value) if isinstance(value, float) and value.is_integer() else value
