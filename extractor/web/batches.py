"""A batch: JSON lines in, JSON lines out, each line answered by an extraction or by why there is none.

Answers come in the order of the lines, as they are done. A few lines are read ahead, and no more: whoever sends
waits, and nothing grows with the length of a batch.
"""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from dataclasses import replace
from io import BytesIO

from starlette.requests import ClientDisconnect

from extractor.batch import Result
from extractor.read import Failure
from extractor.web.settings import Limits
from extractor.web.uploads import Upload
from extractor.web.workers import LostError, Workers
from extractor.write.jsonl import FailureLines

NAME = "batch"
AHEAD = 8
"""Lines read ahead for each worker: what the others may do while one is at a long article."""

Line = tuple[int, bytes | None]
"""A line's number, and what stands there; None for a line that is too long."""


async def lines(stream: AsyncIterator[bytes], limit: int) -> AsyncGenerator[Line, None]:
    """Give the lines of a stream of bytes that are not blank; no more than ``limit`` bytes are kept of one."""
    number, held = 1, b""
    async for chunk in stream:
        *ended, rest = chunk.split(b"\n")
        for part in ended:
            if line := _taken(held + part, limit):
                yield number, *line
            number, held = number + 1, b""
        held = (held + rest)[: limit + 1]
    if line := _taken(held, limit):
        yield number, *line


def _taken(line: bytes, limit: int) -> tuple[bytes | None] | None:
    """Give a line, or that it is too long; nothing for a blank one."""
    if len(line) > limit:
        return (None,)
    return (line,) if line.strip() else None


async def answers(
    stream: AsyncIterator[bytes], workers: Workers, limits: Limits
) -> AsyncGenerator[bytes, None]:
    """Give the answer to each line of a stream."""
    waiting: asyncio.Queue[asyncio.Task[bytes] | None] = asyncio.Queue(AHEAD * limits.workers)

    async def take() -> None:
        try:
            async with aclosing(lines(stream, limits.line)) as taken:
                async for line in taken:
                    await waiting.put(asyncio.create_task(_answer(line, workers, limits)))
        except ClientDisconnect:
            pass  # what came whole is answered, should anybody still listen
        await waiting.put(None)

    taking = asyncio.create_task(take())
    try:
        while task := await waiting.get():
            yield await task
    finally:
        taking.cancel()
        while not waiting.empty():
            if left := waiting.get_nowait():
                left.cancel()


async def _answer(line: Line, workers: Workers, limits: Limits) -> bytes:
    """Answer one line."""
    number, data = line
    where = f"line {number}"
    if data is None:
        return _written(Failure(NAME, where, f"longer than {limits.line:,} bytes; send the article alone"))
    try:
        results = await workers.read_in_turn(Upload(NAME, "", data))
    except LostError as error:
        return _written(Failure(NAME, where, str(error)))
    return b"".join(_written(replace(r, where=where) if isinstance(r, Failure) else r) for r in results)


def _written(result: Result) -> bytes:
    """Give a result as a line."""
    if isinstance(result, bytes):
        return result
    line = BytesIO()
    FailureLines(line).add(result)
    return line.getvalue()
