"""The forms of results: what was written is what is read back, by those who will read it."""

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import docx
import icalendar
import numpy as np
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.shared import Length
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

import extractor
from extractor.read import Failure
from extractor.records import Article, Assignment, Entity, Extraction, Target, Task
from extractor.write import formats
from extractor.write.calendar import CalendarWriter
from extractor.write.excel import LETTERS, LINE, ExcelWriter, shortened
from extractor.write.formats import FORMATS, Maker, MissingLibraryError, require
from extractor.write.parquet import ParquetWriter
from extractor.write.printable import one_line
from extractor.write.quotes import Quotes
from extractor.write.register import SHEETS, heading
from extractor.write.tables import COLUMNS, REGISTER, TABLES
from extractor.write.word import NOTHING, WordWriter
from tests.results import TEXT, example

HOSTILE = [
    "=1+1", "+1", "-1", "@SUM(A1)", "＝1", "=HYPERLINK(\"http://x.vn\")", "http://x.vn", "a\x00b\x07c\x1b[2J", "\ufffe\uffff",
    "_x0041_", "<b>&amp;</b>", "a\u2028b", "😀" * 20, "BEGIN:VTODO\r\nUID:1", "a;b,c\\n", "\u202etxt.exe", "'", '"', "x" * 40_000,
]  # fmt: skip


def written(maker: Maker, *results: Extraction | Failure) -> bytes:
    """Write results in a form."""
    stream = io.BytesIO()
    writer = maker(stream)
    for result in results:
        writer.add(result)
    writer.close()
    return stream.getvalue()


def task(text: str, deadline: str | None = None, relation: str | None = None, id: str = "t1") -> Extraction:
    """An article that is one task."""
    fields = {
        "id": id,
        "start": 0,
        "end": len(text),
        "text": text,
        "deadline": deadline,
        "relation": relation,
    }
    return Extraction(article=Article(id="a", text=text), tasks=[Task.model_validate(fields)])


# -- tables and the register ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_its_columns_and_no_others(name):
    rows = list(TABLES[name].full_rows(example()))
    assert rows
    assert all(set(row) == {column.name for column in TABLES[name].columns} for row in rows)


def test_every_column_is_in_a_table():
    assert {column.name for table in TABLES.values() for column in table.columns} == set(COLUMNS)


def test_documents_name_every_column_and_table():
    said = (Path(__file__).parent.parent / "docs" / "formats.md").read_text("utf-8")
    for column in COLUMNS.values():
        assert f"| `{column.name}` | {column.heading} | " in said
    for name, table in TABLES.items():
        assert f"| `{name}` | {table.title} | {', '.join(f'`{column}`' for column in table.own)} |" in said
    assert f"{', '.join(f'`{sheet.title}`' for sheet in SHEETS)}" in said


def test_the_register_shows_its_tables():
    assert [sheet.table for sheet in SHEETS] == list(REGISTER)
    for sheet in SHEETS:
        own = {column.name for column in TABLES[sheet.table].columns}
        assert set(sheet.columns) - {"figure"} <= own
        assert len(set(map(heading, sheet.columns))) == len(sheet.columns)


@pytest.mark.parametrize(
    ("text", "part", "quote"),
    [
        ("Mở đầu. Sở Y tế kiểm tra chợ. Hết.", "kiểm tra chợ", "Sở Y tế kiểm tra chợ."),
        ("Tiêu đề\nSở Y tế kiểm tra. Sở Nội vụ rà soát.\nHết", "kiểm tra. Sở Nội vụ rà soát", "Sở Y tế kiểm tra. Sở Nội vụ rà soát."),
        ("- Kiểm tra chợ;\n- Rà soát giá.", "Rà soát giá", "- Rà soát giá."),
        ("Sở Y tế\nkiểm tra chợ.", "Y tế\nkiểm tra", "Sở Y tế\nkiểm tra chợ."),
    ],
)  # fmt: skip
def test_quote_is_the_sentence(text, part, quote):
    start = text.index(part)
    assert Quotes(text).around(start, start + len(part)) == quote


