"""The records: what they refuse, that JSON loses nothing, ids that last, and the docs of the format."""

import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from extractor.evaluate.faults import faults
from extractor.records import (
    Article,
    Assignment,
    Comparator,
    Document,
    Entity,
    Extraction,
    Label,
    Mention,
    Record,
    Relation,
    Role,
    Target,
    Task,
    TaskKind,
    fold,
    stable_ids,
)

DOCS = Path(__file__).parents[1] / "docs"
SPAN = {"id": "x", "start": 0, "end": 2, "text": "Sở"}

SMALLEST: list[tuple[type[Record], dict[str, Any]]] = [
    (Article, {"id": "a", "text": ""}),
    (Mention, {**SPAN, "label": "ORG"}),
    (Entity, {"id": "e1", "name": "Sở Y tế"}),
    (Document, {"id": "d1"}),
    (Task, SPAN),
    (Target, {**SPAN, "comparator": "="}),
    (Assignment, {**SPAN, "tasks": ["t1"]}),
    (Extraction, {"article": {"id": "a", "text": ""}}),
]


# -- what is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize(("record", "fields"), SMALLEST, ids=lambda value: getattr(value, "__name__", ""))
def test_unknown_keys_are_refused(record: type[Record], fields: dict[str, Any]) -> None:
    record.model_validate(fields)
    with pytest.raises(ValidationError, match="deadine"):
        record.model_validate({**fields, "deadine": "2025"})


@pytest.mark.parametrize(("record", "fields"), SMALLEST, ids=lambda value: getattr(value, "__name__", ""))
def test_what_a_record_needs_it_needs(record: type[Record], fields: dict[str, Any]) -> None:
    for field in fields:
        with pytest.raises(ValidationError, match=field):
            record.model_validate({name: value for name, value in fields.items() if name != field})


@pytest.mark.parametrize(
    ("record", "fields"),
    [
        (Article, {"id": "", "text": ""}),
        (Mention, {**SPAN, "label": "PERSON"}),
        (Mention, {**SPAN, "label": "ORG", "start": -1}),
        (Task, {**SPAN, "kind": "nhiệm vụ"}),
        (Task, {**SPAN, "relation": "until"}),
        (Document, {"id": "d1", "role": "chính"}),
        (Target, {**SPAN, "comparator": "≥"}),
        (Target, {**SPAN, "comparator": "=", "low": "nhiều"}),
        (Target, {**SPAN, "comparator": "=", "low": float("inf")}),
        (Assignment, {**SPAN, "tasks": []}),
        (Extraction, {"article": {"id": "a", "text": ""}, "schema_version": "2"}),
    ],
)
def test_values_outside_the_format_are_refused(record: type[Record], fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        record.model_validate(fields)


@pytest.mark.parametrize("published", ["2022-11-30", "2022-11", "2022", "2024-02-29", None])
def test_a_day_month_or_year_of_publication(published: str | None) -> None:
    assert Article(id="a", text="", published=published).published == published


@pytest.mark.parametrize(
    "published", ["30/11/2022", "2022-13", "2023-02-29", "2022-11-3", "22", "hôm nay", "20221130"]
)
def test_no_date_of_publication(published: str) -> None:
    with pytest.raises(ValidationError):
        Article(id="a", text="", published=published)


def test_a_record_once_made_is_not_changed() -> None:
    task = Task(**SPAN)  # type: ignore[arg-type]
    with pytest.raises(ValidationError, match="frozen"):
        task.deadline = "2025"


# -- through JSON and back ------------------------------------------------------------------------

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
some = st.none() | texts
ids = st.lists(texts, max_size=3)
numbers = st.none() | st.floats(allow_nan=False, allow_infinity=False)
offsets = st.integers(0, 10**6)


def one_of(literal: object) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(literal))


spanned = {"id": texts, "start": offsets, "end": offsets.map(lambda n: n + 1), "text": texts}
trace = {"source": some, "cue": some}
dates = st.dates().map(str) | st.sampled_from(["2022", "2022-11"]) | st.none()

