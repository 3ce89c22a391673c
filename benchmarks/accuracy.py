"""How good the extraction is on several sets of gold, side by side, as the table of docs/accuracy.md.

    python benchmarks/accuracy.py gold '../shared/real/gold:d[012]' '../shared/real/gold:d[34]'

A set is a folder of gold, and after a colon a regular expression for the ids that belong to it. The gold's articles are
extracted anew; nothing is read from ``outputs/``. Errors are counted by kind, not shown: ``extractor evaluate`` does.
"""

import re
import sys
from collections import Counter
from pathlib import Path

from spacy.language import Language

from extractor.evaluate.comparison import Comparison
from extractor.evaluate.errors import ERROR_KINDS
from extractor.evaluate.report import Report, report
from extractor.evaluate.sources import load as load_gold
from extractor.pipeline import extract_article, load
from extractor.records import Article

FIGURES = (
    "mention CODE strict",
    "value CODE",
    "mention DATE strict",
    "value DATE",
    "mention ORG strict",
    "entity CEAF-phi4",
    "document",
    "document issuer",
    "document issued_on",
    "document role",
    "slots tasks",
    "slots targets",
    "slots assignments",
    "assignment leads",
    "assignment coordinators",
)


def measured(nlp: Language, gold: str) -> Report:
    """Extract the articles of a set of gold and score what comes out."""
    folder, _, pattern = gold.partition(":")
    rows = load_gold(Path(folder))
    chosen = {name: row for name, row in rows.items() if re.match(pattern, name)}
    predicted = {name: extract_article(nlp, Article(**row["article"])) for name, row in chosen.items()}
    return report(Comparison(row, predicted[name].model_dump()) for name, row in chosen.items())


def table(names: list[str], reports: list[Report]) -> list[str]:
    """Give the Markdown table: a row a figure, precision / recall / F1 a set."""
    lines = ["| P / R / **F1** | " + " | ".join(names) + " |", "|---|" + "---|" * len(names)]
    lines.append("| articles | " + " | ".join(str(len(r.articles)) for r in reports) + " |")
    for figure in FIGURES:
        cells = [r.total.get(figure) for r in reports]
        shown = (
            f"{t.p:.2f} / {t.r:.2f} / **{t.f1:.3f}**" if t is not None and t.gold else "–" for t in cells
        )
        lines.append(f"| {figure} | " + " | ".join(shown) + " |")
    return lines


def error_table(names: list[str], reports: list[Report]) -> list[str]:
    """Give the Markdown table of what is left wrong: a row a kind of error, a column a set."""
    lines = ["| left wrong | " + " | ".join(names) + " |", "|---|" + "---|" * len(names)]
    counts = [Counter((kind, e.what) for kind in ERROR_KINDS for e in r.errors(kind)) for r in reports]
    for key in sorted({key for count in counts for key in count}):
        lines.append(f"| {key[0]} {key[1]} | " + " | ".join(str(count[key]) for count in counts) + " |")
    return lines


def main(sets: list[str]) -> None:
    """Print both tables."""
    nlp = load()
    reports = [measured(nlp, gold) for gold in sets]
    print("\n".join([*table(sets, reports), "", *error_table(sets, reports)]))


if __name__ == "__main__":
    main(sys.argv[1:] or ["gold"])
