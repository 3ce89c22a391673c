"""The grammar of directive clauses on its own: mentions are marked by hand, ``⟦…⟧``, a cue a case."""

import re
from collections import Counter

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractor.extract.cues import Cues, CueSet, cues
from extractor.extract.line import Frame
from extractor.extract.orders import Clause, read_sentence
from extractor.extract.units import units
from extractor.layers import Found, place

CUES = cues()
LISTS = [name for name in Cues.model_fields if name != "announce"]


def read(marked: str, frame: Frame | None = None) -> tuple[str, list[Clause]]:
    """Read a sentence whose bodies stand in ``⟦⟧``; give its text and the clauses."""
    text, found, offset = "", [], 0
    for part in re.split(r"(⟦[^⟧]+⟧)", marked):
        plain = part.strip("⟦⟧")
        if plain != part:
            found.append(Found(offset, offset + len(plain), "ORG"))
        text, offset = text + plain, offset + len(plain)
    doc = place(Doc(Vocab(), words=[text], spaces=[False]), "mentions", found)
    return text, read_sentence(units(text, 0, len(text), list(doc.spans["mentions"])), frame or Frame())


def said(marked: str, frame: Frame | None = None) -> list[str]:
    """Give each clause as ``leads + coordinators: task``."""
    text, clauses = read(marked, frame)
    lines = []
    for clause in clauses:
        who = ", ".join(text[u.start : u.end] for u in clause.leads) or "-"
        who += "".join(f" + {text[u.start : u.end]}" for u in clause.coordinators)
        lines.append(f"{who}: {text[slice(*clause.content)] if clause.content else ''}")
    return lines


RECOMMENDATIONS = ("kiến nghị", "kiến nghị với")


@pytest.mark.parametrize("cue", [c for c in CUES.order if c not in ("gửi", "quyết định", *RECOMMENDATIONS)])
def test_every_verb_of_ordering_orders(cue):
    assert said(f"⟦Thủ tướng⟧ {cue} ⟦Bộ Y tế⟧ kiểm tra thông tin.") == ["Bộ Y tế: kiểm tra thông tin"]


def test_a_letter_orders_and_a_decision_has_no_addressee():
    assert said("⟦Bộ Y tế⟧ có văn bản gửi ⟦Sở Y tế⟧ kiểm tra thông tin.") == ["Sở Y tế: kiểm tra thông tin"]
    assert said("⟦Bộ Y tế⟧ quyết định tạm dừng tiếp nhận hồ sơ.") == ["-: tạm dừng tiếp nhận hồ sơ"]


@pytest.mark.parametrize("cue", RECOMMENDATIONS)
@pytest.mark.parametrize("name", CUES.inspector)
def test_inspectors_recommendations_order_and_no_others(name, cue):
    told = ["Bộ Y tế: kiểm tra thông tin"]
    assert said(f"⟦{name.capitalize()}⟧ {cue} ⟦Bộ Y tế⟧ kiểm tra thông tin.") == told
    assert said(f"⟦Hiệp hội Dệt may⟧ {cue} ⟦Bộ Y tế⟧ kiểm tra thông tin.") == []


@pytest.mark.parametrize("cue", CUES.refusal)
def test_a_refusal_lays_nothing_on_anybody(cue):
    assert said(f"⟦Bộ Y tế⟧ {cue} đề xuất của hiệp hội.", Frame(open=True)) == []


@pytest.mark.parametrize("word", CUES.demonstrative)
def test_a_body_is_pointed_to(word):
    assert said(f"⟦Bộ⟧ {word} phải kiểm tra thông tin.") == ["Bộ: kiểm tra thông tin"]


@pytest.mark.parametrize("matter", CUES.matter)
@pytest.mark.parametrize("cue", CUES.hand_over)
def test_a_matter_is_handed_over(matter, cue):
    assert said(f"{matter.capitalize()} kiểm tra thông tin {cue} ⟦Bộ Y tế⟧.") == [
        "Bộ Y tế: kiểm tra thông tin"
    ]


@pytest.mark.parametrize("cue", CUES.performing)
def test_a_matter_is_performed_by_a_body(cue):
    assert said(f"Theo kế hoạch, việc kiểm tra thông tin do ⟦Bộ Y tế⟧ {cue}.") == [
        "Bộ Y tế: kiểm tra thông tin"
    ]
    assert said(f"Dự án này do ⟦Bộ Y tế⟧ {cue}.") == []


