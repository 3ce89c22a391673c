"""Codes: what is found, its canonical form, its parts; and what is no code."""

import csv
import itertools
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from extractor.layers import found_in
from extractor.tag import codes
from extractor.tag.codes import CodeParts
from tests.examples import run_examples
from tests.marked import marks, unmarked

REGISTER = Path(__file__).parents[2] / "shared" / "real" / "codes.tsv"

FOUND = [
    # the state's layout
    "UBND TP ban hành Kế hoạch số [306/KH-UBND=306/KH-UBND] về việc này.",
    "Nghị định số [30/2020/NĐ-CP=30/2020/NĐ-CP] về công tác văn thư",
    "thay thế Quyết định [73/2014/QĐ-UBND=73/2014/QĐ-UBND] ngày 28/10/2014",
    "Nghị quyết số [19-2017/NQ-CP=19-2017/NQ-CP], Nghị quyết [36a/NQ-CP=36a/NQ-CP]",
    "Nghị quyết [30a/2008/NQ-CP=30a/2008/NQ-CP]",
    "Quyết định số [12/QĐ-SYT-NVY=12/QĐ-SYT-NVY] của Sở Y tế",
    "([212/BC-UBND=212/BC-UBND])",
    "[08/CT-UBND=08/CT-UBND]",
    "Quyết định số [155/QĐ-UBND.HC=155/QĐ-UBND.HC] của tỉnh",
    # joint documents
    "[06/2008/TTLT/BCA-VKSNDTC-TANDTC=06/2008/TTLT/BCA-VKSNDTC-TANDTC]",
    "[01/2016/TTLT - BCA - BQP=01/2016/TTLT-BCA-BQP]",
    # the Party's layout
    "Nghị quyết [15-NQ/TW=15-NQ/TW] và Chương trình hành động số [16-CTr/TU=16-CTr/TU]",
    "[1816-QĐNS/TW=1816-QĐNS/TW], [17129-CV/VPTW=17129-CV/VPTW], [03-TB/BCĐ=03-TB/BCĐ]",
    # without type letters
    "Công văn số [2959/BYT-BH=2959/BYT-BH] gửi Sở Y tế",
    "[4147/VPCP-NN=4147/VPCP-NN], [109/UBND-VX=109/UBND-VX], [152/TTg-CN=152/TTg-CN]",
    "Chỉ thị số [100/TTg=100/TTg]; Nghị định [64/CP=64/CP]",
    "công văn số [944/KCB-QLCL=944/KCB-QLCL], [253/SVH&TT-QLDT=253/SVH&TT-QLDT]",
    # letters unknown to us, after a type's word
    "các văn bản số [12/ABC-XY=12/ABC-XY], [34/DEG-HK=34/DEG-HK] và [56/OPQ-S=56/OPQ-S]",
    # the National Assembly
    "Luật số [47/2014/QH13=47/2014/QH13], Pháp lệnh [333/2017/UBTVQH14=333/2017/UBTVQH14]",
    # dirt
    "Nghị quyết [57- NQ/TW=57-NQ/TW], [15/ NQ-TW=15-NQ/TW]",
    "[1977 /QĐ-UBND=1977/QĐ-UBND], [4510/ KH-UBND=4510/KH-UBND], [1332/QĐ- BYT=1332/QĐ-BYT]",
    "Công văn [301/BGDĐT – GDMN=301/BGDĐT-GDMN] của Bộ",
    "Công văn số [1234/BGDĐT-GDTrH=1234/BGDĐT-GDTrH] của Bộ",
    "Công văn số [22/UBND-ĐTh=22/UBND-ĐTh] Thủ tướng",
    "[1034/QÐ-UBND=1034/QĐ-UBND] (Ð là U+00D0)",
    "[12/Ctr-UBND=12/CTr-UBND], CHỈ THỊ SỐ [16/CT-TTG=16/CT-TTg], [7/qđ-ubnd=7/QĐ-UBND]",
    "[2551/QDD-TTg=2551/QĐ-TTg], [45/2016/QĐ-ƯBND=45/2016/QĐ-UBND], [3729/QĐ-UBNND=3729/QĐ-UBND]",
    "Số: [1961/QĐUBND=1961/QĐ-UBND], Nghị quyết số [30c/NQCP=30c/NQ-CP]",
    "Quyết định số [1836 QĐ/TWĐTN=1836-QĐ/TWĐTN] của Trung ương Đoàn",
    "Nghị định số [146/2025/TT-BCT=146/2025/NĐ-CP]",
    "[90/TB-BCH PCTT-TKCN=90/TB-BCHPCTT-TKCN], [26/KH-BCĐ (138)=26/KH-BCĐ(138)]",
    # glued
    "[12/QĐ-TTg=12/QĐ-TTg]ngày 5/3",
    "[30/2020/NĐ-CP=30/2020/NĐ-CP]ngày 5/3; [12/QĐ-BYT=12/QĐ-BYT]Về việc; số[15-NQ/TW=15-NQ/TW]",
    "[1002/UBND-VX=1002/UBND-VX]và [12/KH-BĐH=12/KH-BĐH]của tỉnh",
    "[30/2020/NĐ-CP=30/2020/NĐ-CP].Thủ tướng; [12/QĐ-TTg=12/QĐ-TTg].UBND tỉnh",
    "[47/2014/QH13=47/2014/QH13] - LUẬT BẢO HIỂM",
    # one document printed two ways
    "Kế hoạch [4-KH/TW=04-KH/TW] … Kế hoạch [04-KH/TW=04-KH/TW]",
    "[21/NQ-TW=21-NQ/TW], [21-NQ/TW=21-NQ/TW]",
]

