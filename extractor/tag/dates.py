"""DATE mentions: calendar expressions and their TIMEX3 values, as far as the text itself gives them.

Forms accepted (a preposition and the part of the day stay outside):

======================================================  =====================================================
``ngày 26/8/2022``, ``17-2-2017``, ``ngày 14.7``         day; ``24/42017`` and ``17/02/ 2017`` are mended
``ngày 28 tháng 8 năm 2025``, ``mùng 3 tháng 6``         day in words
``chiều 7/6``, ``từ 1/7``, ``(22/12/2024)``              day without ``ngày``: after a leading word
``28-30/11/2022``, ``1/7 - 30/9/2025``                   range of days, one mention
``ngày 11 và 12/5``, ``ngày 5, 6, 7/6``                  days that share a month, a mention each
``tháng 12/2025``, ``đầu tháng 6 này``, ``trước 12/2025``  month
``tháng 7-9/2025``, ``tháng 5 và 6/2025``                months
``quý III/2023``, ``quý 2 năm 2025``, ``quý I, II/2025``  quarter
``6 tháng đầu năm 2024``, ``nửa cuối năm``               half, first or last months
``năm 2030``, ``cuối năm 2025``, ``năm 2023, 2024``      year; ``đến 2030`` without ``năm``
``giai đoạn 2021-2025``, ``năm học 2016 - 2017``         period
``năm nay``, ``ngày mai``, ``đầu tháng này``             relative to the article's day
``hằng năm``, ``ngày 20 hằng tháng``, ``15 ngày/lần``    recurrence
``04 lần/năm``, ``định kỳ 6 tháng, hằng năm``
``trong vòng 20 ngày làm việc``, ``chậm nhất 3 tháng``   duration that states a deadline
``Quốc khánh 2/9``, ``Tết Nguyên đán Ất Tỵ 2025``        holiday
``NSX: 060125``                                          six digits on a label
======================================================  =====================================================

Not dates: digits in codes and names (``Nghị quyết 19``, ``đường 30/4``), fractions and scores (``2/3 số hộ``), clock
times, ``24/7``, the year that cites a law (``Luật Đất đai năm 2024``), vague times (``thời gian tới``).

A missing year stays a gap, ``XXXX-11-30``; ``extractor.resolve.calendar`` fills it. A relative expression's value is
all gap, and its ``source`` says the unit and the distance: ``relative:year:-1`` for ``năm ngoái``.

Measured on ../shared/real (strict F1 / value, with the years filled): MEASURED.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from extractor.knowledge import Knowledge, load
from extractor.layers import Found, place


class Words(Knowledge):
    """A word list."""

    nouns: list[str]


class Leading(Knowledge):
    """Words before a bare day and month that make it a date."""

    words: list[str]


class Holidays(Knowledge):
    """Names of days that are cited with day and month."""

    names: list[str]
    examples: list[str]


class Tet(Knowledge):
    """The first days of the lunar years, and the names of the sixty years."""

    days: list[date]
    stems: list[str]
    branches: list[str]
    first_year: int
    examples: list[str]


class CalendarWords(Knowledge):
    """The file ``knowledge/calendar.toml``."""

    holidays: Holidays
    tet: Tet
    numbers: dict[str, int]
    counted: Words
    named: Words
    leading: Leading


@cache
def words() -> CalendarWords:
    """Read the knowledge once."""
    return load("calendar", CalendarWords)


Rule = Callable[[str], Iterator[Found]]

DAY_SPAN = {"ngày": "D", "tuần": "W", "tháng": "M", "quý": "Q", "quí": "Q", "năm": "Y"}

# Pieces of patterns. Text is matched in lower case with every dash as "-" and every blank as " ", one for one.
_B = " {0,2}"  # published text loses blanks and doubles them
_D = r"(?:0?[1-9]|[12]\d|3[01])"
_M = r"(?:0?[1-9]|1[0-2])"
_Y = r"(?:19|20)\d\d"
_SEP = rf"{_B}[/.-]{_B}"
_END = r"(?!\d|[/.,-]\d|/[a-zđ])"  # no longer number, fraction or code goes on
_START = r"(?<![\d/_])(?<!\d[.:-])"
_HEAD = rf"(?:(?:ngày|hôm){_B}(?:(?:mùng|mồng){_B})?|(?:mùng|mồng){_B})"
_MODIFIER = rf"(?:(?<!\w)(?:đầu|giữa|cuối|nửa đầu|nửa cuối|thượng tuần|trung tuần|hạ tuần){_B})"
_WHOLE = rf"(?:(?<!\w)(?:đầu|giữa|cuối|cả|nửa đầu|nửa cuối){_B})"
_YEAR_AFTER = rf"(?:{_SEP}|,?{_B}năm{_B}| )"
_EVERY = r"(?:hằng|hàng|mỗi|từng)"
_LOOK_BACK = 140  # characters before a year in which the law it cites may be named
_NEAR = 30  # characters before digits that are looked at


def _lowered(text: str) -> str:
    """Lower the text and unify dashes and blanks, keeping every offset."""
    plain = text.translate(_SAME_LENGTH)
    lowered = plain.lower()
    return lowered if len(lowered) == len(plain) else "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)


_SAME_LENGTH = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | dict.fromkeys("\u00a0\u2007\u202f\t", " "))


def find(text: str) -> list[Found]:
    """Find the dates in a text, in order; of overlapping readings the earliest wins, then the longest."""
    low = _lowered(text)
    found = [f for rule in _RULES for f in rule(low)]
    found += _named_years(text, low)
    found = [f for f in found if not (f.source in ("date:year", "date:named year") and _cites_law(text, f.start))]
    return _without_overlap(found)


def _without_overlap(found: list[Found]) -> list[Found]:
    kept: list[Found] = []
    for f in sorted(found, key=lambda f: (f.start, -f.end)):
        if not kept or f.start >= kept[-1].end:
            kept.append(f)
    return kept


def _found(match: re.Match[str], value: str, rule: str, group: int | str = 0) -> Found:
    return Found(match.start(group), match.end(group), "DATE", value, f"date:{rule}")


def _day(day: str, month: str, year: str | None) -> str | None:
    """Write a day as ISO 8601; a day that its month does not have keeps the month; None where there is no such month."""
    d, m, y = int(day), int(month), year or "XXXX"
    if not (1 <= m <= 12 and 1 <= d <= 31):
        return None
    longest = 31 if m in (1, 3, 5, 7, 8, 10, 12) else 29 if m == 2 else 30
    if m == 2 and year and not _is_leap(int(year)):
        longest = 28
    return f"{y}-{m:02}-{d:02}" if d <= longest else f"{y}-{m:02}-XX"


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _number(word: str) -> int | None:
    return int(word) if word.isdigit() else words().numbers.get(" ".join(word.split()))


# --- days ----------------------------------------------------------------------------------------------------------

_FULL_DAY = re.compile(
    rf"{_START}(?P<head>{_HEAD})?(?<!\d)(?P<d>{_D}){_SEP}(?P<m>{_M})(?:{_SEP}|(?<=/\d))(?P<y>{_Y}){_END}"
)
_SHORT_YEAR = re.compile(rf"{_START}(?P<head>ngày{_B})(?P<d>{_D})[/.-](?P<m>{_M})[/.-](?P<y>\d\d){_END}(?!\w)")
_ISO_DAY = re.compile(rf"(?<![\w/.-])(?P<y>{_Y})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?![\w/-])")
_DAY_IN_WORDS = re.compile(
    rf"{_START}(?P<head>{_HEAD})?(?<!\d)(?P<from>(?P<d1>{_D}){_B}-{_B})?(?P<d>{_D}){_B}tháng{_B}(?P<m>{_M})(?!\d)"
    rf"(?:(?:,?{_B}năm{_B}|{_SEP})(?P<y>{_Y})(?!\d))?"
)
_DAY_AND_MONTH = re.compile(rf"{_START}(?P<head>{_HEAD})?(?<!\d)(?P<d>{_D})(?P<sep>[/.-]| / |/ )(?P<m>{_M}){_END}")
_DAY_RANGE = re.compile(
    rf"{_START}(?P<head>{_HEAD})?(?<!\d)(?P<d1>{_D})(?:/(?P<m1>{_M})(?:/(?P<y1>{_Y}))?)?{_B}-{_B}(?:ngày{_B})?"
    rf"(?P<d>{_D})(?P<sep>[/.])(?P<m>{_M})(?:[/.](?P<y>{_Y}))?{_END}"
)
_SHARED_DAY = re.compile(rf"(?P<head>{_HEAD})?(?<![\d/.,])(?P<d>{_D}){_B}(?P<link>,|và|đến|tới|hoặc|-|;){_B}(?:ngày{_B})?$")
_LABEL_DAY = re.compile(
    r"(?<!\w)(?:nsx|hsd|hd|ngày sản xuất|hạn dùng|hạn sử dụng) ?: ?(?P<all>(?P<d>[0-3]\d)(?P<m>[01]\d)(?P<y>\d\d))(?!\d)"
)


def _full_days(low: str) -> Iterator[Found]:
    for pattern in (_FULL_DAY, _ISO_DAY):
        for m in pattern.finditer(low):
            if value := _day(m["d"], m["m"], m["y"]):
                yield from _with_shared_days(low, _found(m, value, "day"))
    for m in _SHORT_YEAR.finditer(low):
        if value := _day(m["d"], m["m"], f"20{m['y']}"):
            yield _found(m, value, "day")
    for m in _LABEL_DAY.finditer(low):
        if value := _day(m["d"], m["m"], f"20{m['y']}"):
            yield _found(m, value, "label", "all")


def _days_in_words(low: str) -> Iterator[Found]:
    for m in _DAY_IN_WORDS.finditer(low):
        if not (m["head"] or m["y"] or _led(low, m.start())):
            continue
        if value := _day(m["d"], m["m"], m["y"]):
            first = _day(m["d1"], m["m"], m["y"]) if m["d1"] else None
            whole = _found(m, f"{first}/{value}" if first else value, "day")
            yield from _with_shared_days(low, whole)


def _days_without_year(low: str) -> Iterator[Found]:
    for m in _DAY_AND_MONTH.finditer(low):
        value = _day(m["d"], m["m"], None)
        if not value:
            continue
        days = list(_with_shared_days(low, _found(m, value, "day")))
        if len(days) > 1 or _is_bare_day(low, m):
            yield from days


def _day_ranges(low: str) -> Iterator[Found]:
    for m in _DAY_RANGE.finditer(low):
        last = _day(m["d"], m["m"], m["y"])
        first = _day(m["d1"], m["m1"] or m["m"], m["y1"] or m["y"])
        if not (first and last) or (not m["m1"] and int(m["d1"]) >= int(m["d"])):
            continue
        sure = m["m1"] or int(m["d"]) > int(m["m"])
        if m["y"] or _is_bare_day(low, m) or (sure and not _counts(low[m.end() : m.end() + _NEAR])):
            if m["y1"] and (m["d1"], m["m1"]) == (m["d"], m["m"]):
                continue  # an anniversary: 22/12/1944 - 22/12/2024 are two dates
            if m["y"] and not m["y1"] and first > last:
                first = f"{int(m['y']) - 1}{first[4:]}"
            yield _found(m, f"{first}/{last}", "days")


def _with_shared_days(low: str, last: Found) -> Iterator[Found]:
    """Give a day and those before it that share its month: ``ngày 11`` of ``ngày 11 và 12/5``."""
    yield last
    month = last.value[:8] if last.value else ""
    shared: list[Found] = []
    start = last.start
    while len(shared) < 8 and (m := _SHARED_DAY.search(low, max(0, start - 24), start)):
        value = _day(m["d"], month[5:7], None if month.startswith("X") else month[:4])
        if value is None:
            return
        shared.append(Found(m.start("head") if m["head"] else m.start("d"), m.end("d"), "DATE", value, "date:day"))
        start = m.start()
        if m["head"] or re.search(r"(?<!\w)(?:từ|trong|các|hai|ba) $", low[max(0, start - 6) : start]):
            yield from reversed(shared)
            return


def _is_bare_day(low: str, m: re.Match[str]) -> bool:
    """Decide whether a day and month without a year is a date, by what stands before and after it."""
    if m["head"]:
        return m["sep"] != "-" or not re.match(rf"{_B}(?:%|giờ|h\b)", low[m.end() : m.end() + 8])
    after = low[m.end() : m.end() + _NEAR]
    if re.match(r" ?(?:%|h\d|h\b|[a-z]\d|[\"°'])", after):
        return False
    day_part = _after_part_of_day(low, m.start())
    if m["sep"] not in ("/", " / ", "/ "):
        return day_part
    if day_part:
        return True
    before = low[max(0, m.start() - _NEAR) : m.start()]
    if re.search(r"\d,$", before) or _counts(after):
        return False
    return _led(low, m.start()) or _stands_alone(low, m) or _AFTER_DAY.search(before) is not None


_AFTER_DAY = re.compile(rf"(?:ngày|lễ|sáng|chiều|tối|từ|dịp|các|và|,) {_D}/{_M}(?: ?(?:và|,|-|hoặc) )$")


def _after_part_of_day(low: str, start: int) -> bool:
    before = low[max(0, start - 12) : start]
    return re.search(r"(?<!\w)(?:sáng|trưa|chiều|tối|đêm|khuya|hôm|hôm nay|hôm qua|sáng nay|chiều nay)[ ,(]{1,3}$", before) is not None


def _led(low: str, start: int) -> bool:
    """Whether a leading word, or a clock time, stands right before."""
    before = low[max(0, start - _NEAR) : start]
    return _leading().search(before) is not None or re.search(r"\d ?(?:h|g|giờ)(?: ?\d\d)?'?[ ,]{1,2}$", before) is not None


def _stands_alone(low: str, m: re.Match[str]) -> bool:
    """Whether a sentence begins with the day (``28/8, UBND …``), or brackets or a date beside it hold it."""
    before, after = low[max(0, m.start() - 3) : m.start()], low[m.end() : m.end() + 2]
    sure = int(m["d"]) > int(m["m"]) or m["d"].startswith("0") or m["m"].startswith("0")
    sure = sure and m.group() != "24/7"
    if before.endswith("(") and after.startswith(")"):
        return sure
    begins = before == "" or before.endswith("\n") or re.search(r"[.!?] $", before) is not None
    return begins and sure and after[:1] == ","


def _counts(after: str) -> bool:
    """Whether a counted noun follows: ``2/3 số hộ``."""
    return _counted().match(after) is not None


@cache
def _counted() -> re.Pattern[str]:
    nouns = sorted(words().counted.nouns, key=len, reverse=True)
    return re.compile(rf"{_B}(?:{'|'.join(map(re.escape, nouns))})(?!\w)")


@cache
def _leading() -> re.Pattern[str]:
    cues = sorted(words().leading.words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, cues))})[ ,:(]{{1,3}}$")


@cache
def _named() -> re.Pattern[str]:
    nouns = sorted(words().named.nouns, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, nouns))})[ :]{{1,2}}$")


# --- months, quarters, halves ---------------------------------------------------------------------------------------

_MONTH = re.compile(
    rf"(?P<modifier>{_MODIFIER})?(?<![\d/])tháng{_B}(?:(?P<m1>{_M}){_B}-{_B})?(?P<m>{_M})(?!\d)"
    rf"(?:(?:{_SEP}|,?{_B}năm{_B})(?P<y>{_Y})(?!\d)|(?P<this> này(?!\w))| năm (?P<which>nay|ngoái|trước|sau|tới)(?!\w)|{_SEP}\d)?"
)
_BARE_MONTH = re.compile(rf"(?<![\w/.,-])(?P<m>{_M}){_B}/{_B}(?P<y>{_Y})(?![\d/]|[.,-]\d)")
_MORE_MONTHS = re.compile(
    rf"{_B}(?:,|và|-|đến|tới){_B}(?P<all>(?P<m>{_M})(?:{_SEP}(?P<y>{_Y})|{_B}năm{_B}(?P<y2>{_Y}))?)(?=[.,;:)\n]|$| và | đến )"
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_QUARTER_NUMBER = r"(?:iii|iv|ii|i|[1-4])"
_QUARTER = re.compile(
    rf"(?P<modifier>{_MODIFIER})?(?<!\w)qu[ýí]{_B}(?:(?P<q1>{_QUARTER_NUMBER}){_B}-{_B})?(?P<q>{_QUARTER_NUMBER})(?!\w)"
    rf"(?:{_YEAR_AFTER}(?P<y>{_Y})(?!\d)| năm (?P<which>nay|ngoái|trước|sau|tới)(?!\w))?"
)
_MORE_QUARTERS = re.compile(rf"{_B}(?:,|và|-|đến){_B}(?P<all>(?P<q>{_QUARTER_NUMBER})(?:{_YEAR_AFTER}(?P<y>{_Y})(?!\d))?)(?!\w)(?!{_B}tháng)")
_MONTHS_OF_YEAR = re.compile(
    rf"(?<![\w,.])(?P<n>\d\d?|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mười một){_B}tháng"
    rf"(?:(?= ước(?!\w))|{_B}(?P<part>đầu|cuối){_B}(?:của{_B})?năm(?:{_B}(?P<y>{_Y})(?!\d)| (?P<which>nay|này|ngoái|trước|sau|tới)(?!\w))?"
    rf"|{_B}năm{_B}(?P<y2>{_Y})(?!\d))"
)
_HALF_YEAR = re.compile(rf"(?<!\w)nửa{_B}(?P<part>đầu|cuối){_B}(?:của{_B})?năm(?:{_B}(?P<y>{_Y})(?!\d)| nay(?!\w))?(?!{_B}\d)")


def _months(low: str) -> Iterator[Found]:
    for m in _MONTH.finditer(low):
        if m.group().endswith(tuple("0123456789")) and not m["y"] and re.search(r"[/.-] {0,2}\d$", m.group()):
            continue  # `tháng 6/7` and the like: no month of a year
        if _in_name(low, m) or _is_count_of_months(low, m):
            continue
        year = m["y"] or "XXXX"
        last = f"{year}-{int(m['m']):02}"
        first = f"{year}-{int(m['m1']):02}/" if m["m1"] else ""
        which = m["which"] or (m["this"] or "").strip()
        source = f"relative:year:{_SHIFTS[which]}" if which else "date:month"
        yield replace(_found(m, first + last, "month"), source=source)
        if not (m["y"] or m["this"] or m["which"]):
            yield from _more_months(low, m.end())
    for m in _BARE_MONTH.finditer(low):
        if _led(low, m.start()) or re.search(r"(?:\(|\d ?- ?)$", low[max(0, m.start() - 4) : m.start()]):
            yield _found(m, f"{m['y']}-{int(m['m']):02}", "month")


def _in_name(low: str, m: re.Match[str]) -> bool:
    """Whether the month is a name's: ``Cách mạng tháng 8``."""
    return low[max(0, m.start() - 10) : m.start()].endswith("cách mạng ")


