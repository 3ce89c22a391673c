"""Measure finding tasks and comparing runs, against plain reading of the same file.

    python benchmarks/finding.py [ARTICLES]              seconds of processor time
    python benchmarks/finding.py --memory [ARTICLES]     the most that Python held at once

Writes the extractions of ``ARTICLES`` (20,000) articles, made of those of corpus/ under other ids, to a temporary
folder, and reads them: each line as an extraction and no more. What the other rows take is that reading and their own
work. A comparison reads two files; it looks into the lines that differ alone, twice into the old ones.

Measured on a busy server, 20,000 articles of 230 MB with 203,088 tasks and assignments: 1.1 to 1.2 times plain reading
to find tasks; 0.3 to compare where one article in a hundred changed, 3.9 where every one did. Finding holds 0.5 MB
whatever the length; a comparison 0.8 MB with 1,000 articles and 5 MB with 10,000.
"""

import argparse
import tempfile
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from time import process_time

from extractor.batch import batch
from extractor.find.bodies import Sought
from extractor.find.tasks import Query, found
from extractor.pipeline import extract_article, load
from extractor.read import Located
from extractor.read.extractions import read_extractions
from extractor.records import Extraction
from extractor.track.changes import changes
from extractor.write.jsonl import ExtractionLines

CORPUS = Path(__file__).parents[1] / "corpus"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("articles", nargs="?", type=int, default=20_000)
    parser.add_argument("--memory", action="store_true", help="measure memory instead")
    given = parser.parse_args()
    count = given.articles
    nlp = load()
    corpus = [
        extract_article(nlp, item.article)
        for item in batch([str(CORPUS)]).articles()
        if isinstance(item, Located)
    ]
    with tempfile.TemporaryDirectory() as folder:
        old = written(Path(folder, "old.jsonl"), corpus, count, later=0)
        new = written(Path(folder, "new.jsonl"), corpus, count, later=100)
        other = written(Path(folder, "other.jsonl"), corpus, count, later=1)
        records = sum(len(e.tasks) + len(e.assignments) for e in read_extractions(old))
        size = old.stat().st_size / 1e6
        print(f"{count:,} articles, {records:,} tasks and assignments, {size:.0f} MB")
        lead = Query(lead=Sought("Sở Y tế"), before=date(2026, 1, 1))
        heirs = Query(lead=Sought("Bộ Nông nghiệp và Môi trường", successors=True), under="306/KH-UBND")
        rows: dict[str, Callable[[], Iterator[object]]] = {
            "reading": lambda: read_extractions(old),
            "tasks, by lead and day": lambda: (found(e, lead) for e in read_extractions(old)),
            "tasks, by heirs and code": lambda: (found(e, heirs) for e in read_extractions(old)),
            "diff, nothing changed": lambda: changes(old, old),
            "diff, 1 article in 100": lambda: changes(old, new),
            "diff, every article": lambda: changes(old, other),
        }
        if given.memory:
            for name, row in rows.items():
                print(f"{name:26}{held(row):7.1f} MB")
            return
        base = timed(rows["reading"])
        for name, row in rows.items():
            seconds = timed(row)
            rate = f"{seconds:7.2f} s {records / seconds:10,.0f} records/s"
            print(f"{name:26}{rate} {seconds / base:6.2f} × reading")


def written(path: Path, corpus: list[Extraction], count: int, later: int) -> Path:
    """Write a run; the deadlines of one article in ``later`` are another day."""
    with path.open("wb") as stream:
        lines = ExtractionLines(stream)
        for n in range(count):
            one = corpus[n % len(corpus)]
            update: dict[str, object] = {
                "article": one.article.model_copy(update={"id": f"{one.article.id}-{n}"})
            }
            if later and n % later == 0:
                update["tasks"] = [task.model_copy(update={"deadline": "2026-06-30"}) for task in one.tasks]
            lines.add(one.model_copy(update=update))
    return path


def timed(row: Callable[[], Iterator[object]]) -> float:
    """Give the seconds that a row takes."""
    started = process_time()
    for _ in row():
        pass
    return process_time() - started


def held(row: Callable[[], Iterator[object]]) -> float:
    """Give the megabytes that Python holds at most during a row."""
    tracemalloc.start()
    for _ in row():
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


if __name__ == "__main__":
    main()