# -- Excel ------------------------------------------------------------------------------------------------


def workbook(*results: Extraction | Failure) -> openpyxl.Workbook:
    """Write a workbook and read it."""
    return openpyxl.load_workbook(io.BytesIO(written(ExcelWriter, *results)), rich_text=False)


def rows(book: openpyxl.Workbook, sheet: str) -> list[dict[str, Any]]:
    """Give the rows of a sheet by their headings."""
    header, *others = book[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, header), row, strict=True)) for row in others]


def test_workbook_has_a_sheet_a_kind_with_the_headings_of_officials():
    book = workbook(example())
    assert book.sheetnames == ["Nhiệm vụ", "Chỉ tiêu", "Phân công", "Văn bản"]
    first, second = rows(book, "Nhiệm vụ")
    assert list(first)[:8] == [
        "STT",
        "Nội dung nhiệm vụ",
        "Cơ quan chủ trì",
        "Cơ quan phối hợp",
        "Thời hạn hoàn thành",
        "Sản phẩm",
        "Văn bản",
        "Trích dẫn",
    ]
    assert (first["STT"], second["STT"]) == (1, 2)
    assert first["Nội dung nhiệm vụ"] == "kiểm tra chợ trước 15/6/2025"
    assert (first["Cơ quan chủ trì"], first["Cơ quan phối hợp"]) == ("Sở Y tế tỉnh A", "Công an tỉnh A")
    assert first["Trích dẫn"].startswith("Thực hiện Kế hoạch 7/KH-UBND, UBND tỉnh A giao")
    assert (first["Tiêu đề bài"], first["Mã bài"], first["Mã"]) == ("Tỉnh A họp", "a", "t1")
    assert (second["Loại"], second["Thời hạn hoàn thành"]) == ("Giải pháp", "hằng năm")
    (target,) = rows(book, "Chỉ tiêu")
    assert (target["Mức phải đạt"], target["Thời hạn"], target["Từ"]) == (
        "trên 36.000 giường",
        "năm 2030",
        36000,
    )
    assert rows(book, "Văn bản")[1]["Thực hiện văn bản"] == "Kế hoạch 7/KH-UBND"


@pytest.mark.parametrize(
    ("deadline", "relation", "value", "shown"),
    [
        ("2025-06-15", "by", datetime(2025, 6, 15), "dd/mm/yyyy"),
        ("2025-06-15", None, datetime(2025, 6, 15), "dd/mm/yyyy"),
        ("2025-06-15", "before", datetime(2025, 6, 15), '"trước "dd/mm/yyyy'),
        ("2025-06-15", "in", datetime(2025, 6, 15), '"trong ngày "dd/mm/yyyy'),
        ("2025-06-15", "from", "từ 15/6/2025", "General"),
        ("2025-06", "by", "đến tháng 6/2025", "General"),
        ("XXXX-06-15", "before", "trước 15/6", "General"),
        ("1890-05-19", "by", "đến 19/5/1890", "General"),
        ("2025-02-30", "by", "đến 30/2/2025", "General"),
        ("P3M", None, "hằng quý", "General"),
    ],
)
def test_a_whole_day_is_a_date_and_all_else_is_said(deadline, relation, value, shown):
    cell = workbook(task("Kiểm tra chợ", deadline, relation))["Nhiệm vụ"]["E2"]
    assert (cell.value, cell.number_format) == (value, shown)


