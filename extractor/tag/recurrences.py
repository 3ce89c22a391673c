"""Rules for what recurs, for durations that state a deadline, and for holidays and Tết."""

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cache

from extractor.layers import Found
from extractor.tag.timex import (
    BLANK,
    DAY,
    DAY_HEAD,
    MONTH,
    NEW_NUMBER,
    NO_MORE,
    YEAR,
    Rule,
    alternatives,
    before,
    day_value,
    every,
    found,
    number,
    words,
)

# --- recurrences ---

_EVERY = "(?:hằng|hàng|mỗi|từng(?! ngày))"
_UNIT = "(?P<unit>ngày|tuần|tháng|quý|năm)"
_DAY_OF = (
    rf"(?:ngày{BLANK}(?:(?:mùng|mồng|thứ){BLANK})?\d\d?(?:/\d\d?| tháng \d\d?)?"
    r"|(?:mùng|mồng) \d\d?(?:/\d\d?)?"
    rf"|(?:(?:đầu|giữa|cuối) )?(?:tháng{BLANK}\d\d?|qu[ýí] (?:iii|ii|iv|i|[1-4]))"
    rf"|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|{DAY}/{MONTH})"
)
_RECURRING = re.compile(
    rf"(?:(?P<on>{_DAY_OF})(?: của| trong)?[ ,]{{1,2}})?"
    rf"(?<!\w){_EVERY}{BLANK}(?:(?P<n>\d\d?){BLANK})?{_UNIT}"
    rf"(?:{BLANK}(?P<times>\d\d?|một|hai|ba|bốn) lần(?!\w)|(?!\w| học(?! k[ỳì])|{BLANK}\d))"
)
_JOINED_DAY = re.compile(rf"(?P<all>(?:ngày{BLANK})?{DAY}(?:/{MONTH})?){BLANK}(?:và|,){BLANK}$")
_JOINED_LENGTH = 24  # characters: `ngày 15/6 và ` before `15/12 hằng năm`
_LAST_MONTH = re.compile(
    rf"ngày{BLANK}\d\d?{BLANK}(?:của{BLANK})?tháng cuối(?: của)?(?: {_EVERY})? quý(?!\w)"
)
_MORE = re.compile(
    rf"{BLANK}(?:,|và|-|/){BLANK}(?P<all>(?:(?P<n>\d\d?){BLANK})?{_UNIT})"
    rf"(?={BLANK}[.,;:)\n/]|$| và | báo cáo| với| theo| cho| sơ kết| tổng hợp| kiểm tra| tổ chức)"
)
_REGULAR = re.compile(
    rf"định k[ỳì]{BLANK}(?:là{BLANK})?(?P<all>(?P<n>\d\d?){BLANK}{_UNIT}(?!\w)|(?P<alone>tuần|tháng|quý|năm)"
    rf"(?=[.,;:)\n]|$| và | báo cáo| cho | về | với | theo | tổ chức| sơ kết))"
)
_YEARLY = re.compile(r"(?<!\w)thường niên(?!\w)")
_RATE = re.compile(
    rf"(?<![\w,.])(?P<n>\d\d?|một|hai|ba|sáu){BLANK}{_UNIT}{BLANK}"
    rf"(?:/{BLANK}(?:0?1{BLANK})?lần|(?:một|1|01) lần)(?!\w)"
)
_TIMES = re.compile(
    rf"(?<![\w,.])(?P<n>\d\d?|một|hai|ba|bốn) (?:lần|đợt){BLANK}/{BLANK}(?:(?P<per>\d\d?){BLANK})?{_UNIT}(?!\w)"
)
_LENGTHS = {"năm": (12, "M"), "quý": (3, "M"), "tháng": (1, "M"), "tuần": (7, "D"), "ngày": (1, "D")}
_DAYS_OF_MONTH = 30  # for rates within a month: `2 lần/tháng` is every 15 days


def recurrences(low: str) -> Iterator[Found]:
    """Recurrences: ``hằng năm``, ``ngày 20 hằng tháng``, ``định kỳ 6 tháng``, ``15 ngày/lần``."""
    for m in _RECURRING.finditer(low):
        if m["times"]:
            yield found(m, _rate(number(m["times"]) or 1, int(m["n"] or 1), m["unit"]), "recurrence")
            continue
        yield found(m, every(m["n"], m["unit"]), "recurrence")
        joined = _JOINED_DAY.search(low, max(0, m.start() - _JOINED_LENGTH), m.start()) if m["on"] else None
        if joined:
            yield found(joined, every(m["n"], m["unit"]), "recurrence", "all")
        yield from _more(low, m.end())
    for m in _REGULAR.finditer(low):
        yield found(m, every(m["n"], m["unit"] or m["alone"]), "recurrence", "all")
        yield from _more(low, m.end())
    for pattern, value in ((_YEARLY, "P1Y"), (_LAST_MONTH, "P3M")):
        yield from (found(m, value, "recurrence") for m in pattern.finditer(low))
    for m in _RATE.finditer(low):
        yield found(m, every(m["n"], m["unit"]), "recurrence")
    for m in _TIMES.finditer(low):
        yield found(m, _rate(number(m["n"]) or 1, int(m["per"] or 1), m["unit"]), "recurrence")


