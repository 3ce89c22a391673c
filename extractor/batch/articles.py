"""The articles of a batch: every source read, every id used once."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from extractor.read import READERS, Failure, Located, Source, place, read
from extractor.read.sources import Input, Metered, expand


@dataclass
class Batch:
    """The articles of some sources; ``inputs`` grows as they are read.

    Attributes:
        sources: What is read, and what of the arguments cannot be.
        inputs: The sources read so far, with size and digest.
    """

    sources: list[Source | Failure]
    inputs: list[Input] = field(default_factory=list)
    _finished: int = 0
    _reading: Metered | None = None

    @property
    def size(self) -> int | None:
        """The bytes there are to read; none where a source does not say."""
        sizes = [source.size for source in self.sources if isinstance(source, Source)]
        return None if None in sizes else sum(size or 0 for size in sizes)

    @property
    def consumed(self) -> int:
        """The bytes read so far."""
        return self._finished + (self._reading.count if self._reading else 0)

    def articles(self) -> Iterator[Located | Failure]:
        """Read every source; of two articles with one id the second fails."""
        used = UsedIds()
        for source in self.sources:
            for item in [source] if isinstance(source, Failure) else self._read(source):
                yield used.checked(item) if isinstance(item, Located) else item

    def _read(self, source: Source) -> Iterator[Located | Failure]:
        """Read one source; one that cannot be opened, or breaks off, is a failure."""
        try:
            with source.open() as stream:
                self._reading = Metered(stream)
                yield from read(source, self._reading)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            yield Failure(source.name, "", f"cannot be read ({reason}); check the file and its permissions")
        if self._reading:
            self.inputs.append(self._reading.input(source.name))
            self._finished += self._reading.count
            self._reading = None


def batch(arguments: Iterable[str], outputs: Iterable[Path] = ()) -> Batch:
    """Make a batch of paths, patterns and ``-``; the files ``outputs`` are no input, unless an argument names them."""
    return Batch(list(expand(arguments, READERS, outputs)))


class UsedIds:
    """The ids used so far in a run, and where.

    They lie in a temporary database that SQLite keeps on disk but for 2 MB: a dict takes 25 MB for 100,000 articles.
    """

    def __init__(self) -> None:
        self._base = sqlite3.connect("")
        self._base.execute("CREATE TABLE used (id BLOB PRIMARY KEY, place TEXT) WITHOUT ROWID")

    def checked(self, item: Located) -> Located | Failure:
        """Refuse an article whose id was used before."""
        id = item.article.id
        row = (id.encode(), place(item.source, item.where))
        if self._base.execute("INSERT OR IGNORE INTO used VALUES (?, ?)", row).rowcount:
            return item
        (first,) = self._base.execute("SELECT place FROM used WHERE id = ?", row[:1]).fetchone()
        reason = f"the id {id} was used before ({first}); give every article an id of its own"
        return Failure(item.source, item.where, reason, id)
