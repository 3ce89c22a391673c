"""Bodies: what is found, with exact edges; what is none; and that it works on any text in linear time."""

import itertools
import re
from functools import partial
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from extractor.knowledge import load
from extractor.layers import found_in
from extractor.tag import bodies
from extractor.tag.bodies import find_bodies
from extractor.tag.body_words import BodyHeads, vocabulary
from extractor.tag.syllables import Phrases, fold_syllable, glue_points, is_syllable, read_syllables
from tests.growth import steps

PLAIN = {"nlp": {"tokenizer": {"use_pyvi": False}}}
_MARK = re.compile(r"\[([^\[\]]+)\]")

FOUND = [
    # groups, where they act or are addressed
    "[UBND TP HCM] giao [các sở, ban, ngành], [UBND TP Thủ Đức và các huyện] trả lời kết quả.",
    "[Sở Quy hoạch - Kiến trúc] phối hợp với [các sở, ngành liên quan] và [UBND các huyện, quận] đánh giá tình hình.",
    "[Ban Chỉ huy Phòng, chống thiên tai và TKCN tỉnh] chỉ đạo [các địa phương, đơn vị] thực hiện.",
    "[UBND tỉnh Nghệ An] yêu cầu [Ban Chỉ huy phòng chống thiên tai – Tìm kiếm cứu nạn và phòng thủ dân sự], [các sở, ngành và địa phương] theo dõi.",
    "[Sở Y tế các tỉnh, thành phố trực thuộc Trung ương] phối hợp với [các đơn vị chức năng liên quan trên địa bàn] xây dựng kế hoạch.",
    "[Các Bộ Y tế, Nông nghiệp và Phát triển nông thôn, Công Thương] tiến hành kiểm tra.",
    "[Phòng Giáo dục và Đào tạo quận Cầu Giấy] yêu cầu [các trường mầm non, tiểu học] báo cáo.",
    "[Sở Nội vụ] chủ trì, phối hợp với [Sở Tài chính], [Văn phòng UBND tỉnh] và [các cơ quan, đơn vị có liên quan] tham mưu.",
    "Yêu cầu [các sở, ban, ngành, đoàn thể cấp tỉnh]; [UBND các huyện, thành phố] thực hiện.",
    "[Thành phố] yêu cầu [các quận, huyện, thị xã] rà soát. [Hà Nội] giao [Sở Tài chính] bố trí kinh phí.",
    "Theo [Bộ Nội vụ], việc này cần làm sớm. [Bộ] đề nghị [các địa phương] báo cáo.",
    "Yêu cầu [các Sở: Tài chính, Xây dựng, Kế hoạch và Đầu tư] tham mưu. [Giám đốc các Sở: Y tế, Nội vụ] chịu trách nhiệm.",
    "[Thanh tra Chính phủ] kiến nghị [UBND tỉnh] xử lý; Chính phủ kiến tạo là mục tiêu.",
    "[Quốc hội] đồng ý chủ trương; [Ủy ban Thường vụ Quốc hội] thảo luận dự án Luật.",
    "[Ngân hàng Nhà nước] thông tin về tỷ giá; [Mặt trận Tổ quốc Việt Nam] vận động nhân dân.",
    "[UBND tỉnh] thành lập tổ; [Chủ tịch UBND tỉnh] ủy quyền cho [Sở Y tế] kiểm tra.",
    "[UBND các tỉnh] khu vực Bắc Trung bộ rà soát; Bắc Trung bộ có mưa.",
    "[Tổng Giám đốc EVN] yêu cầu [các đơn vị thành viên] tiết kiệm điện.",
    "[Bộ Tư pháp] được giao chủ trì, phối hợp với [Bộ Công an], [Tòa án nhân dân tối cao], [Viện Kiểm sát nhân dân tối cao] và [các cơ quan liên quan] xây dựng dự thảo.",
    "[Thủ tướng Chính phủ] phê bình [các bộ, cơ quan trung ương, địa phương] giải ngân thấp.",
    "[Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ], [UBND các tỉnh, thành phố trực thuộc trung ương] thực hiện nghiêm.",
    "[Các Bộ, ngành, địa phương] cần khẩn trương rà soát. [Các tỉnh miền Trung] chủ động ứng phó.",
    "[UBND tỉnh] yêu cầu [các chủ đầu tư], [các nhà thầu] đẩy nhanh tiến độ thi công.",
    "[Bộ GD&ĐT] đề nghị [các Sở] cung cấp số liệu thống kê.",
    "[Chủ tịch UBND tỉnh] Đoàn Văn Việt yêu cầu [Tỉnh Đoàn Bình Thuận], [Đoàn Luật sư TP Hà Nội] rà soát.",
    "[Bí thư Trung ương Đoàn TNCS Hồ Chí Minh] Đoàn Thị Hoa dự.",
    "[Sở Xây dựng] đề nghị [chủ đầu tư] khắc phục. [Nhà thầu] phải chịu trách nhiệm.",
    "[Ngân hàng Nhà nước chi nhánh TP.HCM] yêu cầu [các tổ chức tín dụng] giảm lãi suất.",
    "[MTTQ tỉnh] và [các tổ chức thành viên] giám sát. [Ủy ban MTTQ các cấp] vận động nhân dân.",
    "[Cấp ủy, tổ chức đảng các cấp] phải nghiêm túc kiểm điểm.",
    "[UBND tỉnh] yêu cầu [các sở, ngành tỉnh], [các cơ quan chuyên môn thuộc UBND tỉnh], [các đơn vị sự nghiệp công lập trực thuộc Sở] thực hiện.",
    "[Sở Y tế] yêu cầu [các phòng, ban chuyên môn], [các cơ quan, đơn vị, địa phương] báo cáo.",
    "[UBND TP] giao [các sở, ban, ngành thành phố], [UBND các quận, huyện, thị xã], [UBND các xã, phường, thị trấn] tuyên truyền.",
    "[Ban Bí thư] yêu cầu [các cấp ủy đảng, chính quyền], [các ban, bộ, ngành, đoàn thể Trung ương] quán triệt.",
    # offices
    "[Chủ tịch UBND các quận 1, 3, 10, Tân Bình và Tân Phú] có trách nhiệm rà soát.",
    "[UBND TPHCM] vừa yêu cầu [Giám đốc các sở, ngành liên quan] và [Trưởng Ban Quản lý đường sắt đô thị TPHCM] khẩn trương thực hiện.",
    "[Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ] ký văn bản.",
    "[Thủ tướng] yêu cầu [Bộ Công Thương] xử lý thông tin [Báo Thanh niên] phản ánh.",
    "[Giám đốc Trung tâm năng lượng và tăng trưởng xanh] cho biết.",
    "Đồng chí Nguyễn Văn An, Ủy viên [TW Đảng], [Bí thư Tỉnh ủy], [Trưởng Đoàn ĐBQH Tỉnh] chủ trì.",
    "[Bí thư Tỉnh ủy], [Trưởng đoàn Đại biểu Quốc hội tỉnh] dự hội nghị.",
    "[Bộ trưởng các Bộ: Quốc phòng, Công an, Nông nghiệp và Môi trường] tiếp tục chỉ đạo.",
    "[Trưởng Ban chỉ đạo Quốc gia phòng, chống dịch COVID-19] chủ trì.",
    "[Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam] Đỗ Văn Chiến dự.",
    "[Trưởng Ban Dân vận Trung ương] Bùi Thị Minh Hoài phát biểu.",
    "[Chủ nhiệm Ủy ban Xã hội của Quốc hội] Nguyễn Thúy Anh nêu ý kiến.",
    "[Phó Chánh Văn phòng Thường trực Văn phòng Trung ương Đảng] Lâm Thị Phương Thanh dự.",
    "[Tổng Biên tập Báo Nhân dân] Lê Quốc Minh và [Tổng Giám đốc Đài truyền hình Việt Nam] dự.",
    "[Tổng Giám đốc Thông tấn xã Việt Nam] Vũ Việt Trang dự.",
    "[Chánh Thanh tra Sở Xây dựng] ký kết luận.",
    "[Viện trưởng Viện KSND tối cao], [Chánh án TAND tối cao] báo cáo [Quốc hội].",
    "[Hiệu trưởng Trường THPT Nguyễn Huệ] Trần Thị Lan cho biết.",
    "[Tổng Bí thư] Tô Lâm, [Chủ tịch nước] Lương Cường, [Chủ tịch Quốc hội] Trần Thanh Mẫn dự.",
    "[Thủ trưởng các sở, ban, ngành], [Chủ tịch UBND cấp huyện], [Chủ tịch UBND cấp xã] chịu trách nhiệm.",
    "[Vụ trưởng Vụ Tổ chức cán bộ] trình [Bộ trưởng].",
    "[Chánh Văn phòng Bộ], [Chánh Thanh tra Bộ], [Vụ trưởng các vụ] và [Thủ trưởng các đơn vị thuộc Bộ] chịu trách nhiệm thi hành.",
    "[Phó Thủ tướng Thường trực Chính phủ] Nguyễn Hòa Bình chủ trì.",
    "[Phó Chủ tịch UBND thành phố Hà Nội] Nguyễn Mạnh Quyền ký.",
    # bare words and places that act
    "[TP Đà Nẵng] ban hành kế hoạch. [Tỉnh Lào Cai] đề nghị [Bộ Tài chính] hỗ trợ.",
    "[Tỉnh ủy], [HĐND], [UBND tỉnh] ban hành nghị quyết. Chủ trương của [Đảng], chính sách, pháp luật của [Nhà nước].",
    "[Hà Nội] đẩy mạnh cải cách hành chính. [TP.HCM] tháo gỡ vướng mắc. Ở Hà Nội có mưa. Người dân Đà Nẵng vui mừng.",
    "[Quảng Ninh] phát huy lợi thế biển. [Thanh Hóa] chấn chỉnh công tác quản lý đất đai. [TPHCM] sắp xếp lại bộ máy.",
    "Thực hiện chủ trương của [Đảng] và [Nhà nước], [Chính phủ] đã ban hành nghị định.",
    "[Sở TN&MT] đề xuất [UBND tỉnh] thu hồi đất. [Sở] cũng kiến nghị [Bộ TN&MT] hướng dẫn.",
    "[Thành phố Hồ Chí Minh] triển khai nhiều giải pháp. [Tỉnh Quảng Nam] kêu gọi đầu tư. [Bình Dương] ban hành chính sách mới.",
    "[Hà Nội] yêu cầu kiểm soát giết mổ. [Đà Nẵng] đề xuất cơ chế đặc thù. Dự án tại Hà Nội chậm tiến độ.",
    "Chiều qua, [Cty Formosa Hà Tĩnh] đã khắc phục; [Đoàn] yêu cầu [Cty Formosa Hà Tĩnh] hoàn thiện, báo cáo [bộ trưởng].",
    # companies, banks, associations
    "Kiến nghị của [Hiệp hội vận tải thành phố Hà Nội] và [Hiệp hội Dệt may Việt Nam].",
    "Công điện gửi [T.Ư Đoàn TNCS Hồ Chí Minh]; [Ủy ban An toàn giao thông quốc gia]; [Tập đoàn Điện lực Việt Nam].",
    "[Tổng công ty Điện lực miền Bắc] ([EVNNPC]) báo cáo [EVN].",
    "[Ngân hàng TMCP Ngoại thương Việt Nam] ([Vietcombank]) cam kết.",
    "[Tập đoàn Công nghiệp Than - Khoáng sản Việt Nam] ([TKV]) báo cáo.",
    "[Liên đoàn Lao động tỉnh] phối hợp với [Hội Nông dân tỉnh], [Tỉnh Đoàn], [Hội LHPN tỉnh] tuyên truyền.",
    "[Công ty TNHH Gang thép Hưng Nghiệp Formosa Hà Tĩnh] ([FHS]) phải khắc phục.",
    "[Công ty CP Đầu tư và Xây dựng Bình Minh] chậm tiến độ.",
    "[Hội đồng nhân dân tỉnh] thông qua nghị quyết; [Ban Pháp chế HĐND tỉnh] thẩm tra.",
    "[Liên Hợp Quốc], [Ngân hàng Thế giới] ([WB]) và [Ngân hàng Phát triển Châu Á] ([ADB]) tài trợ.",
    "[Hội đồng tuyển sinh Trường Đại học Y Hà Nội] công bố.",
    "[Hội đồng Thi đua - Khen thưởng tỉnh] xét.",
    # schools, hospitals, institutes
    "[Đại học Quốc gia Hà Nội] và [Trường Đại học Bách khoa Hà Nội] công bố đề án.",
    "[Bệnh viện Bạch Mai], [Bệnh viện Chợ Rẫy] tiếp nhận bệnh nhân.",
    "[Bệnh viện Đa khoa tỉnh Quảng Nam] và [Trung tâm Y tế huyện Núi Thành] phối hợp.",
    "[Trung tâm Kiểm soát bệnh tật tỉnh] ([CDC]) lấy mẫu. [CDC Hà Nội] thông báo.",
    "[Trường Tiểu học Lê Văn Tám] bị nhắc nhở.",
    "[Tòa án nhân dân TP Hà Nội] tuyên phạt; [Viện KSND TP Hà Nội] truy tố.",
    "[Trung tâm Dự báo Khí tượng Thủy văn Quốc gia] cho biết bão mạnh lên.",
    "[Trường Chính trị tỉnh] mở lớp. [Học viện Tài chính] tuyển sinh. [ĐH Kinh tế Quốc dân] thông báo. [Trường ĐH Y Dược TP.HCM] họp.",
    "[Trường Đại học Sư phạm Kỹ thuật TP.HCM] và [trường ĐH Cần Thơ] phối hợp với [Trường Cao đẳng nghề số 5].",
    "[Bệnh viện Nhi Trung ương], [BV Bạch Mai], [Bệnh viện Phụ sản Hà Nội], [Viện Huyết học - Truyền máu Trung ương], [Bệnh viện K], [Bệnh viện 108].",
    "[Viện Vệ sinh Dịch tễ Trung ương] và [Viện Pasteur TP.HCM], [Viện Pasteur Nha Trang] xét nghiệm.",
    "[Phòng Quản lý đô thị quận], [Đội Quản lý trật tự xây dựng đô thị quận Cầu Giấy], [Đội Quản lý thị trường số 5], [Hạt Kiểm lâm huyện], [Trạm Khuyến nông huyện].",
    "[Trung tâm Phát triển quỹ đất thành phố] chi trả bồi thường.",
    "[Trung tâm Y tế dự phòng tỉnh] giám sát dịch. [Trạm Y tế xã] tiêm phòng.",
    # bodies set up for one purpose, congresses
    "[Ban Chỉ huy Phòng thủ dân sự tỉnh Thanh Hóa] đã ban hành công điện.",
    "[Ban Chỉ huy PCTT&TKCN tỉnh] cho biết.",
    "[Ban Chỉ huy PCTT và TKCN thị xã] họp.",
    "[Ban Chỉ đạo Quốc gia phòng, chống dịch COVID-19] họp.",
    "[Ban Chỉ đạo liên ngành Trung ương về vệ sinh an toàn thực phẩm] ban hành kế hoạch.",
    "[Tổ chức Y tế Thế giới] ([WHO]) khuyến cáo.",
    "[Tổ công tác của Thủ tướng Chính phủ] kiểm tra [Bộ Xây dựng].",
    "[Quốc hội] khóa XIV thông qua luật. [Đoàn đại biểu Quốc hội tỉnh Nghệ An] tiếp xúc cử tri.",
    "[Đại hội Đảng bộ tỉnh] đề ra chỉ tiêu. Nghị quyết [Đại hội Đảng bộ tỉnh lần thứ XX] xác định rõ.",
    # bodies named by a place
    "[Thường trực UBND Thành phố] theo dõi việc này; [Thường trực UBND TP.HCM] đã họp.",
    "[Ban Tuyên giáo và Dân vận Tỉnh ủy] làm việc với [Thường trực Tỉnh ủy].",
    "[Phòng CSGT Đường bộ, Đường sắt Công an TPHCM] kết hợp với [Thanh tra Sở Giao thông Vận tải] ra quân.",
    "[Bộ Chỉ huy Quân sự tỉnh], [Công an tỉnh] đã sẵn sàng lực lượng.",
    "[Chi cục Quản lý thị trường] và [Công an tỉnh] làm việc với [UBND các huyện].",
    "[Ủy ban Kiểm tra Trung ương] kết luận về [Ban cán sự đảng Bộ Công Thương].",
    "[Đảng ủy Bộ Tài chính] và [Đảng ủy Chính phủ] trình [Bộ Chính trị].",
    "[Ủy ban Thường vụ Quốc hội] giao [Ủy ban Kinh tế và Tài chính] thẩm tra.",
    "[Thường trực Ban Bí thư] Trần Cẩm Tú ký ban hành.",
    "[Kiểm toán Nhà nước khu vực II] kiến nghị [UBND tỉnh Nghệ An] thu hồi.",
    "[Cục Thuế TP Hà Nội] và [Chi cục Thuế khu vực Ba Đình] rà soát.",
    "[UBND các xã, phường, đặc khu] tổ chức thực hiện.",
    "[Thành ủy Hà Nội], [HĐND Thành phố], [UBND Thành phố], [Ủy ban MTTQ Việt Nam Thành phố] phối hợp.",
    "[Bộ Văn hoá, Thể thao và Du lịch] và [Uỷ ban Dân tộc] thống nhất. [Toà án nhân dân tỉnh] xét xử. [Uỷ ban nhân dân tỉnh Hoà Bình] họp.",
    "[Vụ Giáo dục Trung học], [Vụ Giáo dục Đại học], [Cục Khảo thí và Kiểm định chất lượng giáo dục], [Cục Quản lý chất lượng], [Thanh tra Bộ GD&ĐT].",
    "[Công an phường Dịch Vọng], [Công an huyện], [Công an thị xã Sơn Tây], [Công an TP Vinh], [Công an quận 1], [Công an các đơn vị, địa phương].",
    "[Thanh tra tỉnh] vào cuộc. [Thanh tra thành phố] kết luận. [Thanh tra Sở TN&MT] xử phạt.",
    "[Chi cục Bảo vệ môi trường tỉnh] và [Chi cục Chăn nuôi và Thú y] lấy mẫu.",
    "[UBND các tỉnh, thành phố ven biển] tổ chức kiểm đếm tàu thuyền.",
    "[Ban Dân vận Tỉnh ủy], [Ban Nội chính Tỉnh ủy] tham mưu cho [Ban Thường vụ Tỉnh ủy].",
    # ministries, departments, bureaux and the rest
    "Báo cáo gửi [Phòng Thương mại và Công nghiệp Việt Nam] để tổng hợp.",
    "Văn bản giao [Bộ LĐTB&XH] xử lý.",
    "Hướng dẫn của [Ban Tuyên giáo Trung ương] và chủ trương của [Bộ Chính trị].",
    "[Ban Chấp hành (BCH) Đảng bộ tỉnh] tổ chức hội nghị.",
    "[BCH Trung ương Đảng] (khóa XIII) ban hành nghị quyết.",
    "[Tổng cục Đường bộ Việt Nam] vừa có công văn trình [Bộ Giao thông vận tải].",
    "[Cục Cảnh sát giao thông] ([CSGT]) vừa ban hành kế hoạch.",
    "[Phòng Cảnh sát giao thông Công an tỉnh] chủ trì.",
    "[Thủ trưởng các Phòng, ban, đơn vị trên địa bàn thị xã] thực hiện nghiêm.",
    "[Cục An toàn thực phẩm] ([Bộ Y tế]) cho biết.",
    "[Quân khu 7], [Bộ Tư lệnh Quân khu 4] phối hợp với [Bộ đội Biên phòng tỉnh].",
    "[Bộ Tư lệnh Cảnh sát biển] cử tàu. [Đồn Biên phòng Cửa Lò] hỗ trợ ngư dân.",
    "[Tổng Liên đoàn Lao động Việt Nam] đề nghị.",
    "[Ban Cán sự đảng UBND tỉnh] lãnh đạo.",
    "[Cơ quan Cảnh sát điều tra Công an tỉnh Bình Thuận] khởi tố vụ án.",
    "[Cục Hàng hải Việt Nam], [Cảng vụ Hàng hải TP.HCM] phối hợp.",
    "[Ban Quản lý dự án Thăng Long] và [Ban QLDA đường Hồ Chí Minh] đẩy nhanh tiến độ.",
    "[Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh] báo cáo.",
    "[Ban Quản lý Khu kinh tế Vũng Áng] kiểm tra.",
    "[Đài Khí tượng Thủy văn khu vực Bắc Trung Bộ] cảnh báo.",
    "[Tổng cục Khí tượng Thủy văn] dự báo.",
    "[Bộ Nông nghiệp và Môi trường], [Bộ Dân tộc và Tôn giáo] phối hợp.",
    # dirty and capital text
    "[Sở Y tếĐồng Nai]vừa có văn bản gửi [các đơn vị liên quan].",
    "[BỘ Y TẾ] YÊU CẦU [SỞ Y TẾ CÁC TỈNH] BÁO CÁO KẾT QUẢ KIỂM TRA",
    "[Thủ tướng Chính phủ] Phạm Minh Chínhvừa ký công điện.",
    # shortened spellings
    "[UB Kiểm tra TƯ] đề nghị [Bộ Chính trị]; [Ban Tổ chức T.Ư] chủ trì, phối hợp với [các cơ quan chức năng].",
    "[CA TP.HCM] phối hợp với [CA Q.1] bắt giữ. Mỗi ca Hà Nội ghi nhận đều nhẹ.",
    "[Bộ LĐ - TB & XH], [Sở VH,TT&DL], [UBND H.Hóc Môn] và [Tổng TTCP] trả lời.",
    "[UBND phường 12, quận Gò Vấp] và [UBND xã Tân An, huyện Vĩnh Cửu, tỉnh Đồng Nai] lập biên bản.",
    "[UBND huyện Kỳ Anh], huyện Cẩm Xuyên là nơi có dự án.",
    # names and abbreviations of their own
    "[Tập đoàn Điện lực Việt Nam] ([EVN]) họp. [EVN] cam kết đủ điện.",
    "[Ban Chỉ đạo Trung ương về phòng, chống tham nhũng] (gọi tắt là [Ban Chỉ đạo]) họp.",
    "[Chi cục Hải quan cửa khẩu cảng Sài Gòn khu vực I - Cục Hải quan TP.HCM] chưa làm đúng.",
    "Ủy viên [Bộ Chính trị], [Bí thư Trung ương Đảng] Nguyễn Văn A dự.",
    # names that go on: fields joined by commas and `và`, `về …`, what is done, the place, the parent
    "[Bộ Xây dựng] giao [Cục Giám định nhà nước về chất lượng công trình xây dựng] chủ trì kiểm tra.",
    "[Cục Cảnh sát quản lý hành chính về trật tự xã hội] cấp thẻ căn cước.",
    "[Hội đồng đánh giá, phân hạng sản phẩm OCOP cấp tỉnh] họp phiên thứ hai.",
    "[Hội đồng tư vấn xác định độ tuổi tỉnh Bắc Giang] báo cáo [UBND tỉnh].",
    "Nghị quyết của [Ban Chấp hành Trung ương Đảng khóa XII] nêu rõ mục tiêu.",
    "[Ban Chấp hành Đảng bộ thành phố khóa XVII] thảo luận báo cáo.",
    "[Đại hội đại biểu Đảng bộ huyện Mường La lần thứ XXII] thông qua nghị quyết.",
    "Nghị quyết [Đại hội đại biểu toàn quốc lần thứ XIII của Đảng] xác định ba đột phá.",
    "[Trung tâm Văn hóa, Thông tin và Thể thao thị xã]: Xây dựng phóng sự về cuộc thi.",
    "[Cục Tiền lương và Bảo hiểm xã hội] giải đáp; [Vụ Kế hoạch - Tài chính] tổng hợp.",
    "[Vụ Khoa học công nghệ và Môi trường] soát xét quy chuẩn; [Cục Kinh tế xây dựng] công bố định mức.",
    "Báo cáo gửi về [Phòng Nghiệp vụ Y] chậm nhất 10 giờ thứ sáu.",
    "[Cục Quản lý đê điều và Phòng, chống thiên tai] trực ban 24 giờ.",
    "[Cục Quản lý Khám, chữa bệnh] đề nghị [Sở Y tế các tỉnh, thành phố] báo cáo.",
    "[Cục Quản lý chất lượng, Chế biến và Phát triển thị trường] lấy mẫu kiểm tra.",
    "[Vụ Pháp chế], [Vụ Tổ chức - Cán bộ], [Vụ Đào tạo, bồi dưỡng] và [Văn phòng Bộ] góp ý.",
    "[Chi cục Trồng trọt và Bảo vệ thực vật], [Chi cục Thủy lợi], [Chi cục Kiểm lâm vùng II] cử cán bộ.",
    "[Ban Quản lý dự án đầu tư xây dựng công trình dân dụng và công nghiệp tỉnh] giải ngân thấp.",
    "[Ban Quản lý rừng phòng hộ Sông Tranh] phối hợp với [Hạt Kiểm lâm huyện Bắc Trà My].",
    "[Trung tâm Dịch vụ nông nghiệp huyện], [Trung tâm Khuyến nông Quốc gia] tập huấn nông dân.",
    "[Trung tâm Chính trị huyện] mở lớp; [Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên huyện] tuyển sinh.",
    "[Trung tâm Điều dưỡng người có công tỉnh], [Trung tâm Bảo trợ xã hội tổng hợp tỉnh] đón Tết.",
    "[Quỹ Vì người nghèo tỉnh] tiếp nhận ủng hộ. [Quỹ Bảo trợ trẻ em Việt Nam] trao quà.",
    "[Viện Khoa học Thủy lợi Việt Nam], [Viện Chiến lược và Chính sách tài chính] và [Viện Nghiên cứu phát triển TP.HCM] phản biện.",
    "[Học viện Chính trị khu vực I], [Học viện Nông nghiệp Việt Nam], [Học viện Cảnh sát nhân dân] tuyển sinh.",
    "[Cảng vụ Hàng không miền Nam], [Cảng vụ Đường thủy nội địa khu vực III] cấp phép.",
    "[Tòa án nhân dân khu vực 2 - Hà Nội] xét xử; [Viện kiểm sát nhân dân khu vực 5] kiểm sát bản án.",
    "[Thuế tỉnh Quảng Ninh] và [Thuế cơ sở 3] hỗ trợ hộ kinh doanh.",
    "[Kho bạc Nhà nước khu vực VI], [Hải quan khu vực III], [Chi cục Thuế khu vực V] bàn giao trụ sở.",
    "[Cục Hải quan tỉnh Lạng Sơn] và [Chi cục Hải quan cửa khẩu Hữu Nghị] làm thủ tục.",
    "[Trung tâm Phục vụ hành chính công xã], [Phòng Kinh tế xã], [Phòng Văn hóa - Xã hội phường] niêm yết.",
    "[Ban Chỉ huy Quân sự phường], [Công an xã Quảng Phú], [Trạm Y tế phường Đông Ba] ứng trực.",
    # the army, the police, the border guard
    "[Bộ Tư lệnh Quân khu 5], [Quân chủng Phòng không - Không quân], [Binh chủng Hóa học] huấn luyện.",
    "[Sư đoàn 316], [Lữ đoàn Công binh 414], [Trung đoàn Bộ binh 19].",
    "[Cục Quân y], [Cục Tác chiến], [Tổng cục Hậu cần - Kỹ thuật] và [Học viện Quốc phòng] tham gia.",
    "[Bộ Chỉ huy Bộ đội Biên phòng tỉnh Quảng Trị] và [Đồn Biên phòng Cửa khẩu quốc tế Lao Bảo] tuần tra.",
    "[Phòng Cảnh sát hình sự], [Phòng Cảnh sát kinh tế Công an tỉnh], [Phòng Quản lý xuất nhập cảnh] điều tra.",
    "[Cục Cảnh sát điều tra tội phạm về ma túy] và [Cục An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao] triệt phá.",
    "[Phòng Cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ Công an thành phố] kiểm tra chung cư.",
    "[Đội Cảnh sát giao thông số 6], [Đội CSGT Công an huyện], [Trạm CSGT Dầu Giây] xử lý nồng độ cồn.",
    "[Vùng Cảnh sát biển 3], [Bộ Tư lệnh Vùng 4 Hải quân], [Hải đội 2] cứu tàu cá.",
    # Party, front, unions
    "[Ủy ban Kiểm tra Tỉnh ủy], [Văn phòng Tỉnh ủy], [Ban Tuyên giáo và Dân vận Thành ủy] thẩm định.",
    "[Đảng ủy các cơ quan Đảng tỉnh], [Đảng ủy UBND tỉnh], [Đảng ủy Quân sự tỉnh] quán triệt nghị quyết.",
    "[Ban Thường vụ Đảng ủy xã], [Ban Thường vụ Huyện ủy Yên Châu], [Thường trực HĐND huyện] họp.",
    "[Ban Chấp hành Trung ương] giao [Bộ Chính trị] chỉ đạo; [Đảng ủy Quốc hội] và [Đảng ủy MTTQ, các đoàn thể Trung ương] thực hiện.",
    "[Ủy ban MTTQ Việt Nam tỉnh], [Hội Cựu chiến binh tỉnh], [Tỉnh đoàn Thái Nguyên], [Hội Khuyến học tỉnh] phối hợp.",
    "[Trung ương Đoàn TNCS Hồ Chí Minh] và [Hội Liên hiệp Thanh niên Việt Nam] phát động tháng thanh niên.",
    "[Hội đồng Đội Trung ương], [Thành đoàn TP.HCM], [Hội Sinh viên Việt Nam] ra quân.",
    "[Công đoàn Viên chức tỉnh], [Công đoàn ngành Giáo dục], [Liên đoàn Lao động huyện Gia Lâm] chăm lo đoàn viên.",
    "[Hội Doanh nhân trẻ tỉnh], [Hiệp hội Doanh nghiệp nhỏ và vừa thành phố], [Câu lạc bộ Bóng đá Nam Định] ủng hộ.",
    # companies, banks, newspapers, schools, hospitals
    "[Công ty TNHH MTV Khai thác công trình thủy lợi Bắc Sông Mã] vận hành trạm bơm.",
    "[Công ty Cổ phần Môi trường đô thị Nha Trang] thu gom rác; [Công ty Điện lực Sơn La] cấp điện.",
    "[Tổng công ty Đường sắt Việt Nam], [Tổng công ty Cảng hàng không Việt Nam - CTCP], [VATM] phối hợp.",
    "[Ngân hàng Chính sách xã hội tỉnh], [Ngân hàng TMCP Đầu tư và Phát triển Việt Nam], [Agribank chi nhánh Hà Giang] giải ngân.",
    "[Tập đoàn Bưu chính Viễn thông Việt Nam], [Bưu điện tỉnh], [Viettel Đồng Nai] bảo đảm thông tin.",
    "[Đài Phát thanh và Truyền hình tỉnh], [Báo Thanh Hóa], [Báo Nhân Dân], [Tạp chí Cộng sản] tuyên truyền.",
    "Theo [Báo Tuổi Trẻ], [Tuổi Trẻ] đã đưa tin về vụ việc.",
    "[Trường THPT chuyên Lê Hồng Phong], [Trường Tiểu học Kim Đồng], [Trường Mầm non 19/5] tổ chức khai giảng.",
    "[Trường PTDTBT THCS Nậm Cắn] và [Trường Phổ thông Dân tộc nội trú tỉnh] đón học sinh.",
    "[Đại học Đà Nẵng], [Trường Đại học Kinh tế - Luật], [Trường Cao đẳng Y tế Thái Bình] công bố điểm chuẩn.",
    "[Bệnh viện Đa khoa khu vực Long Khánh], [Bệnh viện Phổi Trung ương], [Bệnh viện Y học cổ truyền tỉnh] tiếp nhận.",
    "[Bệnh viện Sản - Nhi Bắc Giang], [Bệnh viện Quân y 103], [Viện Tim mạch Quốc gia] hội chẩn.",
    "[Phó Chủ tịch xã] nói; đại diện [Vietcombank], [Công ty Hòa Phát] và [VinFast] có mặt.",
    # groups: fields, numbers, places, parents
    "[Tổng Giám đốc] yêu cầu [các Tổng công ty Phát điện 1, 2, 3] và [các công ty thủy điện] giữ mực nước hồ.",
    "[Cục] phối hợp với [các viện Vệ sinh dịch tễ, Pasteur] và [các viện thuộc hệ y tế dự phòng] tập huấn.",
    "[EVN] cùng [sở công thương các tỉnh] xây dựng kế hoạch. Hướng dẫn [các sở giáo dục và đào tạo] thực hiện.",
    "[Sở GD&ĐT] yêu cầu [phòng GD&ĐT các huyện, thị xã, thành phố], [các trường THPT trực thuộc] báo cáo.",
    "[Phòng GD&ĐT các huyện Nậm Pồ, Mường Nhé, Tủa Chùa] cho học sinh nghỉ.",
    "Yêu cầu [UBND các xã, phường ven biển], [UBND các huyện miền núi] kiểm tra tàu thuyền.",
    "[UBND các huyện Cẩm Khê, Hạ Hòa và thị xã Phú Thọ] bàn giao mặt bằng.",
    "[UBND tỉnh] yêu cầu [Thủ trưởng các sở, ban, ngành], [Chủ tịch UBND các huyện, thành phố] chịu trách nhiệm.",
    "[Sở Y tế] giao [các bệnh viện đa khoa tuyến tỉnh], [các trung tâm y tế tuyến huyện], [các trạm y tế xã] trực cấp cứu.",
    "[Bộ Y tế] đề nghị [các bệnh viện trực thuộc Bộ], [các viện, trường đại học y dược] tăng cường tập huấn.",
    "[UBND huyện] giao [các phòng, ban chuyên môn], [UBND các xã, thị trấn] triển khai.",
    "[Bộ Công an] chỉ đạo [Công an các tỉnh, thành phố trực thuộc Trung ương], [công an các đơn vị, địa phương] mở cao điểm.",
    "[NHNN] yêu cầu [các ngân hàng thương mại], [các chi nhánh ngân hàng thương mại trên địa bàn] giảm lãi suất.",
    "Giao [các cục thuế], [các chi cục hải quan], [các kho bạc nhà nước] đẩy nhanh hoàn thuế.",
    "[UBND thành phố] yêu cầu [các chủ đầu tư], [các ban quản lý dự án] và [các nhà thầu] tăng ca.",
    "Đề nghị [Ban Thường trực Ủy ban MTTQ Việt Nam các cấp], [các tổ chức chính trị - xã hội] vận động nhân dân.",
    "Đề nghị [các cơ quan báo chí], [các cơ quan thông tấn, báo chí], [hệ thống đài truyền thanh cơ sở] tuyên truyền.",
    "[Bộ Tài chính] yêu cầu [các doanh nghiệp bảo hiểm], [các công ty chứng khoán] báo cáo.",
    "Yêu cầu [các hãng hàng không], [các doanh nghiệp vận tải], [các đơn vị kinh doanh vận tải] niêm yết giá vé.",
    "Đề nghị [các Tập đoàn, Tổng công ty nhà nước], [các hiệp hội ngành hàng] phối hợp với [Bộ Công Thương].",
    "Giao [các lực lượng chức năng]; [lực lượng công an xã]; [lực lượng dân quân] tuần tra.",
    "[Chủ tịch UBND tỉnh] giao [các cơ quan chuyên môn thuộc UBND tỉnh], [các đơn vị sự nghiệp thuộc tỉnh] rà soát.",
    "Đề nghị [các cấp ủy, tổ chức đảng], [các cấp chính quyền], [các đoàn thể chính trị - xã hội] vào cuộc.",
    "[Thủ tướng] yêu cầu [các bộ trưởng, trưởng ngành], [Chủ tịch UBND các địa phương] trực tiếp chỉ đạo.",
    "[Các địa phương ven biển] chủ động ứng phó. [Các huyện miền núi] rà soát khu vực sạt lở.",
    # offices of schools, wards, buildings; leaders where they act
    "[Ban giám hiệu] cần phối hợp với [chính quyền xã] kiểm tra phòng học.",
    "[Hiệu trưởng các trường] chịu trách nhiệm; phối hợp với [công an phường] phân luồng.",
    "[Người đứng đầu cơ sở y tế] có trách nhiệm bố trí kinh phí.",
    "[Người đứng đầu các cơ quan, đơn vị] phải chịu trách nhiệm trước [Chủ tịch UBND tỉnh].",
    "Yêu cầu [chủ đầu tư] và [ban quản trị nhà chung cư] duy trì hệ thống báo cháy.",
    "[Chính quyền địa phương] cần vào cuộc. Đề nghị [chính quyền các cấp] hỗ trợ người dân.",
    "[Trưởng Công an phường], [Chỉ huy trưởng Ban Chỉ huy Quân sự xã], [Trạm trưởng Trạm Y tế xã] chịu trách nhiệm.",
    "[Chủ tịch HĐTV Tập đoàn Điện lực Việt Nam] Nguyễn Anh Tuấn, [Tổng Giám đốc Vietnam Airlines] Lê Hồng Hà dự.",
    "[Phó Chủ tịch Thường trực HĐND tỉnh], [Phó Bí thư Thường trực Thành ủy] chủ trì.",
    "[Cục trưởng Cục Hàng không Việt Nam] Đinh Việt Thắng, [Giám đốc Kho bạc Nhà nước khu vực I] ký.",
    "[Chánh Văn phòng Tỉnh ủy], [Trưởng phòng Giáo dục và Đào tạo huyện], [Hạt trưởng Hạt Kiểm lâm] dự.",
    "[Chánh án TAND tỉnh], [Viện trưởng VKSND tỉnh], [Cục trưởng Cục Thi hành án dân sự tỉnh] báo cáo.",
    "[Tham mưu trưởng Quân khu 4], [Chính ủy Bộ đội Biên phòng], [Tư lệnh Cảnh sát biển] kiểm tra.",
    "[Lãnh đạo UBND tỉnh] yêu cầu [lãnh đạo các sở, ngành] trực tiếp kiểm tra hiện trường.",
    "[Chủ nhiệm Ủy ban Pháp luật và Tư pháp] Hoàng Thanh Tùng, [Phó Trưởng Đoàn ĐBQH tỉnh] nêu ý kiến.",
    "[Bộ trưởng Bộ Nông nghiệp và Môi trường] Trần Đức Thắng, [Thứ trưởng Thường trực] ký thay.",
    # places that act, and anaphora
    "[Phó Chủ tịch UBND TP] yêu cầu [quận Ninh Kiều] vận hành trạm bơm; phối hợp với [huyện Phong Điền] khơi thông kênh.",
    "[Na Hang] triển khai Chương trình mỗi xã một sản phẩm. [Huyện Na Hang] giao [Phòng Nông nghiệp và PTNT] tham mưu.",
    "[Tỉnh] giao [Sở Tài chính] bố trí vốn; đề nghị [Trung ương] hỗ trợ.",
    "[Bộ Y tế] họp chiều qua. [Bộ] giao [Cục Quản lý Dược] cấp phép. [Cục] cùng [các đơn vị liên quan] rà soát.",
    "[UBND phường Hải Châu] yêu cầu [các tổ dân phố] và [ban công tác mặt trận] tuyên truyền.",
    "[Thành phố Cần Thơ] kiến nghị [Chính phủ]; [Thành phố] sẽ rà soát quy hoạch.",
    # tables
    "| 1 | Rà soát văn bản | [Sở Tư pháp] | [Các sở, ban, ngành] | Quý I/2023 |",
    "| 2 | Khảo sát hài lòng | [Sở Nội vụ] | [Cục Thống kê]; [Bưu điện tỉnh]; [các cơ quan liên quan] | Tháng 6 |",
    "| 3 | Số hóa hồ sơ | [Các cơ quan, đơn vị, địa phương] | [UBND các xã, phường] | Thường xuyên |",
    # organisations abroad
    "[OPEC+], [Cục Dự trữ Liên bang Mỹ] và [Ngân hàng Trung ương châu Âu] giữ nguyên chính sách.",
    "[Đại sứ quán Việt Nam tại Hàn Quốc] và [Tổng cục Hải quan Trung Quốc] thông báo.",
    "Ông Trần Văn Hùng, [Giám đốc Sở Giao thông vận tải tỉnh Lâm Đồng], cho biết [Sở] đã yêu cầu [nhà thầu] khắc phục.",
    "Theo [Sở Y tế TP.HCM], [Trung tâm Kiểm soát bệnh tật thành phố] ([HCDC]) ghi nhận 120 ca. [HCDC] khuyến cáo người dân ngủ màn.",
    "Chiều 5/3, [UBND tỉnh Bình Thuận] họp với [các chủ đầu tư]; [tỉnh] yêu cầu hoàn thành trước mùa mưa.",
    "[Tòa án nhân dân cấp cao tại Hà Nội] bác kháng cáo. [Viện kiểm sát nhân dân cấp cao tại TP.HCM] kháng nghị.",
    "[Cơ quan Cảnh sát điều tra Công an TP Hải Phòng] đã khởi tố; [Viện KSND TP Hải Phòng] phê chuẩn.",
    "[Cục trưởng Cục Quản lý giá] Nguyễn Anh Tuấn và [Vụ trưởng Vụ Ngân sách nhà nước] báo cáo [Bộ trưởng Bộ Tài chính].",
    "[Thủ tướng] giao [Bộ GTVT] chủ trì, [Bộ KH&ĐT], [Bộ Tài chính] phối hợp; [các bộ] báo cáo trước 30/6.",
    "Trước đó, [Ban Quản lý các khu chế xuất và công nghiệp TP.HCM] ([Hepza]) đã kiến nghị [UBND TP.HCM].",
    "[Ban Quản lý Khu Công nghệ cao Hòa Lạc] và [Ban Quản lý Đầu tư xây dựng công trình giao thông đô thị TP.HCM] báo cáo tiến độ.",
    "[Công ty TNHH MTV Thoát nước đô thị TP.HCM] và [Công ty CP Cấp nước Trung An] khắc phục sự cố.",
    "[Tổng công ty Điện lực TP.HCM] ([EVNHCMC]) và [Công ty Điện lực Gò Vấp] cắt điện luân phiên.",
    "[Tổng công ty Đầu tư phát triển đường cao tốc Việt Nam] ([VEC]) tăng cường thu phí không dừng.",
    "[Ngân hàng TMCP Sài Gòn Thương Tín] ([Sacombank]) và [Ngân hàng Nhà nước Việt Nam chi nhánh tỉnh Nghệ An] ký kết.",
    "[Hiệp hội Chế biến và Xuất khẩu Thủy sản Việt Nam] ([VASEP]) kiến nghị [Bộ NN&PTNT].",
    "[Hiệp hội Bất động sản TP.HCM] ([HoREA]) đề xuất [Thủ tướng] gỡ vướng. [HoREA] cho rằng cần sửa luật.",
    "[Liên đoàn Bóng đá Việt Nam] ([VFF]) bổ nhiệm huấn luyện viên; [CLB Hà Nội] và [CLB Thép Xanh Nam Định] thi đấu.",
    "[Sở Giao dịch Chứng khoán TP.HCM] ([HoSE]) nhắc nhở [Công ty cổ phần Tập đoàn Hoa Sen].",
    "[Trường Đại học Khoa học Xã hội và Nhân văn], [Trường Đại học Công nghệ Thông tin], [Trường Đại học Nông Lâm TP.HCM] công bố điểm.",
    "[Trường Tiểu học và THCS Hoàng Văn Thụ] và [Trường THPT chuyên Hà Nội - Amsterdam] nghỉ học.",
    "[Phòng GD-ĐT quận 3] yêu cầu [hiệu trưởng các trường tiểu học] công khai khoản thu.",
    "[Bệnh viện Bệnh Nhiệt đới TP.HCM], [Bệnh viện Nhi đồng 1], [Bệnh viện Hữu nghị Việt Đức], [Bệnh viện Trung ương Quân đội 108] chi viện.",
    "[Bệnh viện Phụ sản - Nhi Đà Nẵng] và [Trung tâm Y tế quận Liên Chiểu] điều trị.",
    "[Trung tâm Dự báo khí tượng thủy văn Trung ương] dự báo; [Đài Khí tượng thủy văn Nam Bộ] cảnh báo mưa lớn.",
    "[Ban Chỉ đạo Trung ương về phòng chống thiên tai] và [Ủy ban Quốc gia Ứng phó sự cố, Thiên tai và Tìm kiếm Cứu nạn] gửi công điện.",
    "[Ban Chỉ huy Phòng chống thiên tai và Tìm kiếm cứu nạn tỉnh Quảng Nam] yêu cầu [các địa phương] sơ tán dân.",
    "[Tổ công tác 970] làm việc với [UBND tỉnh Thái Nguyên]. [Tổ công tác] yêu cầu [tỉnh] tháo gỡ vướng mắc.",
    "[Đoàn công tác của Bộ Y tế] do [Thứ trưởng] Nguyễn Trường Sơn dẫn đầu kiểm tra tại Bắc Giang.",
    "[Hội đồng nhân dân TP Cần Thơ] khóa X khai mạc kỳ họp; [Thường trực HĐND thành phố] trình tờ trình.",
    "[Bí thư Thành ủy TP.HCM] Nguyễn Văn Nên đề nghị [Thành phố] tập trung cải cách.",
    "[Phó Chủ tịch Quốc hội] Nguyễn Đức Hải đề nghị [cơ quan soạn thảo] và [cơ quan thẩm tra] tiếp thu.",
    "[Ủy ban Pháp luật] đề nghị [Chính phủ] làm rõ. [Chính phủ] tiếp thu, giải trình.",
    "[Chủ tịch UBND xã Ia Rsai] chịu trách nhiệm trước [Chủ tịch UBND huyện Krông Pa].",
    "[UBND phường Bến Nghé], [Công an quận 1] lập biên bản.",
    "[Công an xã Tân Hiệp] phối hợp với [Đội CSGT Công an huyện Hóc Môn] chốt chặn.",
    "[Phòng PC08], [Phòng CSGT Công an tỉnh Thanh Hóa] xử lý vi phạm.",
    "[Cục CSGT] ([Bộ Công an]) yêu cầu [Phòng CSGT các địa phương] ra quân.",
    "[Cục An ninh kinh tế] vào cuộc điều tra.",
    "[Bộ Chỉ huy quân sự tỉnh], [Trung đoàn 95], [Sư đoàn 2] giúp dân.",
    "[Chi cục Quản lý đất đai], [Văn phòng Đăng ký đất đai tỉnh], [Chi nhánh Văn phòng Đăng ký đất đai huyện] cấp sổ.",
    "[Trung tâm Phát triển quỹ đất], [Phòng Tài nguyên và Môi trường], [Phòng Quản lý đô thị] kiểm đếm.",
    "[Sở Văn hóa, Thể thao và Du lịch], [Sở Du lịch], [Sở Văn hóa và Thể thao] phối hợp với [Hiệp hội Du lịch tỉnh].",
    "[Sở NN&PTNT], [Sở TN-MT], [Sở LĐTB&XH], [Sở KH-CN], [Sở TT&TT], [Sở QH-KT] góp ý.",
    "Đại diện [Vietnam Airlines], [Vietjet] và [Bamboo Airways] cho biết tăng chuyến.",
    "Ông Lê Minh Tâm, [Phó Chi cục trưởng Chi cục Thủy sản tỉnh Phú Yên], nói [chi cục] đã lấy mẫu nước.",
    "Bà Hoa, [Trưởng phòng Giáo dục và Đào tạo huyện Như Xuân], khẳng định [phòng] sẽ kiểm tra.",
    "[Hội Nông dân xã], [Hội Phụ nữ xã], [Đoàn Thanh niên xã] và [Mặt trận Tổ quốc xã] vận động bà con.",
    "[Hợp tác xã Nông nghiệp Tân Phú], [HTX Rau an toàn Văn Đức] ký hợp đồng.",
    "Trao đổi với [Tuổi Trẻ], ông Nam nói [xã] đã báo cáo [huyện].",
    "[Báo Đồng Nai], [Đài PT-TH Đồng Nai] đưa tin. Phóng viên [Báo Người Lao Động] ghi nhận.",
    "Phát ngôn viên [Bộ Ngoại giao] Lê Thị Thu Hằng khẳng định. [Đại sứ quán Mỹ] hoan nghênh.",
    "[Bộ Thương mại Mỹ] ([DOC]) áp thuế; [Ủy ban châu Âu] ([EC]) gỡ thẻ vàng; [Cục Phòng vệ thương mại] hỗ trợ doanh nghiệp.",
    "[Ngân hàng Phát triển châu Á] ([ADB]) hạ dự báo; [Quỹ Tiền tệ Quốc tế] ([IMF]) cảnh báo.",
    "[Bộ Chính trị], [Ban Bí thư] yêu cầu [các cấp ủy, tổ chức đảng], [người đứng đầu] gương mẫu.",
    "[Văn phòng Chính phủ] có công văn truyền đạt ý kiến của [Phó Thủ tướng] Lê Văn Thành.",
    "[UBND tỉnh] giao [Sở Xây dựng], [Ban Quản lý Khu kinh tế Nghi Sơn], [UBND các huyện, thị xã, thành phố] rà soát; [Công an tỉnh] xử lý nghiêm.",
    "Giao [UBND thị xã Nghi Sơn], [UBND các huyện Quảng Xương, Hoằng Hóa, Hậu Lộc, Nga Sơn] cắm biển báo.",
    "[Các đơn vị thi công] phải bố trí rào chắn; [đơn vị quản lý đường bộ] tuần tra.",
    "[Ban QLDA 7], [Ban QLDA Mỹ Thuận], [Ban Quản lý dự án 85] và [Cục Quản lý đầu tư xây dựng] kiểm tra.",
    "[Tập đoàn Sơn Hải] và [Tổng công ty Xây dựng Trường Sơn] trúng thầu.",
    "[Kiểm toán nhà nước] kiến nghị [Bộ Tài chính] thu hồi; [Thanh tra tỉnh] kết luận sai phạm tại [Sở Y tế].",
    "[Ủy ban Kiểm tra Thành ủy] thi hành kỷ luật [Đảng ủy phường Cửa Nam] và [Chi bộ Phòng Kinh tế].",
    "[Tổng cục Thuế] chỉ đạo [cục thuế các tỉnh, thành phố] rà soát hộ khoán. [Cục Thuế TP.HCM] cưỡng chế.",
    "[Tổng cục Hải quan] yêu cầu [cục hải quan các tỉnh, thành phố] thông quan nhanh.",
    "[Bộ Giáo dục và Đào tạo] yêu cầu [các sở GD-ĐT], [các đại học, học viện, trường đại học] báo cáo.",
    "[Bộ] cũng yêu cầu [các cơ sở giáo dục đại học], [các trường cao đẳng sư phạm] công khai đề án tuyển sinh.",
    # news about provinces, small anaphora
    "[Quảng Nam] yêu cầu [các chủ đầu tư] hoàn trả mặt bằng. Lãnh đạo tỉnh cho biết việc này kéo dài.",
    "Chiều 12/4, [Văn phòng UBND tỉnh Gia Lai] thông báo kết luận của [Phó Chủ tịch UBND tỉnh] Kpă Thuyên.",
    "Theo đó, [Chủ tịch UBND tỉnh] giao [Giám đốc Sở Nông nghiệp và Phát triển nông thôn] tham mưu; [Chủ tịch UBND huyện Chư Prông] kiểm điểm.",
    "[Tỉnh ủy Quảng Ngãi] vừa ban hành chỉ thị; [Ban Tổ chức Tỉnh ủy] hướng dẫn, [Ủy ban Kiểm tra Tỉnh ủy] giám sát.",
    "[Thường trực Thành ủy] giao [Đảng ủy UBND thành phố], [các ban đảng], [Văn phòng Thành ủy] tham mưu.",
    "[Ban Thường vụ Tỉnh ủy] yêu cầu [các huyện, thị, thành ủy, đảng ủy trực thuộc] tổ chức học tập nghị quyết.",
    "[HĐND tỉnh Hà Tĩnh] thông qua 23 nghị quyết; [các Ban HĐND tỉnh] thẩm tra; [UBND tỉnh] tổ chức thực hiện.",
    "[Bộ Xây dựng] đề nghị [UBND các địa phương] công bố giá vật liệu; [các sở xây dựng] theo dõi.",
    "[Bộ Công Thương] yêu cầu [Tập đoàn Xăng dầu Việt Nam], [Tổng công ty Dầu Việt Nam - CTCP], [các thương nhân đầu mối] nhập đủ hàng.",
    "[EVN] phải phối hợp với [TKV], [Tổng công ty Đông Bắc] và [PVN] bảo đảm than, khí.",
    "[Tổng công ty Truyền tải điện quốc gia] ([EVNNPT]), [Trung tâm Điều độ Hệ thống điện quốc gia] ([A0]) trực vận hành. [A0] cảnh báo thiếu nguồn.",
    "[Cục Điều tiết điện lực] lấy ý kiến; [Cục Kỹ thuật an toàn và Môi trường công nghiệp] kiểm tra hồ đập.",
    "[Cục Hàng không Việt Nam] giao [các Cảng vụ hàng không] giám sát; [Tổng công ty Quản lý bay Việt Nam] bố trí kíp trực.",
    "[Cục Đường sắt Việt Nam] và [Tổng công ty Đường sắt Việt Nam] ([VNR]) thống nhất biểu đồ chạy tàu. [VNR] sẽ bán vé từ 1/10.",
    "[Cục Đăng kiểm Việt Nam] yêu cầu [các trung tâm đăng kiểm] tăng ca; [các đơn vị đăng kiểm] báo cáo trước 17h.",
    "[Cục Quản lý thị trường tỉnh], [Đội Quản lý thị trường số 2] tạm giữ hàng hóa.",
    "[Bộ Y tế] giao [Cục Y tế dự phòng], [Viện Sốt rét - Ký sinh trùng - Côn trùng Trung ương], [Viện Pasteur TP Hồ Chí Minh] hỗ trợ chống dịch.",
    "[Sở Y tế] yêu cầu [giám đốc các bệnh viện tuyến tỉnh] bố trí giường bệnh.",
    "[Cục Quản lý Dược] đình chỉ lưu hành lô thuốc của [Công ty cổ phần Dược phẩm Hà Tây]; [Sở Y tế các tỉnh, thành phố] thu hồi.",
    "[Cục An toàn thực phẩm] xử phạt [Công ty TNHH Thương mại và Dược phẩm Hoàng Gia].",
    "[Bộ Lao động - Thương binh và Xã hội], [Tổng Liên đoàn Lao động Việt Nam] và [VCCI] thống nhất phương án lương.",
    "[Bảo hiểm xã hội tỉnh], [BHXH các huyện] giải quyết chế độ; [Bảo hiểm xã hội khu vực XIX] tiếp nhận hồ sơ.",
    "[Sở Tư pháp] phối hợp với [Đoàn Luật sư tỉnh], [Hội Công chứng viên tỉnh], [Trung tâm Trợ giúp pháp lý nhà nước tỉnh].",
    "[Thanh tra Bộ] kết luận; [Chánh Thanh tra Bộ] ký quyết định; [Văn phòng Bộ], [Vụ Tổ chức cán bộ] thi hành.",
    "[Bộ Thông tin và Truyền thông] giao [Cục Báo chí], [Cục Phát thanh, truyền hình và thông tin điện tử], [Cục Viễn thông] xử lý.",
    "[Tập đoàn Viettel], [VNPT], [MobiFone] phủ sóng 5G; [Cục Tần số vô tuyến điện] cấp phép.",
    "[Bộ Khoa học và Công nghệ] ([MOST]) giao [Cục Sở hữu trí tuệ], [Quỹ Phát triển khoa học và công nghệ Quốc gia] ([NAFOSTED]) triển khai.",
    "[Viện Hàn lâm Khoa học và Công nghệ Việt Nam], [Viện Vật lý địa cầu], [Trung tâm Báo tin động đất và Cảnh báo sóng thần] ghi nhận động đất.",
    "[Bộ Quốc phòng] chỉ đạo [Quân khu 4], [Quân khu 5], [Binh đoàn 15], [Quân chủng Hải quân] ứng trực.",
    "[Bộ Công an] giao [Cục Cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ] ([C07]) chủ trì. [C07] sẽ hướng dẫn [công an các địa phương].",
    "[Công an TP.HCM] phối hợp với [VKSND TP.HCM], [Tòa án nhân dân quận 1] đưa vụ án ra xét xử.",
    "[Hội đồng xét xử] tuyên phạt bị cáo; [TAND tỉnh Đồng Nai] mở phiên tòa.",
    "[Chủ tịch Hội đồng quản trị Tập đoàn FLC], [Tổng Giám đốc Công ty CP Hàng không Vietjet] bị nhắc tên.",
    "[Hiệu trưởng Trường Đại học Luật TP.HCM], [Giám đốc Đại học Quốc gia TP.HCM], [Viện trưởng Viện Nghiên cứu kinh tế và chính sách] phát biểu.",
    "[Trưởng ban Quản lý dự án Thăng Long] Dương Viết Roãn cam kết; [Tổng Giám đốc VEC] Phạm Hồng Quang báo cáo.",
    "[Phó Chủ nhiệm Ủy ban Tài chính, Ngân sách] Nguyễn Hữu Toàn, [Phó Trưởng Ban Dân nguyện] Lò Việt Phương chất vấn.",
    "[Bộ trưởng Bộ Giáo dục và Đào tạo] Nguyễn Kim Sơn giải trình; [Tổng Kiểm toán nhà nước] Ngô Văn Tuấn làm rõ.",
    "[Trung ương Hội Liên hiệp Phụ nữ Việt Nam], [Trung ương Hội Nông dân Việt Nam], [Hội Cựu chiến binh Việt Nam] ký kết.",
    "[Ủy ban Trung ương MTTQ Việt Nam] kêu gọi; [Ban Vận động Cứu trợ Trung ương] phân bổ.",
    "[Giáo hội Phật giáo Việt Nam], [Hội đồng Giám mục Việt Nam], [Ban Trị sự Phật giáo tỉnh] vận động.",
    "[Liên hiệp các tổ chức hữu nghị Việt Nam], [Liên hiệp các hội khoa học và kỹ thuật tỉnh] góp ý.",
    "[UBND xã Mường Nhé] phối hợp với [Đồn Biên phòng Leng Su Sìn], [Hạt Kiểm lâm], [Trạm Y tế], [các trường] tuyên truyền.",
    "Giao [Phòng Kinh tế], [Phòng Văn hóa - Xã hội], [Trung tâm Phục vụ hành chính công], [Công an xã], [Ban Chỉ huy Quân sự xã], [các thôn] thực hiện.",
    "Đề nghị [Ủy ban MTTQ Việt Nam xã] và [các tổ chức chính trị - xã hội xã] phối hợp.",
    "[Chủ tịch UBND các xã, phường], [Thủ trưởng các cơ quan, đơn vị liên quan] chịu trách nhiệm thi hành.",
    "[Trưởng các phòng: Kinh tế, Văn hóa - Xã hội], [Giám đốc Trung tâm Phục vụ hành chính công xã] căn cứ thực hiện.",
    "[Sở Nông nghiệp và Môi trường] hướng dẫn; [Sở Dân tộc và Tôn giáo], [Sở Ngoại vụ], [Ban Quản lý Khu kinh tế tỉnh], [Thanh tra tỉnh] phối hợp.",
    "[Thuế tỉnh Bắc Ninh], [Chi cục Hải quan khu vực V], [Kho bạc Nhà nước khu vực V], [Thống kê tỉnh] cung cấp số liệu.",
    "Tại buổi làm việc, ông Minh, [Chủ tịch Hiệp hội Vận tải ô tô Việt Nam], kiến nghị [Bộ Xây dựng] hoãn áp dụng.",
    "[Công ty CP Đầu tư hạ tầng giao thông Đèo Cả] đề nghị [tỉnh] bàn giao mặt bằng; công ty sẽ thông xe đúng hạn.",
    "[Công ty CP Lọc hóa dầu Bình Sơn] ([BSR]) vận hành 110% công suất; [BSR] sẽ bảo dưỡng vào tháng 3.",
    "[Ngân hàng Chính sách xã hội], [Agribank], [Quỹ tín dụng nhân dân Tân Hiệp] cho vay; [NHNN] chỉ đạo [các tổ chức tín dụng] cơ cấu nợ.",
    "[Ủy ban Chứng khoán Nhà nước] ([UBCKNN]) phạt [Công ty CP Chứng khoán Trí Việt]. [UBCKNN] yêu cầu khắc phục.",
    "[Tổng cục Thống kê] công bố CPI; [Cục Thống kê TP Hà Nội] khảo sát.",
    "[Trường Đại học Y khoa Phạm Ngọc Thạch], [Trường Sĩ quan Lục quân 1], [Học viện Kỹ thuật Quân sự], [Trường Cao đẳng Kỹ thuật Cao Thắng] tuyển sinh.",
    "[Trường Mầm non tư thục Ánh Dương], [Trường Tiểu học thị trấn Phố Mới số 2], [Trường THCS xã Bản Cái] cho học sinh nghỉ.",
    "[Bộ Tài chính]: Rà soát giá dịch vụ y tế trước 30/6.",
    "[Hà Nội]: Kế hoạch tuyển sinh vào lớp 10 năm học 2024-2025.",
    "[Đồng Nai] yêu cầu xử lý dứt điểm ô nhiễm sông Buông. Tỉnh có 32 khu công nghiệp.",
    "[Chính phủ] yêu cầu [các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ], [UBND các tỉnh, thành phố] cắt giảm điều kiện kinh doanh.",
    "(Chinhphu.vn) - [Thủ tướng Chính phủ] chỉ đạo ứng phó bão số 4.",
    "TTO - [UBND TP Đà Nẵng] vừa chỉ đạo [Sở Du lịch], [UBND quận Sơn Trà] kiểm tra phản ánh của [báo Tuổi Trẻ].",
    "Cụ thể, [Sở Giao thông vận tải] được giao chủ trì, cùng [Công an thành phố], [UBND các quận, huyện] lập phương án phân luồng.",
    "Riêng [Sở Tài nguyên và Môi trường] tham mưu [UBND tỉnh] thu hồi đất của [Công ty TNHH MTV Lâm nghiệp Krông Bông].",
    "[Lãnh đạo Sở Xây dựng Hà Nội] cho biết [đơn vị] đang lấy ý kiến [các sở, ngành].",
    "Ông Bình, [Phó Giám đốc Ban Quản lý dự án 6], nói nhà thầu chậm.",
    "[Sở GD&ĐT] giao [Trưởng phòng GD&ĐT các quận, huyện], [Thủ trưởng các đơn vị trực thuộc] quán triệt.",
    "[Thành đoàn Hà Nội] chủ trì, phối hợp [Hội Sinh viên thành phố], [Hội LHTN Việt Nam thành phố] tổ chức mùa hè xanh.",
    "[Bộ Nội vụ] thẩm định hồ sơ; [Ban Tổ chức Trung ương] cho ý kiến trước khi trình [Bộ Chính trị].",
    "[Phó Thủ tướng Chính phủ] Trần Hồng Hà, [Trưởng Ban Chỉ đạo phòng thủ dân sự quốc gia], ký công điện.",
    "[Văn phòng Thường trực Ban Chỉ huy Phòng chống thiên tai tỉnh] trực 24/24.",
    "[Ban Chỉ đạo 35 Trung ương], [Ban Chỉ đạo 389 tỉnh], [Ban Chỉ đạo công tác tôn giáo tỉnh] họp.",
    "[Ban Chỉ đạo các chương trình mục tiêu quốc gia tỉnh Sơn La] kiểm tra tại huyện Bắc Yên.",
    "[Ban Chỉ đạo phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số tỉnh] ban hành kế hoạch.",
    "[Ban Chỉ đạo cấp tỉnh về phòng, chống tham nhũng, lãng phí, tiêu cực] đưa 5 vụ án vào diện theo dõi.",
    "[Hội đồng thẩm định Nhà nước] báo cáo [Thủ tướng]; [Hội đồng tư vấn cải cách thủ tục hành chính] góp ý.",
    "[Hội đồng tiền lương quốc gia] họp phiên thứ nhất; [Hội đồng Tư vấn chính sách tài chính, tiền tệ quốc gia] khuyến nghị.",
    "[Ủy ban Bầu cử tỉnh], [Ban Bầu cử số 3] niêm yết danh sách; [Hội đồng Bầu cử Quốc gia] hướng dẫn.",
    "[Tổ công tác liên ngành phòng, chống khai thác IUU tỉnh] kiểm tra cảng cá.",
    "[Đoàn giám sát của Ủy ban Thường vụ Quốc hội] làm việc với [UBND TP Hải Phòng].",
    "[Đoàn thanh tra Bộ Y tế] kết luận; [Đoàn kiểm tra liên ngành huyện] lập biên bản.",
    "[Bộ Tư lệnh Thủ đô Hà Nội], [Bộ Tư lệnh TP.HCM], [Ban CHQS huyện Cần Giờ] huy động quân.",
    "[Bộ đội Biên phòng tỉnh Kiên Giang], [Hải đội Biên phòng 2], [Bộ Tư lệnh Vùng Cảnh sát biển 4] tìm kiếm ngư dân.",
    "[Trung tâm Phối hợp tìm kiếm, cứu nạn hàng hải Việt Nam] điều tàu cứu nạn.",
    "[Công ty TNHH MTV Xổ số kiến thiết Bến Tre], [Công ty Cổ phần Mía đường Lam Sơn], [Công ty TNHH Samsung Electronics Việt Nam] đóng góp.",
    "[Tổng công ty Bia - Rượu - Nước giải khát Sài Gòn] ([Sabeco]), [Tập đoàn Hóa chất Việt Nam], [Tập đoàn Dệt may Việt Nam] báo lãi.",
    "[Vinatex] và [Vinachem] trình phương án; [Petrolimex] giảm giá; [PVN] nộp ngân sách.",
    "[Ngân hàng TMCP Công thương Việt Nam], [Ngân hàng Nông nghiệp và Phát triển nông thôn Việt Nam] ([Agribank]) hạ lãi suất.",
    "[Trường Đại học Tài chính - Marketing], [Trường ĐH Sư phạm Hà Nội 2], [Trường Đại học Thủ đô Hà Nội], [ĐH Quốc gia Hà Nội] xét tuyển.",
    "[Trường THCS Nguyễn Du], [Trường Tiểu học Trần Quốc Toản] và [trường THPT Phan Đình Phùng] phải giải trình.",
    "[Bệnh viện Đa khoa tỉnh Bình Định], [Bệnh viện Quân y 13], [Trung tâm Y tế huyện Phù Cát] cấp cứu nạn nhân.",
    "[Viện Dinh dưỡng Quốc gia], [Viện Sức khỏe nghề nghiệp và môi trường], [Viện Kiểm nghiệm an toàn vệ sinh thực phẩm quốc gia] lấy mẫu.",
    "[Nhà hát Kịch Việt Nam], [Bảo tàng Lịch sử Quốc gia], [Thư viện tỉnh], [Nhà xuất bản Giáo dục Việt Nam] phối hợp.",
    "[Ban Quản lý Vườn quốc gia Cát Tiên], [Ban Quản lý Di sản thế giới vịnh Hạ Long], [Trung tâm Bảo tồn Di tích Cố đô Huế] đón khách.",
    "[Chi cục Kiểm lâm], [Vườn quốc gia Yok Đôn] phải tăng cường tuần tra.",
    "[Hội Liên hiệp Văn học Nghệ thuật tỉnh], [Hội Nhà văn Việt Nam], [Hội Đông y tỉnh], [Hội Làm vườn tỉnh] tổ chức đại hội.",
    "[Hiệp hội Lương thực Việt Nam] ([VFA]) đề nghị [các doanh nghiệp thành viên] mua tạm trữ. [VFA] cho hay giá tăng.",
    "[Kho bạc Nhà nước tỉnh] phối hợp với [Cục Thuế tỉnh], [Chi cục Thuế thành phố Vinh], [Ngân hàng Nhà nước chi nhánh tỉnh].",
    "[Sở Nội vụ], [Sở Khoa học và Công nghệ] sắp xếp xong.",
    "Ngày 1/7, [UBND phường Hoàn Kiếm] tiếp dân; [Đảng ủy phường] họp phiên đầu.",
    "[Chủ tịch UBND phường Sài Gòn], [Bí thư Đảng ủy xã Bình Hưng], [Chủ tịch HĐND đặc khu Phú Quốc] nhận quyết định.",
    "Đề nghị [Bí thư cấp ủy các cấp], [người đứng đầu các cơ quan] nêu gương.",
    "[Bộ Ngoại giao Việt Nam], [Đại sứ quán Việt Nam tại Nhật Bản], [Tổng Lãnh sự quán Việt Nam tại Fukuoka] bảo hộ công dân.",
    "[Quốc hội Hàn Quốc], [Chính phủ Nhật Bản], [Bộ Quốc phòng Nga] tuyên bố.",
    "Sáng 4/8, kiểm tra tiến độ cao tốc qua Bình Định, [Phó Thủ tướng] Trần Hồng Hà giục [các nhà thầu] tăng mũi thi công; [tỉnh] phải bàn giao hết mặt bằng trước 20/8. Ông cũng nhắc [Bộ GTVT] rút kinh nghiệm việc cấp mỏ. [Chủ tịch UBND tỉnh] Phạm Anh Tuấn hứa [tỉnh] sẽ cưỡng chế 5 hộ còn lại.",
    "Trước tình trạng quá tải, [Bệnh viện Nhi Trung ương] đã kê thêm 80 giường. [Bệnh viện] cũng kiến nghị [Bộ Y tế] điều phối bệnh nhân về tuyến dưới. Trả lời kiến nghị này, [Cục Quản lý Khám, chữa bệnh] đề nghị [sở y tế các tỉnh phía Bắc] không chuyển viện khi chưa cần thiết.",
    "Theo quyết định của [UBND TP.HCM], từ 1/9 xe tải nặng không vào nội đô giờ cao điểm. [Sở GTVT] được giao cắm biển báo; [Công an TP] xử lý vi phạm; [UBND TP Thủ Đức và các quận, huyện] tuyên truyền. [Hiệp hội Vận tải hàng hóa TP.HCM] cho rằng [thành phố] cần thêm lộ trình.",
    "[Tòa án nhân dân tỉnh Khánh Hòa] vừa tuyên 12 năm tù với cựu [Giám đốc Sở Kế hoạch và Đầu tư]. [Viện kiểm sát] đề nghị thu hồi 3 khu đất. [UBND tỉnh Khánh Hòa] phải báo cáo việc thi hành án trước 31/12.",
    "Ông Hồ Quang Bửu, [Phó Chủ tịch UBND tỉnh Quảng Nam], yêu cầu [Sở NN&PTNT] phối hợp với [các huyện Nam Trà My, Bắc Trà My, Tiên Phước] lập vùng trồng sâm; [Sở KH&CN] hỗ trợ chỉ dẫn địa lý. [Các huyện] báo cáo kết quả về [UBND tỉnh] trước 15/11.",
    "[Ngân hàng Nhà nước] yêu cầu [các ngân hàng thương mại] công khai lãi suất cho vay bình quân. Riêng [Agribank], [Vietcombank], [BIDV], [VietinBank] gương mẫu giảm thêm 0,5 điểm phần trăm.",
    "Vụ 12 học sinh ngộ độc ở xã Phú Túc, [Phòng GD&ĐT huyện Châu Thành] đã yêu cầu [Trường Tiểu học Phú Túc A] tạm dừng bếp ăn. [Trung tâm Y tế huyện] lấy mẫu gửi [Viện Y tế công cộng TP.HCM]. [Hiệu trưởng nhà trường] phải kiểm điểm trách nhiệm.",
    "[Ban Bí thư] vừa thi hành kỷ luật ông Lê Văn A, nguyên [Bí thư Đảng ủy], nguyên [Tổng Giám đốc Tổng công ty Cấp nước Sài Gòn]. [Ủy ban Kiểm tra Trung ương] đề nghị [Ban cán sự đảng UBND TP.HCM] kỷ luật về chính quyền.",
    "Ngày 20/3, [Bộ Quốc phòng] tổ chức diễn tập; tham gia có [Quân khu 3], [Quân đoàn 12], [Binh chủng Tăng thiết giáp] và lực lượng dân quân tỉnh Quảng Ninh.",
    "[Công ty Điện lực Thanh Hóa] cho biết [công ty] đã lắp 1.200 công tơ điện tử. [Điện lực Nghi Sơn] sẽ cắt điện 4 giờ để sửa chữa.",
    "Sau phản ánh của [Báo Lao Động], [UBND huyện Sóc Sơn] giao [Phòng Tài nguyên và Môi trường], [UBND xã Minh Phú] kiểm tra, xử lý công trình trái phép, báo cáo [huyện] trước 25/6.",
    "[Hội đồng nhân dân các tỉnh, thành phố] căn cứ tình hình quyết định mức thu; [Bộ Tài chính] hướng dẫn [các địa phương] thực hiện.",
    "[Bộ trưởng] Nguyễn Hồng Diên phân công: [Vụ Dầu khí và Than] theo dõi nguồn khí; [Cục Điện lực] chủ trì điều độ; [Viện Năng lượng] tính toán phụ tải.",
    "Nơi nhận: [Ban Thường vụ Tỉnh ủy]; [các đảng bộ trực thuộc Tỉnh ủy]; [Đảng ủy các xã, phường]; lưu [Văn phòng Tỉnh ủy].",
    "[Đảng ủy Công an Trung ương], [Quân ủy Trung ương] xây dựng kế hoạch thực hiện, báo cáo [Bộ Chính trị] trong quý I/2025.",
    "[Ban Tuyên giáo và Dân vận Trung ương] chủ trì, phối hợp với [Đảng ủy Chính phủ], [Đảng ủy Quốc hội] hướng dẫn quán triệt Nghị quyết; [Văn phòng Trung ương Đảng] theo dõi, đôn đốc.",
    "[Ủy ban Kiểm tra các cấp] tăng cường giám sát; [các cơ quan nội chính] đẩy nhanh điều tra, xét xử.",
    "[Sở Nông nghiệp - PTNT] cùng [ngành chức năng] và [chính quyền địa phương] tiêu hủy 320 con heo.",
    "[UBND thành phố] giao [Sở Xây dựng] rà soát nhà nguy hiểm.",
    "Ảnh: Văn Đức [Chủ tịch UBND TP Huế] Nguyễn Văn Phương yêu cầu [Công ty CP Môi trường và Công trình đô thị Huế] dọn bùn.",
    "Thừa ủy quyền, [Giám đốc Sở Tài chính] Lê Thị Hạnh trình bày tờ trình; [Trưởng Ban Kinh tế - Ngân sách HĐND tỉnh] báo cáo thẩm tra.",
    "[Sở Công Thương], [Sở Khoa học và Công nghệ], [Cục Quản lý thị trường] phối hợp kiểm tra xăng dầu.",
    "Đồng chí cũng đề nghị [Trung ương Hội Chữ thập đỏ Việt Nam], [Tỉnh hội], [các cấp Hội] đổi mới cách vận động.",
    "[Ban Chấp hành Đảng bộ huyện Đông Anh], [Ban Thường vụ Huyện ủy], [Thường trực Huyện ủy] nhận khuyết điểm.",
    "[Ban Chỉ huy Phòng thủ dân sự xã] sơ tán 40 hộ; [Đồn Biên phòng Hải Hòa] bắn pháo hiệu.",
    "[Cục Thủy lợi], [Cục Trồng trọt] và [Viện Quy hoạch Thủy lợi miền Nam] khuyến cáo nông dân xuống giống sớm.",
    "[Cục Kinh tế hợp tác và Phát triển nông thôn] tham mưu [Bộ trưởng] phê duyệt; [Trung tâm Khuyến nông Quốc gia] tập huấn.",
    "[Hội đồng quản lý Bảo hiểm xã hội Việt Nam] thông qua kế hoạch; [Tổng Giám đốc BHXH Việt Nam] tổ chức thực hiện.",
    "[Sở LĐ-TB-XH], [Sở VH-TT-DL], [Sở TT-TT], [Sở NN-PTNT] gửi dự toán về [Sở Tài chính] trước 15/7.",
    "[UBND H. Bình Chánh], [UBND Q.12], [UBND P.Tân Định] rà soát nhà không phép.",
    "[Phòng GD-ĐT Q.Bình Thạnh], [Phòng LĐ-TB&XH quận 8] khảo sát.",
    "[Phòng Cảnh sát giao thông Công an tỉnh Khánh Hòa] lập 12 chốt kiểm soát.",
    "[Tổng cục Dự trữ Nhà nước] xuất cấp 2.000 tấn gạo; [UBND tỉnh Yên Bái] tiếp nhận, phân bổ.",
    "[Chủ tịch nước] ký Lệnh công bố; [Chủ nhiệm Văn phòng Chủ tịch nước] Lê Khánh Hải chủ trì họp báo.",
    "[Tổng Bí thư], [Chủ tịch nước] Tô Lâm; [Thủ tướng Chính phủ] Phạm Minh Chính; [Thường trực Ban Bí thư] Lương Cường dự.",
    "[Phó Thủ tướng], [Bộ trưởng Ngoại giao] Bùi Thanh Sơn chủ trì cuộc họp.",
    "[Thứ trưởng Bộ Tài chính] Cao Anh Tuấn ký thay [Bộ trưởng].",
    "[Các ban quản lý dự án], [các nhà đầu tư BOT] phải lắp thiết bị; [Cục Đường bộ Việt Nam] giám sát, dừng thu phí trạm vi phạm.",
    "[Khu Quản lý đường bộ III], [Văn phòng Quản lý đường bộ III.4], [Công ty CP Quản lý và Xây dựng đường bộ 26] trực gác.",
    "[Trường Đại học Tây Nguyên], [Trường Đại học Hồng Đức], [Trường Đại học Sao Đỏ] điều chỉnh chỉ tiêu; [Bộ GD&ĐT] hậu kiểm.",
    "[Nhà trường] phải báo cáo [Phòng GD-ĐT] trước 20/10.",
    "[Chi nhánh Ngân hàng Chính sách xã hội tỉnh], [Hội Nông dân các cấp] ủy thác cho vay 120 tỷ đồng.",
]