def _is_count_of_months(low: str, m: re.Match[str]) -> bool:
    """Whether a number of months is told and the digits belong to what follows: ``6 tháng 5 ngày``, ``2 tháng 10%``."""
    return re.match(rf"{_B}(?:%|ngày(?!\w)|tỷ|triệu|người)", low[m.end() : m.end() + 8]) is not None


def _more_months(low: str, at: int) -> Iterator[Found]:
    """Give the months that go on a list without the word: ``6/2025`` of ``tháng 5 và 6/2025``."""
    while m := _MORE_MONTHS.match(low, at):
        yield _found(m, f"{m['y'] or m['y2'] or 'XXXX'}-{int(m['m']):02}", "month", "all")
        at = m.end()


def _quarter_value(number: str, year: str | None) -> str:
    return f"{year or 'XXXX'}-Q{_ROMAN.get(number) or int(number)}"


def _quarters(low: str) -> Iterator[Found]:
    for m in _QUARTER.finditer(low):
        first = _quarter_value(m["q1"], m["y"]) + "/" if m["q1"] else ""
        source = f"relative:year:{_SHIFTS[m['which']]}" if m["which"] else "date:quarter"
        yield replace(_found(m, first + _quarter_value(m["q"], m["y"]), "quarter"), source=source)
        at = m.end()
        while not (m["y"] or m["which"]) and (more := _MORE_QUARTERS.match(low, at)):
            yield _found(more, _quarter_value(more["q"], more["y"]), "quarter", "all")
            at = more.end()


