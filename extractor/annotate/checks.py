"""What no gold says: what contradicts itself, and what the annotation guidelines rule out."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain, pairwise

from extractor.evaluate.faults import faults
from extractor.records import Assignment, Document, Extraction, Mention

_BEFORE_DATE = re.compile(r"(?:đến|trước|trong|từ|hết|vào|sáng|trưa|chiều|tối|đêm|lúc)\s", re.IGNORECASE)
_BEFORE_CODE = re.compile(r"số\s", re.IGNORECASE)
_FINAL = ".;,:"


def found_wrong(extraction: Extraction) -> list[str]:
    """Give what is wrong with an article's gold, each in a line that names the record and says what to mend."""
    broken = list(faults(extraction))
    # what refers to nothing, or stands nowhere, cannot be judged any further
    return broken or list(against_guidelines(extraction))


def against_guidelines(extraction: Extraction) -> Iterator[str]:
    """Give what the guidelines rule out in an extraction that is free of contradictions."""
    e = extraction
    for mention in e.mentions:
        yield from _mention(mention)
    yield from _entities(e)
    yield from _documents(e)
    yield from _deadlines(e)
    yield from _tasks(e)
    yield from _headline(e)
    spans = {task.id: (task.start, task.end) for task in e.tasks}
    for assignment in e.assignments:
        yield from _assignment(assignment, spans)


def _mention(mention: Mention) -> Iterator[str]:
    """Check what stands at the beginning of a mention."""
    name = f"{mention.id} {mention.text!r}"
    if mention.label == "DATE" and _BEFORE_DATE.match(mention.text):
        yield f"{name}: a DATE begins behind the preposition or the part of the day"
    if mention.label == "CODE" and _BEFORE_CODE.match(mention.text):
        yield f"{name}: a CODE begins behind the word số"
    if mention.label == "ORG" and mention.text[0].isdigit():
        yield f"{name}: the numeral stays outside an ORG"


def _entities(e: Extraction) -> Iterator[str]:
    """Check that a body is mentioned or refered to, and is there once."""
    named = {mention.entity for mention in e.mentions} | {document.issuer for document in e.documents}
    for a in e.assignments:
        named |= {a.assigner, a.report_to, a.monitor, *a.leads, *a.coordinators}
    yield from (
        f"{entity.id} {entity.name!r}: nothing mentions it or refers to it"
        for entity in e.entities
        if entity.id not in named
    )
    for name, count in Counter(entity.name for entity in e.entities).items():
        if count > 1:
            yield f"{name!r}: {count} entities have this name; mentions of one body share one entity"


def _documents(e: Extraction) -> Iterator[str]:
    """Check that each code that is mentioned has its document, and each document is there once."""
    codes = {document.code for document in e.documents}
    for mention in e.mentions:
        if mention.label == "CODE" and mention.value not in codes:
            yield f"{mention.id} {mention.text!r}: no document has the code {mention.value}"
    for name, count in Counter(map(_known_as, e.documents)).items():
        if count > 1:
            yield f"{' '.join(filter(None, name))}: {count} documents are this one"
    for document in e.documents:
        if document.code and document.number and not document.code.startswith(document.number):
            yield f"{document.id}: the code {document.code} does not begin with the number {document.number}"


def _known_as(document: Document) -> tuple[str | None, ...]:
    """Give what makes a document this one and no other."""
    return (document.code,) if document.code else (document.type, document.number, document.title)


def _deadlines(e: Extraction) -> Iterator[str]:
    """Check that each time set for a task or a target is the value of a date mentioned."""
    values = {mention.value for mention in e.mentions if mention.label == "DATE"}
    times = chain(((t.id, t.deadline) for t in e.tasks), ((t.id, t.by) for t in e.targets))
    yield from (
        f"{id}: {time} is the value of no DATE of the article"
        for id, time in times
        if time is not None and time not in values
    )


def _tasks(e: Extraction) -> Iterator[str]:
    """Check that tasks end before their final punctuation, and none overlaps another."""
    for task in e.tasks:
        if task.text[-1] in _FINAL:
            yield f"{task.id}: its span ends with {task.text[-1]!r}; final punctuation stays outside"
    for a, b in pairwise(sorted(e.tasks, key=lambda task: (task.start, task.end))):
        if b.start < a.end:
            yield f"{b.id}: it overlaps the task {a.id}"


def _headline(e: Extraction) -> Iterator[str]:
    """Check that no record stands in the headline."""
    title = e.article.title
    end = len(title) if title and e.article.text.startswith(title + "\n") else 0
    for record in (*e.tasks, *e.targets, *e.assignments):
        if record.start < end:
            yield f"{record.id}: a headline yields mentions, but no records"


def _assignment(a: Assignment, tasks: dict[str, tuple[int, int]]) -> Iterator[str]:
    """Check who is named in an assignment, and that it stands where one of its tasks does."""
    if not a.leads:
        yield f"{a.id}: nobody leads; where cooperating is the whole task, the partner is part of the task"
    for id in sorted(set(a.leads) & set(a.coordinators)):
        yield f"{a.id}: {id} leads and coordinates"
    if a.assigner in a.leads:
        yield f"{a.id}: {a.assigner} gives the task to itself; what a body commits itself to has no assigner"
    if not any(a.start < tasks[id][1] and tasks[id][0] < a.end for id in a.tasks):
        yield f"{a.id}: none of its tasks stands in its span"
