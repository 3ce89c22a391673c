"""Who is told to do what: a line a case, as a reader of administrative prose would put it.

``expected`` has a line a task: ``leads + coordinators: task [deadline]``, ``-`` where nobody is named.
"""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import extractor
from extractor.records import Extraction


def told(extraction: Extraction) -> list[str]:
    """Put the tasks of an extraction into lines."""
    names = {e.id: e.name for e in extraction.entities}
    lines = []
    for task in extraction.tasks:
        duty = next((a for a in extraction.assignments if task.id in a.tasks), None)
        who = "-"
        if duty is not None:
            who = ", ".join(names[b] for b in duty.leads)
            who += "".join(f" + {names[b]}" for b in duty.coordinators)
        due = f" [{task.relation or 'mỗi'} {task.deadline}]" if task.deadline else ""
        lines.append(f"{who}: {task.text}{due}")
    return lines


def read(text: str) -> Extraction:
    return extractor.extract(text, published="2017-05")


ORDERS = {
    "Định kỳ 15 ngày/lần, các sở, ngành báo cáo kết quả về Sở Nông nghiệp và Môi trường.": [
        "các sở, ngành: báo cáo kết quả về Sở Nông nghiệp và Môi trường [mỗi P15D]"
    ],
    "UBND tỉnh giao Sở Y tế rà soát. Còn UBND các huyện, ngoài việc ra quân trong tháng 5, phải kiểm tra các chợ.": [
        "Sở Y tế: rà soát",
        "Ủy ban nhân dân các huyện: kiểm tra các chợ",
    ],
    "Thanh tra Chính phủ kiến nghị UBND tỉnh Bình Thuận tổ chức kiểm điểm.": [
        "Ủy ban nhân dân tỉnh Bình Thuận: tổ chức kiểm điểm"
    ],
    "Theo Nghị quyết của Chính phủ, Chính phủ chỉ đạo Bộ Tài chính chủ trì nghiên cứu lộ trình kiểm soát giá.": [
        "Bộ Tài chính: nghiên cứu lộ trình kiểm soát giá"
    ],
    "Theo Kế hoạch của UBND tỉnh, Sở Y tế chỉ đạo các bệnh viện rà soát giường bệnh.": [
        "Sở Y tế: chỉ đạo các bệnh viện rà soát giường bệnh"
    ],
    "Ban Bí thư yêu cầu các cấp ủy tập trung thực hiện 2 nhiệm vụ trọng tâm.\nThứ nhất, toàn hệ thống chính trị siết chặt kỷ luật. Tháng giêng không còn là tháng ăn chơi.\nThứ hai, hoàn thành việc bổ sung chương trình hành động trong quý I/2018.": [
        "các cấp ủy: tập trung thực hiện 2 nhiệm vụ trọng tâm",
        "-: siết chặt kỷ luật",
        "các cấp ủy: hoàn thành việc bổ sung chương trình hành động trong quý I/2018 [in 2018-Q1]",
    ],
    "Cục Quản lý Dược yêu cầu trong vòng 3 ngày, Công ty Dược Hậu Giang phải thu hồi lô thuốc.": [
        "Công ty Dược Hậu Giang: thu hồi lô thuốc [in P3D]"
    ],
    "Thủ tướng yêu cầu các bộ rà soát hồ đập.\nThủ tướng chỉ đạo căn cứ tình hình thực tế để xử lý.": [
        "các bộ: rà soát hồ đập"
    ],
    "Phó Thủ tướng Trịnh Văn B giao Bộ Xây dựng nghiên cứu, hoàn chỉnh dự thảo Nghị định, trình Chính phủ trước ngày 15/7/2017.": [
        "Bộ Xây dựng: nghiên cứu, hoàn chỉnh dự thảo Nghị định, trình Chính phủ trước ngày 15/7/2017 [before 2017-07-15]"
    ],
    "Thủ tướng yêu cầu Bộ Tài chính chủ trì, phối hợp với Bộ Công Thương và các cơ quan liên quan xây dựng phương án giá trong tháng 6/2017.": [
        "Bộ Tài chính + Bộ Công Thương + các cơ quan liên quan: xây dựng phương án giá trong tháng 6/2017 [in 2017-06]"
    ],
    "Về kiến nghị của UBND tỉnh Quảng Nam, Phó Thủ tướng giao Bộ Kế hoạch và Đầu tư chủ trì xem xét, xử lý theo quy định.": [
        "Bộ Kế hoạch và Đầu tư: xem xét, xử lý theo quy định"
    ],
    "Bộ Giao thông vận tải được giao chủ trì, phối hợp với Bộ Công an tổng kiểm tra xe khách.": [
        "Bộ Giao thông vận tải + Bộ Công an: tổng kiểm tra xe khách"
    ],
    "Trong công điện, Thủ tướng yêu cầu Bộ Y tế thường xuyên cập nhật tình hình dịch; Bộ Quốc phòng, Bộ Công an chủ động ứng phó.": [
        "Bộ Y tế: thường xuyên cập nhật tình hình dịch",
        "Bộ Quốc phòng, Bộ Công an: chủ động ứng phó",
    ],
    "Thủ tướng nhấn mạnh, các bộ, ngành, địa phương cần đẩy mạnh cải cách hành chính.": [
        "các bộ, ngành, địa phương: đẩy mạnh cải cách hành chính"
    ],
    "Thủ tướng yêu cầu trong quý II/2017, Bộ Tài chính phải trình phương án cổ phần hóa.": [
        "Bộ Tài chính: trình phương án cổ phần hóa [in 2017-Q2]"
    ],
    "Bộ Tài chính đề nghị Bộ Công Thương có ý kiến bằng văn bản trước ngày 10/3/2017.": [
        "Bộ Công Thương: có ý kiến bằng văn bản trước ngày 10/3/2017 [before 2017-03-10]"
    ],
    "Bộ Công an có trách nhiệm hướng dẫn, kiểm tra việc thực hiện; định kỳ hằng năm báo cáo Thủ tướng Chính phủ.": [
        "Bộ Công an: hướng dẫn, kiểm tra việc thực hiện",
        "Bộ Công an: định kỳ hằng năm báo cáo Thủ tướng Chính phủ [mỗi P1Y]",
    ],
    "Thủ tướng giao Bộ Công an rà soát các quy định; hoàn thành trước ngày 30/6/2017.": [
        "Bộ Công an: rà soát các quy định; hoàn thành trước ngày 30/6/2017 [before 2017-06-30]"
    ],
    "Thủ tướng chỉ đạo không để thiếu điện trong mùa khô; kiên quyết xử lý các trường hợp vi phạm.": [
        "-: không để thiếu điện trong mùa khô",
        "-: kiên quyết xử lý các trường hợp vi phạm",
    ],
    "Thủ tướng yêu cầu các bộ, ngành, địa phương:\n- Rà soát thủ tục hành chính;\n- Công khai kết quả trước ngày 30/6/2025.": [
        "các bộ, ngành, địa phương: Rà soát thủ tục hành chính",
        "các bộ, ngành, địa phương: Công khai kết quả trước ngày 30/6/2025 [before 2025-06-30]",
    ],
    "Từ ngày 22/10/2017, Bộ Công an sẽ kiểm tra các cơ sở kinh doanh.": [
        "Bộ Công an: kiểm tra các cơ sở kinh doanh [from 2017-10-22]"
    ],
    "Thủ tướng yêu cầu các bộ, ngành, địa phương trước ngày 20/4/2017 phải báo cáo tình hình.": [
        "các bộ, ngành, địa phương: báo cáo tình hình [before 2017-04-20]"
    ],
    "Chủ tịch UBND tỉnh Bình Thuận chỉ thị:\nI. Nhiệm vụ chung\nSở Y tế tập trung thực hiện một số công việc sau:\n- Rà soát quy hoạch.": [
        "Sở Y tế tỉnh Bình Thuận: Rà soát quy hoạch"
    ],
    "UBND tỉnh Bình Thuận yêu cầu Sở Y tế rà soát. UBND tỉnh Bình Thuận chỉ đạo Công an tỉnh kiểm tra các chợ.": [
        "Sở Y tế tỉnh Bình Thuận: rà soát",
        "Công an tỉnh Bình Thuận: kiểm tra các chợ",
    ],
    "UBND tỉnh Bình Thuận yêu cầu Sở Y tế chỉ đạo các đơn vị kiểm tra các chợ.": [
        "Sở Y tế tỉnh Bình Thuận: chỉ đạo các đơn vị kiểm tra các chợ"
    ],
    "Cục An toàn thực phẩm đã chuyển thông tin cho Vụ Khoa học và Công nghệ (Bộ Công Thương), đề nghị rà soát các sản phẩm.": [
        "Vụ Khoa học và Công nghệ: rà soát các sản phẩm"
    ],
    "Thủ tướng yêu cầu Bộ Y tế hằng tuần công bố kết quả.": ["Bộ Y tế: hằng tuần công bố kết quả [mỗi P1W]"],
    "Thủ tướng yêu cầu Bộ Y tế xây dựng kế hoạch hằng năm.": ["Bộ Y tế: xây dựng kế hoạch hằng năm"],
    "Bộ Y tế sẽ mở rộng bảo hiểm y tế, đến năm 2020 đạt 90% dân số.": [
        "Bộ Y tế: mở rộng bảo hiểm y tế, đến năm 2020 đạt 90% dân số [by 2020]"
    ],
    "Chính phủ giao Bộ Tài chính theo dõi sát thị trường. Chủ trì, phối hợp với Bộ Công Thương kiểm soát giá. Rà soát tài sản công.": [
        "Bộ Tài chính: theo dõi sát thị trường",
        "Bộ Tài chính + Bộ Công Thương: kiểm soát giá",
        "Bộ Tài chính: Rà soát tài sản công",
    ],
    "Đối với các hãng hàng không, Cục Hàng không Việt Nam yêu cầu chủ động điều chỉnh kế hoạch bay.": [
        "các hãng hàng không: chủ động điều chỉnh kế hoạch bay"
    ],
    "Thủ tướng đồng ý chủ trương đầu tư dự án; giao Bộ Xây dựng tổ chức thực hiện theo quy định.": [
        "Bộ Xây dựng: tổ chức thực hiện theo quy định"
    ],
    "Giao Bộ Công Thương chủ trì, Bộ Tài chính phối hợp, rà soát quy hoạch điện.": [
        "Bộ Công Thương + Bộ Tài chính: rà soát quy hoạch điện"
    ],
    "Bộ Xây dựng sẽ phối hợp với Bộ Tài chính sửa đổi Thông tư trong quý IV/2025.": [
        "Bộ Xây dựng + Bộ Tài chính: sửa đổi Thông tư trong quý IV/2025 [in 2025-Q4]"
    ],
    "Phó Thủ tướng yêu cầu Bộ Công an chỉ đạo Cơ quan Cảnh sát điều tra làm rõ vụ việc.": [
        "Bộ Công an: chỉ đạo Cơ quan Cảnh sát điều tra làm rõ vụ việc"
    ],
}

