"""The form of each kind of record: which fields a person corrects, and what each may hold."""

from collections.abc import Iterator
from typing import get_args

from extractor.annotate.draft import LETTERS
from extractor.records import Comparator, Label, Relation, Role, TaskKind
from extractor.web.words import Words

CHOICES: dict[str, tuple[str, ...]] = {
    "label": get_args(Label),
    "role": get_args(Role),
    "kind": get_args(TaskKind),
    "relation": ("", *get_args(Relation)),
    "comparator": get_args(Comparator),
}
"""The fields that hold one of some values; nothing where there may be none."""

NUMBERS = ("low", "high")

ONE = {
    "entity": "entities",
    "issuer": "entities",
    "assigner": "entities",
    "report_to": "entities",
    "document": "documents",
}
MANY = {"leads": "entities", "coordinators": "entities", "tasks": "tasks", "implements": "documents"}
"""The fields that refer to records of a layer."""

FIELDS = {
    "mentions": ("label", "value", "entity"),
    "entities": ("name",),
    "documents": ("code", "type", "number", "issuer", "issued_on", "title", "role", "implements"),
    "tasks": ("kind", "deadline", "relation", "document"),
    "targets": ("indicator", "comparator", "low", "high", "unit", "by"),
    "assignments": ("assigner", "leads", "coordinators", "tasks", "report_to", "frequency"),
}
"""The fields of each layer, in the order of its form; fields that are not scored stay as they are."""

KEYS = {"ORG": "o", "DATE": "d", "CODE": "c", "tasks": "t", "targets": "g", "assignments": "a", "span": "s"}
"""The key of each thing that can be done with a selection."""


def layers(words: Words) -> Iterator[dict[str, object]]:
    """Give the layers with their forms, as the page's script takes them."""
    for layer, fields in FIELDS.items():
        yield {
            "name": layer,
            "letter": LETTERS[layer],
            "said": words.say(f"layer.{layer}"),
            "fields": [
                {"name": name, "said": words.say(f"edited.{name}"), **_holding(name)} for name in fields
            ],
        }


def _holding(field: str) -> dict[str, object]:
    """Say what a field may hold."""
    if field in CHOICES:
        return {"holds": "choice", "of": CHOICES[field]}
    if field in ONE:
        return {"holds": "one", "of": ONE[field]}
    if field in MANY:
        return {"holds": "many", "of": MANY[field]}
    return {"holds": "number" if field in NUMBERS else "text"}
