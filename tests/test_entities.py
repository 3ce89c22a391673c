"""Mentions of one body share an entity. In the marked texts below, mentions stand in brackets."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy import blank

from extractor.layers import Found, place
from extractor.records import Article
from extractor.resolve.bodies import clusters
from extractor.resolve.names import expand, key_of, respell
from extractor.resolve.places import home_of, province_named, provinces_in
from tests.examples import run_examples
from tests.growth import steps
from tests.marked import placed

MARK = re.compile(r"⟦([^⟦⟧]+)⟧")


def entities(marked: str, published: str | None = None) -> dict[str, list[str]]:
    """Cluster the mentions that stand in ⟦…⟧, by name."""
    text, marks = placed(marked, MARK)
    spans = [(start, end) for start, end, _ in marks]
    found = clusters(text, spans, published)
    assert sorted(m for c in found for m in c.members) == list(range(len(spans)))
    return {c.name: [text[slice(*spans[m])] for m in c.members] for c in found}


@pytest.mark.parametrize(
    ("printed", "full"),
    [
        ("UBND TP.Hà Nội", "Ủy ban nhân dân thành phố Hà Nội"),
        ("UBND TP. Hà Nội", "Ủy ban nhân dân thành phố Hà Nội"),
        ("UBND Tp Đà Nẵng", "Ủy ban nhân dân thành phố Đà Nẵng"),
        ("HĐND TPHCM", "Hội đồng nhân dân thành phố Hồ Chí Minh"),
        ("TP.HCM", "Thành phố Hồ Chí Minh"),
        ("Bộ NN&PTNT", "Bộ Nông nghiệp và Phát triển nông thôn"),
        ("Bộ NN-PTNT", "Bộ Nông nghiệp và Phát triển nông thôn"),
        ("Bộ NN và PTNT", "Bộ Nông nghiệp và Phát triển nông thôn"),
        ("Bộ NN&MT", "Bộ Nông nghiệp và Môi trường"),
        ("Sở GD&ĐT", "Sở Giáo dục và Đào tạo"),
        ("Sở GD-ĐT", "Sở Giáo dục và Đào tạo"),
        ("Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội"),
        ("Sở LĐ, TB và XH", "Sở Lao động - Thương binh và Xã hội"),
        ("Bộ VH, TT&DL", "Bộ Văn hóa, Thể thao và Du lịch"),
        ("Sở VHTT", "Sở Văn hóa và Thể thao"),
        ("Sở TP", "Sở Tư pháp"),
        ("Đảng bộ TP Thái Nguyên", "Đảng bộ thành phố Thái Nguyên"),
        ("TP", "Thành phố"),
        ("Viện KSND tối cao", "Viện kiểm sát nhân dân tối cao"),
        ("Trưởng Đoàn ĐBQH tỉnh", "Trưởng Đoàn đại biểu Quốc hội tỉnh"),
        ("T.Ư Đoàn", "Trung ương Đoàn"),
        ("Bảo hiểm xã hội (BHXH) Việt Nam", "Bảo hiểm xã hội Việt Nam"),
        ("Công ty CP Sao Mai", "Công ty cổ phần Sao Mai"),
        ("Uỷ ban nhân dân tỉnh Hoà Bình", "Ủy ban nhân dân tỉnh Hòa Bình"),
        ("Ðảng uỷ Công an", "Đảng ủy Công an"),
        ("Sở Y tếĐồng Nai", "Sở Y tế Đồng Nai"),
        ("UBND tỉnhThanh Hóa", "Ủy ban nhân dân tỉnh Thanh Hóa"),
        # nothing to write out
        ("Bộ Quốc phòng", "Bộ Quốc phòng"),
        ("BỘ TƯ PHÁP", "BỘ TƯ PHÁP"),
        ("Tập đoàn FPT", "Tập đoàn FPT"),
        ("Quý Sửu, Quỳnh Hoa", "Quý Sửu, Quỳnh Hoa"),
        ("VietinBank", "VietinBank"),
    ],
)
def test_expand(printed, full):
    assert expand(printed) == full


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bộ Công thương", "Bộ Công Thương"),
        ("Bộ Tài nguyên Môi trường", "Bộ Tài nguyên và Môi trường"),
        ("Ban Chỉ đạo của Bộ Y tế", "Ban chỉ đạo Bộ Y tế"),
        ("Ủy ban nhân dân  tỉnh Lào Cai", "UBND tỉnh Lào Cai"),
        ("Cục Quản lý Khám, chữa bệnh", "Cục Quản lý Khám chữa bệnh"),
    ],
)
def test_one_name_in_two_spellings(one, other):
    assert key_of(one) == key_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bộ Công an", "Bộ Công Thương"),
        ("Quân khu 4", "Quân khu 5"),
        ("Sở Y tế", "Bộ Y tế"),
        ("UBND tỉnh", "UBND huyện"),
    ],
)
def test_two_names(one, other):
    assert key_of(one) != key_of(other)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("tỉnh Hà Tĩnh", ["Hà Tĩnh"]),
        ("thành phố Hà Tĩnh", []),
        ("thành phố Đà Nẵng", ["Đà Nẵng"]),
        ("HÀ NỘI", ["Hà Nội"]),
        ("huyện Bình Thuận", []),
        ("Thừa Thiên - Huế", ["Thừa Thiên Huế"]),
        ("Sở Y tế Đăk Lăk", ["Đắk Lắk"]),
        ("Hà Nam và Quảng Nam", ["Hà Nam", "Quảng Nam"]),
        ("hòa bình, an giang sơn", []),
    ],
)
def test_provinces_in(text, names):
    assert [p.name for _, _, p in provinces_in(respell(text))] == names


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("TP.HCM", "thành phố Hồ Chí Minh"),
        ("Hà Nội", "thành phố Hà Nội"),
        ("tỉnh Gia Lai", "tỉnh Gia Lai"),
        ("Sở Y tế Gia Lai", None),
    ],
)
def test_province_named(name, full):
    province = province_named(name)
    assert (province.full if province else None) == full


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("Yên Bái họp bàn\nTỉnh Yên Bái và Hà Nội bàn hợp tác.", "Yên Bái"),
        ("Họp bàn\nHà Nội và Yên Bái bàn hợp tác.", None),
        ("Họp bàn\nCác bộ bàn hợp tác.", None),
    ],
)
def test_home_of(text, home):
    found = home_of(text, [])
    assert (found.name if found else None) == home


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (  # a province's bodies
            (
                "Yên Bái trồng rừng\n⟦UBND tỉnh⟧ giao ⟦Sở NN&PTNT⟧ "
                "chủ trì. ⟦Tỉnh⟧ yêu cầu ⟦Sở⟧ báo cáo ⟦UBND tỉnh Yên Bái⟧."
            ),
            {
                "Ủy ban nhân dân tỉnh Yên Bái": ["UBND tỉnh", "Tỉnh", "UBND tỉnh Yên Bái"],
                "Sở Nông nghiệp và Phát triển nông thôn tỉnh Yên Bái": ["Sở NN&PTNT", "Sở"],
            },
        ),
        (  # a city that is a province, and a city in a province
            "⟦UBND TP Hà Nội⟧ họp. ⟦TP⟧ giao ⟦Sở Y tế⟧; ⟦Thành phố⟧ phê bình ⟦Sở Y tế Hà Nội⟧.",
            {
                "Ủy ban nhân dân thành phố Hà Nội": ["UBND TP Hà Nội", "TP", "Thành phố"],
                "Sở Y tế thành phố Hà Nội": ["Sở Y tế", "Sở Y tế Hà Nội"],
            },
        ),
        (
            (
                "Nghệ An thu ngân sách\n⟦UBND tỉnh Nghệ An⟧ "
                "giao ⟦UBND TP Vinh⟧. ⟦UBND thành phố⟧ báo cáo ⟦Nghệ An⟧."
            ),
            {
                "Ủy ban nhân dân tỉnh Nghệ An": ["UBND tỉnh Nghệ An", "Nghệ An"],
                "Ủy ban nhân dân thành phố Vinh": ["UBND TP Vinh", "UBND thành phố"],
            },
        ),
        (  # the district named last
            "Dân huyện Mường Ảng kiến nghị. ⟦UBND huyện⟧ trả lời. ⟦Huyện⟧ giao ⟦UBND xã Búng Lao⟧ rà soát.",
            {
                "Ủy ban nhân dân huyện Mường Ảng": ["UBND huyện", "Huyện"],
                "Ủy ban nhân dân xã Búng Lao": ["UBND xã Búng Lao"],
            },
        ),
        (  # offices are entities of their own
            (
                "⟦Bộ trưởng Bộ Y tế⟧ giao ⟦Cục Quản lý Dược⟧. ⟦Bộ trưởng⟧ cùng ⟦Thứ trưởng⟧ "
                "và ⟦Lãnh đạo Bộ⟧ nghe ⟦Bộ⟧ báo cáo; ⟦Cục trưởng⟧ phát biểu."
            ),
            {
                "Bộ trưởng Bộ Y tế": ["Bộ trưởng Bộ Y tế", "Bộ trưởng"],
                "Cục Quản lý Dược": ["Cục Quản lý Dược"],
                "Thứ trưởng Bộ Y tế": ["Thứ trưởng"],
                "Lãnh đạo Bộ Y tế": ["Lãnh đạo Bộ"],
                "Bộ Y tế": ["Bộ"],
                "Cục trưởng Cục Quản lý Dược": ["Cục trưởng"],
            },
        ),
        (
            (
                "⟦Phó Thủ tướng Thường trực Chính phủ⟧ dự. ⟦Phó Thủ tướng⟧ "
                "nêu ý kiến của ⟦Thủ tướng⟧. ⟦Thủ tướng Chính phủ⟧ đồng ý."
            ),
            {
                "Phó Thủ tướng Thường trực Chính phủ": [
                    "Phó Thủ tướng Thường trực Chính phủ",
                    "Phó Thủ tướng",
                ],
                "Thủ tướng Chính phủ": ["Thủ tướng", "Thủ tướng Chính phủ"],
            },
        ),
        (
            (
                "⟦Trưởng ban Dân vận Trung ương⟧ làm việc với ⟦Ban Dân vận Trung ương⟧. "
                "⟦Đoàn kiểm tra⟧ họp, ⟦Trưởng đoàn⟧ kết luận."
            ),
            {
                "Trưởng Ban Dân vận Trung ương": ["Trưởng ban Dân vận Trung ương"],
                "Ban Dân vận Trung ương": ["Ban Dân vận Trung ương"],
                "Đoàn kiểm tra": ["Đoàn kiểm tra"],
                "Trưởng Đoàn kiểm tra": ["Trưởng đoàn"],
            },
        ),
        (  # introduced in brackets; a parent in brackets is another body
            (
                "⟦Tổng công ty Thép Sông Hồng⟧ (⟦SHS⟧) họp với ⟦Cục Hóa chất⟧ "
                "(⟦Bộ Công Thương⟧). ⟦SHS⟧ xin giảm thuế."
            ),
            {
                "Tổng công ty Thép Sông Hồng": ["Tổng công ty Thép Sông Hồng", "SHS", "SHS"],
                "Cục Hóa chất": ["Cục Hóa chất"],
                "Bộ Công Thương": ["Bộ Công Thương"],
            },
        ),
        (
            (
                "⟦Ban Chỉ đạo cấp nước sạch nông thôn⟧ "
                "(gọi tắt là ⟦Ban Chỉ đạo⟧) ra mắt. ⟦Trưởng Ban Chỉ đạo⟧ phát biểu."
            ),
            {
                "Ban Chỉ đạo cấp nước sạch nông thôn": ["Ban Chỉ đạo cấp nước sạch nông thôn", "Ban Chỉ đạo"],
                "Trưởng Ban Chỉ đạo cấp nước sạch nông thôn": ["Trưởng Ban Chỉ đạo"],
            },
        ),
        (  # shortened names
            (
                "⟦Công ty TNHH Nhà máy Giấy Bãi Bằng Xanh⟧ xả thải. "
                "⟦Công ty Bãi Bằng Xanh⟧ và ⟦BÃI BẰNG XANH⟧ là một; ⟦Công ty⟧ bị phạt."
            ),
            {
                "Công ty TNHH Nhà máy Giấy Bãi Bằng Xanh": [
                    "Công ty TNHH Nhà máy Giấy Bãi Bằng Xanh",
                    "Công ty Bãi Bằng Xanh",
                    "BÃI BẰNG XANH",
                    "Công ty",
                ]
            },
        ),
        (
            (
                "⟦Cục Viễn thám quốc gia⟧ công bố. ⟦Cục VTQG⟧ "
                "lưu ý. ⟦Vụ Kế hoạch⟧ khác ⟦Vụ Kế hoạch - Tài chính⟧."
            ),
            {
                "Cục Viễn thám quốc gia": ["Cục Viễn thám quốc gia", "Cục VTQG"],
                "Vụ Kế hoạch": ["Vụ Kế hoạch"],
                "Vụ Kế hoạch - Tài chính": ["Vụ Kế hoạch - Tài chính"],
            },
        ),
        (  # collectives
            (
                "⟦Các bộ, ngành⟧ và ⟦bộ, ngành⟧, ⟦các sở, ban, ngành⟧; "
                "⟦các cơ quan có liên quan⟧ và ⟦cơ quan liên quan⟧; ⟦các địa phương⟧."
            ),
            {
                "các bộ, ngành": ["Các bộ, ngành", "bộ, ngành"],
                "các sở, ban, ngành": ["các sở, ban, ngành"],
                "các cơ quan có liên quan": ["các cơ quan có liên quan", "cơ quan liên quan"],
                "các địa phương": ["các địa phương"],
            },
        ),
        (
            (
                "⟦Chủ tịch UBND các huyện, thành phố⟧ và ⟦chủ tịch UBND các thành phố, "
                "huyện⟧ họp với ⟦UBND các huyện, thành phố⟧."
            ),
            {
                "Chủ tịch Ủy ban nhân dân các huyện, thành phố": [
                    "Chủ tịch UBND các huyện, thành phố",
                    "chủ tịch UBND các thành phố, huyện",
                ],
                "Ủy ban nhân dân các huyện, thành phố": ["UBND các huyện, thành phố"],
            },
        ),
        (  # a place must not be left out for the larger one it lies in
            "⟦UBND huyện Than Uyên, tỉnh Lai Châu⟧ báo cáo ⟦UBND tỉnh Lai Châu⟧.",
            {
                "Ủy ban nhân dân huyện Than Uyên, tỉnh Lai Châu": ["UBND huyện Than Uyên, tỉnh Lai Châu"],
                "Ủy ban nhân dân tỉnh Lai Châu": ["UBND tỉnh Lai Châu"],
            },
        ),
        (  # `cán bộ`, `Nội vụ` end in no ministry and no department
            "⟦Vụ Tổ chức cán bộ⟧ của ⟦Bộ Nội vụ⟧ làm việc với ⟦Thanh tra Bộ⟧.",
            {
                "Vụ Tổ chức cán bộ": ["Vụ Tổ chức cán bộ"],
                "Bộ Nội vụ": ["Bộ Nội vụ"],
                "Thanh tra Bộ Nội vụ": ["Thanh tra Bộ"],
            },
        ),
        (  # the front of a province
            (
                "Điện Biên\n⟦Ủy ban MTTQ Việt Nam tỉnh⟧, ⟦MTTQ tỉnh⟧ "
                "và ⟦Tỉnh ủy⟧ Điện Biên; ⟦Ban Thường vụ Tỉnh ủy⟧."
            ),
            {
                "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Điện Biên": ["Ủy ban MTTQ Việt Nam tỉnh", "MTTQ tỉnh"],
                "Tỉnh ủy Điện Biên": ["Tỉnh ủy"],
                "Ban Thường vụ Tỉnh ủy Điện Biên": ["Ban Thường vụ Tỉnh ủy"],
            },
        ),
        (  # a place is its authority also without its level, where the text says it elsewhere
            "Huyện Na Hang họp với Chủ tịch UBND huyện Na Hang Ma Thế Khánh. ⟦Na Hang⟧ giao ⟦Huyện ủy⟧; ⟦UBND huyện⟧ họp.",
            {
                "Ủy ban nhân dân huyện Na Hang": ["Na Hang", "UBND huyện"],
                "Huyện ủy Na Hang": ["Huyện ủy"],
            },
        ),
        (
            "⟦Các đơn vị liên quan⟧ họp; ⟦các đơn vị⟧ báo cáo.",
            {"các đơn vị liên quan": ["Các đơn vị liên quan", "các đơn vị"]},
        ),
        (  # a person's name is no city's
            "⟦Chủ tịch UBND TP⟧ Lê Văn Quân họp; ⟦Chủ tịch UBND TP. Vinh⟧ Trần Tú báo cáo.",
            {
                "Chủ tịch Ủy ban nhân dân thành phố": ["Chủ tịch UBND TP"],
                "Chủ tịch Ủy ban nhân dân thành phố Vinh": ["Chủ tịch UBND TP. Vinh"],
            },
        ),
        (  # nor is a university its city's
            "Thi học sinh giỏi\n⟦Giám đốc Sở Y tế⟧ họp với ⟦Đại học Quốc gia Hà Nội⟧.",
            {
                "Giám đốc Sở Y tế": ["Giám đốc Sở Y tế"],
                "Đại học Quốc gia Hà Nội": ["Đại học Quốc gia Hà Nội"],
            },
        ),
        (  # two titles keep their comma
            "⟦Giám đốc, Thủ trưởng các sở, ban, ngành⟧ họp.",
            {"Giám đốc, Thủ trưởng các sở, ban, ngành": ["Giám đốc, Thủ trưởng các sở, ban, ngành"]},
        ),
        (  # two provinces are not one, however one is named before
            "Tỉnh Vĩnh Phúc họp. ⟦UBND hai tỉnh⟧ và ⟦UBND hai tỉnh Vĩnh Phúc và Phú Thọ⟧ báo cáo.",
            {
                "Ủy ban nhân dân hai tỉnh": ["UBND hai tỉnh"],
                "Ủy ban nhân dân hai tỉnh Vĩnh Phúc và Phú Thọ": ["UBND hai tỉnh Vĩnh Phúc và Phú Thọ"],
            },
        ),
        (  # a full stop behind `TP` may end the sentence
            "Các sở trực thuộc TP. Chủ tịch họp. ⟦Chủ tịch UBND TP⟧ báo cáo.",
            {"Chủ tịch Ủy ban nhân dân thành phố": ["Chủ tịch UBND TP"]},
        ),
        ("⟦Bộ⟧ họp với ⟦Sở⟧.", {"Bộ": ["Bộ"], "Sở": ["Sở"]}),
        ("⟦—⟧ và ⟦…⟧", {"—": ["—"], "…": ["…"]}),
    ],
)
def test_clusters(marked, expected):
    assert entities(marked) == expected


@pytest.mark.parametrize(
    ("published", "name"),
    [
        ("2022-11-30", "Bộ Nông nghiệp và Phát triển nông thôn"),
        ("2025-02", "Bộ Nông nghiệp và Phát triển nông thôn"),
        ("2025-03-01", "Bộ Nông nghiệp và Môi trường"),
        ("2026", "Bộ Nông nghiệp và Môi trường"),
    ],
)
def test_names_are_those_of_the_day(published, name):
    assert list(entities("⟦Bộ Nông nghiệp⟧ đề nghị rà soát.", published)) == [name]


def test_a_tax_office_is_the_provinces_before_there_was_a_national_one():
    marked = "Lào Cai\n⟦Cục Thuế tỉnh⟧ họp; ⟦Cục Thuế⟧ báo cáo."
    assert len(entities(marked, "2019-05-01")) == 1
    assert len(entities(marked, "2025-05-01")) == 2


def test_the_ministry_mostly_meant_before_the_one_named_last():
    marked = "⟦Bộ Y tế⟧ họp. ⟦Bộ Y tế⟧ cùng ⟦Bộ Công an⟧ kiểm tra; ⟦Bộ⟧ sẽ báo cáo."
    assert entities(marked)["Bộ Y tế"] == ["Bộ Y tế", "Bộ Y tế", "Bộ"]
    assert entities("⟦Bộ Y tế⟧ và ⟦Bộ Công an⟧ họp; ⟦Bộ⟧ sẽ báo cáo.")["Bộ Công an"] == ["Bộ Công an", "Bộ"]


NAMES = [
    "UBND tỉnh",
    "Sở Y tế",
    "Bộ",
    "Thứ trưởng",
    "các sở, ngành",
    "Công ty Sao Mai",
    "Công ty",
    "Hà Nội",
    "TP",
    "EVN",
    "(ACV)",
    "Ủy",
]


@given(st.lists(st.sampled_from(NAMES) | st.text(min_size=1, max_size=12).filter(str.strip), max_size=8))
@settings(max_examples=100, deadline=None)
def test_each_mention_has_one_entity_and_names_are_told_apart(names):
    text, spans = "Họp ở Hà Nội", []
    for name in names:
        spans.append((len(text) + 2, len(text) + 2 + len(name)))
        text += f"; {name}"
    found = clusters(text, spans)
    assert sorted(m for c in found for m in c.members) == list(range(len(names)))
    assert found == clusters(text, spans)
    assert all(c.name for c in found)


@given(st.text(max_size=60))
def test_expanding_again_changes_nothing_more(text):
    assert respell(respell(text)) == respell(text)


def test_component():
    nlp = blank("vi", config={"nlp": {"tokenizer": {"use_pyvi": False}}})
    resolver = nlp.add_pipe("vn_entities")
    text = "UBND tỉnh Gia Lai giao Sở Y tế."
    doc = place(nlp.make_doc(text), "mentions", [Found(0, 17, "ORG"), Found(23, 30, "ORG")])
    doc._.article = Article(id="a", text=text)
    doc = resolver(doc)
    names = {e.id: e.name for e in doc._.entities}
    assert [names[s._.entity] for s in doc.spans["mentions"]] == [
        "Ủy ban nhân dân tỉnh Gia Lai",
        "Sở Y tế tỉnh Gia Lai",
    ]


def test_the_examples_of_the_documentation_run():
    run_examples("docs/bodies.md")


def test_a_slip_of_one_letter_is_mended_in_small_words_only():
    marked = "⟦các cơ quan trung ương và địa phương⟧; ⟦các cơ quang trung ương và địa phương⟧"
    assert len(entities(marked)) == 1
    assert len(entities("⟦UBND xã Tân Hóa⟧ và ⟦UBND xã Tân Hòa⟧")) == 2
    assert len(entities("⟦Quân khu 4⟧ và ⟦Quân khu 5⟧")) == 2


@pytest.mark.parametrize("name", ["Sở", "UBND xã Tân {}", "Công ty TNHH {} Sao", "{}", "Vụ số {}"])
def test_work_grows_in_proportion(name):
    def work(count: int) -> int:
        names = [name.format(f"A{i}Z") for i in range(count)]
        starts = [0]
        for one in names:
            starts.append(starts[-1] + len(one) + 2)
        spans = [(at, at + len(one)) for at, one in zip(starts, names, strict=False)]
        return steps(lambda: clusters("; ".join(names), spans))

    work(10)  # what is made once
    assert work(1000) < 30 * work(50)