NO_ORDERS = [
    "Thời gian qua, UBND tỉnh đã chỉ đạo các sở, ngành triển khai nhiều giải pháp, đạt kết quả tích cực.",
    "Sở Y tế đã phối hợp với Công an tỉnh tổ chức kiểm tra 20 cơ sở, xử phạt 5 cơ sở.",
    "Bộ Công an đang phối hợp với Bộ Quốc phòng điều tra vụ việc.",
    "Chuyên gia cho rằng cần sớm hoàn thiện khung pháp lý.",
    "Chiều 5/6, Bộ Y tế tổ chức hội nghị tổng kết công tác y tế dự phòng.",
    "Thủ tướng đánh giá cao nỗ lực của Bộ Công an trong phòng chống tội phạm.",
    "Bộ trưởng Bộ Y tế chủ trì cuộc họp với các bệnh viện.",
    "Hiệp hội kiến nghị Chính phủ giảm thuế cho doanh nghiệp.",
    "Hội nghị nhằm đánh giá kết quả thực hiện nghị quyết và bàn giải pháp cho thời gian tới.",
    "Việc này được thực hiện theo yêu cầu của Bộ Tài chính và sự chỉ đạo của Thủ tướng.",
    "Báo Lao Động sẽ tiếp tục thông tin về vụ việc.",
    "Doanh nghiệp được quyền lựa chọn hình thức nộp thuế.",
    "",
]


