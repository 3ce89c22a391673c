"""The run's report: which versions read which inputs, and how much came of it.

Nothing in it changes between two runs over the same input: no clock, no host, no duration.
"""

import json
import platform
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from extractor.read.articles import Failure
from extractor.read.sources import Input
from extractor.records import SCHEMA_VERSION, Extraction
from extractor.version import __version__

LIBRARIES = ("pydantic", "spacy", "underthesea", "underthesea_core")
"""What the result depends on, beside this package and Python."""

COUNTED = ("mentions", "entities", "documents", "tasks", "targets", "assignments")

PACKAGE = Path(__file__).parents[1]
CODE = (".py", ".toml")
"""The files of this package that make the result: rules, and what they know."""


class Counts:
    """Counts articles, failures and records; counts add."""

    def __init__(self) -> None:
        self.of: Counter[str] = Counter(dict.fromkeys(("articles", "failures", *COUNTED), 0))

    def add(self, result: Extraction | Failure) -> None:
        """Count one result."""
        if isinstance(result, Failure):
            self.of["failures"] += 1
            return
        self.of["articles"] += 1
        for kind in COUNTED:
            self.of[kind] += len(getattr(result, kind))


def versions() -> dict[str, str]:
    """Give all that a result depends on beside its article.

    ``code`` changes with every rule and every word the rules know, so that work in progress on them has versions too.
    """
    ours = {"extractor": __version__, "code": _code(), "schema": SCHEMA_VERSION}
    return ours | {"python": platform.python_version()} | {name: version(name) for name in LIBRARIES}


def beginning() -> str:
    """Write the ``run.json`` of a run that is not over."""
    return _written({"versions": versions()})


def report(inputs: Iterable[Input], counts: Counts) -> str:
    """Write ``run.json``."""
    return _written(
        {"versions": versions(), "inputs": [asdict(read) for read in inputs], "counts": dict(counts.of)}
    )


@cache
def _code() -> str:
    """Digest the files of this package, as 16 hexadecimal digits."""
    digest = blake2b(digest_size=8)
    for path in sorted(PACKAGE.rglob("*"), key=lambda path: path.relative_to(PACKAGE).parts):
        if path.suffix in CODE:
            digest.update(b"\0".join((path.relative_to(PACKAGE).as_posix().encode(), path.read_bytes(), b"")))
    return digest.hexdigest()


def _written(content: dict[str, object]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
