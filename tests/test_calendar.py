"""What an incomplete date means: the year filled, the relative placed, the gap kept."""

import time

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from extractor.layers import found_in, register
from extractor.records import Article
from extractor.resolve import calendar
from extractor.tag import dates
from tests.marked import marks, unmarked

# publication date, then the text with what the dates mean
FILLED = [
    # the publication date: a day, a month, a year
    ("2025-05-21", "[Ngày 16/5=2025-05-16], Sở báo cáo; xong trước [ngày 12/6=2025-06-12]"),
    ("2024-09", "[ngày 19/9=2024-09-19], từ [tháng 10=2024-10], [quý IV=2024-Q4], [6 tháng đầu năm=2024-H1]"),
    ("2017", "Sáng [6/7=2017-07-06]; từ [9/5=2017-05-09]"),
    # what was reported in January is last December's; what is set ahead is this year's
    ("2025-01-10", "[Ngày 28/12=2024-12-28], UBND tỉnh ban hành Kế hoạch. Chiều [8/1=2025-01-08], Sở họp."),
    ("2025-01-10", "Phải báo cáo trước [ngày 20/12=2025-12-20]; hoàn thành trong [quý IV=2025-Q4]"),
    ("2025-01-10", "Sở dự kiến khai mạc vào [ngày 15/10=2025-10-15]"),
    ("2025-01-10", "GRDP [quý IV=2024-Q4] đạt 7%; [tháng 12=2024-12] vừa qua"),
    # a document is dated before it is cited; what is just past or coming says so
    (
        "2025-05-20",
        "Quyết định số 12/QĐ-UBND [ngày 20/11=2024-11-20]; công văn ban hành [ngày 3/5=2025-05-03]",
    ),
    ("2025-05-20", "[ngày 15/10=2024-10-15] vừa qua; [tháng 6=2025-06] tới; [tháng 3=2026-03] tới"),
    # a deadline in January set in December is next year's; a January day told of is not
    ("2025-12-20", "Hoàn thành trước [ngày 15/1=2026-01-15]. [Ngày 15/1=2025-01-15], Sở đã báo cáo."),
    ("2025-12-20", "Chậm nhất [ngày 28/2=2026-02-28]; [ngày 18/12=2025-12-18]"),
    # the date that it is joined to comes first
    ("2024-05-20", "từ [ngày 1/9=2023-09-01] đến [4/9/2023=2023-09-04]"),
    (
        "2024-05-20",
        "từ [1/11=2024-11-01] đến [28/2/2025=2025-02-28]; từ [1/11/2023=2023-11-01] đến [28/2=2024-02-28]",
    ),
    ("2024-05-20", "[tháng 5=2025-05] và [6/2025=2025-06]; [quý I=2025-Q1], [II/2025=2025-Q2]"),
    ("2024-05-20", "từ [ngày 28/12=2024-12-28] đến hết [ngày 3/1/2025=2025-01-03]"),
    # the year that opens the sentence
    ("2017-06-07", "[Năm 2015=2015], tỉnh họp trong [quý III=2015-Q3]. [Tháng 5=2017-05], tỉnh họp lại."),
    # without a publication date: the full days of the sentence, if they leave one year open
    (
        None,
        "[Ngày 30/11=2022-11-30], UBND TP thực hiện Chương trình [ngày 26/8/2022=2022-08-26] của Thành ủy",
    ),
    (None, "[Ngày 15/1=XXXX-01-15], UBND TP thực hiện Chương trình [ngày 26/8/2022=2022-08-26] của Thành ủy"),
    (None, "Báo cáo trước [ngày 1/12=XXXX-12-01].\n[Năm 2015=2015], lô hàng đến cảng."),
    (None, "Chiều [7/6=XXXX-06-07], Sở họp."),
    (None, "Thứ Ba, [17/12/2020=2020-12-17] - 13:59\nChiều [15/12=2020-12-15], Sở họp."),
    (None, "Họp thứ Ba, [17/12/2020=2020-12-17].\nChiều [15/12=XXXX-12-15], Sở họp."),
    (None, "Ngày đăng [17/12/2020=2020-12-17] | 1:59 PM\nChiều [15/12=2020-12-15], Sở họp."),
    # holidays, lunar days, recurrences and durations keep theirs
    ("2025-08-20", "dịp [Quốc khánh 2/9=XXXX-09-02]; [mùng 4 Tết=XXXX-XX-XX]; [ngày 20 hằng tháng=P1M]"),
    # relative expressions
    (
        "2024-05-20",
        "[năm nay=2024], [năm ngoái=2023], [năm tới=2025], trong [tháng này=2024-05], [cả năm=2024]",
    ),
    (
        "2024-12-20",
        "trước [ngày 15 tháng tới=2025-01-15]; đến [tháng 3 năm sau=2025-03]; trong [quý tới=2025-Q1]",
    ),
    (
        "2024-05-20",
        "[hôm nay=2024-05-20]; trong [ngày mai=2024-05-21]; [hôm qua=2024-05-19]; trong [tuần này=2024-05-20/2024-05-26]",
    ),
    ("2024-05-20", "[hôm nay=2024-05-18] ([18/5=2024-05-18])"),
    (
        "2017",
        "Sáng [6/2=2017-02-06], Cục họp. Báo cáo trước [ngày 7/2/2017=2017-02-07]. Trong [ngày mai=2017-02-07], quận báo cáo.",
    ),
    (
        "2017",
        "[6 tháng đầu năm=2017-H1] tăng 5%, cao hơn [cùng kỳ năm ngoái=2016-H1], dưới mức [năm ngoái=2016]",
    ),
    ("2017", "[đầu tháng 6 này=2017-06]"),
    ("2024-03-31", "[tháng này=2024-03], [tháng tới=2024-04]"),
    (None, "[Ngày 16/5=2025-05-16], UBND TP yêu cầu báo cáo trước [ngày 30/6/2025=2025-06-30]"),
    (
        None,
        "Kế hoạch số 20/KH-UBND [ngày 30/01/2023=2023-01-30].\nBáo cáo trước [ngày 05/5=2023-05-05]; họp [ngày 15/1=XXXX-01-15].",
    ),
    (None, "Báo cáo trước [10/02/2023=2023-02-10].\nHọp [ngày 15/3=XXXX-03-15]."),
    # of a publication year alone, the first day told
    ("2017", "Chiều [28/12=2017-12-28], Sở họp. Các xã báo cáo trước [ngày 15/1=2018-01-15]."),
    ("2017", "Sáng [6/1=2017-01-06], tỉnh họp về Quyết định số 12/QĐ-UBND [ngày 20/12=2016-12-20]."),
    ("2017", "Các xã báo cáo trước [ngày 15/1=2017-01-15]."),
    # the prose of offices and newspapers
    ("2024-10-05", "Trong [9 tháng qua=2024-01/2024-09], toàn tỉnh xử lý 300 vụ"),
    ("2024-10-05", "Sáng [4/10=2024-10-04], tỉnh họp. [Cùng ngày=2024-10-04], đoàn đi kiểm tra."),
    ("2024-10-05", "Từ [đầu năm=2024] đến nay; từ [đầu tháng=2024-10] đến nay; vào [cuối tháng=2024-10]"),
    ("2024-10-05", "phấn đấu đến [cuối năm=2024] hoàn thành; trước [cuối quý=2024-Q4]"),
    (
        "2024-10-05",
        "[9 tháng đầu năm=2024-01/2024-09], thu ngân sách tăng 5% so với [cùng kỳ năm trước=2023-01/2023-09]",
    ),
    ("2024-10-05", "[Quý III=2024-Q3] tăng 7%, cao hơn [cùng kỳ năm 2023=2023-Q3]"),
    ("2024-10-05", "[Năm 2022=2022], doanh thu tăng 20% so với [năm trước=2021]"),
    ("2024-10-05", "[Tháng 9=2024-09], xuất khẩu tăng 4% so với [tháng trước=2024-08]"),
    ("2024-10-05", "so với [cùng kỳ năm ngoái=2023]"),
    (
        "2025-01-06",
        "CPI [tháng 12=2024-12] tăng 0,3% so với [tháng trước=2024-11] và 2,9% so với [cùng kỳ năm trước=2023-12]",
    ),
    ("2025-01-06", "Báo cáo trước [ngày 20/01=2025-01-20]; hoàn thành trong [quý I=2025-Q1]"),
    ("2024-12-30", "hoàn thành trước [15/01=2025-01-15]; xong trong [tháng 1=2025-01]"),
    ("2024-12-30", "phấn đấu xong trước [30/6 năm tới=2025-06-30]"),
    ("2024-09-10", "Tối [9-9=2024-09-09], bão tan. Báo cáo trước [12-9=2024-09-12]"),
    (
        "2024-09-10",
        "[ngày 8-9=2024-09-08], mưa lớn; kéo dài từ [1-9=2024-09-01] đến [7-9=2024-09-07]; hiệu lực từ [1-10=2024-10-01], các đơn vị báo cáo",
    ),
    ("2024-07-10", "Kết quả [6 tháng=2024-H1] cho thấy; nhiệm vụ [6 tháng cuối năm=2024-H2]"),
    ("2024-07-10", "phải đạt trong[năm nay=2024]; trước [ngày 15 tháng sau=2024-08-15]"),
    ("2024-07-10", "đến [hôm nay=2024-07-10] ([10/7=2024-07-10])"),
    ("2025-09-03", "[Tháng 8=2025-08] và [8 tháng năm 2025=2025-01/2025-08]"),
    ("2025-09-03", "Từ nay đến [cuối năm=2025], các bộ quyết liệt"),
    ("2025-09-03", "[Năm 2025=2025], kế hoạch là 10%, cao hơn [năm 2024=2024]"),
    ("2025-09-03", "[đầu tháng sau=2025-10]; [đầu năm tới=2026]; [cuối năm ngoái=2024]; [cuối năm nay=2025]"),
    ("2025-09-03", "[Hôm qua=2025-09-02] ([2/9=2025-09-02])"),
    ("2025-03-05", "[Năm 2024=2024], thu ngân sách tăng 10% so với [cùng kỳ năm trước=2023]"),
    (
        "2025-03-05",
        "[2 tháng đầu năm=2025-01/2025-02], vốn FDI tăng so với [cùng kỳ năm 2024=2024-01/2024-02]",
    ),
    (
        "2024-08-06",
        "(Chinhphu.vn) - Tại Công điện số 71/CĐ-TTg [ngày 5/8/2024=2024-08-05], Thủ tướng yêu cầu hoàn thành trước [ngày 15/8=2024-08-15].",
    ),
    ("2024-08-06", "Theo kế hoạch, lễ hội diễn ra trong 3 ngày, từ [9=2024-08-09] đến [11/8=2024-08-11]."),
    ("2024-08-06", "Lễ hội diễn ra từ [ngày 9 - 11/8=2024-08-09/2024-08-11]"),
    ("2024-08-06", "tiếp nhận hồ sơ từ 8h00 [ngày 10/8=2024-08-10] đến 17h00 [ngày 20/8/2024=2024-08-20]"),
    (
        "2024-08-06",
        "Trong [7 tháng đầu năm 2024=2024-01/2024-07], cả nước thu hút 18 tỷ USD vốn FDI, tăng 10,9% so với [cùng kỳ năm 2023=2023-01/2023-07].",
    ),
    (
        "2024-08-06",
        "[Tháng 7=2024-07], chỉ số giá tăng 0,48%; bình quân [7 tháng=2024-01/2024-07] tăng 4,12%.",
    ),
    ("2024-08-06", "Nghị quyết có hiệu lực từ [ngày 01 tháng 9 năm 2024=2024-09-01]."),
    (
        "2024-08-06",
        "Đề án phát triển nông nghiệp hữu cơ [giai đoạn 2020-2030=2020/2030]; mục tiêu đến [năm 2025=2025] đạt 1,5%, [năm 2030=2030] đạt 2,5-3%",
    ),
    ("2024-08-06", "| 12 | Rà soát thủ tục | Sở Tư pháp | Trước [30/9/2024=2024-09-30] | Báo cáo |"),
    ("2024-08-06", "| 13 | Tập huấn | Sở Nội vụ | [Quý III=2024-Q3], [IV/2024=2024-Q4] | |"),
    ("2024-08-06", "| 15 | Sơ kết | Sở Nội vụ | [Tháng 6=2024-06], [tháng 12 hằng năm=P1Y] | |"),
    ("2024-08-06", "Sơ kết vào [tháng 12 hằng năm=P1Y], tổng kết vào [năm 2030=2030]"),
    ("2024-08-06", "Đại hội diễn ra trong hai [ngày 5=2024-08-05] và [6/8=2024-08-06]"),
    (
        "2024-08-06",
        "phấn đấu [6 tháng cuối năm=2024-H2] tăng 7%; [9 tháng đầu năm 2024=2024-01/2024-09] đạt 80%",
    ),
    ("2024-08-06", "đúng dịp kỷ niệm 79 năm [Quốc khánh 2/9=XXXX-09-02]"),
    ("2024-08-06", "kỷ niệm 70 năm [Ngày Giải phóng Thủ đô 10/10=XXXX-10-10]"),
    (
        "2024-08-06",
        "chào mừng kỷ niệm 94 năm Ngày thành lập Đảng ([3/2/1930=1930-02-03] - [3/2/2024=2024-02-03])",
    ),
    ("2024-08-06", "Ông sinh [năm 1958=1958], làm Chủ tịch từ [năm 2011=2011] đến [2016=2016]"),
    ("2024-08-06", "bị cáo Nguyễn Văn A (sinh [năm 1981=1981])"),
    ("2024-08-06", "Thời hạn giải quyết: [05 ngày làm việc=P5D]"),
    ("2024-08-06", "cắt giảm từ 15 ngày xuống còn 10 ngày"),
    ("2024-08-06", "thời gian thực hiện dự án: 24 tháng"),
    ("2024-08-06", "gia hạn thêm 3 tháng"),
    ("2024-08-06", "yêu cầu trong [3 ngày=P3D] phải báo cáo"),
    ("2024-08-06", "Trong [10 ngày=P10D], kể từ ngày nhận được văn bản này, các đơn vị gửi báo cáo"),
    (
        "2024-08-06",
        "chậm nhất trong [tháng 9/2024=2024-09]; chậm nhất [quý IV/2024=2024-Q4]; muộn nhất là [15/12/2024=2024-12-15]",
    ),
    ("2024-08-06", "[Giữa tháng 8=2024-08], bão đổ bộ; [cuối tháng này=2024-08] dứt"),
    ("2024-08-06", "những năm 2000; thập niên 90; thế kỷ XX"),
    ("2024-08-06", "[Năm 2020=2020] là 3,2%, [năm 2021=2021] là 2,9%, [năm 2022=2022] là 2,1%"),
    ("2024-08-06", "tăng từ 5,2% ([năm 2020=2020]) lên 7,1% ([năm 2023=2023])"),
    ("2024-08-06", "(giảm 3,5% so với [năm 2023=2023])"),
    (
        "2024-08-06",
        "Hội nghị lần thứ 8, khóa XIII; Nghị quyết số 29-NQ/TW [ngày 17-11-2022=2022-11-17] của Trung ương",
    ),
    ("2024-08-06", "Chỉ thị số 13-CT/TW, [ngày 12/1/2017=2017-01-12]"),
    ("2024-08-06", "Luật số 31/2024/QH15 có hiệu lực từ [1-8-2024=2024-08-01]"),
    ("2024-08-06", "Luật Đất đai năm 2024, Nghị định 102/2024/NĐ-CP [ngày 30/7/2024=2024-07-30]"),
    ("2024-08-06", "kế hoạch sử dụng đất [năm 2025=2025]; kế hoạch vốn [năm 2024=2024] (đợt 2)"),
    ("2024-08-06", "vụ hè thu [2024=2024], vụ đông xuân [2024-2025=2024/2025]"),
    ("2024-08-06", "[học kỳ I, năm học 2024-2025=2024/2025]"),
    ("2024-08-06", "trong các [ngày 7=2024-08-07], [8=2024-08-08] và [9/8=2024-08-09]"),
    ("2024-08-06", "Từ đêm [6/8=2024-08-06] đến hết [ngày 8/8=2024-08-08], mưa 100-200 mm"),
    ("2024-08-06", "cấm biển từ 12 giờ [ngày 6/8=2024-08-06]"),
    ("2024-08-06", "rạng sáng [7/8=2024-08-07]; khoảng 15h chiều [6-8=2024-08-06]"),
    ("2024-08-06", "Ngày 1, ngày 2 của đợt thi; ngày thứ 3; tiết 5/6"),
    ("2024-08-06", "có 15/20 xã đạt chuẩn; 8/10 chỉ tiêu vượt; 3/4 số phiếu"),
    ("2024-08-06", "tại Km 5/6; thửa 12/8; Tổ 3/4 phường Tân An; ấp 2/6"),
    ("2024-08-06", "lớp 10/2; khu phố 3/5; hẻm 12/7/4"),
    ("2024-08-06", "mức 2.000-2.025 đồng; 1.990 hộ; 2.024 người"),
    ("2024-08-06", "công suất 2000 m3; diện tích 2025 ha; 1998 lao động"),
    ("2024-08-06", "Tiêu chuẩn Euro 4-5; tăng 3-4 bậc; 5-6/10 điểm"),
    ("2024-08-06", "Trước đó, [ngày 30/7=2024-07-30], tỉnh đã ban hành Công văn 4567/UBND-KT"),
    (
        "2025-01-15",
        "Kế hoạch số 10/KH-UBND [ngày 10/1=2025-01-10]; xong trước [20/11=2025-11-20]; [quý I=2025-Q1]",
    ),
    ("2025-01-15", "Tối [31/12=2024-12-31], tỉnh bắn pháo hoa; [ngày 25/12=2024-12-25] vừa qua"),
    (
        "2025-12-15",
        "hoàn thành trước [31/1=2026-01-31]; nghỉ Tết Dương lịch từ [1/1=2026-01-01]; báo cáo trước [ngày 20/12=2025-12-20]",
    ),
    ("2025-01-03", "CPI [tháng Mười Hai=2024-12] giảm so với [tháng trước=2024-11]"),
    ("2025-12-03", "Trong 8 tháng qua, công trình vẫn dở dang."),
    (
        "2024-10-05",
        "Quyết định [ngày 2/10/2024=2024-10-02] của Sở. Chiều [3/10=2024-10-03], họp; đến tối [cùng ngày=2024-10-03] thì xong.",
    ),
    (None, "[Tháng 8=2025-08] và [8 tháng năm 2025=2025-01/2025-08]"),
]

