"""The work of the whole pipeline grows with the text in proportion; benchmarks/articles.py measures the time."""

from functools import partial

import pytest

from benchmarks.articles import KINDS, repeated
from extractor.pipeline import extract_article, load
from extractor.records import Article
from tests.growth import steps

SHORT, LONG = 3_000, 15_000
"""Characters of the two texts; within a sentence, of which 5,000 is the most, cost may grow faster."""

NLP = load()


@pytest.mark.parametrize("kind", KINDS)
def test_work_grows_in_proportion(kind):
    short, long = (Article(id="a", text=repeated(KINDS[kind], size)) for size in (SHORT, LONG))
    extract_article(NLP, long)  # what is read once is read before
    work = [steps(partial(extract_article, NLP, article)) for article in (short, long)]
    assert work[1] < 2 * LONG / SHORT * work[0]
