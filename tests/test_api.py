"""The public API: light to import, and the same whatever was imported before."""

import json
import subprocess
import sys
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

import extractor
from extractor.records import Extraction
from tests.growth import steps

TEXT = "UBND tỉnh Đồng Tháp giao Sở Y tế kiểm tra các chợ trước ngày 15/6."


def python(code: str) -> str:
    """Run code in a Python of its own and give what it prints."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


def test_import_loads_no_model_and_no_library_that_has_one():
    heavy = "{'spacy', 'underthesea', 'underthesea_core', 'pydantic', 'numpy', 'scipy', 'pandas', 'rich', 'typer'}"
    code = f"import extractor, sys; print(sorted({heavy} & {{m.partition('.')[0] for m in sys.modules}}))"
    assert python(code).strip() == "[]"


def test_other_pipelines_pay_for_no_model():
    """SpaCy imports the factories of all packages for any pipeline, so theirs too load ours."""
    code = (
        "import spacy, sys; spacy.blank('en'); modules = {m.partition('.')[0] for m in sys.modules}\n"
        "print('extractor' in modules, sorted({'underthesea', 'underthesea_core', 'joblib', 'scipy'} & modules))"
    )
    assert python(code).strip() == "True []"


def test_extract_stays_the_function_when_its_folder_is_imported():
    code = (
        "import extractor.extract.directives, extractor\n"
        "from extractor import extract\n"
        f"print(len(extractor.extract({TEXT!r}).mentions) == len(extract({TEXT!r}).mentions) > 0)"
    )
    assert python(code).strip() == "True"


def test_public_names():
    assert {"load", "extract", "Extraction", "__version__"} <= set(dir(extractor))
    assert extractor.Extraction is Extraction
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = extractor.nothing


def test_extract():
    found = extractor.extract(TEXT, published="2025-05-20", id="tin-1")
    assert found.article.id == "tin-1"
    assert found.article.published == "2025-05-20"
    assert [(m.text, m.value) for m in found.mentions if m.label == "DATE"] == [("ngày 15/6", "2025-06-15")]
    (task,) = found.tasks
    assert (task.text, task.deadline, task.relation) == (
        "kiểm tra các chợ trước ngày 15/6",
        "2025-06-15",
        "before",
    )
    (assignment,) = found.assignments
    names = {entity.id: entity.name for entity in found.entities}
    assert [names[id] for id in assignment.leads] == ["Sở Y tế tỉnh Đồng Tháp"]
    assert names[assignment.assigner or ""] == "Ủy ban nhân dân tỉnh Đồng Tháp"


def test_extract_normalises_what_offsets_index():
    import unicodedata

    found = extractor.extract(unicodedata.normalize("NFD", TEXT) + "\r\n")
    assert found.article.text == TEXT + "\n"


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\x00", "\ufeff", "😀", "-", "1", "\u200b", "Ð"])
def test_text_with_nothing_in_it_gives_no_records(text):
    found = extractor.extract(text)
    assert (found.article.text, found.tasks, found.targets, found.assignments) == (text, [], [], [])


@pytest.mark.parametrize("published", ["30/11/2022", "2022-13", "hôm qua"])
def test_wrong_date_is_refused(published):
    with pytest.raises(ValidationError, match="published"):
        extractor.extract(TEXT, published=published)


def test_extraction_round_trips_through_json():
    found = extractor.extract(TEXT, published="2025-05-20")
    assert Extraction.model_validate_json(found.model_dump_json()) == found
    assert Extraction.model_validate(json.loads(found.model_dump_json())) == found


PHRASES = st.sampled_from(
    [
        "UBND tỉnh Đồng Tháp", "giao", "Sở Y tế", "chủ trì, phối hợp với", "Công an tỉnh", "kiểm tra các chợ",
        "trước ngày 15/6/2025", "Kế hoạch số 7/KH-UBND", "đạt 8,5%", ".", ";", ":", "\n", "\n- ", "1.",
        "  ", "kiểm kêđất",
        "Ðồng", "\u00a0", "\u200b", "hoà", "hòa", "😀", "(", ")", "“", "”", "\t", "NGHỊ QUYẾT", "/", "-",
    ]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(PHRASES, max_size=25).map(" ".join))
def test_every_record_can_be_cut_out_of_the_text(text):
    found = extractor.extract(text)
    body, known = found.article.text, {e.id for e in found.entities}
    for record in (*found.mentions, *found.tasks, *found.targets, *found.assignments):
        assert body[record.start : record.end] == record.text == record.text.strip() != ""
    for before, after in zip(found.mentions, found.mentions[1:], strict=False):
        assert before.end <= after.start
    tasks = {task.id for task in found.tasks}
    for assignment in found.assignments:
        named = [assignment.assigner, assignment.report_to, *assignment.leads, *assignment.coordinators]
        assert {id for id in named if id} <= known
        assert set(assignment.tasks) <= tasks
    assert {m.entity for m in found.mentions if m.entity} <= known
    assert {d.issuer for d in found.documents if d.issuer} <= known


@settings(max_examples=20, deadline=None)
@given(st.lists(PHRASES, max_size=15).map(" ".join))
def test_same_input_gives_the_same_bytes(text):
    assert extractor.extract(text).model_dump_json() == extractor.extract(text).model_dump_json()


@pytest.mark.parametrize(
    "unit",
    [
        "Sở ", "A", "1", "-", "(", "12/2025/", "UBND tỉnh A giao Sở B làm C; ", "ngày ", "và ", "các sở, ",
        "\n", "/", "a b,", "Kế hoạch số ",
    ],
)  # fmt: skip
def test_work_grows_with_the_length(unit):
    def work(length: int) -> int:
        return steps(partial(extractor.extract, unit * (length // len(unit))))

    work(16_000)  # what is read once is read before
    assert work(16_000) < 2 * 4 * work(4_000)
