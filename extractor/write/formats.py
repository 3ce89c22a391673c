"""The forms in which results can be had.

A new format is one new file with a ``Writer`` and one entry in ``FORMATS``. The libraries that only some formats
need are imported by the writers that need them, when they are made.
"""

from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from typing import BinaryIO, Protocol

from extractor.read.articles import Failure
from extractor.records import Extraction
from extractor.write.csv import CsvWriter
from extractor.write.jsonl import ExtractionLines, FailureLines
from extractor.write.tables import REGISTER, TABLES


class Writer(Protocol):
    """Takes the results of a run one by one and writes them to the stream it was made with."""

    def add(self, result: Extraction | Failure) -> None:
        """Take the next result, in input order."""

    def close(self) -> None:
        """Write what was held back; the stream stays open."""


Maker = Callable[[BinaryIO], Writer]


LIBRARIES = {
    "parquet": ("parquet", ("pyarrow",)),
    "push": ("push", ("httpx",)),
    "sqlite": ("sql", ("sqlalchemy",)),
    "postgresql": ("sql", ("sqlalchemy", "psycopg")),
    "serve": ("web", ("fastapi", "python_multipart", "uvicorn")),
}
"""What is not installed with the package: for a format, a push or the service, the extra and its libraries."""


class MissingLibraryError(ImportError):
    """A library that a format needs is not installed; the message says how to install it."""


def require(form: str) -> None:
    """Check that the libraries of a form are there, before any work is done that could not be written.

    Raises:
        MissingLibraryError: One is not.
    """
    extra, libraries = LIBRARIES.get(form, ("", ()))
    for library in libraries:
        if find_spec(library) is None:
            raise MissingLibraryError(
                f"{form} needs {library}, which is not installed; pip install 'vn-policy-extractor[{extra}]'"
            )


def _parquet(table: str, stream: BinaryIO) -> Writer:
    require("parquet")
    from extractor.write.parquet import ParquetWriter

    return ParquetWriter(TABLES[table], stream)


def _excel(stream: BinaryIO) -> Writer:
    from extractor.write.excel import ExcelWriter

    return ExcelWriter(stream)


def _word(stream: BinaryIO) -> Writer:
    from extractor.write.word import WordWriter

    return WordWriter(stream)


def _calendar(stream: BinaryIO) -> Writer:
    from extractor.write.calendar import CalendarWriter

    return CalendarWriter(stream)


FORMATS: dict[str, dict[str, Maker]] = {
    "jsonl": {"extractions.jsonl": ExtractionLines, "failures.jsonl": FailureLines},
    "csv": {f"{name}.csv": partial(CsvWriter, TABLES[name]) for name in REGISTER},
    "parquet": {f"{name}.parquet": partial(_parquet, name) for name in TABLES},
    "xlsx": {"register.xlsx": _excel},
    "docx": {"register.docx": _word},
    "ics": {"deadlines.ics": _calendar},
}
"""Each format's files, and what writes them."""
