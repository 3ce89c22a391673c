"""PDF files in: lines put together to paragraphs, what is dropped, and what cannot be read."""

import unicodedata
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import extractor
from extractor.read import Failure, Located
from extractor.read.pdf import MOST_PAGES, paragraphs
from tests.files import article, items, pdf, reason, stream

LONG = "Sở Y tế chủ trì, phối hợp với Công an tỉnh kiểm tra các chợ đầu mối"
PICTURE = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</I 20 0 R>>>>/Contents 6 0 R>>"
)
IMAGE = {
    5: PICTURE,
    6: stream(b"/I Do"),
    20: stream(b"\x00", b"/Type/XObject/Subtype/Image/Width 1/Height 1"),
}
SCANNED = "run OCR over it (ocrmypdf file.pdf new.pdf, for one) and give the new file"


def test_file_gives_its_text():
    found = article("ke-hoach.pdf", pdf(["KẾ HOẠCH", LONG, "trước ngày 15/6."], ["Sở Nội vụ họp."]))
    assert (found.id, found.title, found.source) == ("ke-hoach", "KẾ HOẠCH", "ke-hoach.pdf")
    assert found.text == f"KẾ HOẠCH\n{LONG} trước ngày 15/6.\nSở Nội vụ họp."


def test_text_is_nfc():
    spelt = unicodedata.normalize("NFD", "Sở Y tế họp.")
    assert article("a.pdf", pdf(["KẾ HOẠCH", spelt])).text == "KẾ HOẠCH\nSở Y tế họp."


def test_day_of_publication_is_the_documents_not_the_files():
    made = {20: b"<</CreationDate(D:20190301120000)>>"}
    head = ["UBND TỈNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    assert article("a.pdf", pdf([*head, "KẾ HOẠCH"], extra=made, trailer=b"/Info 20 0 R")).published is None
    dated = [*head, "Đồng Tháp, ngày 19 tháng 5 năm 2025", "KẾ HOẠCH"]
    assert article("a.pdf", pdf(dated, extra=made, trailer=b"/Info 20 0 R")).published == "2025-05-19"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([LONG, "trước ngày 15/6."], [f"{LONG} trước ngày 15/6."]),
        ([f"{LONG},", "Sở Nội vụ."], [f"{LONG}, Sở Nội vụ."]),
        ([LONG, "Đồng Tháp họp."], [f"{LONG} Đồng Tháp họp."]),
        ([f"{LONG} (tỉnh)", "và báo cáo."], [f"{LONG} (tỉnh) và báo cáo."]),
        # A line that is ended, or short, or before an item.
        ([f"{LONG}.", "Sở Nội vụ họp."], [f"{LONG}.", "Sở Nội vụ họp."]),
        ([f"{LONG};", "rà soát biên chế."], [f"{LONG};", "rà soát biên chế."]),
        ([f"{LONG}:", "rà soát biên chế."], [f"{LONG}:", "rà soát biên chế."]),
        ([f"{LONG} (tỉnh)", "Sở Nội vụ họp."], [f"{LONG} (tỉnh)", "Sở Nội vụ họp."]),
        (["KẾ HOẠCH", "về an toàn thực phẩm"], ["KẾ HOẠCH", "về an toàn thực phẩm"]),
        ([LONG, "1. Sở Nội vụ họp."], [LONG, "1. Sở Nội vụ họp."]),
        ([LONG, "a) rà soát biên chế."], [LONG, "a) rà soát biên chế."]),
        ([LONG, "- rà soát biên chế."], [LONG, "- rà soát biên chế."]),
        ([LONG, "Điều 2. Tổ chức"], [LONG, "Điều 2. Tổ chức"]),
        ([f"{LONG} và báo cáo kết quả về tỉnh", "Các sở, ngành và địa phương trong tỉnh", "Sở Nội vụ họp"],
         [f"{LONG} và báo cáo kết quả về tỉnh Các sở, ngành và địa phương trong tỉnh", "Sở Nội vụ họp"]),
    ],
)  # fmt: skip
def test_lines_become_paragraphs(lines, expected):
    assert paragraphs([lines]) == expected


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ([["A họp.", "1"], ["B họp.", "2"]], ["A họp.", "B họp."]),
        ([["A họp.", "Trang 1"], ["- 2 -", "B họp."]], ["A họp.", "B họp."]),
        ([[LONG, "1"], ["trước ngày 15/6.", "2"]], [f"{LONG} trước ngày 15/6."]),
        ([["Kế hoạch 45", "1", "A"], ["Kế hoạch 45", "2", "B"], ["Kế hoạch 45", "3", "C"]], ["A", "B", "C"]),
        ([["A", "Trang 1/3"], ["B", "Trang 2/3"], ["C", "Trang 3/3"]], ["A", "B", "C"]),
        # What repeats only once or twice may be text; so may a number among others.
        ([["Kế hoạch 45", "A"], ["Kế hoạch 45", "B"]], ["Kế hoạch 45", "A", "Kế hoạch 45", "B"]),
        ([["A", "12", "B"]], ["A", "12", "B"]),
        ([["A", "6/2025"]], ["A", "6/2025"]),
    ],
)
def test_headers_and_page_numbers_are_dropped(pages, expected):
    assert paragraphs(pages) == expected


