"""Corrections on disk: a gold file an article, and beside it who saved it and when.

``ID.json``          the gold, in the record format, as ``extractor evaluate`` reads it
``ID.saves.jsonl``   a line a save: annotator, time, version (the record format has no place for them)

A version is the digest of a gold file. Whoever saves says which version was opened; where another stands there now,
nothing is written. Both files take their names together, whole.
"""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import quote

from pydantic import ValidationError

from extractor.evaluate.faults import faults
from extractor.records import Extraction
from extractor.write.whole import whole_files

TRACES = ("source", "cue")
"""What says how the extractor came by a record: nothing of gold's."""

OPTIONAL = ("heading", "product", "scope", "baseline", "monitor")
"""Fields that gold carries only where they hold something."""

REVIEWED = "reviewed"
"""The key of a draft that nobody has read; a person who saves has."""

LONGEST_NAME = 200
_UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|%]|^\.|[. ]$')


@dataclass(frozen=True, slots=True)
class Saved:
    """A gold file, its version, and who saved it when, as far as that is known."""

    extraction: Extraction
    version: str
    annotator: str | None = None
    time: str | None = None


class GoldError(ValueError):
    """Gold cannot be read or saved; the message says why."""


class ConflictError(GoldError):
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
        """Give the articles' ids and titles, in the order of the files' names; files that cannot be read are left out."""
        for path in sorted(self._folder.glob("*.json")):
            with suppress(GoldError):
                found = _parsed(path, path.read_bytes())
                yield found.article.id, found.article.title

    def read(self, id: str) -> Saved | None:
        """Give the gold of an article; None where there is none.

        Raises:
            GoldError: The file is no gold of this article.
        """
        path = self._path(id)
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            return None
        found = _parsed(path, content)
        if found.article.id != id:
            raise GoldError(f"{path.name}: holds the article {found.article.id}, not {id}")
        return Saved(found, _version(content), **self._last_save(path, _version(content)))

    def save(self, extraction: Extraction, opened: str | None, annotator: str, now: datetime) -> Saved:
        """Save gold over the version that was opened; None where there was none.

        Raises:
            ConflictError: Another version stands there.
            GoldError: It cannot be written.
        """
        path = self._path(extraction.article.id)
        content = written(extraction)
        save = {
            "annotator": annotator,
            "time": now.isoformat(timespec="seconds"),
            "version": _version(content),
        }
        with self._lock:
            standing = self.read(extraction.article.id)
            if (standing.version if standing else None) != opened:
                raise ConflictError(standing)
            saves = _saves(path)
            line = json.dumps(save, ensure_ascii=False).encode() + b"\n"
            kept = saves.read_bytes() if saves.exists() else b""
            try:
                with whole_files([saves, path]) as (history, gold):
                    history.write(kept + line)
                    gold.write(content)
            except OSError as error:
                raise GoldError(f"{path.name}: cannot be written ({error.strerror})") from error
        return Saved(extraction, save["version"], save["annotator"], save["time"])

    def _path(self, id: str) -> Path:
        """Give the file of an article: its id, with what names cannot hold written as ``%2F``."""
        name = _UNSAFE.sub(lambda match: quote(match[0], safe="").replace(".", "%2E"), id)
        if len(name.encode()) > LONGEST_NAME:
            raise GoldError(f"{id[:40]}…: the id is too long to name a file; shorten it")
        return self._folder / f"{name}.json"

    def _last_save(self, path: Path, version: str) -> dict[str, str]:
        """Say who saved a version and when, where it was saved here."""
        saves = _saves(path)
        lines = saves.read_text("utf-8").splitlines() if saves.exists() else []
        last: dict[str, str] = json.loads(lines[-1]) if lines else {}
        return (
            {"annotator": last["annotator"], "time": last["time"]} if last.get("version") == version else {}
        )


def found_wrong(row: object) -> tuple[Extraction | None, list[str]]:
    """Make an extraction of JSON values; give it, and what is wrong with it, each in a line."""
    try:
        extraction = Extraction.model_validate(row)
    except ValidationError as error:
        return None, [f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()]
    return extraction, list(faults(extraction))


def written(extraction: Extraction) -> bytes:
    """Write gold as JSON: absent values null, optional ones left out, no traces of rules."""
    row: dict[str, Any] = extraction.model_dump()
    for records in row.values():
        for record in records if isinstance(records, list) else ():
            for field in (*TRACES, *OPTIONAL):
                if field in TRACES or record.get(field, "") is None:
                    record.pop(field, None)
    return (json.dumps(row, ensure_ascii=False, indent=1) + "\n").encode()


def _parsed(path: Path, content: bytes) -> Extraction:
    """Read gold; raises ``GoldError``."""
    try:
        row = json.loads(content)
        if isinstance(row, dict):
            row.pop(REVIEWED, None)
        return Extraction.model_validate(row)
    except (ValidationError, ValueError) as error:
        raise GoldError(f"{path.name}: is no gold ({str(error).splitlines()[0]}); mend or move it") from None


def _saves(path: Path) -> Path:
    """Give the file that says who saved a gold file."""
    return path.with_suffix(".saves.jsonl")


def _version(content: bytes) -> str:
    return blake2b(content, digest_size=12).hexdigest()
