"""Documents: which ones a text names, and what it says of each.

In the cases ``[UBND tỉnh|Ủy ban nhân dân tỉnh Lào Cai]`` marks a body and its entity's name, ``{ngày 3/5|2025-05-03}``
a date and its value; codes are found by the tagger.
"""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.records import Document, Entity, fold
from extractor.resolve.documents import documents_of
from extractor.resolve.issuers import body_led
from extractor.resolve.references import Mentioned, names, references
from extractor.tag import codes
from tests.marked import placed

MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]|\{([^|}]+)\|([^}]+)\}")


def unmarked(marked: str) -> tuple[str, list[Mentioned], list[Entity]]:
    """Give the text without its marks, the mentions and the entities."""
    text, marks = placed(marked, MARK)
    mentions: list[Mentioned] = []
    entities: dict[str, Entity] = {}
    for start, end, mark in marks:
        body, name, _, value = mark.groups()
        if body:
            entity = entities.setdefault(name, Entity(id=f"e{len(entities)}", name=name))
            mentions.append(Mentioned(start, end, "ORG", None, entity.id))
        else:
            mentions.append(Mentioned(start, end, "DATE", value))
    mentions += [Mentioned(c.start, c.end, "CODE", c.value) for c in codes.find(text)]
    return text, sorted(mentions), list(entities.values())


def sentences_of(text: str) -> list[tuple[int, int]]:
    return [m.span() for m in re.finditer(r"\S(?:.*?[.!?](?=\s|$)|.*$)", text, re.MULTILINE)]


def read(marked: str) -> tuple[list[Document], dict[str, str]]:
    """Give the documents of a marked text, and the names of its entities by id."""
    text, mentions, entities = unmarked(marked)
    documents, entities = documents_of("a", text, mentions, sentences_of(text), entities)
    return documents, {entity.id: entity.name for entity in entities}


def label(document: Document) -> str:
    return document.code or f"{document.type} {document.number or document.title}"


