"""doccano's JSON lines for marking words: mentions with their labels; values and entities are not doccano's.

What is read back is a draft: mentions without values and bodies, and nothing else of the article's gold.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from extractor.annotate.files import AnnotationError, Gold, save, text_of, validated


def write(golds: Iterable[Gold], path: Path) -> None:
    """Write the articles into a file, one a line."""
    save(path, "".join(json.dumps(_row(gold), ensure_ascii=False) + "\n" for gold in golds))


def read(path: Path) -> Iterator[Gold]:
    """Read the articles of an exported file, with their mentions in text order.

    Raises:
        AnnotationError: a line is no JSON, or not as doccano writes it.
    """
    for number, line in enumerate(text_of(path).split("\n"), 1):
        if line.strip():
            where = f"{path}, line {number}"
            try:
                row = json.loads(line)
                article = {**row["article"], "text": row["text"]}
                labels = sorted(tuple(label) for label in row["label"])
                mentions = [_mention(n, row["text"], *label) for n, label in enumerate(labels, 1)]
            except (json.JSONDecodeError, KeyError, TypeError) as error:
                raise AnnotationError(
                    f"{where}: not as doccano writes it ({type(error).__name__}: {error})"
                ) from error
            yield Gold(validated(where, {"article": article, "mentions": mentions}), reviewed=False)


def _row(gold: Gold) -> dict[str, Any]:
    """Give an article as doccano has it; what is known of it beside its text is kept as metadata."""
    article = gold.extraction.article.model_dump()
    labels = [[m.start, m.end, m.label] for m in gold.extraction.mentions]
    return {"text": article.pop("text"), "label": labels, "article": article}


def _mention(number: int, text: str, start: int, end: int, label: str) -> dict[str, Any]:
    """Give the mention of a label."""
    return {"id": f"m{number}", "start": start, "end": end, "text": text[start:end], "label": label}
