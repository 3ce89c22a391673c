"""HTML pages: trafilatura tells the article from what surrounds it.

It finds the text, the headline and the page's address. Three things are done here, before it sees the page, for they
would be lost in it:

- Tables that hold data become lines between pipes (``grid.py``). Trafilatura drops ``rowspan``, so that the cells
  after a merged one would stand in the wrong column, and a task would get what is another's.
- Items of lists get the number or mark they are shown with.
- The day of publication is what the page declares of itself: ``datePublished`` (JSON-LD, microdata) or the usual
  ``<meta>``, in ISO 8601. Trafilatura would go on to search the page for anything that looks like a date, and find
  the day of a neighbouring article, or today's in the page's corner. A page that declares two days has none.

The encoding is the one the page declares; else UTF-8. A page in which no article is found is a failure.
"""

import codecs
import json
import logging
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from extractor.read import grid
from extractor.read.articles import BadInputError, Failure, Located, Origin, decoded, headed
from extractor.read.numerals import letter, roman
from extractor.read.published import declared_day
from extractor.read.whole import MB, read_whole

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LARGEST_PAGE = 32 * MB
"""Bytes of a page. A saved article has 0.1 to 5 MB, its pictures included; its tree in memory takes ten times that."""

LONGEST_CELL = 3_000
"""Characters of a cell that holds data; a longer one holds the article, on a page laid out by tables."""

DECLARING = 4_096
"""Bytes at the top of a page in which its encoding is looked for: four times what HTML allows."""

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?([\w:.-]+)", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_DECLARED = {
    "article:published_time", "og:published_time", "datepublished", "pubdate", "publishdate", "publish_date",
    "dc.date.issued", "dcterms.issued", "citation_publication_date",
}  # fmt: skip
"""Names and properties of a ``<meta>`` that holds the day of publication, in small letters."""

_MARKED = re.compile(r"\s*(?:[-–+•*]|\(?(?:\d{1,3}|[a-zđ]|[ivx]{1,5})[.)])(?:\s|$)", re.IGNORECASE)
_NUMERALS: dict[str, Callable[[int], str]] = {
    "a": letter,
    "A": lambda number: letter(number).upper(),
    "i": roman,
    "I": lambda number: roman(number).upper(),
}
_BREAKS = {
    "p", "div", "br", "li", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dt", "dd", "blockquote",
    "head", "list", "item", "quote", "table", "row", "cell", "lb", "code",
}  # fmt: skip
"""What begins a line: elements of HTML and of what trafilatura makes of it."""


def read_html(stream: BinaryIO, origin: Origin) -> Iterator[Located | Failure]:
    """Read a page as one article."""
    return read_whole(stream, origin, page, LARGEST_PAGE)


def page(raw: bytes, charset: str | None = None) -> dict[str, object]:
    """Make a row of a page; ``charset`` is the encoding that is known from elsewhere.

    Raises:
        BadInputError: It cannot be decoded, is nested too deeply, or holds no article.
    """
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # what it says of a page is said here
    tree = _tree(_CONTROLS.sub("", decoded(raw, charset or _encoding(raw))))
    published = _published(tree)
    _mark_items(tree)
    _spell_tables(tree)
    # It looks for a date all the same; so it does the least.
    quick = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}
    found = bare_extraction(tree, include_comments=False, with_metadata=True, date_extraction_params=quick)
    if not isinstance(found, Document) or not (lines := _lines(found.body)):
        raise BadInputError(
            "no article is found on the page; save the page of one article, or its text as .txt"
        )
    address = found.url if found.url and found.url.startswith(("http://", "https://")) else None
    return {**headed(found.title, lines), "published": published, "url": address}


