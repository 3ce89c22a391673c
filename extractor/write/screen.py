"""An extraction on a terminal: the text with its mentions coloured, and beneath it the tables of an office.

The headings are those of the register such a table is copied into, so they are Vietnamese.
"""

from collections.abc import Iterator

from rich import box
from rich.table import Table
from rich.text import Text

from extractor.records import Extraction
from extractor.write.names import Names, document_name
from extractor.write.printable import one_line, printable
from extractor.write.wording import date_in_words, deadline_in_words, figure_in_words, frequency_in_words

STYLES = {"ORG": "bold cyan", "DATE": "bold green", "CODE": "bold magenta"}

NARROWEST = 10
"""Columns that a code (`306/KH-UBND`) or a date needs to stay in one piece."""

_KINDS = {"task": "Nhiệm vụ", "solution": "Giải pháp", "breakthrough": "Khâu đột phá"}
_ROLES = {
    "subject": "văn bản được nêu",
    "basis": "căn cứ",
    "replaced": "bị thay thế, sửa đổi",
    "mention": "được nhắc đến",
}


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
    found = [_tasks(extraction, kind, numbers) for kind in _KINDS]
    found += [_assignments(extraction, numbers), _targets(extraction), _documents(extraction)]
    yield from (table for table in found if table.row_count)


def _tasks(extraction: Extraction, kind: str, numbers: dict[str, str]) -> Table:
    names = Names(extraction)
    table = _table(
        _KINDS[kind],
        ("Nội dung nhiệm vụ", 6),
        ("Cơ quan chủ trì", 3),
        ("Cơ quan phối hợp", 3),
        ("Thời hạn", 2),
        ("Văn bản", 3),
    )
    for task in extraction.tasks:
        if task.kind == kind:
            given = names.assignments(task)
            _row(
                table,
                numbers[task.id],
                task.text,
                names.entities([id for a in given for id in a.leads]),
                names.entities([id for a in given for id in a.coordinators]),
                deadline_in_words(task),
                names.document(task.document),
            )
    return table


def _assignments(extraction: Extraction, numbers: dict[str, str]) -> Table:
    names = Names(extraction)
    table = _table(
        "Phân công",
        ("Cơ quan giao", 3),
        ("Cơ quan chủ trì", 4),
        ("Cơ quan phối hợp", 4),
        ("Nhiệm vụ số", 2),
        ("Báo cáo", 3),
        ("Định kỳ", 2),
    )
    for number, assignment in enumerate(extraction.assignments, 1):
        _row(
            table,
            str(number),
            names.entity(assignment.assigner),
            names.entities(assignment.leads),
            names.entities(assignment.coordinators),
            ", ".join(numbers[id] for id in assignment.tasks),
            names.entity(assignment.report_to),
            frequency_in_words(assignment.frequency) if assignment.frequency else None,
        )
    return table


def _targets(extraction: Extraction) -> Table:
    table = _table("Chỉ tiêu", ("Chỉ tiêu", 3), ("Mức phải đạt", 3), ("Thời hạn", 2), ("Trích từ", 5))
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
        ("Văn bản", 3),
        ("Cơ quan ban hành", 3),
        ("Ngày ban hành", 2),
        ("Vai trò", 2),
        ("Trích yếu", 6),
        ("Thực hiện", 3),
    )
    for number, document in enumerate(extraction.documents, 1):
        _row(
            table,
            str(number),
            document_name(document),
            names.entity(document.issuer),
            document.issued_on and date_in_words(document.issued_on),
            _ROLES[document.role],
            document.title,
            names.documents(document.implements),
        )
    return table


def _table(title: str, *columns: tuple[str, int]) -> Table:
    """Start a table of numbered rows; each column has a heading and its share of the width."""
    table = Table(title=title, title_justify="left", title_style="bold", box=box.ROUNDED)
    table.expand = table.show_lines = True
    table.add_column("STT", justify="right", no_wrap=True)
    for heading, share in columns:
        table.add_column(heading, overflow="fold", ratio=share, min_width=NARROWEST)
    return table


def _row(table: Table, number: str, *cells: str | None) -> None:
    """Add a row; what is absent is left blank."""
    table.add_row(number, *(Text(one_line(cell or "")) for cell in cells))
