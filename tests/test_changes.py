"""What changed between two runs, told field by field; applied to the old run, the changes give the new one."""

import gzip
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from extractor.cli import app
from extractor.read.extractions import ExtractionsError
from extractor.records import Extraction
from extractor.track.changes import changes, compared
from extractor.track.kinds import Kind
from extractor.track.screen import FIELDS, in_words
from extractor.track.told import Fields, told
from tests.composed import Row, composed, outputs

KIEM_TRA = Row("kiểm tra chợ", "Sở Y tế", "2025-06-15", "by", "7/KH-UBND")


def said(old: Extraction | None, new: Extraction | None) -> list[tuple[str, str, str, Fields]]:
    """Say each change of a task in a line: what happened, the text, what fields said before."""
    return [
        (change.event, change.record.kind.value, change.record.title, change.before)
        for change in compared(old, new)
        if change.record.kind is Kind.TASK
    ]


@pytest.mark.parametrize(
    ("change", "before"),
    [
        ({"deadline": "2025-06-30"}, {"deadline": "2025-06-15"}),
        ({"relation": "before"}, {"relation": "by"}),
        ({"lead": "Sở Y tế tỉnh Đồng Tháp"}, {"leads": ["Sở Y tế"]}),
        ({"lead": None}, {"leads": ["Sở Y tế"]}),
        ({"coordinator": "Công an tỉnh"}, {"coordinators": []}),
        ({"assigner": "UBND tỉnh"}, {"assigners": []}),
        ({"document": "8/KH-UBND"}, {"document": "7/KH-UBND"}),
        ({"document": None, "deadline": None}, {"document": "7/KH-UBND", "deadline": "2025-06-15"}),
    ],
)
def test_field_that_changed(change, before):
    new = composed(KIEM_TRA._replace(**change))
    assert said(composed(KIEM_TRA), new) == [("changed", "task", "kiểm tra chợ", before)]


def test_nothing_changed():
    assert said(composed(KIEM_TRA), composed(KIEM_TRA)) == []


def test_a_record_that_only_moved_did_not_change():
    moved = composed(Row("họp"), KIEM_TRA)
    assert said(composed(KIEM_TRA), moved) == [("added", "task", "họp", {})]


def test_added_and_gone():
    one, other = composed(Row("họp")), composed(Row("báo cáo"))
    assert said(one, other) == [("added", "task", "báo cáo", {}), ("gone", "task", "họp", {})]
    assert said(None, one) == [("added", "task", "họp", {})]
    assert said(one, None) == [("gone", "task", "họp", {})]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("họp trước ngày 15/6", "họp trước ngày 30/6"),
        ("họp trước 15/6", "họp trước 15/6/2025"),
        ("đạt 80,5% số xã", "đạt 85% số xã"),
    ],
)
def test_the_same_words_with_other_numbers_are_one_record(old, new):
    ((event, _, text, before),) = said(composed(Row(old)), composed(Row(new)))
    assert (event, text, before) == ("reworded", new, {"text": old})


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (["họp trước 15/6"], ["họp xong trước 30/6"]),
        (["họp trước 15/6", "họp trước 16/6"], ["họp trước 30/6"]),
        (["họp trước 15/6"], ["họp trước 29/6", "họp trước 30/6"]),
    ],
)
def test_records_that_may_be_others_are_not_joined(old, new):
    events = {event for event, *_ in said(composed(*map(Row, old)), composed(*map(Row, new)))}
    assert events == {"added", "gone"}


def test_another_reading_of_the_same_place_is_one_record():
    old = composed(Row("kiểm tra các chợ đầu mối"))
    (task,) = old.tasks
    shorter = task.model_copy(update={"id": "task-b", "end": task.start + 8, "text": "kiểm tra"})
    (change,) = compared(old, old.model_copy(update={"tasks": [shorter]}))
    assert (change.event, change.replaces, change.before) == (
        "reworded",
        task.id,
        {"text": "kiểm tra các chợ đầu mối"},
    )
    halves = [
        shorter,
        task.model_copy(update={"id": "task-c", "start": task.start + 9, "text": "các chợ đầu mối"}),
    ]
    events = [c.event for c in compared(old, old.model_copy(update={"tasks": halves}))]
    assert events == ["added", "added", "gone"]


