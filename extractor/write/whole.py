"""Files that are there whole or not at all."""

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def whole_files(paths: Iterable[Path]) -> Iterator[list[BinaryIO]]:
    """Open files for writing that take their names, all of them, when the work is done.

    Where it breaks off, what stood under the names stays. Folders are made. Raises ``OSError``.
    """
    parts = {path: path.with_name(f".{path.name}.{os.getpid()}.part") for path in paths}
    for path in parts:
        path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with ExitStack() as opened:
            streams: list[BinaryIO] = [opened.enter_context(part.open("wb")) for part in parts.values()]
            yield streams
            for stream in streams:
                stream.flush()
                os.fsync(stream.fileno())
        for path, part in parts.items():
            part.replace(path)
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)
