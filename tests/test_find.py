"""Finding tasks: by bodies, deadlines, documents and words; and what is found is an extraction again."""

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from extractor.cli import app
from extractor.find.bodies import Sought
from extractor.find.tasks import Query, code_key, found, pruned
from extractor.read.extractions import read_extractions
from extractor.records import Extraction, Mention, Task, broken_links
from extractor.write.days import days_of, due_day
from tests.composed import Row, composed, outputs

# -- deadlines ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("relation", "deadline", "last"),
    [
        ("by", "2025-06-15", "2025-06-15"),
        ("by", "2025-06", "2025-06-30"),
        ("in", "2024-02", "2024-02-29"),
        ("by", "2025-06-XX", "2025-06-30"),
        ("in", "2025-Q3", "2025-09-30"),
        ("in", "2025-Q4", "2025-12-31"),
        ("by", "2025-H1", "2025-06-30"),
        ("by", "2025", "2025-12-31"),
        ("in", "2021/2025", "2025-12-31"),
        ("in", "2022-11-28/2022-11-30", "2022-11-30"),
        (None, "2025-06-15", "2025-06-15"),
        ("before", "2025-06-15", "2025-06-14"),
        ("before", "2025-06", "2025-05-31"),
        ("before", "2030", "2029-12-31"),
        ("before", "2021/2025", "2020-12-31"),
        ("from", "2025-07-01", None),
        ("by", "XXXX-11-30", None),
        ("by", "XXXX-Q3", None),
        ("by", "XXXX-XX-15", None),
        ("in", "XXXX-11-28/XXXX-11-30", None),
        ("in", "2025/2021", None),
        ("in", "P20D", None),
        (None, "P1M", None),
        ("by", "2025-06-31", None),
        ("by", "2025-13", None),
        ("by", "2025-Q5", None),
        ("by", "2025-H3", None),
        ("by", "2025-W60", None),
        (None, None, None),
    ],
)
def test_last_day_on_which_a_task_may_be_done(relation, deadline, last):
    task = Task(id="t", start=0, end=1, text="x", deadline=deadline, relation=relation)
    assert due_day(task) == (date.fromisoformat(last) if last else None)


@given(st.dates(), st.dates())
def test_days_of_a_range_are_in_order(one, other):
    named = days_of(f"{one}/{other}")
    assert named == (None if other < one else (one, other))


@given(st.text(alphabet="0123456789-/XQHWP", max_size=12))
def test_a_value_names_days_in_order_or_none(value):
    named = days_of(value)
    assert named is None or named[0] <= named[1]


# -- bodies ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Sở Y tế", "Sở Y tế tỉnh Đồng Tháp"),
        ("Sở Y tế", "Sở Y tế thành phố Hồ Chí Minh"),
        ("Sở Y tế", "Sở Y tế"),
        ("sở y tế", "Sở Y tế tỉnh Đồng Tháp"),
        ("Sở Y tế tỉnh Đồng Tháp", "Sở Y tế tỉnh Đồng Tháp"),
        ("Sở Y tế Đồng Tháp", "Sở Y tế tỉnh Đồng Tháp"),
        ("sở y tế đồng tháp", "Sở Y tế tỉnh Đồng Tháp"),
        ("Sở Y tế TP.HCM", "Sở Y tế thành phố Hồ Chí Minh"),
        ("Sở KH&ĐT", "Sở Kế hoạch và Đầu tư tỉnh Lào Cai"),
        ("Bộ NN&PTNT", "Bộ Nông nghiệp và Phát triển nông thôn"),
        ("Bộ Nông nghiệp", "Bộ Nông nghiệp và Phát triển nông thôn"),
        ("Bộ Nông nghiệp", "Bộ Nông nghiệp và Môi trường"),
        ("UBND", "Ủy ban nhân dân tỉnh Đồng Tháp"),
        ("UBND", "Ủy ban nhân dân huyện Cẩm Xuyên"),
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh Đồng Tháp"),
        ("UBND huyện", "Ủy ban nhân dân huyện Cẩm Xuyên"),
        ("UBND huyện Cẩm Xuyên", "Ủy ban nhân dân huyện Cẩm Xuyên"),
        ("Uỷ ban nhân dân TP Hà Nội", "Ủy ban nhân dân thành phố Hà Nội"),
        ("Công an tỉnh", "Công an tỉnh Đồng Tháp"),
        ("Giám đốc Sở Y tế", "Giám đốc Sở Y tế tỉnh Đồng Tháp"),
        ("Công ty Hoa Sen", "Công ty Hoa Sen"),
    ],
)
def test_body_that_is_meant(asked, name):
    assert Sought(asked).means(name)


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Sở Y tế", "Bộ Y tế"),
        ("Sở Y tế", "Giám đốc Sở Y tế tỉnh Đồng Tháp"),
        ("Sở Y tế", "Thanh tra Sở Y tế tỉnh Đồng Tháp"),
        ("Sở Y tế tỉnh Đồng Tháp", "Sở Y tế tỉnh Lào Cai"),
        ("Sở Y tế tỉnh Đồng Tháp", "Sở Y tế"),
        ("Bộ Y tế", "Bộ Y tế Lào"),
        ("UBND tỉnh", "Ủy ban nhân dân huyện Cẩm Xuyên"),
        ("UBND huyện", "Ủy ban nhân dân tỉnh Đồng Tháp"),
        ("UBND tỉnh Hà Tĩnh", "Ủy ban nhân dân thành phố Hà Tĩnh"),
        ("Công ty", "Công ty Hoa Sen"),
        ("Văn phòng", "Văn phòng Chính phủ"),
        ("Sở Tài chính", "Sở Kế hoạch và Đầu tư tỉnh Lào Cai"),
        ("Bộ NN&PTNT", "Bộ Nông nghiệp và Môi trường"),
    ],
)
def test_body_that_is_not_meant(asked, name):
    assert not Sought(asked).means(name)


