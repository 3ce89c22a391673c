"""What a request brings: bytes, and which reader takes them.

==================================  =====================================================================
``application/json``                a row: ``text`` and, where known, ``id``, ``title``, ``published``, ``url``
``text/plain``, ``text/html``, …    the file of that kind
``application/octet-stream``        a file named in ``?name=``
``multipart/form-data``             a file in the field ``file``, by the ending of its name
==================================  =====================================================================

An upload stays in memory, or in a temporary file without a name; its own name is only ever text.
"""

import mimetypes
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path, PurePosixPath

from fastapi import HTTPException, Request
from starlette.datastructures import UploadFile

from extractor.read import READERS, Failure, Located, Source, read
from extractor.read.articles import normalised
from extractor.read.sources import Metered
from extractor.write.printable import one_line

FIELD = "file"
"""The field of a form that holds the file."""

LONGEST_NAME = 120
"""Characters of a file's name that are kept."""

UNNAMED = "article"
"""What an article is called that comes without a name."""


@dataclass(frozen=True, slots=True)
class Upload:
    """Bytes to read.

    Attributes:
        name: What they are called; fit to be shown.
        suffix: The suffix of their reader; none for a line of JSON, which must name its article itself.
        data: The bytes.
        file: Whether the name is that of a file, and so the source of what has no other.
    """

    name: str
    suffix: str
    data: bytes
    file: bool = False

    def read(self) -> list[Located | Failure]:
        """Read the articles."""
        path = Path(f"upload{self.suffix}") if self.suffix else None  # which is never opened
        items = read(Source(self.name, path), Metered(BytesIO(self.data)))
        return list(items if self.file else map(self._without_source, items))

    def _without_source(self, item: Located | Failure) -> Located | Failure:
        """Leave out a source that is no file and no address."""
        if isinstance(item, Failure) or item.article.source != self.name:
            return item
        return replace(item, article=item.article.model_copy(update={"source": None}))


async def uploaded(request: Request) -> Upload:
    """Take what a request brings.

    Raises:
        HTTPException: 415 where no reader takes it, 422 where a form holds no file.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        async with request.form(max_files=1) as form:
            file = form.get(FIELD)
            if not isinstance(file, UploadFile):
                raise HTTPException(422, f"the form holds no file; send it in the field `{FIELD}`")
            return upload_of(file.filename or "", await file.read())
    data = await request.body()
    name = request.query_params.get("name", "")
    if name:
        return upload_of(name, data)
    return Upload(UNNAMED, _suffix_of_kind(kind), data)


def upload_of(name: str, data: bytes) -> Upload:
    """Give the upload of a file.

    Raises:
        HTTPException: 415 where no reader takes it.
    """
    shown = shown_name(name)
    suffixes = [suffix for suffix in READERS if shown.lower().endswith(suffix)]
    if not suffixes:
        known = ", ".join(sorted(READERS))
        raise HTTPException(415, f"{shown}: no reader for such a file; use {known}")
    return Upload(shown, max(suffixes, key=len), data, file=True)


def shown_name(name: str) -> str:
    """Give the last part of a file's name, as text that can be shown and never turns a line around."""
    last = PurePosixPath(name.replace("\\", "/")).name
    return normalised(one_line(last))[-LONGEST_NAME:] or UNNAMED


def _suffix_of_kind(kind: str) -> str:
    """Give the suffix of the reader for a media type.

    Raises:
        HTTPException: 415 where there is none.
    """
    suffixes = [suffix for suffix in mimetypes.guess_all_extensions(kind) if suffix in READERS]
    if not suffixes:
        raise HTTPException(
            415,
            f"no reader for {kind or 'a body without Content-Type'}; name the file with ?name=article.txt",
        )
    return ".txt" if ".txt" in suffixes else suffixes[0]
