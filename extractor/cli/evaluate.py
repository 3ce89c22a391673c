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
    DOCUMENTS = "documents"
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
    per_field: Annotated[
        bool, typer.Option("--per-field", help="Add a row for each field of records.")
    ] = False,
    errors: Annotated[
        Layer | None, typer.Option("--errors", help="List what was missed, spurious or wrong in one layer.")
    ] = None,
    against: Annotated[
        Path | None,
        typer.Option("--against", metavar="OLD", help="An earlier run: list what was won, lost and altered."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the scores as JSON instead.")] = False,
) -> None:
    """Score extractions against gold: mentions, entities, documents and records, with 95% intervals."""
    from extractor.evaluate import EvaluationError, tables
    from extractor.evaluate import evaluate as scored
    from extractor.evaluate.changes import Changes

    try:
        report = scored(gold, pred, only)
        changes = Changes(scored(gold, against, only), report) if against else None
    except EvaluationError as error:
        raise stop(str(error), WRONG_USAGE) from None
    if as_json:
        print(tables.as_json(report, per_article, changes))
        return
    console = terminal()
    if per_article:
        console.print(tables.article_table(report))
    if per_field:
        console.print(tables.field_table(report))
    console.print(tables.table(report))
    for wrong in report.errors(errors.value) if errors else []:
        console.print(line(str(wrong)), soft_wrap=True)
    if changes:
        console.print(tables.change_table(changes), tables.difference_table(changes))
        for kind in changes.of.values():
            for change in kind:
                console.print(line(str(change)), soft_wrap=True)
