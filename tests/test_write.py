"""Records out: the files of a run, and what a person sees of them."""

import csv
import io
import json
import re
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from extractor.read import Failure
from extractor.read.sources import Input
from extractor.records import Article, Document, Extraction, Target, Task
from extractor.write.formats import FORMATS
from extractor.write.jsonl import extraction_line
from extractor.write.names import document_name
from extractor.write.outputs import RUN_REPORT, UNFINISHED, OutputError, Outputs
from extractor.write.printable import cell, one_line, printable
from extractor.write.screen import legend, marked, tables
from extractor.write.tables import ARTICLE, REGISTER, TABLES
from extractor.write.wording import (
    date_in_words,
    deadline_in_words,
    figure_in_words,
    frequency_in_words,
    number_in_words,
)
from tests.results import TEXT, example


def written(folder: Path, *results: Extraction | Failure) -> Path:
    """Write results as a run does."""
    with Outputs(folder) as outputs:
        for result in results:
            outputs.add(result if isinstance(result, Failure) else extraction_line(result))
        outputs.finish([Input("a.txt", 3, "abc")])
    return folder


def table(path: Path) -> list[dict[str, str]]:
    """Read a table as a spreadsheet does."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


# -- the files --------------------------------------------------------------------------------------------


def test_a_run_leaves_these_files_and_no_others(tmp_path):
    written(tmp_path, example())
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "assignments.csv",
        "documents.csv",
        "extractions.jsonl",
        "failures.jsonl",
        "run.json",
        "targets.csv",
        "tasks.csv",
    ]


def test_outputs_readme_names_every_file_and_column():
    said = (Path(__file__).parent.parent / "outputs" / "README.md").read_text("utf-8")
    names = set(re.findall(r"`([\w.]+)`", said))
    assert {*FORMATS["jsonl"], *FORMATS["csv"], RUN_REPORT, UNFINISHED} <= names
    assert {column.name for name in REGISTER for column in TABLES[name].columns} <= names


def test_extractions_come_back_as_they_went(tmp_path):
    written(tmp_path, example("b"), Failure("x", "", "y; z"), example("a"))
    lines = (tmp_path / "extractions.jsonl").read_text("utf-8").splitlines()
    assert [Extraction.model_validate_json(line) for line in lines] == [example("b"), example("a")]


@given(st.text(min_size=1))
def test_any_text_stays_on_its_line(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("out")
    try:
        text.encode()
    except UnicodeEncodeError:
        return
    written(folder, Extraction(article=Article(id="a", text=text)), Failure("a", text, text))
    (line,) = (folder / "extractions.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["article"]["text"] == text
    (line,) = (folder / "failures.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["reason"] == text


def test_failures(tmp_path):
    written(tmp_path, Failure("tin.jsonl", "line 3", "no text; give the row a `text`", "a3"), example())
    (line,) = (tmp_path / "failures.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line) == {
        "source": "tin.jsonl",
        "where": "line 3",
        "reason": "no text; give the row a `text`",
        "id": "a3",
    }


def test_failures_file_is_empty_where_all_went_well(tmp_path):
    assert (written(tmp_path, example()) / "failures.jsonl").read_bytes() == b""


def test_run_report(tmp_path):
    report = json.loads((written(tmp_path, example(), Failure("x", "", "y")) / "run.json").read_text("utf-8"))
    assert report["inputs"] == [{"source": "a.txt", "bytes": 3, "sha256": "abc"}]
    assert report["counts"] == {
        "articles": 1,
        "failures": 1,
        "mentions": 5,
        "entities": 3,
        "documents": 2,
        "tasks": 2,
        "targets": 1,
        "assignments": 1,
    }
    assert {"extractor", "schema", "python", "spacy", "underthesea"} <= report["versions"].keys()


def test_same_results_give_the_same_bytes(tmp_path):
    first, second = (written(tmp_path / name, example()) for name in "ab")
    for name in (*FORMATS["jsonl"], *FORMATS["csv"], RUN_REPORT):
        assert (first / name).read_bytes() == (second / name).read_bytes(), name


def visible(folder: Path) -> dict[str, bytes]:
    """Read all files of a folder that are not hidden in it."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_run_that_breaks_off_leaves_the_last_ones_files(tmp_path):
    written(tmp_path, example())
    before = visible(tmp_path)
    with pytest.raises(KeyboardInterrupt), Outputs(tmp_path) as outputs:
        outputs.add(extraction_line(example("b")))
        raise KeyboardInterrupt
    assert visible(tmp_path) == before


