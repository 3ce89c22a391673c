"""JSON lines: extractions and failures, one a line."""

import json
import re
from dataclasses import asdict
from typing import BinaryIO

from extractor.read.articles import Failure
from extractor.records import Extraction

_OBEYED = re.compile("[\x7f-\x9f\u2028\u2029]")
"""Characters that JSON allows bare but a terminal obeys, or some readers take for the end of a line."""


class ExtractionLines:
    """Writes each extraction as a line in the shape of docs/record-format.md."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def add(self, result: Extraction | Failure) -> None:
        """Write an extraction."""
        if isinstance(result, Extraction):
            self._stream.write(extraction_line(result))

    def close(self) -> None:
        """Nothing is held back."""


def extraction_line(extraction: Extraction) -> bytes:
    """Give the line of an extraction, with its end."""
    return json_line(extraction.model_dump_json())


class FailureLines:
    """Writes each failure as a line: ``source``, ``where``, ``id``, ``reason``."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def add(self, result: Extraction | Failure) -> None:
        """Write a failure."""
        if isinstance(result, Failure):
            self._stream.write(failure_line(result))

    def close(self) -> None:
        """Nothing is held back."""


def failure_line(failure: Failure) -> bytes:
    """Give the line of a failure, with its end."""
    return json_line(json.dumps(asdict(failure), ensure_ascii=False))


def json_line(text: str) -> bytes:
    """Give a JSON text as one line, whoever reads it."""
    return _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", text).encode() + b"\n"
