"""Dates: every surface form and its value as the text gives it; and what is no date."""

import itertools
from datetime import date

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from extractor.layers import found_in
from extractor.tag import dates
from extractor.tag.timex import words
from tests.examples import run_examples
from tests.marked import marks, unmarked

FOUND = [
    # days
    "theo Quyết định [ngày 26/8/2022=2022-08-26] của Bộ",
    "Sáng [17-2-2017=2017-02-17], [17.2.2017=2017-02-17], [22/12/2024=2024-12-22]",
    "trước [ngày 5/6=XXXX-06-05] và đến [30/9/2025=2025-09-30]",
    "[Ngày 28 tháng 8 năm 2025=2025-08-28], [mùng 3 tháng 6=XXXX-06-03], [ngày 01 tháng 7, năm 2025=2025-07-01]",
    "Chiều [7/6=XXXX-06-07], sáng [12.7=XXXX-07-12], [ngày 14.7=XXXX-07-14], sáng nay [4-7=XXXX-07-04]",
    "áp dụng từ [1/7=XXXX-07-01]; trước [10/2=XXXX-02-10]; thứ Sáu ([13/6=XXXX-06-13])",
    "[28/8=XXXX-08-28], UBND tỉnh họp. [05/9=XXXX-09-05], khai giảng.",
    "16h [ngày 9/9=XXXX-09-09]; lúc 8 giờ 30 [12/5=XXXX-05-12]; từ 15-22h [ngày 19/9=XXXX-09-19]",
    "[NGÀY 30/11=XXXX-11-30]: KHAI MẠC HỘI NGHỊ",
    "hạn [ngày 31/6/2025=2025-06-XX], [ngày 29/2/2024=2024-02-29], [ngày 29/2/2023=2023-02-XX]",
    "[2025-06-30=2025-06-30]",
    "NSX: [060125=2025-01-06]; HSD: [050127=2027-01-05]",
    # days together
    "hội nghị diễn ra [28-30/11/2022=2022-11-28/2022-11-30]",
    "từ [ngày 11 - 13/07=XXXX-07-11/XXXX-07-13]; đợt 1 ([1/6 - 30/6/2025=2025-06-01/2025-06-30])",
    "[20/12 - 10/1/2025=2024-12-20/2025-01-10]",
    "từ [ngày 1/9=XXXX-09-01] đến [4/9=XXXX-09-04]; từ [20=XXXX-06-20] đến [25/6=XXXX-06-25]",
    "trong 2 [ngày 11=XXXX-05-11] và [12/5=XXXX-05-12]; các [ngày 5=2024-06-05], [6=2024-06-06], [7/6/2024=2024-06-07]",
    "từ [ngày 10=2024-06-10] đến [ngày 15 tháng 6 năm 2024=2024-06-15]",
    "kỷ niệm 80 năm ([22/12/1944=1944-12-22] - [22/12/2024=2024-12-22])",
    "[ngày 5/6=XXXX-06-05], [7/6=XXXX-06-07] và [10/6=XXXX-06-10]",
    "trong 2 [tháng 7=XXXX-07], [8=XXXX-08]; từ [2 tháng 7=XXXX-07-02]",
    # months
    "[tháng 12/2025=2025-12], [tháng 6 năm 2017=2017-06], [tháng 02-2025=2025-02], trong [tháng 5=XXXX-05]",
    "[đầu tháng 6=XXXX-06], [cuối tháng 12/2025=2025-12], [hạ tuần tháng 3=XXXX-03]",
    "từ [tháng 7-9/2025=2025-07/2025-09], [tháng 5=XXXX-05] và [6/2025=2025-06]",
    "hoàn thành trước [12/2025=2025-12]",
    # quarters and parts of a year
    "[quý III/2023=2023-Q3], [Quý 2 năm 2025=2025-Q2], trong [quý IV=XXXX-Q4], [quý I-2025=2025-Q1]",
    "[quý I=XXXX-Q1], [II/2025=2025-Q2]; [cuối quý III=XXXX-Q3]; [quý III-IV/2025=2025-Q3/2025-Q4]",
    "[6 tháng đầu năm 2024=2024-H1], [6 tháng cuối năm=XXXX-H2], [4 tháng đầu năm 2017=2017-01/2017-04]",
    "[3 tháng cuối năm 2024=2024-10/2024-12], [sáu tháng đầu năm=XXXX-H1], [nửa cuối năm 2025=2025-H2]",
    "GDP [6 tháng=XXXX-H1] ước đạt 5,7%; sơ kết [9 tháng=XXXX-01/XXXX-09], đề ra nhiệm vụ",
    # years and periods
    "đến [năm 2030=2030], tầm nhìn đến [năm 2045=2045]; đến [2030=2030], tầm nhìn [2050=2050]",
    "[cuối năm 2025=2025], [cả năm 2024=2024], hết [năm 2025=2025], [năm học 2025=2025]",
    "[năm 2023=2023], [2024=2024] và [2025=2025]",
    "[giai đoạn 2021-2025=2021/2025] và [2026-2030=2026/2030], [nhiệm kỳ 2020 – 2025=2020/2025]",
    "[thời kỳ 2021-2030=2021/2030], Kế hoạch [5 năm 2021-2025=2021/2025], kỳ cuối ([2016-2020=2016/2020])",
    "[năm học 2016 - 2017=2016/2017], [học kỳ II năm học 2016-2017=2016/2017], [giai đoạn 2021 đến 2025=2021/2025]",
    "giai đoạn từ [năm 2021=2021] đến [năm 2025=2025]",
    "Festival Huế [2026=2026] khai mạc; Xuân Mậu Thân [1968=1968]",
    "Kế hoạch [năm 2025=2025] thực hiện Đề án [giai đoạn 2017-2020=2017/2020]",
    "so với [cùng kỳ năm 2023=2023]",
    # recurrences
    "[hằng năm=P1Y], [hàng quý=P3M], [mỗi tuần=P1W], [từng tháng=P1M], [mỗi ngày=P1D], [thường niên=P1Y]",
    "trước [ngày 20 hằng tháng=P1M], [ngày mùng 3 hàng tháng=P1M], [ngày 15/12 hằng năm=P1Y]",
    "[ngày 15/6=P1Y] và [15/12 hằng năm=P1Y]; [thứ Sáu hàng tuần=P1W]; [ngày 15 tháng cuối quý=P3M]",
    "định kỳ [6 tháng=P6M], [năm=P1Y]; báo cáo [hàng tháng=P1M], [quý=P3M], [năm=P1Y]; định kỳ [quý=P3M] báo cáo",
    "[quý I hằng năm=P1Y]; chậm nhất [31/12 hằng năm=P1Y]",
    "[15 ngày/lần=P15D], [06 tháng một lần=P6M], [04 lần/năm=P3M], [1 lần/tháng=P1M], [2 lần/tháng=P15D]",
    # durations that state a deadline
    "trong vòng [20 ngày làm việc=P20D]; chậm nhất [3 tháng=P3M]; trong thời hạn [05 ngày=P5D] kể từ ngày nhận",
    "trong thời gian [5 ngày làm việc=P5D], chậm nhất sau [3 ngày=P3D]",
    "Thời gian khắc phục trong khoảng [6 tháng=P6M]; sau [5 ngày làm việc=P5D] kể từ ngày ký",
    # holidays
    "dịp [Quốc khánh 2/9=XXXX-09-02]; [ngày Quốc khánh 02/9/2025=2025-09-02]; nghỉ lễ [30/4=XXXX-04-30]",
    "[mùng 3=XXXX-XX-XX] và [mùng 4 Tết Nguyên đán=XXXX-XX-XX]; [Tết Nguyên đán Đinh Dậu=2017-01-28]",
    "[Tết Nguyên đán Ất Tỵ 2025=2025-01-29]; [mùng 6 Tết Ất Tỵ=2025-02-03]; [10/3 âm lịch=XXXX-XX-XX]",
    # dirt
    "[24/42017=2017-04-24]; [17/02/ 2017=2017-02-17]; kiểm kê đất đai[năm 2024=2024]",
    "hết [năm 2025=2025]và [ngày30/11/2024=2024-11-30]; [tháng12/2025=2025-12]",
    "[ngày 22/4/2017=2017-04-22].Thủ tướng; [giai đoạn2021-2025=2021/2025]",
    # the prose of offices and newspapers, composed before the rules were looked at
    "Báo cáo kết quả về Sở Nội vụ trước [ngày 25 hàng tháng=P1M] để tổng hợp",
    "Thời hạn hoàn thành: [Quý II/2025=2025-Q2].",
    "Thời gian thực hiện: [Tháng 3 - 5/2025=2025-03/2025-05]",
    "| 3 | Xây dựng Đề án vị trí việc làm | Sở Nội vụ | [Tháng 9/2024=2024-09] |",
    "| 4 | Báo cáo kết quả | Văn phòng UBND tỉnh | [Hằng quý=P3M] |",
    "| 5 | Tổng kết | Sở Nội vụ | [Quý IV=XXXX-Q4] |",
    "hoàn thành trước [30-6-2025=2025-06-30]; xong trước [15-7=XXXX-07-15]",
    "có hiệu lực từ [ngày 01/01/2026=2026-01-01] đến hết [ngày 31/12/2030=2030-12-31]",
    "Kế hoạch đầu tư công trung hạn [giai đoạn 2026-2030=2026/2030]",
    "tầm nhìn đến [năm 2050=2050]",
    "trong [quý III=XXXX-Q3] và [quý IV năm 2024=2024-Q4]",
    "[Tháng 10=XXXX-10], [11/2023=2023-11]",
    "chậm nhất là [ngày 05/10/2024=2024-10-05]",
    "[Ngày 5 tháng 9=XXXX-09-05] là ngày toàn dân đưa trẻ đến trường",
    "trong thời hạn [15 ngày=P15D], kể từ ngày nhận đủ hồ sơ hợp lệ",
    "không quá [07 ngày làm việc=P7D] kể từ ngày tiếp nhận",
    "trong vòng [30 ngày=P30D] phải có văn bản trả lời",
    "Chậm nhất sau [02 ngày làm việc=P2D], cơ quan thụ lý phải trả lời",
    "định kỳ [06 tháng=P6M], [01 năm=P1Y] sơ kết, tổng kết",
    "báo cáo định kỳ [hằng tuần=P1W] (trước 15 giờ [thứ Năm hằng tuần=P1W])",
    "họp giao ban [mỗi tháng một lần=P1M]",
    "kiểm tra ít nhất [02 lần/năm=P6M]",
    "tối thiểu [mỗi quý 01 lần=P3M]",
    "Đại hội đại biểu Đảng bộ tỉnh lần thứ XX, [nhiệm kỳ 2025 - 2030=2025/2030]",
    "niên vụ [2023-2024=2023/2024]",
    "năm học mới [2025-2026=2025/2026]",
    "[10 tháng đầu năm 2023=2023-01/2023-10], thu ngân sách đạt 85% dự toán",
    "[3 tháng đầu năm=XXXX-01/XXXX-03], giá trị sản xuất công nghiệp tăng 8%",
    "[9 tháng năm 2024=2024-01/2024-09], toàn tỉnh có 1.200 doanh nghiệp thành lập mới",
    "Tính chung [11 tháng=XXXX-01/XXXX-11], kim ngạch đạt 300 tỷ USD",
    "Lũy kế [7 tháng=XXXX-01/XXXX-07] giải ngân 35% kế hoạch",
    "CPI bình quân [5 tháng=XXXX-01/XXXX-05] tăng 3,2%",
    "Hội nghị sơ kết [6 tháng đầu năm=XXXX-H1], triển khai nhiệm vụ [6 tháng cuối năm 2025=2025-H2]",
    "(Chinhphu.vn) - [Ngày 3/3=XXXX-03-03], Văn phòng Chính phủ ban hành thông báo",
    "ký ban hành [ngày 04 tháng 02 năm 2021=2021-02-04]",
    "Sau [ngày 30/6=XXXX-06-30], địa phương nào chậm phải kiểm điểm",
    "đợt 1 từ [15/3=XXXX-03-15] đến [15/4=XXXX-04-15]",
    "giai đoạn 2 ([2026 - 2030=2026/2030])",
    "lúc 7h30 [ngày 27/7=XXXX-07-27], tại nghĩa trang liệt sĩ",
    "vào 8 giờ 00 phút, [ngày 12/9/2024=2024-09-12] (thứ Năm)",
    "Kỷ niệm 50 năm Ngày Giải phóng miền Nam, thống nhất đất nước ([30/4/1975=1975-04-30] - [30/4/2025=2025-04-30])",
    "kỷ niệm 135 năm Ngày sinh Chủ tịch Hồ Chí Minh ([19/5/1890=1890-05-19] - [19/5/2025=2025-05-19])",
    "dịp nghỉ lễ [30/4=XXXX-04-30] và [1/5=XXXX-05-01]",
    "hưởng ứng Ngày Môi trường thế giới ([5/6=XXXX-06-05])",
    "Tháng hành động vì trẻ em [năm 2025=2025]",
    "mùa mưa bão [năm 2024=2024]",
    "tính đến [cuối tháng 6/2025=2025-06]",
    "so với [tháng 12 năm trước=XXXX-12]",
    "từ 0 giờ [ngày 1/7=XXXX-07-01]",
    "Công điện lúc 14 giờ [ngày 06/9/2024=2024-09-06]",
    "hạn chót [15/11=XXXX-11-15]",
    "Chỉ số PAPI [năm 2023=2023]",
    "Nghị quyết về dự toán ngân sách [năm 2025=2025]",
    "Chương trình công tác [năm 2025=2025] của UBND tỉnh",
    "[Ngày 1.7=XXXX-07-01], chính quyền địa phương 2 cấp chính thức vận hành",
    "họp báo thường kỳ [quý III năm 2025=2025-Q3]",
    "Ngày làm việc thứ hai ([8/12=XXXX-12-08])",
    "phiên họp thường kỳ [tháng 8=XXXX-08] và [8 tháng năm 2025=2025-01/2025-08]",
    "Tình hình kinh tế - xã hội [tháng 8=XXXX-08], [8 tháng đầu năm 2025=2025-01/2025-08]",
    "hoàn thành trong [tháng 9/2025=2025-09], chậm nhất [15/10/2025=2025-10-15]",
    "Lộ trình: [năm 2025=2025]: 30%; [năm 2026=2026]: 60%; [năm 2027=2027]: 100%",
    "[Năm học 2024-2025=2024/2025], toàn ngành phấn đấu",
    "trước [ngày 01 tháng 12 hằng năm=P1Y]",
    "trước [ngày 15/6=P1Y] và [ngày 15/12 hằng năm=P1Y]",
    "hoàn thành trong thời hạn [45 ngày=P45D]",
    "giai đoạn I ([2021-2025=2021/2025]), giai đoạn II ([2026-2030=2026/2030])",
    "trong các [tháng 7=XXXX-07], [8=XXXX-08] và [9=XXXX-09]",
    "[đầu quý III/2025=2025-Q3]",
    "[Cuối tháng 8 năm 2025=2025-08]",
    "[giữa năm 2026=2026]",
    "từ [tháng 1/2024=2024-01] đến [tháng 6/2025=2025-06]",
    "(từ [2021=2021] đến [2025=2025])",
    "trong giai đoạn từ [2021 - 2025=2021/2025]",
    "[ngày 02-9-1945=1945-09-02]",
    "[02/9=XXXX-09-02]: nghỉ lễ",
    "Hà Nội, [ngày 05 tháng 8 năm 2024=2024-08-05]",
    "Công điện số 78/CĐ-TTg [ngày 03/9/2024=2024-09-03]",
    "([Ngày 20/10=XXXX-10-20])",
    "hạn nộp hồ sơ đến 17h [ngày 30/9=XXXX-09-30]",
    "vào [thứ Sáu hằng tuần=P1W]",
    "[05 năm/lần=P5Y]",
    "[2 năm một lần=P2Y]",
    "[mỗi 6 tháng=P6M] kiểm tra một lần",
    "tổ chức đối thoại [hằng năm=P1Y], ít nhất [01 lần/năm=P1Y]",
    "[Hàng tháng=P1M], [hàng quý=P3M] báo cáo",
    "[ngày 25 của tháng cuối quý=P3M]",
    "trong hai [năm 2024=2024], [2025=2025]; trong 2 [năm 2021-2022=2021/2022]",
    "Vụ Đông Xuân [2024 - 2025=2024/2025]; khắc phục trước mùa mưa [năm 2025=2025]",
    "chậm nhất [30/6=XXXX-06-30]; thời hạn: [15/7=XXXX-07-15]; bắt đầu [1/8=XXXX-08-01], kết thúc [30/8=XXXX-08-30]",
    "[Cuối tháng 12 hằng năm=P1Y] xếp hạng; tiêm phòng [02 đợt/năm=P6M]",
    "Trong [tháng Mười Hai=XXXX-12], [đầu tháng Năm năm 2025=2025-05], [ngày 2 tháng Chín=XXXX-09-02]; [tháng Tư/2024=2024-04]",
    "Chiều [1-7=XXXX-07-01], Sở họp. Từ [1-8=XXXX-08-01] áp dụng giá mới; cuối tuần ([29=XXXX-06-29] và [30-6=XXXX-06-30]); từ 3-5 loại",
    "Tuyến 30 Tháng 4 ngập từ [ngày 2=XXXX-10-02] và [3-10=XXXX-10-03]; nghỉ lễ [30-4=XXXX-04-30]",
    "rà soát văn bản [kỳ 2019-2023=2019/2023]; trong hai ngày làm việc, hội nghị bàn ba việc",
    "hoàn thành việc khử trùng, tiêu độc chuồng trại trong [5 ngày=P5D]; đã xử lý xong trong 5 ngày",
]

