"""The scores of many articles: sums, rows and intervals as plain data."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import isnan
from pathlib import Path
from typing import Any

from extractor.evaluate.comparison import Comparison
from extractor.evaluate.errors import Error, ErrorKind, errors
from extractor.evaluate.resampling import Interval, intervals
from extractor.evaluate.scores import LABELS, Scores, Tally, fields_of, scores_of
from extractor.evaluate.slots import RECORD_KINDS
from extractor.evaluate.sources import EvaluationError, load, refuse_drafts


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
        slots = (f"{kind}={shown(self.scores[f'slots {kind}'].f1)}" for kind in RECORD_KINDS)
        mentions = (f"{label}={shown(self.scores[f'mention {label} strict'].f1)}" for label in LABELS)
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
    def fields(self) -> Scores:
        """The slots of the records by field, summed over all articles."""
        return total(self._fields)

    @cached_property
    def field_intervals(self) -> dict[str, Interval]:
        """The 95% bootstrap interval of each field's F1."""
        return intervals(self._fields)

    @cached_property
    def _fields(self) -> list[Scores]:
        return [fields_of(article.comparison) for article in self.articles]

    @cached_property
    def intervals(self) -> dict[str, Interval]:
        """The 95% bootstrap interval of each F1."""
        return intervals([article.scores for article in self.articles])

    def by(self, group_of: Mapping[str, str]) -> dict[str, "Report"]:
        """Part the report by group, such as the publisher: article id → group; without one it is ``""``."""
        parts: dict[str, list[ArticleReport]] = {}
        for article in self.articles:
            parts.setdefault(group_of.get(article.id, ""), []).append(article)
        return {group: Report(tuple(parts[group])) for group in sorted(parts)}

    def errors(self, kind: ErrorKind) -> list[Error]:
        """Give what went wrong with a label of mentions or a kind of records, article by article."""
        return [error for article in self.articles for error in errors(article.comparison, kind)]

    def __str__(self) -> str:
        slots = ", ".join(f"{kind} {shown(self.total[f'slots {kind}'].f1)}" for kind in RECORD_KINDS)
        return f"{len(self.articles)} articles: slot F1 of {slots}"


def evaluate(gold: Path | str, pred: Path | str, only: str | None = None) -> Report:
    """Score predictions against gold, paired by article id.

    Args:
        gold: a folder of ``.json`` files, a ``.json`` or a ``.jsonl`` file (docs/record-format.md).
        pred: the same; usually ``outputs/extractions.jsonl``. It may hold more articles than the gold.
        only: a regular expression; only gold articles whose id begins with a match are scored.

    Raises:
        EvaluationError: if a file cannot be read, a gold article is an unreviewed draft or has no prediction, or
            their texts differ.
    """
    wanted, predicted = _only(load(Path(gold)), only), load(Path(pred))
    refuse_drafts(Path(gold), wanted)
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


def shown(ratio: float) -> str:
    """Write a ratio with three decimals; one that is unknown is a dash."""
    return "–" if isnan(ratio) else f"{ratio:.3f}"
