"""Extractions read again: what comes back, and what is said of a line that is none."""

import gzip
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from extractor.read.extractions import ExtractionsError, read_extractions
from extractor.records import Article, Assignment, Entity, Extraction, Task

TEXT = "UBND tỉnh giao Sở Y tế kiểm tra chợ."


def example(id: str) -> Extraction:
    task = Task(id="t1", start=23, end=35, text="kiểm tra chợ")
    given = Assignment(id="s1", start=0, end=35, text=TEXT[:35], leads=["e1"], tasks=["t1"])
    return Extraction(
        article=Article(id=id, text=TEXT),
        entities=[Entity(id="e1", name="Sở Y tế")],
        tasks=[task],
        assignments=[given],
    )


def changed(**layers: Any) -> str:
    """A line whose layers are others."""
    return json.dumps(json.loads(example("a").model_dump_json()) | layers)


def read(folder: Path, *lines: str, name: str = "x.jsonl") -> list[Extraction]:
    (folder / name).write_text("\n".join(lines), "utf-8")
    return list(read_extractions(folder / name))


def test_extractions_come_back_in_their_order(tmp_path):
    lines = [example(id).model_dump_json() for id in "ba"]
    assert read(tmp_path, *lines, "") == [example("b"), example("a")]


def test_compressed_and_standard_input(tmp_path, monkeypatch):
    raw = example("a").model_dump_json().encode()
    (tmp_path / "x.jsonl.gz").write_bytes(gzip.compress(raw))
    assert list(read_extractions(tmp_path / "x.jsonl.gz")) == [example("a")]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    assert list(read_extractions("-")) == [example("a")]


def test_no_line_no_extraction(tmp_path):
    assert read(tmp_path, "", "  ") == []


def test_lines_before_a_faulty_one_are_given(tmp_path):
    (tmp_path / "x.jsonl").write_text(example("a").model_dump_json() + "\n{", "utf-8")
    found = read_extractions(tmp_path / "x.jsonl")
    assert next(found) == example("a")
    with pytest.raises(ExtractionsError, match=r"x\.jsonl, line 2: no extraction"):
        next(found)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", r"line 2: no extraction \(Invalid JSON: EOF .*\); see docs/record-format.md for the shape"),
        ("[]", r"line 2: no extraction \(Input should be an object\)"),
        ('{"id": "a", "text": "b"}', r"line 2: no extraction \(article: Field required\)"),
        (changed(tasks=[{"id": "t"}]), r"line 2: no extraction \(tasks\.0\.start: Field required\)"),
        (changed(entities=[]), "line 2: s1: there is no entity 'e1'"),
        (changed(entities=[{"id": "e1", "name": "A"}] * 2), "line 2: e1: 2 records have this id"),
        (changed(tasks=[]), "line 2: s1: there is no task 't1'"),
    ],
)
def test_a_line_that_is_no_extraction(tmp_path, line, said):
    with pytest.raises(ExtractionsError, match=said):
        read(tmp_path, "", line)


def test_files_that_cannot_be_read(tmp_path):
    with pytest.raises(ExtractionsError, match=r"none.jsonl: cannot be read \(No such file or directory\)"):
        list(read_extractions(tmp_path / "none.jsonl"))
    with pytest.raises(ExtractionsError, match=r"cannot be read \(Is a directory\)"):
        list(read_extractions(tmp_path))
    (tmp_path / "x.gz").write_bytes(gzip.compress(b"{}" * 99)[:-9])
    (tmp_path / "y.gz").write_bytes(b"{}")
    for name in ("x.gz", "y.gz"):
        with pytest.raises(ExtractionsError, match=r"no whole gzip file; compress it again"):
            list(read_extractions(tmp_path / name))
    (tmp_path / "x.jsonl").write_bytes("Sở".encode("utf-16"))
    with pytest.raises(ExtractionsError, match="line 1: not UTF-8"):
        list(read_extractions(tmp_path / "x.jsonl"))
