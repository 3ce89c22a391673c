"""What an incomplete date means: missing years filled, relative expressions placed, from the article's own dates.

A year is taken, in this order, from

1. the date it is joined to: ``từ ngày 1/9 đến 4/9/2024``, ``tháng 5 và 6/2025``;
2. the year its sentence opens with: ``Năm 2016, … trong quý III``;
3. the publication date (a day, a month or a year): the year in which the day lies nearest as told, so that a December
   day reported in January is last year's and a deadline in January set in December is next year's;
4. where the publication date is unknown, the last full day named before it in its sentence, or the first after it.

A relative expression takes the publication date, or where that says too little the day the article tells of
(``Sáng 6/2, …``). What neither settles keeps its gap (``XXXX-12-01``); a relative expression without an anchor is no
date and is dropped. The clock is never read.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from spacy.language import Language
from spacy.tokens import Doc

from extractor.layers import Found, article_of, found_in, place

_FAR = 240  # days from publication beyond which a day without a year is another year's
_NEAR_PAST = 120  # days: a deadline further back than this was set for the next year
_LINK_LENGTH = 24  # characters: `, đến hết ngày `
_SENTENCE = 400  # characters of a sentence that are looked at

_LINK = re.compile(r"\s*(?:,|và|hoặc|-|–|đến|tới|cho đến|đến hết|đến trước|đến hết ngày|đến ngày)\s*(?:hết |ngày |hết ngày )?\s*")
_SENTENCE_END = re.compile(r"[.!?;…]\s|\n")
_OPENING_YEAR = re.compile(r"(?:trong |cụ thể, |riêng )?năm (?P<y>(?:19|20)\d\d)[ ,:]")
_AHEAD = re.compile(
    r"(?:trước|chậm nhất|muộn nhất|hạn|đến hết|đến|từ|dự kiến|sẽ|tới|hoàn thành|xong|phấn đấu|kế hoạch|trình|chuẩn bị)(?: \w+){0,4}\s*\(?$"
)
_DEADLINE = re.compile(r"(?:trước|chậm nhất|muộn nhất|hạn cuối|hạn chót|hoàn thành|xong|dự kiến)(?: \w+){0,3}\s*$")
_DONE = re.compile(r"(?<!\w)(?:đã|vừa|qua|từng|đạt|tăng|giảm|ước)(?!\w)")
_TOLD = re.compile(r"(?:(?:^|\n|[.!?–:-] )|(?:sáng|trưa|chiều|tối|đêm|hôm)[ (]|(?:trong|cũng trong|vào) |\()$", re.I)
_KEEPS_GAP = ("date:holiday", "date:lunar", "date:recurrence", "date:duration")


def fill(text: str, found: list[Found], published: str | None) -> list[Found]:
    """Fill the gaps of the DATE mentions among ``found``, which are in text order; others pass unchanged.

    ``published`` is ``2017-06-07``, ``2017-06``, ``2017`` or None.
    """
    dates = [f for f in found if f.label == "DATE"]
    dates = _filled_from_links(text, dates)
    dates = [_filled(text, dates, i, published) for i in range(len(dates))]
    placed = _placed(text, dates, published)
    others = [f for f in found if f.label != "DATE"]
    return sorted(others + placed, key=lambda f: (f.start, f.end))


def _has_gap(f: Found) -> bool:
    return (f.value or "").startswith("XXXX-") and f.source.startswith("date:") and f.source not in _KEEPS_GAP


def _with_year(f: Found, year: int) -> Found:
    """Write a year into the gaps of a value, ranges included."""
    return replace(f, value=(f.value or "").replace("XXXX", f"{year:04}"))


def _year_of(f: Found) -> int | None:
    """Give the year of an explicit date; None for recurrences, durations and gaps."""
    return int(m.group()) if (m := re.match(r"\d{4}", f.value or "")) else None


def _filled_from_links(text: str, dates: list[Found]) -> list[Found]:
    """Fill years from the date that one is joined to, from the right first: ``tháng 5 và 6/2025``."""
    out = list(dates)
    for i in range(len(out) - 2, -1, -1):
        year = _year_of(out[i + 1])
        if _has_gap(out[i]) and year and _linked(text, out[i], out[i + 1]) and "-" in (out[i + 1].value or ""):
            out[i] = _with_year(out[i], year - _is_later(out[i], out[i + 1]))
    for i in range(1, len(out)):
        year = _year_of(out[i - 1])
        if _has_gap(out[i]) and year and _linked(text, out[i - 1], out[i]) and "-" in (out[i - 1].value or ""):
            out[i] = _with_year(out[i], year + _is_later(out[i - 1], out[i]))
    return out


def _linked(text: str, a: Found, b: Found) -> bool:
    return b.start - a.end <= _LINK_LENGTH and _LINK.fullmatch(text, a.end, b.start) is not None


def _rest(f: Found) -> str:
    """Give month and day, which order dates of one kind within a year."""
    return (f.value or "").split("/")[0][5:] if "-" in (f.value or "") else ""


def _is_later(a: Found, b: Found) -> bool:
    """Whether ``a`` comes after ``b`` within a year; dates of two kinds are not compared."""
    return _rest(a)[:1].isdigit() == _rest(b)[:1].isdigit() and _rest(a) > _rest(b)


def _filled(text: str, dates: list[Found], i: int, published: str | None) -> Found:
    """Fill one date's year from its sentence, the publication date, or the days beside it."""
    f = dates[i]
    if not _has_gap(f):
        return f
    before = _sentence_before(text, f.start)
    if m := _OPENING_YEAR.match(before.lstrip().lower()):
        return _with_year(f, int(m["y"]))
    if published:
        return _with_year(f, _year_by_publication(f, before, text[f.end : f.end + 16].lower(), published))
    year = _year_beside(text, dates, i)
    return _with_year(f, year) if year else f