NO_ANCHOR = [
    (None, "kế hoạch năm nay, trong tháng này, ngày hôm nay"),
    ("2017", "trong tháng này; ngày hôm nay"),
]


def filled(text: str, published: str | None) -> list[tuple[str, str | None]]:
    return [(text[f.start : f.end], f.value) for f in calendar.fill(text, dates.find(text), published)]


@pytest.mark.parametrize(("published", "marked"), FILLED)
def test_filled(published: str | None, marked: str) -> None:
    assert filled(unmarked(marked), published) == marks(marked)


@pytest.mark.parametrize(("published", "text"), NO_ANCHOR)
def test_relative_expressions_without_an_anchor_are_dropped(published: str | None, text: str) -> None:
    assert filled(text, published) == []


def test_a_month_of_an_unknown_year_stays() -> None:
    assert filled("đầu tháng 6 này", None) == [("đầu tháng 6 này", "XXXX-06")]


def test_the_same_months_another_year_are_counted_over_the_turn_of_the_year() -> None:
    assert filled("so với tháng trước", "2024-01-05") == [("tháng trước", "2023-12")]


@pytest.mark.parametrize(
    "piece", ["cùng kỳ năm 2023 ", "6 tháng đầu năm, ", "cùng ngày, ", "so với năm trước "]
)
def test_time_is_in_proportion(piece: str) -> None:
    def seconds(n: int) -> float:
        found = dates.find(piece * n)
        began = time.process_time()
        calendar.fill(piece * n, found, "2024-07-10")
        return time.process_time() - began

    once, four_times = (min(seconds(n) for _ in range(3)) for n in (1000, 4000))
    assert four_times < 12 * max(once, 0.01)  # squared time would be sixteen


