"""Measure ``extractor run`` itself: articles a second by workers, and memory by articles (on Linux).

    python benchmarks/batch.py [--articles 600] [--workers 1 2]     rates, one after the other, and their ratio
    python benchmarks/batch.py --memory [100 1000 10000 …]          the most memory that runs of so many articles take

The articles are those of corpus/ again and again, with other numbers and other capitalised syllables each time, so that
nothing is known from the articles before; ``--characters`` cuts them short, for the longest runs. Each run is a process
of its own. ``cpu`` is the processor time of all its processes, with start and loading; on a machine that has other
things to do it tells more than the clock. Memory is the proportional set size, in which a page that three processes
share counts a third for each.
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
from itertools import product
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
TEXTS = [path.read_text("utf-8").rpartition("---\n")[2] for path in sorted((ROOT / "corpus").glob("*.txt"))]
OPENINGS = "b c d đ g h kh l m n ph qu r s t th tr v x"
RHYMES = "an ang ao inh ông iên ương uyên ai ấu ệt ọc ủy ữu"
SYLLABLES = ["".join(pair) for pair in product(OPENINGS.split(), RHYMES.split())]
VARIED = re.compile(r"\b[A-ZĐ][a-zà-ỹ]+\b|\d+")
EVERY = 0.2
"""Seconds between two looks at the processes of a run."""


class Spent(NamedTuple):
    """What a run took: seconds by the clock, seconds of processors, and the most megabytes at one time."""

    seconds: float
    cpu: float
    parent: float
    all: float


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=600)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--memory", type=int, nargs="*", metavar="ARTICLES")
    parser.add_argument("--characters", type=int, help="cut every article after so many")
    parser.add_argument("--files", action="store_true", help="a file an article, instead of JSON lines")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if given.memory is None:
            rates(Path(folder), given.articles, given.workers, given.characters)
        else:
            counts = given.memory or [100, 1000, 10_000]
            memory(Path(folder), counts, given.workers[-1], given.characters, given.files)


def rates(folder: Path, count: int, workers: list[int], characters: int | None) -> None:
    """Print the rate of each number of workers; loading, which a run of no article has too, is taken off."""
    source, empty = written(folder, count, characters, False), written(folder, 1, characters, False)
    first = 0.0
    for number in workers:
        start, spent = run(empty, folder, number), run(source, folder, number)
        rate = count / (spent.seconds - start.seconds)
        first = first or rate
        print(
            f"{number} workers: {rate:6.1f} articles/s {rate / first:5.2f} ×   {count} articles in "
            f"{spent.seconds:.1f} s, cpu {spent.cpu:.1f} s; of them to start {start.seconds:.1f} s, {start.cpu:.1f} s",
            flush=True,
        )


def memory(folder: Path, counts: list[int], workers: int, characters: int | None, files: bool) -> None:
    """Print the most memory of runs of some lengths."""
    print(f"{'articles':>9} {'parent':>9} {'all':>9}   {workers} workers")
    for count in counts:
        spent = run(written(folder, count, characters, files), folder, workers)
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


def run(source: Path, folder: Path, workers: int) -> Spent:
    """Run the command over a source and watch its processes."""
    command = [sys.executable, "-m", "extractor", "run", str(source), "--workers", str(workers)]
    out = tempfile.mkdtemp(dir=folder)
    started, ticks, most, most_all = time.perf_counter(), dict[int, int](), 0.0, 0.0
    with subprocess.Popen(
        [*command, "--out", out], stdout=subprocess.DEVNULL, start_new_session=True
    ) as parent:
        while parent.poll() is None:
            sizes = dict(looked_at(parent.pid, ticks))
            most, most_all = max(most, sizes.get(parent.pid, 0)), max(most_all, sum(sizes.values()))
            time.sleep(EVERY)
    seconds = time.perf_counter() - started
    assert parent.returncode == 0
    return Spent(seconds, sum(ticks.values()) / os.sysconf("SC_CLK_TCK"), most, most_all)


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
