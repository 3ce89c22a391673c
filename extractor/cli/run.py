"""``extractor run``: many articles into a folder of files."""

import os
from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.filling import Formats, Out, Resume, Sources, fill

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
    from extractor.batch import Workers

    fill(sources, out, formats, resume, Workers(workers or cores(), timeout or None))


def cores() -> int:
    """Give the number of processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
