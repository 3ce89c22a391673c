"""The same batch on a cluster: real workers, each a process, on this machine."""

import json
import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from typer.testing import CliRunner

from extractor.cli import app
from extractor.read import Failure, Located
from extractor.records import Article

dask = pytest.importorskip("dask", reason="the extra [distributed] is not installed")
pytest.importorskip("distributed", reason="the extra [distributed] is not installed")

from distributed import Client, LocalCluster  # noqa: E402 - they are known to be there only now

from extractor import distributed as module  # noqa: E402
from extractor.batch import PoolError  # noqa: E402

TEXT = "UBND tỉnh Đồng Tháp giao Sở Y tế kiểm tra {0} chợ trước ngày 15/6/2025. "


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    once = {"distributed.scheduler.allowed-failures": 1}  # times that a task may lose its worker
    with (
        dask.config.set(once),
        LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as running,
    ):
        yield running


def source(folder: Path, count: int) -> Path:
    """Write rows: some fail in reading, one has an id that was used before."""
    rows: list[dict[str, object]] = [
        {"id": f"tin-{number}", "text": TEXT.format(number) * (1 + number % 9)} for number in range(count)
    ]
    rows[count // 2 : count // 2] = [{"id": "trống"}, {"id": "tin-1", "text": TEXT.format(1)}]
    path = folder / "tin.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return path


def call(command: str, *arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, [command, *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stderr


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture(params=[10, 1000, 100_000])
def chunk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """Characters of a chunk: less than an article, some articles, all of them."""
    monkeypatch.setattr(module, "CHUNK", request.param)
    return int(request.param)


def test_cluster_gives_the_bytes_of_a_local_run(cluster, tmp_path, chunk):
    path = source(tmp_path, 30)
    assert call("run", path, "--out", tmp_path / "local")[0] == 1
    address = cluster.scheduler_address
    assert call("distribute", path, "--out", tmp_path / "far", "--scheduler", address)[0] == 1
    assert files(tmp_path / "far") == files(tmp_path / "local")


def test_parquet_goes_through_the_cluster(cluster, tmp_path):
    pyarrow = pytest.importorskip("pyarrow", reason="the extra [parquet] is not installed")
    from pyarrow import parquet

    path = tmp_path / "tin.parquet"
    texts = [TEXT.format(n) for n in range(20)]
    parquet.write_table(pyarrow.table({"id": [f"tin-{n}" for n in range(20)], "text": texts}), path)
    assert call("run", path, "--out", tmp_path / "local")[0] == 0
    address = cluster.scheduler_address
    assert call("distribute", path, "--out", tmp_path / "far", "--scheduler", address)[0] == 0
    assert files(tmp_path / "far") == files(tmp_path / "local")


def test_what_a_lost_worker_had_is_done_again(cluster, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "CHUNK", 2000)
    path = source(tmp_path, 120)
    assert call("run", path, "--out", tmp_path / "local")[0] == 1
    before = pids(cluster)
    with ThreadPoolExecutor(1) as thread:
        told = ("--out", tmp_path / "far", "--scheduler", cluster.scheduler_address)
        going = thread.submit(call, "distribute", path, *told)
        journal = tmp_path / "far" / ".unfinished" / "extractions.jsonl"
        while not (going.done() or (journal.exists() and journal.stat().st_size)):
            time.sleep(0.01)
        os.kill(before[0], signal.SIGKILL)
        assert going.result()[0] == 1
    assert files(tmp_path / "far") == files(tmp_path / "local")
    assert set(pids(cluster)) != set(before)


def pids(cluster: LocalCluster) -> list[int]:
    """Give the processes of the workers."""
    with Client(cluster) as client:
        return list(client.run(os.getpid).values())


def test_broken_run_is_resumed_on_the_cluster(cluster, tmp_path, monkeypatch):
    """Begun there, finished here, and begun anew there from what was finished."""
    path = source(tmp_path, 30)
    address = cluster.scheduler_address
    results = module.Cluster.results
    with monkeypatch.context() as patched:

        def breaks(pool, items):
            for number, result in enumerate(results(pool, items)):
                if number == 11:
                    raise KeyboardInterrupt
                yield result

        patched.setattr(module.Cluster, "results", breaks)
        told = call("distribute", path, "--out", tmp_path / "kq", "--scheduler", address)
        assert told == (130, f"{tmp_path}/kq: broken off; the same command with --resume goes on from here\n")
    call("run", path, "--out", tmp_path / "kq", "--resume")
    call("run", path, "--out", tmp_path / "local")
    assert files(tmp_path / "kq") == files(tmp_path / "local")
    call("distribute", path, "--out", tmp_path / "kq", "--resume", "--scheduler", address)
    assert files(tmp_path / "kq") == files(tmp_path / "local")


def deadly_chunk(articles, expected):
    """What a worker does for an article that no worker survives."""
    if any("bị giết" in item.article.text for item in articles):
        os.kill(os.getpid(), signal.SIGKILL)
    return module_extract_chunk(articles, expected)


module_extract_chunk = module.extract_chunk


def test_article_that_no_worker_survives_costs_itself(cluster, monkeypatch):
    monkeypatch.setattr(module, "extract_chunk", deadly_chunk)
    texts = [TEXT.format(1), "Sở Y tế bị giết.", TEXT.format(2)]
    items = [Located(Article(id=str(n), text=text), "tin.jsonl", f"line {n}") for n, text in enumerate(texts)]
    with module.Cluster(cluster.scheduler_address) as pool:
        first, second, third = pool.results(items)
    assert isinstance(first, bytes)
    assert isinstance(third, bytes)
    reason = "every worker that extracted it ended in the middle; try it alone"
    assert second == Failure("tin.jsonl", "line 1", reason, "1")


def test_workers_of_another_version_are_refused(cluster, monkeypatch):
    monkeypatch.setattr(module, "versions", lambda: {"extractor": "9.9"})
    item = Located(Article(id="a", text=TEXT), "tin.jsonl", "line 1")
    with (
        module.Cluster(cluster.scheduler_address) as pool,
        pytest.raises(PoolError, match=r"a worker has extractor .+, not 9.9; install the same everywhere"),
    ):
        list(pool.results([item]))


def test_no_scheduler(tmp_path):
    status, said = call(
        "distribute", source(tmp_path, 2), "--out", tmp_path / "kq", "--scheduler", "tcp://127.0.0.1:9"
    )
    assert status == 2
    assert "tcp://127.0.0.1:9: no scheduler answers" in said
    assert said.endswith("start one with `dask scheduler`\n")
