"""A file or stream in, articles out.

A new reader is one new file with a function ``(stream, origin) → articles and failures``, and one line in
``READERS``.
"""

import io
from collections.abc import Callable, Iterator
from typing import BinaryIO

from extractor.read.articles import Failure, Located, Origin, place
from extractor.read.plain import read_plain
from extractor.read.rows import read_json, read_lines
from extractor.read.sources import Metered, Source, stem

Reader = Callable[[BinaryIO, Origin], Iterator[Located | Failure]]

READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".json": read_json,
    ".jsonl": read_lines,
}
"""The reader of each file suffix; standard input is read as JSON lines."""

__all__ = ["READERS", "Failure", "Located", "Origin", "Reader", "Source", "place", "read"]


def read(source: Source, stream: Metered) -> Iterator[Located | Failure]:
    """Read the articles of a source from its opened stream."""
    reader = READERS[source.path.suffix.lower()] if source.path else read_lines
    return reader(io.BufferedReader(stream), Origin(source.name, stem(source)))
