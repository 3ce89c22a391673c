"""What a run wrote, read again: the extractions of ``extractions.jsonl``, one at a time.

What stands in a line is checked as far as those who read on rely on it: it has the shape of the records, no two
records of a kind share an id, and every reference leads to a record that is there.
"""

import gzip
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from pydantic import ValidationError

from extractor.read.articles import SHOWN, BadInputError, decoded, place
from extractor.read.sources import STDIN
from extractor.records import Extraction, broken_links

SHAPE = "see docs/record-format.md for the shape"


class ExtractionsError(ValueError):
    """A file of extractions cannot be read; the message says what is wrong, where, and what to do."""


def read_extractions(path: str | Path) -> Iterator[Extraction]:
    """Read the extractions of a ``.jsonl`` or ``.jsonl.gz`` file, or of standard input for ``-``, in their order.

    Blank lines are passed over. A file without lines has no extractions: a run may have had no article.

    Raises:
        ExtractionsError: The file cannot be read, or a line is no extraction.
    """
    name = str(path)
    with reading(name) as stream:
        for number, raw in enumerate(stream, 1):
            if raw.strip():
                yield extraction_of(raw, place(name, f"line {number}"))


@contextmanager
def reading(name: str) -> Iterator[BinaryIO]:
    """Open a file of extractions, or standard input for ``-``, to read its lines.

    Raises:
        ExtractionsError: It cannot be opened, or breaks off.
    """
    try:
        with _opened(name) as stream:
            yield stream
    except (gzip.BadGzipFile, EOFError, zlib.error):
        raise ExtractionsError(f"{name}: no whole gzip file; compress it again") from None
    except OSError as error:
        raise ExtractionsError(f"{name}: cannot be read ({error.strerror}); check the path") from None


def _opened(name: str) -> BinaryIO:
    """Open what is to be read."""
    if name == STDIN:
        return sys.stdin.buffer
    return gzip.open(name, "rb") if name.endswith(".gz") else Path(name).open("rb")  # type: ignore[return-value]


def extraction_of(raw: bytes, where: str) -> Extraction:
    """Make an extraction of a line; ``where`` is its place, for the error.

    Raises:
        ExtractionsError: The line is no extraction.
    """
    try:
        found = Extraction.model_validate_json(decoded(raw))
    except BadInputError as error:
        raise ExtractionsError(f"{where}: {error}") from None
    except ValidationError as error:
        raise ExtractionsError(f"{where}: no extraction ({_first(error)}); {SHAPE}") from None
    for broken in broken_links(found):
        raise ExtractionsError(f"{where}: {broken}; {SHAPE}")
    return found


def _first(error: ValidationError) -> str:
    """Say the first thing that is wrong: ``tasks.0.kind: Input should be …``."""
    fault = error.errors(include_url=False, include_input=False)[0]
    key = ".".join(map(str, fault["loc"]))[:SHOWN]
    return f"{key}: {fault['msg']}" if key else str(fault["msg"])
