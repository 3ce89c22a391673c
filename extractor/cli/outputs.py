"""What a run left, for the commands that read it again: the file of extractions, or the folder that holds it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.telling import FAILED, stop
from extractor.track.kinds import Kind

if TYPE_CHECKING:
    from extractor.records import Extraction

NAME = "extractions.jsonl"

OutputsFile = Annotated[
    Path,
    typer.Argument(
        metavar="EXTRACTIONS", help="The extractions.jsonl of a run, or its folder.", show_default=False
    ),
]
Only = Annotated[
    list[Kind] | None, typer.Option("--only", help="Only records of this kind; may be given again.")
]


def outputs_file(path: Path) -> Path:
    """Give the file of extractions that a path names, itself or by its folder."""
    return path / NAME if path.is_dir() else path


def read_outputs(paths: Iterable[Path]) -> Iterator["Extraction"]:
    """Read the extractions of several runs; raises ``ExtractionsError``."""
    from extractor.read.extractions import read_extractions

    for path in paths:
        yield from read_extractions(outputs_file(path))


@contextmanager
def telling_faults() -> Iterator[None]:
    """End the command where its input cannot be read, and say why."""
    from extractor.read.extractions import ExtractionsError

    try:
        yield
    except ExtractionsError as error:
        raise stop(str(error), FAILED) from None
