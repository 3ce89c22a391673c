"""The page for people: how an article is cut, what stands beside it, what can be taken away."""

import tomllib
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.records import Article, Document, Extraction, Mention, Task
from extractor.web.downloads import download, forms
from extractor.web.marks import keys_of, segments
from extractor.web.shelf import Shelf
from extractor.web.timeline import timeline
from extractor.web.view import viewed
from extractor.web.words import WORDS, Words
from extractor.write.formats import FORMATS
from tests.results import TEXT, example

VI, EN = Words("vi"), Words("en")


def test_a_text_is_cut_where_marks_begin_and_end() -> None:
    cut = [(s.text, s.mention and s.mention[0], s.records) for s in segments(example())]
    assert "".join(text for text, _, _ in cut) == TEXT
    assert ("7/KH-UBND", "m1", ("d1",)) in cut
    assert ("Sở Y tế", "m3", ("a1",)) in cut
    assert ("kiểm tra chợ trước ", None, ("t1", "a1")) in cut or (
        "kiểm tra chợ trước ",
        None,
        ("a1", "t1"),
    ) in cut
    assert ("15/6/2025", "m5", ("a1", "t1")) in cut


SPANS = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 20)).filter(lambda s: s[0] < s[1]), max_size=8)


@given(SPANS, SPANS)
def test_each_character_stands_under_the_marks_that_cover_it(
    mentions: list[tuple[int, int]], tasks: list[tuple[int, int]]
) -> None:
    text = "Sở Y tế\nbáo cáo."
    extraction = Extraction(
        article=Article(id="a", text=text),
        mentions=[
            Mention(id=str(n), label="DATE", value="2025", start=s, end=e, text=text[s:e])
            for n, (s, e) in enumerate(mentions)
        ],
        tasks=[Task(id=str(n), start=s, end=e, text=text[s:e]) for n, (s, e) in enumerate(tasks)],
    )
    at = 0
    for segment in segments(extraction):
        assert segment.text == text[at : at + len(segment.text)] != ""
        for place in range(at, at + len(segment.text)):
            covering = {f"t{n}" for n, (s, e) in enumerate(tasks, 1) if s <= place < e}
            assert set(segment.records) == covering
            named = {f"m{n}" for n, (s, e) in enumerate(mentions, 1) if s <= place < e}
            assert (segment.mention is None) == (not named)
            assert segment.mention is None or segment.mention[0] in named
        at += len(segment.text)
    assert at == len(text)


def test_tasks_stand_under_the_body_that_leads_them() -> None:
    view = viewed(example(), VI)
    assert [(group.lead, [card.key for card in group.cards]) for group in view.groups] == [
        ("Sở Y tế tỉnh A", ["t1", "t2"])
    ]
    assert view.groups[0].cards[0].facts == (
        ("Thời hạn", "trước 15/6/2025"),
        ("Phối hợp", "Công an tỉnh A"),
        ("Cơ quan giao", "Ủy ban nhân dân tỉnh A"),
        ("Văn bản", "Kế hoạch 7/KH-UBND"),
        ("Báo cáo", "Ủy ban nhân dân tỉnh A"),
        ("Định kỳ", "hằng năm"),
    )
    nobody = viewed(example(assignments=[]), EN)
    assert [group.lead for group in nobody.groups] == ["No lead is named"]
    assert nobody.groups[0].cards[0].facts[0] == ("Deadline", "before 2025-06-15")


def test_a_mention_lists_the_records_that_name_what_it_means() -> None:
    assert viewed(example(), VI).named == {
        "m1": ("t1", "d1"),
        "m2": ("t1", "t2", "a1", "d1"),
        "m3": ("t1", "t2", "a1"),
        "m4": ("t1", "t2", "a1"),
        "m5": ("t1",),
    }


def test_days_stand_in_their_order_and_recurrences_apart() -> None:
    view = viewed(example(), VI)
    assert [(due.day, [card.key for card in due.cards]) for due in view.due] == [(date(2025, 6, 14), ["t1"])]
    assert [card.key for card in view.undated] == ["t2"]