NONE = [
    "Bộ máy hành chính, bộ phận một cửa, cơ sở hạ tầng, hội nghị, phòng chống dịch.",
    "Tham dự có đại diện lãnh đạo các sở, ngành, địa phương.",
    "Hội nghị có đại diện các bộ, ngành, địa phương và doanh nghiệp tham dự.",
    "Theo phản ánh của các địa phương, giá cả tăng.",
    "Nhiều địa phương gặp khó khăn. Tại các địa phương, dịch diễn biến phức tạp.",
    "Số doanh nghiệp thành lập mới tăng. Hỗ trợ các doanh nghiệp vừa và nhỏ.",
    "Phát hành trái phiếu Chính phủ, tổ chức phi Chính phủ và bảo lãnh Chính phủ.",
    "Luật Công an nhân dân, Luật Tổ chức Chính phủ được sửa đổi.",
    "Công tác xây dựng Đảng, ngân sách nhà nước, quản lý nhà nước.",
    "Dự án sân bay Long Thành, khu đô thị mới trên địa bàn tỉnh, ở TP Hà Nội.",
    "Ở Hà Nội có mưa. Người dân Đà Nẵng vui mừng. Năm 2015, Hà Tĩnh có diện tích 599.066 ha.",
    "Quyết định số 44/2016/QĐ-UBND, Kế hoạch số 19/KH-UBND, Công văn 2202/UBND-NN",
    "Ảnh: Báo Lao Động",
    "Thu Phương (TTXVN)",
    "Các trường hợp vi phạm, các ngành hàng, các vụ việc, các cấp độ dịch.",
    "Tham dự có lãnh đạo các phòng, ban, ngành và 19 xã, thị trấn.",
    "Cùng dự có đại diện lãnh đạo các sở, ngành, đoàn thể và các doanh nghiệp.",
    "| TT | Nhiệm vụ | Đơn vị thực hiện | Đơn vị phối hợp | Tiến độ | Kết quả |",
    "| STT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn |",
    "Xe chạy qua quảng trường Hồ Chí Minh, đường Lê Lợi, cầu Trường Tiền.",
    "Giá nhà tại Hà Nội, TP.HCM tăng; các cửa hàng ở Hải Phòng, Quảng Ninh mở cửa trở lại.",
    "Cao tốc Hà Nội - Hải Phòng, cao tốc Cầu Giẽ - Ninh Bình thông xe.",
    "Một số nơi như Bắc Ninh, Bắc Giang làm khá tốt.",
    "Người dân tham gia bảo hiểm xã hội, bảo hiểm y tế tự nguyện.",
    "Xây dựng trung tâm dữ liệu, trung tâm hành chính, nhà văn hóa xã.",
    "Chủ đầu tư là ai, người dân chưa biết. Quyền lợi của chủ đầu tư thì khác.",
    "Thi tốt nghiệp trung học phổ thông, học sinh trường làng, đội tuyển quốc gia.",
    "Đề án 06, Chương trình 135, Nghị quyết 19, công nghệ thông tin, kinh tế số.",
    "Đồng chí Trần Văn Nam, Tỉnh ủy viên, Thành ủy viên, đảng viên.",
    "Xây dựng chính quyền điện tử, chính quyền số; tổ chức chính quyền địa phương hai cấp.",
    "Hội thảo khoa học, hội trường lớn, hội viên, hội chợ, đoàn viên, tổ viên, ban công, phòng họp.",
    "Cuộc thi có 12 trường, 30 doanh nghiệp và nhiều hợp tác xã tham gia.",
    "Quốc lộ 1, Khu đô thị Ecopark, Khu công nghiệp Sóng Thần, chợ Bến Thành đông khách.",
    "Anh Nam làm công an, chị Hà là giáo viên trường làng; em họ học đại học ở Huế.",
    "Các doanh nghiệp xuất khẩu gặp khó vì đơn hàng giảm; nhiều công ty cắt giảm lao động.",
    "Trên địa bàn tỉnh có 12 trường THPT, 3 bệnh viện và 45 trạm y tế.",
    "Thị trường chứng khoán hôm nay giảm điểm; cổ phiếu ngân hàng bị bán mạnh.",
    "Tuyến đường qua thị trấn ngập sâu; cầu Thủ Thiêm, chợ Đồng Xuân, sân vận động Mỹ Đình đông nghẹt.",
    "Ngành du lịch phục hồi; các địa phương đón hơn 2 triệu lượt khách.",
    "Giá vàng thế giới tăng, giá xăng trong nước giảm từ 15h chiều nay.",
    "Khu dân cư số 5, tổ dân phố 3, thôn Đông có đường bê tông mới.",
    "Bộ phim tài liệu, bộ sách giáo khoa, bộ quy tắc ứng xử, bộ ba cầu thủ.",
    "Hội đồng hương, hội phụ huynh lớp, hội chợ hàng Việt, hội làng.",
    "Đội tuyển Việt Nam thắng 2-0; đội bóng phố núi xuống hạng.",
    "Nhiều hộ dân ở xã vùng cao thiếu nước; huyện nghèo nhất tỉnh có 60% hộ nghèo.",
    "Hàng trăm công nhân nhà máy giày da đình công đòi thưởng Tết.",
    "Trong tỉnh, ngoài tỉnh, toàn huyện, liên xã, cấp xã, nội thành, ngoại thành.",
    "Ngân hàng máu cạn kiệt; ngân hàng đề thi bị lộ; ngân hàng dữ liệu dùng chung.",
    "Văn phòng phẩm, trung tâm thương mại, viện dưỡng lão, trường đua, phòng trọ, cục pin, vụ mùa.",
    "Sở thích, sở trường, bộ lạc, cục bộ, ban mai, hội họa, đài hoa, trạm xăng.",
    "Việt Nam xuất khẩu gạo sang Trung Quốc, Philippines; Mỹ và Nga đàm phán.",
    "Năm 2024, Bắc Giang đạt tăng trưởng 13,8%; Hải Phòng đứng thứ hai cả nước.",
    "Trận lũ quét làm Lào Cai thiệt hại nặng; Yên Bái ngập sâu.",
    "Hội nghị trực tuyến có sự tham dự của đại diện các bộ, ngành, lãnh đạo các địa phương.",
    "Bạn đọc phản ánh: nhà trường thu nhiều khoản; phụ huynh bức xúc.",
    "Giải bóng đá Cúp Quốc gia, chương trình Táo quân, dự án Luật Đất đai (sửa đổi), đề án Trường học hạnh phúc.",
    "Hà Nội có 30 quận, huyện, thị xã; tỉnh nào cũng có khu công nghiệp; huyện đảo xa bờ.",
    "Người dân xã A phản ánh tuyến đường liên xã hư hỏng; bà con mong sớm được sửa chữa.",
    "Giá điện, giá nước, giá dịch vụ công cộng tăng từ đầu năm.",
    "Ông Nguyễn Trường Sơn, bà Lê Thị Hội, anh Trần Văn Ban và chị Phạm Thị Sở.",
    "Khu vực công, cấp xã phường, cán bộ thôn bản, đất ở đô thị, hạ tầng giao thông.",
    "Bà con ở thôn Bản Lùng cho biết đường vào trường lầy lội; nhà nào cũng có người đi làm công ty ở Bắc Ninh.",
    "Bộ sưu tập áo dài, phòng trưng bày và hội trường chật kín khách; ban nhạc trẻ chơi đến khuya.",
    "TP.HCM nắng nóng; Hà Nội có mưa dông; vùng biển từ Quảng Trị đến Quảng Ngãi gió mạnh.",
    "Cử tri phường Phú Mỹ phản ánh ngập; người dân xã Hòa Liên mong có chợ mới.",
    "Theo quy hoạch, khu công nghiệp rộng 300 ha, vốn 4.200 tỷ đồng, tạo việc làm cho 15.000 lao động.",
    "Các ca bệnh ghi nhận tại quận Bình Tân, huyện Củ Chi, TP Thủ Đức.",
    "Vận động viên các tỉnh, thành phố tranh tài; đoàn Quảng Ninh nhất toàn đoàn.",
]