@pytest.mark.parametrize(("text", "expected"), ORDERS.items(), ids=[t[:40] for t in ORDERS])
def test_orders(text, expected):
    assert told(read(text)) == expected


@pytest.mark.parametrize("text", NO_ORDERS, ids=[t[:40] for t in NO_ORDERS])
def test_no_orders(text):
    assert told(read(text)) == []


# Who leads, in each way that an order is worded: the first of the bodies told.
LEADS = {
    "UBND tỉnh vừa có văn bản yêu cầu Sở Y tế rà soát các bệnh viện.": "Sở Y tế",
    "UBND tỉnh vừa có văn bản chỉ đạo Sở Y tế rà soát các bệnh viện.": "Sở Y tế",
    "UBND tỉnh vừa ban hành văn bản giao Sở Y tế rà soát các bệnh viện.": "Sở Y tế",
    "UBND tỉnh vừa có công văn hỏa tốc gửi Sở Y tế về việc tăng cường phòng dịch. Trong đó yêu cầu Sở Y tế rà soát các bệnh viện.": "Sở Y tế",
    "Trong văn bản, UBND tỉnh yêu cầu Sở Y tế rà soát các bệnh viện.": "Sở Y tế",
    "Tại văn bản này, UBND tỉnh yêu cầu Sở Y tế rà soát các bệnh viện.": "Sở Y tế",
    "UBND tỉnh cũng yêu cầu Sở Y tế rà soát các bệnh viện.": "Sở Y tế",
    "Để chủ động phòng dịch, UBND tỉnh yêu cầu Sở Y tế rà soát các bệnh viện.": "Sở Y tế",
    "Trước tình hình trên, Chủ tịch UBND tỉnh Nguyễn Văn An đã yêu cầu Sở Y tế khẩn trương rà soát các bệnh viện.": "Sở Y tế",
    "Ông Nguyễn Văn An, Chủ tịch UBND tỉnh, yêu cầu Sở Y tế rà soát các bệnh viện.": "Sở Y tế",
    "Ông Nguyễn Văn An - Chủ tịch UBND tỉnh đề nghị Sở Y tế rà soát các bệnh viện.": "Sở Y tế",
    "Chủ tịch UBND tỉnh giao Giám đốc Sở Y tế chịu trách nhiệm rà soát các bệnh viện.": "Giám đốc Sở Y tế",
    "Theo đó, Sở Y tế được giao nhiệm vụ rà soát các bệnh viện.": "Sở Y tế",
    "Sở Y tế được UBND tỉnh giao làm chủ đầu tư dự án bệnh viện.": "Sở Y tế",
    "Sở Y tế có nhiệm vụ rà soát các bệnh viện.": "Sở Y tế",
    "Sở Y tế chịu trách nhiệm rà soát các bệnh viện.": "Sở Y tế",
    "Sở Y tế là cơ quan chủ trì rà soát các bệnh viện.": "Sở Y tế",
    "UBND tỉnh giao cho Sở Y tế chủ trì, phối hợp các đơn vị rà soát các bệnh viện.": "Sở Y tế",
    "Phó Thủ tướng giao Bộ Y tế chủ trì, cùng Bộ Tài chính nghiên cứu cơ chế tự chủ.": "Bộ Y tế",
    "Phó Thủ tướng đồng ý với đề xuất của UBND tỉnh; giao Bộ Y tế hướng dẫn thực hiện.": "Bộ Y tế",
    "Về đề nghị của UBND tỉnh Hà Nam, Phó Thủ tướng giao Bộ Y tế xem xét, xử lý.": "Bộ Y tế",
    "Xét báo cáo của Bộ Công an, Thủ tướng giao Bộ Y tế xem xét, xử lý theo quy định.": "Bộ Y tế",
    "Thủ tướng Chính phủ có ý kiến giao Bộ Y tế xem xét, xử lý theo quy định.": "Bộ Y tế",
    "Thủ tướng yêu cầu Bộ trưởng Bộ Y tế trực tiếp chỉ đạo kiểm tra.": "Bộ trưởng Bộ Y tế",
    "Thủ tướng phê bình Bộ Y tế và yêu cầu Bộ này rà soát các bệnh viện.": "Bộ Y tế",
    "Thủ tướng nhắc nhở Bộ Y tế cần rà soát các bệnh viện.": "Bộ Y tế",
    "Thủ tướng nêu rõ Bộ Y tế phải rà soát các bệnh viện.": "Bộ Y tế",
    "Thủ tướng lưu ý Bộ Y tế trong quá trình triển khai cần rà soát các bệnh viện.": "Bộ Y tế",
    "Thủ tướng: Bộ Y tế phải rà soát các bệnh viện.": "Bộ Y tế",
    "Theo Thủ tướng, Bộ Y tế cần rà soát các bệnh viện.": "Bộ Y tế",
    "Theo yêu cầu của Thủ tướng, Bộ Y tế phải rà soát các bệnh viện.": "Bộ Y tế",
    "Thực hiện chỉ đạo của Thủ tướng, Bộ Y tế yêu cầu Sở Y tế rà soát các bệnh viện.": "Sở Y tế",
    "Bộ Y tế đề nghị: Sở Y tế các tỉnh rà soát các bệnh viện.": "Sở Y tế các tỉnh",
    "Bộ Y tế yêu cầu giám đốc các bệnh viện trực thuộc rà soát quy trình.": "Giám đốc các bệnh viện trực thuộc",
    "Sở Y tế yêu cầu các cơ sở khám chữa bệnh trên địa bàn rà soát quy trình.": "các cơ sở khám chữa bệnh trên địa bàn",
    "Cục trưởng Cục Hàng không yêu cầu Cảng vụ hàng không miền Bắc giám sát chặt chẽ.": "Cảng vụ hàng không miền Bắc",
    "Bộ GTVT giao Tổng cục Đường bộ Việt Nam tổ chức kiểm tra, báo cáo Bộ trước ngày 15/6.": "Tổng cục Đường bộ Việt Nam",
    "Bộ GTVT giao Vụ Vận tải là đầu mối tổng hợp, báo cáo Bộ trước ngày 15/6.": "Vụ Vận tải",
    "Công an TP Hà Nội được yêu cầu điều tra, làm rõ vụ việc.": "Công an thành phố Hà Nội",
    "Thủ tướng giao Thanh tra Chính phủ thanh tra toàn diện dự án.": "Thanh tra Chính phủ",
    "Chủ tịch nước đề nghị ngành tư pháp tiếp tục cải cách.": "ngành tư pháp",
    "HĐND tỉnh giao UBND tỉnh tổ chức thực hiện nghị quyết.": "Ủy ban nhân dân tỉnh",
    "Nghị quyết giao Chính phủ quy định chi tiết.": "Chính phủ",
    "Quốc hội giao Chính phủ chỉ đạo tổ chức thi hành Luật.": "Chính phủ",
    "Ban Thường vụ Tỉnh ủy yêu cầu các huyện ủy, thành ủy tổ chức học tập nghị quyết.": "các huyện ủy, thành ủy",
    "Bí thư Thành ủy đề nghị Đảng bộ quận 1 tập trung chỉnh trang đô thị.": "Đảng bộ quận 1",
    "Đồng chí Bí thư yêu cầu cấp ủy các cấp tập trung chỉ đạo.": "cấp ủy các cấp",
    "Bộ Công Thương yêu cầu EVN, TKV, PVN bảo đảm cung ứng điện.": "Tập đoàn Điện lực Việt Nam",
    "Tòa án nhân dân tối cao yêu cầu các tòa án rút kinh nghiệm.": "các tòa án",
    "Viện KSND tỉnh kiến nghị UBND huyện khắc phục vi phạm.": "Ủy ban nhân dân huyện",
}