@settings(deadline=None)
@given(st.lists(st.lists(st.text(max_size=60), max_size=6), max_size=5))
def test_no_word_is_lost_but_repeated_ones(pages):
    words = "".join(paragraphs(pages)).split()
    assert set("".join(words)) <= set("".join(map("".join, pages)))
    if len(pages) == 1:
        kept = [line for line in (" ".join(line.split()) for line in pages[0]) if line]
        numbers = [line for line in kept if any(map(str.isdecimal, line))]
        assert "".join(words) == "".join("".join(kept).split()) or numbers


def test_plan_becomes_tasks():
    head = [
        "UBND TỈNH ĐỒNG THÁP",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Đồng Tháp, ngày 19 tháng 5 năm 2025",
    ]
    read = article("a.pdf", pdf([*head, "KẾ HOẠCH", f"1. {LONG}", "trước ngày 15/6."]))
    found = extractor.extract(read.text, title=read.title, published=read.published)
    names = {entity.id: entity.name for entity in found.entities}
    (task,), (assignment,) = found.tasks, found.assignments
    assert (task.deadline, task.relation) == ("2025-06-15", "before")
    assert [names[id] for id in assignment.leads] == ["Sở Y tế tỉnh Đồng Tháp"]


# -- what cannot be read, and what means harm ---------------------------------------------------------------


@pytest.mark.parametrize("content", [pdf([""], extra=IMAGE), pdf([""]), pdf([" "])])
def test_file_without_a_text_layer(content):
    assert reason("a.pdf", content) == f"no text layer, it is scanned; {SCANNED}"


def test_scanned_page_among_others_is_told_of():
    text, scanned = items("a.pdf", pdf(["", "Không thấy"], ["KẾ HOẠCH", "Sở Y tế họp."], extra=IMAGE))
    assert isinstance(text, Located)
    assert text.article.text == "KẾ HOẠCH\nSở Y tế họp."
    assert isinstance(scanned, Failure)
    assert str(scanned) == f"a.pdf, page 1: a scanned page without a text layer; {SCANNED}"


def test_blank_page_is_no_fault():
    assert article("a.pdf", pdf(["Sở Y tế họp."], [])).text == "Sở Y tế họp."


def test_locked_file():
    keys = {20: b"<</Filter/Standard/V 1/R 2/P -4/O(%b)/U(%b)>>" % (b"a" * 32, b"b" * 32)}
    content = pdf(["Sở Y tế họp."], extra=keys, trailer=b"/Encrypt 20 0 R/ID[(a)(a)]")
    assert reason("a.pdf", content) == "locked or protected by a password; save it without protection"


@pytest.mark.parametrize("content", [b"", b"van ban", b"%PDF-1.7\n", pdf(["Sở Y tế họp."])[:300]])
def test_file_that_is_no_pdf(content):
    assert reason("a.pdf", content).startswith("no PDF, or a damaged one (")


def form(*inside: int, drawn: bytes) -> bytes:
    """Make a form that may draw others."""
    names = b"".join(b"/X%d %d 0 R" % (n, n) for n in inside)
    return stream(
        drawn,
        b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F 3 0 R>>/XObject<<%b>>>>" % names,
    )


def test_forms_that_draw_one_another_without_end():
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</X20 20 0 R>>>>/Contents 6 0 R>>"
    )
    forms = {20 + n: form(21 + n, drawn=b"/X%d Do " % (21 + n) * 20) for n in range(8)}
    forms[28] = form(drawn=b"BT /F 1 Tf " + b"<0001> Tj " * 20 + b"ET")
    content = pdf(["A"], extra={5: page, 6: stream(b"/X20 Do"), **forms})
    assert reason("a.pdf", content) == "takes more drawing than a document does; print it to a new PDF"


def test_form_that_draws_itself():
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</X20 20 0 R>>>>/Contents 6 0 R>>"
    )
    content = pdf(["A"], extra={5: page, 6: stream(b"/X20 Do"), 20: form(20, drawn=b"/X20 Do")})
    assert reason("a.pdf", content).startswith("no text layer")


def test_stream_that_unpacks_without_end():
    bomb = stream(zlib.compress(bytes(64 << 20)), b"/Filter/FlateDecode")
    assert (
        reason("a.pdf", pdf(["A"], extra={6: bomb}))
        == "holds more than a document does; print it to a new PDF"
    )


def test_page_that_stands_in_the_list_without_end():
    pages = b"<</Type/Pages/Count 1/Kids[%b]>>" % (b"5 0 R " * (MOST_PAGES + 1))
    assert reason("a.pdf", pdf(["A"], extra={2: pages})) == "more than 5000 pages; cut it into smaller files"


def test_list_of_pages_that_holds_itself():
    pages = b"<</Type/Pages/Count 1/Kids[2 0 R 5 0 R]>>"
    assert reason("a.pdf", pdf(["A"], extra={2: pages})).startswith("no PDF, or a damaged one (")


@settings(deadline=None)
@given(st.integers(0, 5_000), st.binary(min_size=1, max_size=6))
def test_no_damage_breaks_the_reader(place, damage):
    content = bytearray(pdf(["KẾ HOẠCH", "Sở Y tế họp."], ["Sở Nội vụ họp."]))
    place %= len(content)
    content[place : place + len(damage)] = damage
    assert items("a.pdf", bytes(content))
