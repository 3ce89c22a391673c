import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.segment import captions, layout
from extractor.segment.layout import after_marker, blocks, words


def labelled(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(block.label, text[block.start : block.end]) for block in blocks(text, title)]


EXAMPLES = [(label, example) for label, examples in words().examples.items() for example in examples]


@pytest.mark.parametrize(("label", "line"), EXAMPLES)
def test_examples_of_the_knowledge(label, line):
    between = labelled(f"Câu đầu là một đoạn văn.\n\n{line}\n\nCâu cuối là một đoạn văn.")
    assert between == [
        ("paragraph", "Câu đầu là một đoạn văn."),
        (label, line),
        ("paragraph", "Câu cuối là một đoạn văn."),
    ]


@pytest.mark.parametrize(
    ("text", "title", "label"),
    [
        ("Hà Nội trồng cây\nThành phố trồng cây.", "Hà Nội trồng cây", "headline"),
        ("Hà Nội trồng cây.\nThành phố trồng cây.", "Hà Nội trồng cây.", "headline"),
        ("Hà Nội  trồng cây \nThành phố trồng cây.", "Hà Nội trồng cây", "headline"),
        ("Thành phố trồng cây.\nMưa lớn.", "Hà Nội trồng cây", "paragraph"),
        ("Hà Nội trồng cây\nThành phố trồng cây.", None, "headline"),
        ("Thành phố trồng cây.\nMưa lớn.", None, "paragraph"),
        ("- Trồng cây\n- Tưới cây", None, "item"),
    ],
)
def test_headline_is_the_line_that_is_the_title(text, title, label):
    assert blocks(text, title)[0].label == label


@pytest.mark.parametrize("title", [None, "Hà Nội trồng cây"])
def test_the_headline_may_stand_under_a_bar(title):
    text = "Thứ tư, 12/06/2024 | 15:30\nA- A A+\nHà Nội trồng cây\nĐăng bởi: Văn phòng\nMưa lớn.\nTrời mưa.\nCây lớn."
    above = ["furniture", "furniture", "headline", "furniture"]
    assert [label for label, _ in labelled(text, title)] == above + ["paragraph"] * 3


@pytest.mark.parametrize(
    ("line", "number_of_words"),
    [
        ("- Rà soát", 2),
        ("1. Rà soát", 3),
        ("a) Rà soát", 3),
        ("Rà soát", 0),
        ("2021 là năm đầu", 0),
        ("2.5 ha", 4),
        ("-", 0),
    ],
)
def test_after_marker(line, number_of_words):
    assert after_marker(line, 0, len(line)) == number_of_words


@pytest.mark.parametrize("line", captions.words().examples["caption"])
def test_a_caption_without_a_credit(line):
    between = labelled(f"Câu đầu là một đoạn văn.\n\n{line}\n\nCâu cuối là một đoạn văn.")
    assert between[1] == ("caption", line)


@pytest.mark.parametrize("line", captions.words().examples["no_caption"])
def test_what_tells_more_than_a_picture_shows(line):
    assert not captions.shows(line)
    assert captions.shows("Quang cảnh hội nghị.") and not captions.shows(
        f"Quang cảnh hội nghị. {line.rstrip('.')}."
    )


