"""Parquet: a row an article, with the columns that rows of JSON have (``text``, and ``id``, ``title`` …).

Rows come batch by batch, so memory stays flat however many there are. The library comes with the extra ``[parquet]``.
"""

import tempfile
from collections.abc import Iterator
from datetime import date, datetime
from importlib.util import find_spec
from typing import BinaryIO

from extractor.read.articles import FIELDS, BadInputError, Failure, Located, Origin, checked
from extractor.read.unpacking import Allowance, copied

ROWS = 64
"""Rows that are taken at once."""


def read_parquet(stream: BinaryIO, origin: Origin) -> Iterator[Located | Failure]:
    """Read each row as an article."""
    try:
        with copied(stream) as copy:
            rows = 0
            for rows, row in enumerate(_rows(copy), 1):
                yield checked(row, origin, f"row {rows}")
            if not rows:
                raise BadInputError("the file has no rows; write a row an article")
    except BadInputError as error:
        yield Failure(origin.name, "", str(error), origin.stem)


def _rows(file: tempfile.SpooledTemporaryFile[bytes]) -> Iterator[dict[str, object]]:
    """Give the rows of a file, of each the columns that an article is made of.

    Raises:
        BadInputError: It is no Parquet, unpacks to far too much, or the library is missing.
    """
    if find_spec("pyarrow") is None:
        raise BadInputError("Parquet needs pyarrow; pip install 'vn-policy-extractor[parquet]'")
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile, read_metadata

    packed = file.tell()
    file.seek(0)
    try:
        content = read_metadata(file)
        unpacked = sum(content.row_group(n).total_byte_size for n in range(content.num_row_groups))
        Allowance(lambda: packed).spend(unpacked)
        columns = [name for name in content.schema.names if name in FIELDS]
        # As dictionaries, a text that is repeated a million times is held once.
        parquet = ParquetFile(file, read_dictionary=columns)
        for batch in parquet.iter_batches(batch_size=ROWS, columns=columns):
            for row in range(batch.num_rows):
                yield {name: _plain(batch.column(name)[row].as_py()) for name in columns}
    except (ArrowException, OSError) as error:
        said = " ".join(str(error).split())[:80]
        raise BadInputError(f"no whole Parquet file ({said}); write it again") from None


def _plain(value: object) -> object:
    """Give a day as it is written in JSON."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else value