@pytest.mark.parametrize(
    ("days", "dots", "ticks"),
    [
        ([], [], []),
        (["2025-06-14"], [0.5], []),
        (["2025-01-01", "2025-01-11", "2025-03-01"], [0.04, 0.1959, 0.96], ["2/2025", "3/2025"]),
        (["2020-05-01", "2030-12-31"], [0.04, 0.96], [str(year) for year in range(2021, 2031)]),
        (["1000-01-01", "2000-01-01"], [0.04, 0.96], [str(year) for year in range(1001, 2001, 84)]),
    ],
)
def test_days_on_a_line(days: list[str], dots: list[float], ticks: list[str]) -> None:
    line = timeline({date.fromisoformat(day): 1 for day in days})
    assert [dot.at for dot in line.dots] == dots
    assert [tick.said for tick in line.ticks] == ticks


def test_documents_stand_under_what_they_carry_out() -> None:
    def document(id: str, *implements: str) -> Document:
        return Document(id=id, title=id, implements=list(implements))

    documents = [
        document("plan", "decree", "law"),
        document("decree", "law"),
        document("law"),
        document("alone"),
    ]
    loop = [document("x", "y"), document("y", "x")]
    (top,) = viewed(example(documents=[*documents, *loop], tasks=[], assignments=[]), VI).chain
    assert top.card.title == "law"
    assert [branch.card.title for branch in top.branches] == ["decree"]
    assert [(b.card.title, b.also) for b in top.branches[0].branches] == [("plan", "law")]


@pytest.mark.parametrize("form", list(FORMATS))
def test_every_form_can_be_taken_away(form: str) -> None:
    assert form in forms()
    one, again = (download([example()], form, "tin/1") for _ in range(2))
    suffix = form if form in ("xlsx", "docx", "ics", "jsonl") else "zip"
    assert f"filename*=UTF-8''tin-1.{suffix}" in one.headers["content-disposition"]
    assert one.body == again.body != b""


def test_what_is_taken_away_holds_the_records() -> None:
    book = openpyxl.load_workbook(BytesIO(bytes(download([example()], "xlsx", "a").body)))
    assert "Sở Y tế tỉnh A" in [cell.value for row in book.worksheets[0].iter_rows() for cell in row]
    archive = ZipFile(BytesIO(bytes(download([example()], "csv", "a").body)))
    assert set(archive.namelist()) == set(FORMATS["csv"])
    assert "kiểm tra chợ" in archive.read("tasks.csv").decode()


@pytest.mark.parametrize("name", ["a\r\nX: y", '"; filename="x', "../..", "a" * 500, "\u202e", ""])
def test_a_name_stays_a_name_in_a_header(name: str) -> None:
    said = download([example()], "jsonl", name).headers["content-disposition"]
    assert said.isascii() and "\n" not in said and said.count('"') == 2 and len(said) < 400
    assert "/" not in said and ".." not in said


def test_the_shelf_forgets_what_there_is_no_room_for() -> None:
    shelf = Shelf(room=10)
    first, second = shelf.put([b"12345"]), shelf.put([b"67890"])
    assert shelf.get(first) == [b"12345"]
    third = shelf.put([b"abcde"])
    assert (shelf.get(first), shelf.get(second), shelf.get(third)) == ([b"12345"], None, [b"abcde"])
    assert shelf.put([b"abcde"]) == third
    assert shelf.get(shelf.put([b"x" * 99])) == [b"x" * 99]


def test_every_word_is_there_in_both_languages() -> None:
    for table, words in tomllib.loads(WORDS.read_text("utf-8")).items():
        for name, word in words.items():
            assert set(word) == {"vi", "en"} and all(word.values()), f"{table}.{name}"


def test_keys_are_fit_for_an_address_whatever_the_ids() -> None:
    extraction = example(tasks=[Task(id='" onclick="x', start=0, end=4, text="Tỉnh")], assignments=[])
    assert keys_of(extraction)["tasks", '" onclick="x'] == "t1"
