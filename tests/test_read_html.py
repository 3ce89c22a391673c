"""HTML pages in: what is kept of them, what is dropped, and what cannot be read."""

import codecs
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import extractor
from extractor.read.articles import normalised
from extractor.read.html import LARGEST_PAGE
from extractor.records import fold
from tests.files import article, items, reason

BODY = """
<p>UBND tỉnh Đồng Tháp vừa ban hành Kế hoạch số 45/KH-UBND ngày 19/5/2025 về bảo đảm an toàn thực phẩm trên địa bàn tỉnh.</p>
<p>UBND tỉnh giao Sở Y tế chủ trì, phối hợp với Công an tỉnh kiểm tra các chợ đầu mối trước ngày 15/6.</p>
"""
TASKS = """<table>
<tr><th>STT</th><th>Nội dung nhiệm vụ</th><th>Cơ quan chủ trì</th><th>Thời hạn hoàn thành</th></tr>
<tr><td>I</td><td colspan="3">Kiểm tra</td></tr>
<tr><td>1</td><td>Kiểm tra các chợ<br>đầu mối</td><td rowspan="2">Sở Y tế</td><td>Quý II/2025</td></tr>
<tr><td>2</td><td>Thống kê các cơ sở</td><td>30/6/2025</td></tr>
<tr><td>3</td><td>Tập huấn cán bộ xã</td><td>Sở Nội vụ</td><td>Quý III/2025</td></tr>
</table>"""

LETTERHEAD = """<table>
<tr><td>UBND TỈNH<br>SỞ Y TẾ</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</td></tr>
<tr><td>Số: 5/KH-SYT</td><td>Ngày 3 tháng 2 năm 2025</td></tr></table>"""


def site(body: str = BODY, head: str = "", title: str = "Đồng Tháp siết chặt an toàn thực phẩm") -> bytes:
    """Put an article among what a news site has around it."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title} - Báo Đồng Tháp</title>
<meta property="og:title" content="{title}">{head}<script>var a = "quảng cáo";</script></head><body>
<header><nav><ul><li><a href="/">Trang chủ</a></li><li><a href="/ts">Thời sự</a></li></ul></nav>
<div class="date">Thứ Sáu, 21/11/2025</div></header>
<div class="main"><h1>{title}</h1><div class="time">20/05/2025 07:00</div><div class="content">{body}</div>
<div class="related"><h3>Tin liên quan</h3><ul><li><a href="/1">Khởi công cầu mới qua sông Tiền</a></li>
<li><a href="/2">Giá lúa hôm nay tăng nhẹ ở miền Tây</a></li></ul></div></div>
<aside class="sidebar"><h3>Đọc nhiều</h3><ul><li><a href="/3">Bão số 3 đổi hướng ra khơi</a></li></ul></aside>
<footer><p>Cơ quan chủ quản: Tỉnh ủy Đồng Tháp</p><p>Bản quyền thuộc Báo Đồng Tháp</p></footer></body></html>""".encode()


def lines(body: str) -> list[str]:
    """Read an article's body; the lines under the headline and the two paragraphs before it."""
    return article("bai.html", site(BODY + body)).text.split("\n")[3:]


def test_page_gives_its_article():
    head = '<link rel="canonical" href="https://baodongthap.vn/siet-chat.html">'
    found = article("bai.html", site(head=head))
    assert found.id == "bai"
    assert found.title == "Đồng Tháp siết chặt an toàn thực phẩm"
    assert found.source == "https://baodongthap.vn/siet-chat.html"
    assert found.text.split("\n") == [
        "Đồng Tháp siết chặt an toàn thực phẩm",
        "UBND tỉnh Đồng Tháp vừa ban hành Kế hoạch số 45/KH-UBND ngày 19/5/2025 về bảo đảm an toàn thực phẩm trên địa bàn tỉnh.",
        "UBND tỉnh giao Sở Y tế chủ trì, phối hợp với Công an tỉnh kiểm tra các chợ đầu mối trước ngày 15/6.",
    ]


def test_page_without_an_address_is_named_by_its_file():
    assert article("bai.htm", site()).source == "bai.htm"


