import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.segment import sentences as module
from extractor.segment.sentences import sentences, words


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize("example", words().examples.split)
def test_examples_of_the_knowledge(example):
    assert split(example.replace("|", "")) == [part.strip() for part in example.split("|")]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Sở Y tế kiểm tra. Sở Tài chính cấp kinh phí.", 2),
        ("Doanh thu đạt 1.250,5 tỷ đồng. Xuất khẩu tăng.", 2),
        ("Ngày 14.7, UBND tỉnh họp.", 1),
        ("Cuộc họp ngày 17.2.2017. Các sở tham dự.", 2),
        ("UBND TP. Đà Nẵng ban hành kế hoạch.", 1),
        ("Lễ hội diễn ra tại TP. Sở Du lịch chủ trì.", 2),
        ("Tp.HCM, TP.Cần Thơ và TP. Huế cùng thực hiện.", 1),
        ("PGS. TS. Trần Văn Nam phát biểu. ThS. Lan ghi biên bản.", 2),
        ("BS. Hùng và Đ/c Lê Hoa cùng dự.", 1),
        ("Xe, máy v.v. đều kiểm tra.", 1),
        ("Xe, máy, thiết bị... Các đơn vị báo cáo.", 2),
        ("Xe, máy, thiết bị… đều được kiểm tra.", 1),
        ("Thực hiện nghiêm túc./. Minh Anh", 2),
        ("theo Quyết định ngày 3/4/2019.Bộ Tài chính hướng dẫn.", 2),
        ("Rà soát thủ tục hành chính.Các bộ báo cáo.", 2),
        ("Theo VOV.VN, mưa lớn kéo dài.", 1),
        ("Ứng dụng LB.Car và Vic.Car được cấp phép.", 1),
        ("“Có làm được không? Ai làm?”, ông hỏi.", 2),
        ("“Phải làm ngay”. Bộ trưởng nhấn mạnh.", 2),
        ("Ông A. Nguyễn nhận giải.", 1),
        ("1. Rà soát quy hoạch. 2 sở phối hợp.", 2),
        ("II. Mục tiêu", 1),
        ("Điều 5. Tổ chức thực hiện", 1),
        ("Kinh tế tăng trưởng. “Đây là kết quả tốt”, ông nói.", 2),
        ("Thu 36.000 USD. 4 chỉ tiêu khác đạt.", 2),
        ("Cống đã xong| Theo ông Nam, cống dài.".replace("|", ""), 2),
        ("Phòng Theo dõi công nợ báo cáo.", 1),
        ("Chỉ số SPF: 2,4). Kết quả này không đạt.", 2),
        ("", 0),
        (" \n ", 0),
        ("…", 1),
    ],
)
def test_number_of_sentences(text, number):
    assert len(sentences(text)) == number, split(text)


def test_only_the_block_asked_for_is_cut():
    text = "Câu một. Câu hai. Câu ba."
    assert sentences(text, 9, 17) == [(9, 17)]


@given(st.text(alphabet=st.sampled_from('aAđĐ19 .?!…,;:()“”"/\n\u00a0\u200b\u0301'), max_size=80))
def test_sentences_hold_all_but_white_space(text):
    spans = sentences(text)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    covered = "".join(text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(text.split())


@pytest.mark.parametrize(
    "text", ["x" * 9_000, "1" * 9_000, "Sở " * 9_000, ("y" * 1_500 + " ") * 9, "a," * 9_000]
)
def test_endless_text_is_cut(text):
    spans = sentences(text)
    assert max(end - start for start, end in spans) <= module.LONGEST_SENTENCE
    runs = (run for start, end in spans for run in text[start:end].split())
    assert max(map(len, runs)) <= module.LONGEST_RUN
    assert "".join(text[start:end] for start, end in spans).replace(" ", "") == text.replace(" ", "")
