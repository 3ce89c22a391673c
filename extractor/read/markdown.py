"""Markdown: its text without the marks; the first line is the headline, front matter as in plain text.

Headings, emphasis, links and quotes lose their marks. Items keep their numbers and dashes, and each line of the file
stays a line. Tables become lines between pipes (``grid.py``).
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO

from extractor.read import grid
from extractor.read.articles import Failure, Located, Origin, decoded, headline, normalised
from extractor.read.plain import split
from extractor.read.whole import MB, read_whole

if TYPE_CHECKING:
    from markdown_it.token import Token

LARGEST_MARKDOWN = 16 * MB
"""Bytes of a file: ten thousand pages. Its parts take some hundred times that in memory."""

_BREAK = re.compile(r"<br\s{0,9}/?>", re.IGNORECASE)


def read_markdown(stream: BinaryIO, origin: Origin) -> Iterator[Located | Failure]:
    """Read a file as one article."""
    return read_whole(stream, origin, _row, LARGEST_MARKDOWN)


def _row(raw: bytes) -> dict[str, object]:
    """Take a file apart."""
    from markdown_it import MarkdownIt

    fields, text = split(normalised(decoded(raw)))
    # Four spaces make no code in a plan, and what looks like HTML is text, but for breaks.
    parser = MarkdownIt("commonmark").enable("table").disable(["code", "html_block", "html_inline"])
    text = "\n".join(_lines(parser.parse(text)))
    return {**fields, "title": headline(text), "text": text}


def _lines(tokens: Sequence["Token"]) -> Iterator[str]:
    """Give the lines of a parsed file."""
    mark = ""
    rows: list[list[str]] = []
    for token in tokens:
        match token.type:
            case "list_item_open":
                mark = f"{token.info}{token.markup} " if token.info else token.markup.replace("*", "-") + " "
            case "tr_open":
                rows.append([])
            case "table_close":
                yield from grid.lines(rows)
                rows = []
            case "inline" | "fence":
                text, mark = mark + _text(token), ""
                if rows:
                    rows[-1].append(text)
                else:
                    yield from text.split("\n")


def _text(token: "Token") -> str:
    """Give the text of a block, a line of the file a line."""
    if token.children is None:
        return token.content.rstrip()
    breaks = {"softbreak": "\n", "hardbreak": "\n"}
    return _BREAK.sub("\n", "".join(breaks.get(child.type, child.content) for child in token.children))
