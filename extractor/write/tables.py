"""Tables that can be read on their own: names and not ids alone.

They are CSV that Excel opens: UTF-8 with a byte order mark, comma-separated.

Every row ends with the record's place in the article's text (``start``, ``end``) and its id. Cells are one
line each; a cell that a spreadsheet would run as a formula begins with an apostrophe. Dates are ISO 8601, as
in the records.
"""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from extractor.read.articles import Failure
from extractor.records import Assignment, Document, Extraction, Target, Task
from extractor.write.names import Names, document_name, listed
from extractor.write.printable import cell

Cell = str | float | int | None
Row = dict[str, Cell]


def task_rows(extraction: Extraction) -> Iterator[Row]:
    """Give a row for each task, with the bodies of its assignments."""
    names = Names(extraction)
    for task in extraction.tasks:
        given = names.assignments(task)
        yield {
            "task": task.text,
            "kind": task.kind,
            "leads": names.entities([id for a in given for id in a.leads]),
            "coordinators": names.entities([id for a in given for id in a.coordinators]),
            "assigner": names.entities([a.assigner for a in given if a.assigner]),
            "deadline": task.deadline,
            "relation": task.relation,
            "document": names.document(task.document),
            "report_to": names.entities([a.report_to for a in given if a.report_to]),
            "frequency": listed([a.frequency for a in given if a.frequency]),
            "heading": task.heading,
            "product": task.product,
            **_place(task),
        }


def target_rows(extraction: Extraction) -> Iterator[Row]:
    """Give a row for each target."""
    for target in extraction.targets:
        yield {
            "indicator": target.indicator,
            "comparator": target.comparator,
            "low": target.low,
            "high": target.high,
            "unit": target.unit,
            "by": target.by,
            "scope": target.scope,
            "baseline": target.baseline,
            "quote": target.text,
            **_place(target),
        }


def assignment_rows(extraction: Extraction) -> Iterator[Row]:
    """Give a row for each assignment, with the texts and deadlines of its tasks."""
    names = Names(extraction)
    for assignment in extraction.assignments:
        tasks = names.tasks(assignment.tasks)
        yield {
            "assigner": names.entity(assignment.assigner),
            "leads": names.entities(assignment.leads),
            "coordinators": names.entities(assignment.coordinators),
            "tasks": listed([task.text for task in tasks]),
            "deadlines": listed([task.deadline for task in tasks if task.deadline]),
            "documents": names.documents([task.document for task in tasks if task.document]),
            "report_to": names.entity(assignment.report_to),
            "frequency": assignment.frequency,
            "monitor": names.entity(assignment.monitor),
            "quote": assignment.text,
            **_place(assignment),
        }


def document_rows(extraction: Extraction) -> Iterator[Row]:
    """Give a row for each document the article names."""
    names = Names(extraction)
    for document in extraction.documents:
        yield {
            "document": document_name(document),
            "code": document.code,
            "type": document.type,
            "number": document.number,
            "issuer": names.entity(document.issuer),
            "issued_on": document.issued_on,
            "title": document.title,
            "role": document.role,
            "implements": names.documents(document.implements),
            **_place(document),
        }


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the outputs: its columns after those of the article, and its rows in one extraction."""

    columns: tuple[str, ...]
    rows: Callable[[Extraction], Iterator[Row]]


ARTICLE = ("article_id", "article_title", "published")
PLACE = ("start", "end", "id")
ROLES = ("leads", "coordinators", "assigner", "report_to", "frequency")
TABLES = {
    "tasks.csv": Table(
        ("task", "kind", "deadline", "relation", "document", *ROLES, "heading", "product", *PLACE), task_rows
    ),
    "targets.csv": Table(
        ("indicator", "comparator", "low", "high", "unit", "by", "scope", "baseline", "quote", *PLACE),
        target_rows,
    ),
    "assignments.csv": Table(
        (*ROLES, "monitor", "tasks", "deadlines", "documents", "quote", *PLACE), assignment_rows
    ),
    "documents.csv": Table(
        ("document", "code", "type", "number", "issuer", "issued_on", "title", "role", "implements", "id"),
        document_rows,
    ),
}
"""Each table's columns, in their order after those of the article."""


class CsvWriter:
    """Writes one table of every extraction."""

    def __init__(self, table: Table, stream: BinaryIO) -> None:
        self._table = table
        self._text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="", write_through=True)
        self._csv = csv.DictWriter(self._text, (*ARTICLE, *table.columns))
        self._csv.writeheader()

    def add(self, result: Extraction | Failure) -> None:
        """Write the rows of an extraction."""
        if isinstance(result, Failure):
            return
        article = result.article
        known: Row = {
            "article_id": article.id,
            "article_title": article.title,
            "published": article.published,
        }
        for row in self._table.rows(result):
            self._csv.writerow({column: _written(value) for column, value in (known | row).items()})

    def close(self) -> None:
        """Hand the stream back, all written."""
        self._text.detach()


def _place(record: Task | Target | Assignment | Document) -> Row:
    """Give the columns that lead back to the text."""
    if isinstance(record, Document):
        return {"id": record.id}
    return {"start": record.start, "end": record.end, "id": record.id}


def _written(value: Cell) -> Cell:
    """Write a value: text safe for spreadsheets, whole numbers without a decimal point, nothing for none."""
    if isinstance(value, str):
        return cell(value)
    return int(value) if isinstance(value, float) and value.is_integer() else value