@pytest.mark.parametrize(("text", "lead"), LEADS.items(), ids=[t[:60] for t in LEADS])
def test_who_is_told(text, lead):
    extraction = read(text)
    names = {e.id: e.name for e in extraction.entities}
    told_first = [names[a.leads[0]] for a in extraction.assignments if a.leads]
    assert [name.lower() for name in told_first][:1] == [lead.lower()] or told_first[0].startswith(f"{lead} ")


ASSIGNERS = {
    "Thủ tướng yêu cầu Bộ Y tế kiểm tra thông tin.": "Thủ tướng Chính phủ",
    "Văn phòng Chính phủ có văn bản truyền đạt ý kiến của Phó Thủ tướng yêu cầu Bộ Y tế kiểm tra.": "Phó Thủ tướng Chính phủ",
    "Thủ tướng ký Công điện số 732/CĐ-TTg gửi Bộ Y tế yêu cầu tập trung ứng phó mưa lũ.": "Thủ tướng Chính phủ",
    "Bộ Y tế sẽ tổ chức tập huấn cho nhân viên.": None,
    "Theo chỉ đạo của Thủ tướng, các bệnh viện phải bố trí khu cách ly.": "Thủ tướng Chính phủ",
    "Văn phòng Chính phủ truyền đạt ý kiến Phó Thủ tướng về phản ánh của báo chí. Cụ thể, giao Bộ Y tế làm rõ.": "Phó Thủ tướng Chính phủ",
    "Bộ trưởng Bộ Công Thương Lê Văn Thắng làm việc với Bộ Y tế. Ông yêu cầu Sở Công Thương kiểm tra.": "Bộ trưởng Bộ Công Thương",
    "Tham dự có ông Lê Văn Thắng, Bộ trưởng Bộ Công Thương. Ông Thắng yêu cầu Bộ Y tế kiểm tra.": "Bộ trưởng Bộ Công Thương",
    "Bộ trưởng Bộ Y tế Lê Văn Thắng tiếp Bộ trưởng Bộ Nội vụ Trần Thị Hoa. Ông Thắng yêu cầu Bộ Công an kiểm tra.": "Bộ trưởng Bộ Y tế",
}


