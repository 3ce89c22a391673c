"""Import files for trackers: a row for each task, its columns as a mapping says.

A mapping is a TOML file; those of the trackers we know are in ``knowledge/trackers/``, and a user's own may be given
instead. docs/trackers.md says what may stand in one.
"""

import csv
import io
import re
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path
from string import Formatter
from typing import BinaryIO, Self

from pydantic import Field, ValidationError, model_validator

from extractor.knowledge import Knowledge
from extractor.records import Extraction, Task
from extractor.track.kinds import Kind, Tracker
from extractor.track.told import told
from extractor.write.days import days_of, due_day
from extractor.write.printable import cell, one_line
from extractor.write.quotes import Quotes
from extractor.write.wording import deadline_in_words

FIELDS = (
    "article_id", "article_title", "published", "source",
    "id", "text", "start", "end", "quote", "kind",
    "deadline", "relation", "deadline_in_words", "due", "begins",
    "leads", "coordinators", "assigners", "report_to", "frequencies",
    "document", "heading", "product",
)  # fmt: skip
"""What a column can be filled with; ``due`` and ``begins`` are days, in the form that the mapping says."""

Row = dict[str, str]


class MappingError(ValueError):
    """A mapping cannot be used; the message says why and where."""


class File(Knowledge):
    """The form of the whole file: what stands between cells, and how a day is written (``%d/%m/%Y``)."""

    delimiter: str = Field(default=",", min_length=1, max_length=1)
    date: str = Field(default="%Y-%m-%d", pattern=r"^(%[Ymd]|[^%])+$")


class Column(Knowledge):
    """A column: its name, and a field, a template of fields, or one value for all rows.

    ``values`` says what is written for each value of a field; any other is left blank. ``limit`` is the most characters
    that the tracker takes; what is cut ends with ``…``.
    """

    name: str
    field: str | None = None
    template: str | None = None
    value: str | None = None
    values: dict[str, str] | None = None
    limit: int | None = Field(default=None, gt=0)

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        """Refuse a column that says nothing, too much, or names a field that there is none of."""
        if sum(given is not None for given in (self.field, self.template, self.value)) != 1:
            raise ValueError(f"column {self.name}: give it one of field, template and value")
        if self.values is not None and self.field is None:
            raise ValueError(f"column {self.name}: values go with a field")
        for field in self._fields():
            if field not in FIELDS:
                raise ValueError(
                    f"column {self.name}: there is no field {field!r}; take one of {', '.join(FIELDS)}"
                )
        return self

    def _fields(self) -> list[str]:
        """Give the fields that the column takes."""
        if self.field is not None:
            return [self.field]
        return [name for line in (self.template or "").splitlines() for name in _placeholders(line)]

    def filled(self, row: Row) -> str:
        """Give the column's cell, safe for a spreadsheet."""
        if self.field is not None:
            value = row[self.field]
            text = value if self.values is None else self.values.get(value, "")
        elif self.template is not None:
            text = "\n".join(_filled(self.template.strip("\n"), row))
        else:
            text = self.value or ""
        return _cut(_safe(text), self.limit)


class Mapping(Knowledge):
    """A mapping file: the form of the file, and its columns in their order."""

    file: File = File()
    column: list[Column] = Field(min_length=1)


def built_in(tracker: Tracker) -> str:
    """Give the text of a tracker's mapping file."""
    return (files("extractor.knowledge") / "trackers" / f"{tracker}.toml").read_text("utf-8")


def mapping(text: str, name: str) -> Mapping:
    """Read a mapping; ``name`` is its file's, for the error.

    Raises:
        MappingError: It is no TOML, or has a key or field that there is none of.
    """
    try:
        return Mapping.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise MappingError(f"{name}: no TOML ({error})") from None
    except ValidationError as error:
        raise MappingError(f"{name}: {'; '.join(map(_fault, error.errors(include_url=False)))}") from None


def write(extractions: Iterable[Extraction], columns: Mapping, stream: BinaryIO) -> int:
    """Write the import file of some extractions' tasks; give how many rows there are."""
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, delimiter=columns.file.delimiter)
    writer.writerow([column.name for column in columns.column])
    rows = 0
    for extraction in extractions:
        for row in task_rows(extraction, columns.file.date):
            writer.writerow([column.filled(row) for column in columns.column])
            rows += 1
    text.detach()
    return rows


def task_rows(extraction: Extraction, day_form: str) -> Iterator[Row]:
    """Give the fields of each task as text; what is absent is empty, several names are joined by ``; ``."""
    article = extraction.article
    tasks = {task.id: task for task in extraction.tasks}
    quotes = Quotes(article.text)
    for record in told(extraction):
        if record.kind is Kind.TASK:
            row = {name: "; ".join(v) if isinstance(v, list) else v for name, v in record.fields.items()}
            row |= _derived(tasks[record.id], day_form)
            row |= {"article_id": article.id, "article_title": article.title}
            row |= {"published": article.published, "source": article.source, "id": record.id}
            row["quote"] = quotes.around(tasks[record.id].start, tasks[record.id].end)
            yield {name: "" if row[name] is None else str(row[name]) for name in FIELDS}


def _derived(task: Task, day_form: str) -> dict[str, str]:
    """Give what a task says, made ready for trackers."""

    def written(day: date | None) -> str:
        return day.strftime(day_form) if day else ""

    days = days_of(task.deadline) if task.deadline else None
    return {
        "start": str(task.start),
        "end": str(task.end),
        "deadline_in_words": deadline_in_words(task),
        "due": written(due_day(task)),
        "begins": written(days[0] if days and task.relation == "from" else None),
    }


def _filled(template: str, row: Row) -> Iterator[str]:
    """Give the lines of a template; one whose fields are all empty is left out."""
    for line in template.splitlines():
        fields = _placeholders(line)
        if not fields or any(row[field] for field in fields):
            yield line.format_map({field: one_line(row[field]) for field in fields})


def _placeholders(line: str) -> list[str]:
    """Give the fields that a line of a template names; ``ValueError`` where it is no plain template."""
    found = []
    for _, field, form, conversion in Formatter().parse(line):
        if form or conversion or (field is not None and not re.fullmatch(r"\w+", field)):
            raise ValueError(f"a template takes {{field}} and nothing more: {line!r}")
        found += [field] if field else []
    return found


def _cut(text: str, limit: int | None) -> str:
    """Cut a text that is too long, and let it be seen."""
    return text if limit is None or len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _safe(text: str) -> str:
    """Make each line printable, and the first none that a spreadsheet takes for a formula."""
    first, *more = text.split("\n")
    return "\n".join([cell(first), *map(one_line, more)])


def _fault(fault: object) -> str:
    """Say one thing that is wrong with a mapping, and where."""
    assert isinstance(fault, dict)
    where = ".".join(str(part) for part in fault["loc"])
    if fault["type"] == "extra_forbidden":
        return f"{where}: there is no such key"
    said = str(fault["msg"]).removeprefix("Value error, ")
    return said if fault["type"] == "value_error" else f"{where}: {said}"


def read_mapping(path: Path) -> Mapping:
    """Read a user's mapping file; raises ``MappingError``."""
    try:
        return mapping(path.read_text("utf-8"), str(path))
    except OSError as error:
        raise MappingError(f"{path}: cannot be read ({error.strerror}); check the path") from None
    except UnicodeDecodeError:
        raise MappingError(f"{path}: not UTF-8; save it as UTF-8") from None
