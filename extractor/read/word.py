"""Word documents: paragraphs, their automatic numbers (``numbering.py``) and tables (``grid.py``), in their order.

What a reader of the printed page takes for the text is kept: insertions that are not yet accepted, content controls,
the shown result of fields. Dropped are deletions, hidden text, headers and footers, footnotes, comments, text boxes,
pictures and the table of contents. The first line is the headline.

The day of publication is the one in the head of the document (``letterhead.py``), never one of the file's properties:
``created`` is that of the file the document was once begun from, often last year's plan or the template, and
``modified`` that of whoever saved it last. Either would give a deadline without a year the wrong one.

External entities are not resolved; a file that declares any is refused.
"""

import io
import zipfile
from collections.abc import Iterator
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO, cast

from extractor.read import grid
from extractor.read.articles import BadInputError, Failure, Located, Origin, headline
from extractor.read.letterhead import issued
from extractor.read.numbering import Numbering, W, value
from extractor.read.unpacking import FAULTS as UNPACKING_FAULTS
from extractor.read.unpacking import Allowance, Unpacked
from extractor.read.whole import LARGEST_FILE, MB, read_whole

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

LARGEST_PART = 64 * MB
"""Bytes of a document's text with its marks: 5,000 pages. In memory it takes ten times that."""

OLD_FORMAT = b"\xd0\xcf\x11\xe0"
"""How the old .doc begins, and a .docx locked by a password."""

FAULTS = (AttributeError, LookupError, TypeError, ValueError, RecursionError, *UNPACKING_FAULTS)
"""What a damaged file makes python-docx raise."""

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CHARACTERS = {f"{W}tab": " ", f"{W}ptab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_DROPPED = {f"{W}{name}" for name in ("pPr", "rPr", "del", "moveFrom", "drawing", "pict", "object")} | {
    f"{_MC}AlternateContent"
}
_WRAPPERS = {f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")}


def read_word(stream: BinaryIO, origin: Origin) -> Iterator[Located | Failure]:
    """Read a document as one article."""
    return read_whole(stream, origin, _row)


def _row(raw: bytes) -> dict[str, object]:
    """Take a document apart.

    Raises:
        BadInputError: It is none, damaged, locked or too large.
    """
    if raw.startswith(OLD_FORMAT):
        raise BadInputError(
            "an old .doc, or locked by a password; save it in Word as .docx without a password"
        )
    from lxml.etree import LxmlError

    try:
        _weigh(raw)
        lines = list(_Body(_opened(raw)).lines())
    except BadInputError:
        raise
    except (LxmlError, *FAULTS) as error:
        said = " ".join(str(error).split())[:80] or type(error).__name__
        raise BadInputError(f"no Word document, or a damaged one ({said}); save it again in Word") from None
    text = "\n".join(lines)
    return {"title": headline(text), "published": issued(lines), "text": text}


def _weigh(raw: bytes) -> None:
    """Unpack every part once, counting; raises ``BadInputError`` where there is more than a document holds."""
    allowance = Allowance(lambda: len(raw), LARGEST_FILE)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for part in archive.infolist():
            size = 0
            with archive.open(part) as stream:
                unpacked = Unpacked(cast(BinaryIO, stream), allowance)
                for chunk in iter(partial(unpacked.read, MB), b""):
                    size += len(chunk)
                    if size > LARGEST_PART and part.filename.endswith((".xml", ".rels")):
                        raise BadInputError(
                            f"a text of more than {LARGEST_PART // MB} MB; cut it into smaller files"
                        )


def _opened(raw: bytes) -> "Document":
    """Open a document that was weighed."""
    import docx

    document = docx.Document(io.BytesIO(raw))
    if document.element.getroottree().docinfo.internalDTD is not None:
        raise BadInputError("declares entities, as no Word document does; check where it comes from")
    return document


def _part(document: "Document", name: str) -> "_Element | None":
    """Give the root of a part of a document, where it has one."""
    for related in document.part.rels.values():
        if related.reltype.endswith(f"/{name}") and not related.is_external:
            return cast("_Element", related.target_part.element)
    return None


class _Body:
    """Reads a document from top to bottom, since its numbers count on."""

    def __init__(self, document: "Document") -> None:
        styles = _part(document, "styles")
        self._numbering = Numbering(_part(document, "numbering"), styles)
        self._contents = {
            style.get(f"{W}styleId")
            for style in (() if styles is None else styles.iterchildren(f"{W}style"))
            if (value(style, "name") or "").lower().startswith("toc ")
        }
        self._body = document.element.body

    def lines(self) -> Iterator[str]:
        """Give the lines of the text."""
        for block in _inner(self._body, f"{W}p", f"{W}tbl"):
            if block.tag == f"{W}tbl":
                yield from grid.lines(list(self._rows(block)))
            else:
                for line in self._paragraph(block).split("\n"):
                    if words := line.split():
                        yield " ".join(words)

    def _paragraph(self, paragraph: "_Element") -> str:
        """Give a paragraph's text behind its number; none for a line of the table of contents."""
        properties = paragraph.find(f"{W}pPr")
        if properties is not None and value(properties, "pStyle") in self._contents:
            return ""
        label, text = self._numbering.label(paragraph), "".join(_texts(paragraph))
        return f"{label} {text}" if label else text

    def _rows(self, table: "_Element") -> Iterator[list[str]]:
        """Give the rows of a table, each cell in its column, those merged with the one above empty."""
        for row in _inner(table, f"{W}tr"):
            properties = row.find(f"{W}trPr")
            if properties is None:
                yield grid.spread(self._cells(row), {})
            elif properties.find(f"{W}del") is None:
                before = int(value(properties, "gridBefore") or 0)
                yield grid.spread(chain([(before, 1, "")], self._cells(row)), {})

    def _cells(self, row: "_Element") -> Iterator[tuple[int, int, str]]:
        """Give the cells of a row: the columns each takes, one row, its text."""
        for cell in _inner(row, f"{W}tc"):
            properties = cell.find(f"{W}tcPr")
            span = value(properties, "gridSpan") if properties is not None else None
            merged = properties.find(f"{W}vMerge") if properties is not None else None
            goes_on = merged is not None and merged.get(f"{W}val", "continue") == "continue"
            yield int(span or 1), 1, "" if goes_on else self._cell(cell)

    def _cell(self, cell: "_Element") -> str:
        """Give the text of a cell, a paragraph a line; a table in it is read row by row."""
        lines: list[str] = []
        for block in _inner(cell, f"{W}p", f"{W}tbl"):
            if block.tag == f"{W}tbl":
                lines += [text for row in self._rows(block) for text in row if text]
            else:
                lines.append(self._paragraph(block))
        return "\n".join(lines)


def _inner(parent: "_Element", *names: str) -> Iterator["_Element"]:
    """Give the children of these names, those in content controls and the like too."""
    for child in parent:
        if child.tag in names:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inner(child, *names)


def _texts(element: "_Element") -> Iterator[str]:
    """Give the pieces of text in an element."""
    for child in element:
        if child.tag in (f"{W}t", f"{_M}t"):
            yield child.text or ""
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag]
        elif child.tag not in _DROPPED and not _is_hidden(child):
            yield from _texts(child)


def _is_hidden(run: "_Element") -> bool:
    """Whether a run is hidden text."""
    hidden = run.find(f"{W}rPr/{W}vanish")
    return hidden is not None and hidden.get(f"{W}val", "1") in ("1", "true", "on")