@pytest.mark.parametrize(("text", "name"), ASSIGNERS.items())
def test_who_gives_the_order(text, name):
    extraction = read(text)
    names = {e.id: e.name for e in extraction.entities}
    assert [names.get(a.assigner or "") for a in extraction.assignments] == [name]


def test_headlines_and_captions_yield_no_tasks():
    body = "Thủ tướng yêu cầu Bộ Y tế kiểm tra thông tin."
    extraction = extractor.extract(f"Yêu cầu Bộ Y tế kiểm tra\n{body}", title="Yêu cầu Bộ Y tế kiểm tra")
    assert [t.text for t in extraction.tasks] == ["kiểm tra thông tin"]


def test_the_title_of_a_plan_is_no_task():
    assert (
        told(
            read(
                "UBND TỈNH ĐỒNG THÁP\n\nKẾ HOẠCH\n\nThực hiện công tác an toàn thực phẩm\n\nNăm nay mưa nhiều."
            )
        )
        == []
    )


def test_a_task_that_points_back_carries_what_it_points_to():
    extraction = read(
        "Kế hoạch đề ra nhiệm vụ phát triển sự nghiệp văn hóa. Bảo đảm an sinh xã hội. "
        "UBND tỉnh giao Sở Y tế chủ trì phối hợp với các cơ quan liên quan tham mưu thực hiện nhiệm vụ này."
    )
    assert [len(a.tasks) for a in extraction.assignments] == [3]


def test_kinds_by_heading():
    extraction = read(
        "Phương hướng thời gian tới\n\n3 khâu đột phá:\n\n- Hoàn thiện thể chế về đất đai.\n\n- Phát triển nguồn nhân lực."
    )
    assert {t.kind for t in extraction.tasks} == {"breakthrough"}
    assert all(t.heading == "3 khâu đột phá" for t in extraction.tasks)


WORDS = [
    "Thủ tướng",
    "yêu cầu",
    "Bộ Y tế",
    "giao",
    "chủ trì",
    ",",
    ";",
    ".",
    "phối hợp với",
    "các sở",
    "(",
    ")",
    "rà soát",
    "ngày 5/6",
    "cần",
    "để",
    ":",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_any_run_of_words_gives_sound_records(words):
    extraction = read(" ".join(words))
    text = extraction.article.text
    ids = {t.id for t in extraction.tasks}
    for record in [*extraction.tasks, *extraction.assignments]:
        assert text[record.start : record.end] == record.text
        assert re.fullmatch(r"\S(.*\S)?", record.text, re.DOTALL)
    assert all(a.leads and set(a.tasks) <= ids for a in extraction.assignments)
    assert read(" ".join(words)) == extraction
