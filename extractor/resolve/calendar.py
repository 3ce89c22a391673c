"""What an incomplete date means: years filled, relative expressions placed, from the article's own dates.

A year is taken, in this order, from

1. the date it is joined to: ``từ ngày 1/9 đến 4/9/2024``, ``tháng 5 và 6/2025``;
2. the year its sentence opens with: ``Năm 2016, … trong quý III``;
3. the publication date (a day, a month or a year): the year in which the day lies as it is told, so that a
   December day reported in January is last year's, and a deadline in January set in December is next year's;
4. where the publication date is unknown, and the page says no day it was posted, the full days of its own
   sentence, then the latest of the article, if they leave one year open.

A relative expression takes the day in brackets after it (``hôm nay (6/2)``), what its sentence speaks of (``Năm
2024, … so với năm trước`` is 2023; ``cùng kỳ`` is the same part of a year, ``cùng ngày`` the day before it), the
publication date, or where that says too little the day the article tells of (``Sáng 6/2, …``). What nothing
settles keeps its gap (``XXXX-12-01``); a relative expression without an anchor is no date and is dropped. The
clock is never read.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import takewhile

from spacy.language import Language
from spacy.tokens import Doc

from extractor.layers import Found, article_of, found_in, place
from extractor.tag.timex import day_value

_FAR = 240  # days ahead of publication beyond which a day without a year, told as past, is last year's
_LONG_PAST = 120  # days: a deadline further behind publication was set for the next year
_A_MONTH = 31  # days: `tháng 6 tới` may still be the month that runs
_LINK_LENGTH = 24  # characters: `, đến hết ngày `
_SENTENCE = 400  # characters of a sentence that are looked at
_NEAR_DATES = 20  # dates before `cùng ngày`, `cùng kỳ` that are looked at
_AFTER = 16  # characters after a date: ` vừa qua đã đạt`

_PAGE_HEAD = 1000  # characters in which a page says when it was posted

_POSTED = re.compile(
    r"(?:(?:ngày đăng|đăng lúc|đăng ngày|cập nhật)[:, ]{1,3}(?:\d{1,2}[:h]\d\d[,| -]{1,3})?"
    r"|^(?:(?:thứ \w{2,4}|chủ nhật), )?(?=[\d/]{8,10}[,| -]{1,4}\d{1,2}[:h]\d\d))"
    r"(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE | re.MULTILINE,
)
_LINK = re.compile(
    r"\s*(?:,|và|hoặc|-|–|đến|tới|cho đến|đến hết|đến trước|đến hết ngày|đến ngày)"
    r"\s*(?:(?:hết )?ngày |hết )?\s*"
)
_SENTENCE_END = re.compile(r"[.!?;…]\s|\n")
_OPENING_YEAR = re.compile(r"(?:trong |cụ thể, |riêng )?năm (?P<y>(?:19|20)\d\d)[ ,:]")
_AHEAD = re.compile(
    r"(?:trước|chậm nhất|muộn nhất|hạn|đến|từ|dự kiến|sẽ|tới|hoàn thành|xong|phấn đấu|kế hoạch|trình"
    r"|chuẩn bị)"
    r"(?: \w+){0,4}\s*\(?$"
)
_DEADLINE = re.compile(
    r"(?:trước|chậm nhất|muộn nhất|hạn cuối|hạn chót|hoàn thành|xong|dự kiến)(?: \w+){0,3}\s*$"
)
_TAKES_EFFECT = re.compile(r"(?<!\w)(?:hiệu lực|áp dụng|thi hành|nghỉ)(?: \w+){0,5} từ (?:ngày )?$")
_ISSUED = re.compile(
    r"(?:/[^\W\d][\w&]*(?:-[\w&]+)*|ban hành|ký)[ ,]*$"
)  # a document is dated before it is cited
_JUST_PAST = re.compile(r" (?:vừa (?:qua|rồi)|qua)(?!\w)")
_COMING = re.compile(r" (?:sắp )?tới(?!\w)")
_DONE = re.compile(r"(?<!\w)(?:đã|vừa|qua|từng|đạt|tăng|giảm|ước)(?!\w)")
_TOLD = re.compile(
    r"(?:^|\n|[.!?–:-] |(?:sáng|trưa|chiều|tối|đêm|hôm)[ (]|(?:trong|cũng trong|vào) |\()$", re.IGNORECASE
)
_BRACKET = re.compile(r"[ ,]{0,2}\(?")
_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PART_OF_YEAR = re.compile(r"\d{4}-(?:Q\d|H\d|\d\d|\d\d/\d{4}-\d\d)")
_TELLS_YEAR = ("date:year", "date:bare year", "date:months", "date:quarter", "date:month")
_FORMS = {
    "told year": re.compile(r"\d{4}"),
    "told quarter": re.compile(r"(?P<y>\d{4})-Q(?P<n>\d)"),
    "told month": re.compile(r"\d{4}-\d\d"),
}
_NEEDED = {
    "year": 4,
    "quarter": 7,
    "month": 7,
    "week": 10,
    "day": 10,
    "same day": 99,
}  # characters of an anchor
_KEEPS_GAP = ("date:holiday", "date:lunar", "date:recurrence", "date:duration")


def fill(text: str, found: list[Found], published: str | None) -> list[Found]:
    """Fill the gaps of the DATE mentions among ``found``, which are in text order; others pass unchanged.

    ``published`` is ``2017-06-07``, ``2017-06``, ``2017`` or None, where the day that the page itself says it was
    posted is taken: ``Ngày đăng 17/12/2020 | 1:59 PM``.
    """
    published = published or _posted(text)
    dates = _filled_from_links(text, [f for f in found if f.label == "DATE"])
    day = _day_of_year(text, dates, published)
    latest = "" if day else _latest_day(text, dates)
    dates = [_filled(text, dates, i, day, latest) for i in range(len(dates))]
    others = [f for f in found if f.label != "DATE"]
    return sorted(others + _placed(text, dates, published), key=lambda f: (f.start, f.end))


def _day_of_year(text: str, dates: list[Found], published: str | None) -> str | None:
    """Give the publication date; of one that is only a year, the first day of it that the article tells of.

    So that, told on 28/12, a deadline of 15/1 is next year's.
    """
    if published is None or len(published) > len("2017"):
        return published
    told = _day_told(text, [_filled(text, dates, i, published) for i in range(len(dates))])
    return told if told and told.startswith(published) else published


def _posted(text: str) -> str | None:
    """Give the day beside a clock time at the head of a page; None where there is none, or it is no day."""
    m = _POSTED.search(text, 0, _PAGE_HEAD)
    value = day_value(m["d"], m["m"], m["y"]) if m else None
    return value if value and "X" not in value else None


def _has_gap(f: Found) -> bool:
    return (f.value or "").startswith("XXXX-") and f.source.startswith("date:") and f.source not in _KEEPS_GAP


def _with_year(f: Found, year: int) -> Found:
    """Write a year into the gaps of a value, ranges included."""
    return replace(f, value=(f.value or "").replace("XXXX", f"{year:04}"))


# --- from the dates beside it ---


def _filled_from_links(text: str, dates: list[Found]) -> list[Found]:
    """Fill years from the date that one is joined to, first from the right: ``tháng 5 và 6/2025``."""
    out = list(dates)
    for i in range(len(out) - 2, -1, -1):
        if _lends_year(text, out[i], out[i + 1]) and _has_gap(out[i]):
            out[i] = _with_year(out[i], _year_of(out[i + 1]) - _is_later(out[i], out[i + 1]))
    for i in range(1, len(out)):
        if _lends_year(text, out[i - 1], out[i], lender=0) and _has_gap(out[i]):
            out[i] = _with_year(out[i], _year_of(out[i - 1]) + _is_later(out[i - 1], out[i]))
    return out


def _lends_year(text: str, a: Found, b: Found, lender: int = 1) -> bool:
    """Whether two dates are joined and the lender, the first (0) or the second (1), has a year and more."""
    value = (a, b)[lender].value or ""
    if b.start - a.end > _LINK_LENGTH or not re.match(r"\d{4}-", value):
        return False
    return _LINK.fullmatch(text, a.end, b.start) is not None


def _year_of(f: Found) -> int:
    return int((f.value or "")[:4])


def _rest(f: Found) -> str:
    """Give what orders dates of one kind within a year: month and day, quarter, half."""
    return (f.value or "").split("/", maxsplit=1)[0][5:]


def _is_later(a: Found, b: Found) -> bool:
    """Whether ``a`` begins after the end of ``b`` within a year; dates of two kinds are not compared."""
    begin, end = _rest(a), (b.value or "").rsplit("/", maxsplit=1)[-1][5:]
    return begin[:1].isdigit() == end[:1].isdigit() and begin > end


def _sentence_before(text: str, at: int) -> str:
    """Give the sentence up to an offset."""
    window = text[max(0, at - _SENTENCE) : at]
    ends = [m.end() for m in _SENTENCE_END.finditer(window)]
    return window[ends[-1] :] if ends else window


def _year_beside(text: str, dates: list[Found], i: int) -> int | None:
    """Give the year of the full days in the same sentence, where that is plain.

    What is told comes after what it rests on: ``Ngày 30/11, … thực hiện Chương trình … ngày 26/8/2022`` is of
    2022; a day that would come before it in the calendar may be any later year's, and keeps its gap, unless the
    latest is a deadline set on that day: ``Ngày 16/5, … xong trước 30/6/2025``.
    """
    f = dates[i]
    start = f.start - len(_sentence_before(text, f.start))
    sentence_end = _SENTENCE_END.search(text, f.end, f.end + _SENTENCE)
    end = sentence_end.start() if sentence_end else f.end + _SENTENCE
    near: list[Found] = []
    for step in (-1, 1):
        j = i + step
        while 0 <= j < len(dates) and start <= dates[j].start < end:
            near.append(dates[j])
            j += step
    days = [d for d in near if _FULL_DAY.fullmatch(d.value or "")]
    latest = max(days, key=lambda d: d.value or "", default=None)
    if latest is None:
        return None
    is_set = latest.start > f.start and _DEADLINE.search(text[start : latest.start].lower()) is not None
    return _year_of(latest) if is_set or _rest(f) >= _rest(latest) else None


def _latest_day(text: str, dates: list[Found]) -> str:
    """Give the latest full day that is no deadline; an empty string without one.

    A date that comes after it in the calendar is taken for the same year's: the deadlines of a plan are of the
    plan's year, ``Kế hoạch … ngày 30/01/2023. … trước ngày 05/5``.
    """
    days = [d for d in dates if _FULL_DAY.fullmatch(d.value or "")]
    past = [d for d in days if not _DEADLINE.search(text[max(0, d.start - _LINK_LENGTH) : d.start].lower())]
    return max((d.value or "" for d in past), default="")


# --- from the publication date ---


def _filled(text: str, dates: list[Found], i: int, published: str | None, latest: str = "") -> Found:
    """Fill one date's year from its sentence, the publication date, the days beside it, or the article's latest."""
    f = dates[i]
    if not _has_gap(f):
        return f
    before = _sentence_before(text, f.start).lower()
    if opening := _OPENING_YEAR.match(before.lstrip()):
        return _with_year(f, int(opening["y"]))
    if published:
        after = text[f.end : f.end + _AFTER].lower()
        return _with_year(f, _year_by_publication(f.value or "", before, after, published))
    year = _year_beside(text, dates, i)
    if year is None and latest and _rest(f)[:1].isdigit() and _rest(f) >= latest[5:]:
        year = int(latest[:4])
    return _with_year(f, year) if year else f


def _year_by_publication(value: str, before: str, after: str, published: str) -> int:
    """Choose the year in which a date lies as it is told: behind the publication date, or ahead of it."""
    year = int(published[:4])
    first = _first_day(value, year)
    if len(published) == len("2017") or first is None:
        return year
    ahead = (first - _last_day(published)).days
    if _JUST_PAST.match(after) or _ISSUED.search(before):
        return year - (ahead > 0)
    if _COMING.match(after):
        return year + (ahead < -_A_MONTH)
    if ahead > _FAR and not _AHEAD.search(before):
        is_day = "/" not in value and len(value) == len("XXXX-11-30")
        return year - 1 if is_day or _DONE.search(before) or _DONE.search(after) else year
    is_deadline = (_DEADLINE.search(before) or _TAKES_EFFECT.search(before)) and not _DONE.search(before)
    return year + 1 if -ahead > _LONG_PAST and is_deadline else year


def _first_day(value: str, year: int) -> date | None:
    """Give the first day of a value whose year is a gap: of ``XXXX-Q3`` the first of July."""
    first = value.split("/", maxsplit=1)[0][5:]
    if m := re.fullmatch(r"([QH])(\d)", first):
        return date(year, (int(m[2]) - 1) * (3 if m[1] == "Q" else 6) + 1, 1)
    if m := re.fullmatch(r"(\d\d)(?:-(\d\d))?", first):
        return date(year, int(m[1]), 1) + timedelta(days=int(m[2] or 1) - 1)
    return None


def _last_day(published: str) -> date:
    """Give the publication day, or the last one of its month."""
    if len(published) == len("2017-06-07"):
        return date.fromisoformat(published)
    year, month = int(published[:4]), int(published[5:7])
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


# --- relative expressions ---


def _placed(text: str, dates: list[Found], published: str | None) -> list[Found]:
    """Give relative expressions their values; those without an anchor are dropped."""
    told = _day_told(text, dates)
    out: list[Found] = []
    for i, f in enumerate(dates):
        if not f.source.startswith("relative:"):
            out.append(_same_period(text, out, f) if f.source == "date:same" else f)
            continue
        _, unit, shift = f.source.split(":")
        value = _by_neighbours(text, dates, i, out) or _anchored(unit, int(shift), published, told)
        if value:
            out.append(replace(f, value=_in_part(f.value or "", value)))
        elif unit != "months past" and re.search(r"\d", f.value or ""):
            out.append(f)  # `tháng 6 này` is a June, whichever year's
    return out


def _is_past_day(text: str, f: Found) -> bool:
    """Whether this is a day that ``cùng ngày`` may mean: no document's, and no deadline."""
    near = text[max(0, f.start - _LINK_LENGTH) : f.start]
    return bool(_FULL_DAY.fullmatch(f.value or "")) and not (
        _ISSUED.search(near) or _DEADLINE.search(near.lower())
    )