@pytest.mark.parametrize("cue", CUES.duty)
def test_every_modal_of_duty_binds(cue):
    assert said(f"⟦Bộ Y tế⟧ {cue} kiểm tra thông tin.") == ["Bộ Y tế: kiểm tra thông tin"]


@pytest.mark.parametrize("cue", CUES.commitment)
def test_every_modal_of_commitment_commits(cue):
    assert said(f"⟦Bộ Y tế⟧ {cue} kiểm tra thông tin.")[0].startswith("Bộ Y tế: ")


@pytest.mark.parametrize("cue", CUES.lead)
def test_every_word_for_leading_leads(cue):
    assert said(f"⟦Bộ Y tế⟧ {cue} kiểm tra thông tin.") == ["Bộ Y tế: kiểm tra thông tin"]


@pytest.mark.parametrize("cue", CUES.coordinate)
def test_every_word_for_joining_joins(cue):
    text = f"⟦Thủ tướng⟧ yêu cầu ⟦Bộ Y tế⟧ {cue} ⟦Bộ Công an⟧ kiểm tra thông tin."
    assert said(text) == ["Bộ Y tế + Bộ Công an: kiểm tra thông tin"]


@pytest.mark.parametrize("cue", CUES.event)
def test_to_chair_an_event_is_no_duty(cue):
    assert said(f"⟦Bộ trưởng⟧ chủ trì {cue} kiểm tra.") == []


@pytest.mark.parametrize("verb", CUES.action)
def test_every_verb_of_action_goes_on_with_an_order(verb):
    sentence = f"{verb[0].upper()}{verb[1:]} các nội dung liên quan theo quy định."
    clauses = read(sentence, Frame(open=True))[1]
    assert len(clauses) == 1, "an order that is open goes on"
    assert read(sentence)[1] == [] or verb in CUES.order, "without one it is no task"


@pytest.mark.parametrize("cue", [c for c in CUES.noun_before if "," not in c])
def test_a_noun_before_takes_the_order_away(cue):
    assert said(f"Việc này được làm {cue} yêu cầu ⟦Bộ Y tế⟧ kiểm tra thông tin.") == []


@pytest.mark.parametrize("cue", CUES.proposal)
def test_a_proposal_is_no_order(cue):
    assert said(f"⟦Bộ Y tế⟧ {cue} ⟦Chính phủ⟧ giao ⟦Bộ Công an⟧ kiểm tra thông tin.") == []


@pytest.mark.parametrize("cue", CUES.past_frame)
def test_what_was_directed_in_the_past_was_done(cue):
    assert said(f"{cue.capitalize()}, ⟦UBND tỉnh⟧ đã chỉ đạo ⟦các sở⟧ triển khai nhiều giải pháp.") == []


@pytest.mark.parametrize("cue", CUES.carried_out)
def test_what_was_carried_out_is_no_task(cue):
    assert said(f"⟦UBND tỉnh⟧ giao ⟦Sở Y tế⟧ biên soạn tài liệu, {cue} phát hành.") == []


@pytest.mark.parametrize("cue", CUES.strict_order)
def test_a_strict_verb_orders_only_bodies(cue):
    assert said(f"⟦Bộ Y tế⟧ {cue} dự toán ngân sách năm 2017.") == []


@pytest.mark.parametrize("cue", [c for c in CUES.delegating if c in CUES.action])
def test_to_delegate_may_be_the_task(cue):
    text = f"⟦Sở Y tế⟧ {cue} ⟦các bệnh viện⟧ kiểm tra thông tin."
    task = text.replace("⟦", "").replace("⟧", "").removeprefix("Sở Y tế ").removesuffix(".")
    assert said(f"⟦UBND tỉnh⟧ giao {text}") == [f"Sở Y tế: {task}"]


@pytest.mark.parametrize("cue", CUES.needs_addressee)
def test_some_verbs_want_an_addressee(cue):
    assert said(f"Hôm qua, {cue} xử lý vụ việc.") == []


@pytest.mark.parametrize("ordinal", CUES.ordinal)
def test_an_ordinal_stays_outside_the_task(ordinal):
    assert said(f"{ordinal.capitalize()}, rà soát thủ tục.", Frame(open=True)) == ["-: rà soát thủ tục"]


