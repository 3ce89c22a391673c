"""Word documents in: text, automatic numbers and tables; what is dropped, and what cannot be read."""

import io
import re
import zipfile
from datetime import datetime
from random import Random

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from hypothesis import given, settings
from hypothesis import strategies as st

import extractor
from extractor.read.articles import normalised
from tests.files import article, items, reason, repacked, word, zipped

HEADER = ["STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Thời hạn hoàn thành"]
DOCUMENT = "word/document.xml"


def text(*blocks, numbering: str = "") -> list[str]:
    """Read the lines of a document."""
    return article("ke-hoach.docx", word(*blocks, numbering=numbering)).text.split("\n")


def run(written: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{written}</w:t></w:r>"


def paragraph(*inside: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(inside)}</w:p>"


def test_document_gives_its_paragraphs():
    found = article("ke-hoach.docx", word("KẾ HOẠCH", "Bảo đảm an toàn thực phẩm", "", "Sở Y tế   chủ trì."))
    assert (found.id, found.title, found.source) == ("ke-hoach", "KẾ HOẠCH", "ke-hoach.docx")
    assert found.text == "KẾ HOẠCH\nBảo đảm an toàn thực phẩm\nSở Y tế chủ trì."


def test_dates_of_the_file_are_no_day_of_publication():
    document = docx.Document(io.BytesIO(word("KẾ HOẠCH", "Sở Y tế chủ trì.")))
    document.core_properties.created = datetime(2019, 3, 1)
    document.core_properties.modified = datetime(2025, 5, 20)
    held = io.BytesIO()
    document.save(held)
    assert article("ke-hoach.docx", held.getvalue()).published is None


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (paragraph(run("Sở "), run("Y tế")), ["Sở Y tế"]),
        (paragraph(run("Sở Y tế"), "<w:r><w:tab/></w:r>", run("họp")), ["Sở Y tế họp"]),
        (paragraph(run("KẾ HOẠCH"), "<w:r><w:br/></w:r>", run("Về việc chợ")), ["KẾ HOẠCH", "Về việc chợ"]),
        (paragraph(run("45"), "<w:r><w:noBreakHyphen/></w:r>", run("KH")), ["45-KH"]),
        (paragraph(f"<w:ins w:id='1'>{run('Sở Y tế')}</w:ins>"), ["Sở Y tế"]),
        (paragraph(f"<w:hyperlink>{run('Sở Y tế')}</w:hyperlink>"), ["Sở Y tế"]),
        (paragraph(f"<w:sdt><w:sdtContent>{run('Sở Y tế')}</w:sdtContent></w:sdt>"), ["Sở Y tế"]),
        (f"<w:sdt><w:sdtContent>{paragraph(run('Sở Y tế'))}</w:sdtContent></w:sdt>", ["Sở Y tế"]),
        (paragraph(f"<w:fldSimple w:instr='DATE'>{run('20/5')}</w:fldSimple>"), ["20/5"]),
        # What the reader of the printed page does not see.
        (paragraph("<w:del w:id='1'><w:r><w:delText>cũ</w:delText></w:r></w:del>", run("mới")), ["mới"]),
        (paragraph(f"<w:moveFrom w:id='1'>{run('cũ')}</w:moveFrom>", run("mới")), ["mới"]),
        (paragraph(run("ẩn", "<w:vanish/>"), run("hiện")), ["hiện"]),
        (paragraph(run("hiện", "<w:vanish w:val='0'/>")), ["hiện"]),
        (paragraph("<w:r><w:instrText>PAGE</w:instrText></w:r>", run("hiện")), ["hiện"]),
        (paragraph(f"<w:r><w:pict>{paragraph(run('khung'))}</w:pict></w:r>", run("hiện")), ["hiện"]),
        (paragraph(run("hiện"), properties="<w:tabs><w:tab w:val='left' w:pos='1'/></w:tabs>"), ["hiện"]),
    ],
)
def test_text_of_a_paragraph(block, expected):
    assert text("Mở đầu", block, "Kết thúc") == ["Mở đầu", *expected, "Kết thúc"]


def test_table_of_contents_is_dropped():
    document = docx.Document()
    style = document.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("I. MỤC TIÊU\t2", style)
    document.add_heading("I. MỤC TIÊU")
    document.add_paragraph("Sở Y tế chủ trì.")
    held = io.BytesIO()
    document.save(held)
    assert article("ke-hoach.docx", held.getvalue()).text == "I. MỤC TIÊU\nSở Y tế chủ trì."


# -- automatic numbers --------------------------------------------------------------------------------------