@pytest.mark.parametrize(
    ("asked", "name", "meant"),
    [
        ("Bộ NN&PTNT", "Bộ Nông nghiệp và Môi trường", True),
        ("Bộ Nông nghiệp và Môi trường", "Bộ Nông nghiệp và Phát triển nông thôn", True),
        ("Bộ Nông nghiệp và Môi trường", "Bộ Thủy sản", True),
        ("Sở KH&ĐT", "Sở Tài chính tỉnh Lào Cai", True),
        ("Sở KH&ĐT Yên Bái", "Sở Tài chính tỉnh Yên Bái", True),
        ("Sở KH&ĐT Yên Bái", "Sở Tài chính tỉnh Lào Cai", True),
        ("Sở Tài chính Lào Cai", "Sở Kế hoạch và Đầu tư tỉnh Yên Bái", True),
        ("UBND tỉnh Yên Bái", "Ủy ban nhân dân tỉnh Lào Cai", True),
        ("Thành ủy Hải Phòng", "Tỉnh ủy Hải Dương", True),
        ("Sở KH&ĐT Lào Cai", "Sở Kế hoạch và Đầu tư tỉnh Yên Bái", False),
        ("Sở KH&ĐT Yên Bái", "Sở Kế hoạch và Đầu tư tỉnh Lào Cai", False),
        ("Bộ Y tế", "Bộ Nội vụ", False),
        ("UBND tỉnh Yên Bái", "Ủy ban nhân dân tỉnh Hà Giang", False),
    ],
)
def test_what_came_before_and_after_a_body_is_meant_on_request(asked, name, meant):
    assert Sought(asked, successors=True).means(name) is meant
    assert not Sought(asked).means(name)


# -- documents ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("306/KH-UBND", "306/KH-UBND"),
        ("306 /KH-UBND", "306/KH-UBND"),
        ("Kế hoạch số 306/KH-UBND", "306/KH-UBND"),
        ("1658/QÐ-TTg", "1658/QĐ-TTg"),
        ("57- NQ/TW", "57-NQ/TW"),
        ("06/2008/TTLT/BCA-VKSNDTC", "6/2008/TTLT/BCA-VKSNDTC"),
        ("12/ABC-XYZ", "12/ABC-XYZ"),
    ],
)
def test_code_however_it_is_typed(typed, key):
    assert code_key(typed) == key


@pytest.mark.parametrize("typed", ["", "Kế hoạch", "306", "15/6/2025", "1/KH-UBND và 2/KH-UBND"])
def test_no_code_of_one_document(typed):
    with pytest.raises(ValueError, match="not the code of one document"):
        code_key(typed)


# -- tasks -------------------------------------------------------------------------------------------------

