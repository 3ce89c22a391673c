"""Extractions composed of rows, for tests of what is done with them: a row is a task, who has it and by when."""

from pathlib import Path
from typing import NamedTuple

from extractor.records import (
    Article,
    Assignment,
    Document,
    Entity,
    Extraction,
    Relation,
    Target,
    Task,
    stable_ids,
)
from extractor.write.jsonl import ExtractionLines


class Row(NamedTuple):
    """A task of an article; names for bodies, a code for its document."""

    text: str
    lead: str | None = None
    deadline: str | None = None
    relation: Relation | None = None
    document: str | None = None
    coordinator: str | None = None
    assigner: str | None = None


def composed(
    *rows: Row, id: str = "a", basis: dict[str, str] | None = None, goals: tuple[str, ...] = ()
) -> Extraction:
    """Make an extraction of an article with a line for each row; ``basis`` says which code carries out which."""
    lines = [f"{row.lead or row.assigner or 'Đơn vị'} {row.text}." for row in rows]
    text = "\n".join([*lines, *goals]) or "Không có nhiệm vụ."
    bodies = dict.fromkeys(name for row in rows for name in (row.lead, row.coordinator, row.assigner) if name)
    codes = dict.fromkeys(
        [*(row.document for row in rows if row.document), *(basis or {}), *(basis or {}).values()]
    )
    tasks, assignments, at = [], [], 0
    ids = zip(
        *(stable_ids(id, kind, [row.text for row in rows]) for kind in ("task", "assignment")), strict=True
    )
    for row, line, (task, assignment) in zip(rows, lines, ids, strict=True):
        start = at + len(line) - len(row.text) - 1
        end = start + len(row.text)
        tasks.append(
            Task(
                id=task, start=start, end=end, text=row.text,
                deadline=row.deadline, relation=row.relation, document=row.document,
            )
        )  # fmt: skip
        if row.lead or row.coordinator or row.assigner:
            assignments.append(
                Assignment(
                    id=assignment, start=at, end=end, text=text[at:end], tasks=[task], assigner=row.assigner,
                    leads=[row.lead] if row.lead else [],
                    coordinators=[row.coordinator] if row.coordinator else [],
                )
            )  # fmt: skip
        at += len(line) + 1
    return Extraction(
        article=Article(id=id, title=None, published="2025-05-20", source=f"{id}.txt", text=text),
        entities=[Entity(id=name, name=name) for name in bodies],
        documents=[
            Document(id=code, code=code, implements=[basis[code]] if basis and code in basis else [])
            for code in codes
        ],
        tasks=tasks,
        targets=[
            Target(id=goal_id, start=text.index(goal), end=text.index(goal) + len(goal), text=goal, comparator="=", low=1.0, high=1.0)
            for goal_id, goal in zip(stable_ids(id, "target", goals), goals, strict=True)
        ],
        assignments=assignments,
    )  # fmt: skip


def outputs(path: Path, *extractions: Extraction) -> Path:
    """Write extractions as a run does."""
    with path.open("wb") as stream:
        lines = ExtractionLines(stream)
        for extraction in extractions:
            lines.add(extraction)
    return path