def levels(*formats: str, id: int = 0) -> str:
    """Make a list: for each level a format and what is shown (``decimal %1.``)."""
    written = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{shown}"/></w:lvl>'
        for n, (kind, _, shown) in enumerate(each.partition(" ") for each in formats)
    )
    return f'<w:abstractNum w:abstractNumId="{id}">{written}</w:abstractNum>'


def list_(number: int, pattern: int = 0, inside: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{pattern}"/>{inside}</w:num>'


def numbered(written: str, level: int = 0, number: int = 1) -> str:
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(run(written), properties=place)


@pytest.mark.parametrize(
    ("formats", "placed", "expected"),
    [
        (["decimal %1."], [0, 0, 0], "1. 2. 3."),
        (["decimal %1)"], [0, 0], "1) 2)"),
        (["upperRoman %1."], [0] * 4, "I. II. III. IV."),
        (["lowerRoman (%1)"], [0, 0], "(i) (ii)"),
        (["lowerLetter %1)"], [0] * 5, "a) b) c) d) e)"),
        (["upperLetter %1."], [0, 0], "A. B."),
        (["decimalZero %1."], [0, 0], "01. 02."),
        (["bullet -"], [0, 0], "- -"),
        (["bullet +"], [0], "+"),
        (["bullet \uf0b7"], [0], "-"),
        (["decimal %1.", "lowerLetter %2)"], [0, 1, 1, 0, 1], "1. a) b) 2. a)"),
        (["decimal %1.", "decimal %1.%2."], [0, 1, 1, 0, 1], "1. 1.1. 1.2. 2. 2.1."),
        (["upperRoman %1.", "decimal %2.", "bullet -"], [0, 1, 2, 1, 0, 1], "I. 1. - 2. II. 1."),
        (["decimal Điều %1."], [0, 0], "Điều 1. Điều 2."),
        (["decimal %1.", "decimal %1.%2."], [1], "1.1."),
        (["none "], [0], ""),
    ],
)
def test_automatic_numbers(formats, placed, expected):
    blocks = [numbered("việc", level) for level in placed]
    read = text("Mở đầu", *blocks, numbering=levels(*formats) + list_(1))[1:]
    assert " ".join(line.removesuffix("việc").strip() for line in read) == expected


@pytest.mark.parametrize(
    ("lists", "placed", "expected"),
    [
        (list_(1) + list_(2), [1, 1, 2], "1. 2. 3."),
        (list_(1) + list_(2, inside='<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'), [1, 1, 2, 2], "1. 2. 1. 2."),
        (list_(1) + list_(2, inside='<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'), [1, 2, 2], "1. 5. 6."),
        (list_(1), [1, 0, 1], "1.  2."),
        (list_(1), [1, 7, 1], "1.  2."),
    ],
    ids=["one pattern counts on", "starts anew", "starts at five", "number taken away", "no such list"],
)  # fmt: skip
def test_lists_of_one_pattern(lists, placed, expected):
    blocks = [numbered("việc", number=number) for number in placed]
    read = text("Mở đầu", *blocks, numbering=levels("decimal %1.") + lists)[1:]
    assert " ".join(line.removesuffix("việc").strip() for line in read) == expected


def test_numbers_of_a_style_and_of_the_style_it_is_based_on():
    numbering = levels("upperRoman %1.", "decimal %2.").replace(
        '<w:lvlText w:val="%2."/>', '<w:pStyle w:val="Heading2"/><w:lvlText w:val="%2."/>'
    )
    written = word(
        "Mở đầu",
        numbered("MỤC TIÊU"),
        paragraph(run("Mục tiêu chung"), properties='<w:pStyle w:val="Heading2"/>'),
        paragraph(run("Mục tiêu riêng"), properties='<w:pStyle w:val="Con"/>'),
        numbering=numbering + list_(1),
    )
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        styles = archive.read("word/styles.xml").decode()
    heading = re.search(r'<w:style [^>]*w:styleId="Heading2".*?<w:pPr>', styles, re.DOTALL)
    assert heading is not None
    styles = styles.replace(heading[0], heading[0] + '<w:numPr><w:numId w:val="1"/></w:numPr>')
    child = '<w:style w:type="paragraph" w:styleId="Con"><w:name w:val="Con"/><w:basedOn w:val="Heading2"/></w:style>'
    styles = styles.replace("</w:styles>", f"{child}</w:styles>")
    read = article("a.docx", repacked(written, {"word/styles.xml": styles.encode()})).text.split("\n")
    assert read == ["Mở đầu", "I. MỤC TIÊU", "1. Mục tiêu chung", "2. Mục tiêu riêng"]


# -- tables -------------------------------------------------------------------------------------------------


def test_tables_stand_where_they_stood():
    assert text("Trước", [["STT", "Nội dung"], ["1", "Rà | soát\nchợ"]], "Sau") == [
        "Trước",
        "| STT | Nội dung |",
        "| 1 | Rà ¦ soát chợ |",
        "Sau",
    ]


def cell(written: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(run(written))}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (table(cell("A") + cell("B", "<w:vMerge w:val='restart'/>"), cell("C") + cell("", "<w:vMerge/>")), ["| A | B |", "| C | |"]),
        (table(cell("A") + cell("B"), cell("I", "<w:gridSpan w:val='2'/>"), cell("C") + cell("D")), ["| A | B |", "| I | |", "| C | D |"]),
        (table("<w:trPr><w:gridBefore w:val='1'/></w:trPr>" + cell("B"), cell("C") + cell("D")), ["| | B |", "| C | D |"]),
        (table(cell("A") + cell("B"), f"<w:trPr><w:del w:id='1'/></w:trPr>{cell('x')}{cell('y')}", cell("C") + cell("D")), ["| A | B |", "| C | D |"]),
        (table(cell("A") + f"<w:sdt><w:sdtContent>{cell('B')}</w:sdtContent></w:sdt>", cell("C") + cell("D")), ["| A | B |", "| C | D |"]),
        (table(f"<w:tc>{table(cell('A') + cell('B'), cell('C') + cell('D'))}<w:p/></w:tc>{cell('E')}", cell("F") + cell("G")), ["| A B C D | E |", "| F | G |"]),
        (table(cell("A") + cell("B"), cell("") + cell(" "), cell("C") + cell("D")), ["| A | B |", "| C | D |"]),
        (table(cell("UBND TỈNH") + cell("Độc lập - Tự do - Hạnh phúc"), cell("Số: 5") + cell("ngày 3")), ["UBND TỈNH", "Độc lập - Tự do - Hạnh phúc", "Số: 5", "ngày 3"]),
        (table(cell("Nơi nhận:") + cell("CHỦ TỊCH")), ["Nơi nhận:", "CHỦ TỊCH"]),
    ],
    ids=["merged down", "merged across", "begins later", "deleted row", "controlled", "nested", "blank row", "letterhead", "signature"],
)  # fmt: skip
def test_tables(block, expected):
    assert text("Mở đầu", block, "Kết thúc") == ["Mở đầu", *expected, "Kết thúc"]


