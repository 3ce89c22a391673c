"""An extraction on a terminal: the text with its mentions coloured, and beneath it the tables of an office.

The headings are those of the register such a table is copied into, so they are Vietnamese.
"""

from collections.abc import Iterable, Iterator

from rich import box
from rich.table import Table
from rich.text import Text

from extractor.records import Extraction, Task
from extractor.write.names import Names, document_name, listed
from extractor.write.printable import one_line, printable
from extractor.write.wording import (
    KINDS,
    ROLES,
    date_in_words,
    deadline_in_words,
    figure_in_words,
    frequency_in_words,
)

STYLES = {"ORG": "bold cyan", "DATE": "bold green", "CODE": "bold magenta"}

_DATES = ("Thời hạn", "Ngày ban hành", "Định kỳ")
_NAMES = ("Cơ quan giao", "Cơ quan chủ trì", "Cơ quan phối hợp", "Báo cáo", "Cơ quan ban hành")
_SHORT = ("Văn bản", "Vai trò", "Thực hiện", "Bài")
NAME_WIDTH, SHORT_WIDTH = 24, 20
"""Columns that names are kept to, for the texts to get the room of a wide terminal."""

_TASK = ("Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn", "Văn bản")


def marked(extraction: Extraction) -> Text:
    """Give the article's text with its mentions coloured by label."""
    article, at = extraction.article, 0
    text = Text()
    for mention in extraction.mentions:
        text.append(printable(article.text[at : mention.start]))
        text.append(printable(mention.text), STYLES[mention.label])
        at = mention.end
    return text.append(printable(article.text[at:].rstrip()))


def legend() -> Text:
    """Say what the colours mean."""
    words = {"ORG": "cơ quan, chức danh", "DATE": "thời gian", "CODE": "số, ký hiệu văn bản"}
    return Text("   ").join(Text(words[label], style) for label, style in STYLES.items())


def tables(extraction: Extraction) -> Iterator[Table]:
    """Give the tables of tasks by kind, assignments, targets and documents; empty ones are left out."""
    numbers = {task.id: str(number) for number, task in enumerate(extraction.tasks, 1)}
    found = [_tasks(extraction, kind, numbers) for kind in KINDS]
    found += [_assignments(extraction, numbers), _targets(extraction), _documents(extraction)]
    yield from (table for table in found if table.row_count)


def _tasks(extraction: Extraction, kind: str, numbers: dict[str, str]) -> Table:
    names = Names(extraction)
    table = _table(KINDS[kind], *_TASK)
    for task in extraction.tasks:
        if task.kind == kind:
            _row(table, numbers[task.id], *_task(task, names))
    return table


def tasks_of_all(extractions: Iterable[Extraction]) -> Table:
    """Give one table of the tasks of several articles, each with the id of its article."""
    table = _table("Nhiệm vụ", *_TASK, "Bài")
    for extraction in extractions:
        names = Names(extraction)
        for task in extraction.tasks:
            _row(table, str(table.row_count + 1), *_task(task, names), extraction.article.id)
    return table


def _task(task: Task, names: Names) -> tuple[str | None, ...]:
    """Give the cells of a task, under the headings of ``_TASK``."""
    given = names.assignments(task)
    return (
        task.text,
        listed(names.entities(id for a in given for id in a.leads)),
        listed(names.entities(id for a in given for id in a.coordinators)),
        deadline_in_words(task),
        names.document(task.document),
    )


def _assignments(extraction: Extraction, numbers: dict[str, str]) -> Table:
    names = Names(extraction)
    table = _table(
        "Phân công",
        "Cơ quan giao",
        "Cơ quan chủ trì",
        "Cơ quan phối hợp",
        "Nhiệm vụ số",
        "Báo cáo",
        "Định kỳ",
    )
    for number, assignment in enumerate(extraction.assignments, 1):
        _row(
            table,
            str(number),
            names.entity(assignment.assigner),
            listed(names.entities(assignment.leads)),
            listed(names.entities(assignment.coordinators)),
            ", ".join(numbers[id] for id in assignment.tasks),
            names.entity(assignment.report_to),
            frequency_in_words(assignment.frequency) if assignment.frequency else None,
        )
    return table


def _targets(extraction: Extraction) -> Table:
    table = _table("Chỉ tiêu", "Chỉ tiêu", "Mức phải đạt", "Thời hạn", "Trích từ")
    for number, target in enumerate(extraction.targets, 1):
        _row(
            table,
            str(number),
            target.indicator,
            figure_in_words(target),
            target.by and date_in_words(target.by),
            target.text,
        )
    return table


def _documents(extraction: Extraction) -> Table:
    names = Names(extraction)
    table = _table(
        "Văn bản",
        "Văn bản",
        "Cơ quan ban hành",
        "Ngày ban hành",
        "Vai trò",
        "Trích yếu",
        "Thực hiện",
    )
    for number, document in enumerate(extraction.documents, 1):
        _row(
            table,
            str(number),
            document_name(document),
            names.entity(document.issuer),
            document.issued_on and date_in_words(document.issued_on),
            ROLES[document.role],
            document.title,
            listed(names.documents(document.implements)),
        )
    return table


def _table(title: str, *headings: str) -> Table:
    """Start a table of numbered rows."""
    table = Table(title=title, title_justify="left", title_style="bold", box=box.ROUNDED, show_lines=True)
    table.add_column("STT", justify="right", no_wrap=True)
    for heading in headings:
        width = NAME_WIDTH if heading in _NAMES else SHORT_WIDTH if heading in _SHORT else None
        table.add_column(heading, overflow="fold", max_width=width, no_wrap=heading in _DATES)
    return table


def _row(table: Table, number: str, *cells: str | None) -> None:
    """Add a row; what is absent is left blank."""
    table.add_row(number, *(Text(one_line(cell or "")) for cell in cells))