UBND = "[UBND tỉnh|Ủy ban nhân dân tỉnh Lào Cai]"
BCT = "[Bộ Chính trị|Bộ Chính trị]"


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Kế hoạch số 12/KH-UBND", ["12/KH-UBND"]),
        ("Nghị quyết 15 của Bộ Chính trị", ["Nghị quyết 15"]),
        ("Chỉ thị số 05 của Bộ Chính trị", ["Chỉ thị 05"]),
        ("theo nghị định 100 về xử phạt", ["Nghị định 100"]),
        ("Nghị định số 168/2024", ["Nghị định 168"]),
        ("thực hiện Đề án 06", ["Đề án 06"]),
        ("các Nghị quyết 57, 59, 66 và 68", [f"Nghị quyết {n}" for n in ("57", "59", "66", "68")]),
        (
            "Nghị quyết Trung ương 4 (khóa XII) về xây dựng Đảng",
            ["Nghị quyết Nghị quyết Trung ương 4 (khóa XII)"],
        ),
        ("Luật Thủ đô và Luật Đất đai năm 2024", ["Luật Luật Thủ đô", "Luật Luật Đất đai năm 2024"]),
        ("Luật Khám bệnh, chữa bệnh quy định", ["Luật Luật Khám bệnh, chữa bệnh"]),
        ("Bộ Luật Lao động", ["Bộ luật Bộ luật Lao động"]),
        ("Hiến pháp năm 2013", ["Hiến pháp Hiến pháp năm 2013"]),
        ("Luật Dẫn độ vừa được thông qua", ["Luật Luật Dẫn độ"]),
        ("Luật Đất đai số 31/2024/QH15", ["31/2024/QH15"]),
        (
            f"{UBND} ký quyết định ban hành Bộ tiêu chí làng văn hóa.",
            ["Quyết định Bộ tiêu chí làng văn hóa"],
        ),
        (
            "tiếp tục triển khai Nghị quyết của [Tỉnh ủy|Tỉnh ủy Lào Cai] về phát triển du lịch.",
            ["Nghị quyết phát triển du lịch"],
        ),
        (
            "Quy chế thi tuyển ban hành kèm theo Thông tư số 15/2020/TT-BGDĐT",
            ["Quy chế Quy chế thi tuyển", "15/2020/TT-BGDĐT"],
        ),
        # None:
        ("Kế hoạch 5 năm, Kế hoạch này, Quyết định trên", []),
        ("Quyết định 2 nội dung, quyết định 15 dự án", []),
        ("Nghị quyết 2025 hộ", []),
        ("các nghị quyết của Đảng và Nhà nước", []),
        ("[Ban Chỉ đạo Đề án 06|Ban Chỉ đạo Đề án 06] họp", []),
        ("luật sư Nguyễn Văn A, Luật sư bào chữa", []),
        ("sinh viên khoa Luật Hà Nội, ngành Luật Kinh tế", []),
        ("luật Việt Nam quy định", []),
        ("quyết định ban hành văn bản", []),
        ("Phiếu công bố số 779/24/CBMP-ĐN", []),
    ],
)
def test_which_documents_a_text_names(marked, expected):
    assert [label(d) for d in read(marked)[0]] == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Nghị quyết 15 … Nghị quyết số 15-NQ/TW … Nghị quyết số 15", ["15-NQ/TW"]),
        ("Kế hoạch số 4-KH/TW và Kế hoạch số 04-KH/TW", ["04-KH/TW"]),
        ("Nghị định 146 … Nghị định số 146/2025/NĐ-CP", ["146/2025/NĐ-CP"]),
        ("Luật Điện lực năm 2024 … Luật Điện lực", ["Luật Luật Điện lực năm 2024"]),
        ("Luật Thủ đô (sửa đổi) … Luật Thủ đô", ["Luật Luật Thủ đô (sửa đổi)"]),
        (
            "Nghị quyết Trung ương 4 … Nghị quyết Trung ương 4 khóa XII",
            ["Nghị quyết Nghị quyết Trung ương 4 khóa XII"],
        ),
        (
            f"{UBND} ban hành văn bản về việc chống rét. Công văn số 9/UBND-NN của {UBND} yêu cầu giữ ấm.",
            ["9/UBND-NN"],
        ),
        # Not one:
        ("Nghị quyết 15 và Chỉ thị 15", ["Nghị quyết 15", "Chỉ thị 15"]),
        ("Nghị định số 10/2015/NĐ-CP, Nghị định 10/2020", ["10/2015/NĐ-CP", "Nghị định 10"]),
        ("Luật Đất đai năm 2013 và Luật Đất đai năm 2024", ["Luật Luật Đất đai năm 2013", "Luật Luật Đất đai năm 2024"]),
        ("Quyết định số 5/QĐ-UBND, Quyết định số 5/QĐ-TTg", ["5/QĐ-UBND", "5/QĐ-TTg"]),
    ],
)  # fmt: skip
def test_references_to_one_document_are_one(marked, expected):
    assert [label(d) for d in read(marked)[0]] == expected


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("Chương trình hành động số 16-CTr/TU", "Chương trình hành động"),
        ("công văn hỏa tốc số 301/BGDĐT-GDMN", "Công văn"),
        ("văn bản số 12/UBND-KT", "Công văn"),
        ("theo số 29/2015/TT-BYT", "Thông tư"),
        ("CÔNG ĐIỆN SỐ 69/CĐ-TTg", "Công điện"),
    ],
)
def test_type(marked, kind):
    assert [d.type for d in read(marked)[0]] == [kind]


@pytest.mark.parametrize(
    ("marked", "issuer"),
    [
        ("Nghị định số 176/2013/NĐ-CP", "Chính phủ"),
        ("Thông tư 29/2015/TT-BYT của [Bộ trưởng Bộ Y tế|Bộ trưởng Bộ Y tế]", "Bộ Y tế"),
        (f"Kế hoạch số 12/KH-UBND của {UBND}", "Ủy ban nhân dân tỉnh Lào Cai"),
        (
            "[Chủ tịch UBND tỉnh|Chủ tịch Ủy ban nhân dân tỉnh Lào Cai] vừa ký Quyết định số 3/QĐ-UBND",
            "Ủy ban nhân dân tỉnh Lào Cai",
        ),
        ("Kế hoạch số 03-KH/TW của [Ban Bí thư|Ban Bí thư]", "Ban Bí thư"),
        (
            "[Cục trưởng Cục Quản lý Khám chữa bệnh|Cục trưởng Cục Quản lý Khám chữa bệnh] ký công văn số 944/KCB-QLCL",
            "Cục Quản lý Khám chữa bệnh",
        ),
        ("Luật Thủ đô", "Quốc hội"),
        ("Nghị quyết Trung ương 4 (khóa XII)", "Ban Chấp hành Trung ương Đảng"),
        (f"Nghị quyết 68 của {BCT}", "Bộ Chính trị"),
        ("Nghị quyết 68-NQ/TW do [Bộ Chính trị|Bộ Chính trị] ban hành", "Bộ Chính trị"),
        ("Đề án 06", None),
    ],
)
def test_issuer(marked, issuer):
    documents, name_of = read(marked)
    assert [d.issuer and name_of[d.issuer] for d in documents] == [issuer]


