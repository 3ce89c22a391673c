"""``extractor export``: what a run extracted, in the form that is needed."""

from typing import Annotated

import typer

from extractor.cli.telling import FAILED, WRONG_USAGE, line, stop, terminal

Extractions = Annotated[
    str,
    typer.Argument(
        metavar="EXTRACTIONS",
        help="The extractions.jsonl of a run (or .jsonl.gz), or - for standard input.",
        show_default=False,
    ),
]
To = Annotated[
    str,
    typer.Option(
        metavar="DESTINATION",
        help="A file (.xlsx, .docx, .ics, .jsonl), a folder (with --format), or sqlite:///… or postgresql://…",
        show_default=False,
    ),
]
Form = Annotated[
    str | None, typer.Option("--format", metavar="FORM", help="The form of a folder: csv or parquet.")
]


def export(extractions: Extractions, to: To, form: Form = None) -> None:
    """Write what a run extracted as an Excel workbook, a Word document, a calendar, tables, or into a database.

    A file is replaced in one step; where anything goes wrong it stays as it was. In a database, articles that are
    written again are updated: nothing is doubled, and what they no longer have is deleted. PostgreSQL's password
    may stand in PGPASSWORD or in ~/.pgpass instead of the address.

    Exit status: 0 if all went well, 1 if the extractions cannot be read, 2 for wrong usage or a destination that
    cannot be written.
    """
    from extractor.read.extractions import ExtractionsError, read_extractions
    from extractor.write.destinations import DestinationError, write
    from extractor.write.formats import MissingLibraryError

    try:
        counts = write(read_extractions(extractions), to, form)
    except ExtractionsError as error:
        raise stop(str(error), FAILED) from None
    except (DestinationError, MissingLibraryError) as error:
        raise stop(str(error), WRONG_USAGE) from None
    said = (f"{counts.of[kind]:,} {kind}" for kind in ("articles", "tasks", "targets", "assignments"))
    terminal().print(line(", ".join(said)))