def test_files_are_not_seen_before_the_run_is_over(tmp_path):
    with Outputs(tmp_path) as outputs:
        outputs.add(extraction_line(example()))
        assert not visible(tmp_path)
        outputs.finish([])
    assert (tmp_path / "extractions.jsonl").exists()


def test_what_a_killed_run_left_is_removed_by_the_next(tmp_path):
    with pytest.raises(KeyboardInterrupt), Outputs(tmp_path) as outputs:
        outputs.add(extraction_line(example("b")))
        raise KeyboardInterrupt
    assert (tmp_path / UNFINISHED).is_dir()
    written(tmp_path, example())
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        (*FORMATS["jsonl"], *FORMATS["csv"], RUN_REPORT)
    )


def test_two_runs_do_not_write_into_one_folder(tmp_path):
    with Outputs(tmp_path) as outputs:
        with pytest.raises(OutputError, match="another run is writing here; wait until it is over"):
            written(tmp_path, example())
        outputs.add(extraction_line(example()))
        outputs.finish([])
    assert len((tmp_path / "extractions.jsonl").read_bytes().splitlines()) == 1


def test_only_the_forms_asked_for_are_written(tmp_path):
    with Outputs(tmp_path, ["jsonl"]) as outputs:
        outputs.finish([])
    assert visible(tmp_path).keys() == {*FORMATS["jsonl"], RUN_REPORT}


def test_folder_is_made(tmp_path):
    assert (written(tmp_path / "a" / "b", example()) / "tasks.csv").exists()


def test_files_can_be_read_by_whom_the_umask_allows(tmp_path):
    (tmp_path / "plain").write_text("")
    expected = stat.S_IMODE((tmp_path / "plain").stat().st_mode)
    assert stat.S_IMODE((written(tmp_path / "out") / "tasks.csv").stat().st_mode) == expected


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_folder_that_cannot_be_written(tmp_path, place):
    (tmp_path / "file").write_text("A")
    with pytest.raises(OutputError, match=r"cannot be written \(.+\)"):
        written(tmp_path / place, example())
    assert (tmp_path / "file").read_text() == "A"


# -- tables -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", REGISTER)
def test_table_opens_in_excel_and_names_its_article(tmp_path, name):
    path = written(tmp_path, example()) / f"{name}.csv"
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = table(path)
    assert rows
    assert {tuple(row[column] for column in ARTICLE) for row in rows} == {("a", "Tỉnh A họp", "2025-05-20")}
    assert all(list(row) == [column.name for column in TABLES[name].columns] for row in rows)


def test_table_without_rows_has_its_header(tmp_path):
    path = written(tmp_path, Failure("x", "", "y")) / "tasks.csv"
    assert path.read_text("utf-8-sig").startswith("article_id,article_title,published,task,")
    assert table(path) == []


def test_tasks_can_be_read_on_their_own(tmp_path):
    first, second = table(written(tmp_path, example()) / "tasks.csv")
    assert first["task"] == "kiểm tra chợ trước 15/6/2025"
    assert first["leads"] == "Sở Y tế tỉnh A"
    assert first["coordinators"] == "Công an tỉnh A"
    assert first["assigner"] == "Ủy ban nhân dân tỉnh A"
    assert (first["relation"], first["deadline"]) == ("before", "2025-06-15")
    assert first["document"] == "Kế hoạch 7/KH-UBND"
    assert TEXT[int(first["start"]) : int(first["end"])] == first["task"]
    assert (second["kind"], second["deadline"], second["relation"]) == ("solution", "P1Y", "")


def test_task_of_two_assignments_names_each_body_once(tmp_path):
    one = example().assignments[0]
    two = one.model_copy(update={"id": "s2", "leads": ["e3", "e2"]})
    row = table(written(tmp_path, example(assignments=[one, two])) / "tasks.csv")[0]
    assert row["leads"] == "Sở Y tế tỉnh A; Công an tỉnh A"


