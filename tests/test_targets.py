"""Targets: which numbers are goals, and what is read of each.

In the cases ``{năm 2025|2025}`` marks a date and its value, ``[UBND tỉnh]`` a body. A line that begins with ``#`` is a
heading, with ``-`` a list item, with ``!`` a headline. What is expected is written
``indicator: comparator low..high unit by``.
"""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.extract.indicators import Dated, is_headed
from extractor.extract.indicators import words as indicator_words
from extractor.extract.targets import Stretch, targets_of, words
from extractor.records import Target
from tests.marked import placed

MARK = re.compile(r"\[([^\]]+)\]|\{([^|}]+)\|([^}]+)\}")
KINDS = {"#": "heading", "-": "item", "!": "headline"}


def read(marked: str, published: str | None = "2023-05-10") -> list[Target]:
    """Give the targets of a marked text."""
    text, marks = placed(marked, MARK)
    dated = [Dated(start, end, mark[3]) for start, end, mark in marks]
    return targets_of("a", text, stretches(text), dated, published)


def stretches(text: str) -> list[Stretch]:
    """Cut a text into sentences, each line being a block."""
    found = []
    for line in re.finditer(r"[^\n]*[^\s][^\n]*", text):
        for sentence in re.finditer(r"\S(?:.*?[.!?](?=\s|$)|.*$)", line.group()):
            start, end = line.start() + sentence.start(), line.start() + sentence.end()
            kind = KINDS.get(line.group().strip()[:1], "paragraph")
            found.append(Stretch(start, end, kind, line.start()))
    return found


def said(target: Target) -> str:
    if target.comparator == "range":
        value = f"range {target.low:g}..{target.high:g}"
    else:
        bound = target.low if target.low is not None else target.high
        value = f"{target.comparator} {bound:.15g}"
    return f"{target.indicator}: {value} {target.unit} {target.by}"