PLAN = composed(
    Row("kiểm tra các chợ đầu mối", "Sở Y tế tỉnh Đồng Tháp", "2025-06-15", "before", "45/KH-UBND"),
    Row("rà soát trường học", "Sở Giáo dục và Đào tạo tỉnh Đồng Tháp", "2025-Q3", "in", "306/KH-UBND", "Sở Y tế tỉnh Đồng Tháp"),
    Row("báo cáo kết quả", "Sở Y tế tỉnh Lào Cai", "P3M", None, "306/KH-UBND", None, "Ủy ban nhân dân tỉnh Lào Cai"),
    Row("trồng cây xanh", None, "XXXX-11-30", "by"),
    basis={"45/KH-UBND": "306/KH-UBND"},
)  # fmt: skip
KIEM_TRA, RA_SOAT, BAO_CAO, TRONG_CAY = "kiểm tra các chợ đầu mối", "rà soát trường học", "báo cáo kết quả", "trồng cây xanh"  # fmt: skip


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        (Query(), [KIEM_TRA, RA_SOAT, BAO_CAO, TRONG_CAY]),
        (Query(lead=Sought("Sở Y tế")), [KIEM_TRA, BAO_CAO]),
        (Query(lead=Sought("Sở Y tế Lào Cai")), [BAO_CAO]),
        (Query(coordinator=Sought("Sở Y tế")), [RA_SOAT]),
        (Query(assigner=Sought("UBND tỉnh")), [BAO_CAO]),
        (Query(lead=Sought("Sở GD&ĐT"), coordinator=Sought("Sở Y tế")), [RA_SOAT]),
        (Query(lead=Sought("Sở Y tế Đồng Tháp"), assigner=Sought("UBND tỉnh")), []),
        (Query(before=date(2025, 6, 15)), [KIEM_TRA]),
        (Query(before=date(2025, 6, 14)), []),
        (Query(before=date(2025, 10, 1)), [KIEM_TRA, RA_SOAT]),
        (Query(before=date(2025, 9, 30)), [KIEM_TRA]),
        (Query(after=date(2025, 6, 14)), [RA_SOAT]),
        (Query(after=date(2025, 6, 13), before=date(2025, 6, 15)), [KIEM_TRA]),
        (Query(before=date(2025, 6, 15), undated=True), [KIEM_TRA, BAO_CAO, TRONG_CAY]),
        (Query(undated=True), [KIEM_TRA, RA_SOAT, BAO_CAO, TRONG_CAY]),
        (Query(under="306/KH-UBND"), [RA_SOAT, BAO_CAO]),
        (Query(under="306/KH-UBND", implementing=True), [KIEM_TRA, RA_SOAT, BAO_CAO]),
        (Query(under="45/KH-UBND", implementing=True), [KIEM_TRA]),
        (Query(under="06/KH-UBND"), []),
        (Query(text="Các  CHỢ"), [KIEM_TRA]),
        (Query(text="chợ các"), []),
    ],
)
def test_tasks_that_are_found(query, texts):
    result = found(PLAN, query)
    assert [task.text for task in result.tasks] == texts if result else texts == []


def test_a_deadline_is_not_asked_of_a_task_without_one():
    plan = composed(Row("họp"))
    assert found(plan, Query(before=date(2030, 1, 1), undated=True)) is None


def test_all_bodies_asked_for_are_in_one_assignment():
    plan = composed(Row("họp", "Sở Y tế"), Row("báo cáo", "Sở Nội vụ", coordinator="Sở Tài chính"))
    both = plan.model_copy(
        update={"assignments": [a.model_copy(update={"tasks": [plan.tasks[0].id]}) for a in plan.assignments]}
    )
    assert found(both, Query(lead=Sought("Sở Y tế"), coordinator=Sought("Sở Tài chính"))) is None
    assert found(both, Query(lead=Sought("Sở Nội vụ"), coordinator=Sought("Sở Tài chính")))


def test_what_is_found_names_what_it_needs_and_no_more():
    result = found(PLAN, Query(text="chợ"))
    assert result
    assert [entity.name for entity in result.entities] == ["Sở Y tế tỉnh Đồng Tháp"]
    assert [document.code for document in result.documents] == ["45/KH-UBND", "306/KH-UBND"]
    assert len(result.assignments) == 1
    assert result.article == PLAN.article


