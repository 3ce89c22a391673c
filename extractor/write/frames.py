"""pandas: the tables as DataFrames."""

from collections.abc import Iterable

import pandas as pd

from extractor.records import Extraction
from extractor.write.columns import Columns, Type, Value, turned
from extractor.write.tables import TABLES

DTYPES: dict[Type, str] = {
    "text": "string",
    "texts": "object",
    "number": "float64",
    "offset": "int64",
    "day": "datetime64[s]",
}


def to_frames(extractions: Iterable[Extraction]) -> dict[str, pd.DataFrame]:
    """Give the tables of extractions as DataFrames, by the names of the tables (``tasks``, ``entities``).

    Several bodies in one cell are a list, numbers are ``float64``, offsets ``int64``. A column of TIMEX3 values
    has a second one beside it, ``deadline_day`` beside ``deadline``, with the whole days as ``datetime64``.
    The Vietnamese headings are in ``frame.attrs["headings"]``.

    >>> from extractor.records import Article, Task
    >>> text = "Rà soát các chợ trước 15/6/2025."
    >>> task = Task(id="t1", start=0, end=31, text=text[:31], deadline="2025-06-15", relation="before")
    >>> frames = to_frames([Extraction(article=Article(id="a", text=text), tasks=[task])])
    >>> frames["tasks"][["task", "deadline_day", "leads"]].values.tolist()
    [['Rà soát các chợ trước 15/6/2025', Timestamp('2025-06-15 00:00:00'), []]]
    >>> frames["tasks"].attrs["headings"]["leads"]
    'Cơ quan chủ trì'
    """
    tables = {name: Columns(table) for name, table in TABLES.items()}
    rows: dict[str, list[tuple[Value, ...]]] = {name: [] for name in tables}
    for extraction in extractions:
        for name, columns in tables.items():
            rows[name] += columns.rows(extraction)
    return {name: _frame(columns, rows[name]) for name, columns in tables.items()}


def _frame(columns: Columns, rows: list[tuple[Value, ...]]) -> pd.DataFrame:
    """Make the frame of a table."""
    values = turned(rows, columns)
    series = {name: pd.Series(values[name], dtype=DTYPES[type]) for name, type in columns.types.items()}
    frame = pd.DataFrame(series)
    frame.attrs["headings"] = columns.headings
    return frame
