"""Plain text: the first line is the headline; YAML front matter may say what else is known.

::

    ---
    id: 306-kh-ubnd
    published: 2022-11-30
    publisher: Kinh tế & Đô thị
    url: https://example.org/306
    provenance: published
    ---
    Hà Nội: Cụ thể hóa nhiệm vụ …

Every key is optional. The text begins right after the closing line. ``publisher`` and ``provenance`` are for
the people who keep the files; keys unknown here are theirs too.
"""

from collections.abc import Iterator
from typing import BinaryIO

import yaml

from extractor.read.articles import (
    BadInputError,
    Failure,
    Located,
    Origin,
    decoded,
    headline,
    normalised,
)
from extractor.read.sources import ADDRESS
from extractor.read.whole import read_whole

FENCE = "---"
ABSENT = ("", "~", "null")
"""What YAML writes for no value; the loader used here gives every scalar as the string it was written as."""


def read_plain(stream: BinaryIO, origin: Origin) -> Iterator[Located | Failure]:
    """Read a whole file as one article."""
    return read_whole(stream, origin, _row)


def _row(raw: bytes) -> dict[str, object]:
    """Take a text file apart."""
    fields, text = split(normalised(decoded(raw)))
    if text.lstrip().startswith(ADDRESS) and all(word.startswith(ADDRESS) for word in text.split()):
        raise BadInputError(
            "the file holds nothing but addresses, and pages are not fetched; save them as files"
        )
    return {**fields, "title": headline(text), "text": text}


def split(text: str) -> tuple[dict[str, object], str]:
    """Part the front matter from the text; a file that opens with no ``---`` has none.

    Raises:
        BadInputError: The front matter is not closed, or is no YAML mapping.
    """
    if text != FENCE and not text.startswith(FENCE + "\n"):
        return {}, text
    end = (text + "\n").find(f"\n{FENCE}\n", len(FENCE))
    if end < 0:
        raise BadInputError(f"the front matter is not closed; end it with a line {FENCE}")
    return front_matter(text[len(FENCE) : end]), text[end + len(FENCE) + 2 :]


def front_matter(block: str) -> dict[str, object]:
    """Parse the lines between the fences.

    Scalars stay strings: an id ``007`` is not the number 7, and a date is checked as it was written.

    Raises:
        BadInputError: The block is no YAML mapping.
    """
    try:
        fields = yaml.load(block, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", -1) + 1
        where = f" at line {line}" if line > 0 else ""
        raise BadInputError(
            f"the front matter is no YAML{where}; write lines like `published: 2022-11-30`"
        ) from None
    if fields is None or fields == "":
        return {}
    if not isinstance(fields, dict):
        raise BadInputError("the front matter has no keys; write lines like `published: 2022-11-30`")
    return {key: value for key, value in fields.items() if isinstance(key, str) and value not in ABSENT}