RELATIVE = [
    ("kế hoạch năm nay", "năm nay", "XXXX", "relative:year:0"),
    ("so với năm ngoái", "năm ngoái", "XXXX", "relative:year:-1"),
    ("cùng kỳ năm trước", "cùng kỳ năm trước", "XXXX", "relative:same:-1"),
    ("trong tháng này", "tháng này", "XXXX-XX", "relative:month:0"),
    ("đầu tháng 6 này", "đầu tháng 6 này", "XXXX-06", "relative:year:0"),
    ("trước ngày 15 tháng tới", "ngày 15 tháng tới", "XXXX-XX-15", "relative:month:1"),
    ("đến tháng 3 năm sau", "tháng 3 năm sau", "XXXX-03", "relative:year:1"),
    ("Trong ngày mai, UBND quận báo cáo", "ngày mai", "XXXX-XX-XX", "relative:day:1"),
    ("Ngày mai, UBND quận báo cáo", "Ngày mai", "XXXX-XX-XX", "relative:day:1"),
    ("trong quý này", "quý này", "XXXX-QX", "relative:quarter:0"),
    ("trong ngày hôm nay", "ngày hôm nay", "XXXX-XX-XX", "relative:day:0"),
    ("từ đầu năm đến nay", "đầu năm", "XXXX", "relative:year:0"),
    ("trong tuần này", "tuần này", "XXXX-WXX", "relative:week:0"),
    ("6 tháng đầu năm nay", "6 tháng đầu năm nay", "XXXX-H1", "relative:year:0"),
    ("đã nộp từ đầu năm tới nay", "đầu năm", "XXXX", "relative:year:0"),
    ("vào cuối năm", "cuối năm", "XXXX", "relative:year:0"),
    ("đến cuối quý", "cuối quý", "XXXX-QX", "relative:quarter:0"),
    ("so với năm trước", "năm trước", "XXXX", "relative:told year:-1"),
    ("vào đầu tháng sau", "đầu tháng sau", "XXXX-XX", "relative:told month:1"),
    ("Cùng ngày, đoàn kiểm tra", "Cùng ngày", "XXXX-XX-XX", "relative:same day:0"),
    ("8 tháng qua, cả nước", "8 tháng qua", "XXXX-01/XXXX-08", "relative:months past:8"),
    ("đến ngày 31/12 năm sau", "ngày 31/12 năm sau", "XXXX-12-31", "relative:year:1"),
]

