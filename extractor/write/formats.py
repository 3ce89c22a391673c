"""The forms in which results can be had.

A new format is one new file with a ``Writer`` and one entry in ``FORMATS``.
"""

from collections.abc import Callable
from functools import partial
from typing import BinaryIO, Protocol

from extractor.read.articles import Failure
from extractor.records import Extraction
from extractor.write.jsonl import ExtractionLines, FailureLines
from extractor.write.tables import TABLES, CsvWriter


class Writer(Protocol):
    """Takes the results of a run one by one and writes them to the stream it was made with."""

    def add(self, result: Extraction | Failure) -> None:
        """Take the next result, in input order."""

    def close(self) -> None:
        """Write what was held back; the stream stays open."""


Maker = Callable[[BinaryIO], Writer]

FORMATS: dict[str, dict[str, Maker]] = {
    "jsonl": {"extractions.jsonl": ExtractionLines, "failures.jsonl": FailureLines},
    "csv": {name: partial(CsvWriter, table) for name, table in TABLES.items()},
}
"""Each format's files, and what writes them."""
