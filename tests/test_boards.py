"""Import files for trackers: what stands in their cells, and mappings that say so."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from extractor.cli import app
from extractor.track.boards import FIELDS, MappingError, built_in, mapping, write
from extractor.track.kinds import Tracker
from tests.composed import Row, composed, outputs

KIEM_TRA = Row("kiểm tra chợ", "Sở Y tế", "2025-06-15", "before", "7/KH-UBND", "Công an tỉnh", "UBND tỉnh")
PROJECT = Path(__file__).parent.parent


def written(text: str, *rows: Row) -> list[dict[str, str]]:
    """Write the import file that a mapping describes, and read it as an importer does."""
    stream = io.BytesIO()
    write([composed(*rows)], mapping(text, "m.toml"), stream)
    return list(csv.DictReader(io.StringIO(stream.getvalue().decode("utf-8"), newline="")))


def column(**keys: object) -> str:
    """Spell a mapping with one column."""
    lines = [
        f"{key} = {value}" if isinstance(value, int) else f"{key} = '''{value}'''"
        for key, value in keys.items()
    ]
    return "\n".join(["[[column]]", 'name = "c"', *lines])


@pytest.mark.parametrize(
    ("tracker", "title", "due"),
    [
        ("jira", "Summary", "Due Date"),
        ("redmine", "subject", "due_date"),
        ("openproject", "Subject", "Finish date"),
    ],
)
def test_built_in_mappings(tracker, title, due):
    first, second = written(
        built_in(Tracker(tracker)), KIEM_TRA, Row("báo cáo " * 100 + "hết", deadline="P1M")
    )
    assert (first[title], first[due]) == ("kiểm tra chợ", "2025-06-14")
    assert len(second[title]) == 255 and second[title].endswith("báo cá…")
    assert second[due] == ""
    (description,) = {name for name in first if name.lower() == "description"}
    for line in (
        "Cơ quan chủ trì: Sở Y tế",
        "Thời hạn: trước 15/6/2025",
        "Văn bản: 7/KH-UBND",
        "Nguồn: a.txt",
    ):
        assert line in first[description].split("\n")
    assert "Thời hạn: hằng tháng" in second[description]
    assert "chủ trì" not in second[description]


@pytest.mark.parametrize(
    ("keys", "cell"),
    [
        ({"field": "text"}, "kiểm tra chợ"),
        ({"field": "leads"}, "Sở Y tế"),
        ({"field": "due"}, "2025-06-14"),
        ({"field": "begins"}, ""),
        ({"field": "product"}, ""),
        ({"field": "deadline_in_words"}, "trước 15/6/2025"),
        ({"field": "start"}, "8"),
        ({"field": "quote"}, "Sở Y tế kiểm tra chợ."),
        ({"value": "Task"}, "Task"),
        ({"value": "{text}"}, "{text}"),
        ({"template": "{leads}: {text}"}, "Sở Y tế: kiểm tra chợ"),
        ({"template": "{{{text}}}"}, "{kiểm tra chợ}"),
        ({"template": "\n{text}\nSản phẩm: {product}\nHết\n"}, "kiểm tra chợ\nHết"),
        ({"field": "text", "limit": 8}, "kiểm tr…"),
        ({"field": "text", "limit": 12}, "kiểm tra chợ"),
        ({"value": "=1+1"}, "'=1+1"),
        ({"template": "-{text}"}, "'-kiểm tra chợ"),
    ],
)  # fmt: skip
def test_cell(keys, cell):
    assert written(column(**keys), KIEM_TRA) == [{"c": cell}]


def test_values_are_written_as_the_tracker_has_them():
    text = column(field="leads") + '\n[column.values]\n"Sở Y tế" = "syt"'
    assert [row["c"] for row in written(text, KIEM_TRA, Row("họp", "Sở Nội vụ"))] == ["syt", ""]


def test_form_of_days_and_cells():
    text = (
        '[file]\ndate = "%d/%m/%Y"\ndelimiter = ";"\n'
        + column(field="due")
        + column(field="text").replace('"c"', '"d"')
    )
    stream = io.BytesIO()
    assert write([composed(KIEM_TRA)], mapping(text.replace("'''[[", "'''\n[["), "m"), stream) == 1
    assert stream.getvalue().decode() == "c;d\r\n14/06/2025;kiểm tra chợ\r\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[column]", "m.toml: no TOML ("),
        ("", "m.toml: column: Field required"),
        ("column = []", "m.toml: column: List should have at least 1 item"),
        ('[[column]]\nfield = "text"', "m.toml: column.0.name: Field required"),
        (column(), "m.toml: column c: give it one of field, template and value"),
        (column(field="text", value="x"), "m.toml: column c: give it one of field, template and value"),
        (column(feild="text"), "m.toml: column.0.feild: there is no such key"),
        (column(field="lead"), "m.toml: column c: there is no field 'lead'; take one of article_id, "),
        (column(template="{lead}"), "m.toml: column c: there is no field 'lead'; take one of article_id, "),
        (column(template="{text:>9}"), "m.toml: a template takes {field} and nothing more: '{text:>9}'"),
        (column(template="{text.x}"), "m.toml: a template takes {field} and nothing more: '{text.x}'"),
        (column(template="{text"), "m.toml: "),
        (column(field="text", limit=0), "m.toml: column.0.limit: "),
        ('[file]\ndate = "%B"\n' + column(field="due"), "m.toml: file.date: "),
        ("[sheet]\n" + column(field="due"), "m.toml: sheet: there is no such key"),
    ],
)
def test_mapping_that_cannot_be_used(text, said):
    with pytest.raises(MappingError) as raised:
        mapping(text, "m.toml")
    assert str(raised.value).startswith(said)
    assert "\n" not in str(raised.value)


@given(st.text(min_size=1).filter(lambda text: text.strip() == text and not set(text) & set("\n\r")))
def test_no_cell_is_a_formula_or_obeyed(text):
    try:
        text.encode()
    except UnicodeEncodeError:
        return
    for tracker in Tracker:
        for row in written(built_in(tracker), Row(text)):
            for cell in row.values():
                assert not cell.startswith(("=", "+", "-", "@", "\t"))
                assert "\x1b" not in cell


def test_document_names_every_field_and_key():
    said = (PROJECT / "docs" / "trackers.md").read_text("utf-8")
    for name in (
        *FIELDS,
        *Tracker,
        "delimiter",
        "date",
        "name",
        "field",
        "template",
        "value",
        "values",
        "limit",
    ):
        assert f"`{name}`" in said


# -- the command -------------------------------------------------------------------------------------------


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "outputs").mkdir()
    outputs(tmp_path / "outputs" / "extractions.jsonl", composed(KIEM_TRA))
    return tmp_path


def call(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["import-file", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def test_import_file(here):
    assert call("--tracker", "jira", "--to", "jira.csv") == (0, "jira.csv: tasks 1\n", "")
    assert (here / "jira.csv").read_text("utf-8").startswith("Summary,Issue Type,Due Date,")


def test_a_mapping_that_is_printed_can_be_edited_and_given(here):
    status, out, _ = call("--tracker", "jira", "--show-mapping")
    assert (status, out) == (0, built_in(Tracker.JIRA))
    (here / "own.toml").write_text(out.replace('"Summary"', '"Tóm tắt"'), "utf-8")
    assert call("outputs/extractions.jsonl", "--mapping", "own.toml", "--to", "own.csv")[0] == 0
    assert (here / "own.csv").read_text("utf-8").startswith("Tóm tắt,")


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--to", "x.csv"], 2, "whose importer reads it? add --tracker jira|redmine|openproject, or --mapping FILE\n"),
        (["--tracker", "jira"], 2, "--to: where? name the CSV file to write\n"),
        (["--show-mapping"], 2, "--show-mapping: whose? add --tracker jira|redmine|openproject\n"),
        (["--mapping", "none.toml", "--to", "x.csv"], 2, "none.toml: cannot be read (No such file or directory); check the path\n"),
        (["none", "--tracker", "jira", "--to", "x.csv"], 1, "none: cannot be read (No such file or directory); check the path\n"),
        (["--tracker", "jira", "--to", "outputs"], 2, "--to outputs: cannot be written (Is a directory)\n"),
    ],
)  # fmt: skip
def test_what_cannot_be_written(here, arguments, status, said):
    assert call(*arguments) == (status, "", said)
    assert sorted(path.name for path in here.iterdir()) == ["outputs"]
