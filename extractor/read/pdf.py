"""PDF files with a text layer: the text as pypdf reads it, its lines put together to paragraphs.

A line that breaks off goes on in the next: it ends without a mark that ends a sentence or list item, and the next
begins with a small letter, or the line was as long as lines there are and the next begins no item. Page numbers, and
the lines that stand at the head or foot of most pages, are dropped.

Tables are not rebuilt: a PDF has no tables, only words at places, so that their cells come out as lines. A plan whose
annex matters is better read from its Word file.

The day of publication is the one in the head of the document (``letterhead.py``), never the file's own: it tells when
the file was made, often a scan or an export of years later.

A file without a text layer is a failure, as are the single pages that hold a picture and no text, beside the article
of the others: they are scanned, and would else be lost in silence.
"""

import io
import logging
import re
import struct
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from extractor.read.articles import BadInputError, Failure, Located, Origin, checked, headline
from extractor.read.letterhead import issued
from extractor.read.whole import whole

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MOST_PAGES = 5_000
"""Pages of a file. The state budget with all annexes has some 1,000."""

MOST_WORK = 5_000_000
"""Drawing operations and characters of a file: 1,000 full pages have 4,000,000. A page is a program that may draw a
form that draws a form, and so on; what is drawn again is counted again."""

FORM_WORK = 1_000
"""Operations that drawing a form or picture counts for, since it has to be unpacked and parsed each time."""

MOST_DECODED = 32_000_000
"""Bytes that one packed stream may hold; the text of a page has a thousandth of that."""

REPEATING_PAGES = 3
"""Pages from which on a line that stands at the same end of most of them is their header or footer."""

FULL = 0.8
"""Of the longest usual line of a file: how long a line must be to go on in a next one that begins with a capital."""

SHORTEST_WRAPPED = 40
"""Characters; a shorter line was not broken off at the margin."""

OCR = "run OCR over it (ocrmypdf file.pdf new.pdf, for one) and give the new file"

FAULTS = (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError, OSError,
    struct.error, zlib.error)  # fmt: skip
"""What a damaged file makes pypdf raise beside its own errors."""

_PAGE_NUMBER = re.compile(r"(?:trang )?(?:[-–—] ?)?\d{1,4}(?: ?[-–—])?", re.IGNORECASE)
_SENTENCE_ENDS = (".", ";", ":", "!", "?", "…")
_MAY_END = (")", "]", '"', "”", "»")
_ITEM = re.compile(
    r"(?:[-–+•*]|\(?(?:\d{1,3}|[a-zđ]|[IVX]{1,5})[.)/] |Điều \d{1,3}\.|Phụ lục)", re.IGNORECASE
)


def read_pdf(stream: BinaryIO, origin: Origin) -> Iterator[Located | Failure]:
    """Read a file as one article; pages that are scanned are told of beside it."""
    try:
        texts = _texts(whole(stream))
    except BadInputError as error:
        yield Failure(origin.name, "", str(error), origin.stem)
        return
    lines = paragraphs([text.split("\n") for text in texts if text])
    text = "\n".join(lines)
    yield checked({"title": headline(text), "published": issued(lines), "text": text}, origin)
    for number, page in enumerate(texts, 1):
        if page is None:
            yield Failure(origin.name, f"page {number}", f"a scanned page without a text layer; {OCR}")


