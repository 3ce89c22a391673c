"""An extraction with a record of every kind, for the tests of what is written of it."""

from typing import Any

from extractor.records import (
    Article,
    Assignment,
    Document,
    Entity,
    Extraction,
    Mention,
    Target,
    Task,
)

TEXT = (
    "Tỉnh A họp\n"
    "Thực hiện Kế hoạch 7/KH-UBND, UBND tỉnh A giao Sở Y tế chủ trì, phối hợp với Công an tỉnh kiểm tra chợ "
    "trước 15/6/2025; báo cáo UBND tỉnh hằng năm. Đến năm 2030, có trên 36.000 giường bệnh."
)


def at(text: str) -> dict[str, Any]:
    """Say where a stretch of the example stands."""
    start = TEXT.index(text)
    return {"start": start, "end": start + len(text), "text": text}


def example(id: str = "a", **changes: object) -> Extraction:
    """An extraction with a record of every kind."""
    fields: dict[str, object] = {
        "article": Article(id=id, title="Tỉnh A họp", published="2025-05-20", source="a.txt", text=TEXT),
        "mentions": [
            Mention(id="m1", label="CODE", value="7/KH-UBND", **at("7/KH-UBND")),
            Mention(id="m2", label="ORG", entity="e1", **at("UBND tỉnh A")),
            Mention(id="m3", label="ORG", entity="e2", **at("Sở Y tế")),
            Mention(id="m4", label="ORG", entity="e3", **at("Công an tỉnh")),
            Mention(id="m5", label="DATE", value="2025-06-15", **at("15/6/2025")),
        ],
        "entities": [
            Entity(id="e1", name="Ủy ban nhân dân tỉnh A"),
            Entity(id="e2", name="Sở Y tế tỉnh A"),
            Entity(id="e3", name="Công an tỉnh A"),
        ],
        "documents": [
            Document(id="d1", code="7/KH-UBND", type="Kế hoạch", number="7", issuer="e1", role="basis"),
            Document(id="d2", type="Luật", title="Luật Dược", implements=["d1"], issued_on="2024"),
        ],
        "tasks": [
            Task(
                id="t1",
                deadline="2025-06-15",
                relation="before",
                document="d1",
                **at("kiểm tra chợ trước 15/6/2025"),
            ),
            Task(id="t2", kind="solution", deadline="P1Y", **at("báo cáo UBND tỉnh hằng năm")),
        ],
        "targets": [
            Target(
                id="g1",
                indicator="giường bệnh",
                comparator=">",
                low=36000.0,
                unit="giường",
                by="2030",
                **at("trên 36.000 giường bệnh"),
            )
        ],
        "assignments": [
            Assignment(
                id="s1",
                assigner="e1",
                leads=["e2"],
                coordinators=["e3"],
                tasks=["t1", "t2"],
                report_to="e1",
                frequency="P1Y",
                **at(
                    "UBND tỉnh A giao Sở Y tế chủ trì, phối hợp với Công an tỉnh kiểm tra chợ trước 15/6/2025"
                ),
            )
        ],
    }
    return Extraction.model_validate(fields | changes)
