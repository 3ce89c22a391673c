"""The command ``extractor``.

What a person is told goes to standard error (failures, the progress bar) or, where it is what was asked for,
to standard output (the closing table, ``show``, ``evaluate``, ``schema``). All of it passes ``printable``:
text from articles, paths and error messages is never obeyed by the terminal. Libraries are imported by the
commands that need them, so that ``--version`` and a mistyped option answer at once.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from extractor.version import __version__

if TYPE_CHECKING:
    from extractor.batch import Batch
    from extractor.read import Failure
    from extractor.records import Extraction
    from extractor.resolve.registry import Known
    from extractor.write.report import Counts

FAILED, WRONG_USAGE = 1, 2
"""Exit statuses: an article failed; the command cannot be carried out as given."""

PIPE_WIDTH = 120
"""Columns of a table that goes to a file or another program, where COLUMNS does not say otherwise."""

app = typer.Typer(
    help="Tasks, targets and assignments from official Vietnamese articles, each traceable to its text.",
    epilog="Example: extractor run articles/ --out outputs   then open outputs/tasks.csv",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Layer(StrEnum):
    """What `evaluate --errors` can list."""

    ORG = "ORG"
    DATE = "DATE"
    CODE = "CODE"
    TASKS = "tasks"
    TARGETS = "targets"
    ASSIGNMENTS = "assignments"


Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCES",
        help="Files (.txt, .json, .jsonl), folders, patterns ('news/**/*.txt'), or - (JSON lines on stdin).",
        show_default=False,
    ),
]
Out = Annotated[
    Path,
    typer.Option(
        "--out", "-o", metavar="DIR", help="Folder for the results; made where missing, files replaced."
    ),
]

ArticleFile = Annotated[
    str, typer.Argument(metavar="ARTICLE", help="A file, as for `run`, or -.", show_default=False)
]
OnlyId = Annotated[str | None, typer.Option("--id", help="Of a file with many articles, only this one.")]


def _version(asked: bool) -> None:
    if asked:
        print(f"extractor {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Set up what all commands share."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot spell a letter shows its escape; it must not end the run.
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")


@app.command()
def run(sources: Sources, out: Out = Path("outputs")) -> None:
    """Extract the records of many articles into a folder of files.

    Writes extractions.jsonl (one line an article), tasks.csv, targets.csv, assignments.csv and documents.csv
    (for Excel), failures.jsonl (what could not be read, and why) and run.json (versions, inputs, counts).

    An article is a .txt file (first line headline; optional YAML front matter between --- lines with id,
    published, url, publisher, provenance) or a JSON row with text and, where known, id, title, published and
    url.

    Exit status: 0 if all went well, 1 if any article failed, 2 for wrong usage or a folder that cannot be
    written.
    """
    from extractor.batch import batch
    from extractor.pipeline import load
    from extractor.write import FILES, OutputError, Outputs

    work = batch(sources, [out / name for name in FILES])
    try:
        with Outputs(out) as outputs, _progress(work) as advance:
            for result in work.results(load()):
                outputs.add(result)
                advance(result)
            outputs.finish(work.inputs)
    except OutputError as error:
        raise _stop(f"{error}; choose a folder you may write to with --out", WRONG_USAGE) from None
    _console().print(_counts(outputs.counts, out))
    if outputs.counts.of["failures"]:
        raise typer.Exit(FAILED)


@app.command()
def show(article: ArticleFile, id: OnlyId = None) -> None:
    """Show an article with its mentions coloured, and its records in tables beneath.

    Exit status: 0 if all went well, 1 if the article cannot be read, 2 for wrong usage.
    """
    from extractor.write.screen import legend, marked, tables

    console = _console()
    for result in _extractions(article, id):
        console.print(marked(result), soft_wrap=not console.is_terminal)
        console.print(Text(), legend(), *tables(result), sep="\n")


@app.command()
def explain(
    article: ArticleFile,
    record: Annotated[
        str | None,
        typer.Argument(
            metavar="RECORD",
            help="An id, or how ids begin (task, mention-3a); else all but mentions.",
        ),
    ] = None,
    id: OnlyId = None,
) -> None:
    """Say why an article has its records: the rule and cue, where the rule's words live, the sentence, its mentions.

    Exit status: 0 if all went well, 1 if the article cannot be read or has no such record, 2 for wrong usage.
    """
    from extractor.write.explain import chosen, explained

    console, told = _console(), False
    for result in _extractions(article, id):
        for text in explained(result, chosen(result, record)):
            console.print(text, Text(), sep="\n", soft_wrap=not console.is_terminal)
            told = True
    if record is not None and not told:
        raise _stop(f"{article}: has no record with the id {record}; see the column id of tasks.csv", FAILED)


@app.command()
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
        raise _stop(str(error), WRONG_USAGE) from None
    if as_json:
        print(reports.as_json(report, per_article))
        return
    console = _console()
    if per_article:
        console.print(reports.article_table(report))
    console.print(reports.table(report))
    for wrong in report.errors(errors.value) if errors else []:
        console.print(_line(str(wrong)), soft_wrap=True)


@app.command()
def bodies(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name or abbreviation, as 'Sở KH&ĐT'.")],
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="As it was on this day, month or year (ISO).")
    ] = None,
) -> None:
    """Look up a body: its full name, aliases, parent, when it was called so, and what took over its duties.

    Exit status: 0 if it is known, 1 if not, 2 for wrong usage.
    """
    from pydantic import TypeAdapter, ValidationError

    from extractor.records import CalendarDate
    from extractor.resolve.registry import lookup

    try:
        day = TypeAdapter(CalendarDate | None).validate_python(on)
    except ValidationError:
        raise _stop(f"--on {on}: no such day; write 2022-11-30, 2022-11 or 2022", WRONG_USAGE) from None
    known = lookup(name, day)
    if known is None:
        raise _stop(f"{name}: no body is known by this name; check the spelling", FAILED)
    _console().print(_facts(known))


@app.command()
def schema() -> None:
    """Print the JSON Schema of the records: what a line of extractions.jsonl and a gold file look like."""
    from extractor.records import Extraction

    print(json.dumps(Extraction.model_json_schema(), ensure_ascii=False, indent=2))


# -- what is told
# ---------------------------------------------------------------------------------------------------


def _extractions(source: str, id: str | None) -> Iterator["Extraction"]:
    """Extract the articles of a source, or the one with an id; those that fail are told of, and end the command so."""
    from extractor.batch import batch, extracted
    from extractor.pipeline import load
    from extractor.read import Failure, Located

    nlp, failed, found = load(), False, False
    for item in batch([source]).articles():
        if id is not None and isinstance(item, Located) and item.article.id != id:
            continue
        result = item if isinstance(item, Failure) else extracted(nlp, item)
        if isinstance(result, Failure):
            _warn(result)
            failed = True
        else:
            found = True
            yield result
    if id is not None and not found:
        raise _stop(f"{source}: holds no readable article with the id {id}; check --id", FAILED)
    if failed:
        raise typer.Exit(FAILED)


def _console(stderr: bool = False) -> Console:
    """Give the console of a stream; off a terminal it has no colours and a width of its own."""
    console = Console(stderr=stderr, highlight=False, markup=False, emoji=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = PIPE_WIDTH
    return console


def _line(text: str) -> Text:
    """Give a message as one line that a terminal only prints."""
    from extractor.write.printable import one_line

    return Text(one_line(text))


def _warn(failure: "Failure", console: Console | None = None) -> None:
    """Tell of an article that failed."""
    (console or _console(stderr=True)).print(_line(str(failure)), soft_wrap=True)


def _stop(reason: str, status: int) -> typer.Exit:
    """Tell why the command ends, and give what ends it."""
    _console(stderr=True).print(_line(reason), soft_wrap=True)
    return typer.Exit(status)


@contextmanager
def _progress(work: "Batch") -> Iterator["Callable[[Extraction | Failure], None]"]:
    """Show on a terminal how far the batch is, by bytes read; off a terminal only failures are told."""
    from rich.progress import (
        BarColumn,
        Progress,
        SpinnerColumn,
        TaskProgressColumn,
        TextColumn,
        TimeElapsedColumn,
    )

    from extractor.read import Failure

    console = _console(stderr=True)
    columns = (
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[done]} articles"),
        TimeElapsedColumn(),
    )
    with Progress(
        SpinnerColumn(), *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task, done = bar.add_task("", total=work.size, done=0), 0

        def advance(result: "Extraction | Failure") -> None:
            nonlocal done
            if isinstance(result, Failure):
                _warn(result, bar.console)
            done += 1
            bar.update(task, completed=work.consumed, done=done)

        yield advance


def _facts(known: "Known") -> Table:
    """Lay out what is known of a body."""
    body = known.body
    table = Table(title=body.name, title_justify="left", show_header=False)
    rows = [("aliases", "; ".join(body.aliases)), ("parent", body.parent or "")]
    rows += [("from", body.start or ""), ("until", body.until or "")]
    if known.on:
        rows.append((f"called so on {known.on}", "yes" if known.valid else "no"))
    for after in body.successors:
        duties = f" ({after.duties})" if after.duties else ""
        rows.append((f"since {after.since}", f"{after.name}{duties}"))
    for label, value in rows:
        if value:
            table.add_row(label, value)
    return table


def _counts(counts: "Counts", out: Path) -> Table:
    """Lay out the closing table of a run."""
    table = Table(title=_line(f"{out}"), title_justify="left", show_header=False)
    table.add_column()
    table.add_column(justify="right")
    for kind, count in counts.of.items():
        table.add_row(kind, f"{count:,}", style="bold red" if kind == "failures" and count else None)
    return table
