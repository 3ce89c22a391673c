"""An extraction as files to take away, in every form there is a writer for."""

import re
from collections.abc import Iterator
from io import BytesIO
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from fastapi.responses import Response

from extractor.records import Extraction
from extractor.write.destinations import ONE_FILE
from extractor.write.formats import FORMATS, Maker, MissingLibraryError, require
from extractor.write.printable import one_line

KINDS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "ics": "text/calendar",
    "jsonl": "application/x-ndjson",
}
"""The media types of the forms that are one file; several files are a zip."""

LONGEST_NAME = 80
_SEPARATING = re.compile(r'[/\\:*?"<>|;%]')


def forms() -> Iterator[str]:
    """Give the forms whose libraries are installed; those that people open come first."""
    for form in dict.fromkeys((*ONE_FILE, *FORMATS)):
        try:
            require(form)
        except MissingLibraryError:
            continue
        yield form


def download(extractions: list[Extraction], form: str, name: str) -> Response:
    """Give extractions as a file; ``name`` is what it is called, whatever a file system makes of that."""
    makers = FORMATS[form]
    if form in ONE_FILE:
        content, suffix = _written(next(iter(makers.values())), extractions), form
    else:
        content, suffix = _zipped({file: _written(make, extractions) for file, make in makers.items()}), "zip"
    shown = _SEPARATING.sub("-", one_line(name))[:LONGEST_NAME].strip(". ") or form
    disposition = f"attachment; filename=\"register.{suffix}\"; filename*=UTF-8''{quote(f'{shown}.{suffix}')}"
    kind = KINDS.get(form, "application/zip")
    return Response(content, media_type=kind, headers={"Content-Disposition": disposition})


def _written(make: Maker, extractions: list[Extraction]) -> bytes:
    """Write extractions."""
    stream = BytesIO()
    writer = make(stream)
    for extraction in extractions:
        writer.add(extraction)
    writer.close()
    return stream.getvalue()


def _zipped(files: dict[str, bytes]) -> bytes:
    """Put files into an archive whose bytes say nothing of when."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return stream.getvalue()
