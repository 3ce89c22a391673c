"""The folder that a run fills.

Files are written beside their names and moved there when the run is over, so a reader never sees half a file,
and a run that breaks off leaves the last one's as they were. What a killed run left unfinished is removed by the
next one into the folder.
"""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from extractor.read.articles import Failure
from extractor.read.sources import Input
from extractor.records import Extraction
from extractor.write.formats import FORMATS, USUAL, Writer
from extractor.write.report import Counts, report

RUN_REPORT = "run.json"

WRITERS = {name: maker for form in USUAL for name, maker in FORMATS[form].items()}
"""The writer of each file of the outputs."""

FILES = (*WRITERS, RUN_REPORT)
"""The names of all files of the outputs."""

_PART = re.compile(rf"\.(?:{'|'.join(map(re.escape, FILES))})\.(\d{{1,7}})\.part")
"""The name of an unfinished file, with the number of the process that writes it."""


class OutputError(Exception):
    """The outputs cannot be written; the message says where and why."""


class Outputs:
    """The files of one run in a folder, which is made where it does not exist.

    Used as a context; only after ``finish`` the files stand under their names. Whatever cannot be written
    raises ``OutputError``.
    """

    def __init__(self, folder: Path) -> None:
        self.counts = Counts()
        self._folder = folder
        self._streams: dict[str, BinaryIO] = {}
        self._writers: list[Writer] = []

    def __enter__(self) -> Self:
        """Open the files, before any work is done that could not be written."""
        try:
            with self._writing():
                self._folder.mkdir(parents=True, exist_ok=True)
                _remove_leftovers(self._folder)
                for name, writer in WRITERS.items():
                    self._writers.append(writer(self._open(name)))
        except OutputError:
            self._discard()
            raise
        return self

    def add(self, result: Extraction | Failure) -> None:
        """Write one result to all files."""
        self.counts.add(result)
        with self._writing():
            for writer in self._writers:
                writer.add(result)

    def finish(self, inputs: Iterable[Input]) -> None:
        """Write the run's report and move all files to their names."""
        with self._writing():
            self._open(RUN_REPORT).write(report(inputs, self.counts).encode())
            for writer in self._writers:
                writer.close()
            for stream in self._streams.values():
                stream.flush()
                os.fsync(stream.fileno())
                stream.close()
            for name in self._streams:
                self._part(name).replace(self._folder / name)
        self._streams.clear()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Throw away what was not finished."""
        self._discard()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Tell a fault of the folder or disk from all others."""
        try:
            yield
        except OSError as error:
            raise OutputError(f"{self._folder}: cannot be written ({error.strerror or error})") from error

    def _open(self, name: str) -> BinaryIO:
        """Open the unfinished file of a name."""
        self._streams[name] = self._part(name).open("wb")
        return self._streams[name]

    def _part(self, name: str) -> Path:
        """Name the file that is being written; two runs into one folder do not share it."""
        return self._folder / f".{name}.{os.getpid()}.part"

    def _discard(self) -> None:
        """Close and remove unfinished files."""
        for name, stream in self._streams.items():
            stream.close()
            self._part(name).unlink(missing_ok=True)
        self._streams.clear()


def _remove_leftovers(folder: Path) -> None:
    """Remove the unfinished files of runs that are no more; another run into the folder keeps its own."""
    for path in folder.iterdir():
        if (part := _PART.fullmatch(path.name)) and not _is_running(int(part[1])):
            path.unlink(missing_ok=True)


def _is_running(process: int) -> bool:
    """Say whether a process of this number may be running."""
    if os.name != "posix":
        return True  # elsewhere there is no asking without harm
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
