"""Rules for days: in figures and in words, ranges, days that share a month, days without a year."""

import re
from collections.abc import Collection, Iterator

from extractor.layers import Found
from extractor.tag.timex import (
    BLANK,
    DAY,
    DAY_HEAD,
    MONTH,
    NEW_NUMBER,
    NO_MORE,
    OLD_YEAR,
    SEPARATOR,
    SHIFTS,
    WHICH,
    YEAR,
    Rule,
    before,
    counts,
    day_value,
    found,
    is_led,
    relative,
)

_D = rf"(?P<head>{DAY_HEAD})?(?<!\d)(?P<d>{DAY})"
_FULL = re.compile(
    rf"{NEW_NUMBER}{_D}{SEPARATOR}(?P<m>{MONTH})(?:{SEPARATOR}|(?<=/\d))(?P<y>{OLD_YEAR}){NO_MORE}"
)
_ISO = re.compile(rf"(?<![\w/.-])(?P<y>{YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?![\w/-])")
_SHORT_YEAR = re.compile(
    rf"{NEW_NUMBER}ngày{BLANK}(?P<d>{DAY})[/.-](?P<m>{MONTH})[/.-](?P<y>\d\d){NO_MORE}(?!\w)"
)
_LABEL = re.compile(
    r"(?<!\w)(?:nsx|hsd|hd|ngày sản xuất|hạn dùng|hạn sử dụng) ?: ?"
    r"(?P<all>(?P<d>[0-3]\d)(?P<m>[01]\d)(?P<y>\d\d))(?!\d)"
)
_IN_WORDS = re.compile(
    rf"{NEW_NUMBER}(?P<head>{DAY_HEAD})?(?<!\d)(?:(?P<d1>{DAY}){BLANK}-{BLANK})?(?P<d>{DAY}){BLANK}tháng{BLANK}"
    rf"(?P<m>{MONTH})(?!\d)(?:(?:,?{BLANK}năm{BLANK}|{SEPARATOR})(?P<y>{YEAR})(?!\d))?"
)
_COUNTS_MONTHS = re.compile(r"(?:trong|sau|qua) $")  # `trong 2 tháng 7, 8` are two months
_OF_MONTH = re.compile(rf"{DAY_HEAD}(?P<d>{DAY}) tháng (?P<which>này|sau|tới|trước)(?!\w)")
_RANGE = re.compile(
    rf"{NEW_NUMBER}(?P<head>{DAY_HEAD})?(?<!\d)(?P<d1>{DAY})(?:[/.](?P<m1>{MONTH})(?:[/.](?P<y1>{YEAR}))?)?"
    rf"{BLANK}-{BLANK}(?:ngày{BLANK})?(?P<d>{DAY})(?P<sep>[/.])(?P<m>{MONTH})(?:[/.](?P<y>{YEAR}))?{NO_MORE}"
)
_NO_YEAR = re.compile(
    rf"{NEW_NUMBER}{_D}(?P<sep>[/.-]| / |/ )(?P<m>{MONTH}){NO_MORE}"
    rf"(?: năm (?P<which>{WHICH})(?!\w))?"
)

# `ngày 11 và ` before `12/5`
_SHARED = re.compile(
    rf"(?P<head>{DAY_HEAD})?(?<![\d/.,])(?P<d>{DAY}){BLANK}(?:,|và|đến|tới|hoặc|-|;){BLANK}(?:ngày{BLANK})?$"
)
_SHARED_LENGTH = 24  # characters: `ngày mùng 5 và ngày `
_MOST_SHARED = 8  # days of one list
_BEGINS_LIST = re.compile(r"(?<!\w)(?:từ|trong|các|hai|ba) $")

