"""Where articles come from: files, folders, glob patterns and standard input.

=============  =====================================================================================
``a.txt``      a file, read by the reader of its suffix; an archive gives the articles of its members
``folder``     every file below it that has a reader, in the order of their paths; hidden files are not
``*.txt``      a pattern the shell did not expand; ``**`` crosses folders
``-``          JSON lines on standard input
=============  =====================================================================================

Addresses (``https://…``) are not fetched. A file named twice is read once. The files that the run writes are no
input of a folder or pattern: the next run into the same folder reads the same articles.
"""

import glob
import hashlib
import io
import os
import sys
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from extractor.read.articles import Failure, normalised

STDIN = "-"
ADDRESS = ("http://", "https://")
"""How what would have to be fetched begins; nothing is fetched."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, or standard input where there is no path; ``name`` is fit to be written down."""

    name: str
    path: Path | None

    @property
    def size(self) -> int | None:
        """The bytes there are to read, where that is known beforehand."""
        return self.path.stat().st_size if self.path and self.path.is_file() else None

    def open(self) -> BinaryIO:
        """Open it for reading; raises ``OSError``."""
        return self.path.open("rb") if self.path else sys.stdin.buffer


@dataclass(frozen=True, slots=True)
class Input:
    """What was read: a source's name, size and digest."""

    source: str
    bytes: int
    sha256: str


class Metered(io.RawIOBase):
    """A stream that counts and digests the bytes read through it, so that a run can say what it read."""

    def __init__(self, stream: BinaryIO) -> None:
        self.count = 0
        self._stream = stream
        self._digest = hashlib.sha256()

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: object) -> int:
        """Read the next bytes into ``buffer``."""
        view = memoryview(cast(bytearray, buffer))
        # What a pipe has now is passed on at once: `read` of a buffered stream would wait for a full buffer.
        data = getattr(self._stream, "read1", self._stream.read)(len(view))
        view[: len(data)] = data
        self.count += len(data)
        self._digest.update(data)
        return len(data)

    def input(self, source: str) -> Input:
        """Say what was read so far."""
        return Input(source, self.count, self._digest.hexdigest())


def expand(
    arguments: Iterable[str], suffixes: Collection[str], skip: Iterable[Path] = ()
) -> Iterator[Source | Failure]:
    """Give the sources that the arguments stand for, in their order, each file once.

    Args:
        arguments: Paths, patterns and ``-``.
        suffixes: The file suffixes that have a reader.
        skip: Files that are no input of a folder or pattern, for the output folder may lie among the sources.
    """
    seen: set[str] = set()
    left_out = {os.path.realpath(path) for path in skip}
    for argument in arguments:
        for source in _sources(argument, suffixes, left_out):
            key = os.path.realpath(source.path) if isinstance(source, Source) and source.path else argument
            if isinstance(source, Failure) or key not in seen:
                seen.add(key)
                yield source


def _sources(argument: str, suffixes: Collection[str], left_out: set[str]) -> Iterator[Source | Failure]:
    """Give the sources of one argument, or the reason why there are none."""
    if argument == STDIN:
        yield Source(STDIN, None)
        return
    if argument.lower().startswith(ADDRESS):
        yield Failure(argument, "", "pages are not fetched; save the page and give the file")
        return
    found = [argument] if os.path.lexists(argument) else _matches(argument, left_out)
    if not found:
        missing = (
            "the pattern matches nothing" if glob.has_magic(argument) else "there is no such file or folder"
        )
        yield Failure(_name(argument), "", f"{missing}; check the path")
    for path in map(Path, found):
        if path.is_dir():
            yield from _folder(path, suffixes, left_out)
        elif suffix(path.name, suffixes):
            yield Source(_name(str(path)), path)
        else:
            kind = path.suffix or "a file without suffix"
            yield Failure(_name(str(path)), "", f"no reader for {kind}; use {_named(suffixes)}")


def _matches(pattern: str, left_out: set[str]) -> list[str]:
    """Give the paths that match a pattern, sorted; ``**`` crosses folders."""
    found = glob.glob(pattern, recursive=True)  # noqa: PTH207 - Path.glob takes no absolute pattern
    return sorted(path for path in found if os.path.realpath(path) not in left_out)


def _folder(folder: Path, suffixes: Collection[str], left_out: set[str]) -> Iterator[Source | Failure]:
    """Give the readable files below a folder, in the order of their paths."""
    found: list[Path] = []
    closed: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = [f for f in folders if not f.startswith(".")]
        visible = (Path(parent, f) for f in files if not f.startswith("."))
        found += [p for p in visible if suffix(p.name, suffixes) and os.path.realpath(p) not in left_out]
    for error in closed:
        reason = error.strerror or type(error).__name__
        yield Failure(
            _name(str(error.filename)), "", f"cannot be read ({reason}); check the folder's permissions"
        )
    if not found and not closed:
        yield Failure(
            _name(str(folder)), "", f"the folder holds no article; put {_named(suffixes)} files there"
        )
    for path in sorted(found, key=lambda p: p.parts):
        yield Source(_name(str(path)), path)


def _named(suffixes: Collection[str]) -> str:
    """List the suffixes worth a user's knowing: not what is packed once more, nor what is only read to be refused."""
    return ", ".join(s for s in sorted(suffixes) if not s.endswith((".gz", ".doc")))


def _name(path: str) -> str:
    """Give a path as text that UTF-8 can spell, whatever bytes the file system has."""
    return normalised(os.fsencode(path).decode("utf-8", "replace"))


def suffix(name: str, known: Collection[str]) -> str:
    """Give the longest of the known suffixes that a file's name ends in, letter case aside; ``""`` for none."""
    return max((s for s in known if name.lower().endswith(s) and len(name) > len(s)), key=len, default="")


def stem(name: str, known: Collection[str]) -> str:
    """Give a file's name without its suffix: the id of an article that names none."""
    return name[: len(name) - len(suffix(name, known))]
