"""Values in the words of an office: dates and figures as a Vietnamese officer writes them."""

import re

from extractor.records import Target, Task

_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV"}
_HALVES = {"1": "6 tháng đầu năm", "2": "6 tháng cuối năm"}
_RECURRENCES = {
    "P1D": "hằng ngày",
    "P1W": "hằng tuần",
    "P1M": "hằng tháng",
    "P3M": "hằng quý",
    "P6M": "6 tháng một lần",
    "P1Y": "hằng năm",
}
_UNITS = {"D": "ngày", "W": "tuần", "M": "tháng", "Y": "năm"}
RELATIONS = {"by": "đến", "before": "trước", "in": "trong", "from": "từ"}
KINDS = {"task": "Nhiệm vụ", "solution": "Giải pháp", "breakthrough": "Khâu đột phá"}
ROLES = {
    "subject": "văn bản được nêu",
    "basis": "căn cứ",
    "replaced": "bị thay thế, sửa đổi",
    "mention": "được nhắc đến",
}
_COMPARATORS = {">=": "ít nhất", ">": "trên", "<=": "không quá", "<": "dưới", "~": "khoảng"}

_DAY = re.compile(r"([\dX]{4})-([\dX]{2})-(\d{2})")
_MONTH = re.compile(r"([\dX]{4})-(\d{2})")
_PART = re.compile(r"([\dX]{4})-([QH])([1-4])")
_DURATION = re.compile(r"P(\d+)([DWMY])")


def date_in_words(value: str) -> str:
    """Say a TIMEX3 value.

    >>> [date_in_words(v) for v in ("2022-11-30", "XXXX-11-30", "2025-06", "2023-Q3", "2021/2025", "2030")]
    ['30/11/2022', '30/11', 'tháng 6/2025', 'quý III/2023', 'năm 2021 đến năm 2025', 'năm 2030']
    """
    value = value.removesuffix("-XX")  # a day its month does not have
    first, ranged, last = value.partition("/")
    if ranged:
        return f"{date_in_words(first)} đến {date_in_words(last)}"
    if day := _DAY.fullmatch(value):
        return "/".join(part.lstrip("0") for part in (day[3], day[2], day[1]) if "X" not in part)
    if month := _MONTH.fullmatch(value):
        return "tháng " + "/".join(part for part in (month[2].lstrip("0"), month[1]) if "X" not in part)
    if part := _PART.fullmatch(value):
        year = "" if "X" in part[1] else part[1]
        if part[2] == "Q":
            return f"quý {_ROMAN[part[3]]}" + (f"/{year}" if year else "")
        return f"{_HALVES.get(part[3], value)} {year}".rstrip()
    return f"năm {value}" if re.fullmatch(r"\d{4}", value) else value


def frequency_in_words(value: str) -> str:
    """Say how often: ``P1Y`` is ``hằng năm``, ``P15D`` ``15 ngày một lần``."""
    return _RECURRENCES.get(value) or f"{_duration(value)} một lần"


def deadline_in_words(task: Task) -> str:
    """Say by when: ``trước 15/6/2025``, ``trong 20 ngày``, ``hằng tháng``; empty where no deadline is set."""
    return when_in_words(task.deadline, task.relation)


def when_in_words(value: str | None, relation: str | None) -> str:
    """Say a deadline and how it is meant."""
    if not value:
        return ""
    if not _DURATION.fullmatch(value):
        return f"{RELATIONS.get(relation or '', '')} {date_in_words(value)}".strip()
    return f"{RELATIONS[relation]} {_duration(value)}" if relation else frequency_in_words(value)


def figure_in_words(target: Target) -> str:
    """Say what is to be reached: ``8.300–8.500 USD``, ``trên 36.000 USD``, ``ít nhất 7,5%``."""
    return amount_in_words(target.comparator, target.low, target.high, target.unit)


def amount_in_words(comparator: str, least: float | None, most: float | None, unit: str | None) -> str:
    """Say a figure with its bounds and unit."""
    low, high = (None if n is None else number_in_words(n) for n in (least, most))
    if comparator == "range" and low and high:
        figure = f"{low}–{high}"
    else:
        figure = f"{_COMPARATORS.get(comparator, '')} {low or high or ''}".strip()
    unit = unit or ""
    return figure + unit if unit.startswith("%") else f"{figure} {unit}".rstrip()


def number_in_words(number: float) -> str:
    """Write a number the Vietnamese way (``8.300``, ``7,5``)."""
    written = f"{int(number):,}" if float(number).is_integer() else f"{number:,}"
    return written.translate(str.maketrans(",.", ".,"))


def _duration(value: str) -> str:
    """Say a length of time: ``P20D`` is ``20 ngày``."""
    match = _DURATION.fullmatch(value)
    return f"{match[1]} {_UNITS[match[2]]}" if match else value