def _parts_of_year(low: str) -> Iterator[Found]:
    for m in _MONTHS_OF_YEAR.finditer(low):
        n = _number(m["n"])
        if not n or not 1 < n < 12:
            continue
        source = f"relative:year:{_SHIFTS[m['which']]}" if m["which"] else "date:months"
        value = _part_of_year(m["y"] or m["y2"] or "XXXX", n, m["part"] == "cuối")
        yield replace(_found(m, value, "months"), source=source)
    for m in _HALF_YEAR.finditer(low):
        yield _found(m, _part_of_year(m["y"] or "XXXX", 6, m["part"] == "cuối"), "months")


def _part_of_year(year: str, months: int, last: bool) -> str:
    """Write the first or last months of a year: halves as such, others as a range."""
    if months == 6:
        return f"{year}-H{2 if last else 1}"
    return f"{year}-{13 - months:02}/{year}-12" if last else f"{year}-01/{year}-{months:02}"


# --- years and periods ----------------------------------------------------------------------------------------------

_SCHOOL_YEAR = r"năm (?:học|tài chính|ngân sách|kế hoạch)"
_PERIOD = re.compile(
    rf"(?P<head>(?<!\w)(?:học k[ỳì] (?:i{{1,3}}|[123])(?:,|,? của)? )?(?:{_SCHOOL_YEAR}|niên khóa|niên khoá)"
    rf"|(?:giai đoạn|thời k[ỳì]|nhiệm k[ỳì])(?:{_B}(?:5|10|05|năm|mười) năm|{_B}năm)?"
    rf"|(?<!\w)(?:5|10|05) năm|năm)?{_B}(?<![\d/])(?<!\d[.,-])(?P<y1>{_Y}){_B}(?P<to>-|đến|tới){_B}(?:năm{_B})?(?P<y>{_Y}){_END}"
)
_YEAR = re.compile(
    rf"(?P<modifier>{_WHOLE})?(?:học k[ỳì] (?:i{{1,3}}|[123]),? )?(?:{_SCHOOL_YEAR}|năm){_B}(?P<y>{_Y})(?!\d|[.,]\d)"
)
_MORE_YEARS = re.compile(rf"{_B}(?:,|và|-|đến|hoặc){_B}(?P<y>{_Y})(?!\d|[/.,-]\d|/[a-z])")
_BARE_YEAR = re.compile(rf"(?<!\w)(?:đến|tới|từ|vào|trước|sau|tầm nhìn|hết|kể từ) (?P<y>(?:199|20[0-6])\d)(?!\d|\w|[/.,-]\d|/[a-z]|%| ?-)")