def _encoding(raw: bytes) -> str:
    """Name a page's encoding: by its byte order mark or its ``<meta>``; else UTF-8."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    declared = None if raw.startswith(codecs.BOM_UTF8) else _CHARSET.search(raw, 0, DECLARING)
    name = declared[1].decode("ascii", "replace") if declared else "utf-8"
    # A declaration that can be read byte by byte does not stand in UTF-16, whatever it says.
    return "utf-8" if name.lower().startswith("utf-16") else name


def _tree(text: str) -> "HtmlElement":
    """Parse a page.

    Raises:
        BadInputError: It is empty, or its elements are nested too deeply.
    """
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        raise BadInputError("the page is empty; save it again") from None
    # The parser stops at its limits and gives what it has; half a page is none.
    if any(error.level_name == "FATAL" for error in parser.error_log):
        raise BadInputError("the page is nested too deeply; save its text as .txt")
    return tree


def _published(tree: "HtmlElement") -> str | None:
    """Give the day of publication that a page declares; none where it declares several."""
    days = {day for written in _declarations(tree) if (day := declared_day(written))}
    return days.pop() if len(days) == 1 else None


def _declarations(tree: "HtmlElement") -> Iterator[str]:
    """Give what a page says of when it was published."""
    for meta in tree.iter("meta"):
        if (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower() in _DECLARED:
            yield meta.get("content") or ""
    for time in tree.iter("time"):
        if time.get("itemprop") == "datePublished" or "pubdate" in time.attrib:
            yield time.get("datetime") or ""
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json":
            yield from _linked(script.text or "")


def _linked(written: str) -> Iterator[str]:
    """Give ``datePublished`` of the things that JSON-LD describes, not of those they refer to."""
    try:
        things = json.loads(written)
    except (ValueError, RecursionError):
        return
    for thing in things if isinstance(things, list) else [things]:
        graph = thing.get("@graph") if isinstance(thing, dict) else None
        for each in [thing, *(graph if isinstance(graph, list) else [])]:
            value = each.get("datePublished") if isinstance(each, dict) else None
            if isinstance(value, str):
                yield value


def _mark_items(tree: "HtmlElement") -> None:
    """Write the number or mark of each list item in front of its text, unless it stands there already."""
    for each in tree.iter("ol", "ul"):
        number = _number(each.get("start"), 1)
        for item in each.iterchildren("li"):
            number = _number(item.get("value"), number)
            spelt = _NUMERALS.get(each.get("type", "1"), str)(number)
            _put_before(item, f"{spelt}. " if each.tag == "ol" else "- ")
            number += 1


def _put_before(item: "HtmlElement", mark: str) -> None:
    """Write a mark in front of the first text in an element."""
    from lxml import etree

    for event, element in etree.iterwalk(item, events=("start", "end")):
        written = element.text if event == "start" else element.tail if element is not item else None
        if not (written and written.strip()):
            continue
        if _MARKED.match(written):
            return
        if event == "start":
            element.text = mark + written.lstrip()
        else:
            element.tail = mark + written.lstrip()
        return


def _spell_tables(tree: "HtmlElement") -> None:
    """Put a paragraph for each row in the place of every table that holds data."""
    from lxml import etree

    for table in list(tree.iter("table")):
        if not _holds_data(table):
            continue
        etree.strip_elements(table, "script", "style", with_tail=False)
        lines, tail = grid.lines(list(_rows(table))), table.tail
        table.clear()
        table.tag, table.tail = "div", tail
        for line in lines:
            etree.SubElement(table, "p").text = line


def _holds_data(table: "HtmlElement") -> bool:
    """Whether a table is none that a page is laid out by, nor one of links."""
    cells = list(table.iter("td", "th"))
    if (
        table.find(".//table") is not None
        or max((len(c.text_content()) for c in cells), default=0) > LONGEST_CELL
    ):
        return False
    linked = sum(len(link.text_content()) for link in table.iter("a"))
    several = len(cells) > 2 and any(cell.getprevious() is not None for cell in cells)
    return several and linked <= len(table.text_content()) / 2


def _rows(table: "HtmlElement") -> Iterator[list[str]]:
    """Give the rows of a table, each cell in its column."""
    above: dict[int, int] = {}
    for row in table.iter("tr"):
        cells = (
            (
                _number(cell.get("colspan"), 1) or 1,
                _number(cell.get("rowspan"), 1) or 1,
                "\n".join(_lines(cell)),
            )
            for cell in row.iterchildren("td", "th")
        )
        yield grid.spread(cells, above)


def _lines(element: "HtmlElement") -> list[str]:
    """Give the lines of an element's text, with single spaces."""
    from lxml import etree

    parts: list[str] = []
    for event, inner in etree.iterwalk(element, events=("start", "end")):
        if inner.tag in _BREAKS:
            parts.append("\n")
        if event == "start":
            parts.append(_unbroken(inner.text))
        elif inner is not element:
            parts.append(_unbroken(inner.tail))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return [line for line in lines if line]


def _unbroken(text: str | None) -> str:
    """Give a text node in one line: where the source of a page breaks says nothing."""
    return _CONTROLS.sub("", " ".join(text.split("\n"))) if text else ""


def _number(written: str | None, otherwise: int) -> int:
    """Read a whole number of an attribute, as far as it makes sense there."""
    written = (written or "").strip()
    return int(written) if written.isdecimal() and len(written) < 6 else otherwise