def test_headline_inside_the_text_stands_once():
    found = article("bai.html", site("<h1>Đồng Tháp siết chặt an toàn thực phẩm</h1>" + BODY))
    assert found.text.count("siết chặt") == 1


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Sở Y tế\n  kiểm tra\n  <b>các chợ</b>.</p>", ["Sở Y tế kiểm tra các chợ."]),
        ("<p>Sở Y tế họp.<br>Sở Nội vụ họp.</p>", ["Sở Y tế họp.", "Sở Nội vụ họp."]),
        ("<ol><li>Sở Y tế họp.</li><li>Sở Nội vụ họp.</li></ol>", ["1. Sở Y tế họp.", "2. Sở Nội vụ họp."]),
        ('<ol start="3"><li>Sở Y tế họp.</li></ol>', ["3. Sở Y tế họp."]),
        ('<ol type="a"><li>Sở Y tế họp.</li><li value="4">Sở Nội vụ họp.</li></ol>', ["a. Sở Y tế họp.", "d. Sở Nội vụ họp."]),
        ('<ol type="I"><li>Sở Y tế họp.</li><li>Sở Nội vụ họp.</li></ol>', ["I. Sở Y tế họp.", "II. Sở Nội vụ họp."]),
        ("<ul><li>Sở Y tế họp.</li><li><p>Sở Nội vụ họp.</p></li></ul>", ["- Sở Y tế họp.", "- Sở Nội vụ họp."]),
        ("<ul><li>a) Sở Y tế họp.</li><li>+ Sở Nội vụ họp.</li></ul>", ["a) Sở Y tế họp.", "+ Sở Nội vụ họp."]),
        ("<ol><li>1. Sở Y tế họp.</li></ol>", ["1. Sở Y tế họp."]),
        ("<ol><li>Sở Y tế:<ul><li>kiểm tra chợ;</li></ul></li></ol>", ["1. Sở Y tế:", "- kiểm tra chợ;"]),
        ("<h2>Tổ chức thực hiện</h2><p>Sở Y tế họp.</p>", ["Tổ chức thực hiện", "Sở Y tế họp."]),
        ("<p>Sở Y tế họp.<!-- ẩn --></p><script>ẩn</script><style>ẩn</style>", ["Sở Y tế họp."]),
    ],
)  # fmt: skip
def test_text_of_a_page(html, expected):
    assert lines(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            TASKS,
            [
                "| STT | Nội dung nhiệm vụ | Cơ quan chủ trì | Thời hạn hoàn thành |",
                "| I | Kiểm tra | | |",
                "| 1 | Kiểm tra các chợ đầu mối | Sở Y tế | Quý II/2025 |",
                "| 2 | Thống kê các cơ sở | | 30/6/2025 |",
                "| 3 | Tập huấn cán bộ xã | Sở Nội vụ | Quý III/2025 |",
            ],
        ),
        (
            "<table><tr><td rowspan=2>A</td><td>B</td></tr><tr><td>C</td></tr><tr><td>D</td><td>E</td></tr></table>",
            ["| A | B |", "| | C |", "| D | E |"],
        ),
        ("<table><tr><td>A|B</td><td>C</td></tr><tr><td>D</td><td>E</td></tr></table>", ["| A¦B | C |", "| D | E |"]),
        (
            "<table><tr><td><p>A</p><p>B</p></td><td>C</td></tr><tr><td><ul><li>D</li></ul></td><td></td></tr></table>",
            ["| A B | C |", "| - D | |"],
        ),
        ("<table><tr><td>A</td><td>B</td></tr></table>", ["A", "B"]),
        (
            LETTERHEAD,
            ["UBND TỈNH", "SỞ Y TẾ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 5/KH-SYT", "Ngày 3 tháng 2 năm 2025"],
        ),
    ],
    ids=["merged", "merged in the first column", "pipe", "paragraphs", "one row", "letterhead"],
)  # fmt: skip
def test_tables_of_a_page(html, expected):
    assert lines(html) == expected


def test_page_laid_out_by_a_table_is_no_table():
    laid_out = f"<table><tr><td>Menu</td><td>{BODY * 15}</td></tr><tr><td>A</td><td>B</td></tr></table>"
    assert "|" not in article("bai.html", f"<html><body>{laid_out}</body></html>".encode()).text


CELL = st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), min_size=1, max_size=12).filter(
    lambda text: text.strip()
)


@settings(deadline=None)
@given(st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=2, max_size=5))
def test_any_cells_come_back_in_reading_order(rows):
    escaped = [[c.replace("&", "&amp;").replace("<", "&lt;") for c in row] for row in rows]
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in escaped)
    read = [line.strip("|").split("|") for line in lines(f"<table>{table}</table>")]
    spelt = [[" ".join(normalised(cell).replace("|", "¦").split()) for cell in row] for row in rows]
    assert [[cell.strip() for cell in row] for row in read] == spelt


def test_task_table_of_a_page_becomes_tasks():
    found = extractor.extract(article("bai.html", site(BODY + TASKS)).text, published="2025-05-20")
    names = {entity.id: entity.name for entity in found.entities}
    leads = {task: [names[id] for id in each.leads] for each in found.assignments for task in each.tasks}
    rows = {task.text: (leads.get(task.id), task.deadline) for task in found.tasks}
    assert rows["Kiểm tra các chợ đầu mối"] == (["Sở Y tế tỉnh Đồng Tháp"], "2025-Q2")
    assert rows["Thống kê các cơ sở"] == (["Sở Y tế tỉnh Đồng Tháp"], "2025-06-30")
    assert rows["Tập huấn cán bộ xã"] == (["Sở Nội vụ tỉnh Đồng Tháp"], "2025-Q3")


