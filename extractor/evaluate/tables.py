"""Scores and changes as tables for a terminal."""

from collections.abc import Mapping
from math import isnan
from typing import TYPE_CHECKING

from extractor.evaluate.changes import OUTCOMES, Changes
from extractor.evaluate.report import Report, shown
from extractor.evaluate.resampling import Interval
from extractor.evaluate.scores import LABELS, Scores
from extractor.evaluate.slots import RECORD_KINDS
from extractor.write.printable import one_line

if TYPE_CHECKING:
    from rich.table import Column, Table

COLUMNS = {kind: f"slots {kind}" for kind in RECORD_KINDS} | {
    label: f"mention {label} strict" for label in LABELS
}
"""The scores of a row that has little room, by their headings."""


def table(report: Report) -> "Table":
    """Lay out the sums and intervals."""
    return _score_table(report.total, report.intervals, "", f"{len(report.articles)} articles")


def field_table(report: Report) -> "Table":
    """Lay out the slots of the records by field."""
    return _score_table(report.fields, report.field_intervals, "field")


def _score_table(
    scores: Scores, intervals: Mapping[str, Interval], heading: str, title: str | None = None
) -> "Table":
    """Lay out one row a score."""
    from rich.table import Table

    grid = Table(heading, title=title, title_justify="left")
    for column in ("P", "R", "F1", "95% of F1", "gold"):
        grid.add_column(column, justify="right")
    for name, tally in scores.items():
        ratios = (shown(ratio) for ratio in (tally.p, tally.r, tally.f1))
        grid.add_row(name, *ratios, _between(intervals[name]), f"{tally.gold:.0f}")
    return grid


def group_table(groups: Mapping[str, Report], heading: str) -> "Table":
    """Lay out one row a group: slot F1 by record kind and strict F1 by label, their intervals beneath."""
    from rich.table import Table
    from rich.text import Text

    grid = Table(heading, _right("articles"), *map(_right, COLUMNS))
    for name, group in groups.items():
        cells = (
            f"{shown(group.total[figure].f1)}\n{_between(group.intervals[figure])}"
            for figure in COLUMNS.values()
        )
        grid.add_row(Text(one_line(name)), str(len(group.articles)), *cells)
    return grid


def article_table(report: Report) -> "Table":
    """Lay out one row an article: slot F1 by record kind and strict F1 by label."""
    from rich.table import Table
    from rich.text import Text

    grid = Table("article", *map(_right, COLUMNS))
    for article in report.articles:
        cells = (shown(article.scores[figure].f1) for figure in COLUMNS.values())
        grid.add_row(Text(one_line(article.id)), *cells)
    return grid


def change_table(changes: Changes) -> "Table":
    """Lay out how many mentions, documents and records were won, lost and altered."""
    from rich.table import Table

    grid = Table("", title=str(changes), title_justify="left")
    for what in OUTCOMES:
        grid.add_column(what, justify="right")
    for kind, count in changes.counts.items():
        grid.add_row(kind, *(str(count[what]) for what in OUTCOMES))
    return grid


def difference_table(changes: Changes) -> "Table":
    """Lay out what became of each F1, and how likely chance alone makes such a difference."""
    from rich.table import Table

    grid = Table("F1")
    for heading in ("before", "now", "difference", "p"):
        grid.add_column(heading, justify="right")
    for name, d in changes.differences.items():
        gain = "" if isnan(d.gain) or not d.gain else f"{d.gain:+.3f}"
        grid.add_row(name, shown(d.before), shown(d.after), gain, f"{d.p_value:.4f}" if gain else "")
    return grid


def _right(heading: str) -> "Column":
    """Give a column of figures."""
    from rich.table import Column

    return Column(heading, justify="right")


def _between(interval: Interval) -> str:
    """Write an interval; one that is unknown is empty."""
    low, high = interval
    return "" if isnan(low) else f"{low:.3f}–{high:.3f}"