def _more(low: str, at: int) -> Iterator[Found]:
    """Give what goes on a list without ``hằng``: ``quý`` of ``hằng tháng, quý``."""
    while m := _MORE.match(low, at):
        yield found(m, every(m["n"], m["unit"]), "recurrence", "all")
        at = m.end()


def _rate(times: int, per: int, unit: str) -> str:
    """Write so many times in so many units: 4 times a year is ``P3M``; what does not divide keeps the unit."""
    length, letter = _LENGTHS[unit]
    length *= per
    if times == 1:
        return every(str(per), unit)
    if unit == "tháng" and length % times:
        length, letter = length * _DAYS_OF_MONTH, "D"
    return every(str(per), unit) if length % times else f"P{length // times}{letter}"


# --- durations that state a deadline ---

_DURATION = re.compile(
    r"(?<!\w)(?P<cue>thời hạn (?:giải quyết|hoàn thành|xử lý|trả kết quả|báo cáo)(?= ?:)"
    r"|trong vòng|trong thời hạn|trong thời gian|thời hạn|trong khoảng|chậm nhất|muộn nhất"
    rf"|không quá|tối đa|hạn|trong|sau)(?: ?:)?{BLANK}(?:(?:là|sau|không quá|tối đa|khoảng|trong){BLANK})?"
    r"(?P<all>(?P<n>\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|mười)(?: \([^\W\d_ ]{2,5}\))?"
    rf"{BLANK}(?P<unit>ngày|tuần|tháng|năm)(?P<work> làm việc)?)(?!\w)"
)
_NO_DEADLINE = re.compile(
    r" (?:qua|đầu|cuối|gần|liền|liên|nay|trước|vừa|học|tuổi|tù|kinh nghiệm|năm|tới|\d|đó|này|thực hiện"
    r"|triển khai|hoạt động)(?!\w)"
)
_SETS_DEADLINE = ("trong vòng", "trong thời hạn", "chậm nhất", "muộn nhất")
_IS_BINDING = re.compile(r",? (?:(?:kể )?từ (?:ngày|khi)|phải)(?!\w)")  # or what must be done in it
_SETS_TIME = re.compile(r"(?:thời gian|hoàn thành|khắc phục|xong|báo cáo|thực hiện)(?: [^\W\d_]+){0,4} $")
_CLAUSE = 120  # characters: `hoàn thành việc tiêu độc, khử trùng khu vực có ổ dịch ` before `trong 5 ngày`
_TO_BE_DONE = re.compile(r"(?<!\w)(?:hoàn thành|xử lý|giải quyết|báo cáo|trả lời|khắc phục)(?!\w)")
_DONE = re.compile(r"(?<!\w)(?:đã|vừa)(?! (?:giao|yêu cầu|đề nghị|chỉ đạo|ra|ban hành|có|gửi|quyết định)|\w)")
_CLAUSE_ENDS = re.compile(r" ?(?:[.,;:)\n]|$)")
_MEETS = re.compile(r"[^.;\n]{0,40}(?<!\w)(?:đại hội|hội nghị|kỳ họp|kì họp|phiên họp|hội thảo|đoàn)(?!\w)")


def durations(low: str) -> Iterator[Found]:
    """Durations that state a deadline: ``trong vòng 20 ngày làm việc``, ``khắc phục trong 6 tháng``."""
    for m in _DURATION.finditer(low):
        if _states_deadline(low, m):
            yield found(m, every(m["n"], m["unit"]), "duration", "all")


def _states_deadline(low: str, m: re.Match[str]) -> bool:
    """Whether a duration is the time in which something must be done."""
    if _NO_DEADLINE.match(low, m.end()):
        return False
    if m["cue"] in _SETS_DEADLINE or _IS_BINDING.match(low, m.end()):
        return True
    if m["work"]:
        return m["cue"] != "sau" and not _MEETS.match(low, m.end())  # `Sau hai ngày làm việc, Đại hội …`
    if m["cue"].startswith("thời hạn"):
        return m["unit"] in ("ngày", "tuần")  # `giấy phép có thời hạn 5 năm` sets none
    clause = re.split(r"[.;:\n]", before(low, m.start(), _CLAUSE))[-1]
    if m["cue"] in ("sau", "tối đa") or _DONE.search(clause):
        return False
    if _SETS_TIME.search(clause):
        return True
    is_last = _CLAUSE_ENDS.match(low, m.end()) is not None
    return m["cue"] == "trong" and is_last and _TO_BE_DONE.search(clause) is not None