def _unmarked(case: str) -> str:
    return _MARK.sub(r"\1", case)


def _texts(text: str) -> list[str]:
    return [text[f.start : f.end] for f in find_bodies(text)]


@pytest.mark.parametrize("case", FOUND)
def test_finds_bodies_with_exact_edges(case):
    assert _texts(_unmarked(case)) == _MARK.findall(case)


@pytest.mark.parametrize("text", NONE)
def test_finds_none(text):
    assert _texts(text) == []


HEADS = load("body_heads", BodyHeads)


@pytest.mark.parametrize(
    "example", [e for kind in BodyHeads.model_fields for e in getattr(HEADS, kind).examples]
)
def test_every_example_of_a_head_is_read_whole_where_it_acts(example):
    assert _texts(f"{example} chủ trì, phối hợp với [Bộ Tài chính].")[0] == example


@pytest.mark.parametrize(
    "text", [c for kind in BodyHeads.model_fields for c in getattr(HEADS, kind).counterexamples]
)
def test_no_counterexample_of_a_head_holds_a_body(text):
    assert _texts(f"Người dân nói về {text}.") == []


@pytest.mark.parametrize(
    ("kind", "form"), [(kind, form) for kind in BodyHeads.model_fields for form in getattr(HEADS, kind).forms]
)
def test_every_head_is_known_to_the_grammar(kind, form):
    found = vocabulary().heads.longest(read_syllables(form), 0)
    assert found is not None
    assert found[0] == len(read_syllables(form))


