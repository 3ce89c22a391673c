"""The folder that a run fills.

What is not finished lies in a hidden folder inside it, with the names it will have. When the run is over, its files
are moved out one by one, so a reader never sees half a file, and a run that breaks off leaves the last one's as they
were. Whether it breaks off by a fault, by Ctrl-C or by the end of the machine, a run that is told to ``resume`` takes
over what it has done; any other removes it.
"""

import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from extractor.read.articles import Failure, Located
from extractor.read.extractions import ExtractionsError, read_extractions
from extractor.read.sources import Input
from extractor.write.earlier import Earlier
from extractor.write.formats import FORMATS
from extractor.write.jsonl import failure_line
from extractor.write.report import Counts, beginning, report, versions

EXTRACTIONS, FAILURES, RUN_REPORT = "extractions.jsonl", "failures.jsonl", "run.json"

FILES = (*(name for files in FORMATS.values() for name in files), RUN_REPORT)
"""The names of all files that outputs may have; the run report is moved to its place last."""

UNFINISHED = ".unfinished"
"""The folder of a run that is not over."""

LOCK = "lock"
"""The file there that a run holds while it is running."""

_BEFORE = re.compile(r"extractions-(\d+)\.jsonl")
"""A file there of what a run before this one had extracted when it broke off; the latest has the highest number."""


class OutputError(Exception):
    """The outputs cannot be written; the message says where, why and what to do."""


class Outputs:
    """The files of one run in a folder, which is made where it does not exist.

    Used as a context; only after ``finish`` the files stand under their names. Results are written down as they
    come, tables and counts are made of them in the end: so whatever was taken over, they say the same.

    Args:
        folder: Where the files are to stand.
        formats: The forms wanted beside JSON lines, which are always written: keys of ``FORMATS``.
        resume: Whether lines of the run before this one are taken over, finished or not.

    Raises:
        OutputError: Also by every method, for whatever cannot be written, or cannot be taken over.
    """

    def __init__(self, folder: Path, formats: Sequence[str] = ("csv",), resume: bool = False) -> None:
        self.counts = Counts()
        self._folder, self._unfinished = folder, folder / UNFINISHED
        self._formats = formats
        self._resume = resume
        self._earlier: Earlier | None = None
        self._streams: list[BinaryIO] = []
        self._locked = ExitStack()

    def __enter__(self) -> Self:
        """Open the files, before any work is done that could not be written."""
        try:
            with self._writing():
                self._unfinished.mkdir(parents=True, exist_ok=True)
                self._lock()
                _finish_moving(self._folder)
                self._take_over() if self._resume else self._clear()
                self._write_report(beginning())
                self._extractions, self._failures = self._open(EXTRACTIONS), self._open(FAILURES)
        except OutputError:
            self._close()
            self._locked.close()
            raise
        return self

    def known(self, items: Iterable[Located | Failure]) -> Iterator[Located | bytes | Failure]:
        """Replace the articles that the runs before this one have extracted by their lines."""
        for item in items:
            line = self._earlier.line(item.article) if self._earlier and isinstance(item, Located) else None
            yield line or item

    def add(self, result: bytes | Failure) -> None:
        """Write one result: the line of an extraction, or a failure."""
        with self._writing():
            if isinstance(result, Failure):
                self.counts.add(result)
                self._failures.write(failure_line(result))
            else:
                self._extractions.write(result)

    def finish(self, inputs: Iterable[Input]) -> None:
        """Make the tables and the run's report, and move all files to their names."""
        with self._writing():
            self._make_tables()
            self._close()
            for path in self._unfinished.glob("*.*"):
                _wait_for_disk(path)
            self._write_report(report(inputs, self.counts))
            _finish_moving(self._folder)
            self._path(LOCK).unlink(missing_ok=True)
            self._unfinished.rmdir()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave what was not finished to a run that resumes it."""
        self._close()
        self._locked.close()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Tell a fault of the folder or disk from all others."""
        try:
            yield
        except OSError as error:
            reason = error.strerror or error
            raise OutputError(
                f"{self._folder}: cannot be written ({reason}); choose a folder you may write to with --out"
            ) from error
        except ExtractionsError as error:
            raise OutputError(f"{error}; run without --resume to extract all anew") from error

    def _path(self, name: str) -> Path:
        """Name the unfinished file of a name."""
        return self._unfinished / name

    def _open(self, name: str) -> BinaryIO:
        """Open the unfinished file of a name."""
        self._streams.append(self._path(name).open("wb"))
        return self._streams[-1]

    def _close(self) -> None:
        """Close all files but the lock."""
        for stream in self._streams:
            stream.close()
        if self._earlier:
            self._earlier.close()

    def _write_report(self, content: str) -> None:
        """Write the run's report in one step: it says whether the run is over."""
        path = self._path(RUN_REPORT + "~")
        path.write_text(content, "utf-8")
        _wait_for_disk(path)
        path.replace(self._path(RUN_REPORT))

    def _lock(self) -> None:
        """Keep other runs out of the folder until this one is over."""
        if sys.platform == "win32":
            return  # there nobody can remove a file that is open here
        import fcntl

        lock = self._locked.enter_context(self._path(LOCK).open("wb"))
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise OutputError(f"{self._folder}: another run is writing here; wait until it is over") from None

    def _clear(self) -> None:
        """Remove what the runs before this one left unfinished."""
        for path in self._unfinished.iterdir():
            if path.name != LOCK:
                path.unlink()

    def _take_over(self) -> None:
        """Find the lines of the runs before this one, the latest first."""
        for folder in (self._unfinished, self._folder):
            _check_versions(folder)
        before = {
            int(name[1]): path
            for path in self._unfinished.iterdir()
            if (name := _BEFORE.fullmatch(path.name))
        }
        if self._path(EXTRACTIONS).exists():
            number = max(before, default=0) + 1
            before[number] = self._path(EXTRACTIONS).replace(self._path(f"extractions-{number}.jsonl"))
        paths = [before[number] for number in sorted(before, reverse=True)]
        if (self._folder / EXTRACTIONS).exists():
            paths.append(self._folder / EXTRACTIONS)
        self._earlier = Earlier(paths)
        for path in set(before.values()) - set(self._earlier.used):
            path.unlink()

    def _make_tables(self) -> None:
        """Write the forms wanted, and count, in one pass over the finished extractions."""
        self._extractions.flush()
        files = {name: maker for format in self._formats for name, maker in FORMATS[format].items()}
        writers = [maker(self._open(name)) for name, maker in files.items() if name not in FORMATS["jsonl"]]
        for extraction in read_extractions(self._path(EXTRACTIONS)):
            self.counts.add(extraction)
            for writer in writers:
                writer.add(extraction)
        for writer in writers:
            writer.close()