def test_task_without_assignment_has_no_bodies(tmp_path):
    row = table(written(tmp_path, example(assignments=[])) / "tasks.csv")[0]
    assert (row["leads"], row["coordinators"], row["assigner"], row["report_to"]) == ("", "", "", "")


def test_assignments_can_be_read_on_their_own(tmp_path):
    (row,) = table(written(tmp_path, example()) / "assignments.csv")
    assert row["tasks"] == "kiểm tra chợ trước 15/6/2025; báo cáo UBND tỉnh hằng năm"
    assert row["deadlines"] == "2025-06-15; P1Y"
    assert row["documents"] == "Kế hoạch 7/KH-UBND"
    assert (row["report_to"], row["frequency"]) == ("Ủy ban nhân dân tỉnh A", "P1Y")
    assert row["quote"].startswith("UBND tỉnh A giao Sở Y tế")


def test_targets_can_be_read_on_their_own(tmp_path):
    (row,) = table(written(tmp_path, example()) / "targets.csv")
    assert (row["indicator"], row["comparator"], row["low"], row["high"]) == ("giường bệnh", ">", "36000", "")
    assert (row["unit"], row["by"], row["quote"]) == ("giường", "2030", "trên 36.000 giường bệnh")


def test_documents_can_be_read_on_their_own(tmp_path):
    first, second = table(written(tmp_path, example()) / "documents.csv")
    assert (first["document"], first["issuer"]) == ("Kế hoạch 7/KH-UBND", "Ủy ban nhân dân tỉnh A")
    assert (second["document"], second["implements"]) == ("Luật Dược", "Kế hoạch 7/KH-UBND")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+84 24 3825", "'+84 24 3825"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        (" \t=1+1", "'=1+1"),
        ("＝1+1", "'＝1+1"),
        ("2+2=4", "2+2=4"),
        ("Sở Y tế", "Sở Y tế"),
        ("'=1", "'=1"),
        ("", ""),
        ("a\n  b\tc\u00a0d", "a b c d"),
    ],
)
def test_cell_is_text_to_a_spreadsheet(text, shown):
    assert cell(text) == shown


def test_formulas_of_an_article_are_not_run(tmp_path):
    article = Article(id="=1+1", title="=HYPERLINK(1)", text=TEXT)
    for row in table(written(tmp_path, example(article=article)) / "tasks.csv"):
        assert (row["article_id"], row["article_title"]) == ("'=1+1", "'=HYPERLINK(1)")


def test_number_below_zero_is_a_number(tmp_path):
    target = example().targets[0].model_copy(update={"low": -2.5})
    (row,) = table(written(tmp_path, example(targets=[target])) / "targets.csv")
    assert row["low"] == "-2.5"


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"code": "7/KH-UBND", "type": "Kế hoạch", "number": "7"}, "Kế hoạch 7/KH-UBND"),
        ({"type": "Nghị quyết", "number": "15"}, "Nghị quyết 15"),
        ({"type": "Luật", "title": "Luật Thủ đô"}, "Luật Thủ đô"),
        ({"code": "7/KH-UBND"}, "7/KH-UBND"),
        ({"type": "Công điện"}, "Công điện"),
        ({}, "d"),
    ],
)
def test_document_name(fields, name):
    assert document_name(Document(id="d", **fields)) == name


# -- what a person sees -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Sở Y tế", "Sở Y tế"),
        ("a\tb\nc", "a\tb\nc"),
        ("\x1b[31mđỏ\x1b[0m", "␛[31mđỏ␛[0m"),
        ("\x1b]0;tựa\x07", "␛]0;tựa␇"),
        ("a\rb\x08c\x00", "a␍b␈c␀"),
        ("\x7f\x9b2J", "␡\ufffd2J"),
        ("\u202etxt.exe", "\ufffdtxt.exe"),
        ("\udcff", "\ufffd"),
    ],
)
def test_printable(text, shown):
    assert printable(text) == shown


