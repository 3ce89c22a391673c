"""Markdown in: the text without the marks, items and tables kept."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.files import article, items, reason


def lines(written: str) -> list[str]:
    return article("bai.md", f"Mở đầu\n\n{written}".encode()).text.split("\n")[1:]


def test_front_matter_and_headline():
    found = article(
        "bai.md", "---\nid: kh-7\npublished: 2025-05-20\n---\n# Kế hoạch **7**\n\nSở Y tế họp.\n".encode()
    )
    assert (found.id, found.title, found.published) == ("kh-7", "Kế hoạch 7", "2025-05-20")
    assert found.text == "Kế hoạch 7\nSở Y tế họp."


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("## I. MỤC TIÊU\nSở Y tế họp.", ["I. MỤC TIÊU", "Sở Y tế họp."]),
        ("Mục tiêu\n---\nSở Y tế họp.", ["Mục tiêu", "Sở Y tế họp."]),
        ("Sở **Y tế** và *Sở* __Nội__ _vụ_ `họp`.", ["Sở Y tế và Sở Nội vụ họp."]),
        ("Sở Y tế họp.\nSở Nội vụ họp.", ["Sở Y tế họp.", "Sở Nội vụ họp."]),
        ("Theo [Kế hoạch 7](https://a.vn/7), sở họp.", ["Theo Kế hoạch 7, sở họp."]),
        ("> Sở Y tế họp.", ["Sở Y tế họp."]),
        ("1. Sở Y tế\n2. Sở Nội vụ\n   - Phòng A\n   + Phòng B", ["1. Sở Y tế", "2. Sở Nội vụ", "- Phòng A", "+ Phòng B"]),
        ("3) Sở Y tế", ["3) Sở Y tế"]),
        ("* Sở Y tế", ["- Sở Y tế"]),
        ("a) Sở Y tế\nb) Sở Nội vụ", ["a) Sở Y tế", "b) Sở Nội vụ"]),
        ("1\\. Sở Y tế &amp; Sở Nội vụ", ["1. Sở Y tế & Sở Nội vụ"]),
        ("Sở Y tế<br>họp", ["Sở Y tế", "họp"]),
        ("    Sở Y tế", ["Sở Y tế"]),
        ("```\nSở Y tế\n```", ["Sở Y tế"]),
        ("2 * 3 * 4 và a_b_c", ["2 * 3 * 4 và a_b_c"]),
        ("x < 5 và <b>y</b>", ["x < 5 và <b>y</b>"]),
        (
            "| STT | Nội dung |\n|---|:-:|\n| 1 | Rà \\| **soát**<br>chợ |\n| 2 | |\n\nHết",
            ["| STT | Nội dung |", "| 1 | Rà ¦ soát chợ |", "| 2 | |", "Hết"],
        ),
        ("| STT | Nội dung |\n| 1 | Rà soát |", ["| STT | Nội dung |", "| 1 | Rà soát |"]),
    ],
)  # fmt: skip
def test_marks_are_taken_away(written, expected):
    assert lines(written) == expected


WORD = st.text(alphabet="abcđêởSYT", min_size=1, max_size=8)


@given(st.lists(st.lists(WORD, min_size=2, max_size=2), min_size=1, max_size=5))
def test_any_cells_come_back_in_reading_order(rows):
    written = "".join(f"| {a} | {b} |\n" for a, b in [["STT", "Nội dung"], ["---", "---"], *rows])
    read = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines(written)[1:]]
    assert read == [tuple(row) for row in rows]


def test_file_that_is_not_utf8():
    assert reason("bai.md", b"S\xf4") == "not UTF-8 (byte 0xF4 at position 1); save it as UTF-8"


@pytest.mark.parametrize("mark", ["> ", "- ", "[", "*", "_", "`", "![", "<"])
def test_marks_nested_without_end(mark):
    assert len(items("bai.md", f"Tin\n\n{mark * 20_000}Sở Y tế".encode())) == 1


@settings(deadline=None)
@given(st.text(alphabet="#*_-+>|`[]()!\\1. \n&<aở~:", max_size=60))
def test_no_text_breaks_the_reader(written):
    assert len(items("bai.md", written.encode())) == 1
