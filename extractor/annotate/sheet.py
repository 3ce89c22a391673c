"""Gold as annotation tools draw it: labelled regions of a text, arrows between them, and notes.

Mentions, tasks, targets and assignments are regions. An assignment points to its tasks and, for each body it names, to
a mention of that body, the nearest one; a body that is not mentioned stays in the note of the assignment. What else a
record holds is in its note, as JSON. Entities and documents, which stand nowhere in the text, are kept beside it.

``drawn`` and ``read_off`` are each other's reverse: nothing of gold is lost.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, get_args

from extractor.annotate.files import AnnotationError, Gold, validated
from extractor.evaluate.sources import REVIEWED
from extractor.records import Assignment, Extraction, Label, Mention, Spanned

LABELS = {"tasks": "Task", "targets": "Target", "assignments": "Assignment"}
"""What the regions of records are called; those of mentions by their labels."""

MENTION_LABELS: tuple[str, ...] = get_args(Label)

BODIES = ("assigner", "leads", "coordinators", "report_to", "monitor")
"""The fields of an assignment that name bodies."""

LISTS = ("leads", "coordinators", "tasks")


@dataclass(frozen=True)
class Region:
    """A labelled stretch of the text.

    ``key`` is its own among the regions, ``id`` that of its record; ``note`` holds the record's other fields.
    """

    key: str
    label: str
    start: int
    end: int
    id: str
    note: Mapping[str, Any]


@dataclass(frozen=True)
class Arrow:
    """That a region names another: from an assignment, by the name of the field."""

    name: str
    tail: str
    head: str


@dataclass(frozen=True)
class Sheet:
    """An article's text, the regions in the order of their layers, the arrows, and what stands beside the text."""

    text: str
    regions: list[Region]
    arrows: list[Arrow]
    beside: Mapping[str, Any]


def drawn(gold: Gold) -> Sheet:
    """Give gold as regions and arrows."""
    e = gold.extraction
    regions, arrows = [_region(m, "mentions", m.label) for m in e.mentions], []
    for layer, label in LABELS.items():
        regions += [_region(record, layer, label) for record in getattr(e, layer)]
    for n, assignment in enumerate(e.assignments, len(regions) - len(e.assignments)):
        found = _arrows(assignment, regions[n].key, e)
        arrows += found
        shown = {arrow.name for arrow in found}
        note = {name: value for name, value in regions[n].note.items() if name not in shown}
        regions[n] = replace(regions[n], note=note)
    beside = e.model_dump(include={"schema_version", "article", "entities", "documents"})
    del beside["article"]["text"]
    return Sheet(e.article.text, regions, arrows, beside | {REVIEWED: gold.reviewed})


def read_off(sheet: Sheet, where: str) -> Gold:
    """Give the gold of a sheet; ``where`` says in errors which one it is.

    Raises:
        AnnotationError: a region or an arrow cannot be read, or what they make is no extraction.
    """
    beside = dict(sheet.beside)
    reviewed = beside.pop(REVIEWED, False)
    layers: dict[str, list[dict[str, Any]]] = {"mentions": [], **{layer: [] for layer in LABELS}}
    records: dict[str, dict[str, Any]] = {}
    for region in sheet.regions:
        layer, record = _record(region, sheet.text, where)
        layers[layer].append(record)
        records[region.key] = record
    for arrow in sheet.arrows:
        _follow(arrow, records, where)
    article = {**beside.pop("article", {}), "text": sheet.text}
    return Gold(validated(where, {**beside, "article": article, **layers}), reviewed)


def _region(record: Spanned, layer: str, label: str) -> Region:
    """Give the region of a record, all its other fields in the note but those that hold what they hold by default."""
    note = record.model_dump(exclude={"id", "start", "end", "text", "label"}, exclude_defaults=True)
    return Region(f"{layer}:{record.id}", label, record.start, record.end, record.id, note)


def _arrows(assignment: Assignment, tail: str, e: Extraction) -> list[Arrow]:
    """Point from an assignment to its tasks and bodies; a field is drawn whole or not at all."""
    heads = {"tasks": [f"tasks:{id}" if _is_there(e.tasks, id) else None for id in assignment.tasks]}
    for name in BODIES:
        value = getattr(assignment, name)
        bodies = value if isinstance(value, list) else [value] if value else []
        heads[name] = [_mention_of(body, assignment, e.mentions) for body in bodies]
    return [
        Arrow(name, tail, head)
        for name, found in heads.items()
        if None not in found
        for head in found
        if head is not None
    ]


def _is_there(records: Iterable[Spanned], id: str) -> bool:
    """Tell whether a record has an id."""
    return any(record.id == id for record in records)


def _mention_of(body: str, assignment: Assignment, mentions: Sequence[Mention]) -> str | None:
    """Give the mention of a body that is nearest to the beginning of an assignment, inside it if there is one."""
    of_body = [m for m in mentions if m.entity == body and m.label == "ORG"]
    if not of_body:
        return None
    start, end = assignment.start, assignment.end
    nearest = min(of_body, key=lambda m: (not start <= m.start < end, abs(m.start - start), m.start))
    return f"mentions:{nearest.id}"


def _record(region: Region, text: str, where: str) -> tuple[str, dict[str, Any]]:
    """Give the layer and the record of a region."""
    place = {
        "id": region.id,
        "start": region.start,
        "end": region.end,
        "text": text[region.start : region.end],
    }
    if region.label in MENTION_LABELS:
        return "mentions", {**region.note, **place, "label": region.label}
    for layer, label in LABELS.items():
        if region.label == label:
            return layer, {**region.note, **place}
    known = ", ".join((*MENTION_LABELS, *LABELS.values()))
    raise AnnotationError(f"{where}: {region.key} has the label {region.label!r}; known are {known}")


def _follow(arrow: Arrow, records: Mapping[str, dict[str, Any]], where: str) -> None:
    """Write what an arrow says into the record it comes from."""
    if arrow.tail not in records or arrow.head not in records:
        raise AnnotationError(f"{where}: an arrow {arrow.name!r} hangs on nothing; draw it anew")
    head = records[arrow.head]
    value = head["id"] if arrow.name == "tasks" else head.get("entity")
    if arrow.name not in (*BODIES, "tasks") or value is None:
        raise AnnotationError(
            f"{where}: an arrow {arrow.name!r} cannot end at {head['text']!r}; 'tasks' ends at a task, "
            f"{', '.join(BODIES)} at an ORG that has an entity"
        )
    tail = records[arrow.tail]
    if arrow.name in LISTS:
        tail.setdefault(arrow.name, []).append(value)
    else:
        tail[arrow.name] = value