def _by_neighbours(text: str, dates: list[Found], i: int, before: list[Found]) -> str | None:
    """Place a relative expression by the dates beside it, those before it being placed already."""
    f = dates[i]
    _, unit, shift = f.source.split(":")
    if unit == "day":
        return _day_in_brackets(text, dates, i)
    if unit == "same day":
        return next((d.value for d in reversed(before[-_NEAR_DATES:]) if _is_past_day(text, d)), None)
    if unit == "same" and (period := _period_told(text, before, f)):
        return _in_year(period, int(period[:4]) + int(shift))
    if unit == "same" or unit.startswith("told "):
        anchor = _told(text, before, f, unit)
        return _anchored(unit, int(shift), anchor, None) if anchor else None
    return None


def _day_told(text: str, dates: list[Found]) -> str | None:
    """Give the first day the article tells of: full, and neither a deadline nor a document's date."""
    return next((f.value for f in dates if _is_day_told(text, f)), None)


def _is_day_told(text: str, f: Found) -> bool:
    before = text[max(0, f.start - _AFTER) : f.start]
    return _FULL_DAY.fullmatch(f.value or "") is not None and _TOLD.search(before) is not None


def _day_in_brackets(text: str, dates: list[Found], i: int) -> str | None:
    """Give the day that explains a relative one: of ``hôm nay (6/2)``."""
    if i + 1 == len(dates) or not _FULL_DAY.fullmatch(dates[i + 1].value or ""):
        return None
    return dates[i + 1].value if _BRACKET.fullmatch(text, dates[i].end, dates[i + 1].start) else None