FURNITURE = [
    "Cập nhật ngày: 12/06/2024 15:30 (GMT +7)",
    "Font size: A- A A+",
    "Đăng nhập để bình luận",
    "A- A A+",
    "A-  A  A+",
    "+A -A",
    "A A+",
    "Cỡ chữ: A- A A+",
    "Chia sẻ Facebook | Zalo | Lượt xem: 1.906",
    "Theo dõi Báo trên Google News",
    "Theo dõi VnExpress trên Google News",
    "Theo dõi Báo Dân trí trên Google News",
    "Theo dõi Báo Người Lao Động trên Zalo",
    "Tags: giá xăng, thuế",
    "Tag: giá xăng",
    "Từ khóa: sầu riêng",
    "Từ khoá: lúa gạo; xuất khẩu",
    "Chia sẻ bài viết",
    "Chia sẻ bài viết:",
    "Chia sẻ:",
    "Chia sẻ lên Facebook",
    "Chia sẻ qua Zalo",
    "In bài viết | Gửi email",
    "Nghe bài viết",
    "Nghe audio",
    "Lượt xem: 1.234",
    "1.234 lượt xem",
    "Lượt đọc 56",
    "Bình luận (0)",
    "0 bình luận",
    "Thích 12 Chia sẻ",
    "Thứ Hai, 05/08/2024, 14:02",
    "Thứ hai, 5/8/2024 14:02 (GMT+7)",
    "Thứ 2, 05/08/2024 | 14:02",
    "05/08/2024",
    "05-08-2024 14:02",
    "14:02 | 05/08/2024",
    "14:02 05/08/2024",
    "Ngày đăng: 05/08/2024",
    "Ngày cập nhật: 05/08/2024",
    "Cập nhật ngày 05/08/2024 14:02",
    "Cập nhật lần cuối: 05/08/2024 - 14:02",
    "Đăng ngày: 05/08/2024",
    "Đăng lúc: 14:02 05/08/2024",
    "Xuất bản: 05/08/2024, 14:02",
    "Thời sự | 05/08/2024 14:02",
    "Chính trị - Xã hội | 05/08/2024 | 14:02",
    "Kinh tế - Thứ Hai, 05/08/2024 14:02",
    "Tác giả: Minh Anh",
    "Nguồn: Cổng TTĐT Chính phủ",
    "Nguồn: baochinhphu.vn",
    "(Nguồn: TTXVN)",
    "(Theo TTXVN)",
    "Theo Báo Nhân Dân",
    "Theo: VGP",
    "Đánh giá bài viết",
    "Quảng cáo",
    "Trang chủ / Tin tức / Thời sự",
    "Xem thêm",
    "Đọc tiếp",
    "Về đầu trang",
    "Bản in",
    "Gửi ý kiến",
    "Đăng ký nhận tin",
    "Ảnh minh họa",
    "Ảnh: TTXVN",
    "Minh Anh | 05/08/2024 14:02",
    "Zalo",
    "Copy link",
]