def _periods(low: str) -> Iterator[Found]:
    for m in _PERIOD.finditer(low):
        head = m["head"] or ""
        if not 0 < int(m["y"]) - int(m["y1"]) <= 100 or (m["to"] != "-" and not head.startswith(("giai", "thời", "nhiệm"))):
            continue
        if not head and (re.search(r"[\w/.,-]$", low[max(0, m.start("y1") - 1) : m.start("y1")]) or _counts(low[m.end() : m.end() + _NEAR])):
            continue
        start = m.start("head") if head else m.start("y1")
        yield Found(start, m.end(), "DATE", f"{m['y1']}/{m['y']}", "date:period")


def _years(low: str) -> Iterator[Found]:
    for m in _YEAR.finditer(low):
        if low[max(0, m.start() - 6) : m.start()].endswith("những "):
            continue  # a decade
        yield _found(m, m["y"], "year")
        at = m.end()
        while (more := _MORE_YEARS.match(low, at)) and not _counts(low[more.end() : more.end() + _NEAR]):
            yield _found(more, more["y"], "year", "y")
            at = more.end()
    for m in _BARE_YEAR.finditer(low):
        if not _counts(low[m.end() : m.end() + _NEAR]):
            yield _found(m, m["y"], "bare year", "y")


def _named_years(text: str, low: str) -> Iterator[Found]:
    """Give the year that ends a name: ``Festival Huế 2026``, ``Tổng tiến công Xuân Mậu Thân 1968``."""
    for m in _YEAR_AFTER_NAME.finditer(text):
        if m["word"].lower() not in _NO_NAMES and not _counts(low[m.end() : m.end() + _NEAR]):
            yield _found(m, m["y"], "named year", "y")