def _anchored(unit: str, shift: int, published: str | None, told: str | None) -> str | None:
    """Place a unit by its distance from the publication date, or else from the day told."""
    if unit == "months past":
        return _months_past(shift, published)
    unit = "year" if unit == "same" else unit.removeprefix("told ")
    need = _NEEDED[unit]
    anchor = next((a for a in (published, told) if a and len(a) >= need), None)
    if anchor is None:
        return None
    year, month = int(anchor[:4]), int(anchor[5:7] or 1)
    if unit == "year":
        return f"{year + shift:04}"
    if unit == "month":
        months = year * 12 + month - 1 + shift
        return f"{months // 12:04}-{months % 12 + 1:02}"
    if unit == "quarter":
        quarters = year * 4 + (month - 1) // 3 + shift
        return f"{quarters // 4:04}-Q{quarters % 4 + 1}"
    day = date.fromisoformat(anchor) + timedelta(days=shift * (7 if unit == "week" else 1))
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return f"{monday}/{monday + timedelta(days=6)}"
    return day.isoformat()


def _months_past(n: int, published: str | None) -> str | None:
    """Give the year whose first ``n`` months have just ended: ``8 tháng qua`` in September."""
    has_month = published is not None and len(published) >= len("2017-06")
    return published[:4] if published and has_month and int(published[5:7]) in (n, n + 1) else None


