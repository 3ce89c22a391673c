"""What changed between two runs: records added, changed field by field, reworded, gone.

=========  ====================================================================================
added      the new run has a record of this id, the old one has none
changed    both have it, and it says something else: ``deadline`` was ``2025-06-15``, is ``2025-06-30``
reworded   one gone and one added that are certainly one: the same words with other numbers (``trước ngày 15/6``,
           ``trước ngày 30/6``), or other words of the same place of an article whose text is the same
gone       only the old run has it
=========  ====================================================================================

The id of a task, target or assignment is made of its text: another text is another record. Bodies and documents are
compared by their names. Where a record stands, and which rule made it, is no change.

An article is known by its id, and stands in a file once. Lines that are the same in both files are not looked into;
of the others only places in the files are kept, so that memory grows by some 500 bytes an article, whatever is in it.
"""

import re
import tempfile
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from extractor.read.articles import place
from extractor.read.extractions import ExtractionsError, extraction_of, reading
from extractor.records import Article, Extraction, fold
from extractor.track.kinds import Kind
from extractor.track.told import Fields, Told, told
from extractor.write.quotes import Quotes

_NUMBER = re.compile(r"\d+(?:[/.,-]\d+)*")
ONCE = "give each article its own id"
Event = Literal["added", "changed", "reworded", "gone"]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one record.

    Attributes:
        event: what happened.
        article: the article, as the run has it that has the record.
        record: the record as it is; one that is gone, as it was.
        before: what the fields that changed said before.
        replaces: the id it had before, where it was reworded.
    """

    event: Event
    article: Article
    record: Told
    before: Fields = field(default_factory=dict)
    replaces: str | None = None

    def as_json(self) -> dict[str, object]:
        """Give it as plain data, in the shape of docs/trackers.md."""
        article, record = self.article, self.record
        start, end = record.place or (None, None)
        quote = Quotes(article.text).around(*record.place) if record.place else None
        return {
            "event": self.event,
            "kind": record.kind.value,
            "id": record.id,
            "replaces": self.replaces,
            "article": {
                "id": article.id,
                "title": article.title,
                "published": article.published,
                "source": article.source,
            },
            "record": {**record.fields, "start": start, "end": end, "quote": quote},
            "before": self.before,
        }


def changes(old: Path, new: Path) -> Iterator[Change]:
    """Give what changed from one file of extractions to another: in the order of the new one, then what is gone.

    Raises:
        ExtractionsError: A file cannot be read, holds a faulty line or an article twice.
    """
    with _Lines(old) as before, _Lines(new) as after:
        earlier = {extraction.article.id: line for line, extraction in before.but(after)}
        for _, extraction in after.but(before):
            prior = earlier.pop(extraction.article.id, None)
            yield from compared(before.extraction(prior) if prior else None, extraction)
        for line in earlier.values():
            yield from compared(before.extraction(line), None)


def compared(old: Extraction | None, new: Extraction | None) -> Iterator[Change]:
    """Give what changed of one article's records, kind by kind; None is an article that a run does not have."""
    before, after = _by_kind(old), _by_kind(new)
    for kind in Kind:
        gone = [record for id, record in before[kind].items() if id not in after[kind]]
        added = [record for id, record in after[kind].items() if id not in before[kind]]
        pairs = _but_for_numbers(gone, added)
        if old and new and old.article.text == new.article.text:
            paired = {prior.id for prior in pairs.values()}
            pairs |= _overlapping(
                [record for record in gone if record.id not in paired],
                [record for record in added if record.id not in pairs],
            )
        if new:
            for id, record in after[kind].items():
                yield from _change(new.article, record, pairs.get(id) or before[kind].get(id))
        if old:
            kept = {prior.id for prior in pairs.values()}
            yield from (Change("gone", old.article, record) for record in gone if record.id not in kept)


