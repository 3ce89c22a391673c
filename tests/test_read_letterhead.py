"""The day an official document says it was issued on, at its head."""

import pytest

from extractor.read.letterhead import issued

MOTTO = "Độc lập - Tự do - Hạnh phúc"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Đồng Tháp, ngày 19 tháng 5 năm 2025", "2025-05-19"),
        ("Hà Nội, ngày 03 tháng 02 năm 2025", "2025-02-03"),
        ("TP. Hồ Chí Minh, ngày 1 tháng 12 năm 2024", "2024-12-01"),
        ("Thành phố Cần Thơ, ngày 1 tháng 12 năm 2024", "2024-12-01"),
        ("Bà Rịa - Vũng Tàu, ngày 1 tháng 12 năm 2024", "2024-12-01"),
        ("Số: 45/KH-UBND Đồng Tháp, ngày 19 tháng 5 năm 2025", "2025-05-19"),
        ("Đồng Tháp,  ngày 19  tháng 5 năm 2025.", "2025-05-19"),
        # A draft, a day there is none of, and days that are another's.
        ("Đồng Tháp, ngày    tháng 5 năm 2025", None),
        ("Đồng Tháp, ngày … tháng … năm 2025", None),
        ("Đồng Tháp, ngày 31 tháng 2 năm 2025", None),
        ("Căn cứ Luật An toàn thực phẩm, ngày 17 tháng 6 năm 2010", None),
        ("Theo báo cáo của Sở Y tế, ngày 17 tháng 6 năm 2024", None),
        ("ngày 19 tháng 5 năm 2025", None),
        ("Hội nghị họp tại Đồng Tháp, ngày 19 tháng 5 năm 2025", None),
        ("Đồng Tháp, ngày 19 tháng 5 năm 2025, tỉnh ban hành kế hoạch.", None),
    ],
)
def test_day_of_issue(line, day):
    assert issued(["UBND TỈNH", MOTTO, line, "KẾ HOẠCH"]) == day


def test_day_stands_under_the_head_of_a_document_and_once():
    line = "Đồng Tháp, ngày 19 tháng 5 năm 2025"
    assert issued(["CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", line]) == "2025-05-19"
    assert issued(["ĐẢNG CỘNG SẢN VIỆT NAM", line]) == "2025-05-19"
    assert issued(["Tin trong tỉnh", line]) is None
    assert issued([MOTTO, line, "Đồng Tháp, ngày 20 tháng 5 năm 2025"]) is None
    assert issued([MOTTO, *["Căn cứ"] * 20, line]) is None