def _in_part(gap: str, value: str) -> str:
    """Put a year or month into the part of it that was named: ``XXXX-H1``, ``XXXX-XX-15``."""
    if m := re.fullmatch(r"XXXX-XX-(\d\d)", gap):
        return f"{value}-{m[1]}"
    return gap.replace("XXXX", value) if re.search(r"\d", gap) else value


def _period_told(text: str, before: list[Found], f: Found) -> str | None:
    """Give the part of a year last named in the line: what ``cùng kỳ năm ngoái`` is compared with."""
    line = text.rfind("\n", 0, f.start) + 1
    near = takewhile(lambda d: d.start >= line, reversed(before[-_NEAR_DATES:]))
    told = (d.value or "" for d in near if d.source.startswith("date:"))
    return next((value for value in told if _PART_OF_YEAR.fullmatch(value)), None)


def _same_period(text: str, before: list[Found], f: Found) -> Found:
    """Give ``cùng kỳ năm 2023`` the part of its year that the line speaks of: in ``6 tháng đầu năm``, a half."""
    period = _period_told(text, before, f)
    return replace(f, value=_in_year(period, _year_of(f))) if period else f


def _in_year(period: str, year: int) -> str:
    return period.replace(period[:4], f"{year:04}")


def _told(text: str, before: list[Found], f: Found, unit: str) -> str | None:
    """Give the year, month or quarter its sentence speaks of: ``Năm 2024, … so với năm trước`` counts from 2024."""
    sentence = f.start - len(_sentence_before(text, f.start))
    form = _FORMS.get(unit, _FORMS["told year"])
    for d in takewhile(lambda d: d.start >= sentence, reversed(before)):
        m = form.match(d.value or "") if d.source in _TELLS_YEAR else None
        if m:
            return f"{m['y']}-{3 * int(m['n']):02}" if unit == "told quarter" else m[0]
    return None


class Calendar:
    """The pipe ``vn_calendar``: fills the dates of the layer ``mentions``, or else of ``dates``."""

    def __call__(self, doc: Doc) -> Doc:
        """Fill the dates of a ``Doc`` from its article's publication date and its own dates."""
        layer = "mentions" if "mentions" in doc.spans else "dates"
        return place(doc, layer, fill(doc.text, found_in(doc, layer), article_of(doc).published))


@Language.factory("vn_calendar")
def create_calendar(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the pipe for ``nlp.add_pipe("vn_calendar")``."""
    return Calendar()