@pytest.mark.parametrize("cue", CUES.formula)
def test_a_formula_asks_nothing(cue):
    assert said(f"⟦Văn phòng Chính phủ⟧ {cue} ⟦Bộ Y tế⟧ biết, thực hiện.", Frame(open=True)) == []


@pytest.mark.parametrize("cue", CUES.hollow)
def test_an_empty_phrase_is_no_task(cue):
    assert said(f"{cue.capitalize()}.", Frame(open=True)) == []


@pytest.mark.parametrize("name", LISTS)
def test_no_list_says_a_thing_twice(name):
    phrases = getattr(CUES, name)
    assert phrases
    assert len(set(phrases)) == len(phrases)


@pytest.mark.parametrize("time", CUES.ahead)
def test_what_is_done_in_time_to_come_is_planned(time):
    assert said(f"{time.capitalize()}, ⟦huyện⟧ tiếp tục mở rộng chợ.") == ["huyện: tiếp tục mở rộng chợ"]
    assert said("Thời gian qua, ⟦huyện⟧ tiếp tục mở rộng chợ.") == []


@pytest.mark.parametrize("meeting", CUES.meeting)
def test_meetings_decide(meeting):
    assert said(f"{meeting.capitalize()} thống nhất giao ⟦Bộ Y tế⟧ kiểm tra thông tin.") == [
        "Bộ Y tế: kiểm tra thông tin"
    ]
    assert said(f"Tại {meeting}, ⟦Bộ Y tế⟧ kiểm tra thông tin.") == []


@pytest.mark.parametrize("opening", CUES.disclaiming)
def test_opinions_and_drafts_bind_nobody(opening):
    assert said(f"{opening.capitalize()}, ⟦Bộ Y tế⟧ phải kiểm tra thông tin.") == []


def test_what_a_sentence_is_about_is_no_task():
    assert said("Báo cáo được lập theo mẫu.", Frame(open=True)) == []
    assert said("Báo cáo kết quả theo mẫu.", Frame(open=True)) == ["-: Báo cáo kết quả theo mẫu"]


def test_what_is_said_is_no_task():
    assert said("⟦A⟧ chia sẻ kinh nghiệm với các xã.", Frame(open=True)) == [
        "A: chia sẻ kinh nghiệm với các xã"
    ]
    assert said("⟦A⟧ chia sẻ, khó khăn lớn nhất là kinh phí.", Frame(open=True)) == []