# -- the day of publication ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2025-05-20T07:00:00+07:00">', "2025-05-20"),
        ('<meta name="pubdate" content="2025-05-20">', "2025-05-20"),
        ('<meta itemprop="datePublished" content="2025-05-20 07:00:00">', "2025-05-20"),
        ('<meta property="article:published_time" content="2025-05-19T17:30:00Z">', "2025-05-20"),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-05-20T07:00:00+0700"}</script>', "2025-05-20"),
        ('<script type="application/ld+json">{"@graph": [{"datePublished": "2025-05-20"}]}</script>', "2025-05-20"),
        ('<time itemprop="datePublished" datetime="2025-05-20T07:00">Hôm qua</time>', "2025-05-20"),
        # Declared, but not the day of publication, or not to be told which day.
        ("", None),
        ('<meta property="article:modified_time" content="2025-05-20T07:00:00+07:00">', None),
        ('<meta name="pubdate" content="05/06/2025">', None),
        ('<meta name="pubdate" content="0001-01-01T00:00:00">', None),
        ('<meta name="pubdate" content="1970-01-01T00:00:00Z">', None),
        ('<meta name="pubdate" content="9999-12-31T23:59:59Z">', None),
        ('<meta name="pubdate" content="2025-05-20"><meta name="dc.date.issued" content="2025-05-21">', None),
        ('<time datetime="2025-05-20">Tin khác</time>', None),
        ('<script type="application/ld+json">{"datePublished": ' + "[" * 5000 + "</script>", None),
        ('<script type="application/ld+json">{"mainEntity": {"datePublished": "2025-05-20"}}</script>', None),
    ],
)  # fmt: skip
def test_day_of_publication_is_what_the_page_declares(head, day):
    assert article("bai.html", site(head=head)).published == day


# -- encodings ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", '<meta charset="utf-8">'),
        ("utf-8", ""),
        ("utf-8-sig", '<meta charset="windows-1258">'),
        ("utf-16", ""),
        ("cp1258", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1258">'),
    ],
)
def test_declared_encoding_is_honoured(encoding, declared):
    text = "Sở Y tế kiểm tra các chợ đầu mối trên địa bàn tỉnh trước ngày 15/6."
    spelt = unicodedata.normalize("NFC", text)
    if encoding == "cp1258":  # which spells tones as marks behind the letter
        spelt = "".join(_toned(character) for character in spelt)
    page = f"<html><head>{declared}</head><body><p>{spelt}</p></body></html>".encode(encoding)
    assert article("bai.html", page).text == text


def _toned(character: str) -> str:
    """Spell a letter as Windows-1258 does: the letter with its own mark, then the tone."""
    try:
        codecs.encode(character, "cp1258")
    except UnicodeEncodeError:
        base, *marks = list(unicodedata.normalize("NFD", character))
        tone = next(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
        marks.remove(tone)
        return unicodedata.normalize("NFC", base + "".join(marks)) + tone
    return character


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (b"<meta charset=utf-8><p>S\xf4</p>", "not UTF-8 (byte 0xF4 at position 24); save it as UTF-8"),
        (b"<meta charset=x-vni><p>A</p>", "the encoding x-vni is not read; save it as UTF-8"),
        (b"<meta charset=punycode><p>A</p>", "the encoding punycode is not read; save it as UTF-8"),
    ],
)
def test_encoding_that_cannot_be_read(page, expected):
    assert reason("bai.html", page) == expected


# -- what is no article, and what means harm ----------------------------------------------------------------


@pytest.mark.parametrize(
    "page", [b"", b"   ", b"<html></html>", b"<html><body><script>alert(1)</script><img src=a.jpg></body></html>", b"<!-- -->"]
)  # fmt: skip
def test_page_without_an_article(page):
    assert reason("bai.html", page).split(";")[0] in ("the page is empty", "no article is found on the page")


@pytest.mark.parametrize("tag", ["div", "ul><li", "table><tr><td", "b", "blockquote"])
def test_deeply_nested_page(tag):
    page = f"<html><body>{f'<{tag}>' * 50_000}Sở Y tế họp.</body></html>".encode()
    assert reason("bai.html", page) == "the page is nested too deeply; save its text as .txt"


def test_page_that_is_too_large():
    assert reason("bai.html", b"<p>A" + b" " * LARGEST_PAGE) == "more than 32 MB; cut it into smaller files"


def test_cells_merged_without_end():
    table = "<table><tr><td colspan=1000>A</td><td rowspan=65000 colspan=1000>B</td></tr><tr><td>C</td></tr></table>"
    assert "more than 100 columns" in reason("bai.html", site(BODY + table))


def test_entities_of_a_page_are_not_resolved(tmp_path):
    (tmp_path / "mat.txt").write_text("bí mật")
    declared = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{tmp_path}/mat.txt">]>'
    page = f"{declared}<html><body><p>Sở Y tế họp &x; bàn việc.</p></body></html>".encode()
    assert "bí mật" not in article("bai.html", page).text


@settings(deadline=None)
@given(st.text(alphabet="<>/=\"' ptdhrulioae&;#0!-\n\x00\x0b" + "ở", max_size=80))
def test_no_page_breaks_the_reader(page):
    (item,) = items("bai.html", page.encode())
    assert fold(str(item))