def test_sheets_are_ready_to_work_with():
    for sheet in workbook(example()).worksheets:
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.freeze_panes == "C2"
        assert sheet["B2"].alignment.wrap_text
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_cell_of_a_workbook_is_obeyed(text):
    body = f"x{text}"  # a task never begins with white space
    article = Article(id=text, title=text, text=body)
    given = Assignment(id="s", start=0, end=1, text="x", leads=["e"], tasks=["t"])
    book = workbook(
        Extraction(
            article=article,
            entities=[Entity(id="e", name=text)],
            tasks=[Task(id="t", start=1, end=len(body), text=text, product=text, heading=text)],
            targets=[Target(id="g", start=0, end=1, text="x", comparator="=", indicator=text, unit=text)],
            assignments=[given],
        )
    )
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            assert {cell.data_type for cell in row} <= {"s", "n"}
            assert all(cell.hyperlink is None for cell in row)
    cell = book["Nhiệm vụ"]["B2"]
    assert cell.quotePrefix == bool(re.match(r"[=+\-@＝]", text))
    assert len(str(cell.value).encode("utf-16-le")) // 2 <= LETTERS


@settings(deadline=None, max_examples=40)
@given(st.lists(st.text(max_size=40) | st.sampled_from(HOSTILE[:-1]), min_size=1, max_size=5))
def test_any_text_makes_a_workbook_that_opens(texts):
    tasks = [
        Task(id=str(n), start=0, end=1, text=text, heading=text, product=text) for n, text in enumerate(texts)
    ]
    read = rows(workbook(Extraction(article=Article(id="a", text="x"), tasks=tasks)), "Nhiệm vụ")
    assert [row["STT"] for row in read] == list(range(1, len(texts) + 1))
    for column in ("Nội dung nhiệm vụ", "Đề mục", "Sản phẩm"):
        assert [unescape(row[column] or "") for row in read] == [one_line(text) for text in texts]


def test_a_sheet_too_long_goes_on_in_a_second():
    def maker(stream: Any) -> ExcelWriter:
        return ExcelWriter(stream, rows=3)

    results = [task(f"Việc {n}", id=f"t{n}") for n in range(5)]
    book = openpyxl.load_workbook(io.BytesIO(written(maker, *results)))
    parts = ["Nhiệm vụ", "Nhiệm vụ (2)", "Nhiệm vụ (3)"]
    assert [name for name in book.sheetnames if name.startswith("Nhiệm vụ")] == parts
    assert [[row["STT"] for row in rows(book, part)] for part in parts] == [[1, 2], [3, 4], [5]]
    assert all(book[part].auto_filter.ref == book[part].dimensions for part in parts)


def test_rows_are_as_high_as_their_text():
    sheet = workbook(task("Rà soát"), task("Rà soát các cơ sở " * 20), task("Rà soát"))["Nhiệm vụ"]
    assert [sheet.row_dimensions[row].height for row in (2, 4)] == [None, None]
    assert (sheet.row_dimensions[3].height or 0) > 5 * LINE


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("x" * LETTERS, "x" * LETTERS),
        ("x" * (LETTERS + 1), "x" * (LETTERS - 1) + "…"),
        ("😀" * 16_384, "😀" * 16_383 + "…"),
    ],
)
def test_a_text_too_long_for_a_cell_is_cut(text, kept):
    assert shortened(text) == kept


# -- Word -------------------------------------------------------------------------------------------------


def paper(*results: Extraction | Failure) -> Paper:
    """Write a document and read it."""
    return docx.Document(io.BytesIO(written(WordWriter, *results)))


def cells(paper: Paper, number: int) -> list[list[str]]:
    """Give the cells of a table."""
    return [[cell.text for cell in row.cells] for row in paper.tables[number].rows]


def test_document_has_the_table_an_officer_attaches():
    header, first, second = cells(paper(example()), 0)
    assert header == [
        "STT",
        "Nội dung nhiệm vụ",
        "Cơ quan chủ trì",
        "Cơ quan phối hợp",
        "Thời hạn hoàn thành",
        "Văn bản",
        "Trích dẫn",
    ]
    assert first[:6] == [
        "1",
        "kiểm tra chợ trước 15/6/2025",
        "Sở Y tế tỉnh A",
        "Công an tỉnh A",
        "trước 15/6/2025",
        "Kế hoạch 7/KH-UBND",
    ]
    assert first[6].endswith("(Tỉnh A họp, 20/5/2025)")
    assert second[0] == "2"


