"""The processes that read and extract.

Threads would not do: reading and extracting is Python code, of which one process runs one line at a time, and a
thread that is stuck in an upload cannot be ended. A process can; its place is taken by a new one, while the others
go on. Each loads the models once, when it starts. What an upload holds is taken apart there too: whoever sends a file
that breaks or holds up its reader breaks that process alone.
"""

import asyncio
import multiprocessing
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict
from importlib import import_module
from multiprocessing.connection import Connection
from threading import Thread
from typing import TypeVar

from extractor.batch.extracting import extracted
from extractor.batch.results import Result, finished
from extractor.batch.workers import end_with_parent
from extractor.pipeline import load
from extractor.read import Failure, Located
from extractor.web.settings import Limits
from extractor.web.uploads import Upload

Given = TypeVar("Given")

STARTS = 3
"""Times that a process may end before it is ready: one may be killed for want of memory, three are no accident."""


class Fault(Failure):
    """A failure that is the extractor's own, not the article's."""


class BusyError(Exception):
    """As many requests wait as may."""


class LostError(Exception):
    """A worker gave no answer; the message says why."""


class TimeLimitError(LostError):
    """A worker took too long."""


def work(connection: Connection) -> None:
    """Answer uploads until the connection ends: the body of a worker's process."""
    # Ctrl-C goes to every process of a terminal, and what stops a service may end all of it at once; a worker ends
    # when the service has its last answer.
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, signal.SIG_IGN)
    Thread(target=end_with_parent, daemon=True).start()
    import_module("extractor.batch.loaded")
    nlp = load()
    connection.send(None)

    def result(item: Located | Failure) -> Result:
        if isinstance(item, Failure):
            return item
        found = extracted(nlp, item)
        return Fault(**asdict(found)) if isinstance(found, Failure) else finished(found)

    while True:
        try:
            upload: Upload = connection.recv()
        except EOFError:
            return
        connection.send([result(item) for item in upload.read()])


class Worker:
    """One process; its methods wait, so they are called in a thread."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def start(self) -> None:
        """Start the process, and wait until it has its models.

        Raises:
            LostError: It ended before, each time.
        """
        context = multiprocessing.get_context("spawn")
        for _ in range(STARTS):
            self._connection, theirs = context.Pipe()
            self._process = context.Process(target=work, args=(theirs,), daemon=True)
            self._process.start()
            theirs.close()
            with suppress(EOFError, OSError):
                self._connection.recv()
                return
            self.stop()
        raise LostError("no worker can be started; what it said stands above")

    def answer(self, upload: Upload) -> list[Result]:
        """Have an upload read.

        Raises:
            LostError: The process took too long, or ended; it must be started again.
        """
        try:
            self._connection.send(upload)
            if not self._connection.poll(self._seconds):
                raise TimeLimitError(f"not done within {self._seconds:g} seconds; send it in smaller parts")
            results: list[Result] = self._connection.recv()
        except (EOFError, OSError):
            raise LostError("the worker ended on it; please report it with the article") from None
        return results

    def stop(self) -> None:
        """End the process."""
        self._connection.close()
        self._process.kill()
        self._process.join()


class Workers:
    """All processes: whoever asks gets the next that is free."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._workers = [Worker(limits.seconds) for _ in range(limits.workers)]
        self._threads = ThreadPoolExecutor(limits.workers, "worker")
        self._idle: asyncio.Queue[Worker] = asyncio.Queue()
        self._busy: set[asyncio.Task[list[Result]]] = set()
        self._restarting: set[asyncio.Task[None]] = set()
        self.waiting = 0

    @property
    def idle(self) -> int:
        """How many processes have nothing to do."""
        return self._idle.qsize()

    async def start(self) -> None:
        """Start all processes."""
        await asyncio.gather(*map(self._start, self._workers))

    async def stop(self) -> None:
        """End all processes, when what was accepted is answered."""
        await asyncio.gather(*self._busy, *self._restarting, return_exceptions=True)
        await asyncio.gather(*(self._in_thread(worker.stop) for worker in self._workers))
        self._threads.shutdown()

    async def read(self, upload: Upload) -> list[Result]:
        """Have an upload read, unless too many wait already.

        Raises:
            BusyError: Too many wait.
            LostError: It took too long, or ended its process.
        """
        if not self.idle and self.waiting >= self._limits.waiting:
            raise BusyError
        return await self.read_in_turn(upload)

    async def read_in_turn(self, upload: Upload) -> list[Result]:
        """Have an upload read, however long it waits; raises ``LostError``."""
        self.waiting += 1
        try:
            worker = await self._idle.get()
        finally:
            self.waiting -= 1
        busy = asyncio.create_task(self._answer(worker, upload))
        self._busy.add(busy)
        busy.add_done_callback(self._busy.discard)
        # Whoever asked may have gone; the worker is free only when it is done.
        return await asyncio.shield(busy)

    async def _answer(self, worker: Worker, upload: Upload) -> list[Result]:
        """Take a worker's answer and give it back its place; a process that was lost is started again."""
        try:
            results = await self._in_thread(worker.answer, upload)
        except LostError:
            restarting = asyncio.create_task(self._restart(worker))
            self._restarting.add(restarting)
            restarting.add_done_callback(self._restarting.discard)
            raise
        self._idle.put_nowait(worker)
        return results

    async def _restart(self, worker: Worker) -> None:
        """Start a worker again; one that cannot be started tries again when it is asked."""
        await self._in_thread(worker.stop)
        with suppress(LostError):
            await self._in_thread(worker.start)
        self._idle.put_nowait(worker)

    async def _start(self, worker: Worker) -> None:
        await self._in_thread(worker.start)
        self._idle.put_nowait(worker)

    async def _in_thread(self, call: Callable[..., Given], *arguments: object) -> Given:
        """Wait for a call without holding up the event loop."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, call, *arguments)
