"""Measure ``extractor run`` itself: articles a second by workers, and memory by articles (on Linux).

    python benchmarks/batch.py [--articles 600] [--workers 1 2]     rates, one after the other, and their ratio
    python benchmarks/batch.py --cluster [--articles 600]           a Dask cluster of so many workers instead
    python benchmarks/batch.py --memory [100 1000 10000 …]          the most memory that runs of so many articles take

The articles are those of corpus/ again and again, with other numbers and other capitalised syllables each time, so that
nothing is known from the articles before; ``--characters`` cuts them short, for the longest runs. Each run is a process
of its own. ``cpu`` is the processor time of all its processes, with start and loading; on a machine that has other
things to do it tells more than the clock. ``main`` is that of the process that reads and writes. Memory is the
proportional set size, in which a page that three processes share counts a third for each.
"""

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from itertools import product
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
TEXTS = [path.read_text("utf-8").rpartition("---\n")[2] for path in sorted((ROOT / "corpus").glob("*.txt"))]
OPENINGS = "b c d đ g h kh l m n ph qu r s t th tr v x"
RHYMES = "an ang ao inh ông iên ương uyên ai ấu ệt ọc ủy ữu"
SYLLABLES = ["".join(pair) for pair in product(OPENINGS.split(), RHYMES.split())]
VARIED = re.compile(r"\b[A-ZĐ][a-zà-ỹ]+\b|\d+")
EVERY = 1.0
"""Seconds between two looks at the processes of a run."""


class Spent(NamedTuple):
    """What a run took: seconds by the clock, of all processors, of the main process; the most megabytes at a time."""

    seconds: float
    cpu: float
    main: float
    parent: float
    all: float


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=600)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--cluster", action="store_true")
    parser.add_argument("--memory", type=int, nargs="*", metavar="ARTICLES")
    parser.add_argument("--characters", type=int, help="cut every article after so many")
    parser.add_argument("--files", action="store_true", help="a file an article, instead of JSON lines")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if given.memory is None:
            rates(Path(folder), given.articles, given.workers, given.characters, given.cluster)
        else:
            counts = given.memory or [100, 1000, 10_000]
            memory(Path(folder), counts, given.workers[-1], given.characters, given.files)


def rates(folder: Path, count: int, workers: list[int], characters: int | None, cluster: bool) -> None:
    """Print the rate of each number of workers; loading, which a run of no article has too, is taken off."""
    source, empty = written(folder, count, characters, False), written(folder, 1, characters, False)
    first = 0.0
    for number in workers:
        with on_cluster(number) if cluster else nullcontext(["run", "--workers", str(number)]) as command:
            start, spent = run(command, empty, folder), run(command, source, folder)
        rate = count / (spent.seconds - start.seconds)
        first = first or rate
        print(
            f"{number} workers: {rate:6.1f} articles/s {rate / first:5.2f} ×   {count} articles in "
            f"{spent.seconds:.1f} s, cpu {spent.cpu:.1f} s, main {spent.main:.1f} s; "
            f"of them to start {start.seconds:.1f} s, {start.cpu:.1f} s, {start.main:.1f} s",
            flush=True,
        )


@contextmanager
def on_cluster(workers: int) -> Iterator[list[str]]:
    """Start a cluster of so many workers on this machine; gives the command for it."""
    from distributed import LocalCluster

    with LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None) as cluster:
        yield ["distribute", "--scheduler", cluster.scheduler_address]


def memory(folder: Path, counts: list[int], workers: int, characters: int | None, files: bool) -> None:
    """Print the most memory of runs of some lengths."""
    print(f"{'articles':>9} {'parent':>9} {'all':>9}   {workers} workers")
    for count in counts:
        spent = run(["run", "--workers", str(workers)], written(folder, count, characters, files), folder)
        print(
            f"{count:>9,} {spent.parent:>6.0f} MB {spent.all:>6.0f} MB   "
            f"{count / spent.seconds:.1f} articles/s, cpu {spent.cpu:.0f} s",
            flush=True,
        )


def written(folder: Path, count: int, characters: int | None, files: bool) -> Path:
    """Write so many articles."""
    source = folder / f"in-{count}"
    if files:
        for number, text in enumerate(articles(count, characters)):
            path = source / f"{number // 1000}" / f"tin-{number}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return source
    with (source.with_suffix(".jsonl")).open("w", encoding="utf-8") as lines:
        for number, text in enumerate(articles(count, characters)):
            print(json.dumps({"id": f"tin-{number}", "text": text}, ensure_ascii=False), file=lines)
    return source.with_suffix(".jsonl")


def articles(count: int, characters: int | None) -> Iterator[str]:
    """Vary the articles of the corpus, the same way every time."""
    chance = random.Random(1)

    def other(match: re.Match[str]) -> str:
        word = match.group()
        if word.isdecimal():
            return str(chance.randrange(10 ** min(len(word), 6)))
        return chance.choice(SYLLABLES).capitalize() if chance.random() < 0.3 else word

    for number in range(count):
        yield VARIED.sub(other, TEXTS[number % len(TEXTS)][:characters])


def run(command: list[str], source: Path, folder: Path) -> Spent:
    """Run the command over a source and watch its processes."""
    out = tempfile.mkdtemp(dir=folder)
    asked = [sys.executable, "-m", "extractor", *command, str(source), "--out", out]
    started, ticks, most, most_all = time.perf_counter(), dict[int, int](), 0.0, 0.0
    with subprocess.Popen(asked, stdout=subprocess.DEVNULL, start_new_session=True) as parent:
        while parent.poll() is None:
            sizes = dict(looked_at(parent.pid, ticks))
            most, most_all = max(most, sizes.get(parent.pid, 0)), max(most_all, sum(sizes.values()))
            with suppress(subprocess.TimeoutExpired):
                parent.wait(EVERY)
    seconds = time.perf_counter() - started
    assert parent.returncode == 0
    second = os.sysconf("SC_CLK_TCK")
    return Spent(seconds, sum(ticks.values()) / second, ticks[parent.pid] / second, most, most_all)


def looked_at(session: int, ticks: dict[int, int]) -> Iterator[tuple[int, float]]:
    """Give the megabytes of each process of a session; note its processor time."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(") ")[2].split()
            if int(fields[3]) == session:
                ticks[int(folder.name)] = int(fields[11]) + int(fields[12])
                yield int(folder.name), pss(folder)
        except (FileNotFoundError, ProcessLookupError):
            continue  # it has ended meanwhile


def pss(folder: Path) -> float:
    """Give the proportional set size of a process, in megabytes."""
    found = re.search(r"^Pss:\s+(\d+) kB", (folder / "smaps_rollup").read_text(), re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


if __name__ == "__main__":
    main()
