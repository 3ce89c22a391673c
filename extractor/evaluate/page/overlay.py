"""An article's text with gold and prediction laid over one another: cut where a mark begins or ends."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from extractor.evaluate.comparison import Comparison
from extractor.evaluate.errors import ERROR_KINDS, Error, ErrorKind
from extractor.evaluate.matching import Offsets
from extractor.evaluate.slots import span

Status = Literal["right", "partly", "missed", "spurious"]
STATUSES: tuple[Status, ...] = ("right", "partly", "missed", "spurious")

DRAWN: tuple[ErrorKind, ...] = tuple(kind for kind in ERROR_KINDS if kind != "documents")
"""What has a place in the text."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text that gold, the prediction or both say something of."""

    start: int
    end: int
    kind: ErrorKind
    status: Status


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the text under the same marks, and the numbers of the errors that begin before it."""

    text: str
    marks: tuple[tuple[ErrorKind, Status], ...]
    errors: tuple[int, ...]


def segments(comparison: Comparison, errors: Mapping[int, Error]) -> list[Segment]:
    """Cut an article's text; ``errors`` are its errors by their numbers."""
    places = {number: place(comparison, error) for number, error in errors.items()}
    pins = defaultdict(list)
    for number, start in places.items():
        if start is not None:
            pins[start].append(number)
    return list(_cut(comparison.text, list(marks(comparison, errors.values())), pins))


def place(comparison: Comparison, error: Error) -> int | None:
    """Say where an error stands; a document where its code is mentioned, or its title, if anywhere."""
    if "start" in error.record:
        return error.start
    code = error.record.get("code")
    mentions = (*comparison.gold["mentions"], *comparison.pred["mentions"])
    starts = [int(m["start"]) for m in mentions if m["label"] == "CODE" and m.get("value") == code]
    if starts:
        return min(starts)
    title = error.record.get("title")
    return comparison.text.find(title) if title and title in comparison.text else None


def marks(comparison: Comparison, errors: Iterable[Error]) -> Iterator[Mark]:
    """Give what is right, and of what is wrong the parts that both cover, gold alone, and the prediction alone."""
    wrong = [error for error in errors if error.kind in DRAWN]
    told = {(error.kind, error.gold["id"]) for error in wrong if error.gold is not None}
    for kind in DRAWN:
        for record in _gold(comparison, kind):
            if (kind, record["id"]) not in told:
                yield Mark(*span(record), kind, "right")
    for error in wrong:
        gold, pred = (None if record is None else span(record) for record in (error.gold, error.pred))
        yield from (Mark(start, end, error.kind, status) for start, end, status in _parts(gold, pred))


def _gold(comparison: Comparison, kind: ErrorKind) -> list[Mapping[str, object]]:
    """Give gold's mentions of a label, or its records of a kind."""
    if kind in comparison.gold:
        return comparison.gold[kind]
    return [mention for mention in comparison.gold["mentions"] if mention["label"] == kind]


def _parts(gold: Offsets | None, pred: Offsets | None) -> Iterator[tuple[int, int, Status]]:
    """Cut what is wrong into what both sides cover, what gold alone and what the prediction alone covers."""
    if gold is None or pred is None:
        if gold is not None:
            yield *gold, "missed"
        if pred is not None:
            yield *pred, "spurious"
        return
    start, end = max(gold[0], pred[0]), min(gold[1], pred[1])
    yield start, end, "partly"
    for first, last in ((min(gold[0], pred[0]), start), (end, max(gold[1], pred[1]))):
        if first < last:
            yield first, last, "missed" if gold[0] <= first and last <= gold[1] else "spurious"


def _cut(text: str, marks: list[Mark], pins: Mapping[int, list[int]]) -> Iterator[Segment]:
    """Give the text from each place where a mark begins, ends or is pinned to the next."""
    opened, closed = defaultdict(list), defaultdict(list)
    for mark in marks:
        opened[mark.start].append((mark.kind, mark.status))
        closed[mark.end].append((mark.kind, mark.status))
    places = sorted({0, len(text), *opened, *closed, *pins})
    standing: Counter[tuple[ErrorKind, Status]] = Counter()
    for start, end in pairwise(places):
        standing.update(opened[start])
        standing.subtract(closed[start])
        under = tuple(sorted(key for key, count in standing.items() if count > 0))
        yield Segment(text[start:end], under, tuple(pins.get(start, ())))
