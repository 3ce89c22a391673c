"""Rules for months, quarters, parts of a year, years, periods, and what is relative to the article's day."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from extractor.layers import Found
from extractor.tag.timex import (
    BLANK,
    MONTH,
    NO_MORE,
    OLD_YEAR,
    PART_OF,
    SEPARATOR,
    SHIFTS,
    WHICH,
    YEAR,
    Rule,
    alternatives,
    before,
    counts,
    day_value,
    found,
    is_led,
    number,
    relative,
    words,
)

_OF_YEAR = rf"(?:(?:{SEPARATOR}|,?{BLANK}năm{BLANK})(?P<y>{YEAR})(?!\d)| năm (?P<which>{WHICH})(?!\w))"

# --- months ---

_MONTH = re.compile(
    rf"(?:{PART_OF}|(?<!\w)(?:thượng|trung|hạ) tuần{BLANK})?(?<![\d/])tháng{BLANK}"
    rf"(?:(?P<m1>{MONTH}){BLANK}-{BLANK})?(?P<m>{MONTH})(?!\d)(?:{_OF_YEAR}|(?P<this> này)(?!\w))?"
)
_DAY_OF_NAME = re.compile(r"(?<![\w/.-])(?<!\d,)\d\d? $")
_FRACTION = re.compile(rf"{SEPARATOR}\d")
_COUNTED_MONTHS = re.compile(rf"{BLANK}(?:%|(?:ngày|tỷ|triệu|người)(?!\w))")
_MORE_MONTHS = re.compile(
    rf"{BLANK}(?:,|và|-|đến|tới){BLANK}(?P<all>(?P<m>{MONTH})"
    rf"(?:(?:{SEPARATOR}|{BLANK}năm{BLANK})(?P<y>{YEAR}))?)(?=[.,;:)\n]|$| và | đến )"
)
_BARE_MONTH = re.compile(rf"(?<![\w/.,-])(?P<m>{MONTH}){BLANK}/{BLANK}(?P<y>{YEAR})(?![\d/]|[.,-]\d)")


def months(low: str) -> Iterator[Found]:
    """Months: ``tháng 12/2025``, ``đầu tháng 6 này``, ``tháng 7-9/2025``, ``tháng 5 và 6/2025``."""
    for m in _MONTH.finditer(low):
        dated = m["y"] or m["which"] or m["this"]
        if (not dated and _FRACTION.match(low, m.end())) or _COUNTED_MONTHS.match(low, m.end()):
            continue
        near = before(low, m.start(), 12)
        if near.endswith("cách mạng ") or (
            _DAY_OF_NAME.search(near) and not _MORE_MONTHS.match(low, m.end())
        ):
            continue  # Cách mạng tháng 8; đường 30 tháng 4
        values = [f"{m['y'] or 'XXXX'}-{int(n):02}" for n in (m["m1"], m["m"]) if n]
        yield _dated(found(m, "/".join(values), "month"), m["which"] or ("này" if m["this"] else None))
        if not dated:
            yield from _more(_MORE_MONTHS, low, m.end(), lambda n: f"{int(n):02}", "month")
    for m in _BARE_MONTH.finditer(low):
        if is_led(low, m.start()) or re.search(r"(?:\(|\d ?- ?)$", before(low, m.start(), 4)):
            yield found(m, f"{m['y']}-{int(m['m']):02}", "month")


def _dated(f: Found, which: str | None) -> Found:
    """Mark a part of the year whose year is told by its distance: ``tháng 3 năm sau``."""
    return replace(f, source=f"relative:year:{SHIFTS[which]}") if which else f


def _more(
    pattern: re.Pattern[str], low: str, at: int, write: Callable[[str], str], rule: str
) -> Iterator[Found]:
    """Give what goes on a list without its word: ``6/2025`` of ``tháng 5 và 6/2025``."""
    while m := pattern.match(low, at):
        yield found(m, f"{m['y'] or 'XXXX'}-{write(m['m'])}", rule, "all")
        at = m.end()


_MONTH_NAMES = ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
_NAMED_MONTH = re.compile(
    r"(?<!\w)(?:[Nn]gày (?P<d>[12]?\d|3[01]) |(?:[Đđ]ầu|[Gg]iữa|[Cc]uối|(?:[Tt]hượng|[Tt]rung|[Hh]ạ) tuần) )?"
    r"[Tt]háng (?P<m>Mười (?:[Mm]ột|[Hh]ai)|Một|Hai|Ba|Tư|Năm|Sáu|Bảy|Tám|Chín|Mười)(?!\w)(?! [A-ZĐ])"
    rf"(?:(?:/|,? năm )(?P<y>{YEAR})(?!\d)|(?P<this> này)(?!\w))?"
)


def months_in_words(text: str) -> Iterator[Found]:
    """Months named with a capital, as one agency writes them: ``tháng Mười Hai``, ``ngày 2 tháng Chín năm 2025``."""
    for m in _NAMED_MONTH.finditer(text):
        if before(text, m.start(), 10).lower() == "cách mạng ":
            continue
        month = _MONTH_NAMES.index(m["m"].lower()) + 1
        value = f"{m['y'] or 'XXXX'}-{month:02}"
        day = day_value(m["d"], str(month), m["y"]) if m["d"] else None
        yield _dated(found(m, day or value, "day" if day else "month"), "này" if m["this"] else None)


# --- quarters and other parts of a year ---

_Q = r"(?:iii|iv|ii|i|[1-4])"
_QUARTER = re.compile(
    rf"{PART_OF}?(?<!\w)qu[ýí]{BLANK}(?:(?P<q1>{_Q}){BLANK}-{BLANK})?(?P<q>{_Q})(?!\w)"
    rf"(?:{_OF_YEAR}| (?P<y1>{YEAR})(?!\d)| (?P<now>nay|này)(?!\w))?"
)
_MORE_QUARTERS = re.compile(
    rf"{BLANK}(?:,|và|-|đến){BLANK}(?P<all>(?P<m>{_Q})(?!\w)"
    rf"(?:(?:{SEPARATOR}|{BLANK}năm{BLANK}| )(?P<y>{YEAR})(?!\d))?)"
    rf"(?!{BLANK}tháng)"
)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_N = r"(?P<n>\d\d?|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mười một)"
_SOME_MONTHS = re.compile(
    rf"(?<![\w,.])(?:(?<=kết quả )|(?<=sơ kết )|(?P<whole>)){_N}{BLANK}tháng"
    rf"(?:{BLANK}(?P<part>đầu|cuối){BLANK}(?:của{BLANK})?năm"
    rf"(?:{BLANK}(?P<y>{YEAR})(?!\d)| (?P<which>{WHICH})(?!\w))?"
    rf"|{BLANK}năm{BLANK}(?P<y1>{YEAR})(?!\d)|(?= ước(?!\w))|(?P<told>(?=[,.;]|\n|$)))"
)
# Months counted from January without saying so: `kết quả 8 tháng`, `Tính chung 9 tháng, …`, `8 tháng qua`.
_MONTHS_TOLD = re.compile(
    rf"(?<![\w,./-])(?P<before>(?:bình quân|tính chung|lũy kế|luỹ kế|cộng dồn|kết quả|sơ kết|xuất khẩu|nhập khẩu"
    rf"|thu ngân sách|(?<!\w)(?:gdp|grdp|cpi|iip)){BLANK})?(?P<all>{_N}{BLANK}tháng)(?!\w)"
    r"(?! (?:đầu|cuối|năm|tuổi|tù|liên|liền|trước|sau|tới|kể|một lần|nữa|trở|thi công|thực hiện|triển khai|làm việc"
    r"|lương|học|nghỉ|là hạn|thử|còn|mới|/)|/|\d| \d)(?P<past> qua(?!\w))?"
)
_REPORTED = re.compile(
    r" ?(?:[,.;:)\n]|$)| (?:ước|đạt|tăng|giảm|thu|chi|đã|là|của|toàn|cả nước|qua|vẫn|có)(?!\w)"
)
_REPORTS = re.compile(r"(?:^|[.\n] ?|trong |qua |kinh tế |tình hình |nhiệm vụ |công tác )$")
_LASTS = re.compile(
    r"(?<!\w)(?:mỗi|hằng|hàng|định k[ỳì]|sau|hạn|thời gian|chậm nhất|muộn nhất|k[ỳì] hạn|khoảng|hơn|gần|vòng"
    r"|thêm|từ|đến|đủ|dưới|trên|ít nhất|quá|mất|cứ|kéo dài|suốt|trước|tối đa|tối thiểu|được|bù|cải tạo)(?: là)? $"
)
_HALF = re.compile(
    rf"(?<!\w)nửa{BLANK}(?P<part>đầu|cuối){BLANK}(?:của{BLANK})?năm"
    rf"(?:{BLANK}(?P<y>{YEAR})(?!\d)| (?P<which>{WHICH})(?!\w))?(?!{BLANK}\d)"
)


def quarters(low: str) -> Iterator[Found]:
    """Quarters: ``quý III/2023``, ``quý 2 năm 2025``, ``quý I, II/2025``, ``cuối quý IV``."""
    for m in _QUARTER.finditer(low):
        year = m["y"] or m["y1"]
        values = [f"{year or 'XXXX'}-{_quarter(q)}" for q in (m["q1"], m["q"]) if q]
        yield _dated(found(m, "/".join(values), "quarter"), m["which"] or m["now"])
        if not (year or m["which"] or m["now"]):
            yield from _more(_MORE_QUARTERS, low, m.end(), _quarter, "quarter")


def _quarter(written: str) -> str:
    return f"Q{_ROMAN.get(written, written)}"


def parts_of_year(low: str) -> Iterator[Found]:
    """Halves, first and last months: ``6 tháng đầu năm 2024``, ``3 tháng cuối năm``, ``nửa đầu năm nay``."""
    for m in _SOME_MONTHS.finditer(low):
        n = number(m["n"])
        if n and 1 < n < 12 and (m["told"] is None or m["whole"] is None):
            value = _part_of_year(m["y"] or m["y1"], n, m["part"] == "cuối")
            yield _dated(found(m, value, "months"), m["which"])
    yield from _months_told(low)
    for m in _HALF.finditer(low):
        yield _dated(found(m, _part_of_year(m["y"], 6, m["part"] == "cuối"), "months"), m["which"])


def _months_told(low: str) -> Iterator[Found]:
    """Months from January on, by their word alone: ``kết quả 8 tháng``, or named in full elsewhere in the text.

    ``8 tháng qua`` may be any eight months: its source says how many, and the publication date decides.
    """
    named = {number(m["n"]) for m in _SOME_MONTHS.finditer(low) if m["part"] == "đầu" or m["y1"]}
    for m in _MONTHS_TOLD.finditer(low):
        n = number(m["n"])
        if n is None or not 1 < n < 12 or _LASTS.search(before(low, m.start("all"), 16)):
            continue
        value = _part_of_year(None, n, False)
        if m["past"]:
            yield Found(m.start("all"), m.end(), "DATE", value, f"relative:months past:{n}")
        elif m["before"] or (n in named and _reports(low, m)):
            yield found(m, value, "months", "all")


def _reports(low: str, m: re.Match[str]) -> bool:
    """Whether figures are reported around a number of months: ``Trong 9 tháng, …``, ``9 tháng tăng …``."""
    return (
        _REPORTED.match(low, m.end()) is not None
        or _REPORTS.search(before(low, m.start("all"), 12)) is not None
    )


def _part_of_year(year: str | None, n: int, is_last: bool) -> str:
    """Write the first or last months of a year: halves as such, others as a range."""
    y = year or "XXXX"
    if n == 6:
        return f"{y}-H{2 if is_last else 1}"
    return f"{y}-{13 - n:02}/{y}-12" if is_last else f"{y}-01/{y}-{n:02}"


# --- years and periods ---

_SCHOOL_YEAR = (
    r"(?:(?<!\w)(?:học )?k[ỳì] (?:i{1,3}|[123])(?:,|,? của)? )?"
    r"(?:năm (?:học|tài chính|ngân sách|kế hoạch)|niên kh[óo][áa])"
)
_PERIOD = re.compile(
    rf"(?P<head>{_SCHOOL_YEAR}"
    rf"|(?P<long>giai đoạn|thời k[ỳì]|nhiệm k[ỳì])(?:{BLANK}(?:0?5|10|năm|mười) năm|{BLANK}năm)?"
    rf"|(?<!\w)(?:(?:0?5|10) năm|k[ỳì])|năm)?"
    rf"{BLANK}(?<![\d/])(?<!\d[.,-])(?P<y1>{YEAR}){BLANK}(?P<to>-|đến|tới){BLANK}(?:năm{BLANK})?(?P<y>{YEAR}){NO_MORE}"
)
_LONGEST_PERIOD = 100  # years
_YEAR = re.compile(
    rf"(?:{PART_OF}|(?<!\w)cả{BLANK})?(?:{_SCHOOL_YEAR}|năm){BLANK}(?P<y>{OLD_YEAR})(?!\d|[.,]\d)"
)
_SAME_PERIOD = re.compile(rf"(?<!\w)cùng k[ỳì] năm (?P<y>{YEAR})(?!\d)")
_MORE_YEARS = re.compile(rf"{BLANK}(?:,|và|-|đến|hoặc){BLANK}(?P<y>{YEAR})(?!\d|[/.,-]\d|/[a-z])")
_YEAR_AFTER_NAME = re.compile(
    r"(?<![\w./-])(?P<word>[^\W\d_]\w{0,15}) (?P<y>19\d\d|20[0-6]\d)(?![\w%]|[/.,:-]\d|/\w| ?[-–])"
)


def periods(low: str) -> Iterator[Found]:
    """Periods: ``giai đoạn 2021-2025``, ``nhiệm kỳ 2020 - 2025``, ``năm học 2016-2017``, ``2016-2020``."""
    for m in _PERIOD.finditer(low):
        if not 0 < int(m["y"]) - int(m["y1"]) <= _LONGEST_PERIOD or (m["to"] != "-" and not m["long"]):
            continue
        if m["head"]:
            yield Found(m.start("head"), m.end(), "DATE", f"{m['y1']}/{m['y']}", "date:period")
        elif not re.search(r"[\w/.,-]$", before(low, m.start("y1"), 1)) and not counts(low, m.end()):
            yield Found(m.start("y1"), m.end(), "DATE", f"{m['y1']}/{m['y']}", "date:period")


def years(low: str) -> Iterator[Found]:
    """Years: ``năm 2030``, ``cuối năm 2025``, ``năm 2023, 2024``, ``cùng kỳ năm 2023``, ``đến 2030``."""
    for m in _YEAR.finditer(low):
        if before(low, m.start(), 6).endswith("những "):
            continue  # a decade
        yield found(m, m["y"], "year")
        at = m.end()
        while (more := _MORE_YEARS.match(low, at)) and not counts(low, more.end()):
            yield found(more, more["y"], "year", "y")
            at = more.end()
    for m in _SAME_PERIOD.finditer(low):
        yield found(m, m["y"], "same")
    for m in _bare_year().finditer(low):
        if not counts(low, m.end()):
            yield found(m, m["y"], "bare year", "y")


@cache
def _bare_year() -> re.Pattern[str]:
    leading = alternatives(words().context.year_leading)
    return re.compile(rf"(?<!\w)(?:{leading}) (?P<y>199\d|20[0-6]\d)(?!\w|[/.,-]\d|/[a-z]|%| ?-)")


def years_after_names(text: str, low: str) -> Iterator[Found]:
    """Years that end a name, in the text as it is written: ``Festival Huế 2026``, ``Xuân Mậu Thân 1968``."""
    no_names = set(words().context.no_names)
    for m in _YEAR_AFTER_NAME.finditer(text):
        if m["word"][0].isupper() and m["word"].lower() not in no_names and not counts(low, m.end()):
            yield found(m, m["y"], "year after name", "y")


# The name of a law runs on without a word of time, place or doing: `Luật Phòng, chống tham nhũng năm 2018`.
_LAW = re.compile(
    r"(?:Bộ luật|Luật|LUẬT|Hiến pháp|HIẾN PHÁP|Pháp lệnh|PHÁP LỆNH)"
    r"(?P<name>(?:,? [^\W\d_]+){0,18}),? \(?(?:sửa đổi )?$"
)
_NOT_IN_LAW = re.compile(
    r"(?<!\w)(?:trong|từ|đến|tới|vào|tại|theo|được|đã|sẽ|cho|nhằm|để|hiệu lực|triển khai|tuyên truyền"
    r"|thông qua|nhiệm vụ|đợt|kỳ|ngày|pháp lệnh)(?!\w)"
)
_LAW_LENGTH = 140  # characters of a law's name


def cites_law(text: str, at: int) -> bool:
    """Whether the year at an offset names a law: ``Luật Đất đai năm 2024``."""
    m = _LAW.search(text, max(0, at - _LAW_LENGTH), at)
    return m is not None and _NOT_IN_LAW.search(m["name"].lower()) is None


# --- relative ---

_DAY_RELATIVE = re.compile(
    r"(?<!\w)(?:(?:ngày )?(?P<hom>hôm (?:nay|qua|kia))|(?P<to_come>ngày (?:mai|kia)))(?!\w)"
)
_SAME_DAY = re.compile(
    r"(?:(?<=sáng )|(?<=trưa )|(?<=chiều )|(?<=tối )|(?<=đêm )|(?<!\w))cùng ngày(?=,| ?\()"
    r"|(?:(?<=sáng )|(?<=trưa )|(?<=chiều )|(?<=tối )|(?<=đêm ))cùng ngày(?!\w)"
)
_BEGINS = re.compile(r"(?:^|\n|[.!?:] )$")
_DAYS_AWAY = {"hôm nay": 0, "hôm qua": -1, "hôm kia": -2, "ngày mai": 1, "ngày kia": 2}
_PERIOD_RELATIVE = re.compile(
    rf"(?P<same>cùng k[ỳì] )?(?P<part>{PART_OF}|(?<!\w)cả{BLANK})?"
    rf"(?P<unit>năm|tháng|tuần|quý) (?P<which>{WHICH})(?!\w)(?!(?<=tới) nay)"  # no word ends in a unit: glued
)
_GAPS = {"tuần": "XXXX-WXX", "tháng": "XXXX-XX", "quý": "XXXX-QX", "năm": "XXXX"}
_UNITS = {"tuần": "week", "tháng": "month", "quý": "quarter", "năm": "year"}
_SEVERAL = re.compile(r"(?:\d|những|các|vài|nhiều|mấy|hai|ba|bốn|một|mươi|chục|trăm) $")
_ANCHORED = re.compile(r"(?:so với|trong|vào|từ|đến|hơn|bằng) $")
_SAID = {("năm", "nay"), ("năm", "ngoái"), ("năm", "trước"), ("năm", "sau"), ("năm", "tới")} | {
    (unit, which) for unit in ("tháng", "tuần", "quý") for which in ("này", "tới", "trước", "sau")
}
_THIS_YEAR = re.compile(
    r"(?<!\w)(?:cả năm|(?<=từ )đầu năm|(?:(?<=đến )|(?<=đến hết ))cuối năm)"
    r"(?! học|\w| \d{4}| (?:nay|ngoái|sau|tới(?! nay)|trước))"
)
_NEAR_END = re.compile(
    r"(?:(?:(?<=từ )|(?<=vào )|(?<=đến )|(?<=tới )|(?<=trước )|(?<=hết )|(?<=so với )|(?<=hồi ))(?:đầu|giữa|cuối)"
    r" (?P<unit>năm|quý|tháng)|(?<!ngày )(?<!\w)(?:đầu|giữa|cuối) (?P<past>tháng)(?= (?:đã|vừa qua)(?!\w)))(?!\w)"
    rf"(?! (?:\d|[iv]+(?!\w)|(?:{WHICH})(?!\w)(?!(?<=tới) nay)|học|mới|hằng|hàng|âm lịch|dương lịch|của|cuối|đầu))"
)


def relatives(low: str) -> Iterator[Found]:
    """Relative expressions: ``năm nay``, ``đầu tháng này``, ``ngày mai``, ``cùng kỳ năm ngoái``."""
    for m in _DAY_RELATIVE.finditer(low):
        if m["hom"] or is_led(low, m.start()) or _BEGINS.search(before(low, m.start(), 2)):
            yield relative(m, "XXXX-XX-XX", "day", _DAYS_AWAY[m["hom"] or m["to_come"]])
    for m in _PERIOD_RELATIVE.finditer(low):
        if not _is_vague(low, m):
            unit = m["unit"]
            told = f"told {_UNITS[unit]}" if m["which"] in ("trước", "sau") else _UNITS[unit]
            yield relative(m, _GAPS[unit], "same" if m["same"] else told, SHIFTS[m["which"]])
    for m in _THIS_YEAR.finditer(low):
        yield relative(m, "XXXX", "year", 0)
    for m in _NEAR_END.finditer(low):
        unit = m["unit"] or m["past"]
        yield relative(m, _GAPS[unit], _UNITS[unit], 0)
    for m in _SAME_DAY.finditer(low):
        yield relative(m, "XXXX-XX-XX", "same day", 0)


def _is_vague(low: str, m: re.Match[str]) -> bool:
    """Whether several years, or none in particular, are meant: ``những năm tới``, ``3 năm trước``."""
    near = before(low, m.start("unit"), 10)
    if (m["unit"], m["which"]) not in _SAID or (_SEVERAL.search(near) and not m["part"]):
        return True
    is_anchored = m["part"] or _ANCHORED.search(near)
    return m["unit"] != "năm" and m["which"] in ("trước", "sau") and not is_anchored


RULES: tuple[Rule, ...] = (months, quarters, parts_of_year, periods, years, relatives)