def test_mentions_of_what_is_found_stay():
    text, names = PLAN.article.text, ("Sở Y tế tỉnh Đồng Tháp", "Sở Y tế tỉnh Lào Cai")
    starts = [(name, text.index(name)) for name in names]
    mentions = [
        Mention(id=name, label="ORG", start=at, end=at + len(name), text=name, entity=name)
        for name, at in starts
    ]
    result = found(PLAN.model_copy(update={"mentions": mentions}), Query(text="chợ"))
    assert result and [mention.text for mention in result.mentions] == ["Sở Y tế tỉnh Đồng Tháp"]


@given(st.sets(st.integers(min_value=0, max_value=3)))
def test_any_choice_of_tasks_is_a_whole_extraction(chosen):
    tasks = [task for i, task in enumerate(PLAN.tasks) if i in chosen]
    result = pruned(PLAN, tasks)
    assert not list(broken_links(result))
    assert Extraction.model_validate_json(result.model_dump_json()) == result


# -- the command -------------------------------------------------------------------------------------------


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "outputs").mkdir()
    outputs(tmp_path / "outputs" / "extractions.jsonl", PLAN, composed(Row("họp", "Bộ Y tế"), id="b"))
    return tmp_path


def call(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["tasks", *arguments], env={"COLUMNS": "200"})
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def test_tasks_on_the_terminal(here):
    status, out, err = call("--lead", "Sở Y tế", "--due-before", "2026")
    assert (status, err) == (0, "")
    for words in ("Cơ quan chủ trì", "kiểm tra các chợ đầu mối", "trước 15/6/2025", "45/KH-UBND"):
        assert words in out
    assert BAO_CAO not in out


def test_tasks_of_files_and_folders(here):
    other = outputs(here / "c.jsonl", composed(Row("thu gom rác", "Sở Xây dựng"), id="c"))
    assert "thu gom rác" in call(str(other))[1]
    both = call(str(other), "outputs")[1]
    assert "thu gom rác" in both and "họp" in both


def test_tasks_to_a_file(here):
    assert call("--lead", "Sở Y tế", "--to", "kq.jsonl") == (0, "kq.jsonl: tasks 2\n", "")
    (kept,) = read_extractions(here / "kq.jsonl")
    assert [task.text for task in kept.tasks] == [KIEM_TRA, BAO_CAO]
    assert call("--lead", "Bộ Y tế", "--to", "bang", "--format", "csv")[0] == 0
    with (here / "bang" / "tasks.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["task"] for row in csv.DictReader(file)] == ["họp"]


def test_no_task(here):
    assert call("--text", "bay lên trời") == (0, "Không có nhiệm vụ nào.\n", "")
    status, _, err = call("--lead", "Sở Mây mù")
    assert (status, err) == (0, "Sở Mây mù: no body is known by this name; check the spelling\n")


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--due-before", "31/12"], 2, "--due-before 31/12: no such day; write 2025-12-31, 2025-12 or 2025\n"),
        (["--due-after", "2025-02-30"], 2, "--due-after 2025-02-30: no such day; write 2025-12-31, 2025-12 or 2025\n"),
        (["--under", "x"], 2, "--under x: no code of a document; write it as 306/KH-UBND\n"),
        (["none.jsonl"], 1, "none.jsonl: cannot be read (No such file or directory); check the path\n"),
    ],
)  # fmt: skip
def test_what_cannot_be_found_out(here, arguments, status, said):
    assert call(*arguments) == (status, "", said)


@pytest.mark.parametrize(
    ("to", "said"),
    [
        (
            "outputs/extractions.jsonl",
            "outputs/extractions.jsonl: is read by this command; write to another file\n",
        ),
        ("sqlite:///a.db", "sqlite://: a database holds whole articles; use export\n"),
    ],
)
def test_nothing_is_lost_that_was_not_found(here, to, said):
    before = (here / "outputs" / "extractions.jsonl").read_bytes()
    assert call("--to", to) == (2, "", said)
    assert (here / "outputs" / "extractions.jsonl").read_bytes() == before


def test_a_format_that_there_is_none_of(here):
    status, _, err = call("--to", "kq.xyz")
    assert status == 2
    assert err.startswith("kq.xyz: no form for it; name a file (.xlsx, ")
    assert not (here / "kq.xyz").exists()