def test_document_has_a_column_of_products_where_there_is_one():
    done = task("Rà soát").model_copy(
        update={"tasks": [Task(id="t", start=0, end=7, text="Rà soát", product="Báo cáo")]}
    )
    header, row = cells(paper(done), 0)
    assert row[header.index("Sản phẩm")] == "Báo cáo"


def test_document_titles_the_tables_it_has():
    headings = [p.text for p in paper(example()).paragraphs if p.style and p.style.name == "Heading 1"]
    assert headings == ["1. Nhiệm vụ", "2. Chỉ tiêu", "3. Chế độ báo cáo", "4. Văn bản"]
    assert len(paper(task("Rà soát")).tables) == 1


def test_assignments_without_reports_are_in_the_table_of_tasks_alone():
    silent = example().assignments[0].model_copy(update={"report_to": None, "frequency": None})
    assert len(paper(example()).tables) == 4
    assert len(paper(example(assignments=[silent])).tables) == 3


def test_document_is_a4_across_with_its_header_on_every_page():
    read = paper(example())
    assert read.sections[0].orientation == WD_ORIENT.LANDSCAPE
    page = read.sections[0]
    assert [round(Length(side or 0).cm, 1) for side in (page.page_width, page.page_height)] == [29.7, 21.0]
    for table in read.tables:
        repeated = [row._tr.trPr is not None and "w:tblHeader" in row._tr.trPr.xml for row in table.rows]
        assert repeated == [True] + [False] * (len(repeated) - 1)


def test_document_without_anything_says_so():
    assert NOTHING in [p.text for p in paper().paragraphs]


@settings(deadline=None, max_examples=30)
@given(st.text(max_size=40) | st.sampled_from(HOSTILE))
def test_any_text_makes_a_document_that_opens(text):
    header, row = cells(paper(task("x").model_copy(update={"tasks": [Task(id="t", start=0, end=1, text=text, product=text)]})), 0)  # fmt: skip
    assert row[1] == row[header.index("Sản phẩm")] == one_line(text) if one_line(text) else row[1] == ""


# -- Parquet and pandas -----------------------------------------------------------------------------------


def parquet(name: str, *results: Extraction | Failure) -> pd.DataFrame:
    """Write a table as Parquet and read it with pandas."""
    (maker,) = [maker for file, maker in FORMATS["parquet"].items() if file == f"{name}.parquet"]
    return pd.read_parquet(io.BytesIO(written(maker, *results)))


def test_parquet_has_types():
    stream = io.BytesIO(written(FORMATS["parquet"]["tasks.parquet"], example()))
    schema = pq.read_schema(stream)
    types = {field.name: str(field.type) for field in schema}
    assert types["task"] == types["deadline"] == "string"
    assert types["leads"] == "list<element: string>"
    assert types["deadline_day"] == types["published_day"] == "date32[day]"
    assert types["start"] == "int64"
    assert (schema.field("leads").metadata or {})[b"heading"].decode() == "Cơ quan chủ trì"


def plain(value: Any) -> Any:
    """Give a cell as it is in Python, whatever the column's type."""
    if isinstance(value, list | np.ndarray):
        return list(value)
    if value is None or value is pd.NaT or value is pd.NA or value != value:
        return None
    return value.date() if isinstance(value, datetime) else value


def cells_of(frame: pd.DataFrame) -> list[list[Any]]:
    return [[plain(value) for value in row] for row in frame.astype(object).to_numpy()]


def test_parquet_and_pandas_tell_the_same():
    frames = extractor.to_frames([example("a"), example("b")])
    assert list(frames) == list(TABLES)
    for name, frame in frames.items():
        read = parquet(name, example("a"), Failure("x", "", "y"), example("b"))
        assert list(read.columns) == list(frame.columns)
        assert cells_of(read) == cells_of(frame)
        assert len(read) >= 2


