"""What the slots of a record are: the fields that count, how many they fill, and when two values are the same."""

from collections.abc import Callable
from typing import Any, Literal

from extractor.evaluate.likeness import SAME_TEXT, Row, token_f1
from extractor.evaluate.matching import Offsets

RecordKind = Literal["tasks", "targets", "assignments"]
RECORD_KINDS: tuple[RecordKind, ...] = ("tasks", "targets", "assignments")

FIELDS: dict[RecordKind, tuple[str, ...]] = {
    "tasks": ("span", "kind", "deadline", "document"),
    "targets": ("span", "indicator", "comparator", "low", "high", "unit", "by"),
    "assignments": ("assigner", "leads", "coordinators", "tasks"),
}
"""The fields that fill slots: a span one, a value stated one, a list one for each member."""

MEMBERS = ("leads", "coordinators", "tasks")
"""The lists of an assignment."""


def span(record: Row) -> Offsets:
    """Give the offsets of a mention or record."""
    return record["start"], record["end"]


def filled(record: Row, field: str) -> int:
    """Count the slots that a field of a record fills."""
    if field == "span":
        return 1
    if field in MEMBERS:
        return len(record.get(field) or [])
    return record.get(field) is not None


def slots(kind: RecordKind, record: Row) -> int:
    """Count the slots a record fills."""
    return sum(filled(record, field) for field in FIELDS[kind])


def both(gold: Row, pred: Row, field: str, same: Callable[[Any, Any], bool]) -> bool:
    """Tell whether both records state a field, and the same."""
    a, b = gold.get(field), pred.get(field)
    return a is not None and b is not None and same(a, b)


def equal(a: object, b: object) -> bool:
    """Tell whether two values are equal."""
    return a == b


def same_number(a: float, b: float) -> bool:
    """Tell whether two numbers are the same but for rounding."""
    return abs(float(a) - float(b)) <= 1e-9 * max(1.0, abs(float(a)))


def same_text(a: str, b: str) -> bool:
    """Tell whether two texts share enough tokens."""
    return token_f1(a, b) >= SAME_TEXT