_YEAR_AFTER_NAME = re.compile(r"(?<![\w./-])(?P<word>[^\W\d_a-zđ]\w{0,15}) (?P<y>19\d\d|20[0-6]\d)(?![\w%]|[/.,:-]\d|/\w| ?[-–])")
_NO_NAMES = frozenset("năm số hơn gần trên dưới khoảng có từ đến tới trong với và của là cả còn được đạt thêm tổng iso tcvn qcvn điều tháng quý".split())

# The name of a law runs on without a word of time, place or doing: `Luật Phòng, chống tham nhũng` before `năm 2018`.
_LAW = re.compile(r"(?:Bộ luật|Luật|LUẬT|Hiến pháp|HIẾN PHÁP|Pháp lệnh|PHÁP LỆNH)(?P<name>(?:,? [^\W\d_]+){0,18}),? \(?(?:(?:số|sửa đổi) )?$")
_NOT_IN_LAW = re.compile(
    r"(?<!\w)(?:trong|từ|đến|tới|vào|tại|theo|được|đã|sẽ|cho|nhằm|để|hiệu lực|triển khai|tuyên truyền|thông qua|nhiệm vụ|đợt|kỳ|ngày|pháp lệnh)(?!\w)"
)


def _cites_law(text: str, start: int) -> bool:
    """Whether a year names a law: ``Luật Đất đai năm 2024``."""
    m = _LAW.search(text, max(0, start - _LOOK_BACK), start)
    return m is not None and _NOT_IN_LAW.search(m["name"].lower()) is None


# --- relative, recurring, durations, holidays -------------------------------------------------------------------------