def test_offices_come_with_their_body_and_without_the_person():
    assert _texts("Chủ tịch UBND tỉnh Đặng Quốc Khánh ký quyết định.") == ["Chủ tịch UBND tỉnh"]
    assert _texts("Giám đốc Sở Y tế Đồng Nai Lê Quang Trung cho biết.") == ["Giám đốc Sở Y tế Đồng Nai"]
    assert _texts("Hiệu trưởng Trường THPT Nguyễn Huệ Trần Văn Ba nói.") == [
        "Hiệu trưởng Trường THPT Nguyễn Huệ"
    ]


def test_a_group_counts_by_what_is_around_it():
    assert _texts("Tỉnh có các sở, ngành.") == []
    assert _texts("Giao các sở, ngành rà soát.") == ["các sở, ngành"]
    assert _texts("Các sở, ngành có trách nhiệm rà soát.") == ["Các sở, ngành"]


def test_no_name_goes_over_a_block():
    text = "Ban Tổ chức Festival Hoa Xuân Bộ Y tế họp"
    assert _texts(text)[0].startswith("Ban Tổ chức Festival")
    found = find_bodies(text, breaks=[text.index("Hoa")])
    assert text[found[0].start : found[0].end] == "Ban Tổ chức Festival"


def test_parts_of_speech_tell_where_a_name_goes_on():
    text = "Vụ Thống kê Giá tổng hợp"
    words = [(0, 2, "N"), (3, 11, "N"), (12, 15, "N"), (16, 24, "V")]
    found = find_bodies(text, words)
    assert [text[f.start : f.end] for f in found] == ["Vụ Thống kê Giá"]


