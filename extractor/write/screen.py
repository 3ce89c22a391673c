"""An extraction on a terminal: the text with its mentions coloured, and beneath it the tables of an office.

The headings are those of the register such a table is copied into, so they are Vietnamese.
"""

from collections.abc import Iterable, Iterator

from rich import box
from rich.table import Table
from rich.text import Text

from extractor.records import Extraction
from extractor.write.names import Names, document_name
from extractor.write.printable import one_line, printable
from extractor.write.wording import date_in_words, deadline_in_words, figure_in_words, frequency_in_words

STYLES = {"ORG": "bold cyan", "DATE": "bold green", "CODE": "bold magenta"}

_KINDS = {"task": "nhiệm vụ", "solution": "giải pháp", "breakthrough": "khâu đột phá"}
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
    return text.append(printable(article.text[at:]))


def legend() -> Text:
    """Say what the colours mean."""
    words = {"ORG": "cơ quan, chức danh", "DATE": "thời gian", "CODE": "số, ký hiệu văn bản"}
    return Text("   ").join(Text(words[label], style) for label, style in STYLES.items())


def tables(extraction: Extraction) -> Iterator[Table]:
    """Give the tables of tasks, assignments, targets and documents; one that would be empty is left out."""
    for table in (_tasks(extraction), _assignments(extraction), _targets(extraction), _documents(extraction)):
        if table.row_count:
            yield table


def _tasks(extraction: Extraction) -> Table:
    names = Names(extraction)
    table = _table(
        "Nhiệm vụ", "Nội dung nhiệm vụ", "Loại", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn", "Văn bản"
    )
    for task in extraction.tasks:
        given = names.assignments(task)
        _row(
            table,
            task.text,
            _KINDS[task.kind],
            names.entities([id for a in given for id in a.leads]),
            names.entities([id for a in given for id in a.coordinators]),
            deadline_in_words(task),
            names.document(task.document),
        )
    return table


def _assignments(extraction: Extraction) -> Table:
    names = Names(extraction)
    numbers = {task.id: str(number) for number, task in enumerate(extraction.tasks, 1)}
    table = _table(
        "Phân công",
        "Cơ quan giao",
        "Cơ quan chủ trì",
        "Cơ quan phối hợp",
        "Nhiệm vụ số",
        "Báo cáo",
        "Định kỳ",
    )
    for assignment in extraction.assignments:
        _row(
            table,
            names.entity(assignment.assigner),
            names.entities(assignment.leads),
            names.entities(assignment.coordinators),
            ", ".join(numbers[id] for id in assignment.tasks),
            names.entity(assignment.report_to),
            frequency_in_words(assignment.frequency) if assignment.frequency else None,
        )
    return table


def _targets(extraction: Extraction) -> Table:
    table = _table("Chỉ tiêu", "Chỉ tiêu", "Mức phải đạt", "Thời hạn", "Trích từ")
    for target in extraction.targets:
        _row(
            table,
            target.indicator,
            figure_in_words(target),
            target.by and date_in_words(target.by),
            target.text,
        )
    return table


def _documents(extraction: Extraction) -> Table:
    names = Names(extraction)
    table = _table(
        "Văn bản", "Văn bản", "Cơ quan ban hành", "Ngày ban hành", "Vai trò", "Trích yếu", "Thực hiện"
    )
    for document in extraction.documents:
        _row(
            table,
            document_name(document),
            names.entity(document.issuer),
            document.issued_on and date_in_words(document.issued_on),
            _ROLES[document.role],
            document.title,
            names.documents(document.implements),
        )
    return table


def _table(title: str, *headings: str) -> Table:
    """Start a table whose rows are numbered."""
    table = Table(title=title, title_justify="left", title_style="bold", box=box.ROUNDED, show_lines=True)
    table.add_column("STT", justify="right", no_wrap=True)
    for number, heading in enumerate(headings):
        table.add_column(heading, overflow="fold", ratio=3 if number == 0 else 2)
    return table


def _row(table: Table, *cells: str | None) -> None:
    """Add a numbered row; what is absent is left blank."""
    shown: Iterable[Text] = (Text(one_line(cell or "")) for cell in cells)
    table.add_row(str(table.row_count + 1), *shown)
