"""How long each form of results takes, against JSON lines in the same run.

    python benchmarks/writers.py [EXTRACTIONS] [postgresql://…]

Writes ``EXTRACTIONS`` extractions (1,000), the gold articles over and over under ids of their own, in every form:
seconds for 1,000 of them, how many times those of JSON lines that is, and megabytes. A database is written twice, the
second time without a change. The last column says by how much the peak of memory grew over all before.

Figures are in docs/formats.md.
"""

import itertools
import resource
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractor.records import Extraction
from extractor.write.destinations import FOLDER, write

GOLD = Path(__file__).parent.parent / "gold"


def extractions(count: int) -> Iterator[Extraction]:
    """Give as many extractions, each an article of its own."""
    gold = [Extraction.model_validate_json(path.read_bytes()) for path in sorted(GOLD.glob("*.json"))]
    for number, one in enumerate(itertools.islice(itertools.cycle(gold), count)):
        article = one.article.model_copy(update={"id": f"{one.article.id}-{number}"})
        yield one.model_copy(update={"article": article})


def seconds(count: int, destination: str, form: str | None = None) -> float:
    """Time a writing, without the making of what is written."""
    made = list(extractions(count))
    start = time.perf_counter()
    write(made, destination, form)
    return time.perf_counter() - start


def peak() -> int:
    """Give the greatest memory so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def size(path: Path) -> float:
    """Give the size of a file or of the files of a folder, in MB."""
    return sum(p.stat().st_size for p in ([path] if path.is_file() else path.iterdir())) / 1e6


def jobs(folder: Path, addresses: Iterable[str]) -> Iterator[tuple[str, str, str | None]]:
    """Give what is written: its name, where to, and the form of a folder."""
    for form in ("jsonl", "csv", "parquet", "xlsx", "docx", "ics"):
        file = form not in FOLDER
        yield form, str(folder / (f"a.{form}" if file else form)), None if file else form
    for address in (f"sqlite:///{folder / 'a.db'}", *addresses):
        scheme = address.partition(":")[0]
        yield scheme, address, None
        yield f"{scheme} again", address, None


def main(count: int = 1000, addresses: Iterable[str] = ()) -> None:
    print(f"{'form':<18}{'s per 1,000':>12}{'× jsonl':>9}{'MB':>8}{'+MB peak':>10}")
    base = 0.0
    with tempfile.TemporaryDirectory() as name:
        for _, destination, form in jobs(Path(name), addresses):
            write(extractions(1), destination, form)  # libraries are loaded once
        for job, destination, form in jobs(Path(name), addresses):
            before = peak()
            spent = seconds(count, destination, form) * 1000 / count
            base = base or spent
            path = Path(destination.removeprefix("sqlite:///"))
            megabytes = f"{size(path):.1f}" if path.exists() else ""
            print(f"{job:<18}{spent:>12.2f}{spent / base:>9.1f}{megabytes:>8}{peak() - before:>10}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 1000, sys.argv[2:])