_DAYS_AWAY = {"hôm nay": 0, "hôm qua": -1, "hôm kia": -2, "ngày mai": 1, "ngày kia": 2}
_DAY_RELATIVE = re.compile(r"(?<!\w)(?:(?:ngày )?hôm (?:nay|qua|kia)|(?P<to_come>ngày (?:mai|kia)))(?!\w)")
_SHIFTS = {"này": 0, "nay": 0, "ngoái": -1, "trước": -1, "sau": 1, "tới": 1}
_PERIOD_RELATIVE = re.compile(
    rf"(?P<same>cùng k[ỳì] )?(?P<modifier>{_WHOLE})?(?<!\w)(?P<unit>năm|tháng|tuần|quý) (?P<which>này|nay|ngoái|trước|sau|tới)(?!\w)"
)
_DAY_OF_MONTH = re.compile(rf"{_HEAD}(?P<d>{_D}) tháng (?P<which>này|sau|tới|trước)(?!\w)")
_SAME_PERIOD = re.compile(rf"(?<!\w)cùng k[ỳì] năm (?P<y>{_Y})(?!\d)")
_WHOLE_YEAR = re.compile(r"(?<!\w)(?:cả năm|(?<=từ )đầu năm|(?<=đến )cuối năm|(?<=đến hết )cuối năm)(?! học|\w| \d{4}| nay| ngoái| sau| tới| trước)")
_GAPS = {"ngày": "XXXX-XX-XX", "tuần": "XXXX-WXX", "tháng": "XXXX-XX", "quý": "XXXX-QX", "năm": "XXXX"}
_UNITS = {"ngày": "day", "tuần": "week", "tháng": "month", "quý": "quarter", "năm": "year"}


def _relatives(low: str) -> Iterator[Found]:
    for m in _DAY_RELATIVE.finditer(low):
        if _explained(low, m.end()) or (m["to_come"] and not _led(low, m.start())):
            continue
        shift = _DAYS_AWAY[m.group().removeprefix("ngày ") if "hôm" in m.group() else m.group()]
        yield Found(m.start(), m.end(), "DATE", _GAPS["ngày"], f"relative:day:{shift}")
    for m in _PERIOD_RELATIVE.finditer(low):
        if _is_vague(low, m):
            continue
        unit = m["unit"]
        kind = "same" if m["same"] else _UNITS[unit]
        yield Found(m.start(), m.end(), "DATE", _GAPS[unit], f"relative:{kind}:{_SHIFTS[m['which']]}")
    for m in _DAY_OF_MONTH.finditer(low):
        yield Found(m.start(), m.end(), "DATE", f"XXXX-XX-{int(m['d']):02}", f"relative:month:{_SHIFTS[m['which']]}")
    for m in _SAME_PERIOD.finditer(low):
        yield _found(m, m["y"], "year")
    for m in _WHOLE_YEAR.finditer(low):
        yield Found(m.start(), m.end(), "DATE", "XXXX", "relative:year:0")


def _explained(low: str, at: int) -> bool:
    """Whether the day itself follows: ``hôm nay (6/2)``."""
    return re.match(r"[ ,(]{1,3}(?:ngày )?\d{1,2}[/.-]\d", low[at : at + 14]) is not None


def _is_vague(low: str, m: re.Match[str]) -> bool:
    """Whether several years, or none in particular, are meant: ``những năm tới``, ``3 năm trước``, ``năm này``."""
    before = low[max(0, m.start("unit") - 10) : m.start("unit")]
    if re.search(r"(?:\d|những|các|vài|nhiều|mấy|hai|ba|bốn|một|mươi|chục|trăm|từ|qua) $", before) and not m["modifier"]:
        return not before.endswith(("từ ", "qua "))
    if m["which"] in ("trước", "sau") and m["unit"] in ("tuần", "tháng", "quý"):
        return not re.search(r"(?:của|so với|trong|vào|từ|đến|ngày \d\d?) $", before)
    return (m["unit"], m["which"]) in (("năm", "này"), ("tháng", "nay"), ("tuần", "nay"), ("quý", "nay")) or (
        m["which"] == "ngoái" and m["unit"] != "năm"
    )


_PERIODS = {"ngày": "P1D", "tuần": "P1W", "tháng": "P1M", "quý": "P3M", "năm": "P1Y"}
_RECURRING = re.compile(
    rf"(?:(?P<on>ngày{_B}(?:(?:mùng|mồng|thứ){_B})?\d\d?(?:/\d\d?| tháng \d\d?)?|(?:mùng|mồng) \d\d?(?:/\d\d?)?|tháng{_B}\d\d?|"
    rf"thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|{_D}/{_M})(?: của| trong)?[ ,]{{1,2}})?"
    rf"(?<!\w){_EVERY}{_B}(?:(?P<n>\d\d?){_B})?(?P<unit>ngày|tuần|tháng|quý|năm)(?!\w| học(?! kỳ)|{_B}\d)"
)
_LAST_MONTH_OF = re.compile(rf"ngày{_B}\d\d?{_B}(?:của{_B})?tháng cuối(?: của)?(?: {_EVERY})? quý(?!\w)")
_YEARLY = re.compile(r"(?<!\w)thường niên(?!\w)")
_RATE = re.compile(rf"(?<![\w,.])(?P<n>\d\d?|một|hai|ba|sáu){_B}(?P<unit>ngày|tuần|tháng|quý|năm){_B}(?:/{_B}(?:0?1{_B})?lần|(?:một|1|01) lần)(?!\w)")
_TIMES = re.compile(rf"(?<![\w,.])(?P<n>\d\d?|một|hai|ba|bốn) lần{_B}/{_B}(?:(?P<per>\d\d?){_B})?(?P<unit>ngày|tuần|tháng|quý|năm)(?!\w)")
_MORE_RECURRING = re.compile(rf"{_B}(?:,|và|-|/){_B}(?P<all>(?:(?P<n>\d\d?){_B})?(?P<unit>tuần|tháng|quý|năm))(?={_B}[.,;:)\n/]|$| và | báo cáo| với| theo| cho)")
_REGULAR = re.compile(
    rf"định k[ỳì]{_B}(?:là{_B})?(?P<all>(?:(?P<n>\d\d?){_B}(?P<unit>ngày|tuần|tháng|quý|năm)(?!\w)"
    rf"|(?P<unit1>tuần|tháng|quý|năm)(?=[.,;:)\n]|$| và | báo cáo| cho | về | với | theo | tổ chức| sơ kết)))"
)


