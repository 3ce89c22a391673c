"""Why an article has a record; and the table of rules, complete both ways."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from rich.text import Text

import extractor
from extractor.extract.targets import Strength
from extractor.knowledge import load
from extractor.records import Article, Extraction, Task
from extractor.resolve.references import Rule as DocumentRule
from extractor.tag.body_words import BodyHeads
from extractor.write.explain import Rules, chosen, explained, rule_of, rules

PACKAGE = Path(extractor.__file__).parent
PUBLISHED = "2025-05-20"
TEXT = (
    "Đồng Tháp siết chặt an toàn thực phẩm\n"
    "UBND tỉnh Đồng Tháp ban hành Kế hoạch số 45/KH-UBND về an toàn thực phẩm. Sở Y tế chủ trì, phối hợp với "
    "Công an tỉnh kiểm tra các chợ trước ngày 15/6. Phấn đấu 80% chợ đạt chuẩn."
)


def sources(extraction: Extraction) -> set[str]:
    """Give what the records of an extraction name as their rule."""
    kinds = ("mentions", "documents", "tasks", "targets", "assignments")
    return {record.source for kind in kinds for record in getattr(extraction, kind) if record.source}


# -- the table of rules ------------------------------------------------------------------------------------


ARGUMENTS = {
    "Clause": ("", 0), "_bound_clause": ("", 1), "Candidate": ("", 2), "Name": ("", 1), "found": ("date:", 2),
    "Found": ("", 4),
}  # fmt: skip
"""The calls that name a rule: what its source begins with, and which argument it is."""


def written_in_code() -> Iterator[str]:
    """Give the sources that the code can write, as far as it spells them out."""
    for folder in ("tag", "resolve", "extract"):
        for path in (PACKAGE / folder).glob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call):
                    yield from named_by(node)
    yield from (f"body.{kind}" for kind in BodyHeads.model_fields)
    yield from (f"documents.{rule}" for rule in get_args(DocumentRule))
    yield from (f"targets.{strength}" for strength in get_args(Strength))


def named_by(call: ast.Call) -> Iterator[str]:
    """Give the rules that a call names."""
    prefix, position = ARGUMENTS.get(call.func.id if isinstance(call.func, ast.Name) else "", ("", None))
    given = [k.value for k in call.keywords if k.arg in ("rule", "source")]
    if position is not None:
        given += call.args[position : position + 1]
    for argument in given:
        choices = (argument.body, argument.orelse) if isinstance(argument, ast.IfExp) else (argument,)
        for choice in choices:
            if isinstance(choice, ast.Constant) and isinstance(choice.value, str):
                yield prefix + choice.value


def test_every_source_that_the_code_writes_is_told_of():
    written = set(written_in_code())
    assert {"order", "lead", "plain", "date:day", "office.bare", "bare.place", "code"} <= written
    assert sorted(source for source in written if rule_of(source) is None) == []


def test_every_source_of_the_corpus_is_told_of(nlp_extractions):
    for extraction in nlp_extractions:
        assert {source for source in sources(extraction) if rule_of(source) is None} == set()


@pytest.fixture(scope="module")
def nlp_extractions() -> list[Extraction]:
    from extractor.batch import batch
    from extractor.batch.extracting import extracted

    nlp = extractor.load()
    results = [extracted(nlp, item) for item in batch([str(PACKAGE.parent / "corpus")]).articles()]
    return [result for result in results if isinstance(result, Extraction)]


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.source)
def test_every_rule_reads_its_example(rule):
    found = sources(extractor.extract(rule.example, published=PUBLISHED))
    assert rule.source in found | {source.partition(":")[0] for source in found}


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.source)
def test_every_rule_lives_somewhere(rule):
    *words, code = rule.where
    assert code.endswith(".py")
    assert all(path.endswith((".toml", ".py")) for path in words)
    assert [path for path in rule.where if not (PACKAGE / path).is_file()] == []


def test_rules_are_told_of_once():
    assert len(load("rules", Rules).rule) == len(rules())


def test_a_case_of_a_rule_is_told_of_by_its_rule():
    assert rule_of("relative:year:-1") is rules()["relative"]
    assert rule_of("no such rule") is None


# -- explaining --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def found() -> Extraction:
    return extractor.extract(TEXT, published=PUBLISHED)


def said(extraction: Extraction, record: str | None) -> list[str]:
    return [text.plain for text in explained(extraction, chosen(extraction, record))]


def test_a_task(found):
    (task,) = found.tasks
    (lines,) = said(found, task.id)
    assert lines.splitlines() == [
        f"{task.id}  kiểm tra các chợ trước ngày 15/6",
        f"  rule lead: {rules()['lead'].means}",
        "  cue “chủ trì”; see extractor/knowledge/directives.toml, extractor/extract/orders.py",
        "    Sở Y tế chủ trì, phối hợp với Công an tỉnh ⟦kiểm tra các chợ trước ngày 15/6⟧.",
        "    ngày 15/6 = 2025-06-15 (DATE by date:day)",
    ]


def test_a_mention_and_a_document(found):
    (mention,) = said(found, found.mentions[-1].id)
    assert "rule date:day" in mention
    assert "trước ⟦ngày 15/6⟧." in mention
    (document,) = said(found, found.documents[0].id)
    assert "Kế hoạch số ⟦45/KH-UBND⟧ về" in document


@pytest.mark.parametrize(("record", "count"), [(None, 4), ("task", 1), ("doc-", 1), ("", 10), ("none", 0)])
def test_ids_may_be_cut_short(found, record, count):
    assert len(said(found, record)) == count


def test_an_id_that_begins_another_is_that_id():
    text = "Rà soát"
    tasks = [Task(id=id, start=0, end=len(text), text=text) for id in ("task-1", "task-1-2")]
    extraction = Extraction(article=Article(id="a", text=text), tasks=tasks)
    assert [record.id for record in chosen(extraction, "task-1")] == ["task-1"]
    assert "rule unknown" in said(extraction, "task-1-2")[0]


def test_a_record_over_several_sentences_is_quoted_whole():
    text = "Một câu. Hai câu. Ba câu."
    start, end = text.index("câu. Hai"), text.index(" câu. Ba")
    task = Task(id="t", start=start, end=end, text=text[start:end], source="order", cue="giao")
    extraction = Extraction(article=Article(id="a", text=text), tasks=[task])
    assert "\n    Một ⟦câu. Hai⟧ câu." in said(extraction, "t")[0]
    assert "Ba" not in said(extraction, "t")[0]


def test_what_a_terminal_obeys_is_made_visible():
    text = "Sở Y tế chủ trì kiểm tra \x1b[2J các chợ đầu mối."
    extraction = extractor.extract(text)
    assert extraction.tasks
    assert all("\x1b" not in line for line in said(extraction, None))


def test_mentions_are_coloured(found):
    (text,) = explained(found, chosen(found, found.tasks[0].id))
    assert isinstance(text, Text)
    assert any("green" in str(span.style) for span in text.spans)