NO_FURNITURE = [
    "Toàn cảnh kinh tế năm 2024 cho thấy nhiều điểm sáng.",
    "Quang cảnh nơi đây đã thay đổi.",
    "Các đại biểu đã thảo luận, thống nhất thông qua nghị quyết.",
    "Các đại biểu dự hội nghị đã cho ý kiến vào dự thảo.",
    "Đại biểu dự hội nghị có trách nhiệm tuyên truyền kết quả.",
    "Dự hội nghị có đồng chí Bí thư Tỉnh ủy Nguyễn Văn Nam.",
    "Bộ trưởng phát biểu tại hội nghị cho rằng cần đẩy nhanh tiến độ.",
    "Phát biểu tại hội nghị, Bộ trưởng yêu cầu các sở báo cáo.",
    "Thủ tướng đã phát biểu tại hội nghị.",
    "Đại diện các sở được mời phát biểu tại hội nghị.",
    "Sở Y tế chủ trì hội nghị, phối hợp với Sở Nội vụ chuẩn bị tài liệu.",
    "Sở Nội vụ có trách nhiệm chuẩn bị nội dung để lãnh đạo tỉnh phát biểu tại hội nghị.",
    "Giao Sở Y tế chủ trì cuộc họp.",
    "Theo dõi việc chi trả trên ứng dụng Zalo.",
    "Chia sẻ dữ liệu giữa các sở.",
    "Chia sẻ khó khăn với người dân vùng lũ.",
    "Từ khóa của năm là chuyển đổi số.",
    "Bình luận về kết quả này, ông Nam nói tỉnh đã cố gắng.",
    "Hiện trường vụ cháy đã được phong tỏa.",
    "Nguồn vốn: 50 tỷ đồng.",
    "Thời gian: 05/08/2024.",
    "Thời gian: 14:02 ngày 05/08/2024",
    "Hạn cuối: 05/08/2024",
    "Cập nhật dữ liệu dân cư.",
    "Theo Bộ Y tế.",
    "Gửi báo cáo về Sở Nội vụ.",
    "Đăng ký nhận tin qua ứng dụng là bắt buộc.",
    "Một góc phố được chỉnh trang.",
    "Chủ trì hội nghị.",
    "Sở Nội vụ chủ trì hội nghị",
    "Nguồn: ngân sách tỉnh.",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_under_the_headline(line):
    text = f"Hà Nội trồng cây\n{line}\nCâu đầu là một đoạn văn.\nCâu cuối."
    assert labelled(text)[:2] == [("headline", "Hà Nội trồng cây"), ("furniture", line)]


@pytest.mark.parametrize("line", NO_FURNITURE)
def test_what_only_looks_like_furniture(line):
    text = f"Hà Nội trồng cây\n\nCâu đầu là một đoạn văn.\n\n{line}\n\nCâu cuối là một đoạn văn."
    assert labelled(text)[2][0] in ("paragraph", "heading")


def test_a_day_alone_is_furniture_under_the_headline_only():
    text = "Hà Nội trồng cây\n05/08/2024\nCâu đầu là một đoạn văn.\nHạn nộp hồ sơ là\n05/08/2024\nCâu cuối."
    assert [label for label, found in labelled(text) if found == "05/08/2024"] == ["furniture", "heading"]


CAPTIONS = [
    "Lực lượng chức năng kiểm tra cơ sở kinh doanh. Ảnh: Người dân cung cấp",
    "Cầu mới bắc qua sông Đáy. (Ảnh: Báo Xây dựng)",
    "Cầu mới bắc qua sông Đáy (Ảnh: Minh Anh).",
    "Thủ tướng thăm nhà máy. Ảnh: VGP/Lê Minh",
    "Công nhân trên công trường. Ảnh: Thu Hà",
    "Mô hình nhà kính - Ảnh minh họa",
    "Công trường lúc sáng sớm. Nguồn ảnh: Báo GT&ĐT.",
]


@pytest.mark.parametrize("caption", CAPTIONS)
@pytest.mark.parametrize(
    "after",
    ["Sáng 3/7, Bộ họp.", "Tạm cấp kinh phí cho các tỉnh.", "Theo Bộ Y tế, dịch đã giảm.", "Sở sẽ kiểm tra."],
)
def test_caption_inside_a_line(caption, after):
    text = f"Bộ Y tế họp với các sở. {caption} {after}"
    assert labelled(text) == [
        ("paragraph", "Bộ Y tế họp với các sở."),
        ("caption", caption),
        ("paragraph", after),
    ]


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        (
            "Sở họp. Đàn lợn ở xã Tân Yên. Ảnh: Quốc TrungNguyên nhân là chăn nuôi nhỏ.",
            "Đàn lợn ở xã Tân Yên. Ảnh: Quốc Trung",
        ),
        (
            "Sở họp. Đàn lợn ở xã Tân Yên Ảnh: VnExpress Theo Bộ Y tế, dịch đã giảm.",
            "Đàn lợn ở xã Tân Yên Ảnh: VnExpress",
        ),
        ("Sở họp. Đê sông bị ngập. Ảnh: CTV Đài Khí tượng báo mưa.", "Đê sông bị ngập. Ảnh: CTV"),
        ("Sở họp. Đê sông bị ngập. Ảnh: Nguyễn Sáng. Mưa lớn.", "Đê sông bị ngập. Ảnh: Nguyễn Sáng."),
        ("Sở họp. Đê sông bị ngập. Ảnh: Lê Dựng", "Đê sông bị ngập. Ảnh: Lê Dựng"),
    ],
)
def test_a_sentence_glued_to_a_credit(text, caption):
    assert [found for found in labelled(text) if found[0] == "caption"] == [("caption", caption)]