def test_all_kinds_are_compared():
    old = composed(KIEM_TRA, goals=("một trạm",), basis={"7/KH-UBND": "1/NQ-CP"})
    new = composed(KIEM_TRA._replace(lead="Sở Nội vụ"), goals=("một bệnh viện",))
    assert {(change.record.kind.value, change.event) for change in compared(old, new)} == {
        ("task", "changed"),
        ("target", "added"),
        ("target", "gone"),
        ("assignment", "changed"),
        ("document", "changed"),
        ("document", "gone"),
    }


# -- files -------------------------------------------------------------------------------------------------

TEXTS = ("họp", "báo cáo trước 15/6", "báo cáo trước 30/6", "kiểm tra", "rà soát")
LEADS, DEADLINES, CODES = (None, "Sở Y tế"), (None, "2025-06-15", "P1M"), (None, "1/KH-UBND", "2/KH-UBND")
ROWS = st.tuples(*map(st.sampled_from, (TEXTS, LEADS, DEADLINES, (None,), CODES))).map(lambda row: Row(*row))
RUNS = st.dictionaries(st.sampled_from("abcd"), st.lists(ROWS, max_size=4), max_size=4)


def run_of(rows: dict[str, list[Row]]) -> list[Extraction]:
    return [composed(*found, id=id) for id, found in rows.items()]


def state(run: list[Extraction]) -> dict[tuple[str, str, str], object]:
    """Give what a tracker holds after a run: what each record says."""
    return {(e.article.id, r.kind.value, r.id): r.fields for e in run for r in told(e)}


@given(RUNS, RUNS)
def test_changes_make_the_old_run_the_new_one(tmp_path_factory, first, second):
    folder = tmp_path_factory.mktemp("runs")
    old, new = run_of(first), run_of(second)
    held = state(old)
    found = list(changes(outputs(folder / "old", *old), outputs(folder / "new", *new)))
    for change in found:
        key = (change.article.id, change.record.kind.value)
        if change.event == "gone":
            del held[*key, change.record.id]
            continue
        if change.replaces:
            del held[*key, change.replaces]
        assert ((*key, change.record.id) in held) is (change.event == "changed")
        held[*key, change.record.id] = change.record.fields
    assert held == state(new)
    assert [c.as_json() for c in changes(folder / "old", folder / "new")] == [c.as_json() for c in found]


def test_articles_come_in_the_order_of_the_new_run_then_what_is_gone(tmp_path):
    row = Row("họp")
    old = outputs(tmp_path / "old", *(composed(row, id=id) for id in "xyz"))
    new = outputs(tmp_path / "new", *(composed(row._replace(lead="Sở Y tế"), id=id) for id in "bya"))
    order = dict.fromkeys((change.article.id, change.event) for change in changes(old, new))
    assert list(order) == [
        ("b", "added"),
        ("y", "changed"),
        ("y", "added"),
        ("a", "added"),
        ("x", "gone"),
        ("z", "gone"),
    ]


def test_the_order_of_articles_is_no_change(tmp_path):
    run = [composed(Row("họp"), id=id) for id in "abc"]
    assert not list(changes(outputs(tmp_path / "old", *run), outputs(tmp_path / "new", *run[::-1])))


@pytest.mark.parametrize("compressed", ["old", "new"])
def test_compressed_files_and_pipes(tmp_path, compressed):
    paths = {name: tmp_path / name for name in ("old", "new")}
    outputs(paths["old"], composed(KIEM_TRA), composed(Row("họp"), id="b"))
    outputs(paths["new"], composed(KIEM_TRA._replace(deadline=None)))
    expected = [change.as_json() for change in changes(paths["old"], paths["new"])]
    packed = tmp_path / f"{compressed}.jsonl.gz"
    packed.write_bytes(gzip.compress(paths[compressed].read_bytes()))
    again = paths | {compressed: packed}
    assert [change.as_json() for change in changes(again["old"], again["new"])] == expected
    assert len(expected) == 2


