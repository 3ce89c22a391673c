"""``extractor import-file``: the tasks of a run as a file that another tracker imports."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.outputs import OutputsFile, read_outputs, telling_faults
from extractor.cli.telling import WRONG_USAGE, line, stop, terminal
from extractor.track.kinds import Tracker

if TYPE_CHECKING:
    from extractor.track.boards import Mapping


def import_file(
    extractions: OutputsFile = Path("outputs"),
    tracker: Annotated[Tracker | None, typer.Option("--tracker", help="Whose importer reads it.")] = None,
    to: Annotated[Path | None, typer.Option("--to", metavar="FILE", help="The CSV file to write.")] = None,
    own: Annotated[
        Path | None, typer.Option("--mapping", metavar="FILE", help="A mapping of your own instead.")
    ] = None,
    show_mapping: Annotated[
        bool, typer.Option("--show-mapping", help="Print the tracker's mapping, to save and edit, and leave.")
    ] = False,
) -> None:
    """Write the tasks of a run as a CSV file for the importer of Jira, Redmine or OpenProject.

    Which column holds what is said by a mapping; print one, save and edit it, and give it with --mapping.

    Exit status: 0 if all went well, 1 if the extractions cannot be read, 2 for wrong usage or a mapping that
    cannot be used.
    """
    from extractor.track.boards import built_in, write
    from extractor.write.whole import whole_files

    if show_mapping:
        if tracker is None:
            raise stop(f"--show-mapping: whose? add --tracker {'|'.join(Tracker)}", WRONG_USAGE)
        print(built_in(tracker), end="")
        return
    columns = _mapping(tracker, own)
    if to is None:
        raise stop("--to: where? name the CSV file to write", WRONG_USAGE)
    try:
        with telling_faults(), whole_files([to]) as (stream,):
            rows = write(read_outputs([extractions]), columns, stream)
    except OSError as error:
        raise stop(f"--to {to}: cannot be written ({error.strerror})", WRONG_USAGE) from None
    terminal().print(line(f"{to}: tasks {rows:,}"))


def _mapping(tracker: Tracker | None, own: Path | None) -> "Mapping":
    """Give the mapping that is asked for."""
    from extractor.track.boards import MappingError, built_in, mapping, read_mapping

    if own is None and tracker is None:
        raise stop(
            f"whose importer reads it? add --tracker {'|'.join(Tracker)}, or --mapping FILE", WRONG_USAGE
        )
    try:
        return read_mapping(own) if own else mapping(built_in(tracker), f"{tracker}.toml")  # type: ignore[arg-type]
    except MappingError as error:
        raise stop(str(error), WRONG_USAGE) from None
