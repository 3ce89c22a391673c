"""Many articles: each ends as one line of the outputs or as one failure with its reason, in input order.

``batch`` reads them (``articles.py``), ``Workers`` extracts them in processes (``workers.py``), and what one of these
does with one article is ``extracted`` (``extracting.py``, which needs spaCy and is imported by itself). Articles are
streamed: what is kept of one whose result was taken lies on disk.
"""

from extractor.batch.articles import Batch, batch
from extractor.batch.results import Result
from extractor.batch.workers import PoolError, Workers

__all__ = ["Batch", "PoolError", "Result", "Workers", "batch"]
