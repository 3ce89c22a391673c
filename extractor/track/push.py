"""A push: the events of a file of extractions, sent in batches, each accepted once.

Every event says what a receiver is to hold: an ``added``, ``changed`` or ``reworded`` one is the whole record as it now
is, a ``gone`` one is to be deleted. So one that comes twice does no harm, and ``article.id`` with ``id`` is its key.
"""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path

from extractor.read.extractions import read_extractions, reading
from extractor.track.changes import Change, changes, compared
from extractor.track.kinds import Kind
from extractor.track.progress import Progress
from extractor.track.receiver import Receiver, RefusedError, batches


@dataclass(frozen=True, slots=True)
class Work:
    """What is pushed.

    Attributes:
        new: the file of extractions.
        old: the file of an earlier run, where only what changed since is pushed.
        kinds: the kinds of records that are pushed.
    """

    new: Path
    old: Path | None
    kinds: Collection[Kind]

    def events(self) -> Iterator[Change]:
        """Give the events, in the same order every time; raises ``ExtractionsError``."""
        if self.old:
            found = changes(self.old, self.new)
        else:
            found = (change for article in read_extractions(self.new) for change in compared(None, article))
        return (change for change in found if change.record.kind in self.kinds)

    def digest(self, address: str) -> str:
        """Name this push: the same records to the same address; raises ``ExtractionsError``."""
        parts = [address, *sorted(self.kinds), _digest(self.new), _digest(self.old) if self.old else ""]
        return sha256("\x1f".join(parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of a batch: the numbers of its events, and why it was refused, where it was."""

    first: int
    end: int
    refused: str | None = None


def push(work: Work, receiver: Receiver, progress: Progress, size: int) -> Iterator[Sent]:
    """Send the events that were not yet accepted, at most ``size`` at once, and tell of each batch.

    Raises:
        StoppedError: The receiver takes nothing at present; what was accepted is written down.
        ExtractionsError: A file cannot be read.
        OSError: What was accepted cannot be written down.
    """
    refused = False
    for batch in batches(unsent(work, progress), size):
        try:
            receiver.send(batch)
        except RefusedError as error:
            refused = True
            yield Sent(batch.first, batch.end, str(error))
        else:
            progress.accept(batch.first, batch.end)
            yield Sent(batch.first, batch.end)
    if not refused:
        progress.finish()


def unsent(work: Work, progress: Progress) -> Iterator[tuple[int, bytes]]:
    """Give the events that were not accepted, as JSON, with their numbers."""
    for number, event in enumerate(work.events()):
        if not progress.has(number):
            yield number, json.dumps(event.as_json(), ensure_ascii=False).encode()


def _digest(path: Path) -> str:
    """Give the SHA-256 of a file."""
    with reading(str(path)) as stream:
        return file_digest(stream, "sha256").hexdigest()  # type: ignore[arg-type]