def test_frames_have_what_the_records_have():
    frames = extractor.to_frames([example()])
    first = frames["tasks"].iloc[0]
    assert (first["task"], first["leads"], first["relation"]) == (
        "kiểm tra chợ trước 15/6/2025",
        ["Sở Y tế tỉnh A"],
        "before",
    )
    assert first["deadline_day"] == pd.Timestamp(2025, 6, 15)
    assert frames["tasks"]["deadline_day"].isna().tolist() == [False, True]
    assert TEXT[first["start"] : first["end"]] == first["task"]
    assert frames["targets"]["low"].tolist() == [36000.0]
    assert frames["mentions"]["body"].dropna().tolist() == [
        "Ủy ban nhân dân tỉnh A",
        "Sở Y tế tỉnh A",
        "Công an tỉnh A",
    ]
    assert len(frames["entities"]) == 3


def test_frames_of_nothing_have_their_types():
    empty, full = extractor.to_frames([]), extractor.to_frames([example()])
    for name in TABLES:
        assert empty[name].empty
        assert empty[name].dtypes.to_dict() == full[name].dtypes.to_dict()


def test_texts_of_frames_are_verbatim():
    assert extractor.to_frames([task("=1+1")])["tasks"]["task"].tolist() == ["=1+1"]


def test_parquet_is_written_in_row_groups():
    def maker(stream: Any) -> ParquetWriter:
        return ParquetWriter(TABLES["tasks"], stream, rows=3)

    read = pq.ParquetFile(io.BytesIO(written(maker, *[example(str(n)) for n in range(5)])))
    assert [read.metadata.row_group(n).num_rows for n in range(read.num_row_groups)] == [3, 3, 3, 1]
    ids = read.read().column("article_id").to_pylist()
    assert ids == [str(n) for n in range(5) for _ in range(2)]


# -- the calendar -----------------------------------------------------------------------------------------


def todos(*results: Extraction | Failure) -> list[Any]:
    """Write a calendar and give the to-dos that are read of it."""
    return list(icalendar.Calendar.from_ical(written(CalendarWriter, *results)).walk("VTODO"))


def test_a_to_do_for_each_day_that_is_settled():
    (todo,) = todos(example())
    assert todo["SUMMARY"] == "kiểm tra chợ trước 15/6/2025"
    assert todo.decoded("DUE") == date(2025, 6, 14)
    assert todo.decoded("DTSTAMP").isoformat() == "2025-05-20T00:00:00+00:00"
    for words in (
        "Cơ quan chủ trì: Sở Y tế tỉnh A",
        "Thời hạn hoàn thành: trước 15/6/2025",
        "Tiêu đề bài: Tỉnh A họp",
    ):
        assert words in todo["DESCRIPTION"].split("\n")


@pytest.mark.parametrize(
    ("deadline", "relation"), [("XXXX-06-15", "by"), ("P1M", None), ("P20D", "in"), ("2025-07-01", "from")]
)
def test_no_to_do_for_a_day_that_is_not_settled(deadline, relation):
    assert todos(task("Rà soát", deadline, relation)) == []


def test_identifiers_last_and_are_those_of_the_article():
    def uids(*results: Extraction) -> list[str]:
        return [str(todo["UID"]) for todo in todos(*results)]

    assert uids(example("a"), example("b")) == [*uids(example("a")), *uids(example("b"))]
    assert len(set(uids(example("a"), example("b")))) == 2
    assert uids(example("a"))[0].startswith("t1@")


@pytest.mark.parametrize(
    ("published", "stamp"), [("2025-05", "20250501"), ("2025", "20250101"), (None, "19700101")]
)
def test_stamp_is_of_the_publication_and_never_of_the_clock(published, stamp):
    article = Article(id="a", text=TEXT, published=published)
    assert f"DTSTAMP:{stamp}T000000Z".encode() in written(CalendarWriter, example(article=article))


@settings(deadline=None, max_examples=50)
@given(st.text(min_size=1, max_size=80) | st.sampled_from(HOSTILE))
def test_any_text_stays_in_its_to_do(text):
    (todo,) = todos(task(text, "2025-06-15", "by"))
    assert todo.decoded("DUE") == date(2025, 6, 15)