def _every(number: str | None, unit: str) -> str:
    """Write the length of a recurring period: every 6 months is ``P6M``."""
    n = _number(number) if number else 1
    if unit == "quý":
        return f"P{3 * (n or 1)}M"
    return f"P{n}{DAY_SPAN[unit]}"


def _recurrences(low: str) -> Iterator[Found]:
    for m in _RECURRING.finditer(low):
        yield _found(m, _every(m["n"], m["unit"]), "recurrence")
        yield from _before_recurrence(low, m)
        yield from _more_recurring(low, m.end())
    for m in _REGULAR.finditer(low):
        yield _found(m, _every(m["n"], m["unit"] or m["unit1"]), "recurrence", "all")
        yield from _more_recurring(low, m.end())
    for m in _RATE.finditer(low):
        yield _found(m, _every(m["n"], m["unit"]), "recurrence")
    for m in _TIMES.finditer(low):
        yield _found(m, _rate(_number(m["n"]) or 1, int(m["per"] or 1), m["unit"]), "recurrence")
    for m in _YEARLY.finditer(low):
        yield _found(m, "P1Y", "recurrence")
    for m in _LAST_MONTH_OF.finditer(low):
        yield _found(m, "P3M", "recurrence")


def _before_recurrence(low: str, m: re.Match[str]) -> Iterator[Found]:
    """Give the day that a recurring one is joined to: ``15/6`` of ``15/6 và 15/12 hằng năm``."""
    before = re.search(rf"(?P<all>(?:ngày{_B})?{_D}(?:/{_M})?){_B}(?:và|,){_B}$", low[max(0, m.start() - 24) : m.start()])
    if m["on"] and before:
        at = max(0, m.start() - 24)
        yield Found(at + before.start("all"), at + before.end("all"), "DATE", _every(m["n"], m["unit"]), "date:recurrence")


def _more_recurring(low: str, at: int) -> Iterator[Found]:
    """Give what goes on a list without ``hằng``: ``quý`` of ``hằng tháng, quý``."""
    while m := _MORE_RECURRING.match(low, at):
        yield _found(m, _every(m["n"], m["unit"]), "recurrence", "all")
        at = m.end()


_LENGTHS = {"năm": (12, "M"), "quý": (3, "M"), "tháng": (1, "M"), "tuần": (7, "D"), "ngày": (1, "D")}


def _rate(times: int, per: int, unit: str) -> str:
    """Write ``times`` in ``per`` units as a period: 4 times a year is ``P3M``; what does not divide keeps the unit."""
    length, letter = _LENGTHS[unit]
    length *= per
    if times == 1:
        return _every(str(per), unit)
    if unit == "tháng" and length * 30 % times == 0 and length % times:
        length, letter = length * 30, "D"
    return f"P{length // times}{letter}" if length % times == 0 else _every(str(per), unit)


_DURATION = re.compile(
    rf"(?<!\w)(?P<cue>trong vòng|trong thời hạn|trong thời gian|thời hạn|trong khoảng|chậm nhất|muộn nhất|không quá|tối đa|hạn|"
    rf"trong|sau){_B}(?:là{_B}|sau{_B}|không quá{_B}|tối đa{_B}|khoảng{_B}|trong{_B})?"
    rf"(?P<all>(?P<n>\d{{1,3}}|một|hai|ba|bốn|năm|sáu|bảy|mười)(?: \([^\W\d_ ]{{2,5}}\))?{_B}(?P<unit>ngày|tuần|tháng|năm)(?P<work> làm việc)?)(?!\w)"
)
_NOT_DEADLINE = re.compile(r" (?:qua|đầu|cuối|gần|liền|liên|nay|trước|vừa|học|tuổi|tù|kinh nghiệm|năm|tới|\d|đó|này|thực hiện|triển khai|hoạt động)(?!\w)")
_STRONG_DEADLINE = ("trong vòng", "trong thời hạn", "thời hạn", "chậm nhất", "muộn nhất")


def _durations(low: str) -> Iterator[Found]:
    for m in _DURATION.finditer(low):
        if _states_deadline(low, m):
            yield _found(m, _every(m["n"], m["unit"]), "duration", "all")


