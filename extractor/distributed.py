"""A batch on the workers of a Dask cluster, which may be on many machines.

``Cluster`` stands in for ``extractor.batch.Workers``: the reading, the order, the folder and what is taken over are the
same code, and so the same bytes come out. The articles go to the cluster in chunks; what is on a worker that is lost,
Dask gives to another. docs/distributed.md says why Dask, and how to run ten million articles.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count
from threading import Lock
from types import TracebackType
from typing import Self

from distributed import Client, Future, KilledWorker
from spacy.language import Language

from extractor.batch.extracting import extracted
from extractor.batch.results import Result, finished
from extractor.batch.workers import PoolError
from extractor.pipeline import load
from extractor.read import Failure, Located
from extractor.write.report import versions

CHUNK = 100_000
"""Characters of text that a task has: some three seconds of work, against a millisecond that Dask spends on a task."""

AHEAD = 4
"""Chunks under way for each of the cluster's workers at most; so many results may wait for one that comes first."""

_ALONE = Lock()
"""A worker with several threads extracts with one of them: a pipeline belongs to one text at a time."""


@dataclass
class Chunk:
    """Some of the items in their order, and the results of their articles; none where there is no article."""

    items: list[Located | Result]
    answers: Future[list[Result]] | None

    def done(self) -> bool:
        """Say whether the results are there."""
        return self.answers is None or bool(self.answers.done())


class Cluster:
    """Extracts articles on a running cluster; used as a context, at whose end the cluster goes on without us.

    Args:
        address: Where the cluster's scheduler is, as ``tcp://10.0.0.1:8786``.

    Raises:
        PoolError: Nobody answers there.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self._numbers = count()

    def __enter__(self) -> Self:
        try:
            self._client = Client(self._address, timeout="10s")
        except (OSError, ValueError) as error:
            raise PoolError(
                f"{self._address}: no scheduler answers ({error}); start one with `dask scheduler`"
            ) from None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def results(self, items: Iterable[Located | Result]) -> Iterator[Result]:
        """Extract every article; what has ended already keeps its place in the order.

        Raises:
            PoolError: A worker has other versions than we.
        """
        under_way: deque[Chunk] = deque()
        for chunk in chunks(items):
            under_way.append(self._submitted(chunk))
            while under_way and (len(under_way) > self._room() or under_way[0].done()):
                yield from self._results(under_way.popleft())
        while under_way:
            yield from self._results(under_way.popleft())

    def _room(self) -> int:
        """Give how many chunks may be under way, for as many workers as there are by now."""
        return AHEAD * max(1, len(self._client.nthreads()))

    def _submitted(self, items: list[Located | Result]) -> Chunk:
        """Send the articles of a chunk to the cluster."""
        articles = [item for item in items if isinstance(item, Located)]
        return Chunk(items, self._sent(articles) if articles else None)

    def _sent(self, articles: Sequence[Located]) -> Future[list[Result]]:
        key = f"extract-{next(self._numbers)}"
        return self._client.submit(extract_chunk, articles, versions(), key=key, pure=False)

    def _results(self, chunk: Chunk) -> Iterator[Result]:
        """Wait for a chunk and put its results in their places."""
        articles = [item for item in chunk.items if isinstance(item, Located)]
        answers = iter(self._answers(articles, chunk.answers) if chunk.answers else [])
        for item in chunk.items:
            yield next(answers) if isinstance(item, Located) else item

    def _answers(self, articles: Sequence[Located], future: Future[list[Result]]) -> list[Result]:
        """Wait for the answers; where a chunk has killed worker after worker, for those of each article alone."""
        try:
            answers: list[Result] = future.result()
        except KilledWorker:
            if len(articles) == 1:
                return [_killing(articles[0])]
            return [answer for one in articles for answer in self._answers([one], self._sent([one]))]
        return answers


def chunks(items: Iterable[Located | Result]) -> Iterator[list[Located | Result]]:
    """Cut the items into chunks of so many characters; one that is longer is a chunk of its own."""
    chunk: list[Located | Result] = []
    size = 0
    for item in items:
        chunk.append(item)
        size += len(item.article.text) if isinstance(item, Located) else 0
        if size >= CHUNK or not isinstance(item, Located):
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def extract_chunk(articles: Sequence[Located], expected: dict[str, str]) -> list[Result]:
    """Extract articles; runs on a worker.

    Raises:
        PoolError: This worker has other versions than who asks.
    """
    if different := [name for name, version in versions().items() if version != expected.get(name)]:
        name = different[0]
        raise PoolError(
            f"a worker has {name} {versions()[name]}, not {expected.get(name)}; install the same everywhere"
        )
    with _ALONE:
        return [finished(extracted(_pipeline(), item)) for item in articles]


@cache
def _pipeline() -> Language:
    """Load the pipeline of a worker, once."""
    return load()


def _killing(item: Located) -> Failure:
    """Give the failure of an article that no worker survived."""
    reason = "every worker that extracted it ended in the middle; try it alone"
    return Failure(item.source, item.where, reason, item.article.id)