@pytest.mark.parametrize(
    ("marked", "day"),
    [
        ("Chỉ thị số 06/CT-BYT {ngày 13/6/2014|2014-06-13}", "2014-06-13"),
        (f"Kế hoạch số 12/KH-UBND của {UBND} {{ngày 3/5|2025-05-03}}", "2025-05-03"),
        (f"{{Ngày 30/11|2022-11-30}}, {UBND} ban hành Kế hoạch số 12/KH-UBND", "2022-11-30"),
        (f"{{ngày 3/5|2025-05-03}}, tại Công văn số 9/UBND-NN, {UBND} yêu cầu", "2025-05-03"),
        ("Thông tư 45/2024/TT-BTC", "2024"),
        ("Luật Điện lực năm 2024", "2024"),
        ("Nghị quyết 68-NQ/TW (được ban hành {ngày 4/5/2025|2025-05-04})", "2025-05-04"),
        # None:
        (f"{UBND} vừa ban hành Kế hoạch số 12/KH-UBND", None),
        ("hoàn thành trước {ngày 30/6|2025-06-30} theo Kế hoạch số 12/KH-UBND", None),
        ("Kế hoạch số 12/KH-UBND có hiệu lực từ {ngày 3/5|2025-05-03}", None),
        ("Chỉ thị số 06/CT-BYT {ngày 13/6|XXXX-06-13}", None),
    ],
)
def test_issued_on(marked, day):
    assert [d.issued_on for d in read(marked)[0]] == [day]


@pytest.mark.parametrize(
    ("marked", "role"),
    [
        (f"{UBND} vừa ban hành Kế hoạch số 12/KH-UBND.", "subject"),
        ("Tại Nghị quyết số 46/NQ-CP, [Chính phủ|Chính phủ] yêu cầu rà soát.", "subject"),
        ("Theo Nghị quyết số 46/NQ-CP, thủ tục được bãi bỏ.", "subject"),
        (f"Công văn số 9/UBND-NN của {UBND} yêu cầu giữ ấm.", "subject"),
        ("thực hiện nghiêm túc, hiệu quả Chỉ thị số 22/CT-TTg", "basis"),
        ("yêu cầu thực hiện các nội dung theo quy định tại Quyết định số 1600/QĐ-TTg", "basis"),
        (f"{UBND} yêu cầu kiểm kê theo quy định tại Nghị định số 176/2013/NĐ-CP", "basis"),
        (f"{UBND} yêu cầu xử lý vi phạm theo quy định tại Nghị định số 176/2013/NĐ-CP", "mention"),
        ("Tiền phạt được tính theo Quyết định số 1600/QĐ-TTg", "mention"),
        ("Căn cứ Quyết định số 1600/QĐ-TTg", "basis"),
        ("Quyết định này thay thế Quyết định số 73/2014/QĐ-UBND", "replaced"),
        (
            "Về kiến nghị của [UBND tỉnh|Ủy ban nhân dân tỉnh Lào Cai] tại Công văn số 9/UBND-NN, đề nghị làm rõ.",
            "basis",
        ),
        ("thủ tục được quy định tại Thông tư số 29/2015/TT-BYT", "mention"),
        ("báo cáo tình hình thực hiện Nghị quyết số 35/NQ-CP", "mention"),
        ("dự thảo sửa đổi Nghị định số 86/2014/NĐ-CP", "mention"),
        ("chi phí tính theo Nghị định số 85/2024/NĐ-CP", "mention"),
    ],
)
def test_role(marked, role):
    assert [d.role for d in read(marked)[0]] == [role]


