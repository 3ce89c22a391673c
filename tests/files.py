"""Makes the files that the readers are tried on, and reads them."""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from extractor.read import READERS, Failure, Located, Origin
from extractor.records import Article


def items(name: str, content: bytes) -> list[Located | Failure]:
    """Read a file's bytes with the reader of its suffix."""
    suffix = max((s for s in READERS if name.endswith(s)), key=len)
    return list(READERS[suffix](io.BytesIO(content), Origin(name, name.removesuffix(suffix))))


def article(name: str, content: bytes) -> Article:
    """Read a file that must give one article."""
    (item,) = items(name, content)
    assert isinstance(item, Located), item
    return item.article


def reason(name: str, content: bytes) -> str:
    """Read a file that must fail, and say why."""
    (failure,) = items(name, content)
    assert isinstance(failure, Failure), failure
    return failure.reason


def zipped(members: dict[str, bytes]) -> bytes:
    """Pack members."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return held.getvalue()


def repacked(content: bytes, changed: dict[str, bytes]) -> bytes:
    """Pack a Word document again with some parts changed."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()} | changed)


def word(*blocks: str | Sequence[Sequence[str]], numbering: str = "") -> bytes:
    """Make a Word document of paragraphs and tables; ``<w:p>…</w:p>`` is taken as it is, ``numbering`` is XML of lists."""
    document = docx.Document()
    for block in blocks:
        if not isinstance(block, str):
            table = document.add_table(len(block), len(block[0]))
            for row, cells in zip(table.rows, block, strict=True):
                for cell, text in zip(row.cells, cells, strict=True):
                    cell.text = text
        elif block.startswith("<w:"):
            document.element.body.insert(len(document.element.body) - 1, _element(block))
        else:
            document.add_paragraph(block)
    if numbering:
        part = document.part.numbering_part.element
        for child in list(part):
            part.remove(child)
        for child in _element(f"<w:numbering>{numbering}</w:numbering>"):
            part.append(child)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def _element(written: str):
    """Parse XML that uses Word's prefix."""
    tag = re.match(r"<[\w:]+", written)
    assert tag is not None, written
    return parse_xml(f"{tag[0]} {nsdecls('w', 'r')}{written[tag.end() :]}")


def pdf(*pages: Iterable[str], extra: dict[int, bytes] | None = None, trailer: bytes = b"") -> bytes:
    """Make a PDF whose pages show these lines; ``extra`` replaces objects by their numbers.

    The font has no glyphs, only what its codes mean, which is all that a text layer needs. Objects 1 to 4 are the
    catalog, the pages, the font and its meaning, then come two for each page: the page and what it draws.
    """
    shown = [list(page) for page in pages]
    codes = {character: code for code, character in enumerate(sorted(set("".join(map("".join, shown)))), 1)}
    meanings = "".join(
        f"<{code:04x}> <{character.encode('utf-16-be').hex()}>\n" for character, code in codes.items()
    )
    numbers = [5 + 2 * n for n in range(len(shown))]
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: f"<</Type/Pages/Count {len(shown)}/Kids[{' '.join(f'{n} 0 R' for n in numbers)}]>>".encode(),
        3: b"<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/Identity-H/ToUnicode 4 0 R/DescendantFonts["
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/F/DW 500/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        b"/Supplement 0>>>>]>>",
        4: stream(
            "/CIDInit /ProcSet findresource begin\nbegincmap\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
            f"{len(codes)} beginbfchar\n{meanings}endbfchar\nendcmap\nend".encode()
        ),
    }
    for number, lines in zip(numbers, shown, strict=True):
        objects[number] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>"
            + f"/Contents {number + 1} 0 R>>".encode()
        )
        drawn = "".join(f"<{''.join(f'{codes[c]:04x}' for c in line)}> Tj T*\n" for line in lines)
        objects[number + 1] = stream(f"BT /F 12 Tf 14 TL 50 800 Td\n{drawn}ET".encode())
    return _file(objects | (extra or {}), trailer)


def stream(content: bytes, keys: bytes = b"") -> bytes:
    """Make an object of what is drawn."""
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (keys, len(content), content)


def _file(objects: dict[int, bytes], trailer: bytes) -> bytes:
    """Write objects down with the table of their places."""
    content, places = b"%PDF-1.7\n", {}
    for number, written in sorted(objects.items()):
        places[number] = len(content)
        content += b"%d 0 obj\n%b\nendobj\n" % (number, written)
    size = max(objects) + 1
    rows = b"".join(
        b"%010d %05d %b\n" % (places.get(n, 0), 0 if n in places else 65535, b"n" if n in places else b"f")
        for n in range(size)
    )
    return content + b"xref\n0 %d\n%btrailer\n<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF" % (
        size,
        rows,
        size,
        trailer,
        len(content),
    )