def _change(article: Article, record: Told, prior: Told | None) -> Iterator[Change]:
    """Give what changed of a record since it was ``prior``, if anything did."""
    if prior is None:
        yield Change("added", article, record)
        return
    before = {
        name: prior.fields[name] for name, value in record.fields.items() if prior.fields[name] != value
    }
    if prior.id != record.id:
        yield Change("reworded", article, record, before, replaces=prior.id)
    elif before:
        yield Change("changed", article, record, before)


def _by_kind(extraction: Extraction | None) -> dict[Kind, dict[str, Told]]:
    """Give the records of each kind by their ids."""
    records: dict[Kind, dict[str, Told]] = {kind: {} for kind in Kind}
    for record in told(extraction) if extraction else ():
        records[record.kind][record.id] = record
    return records


def _but_for_numbers(gone: Sequence[Told], added: Sequence[Told]) -> dict[str, Told]:
    """Pair records that have the same words but for their numbers, and no other has: new id to old record."""
    before, after = _by_words(gone), _by_words(added)
    return {
        after[words][0].id: olds[0]
        for words, olds in before.items()
        if len(olds) == 1 and len(after.get(words, ())) == 1
    }


def _by_words(records: Iterable[Told]) -> dict[str, list[Told]]:
    """Give the records that have a text by their words, each number or date in it as ``#``."""
    found: dict[str, list[Told]] = {}
    for record in records:
        if record.place:
            found.setdefault(_NUMBER.sub("#", fold(record.title)), []).append(record)
    return found


def _overlapping(gone: Sequence[Told], added: Sequence[Told]) -> dict[str, Told]:
    """Pair records that share characters of one text, and share them with no other: new id to old record."""
    placed = sorted((*record.place, record.id) for record in gone if record.place)
    longest = max((end - start for start, end, _ in placed), default=0)
    by_id = {record.id: record for record in gone}
    partners: dict[str, list[str]] = {}
    for record in added:
        start, end = record.place or (0, 0)
        near = placed[bisect_left(placed, (start - longest,)) : bisect_left(placed, (end,))]
        partners[record.id] = [id for _, stop, id in near if stop > start]
    claims = Counter(id for ids in partners.values() for id in ids)
    return {new: by_id[ids[0]] for new, ids in partners.items() if len(ids) == 1 and claims[ids[0]] == 1}


@dataclass(frozen=True, slots=True)
class _Line:
    """Where a line stands in a file."""

    number: int
    offset: int


class _Lines:
    """The lines of a file of extractions, known by their digests and read again where they are wanted."""

    def __init__(self, path: Path) -> None:
        self._name = str(path)
        self._kept = ExitStack()
        self._lines: dict[bytes, _Line] = {}
        # What cannot be gone back in (a pipe, a compressed file) is written down on the way.
        self._again = path.is_file() and path.suffix != ".gz"

    def __enter__(self) -> Self:
        """Read the file once."""
        with reading(self._name) as stream:
            file = Path(self._name).open("rb") if self._again else tempfile.TemporaryFile()
            self._file = self._kept.enter_context(file)
            offset = 0
            for number, raw in enumerate(stream, 1):
                if raw.strip():
                    digest = blake2b(raw.strip(), digest_size=16).digest()
                    self._lines.setdefault(digest, _Line(number, offset))
                offset += len(raw) if self._again else self._file.write(raw)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self._kept.close()

    def but(self, other: Self) -> Iterator[tuple[_Line, Extraction]]:
        """Give the lines that another file does not have, with their extractions."""
        seen: set[str] = set()
        for digest, line in self._lines.items():
            if digest in other._lines:
                continue
            extraction = self.extraction(line)
            if extraction.article.id in seen:
                where = place(self._name, f"line {line.number}")
                raise ExtractionsError(
                    f"{where}: the article {extraction.article.id} stands in it twice; {ONCE}"
                )
            seen.add(extraction.article.id)
            yield line, extraction

    def extraction(self, line: _Line) -> Extraction:
        """Read a line again."""
        self._file.seek(line.offset)
        return extraction_of(self._file.readline(), place(self._name, f"line {line.number}"))
