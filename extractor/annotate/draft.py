"""An extraction as the first version of gold, for people to mend."""

from collections.abc import Mapping
from typing import Any

from extractor.annotate.files import Gold
from extractor.records import Extraction

LETTERS = {
    "mentions": "m",
    "entities": "e",
    "documents": "d",
    "tasks": "t",
    "targets": "g",
    "assignments": "a",
}
"""What the ids of a layer begin with, as in ``m12``: people type them."""

REFERENCES = {
    "entities": ("entity", "issuer", "assigner", "leads", "coordinators", "report_to", "monitor"),
    "documents": ("document", "implements"),
    "tasks": ("tasks",),
}
"""The fields that hold ids of a layer."""

TRACES = ("source", "cue")
"""What says how the extractor came by a record: nothing of gold's."""


Ids = Mapping[str, Mapping[str, str]]
"""New ids by old ones, for each layer."""


def draft(extraction: Extraction) -> Gold:
    """Make unreviewed gold of an extraction: ids that are typed easily, and no traces of rules."""
    ids = {
        layer: {record.id: f"{letter}{n}" for n, record in enumerate(getattr(extraction, layer), 1)}
        for layer, letter in LETTERS.items()
    }
    return Gold(renamed(extraction, ids), reviewed=False)


def renamed(extraction: Extraction, ids: Ids) -> Extraction:
    """Give the records of an extraction new ids, and take the traces of rules off them."""
    row = extraction.model_dump()
    for layer in LETTERS:
        row[layer] = [_renamed(record, ids[layer][record["id"]], ids) for record in row[layer]]
    return Extraction.model_validate(row)


def _renamed(record: Mapping[str, Any], id: str, ids: Ids) -> dict[str, Any]:
    """Give a record its new id, and the new ids of what it refers to."""
    renamed = {key: value for key, value in record.items() if key not in TRACES} | {"id": id}
    for layer, fields in REFERENCES.items():
        for field in fields:
            value = record.get(field)
            if isinstance(value, list):
                renamed[field] = [ids[layer][one] for one in value]
            elif value is not None:
                renamed[field] = ids[layer][value]
    return renamed
