"""Which group an article belongs to: its publisher, its source, whatever is known of it beside its text."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from extractor.evaluate.report import Report
from extractor.evaluate.sources import EvaluationError
from extractor.read.articles import BadInputError, decoded, normalised
from extractor.read.plain import split


def groups(report: Report, key: str, about: Path | None = None) -> dict[str, str]:
    """Give the value of a key for each article that has one, by the article's id.

    Args:
        report: the articles.
        key: ``source`` or another key of gold's ``article``; with ``about``, any key of the articles' own metadata.
        about: where these stand: a folder of ``.txt`` files with front matter, or ``.jsonl`` rows with an ``id``.

    Raises:
        EvaluationError: the metadata cannot be read, or no article has the key.
    """
    known = dict(_metadata(about)) if about else {a.id: a.comparison.article for a in report.articles}
    found = {a.id: str(known[a.id][key]) for a in report.articles if known.get(a.id, {}).get(key) is not None}
    if not found:
        raise EvaluationError(
            f"--by {key}: no article has it; say where it stands with --about, as --about corpus"
        )
    return found


def _metadata(about: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Give what is known of each article, by its id."""
    try:
        if about.is_dir():
            for file in sorted(about.glob("*.txt")):
                fields, _ = split(normalised(decoded(file.read_bytes())))
                yield str(fields.get("id", file.stem)), fields
        else:
            rows = (json.loads(line) for line in about.read_text("utf-8").split("\n") if line.strip())
            yield from ((str(row["id"]), row) for row in rows if isinstance(row, dict) and "id" in row)
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, BadInputError) as error:
        raise EvaluationError(f"--about {about}: cannot be read: {error}") from error