# --- holidays and Tết ---

_LUNAR = re.compile(
    rf"{NEW_NUMBER}{DAY_HEAD}?(?<!\d){DAY}(?:/{MONTH}| tháng (?:{MONTH}|giêng|chạp))(?:/{YEAR})?"
    r",? \(?(?:âm lịch|âl)(?!\w)"
)
_NAMELESS = re.compile(
    rf"(?<!\w)lễ (?:{DAY}/{MONTH} ?(?:-|và|,) ?)?(?P<all>(?P<d>{DAY})/(?P<m>{MONTH})){NO_MORE}"
)
_JOINED_TET = re.compile(r"(?P<all>(?:ngày )?(?:mùng|mồng) \d\d?) ?(?:,|và|đến|-) ?$")


def holidays(low: str) -> Iterator[Found]:
    """Holidays: ``Quốc khánh 2/9``, ``lễ 30/4``, ``mùng 4 Tết``, ``Tết Ất Tỵ 2025``, ``10/3 âm lịch``."""
    for m in _holiday().finditer(low):
        if value := day_value(m["d"], m["m"], m["y"]):
            yield Found(m.start("d") if m["bracket"] else m.start(), m.end(), "DATE", value, "date:holiday")
    for m in _NAMELESS.finditer(low):
        if value := day_value(m["d"], m["m"], None):
            yield found(m, value, "holiday", "all")
    for m in _day_of_tet().finditer(low):
        yield found(m, _tet_value(m) or "XXXX-XX-XX", "lunar")
        if joined := _JOINED_TET.search(low, max(0, m.start() - _JOINED_LENGTH), m.start()):
            yield found(joined, "XXXX-XX-XX", "lunar", "all")
    for m in _tet().finditer(low):
        if value := _tet_value(m):
            yield found(m, value, "tet")
    yield from (found(m, "XXXX-XX-XX", "lunar") for m in _LUNAR.finditer(low))


@cache
def _holiday() -> re.Pattern[str]:
    names = alternatives(words().holidays.names)
    return re.compile(
        rf"(?:ngày{BLANK})?(?<!\w)(?:{names}){BLANK}(?P<bracket>\()?(?:ngày )?"
        rf"(?P<d>{DAY})[/-](?P<m>{MONTH})(?:[/-](?P<y>{YEAR}))?{NO_MORE}"
    )


def _tet_name() -> str:
    """Give the pattern of a lunar new year, named or not."""
    names = alternatives(_lunar_name(year) for year in range(1984, 1984 + 60))
    return rf"tết(?: nguyên đán| âm lịch)?(?: xuân)?(?: (?P<name>{names}))?(?:(?: ?-)? (?:năm )?(?P<y>{YEAR}))?(?!\w)"


@cache
def _tet() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_tet_name()}")


@cache
def _day_of_tet() -> re.Pattern[str]:
    """Build the pattern of a day of Tết: ``mùng 4 Tết Nguyên đán``, ``30 Tết``."""
    head = rf"(?:(?:ngày{BLANK})?(?:mùng|mồng) |(?:ngày{BLANK})?(?=(?:28|29|30) ))"
    return re.compile(rf"{NEW_NUMBER}{head}(?P<d>\d\d?) {_tet_name()}")


def _lunar_name(year: int) -> str:
    """Give the name of a lunar year: 2017 is ``đinh dậu``."""
    tet = words().tet
    since = year - tet.first_year
    return f"{tet.stems[since % len(tet.stems)]} {tet.branches[since % len(tet.branches)]}".lower()


def _tet_value(m: re.Match[str]) -> str | None:
    """Give the day of a Tết named by lunar year or number: its first, or the one told; None without a year.

    A day of the month before (``30 Tết``) has none: the table does not hold that month's length.
    """
    first = {day.year: day for day in words().tet.days}
    year = int(m["y"]) if m["y"] else next((y for y in first if _lunar_name(y) == m["name"]), None)
    if year not in first:
        return m["y"]
    told = int(m.groupdict().get("d") or 1)
    return (first[year] + timedelta(days=told - 1)).isoformat() if told < 20 else None


RULES: tuple[Rule, ...] = (holidays, recurrences, durations)
