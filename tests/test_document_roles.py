"""What part a document plays in an article: real sentences through the whole chain, one a line."""

from functools import cache

import pytest

import extractor

CASES = [
    (
        "UBND tỉnh giao Sở Y tế rà soát.\n(Theo Công văn số 6202/UBND-KT, ngày 23/11/2023)",
        {"6202/UBND-KT": "subject"},
    ),
    (
        "Người đi xe máy bị phạt nặng (theo Nghị định số 100/2019/NĐ-CP) khi vượt đèn đỏ.",
        {"100/2019/NĐ-CP": "mention"},
    ),
    (
        "Đây là một trong những nội dung đáng chú ý của Công văn số 423/BVHTTDL-VHCS gửi UBND các tỉnh.",
        {"423/BVHTTDL-VHCS": "subject"},
    ),
    (
        "Kế hoạch vừa được UBND tỉnh Hà Nam ban hành kèm theo Quyết định số 45/QĐ-UBND.",
        {"45/QĐ-UBND": "subject"},
    ),
    (
        "Công điện số 03/CĐ-NHNN do Thống đốc vừa ký đã yêu cầu các ngân hàng rà soát.",
        {"03/CĐ-NHNN": "subject"},
    ),
    (
        "Thủ tướng vừa phê duyệt Đề án phát triển du lịch tại Quyết định số 45/QĐ-TTg.",
        {"45/QĐ-TTg": "subject"},
    ),
    (
        "Sở Y tế vừa nhận được Công văn số 123/BYT-DP của Bộ Y tế yêu cầu rà soát giường bệnh.",
        {"123/BYT-DP": "subject"},
    ),
    (
        "Bộ Y tế vừa có văn bản (số 1234/BYT-DP) gửi các địa phương về phòng bệnh dại.",
        {"1234/BYT-DP": "subject"},
    ),
    (
        "Theo Quyết định số 12/QĐ-UBND ngày 5/1/2024 của UBND tỉnh Nam Định, tỉnh sẽ hỗ trợ người dân.",
        {"12/QĐ-UBND": "subject"},
    ),
    ("Cụ thể, theo Kế hoạch số 45/KH-UBND, Sở Y tế chủ trì kiểm tra các cơ sở.", {"45/KH-UBND": "subject"}),
    (
        "UBND tỉnh Nam Định vừa ban hành Công văn số 33/UBND-VP2 chỉ đạo triển khai thực hiện Công điện số 12/CĐ-TTg ngày 3/2/2024 của Thủ tướng Chính phủ về an toàn giao thông.",
        {"33/UBND-VP2": "subject", "12/CĐ-TTg": "basis"},
    ),
    (
        "Thông báo số 123/TB-VPCP ngày 3/4/2023 kết luận của Phó Thủ tướng Trần Hồng Hà tại cuộc họp về nhà ở nêu rõ các bộ phải khẩn trương rà soát.",
        {"123/TB-VPCP": "subject"},
    ),
    (
        "Văn phòng Chính phủ vừa ban hành Thông báo 88/TB-VPCP kết luận của Thủ tướng Chính phủ.",
        {"88/TB-VPCP": "subject"},
    ),
    (
        "Quyết định số 345/QĐ-TTg do Phó Thủ tướng Lê Thành Long ký ngày 3/4/2024 phê duyệt Đề án phát triển du lịch.",
        {"345/QĐ-TTg": "subject"},
    ),
    (
        "Bộ Tài chính ban hành Thông tư số 12/2024/TT-BTC hướng dẫn Nghị định số 10/2024/NĐ-CP về khu công nghệ cao.",
        {"12/2024/TT-BTC": "subject", "10/2024/NĐ-CP": "basis"},
    ),
    (
        "Chính phủ ban hành Nghị định số 11/2024/NĐ-CP quy định chi tiết và hướng dẫn thi hành một số điều của Luật Giá.",
        {"11/2024/NĐ-CP": "subject", "Luật Giá": "basis"},
    ),
    (
        "Chính phủ vừa ban hành Nghị định số 22/2025/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 15/2020/NĐ-CP.",
        {"22/2025/NĐ-CP": "subject", "15/2020/NĐ-CP": "basis"},
    ),
    (
        "UBND tỉnh yêu cầu các sở, ngành tiếp tục triển khai nghiêm các văn bản chỉ đạo: Chỉ thị số 05/CT-TTg ngày 2/3/2023; Công điện số 08/CĐ-TTg ngày 5/6/2023 của Thủ tướng Chính phủ.",
        {"05/CT-TTg": "basis", "08/CĐ-TTg": "basis"},
    ),
    (
        "Thực hiện ý kiến chỉ đạo của Thủ tướng Chính phủ tại Công văn số 456/VPCP-KTTH ngày 3/3/2022, UBND tỉnh giao Sở Tài chính rà soát các khoản chi.",
        {"456/VPCP-KTTH": "basis"},
    ),
    ("Giá xăng hiện được điều hành theo Nghị định số 83/2014/NĐ-CP.", {"83/2014/NĐ-CP": "mention"}),
    ("Người vi phạm bị phạt 5 triệu đồng theo Nghị định 100/2019/NĐ-CP.", {"100/2019/NĐ-CP": "mention"}),
    (
        "Xã đã được công nhận đạt chuẩn nông thôn mới theo Quyết định số 1115/QĐ-UBND.",
        {"1115/QĐ-UBND": "mention"},
    ),
    ("Sau 5 năm thực hiện Chỉ thị số 05-CT/TW, toàn tỉnh có nhiều mô hình hay.", {"05-CT/TW": "mention"}),
    (
        "Huyện tổ chức hội nghị tổng kết 10 năm thực hiện Nghị quyết số 29-NQ/TW về giáo dục.",
        {"29-NQ/TW": "mention"},
    ),
    (
        "Năm nay là năm cuối thực hiện Quyết định số 972/QĐ-TTg của Thủ tướng Chính phủ.",
        {"972/QĐ-TTg": "mention"},
    ),
    (
        "Đoàn giám sát làm việc với UBND tỉnh về việc thực hiện Nghị quyết số 43/2022/QH15.",
        {"43/2022/QH15": "mention"},
    ),
    (
        "Luật Nhà ở năm 2023 (Luật số 27/2023/QH15) được Quốc hội thông qua ngày 27/11/2023, thay thế Luật Nhà ở năm 2014.",
        {"27/2023/QH15": "subject", "Luật Nhà ở năm 2014": "replaced"},
    ),
    (
        "Bộ Nội vụ vừa có Công văn số 22/BNV-CCHC gửi các địa phương nhằm đẩy nhanh tiến độ Đề án văn hóa công vụ được phê duyệt tại Quyết định số 1847/QĐ-TTg ngày 27/12/2018.",
        {"22/BNV-CCHC": "subject", "1847/QĐ-TTg": "basis"},
    ),
    (
        "UBND tỉnh giao Sở Y tế triển khai Chương trình phòng, chống lao ban hành kèm theo Quyết định số 374/QĐ-TTg ngày 17/3/2014.",
        {"374/QĐ-TTg": "basis"},
    ),
    ("Thủ tục này được quy định tại Thông tư số 29/2015/TT-BYT.", {"29/2015/TT-BYT": "mention"}),
    (
        "Bộ Công an đang lấy ý kiến dự thảo Nghị định thay thế Nghị định số 167/2013/NĐ-CP.",
        {"167/2013/NĐ-CP": "replaced"},
    ),
    (
        "Trước đó, ngày 3/5, Thủ tướng Chính phủ đã ban hành Công điện số 44/CĐ-TTg về phòng, chống cháy rừng.",
        {"44/CĐ-TTg": "mention"},
    ),
    (
        "Ngày 5/6, Chủ tịch UBND tỉnh Lê Văn An ký ban hành Chỉ thị số 06/CT-UBND về phòng cháy rừng; Chỉ thị này thay thế Chỉ thị số 02/CT-UBND ngày 4/3/2018.",
        {"06/CT-UBND": "subject", "02/CT-UBND": "replaced"},
    ),
    (
        "UBND tỉnh ban hành Kế hoạch số 90/KH-UBND nhằm cụ thể hóa Nghị quyết số 12-NQ/TU của Tỉnh ủy.",
        {"90/KH-UBND": "subject", "12-NQ/TU": "basis"},
    ),
    (
        "Để triển khai hiệu quả Nghị quyết số 68-NQ/TW, Thủ tướng yêu cầu các bộ sớm ban hành kế hoạch.",
        {"68-NQ/TW": "basis"},
    ),
    (
        "Sở Giáo dục và Đào tạo vừa có hướng dẫn số 1500/SGDĐT-GDTH về dạy học 2 buổi/ngày, căn cứ Thông tư số 32/2018/TT-BGDĐT.",
        {"1500/SGDĐT-GDTH": "subject", "32/2018/TT-BGDĐT": "basis"},
    ),
    (
        "Bộ Giao thông vận tải cho biết vừa nhận được Công văn số 77/UBND-GT của UBND tỉnh Long An.",
        {"77/UBND-GT": "mention"},
    ),
    (
        "Sở Xây dựng vừa tham mưu UBND tỉnh ban hành Quyết định số 25/2023/QĐ-UBND ngày 5/7/2023 quy định về quản lý nhà chung cư.",
        {"25/2023/QĐ-UBND": "subject"},
    ),
    (
        "Quyết định số 25/2023/QĐ-UBND có hiệu lực từ ngày 15/7/2023, bãi bỏ Quyết định số 10/2018/QĐ-UBND.",
        {"25/2023/QĐ-UBND": "subject", "10/2018/QĐ-UBND": "replaced"},
    ),
    (
        "Ông Nam cho rằng theo Luật Đất đai năm 2024, người dân được bồi thường bằng đất.",
        {"Luật Đất đai năm 2024": "mention"},
    ),
    (
        "UBND tỉnh yêu cầu xử lý nghiêm các vi phạm theo quy định của Luật Đê điều và Nghị định số 03/2022/NĐ-CP.",
        {"Luật Đê điều": "mention", "03/2022/NĐ-CP": "mention"},
    ),
    (
        "Trên cơ sở Kết luận số 83-KL/TW của Bộ Chính trị, Ban Tổ chức Trung ương hướng dẫn các tỉnh ủy thực hiện.",
        {"83-KL/TW": "basis"},
    ),
    (
        "Hội đồng nhân dân tỉnh thông qua Nghị quyết số 07/NQ-HĐND về đầu tư công năm 2024.",
        {"07/NQ-HĐND": "subject"},
    ),
    (
        "Ban Thường vụ Tỉnh ủy ban hành Chỉ thị 15-CT/TU về lãnh đạo đại hội, quán triệt thực hiện Chỉ thị số 45-CT/TW ngày 14/4/2025 của Bộ Chính trị.",
        {"15-CT/TU": "subject", "45-CT/TW": "basis"},
    ),
    (
        "Tại văn bản số 512/UBND-KT ngày 12/2/2024, Chủ tịch UBND tỉnh giao Sở Công Thương kiểm tra.",
        {"512/UBND-KT": "subject"},
    ),
    (
        "Đây là nội dung được nêu trong Công điện số 55/CĐ-TTg của Thủ tướng Chính phủ.",
        {"55/CĐ-TTg": "subject"},
    ),
    (
        "Đó là yêu cầu của Chủ tịch UBND tỉnh tại Công văn số 66/UBND-NC về phòng, chống tội phạm.",
        {"66/UBND-NC": "subject"},
    ),
    (
        "Theo đó, thực hiện Công văn số 99/BNN-TY của Bộ Nông nghiệp và Phát triển nông thôn, UBND tỉnh yêu cầu các huyện tiêm phòng.",
        {"99/BNN-TY": "basis"},
    ),
    ("Công văn số 321/SYT-NVY của Sở Y tế yêu cầu các bệnh viện trực 24/24 giờ.", {"321/SYT-NVY": "subject"}),
    (
        "Bộ Xây dựng vừa có công văn trả lời UBND tỉnh Bình Dương, trong đó dẫn Điều 10 Luật Nhà ở.",
        {"Luật Nhà ở": "mention"},
    ),
    (
        "Đến nay, tỉnh đã ban hành Kế hoạch số 15/KH-UBND và Quyết định số 20/QĐ-UBND để triển khai.",
        {"15/KH-UBND": "mention", "20/QĐ-UBND": "mention"},
    ),
    (
        "Thủ tướng Chính phủ vừa ký ban hành Quyết định số 1520/QĐ-TTg phê duyệt Chiến lược phát triển chăn nuôi giai đoạn 2021-2030, thay thế Quyết định số 10/2008/QĐ-TTg ngày 16/1/2008.",
        {"1520/QĐ-TTg": "subject", "10/2008/QĐ-TTg": "replaced"},
    ),
    (
        "Phó Thủ tướng yêu cầu Bộ Công Thương thực hiện nghiêm Chỉ thị số 13/CT-TTg và các quy định tại Luật Điện lực.",
        {"13/CT-TTg": "basis"},
    ),
    (
        "Kế hoạch số 70/KH-UBND được ban hành nhằm triển khai Quyết định số 749/QĐ-TTg.",
        {"70/KH-UBND": "subject", "749/QĐ-TTg": "basis"},
    ),
    ("Hội nghị quán triệt, triển khai Nghị quyết số 57-NQ/TW được tổ chức sáng 5/3.", {"57-NQ/TW": "basis"}),
    (
        "Việc sắp xếp được thực hiện theo Nghị quyết số 37-NQ/TW và Nghị quyết số 595/NQ-UBTVQH15.",
        {"37-NQ/TW": "mention"},
    ),
    (
        "UBND tỉnh Quảng Nam vừa có công văn hỏa tốc số 1122/UBND-KTN yêu cầu các địa phương sơ tán dân.",
        {"1122/UBND-KTN": "subject"},
    ),
    ("Bộ Y tế vừa có công văn khẩn số 777/BYT-DP về phòng, chống dịch.", {"777/BYT-DP": "subject"}),
    (
        "UBND Thành phố ban hành Văn bản số 4000/UBND-ĐT, trong đó giao Sở Quy hoạch - Kiến trúc rà soát.",
        {"4000/UBND-ĐT": "subject"},
    ),
    (
        "Xét đề nghị của Sở Tài chính tại Tờ trình số 55/TTr-STC, UBND tỉnh đồng ý cho Sở mua sắm thiết bị.",
        {"55/TTr-STC": "basis"},
    ),
    (
        "Sở Nội vụ báo cáo kết quả thực hiện Kế hoạch số 12/KH-UBND trước ngày 15/12.",
        {"12/KH-UBND": "mention"},
    ),
    (
        "Bộ Tài chính vừa có Công văn số 123/BTC-QLG trả lời kiến nghị của cử tri tỉnh Nghệ An. Theo Bộ Tài chính, Luật Giá quy định rõ thẩm quyền định giá. Nghị định số 85/2024/NĐ-CP đã giao UBND cấp tỉnh quyết định.",
        {"123/BTC-QLG": "subject", "Luật Giá": "mention", "85/2024/NĐ-CP": "mention"},
    ),
    (
        "UBND tỉnh Nam Định vừa ban hành Quyết định số 12/QĐ-UBND, căn cứ Luật Đầu tư công năm 2019 và Nghị định số 40/2020/NĐ-CP.",
        {"12/QĐ-UBND": "subject", "Luật Đầu tư công năm 2019": "basis", "40/2020/NĐ-CP": "basis"},
    ),
    (
        "Bộ Y tế ban hành Thông tư số 10/2025/TT-BYT. Thông tư số 12/2015/TT-BYT hết hiệu lực kể từ ngày Thông tư này có hiệu lực.",
        {"10/2025/TT-BYT": "subject", "12/2015/TT-BYT": "replaced"},
    ),
    (
        "UBND tỉnh ban hành Quyết định số 30/2025/QĐ-UBND, thay thế các quyết định: số 12/2018/QĐ-UBND ngày 3/4/2018, số 15/2019/QĐ-UBND ngày 5/6/2019.",
        {"30/2025/QĐ-UBND": "subject", "12/2018/QĐ-UBND": "replaced", "15/2019/QĐ-UBND": "replaced"},
    ),
    (
        "Trả lời Công văn số 45/UBND-KT ngày 5/5/2025 của UBND tỉnh Long An, Bộ Xây dựng đề nghị tỉnh rà soát quy hoạch.",
        {"45/UBND-KT": "basis"},
    ),
    (
        "Kỳ họp đã thông qua 15 nghị quyết, trong đó có Nghị quyết số 12/NQ-HĐND về đầu tư công.",
        {"12/NQ-HĐND": "subject"},
    ),
    (
        "Tại các Quyết định số 100/QĐ-TTg, 101/QĐ-TTg, 102/QĐ-TTg, Thủ tướng Chính phủ bổ nhiệm ba thứ trưởng.",
        {"100/QĐ-TTg": "subject", "101/QĐ-TTg": "subject", "102/QĐ-TTg": "subject"},
    ),
    (
        "Bộ Nội vụ vừa ban hành Thông tư số 7/2025/TT-BNV hướng dẫn thực hiện mức lương cơ sở theo Nghị định số 73/2024/NĐ-CP của Chính phủ.",
        {"7/2025/TT-BNV": "subject", "73/2024/NĐ-CP": "basis"},
    ),
    (
        "Triển khai Luật Trật tự, an toàn giao thông đường bộ, Công an tỉnh yêu cầu các đơn vị tăng cường tuần tra.",
        {"Luật Trật tự, an toàn giao thông đường bộ": "basis"},
    ),
    (
        "Chủ tịch UBND tỉnh yêu cầu các địa phương đẩy mạnh cải cách hành chính gắn với thực hiện Nghị quyết số 19-NQ/TW.",
        {"19-NQ/TW": "basis"},
    ),
    (
        "UBND tỉnh vừa có Công văn số 90/UBND-KT giao Sở Công Thương kiểm tra. Theo Quyết định số 861/QĐ-TTg của Thủ tướng Chính phủ, tỉnh có 20 xã khu vực III.",
        {"90/UBND-KT": "subject", "861/QĐ-TTg": "mention"},
    ),
    (
        "Liên quan đến Công văn số 77/UBND-GT của UBND tỉnh Long An, Bộ Giao thông vận tải cho biết đang nghiên cứu.",
        {"77/UBND-GT": "mention"},
    ),
    (
        "Sở Y tế đề nghị các bệnh viện thực hiện theo Công văn số 100/BYT-DP của Bộ Y tế.",
        {"100/BYT-DP": "basis"},
    ),
    (
        "Sáng 5/3, Ban Tổ chức Tỉnh ủy công bố Quyết định số 120-QĐ/TU về công tác cán bộ.",
        {"120-QĐ/TU": "subject"},
    ),
    (
        "Chủ tịch nước vừa ký Quyết định số 100/QĐ-CTN tặng thưởng Huân chương Lao động.",
        {"100/QĐ-CTN": "subject"},
    ),
    (
        "Nghị định số 168/2024/NĐ-CP đã tăng mạnh mức phạt với hành vi vượt đèn đỏ.",
        {"168/2024/NĐ-CP": "subject"},
    ),
    (
        "Bộ Chính trị vừa ban hành Quy định số 294-QĐ/TW về thi hành Điều lệ Đảng. Quy định này thay thế Quy định số 24-QĐ/TW ngày 30/7/2021.",
        {"294-QĐ/TW": "subject", "24-QĐ/TW": "replaced"},
    ),
    (
        "Ngày 20/5, Thủ tướng Chính phủ ban hành Công điện số 70/CĐ-TTg. Thủ tướng yêu cầu các bộ thực hiện nghiêm Chỉ thị số 10/CT-TTg ngày 22/4/2024, Công điện số 24/CĐ-TTg ngày 23/3/2024.",
        {"70/CĐ-TTg": "subject", "10/CT-TTg": "basis", "24/CĐ-TTg": "basis"},
    ),
    (
        "UBND tỉnh Sơn La có Văn bản số 2200/UBND-KGVX gửi các sở về việc thực hiện Kết luận số 91-KL/TW của Bộ Chính trị.",
        {"2200/UBND-KGVX": "subject", "91-KL/TW": "basis"},
    ),
    (
        "Kế hoạch số 15/KH-UBND của UBND huyện nêu rõ mục tiêu phát triển sản phẩm OCOP theo Quyết định số 919/QĐ-TTg.",
        {"15/KH-UBND": "subject", "919/QĐ-TTg": "basis"},
    ),
    (
        "Việc tinh giản biên chế được thực hiện theo Nghị định số 29/2023/NĐ-CP. Bộ Nội vụ cho biết đã tổng hợp hồ sơ.",
        {"29/2023/NĐ-CP": "mention"},
    ),
    (
        "Bộ trưởng yêu cầu các vụ khẩn trương trình Chính phủ nghị định hướng dẫn thi hành Luật Việc làm năm 2025.",
        {"Luật Việc làm năm 2025": "basis"},
    ),
    (
        "Ngày 12/5, Bộ Công Thương có Văn bản số 3456/BCT-TTTN gửi các thương nhân đầu mối xăng dầu. Văn bản nêu rõ, thực hiện Nghị định số 80/2023/NĐ-CP và Công điện số 55/CĐ-TTg, các thương nhân phải bảo đảm nguồn cung.",
        {"3456/BCT-TTTN": "subject", "80/2023/NĐ-CP": "basis", "55/CĐ-TTg": "basis"},
    ),
    (
        "Văn phòng Chính phủ có công văn số 2233/VPCP-KTTH truyền đạt ý kiến chỉ đạo của Phó Thủ tướng về báo cáo của Bộ Tài chính tại văn bản số 4455/BTC-NSNN.",
        {"2233/VPCP-KTTH": "subject", "4455/BTC-NSNN": "basis"},
    ),
    (
        "Phó Thủ tướng Chính phủ vừa ký Quyết định số 711/QĐ-TTg sửa đổi, bổ sung Quyết định số 1719/QĐ-TTg ngày 14/10/2021 phê duyệt Chương trình mục tiêu quốc gia.",
        {"711/QĐ-TTg": "subject", "1719/QĐ-TTg": "basis"},
    ),
    (
        "Căn cứ Luật Tổ chức chính quyền địa phương, Nghị định số 45/2025/NĐ-CP, HĐND tỉnh ban hành Nghị quyết số 10/NQ-HĐND thành lập Sở Tài chính.",
        {"Luật Tổ chức chính quyền địa phương": "basis", "45/2025/NĐ-CP": "basis", "10/NQ-HĐND": "subject"},
    ),
    (
        "Thông tư số 15/2025/TT-BYT có hiệu lực từ ngày 1/7/2025 và thay thế Thông tư số 14/2013/TT-BYT, Thông tư số 09/2023/TT-BYT.",
        {"15/2025/TT-BYT": "subject", "14/2013/TT-BYT": "replaced", "09/2023/TT-BYT": "replaced"},
    ),
    (
        "Hội nghị trực tuyến triển khai Nghị quyết số 66-NQ/TW diễn ra sáng 18/5. Thủ tướng yêu cầu các bộ khẩn trương xây dựng chương trình hành động.",
        {"66-NQ/TW": "basis"},
    ),
    ("Bộ trưởng cho biết Nghị quyết 68-NQ/TW là động lực mới cho khu vực tư nhân.", {"68-NQ/TW": "mention"}),
    (
        "UBND tỉnh Bình Thuận vừa có Công văn 1888/UBND-NCKSTTHC yêu cầu các sở chấn chỉnh kỷ luật. Trước đó, ngày 5/3/2025, UBND tỉnh có Công văn 900/UBND-NC về việc này.",
        {"1888/UBND-NCKSTTHC": "subject", "900/UBND-NC": "mention"},
    ),
    (
        "Theo Thông báo kết luận số 212/TB-VPCP ngày 5/5/2025, Thủ tướng giao Bộ Xây dựng chủ trì.",
        {"212/TB-VPCP": "subject"},
    ),
    ("Thực hiện Thông báo số 212/TB-VPCP, UBND tỉnh giao Sở Xây dựng rà soát.", {"212/TB-VPCP": "basis"}),
    (
        "Sở Y tế Hà Nội vừa có văn bản yêu cầu các bệnh viện thực hiện nghiêm Thông tư số 26/2025/TT-BYT về kê đơn thuốc.",
        {"26/2025/TT-BYT": "basis"},
    ),
    (
        "UBND tỉnh ban hành Quyết định số 77/QĐ-UBND ngày 2/6/2025 phê duyệt Đề án sắp xếp theo Nghị quyết số 60-NQ/TW ngày 12/4/2025.",
        {"77/QĐ-UBND": "subject", "60-NQ/TW": "basis"},
    ),
    (
        "Kế hoạch được xây dựng trên cơ sở Nghị quyết số 57-NQ/TW và Nghị quyết số 71/NQ-CP.",
        {"57-NQ/TW": "basis", "71/NQ-CP": "basis"},
    ),
    (
        "Đoàn công tác kiểm tra việc chấp hành Luật Bảo vệ môi trường tại các khu công nghiệp.",
        {"Luật Bảo vệ môi trường": "mention"},
    ),
    (
        "Bộ Tư pháp thẩm định dự thảo Nghị định sửa đổi Nghị định số 23/2015/NĐ-CP.",
        {"23/2015/NĐ-CP": "mention"},
    ),
    (
        "Bên cạnh đó, các địa phương tiếp tục thực hiện Chỉ thị số 17/CT-TTg ngày 20/5/2025 của Thủ tướng Chính phủ.",
        {"17/CT-TTg": "basis"},
    ),
    (
        "Thủ tướng Chính phủ yêu cầu các địa phương rà soát theo hướng dẫn tại Công văn số 03/CV-BCĐ ngày 15/4/2025 của Ban Chỉ đạo.",
        {"03/CV-BCĐ": "basis"},
    ),
    (
        "Ngày 1/6/2025, Bộ Nội vụ ban hành Hướng dẫn số 01/HD-BNV thực hiện Nghị định số 178/2024/NĐ-CP, Nghị định số 67/2025/NĐ-CP.",
        {"01/HD-BNV": "subject", "178/2024/NĐ-CP": "basis", "67/2025/NĐ-CP": "basis"},
    ),
    (
        "Quốc hội biểu quyết thông qua Nghị quyết số 197/2025/QH15 về cơ chế đặc biệt trong xây dựng pháp luật.",
        {"197/2025/QH15": "subject"},
    ),
    (
        "Nội dung trên được nêu tại Công văn số 1234/BGDĐT-GDTrH của Bộ Giáo dục và Đào tạo gửi các sở.",
        {"1234/BGDĐT-GDTrH": "subject"},
    ),
    ("Ngành thuế đang áp dụng Nghị định số 70/2025/NĐ-CP về hóa đơn điện tử.", {"70/2025/NĐ-CP": "mention"}),
    (
        "Ngày 2/8, Sở Y tế phát công văn hỏa tốc số 3300/SYT-NVY yêu cầu các bệnh viện trực.",
        {"3300/SYT-NVY": "subject"},
    ),
    (
        "Cấm thu tiền ngoài quy định, đó là nội dung trong công văn số 27/SGDĐT-KHTC.",
        {"27/SGDĐT-KHTC": "subject"},
    ),
    ("Câu chuyện nóng lên khi Chính phủ ban hành Nghị định số 18/2014/NĐ-CP.", {"18/2014/NĐ-CP": "mention"}),
]