NOT_CODES = [
    "Phiếu công bố số 779/24/CBMP-ĐN được thu hồi",
    "giấy phép số 12/GP-UBND; Giấy phép xây dựng số 45/GPXD",
    "xe mang biển số 29A-123.45 và 51F-678.90",
    "nhà số 1806/127/2 Huỳnh Tấn Phát; 12/5A đường Nguyễn Trãi; hẻm 7/28/3",
    "điện thoại 024.3825.5888, 0912 345 678, 0251/3822999",
    "2/3 số hộ, 10/12 chỉ tiêu, tỷ lệ 1/500, 15/21 huyện",
    "tỷ số 3-1, 2/1 hiệp hai",
    "tọa độ 10°46'B, 106/40; 21.0285/105.8542",
    "QCVN 16:2014/BXD, TCVN 5574:2018, ISO 9001:2015",
    "https://example.vn/12/QĐ-UBND và www.example.vn/van-ban/306/KH-UBND",
    "trực 24/7, 24/24h; tốc độ 80/KM-H; 12 l/100km",
    "Nghị quyết 15 của Bộ Chính trị, Quyết định 1880, Đề án 06, Tổ công tác Đề án 06/CP, Ban Chỉ đạo 138/CP",
    "tổ 5/KP-3, căn hộ 12/A-B, lớp 12/A1, ngày 26/8/2022, quý III/2023",
    "mã số 44/HD-17; mẫu số 01/KH-BM; lô 12/HD-05",
    "điều 5/Luật, mục 3/Phụ lục",
]

PARTS = [
    ("73/2014/QĐ-UBND", CodeParts("73", "2014", "QĐ", "Quyết định", ("UBND",), None, False)),
    ("15-NQ/TW", CodeParts("15", None, "NQ", "Nghị quyết", ("TW",), None, True)),
    ("2959/BYT-BH", CodeParts("2959", None, None, "Công văn", ("BYT",), "BH", False)),
    ("100/TTg", CodeParts("100", None, None, "Công văn", ("TTg",), None, False)),
    ("47/2014/QH13", CodeParts("47", "2014", None, None, ("QH13",), None, False)),
    ("2631/QĐ-ĐC-UBND", CodeParts("2631", None, "QĐ", "Quyết định", ("UBND",), "ĐC", False)),
    ("1357/QĐ-XPVPHC", CodeParts("1357", None, "QĐ", "Quyết định", (), "XPVPHC", False)),
    ("12/VX-UBND", CodeParts("12", None, None, "Công văn", ("UBND",), "VX", False)),
    (
        "06/2008/TTLT/BCA-VKSNDTC-TANDTC",
        CodeParts("06", "2008", "TTLT", "Thông tư liên tịch", ("BCA", "VKSNDTC", "TANDTC"), None, False),
    ),
    ("1977 /QÐ-UBND", CodeParts("1977", None, "QĐ", "Quyết định", ("UBND",), None, False)),
]


@pytest.mark.parametrize("marked", FOUND)
def test_found_with_canonical_form(marked: str) -> None:
    text = unmarked(marked)
    assert [(text[f.start : f.end], f.value) for f in codes.find(text)] == marks(marked)


@pytest.mark.parametrize("text", NOT_CODES)
def test_no_code(text: str) -> None:
    assert [text[f.start : f.end] for f in codes.find(text)] == []


