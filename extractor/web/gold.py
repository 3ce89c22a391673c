"""Corrections on disk: a gold file an article, and beside it who saved it and when.

``ID.json``          the gold, in the record format, as ``extractor evaluate`` reads it
``ID.saves.jsonl``   a line a save: annotator, time, version (the record format has no place for them)

A version is the digest of a gold file. Whoever saves says which version was opened; where another stands there now,
nothing is written. Both files take their names together, whole.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from threading import Lock

from pydantic import ValidationError

from extractor.annotate import checks
from extractor.annotate.files import AnnotationError, Gold, parsed, stem, text_of, written
from extractor.records import Extraction
from extractor.write.whole import whole_files


@dataclass(frozen=True, slots=True)
class Saved:
    """A gold file, its version, and who saved it when, as far as that is known."""

    extraction: Extraction
    version: str
    annotator: str | None = None
    time: str | None = None


class ConflictError(AnnotationError):
    """Somebody has saved since; ``saved`` is what stands there."""

    def __init__(self, saved: Saved | None) -> None:
        super().__init__("somebody has saved this article since you opened it; open it again")
        self.saved = saved


class GoldFolder:
    """A folder of gold; one service writes into it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = Lock()

    def ids(self) -> Iterator[tuple[str, str | None]]:
        """Give the articles' ids and titles, in the order of the files; what is no gold is left out."""
        for path in sorted(self._folder.glob("*.json")):
            with suppress(AnnotationError):
                found = parsed(path.name, text_of(path)).extraction
                yield found.article.id, found.article.title

    def read(self, id: str) -> Saved | None:
        """Give the gold of an article; None where there is none.

        Raises:
            AnnotationError: The file is no gold of this article.
        """
        path = self._path(id)
        if not path.exists():
            return None
        text = text_of(path)
        found = parsed(path.name, text).extraction
        if found.article.id != id:
            raise AnnotationError(f"{path.name}: holds the article {found.article.id}, not {id}")
        return Saved(found, _version(text), **_last_save(path, _version(text)))

    def save(self, extraction: Extraction, opened: str | None, annotator: str, now: datetime) -> Saved:
        """Save gold over the version that was opened; None where there was none.

        Raises:
            ConflictError: Another version stands there.
            AnnotationError: It cannot be written.
        """
        path = self._path(extraction.article.id)
        text = written(Gold(extraction))
        saved = Saved(extraction, _version(text), annotator, now.isoformat(timespec="seconds"))
        with self._lock:
            standing = self.read(extraction.article.id)
            if (standing.version if standing else None) != opened:
                raise ConflictError(standing)
            try:
                with whole_files([_saves(path), path]) as (saves, gold):
                    saves.write(_history(path) + _line(saved))
                    gold.write(text.encode())
            except OSError as error:
                raise AnnotationError(f"{path.name}: cannot be written ({error.strerror})") from error
        return saved

    def _path(self, id: str) -> Path:
        """Give the file of an article; raises ``AnnotationError``."""
        return self._folder / f"{stem(id)}.json"


def found_wrong(row: object) -> tuple[Extraction | None, list[str]]:
    """Make an extraction of JSON values; give it, and what is wrong with it, each in a line."""
    try:
        extraction = Extraction.model_validate(row)
    except ValidationError as error:
        return None, [f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()]
    return extraction, checks.found_wrong(extraction)


def _saves(path: Path) -> Path:
    """Give the file that says who saved a gold file."""
    return path.with_suffix(".saves.jsonl")


def _history(path: Path) -> bytes:
    """Give the saves of a gold file so far."""
    return _saves(path).read_bytes() if _saves(path).exists() else b""


def _line(saved: Saved) -> bytes:
    """Give a save as a line."""
    save = {"annotator": saved.annotator, "time": saved.time, "version": saved.version}
    return json.dumps(save, ensure_ascii=False).encode() + b"\n"


def _last_save(path: Path, version: str) -> dict[str, str]:
    """Say who saved a version and when, where it was saved here."""
    lines = _history(path).splitlines()
    last: dict[str, str] = json.loads(lines[-1]) if lines else {}
    return {"annotator": last["annotator"], "time": last["time"]} if last.get("version") == version else {}


def _version(text: str) -> str:
    return blake2b(text.encode(), digest_size=12).hexdigest()