RECORDS: dict[type[Record], st.SearchStrategy[Any]] = {
    Article: st.builds(Article, id=texts.filter(bool), title=some, published=dates, source=some, text=texts),
    Mention: st.builds(Mention, **spanned, label=one_of(Label), value=some, entity=some, source=some),
    Entity: st.builds(Entity, id=texts, name=texts),
    Document: st.builds(
        Document,
        **dict.fromkeys(("code", "type", "number", "issuer", "issued_on", "title", "source"), some),
        id=texts,
        role=one_of(Role),
        implements=ids,
    ),
    Task: st.builds(
        Task,
        **spanned,
        **trace,
        kind=one_of(TaskKind),
        deadline=some,
        relation=st.none() | one_of(Relation),
        document=some,
        heading=some,
        product=some,
    ),
    Target: st.builds(
        Target,
        **spanned,
        **trace,
        indicator=some,
        comparator=one_of(Comparator),
        low=numbers,
        high=numbers,
        unit=some,
        by=some,
        scope=some,
        baseline=some,
    ),
    Assignment: st.builds(
        Assignment,
        **spanned,
        **trace,
        assigner=some,
        leads=ids,
        coordinators=ids,
        tasks=ids.filter(bool),
        report_to=some,
        frequency=some,
        monitor=some,
    ),
}


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_field_is_drawn(record: type[Record]) -> None:
    """A field that is new must be added above, else it would not be tested."""
    drawn = set[str]()

    @given(RECORDS[record])
    def draw(value: Record) -> None:
        drawn.update(value.model_fields_set)

    draw()
    assert drawn == set(record.model_fields)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_nothing_is_lost_through_json(record: type[Record]) -> None:
    @given(RECORDS[record])
    def there_and_back(value: Record) -> None:
        assert record.model_validate_json(value.model_dump_json()) == value
        assert record.model_validate(json.loads(json.dumps(value.model_dump(mode="json")))) == value

    there_and_back()


extractions = st.builds(
    Extraction,
    article=RECORDS[Article],
    mentions=st.lists(RECORDS[Mention], max_size=2),
    entities=st.lists(RECORDS[Entity], max_size=2),
    documents=st.lists(RECORDS[Document], max_size=2),
    tasks=st.lists(RECORDS[Task], max_size=2),
    targets=st.lists(RECORDS[Target], max_size=2),
    assignments=st.lists(RECORDS[Assignment], max_size=2),
)


@given(extractions)
def test_an_extraction_is_one_line_of_json(extraction: Extraction) -> None:
    line = extraction.model_dump_json()
    assert "\n" not in line
    assert Extraction.model_validate_json(line) == extraction


# -- ids ------------------------------------------------------------------------------------------


def test_ids_outlive_edits_elsewhere() -> None:
    before = stable_ids("a", "task", ["rà soát", "báo cáo", "thẩm định"])
    after = stable_ids("a", "task", ["kiểm tra", "báo cáo", "rà soát", "thẩm định"])
    assert before == [after[2], after[1], after[3]]


def test_ids_are_of_the_article_the_kind_and_the_text() -> None:
    (one,) = stable_ids("a", "task", ["rà soát"])
    others = [
        *stable_ids("b", "task", ["rà soát"]),
        *stable_ids("a", "target", ["rà soát"]),
        *stable_ids("a", "task", ["rà xét"]),
    ]
    assert one not in others
    assert stable_ids("a", "task", ["Rà  soát"]) == [one]


def test_a_text_that_comes_again_gets_an_ordinal() -> None:
    (one,) = stable_ids("a", "task", ["rà soát"])
    assert stable_ids("a", "task", ["rà soát", "báo cáo", "rà soát"])[::2] == [one, one + "-2"]


@given(st.lists(texts, max_size=8), texts)
def test_ids_are_unique_and_keep_when_a_text_is_added(some_texts: list[str], added: str) -> None:
    made = stable_ids("a", "task", some_texts)
    assert len(set(made)) == len(some_texts)
    assert stable_ids("a", "task", [*some_texts, added])[:-1] == made


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Ủy ban  Nhân dân", "ủy ban nhân dân", True),
        ("U\u0309y ban", "Ủy ban", True),
        ("Sở\u00a0Y tế", "Sở Y tế", True),
        ("Sở Y tế", "Sở Y té", False),
        ("Uỷ ban", "Ủy ban", False),
    ],
)
def test_folding(a: str, b: str, same: bool) -> None:
    assert (fold(a) == fold(b)) is same


# -- the docs -------------------------------------------------------------------------------------


def test_the_schema_in_the_docs_is_the_schema_of_the_records() -> None:
    """Where it is not, ``extractor schema > docs/schema.json`` makes it so."""
    kept = (DOCS / "schema.json").read_text("utf-8")
    assert kept == json.dumps(Extraction.model_json_schema(), ensure_ascii=False, indent=2) + "\n"


def test_the_docs_name_every_field() -> None:
    sections = (DOCS / "record-format.md").read_text("utf-8")
    layers: list[tuple[str, type[Record]]] = [
        ("mentions", Mention),
        ("entities", Entity),
        ("documents", Document),
        ("tasks", Task),
        ("targets", Target),
        ("assignments", Assignment),
    ]
    for layer, record in layers:
        table = sections.split(f"`{layer}[]`:", 1)[1].split("\n\n", 2)[1]
        named = {
            name
            for cell in re.findall(r"^\| (.+?) \|", table, re.MULTILINE)
            for name in re.findall(r"`(\w+)`", cell)
        }
        assert named == set(record.model_fields), layer


def test_the_example_in_the_docs_is_sound() -> None:
    (example,) = re.findall(r"```json\n(.+?)```", (DOCS / "record-format.md").read_text("utf-8"), re.DOTALL)
    assert list(faults(Extraction.model_validate_json(example))) == []
