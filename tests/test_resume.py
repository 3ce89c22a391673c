"""Runs that are resumed, however they broke off: the same bytes in every file as a run that never broke off."""

import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import extractor
from extractor.batch import batch
from extractor.batch.extracting import extracted
from extractor.cli import app
from extractor.read import Failure, Located
from extractor.records import Article, Extraction
from extractor.write.earlier import Earlier
from extractor.write.jsonl import extraction_line
from extractor.write.outputs import UNFINISHED, OutputError, Outputs

TEXT = "UBND tỉnh Đồng Tháp giao Sở Y tế kiểm tra {0} chợ trước ngày 15/6/2025.\n"
NLP = extractor.load()


def rows(count: int) -> list[dict[str, object]]:
    """Make rows of which some fail in reading: no text, an id used before."""
    made: list[dict[str, object]] = []
    for number in range(count):
        made.append({"id": f"tin-{number - number % 7 // 6}", "text": TEXT.format(number) * (1 + number % 3)})
        if number % 5 == 3:
            made.append({"id": f"trống-{number}"})
    return made


def write_rows(path: Path, rows: Iterable[dict[str, object]]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return path


def files(folder: Path) -> dict[str, bytes]:
    """Read all there is in a folder; nothing but files should be."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


class BrokenError(Exception):
    """What breaks a run off in these tests."""


def run(source: Path, out: Path, resume: bool = True, stop_after: int | None = None) -> list[str]:
    """Run in this process, or the beginning; gives the ids of the articles that were not taken over."""
    made: list[str] = []
    work = batch([str(source)])
    with contextlib.suppress(BrokenError), Outputs(out, resume=resume) as outputs:
        for number, item in enumerate(outputs.known(work.articles())):
            if number == stop_after:
                raise BrokenError
            if isinstance(item, Located):
                made.append(item.article.id)
                result = extracted(NLP, item)
                outputs.add(extraction_line(result) if isinstance(result, Extraction) else result)
            else:
                outputs.add(item)
        outputs.finish(work.inputs)
    return made


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_rows(tmp_path_factory.mktemp("in") / "tin.jsonl", rows(16))


@pytest.fixture(scope="module")
def unbroken(source: Path) -> dict[str, bytes]:
    out = source.parent / "unbroken"
    run(source, out, resume=False)
    return files(out)


# -- taken over --------------------------------------------------------------------------------------------


@settings(max_examples=30, deadline=None)
@given(stops=st.lists(st.integers(0, 20), max_size=4), cut=st.integers(0, 3000))
def test_run_that_breaks_off_anywhere_is_continued_to_the_same_bytes(
    tmp_path_factory, source, unbroken, stops, cut
):
    """The journal may end at any byte, in the middle of a line or of a letter."""
    out = tmp_path_factory.mktemp("out")
    for stop in stops:
        run(source, out, stop_after=stop)
        if (journal := out / UNFINISHED / "extractions.jsonl").exists():
            os.truncate(journal, max(0, journal.stat().st_size - cut))
    run(source, out)
    assert files(out) == unbroken


def test_nothing_is_extracted_twice(tmp_path, source, unbroken):
    made = []
    for stop in (5, 9, 3, 14):
        made += run(source, tmp_path, stop_after=stop)
    for number in range(3):
        made += run(source, tmp_path)
        assert files(tmp_path) == unbroken, number
    articles = [json.loads(line)["article"]["id"] for line in unbroken["extractions.jsonl"].splitlines()]
    assert made == articles


def test_many_broken_runs_do_not_fill_the_disk(tmp_path, source):
    for stop in (9, 2, 4, 6, 8, 9, 9, 12):
        run(source, tmp_path, stop_after=stop)
    assert len(list((tmp_path / UNFINISHED).glob("*.jsonl"))) <= 4


@pytest.mark.parametrize(
    ("change", "again"),
    [
        ({}, []),
        ({"text": TEXT.format(99)}, ["tin-1"]),
        ({"title": "Kiểm tra chợ"}, ["tin-1"]),
        ({"published": "2025-05-20"}, ["tin-1"]),
        ({"url": "https://example.org/1"}, ["tin-1"]),
        ({"id": "mới"}, ["mới"]),
        ({"note": "của tòa soạn"}, []),
    ],
)
def test_only_what_changed_is_extracted_again(tmp_path, change, again):
    before = rows(5)
    write_rows(tmp_path / "tin.jsonl", before)
    run(tmp_path / "tin.jsonl", tmp_path / "kq")
    after: list[dict[str, object]] = [
        {"id": "thêm", "text": TEXT.format(7)},
        before[0],
        {**before[1], **change},
        before[3],
    ]
    write_rows(tmp_path / "tin.jsonl", after)
    assert run(tmp_path / "tin.jsonl", tmp_path / "kq") == ["thêm", *again]
    run(tmp_path / "tin.jsonl", tmp_path / "anew", resume=False)
    assert files(tmp_path / "kq") == files(tmp_path / "anew")


def test_run_without_resume_extracts_all_anew(tmp_path, source, unbroken):
    run(source, tmp_path, stop_after=9)
    assert len(run(source, tmp_path, resume=False)) == len(unbroken["extractions.jsonl"].splitlines())
    assert files(tmp_path) == unbroken


# -- not taken over ----------------------------------------------------------------------------------------


def test_other_versions_are_not_taken_over(tmp_path, source):
    run(source, tmp_path)
    path = tmp_path / "run.json"
    report = json.loads(path.read_text("utf-8"))
    for name in ("extractor", "code", "underthesea"):
        old = {**report, "versions": {**report["versions"], name: "0.0.9"}}
        path.write_text(json.dumps(old), "utf-8")
        with pytest.raises(
            OutputError, match=rf"was extracted with {name} 0.0.9, not .+; run without --resume"
        ):
            run(source, tmp_path)
    path.write_text(json.dumps(report), "utf-8")
    assert run(source, tmp_path) == []


def test_versions_of_a_broken_run_count_too(tmp_path, source):
    run(source, tmp_path, stop_after=3)
    path = tmp_path / UNFINISHED / "run.json"
    path.write_text(path.read_text("utf-8").replace('"code": "', '"code": "x'), "utf-8")
    with pytest.raises(OutputError, match="was extracted with code x"):
        run(source, tmp_path)
    run(source, tmp_path, resume=False)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        (
            "extractions.jsonl",
            b"{}\n",
            r"extractions.jsonl, line 1: no extraction .+; run without --resume to extract all anew",
        ),
        ("extractions.jsonl", b"\xff\n", r"extractions.jsonl, line 1: not UTF-8"),
        ("run.json", b"{", r"run.json: is no run report"),
        ("run.json", b"{}", r"run.json: says no versions; run without --resume to begin anew"),
        ("run.json", None, r"run.json: says no versions"),
    ],
)
def test_what_cannot_be_read_is_not_taken_over(tmp_path, source, name, content, said):
    run(source, tmp_path)
    if content is None:
        (tmp_path / name).unlink()
    else:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(OutputError, match=said):
        run(source, tmp_path)


def test_of_two_lines_the_first_files_counts(tmp_path):
    article = Article(id="a", text="Sở Y tế.")
    lines = [extraction_line(Extraction(article=article, schema_version="1")) for _ in range(2)]
    for name, line in zip("ab", lines, strict=True):
        (tmp_path / name).write_bytes(line)
    earlier = Earlier([tmp_path / "a", tmp_path / "b"])
    assert earlier.line(article) == lines[0]
    assert earlier.line(Article(id="b", text="Sở Y tế.")) is None
    assert earlier.used == [tmp_path / "a"]
    earlier.close()


# -- moved -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("moved", range(8))
def test_run_that_is_killed_while_its_files_are_moved(tmp_path, source, unbroken, moved, monkeypatch):
    """The next run moves the rest, whatever it is about itself."""
    replaced = 0
    replace = Path.replace

    def dies(path: Path, target: Path) -> Path:
        nonlocal replaced
        if path.parent.name == UNFINISHED and target.parent == tmp_path:
            if replaced == moved:
                raise BrokenError
            replaced += 1
        return replace(path, target)

    (tmp_path / "extractions.jsonl").write_text("of another time\n")
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", dies)
        run(source, tmp_path, resume=False)
    with Outputs(tmp_path):
        pass
    shutil.rmtree(tmp_path / UNFINISHED)
    assert files(tmp_path) == unbroken


# -- the command -------------------------------------------------------------------------------------------


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "extractor", "run", *map(str, arguments)]


def test_command_is_killed_at_random_points(tmp_path):
    """SIGKILL, now and again; then the same bytes in every file."""
    source = write_rows(
        tmp_path / "tin.jsonl", [*rows(40), {"id": "cuối", "published": "hôm qua", "text": "A"}]
    )
    subprocess.run(command(source, "--out", tmp_path / "unbroken"), capture_output=True, check=False)
    out, chance = tmp_path / "kq", random.Random(7)
    kills = 0
    for _ in range(int(os.environ.get("KILLS", "5"))):
        with subprocess.Popen(
            command(source, "--out", out, "--resume", "--workers", chance.choice((1, 2))),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            _wait_for_growth(out, process, chance.randrange(60_000))
            process.kill()
            kills += process.wait() == -signal.SIGKILL
    done = subprocess.run(command(source, "--out", out, "--resume"), capture_output=True, check=False)
    assert done.returncode == 1, done.stderr
    assert files(out) == files(tmp_path / "unbroken")
    assert kills


def _wait_for_growth(out: Path, process: "subprocess.Popen[bytes]", bytes: int) -> None:
    """Wait until a run has written so much, or is over."""
    while process.poll() is None:
        with_journal = [path.stat().st_size for path in out.glob(f"{UNFINISHED}/extractions.jsonl")]
        if sum(with_journal) > bytes:
            return
        time.sleep(0.01)


def test_ctrl_c_says_how_to_go_on(tmp_path):
    source = write_rows(tmp_path / "tin.jsonl", rows(300))
    out = tmp_path / "kq"
    with subprocess.Popen(
        command(source, "--out", out, "--workers", 2),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        _wait_for_growth(out, process, 1)  # type: ignore[arg-type]
        os.killpg(process.pid, signal.SIGINT)
        said, complained = process.communicate()
    assert process.returncode == 130
    assert said == ""
    assert complained.splitlines()[-1] == (
        f"{out}: broken off; the same command with --resume goes on from here"
    )
    assert "Traceback" not in complained
    assert list(out.glob("*")) == [out / UNFINISHED]


def test_command_resumes(tmp_path):
    source = write_rows(tmp_path / "tin.jsonl", rows(3))
    first, second = (
        CliRunner().invoke(app, ["run", str(source), "--out", str(tmp_path / "kq"), "--resume"]) for _ in "ab"
    )
    assert first.exit_code == second.exit_code == 0
    assert first.stdout == second.stdout


def test_failures_are_tried_again(tmp_path):
    """A line is taken over of what was extracted, not of what was not."""
    source = write_rows(tmp_path / "tin.jsonl", rows(2))
    with Outputs(tmp_path / "kq") as outputs:
        outputs.add(Failure(str(source), "line 1", "took longer than 1 s", "tin-0"))
        outputs.finish([])
    assert run(source, tmp_path / "kq") == ["tin-0", "tin-1"]
