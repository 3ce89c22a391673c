"""What overlaps what, and the best one-to-one alignment.

Both work on pairs that have something in common, not on all pairs: a hundred thousand mentions are swept in
order of their starts, and the assignment problem is solved within groups that overlap one another.

Where several alignments have the same sum, any is right, but what hangs on it may differ: which gold task
a predicted one stands for decides whether an assignment has its tasks right. ``align_whole`` settles this
by the order of the items, so its caller puts them in one that does not depend on the file (text order).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

Offsets = tuple[int, int]
"""A half-open span: start and end."""

Pair = tuple[int, int]
"""The number of a gold item and that of a predicted one."""


WHOLE = 4_000_000
"""Cells of a matrix that is still solved at once (32 MB): two thousand tasks against two thousand."""


def overlap(a: Offsets, b: Offsets) -> bool:
    """Tell whether two spans share a character."""
    return a[0] < b[1] and b[0] < a[1]


def overlapping(gold: Sequence[Offsets], pred: Sequence[Offsets]) -> Iterator[Pair]:
    """Give the pairs of spans that share a character, in time proportional to the spans and the pairs.

    Spans are met in order of their starts: those of the other side that have not ended overlap the new one.
    """
    sides = (gold, pred)
    open_: tuple[list[int], list[int]] = ([], [])
    order = sorted((span[0], side, i) for side in (0, 1) for i, span in enumerate(sides[side]))
    for start, side, i in order:
        others = open_[1 - side]
        others[:] = [k for k in others if sides[1 - side][k][1] > start]
        for k in others:
            if overlap(sides[side][i], sides[1 - side][k]):
                yield (i, k) if side == 0 else (k, i)
        open_[side].append(i)


def align(gains: Mapping[Pair, float]) -> list[Pair]:
    """Give the one-to-one pairs whose gains have the greatest sum, in order; pairs without gain are left out.

    ``gains`` holds the pairs that gain anything. Groups of pairs that share no item are solved one by one: of
    alignments with the same sum it may be any.
    """
    return sorted(pair for group in _groups(gains) for pair in _best(group, gains))


def align_whole(gains: Mapping[Pair, float], gold: int, pred: int) -> list[Pair]:
    """Do the same for ``gold`` and ``pred`` items at once: of alignments with the same sum it is score.py's.

    Beyond ``WHOLE`` cells they are solved group by group: the sum stays, ties may fall differently.
    """
    if gold * pred > WHOLE:
        return align(gains)
    return _solved(range(gold), range(pred), gains)


def _groups(gains: Mapping[Pair, float]) -> list[list[Pair]]:
    """Part the pairs with a gain into groups that have no item in common."""
    pairs = [pair for pair, gain in gains.items() if gain > 0]
    by_gold, by_pred = defaultdict(list), defaultdict(list)
    for pair in pairs:
        by_gold[pair[0]].append(pair)
        by_pred[pair[1]].append(pair)
    groups, seen = [], set[Pair]()
    for first in pairs:
        if first in seen:
            continue
        seen.add(first)
        group = [first]
        for i, j in group:  # grows while it is walked
            for pair in (*by_gold.pop(i, ()), *by_pred.pop(j, ())):
                if pair not in seen:
                    seen.add(pair)
                    group.append(pair)
        groups.append(group)
    return groups


def _best(group: list[Pair], gains: Mapping[Pair, float]) -> list[Pair]:
    """Solve the assignment problem for one group; most are single pairs, which need no solver."""
    if len(group) == 1:
        return group
    gold, pred = (sorted({pair[side] for pair in group}) for side in (0, 1))
    return _solved(gold, pred, {pair: gains[pair] for pair in group})


def _solved(gold: Sequence[int], pred: Sequence[int], gains: Mapping[Pair, float]) -> list[Pair]:
    """Solve the assignment problem for these gold and predicted items, in their order."""
    # imported here: the command line imports this module, and scipy takes a tenth of a second
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    row_of, column_of = ({item: n for n, item in enumerate(items)} for items in (gold, pred))
    matrix = np.zeros((len(gold), len(pred)))
    for (i, j), gain in gains.items():
        matrix[row_of[i], column_of[j]] = gain
    rows, columns = linear_sum_assignment(matrix, maximize=True)
    chosen = zip(rows.tolist(), columns.tolist(), strict=True)
    return [(gold[r], pred[c]) for r, c in chosen if matrix[r, c] > 0]
