"""Extractions from files, by article id, with errors that say what is wrong, where, and what to do."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SPANNED = ("id", "start", "end", "text")
NEEDED = {
    "mentions": (*SPANNED, "label"),
    "entities": ("id", "name"),
    "documents": ("id",),
    "tasks": SPANNED,
    "targets": SPANNED,
    "assignments": SPANNED,
}
"""The keys without which a record cannot be placed or compared."""

REVIEWED = "reviewed"
"""The key of a draft of gold that nobody has reviewed: false."""

SHAPE = "see docs/record-format.md for the shape"


class EvaluationError(ValueError):
    """Gold and prediction cannot be scored against each other; the message says why and where."""


def load(path: Path) -> dict[str, dict[str, Any]]:
    """Read extractions from a ``.jsonl`` or ``.json`` file or a folder of ``.json`` files, by article id.

    Raises:
        EvaluationError: if a file is missing, unreadable, no JSON or no extraction, or an id comes twice.
    """
    found: dict[str, dict[str, Any]] = {}
    for where, value in _rows(path):
        row = _extraction(where, value)
        article = row["article"]["id"]
        if article in found:
            raise EvaluationError(
                f"{where}: a second article with the id {article!r}; give each article its own id"
            )
        found[article] = row
    if not found:
        raise EvaluationError(
            f"{path}: no extraction in it; give a .jsonl file, a .json file or a folder of .json files"
        )
    return found


def refuse_drafts(path: Path, gold: dict[str, dict[str, Any]]) -> None:
    """Raise ``EvaluationError`` if gold holds drafts: what the extractor made is no measure of it."""
    drafts = sorted(article for article, row in gold.items() if row.get(REVIEWED) is False)
    if drafts:
        named = " ".join(drafts[:5]) + (" …" if len(drafts) > 5 else "")
        raise EvaluationError(
            f"{path}: {len(drafts)} of {len(gold)} articles are drafts that nobody has reviewed: {named}; "
            "mend them by the guidelines, then run `extractor gold accept` on their files"
        )


def _rows(path: Path) -> Iterator[tuple[str, object]]:
    """Give each JSON value of a file or folder, and where it stands."""
    if path.is_dir():
        for file in sorted(path.glob("*.json")):
            yield str(file), _parsed(file, _text(file))
    elif path.suffix == ".jsonl":
        for number, line in enumerate(_text(path).split("\n"), start=1):
            if line.strip():
                yield f"{path}, line {number}", _parsed(path, line, number)
    else:
        yield str(path), _parsed(path, _text(path))


def _text(path: Path) -> str:
    """Read a file as UTF-8, a byte order mark left out."""
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise EvaluationError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from error
    except OSError as error:
        raise EvaluationError(f"{path}: cannot be read ({error.strerror})") from error


def _parsed(path: Path, text: str, line: int = 1) -> object:
    """Parse JSON that begins at a line of a file; an error names the place."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {line + error.lineno - 1}, column {error.colno}"
        raise EvaluationError(f"{path}, {place}: no JSON ({error.msg})") from error


def _extraction(where: str, value: object) -> dict[str, Any]:
    """Give a JSON value that is an extraction as far as scoring needs; else raise ``EvaluationError``."""
    article = value.get("article") if isinstance(value, dict) else None
    if not isinstance(article, dict) or not all(isinstance(article.get(key), str) for key in ("id", "text")):
        raise EvaluationError(f"{where}: no extraction, for it has no article with id and text; {SHAPE}")
    row: dict[str, Any] = dict(value) if isinstance(value, dict) else {}
    for layer, needed in NEEDED.items():
        if not isinstance(row.get(layer), list):
            raise EvaluationError(f"{where}: {layer!r} is missing or no list; {SHAPE}")
        for number, record in enumerate(row[layer]):
            missing = [key for key in needed if not isinstance(record, dict) or record.get(key) is None]
            if missing:
                raise EvaluationError(f"{where}: {layer}[{number}] has no {missing[0]!r}; {SHAPE}")
    return row
