"""``extractor evaluate``: extractions scored against gold."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.telling import FAILED, WRONG_USAGE, line, stop, terminal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractor.evaluate.changes import Change, Changes
    from extractor.evaluate.errors import Error
    from extractor.evaluate.report import Report


class Layer(StrEnum):
    """What `evaluate --errors` can list."""

    ORG = "ORG"
    DATE = "DATE"
    CODE = "CODE"
    DOCUMENTS = "documents"
    TASKS = "tasks"
    TARGETS = "targets"
    ASSIGNMENTS = "assignments"


Gold = Annotated[
    Path, typer.Option("--gold", metavar="DIR", help="Folder of gold articles, one JSON file each.")
]
Pred = Annotated[Path, typer.Option("--pred", metavar="FILE", help="The extractions.jsonl of a run.")]
Only = Annotated[
    str | None, typer.Option("--only", metavar="REGEX", help="Score only articles whose id begins like this.")
]
PerArticle = Annotated[bool, typer.Option("--per-article", help="Add a row for each article.")]
PerField = Annotated[bool, typer.Option("--per-field", help="Add a row for each field of records.")]
Errors = Annotated[
    Layer | None, typer.Option("--errors", help="List what was missed, spurious or wrong in one layer.")
]
Against = Annotated[
    Path | None,
    typer.Option("--against", metavar="OLD", help="An earlier run: list what was won, lost and altered."),
]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="KEY", help="Add a row for each source, publisher … of the articles."),
]
About = Annotated[
    Path | None,
    typer.Option("--about", metavar="PATH", help="Where KEY is: .txt with front matter, or .jsonl rows."),
]
Html = Annotated[
    Path | None,
    typer.Option("--html", metavar="FILE", help="Write a page with all of it, each error shown in its text."),
]
FloorsFile = Annotated[
    Path | None,
    typer.Option("--floors", metavar="FILE", help="Scores that must not fall: exit status 1 if one does."),
]
RaiseFloors = Annotated[bool, typer.Option("--raise-floors", help="Raise the floors to these scores.")]
Lower = Annotated[
    str | None, typer.Option("--lower", metavar="SCORE=VALUE", help="Lower a floor; needs --because.")
]
Because = Annotated[
    str | None, typer.Option("--because", metavar="REASON", help="Why; it stays in the file of floors.")
]
AsJson = Annotated[
    bool, typer.Option("--json", help="Print scores as JSON instead: of all, or per article, group or field.")
]


def evaluate(
    gold: Gold,
    pred: Pred,
    only: Only = None,
    per_article: PerArticle = False,
    per_field: PerField = False,
    errors: Errors = None,
    by: By = None,
    about: About = None,
    against: Against = None,
    html: Html = None,
    floors: FloorsFile = None,
    raise_floors: RaiseFloors = False,
    lower: Lower = None,
    because: Because = None,
    as_json: AsJson = False,
) -> None:
    """Score extractions against gold: mentions, entities, documents and records, with 95% intervals.

    Exit status: 0 if all went well, 1 if a score is below its floor, 2 for wrong usage or what cannot be scored.
    """
    from extractor.evaluate import EvaluationError
    from extractor.evaluate import evaluate as scored
    from extractor.evaluate.changes import Changes
    from extractor.evaluate.groups import groups

    _refuse(
        ((raise_floors or lower) and not floors, "--raise-floors and --lower need --floors gold/floors.toml"),
        (because and not lower, "--because is the reason of --lower 'SCORE=VALUE'"),
        (about and not by, "--about says where the KEY of --by KEY stands; give that too"),
        (floors and only, "--floors are those of all gold articles; leave out --only"),
    )
    try:
        report = scored(gold, pred, only)
        changes = Changes(scored(gold, against, only), report) if against else None
        parts = report.by(groups(report, by, about)) if by else {}
        fallen = _fallen(report, floors, raise_floors, lower, because) if floors else []
    except EvaluationError as error:
        raise stop(str(error), WRONG_USAGE) from None
    if html:
        _write_page(html, report, changes, parts)
    if as_json:
        print(_json(report, changes, parts, per_article, per_field))
    else:
        _print_tables(report, parts, by, per_article, per_field)
        _print_lines(report.errors(errors.value) if errors else [])
        if changes:
            _print_changes(changes)
    for score in fallen:
        terminal(stderr=True).print(line(score), soft_wrap=True)
    if fallen:
        raise typer.Exit(FAILED)


def _refuse(*cases: tuple[object, str]) -> None:
    """End the command where a case holds, and say what to do."""
    for holds, reason in cases:
        if holds:
            raise stop(reason, WRONG_USAGE)


def _json(
    report: "Report",
    changes: "Changes | None",
    parts: "dict[str, Report]",
    per_article: bool,
    per_field: bool,
) -> str:
    """Give the figures that were asked for."""
    from extractor.evaluate import figures

    if per_article:
        return figures.as_json(figures.articles(report))
    if parts:
        return figures.as_json(figures.groups(parts))
    return figures.as_json(figures.fields(report) if per_field else figures.totals(report, changes))


def _print_tables(
    report: "Report", parts: "dict[str, Report]", by: str | None, per_article: bool, per_field: bool
) -> None:
    """Print the tables that were asked for, that of all scores last."""
    from extractor.evaluate import tables

    console = terminal()
    if per_article:
        console.print(tables.article_table(report))
    if per_field:
        console.print(tables.field_table(report))
    if by:
        console.print(tables.group_table(parts, by))
    console.print(tables.table(report))


def _print_changes(changes: "Changes") -> None:
    """Print what changed: counts first, then the scores, then each change in a line."""
    from extractor.evaluate import tables

    terminal().print(tables.change_table(changes), tables.difference_table(changes))
    _print_lines(change for of_kind in changes.of.values() for change in of_kind)


def _print_lines(found: "Iterable[Error | Change]") -> None:
    """Print errors or changes, a line each."""
    console = terminal()
    for one in found:
        console.print(line(str(one)), soft_wrap=True)


def _write_page(path: Path, report: "Report", changes: "Changes | None", parts: "dict[str, Report]") -> None:
    """Write the report as one HTML file."""
    from extractor.evaluate.page import page

    try:
        path.write_text(page(report, changes, parts), "utf-8")
    except OSError as error:
        raise stop(f"--html {path}: cannot be written ({error.strerror})", WRONG_USAGE) from None


def _fallen(
    report: "Report", path: Path, raise_floors: bool, lower: str | None, because: str | None
) -> list[str]:
    """Give the scores below their floors, once the floors are raised and lowered as asked."""
    from extractor.evaluate.floors import read_floors, write_floors

    floors = before = read_floors(path, missing_ok=raise_floors)
    if lower:
        name, value = _lowering(lower)
        floors = floors.lower(name, value, because or "")
    if raise_floors:
        floors = floors.raised(report.total)
    if floors != before:
        write_floors(path, floors)
    return list(floors.fallen(report.total))


def _lowering(text: str) -> tuple[str, float]:
    """Read ``slots tasks=0.9``."""
    name, _, value = text.rpartition("=")
    try:
        return name.strip(), float(value)
    except ValueError:
        raise stop(f"--lower {text!r}: write --lower 'slots tasks=0.9'", WRONG_USAGE) from None
