"""What an extraction got wrong: missed, spurious, or partly right, and then in which fields."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from extractor.evaluate.comparison import DOCUMENT_FIELDS, Comparison
from extractor.evaluate.likeness import Row
from extractor.evaluate.matching import Pair
from extractor.evaluate.naming import Named, document_name
from extractor.evaluate.slots import FIELDS, RecordKind, filled, span
from extractor.records import Label

ErrorKind = Literal["ORG", "DATE", "CODE", "documents", "tasks", "targets", "assignments"]
ERROR_KINDS: tuple[ErrorKind, ...] = get_args(ErrorKind)
What = Literal["missed", "spurious", "partly"]

ROUNDING = 0.05
"""Of a span's token F1, what is not worth a line: a comma more or less in a long span."""

SHOWN = 150
"""Characters of a record's text shown in a line."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A field of a partly right mention or record: what gold says and what was predicted, in words."""

    field: str
    gold: str
    pred: str

    def __str__(self) -> str:
        return f"{self.field}: {self.gold or 'none'}, not {self.pred or 'none'}"


@dataclass(frozen=True, slots=True)
class Error:
    """One thing that went wrong in one article: at least one of the two records is there.

    ``gold`` and ``pred`` are the records as JSON objects; a spurious one has no gold, a missed one no prediction.
    """

    article: str
    kind: ErrorKind
    what: What
    gold: Row | None
    pred: Row | None
    fields: tuple[Wrong, ...] = ()

    @property
    def record(self) -> Row:
        """The record it is about: gold's where there is one."""
        record = self.pred if self.gold is None else self.gold
        assert record is not None
        return record

    @property
    def key(self) -> tuple[object, ...]:
        """What it is about, in any run: gold's record, or the place of what was made up."""
        made_up = (self.record.get("start", self.text), self.record.get("end"))
        return self.article, self.kind, made_up if self.gold is None else self.gold["id"]

    @property
    def start(self) -> int:
        """Where it stands; a document stands nowhere and comes first."""
        return int(self.record.get("start", 0))

    @property
    def text(self) -> str:
        """What it says: the words it was read from, or the name of a document."""
        return str(self.record.get("text") or document_name(self.record))

    def __str__(self) -> str:
        wrong = "; ".join(str(field) for field in self.fields)
        return " ".join(p for p in (self.article, f"{self.what:8}", repr(self.text[:SHOWN]), wrong) if p)


def errors(comparison: Comparison, kind: ErrorKind) -> list[Error]:
    """Give the errors of one article for a label of mentions, the documents or a kind of records, in text order."""
    if kind == "ORG" or kind == "DATE" or kind == "CODE":
        found = _mention_errors(comparison, kind)
    elif kind == "documents":
        found = _document_errors(comparison)
    else:
        found = _record_errors(comparison, kind)
    return sorted(found, key=lambda error: (error.start, error.what))


def _mention_errors(comparison: Comparison, label: Label) -> Iterator[Error]:
    """Give the mentions that are missed or spurious, and those with other borders, value or entity."""
    found, entities = comparison.mentions(label), dict(comparison.entities.keys())
    names = Named(comparison.gold), Named(comparison.pred)
    yield from _unmatched(comparison.id, label, (found.gold, found.pred), found.pairs)
    for i, j in found.pairs:
        gold, pred = found.gold[i], found.pred[j]
        wrong = ["span"] if span(gold) != span(pred) else []
        if label != "ORG" and gold.get("value") != pred.get("value"):
            wrong.append("value")
        if label == "ORG" and not wrong and entities.get(gold.get("entity", "")) != pred.get("entity"):
            wrong.append("entity")
        if wrong:
            yield Error(comparison.id, label, "partly", gold, pred, _wrong(wrong, names, gold, pred))


def _document_errors(comparison: Comparison) -> Iterator[Error]:
    """Give the documents that are missed or spurious, and those that are told apart by a field."""
    sides = comparison.gold["documents"], comparison.pred["documents"]
    names = Named(comparison.gold), Named(comparison.pred)
    yield from _unmatched(comparison.id, "documents", sides, comparison.documents)
    for i, j in comparison.documents:
        gold, pred = sides[0][i], sides[1][j]
        wrong = [f for f in DOCUMENT_FIELDS if not comparison.same_in_document(f, gold.get(f), pred.get(f))]
        if wrong:
            yield Error(comparison.id, "documents", "partly", gold, pred, _wrong(wrong, names, gold, pred))


def _record_errors(comparison: Comparison, kind: RecordKind) -> Iterator[Error]:
    """Give the records that are missed or spurious, and those that agree in some of their slots only."""
    sides = comparison.gold[kind], comparison.pred[kind]
    names = Named(comparison.gold), Named(comparison.pred)
    yield from _unmatched(comparison.id, kind, sides, comparison.records(kind))
    for i, j in comparison.records(kind):
        gold, pred, agreed = sides[0][i], sides[1][j], comparison.agreements(kind)[i, j]
        stated = {field: max(filled(gold, field), filled(pred, field)) for field in FIELDS[kind]}
        wrong = [f for f in FIELDS[kind] if agreed[f] < stated[f] - (ROUNDING if f == "span" else 0)]
        if wrong:
            yield Error(comparison.id, kind, "partly", gold, pred, _wrong(wrong, names, gold, pred))


def _unmatched(
    article: str, kind: ErrorKind, sides: tuple[list[Row], list[Row]], pairs: list[Pair]
) -> Iterator[Error]:
    """Give the gold records that no prediction stands for, and the predictions that stand for none."""
    found, right = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, record in enumerate(sides[0]):
        if i not in found:
            yield Error(article, kind, "missed", record, None)
    for j, record in enumerate(sides[1]):
        if j not in right:
            yield Error(article, kind, "spurious", None, record)


def _wrong(fields: list[str], names: tuple[Named, Named], gold: Row, pred: Row) -> tuple[Wrong, ...]:
    """Say what the wrong fields hold on either side; of lists, only what the other side has not."""
    found = []
    for field in fields:
        expected, given = names[0].said(gold, field), names[1].said(pred, field)
        if set(expected) != set(given):
            common = set(expected) & set(given)
            expected, given = ([name for name in said if name not in common] for said in (expected, given))
        found.append(Wrong(field, "; ".join(expected), "; ".join(given)))
    return tuple(found)
