"""Packed bytes, unpacked as they are read, and no more of them than an honest file holds.

What a packed file says of its own size is not believed: what comes out is counted.
"""

import io
import lzma
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from functools import partial
from typing import BinaryIO, cast

from extractor.read.articles import BadInputError
from extractor.read.whole import MB

HIGHEST_RATIO = 200
"""Bytes out for each byte in. JSON lines and Word's XML give 5 to 40; a bomb gives 1,000 and more."""

FREE = 64 * MB
"""Bytes that anything may unpack to: a small file of one word repeated packs better than any text."""

HELD = 64 * MB
"""Bytes of a packed file that are held in memory; a larger one is copied to a temporary file."""

FAULTS = (
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
)
"""What reading packed bytes raises: broken off, damaged, packed in a way unknown here, locked."""


def copied(stream: BinaryIO) -> tempfile.SpooledTemporaryFile[bytes]:
    """Copy a stream to where one can go back, as a list of contents at the end asks for; the place is the end."""
    copy = tempfile.SpooledTemporaryFile[bytes](max_size=HELD)
    for chunk in iter(partial(stream.read, MB), b""):
        copy.write(chunk)
    return copy


class Allowance:
    """What may be unpacked of a file, in bytes; ``packed`` says how many packed bytes were read for it so far."""

    def __init__(self, packed: Callable[[], int], most: int | None = None) -> None:
        self._packed, self._most, self._spent = packed, most, 0

    def spend(self, count: int) -> None:
        """Count bytes that came out; raises ``BadInputError`` where they are too many."""
        self._spent += count
        if self._spent > max(FREE, HIGHEST_RATIO * self._packed()):
            raise BadInputError(
                f"unpacks to more than {HIGHEST_RATIO} times its size, as no text does; check where it comes from"
            )
        if self._most is not None and self._spent > self._most:
            raise BadInputError(f"unpacks to more than {self._most // MB} MB; cut it into smaller files")


class Unpacked(io.RawIOBase):
    """A stream that unpacks another; what goes wrong within is ``BadInputError``."""

    def __init__(self, stream: BinaryIO, allowance: Allowance) -> None:
        self._stream, self._allowance = stream, allowance

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: object) -> int:
        """Unpack the next bytes into ``buffer``."""
        view = memoryview(cast(bytearray, buffer))
        try:
            data = self._stream.read(len(view))
        except FAULTS as error:
            raise damaged(error) from None
        self._allowance.spend(len(data))
        view[: len(data)] = data
        return len(data)


def damaged(error: BaseException) -> BadInputError:
    """Say what is wrong with a packed file."""
    said = " ".join(str(error).split())[:80] or type(error).__name__
    return BadInputError(f"cannot be unpacked ({said}); pack it again without a password, or get it again")