@given(st.text())
def test_nothing_printed_is_obeyed(text):
    assert not re.search(
        r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", printable(text)
    )
    assert "\n" not in one_line(text)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2022-11-30", "30/11/2022"),
        ("XXXX-11-30", "30/11"),
        ("2025-06", "tháng 6/2025"),
        ("XXXX-12", "tháng 12"),
        ("2025-06-XX", "tháng 6/2025"),
        ("2023-Q3", "quý III/2023"),
        ("XXXX-Q4", "quý IV"),
        ("2024-H1", "6 tháng đầu năm 2024"),
        ("2024-H2", "6 tháng cuối năm 2024"),
        ("2030", "năm 2030"),
        ("2021/2025", "năm 2021 đến năm 2025"),
        ("2022-11-28/2022-11-30", "28/11/2022 đến 30/11/2022"),
        ("2025-W07", "2025-W07"),
    ],
)
def test_date_in_words(value, words):
    assert date_in_words(value) == words


@pytest.mark.parametrize(
    ("deadline", "relation", "words"),
    [
        ("2025-06-15", "before", "trước 15/6/2025"),
        ("2030", "by", "đến năm 2030"),
        ("2025-Q2", "in", "trong quý II/2025"),
        ("2025-07-01", "from", "từ 1/7/2025"),
        ("2025-07-01", None, "1/7/2025"),
        ("P1M", None, "hằng tháng"),
        ("P3M", None, "hằng quý"),
        ("P15D", None, "15 ngày một lần"),
        ("P20D", "in", "trong 20 ngày"),
        (None, None, ""),
    ],
)
def test_deadline_in_words(deadline, relation, words):
    task = Task(id="t", start=0, end=1, text="x", deadline=deadline, relation=relation)
    assert deadline_in_words(task) == words


@pytest.mark.parametrize(
    ("value", "words"), [("P1Y", "hằng năm"), ("P1W", "hằng tuần"), ("P2Y", "2 năm một lần")]
)
def test_frequency_in_words(value, words):
    assert frequency_in_words(value) == words


@pytest.mark.parametrize(
    ("comparator", "low", "high", "unit", "words"),
    [
        ("range", 8300, 8500, "USD", "8.300–8.500 USD"),
        (">", 36000, None, "USD", "trên 36.000 USD"),
        (">=", 7.5, None, "%", "ít nhất 7,5%"),
        ("<=", None, 2, "%/năm", "không quá 2%/năm"),
        ("<", None, 1, "%", "dưới 1%"),
        ("~", 100, 100, "xã", "khoảng 100 xã"),
        ("=", 159, 159, "chợ", "159 chợ"),
        ("=", 10_000_000_000, 10_000_000_000, None, "10.000.000.000"),
    ],
)
def test_figure_in_words(comparator, low, high, unit, words):
    target = Target(id="t", start=0, end=1, text="x", comparator=comparator, low=low, high=high, unit=unit)
    assert figure_in_words(target) == words


@pytest.mark.parametrize(
    ("number", "words"), [(8300, "8.300"), (7.5, "7,5"), (1234567.25, "1.234.567,25"), (0, "0")]
)
def test_number_in_words(number, words):
    assert number_in_words(number) == words


def screen(extraction: Extraction, colours: bool = False) -> str:
    """Show an extraction as `extractor show` does."""
    console = Console(file=io.StringIO(), width=200, color_system="standard" if colours else None)
    console.print(marked(extraction), legend(), *tables(extraction), sep="\n")
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_screen_shows_the_text_and_the_tables_of_an_office():
    shown = screen(example())
    assert TEXT.partition("\n")[2][:80] in shown
    for words in (
        "Cơ quan chủ trì",
        "Sở Y tế tỉnh A",
        "trước 15/6/2025",
        "trên 36.000 giường",
        "Luật Dược",
        "căn cứ",
    ):
        assert words in shown


def test_screen_colours_mentions():
    assert re.search(r"\x1b\[[\d;]+mSở Y tế\x1b\[0m chủ trì", screen(example(), colours=True))


def test_screen_leaves_out_empty_tables():
    shown = screen(example(targets=[], documents=[], tasks=[], assignments=[]))
    assert "Chỉ tiêu" not in shown
    assert "Cơ quan chủ trì" not in shown


def test_screen_does_not_take_square_brackets_for_colours():
    assert "[bold]Sở[/bold] :smile:" in screen(
        Extraction(article=Article(id="a", text="[bold]Sở[/bold] :smile:"))
    )
