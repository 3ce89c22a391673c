"""What every command that fills a folder shares: its options, the progress bar, and how it ends."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Protocol

import typer
from rich.table import Table

from extractor.cli.telling import BROKEN_OFF, FAILED, WRONG_USAGE, line, stop, terminal, warn

if TYPE_CHECKING:
    from extractor.batch import Batch, Result
    from extractor.read import Located
    from extractor.write.report import Counts


class Pool(Protocol):
    """Extracts articles, wherever."""

    def results(self, items: "Iterable[Located | Result]") -> "Iterator[Result]":
        """Give the result of each article in input order; what has ended already keeps its place."""


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
Resume = Annotated[
    bool,
    typer.Option(
        "--resume",
        help="Take over what the run before this one extracted, finished or not, and extract what is new or changed.",
    ),
]
Formats = Annotated[
    list[str],
    typer.Option(
        "--format",
        metavar="FORM",
        help="csv, xlsx, docx, ics or parquet, beside JSON lines; may be given several times.",
    ),
]


def fill(
    sources: list[str], out: Path, formats: list[str], resume: bool, pool: AbstractContextManager[Pool]
) -> None:
    """Extract the articles of the sources with a pool, and write the results into a folder.

    Raises:
        typer.Exit: The command is over, for any reason but that all went well.
    """
    from extractor.batch import PoolError, batch
    from extractor.write.formats import FORMATS, MissingLibraryError, require
    from extractor.write.outputs import FILES, OutputError, Outputs

    if unknown := [form for form in formats if form not in FORMATS]:
        raise stop(f"--format {unknown[0]}: no such form; choose of {', '.join(FORMATS)}", WRONG_USAGE)
    try:
        for form in formats:
            require(form)
    except MissingLibraryError as error:
        raise stop(str(error), WRONG_USAGE) from None
    work = batch(sources, [out / name for name in FILES])
    try:
        with Outputs(out, formats, resume) as outputs, pool as extracting, _progress(work) as advance:
            for result in extracting.results(outputs.known(work.articles())):
                outputs.add(result)
                advance(result)
            outputs.finish(work.inputs)
    except (OutputError, PoolError) as error:
        raise stop(str(error), WRONG_USAGE) from None
    except KeyboardInterrupt:
        again = "the same command with --resume goes on from here"
        raise stop(f"{out}: broken off; {again}", BROKEN_OFF) from None
    terminal().print(_counts(outputs.counts, out))
    if outputs.counts.of["failures"]:
        raise typer.Exit(FAILED)


@contextmanager
def _progress(work: "Batch") -> Iterator["Callable[[Result], None]"]:
    """Show on a terminal how far the batch is and how long it will take, by bytes read; failures are told anywhere."""
    from rich.progress import (
        BarColumn,
        Progress,
        SpinnerColumn,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    from extractor.read import Failure

    console = terminal(stderr=True)
    said = "{task.fields[done]:,} articles, {task.fields[rate]:.1f}/s, {task.fields[failed]:,} failed"
    columns = (BarColumn(), TaskProgressColumn(), TextColumn(said), TimeRemainingColumn())
    with Progress(
        SpinnerColumn(), *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task("", total=work.size, done=0, rate=0.0, failed=0)
        done = failed = 0

        def advance(result: "Result") -> None:
            nonlocal done, failed
            done += 1
            if isinstance(result, Failure):
                failed += 1
                warn(result, bar.console)
            rate = done / (bar.tasks[0].elapsed or 1)
            bar.update(task, completed=work.consumed, done=done, rate=rate, failed=failed)

        yield advance


def _counts(counts: "Counts", out: Path) -> Table:
    """Lay out the closing table of a run."""
    table = Table(title=line(f"{out}"), title_justify="left", show_header=False)
    table.add_column()
    table.add_column(justify="right")
    for kind, count in counts.of.items():
        table.add_row(kind, f"{count:,}", style="bold red" if kind == "failures" and count else None)
    return table
