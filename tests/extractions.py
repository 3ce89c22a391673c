"""Small extractions of one text, for the tests of what compares extractions."""

import json
from pathlib import Path
from typing import Any

LAYERS = ("mentions", "entities", "documents", "tasks", "targets", "assignments")

Json = dict[str, Any]

TEXT = "UBND tỉnh giao Sở Y tế rà soát, báo cáo trước 30/6. Sở Nội vụ phối hợp Sở Tài chính thẩm định."


def extraction(**layers: list[Json]) -> Json:
    article = {"id": "a", "title": None, "published": None, "source": None, "text": TEXT}
    return {"schema_version": "1", "article": article} | {layer: layers.get(layer, []) for layer in LAYERS}


def cut(quote: str, **fields: Any) -> Json:
    """The first place where the text says ``quote``, as a mention or record."""
    start = TEXT.index(quote)
    return {"id": quote, "start": start, "end": start + len(quote), "text": quote} | fields


def org(quote: str, entity: str) -> Json:
    return cut(quote, label="ORG", value=None, entity=entity)


def date(quote: str, value: str) -> Json:
    return cut(quote, label="DATE", value=value, entity=None)


def task(quote: str, **fields: Any) -> Json:
    return cut(quote, **({"kind": "task", "deadline": None, "relation": None, "document": None} | fields))


def assignment(quote: str, tasks: list[str], leads: list[str], **fields: Any) -> Json:
    empty: Json = {"assigner": None, "coordinators": [], "report_to": None, "frequency": None}
    return cut(quote, **(empty | {"tasks": tasks, "leads": leads} | fields))


def target(quote: str, **fields: Any) -> Json:
    empty = {"indicator": None, "comparator": "=", "low": None, "high": None, "unit": None, "by": None}
    return cut(quote, **(empty | fields))


def written(folder: Path, name: str, *rows: Json) -> Path:
    """Write rows as JSON lines."""
    path = folder / name
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    return path


def renamed(article: str, row: Json) -> Json:
    """The same extraction of another article."""
    return row | {"article": row["article"] | {"id": article}}