def test_a_role_holds_for_each_document_of_a_list():
    marked = (
        "thay thế Quyết định số 73/2014/QĐ-UBND {ngày 28/10/2014|2014-10-28}, Quyết định số 60/2015/QĐ-UBND"
    )
    assert [d.role for d in read(f"{marked} và Quyết định số 44/2016/QĐ-UBND.")[0]] == ["replaced"] * 3


@pytest.mark.parametrize(
    ("marked", "title"),
    [
        (f"{UBND} ban hành Kế hoạch số 12/KH-UBND về việc phòng cháy rừng.", "phòng cháy rừng"),
        (f"Chỉ thị 05 của {BCT} về học tập và làm theo Bác, yêu cầu gương mẫu.", "học tập và làm theo Bác"),
        ("Luật Đất đai số 31/2024/QH15", "Luật Đất đai"),
        ("Công văn số 9/UBND-NN", None),
    ],
)
def test_title(marked, title):
    assert [d.title for d in read(marked)[0]] == [title]


CHAIN = "Kế hoạch số 306/KH-UBND về triển khai thực hiện Chương trình hành động số 16-CTr/TU"
CHAIN += " {ngày 26/8/2022|2022-08-26} của [Thành ủy|Thành ủy Hà Nội] thực hiện Nghị quyết 15-NQ/TW"


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            f"{UBND} ban hành {CHAIN}",
            {"306/KH-UBND": ["16-CTr/TU"], "16-CTr/TU": ["15-NQ/TW"], "15-NQ/TW": []},
        ),
        (
            f"Thực hiện Nghị quyết số 57-NQ/TW, {UBND} ban hành Kế hoạch số 8/KH-UBND.",
            {"57-NQ/TW": [], "8/KH-UBND": ["57-NQ/TW"]},
        ),
        (
            "theo quy định tại Quyết định số 1/QĐ-TTg và Quyết định số 2/QĐ-TTg",
            {"1/QĐ-TTg": [], "2/QĐ-TTg": []},
        ),
        (
            f"{UBND} ban hành Kế hoạch số 8/KH-UBND. Căn cứ Quyết định số 1/QĐ-TTg để làm.",
            {"8/KH-UBND": [], "1/QĐ-TTg": []},
        ),
    ],
)
def test_implements(marked, expected):
    documents, _ = read(marked)
    of = {d.id: label(d) for d in documents}
    assert {label(d): [of[i] for i in d.implements] for d in documents} == expected


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Bộ trưởng Bộ Y tế", "Bộ Y tế"),
        ("Phó Chủ tịch Thường trực Ủy ban nhân dân tỉnh Lào Cai", "Ủy ban nhân dân tỉnh Lào Cai"),
        ("Thủ tướng Chính phủ", "Thủ tướng Chính phủ"),
        ("Ủy ban nhân dân tỉnh Lào Cai", "Ủy ban nhân dân tỉnh Lào Cai"),
    ],
)
def test_the_body_an_office_leads(name, body):
    assert body_led(name) == body


@pytest.mark.parametrize("kind", [kind for kind in names().types if kind != "Văn bản"])
def test_each_type_is_read_before_a_code(kind):
    (found,) = read(f"Theo {kind.lower()} số 12/KH-UBND")[0]
    assert found.type in (kind, kind.removesuffix(" khẩn").removesuffix(" hỏa tốc"))


@pytest.mark.parametrize("kind", names().numbered)
def test_each_type_is_cited_by_a_bare_number(kind):
    assert [label(d) for d in read(f"Theo {kind} 12")[0]] == [f"{kind} 12"]


@pytest.mark.parametrize("kind", names().numbered_with_word)
def test_the_others_need_the_word_for_number(kind):
    assert not read(f"Theo {kind} 12")[0]
    assert [d.number for d in read(f"Theo {kind} số 12")[0]] == ["12"]


@pytest.mark.parametrize("noun", names().counted)
def test_each_counted_noun_makes_a_number_a_count(noun):
    assert not read(f"Quyết định 12 {noun}")[0]