def _sentence_before(text: str, at: int) -> str:
    """Give the sentence up to an offset."""
    window = text[max(0, at - _SENTENCE) : at]
    ends = [m.end() for m in _SENTENCE_END.finditer(window)]
    return window[ends[-1] :] if ends else window


def _year_by_publication(f: Found, before: str, after: str, published: str) -> int:
    """Choose the year in which the date lies as it is told: behind the publication date, or ahead of it."""
    year = int(published[:4])
    told = _first_day(f.value or "", year)
    if len(published) == 4 or told is None:
        return year
    today = _last_day(published)
    ahead = (told - today).days
    low = before.lower()
    if ahead > _FAR and not _AHEAD.search(low) and not after.startswith(" tới"):
        is_day = len((f.value or "").split("/")[0]) == len("XXXX-11-30")
        return year - 1 if is_day or _DONE.search(low) or _DONE.search(after) else year
    if -ahead > _NEAR_PAST and _DEADLINE.search(low) and not _DONE.search(low):
        return year + 1
    return year


def _first_day(value: str, year: int) -> date | None:
    """Give the first day of a value with a gap for its year: of ``XXXX-Q3`` the first of July."""
    first = value.split("/")[0][5:]
    if m := re.fullmatch(r"Q([1-4])", first):
        return date(year, 3 * int(m[1]) - 2, 1)
    if m := re.fullmatch(r"H([12])", first):
        return date(year, 6 * int(m[1]) - 5, 1)
    if m := re.fullmatch(r"(\d\d)(?:-(\d\d))?", first):
        day = int(m[2] or 1)
        return date(year, int(m[1]), 28 if (m[1], day) == ("02", 29) else day)
    return None


