"""The days that a date's value stands for, for those who sort, filter and are reminded by days.

A value stands for days only if it says all of them: one with a gap (``XXXX-11-30``) does not, nor does a length of
time (``P20D``) or a recurrence (``P1M``), which begins nobody knows when. A day that its month does not have
(``2025-06-XX``) stands for the month.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

from extractor.records import Task

_FORM = re.compile(r"(\d{4})(?:-(?:Q([1-4])|H([12])|(\d\d)(?:-(?:(\d\d)|XX))?))?")
_WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def whole_day(value: str | None) -> date | None:
    """Give the day that a value is; none for what is longer, has a gap or is no day of the calendar.

    >>> whole_day("2025-06-15"), whole_day("2025-06"), whole_day("XXXX-06-15"), whole_day("2025-02-30")
    (datetime.date(2025, 6, 15), None, None, None)
    """
    if value is None or not _WHOLE_DAY.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def days_of(value: str) -> tuple[date, date] | None:
    """Give the first and last day of a value.

    >>> days_of("2025-Q2")
    (datetime.date(2025, 4, 1), datetime.date(2025, 6, 30))
    >>> days_of("2021/2025")
    (datetime.date(2021, 1, 1), datetime.date(2025, 12, 31))
    """
    opening, ranged, closing = value.partition("/")
    first, last = _FORM.fullmatch(opening), _FORM.fullmatch(closing if ranged else opening)
    if first is None or last is None:
        return None
    try:
        days = _first_day(first), _last_day(last)
    except ValueError:
        return None
    return days if days[0] <= days[1] else None


def due_day(task: Task) -> date | None:
    """Give the last day on which a task is still in time; none where the article does not settle it.

    ==========================  ======================================================================
    ``by``, ``in``, unrelated   the last day of the value: ``đến tháng 6/2025`` is 30 June
    ``before``                  the day before the first: ``trước 15/6/2025`` is 14 June
    ``from``                    none, for it says when to begin
    ==========================  ======================================================================
    """
    days = days_of(task.deadline) if task.deadline else None
    if days is None or task.relation == "from":
        return None
    if task.relation == "before":
        return days[0] - timedelta(days=1) if days[0] > date.min else None
    return days[1]


def _first_day(form: re.Match[str]) -> date:
    """Give the first day of a year or a part of it; raises ``ValueError`` where there is none."""
    year, quarter, half, month, day = (int(group or 0) for group in form.groups())
    if quarter or half:
        return date(year, 3 * quarter - 2 if quarter else 6 * half - 5, 1)
    return date(year, month if form[4] else 1, day if form[5] else 1)


def _last_day(form: re.Match[str]) -> date:
    """Give the last day of a year or a part of it; raises ``ValueError`` where there is none."""
    year, quarter, half, month, day = (int(group or 0) for group in form.groups())
    if form[5]:
        return date(year, month, day)
    ending = 3 * quarter or 6 * half or (month if form[4] else 12)
    if not 1 <= ending <= 12 or year == 0:
        raise ValueError(f"no month {ending} or no year {year}")
    return date(year, ending, monthrange(year, ending)[1])