def test_automatic_numbers_of_a_table():
    place = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    number = f"<w:tc>{paragraph(properties=place)}</w:tc>"
    block = table(cell("STT") + cell("Nội dung"), number + cell("Rà soát"), number + cell("Đếm"))
    read = text("Mở đầu", block, numbering=levels("decimal %1.") + list_(1))
    assert read[1:] == ["| STT | Nội dung |", "| 1. | Rà soát |", "| 2. | Đếm |"]


CELL = st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), min_size=1, max_size=12).filter(
    lambda written: written.strip()
)


@settings(deadline=None, max_examples=50)
@given(
    st.integers(2, 4).flatmap(
        lambda width: st.lists(st.lists(CELL, min_size=width, max_size=width), min_size=2, max_size=5)
    )
)
def test_any_cells_come_back_in_reading_order(rows):
    read = [[c.strip() for c in line.strip("|").split("|")] for line in text("Mở đầu", rows)[1:]]
    assert read == [[" ".join(normalised(c).replace("|", "¦").split()) for c in row] for row in rows]


def test_plan_with_an_annex_becomes_tasks():
    plan = word(
        [
            [
                "ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG THÁP",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
            ],
            ["Số: 45/KH-UBND", "Đồng Tháp, ngày 19 tháng 5 năm 2025"],
        ],
        "KẾ HOẠCH",
        "Bảo đảm an toàn thực phẩm trên địa bàn tỉnh",
        numbered("Sở Y tế chủ trì, phối hợp với Công an tỉnh kiểm tra các chợ đầu mối trước ngày 15/6."),
        numbered("Sở Nội vụ rà soát biên chế của các đội kiểm tra."),
        "PHỤ LỤC",
        [
            HEADER,
            ["1", "Thống kê các cơ sở", "Sở Công Thương", "30/6/2025"],
            ["2", "Tập huấn cán bộ xã", "Sở Nội vụ", "Quý III/2025"],
        ],
        numbering=levels("decimal %1.") + list_(1),
    )
    read = article("ke-hoach.docx", plan)
    assert "1. Sở Y tế chủ trì" in read.text
    found = extractor.extract(read.text, title=read.title, published=read.published)
    names = {entity.id: entity.name for entity in found.entities}
    leads = {task: [names[id] for id in each.leads] for each in found.assignments for task in each.tasks}
    rows = {task.text: (leads.get(task.id), task.deadline) for task in found.tasks}
    assert rows["Thống kê các cơ sở"] == (["Sở Công Thương tỉnh Đồng Tháp"], "2025-06-30")
    assert rows["Tập huấn cán bộ xã"] == (["Sở Nội vụ tỉnh Đồng Tháp"], "2025-Q3")
    # The year is that of the document's own date.
    assert rows["kiểm tra các chợ đầu mối trước ngày 15/6"] == (["Sở Y tế tỉnh Đồng Tháp"], "2025-06-15")


