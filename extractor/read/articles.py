"""What every reader gives: an article with the place it stood, or the reason why there is none.

A reader takes a file apart into rows of plain values; ``checked`` makes an ``Article`` of a row, so the same
input error reads the same whatever the format. A reason says what is wrong and, after the semicolon, what to
do.
"""

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from pydantic import TypeAdapter, ValidationError

from extractor.records import Article, CalendarDate, fold

SHOWN = 60
"""Characters of a faulty value that a reason repeats: enough to find it, and a line stays a line."""

ENCODINGS = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "utf-16": "utf-16",
    "us-ascii": "ascii",
    "ascii": "ascii",
    "windows-1258": "cp1258",
    "cp1258": "cp1258",
    # Latin-1 is Windows' wherever it is declared; so browsers read it.
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "windows-1252": "cp1252",
    "cp1252": "cp1252",
}
"""The encodings that a page or message may declare, and Python's names of them."""

FIELDS = ("id", "title", "published", "url", "text")
"""What of a row an article is made of."""

_DATE: TypeAdapter[str] = TypeAdapter(CalendarDate)


@dataclass(frozen=True, slots=True)
class Origin:
    """The source a row came from: its name as given, and the id of an article that has none of its own."""

    name: str
    stem: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """An article, or a whole source, that gave no extraction: ``where`` is empty for the whole source."""

    source: str
    where: str
    reason: str
    id: str | None = None

    def __str__(self) -> str:
        """Say it in one line: what, where, what to do."""
        return f"{place(self.source, self.where)}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Located:
    """An article and the place it was read from."""

    article: Article
    source: str
    where: str


Reader = Callable[[BinaryIO, Origin], Iterator[Located | Failure]]
"""What takes a file apart; whatever bytes there are, it gives articles and failures and raises nothing."""


class BadInputError(ValueError):
    """Input that cannot be made into an article; its message says what is wrong and what to do."""


def place(source: str, where: str) -> str:
    """Name a place in the input (``news.jsonl, line 3``; ``standard input, line 3``)."""
    name = "standard input" if source == "-" else source
    return f"{name}, {where}" if where else name


def checked(row: Mapping[str, object], origin: Origin, where: str = "") -> Located | Failure:
    """Make an article of a row's ``id``, ``title``, ``published``, ``url``, ``text``; others are left alone.

    Rows come out of other people's databases, so a key that means nothing here is no error.
    """
    try:
        article = Article(
            id=_id(row.get("id"), origin),
            title=_string(row, "title"),
            published=_published(row.get("published")),
            source=_string(row, "url") or (None if origin.name == "-" else origin.name),
            text=_text(row.get("text")),
        )
    except BadInputError as error:
        named = row.get("id")
        return Failure(origin.name, where, str(error), named if isinstance(named, str) else origin.stem)
    return Located(article, origin.name, where)


def decoded(raw: bytes, encoding: str = "utf-8") -> str:
    """Decode text, with or without a byte order mark.

    Raises:
        BadInputError: The bytes are not in that encoding, or it is none of those read here.
    """
    name = encoding.lower().replace("_", "-")
    if name not in ENCODINGS:
        raise BadInputError(f"the encoding {encoding[:SHOWN]} is not read; save it as UTF-8")
    try:
        return raw.decode(ENCODINGS[name]).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise BadInputError(
            f"not {encoding.upper()} (byte 0x{raw[error.start]:02X} at position {error.start}); save it as UTF-8"
        ) from None


def normalised(text: str) -> str:
    r"""Give the text that offsets index: NFC with ``\n`` for ``\r\n``, nothing else changed."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n"))


def headline(text: str) -> str | None:
    """Give the first line that is not blank; none where it is a table's, or the only one and so the article itself."""
    first, _, rest = text.strip().partition("\n")
    return first.rstrip() if rest and not first.startswith("|") else None


def headed(title: str | None, lines: list[str]) -> dict[str, object]:
    """Make a row of a headline and the lines under it; where they begin with the headline, it stands once."""
    title = " ".join((title or "").split())
    if not title:
        return {"title": headline("\n".join(lines)), "text": "\n".join(lines)}
    if lines and fold(lines[0]) == fold(title):
        lines = lines[1:]
    return {"title": title, "text": "\n".join([title, *lines])}


def _text(value: object) -> str:
    """Check the text of a row."""
    if value is None:
        raise BadInputError("no text; give the row a `text`")
    if not isinstance(value, str):
        raise BadInputError(f"`text` is {_kind(value)}; write it as a string")
    text = normalised(_whole(value, "text").removeprefix("\ufeff"))
    if not text.strip():
        raise BadInputError("the text is empty; give the article a text or leave it out")
    return text


def _id(value: object, origin: Origin) -> str:
    """Give the row's own id, else the stem of its file."""
    if value is None or value == "":
        if origin.stem is None:
            raise BadInputError("no id; give the row an `id`")
        return origin.stem
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise BadInputError(f"`id` is {_kind(value)}; write it as a string")
    return normalised(_whole(str(value), "id"))


def _string(row: Mapping[str, object], key: str) -> str | None:
    """Give a field that is a string or absent."""
    value = row.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise BadInputError(f"`{key}` is {_kind(value)}; write it as a string")
    return normalised(_whole(value, key)).strip() or None


def _published(value: object) -> str | None:
    """Give the day, month or year of publication; ``2017`` may be a number."""
    if value is None or value == "":
        return None
    try:
        return _DATE.validate_python(str(value) if type(value) is int else value)
    except ValidationError:
        shown = ascii(value)[:SHOWN]
        raise BadInputError(
            f"`published` is {shown}; write a day, month or year that exists, as 2022-11-30, 2022-11 or 2022"
        ) from None


def _whole(value: str, key: str) -> str:
    """Refuse half characters (lone surrogates, which JSON can spell but UTF-8 cannot)."""
    if not value.isascii() and any("\ud800" <= character <= "\udfff" for character in value):
        raise BadInputError(f"`{key}` holds half a character (a lone \\ud800-\\udfff); export it again")
    return value


def _kind(value: object) -> str:
    """Name a JSON value's kind."""
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names.get(type(value), type(value).__name__)
