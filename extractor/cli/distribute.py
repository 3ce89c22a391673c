"""``extractor distribute``: as ``extractor run``, on the workers of a Dask cluster."""

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.filling import Formats, Out, Resume, Sources, fill
from extractor.cli.telling import WRONG_USAGE, stop

Address = Annotated[
    str,
    typer.Option("--scheduler", metavar="ADDRESS", help="The cluster's scheduler, as tcp://10.0.0.1:8786."),
]


def distribute(
    sources: Sources,
    scheduler: Address,
    out: Out = Path("outputs"),
    formats: Formats = ["csv"],  # noqa: B006 - so typer wants it; nobody changes it
    resume: Resume = False,
) -> None:
    """Extract the records of many articles on many machines, into a folder of files.

    The same as `extractor run`, to the same bytes, but on the workers of a Dask cluster. They need this package
    in the same version; articles and results pass through the machine of this command.
    """
    try:
        from extractor.distributed import Cluster
    except ModuleNotFoundError as error:
        reason = f"{error.name} is not installed; pip install 'vn-policy-extractor[distributed]'"
        raise stop(reason, WRONG_USAGE) from None
    fill(sources, out, formats, resume, Cluster(scheduler))