# -- what is no document, and what means harm ---------------------------------------------------------------


@pytest.mark.parametrize("name", ["cu.doc", "khoa.docx"])
def test_old_or_locked_document(name):
    expected = "an old .doc, or locked by a password; save it in Word as .docx without a password"
    assert reason(name, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)) == expected


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"van ban",
        zipped({"a.txt": b"A"}),
        zipped({"[Content_Types].xml": b"<Types"}),
        word("Sở Y tế họp.")[:-30],
        repacked(word("Sở Y tế họp."), {DOCUMENT: b"<w:document"}),
        repacked(word("Sở Y tế họp."), {DOCUMENT: b"<a/>"}),
    ],
    ids=["empty", "no zip", "other zip", "no XML", "cut off", "broken text", "other text"],
)
def test_file_that_is_no_document(content):
    assert re.fullmatch(
        r"no Word document, or a damaged one \(.+\); save it again in Word", reason("a.docx", content)
    )


def test_document_without_text():
    assert reason("a.docx", word()) == "the text is empty; give the article a text or leave it out"


def declared(entities: str, written: str) -> bytes:
    """Make a document whose text part declares entities and uses ``&x;``."""
    with zipfile.ZipFile(io.BytesIO(word("Sở Y tế họp.", "NƠI NÀY"))) as archive:
        part = archive.read(DOCUMENT).decode()
    start = part.index("<w:document")
    part = f"{part[:start]}<!DOCTYPE w:document [{entities}]>{part[start:]}".replace("NƠI NÀY", written)
    return repacked(word("Sở Y tế họp."), {DOCUMENT: part.encode()})


def test_external_entities_are_refused(tmp_path):
    (tmp_path / "mat.txt").write_text("bí mật")
    content = declared(f'<!ENTITY x SYSTEM "file://{tmp_path}/mat.txt">', "&x;")
    assert (
        reason("a.docx", content) == "declares entities, as no Word document does; check where it comes from"
    )


def test_entities_that_multiply_are_refused():
    entities = '<!ENTITY x0 "ha">' + "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 10}">' for n in range(1, 12))
    read = reason("a.docx", declared(entities, "&x11;"))
    assert read.startswith("no Word document, or a damaged one (")


def test_document_that_unpacks_without_end():
    bomb = repacked(word("Sở Y tế họp."), {"word/media/image1.png": bytes(80 << 20)})
    assert reason("a.docx", bomb).startswith("unpacks to more than 200 times its size")


def test_document_whose_text_is_too_large():
    picture = Random(1).randbytes(1 << 20)  # so that all of it together does not look like a bomb
    content = repacked(word("Sở Y tế họp."), {"word/media/image1.png": picture, DOCUMENT: bytes(65 << 20)})
    assert reason("a.docx", content) == "a text of more than 64 MB; cut it into smaller files"


def test_deeply_nested_document():
    with zipfile.ZipFile(io.BytesIO(word("NƠI NÀY"))) as archive:
        part = archive.read(DOCUMENT)
    nested = part.replace(b"<w:p>", b"<w:sdt>" * 50_000 + b"<w:p>")
    assert "damaged" in reason("a.docx", repacked(word("A"), {DOCUMENT: nested}))


def test_cells_merged_without_end():
    block = table(cell("A", "<w:gridSpan w:val='2000000000'/>") + cell("B"), cell("C") + cell("D"))
    assert "columns" in reason("a.docx", word("Mở đầu", block))


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=6))
def test_no_damage_breaks_the_reader(place, damage):
    content = bytearray(word("Sở Y tế họp.", [["A", "B"], ["C", "D"]]))
    place %= len(content)
    content[place : place + len(damage)] = damage
    assert len(items("a.docx", bytes(content))) == 1