@pytest.mark.parametrize("cue", names().cues.issuing)
def test_each_cue_of_issuing(cue):
    assert [d.role for d in read(f"Sở {cue} Kế hoạch số 12/KH-UBND")[0]] == ["subject"]


@pytest.mark.parametrize("cue", names().cues.basis)
def test_each_cue_of_a_basis(cue):
    assert [d.role for d in read(f"Yêu cầu Sở {cue} các nội dung của Kế hoạch số 12/KH-UBND")[0]] == ["basis"]


@pytest.mark.parametrize("cue", names().cues.replaced)
def test_each_cue_of_a_replaced_document(cue):
    assert [d.role for d in read(f"Quyết định này {cue} Kế hoạch số 12/KH-UBND")[0]] == ["replaced"]


@pytest.mark.parametrize("verb", names().cues.telling)
def test_each_verb_of_a_document_that_is_reported(verb):
    assert [d.role for d in read(f"Kế hoạch số 12/KH-UBND {verb} việc")[0]] == ["subject"]


def test_the_component_alone_in_a_pipeline():
    import spacy

    from extractor.resolve.documents import create_documents  # registers the component
    from extractor.tag.codes import create_codes

    assert create_codes and create_documents
    nlp = spacy.blank("xx")
    nlp.add_pipe("vn_documents")
    doc = nlp("Luật Thủ đô và Nghị quyết 15")
    assert [label(d) for d in doc._.documents] == ["Luật Luật Thủ đô", "Nghị quyết 15"]
    assert [e.name for e in doc._.entities] == ["Quốc hội"]


def test_teasers_and_furniture_name_no_documents():
    text = "Luật Thủ đô. Tin khác: Luật Đất đai."
    documents, _ = documents_of("a", text, [], [(0, len(text))], [], [(13, len(text))])
    assert [d.title for d in documents] == ["Luật Thủ đô"]


def test_an_issuer_that_is_not_mentioned_becomes_an_entity_once():
    documents, name_of = read("Nghị định số 1/2020/NĐ-CP và Nghị định số 2/2020/NĐ-CP")
    assert [name_of[d.issuer or ""] for d in documents] == ["Chính phủ", "Chính phủ"]
    assert list(name_of.values()) == ["Chính phủ"]


def test_ids_are_stable_and_unique():
    one, _ = read("Kế hoạch số 12/KH-UBND và Luật Thủ đô")
    two, _ = read("Một câu trước. Luật Thủ đô, rồi Kế hoạch số 12/KH-UBND")
    assert {d.id for d in one} == {d.id for d in two}
    assert len({d.id for d in one}) == 2


@given(st.lists(st.sampled_from(
    ["Nghị quyết 15", "Luật Đất đai", "12/KH-UBND", " và ", ", ", ". ", "theo ", "Kế hoạch số ", "ban hành ",
     "\n", "Quy chế ", " ban hành kèm theo ", "(", "năm 2024", "các ", "của "]), max_size=30))  # fmt: skip
def test_references_are_ordered_apart_and_within_the_text(parts):
    text = "".join(parts)
    mentions = [Mentioned(c.start, c.end, "CODE", c.value) for c in codes.find(text)]
    found = references(text, mentions, sentences_of(text))
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(0 <= r.start < r.end <= len(text) for r in found)


def test_no_law_is_listed_twice():
    laws = [fold(law) for law in names().laws]
    assert len(set(laws)) == len(laws)


@pytest.mark.parametrize("law", names().laws)
def test_each_law_is_found_by_its_name(law):
    (found,) = references(f"Theo Luật {law} thì", [], [(0, 1000)])
    assert found.title == f"Luật {law}"


def test_a_law_cited_with_a_bare_year():
    (law,) = read("Theo Luật Thủ đô 2024, thành phố được phân cấp.")[0]
    assert (law.title, law.issued_on) == ("Luật Thủ đô 2024", "2024")


def test_a_headline_names_the_document_that_the_article_reports():
    headline = "Công điện của [Thủ tướng|Thủ tướng Chính phủ] về phòng, chống đuối nước\n"
    body = "[Thủ tướng|Thủ tướng Chính phủ] ban hành Công điện số 5/CĐ-TTg về phòng, chống đuối nước trẻ em."
    assert [label(d) for d in read(headline + body)[0]] == ["5/CĐ-TTg"]
