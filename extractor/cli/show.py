"""``extractor show``: one article, with its mentions coloured and its records in tables."""

from rich.text import Text

from extractor.cli.articles import ArticleFile, OnlyId, extractions
from extractor.cli.telling import terminal


def show(article: ArticleFile, id: OnlyId = None) -> None:
    """Show an article with its mentions coloured, and its records in tables beneath.

    Exit status: 0 if all went well, 1 if the article cannot be read, 2 for wrong usage.
    """
    from extractor.write.screen import legend, marked, tables

    console = terminal()
    for result in extractions(article, id):
        console.print(marked(result), soft_wrap=not console.is_terminal)
        console.print(Text(), legend(), *tables(result), sep="\n")