def test_furniture_and_codes_yield_nothing():
    text = "Bộ Y tế. Nguồn tin Bộ Y tế"
    assert len(find_bodies(text)) == 2
    assert len(find_bodies(text, barred_spans=[(9, len(text))])) == 1


def test_the_component_works_alone_on_a_blank_pipeline():
    nlp = spacy.blank("vi", config=PLAIN)
    nlp.add_pipe("vn_bodies")
    doc = nlp("Sở Y tếĐồng Naivừa báo cáo UBND tỉnh.")
    assert doc.text == "Sở Y tếĐồng Naivừa báo cáo UBND tỉnh."
    assert [(f.label, doc.text[f.start : f.end]) for f in found_in(doc, "orgs")] == [
        ("ORG", "Sở Y tếĐồng Nai"),
        ("ORG", "UBND tỉnh"),
    ]
    assert all(f.source for f in found_in(doc, "orgs"))


VIETNAMESE = st.text(
    alphabet=st.sampled_from(list("abộởêđÐƯ ,.;:()/-&\n\u200b\u00a01A")) | st.characters(codec="utf-8"),
    max_size=60,
)
PIECES = st.lists(
    st.sampled_from(
        ["Sở", "Bộ Y tế", "UBND", "các", "huyện", ",", "và", "giao", "thuộc", "-", "(", ")", "Hà Nội", "\n"]
    )
    | VIETNAMESE,
    max_size=25,
)


