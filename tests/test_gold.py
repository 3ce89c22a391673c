"""Every gold file is in the record format and free of contradictions; the check is checked too."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from extractor.annotate.checks import found_wrong
from extractor.evaluate.faults import faults, is_date_value
from extractor.read.articles import Located, Origin
from extractor.read.plain import read_plain
from extractor.records import Extraction

PROJECT = Path(__file__).parents[1]
FILES = sorted((PROJECT / "gold").glob("*.json"))
CORPUS = {path.stem: path for path in (PROJECT / "corpus").glob("*.txt")}

FIELDS = {
    "mentions": "id label start end text value entity",
    "entities": "id name",
    "documents": "id code type number issuer issued_on title role implements",
    "tasks": "id start end text kind deadline relation document",
    "targets": "id start end text indicator comparator low high unit by",
    "assignments": "id start end text assigner leads coordinators tasks report_to frequency",
}
"""The fields gold carries; a task's heading too, where it stands under one."""

Json = dict[str, Any]


def gold(path: Path) -> Extraction:
    return Extraction.model_validate_json(path.read_bytes())


def test_each_article_of_the_corpus_has_its_gold() -> None:
    assert [path.stem for path in FILES] == sorted(CORPUS) != []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_is_wrong_with_gold(path: Path) -> None:
    assert found_wrong(gold(path)) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_gold_carries_the_fields_of_the_format_and_no_others(path: Path) -> None:
    row: Json = json.loads(path.read_bytes())
    assert set(row) == {"schema_version", "article", *FIELDS}
    assert set(row["article"]) == {"id", "title", "published", "source", "text"}
    for layer, fields in FIELDS.items():
        for record in row[layer]:
            assert set(record) - {"heading"} == set(fields.split()), record["id"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_gold_is_of_the_article_as_it_is_read(path: Path) -> None:
    with CORPUS[path.stem].open("rb") as stream:
        (read,) = read_plain(stream, Origin(path.stem, path.stem))
    assert isinstance(read, Located)
    article = gold(path).article
    assert article == read.article.model_copy(update={"source": article.source})


# -- what issue 2 says the two articles must give --------------------------------------------------


def test_the_plan_of_hanoi_carries_out_the_programme_that_carries_out_the_resolution() -> None:
    extraction = gold(PROJECT / "gold" / "000_629a1b8f124513b0.json")
    names = {entity.id: entity.name for entity in extraction.entities}
    codes = {document.id: document.code for document in extraction.documents}
    assert [
        (d.code, d.type, names[d.issuer or ""], d.issued_on, d.role, [codes[i] for i in d.implements])
        for d in extraction.documents
    ] == [
        (
            "306/KH-UBND",
            "Kế hoạch",
            "Ủy ban nhân dân thành phố Hà Nội",
            "2022-11-30",
            "subject",
            ["16-CTr/TU"],
        ),
        ("16-CTr/TU", "Chương trình hành động", "Thành ủy Hà Nội", "2022-08-26", "basis", ["15-NQ/TW"]),
        ("15-NQ/TW", "Nghị quyết", "Bộ Chính trị", "2022-05-05", "basis", []),
    ]
    assert extraction.targets == []
    ordered = [a for a in extraction.assignments if a.assigner]
    assert [(len(a.leads), len(a.coordinators), len(a.tasks), a.frequency) for a in ordered] == [
        (5, 1, 3, None),
        (2, 0, 1, None),
        (1, 3, 2, "P1Y"),
    ]


def test_the_congress_of_hanoi_sets_tasks_breakthroughs_and_three_figures() -> None:
    extraction = gold(PROJECT / "gold" / "002_a6f74960c575e34e.json")
    assert [(t.indicator, t.comparator, t.low, t.high, t.unit, t.by) for t in extraction.targets] == [
        ("GRDP/người", "range", 8300, 8500, "USD", "2025"),
        ("GRDP/người", "range", 12000, 13000, "USD", "2030"),
        ("GRDP/người", ">", 36000, None, "USD", "2045"),
    ]
    assert {(t.kind, t.heading) for t in extraction.tasks} == {
        ("task", "5 nhiệm vụ trọng tâm"),
        ("breakthrough", "3 khâu đột phá"),
    }
    assert not any("kết nối toàn cầu" in mention.text for mention in extraction.mentions)


# -- the check itself ------------------------------------------------------------------------------

SOUND: Json = {
    "schema_version": "1",
    "article": {"id": "a", "text": "Sở Y tế báo cáo trước 30/6."},
    "mentions": [
        {"id": "m1", "label": "ORG", "start": 0, "end": 7, "text": "Sở Y tế", "entity": "e1"},
        {"id": "m2", "label": "DATE", "start": 22, "end": 26, "text": "30/6", "value": "XXXX-06-30"},
    ],
    "entities": [{"id": "e1", "name": "Sở Y tế"}],
    "documents": [{"id": "d1", "code": "306/KH-UBND", "issuer": "e1", "issued_on": "2022"}],
    "tasks": [
        {"id": "t1", "start": 8, "end": 15, "text": "báo cáo", "deadline": "XXXX-06-30", "relation": "before"}
    ],
    "targets": [
        {"id": "g1", "start": 22, "end": 26, "text": "30/6", "comparator": "=", "low": 30, "high": 30}
    ],
    "assignments": [
        {"id": "a1", "start": 0, "end": 15, "text": "Sở Y tế báo cáo", "leads": ["e1"], "tasks": ["t1"]}
    ],
}


def test_a_sound_extraction_has_no_faults() -> None:
    assert list(faults(Extraction.model_validate(SOUND))) == []
    assert found_wrong(Extraction.model_validate(SOUND)) == []


@pytest.mark.parametrize(
    ("layer", "change", "fault"),
    [
        ("mentions", {"end": 6}, "m1: its text 'Sở Y tế' is not what stands at 0-6"),
        (
            "mentions",
            {"end": 8, "text": "Sở Y tế "},
            "m1: its span is empty, or begins or ends with white space",
        ),
        ("mentions", {"id": "m2"}, "m2: 2 records have this id"),
        ("mentions", {"start": 22, "end": 26, "text": "30/6"}, "m2: '30/6' overlaps '30/6' (m1)"),
        ("mentions", {"entity": "e9"}, "m1: there is no entity 'e9'"),
        ("mentions", {"entity": None}, "m1: an ORG, and only an ORG, has an entity"),
        ("mentions", {"value": "2025"}, "m1: a DATE or CODE, and only these, has a value"),
        ("mentions", {"label": "DATE", "entity": None, "value": "30/6"}, "m1: '30/6' is no TIMEX3 value"),
        (
            "mentions",
            {"label": "CODE", "entity": None, "value": "57- NQ/TW"},
            "m1: '57- NQ/TW' is no canonical code",
        ),
        ("documents", {"issuer": "e9"}, "d1: there is no entity 'e9'"),
        ("documents", {"implements": ["d9"]}, "d1: there is no document 'd9'"),
        ("documents", {"implements": ["d1"]}, "d1: it implements itself"),
        ("documents", {"issued_on": "P1Y"}, "d1: 'P1Y' is no day, month or year"),
        ("documents", {"code": None}, "d1: it has no code, number or title"),
        ("tasks", {"document": "d9"}, "t1: there is no document 'd9'"),
        ("tasks", {"deadline": "30/6"}, "t1: '30/6' is no TIMEX3 value"),
        ("tasks", {"deadline": None}, "t1: 'before' relates to no deadline"),
        ("targets", {"high": None}, "g1: '=' does not go with low 30.0 and high None"),
        ("targets", {"comparator": ">"}, "g1: '>' does not go with low 30.0 and high 30.0"),
        (
            "targets",
            {"comparator": "range", "high": 20},
            "g1: 'range' does not go with low 30.0 and high 20.0",
        ),
        ("targets", {"by": "hết năm"}, "g1: 'hết năm' is no TIMEX3 value"),
        ("assignments", {"leads": []}, "a1: nobody is assigned"),
        ("assignments", {"leads": ["e1", "e1"]}, "a1: 'e1' is named 2 times"),
        ("assignments", {"tasks": ["t9"]}, "a1: there is no task 't9'"),
        ("assignments", {"assigner": "e9"}, "a1: there is no entity 'e9'"),
        ("assignments", {"frequency": "hằng năm"}, "a1: 'hằng năm' is no recurrence"),
    ],
)
def test_a_fault_is_told(layer: str, change: Json, fault: str) -> None:
    first, *others = SOUND[layer]
    broken = Extraction.model_validate(SOUND | {layer: [first | change, *others]})
    assert fault in list(faults(broken))


def test_what_the_guidelines_rule_out_is_told_only_where_nothing_contradicts_itself() -> None:
    broken = Extraction.model_validate(
        SOUND | {"tasks": [SOUND["tasks"][0] | {"deadline": "2025", "end": 27}]}
    )
    assert found_wrong(broken) == list(faults(broken)) != []


GUIDED: Json = {
    "article": {
        "id": "a",
        "title": "Sở Y tế họp",
        "text": "Sở Y tế họp\nUBND tỉnh giao 2 sở: Sở Y tế, Sở Nội vụ rà soát Kế hoạch số 15/KH-UBND; báo cáo trước 30/6.",
    },
    "mentions": [
        {"id": "m1", "label": "ORG", "quote": "UBND tỉnh", "entity": "e1"},
        {"id": "m2", "label": "ORG", "quote": "Sở Y tế, Sở", "entity": "e2"},
        {"id": "m3", "label": "CODE", "quote": "15/KH-UBND", "value": "15/KH-UBND"},
        {"id": "m4", "label": "DATE", "quote": "30/6", "value": "XXXX-06-30"},
    ],
    "entities": [{"id": "e1", "name": "Ủy ban nhân dân tỉnh"}, {"id": "e2", "name": "Sở Y tế"}],
    "documents": [{"id": "d1", "code": "15/KH-UBND", "type": "Kế hoạch", "number": "15"}],
    "tasks": [
        {"id": "t1", "quote": "rà soát Kế hoạch số 15/KH-UBND"},
        {"id": "t2", "quote": "báo cáo trước 30/6", "deadline": "XXXX-06-30", "relation": "before"},
    ],
    "targets": [],
    "assignments": [
        {
            "id": "a1",
            "quote": "UBND tỉnh giao 2 sở: Sở Y tế, Sở Nội vụ rà soát",
            "assigner": "e1",
            "leads": ["e2"],
        }
        | {"tasks": ["t1"]}
    ],
}


def quoted(row: Json) -> Extraction:
    """An extraction whose spans are told by what they quote: the last place where the text says it."""

    def placed(record: Json) -> Json:
        if "quote" not in record:
            return record
        quote = record["quote"]
        start = row["article"]["text"].rindex(quote)
        rest = {key: value for key, value in record.items() if key != "quote"}
        return rest | {"start": start, "end": start + len(quote), "text": quote}

    layers = {layer: [placed(record) for record in row[layer]] for layer in FIELDS}
    return Extraction.model_validate({"article": row["article"], **layers})


def test_gold_by_the_guidelines_is_sound() -> None:
    assert found_wrong(quoted(GUIDED)) == []


@pytest.mark.parametrize(
    ("layer", "number", "change", "told"),
    [
        ("mentions", 3, {"quote": "trước 30/6"}, "m4 'trước 30/6': a DATE begins behind the preposition"),
        ("mentions", 2, {"quote": "số 15/KH-UBND"}, "m3 'số 15/KH-UBND': a CODE begins behind the word số"),
        ("mentions", 1, {"quote": "2 sở: Sở Y tế"}, "m2 '2 sở: Sở Y tế': the numeral stays outside an ORG"),
        ("mentions", 2, {"value": "16/KH-UBND"}, "m3 '15/KH-UBND': no document has the code 16/KH-UBND"),
        ("entities", 2, {"id": "e3", "name": "Sở Nội vụ"}, "e3 'Sở Nội vụ': nothing mentions it or refers to it"),
        ("entities", 1, {"name": "Ủy ban nhân dân tỉnh"}, "'Ủy ban nhân dân tỉnh': 2 entities have this name"),
        ("documents", 1, {"id": "d2", "code": "15/KH-UBND"}, "15/KH-UBND: 2 documents are this one"),
        ("documents", 0, {"number": "16"}, "d1: the code 15/KH-UBND does not begin with the number 16"),
        ("tasks", 1, {"deadline": "2025"}, "t2: 2025 is the value of no DATE of the article"),
        ("tasks", 1, {"quote": "báo cáo trước 30/6."}, "t2: its span ends with '.'; final punctuation stays outside"),
        ("tasks", 1, {"quote": "Kế hoạch số 15/KH-UBND; báo cáo trước 30/6"}, "t2: it overlaps the task t1"),
        ("tasks", 1, {"start": 0, "end": 7, "text": "Sở Y tế"}, "t2: a headline yields mentions, but no records"),
        ("assignments", 0, {"leads": [], "coordinators": ["e2"]}, "a1: nobody leads"),
        ("assignments", 0, {"coordinators": ["e2"]}, "a1: e2 leads and coordinates"),
        ("assignments", 0, {"assigner": "e2"}, "a1: e2 gives the task to itself"),
        ("assignments", 0, {"quote": "báo cáo"}, "a1: none of its tasks stands in its span"),
    ],
)  # fmt: skip
def test_what_the_guidelines_rule_out_is_told(layer: str, number: int, change: Json, told: str) -> None:
    records = list(GUIDED[layer])
    kept = dict(records[number]) if number < len(records) else {}
    if "start" in change:
        kept.pop("quote")
    records[number : number + 1] = [kept | change]
    lines = found_wrong(quoted(GUIDED | {layer: records}))
    assert [line for line in lines if line.startswith(told)], lines


@pytest.mark.parametrize(
    "text", ["Sở Y te\u0302\u0301 báo cáo trước 30/6.", "Sở Y tế báo cáo\r\ntrước 30/6."]
)
def test_text_is_nfc_with_plain_line_ends(text: str) -> None:
    broken = Extraction.model_validate(SOUND | {"article": {"id": "a", "text": text}})
    assert any(fault.startswith("article: the text must be NFC") for fault in faults(broken))


@pytest.mark.parametrize(
    "value",
    [
        "2022-11-30",
        "2025-12",
        "2030",
        "XXXX-11-30",
        "XXXX-XX-XX",
        "2023-Q3",
        "2024-H1",
        "2021/2025",
        "2022-11-28/2022-11-30",
        "2017-01/2017-04",
        "P1Y",
        "P3M",
        "P20D",
        "P1W",
    ],
)
def test_date_values(value: str) -> None:
    assert is_date_value(value)


@pytest.mark.parametrize(
    "value", ["30/11/2022", "2022-11-3", "2022-Q5", "P0D", "P1", "2022/", "", "năm 2022"]
)
def test_no_date_values(value: str) -> None:
    assert not is_date_value(value)


def test_the_reading_of_the_corpus_is_explained() -> None:
    """The notes on doubtful places quote the articles."""
    notes = (PROJECT / "gold" / "README.md").read_text("utf-8")
    texts = {path.stem[:3]: gold(path).article.text for path in FILES}
    for number, place in re.findall(r"^\| (\d{3}) \| (.+?) \|", notes, re.MULTILINE):
        for quote in re.findall(r"`(.+?)`", place):
            assert quote.removesuffix(" …") in texts[number]
