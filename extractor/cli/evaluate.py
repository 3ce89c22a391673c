"""``extractor evaluate``: extractions scored against gold."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.telling import WRONG_USAGE, line, stop, terminal


class Layer(StrEnum):
    """What `evaluate --errors` can list."""

    ORG = "ORG"
    DATE = "DATE"
    CODE = "CODE"
    TASKS = "tasks"
    TARGETS = "targets"
    ASSIGNMENTS = "assignments"


def evaluate(
    gold: Annotated[
        Path, typer.Option("--gold", metavar="DIR", help="Folder of gold articles, one JSON file each.")
    ],
    pred: Annotated[Path, typer.Option("--pred", metavar="FILE", help="The extractions.jsonl of a run.")],
    only: Annotated[
        str | None,
        typer.Option("--only", metavar="REGEX", help="Score only articles whose id begins like this."),
    ] = None,
    per_article: Annotated[bool, typer.Option("--per-article", help="Add a row for each article.")] = False,
    errors: Annotated[
        Layer | None, typer.Option("--errors", help="List what was missed, spurious or wrong in one layer.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the scores as JSON instead.")] = False,
) -> None:
    """Score extractions against gold: mentions, entities, documents and records, with 95% intervals."""
    from extractor.evaluate import EvaluationError
    from extractor.evaluate import evaluate as scored
    from extractor.evaluate import report as reports

    try:
        report = scored(gold, pred, only)
    except EvaluationError as error:
        raise stop(str(error), WRONG_USAGE) from None
    if as_json:
        print(reports.as_json(report, per_article))
        return
    console = terminal()
    if per_article:
        console.print(reports.article_table(report))
    console.print(reports.table(report))
    for wrong in report.errors(errors.value) if errors else []:
        console.print(line(str(wrong)), soft_wrap=True)