NO_DATES = [
    # codes and numbered documents
    "Thông tư 45/2024, Nghị định số 12/2025, Quyết định 12/2024/QĐ-UBND, Nghị quyết 19-2017/NQ-CP",
    "Nghị quyết 19, Đề án 06, Chỉ thị số 05, Quyết định 1880",
    # the year that cites a law
    "Luật Đất đai năm 2024, Luật Phòng, chống tham nhũng năm 2018, Bộ luật Hình sự năm 2015, Hiến pháp năm 2013",
    # counts, fractions, scores, decimals, versions
    "2/3 số hộ; từ 2/3 đại biểu; từ 1/3 đến 2/3 tổng số; đạt 10/12 chỉ tiêu; 5/9 huyện; tỷ lệ 1/500; (2/3)",
    "tỷ số 2-1; 10,5%; 7.5 điểm; phiên bản 2.1; 1.200-2.000 người; 2000-2100 đồng; 70-75%",
    "đến 2020 tỷ đồng; Hơn 2000 hộ; năm 2.000; 599.066,64 ha",
    "trực 24/7, 24/24h; từ 8h30 đến 10h15",
    # telephones, addresses, names
    "ĐT 0912.345.678, 024.38255888; số nhà 12/5 đường Nguyễn Trãi; đường 30/4; Bệnh viện 19-8; Công viên 29/3",
    "Cách mạng tháng Tám; Cách mạng Tháng Mười Nga; tháng năm; các tháng Ba Vì; tháng Hai Bà Trưng",
    "Cách mạng tháng 8; tọa độ 10.5/106.7; hẻm 7/8",
    # vague
    "cuộc thi “Nụ cười ngày mai”; ngày 5 của tháng sau",
    "thời gian tới, hiện nay, những năm qua, trong những năm tới, 3 năm trước, thời gian qua, các năm tiếp theo",
    "giai đoạn 1, giai đoạn 5 năm, cả năm học, quý vị đại biểu, quý báu, hàng hóa, hàng loạt, sáng nay, chiều qua",
    # durations that state no deadline
    "trong 3 năm qua; trong 5 năm tới; sau 10 năm thành lập; 20 năm tù; giấy phép có thời hạn 5 năm; 7 ngày",
    # the same prose, without a date
    "Quốc lộ 1A đoạn Km 12/5; tỷ lệ bản đồ 1/2000; lô A 3/4",
    "chia thành 2/3 nhóm; 3/4 diện tích đã thu hoạch; có đến 3/4 học sinh",
    "Đội tuyển thắng 3-1; trận đấu kết thúc với tỷ số 2-2",
    "từ 3-5 triệu đồng; từ 5-10 người; sau 3-5 năm; trước 5-7 ngày",
    "mức phạt từ 1-2 triệu đồng; giảm từ 10-15%",
    "xe 24 chỗ biển số 29A-123.45; số điện thoại 024-3825-1234",
    "Trường THPT 19-5; Nhà máy Z119; Bệnh viện 30-4; đường 3/2; đường 30 tháng 4; phố 19 tháng 12",
    "Công ty 20-7; Nông trường 1-5; Đoàn 22-12",
    "trẻ từ 6 tháng đến 5 tuổi; phạt tù 6 tháng; thai 9 tháng",
    "thử việc 2 tháng; lương 3 tháng; sau 8 tháng thi công",
    "kỳ hạn 6 tháng lãi suất 5%; gửi tiết kiệm kỳ hạn 12 tháng",
    "sau 3 năm triển khai; qua 5 năm thực hiện; 10 năm xây dựng nông thôn mới",
    "Sau 2 ngày làm việc, hội nghị đã bế mạc",
    "Sau một ngày làm việc khẩn trương, Đại hội đã thành công",
    "trong những năm gần đây; nhiều năm liền; trong nhiều tháng",
    "năm đầu tiên; năm thứ hai; hai năm một; năm xã, năm phường",
    "tháng cao điểm; tháng hành động; tháng thanh niên; ngày hội; tuần lễ áo dài",
    "Điều 5 Luật Đầu tư công năm 2019; Luật Tổ chức chính quyền địa phương 2015",
    "Nghị quyết 57; Kết luận 127; Đề án 1 triệu ha; Chương trình 135; Quyết định 1719",
    "phiên bản 2.0; cách mạng công nghiệp 4.0; đạt 8.5 điểm; 3.0 IELTS",
    "thành lập năm 2.000 hộ; 2024 hộ dân; 2025 người",
    "tiêu chuẩn ISO 9001:2015; TCVN 2622-1995; QCVN 06:2022/BXD",
    "giờ làm việc từ 7h30-11h30; 24/24 giờ; phục vụ 24/7",
    "quý khách; quý 5; đồ quý giá",
    "đường tránh 12/3 km; cao 2,5-3 m; 4/5 sao",
    "hiện nay, thời gian qua, mới đây, sắp tới, vừa qua, trước đây, từ nay",
    "lứa tuổi 18-35; nhóm 1-2; lớp 1-5; khối 10-12",
    "đạt 10/10 điểm; 9/11 xã; 12/12 tiêu chí; đứng thứ 5/63",
    "tỷ lệ nam/nữ là 4/5; chiếm đến 1/3",
    "ngày làm việc; ngày công; ngày nghỉ; ngày hội Đại đoàn kết",
    "cuối tuần, cuối năm học, đầu năm học, đầu mùa mưa",
    "giải quyết thủ tục trong ngày; nhận kết quả cùng ngày",
    "số nhà 25 ngõ 10/5 phố Kim Mã; thửa đất số 5/7",
    "điểm chuẩn 24.5; tỷ giá 25.4; nặng 3.2 kg; tăng 1.5 lần",
    "Đường 2-9; Trường Tiểu học 1-6; Công viên 23-9; sân vận động 19-8",
    "tuyến 3-2 nối Lý Thái Tổ; chợ 30-4",
    "Đội 3-2; nhà số 4-6 Lý Tự Trọng",
    "lúc 10-12 giờ; 5-7 phút; 1-2 tuần; mỗi đợt 3-5 ngày",
    "chiếm 1/3; khoảng 2/5; gần 3/4; hơn 1/2",
    "tăng gấp 2-3 lần so với trước",
    "Nghị định 30; Điều 12; khoản 3; điểm b; Phụ lục II; Mẫu số 01",
    "quá hạn 3 ngày; nghỉ 5 ngày; 2 ngày 1 đêm; 100 ngày đầu",
    "bảo hành 12 tháng; hợp đồng 3 năm; tuổi thọ 20 năm",
    "18 tháng tuổi; 9 tháng tuổi; 24 tháng tù",
    "năm ngành; năm nhóm giải pháp; năm là; Năm là,",
    "Tháng Thanh niên; Tháng Công nhân; Ngày Sách; Tuần lễ Biển",
    "Ngày hội việc làm; ngày càng nhiều; ngày đêm; ngày công",
    "thế kỷ 21; khóa XIV; lần thứ XIII; kỳ họp thứ 9; phiên họp thứ 40",
    "sinh hoạt hè; vụ mùa; vụ hè thu; năm mới; đầu xuân",
    "tối đa 5 năm; thời hạn thuê đất 50 năm; không quá 36 tháng lương",
    "24 giờ; trong vòng 48 giờ; sau 72 giờ",
]


