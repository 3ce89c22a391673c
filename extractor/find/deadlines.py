"""The day a task is due, where its deadline names one, so that deadlines can be compared with a day.

==============================  =======================================  ==============
deadline                        the last day on which it may be done     why
==============================  =======================================  ==============
``by 2025-06-15``               2025-06-15                               that day counts
``by 2025-06``, ``in 2025-06``  2025-06-30                               its last day
``in 2025-Q3``, ``by 2025-H1``  2025-09-30, 2025-06-30                   its last day
``in 2021/2025``                2025-12-31                               the end of a range
``before 2025-06-15``           2025-06-14                               that day is too late
``before 2030``                 2029-12-31                               so is that year
``by XXXX-11-30``               none                                     the year is not known
``from 2025-07-01``             none                                     it begins then
``P1M``, ``in P20D``            none                                     counted from no known day
==============================  =======================================  ==============
"""

import re
from calendar import monthrange
from datetime import date, timedelta

from extractor.records import Task

_YEAR = re.compile(r"\d{4}")
_MONTH = re.compile(r"(\d{4})-(\d{2})(?:-XX)?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_PART = re.compile(r"(\d{4})-([QH])([1-4])")
_MONTHS = {"Q": 3, "H": 6}


def days(value: str) -> tuple[date, date] | None:
    """Give the first and last day that a TIMEX3 value names; None where it names none of a known year.

    >>> [f"{first:%d/%m} {last:%d/%m/%Y}" for first, last in map(days, ("2024-02", "2025-Q3", "2021/2025"))]
    ['01/02 29/02/2024', '01/07 30/09/2025', '01/01 31/12/2025']
    """
    first, ranged, last = value.partition("/")
    if ranged:
        begin, end = days(first), days(last)
        return (begin[0], end[1]) if begin and end and begin[0] <= end[1] else None
    try:
        return _days(value)
    except ValueError:  # a day that its month does not have
        return None


def due(task: Task) -> date | None:
    """Give the last day on which a task may be done; None where its deadline names none."""
    named = days(task.deadline) if task.deadline else None
    if named is None or task.relation == "from":
        return None
    first, last = named
    if task.relation != "before":
        return last
    return first - timedelta(days=1) if first > date.min else None


def begins(task: Task) -> date | None:
    """Give the first day of a task that is to be done from a day on."""
    named = days(task.deadline) if task.deadline and task.relation == "from" else None
    return named[0] if named else None


def _days(value: str) -> tuple[date, date] | None:
    """Give the days of a value that is no range; ``ValueError`` where the calendar has none such."""
    if _DAY.fullmatch(value):
        day = date.fromisoformat(value)
        return day, day
    if month := _MONTH.fullmatch(value):
        return _months(int(month[1]), int(month[2]), 1)
    if part := _PART.fullmatch(value):
        length = _MONTHS[part[2]]
        return _months(int(part[1]), (int(part[3]) - 1) * length + 1, length)
    if week := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return monday, monday + timedelta(days=6)
    return _months(int(value), 1, 12) if _YEAR.fullmatch(value) else None


def _months(year: int, first: int, count: int) -> tuple[date, date]:
    """Give the days of some months on end."""
    last = first + count - 1
    if not 1 <= first <= last <= 12:
        raise ValueError(f"{year} has no month {last}")
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])
