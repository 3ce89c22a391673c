"""Parquet, a file a table: typed columns, row groups of a size, and the Vietnamese headings beside the names."""

from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from extractor.read.articles import Failure
from extractor.records import Extraction
from extractor.write.columns import Columns, Type, Value, turned
from extractor.write.tables import Table

ROWS = 10_000
"""The rows of a row group; so many are held in memory."""

TYPES: dict[Type, pa.DataType] = {
    "text": pa.string(),
    "texts": pa.list_(pa.string()),
    "number": pa.float64(),
    "offset": pa.int64(),
    "day": pa.date32(),
}


class ParquetWriter:
    """Writes one table of every extraction."""

    def __init__(self, table: Table, stream: BinaryIO, rows: int = ROWS) -> None:
        self._columns = Columns(table)
        self._rows = rows
        self._held: list[tuple[Value, ...]] = []
        self._schema = schema(self._columns)
        self._parquet = pq.ParquetWriter(stream, self._schema, compression="zstd")

    def add(self, result: Extraction | Failure) -> None:
        """Take the rows of an extraction."""
        if isinstance(result, Extraction):
            self._held += self._columns.rows(result)
            while len(self._held) >= self._rows:
                self._write(self._held[: self._rows])
                del self._held[: self._rows]

    def close(self) -> None:
        """Write the last row group, and what the file holds."""
        if self._held:
            self._write(self._held)
        self._parquet.close()

    def __del__(self) -> None:
        """Leave unfinished what was broken off: pyarrow would finish it, in a stream that is closed by now."""
        if hasattr(self, "_parquet"):
            self._parquet.is_open = False

    def _write(self, rows: list[tuple[Value, ...]]) -> None:
        """Write a row group."""
        self._parquet.write_table(pa.Table.from_pydict(turned(rows, self._columns), self._schema))


def schema(columns: Columns) -> pa.Schema:
    """Give the types of a table; each field has its heading as metadata."""
    return pa.schema(
        [
            pa.field(name, TYPES[type], metadata={"heading": columns.headings[name]})
            for name, type in columns.types.items()
        ]
    )