def _states_deadline(low: str, m: re.Match[str]) -> bool:
    """Whether a duration is the time in which something must be done."""
    if _NOT_DEADLINE.match(low, m.end()):
        return False
    after = low[m.end() : m.end() + 30]
    if m["cue"] in _STRONG_DEADLINE and not (m["cue"] == "thời hạn" and m["unit"] in ("tháng", "năm")):
        return True
    before = low[max(0, m.start() - 60) : m.start()]
    if re.match(r" (?:kể )?(?:từ|kể từ) (?:ngày|khi)", after):
        return True
    return re.search(r"(?:thời gian|hoàn thành|khắc phục|xử lý xong|xong|báo cáo|thực hiện)(?: [^\W\d_]+){0,4} $", before) is not None and m[
        "cue"
    ] not in ("sau", "tối đa")


_NAMELESS_HOLIDAY = re.compile(rf"(?<!\w)lễ (?:(?:{_D}/{_M})(?: ?(?:-|và|,) ?))?(?P<all>(?P<d>{_D})/(?P<m>{_M})){_END}")
_LUNAR = re.compile(rf"{_START}{_HEAD}?(?<!\d){_D}(?:/{_M}| tháng (?:{_M}|giêng|chạp))(?:/{_Y})?,? \(?(?:âm lịch|âl)(?!\w)")
_SHARED_TET_DAY = re.compile(r"(?P<all>(?:ngày )?(?:mùng|mồng) \d\d?) ?(?:,|và|đến|-) ?$")


def _tet_name() -> str:
    """Give the pattern of a lunar new year, named or not."""
    names = "|".join(sorted({_lunar_name(year) for year in range(1984, 2044)}))
    return rf"tết(?: nguyên đán| âm lịch)?(?: xuân)?(?P<name> (?:{names}))?(?: (?:năm )?(?P<y>{_Y}))?(?!\w)"


@cache
def _tet() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_tet_name()}")


@cache
def _day_of_tet() -> re.Pattern[str]:
    """Build the pattern of a day of Tết: ``mùng 4 Tết Nguyên đán``, ``30 Tết``."""
    return re.compile(rf"{_START}(?:(?:ngày{_B})?(?:mùng|mồng) |(?:ngày{_B})?(?=(?:28|29|30) ))(?P<d>\d\d?) {_tet_name()}")


def _lunar_name(year: int) -> str:
    """Give the name of a lunar year: 2017 is ``đinh dậu``."""
    tet = words().tet
    since = year - tet.first_year
    return f"{tet.stems[since % len(tet.stems)]} {tet.branches[since % len(tet.branches)]}".lower()


@cache
def _holiday() -> re.Pattern[str]:
    names = "|".join(re.escape(n.lower()) for n in sorted(words().holidays.names, key=len, reverse=True))
    return re.compile(rf"(?P<all>(?:ngày{_B})?(?<!\w)(?:{names}){_B}\(?(?:ngày )?(?P<d>{_D})[/-](?P<m>{_M})(?:[/-](?P<y>{_Y}))?){_END}")


def _holidays(low: str) -> Iterator[Found]:
    for m in _holiday().finditer(low):
        if value := _day(m["d"], m["m"], m["y"]):
            start = m.start()
            if "(" in m.group():
                start = m.start("d")
            yield Found(start, m.end(), "DATE", value, "date:holiday")
    for m in _NAMELESS_HOLIDAY.finditer(low):
        if value := _day(m["d"], m["m"], None):
            yield _found(m, value, "holiday", "all")
    for m in _day_of_tet().finditer(low):
        yield _found(m, _tet_day(m) or "XXXX-XX-XX", "lunar")
        before = _SHARED_TET_DAY.search(low, max(0, m.start() - 16), m.start())
        if before:
            yield _found(before, "XXXX-XX-XX", "lunar", "all")
    for m in _LUNAR.finditer(low):
        yield _found(m, "XXXX-XX-XX", "lunar")
    for m in _tet().finditer(low):
        if value := _tet_day(m):
            yield _found(m, value, "tet")


def _tet_day(m: re.Match[str]) -> str | None:
    """Give the day of the Tết that is named by lunar year or by number: its first, or the one told; None without a year.

    A day of the month before (``30 Tết``) has none: the table does not hold that month's length.
    """
    first = {day.year: day for day in words().tet.days}
    years = [int(m["y"])] if m["y"] else [y for y in first if m["name"] and _lunar_name(y) == m["name"].strip()]
    if not years or years[0] not in first:
        return m["y"]
    told = int(m.groupdict().get("d") or 1)
    return (first[years[0]] + timedelta(days=told - 1)).isoformat() if told < 20 else None


# Of two readings of the same characters the earlier rule's is kept.
_RULES: tuple[Rule, ...] = (
    _holidays,
    _recurrences,
    _full_days,
    _days_in_words,
    _day_ranges,
    _days_without_year,
    _months,
    _quarters,
    _parts_of_year,
    _periods,
    _years,
    _relatives,
    _durations,
)


class DateTagger:
    """The pipe ``vn_dates``: writes ``doc.spans["dates"]``."""

    def __call__(self, doc: Doc) -> Doc:
        """Tag the dates of a ``Doc``."""
        return place(doc, "dates", find(doc.text))


@Language.factory("vn_dates")
def create_dates(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the pipe for ``nlp.add_pipe("vn_dates")``."""
    return DateTagger()
