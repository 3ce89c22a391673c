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
HALF = 0.5
"""Of a task's words, how much must be right for the task to count as found in the table by rule."""


def compared(nlp: Language, gold: str) -> list[Comparison]:
    """Extract the articles of a set of gold and set what comes out beside it."""
    folder, _, pattern = gold.partition(":")
    rows = load_gold(Path(folder))
    chosen = {name: row for name, row in rows.items() if re.match(pattern, name)}
    predicted = {name: extract_article(nlp, Article(**row["article"])) for name, row in chosen.items()}
    return [Comparison(row, predicted[name].model_dump()) for name, row in chosen.items()]


def table(names: list[str], reports: list[Report]) -> list[str]:
    """Give the Markdown table: a row a figure, precision / recall / F1 a set."""
    lines = ["| P / R / **F1** | " + " | ".join(names) + " |", "|---|" + "---|" * len(names)]
    lines.append("| articles | " + " | ".join(str(len(r.articles)) for r in reports) + " |")
    for figure in FIGURES:
        cells = [r.total.get(figure) for r in reports]
        shown = (
            f"{t.p:.2f} / {t.r:.2f} / **{t.f1:.3f}**".replace("nan", "–") if t is not None and t.gold else "–"
            for t in cells
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


def rule_table(names: list[str], sets: list[list[Comparison]]) -> list[str]:
    """Give the Markdown table of the tasks by rule: how many of those it made are a gold task, by half at least."""
    lines = ["| tasks by rule: right / made | " + " | ".join(names) + " |", "|---|" + "---|" * len(names)]
    made: list[Counter[str]] = [
        Counter(task["source"] for c in set_ for task in c.pred["tasks"]) for set_ in sets
    ]
    right: list[Counter[str]] = [Counter() for _ in sets]
    for comparisons, count in zip(sets, right, strict=True):
        for c in comparisons:
            for i, j in c.records("tasks"):
                gold, pred = c.gold["tasks"][i], c.pred["tasks"][j]
                count[pred["source"]] += c.span_f1(gold, pred) >= HALF
    for rule in sorted({rule for count in made for rule in count}):
        cells = [f"{r[rule]} / {m[rule]}" for r, m in zip(right, made, strict=True)]
        lines.append(f"| {rule} | " + " | ".join(cells) + " |")
    return lines


def main(sets: list[str]) -> None:
    """Print the three tables."""
    nlp = load()
    comparisons = [compared(nlp, gold) for gold in sets]
    reports = [report(c) for c in comparisons]
    tables = table(sets, reports), error_table(sets, reports), rule_table(sets, comparisons)
    print("\n\n".join("\n".join(lines) for lines in tables))


if __name__ == "__main__":
    main(sys.argv[1:] or ["gold"])
