"""Records as they are told to those who have no extraction at hand: every id of a body or document is its name.

A task is told with the bodies of its assignments, so that who keeps tasks alone knows whose they are.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extractor.records import Assignment, Document, Extraction, Spanned, Target, Task
from extractor.track.kinds import Kind
from extractor.write.names import Names, document_name, once

Value = str | float | list[str] | None
Fields = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Told:
    """A record by its names.

    Attributes:
        kind, id: what it is, and its id within the article.
        fields: what it says; a text of the article is the field ``text``.
        place: where it stands in the article's text; none for a document.
    """

    kind: Kind
    id: str
    fields: Fields
    place: tuple[int, int] | None

    @property
    def title(self) -> str:
        """What to call it in one line."""
        return str(self.fields["name" if self.kind is Kind.DOCUMENT else "text"])


def told(extraction: Extraction) -> Iterator[Told]:
    """Tell all records of an extraction: tasks, targets, assignments, documents."""
    names = Names(extraction)
    for task in extraction.tasks:
        yield _told(Kind.TASK, task, _task(task, names))
    for target in extraction.targets:
        yield _told(Kind.TARGET, target, _target(target))
    for assignment in extraction.assignments:
        yield _told(Kind.ASSIGNMENT, assignment, _assignment(assignment, names))
    for document in extraction.documents:
        yield Told(Kind.DOCUMENT, document.id, _document(document, names), None)


def _told(kind: Kind, record: Spanned, fields: Fields) -> Told:
    return Told(kind, record.id, {"text": record.text, **fields}, (record.start, record.end))


def _task(task: Task, names: Names) -> Fields:
    given = names.assignments(task)

    def all_of(ids: Callable[[Assignment], list[str]]) -> list[str]:
        return names.entities(id for assignment in given for id in ids(assignment))

    return {
        "kind": task.kind,
        "deadline": task.deadline,
        "relation": task.relation,
        "document": names.document(task.document),
        "leads": all_of(lambda a: a.leads),
        "coordinators": all_of(lambda a: a.coordinators),
        "assigners": all_of(lambda a: [a.assigner] if a.assigner else []),
        "report_to": all_of(lambda a: [a.report_to] if a.report_to else []),
        "frequencies": once(a.frequency for a in given if a.frequency),
        "heading": task.heading,
        "product": task.product,
    }


def _target(target: Target) -> Fields:
    return {
        "indicator": target.indicator,
        "comparator": target.comparator,
        "low": target.low,
        "high": target.high,
        "unit": target.unit,
        "by": target.by,
        "scope": target.scope,
        "baseline": target.baseline,
    }


def _assignment(assignment: Assignment, names: Names) -> Fields:
    return {
        "assigner": names.entity(assignment.assigner),
        "leads": names.entities(assignment.leads),
        "coordinators": names.entities(assignment.coordinators),
        "tasks": [task.text for task in names.tasks(assignment.tasks)],
        "report_to": names.entity(assignment.report_to),
        "frequency": assignment.frequency,
        "monitor": names.entity(assignment.monitor),
    }


def _document(document: Document, names: Names) -> Fields:
    return {
        "name": document_name(document),
        "code": document.code,
        "type": document.type,
        "number": document.number,
        "issuer": names.entity(document.issuer),
        "issued_on": document.issued_on,
        "title": document.title,
        "role": document.role,
        "implements": names.documents(document.implements),
    }
