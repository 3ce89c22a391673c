"""Finding tasks: by who leads them, by when they are due, under which document, with which words.

What is found of an article is an ``Extraction`` again, with the tasks that match, their assignments, and the bodies,
documents and mentions that these name; so every writer can take it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from extractor.find.bodies import Sought
from extractor.records import Assignment, Document, Extraction, Mention, Task, fold
from extractor.tag import codes
from extractor.write.days import due_day


@dataclass(frozen=True, slots=True)
class Query:
    """What a task must be like; what is None is not asked.

    Attributes:
        lead, coordinator, assigner: bodies that one assignment of it must name.
        before, after: days; the last day on which it may be done lies between them, neither included.
        undated: whether a deadline that names no day of a known year matches ``before`` and ``after`` too.
        under: the key of the code (``code_key``) of the document that sets it.
        implementing: whether a document that carries that one out will do.
        text: words of it, as they stand.
    """

    lead: Sought | None = None
    coordinator: Sought | None = None
    assigner: Sought | None = None
    before: date | None = None
    after: date | None = None
    undated: bool = False
    under: str | None = None
    implementing: bool = False
    text: str | None = None

    @property
    def names_bodies(self) -> bool:
        """Whether an assignment is asked for."""
        return any((self.lead, self.coordinator, self.assigner))


def code_key(code: str) -> str:
    """Give what codes of one document share, however it was typed: ``Kế hoạch 306 /KH-UBND`` is ``306/KH-UBND``.

    Raises:
        ValueError: It holds no code of a document, or several.
    """
    # Letters that the knowledge does not have are a code's after a word for a document alone.
    found = codes.find(f"văn bản số {code.strip()}")
    if len(found) != 1 or not found[0].value:
        raise ValueError(f"{code!r} is not the code of one document")
    return found[0].value.lstrip("0")


def found(extraction: Extraction, query: Query) -> Extraction | None:
    """Give what of an extraction a query asks for; None where it has no such task."""
    matching = _Matching(extraction, query)
    tasks = [task for task in extraction.tasks if matching.task(task)]
    return pruned(extraction, tasks) if tasks else None


def pruned(extraction: Extraction, tasks: list[Task]) -> Extraction:
    """Give an extraction with some of its tasks alone, and what they and their assignments name."""
    kept = {task.id for task in tasks}
    assignments = [
        assignment.model_copy(update={"tasks": [id for id in assignment.tasks if id in kept]})
        for assignment in extraction.assignments
        if kept.intersection(assignment.tasks)
    ]
    documents = _with_basis(extraction.documents, {task.document for task in tasks})
    bodies = {id for a in assignments for id in _bodies(a)} | {d.issuer for d in documents if d.issuer}
    found = extraction.model_copy(
        update={
            "entities": [entity for entity in extraction.entities if entity.id in bodies],
            "documents": documents,
            "tasks": tasks,
            "targets": [],
            "assignments": assignments,
        }
    )
    return found.model_copy(update={"mentions": list(_mentions(found))})


def _mentions(found: Extraction) -> Iterator[Mention]:
    """Give the mentions of the bodies and documents that are left, and of the dates in what is left."""
    named = {entity.id for entity in found.entities} | {d.code for d in found.documents if d.code}
    spans = [(record.start, record.end) for record in (*found.tasks, *found.assignments)]
    for mention in found.mentions:
        if mention.label == "DATE":
            if any(start <= mention.start and mention.end <= end for start, end in spans):
                yield mention
        elif (mention.entity or mention.value) in named:
            yield mention


class _Matching:
    """Says which tasks of one extraction a query asks for."""

    def __init__(self, extraction: Extraction, query: Query) -> None:
        self._query = query
        self._text = fold(query.text) if query.text else None
        self._documents = {document.id: document for document in extraction.documents}
        self._names = {entity.id: entity.name for entity in extraction.entities}
        self._assigned = (
            {id for a in extraction.assignments if self._assignment(a) for id in a.tasks}
            if query.names_bodies
            else None
        )

    def task(self, task: Task) -> bool:
        """Say whether a task is asked for."""
        return (
            (self._assigned is None or task.id in self._assigned)
            and (self._text is None or self._text in fold(task.text))
            and self._in_time(task)
            and (self._query.under is None or self._under(task))
        )

    def _assignment(self, assignment: Assignment) -> bool:
        """Say whether an assignment names all bodies that are asked for, each in its part."""
        query = self._query
        return (
            self._any(query.lead, assignment.leads)
            and self._any(query.coordinator, assignment.coordinators)
            and self._any(query.assigner, [assignment.assigner] if assignment.assigner else [])
        )

    def _any(self, sought: Sought | None, ids: list[str]) -> bool:
        return sought is None or any(sought.means(self._names[id]) for id in ids)

    def _in_time(self, task: Task) -> bool:
        """Say whether a task is due between the days asked for."""
        query = self._query
        if query.before is None and query.after is None:
            return True
        day = due_day(task)
        if day is None:
            return query.undated and task.deadline is not None
        return (query.before is None or day < query.before) and (query.after is None or day > query.after)

    def _under(self, task: Task) -> bool:
        """Say whether the document asked for sets a task."""
        if task.document is None:
            return False
        of = (
            _with_basis(self._documents.values(), {task.document})
            if self._query.implementing
            else [self._documents[task.document]]
        )
        return any(document.code and document.code.lstrip("0") == self._query.under for document in of)


def _with_basis(documents: Iterable[Document], ids: set[str | None]) -> list[Document]:
    """Give documents, and those that they carry out, in the order of the extraction."""
    by_id = {document.id: document for document in documents}
    wanted = [id for id in by_id if id in ids]
    reached = set(wanted)
    for id in wanted:
        more = [basis for basis in by_id[id].implements if basis not in reached]
        wanted += more
        reached.update(more)
    return [document for id, document in by_id.items() if id in reached]


def _bodies(assignment: Assignment) -> Iterator[str]:
    """Give the ids of all bodies that an assignment names."""
    yield from (*assignment.leads, *assignment.coordinators)
    yield from filter(None, (assignment.assigner, assignment.report_to, assignment.monitor))