GOALS = [
    (
        "Đến {năm 2030|2030}, Hà Nội hoàn thành công nghiệp hóa; GRDP/người đạt 12.000-13.000 USD.",
        ["GRDP/người: range 12000..13000 USD 2030"],
    ),
    (
        "Phấn đấu đến {năm 2025|2025}, thu ngân sách đạt 20.000 tỷ đồng; tỷ lệ hộ nghèo giảm còn dưới 1%.",
        ["thu ngân sách: = 20000000000000 đồng 2025", "tỷ lệ hộ nghèo: < 1 % 2025"],
    ),
    (
        "phấn đấu đón 2 triệu lượt khách trong {năm 2023|2023}, trong đó có 500.000 lượt khách quốc tế",
        ["đón khách: = 2000000 lượt khách 2023", "khách quốc tế: = 500000 lượt khách 2023"],
    ),
    ("mục tiêu tăng trưởng {cả năm|2023} là 6,7%", ["tăng trưởng: = 6.7 % 2023"]),
    (
        "{năm 2024|2024} phấn đấu tỷ lệ lao động qua đào tạo đạt 62%, {năm 2025|2025} đạt tỷ lệ 66%.",
        ["tỷ lệ lao động qua đào tạo: = 62 % 2024", "tỷ lệ lao động qua đào tạo: = 66 % 2025"],
    ),
    (
        "bảo đảm cắt giảm ít nhất 30% thời gian xử lý, ít nhất 20% chi phí tuân thủ trong {năm 2025|2025}.",
        ["cắt giảm thời gian xử lý: >= 30 % 2025", "cắt giảm chi phí tuân thủ: >= 20 % 2025"],
    ),
    (
        "[Thủ tướng] yêu cầu 100% hồ sơ được xử lý trực tuyến theo quy định.",
        ["hồ sơ được xử lý trực tuyến: = 100 % None"],
    ),
    (
        "phấn đấu giải ngân 100% kế hoạch vốn {năm 2023|2023}.",
        ["giải ngân kế hoạch vốn: = 100 % 2023"],
    ),
    (
        "Phấn đấu kim ngạch xuất khẩu đạt 10 tỷ USD vào {năm 2025|2025}, 15 tỷ USD vào {năm 2030|2030}.",
        ["kim ngạch xuất khẩu: = 10000000000 USD 2025", "kim ngạch xuất khẩu: = 15000000000 USD 2030"],
    ),
    (
        "mục tiêu tăng tỷ trọng công nghiệp lên 45%, giảm tỷ trọng nông nghiệp xuống còn 15% vào {năm 2030|2030}.",
        ["tỷ trọng công nghiệp: = 45 % 2030", "tỷ trọng nông nghiệp: = 15 % 2030"],
    ),
    (
        "Đến {năm 2030|2030}, đất rừng có 105.188 ha, thực tăng 20.227 ha so với {năm 2020|2020}.",
        ["đất rừng: = 105188 ha 2030", "đất rừng thực tăng: = 20227 ha 2030"],
    ),
    (
        "Mục tiêu đến {năm 2025|2025}, tỉnh có 20 bác sĩ/vạn dân và 35 giường bệnh/vạn dân.",
        ["bác sĩ/vạn dân: = 20 bác sĩ/vạn dân 2025", "giường bệnh/vạn dân: = 35 giường bệnh/vạn dân 2025"],
    ),
    (
        "Vốn đầu tư toàn xã hội phấn đấu đạt 450 nghìn tỷ đồng.",
        ["Vốn đầu tư toàn xã hội: = 450000000000000 đồng None"],
    ),
    ("[UBND tỉnh] giao chỉ tiêu trồng mới 1.000 ha cao su.", ["trồng mới cao su: = 1000 ha None"]),
    (
        "Đại hội thông qua mục tiêu tăng trưởng bình quân 9%/năm {giai đoạn 2021-2025|2021/2025}.",
        ["tăng trưởng bình quân: = 9 %/năm 2021/2025"],
    ),
    (
        "Chỉ tiêu {năm 2024|2024}: tổng sản phẩm trên địa bàn (GRDP) tăng 7,0-7,5%; lạm phát dưới 4%.",
        ["tổng sản phẩm trên địa bàn (GRDP): range 7..7.5 % 2024", "lạm phát: < 4 % 2024"],
    ),
    (
        "Đến {năm 2030|2030}, thành phố hiện đại, thực hiện tốt, đã hội nhập; GRDP/người đạt 12.000 USD.",
        ["GRDP/người: = 12000 USD 2030"],
    ),
    (
        "Hiện tỷ lệ hộ nghèo còn 3,5%; mục tiêu đến {năm 2025|2025} còn dưới 1%.",
        ["tỷ lệ hộ nghèo: < 1 % 2025"],
    ),
    (
        "Tập đoàn đã đặt mục tiêu đến {năm 2025|2025} xuất khẩu đạt 2 tỷ USD.",
        ["xuất khẩu: = 2000000000 USD 2025"],
    ),
    (
        "Bảo đảm tỷ lệ tiêm chủng cho trẻ dưới 1 tuổi đạt trên 95%.",
        ["tỷ lệ tiêm chủng cho trẻ dưới 1 tuổi: > 95 % None"],
    ),
    (
        "[Sở Y tế] chỉ đạo kiểm tra 100% cơ sở kinh doanh thuốc.",
        ["kiểm tra cơ sở kinh doanh thuốc: = 100 % None"],
    ),
    ("Khẩn trương thi công, tỷ lệ giải ngân phải đạt 95%.", ["tỷ lệ giải ngân: = 95 % None"]),
    ("Phấn đấu tuổi thọ trung bình đạt 75 tuổi.", ["tuổi thọ trung bình: = 75 tuổi None"]),
    (
        "[Bộ Giao thông vận tải] phấn đấu đến {năm 2025|2025} cả nước có 3.000 km đường bộ cao tốc.",
        ["đường bộ cao tốc: = 3000 km 2025"],
    ),
    (
        "Nghị quyết đặt mục tiêu đến {năm 2030|2030}, GRDP đạt 9 tỷ USD. Tỷ lệ đô thị hóa đạt 50%.",
        ["GRDP: = 9000000000 USD 2030", "Tỷ lệ đô thị hóa: = 50 % 2030"],
    ),
]


