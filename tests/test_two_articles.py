"""The two articles this project began with: what a reader takes from them, end to end."""

from pathlib import Path

import pytest

from extractor.batch import batch
from extractor.batch.extracting import extracted
from extractor.pipeline import load
from extractor.records import Extraction

CORPUS = Path(__file__).parents[1] / "corpus"


@pytest.fixture(scope="module")
def articles() -> dict[str, Extraction]:
    paths = [str(CORPUS / name) for name in ("000_629a1b8f124513b0.txt", "002_a6f74960c575e34e.txt")]
    nlp = load()
    results = [extracted(nlp, item) for item in batch(paths).articles()]
    return {result.article.id[:3]: result for result in results if isinstance(result, Extraction)}


def names(extraction: Extraction) -> dict[str | None, str]:
    return {entity.id: entity.name for entity in extraction.entities}


def test_the_plan_carries_out_the_programme_that_carries_out_the_resolution(articles):
    plan = articles["000"]
    name, code = names(plan), {d.id: d.code for d in plan.documents}
    facts = [
        (d.code, d.type, name.get(d.issuer), d.issued_on, [code[i] for i in d.implements])
        for d in plan.documents
    ]
    assert sorted(facts, key=str) == [
        ("15-NQ/TW", "Nghị quyết", "Bộ Chính trị", "2022-05-05", []),
        ("16-CTr/TU", "Chương trình hành động", "Thành ủy Hà Nội", "2022-08-26", ["15-NQ/TW"]),
        ("306/KH-UBND", "Kế hoạch", "Ủy ban nhân dân thành phố Hà Nội", "2022-11-30", ["16-CTr/TU"]),
    ]
    assert [d.code for d in plan.documents if d.role == "subject"] == ["306/KH-UBND"]


def test_five_departments_lead_what_the_sentences_before_say(articles):
    plan = articles["000"]
    name, text = names(plan), {t.id: t.text for t in plan.tasks}
    five = next(a for a in plan.assignments if len(a.leads) == 5)
    assert [name[lead].removesuffix(" thành phố Hà Nội") for lead in five.leads] == [
        "Sở Văn hóa và Thể thao",
        "Sở Giáo dục và Đào tạo",
        "Sở Lao động - Thương binh và Xã hội",
        "Sở Khoa học và Công nghệ",
        "Sở Y tế",
    ]
    assert [name[c] for c in five.coordinators] == ["các cơ quan liên quan"]
    assert name[five.assigner] == "Ủy ban nhân dân thành phố Hà Nội"
    assert sorted(text[t][:24] for t in five.tasks) == [
        "Bảo đảm an sinh, phúc lợ",
        "phát triển mạnh mẽ sự ng",
        "tham mưu thực hiện nhiệm",
    ]


def test_the_planning_department_monitors_and_reports_every_year(articles):
    plan = articles["000"]
    name, text = names(plan), {t.id: t.text for t in plan.tasks}
    last = plan.assignments[-1]
    assert [name[lead] for lead in last.leads] == ["Sở Kế hoạch và Đầu tư thành phố Hà Nội"]
    assert {"các sở, ban, ngành", "Ủy ban nhân dân các quận, huyện, thị xã"} <= {
        name[c] for c in last.coordinators
    }
    assert (name[last.report_to], last.frequency) == ("Ủy ban nhân dân thành phố Hà Nội", "P1Y")
    assert text[last.tasks[0]].startswith("theo dõi, đôn đốc")


def test_heads_of_departments_and_districts_are_told_to_make_plans(articles):
    plan = articles["000"]
    name = names(plan)
    heads = next(a for a in plan.assignments if any("Giám đốc" in name[lead] for lead in a.leads))
    assert name[heads.leads[-1]] == "Chủ tịch Ủy ban nhân dân các quận, huyện, thị xã"


def test_seven_contents_are_no_target(articles):
    assert articles["000"].targets == []


def test_three_figures_of_the_congress(articles):
    targets = [(t.indicator, t.comparator, t.low, t.high, t.unit, t.by) for t in articles["002"].targets]
    assert targets == [
        ("GRDP/người", "range", 8300, 8500, "USD", "2025"),
        ("GRDP/người", "range", 12000, 13000, "USD", "2030"),
        ("GRDP/người", ">", 36000, None, "USD", "2045"),
    ]


def test_tasks_and_breakthroughs_stand_under_their_headings(articles):
    congress = articles["002"]
    headings = [(t.kind, t.heading) for t in congress.tasks]
    assert headings.count(("task", "5 nhiệm vụ trọng tâm")) == 6
    assert headings.count(("breakthrough", "3 khâu đột phá")) == 6
    assert len(headings) == 12
    assert congress.assignments == []


def test_a_city_that_connects_the_world_is_no_body(articles):
    assert not any("toàn cầu" in m.text for m in articles["002"].mentions)
