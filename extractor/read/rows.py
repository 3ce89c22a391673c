"""Rows: JSON lines, or a JSON file that holds one row or a list of them.

A row is an object with ``text`` and, where known, ``id``, ``title``, ``published`` and ``url``; other keys
are left alone.
"""

import json
from collections.abc import Iterator
from typing import BinaryIO

from extractor.read.articles import BadInputError, Failure, Located, Origin, checked, decoded
from extractor.read.whole import LARGEST_FILE, MB, whole

_BLANK = b" \t\r\n\xef\xbb\xbf"
"""White space and byte order marks: a line or file of nothing else is empty."""


def read_lines(stream: BinaryIO, origin: Origin) -> Iterator[Located | Failure]:
    """Read one row a line; blank lines are passed over, and a faulty line fails alone."""
    rows = number = 0
    try:
        for number, raw in enumerate(_lines(stream), 1):
            if raw.strip(_BLANK):
                rows += 1
                yield from _articles(raw, origin, f"line {number}", many=False)
    except BadInputError as error:
        yield Failure(origin.name, f"line {number + 1}", str(error))
        return
    if not rows:
        yield Failure(origin.name, "", "the file is empty; write one JSON object a line", origin.stem)


def read_json(stream: BinaryIO, origin: Origin) -> Iterator[Located | Failure]:
    """Read a file that is one row or a list of rows."""
    try:
        raw = whole(stream)
    except BadInputError as error:
        yield Failure(origin.name, "", str(error), origin.stem)
        return
    if not raw.strip(_BLANK):
        yield Failure(
            origin.name, "", "the file is empty; write a JSON object or a list of them", origin.stem
        )
        return
    yield from _articles(raw, origin, "", many=True)


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Give the lines of a stream.

    Raises:
        BadInputError: A line is longer than a file may be; nothing after it is read.
    """
    while line := stream.readline(LARGEST_FILE + 1):
        if len(line) > LARGEST_FILE:
            raise BadInputError(f"a line of more than {LARGEST_FILE // MB} MB; write one article a line")
        yield line


def _articles(raw: bytes, origin: Origin, where: str, *, many: bool) -> Iterator[Located | Failure]:
    """Parse JSON and check its row or, where ``many``, the rows of its list."""
    try:
        value = _parsed(raw)
    except BadInputError as error:
        yield Failure(origin.name, where, str(error), None)
        return
    if not many or isinstance(value, dict):
        yield _article(value, origin, where)
    elif isinstance(value, list) and value:
        for number, row in enumerate(value, 1):
            yield _article(row, origin, f"row {number}")
    else:
        yield Failure(
            origin.name, where, "the file holds no rows; write a JSON object or a list of them", None
        )


def _article(row: object, origin: Origin, where: str) -> Located | Failure:
    """Check one row."""
    if not isinstance(row, dict):
        return Failure(origin.name, where, 'the row is no JSON object; write it as {"id": …, "text": …}')
    return checked(row, origin, where)


def _parsed(raw: bytes) -> object:
    """Parse UTF-8 JSON.

    Raises:
        BadInputError: The bytes are not UTF-8 or no JSON.
    """
    text = decoded(raw)
    try:
        value: object = json.loads(text)
    except RecursionError:
        raise BadInputError("the JSON is nested too deeply; write one object a row") from None
    except ValueError as error:
        raise BadInputError(f"no JSON ({error}); write one object a row") from None
    return value