@pytest.mark.parametrize(("marked", "expected"), GOALS)
def test_goals(marked, expected):
    assert [said(target) for target in read(marked)] == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "# Mục tiêu cụ thể đến {năm 2025|2025}\n- Tỷ lệ che phủ rừng đạt 42%.\n- Trồng mới 10.000 ha rừng.",
            ["Tỷ lệ che phủ rừng: = 42 % 2025", "Trồng mới rừng: = 10000 ha 2025"],
        ),
        (
            "Đến {năm 2030|2030}:\n- Kinh tế số chiếm 30% GRDP.\n- 100% xã, phường có hạ tầng cáp quang.",
            ["Kinh tế số: = 30 % 2030", "xã, phường có hạ tầng cáp quang: = 100 % 2030"],
        ),
        (
            "- Cắt giảm tối thiểu 30% thời gian giải quyết thủ tục đất đai.",
            ["Cắt giảm thời gian giải quyết thủ tục đất đai: >= 30 % None"],
        ),
        (
            "| 3 | Đơn giản hóa tối thiểu 20% thủ tục nội bộ | [Sở Nội vụ] | {Tháng 6/2024|2024-06} | Tờ trình |",
            ["Đơn giản hóa thủ tục nội bộ: >= 20 % 2024-06"],
        ),
        ("- Giảm 30% tiền thuê đất.", []),
        ("| 3 | Tổ chức 20 lớp tập huấn | [Sở Nội vụ] | {Tháng 6/2024|2024-06} |", []),
        ("# Kết quả\n- Tỷ lệ che phủ rừng đạt 42%.", []),
        ("# Mục tiêu\nPhát triển bền vững.\n# Kết quả\nTỷ lệ che phủ rừng đạt 42%.", []),
        (
            "Các mục tiêu:\n- Tỷ lệ hộ nghèo dưới 1%.\nTỷ lệ che phủ rừng đạt 42%.",
            ["Tỷ lệ hộ nghèo: < 1 % None"],
        ),
        ("! Phấn đấu GRDP tăng 8%", []),
    ],
)
def test_headings_and_lead_ins(marked, expected):
    assert [said(target) for target in read(marked)] == expected


@pytest.mark.parametrize(
    "marked",
    [
        # results
        "{Năm 2022|2022}, GRDP của tỉnh tăng 8,5%, thu ngân sách đạt 20.000 tỷ đồng.",
        "Thu ngân sách ước đạt 12.000 tỷ đồng, bằng 48% dự toán và tăng 5% so với cùng kỳ.",
        "Tỉnh đã đạt 95% chỉ tiêu, 20 xã đạt chuẩn nông thôn mới.",
        "Tỷ lệ giải ngân đạt 45%, vượt mục tiêu 5%.",
        "Thu ngân sách vượt kế hoạch đề ra 15%, tăng 3% so với mục tiêu cả năm là 6%.",
        "Có 95% người dân hài lòng; 30% hồ sơ nộp trực tuyến.",
        "Mục tiêu {năm 2021|2021} là 6%.",
        "Cần nhập khẩu 90% nguyên liệu, phải thuê 30% lao động.",
        "An toàn giao thông có 100% học sinh ký cam kết.",
        # forecasts, reports
        "Xuất khẩu tôm có thể đạt 10 tỷ USD trước {năm 2030|2030}.",
        "Diện tích nuôi tôm có khả năng mở rộng lên 800.000-1.000.000 ha.",
        "Dự kiến đến {năm 2030|2030}, nhu cầu vốn khoảng 20 tỷ USD.",
        "Chính phủ yêu cầu làm rõ việc 30% học sinh phải nghỉ học.",
        # counts of tasks
        "Nghị quyết đề ra 7 nội dung, 12 nhiệm vụ và 20 chỉ tiêu chủ yếu.",
        "4 chỉ tiêu và 20 chỉ tiêu chủ yếu trong nhiệm kỳ",
        "mục tiêu hoàn thành trong 5 năm, 3 giai đoạn",
        # budgets, payments, prices, rates, thresholds
        "Tổng kinh phí thực hiện đến {năm 2025|2025} là 500 tỷ đồng.",
        "Để hoàn thành mục tiêu, tỉnh đã bố trí 500 tỷ đồng xây dựng 20 trường học.",
        "Dự án có tổng mức đầu tư 5.000 tỷ đồng, hoàn thành vào {năm 2025|2025}.",
        "Mức phạt từ 5 triệu đồng đến 10 triệu đồng đối với hành vi vi phạm.",
        "Từ {ngày 1/7/2023|2023-07-01}, mức lương cơ sở tăng lên 1,8 triệu đồng/tháng.",
        "Doanh nghiệp phải ký quỹ từ 1-3% vốn đầu tư của dự án.",
        "Nghị định quy định hỗ trợ 50% học phí đến {năm 2025|2025}.",
        "Giá vé 100.000 đồng, giảm 20% cho học sinh đến hết {năm 2024|2024}.",
        "Chương trình mục tiêu quốc gia có 1.000 xã tham gia.",
        # compared with a plan
        "Đến {năm 2030|2030} giảm 7.707 ha so với quy hoạch được duyệt.",
        # no numbers of their own
        "phấn đấu hoàn thành [Đề án 06] theo Nghị quyết số [30a/2008/NQ-CP]",
        "phấn đấu đến {năm 2025|2025} không còn nhà tạm",
    ],
)
def test_what_is_no_goal(marked):
    assert [said(target) for target in read(marked)] == []