@cache
def read(text: str, published: str | None = None) -> dict[str | None, str]:
    """Give the part of each document in an article of that body."""
    found = extractor.extract(f"Tin mới\n{text}", published=published)
    return {d.code or d.title: d.role for d in found.documents}


@pytest.mark.parametrize(("text", "roles"), CASES)
def test_the_part_of_each_document(text, roles):
    found = read(text)
    assert {name: found.get(name) for name in roles} == roles


@pytest.mark.parametrize(
    ("text", "published", "roles"),
    [
        # beside news of today, what was issued long before is no news
        (
            "UBND tỉnh vừa ban hành Kế hoạch số 90/KH-UBND. HĐND tỉnh ban hành Nghị quyết số 33/2021/NQ-HĐND.",
            "2025-06-01",
            {"90/KH-UBND": "subject", "33/2021/NQ-HĐND": "mention"},
        ),
        (
            "UBND tỉnh vừa ban hành Kế hoạch số 90/KH-UBND. HĐND tỉnh ban hành Nghị quyết số 33/2021/NQ-HĐND.",
            "2021-06-01",
            {"90/KH-UBND": "subject", "33/2021/NQ-HĐND": "subject"},
        ),
        # quoted a year after its issue, it is no news even alone
        (
            "Quyết định số 338/QĐ-TTg ngày 3/4/2023 đặt mục tiêu hoàn thành một triệu căn hộ.",
            "2024-06-20",
            {"338/QĐ-TTg": "mention"},
        ),
        (
            "Quyết định số 338/QĐ-TTg ngày 3/4/2023 đặt mục tiêu hoàn thành một triệu căn hộ.",
            "2023-04-05",
            {"338/QĐ-TTg": "subject"},
        ),
        # but a law is explained for years
        (
            "Nghị định số 83/2021/NĐ-CP ngày 3/4/2021 quy định mức phí mới.",
            "2024-06-20",
            {"83/2021/NĐ-CP": "subject"},
        ),
    ],
)
def test_what_is_news_depends_on_the_day(text, published, roles):
    assert read(text, published) == roles
