"""Scores and changes as people and programs read them: tables for a terminal, JSON."""

import json
from collections.abc import Mapping
from math import isnan
from typing import TYPE_CHECKING

from extractor.evaluate.changes import OUTCOMES, Changes
from extractor.evaluate.report import Report, shown
from extractor.evaluate.scores import LABELS, Scores
from extractor.evaluate.slots import RECORD_KINDS
from extractor.write.printable import one_line

if TYPE_CHECKING:
    from rich.table import Table


def table(report: Report) -> "Table":
    """Lay out the sums and intervals as a table for a terminal."""
    from rich.table import Table

    grid = Table("", title=f"{len(report.articles)} articles", title_justify="left")
    for heading in ("P", "R", "F1", "95% of F1", "gold"):
        grid.add_column(heading, justify="right")
    for name, tally in report.total.items():
        low, high = report.intervals[name]
        between = "" if isnan(low) else f"{low:.3f}–{high:.3f}"
        grid.add_row(
            name, *(shown(ratio) for ratio in (tally.p, tally.r, tally.f1)), between, f"{tally.gold:.0f}"
        )
    return grid


def group_table(groups: Mapping[str, Scores], heading: str = "article") -> "Table":
    """Lay out one row a group (an article, a publisher): slot F1 by record kind and strict F1 by label."""
    from rich.table import Table
    from rich.text import Text

    columns = {kind: f"slots {kind}" for kind in RECORD_KINDS} | {
        label: f"mention {label} strict" for label in LABELS
    }
    grid = Table(heading)
    for column in columns:
        grid.add_column(column, justify="right")
    for group, scores in groups.items():
        grid.add_row(Text(one_line(group)), *(shown(scores[name].f1) for name in columns.values()))
    return grid


def field_table(report: Report) -> "Table":
    """Lay out the slots of the records by field."""
    from rich.table import Table

    grid = Table("field")
    for heading in ("P", "R", "F1", "gold"):
        grid.add_column(heading, justify="right")
    for name, tally in report.fields.items():
        ratios = (shown(ratio) for ratio in (tally.p, tally.r, tally.f1))
        grid.add_row(name, *ratios, f"{tally.gold:.0f}")
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


def article_table(report: Report) -> "Table":
    """Lay out one row an article: slot F1 by record kind and strict F1 by label."""
    return group_table({article.id: article.scores for article in report.articles})


def as_json(report: Report, per_article: bool = False, changes: Changes | None = None) -> str:
    """Give the sums as JSON, or each article's figures by its id; what is unknown is null.

    The shape is score.py's, ``{"slots tasks": {"p": …, "r": …, "f1": …, "gold": …}}``; the sums also have the
    ``interval`` of their F1 and, beside an earlier run, its F1 (``before``) and the ``p_value`` of the difference.
    """
    if per_article:
        return _json({article.id: _figures(article.scores) for article in report.articles})
    figures: dict[str, dict[str, object]] = _figures(report.total)
    for name, interval in report.intervals.items():
        figures[name]["interval"] = [_known(edge) for edge in interval]
    for name, difference in changes.differences.items() if changes else ():
        figures[name] |= {"before": _known(difference.before), "p_value": _known(difference.p_value)}
    return _json(figures)


def _figures(scores: Scores) -> dict[str, dict[str, object]]:
    """Give the ratios and the gold count of each figure."""
    return {
        name: {"p": _known(t.p), "r": _known(t.r), "f1": _known(t.f1), "gold": t.gold}
        for name, t in scores.items()
    }


def _json(value: object) -> str:
    """Write JSON for people and programs."""
    return json.dumps(value, ensure_ascii=False, indent=1)


def _known(ratio: float) -> float | None:
    """Give a ratio, or ``None`` where it has no denominator."""
    return None if isnan(ratio) else ratio
