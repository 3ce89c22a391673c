"""What the page shows, as plain data."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import count

from extractor.evaluate.changes import Change
from extractor.evaluate.confusion import Cell, confusion
from extractor.evaluate.errors import ERROR_KINDS, Error, errors
from extractor.evaluate.page.overlay import Segment, Status, place, segments
from extractor.evaluate.report import ArticleReport, Report
from extractor.evaluate.resampling import Interval
from extractor.evaluate.scores import Tally
from extractor.evaluate.slots import FIELDS, RECORD_KINDS, RecordKind


@dataclass(frozen=True, slots=True)
class Numbered:
    """An error, its number in the page, and whether it stands in the text."""

    number: int
    error: Error
    placed: bool


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article: its text in segments, its errors, and how many of each sort there are."""

    number: int
    report: ArticleReport
    segments: list[Segment]
    errors: list[Numbered]
    counts: Counter[str]

    def error(self, number: int) -> Error:
        """Give an error of the article by its number."""
        return self.errors[number - self.errors[0].number].error


@dataclass(frozen=True, slots=True)
class Bar:
    """A score with its interval."""

    name: str
    tally: Tally
    interval: Interval


@dataclass(frozen=True, slots=True)
class KindView:
    """A kind of record: how many are right, partly right, missed and spurious; and each field's score."""

    kind: RecordKind
    outcomes: dict[Status, int]
    fields: list[Bar]


@dataclass(frozen=True)
class View:
    """All that the page shows of a run."""

    report: Report
    figures: list[Bar]
    confusion: Counter[Cell]
    kinds: list[KindView]
    articles: list[ArticleView]

    @property
    def fields(self) -> list[str]:
        """The fields that are wrong somewhere, in the order of the kinds."""
        found = (field.field for a in self.articles for n in a.errors for field in n.error.fields)
        return list(dict.fromkeys(found))

    def anchor(self, change: Change) -> str:
        """Name the place in the page of what changed: its error, or its article where nothing is wrong now."""
        if change.after is None:
            return self._articles[change.error.article]
        return f"e{self._errors[change.after.key]}"

    @cached_property
    def _articles(self) -> dict[str, str]:
        return {article.report.id: f"a{article.number}" for article in self.articles}

    @cached_property
    def _errors(self) -> dict[tuple[object, ...], int]:
        return {n.error.key: n.number for article in self.articles for n in article.errors}


def viewed(report: Report) -> View:
    """Work out what the page shows; errors are numbered through the articles from 1."""
    numbers = count(1)
    articles = [_article(n, article, numbers) for n, article in enumerate(report.articles, 1)]
    return View(
        report,
        [Bar(name, tally, report.intervals[name]) for name, tally in report.total.items()],
        confusion(article.comparison for article in report.articles),
        [_kind(report, kind, articles) for kind in RECORD_KINDS],
        articles,
    )


def _article(number: int, report: ArticleReport, numbers: Iterator[int]) -> ArticleView:
    """Number the errors of an article in the order of its text, and lay them over it."""
    comparison = report.comparison
    found = [error for kind in ERROR_KINDS for error in errors(comparison, kind)]
    found.sort(key=lambda error: (error.start, ERROR_KINDS.index(error.kind)))
    numbered = {n: error for error, n in zip(found, numbers, strict=False)}
    return ArticleView(
        number,
        report,
        segments(comparison, numbered),
        [Numbered(n, error, place(comparison, error) is not None) for n, error in numbered.items()],
        Counter(error.what for error in found),
    )


def _kind(report: Report, kind: RecordKind, articles: list[ArticleView]) -> KindView:
    """Count what became of the records of a kind, and score their fields."""
    found = Counter(n.error.what for a in articles for n in a.errors if n.error.kind == kind)
    gold = int(report.total[f"record {kind}"].gold)
    right = gold - found["missed"] - found["partly"]
    outcomes: dict[Status, int] = {
        "right": right,
        "partly": found["partly"],
        "missed": found["missed"],
        "spurious": found["spurious"],
    }
    names = [f"{kind} {field}" for field in FIELDS[kind]]
    return KindView(kind, outcomes, [Bar(n, report.fields[n], report.field_intervals[n]) for n in names])
