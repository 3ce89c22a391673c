"""The articles of one source, for the commands that look at a few of them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.telling import FAILED, stop, warn

if TYPE_CHECKING:
    from extractor.records import Extraction

ArticleFile = Annotated[
    str, typer.Argument(metavar="ARTICLE", help="A file, as for `run`, or -.", show_default=False)
]
OnlyId = Annotated[str | None, typer.Option("--id", help="Of a file with many articles, only this one.")]


def extractions(source: str, id: str | None) -> Iterator["Extraction"]:
    """Extract the articles of a source, or the one with an id; those that fail are told of, and end the command so."""
    from extractor.batch import batch
    from extractor.batch.extracting import extracted
    from extractor.pipeline import load
    from extractor.read import Failure, Located

    nlp, failed, found = load(), False, False
    for item in batch([source]).articles():
        if id is not None and isinstance(item, Located) and item.article.id != id:
            continue
        result = extracted(nlp, item)
        if isinstance(result, Failure):
            warn(result)
            failed = True
        else:
            found = True
            yield result
    if id is not None and not found:
        raise stop(f"{source}: holds no readable article with the id {id}; check --id", FAILED)
    if failed:
        raise typer.Exit(FAILED)