@pytest.mark.parametrize(
    "text",
    [
        "Ảnh hưởng của bão (ảnh hưởng nặng nhất là ven biển) rất lớn.",
        "Hội thi ảnh: các tác giả gửi ảnh về ban tổ chức.",
        "Nguồn vốn: ngân sách tỉnh.",
        "Hình thức: trực tuyến.",
    ],
)
def test_what_only_looks_like_a_credit(text):
    assert labelled(text) == [("paragraph", text)]


def test_a_sentence_that_lost_its_full_stop_is_a_caption_on_a_long_line_only():
    before = "Sở Y tế kiểm tra các cơ sở khám bệnh. " * 20
    caption, after = "Các bác sĩ khám bệnh cho người dân", "Trước đó, Sở đã họp."
    assert labelled(f"{before}{caption} {after}") == [
        ("paragraph", before.strip()),
        ("caption", caption),
        ("paragraph", after),
    ]
    assert labelled(f"Sở họp. {caption} {after}") == [("paragraph", f"Sở họp. {caption} {after}")]


@pytest.mark.parametrize(
    "byline",
    [
        "Hoàng Hải",
        "Thu Phương (TTXVN)",
        "Xuân Thân/VOV.VN",
        "P.V",
        "Tin, ảnh: Lê Hằng (TTXVN)",
        "Ánh Dương -",
        "Theo VOV",
        "K.Linh",
        "LÊ PHƯƠNG thực hiện",
        "Minh Anh (tổng hợp)",
    ],
)
def test_byline_at_the_end(byline):
    assert labelled(f"Sở Y tế kiểm tra các cơ sở. {byline}")[-1] == ("furniture", byline)
    assert labelled(f"Sở Y tế kiểm tra.\nSở báo cáo Bộ.\n{byline}")[-1] == ("furniture", byline)


def test_tags_behind_the_byline():
    text = "Sở Y tế kiểm tra các cơ sở. Hoàng Hải Từ khóa: y tế, kiểm tra"
    assert labelled(text)[-1] == ("furniture", "Hoàng Hải Từ khóa: y tế, kiểm tra")
    assert labelled("Sở Y tế kiểm tra. Tags: y tế")[-1] == ("furniture", "Tags: y tế")


def test_a_name_in_capitals_is_a_byline_at_the_end_only():
    text = "Kế hoạch như sau.\nTỔ CHỨC THỰC HIỆN\nSở Y tế báo cáo.\nNGUYỆT THU"
    assert [label for label, _ in labelled(text)] == ["paragraph", "heading", "paragraph", "furniture"]


@pytest.mark.parametrize("line", ["Sở Y tế", "Giao Sở Y tế", "Bộ Tài chính báo cáo", "Thời hạn: 30/6/2025"])
def test_no_byline(line):
    assert labelled(f"Đơn vị thực hiện là cơ quan này.\nSở báo cáo Bộ.\n{line}")[-1][0] != "furniture"


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("GD&TĐ - Sở Giáo dục họp.", "GD&TĐ -"),
        ("(Chinhphu.vn) – Thủ tướng họp.", "(Chinhphu.vn) –"),
        ("Kinhtedothi – Ngày 30/11, UBND TP họp.", "Kinhtedothi –"),
        ("baohatinh.vn - Sáng nay, tỉnh họp.", "baohatinh.vn -"),
        ("UBND - HĐND huyện họp.", None),
        ("TP - Các sở họp.", None),
        ("(Điều 5 khoản 2) - Các sở họp.", None),
    ],
)
def test_paper_before_a_dash(line, outlet):
    first = labelled(line)[0]
    assert first == (("furniture", outlet) if outlet else ("paragraph", line))


