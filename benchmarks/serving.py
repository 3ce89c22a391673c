"""Load the service on this machine, beside the batch command on the same articles.

    python benchmarks/serving.py [--requests N] [--clients N] [--workers N]

Starts ``extractor serve``, has clients ask it at once for the articles of corpus/, one a request, and says how long the
answers took, how many were no extraction, and how much memory the service and its workers held after a first round and
at the end. Then the same articles, under other ids, go through ``/batch``, and through ``extractor run`` with as many
workers. Start and loading of models are left out of the service's rates, and stand in that of the command.
"""

import argparse
import json
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path

import httpx

from extractor.batch import batch
from extractor.read import Located

ROOT = Path(__file__).parents[1]
EXTRACTOR = str(Path(sys.executable).with_name("extractor"))
SHARES = (50, 90, 99, 100)
"""The percentiles that are printed."""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--requests", type=int, default=1000)
    parser.add_argument("--clients", type=int, default=4)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    found = (item.article for item in batch([str(ROOT / "corpus")]).articles() if isinstance(item, Located))
    corpus = [{"title": one.title, "published": one.published, "text": one.text} for one in found]
    rows = [row | {"id": str(number)} for number, row in enumerate(islice(cycle(corpus), given.requests))]
    with serving(given.workers) as (process, address):
        one_by_one(address, rows[: len(corpus)], given.clients)
        before = memory(process)
        one_by_one(address, rows, given.clients, said=True)
        print(f"memory: {before:.0f} MB after the first {len(corpus)}, {memory(process):.0f} MB at the end")
        through_batch(address, rows)
    through_command(rows, given.workers)


@contextmanager
def serving(workers: int) -> Iterator[tuple[int, str]]:
    """Start the service; give its process and address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [EXTRACTOR, "serve", "--port", str(port), "--workers", str(workers)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        address = process.stdout.readline().strip()
        httpx.get(f"{address}health", timeout=120)
        yield process.pid, address
        process.terminate()


def one_by_one(address: str, rows: list[dict[str, str | None]], clients: int, said: bool = False) -> None:
    """Ask for each article by itself, some at once."""

    def ask(row: dict[str, str | None]) -> tuple[float, int]:
        start = time.perf_counter()
        status = client.post("extract", json=row).status_code
        return time.perf_counter() - start, status

    with httpx.Client(base_url=address, timeout=120) as client, ThreadPoolExecutor(clients) as threads:
        start = time.perf_counter()
        answers = list(threads.map(ask, rows))
        seconds = time.perf_counter() - start
    if said:
        times = sorted(taken for taken, _ in answers)
        errors = sum(status != 200 for _, status in answers)
        shares = ", ".join(
            f"{share}% {1000 * times[(len(times) - 1) * share // 100]:.0f}" for share in SHARES
        )
        print(f"/extract: {len(rows)} requests, {clients} at once, {errors} errors, ms: {shares}")
        print(f"/extract: {len(rows) / seconds:.1f} articles/s")


def through_batch(address: str, rows: list[dict[str, str | None]]) -> None:
    """Send all articles as one batch, by a client that reads while it sends."""
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    start = time.perf_counter()
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        file.write(lines)
        file.flush()
        done = subprocess.run(
            ["curl", "-sS", "-T", file.name, "-X", "POST", f"{address}batch"], capture_output=True, check=True
        )
    told = done.stdout.splitlines()
    errors = len(rows) - sum(line.startswith(b'{"schema_version"') for line in told)
    print(f"/batch: {len(rows) / (time.perf_counter() - start):.1f} articles/s, {errors} errors")


def through_command(rows: list[dict[str, str | None]], workers: int) -> None:
    """Extract all articles by the command."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "articles.jsonl")
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        start = time.perf_counter()
        out = str(Path(folder, "out"))
        command = [EXTRACTOR, "run", str(path), "--out", out, "--workers", str(workers)]
        subprocess.run(command, capture_output=True, check=True)
        print(f"extractor run: {len(rows) / (time.perf_counter() - start):.1f} articles/s, start included")


def memory(pid: int) -> float:
    """Give the megabytes that a process and its children hold, memory that they share counted once."""
    children = [
        int(one) for file in Path(f"/proc/{pid}/task").glob("*/children") for one in file.read_text().split()
    ]
    return sum(map(proportional, [pid, *children])) / 1000


def proportional(pid: int) -> int:
    """Give the kilobytes that a process holds, its share of what is shared counted alone."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("Pss:")).split()[1])


if __name__ == "__main__":
    main()
