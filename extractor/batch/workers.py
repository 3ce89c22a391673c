"""Processes that extract, each with a pipeline of its own.

Every worker has a pipe to itself and is given one article at a time, by a thread that waits for the answer. So a worker
that dies, or is ended because its article takes too long, costs that article and nothing else: no lock or queue is
shared that it could leave taken or half written. Pools that share one cannot promise this. ``concurrent.futures`` and
loky give up all that is under way when a process dies, and know no time limit; pebble has both, but with 200 kB results
and a worker killed every 0.15 s it broke down after 34 to 87 of 1,500 tasks, a killed worker having kept its lock.

Processes are not forked from this one, which has threads. On Linux a server process loads the models once and forks
every worker from itself: they share the memory, and one that died is back at once. On macOS and Windows, where a fork
is not safe or not there, each worker loads them itself.
"""

import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from multiprocessing.connection import Connection
from threading import Thread
from types import TracebackType
from typing import TYPE_CHECKING, Self

from extractor.batch.results import Result, finished
from extractor.read import Failure, Located

if TYPE_CHECKING:
    from spacy.language import Language

AHEAD = 64
"""Articles a worker that are under way at most: what the others may do while one is at a long article."""

STARTS = 3
"""Times that a process may end before it is ready: one may be killed for want of memory, three are no accident."""

_GRACE = 5.0
"""Seconds that a process which closed its pipe has to end by itself, so that its exit status is known."""

_MODELS = "extractor.batch.loaded"
"""The module that loads the models when it is imported."""

if sys.platform == "linux":
    _PROCESSES = multiprocessing.get_context("forkserver")
    _PROCESSES.set_forkserver_preload([_MODELS])
else:
    _PROCESSES = multiprocessing.get_context("spawn")


class PoolError(Exception):
    """Nothing can be extracted, whatever the article; the message says why and what to do."""


def our_pipeline() -> "Language":
    """Load the pipeline that workers have where no other is asked for."""
    from extractor.pipeline import load

    return load()


class Workers:
    """Extracts articles in ``count`` processes; used as a context, at whose end they are gone.

    Args:
        count: How many processes; they are started as they are needed.
        timeout: The seconds one article may take; none for no limit.
        load: Makes the pipeline of a worker, in the worker.
    """

    def __init__(
        self, count: int, timeout: float | None = None, load: Callable[[], "Language"] = our_pipeline
    ) -> None:
        self._ahead = AHEAD * count
        self._idle = [Worker(timeout, load) for _ in range(count)]
        self._all = tuple(self._idle)
        self._threads = ThreadPoolExecutor(count)

    def __enter__(self) -> Self:
        return self

    def results(self, items: Iterable[Located | Result]) -> Iterator[Result]:
        """Extract every article; what has ended already keeps its place in the order.

        Raises:
            PoolError: A worker cannot be started.
        """
        under_way: deque[Future[Result] | Result] = deque()
        for item in items:
            under_way.append(self._threads.submit(self._extract, item) if isinstance(item, Located) else item)
            while under_way and (len(under_way) > self._ahead or _is_done(under_way[0])):
                yield _waited_for(under_way.popleft())
        while under_way:
            yield _waited_for(under_way.popleft())

    def _extract(self, item: Located) -> Result:
        """Give an article to a worker that has none; there are as many as threads."""
        worker = self._idle.pop()
        try:
            return worker.extract(item)
        finally:
            self._idle.append(worker)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End all processes, in the middle of their articles where it must be."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._all:
            worker.kill()
        self._threads.shutdown()
        for worker in self._all:
            worker.stop()


class Worker:
    """One process that extracts articles, started with the first; one that has died is started again."""

    def __init__(self, timeout: float | None, load: Callable[[], "Language"]) -> None:
        self._timeout = timeout
        self._load = load
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection
        self._ended = False

    def extract(self, item: Located) -> Result:
        """Have an article extracted; one that the process does not survive is a failure."""
        if not (self._process and self._process.is_alive()):
            self._start()
        try:
            self._pipe.send(item)
            if self._pipe.poll(self._timeout):
                result: Result = self._pipe.recv()
                return result
            reason = f"took longer than {self._timeout:g} s; try it alone, with a longer --timeout"
        except (EOFError, OSError):
            reason = f"its process ended in the middle ({self._ending()}); try it alone"
        self.stop()
        return Failure(item.source, item.where, reason, item.article.id)

    def kill(self) -> None:
        """End the process for good; whoever waits for its answer is told that it died."""
        self._ended = True
        if self._process:
            self._process.kill()

    def stop(self) -> None:
        """End the process and forget it."""
        if self._process:
            self._process.kill()
            self._process.join()
            self._pipe.close()
            self._process = None

    def _start(self) -> None:
        """Start the process and wait until its models are loaded; one that is killed meanwhile is started again."""
        for _ in range(STARTS):
            self.stop()
            self._pipe, theirs = _PROCESSES.Pipe()
            process = _PROCESSES.Process(target=_serve, args=(theirs, self._load), daemon=True)
            with theirs, _ctrl_c_kept_from_processes():
                process.start()
            self._process = process
            if self._ended:  # by another thread, which may have found no process yet
                process.kill()
            try:
                self._pipe.recv()
                return
            except (EOFError, OSError):
                ending = self._ending()
            if self._ended:
                return
        raise PoolError(f"no worker can be started ({ending}); what it said stands above")

    def _ending(self) -> str:
        """Say how the process ended."""
        assert self._process
        self._process.join(_GRACE)
        status = self._process.exitcode
        if status is None:
            return "no exit status"
        return f"exit status {status}" if status >= 0 else signal.Signals(-status).name


def _serve(pipe: Connection, load: Callable[[], "Language"]) -> None:
    """Be a worker: load the pipeline, then answer article after article until the other end is closed."""
    import_module(_MODELS)
    from extractor.batch.extracting import extracted  # here, since who starts workers needs no spaCy

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=end_with_parent, daemon=True).start()
    nlp = load()
    try:
        pipe.send(None)
        while True:
            pipe.send(finished(extracted(nlp, pipe.recv())))
    except (EOFError, ConnectionError):
        return


def end_with_parent() -> None:
    """End this process when its parent ends, even in the middle of an article that would take for ever."""
    parent = multiprocessing.parent_process()
    assert parent
    parent.join()
    os._exit(0)


@contextmanager
def _ctrl_c_kept_from_processes() -> Iterator[None]:
    """Have processes that are started here not see Ctrl-C, which goes to all of a terminal's: it is the parent's."""
    if sys.platform == "win32":
        yield  # there a process sees it until `_serve` is reached
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _is_done(result: Future[Result] | Result) -> bool:
    return not isinstance(result, Future) or result.done()


def _waited_for(result: Future[Result] | Result) -> Result:
    return result.result() if isinstance(result, Future) else result
