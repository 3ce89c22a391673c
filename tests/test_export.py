"""Destinations, and the command that writes to them."""

import gzip
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from extractor.cli import app
from extractor.write.destinations import DestinationError, write
from tests.results import example

CHOICE = (
    "name a file (.xlsx, .docx, .ics, .jsonl), a folder with --format csv or parquet, "
    "or a database (sqlite:///tasks.db, postgresql://user@host/name)"
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with what a run extracted."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.jsonl").write_text(example().model_dump_json() + "\n", "utf-8")
    return tmp_path


def export(*arguments: str) -> tuple[int, str, str]:
    """Call the command: exit status, standard output, standard error."""
    result = CliRunner().invoke(app, ["export", *arguments], prog_name="extractor")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize("to", ["a.xlsx", "a.docx", "a.ics", "a.jsonl", "new/A.XLSX", "sqlite:///a.db"])
def test_export(here, to):
    assert export("x.jsonl", "--to", to) == (0, "1 articles, 2 tasks, 1 targets, 1 assignments\n", "")
    assert (here / to.removeprefix("sqlite:///")).stat().st_size > 0


@pytest.mark.parametrize(("form", "files"), [("csv", 4), ("parquet", 6)])
def test_export_to_a_folder(here, form, files):
    assert export("x.jsonl", "--to", "bảng", "--format", form)[0] == 0
    assert len(list((here / "bảng").glob(f"*.{form}"))) == len(list((here / "bảng").iterdir())) == files


def test_export_of_a_compressed_file(here):
    (here / "x.jsonl.gz").write_bytes(gzip.compress((here / "x.jsonl").read_bytes()))
    assert export("x.jsonl.gz", "--to", "a.jsonl")[0] == 0
    assert (here / "a.jsonl").read_bytes() == (here / "x.jsonl").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["a.pdf"], f"a.pdf: no form for it; {CHOICE}"),
        (["bảng"], f"bảng: no form for it; {CHOICE}"),
        (["a.csv"], "a.csv: csv is a file a table; name a folder, with --format csv"),
        (["dir", "--format", "xlsx"], "dir: xlsx is one file; name it with the suffix .xlsx"),
        (["dir", "--format", "pdf"], "--format pdf: no such form; choose csv or parquet for a folder"),
        (["a.xlsx", "--format", "csv"], "a.xlsx: a file .xlsx is not in the form csv; leave --format out, or name a folder"),
        (["mysql://u:bí-mật@h/x"], "mysql://: no such database; choose sqlite or postgresql"),
        (["postgresql://u:bí/mật@h:x/y"], "postgresql://…: no address; write postgresql://user@host:port/name, other signs as %20"),
        (["sqlite:////none/x/a.db"], "sqlite:////none/x/a.db: unable to open database file"),
        (["x.jsonl/a.xlsx"], "x.jsonl/a.xlsx: cannot be written (File exists); choose another place"),
    ],
)  # fmt: skip
def test_destinations_that_cannot_be_written(here, arguments, said):
    assert export("x.jsonl", "--to", *arguments) == (2, "", said + "\n")
    assert [path.name for path in here.iterdir()] == ["x.jsonl"]


@pytest.mark.parametrize("to", [["a.xlsx"], ["a.docx"], ["a.ics"], ["a", "--format", "parquet"]])
def test_a_faulty_line_is_told_and_leaves_what_was_there(here, to):
    """In a process of its own: nothing else is said, not even by libraries that are broken off."""
    (here / "tmp").mkdir()
    assert export("x.jsonl", "--to", *to)[0] == 0
    before = {
        path: path.read_bytes() for path in here.rglob("*") if path.is_file() and path.name != "x.jsonl"
    }
    with (here / "x.jsonl").open("a") as file:
        file.write('{"article": {}}\n')
    command = [sys.executable, "-m", "extractor", "export", "x.jsonl", "--to", *to]
    environment = {**os.environ, "TMPDIR": str(here / "tmp")}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    said = "x.jsonl, line 2: no extraction (article.id: Field required); see docs/record-format.md for the shape\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", said)
    assert {path: path.read_bytes() for path in before} == before
    assert {path for path in here.rglob("*") if path.is_file()} == {*before, here / "x.jsonl"}


def test_extractions_that_are_not_there(here):
    said = "none.jsonl: cannot be read (No such file or directory); check the path\n"
    assert export("none.jsonl", "--to", "a.xlsx") == (1, "", said)


def test_a_file_may_be_exported_onto_itself(here):
    before = (here / "x.jsonl").read_bytes()
    assert export("x.jsonl", "--to", "x.jsonl")[0] == 0
    assert (here / "x.jsonl").read_bytes() == before


def test_extractions_are_taken_one_by_one(here):
    """A destination that cannot be written is told before the first is asked for."""

    asked = iter([example()])
    with pytest.raises(DestinationError):
        write(asked, "a.pdf")
    assert list(asked) == [example()]
    assert write((example(id) for id in "ab"), "a.xlsx").of["tasks"] == 4
    sheet = openpyxl.load_workbook("a.xlsx")["Nhiệm vụ"]
    assert [cell.value for cell in sheet["A"]] == ["STT", 1, 2, 3, 4]