def _last_day(published: str) -> date:
    """Give the publication day, or the last one of its month."""
    if len(published) == len("2017-06-07"):
        return date.fromisoformat(published)
    year, month = int(published[:4]), int(published[5:7])
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _year_beside(text: str, dates: list[Found], i: int) -> int | None:
    """Give the year of the full days in the same sentence, where that is plain.

    What is told comes after what it rests on: `Ngày 30/11, … thực hiện Chương trình … ngày 26/8/2022` is of 2022;
    a day that would come before it in the calendar may be any later year's, and keeps its gap.
    """
    f = dates[i]
    start = f.start - len(_sentence_before(text, f.start))
    end_of_sentence = _SENTENCE_END.search(text, f.end, f.end + _SENTENCE)
    end = end_of_sentence.start() if end_of_sentence else f.end + _SENTENCE
    days = [d.value or "" for d in dates if start <= d.start < end and re.fullmatch(r"\d{4}-\d\d-\d\d", d.value or "")]
    latest = max(days, default="")
    return int(latest[:4]) if latest and _rest(f) >= latest[5:] else None


# --- relative expressions ---------------------------------------------------------------------------------------------


def _placed(text: str, dates: list[Found], published: str | None) -> list[Found]:
    """Give relative expressions their values; those without an anchor are dropped."""
    told = _day_told(text, dates)
    out: list[Found] = []
    for f in dates:
        if not f.source.startswith("relative:"):
            out.append(f)
            continue
        _, unit, shift = f.source.split(":")
        value = _same_period(text, out, f, int(shift), published) if unit == "same" else None
        value = value or _anchored("year" if unit == "same" else unit, int(shift), published, told)
        if value:
            out.append(replace(f, value=_in_part(f.value or "", value)))
        elif re.search(r"\d", f.value or ""):
            out.append(f)
    return out


def _day_told(text: str, dates: list[Found]) -> str | None:
    """Give the first day the article tells of: full, and neither a deadline nor a document's date."""
    for f in dates:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", f.value or "") and _TOLD.search(text[max(0, f.start - 12) : f.start]):
            return f.value
    return None


def _anchored(unit: str, shift: int, published: str | None, told: str | None) -> str | None:
    """Give the value of a unit at a distance from the publication date, or from the day told where that says less."""
    need = {"year": 4, "quarter": 7, "month": 7, "week": 10, "day": 10}[unit]
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
    week = day.isocalendar()
    return f"{week.year:04}-W{week.week:02}" if unit == "week" else day.isoformat()


def _in_part(gap: str, value: str) -> str:
    """Put the year into the part of it that was named: ``XXXX-H1``."""
    if m := re.fullmatch(r"XXXX-XX-(\d\d)", gap):
        return f"{value}-{m[1]}"
    return gap.replace("XXXX", value) if re.fullmatch(r"XXXX-(?:[HQ]\d|\d\d)(?:/XXXX-(?:Q\d|\d\d))?", gap) else value


def _same_period(text: str, before: list[Found], f: Found, shift: int, published: str | None) -> str | None:
    """Give the same part of another year: ``6 tháng ước đạt 5,73%, … cùng kỳ năm ngoái`` is that half of last year."""
    sentence = f.start - len(_sentence_before(text, f.start))
    for other in reversed(before):
        if other.start < sentence:
            return None
        m = re.fullmatch(r"(\d{4})-(Q\d|H\d|\d\d|\d\d/\d{4}-\d\d)", other.value or "")
        if m and other.source.startswith("date:"):
            return (other.value or "").replace(m[1], f"{int(m[1]) + shift:04}")
    return None


class Calendar:
    """The pipe ``vn_calendar``: fills the dates of ``doc.spans["mentions"]``, or of ``["dates"]`` where it runs alone."""

    def __call__(self, doc: Doc) -> Doc:
        """Fill the dates of a ``Doc`` from its article's publication date and its own dates."""
        layer = "mentions" if "mentions" in doc.spans else "dates"
        return place(doc, layer, fill(doc.text, found_in(doc, layer), article_of(doc).published))


@Language.factory("vn_calendar")
def create_calendar(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the pipe for ``nlp.add_pipe("vn_calendar")``."""
    return Calendar()