_PART_OF_DAY = re.compile(r"(?<!\w)(?:sáng|trưa|chiều|tối|đêm|khuya|hôm)(?: nay| qua| mai)?[ ,(]{1,3}$")
_AFTER_DAY = re.compile(
    rf"(?<!\w)(?:ngày|lễ|sáng|chiều|tối|từ|dịp|các) (?:{DAY}/{MONTH} ?(?:và|,|-|hoặc) ){{1,6}}$"
)
# `trước 10-8`, where the text has days of that spelling or no range counts down
_TIME_LED = re.compile(
    r"(?<!\w)(?:trước|từ|đến|tới|hết|vào|hôm|nay|qua|mai|dịp|lễ|thứ \w{2,4}|chủ nhật)[ ,(]{1,3}$"
)
_STYLE = re.compile(  # how the text spells its days: `sáng 9-8`, `1.7.2025`
    rf"(?<!\w)(?:ngày|sáng|trưa|chiều|tối|hôm) {DAY}([.-]){MONTH}(?![\d/.-]\d)"
    rf"|(?<![\w/.-]){DAY}([.-]){MONTH}[.-]{YEAR}(?![\d/.-]\d)"
)
_CLAUSE_ENDS = re.compile(
    r"[,.;:)\n]|$| (?:đến|tới|và|đã|sẽ|tại|này|phải|áp dụng|thực hiện|triển khai|bắt đầu)(?!\w)"
)
_RATIO = re.compile(r"(?<!\w)(?:tỷ lệ|tỉ lệ|tỷ trọng|chiếm|tương quan|tỷ số|phân số)(?!\w)[^.;\n]*$")
_LIST_LENGTH = 60  # characters: `ngày 5/6, 7/6 và `
_TO_A_FRACTION = re.compile(r" ?(?:đến|-|và|,) ?\d{1,2}/\d{1,2}")
_NO_DATE_AFTER = re.compile(r" ?(?:h\d|h\b|giờ|[a-z]\d|[\"°'])")


def full_days(low: str) -> Iterator[Found]:
    """Days with their year in figures: ``26/8/2022``, ``17-2-2017``, ``24/42017``, ``NSX: 060125``."""
    for pattern in (_FULL, _ISO):
        for m in pattern.finditer(low):
            if value := day_value(m["d"], m["m"], m["y"]):
                yield from _with_shared(low, found(m, value, "day"))
    for m in _SHORT_YEAR.finditer(low):
        if value := day_value(m["d"], m["m"], f"20{m['y']}"):
            yield found(m, value, "day")
    for m in _LABEL.finditer(low):
        if value := day_value(m["d"], m["m"], f"20{m['y']}"):
            yield found(m, value, "label", "all")


def days_in_words(low: str) -> Iterator[Found]:
    """Days with the word ``tháng``: ``ngày 28 tháng 8 năm 2025``, ``ngày 15 tháng này``."""
    for m in _IN_WORDS.finditer(low):
        value = day_value(m["d"], m["m"], m["y"])
        is_led_in = is_led(low, m.start()) and not _COUNTS_MONTHS.search(before(low, m.start()))
        if value and (m["head"] or m["y"] or is_led_in):
            first = day_value(m["d1"], m["m"], m["y"]) if m["d1"] else None
            yield from _with_shared(low, found(m, f"{first}/{value}" if first else value, "day"))
    for m in _OF_MONTH.finditer(low):
        yield relative(m, f"XXXX-XX-{int(m['d']):02}", "month", SHIFTS[m["which"]])


def ranges(low: str) -> Iterator[Found]:
    """Ranges with a dash, one mention: ``28-30/11/2022``, ``1/7 - 30/9/2025``."""
    for m in _RANGE.finditer(low):
        last = day_value(m["d"], m["m"], m["y"])
        first = day_value(m["d1"], m["m1"] or m["m"], m["y1"] or m["y"])
        if not (first and last) or (not m["m1"] and int(m["d1"]) >= int(m["d"])):
            continue
        if m["y1"] and (m["d1"], m["m1"]) == (m["d"], m["m"]):
            continue  # 22/12/1944 - 22/12/2024: an anniversary is two dates
        is_sure = m["m1"] or int(m["d"]) > int(m["m"])
        if m["y"] or _is_date(low, m) or (is_sure and not counts(low, m.end())):
            if m["y"] and not m["y1"] and first > last:
                first = f"{int(m['y']) - 1}{first[4:]}"
            yield found(m, f"{first}/{last}", "days")


