"""What Word and Excel files have in common: a zip of parts that must not tell when it was written."""

from datetime import datetime
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

WRITTEN = datetime(1980, 1, 1)
"""The day the files say they were written, for the same results must give the same bytes; the first a zip can say."""


def repack(made: BinaryIO, stream: BinaryIO) -> None:
    """Copy the parts of an office file in their order, without the times and rights of the files they came from."""
    with ZipFile(made) as parts, ZipFile(stream, "w", ZIP_DEFLATED) as settled:
        for name in parts.namelist():
            part = ZipInfo(name, WRITTEN.timetuple()[:6])
            part.compress_type = ZIP_DEFLATED
            with parts.open(name) as content, settled.open(part, "w", force_zip64=False) as copy:
                while chunk := content.read(_CHUNK):
                    copy.write(chunk)


_CHUNK = 1 << 16
