"""The scores of many articles: sums, rows and intervals as plain data; tables and JSON come last."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import isnan, nan
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.evaluate.comparison import RECORD_KINDS, Comparison
from extractor.evaluate.errors import Error, ErrorKind, errors
from extractor.evaluate.scores import LABELS, Scores, Tally, scores_of
from extractor.evaluate.sources import EvaluationError, load
from extractor.write.printable import one_line

if TYPE_CHECKING:
    from rich.table import Table

DRAWS = 1000
"""Resamplings of the articles behind an interval."""

Interval = tuple[float, float]
"""Where an F1 lies in 95% of the resamplings."""


@dataclass(frozen=True)
class ArticleReport:
    """One article's comparison and its scores."""

    comparison: Comparison
    scores: Scores

    @property
    def id(self) -> str:
        """The article's id."""
        return self.comparison.id

    def __str__(self) -> str:
        slots = (f"{kind}={_shown(self.scores[f'slots {kind}'].f1)}" for kind in RECORD_KINDS)
        mentions = (f"{label}={_shown(self.scores[f'mention {label} strict'].f1)}" for label in LABELS)
        return " ".join((self.id, *slots, *mentions))


@dataclass(frozen=True)
class Report:
    """The scores of a prediction against gold: by article, in order of ids; summed; with intervals."""

    articles: tuple[ArticleReport, ...]

    @cached_property
    def total(self) -> Scores:
        """The sums over all articles."""
        return total(article.scores for article in self.articles)

    @cached_property
    def intervals(self) -> dict[str, Interval]:
        """The 95% bootstrap interval of each F1."""
        return intervals([article.scores for article in self.articles])

    def by(self, group_of: Mapping[str, str]) -> dict[str, Scores]:
        """Sum the scores by group, such as the publisher: article id → group; without one it is ``""``."""
        groups = sorted({group_of.get(article.id, "") for article in self.articles})
        return {
            group: total(a.scores for a in self.articles if group_of.get(a.id, "") == group)
            for group in groups
        }

    def errors(self, kind: ErrorKind) -> list[Error]:
        """Give what went wrong with a label of mentions or a kind of records, article by article."""
        return [error for article in self.articles for error in errors(article.comparison, kind)]

    def __str__(self) -> str:
        slots = ", ".join(f"{kind} {_shown(self.total[f'slots {kind}'].f1)}" for kind in RECORD_KINDS)
        return f"{len(self.articles)} articles: slot F1 of {slots}"


def evaluate(gold: Path | str, pred: Path | str, only: str | None = None) -> Report:
    """Score predictions against gold, paired by article id.

    Args:
        gold: a folder of ``.json`` files, a ``.json`` or a ``.jsonl`` file (docs/record-format.md).
        pred: the same; usually ``outputs/extractions.jsonl``. It may hold more articles than the gold.
        only: a regular expression; only gold articles whose id begins with a match are scored.

    Raises:
        EvaluationError: if a file cannot be read, a gold article has no prediction, or their texts differ.
    """
    wanted, predicted = _only(load(Path(gold)), only), load(Path(pred))
    missing = sorted(wanted.keys() - predicted.keys())
    if missing:
        named = " ".join(missing[:5]) + (" …" if len(missing) > 5 else "")
        raise EvaluationError(
            f"{pred}: no prediction for {len(missing)} of {len(wanted)} gold articles: {named}"
        )
    return report(Comparison(wanted[article], predicted[article]) for article in sorted(wanted))


def report(comparisons: Iterable[Comparison]) -> Report:
    """Score comparisons; the report is in order of the articles' ids, whatever order they come in."""
    articles = (ArticleReport(comparison, scores_of(comparison)) for comparison in comparisons)
    return Report(tuple(sorted(articles, key=lambda article: article.id)))


def _only(gold: dict[str, dict[str, Any]], pattern: str | None) -> dict[str, dict[str, Any]]:
    """Keep the articles whose id begins with a match of the pattern."""
    try:
        chosen = {name: row for name, row in gold.items() if pattern is None or re.match(pattern, name)}
    except re.error as error:
        raise EvaluationError(f"--only {pattern!r} is no regular expression: {error}") from error
    if not chosen:
        raise EvaluationError(f"--only {pattern!r} leaves none of {len(gold)} gold articles")
    return chosen


def total(scores: Iterable[Scores]) -> Scores:
    """Add up the figures of many articles."""
    sums: Scores = {}
    for row in scores:
        for name, tally in row.items():
            sums[name] = sums.get(name, Tally()) + tally
    return sums


def intervals(scores: list[Scores], draws: int = DRAWS) -> dict[str, Interval]:
    """Give the 95% bootstrap interval of each F1, resampling articles; seeded, so the same each time."""
    import numpy as np

    names = list(scores[0]) if scores else []
    counts = np.array([[[s[n].hit, s[n].pred, s[n].gold] for n in names] for s in scores])
    rng = np.random.default_rng(0)
    sums = np.array(
        [counts[rng.integers(0, len(counts), len(counts))].sum(axis=0) for _ in range(draws if names else 0)]
    )
    found: dict[str, Interval] = {}
    for n, name in enumerate(names):
        hit, pred, gold = sums[:, n].T
        known = pred + gold > 0
        ratios = 2 * hit[known] / (pred + gold)[known]
        low, high = np.percentile(ratios, [2.5, 97.5]) if known.any() else (nan, nan)
        found[name] = (float(low), float(high))
    return found


# -- rendering -------------------------------------------------------------------------------------


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
            name, *(_shown(ratio) for ratio in (tally.p, tally.r, tally.f1)), between, f"{tally.gold:.0f}"
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
        grid.add_row(Text(one_line(group)), *(_shown(scores[name].f1) for name in columns.values()))
    return grid


def article_table(report: Report) -> "Table":
    """Lay out one row an article: slot F1 by record kind and strict F1 by label."""
    return group_table({article.id: article.scores for article in report.articles})


def as_json(report: Report, per_article: bool = False) -> str:
    """Give the sums as JSON, or each article's figures by its id; what is unknown is null.

    The shape is score.py's, ``{"slots tasks": {"p": …, "r": …, "f1": …, "gold": …}}``; the sums also have the
    ``interval`` of their F1.
    """
    if per_article:
        return _json({article.id: _figures(article.scores) for article in report.articles})
    figures = _figures(report.total)
    for name, interval in report.intervals.items():
        figures[name]["interval"] = [_known(edge) for edge in interval]
    return _json(figures)


def _figures(scores: Scores) -> dict[str, dict[str, float | list[float | None] | None]]:
    """Give the ratios and the gold count of each figure."""
    return {
        name: {"p": _known(t.p), "r": _known(t.r), "f1": _known(t.f1), "gold": t.gold}
        for name, t in scores.items()
    }


def _json(value: object) -> str:
    """Write JSON for people and programs."""
    return json.dumps(value, ensure_ascii=False, indent=1)


def _shown(ratio: float) -> str:
    """Write a ratio with three decimals; one that is unknown is a dash."""
    return "–" if isnan(ratio) else f"{ratio:.3f}"


def _known(ratio: float) -> float | None:
    """Give a ratio, or ``None`` where it has no denominator."""
    return None if isnan(ratio) else ratio