def test_a_file_that_comes_through_a_pipe(tmp_path):
    old = outputs(tmp_path / "old", composed(KIEM_TRA))
    reader, writer = os.pipe()
    os.write(writer, outputs(tmp_path / "new", composed(KIEM_TRA._replace(deadline=None))).read_bytes())
    os.close(writer)
    assert [change.event for change in changes(old, Path(f"/dev/fd/{reader}"))] == ["changed"]
    os.close(reader)


def test_an_article_twice(tmp_path):
    twice = outputs(tmp_path / "new", composed(KIEM_TRA), composed(Row("họp")))
    with pytest.raises(
        ExtractionsError, match=r"line 2: the article a stands in it twice; give each article"
    ):
        list(changes(outputs(tmp_path / "old"), twice))


# -- the command -------------------------------------------------------------------------------------------


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a").mkdir()
    outputs(tmp_path / "a" / "extractions.jsonl", composed(KIEM_TRA, Row("họp")))
    outputs(
        tmp_path / "b.jsonl",
        composed(KIEM_TRA._replace(deadline="2025-06-30"), Row("báo cáo\x1b[2J")),
    )
    return tmp_path


def call(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["diff", *arguments], env={"COLUMNS": "150"})
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def test_diff_for_people(runs):
    status, out, err = call("a", "b.jsonl")
    assert (status, err) == (0, "")
    for words in ("thời hạn: 15/6/2025 → 30/6/2025", "thêm", "bỏ", "nhiệm vụ"):
        assert words in out
    assert "thêm 1, sửa 1, đổi lời 0, bỏ 1" in out
    assert "\x1b" not in out
    assert call("a", "a")[:2] == (0, "thêm 0, sửa 0, đổi lời 0, bỏ 0\n")


def test_diff_for_programs(runs):
    status, out, _ = call("a", "b.jsonl", "--json", "--only", "task")
    assert status == 0
    changed, added, gone = map(json.loads, out.splitlines())
    assert (changed["event"], added["event"], gone["event"]) == ("changed", "added", "gone")
    assert changed["before"] == {"deadline": "2025-06-15"}
    assert changed["record"]["deadline"] == "2025-06-30"
    assert changed["record"]["leads"] == ["Sở Y tế"]
    assert changed["article"] == {"id": "a", "title": None, "published": "2025-05-20", "source": "a.txt"}
    assert call("a", "a", "--json") == (0, "", "")


def test_diff_of_what_is_no_run(runs):
    assert call("a", "none")[0::2] == (
        1,
        "none: cannot be read (No such file or directory); check the path\n",
    )
    (runs / "c.jsonl").write_text("{}\n", "utf-8")
    status, _, err = call("a", "c.jsonl")
    assert status == 1
    assert err.startswith("c.jsonl, line 1: no extraction")


def test_every_field_has_a_vietnamese_name():
    whole = composed(KIEM_TRA, goals=("một trạm",))
    assert {name for record in told(whole) for name in record.fields} <= set(FIELDS)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("deadline", "2025-06-15", "15/6/2025"),
        ("deadline", "P3M", "hằng quý"),
        ("deadline", None, "(không có)"),
        ("leads", [], "(không có)"),
        ("leads", ["Sở Y tế", "Sở Nội vụ"], "Sở Y tế; Sở Nội vụ"),
        ("frequencies", ["P1Y"], "hằng năm"),
        ("low", 7.5, "7,5"),
        ("text", "họp", "họp"),
        ("relation", "before", "trước"),
        ("kind", "solution", "giải pháp"),
        ("role", "basis", "căn cứ"),
    ],
)
def test_values_in_the_words_of_an_office(field, value, words):
    assert in_words(field, value) == words
