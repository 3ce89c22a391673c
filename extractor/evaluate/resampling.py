"""What chance alone would do to a score: bootstrap intervals, and paired approximate randomisation.

Articles are resampled, not mentions: those of one article are right or wrong together. Both are seeded, so they
give the same each time.
"""

from collections.abc import Sequence
from math import nan
from typing import TYPE_CHECKING

from extractor.evaluate.scores import Scores

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DRAWS = 1000
"""Resamplings of the articles behind an interval."""

SWAPS = 9999
"""Random exchanges of two runs' articles behind a p-value, which is 0.0001 at least."""

BLOCK = 256
"""Exchanges worked out at once: with ten thousand articles they take 20 MB."""

Interval = tuple[float, float]
"""Where an F1 lies in 95% of the resamplings."""


def intervals(scores: Sequence[Scores], draws: int = DRAWS) -> dict[str, Interval]:
    """Give the 95% bootstrap interval of each F1, resampling articles."""
    import numpy as np

    names = list(scores[0]) if scores else []
    counts = _counts(scores, names)
    rng, sums = np.random.default_rng(0), np.zeros((draws, len(names), 3))
    for draw in range(draws if names else 0):
        # how often each article is drawn, times its counts: many times as fast as taking the rows themselves
        times = np.bincount(rng.integers(0, len(counts), len(counts)), minlength=len(counts))
        sums[draw] = (times @ counts.reshape(len(counts), -1)).reshape(len(names), 3)
    found: dict[str, Interval] = {}
    for n, name in enumerate(names):
        hit, pred, gold = sums[:, n].T
        known = pred + gold > 0
        ratios = 2 * hit[known] / (pred + gold)[known]
        low, high = np.percentile(ratios, [2.5, 97.5]) if known.any() else (nan, nan)
        found[name] = (float(low), float(high))
    return found


def p_values(old: Sequence[Scores], new: Sequence[Scores], swaps: int = SWAPS) -> dict[str, float]:
    """Say how often two runs would differ in an F1 as much as these, or more, by chance.

    Chance is each article's two results exchanged at random. ``old`` and ``new`` are the scores of the same
    articles, in the same order. A small value means that chance would hardly make such a difference; 1.0 that there is
    none.
    """
    import numpy as np

    names = list(new[0]) if new else []
    before, after = _counts(old, names), _counts(new, names)
    moved = (before - after).reshape(len(new), -1)
    sums = before.sum(axis=0), after.sum(axis=0)
    observed = np.abs(_f1(sums[1]) - _f1(sums[0]))
    rng, reached, left = np.random.default_rng(0), np.zeros(len(names)), swaps
    while left > 0 and names:
        signs = rng.integers(0, 2, (min(BLOCK, left), len(new))).astype(float)
        shift = (signs @ moved).reshape(len(signs), len(names), 3)
        differences = np.abs(_f1(sums[1] + shift) - _f1(sums[0] - shift))
        reached += (differences >= observed - 1e-12).sum(axis=0)
        left -= BLOCK
    return {name: float((reached[n] + 1) / (swaps + 1)) for n, name in enumerate(names)}


def _counts(scores: Sequence[Scores], names: Sequence[str]) -> "NDArray[np.float64]":
    """Give the counts of each article's figures: articles by figures by hit, predicted, gold."""
    import numpy as np

    rows = [[[s[n].hit, s[n].pred, s[n].gold] for n in names] for s in scores]
    return np.array(rows, dtype=float).reshape(len(scores), len(names), 3)


def _f1(counts: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """Give the F1 of counts whose last axis is hit, predicted, gold; without a denominator it is 0."""
    import numpy as np

    hit, both = 2 * counts[..., 0], counts[..., 1] + counts[..., 2]
    return np.divide(hit, both, out=np.zeros_like(hit), where=both > 0)
