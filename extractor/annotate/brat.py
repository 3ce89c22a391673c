"""brat standoff: for each article ``NAME.txt``, ``NAME.ann`` and, beside them, ``NAME.json`` for what brat cannot draw.

A span that goes on over a line end is cut there, for brat draws none across; it is read as one. Notes are brat's own
(double-click a mark); arrows are relations. ``annotation.conf`` tells brat the labels.
"""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from extractor.annotate.files import AnnotationError, Gold, save, stem, text_of
from extractor.annotate.sheet import Arrow, Region, Sheet, drawn, read_off

CONF = """\
[entities]
ORG
DATE
CODE
Task
Target
Assignment

[relations]
tasks\tArg1:Assignment, Arg2:Task
leads\tArg1:Assignment, Arg2:ORG
coordinators\tArg1:Assignment, Arg2:ORG
assigner\tArg1:Assignment, Arg2:ORG
report_to\tArg1:Assignment, Arg2:ORG
monitor\tArg1:Assignment, Arg2:ORG
<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>

[events]

[attributes]
"""

_MARK = re.compile(r"T\d+\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t.*", re.DOTALL)
_RELATION = re.compile(r"(\S+) Arg1:(T\d+) Arg2:(T\d+)\s*")
_NOTE = re.compile(r"AnnotatorNotes (T\d+)\t(.*)", re.DOTALL)


def write(golds: Iterable[Gold], folder: Path) -> None:
    """Write the articles into a folder of their own."""
    save(folder / "annotation.conf", CONF)
    for gold in golds:
        sheet, name = drawn(gold), stem(gold.id)
        save(folder / f"{name}.txt", sheet.text)
        save(folder / f"{name}.ann", "".join(f"{line}\n" for line in _lines(sheet)))
        save(folder / f"{name}.json", json.dumps(sheet.beside, ensure_ascii=False, indent=1) + "\n")


def read(folder: Path) -> Iterator[Gold]:
    """Read the articles of a folder, in the order of their names.

    Raises:
        AnnotationError: a file is missing or cannot be read; the message names the line.
    """
    files = sorted(folder.glob("*.ann"))
    if not files:
        raise AnnotationError(f"{folder}: no .ann file in it; give the folder that brat worked in")
    for file in files:
        where = str(file)
        text = text_of(file.with_suffix(".txt"))
        try:
            beside = json.loads(text_of(file.with_suffix(".json")))
        except json.JSONDecodeError as error:
            raise AnnotationError(f"{file.with_suffix('.json')}: no JSON ({error.msg})") from error
        yield read_off(_sheet(text_of(file), text, beside, where), where)


def _lines(sheet: Sheet) -> Iterator[str]:
    """Give the lines of an ``.ann`` file: marks, then relations, then notes."""
    numbers = {region.key: f"T{n}" for n, region in enumerate(sheet.regions, 1)}
    for region in sheet.regions:
        pieces = list(_pieces(sheet.text, region.start, region.end))
        places = ";".join(f"{start} {end}" for start, end in pieces)
        words = " ".join(sheet.text[start:end] for start, end in pieces)
        yield f"{numbers[region.key]}\t{region.label} {places}\t{words}"
    for n, arrow in enumerate(sheet.arrows, 1):
        yield f"R{n}\t{arrow.name} Arg1:{numbers[arrow.tail]} Arg2:{numbers[arrow.head]}"
    for n, region in enumerate(sheet.regions, 1):
        note = json.dumps({"id": region.id, **region.note}, ensure_ascii=False)
        yield f"#{n}\tAnnotatorNotes {numbers[region.key]}\t{note}"


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a span at line ends; lines without a character are left out."""
    for line in re.finditer(r"[^\n]+", text[start:end]):
        yield start + line.start(), start + line.end()


def _sheet(annotations: str, text: str, beside: dict[str, Any], where: str) -> Sheet:
    """Read the lines of an ``.ann`` file; marks are put in the order of their numbers."""
    marks: dict[str, tuple[str, int, int]] = {}
    notes: dict[str, dict[str, Any]] = {}
    arrows: dict[int, Arrow] = {}
    for number, line in enumerate(annotations.split("\n"), 1):
        name, _, content = line.partition("\t")
        try:
            if mark := _MARK.fullmatch(line):
                places = re.findall(r"\d+", mark[2])
                marks[name] = mark[1], int(places[0]), int(places[-1])
            elif name.startswith("R") and (relation := _RELATION.fullmatch(content)):
                arrows[int(name[1:])] = Arrow(relation[1], relation[2], relation[3])
            elif name.startswith("#") and (note := _NOTE.fullmatch(content)):
                notes[note[1]] = _fields(note[2])
            elif line.strip() and not name.startswith("#"):
                raise ValueError("no mark (T), relation (R) or note (#)")
        except ValueError as error:
            raise AnnotationError(f"{where}, line {number}: cannot be read: {error}") from error
    regions = [
        Region(name, *marks[name], notes.get(name, {}).pop("id", name), notes.get(name, {}))
        for name in sorted(marks, key=lambda name: int(name[1:]))
    ]
    return Sheet(text, regions, [arrows[n] for n in sorted(arrows)], beside)


def _fields(note: str) -> dict[str, Any]:
    """Read the fields of a note."""
    fields = json.loads(note)
    if not isinstance(fields, dict):
        raise ValueError('a note holds the fields of its record as JSON: {"deadline": "2025-06-30"}')
    return fields
