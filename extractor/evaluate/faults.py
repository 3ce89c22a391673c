"""What makes an extraction contradict itself: spans that are not the text, references to nothing.

Gold must be free of it before anything is scored against it; what the extractor writes must be too.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from extractor.records import Assignment, Document, Extraction, Mention, Spanned, Target, Task, broken_links

_DAY = r"(?:\d{4}|XXXX)(?:-(?:\d\d|XX)(?:-(?:\d\d|XX))?|-Q[1-4]|-H[12])?"
_DURATION = r"P[1-9]\d*[YMWD]"
_DATE = re.compile(rf"{_DAY}(?:/{_DAY})?|{_DURATION}")


def faults(extraction: Extraction) -> Iterator[str]:
    """Give what is wrong with an extraction, each in a line that names the record and says what to mend."""
    text = extraction.article.text
    if text != unicodedata.normalize("NFC", text) or "\r" in text:
        yield "article: the text must be NFC with \\n line ends"
    for record in (*extraction.mentions, *extraction.tasks, *extraction.targets, *extraction.assignments):
        yield from _span_faults(record, text)
    yield from broken_links(extraction)
    yield from _overlaps(extraction.mentions)
    for mention in extraction.mentions:
        yield from _mention_faults(mention)
    for document in extraction.documents:
        yield from _document_faults(document)
    for task in extraction.tasks:
        yield from _task_faults(task)
    for target in extraction.targets:
        yield from _target_faults(target)
    for assignment in extraction.assignments:
        yield from _assignment_faults(assignment)


def is_date_value(value: str) -> bool:
    """Tell whether a value is written as TIMEX3 writes it.

    ``2022-11-30``, ``2025-12``, ``2030``, ``XXXX-11-30``, ``2023-Q3``, ``2024-H1``, a range ``2021/2025``,
    a duration or recurrence ``P1Y``, ``P20D``.
    """
    return bool(_DATE.fullmatch(value))


def _span_faults(record: Spanned, text: str) -> Iterator[str]:
    """Check that a span is a stretch of the text that neither begins nor ends with white space."""
    if text[record.start : record.end] != record.text:
        yield f"{record.id}: its text {record.text!r} is not what stands at {record.start}-{record.end}"
    if not record.text or record.text != record.text.strip():
        yield f"{record.id}: its span is empty, or begins or ends with white space"


def _overlaps(mentions: list[Mention]) -> Iterator[str]:
    """Check that no two mentions share a character."""
    for a, b in pairwise(sorted(mentions, key=lambda m: (m.start, m.end))):
        if b.start < a.end:
            yield f"{b.id}: {b.text!r} overlaps {a.text!r} ({a.id})"


def _mention_faults(mention: Mention) -> Iterator[str]:
    """Check that a mention has an entity or a value, as its label asks."""
    if (mention.entity is not None) != (mention.label == "ORG"):
        yield f"{mention.id}: an ORG, and only an ORG, has an entity"
    if (mention.value is not None) != (mention.label != "ORG"):
        yield f"{mention.id}: a DATE or CODE, and only these, has a value"
    if mention.label == "DATE" and mention.value and not is_date_value(mention.value):
        yield f"{mention.id}: {mention.value!r} is no TIMEX3 value"
    if mention.label == "CODE" and mention.value and re.search(r"[\sÐ–]", mention.value):
        yield f"{mention.id}: {mention.value!r} is no canonical code"


def _document_faults(document: Document) -> Iterator[str]:
    """Check that a document is named by something, and its day."""
    if not (document.code or document.number or document.title):
        yield f"{document.id}: it has no code, number or title"
    if document.issued_on is not None and not re.fullmatch(_DAY, document.issued_on):
        yield f"{document.id}: {document.issued_on!r} is no day, month or year"
    if document.id in document.implements:
        yield f"{document.id}: it implements itself"


def _task_faults(task: Task) -> Iterator[str]:
    """Check a task's deadline: a relation has one, and a recurring duty has no relation."""
    if task.deadline is not None and not is_date_value(task.deadline):
        yield f"{task.id}: {task.deadline!r} is no TIMEX3 value"
    if task.relation is not None and task.deadline is None:
        yield f"{task.id}: {task.relation!r} relates to no deadline"


def _target_faults(target: Target) -> Iterator[str]:
    """Check that a target's numbers are those its comparator asks for."""
    low, high = target.low, target.high
    asked = {
        "=": low is not None and low == high,
        "~": low is not None or high is not None,
        "range": low is not None and high is not None and low <= high,
        **dict.fromkeys((">", ">="), low is not None and high is None),
        **dict.fromkeys(("<", "<="), low is None and high is not None),
    }
    if not asked[target.comparator]:
        yield f"{target.id}: {target.comparator!r} does not go with low {low} and high {high}"
    if target.by is not None and not is_date_value(target.by):
        yield f"{target.id}: {target.by!r} is no TIMEX3 value"


def _assignment_faults(assignment: Assignment) -> Iterator[str]:
    """Check that an assignment names somebody, each once, and its frequency."""
    if not assignment.leads and not assignment.coordinators:
        yield f"{assignment.id}: nobody is assigned"
    for part in (assignment.leads, assignment.coordinators, assignment.tasks):
        yield from (
            f"{assignment.id}: {name!r} is named {n} times" for name, n in Counter(part).items() if n > 1
        )
    if assignment.frequency is not None and not re.fullmatch(_DURATION, assignment.frequency):
        yield f"{assignment.id}: {assignment.frequency!r} is no recurrence"
