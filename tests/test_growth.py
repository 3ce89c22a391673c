"""The cost of every stage grows with the text in proportion."""

import pytest

from benchmarks.articles import KINDS, extracted, repeated
from extractor.pipeline import load
from extractor.records import Article

SHORT, LONG, ATTEMPTS = 1_000, 20_000, 3
"""Characters of the two texts, and how often they are timed before a stage is believed to grow too fast."""

NLP = load()


def growing(piece: str) -> dict[str, float]:
    """Give the stages that cost more than 60 times as much for 20 times the text, and how many times."""
    short, long = (Article(id="a", text=repeated(piece, size)) for size in (SHORT, LONG))
    before, after = min((extracted(NLP, short) for _ in range(3)), key=total), extracted(NLP, long)
    # What takes a twentieth of the whole is not timed well enough to tell.
    ratios = {name: after[name] / max(before[name], total(before) / 20) for name in after}
    return {name: ratio for name, ratio in ratios.items() if ratio > 60}


def total(spent: dict[str, float]) -> float:
    return sum(spent.values())


@pytest.mark.parametrize("kind", KINDS)
def test_every_stage_grows_in_proportion(kind):
    for _ in range(ATTEMPTS):
        found = growing(KINDS[kind])
        if not found:
            break
    assert not found
