"""A file or stream in, articles out.

A new reader is one new file with a function ``(stream, origin) → articles and failures``, and one line in
``READERS``. The libraries behind the readers are imported when the first file of their kind is read.
"""

import io
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from extractor.read.archives import read_gzip, read_zip
from extractor.read.articles import Failure, Located, Origin, Reader, place
from extractor.read.html import read_html
from extractor.read.mail import read_mail
from extractor.read.markdown import read_markdown
from extractor.read.parquet import read_parquet
from extractor.read.pdf import read_pdf
from extractor.read.plain import read_plain
from extractor.read.rows import read_json, read_lines
from extractor.read.sources import Metered, Source, stem, suffix
from extractor.read.word import read_word

READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".md": read_markdown,
    ".json": read_json,
    ".jsonl": read_lines,
    ".html": read_html,
    ".htm": read_html,
    ".docx": read_word,
    ".doc": read_word,  # which says how to save it, where a folder's would else be passed over in silence
    ".pdf": read_pdf,
}
"""The reader of each file suffix; standard input is read as JSON lines."""

READERS[".eml"] = partial(read_mail, READERS)
READERS.update({f"{suffix}.gz": partial(read_gzip, reader) for suffix, reader in READERS.items()})
READERS[".parquet"] = read_parquet  # packed within already
READERS[".zip"] = partial(read_zip, READERS)

__all__ = ["READERS", "Failure", "Located", "Origin", "Reader", "Source", "place", "read"]


def read(source: Source, stream: Metered) -> Iterator[Located | Failure]:
    """Read the articles of a source from its opened stream."""
    buffered = io.BufferedReader(stream)
    if source.path is None:
        return read_lines(buffered, Origin(source.name))
    reader = READERS[suffix(source.path.name, READERS)]
    return reader(buffered, Origin(source.name, stem(Path(source.name).name, READERS)))
