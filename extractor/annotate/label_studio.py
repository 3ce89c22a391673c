"""Label Studio's JSON: one file of tasks, each an article with its regions and relations; the setup beside it.

Import the file into a project whose labelling setup is the ``.xml`` written with it; what Label Studio exports as JSON
is read back. Offsets are code points, as Label Studio stores them. The fields of a region are JSON in its text area.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from extractor.annotate.files import AnnotationError, Gold, save, text_of
from extractor.annotate.sheet import BODIES, LABELS, MENTION_LABELS, Arrow, Region, Sheet, drawn, read_off

SETUP = """\
<View>
  <Labels name="label" toName="text">
{labels}
  </Labels>
  <Text name="text" value="$text" granularity="word"/>
  <TextArea name="fields" toName="text" perRegion="true" editable="true" maxSubmissions="1"/>
  <Relations>
{relations}
  </Relations>
</View>
"""


def write(golds: Iterable[Gold], path: Path) -> None:
    """Write the articles into a file, and the labelling setup into one beside it."""
    labels = "\n".join(f'    <Label value="{label}"/>' for label in (*MENTION_LABELS, *LABELS.values()))
    relations = "\n".join(f'    <Relation value="{name}"/>' for name in ("tasks", *BODIES))
    tasks = [_task(number, drawn(gold)) for number, gold in enumerate(golds, 1)]
    save(path, json.dumps(tasks, ensure_ascii=False, indent=1) + "\n")
    save(path.with_suffix(".xml"), SETUP.format(labels=labels, relations=relations))


def read(path: Path) -> Iterator[Gold]:
    """Read the articles of an exported file; of several annotations of one article the last.

    Raises:
        AnnotationError: it is no such file; the message names the task.
    """
    try:
        tasks = json.loads(text_of(path))
    except json.JSONDecodeError as error:
        raise AnnotationError(f"{path}, line {error.lineno}: no JSON ({error.msg})") from error
    if not isinstance(tasks, list):
        raise AnnotationError(f"{path}: no list of tasks; export the project as JSON")
    for number, task in enumerate(tasks, 1):
        where = f"{path}, task {number}"
        try:
            sheet = _sheet(task)
        except (KeyError, TypeError, IndexError, ValueError) as error:
            raise AnnotationError(
                f"{where}: not as it was written here ({type(error).__name__}: {error}); export the project as JSON"
            ) from error
        yield read_off(sheet, where)


def _task(number: int, sheet: Sheet) -> dict[str, Any]:
    """Give an article as a task with one annotation."""
    results = [result for region in sheet.regions for result in _results(region, sheet.text)]
    results += [
        {
            "type": "relation",
            "from_id": arrow.tail,
            "to_id": arrow.head,
            "direction": "right",
            "labels": [arrow.name],
        }
        for arrow in sheet.arrows
    ]
    data = {"text": sheet.text, "beside": sheet.beside}
    return {"id": number, "data": data, "annotations": [{"result": results}]}


def _results(region: Region, text: str) -> Iterator[dict[str, Any]]:
    """Give a region's label, and its fields."""
    place = {"start": region.start, "end": region.end}
    common = {"id": region.key, "to_name": "text"}
    words = text[region.start : region.end]
    value = {**place, "text": words, "labels": [region.label]}
    yield {**common, "from_name": "label", "type": "labels", "value": value}
    note = json.dumps({"id": region.id, **region.note}, ensure_ascii=False)
    yield {**common, "from_name": "fields", "type": "textarea", "value": {**place, "text": [note]}}


def _sheet(task: dict[str, Any]) -> Sheet:
    """Read a task; one that nobody annotated has no regions."""
    annotations = task["annotations"]
    results = annotations[-1]["result"] if annotations else []
    notes = {r["id"]: json.loads(r["value"]["text"][0]) for r in results if r["type"] == "textarea"}
    regions = [
        _region(r["id"], r["value"], dict(notes.get(r["id"], {}))) for r in results if r["type"] == "labels"
    ]
    arrows = [
        Arrow(name, r["from_id"], r["to_id"])
        for r in results
        if r["type"] == "relation"
        for name in r.get("labels", [])
    ]
    return Sheet(task["data"]["text"], regions, arrows, task["data"]["beside"])


def _region(key: str, value: dict[str, Any], note: dict[str, Any]) -> Region:
    """Give a region; one drawn by hand has its record named by Label Studio's own id."""
    id = note.pop("id", key)
    return Region(key, value["labels"][0], int(value["start"]), int(value["end"]), id, note)
