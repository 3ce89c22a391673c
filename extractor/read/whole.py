"""A file that is one article: read whole, up to a limit, and taken apart by one function."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import BinaryIO

from extractor.read.articles import BadInputError, Failure, Located, Origin, checked

MB = 1 << 20

LARGEST_FILE = 256 * MB
"""Bytes of a file that has to be held whole: a scanned plan of 500 pages with its text layer stays below."""

_CHUNK = MB


def whole(stream: BinaryIO, limit: int = LARGEST_FILE) -> bytes:
    """Read to the end.

    Raises:
        BadInputError: There are more bytes than ``limit``.
    """
    held = bytearray()
    for chunk in iter(partial(stream.read, _CHUNK), b""):
        held += chunk
        if len(held) > limit:
            raise BadInputError(f"more than {limit // MB} MB; cut it into smaller files")
    return bytes(held)


def read_whole(
    stream: BinaryIO,
    origin: Origin,
    parse: Callable[[bytes], Mapping[str, object]],
    limit: int = LARGEST_FILE,
) -> Iterator[Located | Failure]:
    """Read a file as one article, whose row ``parse`` makes of its bytes, or refuses with ``BadInputError``."""
    try:
        row = parse(whole(stream, limit))
    except BadInputError as error:
        yield Failure(origin.name, "", str(error), origin.stem)
    else:
        yield checked(row, origin)
