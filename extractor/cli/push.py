"""``extractor push``: records to a webhook, each accepted once."""

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from extractor.cli.outputs import Only, OutputsFile, outputs_file, telling_faults
from extractor.cli.telling import FAILED, WRONG_USAGE, line, stop, terminal
from extractor.track.kinds import Kind

if TYPE_CHECKING:
    from httpx import URL

    from extractor.track.progress import Progress
    from extractor.track.push import Work
    from extractor.track.receiver import Receiver

TOKEN = "EXTRACTOR_PUSH_TOKEN"
"""The variable of the environment that holds the token, for no command line or file ever shows it."""


def push(
    extractions: OutputsFile,
    to: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="URL",
            envvar="EXTRACTOR_PUSH_URL",
            help="The webhook's address.",
            show_default=False,
        ),
    ],
    changes_since: Annotated[
        Path | None,
        typer.Option("--changes-since", metavar="OLD", help="Only what changed since this earlier run."),
    ] = None,
    only: Only = None,
    batch_size: Annotated[
        int, typer.Option("--batch-size", metavar="N", min=1, max=10_000, help="Records a request.")
    ] = 100,
    state: Annotated[
        Path | None,
        typer.Option("--state", metavar="FILE", help="What was accepted.  [default: EXTRACTIONS.push.json]"),
    ] = None,
    timeout: Annotated[
        float, typer.Option("--timeout", metavar="SECONDS", min=0.1, help="How long to wait for an answer.")
    ] = 30.0,
    insecure_http: Annotated[
        bool, typer.Option("--insecure-http", help="Allow plain http to another machine.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print what would be sent, one JSON object a line.")
    ] = False,
) -> None:
    """Send the records of a run to a webhook as JSON, in batches; with --changes-since only what changed.

    The same command again sends only what was not yet accepted. A token for the receiver is taken from the
    environment variable EXTRACTOR_PUSH_TOKEN and sent as Authorization: Bearer.

    Exit status: 0 if all was accepted; 1 if a batch was refused, the receiver cannot be reached or a file cannot be
    read; 2 for wrong usage.
    """
    _require()
    url = _address(to, insecure_http)
    work = _work(extractions, changes_since, only)
    with telling_faults():
        digest = work.digest(to)
        progress = _progress(state or work.new.with_name(f"{work.new.name}.push.json"), digest)
        if dry_run:
            _show(work, progress)
            return
        with _receiver(url, digest, timeout) as receiver:
            _send(work, receiver, progress, batch_size)


def _require() -> None:
    """End the command where the library that sends is not installed."""
    from extractor.write.formats import MissingLibraryError, require

    try:
        require("push")
    except MissingLibraryError as error:
        raise stop(str(error), WRONG_USAGE) from None


def _address(to: str, insecure: bool) -> "URL":
    """Check the address."""
    from extractor.track.receiver import AddressError, checked_address

    try:
        return checked_address(to, insecure)
    except AddressError as error:
        raise stop(f"--to: {error}", WRONG_USAGE) from None


def _work(extractions: Path, changes_since: Path | None, only: list[Kind] | None) -> "Work":
    """Say what is pushed; both files are read more than once, so they must be files."""
    from extractor.track.push import Work

    new, old = outputs_file(extractions), outputs_file(changes_since) if changes_since else None
    for path in filter(None, (new, old)):
        if not path.is_file():
            raise stop(f"{path}: there is no such file; check the path", FAILED)
    return Work(new, old, frozenset(only or Kind))


def _progress(state: Path, digest: str) -> "Progress":
    """Read how far this push has come."""
    from extractor.track.progress import Progress, ProgressError

    try:
        return Progress.read(state, digest)
    except ProgressError as error:
        raise stop(str(error), WRONG_USAGE) from None


def _receiver(url: "URL", digest: str, timeout: float) -> "Receiver":
    """Make the receiver, with the token of the environment."""
    from extractor.track.receiver import Receiver, TokenError

    try:
        return Receiver(url, os.environ.get(TOKEN) or None, digest, timeout)
    except TokenError as error:
        raise stop(f"{TOKEN}: {error}", WRONG_USAGE) from None


def _show(work: "Work", progress: "Progress") -> None:
    """Print what would be sent."""
    from extractor.track.push import unsent
    from extractor.write.jsonl import json_line

    for _, event in unsent(work, progress):
        terminal().file.write(json_line(event.decode()).decode())


def _send(work: "Work", receiver: "Receiver", progress: "Progress", size: int) -> None:
    """Send what is left, and tell what became of it."""
    from extractor.track.push import push as sent
    from extractor.track.receiver import StoppedError

    counts = Counter({"accepted before": progress.count})
    stopped = ""
    try:
        for batch in sent(work, receiver, progress, size):
            counts["refused" if batch.refused else "accepted"] += batch.end - batch.first
            if batch.refused:
                said = f"records {batch.first + 1}-{batch.end} refused: {batch.refused}"
                terminal(stderr=True).print(line(said), soft_wrap=True)
    except StoppedError as error:
        stopped = str(error)
    except OSError as error:
        stopped = (
            f"what was accepted cannot be written down ({error.strerror}); name another file with --state"
        )
    terminal().print(_counts(counts))
    if stopped:
        raise stop(f"stopped: {stopped}", FAILED)
    if counts["refused"]:
        raise typer.Exit(FAILED)


def _counts(counts: Counter[str]) -> Table:
    """Lay out the closing table of a push."""
    table = Table(show_header=False)
    table.add_column()
    table.add_column(justify="right")
    for kind in ("accepted", "accepted before", "refused"):
        table.add_row(kind, f"{counts[kind]:,}")
    return table
