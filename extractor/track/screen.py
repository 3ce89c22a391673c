"""Changes on a terminal: a table for each article, in the words of an office."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from rich import box
from rich.table import Table
from rich.text import Text

from extractor.track.changes import Change, Event
from extractor.track.kinds import Kind
from extractor.track.told import Value
from extractor.write import wording
from extractor.write.printable import one_line
from extractor.write.wording import date_in_words, frequency_in_words, number_in_words

EVENTS: dict[Event, tuple[str, str]] = {
    "added": ("thêm", "green"),
    "changed": ("sửa", "yellow"),
    "reworded": ("đổi lời", "yellow"),
    "gone": ("bỏ", "red"),
}
"""What happened, and its colour."""

KINDS = {
    Kind.TASK: "nhiệm vụ",
    Kind.TARGET: "chỉ tiêu",
    Kind.ASSIGNMENT: "phân công",
    Kind.DOCUMENT: "văn bản",
}

FIELDS = {
    "text": "nội dung",
    "name": "tên",
    "kind": "loại",
    "deadline": "thời hạn",
    "relation": "quan hệ với thời hạn",
    "document": "văn bản",
    "leads": "cơ quan chủ trì",
    "coordinators": "cơ quan phối hợp",
    "assigner": "cơ quan giao",
    "assigners": "cơ quan giao",
    "report_to": "nơi nhận báo cáo",
    "frequency": "định kỳ",
    "frequencies": "định kỳ",
    "monitor": "cơ quan theo dõi",
    "heading": "đề mục",
    "product": "sản phẩm",
    "tasks": "nhiệm vụ",
    "indicator": "chỉ tiêu",
    "comparator": "so sánh",
    "low": "mức thấp nhất",
    "high": "mức cao nhất",
    "unit": "đơn vị",
    "by": "thời hạn",
    "scope": "phạm vi",
    "baseline": "mức hiện nay",
    "code": "số, ký hiệu",
    "type": "loại văn bản",
    "number": "số",
    "issuer": "cơ quan ban hành",
    "issued_on": "ngày ban hành",
    "title": "trích yếu",
    "role": "vai trò",
    "implements": "thực hiện văn bản",
}
"""What the fields of records are called."""

_DATES = ("deadline", "by", "issued_on")
_VALUES = {
    "kind": {kind: name.lower() for kind, name in wording.KINDS.items()},
    "relation": wording.RELATIONS,
    "role": wording.ROLES,
}
_PERIODS = ("frequency", "frequencies")
NOTHING = "(không có)"


def tables(changes: Iterable[Change]) -> Iterator[Table]:
    """Give a table for each article of some changes that come article by article."""
    for _, group in groupby(changes, key=lambda change: change.article.id):
        found = list(group)
        article = found[0].article
        title = f"{article.id}: {article.title}" if article.title else article.id
        table = Table(title=one_line(title), title_justify="left", title_style="bold", box=box.ROUNDED)
        table.show_lines = True
        for heading in ("Thay đổi", "Loại"):
            table.add_column(heading, no_wrap=True)
        for heading in ("Bản ghi", "Trước → sau"):
            table.add_column(heading, overflow="fold")
        for change in found:
            _row(table, change)
        yield table


def _row(table: Table, change: Change) -> None:
    """Add a change."""
    said, colour = EVENTS[change.event]
    fields = [
        Text.assemble(
            (f"{FIELDS[name]}: ", "bold"),
            one_line(in_words(name, before)),
            " → ",
            one_line(in_words(name, change.record.fields[name])),
        )
        for name, before in change.before.items()
    ]
    record = Text(one_line(change.record.title))
    table.add_row(Text(said, colour), KINDS[change.record.kind], record, Text("\n").join(fields))


def in_words(field: str, value: Value) -> str:
    """Say what a field holds, as an officer would write it."""
    if value is None or value == []:
        return NOTHING
    if isinstance(value, list):
        return "; ".join(in_words(field, one) for one in value)
    if isinstance(value, str):
        if field in _VALUES:
            return _VALUES[field].get(value, value)
        if field in _PERIODS or (field in _DATES and value.startswith("P")):
            return frequency_in_words(value)
        return date_in_words(value) if field in _DATES else value
    return number_in_words(value)
