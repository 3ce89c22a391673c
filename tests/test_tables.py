"""Task tables: which text is one, and what its cells become."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import extractor
from extractor.extract.tables import TableHeaders, find_tables
from extractor.knowledge import load

HEADER = "| STT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn hoàn thành | Sản phẩm |\n"
RULE = "|---|---|---|---|---|---|\n"


def rows(body: str) -> list[tuple[str, str | None, str | None]]:
    """Give (task, lead, heading) of each row."""
    return [
        (r.task.text, r.lead.text if r.lead else None, r.heading)
        for table in find_tables(HEADER + RULE + body)
        for r in table.rows
    ]


ROWS = {
    "| 1 | Rà soát quy định | Sở Tư pháp | | Quý II/2025 | Báo cáo |": [
        ("Rà soát quy định", "Sở Tư pháp", None)
    ],
    # A lead that is merged with the row above, or written with a ditto mark.
    "| 1 | A | Sở Tư pháp | | | |\n| 2 | B | | | | |\n| 3 | C | nt | | | |": [
        ("A", "Sở Tư pháp", None),
        ("B", "Sở Tư pháp", None),
        ("C", "Sở Tư pháp", None),
    ],
    # A group's heading row ends what was merged.
    "| 1 | A | Sở Tư pháp | | | |\n| II | HẠ TẦNG SỐ | | | | |\n| 1 | B | | | | |": [
        ("A", "Sở Tư pháp", None),
        ("B", None, "HẠ TẦNG SỐ"),
    ],
    # A header that comes again on the next page.
    "| 1 | A | Sở Y tế | | | |\n" + HEADER + "| 2 | B | Sở Nội vụ | | | |": [
        ("A", "Sở Y tế", None),
        ("B", "Sở Nội vụ", None),
    ],
    "| 1 | | Sở Y tế | | | |": [],
}


@pytest.mark.parametrize(("body", "expected"), ROWS.items())
def test_rows(body, expected):
    assert rows(body) == expected


NO_TASK_TABLES = [
    "| STT | Mặt hàng | Giá |\n|---|---|---|\n| 1 | Gạo | 15.000 |",
    "| Nội dung | Kinh phí |\n|---|---|\n| Tập huấn | 20 triệu |",
    "Sở A | Sở B",
    "a || b",
    "",
]


@pytest.mark.parametrize("text", NO_TASK_TABLES)
def test_other_tables_are_left_out(text):
    assert find_tables(text) == []


@pytest.mark.parametrize("kind", ["task", "lead", "coordinator", "deadline", "product", "number"])
def test_every_header_word_names_its_column(kind):
    words = getattr(load("table_headers", TableHeaders), kind)
    others = {
        k: w[0]
        for k in ("task", "lead")
        if k != kind
        for w in [getattr(load("table_headers", TableHeaders), k)]
    }
    for word in words:
        text = (
            "| "
            + " | ".join([*others.values(), word.upper()])
            + " |\n| "
            + " | ".join("xyz"[: len(others) + 1])
            + " |"
        )
        assert len(find_tables(text)) == 1, word


TABLE = (
    "UBND tỉnh Lào Cai ban hành Kế hoạch số 12/KH-UBND ngày 5/2/2025 về chuyển đổi số.\n\n"
    + HEADER
    + RULE
    + "| 1 | Rà soát quy định về dữ liệu số | Sở Tư pháp | Sở Tài chính | Quý II/2025 | Báo cáo |\n"
    + "| 2 | Xây dựng quy chế khai thác dữ liệu | | | Trước ngày 30/9/2025 | Quyết định |\n"
    + "| 3 | Tập huấn cán bộ | Sở Nội vụ | | Hằng năm | |\n"
)


def test_rows_become_tasks_and_assignments():
    extraction = extractor.extract(TABLE, published="2025-02-06")
    names = {e.id: e.name for e in extraction.entities}
    tasks = [(t.text, t.relation, t.deadline, t.product) for t in extraction.tasks]
    assert tasks == [
        ("Rà soát quy định về dữ liệu số", "in", "2025-Q2", "Báo cáo"),
        ("Xây dựng quy chế khai thác dữ liệu", "before", "2025-09-30", "Quyết định"),
        ("Tập huấn cán bộ", None, "P1Y", None),
    ]
    duties = [
        ([names[b] for b in a.leads], [names[b] for b in a.coordinators], len(a.tasks))
        for a in extraction.assignments
    ]
    assert duties == [
        (["Sở Tư pháp tỉnh Lào Cai"], ["Sở Tài chính tỉnh Lào Cai"], 2),
        (["Sở Nội vụ tỉnh Lào Cai"], [], 1),
    ]
    assert {names[a.assigner or ""] for a in extraction.assignments} == {"Ủy ban nhân dân tỉnh Lào Cai"}


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="|-: \nab1IV", max_size=80))
def test_cells_are_slices_of_the_text(body):
    text = HEADER + body
    for table in find_tables(text):
        for row in table.rows:
            for cell in (row.task, row.lead, row.coordinator, row.deadline, row.product):
                assert cell is None or text[cell.start : cell.end] == cell.text
