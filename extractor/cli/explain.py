"""``extractor explain``: why an article has its records."""

from typing import Annotated

import typer
from rich.text import Text

from extractor.cli.articles import ArticleFile, OnlyId, extractions
from extractor.cli.telling import FAILED, stop, terminal


def explain(
    article: ArticleFile,
    record: Annotated[
        str | None,
        typer.Argument(
            metavar="RECORD",
            help="An id, or how ids begin (task, mention-3a); else all but mentions.",
        ),
    ] = None,
    id: OnlyId = None,
) -> None:
    """Say why an article has its records: the rule and cue, where the rule's words live, the sentence, its mentions.

    Exit status: 0 if all went well, 1 if the article cannot be read or has no such record, 2 for wrong usage.
    """
    from extractor.write.explain import chosen, explained

    console, told = terminal(), False
    for result in extractions(article, id):
        for text in explained(result, chosen(result, record)):
            console.print(text, Text(), sep="\n", soft_wrap=not console.is_terminal)
            told = True
    if record is not None and not told:
        raise stop(f"{article}: has no record with the id {record}; see the column id of tasks.csv", FAILED)
