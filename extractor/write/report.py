"""The run's report: which versions read which inputs, and how much came of it.

Nothing in it changes between two runs over the same input: no clock, no host, no duration.
"""

import json
import platform
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from importlib.metadata import version

from extractor.read.articles import Failure
from extractor.read.sources import Input
from extractor.records import SCHEMA_VERSION, Extraction
from extractor.version import __version__

LIBRARIES = ("pydantic", "spacy", "underthesea", "underthesea_core")
"""What the result depends on, beside this package and Python."""

COUNTED = ("mentions", "entities", "documents", "tasks", "targets", "assignments")


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


def report(inputs: Iterable[Input], counts: Counts) -> str:
    """Write ``run.json``."""
    versions = {"extractor": __version__, "schema": SCHEMA_VERSION, "python": platform.python_version()}
    content = {
        "versions": versions | {name: version(name) for name in LIBRARIES},
        "inputs": [asdict(read) for read in inputs],
        "counts": dict(counts.of),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
