"""Tables as typed columns, for those who compute with them.

Texts are as the records have them. A column of TIMEX3 values has a second one beside it, ``deadline_day`` beside
``deadline``, with the day where the value is a whole day.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

from extractor.records import Extraction
from extractor.write.days import whole_day
from extractor.write.tables import Cell, Table

Type = Literal["text", "texts", "number", "offset", "day"]
Value = Cell | date

DAY = "_day"
"""The ending of the column of days beside a column of TIMEX3 values."""


class Columns:
    """The typed columns of a table.

    Attributes:
        types: What each column holds, by its name, in their order.
        headings: Their headings in Vietnamese.
    """

    def __init__(self, table: Table) -> None:
        self._table = table
        self.types: dict[str, Type] = {}
        self.headings: dict[str, str] = {}
        for column in table.columns:
            self.headings[column.name] = column.heading
            if column.kind == "date":
                self.types |= {column.name: "text", column.name + DAY: "day"}
                self.headings[column.name + DAY] = f"{column.heading} (ngày)"
            else:
                self.types[column.name] = column.kind

    def rows(self, extraction: Extraction) -> Iterator[tuple[Value, ...]]:
        """Give the rows of an extraction, each with a value for every column."""
        for row in self._table.full_rows(extraction):
            yield tuple(self._values(row))

    def _values(self, row: dict[str, Cell]) -> Iterator[Value]:
        """Give the values of a row in the order of the columns."""
        for name, type in self.types.items():
            if type == "day":
                value = row[name.removesuffix(DAY)]
                yield whole_day(value) if isinstance(value, str) else None
            else:
                yield row[name]


def turned(rows: Iterable[tuple[Value, ...]], columns: Columns) -> dict[str, list[Value]]:
    """Turn rows into columns."""
    values: dict[str, list[Value]] = {name: [] for name in columns.types}
    lists = list(values.values())
    for row in rows:
        for column, value in zip(lists, row, strict=True):
            column.append(value)
    return values