@given(PIECES)
def test_mentions_are_ordered_apart_and_trimmed_on_any_text(pieces):
    text = " ".join(pieces)
    found = find_bodies(text)
    edges = [edge for f in found for edge in (f.start, f.end)]
    assert edges == sorted(edges)
    assert all(text[f.start : f.end].strip() == text[f.start : f.end] != "" for f in found)
    assert found == find_bodies(text)


@pytest.mark.parametrize(
    "unit",
    [
        "Sở ",
        "TỔNG ",
        "Vụ A thuộc ",
        "Sở Y tế - ",
        "Giám đốc, ",
        "các huyện A, B, ",
        "Thanh tra ",
        "Cục Quản lý và ",
        "12 ",
    ],
)
def test_work_grows_with_the_length(unit):
    find_bodies(unit * 2_000)  # what is read once is read before
    short, long = (steps(partial(find_bodies, unit * times)) for times in (100, 2_000))
    assert long < 20 * short * 2


@pytest.mark.parametrize(
    ("glued", "cuts"),
    [
        ("tếĐồng", (2,)),
        ("Naivừa", (3,)),
        ("Chínhvừa", (5,)),
        ("nghiêng", ()),
        ("VNeID", ()),
        ("Grab", ()),
        ("UBND", ()),
    ],
)
def test_cuts_glued_syllables_and_nothing_else(glued, cuts):
    assert glue_points(glued) == cuts


