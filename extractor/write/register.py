"""The register an office keeps: the tables in its order of columns, and values in its words.

Excel and Word have their sheets from here. What a row says is that of ``tables.py``; here stand which columns an
officer sees, how wide, and what a value is called.
"""

from collections.abc import Callable
from dataclasses import dataclass

from extractor.write.names import listed
from extractor.write.printable import one_line
from extractor.write.tables import COLUMNS, TABLES, Cell, Row
from extractor.write.wording import (
    KINDS,
    ROLES,
    amount_in_words,
    date_in_words,
    frequency_in_words,
    number_in_words,
    when_in_words,
)

NUMBER = "STT"
"""The heading of the first column, which counts the rows."""

FIGURE = "figure"
"""A column of the register alone: comparator, bounds and unit of a target in words."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of the register.

    Attributes:
        table: The name of its table.
        annexed: The columns of a paper to attach.
        further: The columns that a workbook has beside them; they lead back to the article.
        annex: Its title in a paper, where that is another.
        only_with: A paper has only the rows that say something here, for the rest stands in its other tables.
        optional: Columns that a paper leaves out where no row fills them.
    """

    table: str
    annexed: tuple[str, ...]
    further: tuple[str, ...]
    annex: str | None = None
    only_with: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Its title in Vietnamese."""
        return TABLES[self.table].title

    @property
    def columns(self) -> tuple[str, ...]:
        """All its columns."""
        return (*self.annexed, *self.further)


_ROLES = ("leads", "coordinators")
_REPORT = ("report_to", "frequency")
_BOUNDS = ("low", "high", "unit", "scope", "baseline")
_CODE = ("type", "number", "code")
_TRACE = ("article_title", "published", "article_id", "id")

SHEETS = (
    Sheet(
        "tasks",
        ("task", *_ROLES, "deadline", "product", "document", "quote"),
        ("kind", "assigner", *_REPORT, "heading", *_TRACE),
        optional=("product",),
    ),
    Sheet("targets", ("indicator", FIGURE, "by", "quote"), (*_BOUNDS, *_TRACE)),
    Sheet(
        "assignments",
        ("assigner", *_ROLES, "tasks", *_REPORT),
        ("monitor", "documents", "quote", *_TRACE),
        annex="Chế độ báo cáo",
        only_with=_REPORT,
    ),
    Sheet(
        "documents",
        ("document", "issuer", "issued_on", "title", "role", "implements"),
        (*_CODE, *_TRACE),
        optional=("implements",),
    ),
)
"""The sheets, in the order of a workbook."""

WIDTHS = {
    "quote": 64,
    **dict.fromkeys(("task", "tasks"), 50),
    **dict.fromkeys(("indicator", "title", "article_title"), 36),
    **dict.fromkeys(("leads", "coordinators", "assigner", "issuer", "report_to", "monitor"), 26),
    **dict.fromkeys(("product", "document", "documents", "implements", "heading"), 24),
    **dict.fromkeys((FIGURE, "deadline", "role", "scope", "baseline"), 22),
    **dict.fromkeys(("low", "high", "number"), 11),
}
"""How wide columns are, in characters."""

WIDTH = 16
"""The width of all others."""


def heading(column: str) -> str:
    """Give a column's heading."""
    return "Mức phải đạt" if column == FIGURE else COLUMNS[column].heading


def in_words(column: str, row: Row) -> str:
    """Say what a row has in a column, on one line; empty for nothing."""
    return one_line(_said(column, row))


def _said(column: str, row: Row) -> str:
    """Say what a row has in a column, as the article has it."""
    if column == FIGURE:
        return _figure(row)
    if column == "deadline":
        return when_in_words(_text(row["deadline"]), _text(row["relation"]))
    value = row[column]
    if isinstance(value, list):
        return listed([frequency_in_words(one) for one in value] if column == "frequency" else value)
    if isinstance(value, float | int):
        return number_in_words(value)
    words = _IN_WORDS.get(column)
    return words(value) if words and value else value or ""


def _figure(row: Row) -> str:
    """Say the figure of a target."""
    low, high = (bound if isinstance(bound, float) else None for bound in (row["low"], row["high"]))
    return amount_in_words(_text(row["comparator"]) or "", low, high, _text(row["unit"]))


def _text(value: Cell) -> str | None:
    """Give a value that is a text or none."""
    return value if isinstance(value, str) else None


_IN_WORDS: dict[str, Callable[[str], str]] = {
    "kind": KINDS.__getitem__,
    "role": ROLES.__getitem__,
    **dict.fromkeys((name for name, column in COLUMNS.items() if column.kind == "date"), date_in_words),
}
"""How columns of plain values are said."""