PIECES = [
    "ngày 30/11 ",
    "đến ",
    "4/9/2023 ",
    "năm nay ",
    "cùng kỳ năm ngoái ",
    "quý I ",
    "năm 2015, ",
    "29/2 ",
    ". ",
    "trước ",
]


@given(
    st.lists(st.sampled_from(PIECES), max_size=10).map("".join),
    st.sampled_from([None, "2017", "2024-02", "2024-02-29", "2025-12-31"]),
)
def test_only_values_change_and_filling_again_changes_nothing(text: str, published: str | None) -> None:
    found = dates.find(text)
    once = calendar.fill(text, found, published)
    assert {(f.start, f.end) for f in once} <= {(f.start, f.end) for f in found}
    full = {(f.start, f.end): f.value for f in found if "X" not in (f.value or "X")}
    assert full.items() <= {(f.start, f.end): f.value for f in once}.items()
    if published:
        assert not any((f.value or "").startswith("XXXX-") for f in once)


def test_pipe_alone() -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe("vn_dates")
    doc = nlp("Chiều 7/6, Sở họp.")
    register()
    doc._.article = Article(id="a", published="2024-06-08", text=doc.text)
    doc = nlp.create_pipe("vn_calendar")(doc)
    assert [f.value for f in found_in(doc, "dates")] == ["2024-06-07"]