@pytest.mark.parametrize("text", ["nghiêng", "Ủy", "quý", "giếng", "Đắk", "ương"])
def test_knows_syllables(text):
    assert is_syllable(text)


@pytest.mark.parametrize("text", ["Naivừa", "hkiểm", "Facebook", "tếđồng"])
def test_knows_what_is_no_syllable(text):
    assert not is_syllable(text)


def test_folds_tone_placement():
    assert [fold_syllable(x) for x in ("Uỷ", "hoà", "quý", "Ðà")] == ["ủy", "hòa", "quý", "đà"]


@given(st.text(max_size=200))
def test_syllables_are_stretches_of_the_text_in_order(text):
    syllables = read_syllables(text)
    assert all(text[s.start : s.end] == s.text for s in syllables)
    assert all(a.end <= b.start for a, b in itertools.pairwise(syllables))


def test_the_longest_phrase_wins():
    phrases = Phrases([("sở", "a"), ("sở y tế", "b")])
    assert phrases.longest(read_syllables("Sở Y tế Hà Nội"), 0) == (3, "b")
    assert phrases.longest(read_syllables("Sở Tư pháp"), 0) == (1, "a")
    assert phrases.longest(read_syllables("Bộ Y tế"), 0) is None


def test_the_factory_is_registered():
    assert isinstance(bodies.create_bodies(spacy.blank("vi", config=PLAIN), "vn_bodies"), bodies.Bodies)


def test_the_documented_example_runs():
    document = (Path(__file__).parent.parent / "docs" / "bodies-tagging.md").read_text("utf-8")
    blocks = re.findall(r"```python\n(.*?)```", document, re.DOTALL)
    assert blocks
    for block in blocks:
        exec(compile(block, "bodies-tagging.md", "exec"), {})
