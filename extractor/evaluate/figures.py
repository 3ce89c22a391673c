"""Scores as JSON, in the shape of score.py: ``{"slots tasks": {"p": …, "r": …, "f1": …, "gold": …}}``.

What is unknown is null. Sums also have the ``interval`` of their F1.
"""

import json
from collections.abc import Mapping
from math import isnan

from extractor.evaluate.changes import Changes
from extractor.evaluate.report import Report
from extractor.evaluate.resampling import Interval
from extractor.evaluate.scores import Scores

Figures = dict[str, dict[str, object]]


def totals(report: Report, changes: Changes | None = None) -> Figures:
    """Give the sums; beside an earlier run each has that run's F1 (``before``) and the difference's ``p_value``."""
    found = _figures(report.total, report.intervals)
    for name, difference in changes.differences.items() if changes else ():
        found[name] |= {"before": _known(difference.before), "p_value": _known(difference.p_value)}
    return found


def fields(report: Report) -> Figures:
    """Give the slots of the records by field."""
    return _figures(report.fields, report.field_intervals)


def articles(report: Report) -> dict[str, Figures]:
    """Give the figures of each article by its id."""
    return {article.id: _figures(article.scores) for article in report.articles}


def groups(parts: Mapping[str, Report]) -> dict[str, Figures]:
    """Give the figures of each group of articles."""
    return {name: totals(part) for name, part in parts.items()}


def as_json(found: Figures | dict[str, Figures]) -> str:
    """Write figures for people and programs."""
    return json.dumps(found, ensure_ascii=False, indent=1)


def _figures(scores: Scores, intervals: Mapping[str, Interval] | None = None) -> Figures:
    """Give the ratios and the gold count of each score, and the interval where there is one."""
    found: Figures = {
        name: {"p": _known(t.p), "r": _known(t.r), "f1": _known(t.f1), "gold": t.gold}
        for name, t in scores.items()
    }
    for name, interval in (intervals or {}).items():
        found[name]["interval"] = [_known(edge) for edge in interval]
    return found


def _known(ratio: float) -> float | None:
    """Give a ratio, or ``None`` where it has no denominator."""
    return None if isnan(ratio) else ratio
