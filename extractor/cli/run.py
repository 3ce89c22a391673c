"""``extractor run``: many articles into a folder of files."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from extractor.cli.telling import FAILED, WRONG_USAGE, line, stop, terminal, warn

if TYPE_CHECKING:
    from extractor.batch import Batch
    from extractor.read import Failure
    from extractor.records import Extraction
    from extractor.write.report import Counts

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCES",
        help="Files (.docx, .pdf, .html, .eml, .md, .txt, .json, .jsonl, .parquet; as .gz; in .zip), folders, "
        "patterns ('news/**/*.txt'), or - (JSON lines on stdin).",
        show_default=False,
    ),
]
Out = Annotated[
    Path,
    typer.Option(
        "--out", "-o", metavar="DIR", help="Folder for the results; made where missing, files replaced."
    ),
]


def run(sources: Sources, out: Out = Path("outputs")) -> None:
    """Extract the records of many articles into a folder of files.

    Writes extractions.jsonl (one line an article), tasks.csv, targets.csv, assignments.csv and documents.csv
    (for Excel), failures.jsonl (what could not be read, and why) and run.json (versions, inputs, counts).

    An article is a file (Word, PDF with a text layer, web page, e-mail, Markdown, or text whose first line is
    the headline, with optional YAML front matter between --- lines: id, published, url, publisher, provenance)
    or a JSON row with text and, where known, id, title, published and url. Addresses are not fetched.

    Exit status: 0 if all went well, 1 if any article failed, 2 for wrong usage or a folder that cannot be
    written.
    """
    from extractor.batch import batch
    from extractor.pipeline import load
    from extractor.write.outputs import FILES, OutputError, Outputs

    work = batch(sources, [out / name for name in FILES])
    try:
        with Outputs(out) as outputs, _progress(work) as advance:
            for result in work.results(load()):
                outputs.add(result)
                advance(result)
            outputs.finish(work.inputs)
    except OutputError as error:
        raise stop(f"{error}; choose a folder you may write to with --out", WRONG_USAGE) from None
    terminal().print(_counts(outputs.counts, out))
    if outputs.counts.of["failures"]:
        raise typer.Exit(FAILED)


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

    console = terminal(stderr=True)
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
                warn(result, bar.console)
            done += 1
            bar.update(task, completed=work.consumed, done=done)

        yield advance


def _counts(counts: "Counts", out: Path) -> Table:
    """Lay out the closing table of a run."""
    table = Table(title=line(f"{out}"), title_justify="left", show_header=False)
    table.add_column()
    table.add_column(justify="right")
    for kind, count in counts.of.items():
        table.add_row(kind, f"{count:,}", style="bold red" if kind == "failures" and count else None)
    return table