@pytest.mark.parametrize("marked", FOUND)
def test_found_with_value(marked: str) -> None:
    text = unmarked(marked)
    assert [(text[f.start : f.end], f.value) for f in dates.find(text)] == marks(marked)


@pytest.mark.parametrize(("text", "span", "value", "source"), RELATIVE)
def test_relative(text: str, span: str, value: str, source: str) -> None:
    found = [(text[f.start : f.end], f.value, f.source) for f in dates.find(text)]
    assert found == [(span, value, source)]


@pytest.mark.parametrize("text", NO_DATES)
def test_no_date(text: str) -> None:
    assert [text[f.start : f.end] for f in dates.find(text)] == []


def test_a_year_after_a_law_that_is_only_spoken_of_is_a_date() -> None:
    text = "triển khai Luật Đất đai trong năm 2024; chương trình xây dựng luật, pháp lệnh năm 2025"
    assert [f.value for f in dates.find(text)] == ["2024", "2025"]


@pytest.mark.parametrize("text", words().context.dates)
def test_digits_of_the_examples_belong_to_dates(text: str) -> None:
    covered = {i for f in dates.find(text) for i in range(f.start, f.end)}
    assert {i for i, c in enumerate(text) if c.isdigit()} <= covered


@pytest.mark.parametrize("text", words().context.not_dates)
def test_the_examples_of_no_dates_have_none(text: str) -> None:
    assert dates.find(text) == []


