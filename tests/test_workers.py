"""Workers: the same results whatever their number, and a process that ends costs its article alone."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

import extractor
from extractor.batch import PoolError, Result, Workers
from extractor.batch import workers as module
from extractor.batch.extracting import extracted
from extractor.read import Failure, Located
from extractor.records import Article, Extraction
from extractor.write.jsonl import extraction_line
from tests.deadly import deadly, missing

TEXT = "UBND tỉnh Đồng Tháp giao Sở Y tế kiểm tra {0} chợ trước ngày 15/6/2025. "


def located(number: int, text: str = TEXT) -> Located:
    return Located(Article(id=f"tin-{number}", text=text.format(number)), "tin.jsonl", f"line {number}")


def expected(item: Located) -> bytes:
    result = extracted(NLP, item)
    assert isinstance(result, Extraction)
    return extraction_line(result)


NLP = extractor.load()


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_results_come_in_input_order(workers):
    items = [located(number, TEXT * (1 + number * 7 % 5)) for number in range(40)]
    with Workers(workers) as pool:
        assert list(pool.results(items)) == [expected(item) for item in items]


def test_what_has_ended_already_keeps_its_place():
    failure, known = Failure("b.txt", "", "hỏng"), b'{"known": 1}\n'
    with Workers(2) as pool:
        found = list(pool.results([failure, located(1), known, failure, located(2)]))
    assert found == [failure, expected(located(1)), known, failure, expected(located(2))]


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Sở Y tế tự kết thúc.", "its process ended in the middle (exit status 3); try it alone"),
        ("Sở Y tế bị giết.", "its process ended in the middle (SIGKILL); try it alone"),
        ("Sở Y tế hết bộ nhớ.", "its process ended in the middle (exit status 1); try it alone"),
        ("Sở Y tế treo mãi.", "took longer than 3 s; try it alone, with a longer --timeout"),
    ],
)
def test_end_of_a_worker_costs_its_article_alone(workers, text, reason):
    items = [located(number, text if number in (2, 3) else TEXT) for number in range(6)]
    with Workers(workers, timeout=3 if "treo" in text else None, load=deadly) as pool:
        found = list(pool.results(items))
    assert found == [
        Failure("tin.jsonl", item.where, reason, item.article.id) if i in (2, 3) else expected(item)
        for i, item in enumerate(items)
    ]


def test_worker_that_dies_between_two_articles_costs_none():
    with Workers(1) as pool:
        found: list[Result] = []
        for number in range(3):
            found += pool.results([located(number)])
            (worker,) = pool._all
            assert worker._process
            assert worker._process.pid
            os.kill(worker._process.pid, signal.SIGKILL)
            worker._process.join()
    assert found == [expected(located(number)) for number in range(3)]


def test_workers_are_killed_again_and_again():
    """Whenever they are killed, every article ends once, in order, and as it should or as a failure that says why."""
    items = [located(number, TEXT * 5) for number in range(60)]
    kills = 0
    with Workers(2) as pool:
        found: list[Result] = []
        for number, result in enumerate(pool.results(items)):
            found.append(result)
            process = pool._all[number % 2]._process
            if number % 6 == 5 and process:
                process.kill()  # which does no harm where another has ended it already
                kills += 1
    failed = [number for number, result in enumerate(found) if isinstance(result, Failure)]
    assert 0 < len(failed) <= kills
    for item, result in zip(items, found, strict=True):
        reason = "its process ended in the middle (SIGKILL); try it alone"
        assert result in (expected(item), Failure("tin.jsonl", item.where, reason, item.article.id))


def test_not_all_articles_are_read_at_once(monkeypatch):
    monkeypatch.setattr(module, "AHEAD", 3)
    taken = 0

    def items() -> Iterator[Located]:
        nonlocal taken
        for taken in count(1):
            yield located(taken)

    with Workers(2) as pool:
        results = pool.results(items())
        for given in range(1, 20):
            next(results)
            assert taken <= given + 2 * 3


def test_worker_that_cannot_start_ends_the_batch():
    with (
        Workers(2, load=missing) as pool,
        pytest.raises(PoolError, match=r"no worker can be started \(exit"),
    ):
        list(pool.results([located(1), located(2)]))


def test_no_process_is_left_when_a_batch_breaks_off():
    with pytest.raises(KeyboardInterrupt), Workers(2, load=deadly) as pool:
        results = pool.results([located(1), located(2, "Sở Y tế treo mãi."), *map(located, range(3, 9))])
        next(results)
        processes = [worker._process for worker in pool._all if worker._process]
        raise KeyboardInterrupt
    assert processes
    assert not any(process.is_alive() for process in processes)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="asks /proc whether a process is there")
def test_workers_end_with_a_parent_that_is_killed(tmp_path):
    """Even one that is in the middle of an article that never ends."""
    code = (
        "from tests.test_workers import *\n"
        "if __name__ == '__main__':\n"
        "    pool = Workers(1, load=deadly)\n"
        "    results = pool.results([located(1), located(2, 'Sở Y tế treo mãi.')])\n"
        "    next(results)\n"
        "    print(pool._all[0]._process.pid, flush=True)\n"
        "    next(results)\n"
    )
    script = tmp_path / "parent.py"
    script.write_text(code, "utf-8")
    root = str(Path(__file__).parents[1])
    with subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": root},
    ) as parent:
        assert parent.stdout
        worker = int(parent.stdout.readline())
        parent.kill()
    for _ in range(100):
        if not Path(f"/proc/{worker}").exists():
            return
        time.sleep(0.1)
    os.kill(worker, signal.SIGKILL)
    raise AssertionError("the worker outlived its parent by ten seconds")
