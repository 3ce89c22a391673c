"""``extractor run``: many articles into a folder of files."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from extractor.cli.telling import BROKEN_OFF, FAILED, WRONG_USAGE, line, stop, terminal, warn

if TYPE_CHECKING:
    from extractor.batch import Batch, Result
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


TIMEOUT = 300.0
"""Seconds that one article may take where nothing else is said; cost grows with length, see docs/batch.md."""

WorkerCount = Annotated[
    int | None,
    typer.Option(
        "--workers", "-w", min=1, metavar="N", help="Processes that extract.", show_default="one a core"
    ),
]
Seconds = Annotated[
    float,
    typer.Option(
        "--timeout",
        min=0,
        metavar="SECONDS",
        help="Time for one article; one that takes longer fails. 0 for no limit.",
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
        help="A form of the results beside JSON lines; may be given several times.",
    ),
]


def run(
    sources: Sources,
    out: Out = Path("outputs"),
    formats: Formats = ["csv"],  # noqa: B006 - so typer wants it; nobody changes it
    workers: WorkerCount = None,
    timeout: Seconds = TIMEOUT,
    resume: Resume = False,
) -> None:
    """Extract the records of many articles into a folder of files.

    Writes extractions.jsonl (one line an article), tasks.csv, targets.csv, assignments.csv and documents.csv
    (for Excel), failures.jsonl (what could not be read, and why) and run.json (versions, inputs, counts).

    An article is a file (Word, PDF with a text layer, web page, e-mail, Markdown, or text whose first line is
    the headline, with optional YAML front matter between --- lines: id, published, url, publisher, provenance)
    or a JSON row with text and, where known, id, title, published and url. Addresses are not fetched.

    A run that breaks off leaves the files of the last one as they were; with --resume it is continued, to the
    same bytes. The number of workers changes nothing but the time.

    Exit status: 0 if all went well, 1 if any article failed, 2 for wrong usage or a folder that cannot be
    written, 130 after Ctrl-C.
    """
    from extractor.batch import WorkerError, Workers, batch
    from extractor.write.formats import FORMATS
    from extractor.write.outputs import FILES, OutputError, Outputs

    if unknown := [form for form in formats if form not in FORMATS]:
        raise stop(f"--format {unknown[0]}: no such form; choose of {', '.join(FORMATS)}", WRONG_USAGE)
    work = batch(sources, [out / name for name in FILES])
    try:
        with (
            Outputs(out, formats, resume) as outputs,
            Workers(workers or cores(), timeout or None) as pool,
            _progress(work) as advance,
        ):
            for result in pool.results(outputs.known(work.articles())):
                outputs.add(result)
                advance(result)
            outputs.finish(work.inputs)
    except (OutputError, WorkerError) as error:
        raise stop(str(error), WRONG_USAGE) from None
    except KeyboardInterrupt:
        raise stop(
            f"{out}: broken off; the same command with --resume goes on from here", BROKEN_OFF
        ) from None
    terminal().print(_counts(outputs.counts, out))
    if outputs.counts.of["failures"]:
        raise typer.Exit(FAILED)


def cores() -> int:
    """Give the number of processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


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
