"""How long scoring takes, and how many times faster it is than the reference scorer's own method.

    python benchmarks/scoring.py [MENTIONS]

Makes up articles with ``MENTIONS`` mentions in all (100,000) and a task for every fifth, and predictions that
miss some and shift others, and scores them. The reference method (score.py: dense matrices, each mention
against each other) is then timed beside ours on the same article, of a size it bears; it needs ../shared.

Measured on two cores, Python 3.11: 100,000 mentions in 50 articles in 1.1 s, in a single article in 2.0 s; on
2,000 mentions of one article 140 times faster than the reference. With intervals and errors, in 5,000 articles, 9 s
while the machine was busy with other work (7 s of the processor).
"""

import importlib.util
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from extractor.evaluate import score
from extractor.evaluate.comparison import Comparison
from extractor.evaluate.errors import ERROR_KINDS
from extractor.evaluate.report import report

REFERENCE = Path(__file__).parents[2] / "shared" / "score.py"
BEARABLE = 2_000
"""Mentions of one article that the reference method takes seconds for; it grows with their square."""

BODIES = ("Sở Y tế", "Sở Nội vụ", "Bộ Công an", "UBND tỉnh", "Văn phòng Chính phủ")
VERBS = ("rà soát", "báo cáo kết quả", "tham mưu, đề xuất", "kiểm tra, đôn đốc")

Json = dict[str, Any]


def article(name: str, mentions: int, rng: random.Random) -> tuple[Json, Json]:
    """Make up an article's gold and a prediction that misses a tenth and shifts a tenth."""
    text, gold_mentions, gold_tasks = "", [], []
    for n in range(mentions):
        body = rng.choice(BODIES)
        gold_mentions.append(
            spanned("m", n, text, body) | {"label": "ORG", "value": None, "entity": f"e{n % 40}"}
        )
        text += body + " "
        if n % 5 == 0:
            verb = rng.choice(VERBS)
            fields = {"kind": "task", "deadline": None, "relation": None, "document": None}
            gold_tasks.append(spanned("t", n, text, verb) | fields)
            text += verb + ". "
    gold = extraction(name, text, mentions=gold_mentions, tasks=gold_tasks)
    return gold, extraction(name, text, mentions=spoiled(gold_mentions, rng), tasks=spoiled(gold_tasks, rng))


def spanned(letter: str, number: int, before: str, quote: str) -> Json:
    """Give a record of what comes next in a text."""
    return {"id": f"{letter}{number}", "start": len(before), "end": len(before) + len(quote), "text": quote}


def extraction(name: str, text: str, **layers: list[Json]) -> Json:
    """Give an extraction with these layers; its entities are named by their numbers."""
    empty: Json = {layer: [] for layer in ("documents", "targets", "assignments")}
    entities = [{"id": f"e{n}", "name": f"Cơ quan {n}"} for n in range(40)]
    return {"article": {"id": name, "text": text}, "entities": entities} | empty | layers


def spoiled(records: list[Json], rng: random.Random) -> list[Json]:
    """Leave out a tenth and shift the end of a tenth."""
    kept = [record for record in records if rng.random() > 0.1]
    return [r | {"end": r["end"] + 8} if rng.random() < 0.1 else r for r in kept]


def seconds(work: Callable[[], object]) -> float:
    """Time one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def whole(mentions: int, rng: random.Random) -> float:
    """Time all of an evaluation: scores, sums, intervals and errors of articles of twenty mentions each."""
    pairs = [article(f"a{n}", 20, rng) for n in range(mentions // 20)]

    def work() -> None:
        found = report(Comparison(*pair) for pair in pairs)
        assert found.intervals
        assert all(found.errors(kind) is not None for kind in ERROR_KINDS)

    return seconds(work)


def reference_score() -> Callable[[Json, Json], Any] | None:
    """Give the reference scorer, where it is there."""
    spec = importlib.util.spec_from_file_location("reference_score", REFERENCE)
    if not REFERENCE.is_file() or spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return lambda gold, pred: module.Pair(gold, pred).score()


def main(mentions: int = 100_000) -> None:
    rng = random.Random(0)
    score(*article("warm up", 50, rng))
    for count in (50, 1):
        pairs = [article(f"a{n}", mentions // count, rng) for n in range(count)]
        start = time.perf_counter()
        for pair in pairs:
            score(*pair)
        print(f"{mentions:,} mentions in {count} article(s): {time.perf_counter() - start:.2f} s")
    print(
        f"{mentions:,} mentions in {mentions // 20:,} articles: {whole(mentions, rng):.2f} s with intervals and errors"
    )
    reference = reference_score()
    if reference is None:
        print("the reference scorer is not there: no ratio")
        return
    size = min(mentions, BEARABLE)
    pair = article("both", size, rng)
    ours, theirs = min(seconds(lambda: score(*pair)) for _ in range(3)), seconds(lambda: reference(*pair))
    print(
        f"{size:,} mentions in one article: {ours:.3f} s, the reference {theirs:.2f} s: {theirs / ours:.0f}x"
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