def test_spans():
    text = "{năm 2024|2024} phấn đấu đạt tỷ lệ 62-66% lao động qua đào tạo; hoàn thành 100% kế hoạch."
    assert [t.text for t in read(text)] == ["tỷ lệ 62-66% lao động qua đào tạo", "hoàn thành 100% kế hoạch"]


def test_a_past_horizon_is_none_and_without_publication_it_counts():
    marked = "Phấn đấu đến {năm 2020|2020}, tỷ lệ hộ nghèo dưới 5%."
    assert not read(marked, "2023")
    assert [said(t) for t in read(marked, None)] == ["tỷ lệ hộ nghèo: < 5 % 2020"]
    assert [said(t) for t in read(marked, "2017")] == ["tỷ lệ hộ nghèo: < 5 % 2020"]


def test_each_target_says_its_cue_and_rule():
    (target,) = read("Phấn đấu tỷ lệ hộ nghèo dưới 1%.")
    assert (target.cue, target.source) == ("phấn đấu", "targets.strong")


@given(st.lists(st.sampled_from(
    ["phấn đấu ", "đạt ", "tỷ lệ ", "5%", "1,2 triệu tấn", " và ", ", ", "; ", "đến ", "đã ", "100% hồ sơ ", "\n",
     "- ", "# ", "mục tiêu", ":", ". ", "giảm ", "là ", "(", ")", "{năm 2025|2025} ", "[Bộ Y tế] "]), max_size=40))  # fmt: skip
def test_spans_are_cut_from_the_text_and_reading_is_repeatable(parts):
    marked = "".join(parts)
    text, _ = placed(marked, MARK)
    found = read(marked)
    assert found == read(marked)
    for target in found:
        assert text[target.start : target.end] == target.text == target.text.strip()
        assert target.indicator


def test_the_component_alone_in_a_pipeline():
    import spacy

    from extractor.extract.targets import create_targets  # registers the component

    assert create_targets
    nlp = spacy.blank("xx")
    nlp.add_pipe("vn_targets")
    assert [said(t) for t in nlp("Phấn đấu tỷ lệ hộ nghèo dưới 1%.")._.targets] == [
        "tỷ lệ hộ nghèo: < 1 % None"
    ]


@pytest.mark.parametrize("cue", words().urging)
def test_each_word_that_urges_makes_a_goal_of_all(cue):
    assert read(f"Sở {cue} xử lý 100% hồ sơ tồn đọng"), cue
    assert not read(f"Sở {cue} xử lý 30% hồ sơ tồn đọng"), cue


@pytest.mark.parametrize("cue", words().strong)
def test_each_strong_cue_makes_a_goal(cue):
    assert read(f"Tỉnh {cue} tỷ lệ hộ nghèo dưới 1%"), cue


@pytest.mark.parametrize("cue", words().reached)
def test_each_word_of_a_result_unmakes_one(cue):
    assert not read(f"Phấn đấu tốt; {cue} tỷ lệ hộ nghèo dưới 1%"), cue


@pytest.mark.parametrize("head", indicator_words().heads)
def test_each_head_begins_an_indicator(head):
    assert is_headed(f"{head} abc")
    assert not is_headed(f"không {head}")
