"""``extractor diff``: what changed between two runs."""

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.outputs import Only, outputs_file, telling_faults
from extractor.cli.telling import terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.track.changes import Change


def diff(
    old: Annotated[
        Path,
        typer.Argument(
            metavar="OLD", help="The extractions.jsonl of a run, or its folder.", show_default=False
        ),
    ],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The same of a later run.", show_default=False)],
    only: Only = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object a change, as `push` sends them.")
    ] = False,
) -> None:
    """Say what changed between two runs: records added, changed field by field, reworded, gone.

    Bodies and documents are compared by their names. Where a record stands in the text is no change.

    Exit status: 0 if both could be read, whether or not anything changed (then nothing is printed with --json);
    1 if one cannot be read; 2 for wrong usage.
    """
    from extractor.track.changes import changes
    from extractor.track.screen import EVENTS, tables
    from extractor.write.jsonl import json_line

    counts: Counter[str] = Counter()

    def wanted() -> "Iterator[Change]":
        for change in changes(outputs_file(old), outputs_file(new)):
            if not only or change.record.kind in only:
                counts[change.event] += 1
                yield change

    console = terminal()
    with telling_faults():
        if as_json:
            for change in wanted():
                console.file.write(json_line(json.dumps(change.as_json(), ensure_ascii=False)).decode())
            return
        for table in tables(wanted()):
            console.print(table)
    console.print(", ".join(f"{said} {counts[event]}" for event, (said, _) in EVENTS.items()))
