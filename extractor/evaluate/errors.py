"""What an extraction got wrong, one line each: missed, spurious, partly right, or wrong in value."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from extractor.evaluate.comparison import Comparison, RecordKind, slots, span
from extractor.evaluate.likeness import Row
from extractor.evaluate.matching import Offsets
from extractor.records import Label

ErrorKind = Literal["ORG", "DATE", "CODE", "tasks", "targets", "assignments"]
ERROR_KINDS: tuple[ErrorKind, ...] = get_args(ErrorKind)

ROUNDING = 0.05
"""Slots short of full agreement that are not worth a line: a comma more or less in a long span."""

SHOWN = 150
"""Characters of a record's text shown in a line."""


@dataclass(frozen=True, slots=True)
class Error:
    """One thing that went wrong in one article; ``detail`` says what was expected of a partly right one."""

    article: str
    kind: ErrorKind
    what: Literal["missed", "spurious", "partly", "value"]
    start: int
    text: str
    detail: str = ""

    def __str__(self) -> str:
        return " ".join(
            part for part in (self.article, f"{self.what:8}", repr(self.text[:SHOWN]), self.detail) if part
        )


def errors(comparison: Comparison, kind: ErrorKind) -> list[Error]:
    """Give the errors of one article for a label of mentions or a kind of records, in text order."""
    if kind == "ORG" or kind == "DATE" or kind == "CODE":
        found = _mention_errors(comparison, kind)
    else:
        found = _record_errors(comparison, kind)
    return sorted(found, key=lambda error: (error.start, error.what))


def _mention_errors(comparison: Comparison, label: Label) -> Iterator[Error]:
    """Give the mentions that are missed or spurious, and those with a wrong value."""
    gold, pred = (_by_span(side["mentions"], label) for side in (comparison.gold, comparison.pred))
    for key in gold.keys() - pred.keys():
        yield Error(comparison.id, label, "missed", key[0], gold[key]["text"])
    for key in pred.keys() - gold.keys():
        yield Error(comparison.id, label, "spurious", key[0], pred[key]["text"])
    for key in gold.keys() & pred.keys():
        expected, given = gold[key].get("value"), pred[key].get("value")
        if label != "ORG" and expected != given:
            yield Error(comparison.id, label, "value", key[0], gold[key]["text"], f"{expected}, not {given}")


def _record_errors(comparison: Comparison, kind: RecordKind) -> Iterator[Error]:
    """Give the records that are missed or spurious, and those that agree on some of their slots only."""
    gold, pred = comparison.gold[kind], comparison.pred[kind]
    pairs, credit = comparison.records(kind), comparison.credit(kind)
    found, right = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, record in enumerate(gold):
        if i not in found:
            yield Error(comparison.id, kind, "missed", record["start"], record["text"])
    for j, record in enumerate(pred):
        if j not in right:
            yield Error(comparison.id, kind, "spurious", record["start"], record["text"])
    for i, j in pairs:
        stated = slots(kind, gold[i])
        if credit[i, j] < stated - ROUNDING:
            agreed = f"{credit[i, j]:.1f} of {stated} slots"
            yield Error(comparison.id, kind, "partly", gold[i]["start"], gold[i]["text"], agreed)


def _by_span(mentions: list[Row], label: Label) -> dict[Offsets, Row]:
    """Give the mentions of a label by their spans."""
    return {span(mention): mention for mention in mentions if mention["label"] == label}
