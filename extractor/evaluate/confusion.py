"""Which label was given for which: gold's mentions beside the predicted ones, whatever their labels."""

from collections import Counter
from collections.abc import Iterable

from extractor.evaluate.comparison import Comparison
from extractor.evaluate.matching import align, overlapping
from extractor.evaluate.slots import span
from extractor.records import Label

Cell = tuple[Label | None, Label | None]
"""A gold label and a predicted one; ``None`` where the other side has no mention."""

SAME_LABEL = 0.25
"""What the same label adds to an overlap: it breaks ties, and no more."""


def confusion(comparisons: Iterable[Comparison]) -> Counter[Cell]:
    """Count the mentions by gold label and predicted label; each mention is counted once."""
    return sum((_of_article(comparison) for comparison in comparisons), Counter())


def _of_article(comparison: Comparison) -> Counter[Cell]:
    """Align the mentions of an article one to one, and count the pairs and what is left over."""
    gold, pred = comparison.gold["mentions"], comparison.pred["mentions"]
    gains = {}
    for i, j in overlapping([span(m) for m in gold], [span(m) for m in pred]):
        same = gold[i]["label"] == pred[j]["label"]
        gains[i, j] = (1.0 if span(gold[i]) == span(pred[j]) else 0.5) + SAME_LABEL * same
    pairs = align(gains)
    found, right = {i for i, _ in pairs}, {j for _, j in pairs}
    cells: Counter[Cell] = Counter((gold[i]["label"], pred[j]["label"]) for i, j in pairs)
    cells.update((m["label"], None) for i, m in enumerate(gold) if i not in found)
    cells.update((None, m["label"]) for j, m in enumerate(pred) if j not in right)
    return cells
