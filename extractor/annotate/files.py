"""Gold files: one JSON file an article, in the record format; a draft carries one key more.

A draft is what the extractor made and nobody has read yet. Its ``"reviewed": false`` makes it no extraction: every
reader of the format refuses the unknown key, and ``extractor evaluate`` says what to do. Accepting takes it off.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pydantic import ValidationError

from extractor.evaluate.sources import REVIEWED
from extractor.records import Extraction

OPTIONAL = ("source", "cue", "heading", "product", "scope", "baseline", "monitor")
"""Fields that gold carries only where they hold something."""

LONGEST_NAME = 200
"""Bytes of a file's name without its ending; file systems take 255."""

_UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|%]|^\.|[. ]$')
"""What a file's name cannot hold everywhere, and the sign it is written with."""


class AnnotationError(ValueError):
    """Gold cannot be read, written or brought into another form; the message says why and where."""


@dataclass(frozen=True)
class Gold:
    """An article's gold, and whether somebody has read it."""

    extraction: Extraction
    reviewed: bool = True

    @property
    def id(self) -> str:
        """The article's id."""
        return self.extraction.article.id

    def accepted(self) -> "Gold":
        """Give it as reviewed."""
        return replace(self, reviewed=True)


def gold_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Give gold files, and those of folders in the order of their names.

    Raises:
        AnnotationError: a folder holds no gold file.
    """
    for path in paths:
        files = sorted(path.glob("*.json")) if path.is_dir() else [path]
        if not files:
            raise AnnotationError(f"{path}: no .json file in it; give gold files or a folder of them")
        yield from files


def read_gold(path: Path) -> Gold:
    """Read a gold file.

    Raises:
        AnnotationError: there is no such file, it is no JSON, or no extraction.
    """
    return parsed(str(path), text_of(path))


def text_of(path: Path) -> str:
    """Read a file as UTF-8, its line ends as they are.

    Raises:
        AnnotationError: it cannot be read, or is not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise AnnotationError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from error
    except OSError as error:
        raise AnnotationError(f"{path}: cannot be read ({error.strerror})") from error


def parsed(where: str, text: str) -> Gold:
    """Read gold from JSON.

    Raises:
        AnnotationError: it is no JSON, or no extraction.
    """
    try:
        row = json.loads(text)
    except json.JSONDecodeError as error:
        raise AnnotationError(
            f"{where}, line {error.lineno}, column {error.colno}: no JSON ({error.msg})"
        ) from error
    reviewed = row.pop(REVIEWED, True) if isinstance(row, dict) else True
    if not isinstance(reviewed, bool):
        raise AnnotationError(f"{where}: {REVIEWED!r} is true or false, not {reviewed!r}")
    return Gold(validated(where, row), reviewed)


def validated(where: str, row: object) -> Extraction:
    """Give an extraction made of JSON values.

    Raises:
        AnnotationError: it is none; the message names the fields that are wrong.
    """
    try:
        return Extraction.model_validate(row)
    except ValidationError as error:
        wrong = (f"{'.'.join(map(str, one['loc'])) or 'the whole'}: {one['msg']}" for one in error.errors())
        raise AnnotationError(f"{where}: {'; '.join(wrong)}; see docs/record-format.md") from error


def written(gold: Gold) -> str:
    """Write gold as JSON, as the files of gold/ are: absent values null, what is optional only where it is there."""
    row: dict[str, Any] = gold.extraction.model_dump()
    for records in row.values():
        for record in records if isinstance(records, list) else ():
            for field in OPTIONAL:
                if record.get(field, "") is None:
                    del record[field]
    mark = {} if gold.reviewed else {REVIEWED: False}
    ordered = {"schema_version": row.pop("schema_version"), **mark, **row}
    return json.dumps(ordered, ensure_ascii=False, indent=1) + "\n"


def write_gold(folder: Path, gold: Gold, overwrite: bool = False) -> Path:
    """Write gold into a folder, in a file named by the article's id; a file that is there is kept.

    Raises:
        AnnotationError: the file is there already, or cannot be written.
    """
    path = folder / f"{stem(gold.id)}.json"
    save(path, written(gold), overwrite)
    return path


def save(path: Path, text: str, overwrite: bool = False) -> None:
    """Write a file as it is given; the folders above it are made.

    Raises:
        AnnotationError: the file is there already and may not be overwritten, or it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb" if overwrite else "xb") as stream:
            stream.write(text.encode())
    except FileExistsError as error:
        raise AnnotationError(
            f"{path}: is there already and was left as it is; move it away first"
        ) from error
    except OSError as error:
        raise AnnotationError(f"{path}: cannot be written ({error.strerror})") from error


def stem(article: str) -> str:
    """Give the name of an article's file: its id, with what names cannot hold written as ``%2F``.

    Raises:
        AnnotationError: the id is too long.

    >>> stem("báo/2024:1")
    'báo%2F2024%3A1'
    """
    name = _UNSAFE.sub(lambda match: quote(match[0], safe="").replace(".", "%2E"), article)
    if len(name.encode()) > LONGEST_NAME:
        raise AnnotationError(f"{article[:40]}…: the id is too long to name a file; shorten it")
    return name