@pytest.mark.parametrize(("code", "parts"), PARTS)
def test_parts(code: str, parts: CodeParts) -> None:
    assert codes.parse(code) == parts


@pytest.mark.parametrize("text", ["", "Nghị quyết 15", "306", "12/2014", "12/GP-UBND", "306/KH-UBND về việc"])
def test_what_is_no_code_has_no_parts(text: str) -> None:
    with pytest.raises(ValueError, match="is not the code of a document"):
        codes.parse(text)


def test_every_type_is_read_from_its_examples() -> None:
    for kind in codes.types().type:
        for example in kind.examples:
            parts = codes.parse(example)
            assert (parts.abbreviation, parts.type) == (kind.abbreviation, kind.word), example


def test_every_user_of_a_type_has_an_example_in_its_layout() -> None:
    for kind in codes.types().type:
        layouts = {codes.parse(example).party for example in kind.examples}
        assert ("party" in kind.users) == (True in layouts), kind.abbreviation
        assert (kind.users != ["party"]) == (False in layouts), kind.abbreviation


def test_abbreviations_are_unique_and_misprints_are_not_types() -> None:
    kinds = codes.types().type
    names = [kind.abbreviation.lower() for kind in kinds]
    assert len(names) == len(set(names))
    misprints = {m.lower() for kind in kinds for m in kind.misprints}
    assert not misprints & set(names)


def test_misprints_are_mended() -> None:
    for kind in codes.types().type:
        for misprint in kind.misprints:
            assert codes.find(f"số 12/{misprint}-UBND")[0].value == f"12/{kind.abbreviation}-UBND"
    for wrong, right in codes.types().misprints.items():
        assert codes.find(f"số 12/QĐ-{wrong}")[0].value == f"12/QĐ-{right}"


def test_examples_of_openings_and_of_what_is_no_code() -> None:
    known = codes.types()
    for example in known.openings.examples:
        assert codes.parse(example).abbreviation is None
        assert codes.parse(example).issuer is not None
    for body in known.openings.bodies:
        assert codes.parse(f"12/{body}-VX").issuer == body
    for example in known.not_codes.examples:
        assert codes.find(example) == []


def _codes_of_register() -> list[str]:
    if not REGISTER.is_file():
        pytest.skip("../shared/real/codes.tsv is not there")
    with REGISTER.open(encoding="utf-8", newline="") as rows:
        return [row["code"] for row in csv.DictReader(rows, delimiter="\t")]


@pytest.mark.parametrize(
    "sentence",
    [
        "UBND tỉnh ban hành văn bản số {} ngày 03/5/2021.",
        "Theo {}, các sở triển khai.",
        "Căn cứ Quyết định {};",
    ],
)
def test_every_code_of_a_register_is_found_whole(sentence: str) -> None:
    before = sentence.index("{")
    for code in _codes_of_register():
        found = codes.find(sentence.format(code))
        assert [(f.start, f.end) for f in found] == [(before, before + len(code))], code


def test_every_code_of_a_register_is_parsed() -> None:
    for code in _codes_of_register():
        parts = codes.parse(code)
        assert parts.number.isdigit(), code
        assert parts.type, code
        assert parts.issuers or parts.unit == "XPVPHC", code


PIECES = [
    "306/KH-UBND",
    "15-NQ/TW",
    "số ",
    "Công văn",
    " ",
    "\n",
    "/",
    "-",
    "12",
    "2014",
    "QĐ",
    "Ð",
    "–",
    "ngày",
    "(",
    ".",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(max_size=60))
def test_spans_are_in_order_and_canonical_forms_are_codes(text: str) -> None:
    found = codes.find(text)
    assert found == codes.find(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    for f in found:
        stretch = text[f.start : f.end]
        assert stretch == stretch.strip() and stretch[0].isdigit()
        assert f.value and not set(f.value) & set(" \u00a0\tÐ–")
        assert codes.parse(f.value).number.lstrip("0") == codes.parse(stretch).number.lstrip("0")


def test_pipe_alone(blank: Language) -> None:
    blank.add_pipe("vn_codes")
    doc = blank("Kế hoạch số 306/KH-UBND")
    assert [(doc.text[f.start : f.end], f.label, f.value) for f in found_in(doc, "codes")] == [
        ("306/KH-UBND", "CODE", "306/KH-UBND")
    ]


@pytest.fixture
def blank() -> Language:
    return spacy.blank("xx")


def test_the_examples_of_the_documentation_run() -> None:
    run_examples("docs/codes.md")
