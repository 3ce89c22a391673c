"""The tables of the results: what columns there are, and their rows in an extraction.

All forms of tables (CSV, Parquet, Excel, Word, pandas) have their rows from here. A row can be read on its own:
it has names and not ids alone, and leads back to the article and, by ``start`` and ``end``, to its characters.
Dates are the TIMEX3 values of the records.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from extractor.records import Extraction, Spanned
from extractor.write.names import Names, document_name, once
from extractor.write.quotes import Quotes

Kind = Literal["text", "texts", "date", "number", "offset"]
"""What a column holds: a text, several, a TIMEX3 value, a number, or a place in the article's text."""

Cell = str | float | list[str] | None
Row = dict[str, Cell]
Rows = Callable[[Extraction], Iterator[Row]]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in data, its heading in Vietnamese, and what it holds."""

    name: str
    heading: str
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its title in Vietnamese, its own columns after those of the article, and its rows."""

    title: str
    own: tuple[str, ...]
    rows: Rows

    @property
    def columns(self) -> tuple[Column, ...]:
        """All its columns, in their order."""
        return tuple(COLUMNS[name] for name in (*ARTICLE, *self.own))

    def full_rows(self, extraction: Extraction) -> Iterator[Row]:
        """Give the rows of an extraction, each with all columns."""
        article = extraction.article
        known: Row = {
            "article_id": article.id,
            "article_title": article.title,
            "published": article.published,
        }
        return (known | row for row in self.rows(extraction))


def task_rows(extraction: Extraction) -> Iterator[Row]:
    """Give a row for each task, with the bodies of its assignments."""
    names, quotes = Names(extraction), Quotes(extraction.article.text)
    for task in extraction.tasks:
        given = names.assignments(task)
        yield {
            "task": task.text,
            "kind": task.kind,
            "leads": names.entities(id for a in given for id in a.leads),
            "coordinators": names.entities(id for a in given for id in a.coordinators),
            "assigner": names.entities(a.assigner for a in given if a.assigner),
            "deadline": task.deadline,
            "relation": task.relation,
            "document": names.document(task.document),
            "report_to": names.entities(a.report_to for a in given if a.report_to),
            "frequency": once(a.frequency for a in given if a.frequency),
            "heading": task.heading,
            "product": task.product,
            "quote": quotes.around(task.start, task.end),
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
            "assigner": names.entities([assignment.assigner] if assignment.assigner else []),
            "leads": names.entities(assignment.leads),
            "coordinators": names.entities(assignment.coordinators),
            "tasks": once(task.text for task in tasks),
            "deadlines": once(task.deadline for task in tasks if task.deadline),
            "documents": names.documents(task.document for task in tasks if task.document),
            "report_to": names.entities([assignment.report_to] if assignment.report_to else []),
            "frequency": [assignment.frequency] if assignment.frequency else [],
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
            "id": document.id,
        }


def mention_rows(extraction: Extraction) -> Iterator[Row]:
    """Give a row for each mention, with the full name of its body."""
    names = Names(extraction)
    for mention in extraction.mentions:
        yield {
            "label": mention.label,
            "text": mention.text,
            "value": mention.value,
            "body": names.entity(mention.entity),
            "entity": mention.entity,
            **_place(mention),
        }


def entity_rows(extraction: Extraction) -> Iterator[Row]:
    """Give a row for each body."""
    return ({"body": entity.name, "id": entity.id} for entity in extraction.entities)


def _place(record: Spanned) -> Row:
    """Give the columns that lead back to the text."""
    return {"start": record.start, "end": record.end, "id": record.id}


COLUMNS = {
    column.name: column
    for column in (
        Column("article_id", "Mã bài"),
        Column("article_title", "Tiêu đề bài"),
        Column("published", "Ngày đăng", "date"),
        Column("task", "Nội dung nhiệm vụ"),
        Column("kind", "Loại"),
        Column("deadline", "Thời hạn hoàn thành", "date"),
        Column("relation", "Cách tính hạn"),
        Column("document", "Văn bản"),
        Column("leads", "Cơ quan chủ trì", "texts"),
        Column("coordinators", "Cơ quan phối hợp", "texts"),
        Column("assigner", "Cơ quan giao", "texts"),
        Column("report_to", "Nơi nhận báo cáo", "texts"),
        Column("frequency", "Định kỳ", "texts"),
        Column("monitor", "Cơ quan theo dõi"),
        Column("heading", "Đề mục"),
        Column("product", "Sản phẩm"),
        Column("tasks", "Nội dung nhiệm vụ", "texts"),
        Column("deadlines", "Thời hạn hoàn thành", "texts"),
        Column("documents", "Văn bản", "texts"),
        Column("indicator", "Chỉ tiêu"),
        Column("comparator", "So sánh"),
        Column("low", "Từ", "number"),
        Column("high", "Đến", "number"),
        Column("unit", "Đơn vị"),
        Column("by", "Thời hạn", "date"),
        Column("scope", "Phạm vi"),
        Column("baseline", "Mức hiện nay"),
        Column("code", "Số, ký hiệu"),
        Column("type", "Loại văn bản"),
        Column("number", "Số"),
        Column("issuer", "Cơ quan ban hành"),
        Column("issued_on", "Ngày ban hành", "date"),
        Column("title", "Trích yếu"),
        Column("role", "Vai trò"),
        Column("implements", "Thực hiện văn bản", "texts"),
        Column("label", "Nhãn"),
        Column("text", "Cụm từ"),
        Column("value", "Giá trị"),
        Column("body", "Cơ quan"),
        Column("entity", "Mã cơ quan"),
        Column("quote", "Trích dẫn"),
        Column("start", "Từ ký tự", "offset"),
        Column("end", "Đến ký tự", "offset"),
        Column("id", "Mã"),
    )
}
"""Every column, by its name; it means the same in every table."""

ARTICLE = ("article_id", "article_title", "published")
_PLACE = ("start", "end", "id")
_ROLES = ("leads", "coordinators", "assigner", "report_to", "frequency")
_ISSUE = ("issuer", "issued_on", "title", "role", "implements")
_BOUNDS = ("comparator", "low", "high", "unit", "by", "scope", "baseline")
_SET = ("task", "kind", "deadline", "relation", "document")

TABLES = {
    "tasks": Table("Nhiệm vụ", (*_SET, *_ROLES, "heading", "product", "quote", *_PLACE), task_rows),
    "targets": Table("Chỉ tiêu", ("indicator", *_BOUNDS, "quote", *_PLACE), target_rows),
    "assignments": Table(
        "Phân công",
        (*_ROLES, "monitor", "tasks", "deadlines", "documents", "quote", *_PLACE),
        assignment_rows,
    ),
    "documents": Table("Văn bản", ("document", "code", "type", "number", *_ISSUE, "id"), document_rows),
    "mentions": Table("Cụm từ", ("label", "text", "value", "body", "entity", *_PLACE), mention_rows),
    "entities": Table("Cơ quan", ("body", "id"), entity_rows),
}
"""The tables, one a kind of record."""

REGISTER = ("tasks", "targets", "assignments", "documents")
"""The tables that an office keeps; the others are for those who study the text."""