def _finish_moving(folder: Path) -> None:
    """Move the files of a run that is over out of its unfinished folder, and clear that.

    A run may be killed in here too; then the next one begins with the rest.
    """
    unfinished = folder / UNFINISHED
    if "counts" not in _run_report(unfinished):
        return
    for name in FILES:
        if (unfinished / name).exists():
            (unfinished / name).replace(folder / name)
    for path in unfinished.iterdir():
        if path.name != LOCK:
            path.unlink()


def _check_versions(folder: Path) -> None:
    """Refuse to take over what other versions have extracted."""
    theirs, ours = _run_report(folder).get("versions"), versions()
    if theirs is None and not any(folder.glob("extractions*.jsonl")):
        return
    if not isinstance(theirs, dict):
        raise OutputError(f"{folder / RUN_REPORT}: says no versions; run without --resume to begin anew")
    if other := [name for name in {**ours, **theirs} if theirs.get(name) != ours.get(name)]:
        name = other[0]
        raise OutputError(
            f"{folder}: was extracted with {name} {theirs.get(name)}, not {ours.get(name)} as it would be now; "
            "run without --resume to extract all anew"
        )


def _run_report(folder: Path) -> dict[str, object]:
    """Read a run's report; empty where there is none."""
    path = folder / RUN_REPORT
    try:
        content: object = json.loads(path.read_bytes())
    except FileNotFoundError:
        return {}
    except ValueError:
        raise OutputError(f"{path}: is no run report; remove it, and run without --resume") from None
    return content if isinstance(content, dict) else {}


def _wait_for_disk(path: Path) -> None:
    """Wait until a file is on the disk, so that its name never stands for less than it should."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
