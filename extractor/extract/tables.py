"""Task tables: the annex of a plan, read by the words of its header.

A table is a run of lines between pipes, as Markdown writes them and as the readers deliver tables::

    | STT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn hoàn thành |
    |-----|-------------------|-----------------|------------------|---------------------|
    | I   | Hoàn thiện thể chế |                |                  |                     |
    | 1   | Rà soát quy định  | Sở Tư pháp      | Các sở, ngành    | Quý II/2025         |

It is a task table where a row names the columns of task and lead (knowledge/table_headers.toml). Such a row may come
again where the table goes on on another page. A row that holds one text only (beside its number) is the heading of
those under it. An empty cell for the lead, or one with a ditto mark, is merged with the one above; so is then an empty
one for the coordinators.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractor.knowledge import Knowledge, load
from extractor.records import fold

_ROW = re.compile(r"^[ \t]*\|.*\|[ \t]*$", re.MULTILINE)
_RULE = re.compile(r"[-: ]*")
_DITTO = {"", "nt", "-nt-", "như trên", '"', "〃", "//"}


class TableHeaders(Knowledge):
    """knowledge/table_headers.toml: the head words of each kind of column."""

    task: list[str]
    lead: list[str]
    coordinator: list[str]
    deadline: list[str]
    product: list[str]
    number: list[str]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text without the space around it: ``text[start:end]``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A row of a task table; a column the table lacks is ``None``, ``lead`` may be the cell of a row above."""

    task: Cell
    lead: Cell | None
    coordinator: Cell | None
    deadline: Cell | None
    product: Cell | None
    heading: str | None


@dataclass(frozen=True, slots=True)
class TaskTable:
    """A task table: ``text[start:end]``."""

    start: int
    end: int
    rows: list[TaskRow]


def find_tables(text: str) -> list[TaskTable]:
    """Give the task tables of a text; tables of other kinds are left out."""
    tables = (_read(rows) for rows in _runs(text))
    return [table for table in tables if table is not None]


def _runs(text: str) -> Iterator[list[list[Cell]]]:
    """Give each run of rows that follow one another, a row being its cells."""
    run: list[list[Cell]] = []
    last = -1
    for match in _ROW.finditer(text):
        if run and text[last : match.start()].strip():
            yield run
            run = []
        run.append(_cells(text, match.start(), match.end()))
        last = match.end()
    if run:
        yield run


def _cells(text: str, start: int, end: int) -> list[Cell]:
    """Cut a row at its pipes."""
    row = text[start:end]
    first, last = row.index("|") + 1, row.rindex("|")
    cells, position = [], first
    for part in row[first:last].split("|"):
        begin = start + position + len(part) - len(part.lstrip())
        cells.append(Cell(begin, begin + len(part.strip()), part.strip()))
        position += len(part) + 1
    return cells


def _read(rows: list[list[Cell]]) -> TaskTable | None:
    """Read a run of rows as a task table; ``None`` where no row is the header of one."""
    columns: dict[str, int] = {}
    found: list[TaskRow] = []
    heading, lead, coordinator = None, None, None
    for row in rows:
        header = _header(row)
        if header:
            columns = header
            continue
        if not columns or all(_RULE.fullmatch(cell.text) for cell in row):
            continue
        alone = _alone(row, columns)
        if alone is not None:
            heading, lead, coordinator = alone, None, None
            continue
        at = {name: row[i] for name, i in columns.items() if i < len(row)}
        if at.get("task") is None or not at["task"].text:
            continue
        merged = fold(at["lead"].text) in _DITTO
        lead = lead if merged else at["lead"]
        if not merged or ("coordinator" in at and at["coordinator"].text):
            coordinator = at.get("coordinator")
        found.append(TaskRow(at["task"], lead, coordinator, at.get("deadline"), at.get("product"), heading))
    return TaskTable(rows[0][0].start, rows[-1][-1].end, found) if found else None


def _header(row: list[Cell]) -> dict[str, int]:
    """Give the columns a header row names, by kind; ``{}`` where it is no header of a task table."""
    columns: dict[str, int] = {}
    for i, cell in enumerate(row):
        kind = _kinds().get(_folded(cell.text))
        if kind is not None:
            columns.setdefault(kind, i)
    return columns if {"task", "lead"} <= columns.keys() else {}


def _alone(row: list[Cell], columns: dict[str, int]) -> str | None:
    """Give the text of a heading row: the only cell with text, beside that of the number."""
    filled = {cell.text for i, cell in enumerate(row) if cell.text and i != columns.get("number")}
    beside = [row[i].text for kind, i in columns.items() if kind not in ("number", "task") and i < len(row)]
    merged = len(filled) == 1 and (not any(beside) or all(text in filled for text in beside))
    return next(iter(filled)) if merged and _is_group(row, columns) else None


def _is_group(row: list[Cell], columns: dict[str, int]) -> bool:
    """Whether a row with one text is a heading: a task's number is a figure, a group's a letter or nothing."""
    number = row[columns["number"]].text if "number" in columns else ""
    return not number.strip(".)").isdigit()


def _folded(text: str) -> str:
    """Fold a header cell: letter case, spaces and the marks around it."""
    return fold(re.sub(r"[*_()]|<br>", " ", text)).strip(" .:")


@cache
def _kinds() -> dict[str, str]:
    headers = load("table_headers", TableHeaders)
    return {_folded(word): kind for kind in TableHeaders.model_fields for word in getattr(headers, kind)}