def paragraphs(pages: list[list[str]]) -> list[str]:
    """Put the lines of pages together to paragraphs, without headers, footers and page numbers.

    >>> paragraphs([["Sở Y tế chủ trì kiểm tra các chợ đầu mối", "trên địa bàn.", "2"], ["Sở Nội vụ họp."]])
    ['Sở Y tế chủ trì kiểm tra các chợ đầu mối trên địa bàn.', 'Sở Nội vụ họp.']
    """
    lines = list(_body(pages))
    usual = sorted(map(len, lines))[len(lines) * 9 // 10] if lines else 0
    joined: list[list[str]] = []
    last = ""
    for line in lines:
        if _goes_on(last, line, usual):
            joined[-1].append(line)
        else:
            joined.append([line])
        last = line
    return [" ".join(lines) for lines in joined]


def _goes_on(line: str, following: str, usual: int) -> bool:
    """Whether a line breaks off in the middle of a paragraph; ``usual`` is the length of full lines."""
    if len(line) < SHORTEST_WRAPPED or line.endswith(_SENTENCE_ENDS) or _ITEM.match(following):
        return False
    if following[0].islower() or line.endswith(","):
        return True
    return len(line) >= FULL * usual and not line.endswith(_MAY_END)


def _body(pages: list[list[str]]) -> Iterator[str]:
    """Give the lines of pages, without those that stand at the ends of most of them and without page numbers."""
    kept = [[line for line in (" ".join(line.split()) for line in page) if line] for page in pages]
    for end in (0, -1, 0, -1):  # a header may have the page number above it
        stand = Counter(_masked(page[end]) for page in kept if page)
        for page in kept:
            often = page and stand[_masked(page[end])]
            if often and (_PAGE_NUMBER.fullmatch(page[end]) or often >= max(REPEATING_PAGES, len(kept) / 2)):
                del page[end]
    for page in kept:
        yield from page


def _masked(line: str) -> str:
    """Give a line without its numbers, which count the pages."""
    return re.sub(r"\d+", "0", line)


def _texts(raw: bytes) -> list[str | None]:
    """Give the text of each page; ``None`` for one that holds a picture and no text.

    Raises:
        BadInputError: It is no PDF, damaged, locked, too large, or has no text at all.
    """
    import pypdf
    from pypdf.errors import LimitReachedError, PyPdfError

    logging.getLogger("pypdf").addHandler(logging.NullHandler())  # what it says of a file is said here
    try:
        with pypdf.apply_configuration(zlib_maximum_output_length=MOST_DECODED):
            texts = _pages(pypdf.PdfReader(io.BytesIO(raw)))
    except BadInputError:
        raise
    except LimitReachedError:
        raise BadInputError("holds more than a document does; print it to a new PDF") from None
    except (PyPdfError, *FAULTS) as error:
        said = " ".join(str(error).split())[:80] or type(error).__name__
        raise BadInputError(f"no PDF, or a damaged one ({said}); open it and save it again") from None
    if not any(texts):
        raise BadInputError(f"no text layer, it is scanned; {OCR}")
    return texts


def _pages(reader: "PdfReader") -> list[str | None]:
    """Give the text of each page of an opened file."""
    if reader.is_encrypted:
        raise BadInputError("locked or protected by a password; save it without protection")
    if len(reader.pages) > MOST_PAGES:
        raise BadInputError(f"more than {MOST_PAGES} pages; cut it into smaller files")
    work = _Work()
    found: list[str | None] = []
    for page in reader.pages:
        text = page.extract_text(visitor_operand_before=work.count).strip()
        work.check()
        found.append(text if text or not _has_picture(page) else None)
    return found


class _Work:
    """Counts what drawing a file's pages takes."""

    def __init__(self) -> None:
        self._done = 0

    def count(self, operator: bytes, operands: list[object], *_: object) -> None:
        """Count an operation with what it draws."""
        self._done += FORM_WORK if operator == b"Do" else 1
        self._done += sum(len(operand) for operand in operands if isinstance(operand, (str, bytes, list)))
        self.check()

    def check(self) -> None:
        """Raise ``BadInputError`` where it is too much; pypdf swallows what is raised within a form."""
        if self._done > MOST_WORK:
            raise BadInputError("takes more drawing than a document does; print it to a new PDF")


def _has_picture(page: "PageObject") -> bool:
    """Whether a page draws an image, itself or within a form."""
    resources = page.get("/Resources")
    objects = resources.get_object().get("/XObject") if resources is not None else None
    return bool(objects and len(objects.get_object()))