def test_every_holiday_is_found_and_every_example_names_one() -> None:
    known = words()
    for name in known.holidays.names:
        assert [f.value for f in dates.find(f"{name} 2/9")] == ["XXXX-09-02"], name
    for example in (*known.holidays.examples, *known.tet.examples):
        assert [(f.start, f.end) for f in dates.find(example)] == [(0, len(example))], example


def test_lunar_years_follow_their_names() -> None:
    tet = words().tet
    for day, name in ((2017, "Đinh Dậu"), (2024, "Giáp Thìn"), (2025, "Ất Tỵ"), (2026, "Bính Ngọ")):
        first = next(d for d in tet.days if d.year == day)
        assert [f.value for f in dates.find(f"dịp Tết {name}")] == [first.isoformat()]
    assert [day.year for day in tet.days] == list(range(2005, 2036))
    assert all((1, 21) <= (day.month, day.day) <= (2, 20) for day in tet.days)


PIECES = [
    "ngày ",
    "tháng ",
    "năm ",
    "quý ",
    "30/11",
    "2022",
    "26/8/2022",
    " - ",
    "và ",
    ", ",
    "(",
    ")",
    "hằng ",
    "đến ",
    "\n",
    "6 tháng đầu năm ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(max_size=60))
def test_spans_are_in_order_trimmed_and_valued(text: str) -> None:
    found = dates.find(text)
    assert found == dates.find(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    for f in found:
        stretch = text[f.start : f.end]
        assert stretch and stretch == stretch.strip()
        assert f.label == "DATE" and f.value


@given(st.dates())
def test_every_day_is_read_back(day: date) -> None:
    assert [f.value for f in dates.find(f"ngày {day:%d/%m}/2024")] == [f"2024-{day:%m-%d}"]


def test_pipe_alone() -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe("vn_dates")
    doc = nlp("họp ngày 30/11, báo cáo hằng năm")
    found = [(doc.text[f.start : f.end], f.label, f.value) for f in found_in(doc, "dates")]
    assert found == [("ngày 30/11", "DATE", "XXXX-11-30"), ("hằng năm", "DATE", "P1Y")]


def test_the_examples_of_the_documentation_run() -> None:
    run_examples("docs/dates.md")