PATTERNS = {
    "⟦A⟧ chủ trì, phối hợp với ⟦B⟧, ⟦C⟧ và ⟦D⟧ kiểm tra; báo cáo ⟦E⟧.": ["A + B + C + D: kiểm tra", "-: báo cáo E"],
    "⟦A⟧ chủ trì; ⟦B⟧, ⟦C⟧ phối hợp kiểm tra việc chấp hành.": ["A + B + C: kiểm tra việc chấp hành"],
    "Đối với ⟦A⟧, ⟦B⟧ yêu cầu kiểm tra toàn bộ.": ["A: kiểm tra toàn bộ"],
    "Riêng ⟦A⟧, ⟦B⟧ yêu cầu kiểm tra toàn bộ.": ["A: kiểm tra toàn bộ"],
    "⟦A⟧ được ⟦B⟧ giao kiểm tra toàn bộ.": ["A: kiểm tra toàn bộ"],
    "⟦A⟧ cùng ⟦B⟧ phải đào tạo cán bộ.": ["A + B: đào tạo cán bộ"],
    "Việc rà soát quy trình do ⟦A⟧ chủ trì, ⟦B⟧ phối hợp.": ["A + B: rà soát quy trình"],
    "⟦A⟧ yêu cầu: ⟦B⟧ rà soát quy hoạch; ⟦C⟧ bố trí kinh phí.": ["B: rà soát quy hoạch", "C: bố trí kinh phí"],
    "⟦A⟧ có ý kiến chỉ đạo như sau: Giao ⟦B⟧ rà soát quy hoạch.": ["B: rà soát quy hoạch"],
    "Chỉ thị nêu rõ: ⟦A⟧ rà soát quy hoạch.": ["A: rà soát quy hoạch"],
    "⟦A⟧ yêu cầu các thành viên ⟦B⟧ rà soát quy hoạch.": ["B: rà soát quy hoạch"],
    "⟦A⟧ yêu cầu người dân chấp hành quy định.": ["-: chấp hành quy định"],
    "⟦A⟧ cam kết kiểm tra và sẽ báo cáo ⟦B⟧.": ["A: kiểm tra và sẽ báo cáo B"],
    "Riêng ⟦A⟧, nơi có nhiều vướng mắc, được giao kiểm tra toàn bộ.": ["A: kiểm tra toàn bộ"],
    "Nhiệm vụ kiểm tra toàn bộ được ⟦A⟧ giao cho ⟦B⟧.": ["B: kiểm tra toàn bộ"],
    "⟦A⟧ phải chịu trách nhiệm trước ⟦B⟧ về kết quả.": ["A: chịu trách nhiệm trước B về kết quả"],
    "“⟦A⟧ cần kiểm tra toàn bộ”, ông Hùng nói.": ["A: kiểm tra toàn bộ"],
    "Ông cũng yêu cầu ⟦A⟧ kiểm tra toàn bộ.": ["A: kiểm tra toàn bộ"],
    "⟦A⟧ đã đình chỉ 3 mỏ và sẽ lập chốt kiểm tra.": ["A: lập chốt kiểm tra"],
    "Trong văn bản gửi ⟦A⟧, ⟦B⟧ đề nghị ⟦C⟧ kiểm tra toàn bộ.": ["C: kiểm tra toàn bộ"],
    "⟦A⟧ giao ⟦B⟧ rà soát quỹ đất, còn ⟦C⟧ thì thẩm định giá.": ["B: rà soát quỹ đất", "C: thẩm định giá"],
    "⟦A⟧ giao ⟦B⟧ rà soát quỹ đất, nhà xưởng.": ["B: rà soát quỹ đất, nhà xưởng"],
    "⟦A⟧ cho hay sẽ kiểm tra toàn bộ.": ["A: kiểm tra toàn bộ"],
    "⟦A⟧ yêu cầu ⟦UBND các tỉnh⟧ từ Quảng Ninh đến Quảng Ngãi cấm biển.": ["UBND các tỉnh: cấm biển"],
    "⟦A⟧ yêu cầu ⟦UBND các tỉnh⟧ khu vực Bắc bộ, Bắc Trung bộ rà soát hồ đập.": ["UBND các tỉnh: rà soát hồ đập"],
    "⟦A⟧ yêu cầu ⟦B⟧ từ nay rà soát hồ đập.": ["B: từ nay rà soát hồ đập"],
    "⟦A⟧ có văn bản gửi ⟦B⟧ kinh doanh xăng dầu yêu cầu bảo đảm nguồn hàng.": ["B: bảo đảm nguồn hàng"],
    "⟦A⟧ có văn bản gửi tới ⟦B⟧, ⟦C⟧ đề nghị bảo đảm nguồn hàng.": ["B, C: bảo đảm nguồn hàng"],
    "Công điện số 3 do ⟦A⟧ vừa ký yêu cầu ⟦B⟧ rà soát quỹ đất.": ["B: rà soát quỹ đất"],
    "⟦A⟧ nhấn mạnh phải rà soát quỹ đất.": ["-: rà soát quỹ đất"],
    "“Đề nghị ⟦A⟧ rà soát quỹ đất”, ông Hùng nhấn mạnh.": ["A: rà soát quỹ đất"],
    '"Đề nghị ⟦A⟧ rà soát quỹ đất" - ⟦B⟧ nhấn mạnh.': ["A: rà soát quỹ đất"],
    "⟦A⟧ tiếp tục hướng dẫn, đôn đốc ⟦B⟧ rà soát quỹ đất.": [],
    "⟦A⟧ đã chỉ đạo, quan điểm là xử lý nghiêm.": [],
    "⟦A⟧ yêu cầu ⟦B⟧ thực hiện:": ["B: "],
    "Còn ⟦A⟧, ngoài việc ra quân, phải kiểm tra toàn bộ.": ["A: kiểm tra toàn bộ"],
    "⟦A⟧ yêu cầu ⟦B⟧ rà soát; ⟦Báo C⟧, ⟦Đài D⟧ tăng thời lượng đưa tin.": ["B: rà soát", "Báo C, Đài D: tăng thời lượng đưa tin"],
    "⟦A⟧ đang yêu cầu ⟦B⟧ rà soát quỹ đất.": ["B: rà soát quỹ đất"],
    "⟦A⟧ yêu cầu công tác giám sát cần bảo đảm chặt chẽ.": ["-: công tác giám sát cần bảo đảm chặt chẽ"],
    "⟦A⟧ giao nhiệm vụ cụ thể: ⟦B⟧ rà soát quỹ đất; ⟦C⟧ bố trí kinh phí.": ["B: rà soát quỹ đất", "C: bố trí kinh phí"],
    "⟦A⟧ sẽ sửa đổi quy chế; các trường đại học phải công bố đề án.": ["A: sửa đổi quy chế", "-: công bố đề án"],
    "Việc mời khách ⟦Trung ương⟧ phải báo cáo ⟦A⟧ trước.": [],
    "⟦A⟧ kiến nghị với ⟦B⟧ về việc rà soát quỹ đất.": [],
    "⟦Kiểm toán Nhà nước⟧ kiến nghị với ⟦B⟧ về việc rà soát quỹ đất.": ["B: rà soát quỹ đất"],
    "⟦A⟧ truyền đạt ý kiến của ⟦B⟧ như sau: ⟦C⟧ kiểm tra toàn bộ; ⟦D⟧ rà soát quỹ đất.": ["C: kiểm tra toàn bộ", "D: rà soát quỹ đất"],
    "⟦A⟧ có ý kiến: việc này chưa rõ.": [],
    "⟦A⟧ yêu cầu ⟦B⟧ kiểm tra; nơi nào lạm thu, hiệu trưởng phải giải trình.": ["B: kiểm tra", "-: giải trình"],
    "⟦Các trường⟧ nào thu sai phải kiểm tra lại.": ["Các trường: kiểm tra lại"],
    "⟦Các trường⟧ chưa báo cáo phải báo cáo ngay.": ["Các trường: báo cáo ngay"],
    "⟦A⟧ yêu cầu ⟦B⟧ kiểm tra; nơi nào khó khăn cũng phải chi trả đủ lương.": ["B: kiểm tra", "-: chi trả đủ lương"],
    "⟦A⟧ yêu cầu ⟦B⟧ thẩm định chặt, không cho vay kiểu “tay không bắt giặc”.": ["B: thẩm định chặt, không cho vay kiểu “tay không bắt giặc”"],
    "Với ⟦B⟧, ⟦A⟧ Lê Văn Hùng đặt hàng: giảm ngay lãi suất.": ["B: giảm ngay lãi suất"],
    "⟦B⟧ phải nghiêm khắc kiểm điểm.": ["B: nghiêm khắc kiểm điểm"],
    "⟦A⟧ sẽ tiếp tục kiểm tra toàn bộ.": ["A: tiếp tục kiểm tra toàn bộ"],
    "⟦A⟧ đề nghị các đại biểu dự họp thảo luận giải pháp.": ["-: thảo luận giải pháp"],
    "⟦A⟧ yêu cầu ⟦B⟧ đang tham gia phải kiểm tra.": ["B: kiểm tra"],
    '⟦A⟧ yêu cầu ⟦B⟧ xóa bỏ cơ chế "xin - cho".': ['B: xóa bỏ cơ chế "xin - cho"'],
    "⟦A⟧ yêu cầu ⟦B⟧; ⟦C⟧ rà soát quỹ đất.": ["B, C: rà soát quỹ đất"],
    "⟦A⟧ yêu cầu ⟦chủ đầu tư⟧ dự án hồ chứa và ⟦B⟧ kiểm tra.": ["chủ đầu tư, B: kiểm tra"],
    "⟦A⟧ yêu cầu ⟦chủ đầu tư⟧ dự án cần khẩn trương rà soát.": ["chủ đầu tư: khẩn trương rà soát"],
    "⟦B⟧ có trách nhiệm phối hợp chặt chẽ, kịp thời với ⟦C⟧ để rà soát quỹ đất.": ["B + C: rà soát quỹ đất"],
    "⟦A⟧ gửi ⟦B⟧ truyền đạt ý kiến của ⟦C⟧: “giao ⟦D⟧ kiểm tra ngay”.": ["D: kiểm tra ngay"],
    "⟦A⟧ gửi ⟦các đơn vị⟧ đang đầu tư xi măng, yêu cầu báo cáo tình hình.": ["các đơn vị: báo cáo tình hình"],
    "⟦A⟧ yêu cầu ⟦B⟧ chủ động, tích cực rà soát quỹ đất.": ["B: chủ động, tích cực rà soát quỹ đất"],
    "⟦B⟧ tập trung thực hiện một số công việc sau:": ["B: "],
    "Văn bản yêu cầu ⟦A⟧ kiểm tra toàn bộ.": ["A: kiểm tra toàn bộ"],
    "⟦A⟧ đã có Công văn số 3628 để chỉ đạo ⟦B⟧ không triển khai văn bản này.": ["B: không triển khai văn bản này"],
    "⟦A⟧ giao:": ["-: "],
    "⟦B⟧ chủ trì, phối hợp với ⟦C⟧ tổ chức thực hiện.": ["B + C: tổ chức thực hiện"],
    "⟦A⟧ đề nghị nhân dân nâng cao cảnh giác.": ["-: nâng cao cảnh giác"],
    "⟦A⟧ đã chỉ đạo, giao ⟦B⟧ khẩn trương rà soát hồ sơ.": ["B: khẩn trương rà soát hồ sơ"],
    "⟦A⟧ giao ⟦B⟧ trên cơ sở báo cáo của ⟦C⟧ tổng hợp kết quả.": ["B: tổng hợp kết quả"],
    "⟦A⟧ vừa có chỉ thị yêu cầu ⟦B⟧ công khai giá.": ["B: công khai giá"],
    "⟦A⟧ thống nhất chủ trương giao ⟦B⟧ làm chủ đầu tư.": ["B: làm chủ đầu tư"],
    "⟦B⟧ là cơ quan thường trực, có nhiệm vụ hướng dẫn địa phương.": ["B: hướng dẫn địa phương"],
    "⟦B⟧ là cơ quan thường trực, có trụ sở tại Hà Nội.": [],
    "⟦A⟧ cần thực hiện tốt các nhiệm vụ sau: Một là, tiếp tục quán triệt nghị quyết.": ["A: tiếp tục quán triệt nghị quyết"],
    "Đồng chí yêu cầu ⟦B⟧ nâng cao chất lượng.": ["B: nâng cao chất lượng"],
    "⟦A⟧ lưu ý ⟦B⟧ không chủ quan, lơ là.": ["B: không chủ quan, lơ là"],
    "⟦A⟧ không phải kiểm tra lại.": [],
    "⟦Thanh tra tỉnh⟧ kiến nghị thu hồi 8 tỷ đồng.": [],
    "Khi có người liên hệ và yêu cầu chuyển tiền cần báo ngay.": [],
    "Theo văn bản yêu cầu của ⟦A⟧, hồ sơ gồm 3 bộ.": [],
    "Phóng viên ⟦Báo Thanh tra⟧ sẽ tiếp tục thông tin.": [],
    "⟦A⟧ vẫn phải nhập khẩu nguyên liệu.": [],
    "⟦A⟧ tổ chức hội nghị tổng kết.": [],
    "Theo ⟦A⟧, ⟦B⟧ có trách nhiệm kiểm tra toàn bộ.": ["B: kiểm tra toàn bộ"],
    "Tôi cho rằng ⟦A⟧ tốt, cần kiểm tra thêm.": [],
}  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), PATTERNS.items())
def test_patterns(sentence, expected):
    assert said(sentence) == expected


@pytest.mark.parametrize(
    "word",
    ["yêu cầu ", "⟦Sở A⟧, ", "rà soát; ", "nhiệm vụ gồm ", "chủ trì ", "trong việc ", "( ", "cần ", "Sở "],
)
def test_work_grows_with_the_sentence(word, monkeypatch):
    """Twenty times the text takes at most thirty times as many look-ups of cues."""
    original = CueSet.match
    counted: Counter[str] = Counter()

    def counting(self, units, i, end=None):
        counted["look-ups"] += 1
        return original(self, units, i, end)

    def lookups(times: int) -> int:
        counted.clear()
        read("⟦Thủ tướng⟧ yêu cầu " + word * times)
        return counted["look-ups"]

    monkeypatch.setattr(CueSet, "match", counting)
    assert lookups(2000) <= 30 * lookups(100)