def test_lines_of_a_calendar_are_no_longer_than_they_may_be():
    raw = written(CalendarWriter, task("Rà soát các cơ sở " * 30, "2025-06-15", "by"))
    assert raw.endswith(b"\r\n")
    assert max(map(len, raw.split(b"\r\n"))) <= 75


# -- all of them ------------------------------------------------------------------------------------------

ALL = {name: maker for files in FORMATS.values() for name, maker in files.items()}


def opened(name: str, raw: bytes) -> object:
    """Read a file as its readers do."""
    readers: dict[str, Callable[[], object]] = {
        "xlsx": lambda: openpyxl.load_workbook(io.BytesIO(raw)),
        "docx": lambda: docx.Document(io.BytesIO(raw)),
        "parquet": lambda: pd.read_parquet(io.BytesIO(raw)),
        "ics": lambda: icalendar.Calendar.from_ical(raw),
        "csv": lambda: pd.read_csv(io.BytesIO(raw)),
        "jsonl": lambda: [json.loads(line) for line in raw.splitlines()],
    }
    return readers[name.rpartition(".")[2]]()


@pytest.mark.parametrize("name", ALL)
def test_nothing_written_can_be_read(name):
    assert opened(name, written(ALL[name])) is not None
    assert written(ALL[name]) == written(
        ALL[name], *([] if name.startswith("fail") else [Failure("x", "", "y")])
    )


@pytest.mark.parametrize("name", ALL)
def test_same_results_give_the_same_bytes(name, tmp_path):
    """At another time, in another zone, with other rights of files."""
    (tmp_path / "x.jsonl").write_text(example().model_dump_json() + "\n", "utf-8")
    code = (
        "import sys, os; os.umask(int(sys.argv[1], 8))\n"
        "from extractor.read.extractions import read_extractions\n"
        "from extractor.write.formats import FORMATS\n"
        f"make = {{n: m for f in FORMATS.values() for n, m in f.items()}}[{name!r}]\n"
        "w = make(sys.stdout.buffer)\n"
        "for e in read_extractions(sys.argv[2]): w.add(e)\n"
        "w.close()\n"
    )

    def run(umask: str, **environment: str) -> bytes:
        command = [sys.executable, "-c", code, umask, str(tmp_path / "x.jsonl")]
        return subprocess.run(
            command, capture_output=True, check=True, env={**os.environ, **environment}
        ).stdout

    first = run("022", TZ="UTC", PYTHONHASHSEED="1")
    assert first == run("077", TZ="Asia/Ho_Chi_Minh", PYTHONHASHSEED="2")
    assert opened(name, first) is not None


@pytest.mark.parametrize("name", ["register.xlsx", "register.docx"])
def test_office_files_do_not_tell_when_they_were_written(name):
    parts = zipfile.ZipFile(io.BytesIO(written(ALL[name], example())))
    assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert (
        re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", parts.read("docProps/core.xml").decode())
        == ["1980-01-01T00:00:00Z"] * 2
    )


def test_a_missing_library_is_named_with_its_extra(monkeypatch):
    monkeypatch.setattr(formats, "LIBRARIES", {"parquet": ("parquet", ("no_such_library",))})
    said = (
        r"parquet needs no_such_library, which is not installed; pip install 'vn-policy-extractor\[parquet\]'"
    )
    with pytest.raises(MissingLibraryError, match=said):
        FORMATS["parquet"]["tasks.parquet"](io.BytesIO())
    require("xlsx")


def imported_by(names: Iterable[str]) -> str:
    return f"import sys, extractor.write.formats; print(sorted({set(names)} & set(sys.modules)))"


def test_no_library_is_loaded_before_its_form_is_wanted():
    code = imported_by(["pandas", "pyarrow", "xlsxwriter", "docx", "icalendar", "sqlalchemy"])
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        == "[]\n"
    )
