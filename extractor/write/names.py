"""The names behind the ids of an extraction, for tables that people read."""

from collections.abc import Iterable

from extractor.records import Assignment, Document, Extraction, Task


class Names:
    """Looks up what the ids of one extraction stand for; an id that is absent has no name."""

    def __init__(self, extraction: Extraction) -> None:
        self._entities = {entity.id: entity.name for entity in extraction.entities}
        self._documents = {document.id: document_name(document) for document in extraction.documents}
        self._tasks = {task.id: task for task in extraction.tasks}
        self._assignments: dict[str, list[Assignment]] = {}
        for assignment in extraction.assignments:
            for id in assignment.tasks:
                self._assignments.setdefault(id, []).append(assignment)

    def entity(self, id: str | None) -> str | None:
        """Name a body."""
        return self._entities[id] if id else None

    def entities(self, ids: Iterable[str]) -> list[str]:
        """Name several bodies, each once."""
        return once(self._entities[id] for id in ids)

    def document(self, id: str | None) -> str | None:
        """Name a document."""
        return self._documents[id] if id else None

    def documents(self, ids: Iterable[str]) -> list[str]:
        """Name several documents, each once."""
        return once(self._documents[id] for id in ids)

    def tasks(self, ids: list[str]) -> list[Task]:
        """Give the tasks of an assignment."""
        return [self._tasks[id] for id in ids]

    def assignments(self, task: Task) -> list[Assignment]:
        """Give the assignments that a task belongs to, in text order; none where nobody was named."""
        return self._assignments.get(task.id, [])


def document_name(document: Document) -> str:
    """Name a document as an officer would: ``Kế hoạch 306/KH-UBND``, ``Nghị quyết 15``, ``Luật Thủ đô``."""
    number = document.code or document.number
    if number:
        return f"{document.type} {number}" if document.type else number
    return document.title or document.type or document.id


def once(names: Iterable[str]) -> list[str]:
    """Give names in their order, each once."""
    return list(dict.fromkeys(names))


def listed(names: list[str]) -> str:
    """Join names: ``Sở Y tế; Sở Tài chính``."""
    return "; ".join(names)