def test_items_told_in_one_line():
    text = "Thủ tướng giao: 1. Bộ Tài chính bố trí vốn; 2. Bộ Y tế mua thuốc; 3. Các tỉnh báo cáo."
    assert [label for label, _ in labelled(text)] == ["paragraph", "item", "item", "item"]
    text = "Nội dung: - Thời hạn: Trước 30/6. - Kinh phí: Ngân sách tỉnh."
    assert [label for label, _ in labelled(text)] == ["paragraph", "item", "item"]


@pytest.mark.parametrize(
    "text",
    ["Giai đoạn 1. Từ nay đến 2030.", "Năm học 2016 - 2017. Các trường báo cáo.", "Đạt 2. Tăng 3. Giảm 1."],
)
def test_what_only_looks_like_items(text):
    assert [label for label, _ in labelled(text)] == ["paragraph"]


def test_lines_in_a_row_are_items():
    assert [
        label for label, _ in labelled("Giao các sở sau.\n1. Sở Y tế rà soát\n2. Sở Xây dựng báo cáo\n")
    ] == [
        "paragraph",
        "item",
        "item",
    ]
    lines = "Bộ trưởng yêu cầu:\nCục A rà soát giá;\nCục B kiểm tra;\nVụ C báo cáo.\nHội nghị kết thúc."
    assert [label for label, _ in labelled(lines)] == ["heading", "item", "item", "item", "paragraph"]


def test_a_section_number_is_a_heading():
    text = "Kế hoạch như sau.\n1. Mục tiêu\nPhấn đấu trồng 5 ha rừng.\n2. Giải pháp\nGiao đất cho dân."
    assert [label for label, _ in labelled(text)] == [
        "paragraph",
        "heading",
        "paragraph",
        "heading",
        "paragraph",
    ]


def test_wrapped_lines_are_one_paragraph():
    text = "Ủy ban nhân dân tỉnh yêu cầu các sở và Ủy ban nhân\ndân các huyện rà soát.\nSở Y tế báo cáo."
    assert [label for label, _ in labelled(text)] == ["paragraph", "paragraph"]


def test_teasers_end_where_the_article_goes_on():
    text = "Tỉnh họp.\nTin liên quan\nHà Nội trồng cây\nHuế trồng hoa\nSở Y tế báo cáo tỉnh.\nTrồng cây"
    assert [label for label, _ in labelled(text)] == [
        "paragraph",
        "furniture",
        "teaser",
        "teaser",
        "paragraph",
        "heading",
    ]


def test_rows_of_a_table_are_no_headings():
    text = "Phụ lục như sau.\n| STT | Nhiệm vụ | Cơ quan |\n| 1 | Rà soát | Sở Y tế |"
    assert [label for label, _ in labelled(text)] == ["paragraph"] * 3


PIECES = st.sampled_from(
    ["Sở Y tế", "báo cáo", ".", ":", ";", "\n", "\n\n", " ", "  ", "- ", "1. ", "2. ", "a) ", "(Ảnh: TTXVN)", "Ảnh: Thu Hà",
     "Ảnh minh họa", "Theo đó, ", "Chia sẻ", "Tin liên quan", "GD&TĐ - ", "Minh Anh", "|", "\t", "\u00a0", "\u200b", "Ð", "e\u0301", "🙂"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25).map("".join), st.none() | st.just("Sở Y tế"))
def test_blocks_hold_all_but_white_space_in_order(text, title):
    found = blocks(text, title)
    edges = [edge for block in found for edge in (block.start, block.end)]
    assert edges == sorted(edges)
    assert all(text[b.start : b.end] == text[b.start : b.end].strip() != "" for b in found)
    assert "".join("".join(text[b.start : b.end] for b in found).split()) == "".join(text.split())
    assert found == blocks(text, title)


@given(st.text(max_size=60))
def test_any_text_has_blocks(text):
    assert sum(len("".join(text[b.start : b.end].split())) for b in blocks(text)) == len(
        "".join(text.split())
    )


def test_no_block_is_cut_but_running_text():
    assert layout.blocks("Ảnh: TTXVN")[0].label == "furniture"