def days_without_year(low: str) -> Iterator[Found]:
    """Days without their year: ``ngày 30/11``, ``chiều 7/6``, ``từ 1/7``, ``ngày 14.7``, ``11 và 12/5``."""
    styles = {m[1] or m[2] for m in _STYLE.finditer(low)}
    for m in _NO_YEAR.finditer(low):
        value = day_value(m["d"], m["m"], None)
        if not value:
            continue
        if m["which"] and (m["head"] or is_led(low, m.start())):
            yield relative(m, value, "year", SHIFTS[m["which"]])
            continue
        days = list(_with_shared(low, found(m, value, "day")))
        if len(days) > 1 or _is_date(low, m, styles):
            yield from days


def _with_shared(low: str, last: Found) -> Iterator[Found]:
    """Give a day and those before it that share its month: ``ngày 11`` of ``ngày 11 và 12/5``."""
    yield last
    year, month = (last.value or "")[:4], (last.value or "")[5:7]
    shared: list[Found] = []
    at = last.start
    while len(shared) < _MOST_SHARED and (m := _SHARED.search(low, max(0, at - _SHARED_LENGTH), at)):
        value = day_value(m["d"], month, year if year.isdigit() else None)
        if value is None:
            return
        at = m.start() if m["head"] else m.start("d")
        shared.append(Found(at, m.end("d"), "DATE", value, "date:day"))
        in_brackets = before(low, at, 1) == "(" and low.startswith(")", last.end)
        if m["head"] or in_brackets or _BEGINS_LIST.search(before(low, at, 6)):
            yield from shared
            return


def _is_date(low: str, m: re.Match[str], styles: Collection[str] = ()) -> bool:
    """Decide by what stands before and after whether a day and month without a year is a date."""
    if _NO_DATE_AFTER.match(low, m.end()):
        return False
    if m["head"] or _PART_OF_DAY.search(before(low, m.start(), 12)):
        return True
    if re.search(r"\d,$", before(low, m.start(), 2)) or counts(low, m.end()):
        return False
    if m["sep"] in (".", "-"):
        return _is_led_day(low, m, styles)
    if _RATIO.search(before(low, m.start(), _LIST_LENGTH)) and int(m["d"]) < int(m["m"]):
        return False
    if (other := _TO_A_FRACTION.match(low, m.end())) and counts(low, other.end()):
        return False  # từ 1/3 đến 2/3 tổng số
    if is_led(low, m.start()) or _stands_alone(low, m):
        return True
    return _AFTER_DAY.search(before(low, m.start(), _LIST_LENGTH)) is not None


def _is_led_day(low: str, m: re.Match[str], styles: Collection[str]) -> bool:
    """Whether ``10-8`` or ``1.7`` is a day: led by a word of time, and spelt like other days of the text.

    Two numbers that do not ascend are no range either, so that ``trước 10-8`` needs no other day beside it.
    """
    if not _TIME_LED.search(before(low, m.start(), 12)):
        return False
    is_range = int(m["d"]) < int(m["m"]) and "0" not in (m["d"][0], m["m"][0])
    if m["sep"] == "-" and not is_range:
        return True
    return m["sep"] in styles and _CLAUSE_ENDS.match(low, m.end()) is not None


def _stands_alone(low: str, m: re.Match[str]) -> bool:
    """Whether a day that can hardly be a fraction begins a sentence (``28/8, UBND …``) or fills brackets."""
    is_sure = int(m["d"]) > int(m["m"]) or "0" in (m["d"][0], m["m"][0])
    if not is_sure or m.group() == "24/7":
        return False
    if before(low, m.start(), 1) == "(" and low.startswith(")", m.end()):
        return True
    begins = m.start() == 0 or re.search(r"(?:\n|[.!?] )$", before(low, m.start(), 2)) is not None
    return begins and low.startswith((",", ":"), m.end())


RULES: tuple[Rule, ...] = (full_days, days_in_words, ranges, days_without_year)
