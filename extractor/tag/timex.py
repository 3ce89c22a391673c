"""What all rules for dates share: how a text is made ready, pieces of patterns, and TIMEX3 values.

A rule reads the lowered text and gives ``Found`` spans; every pattern is bounded, so it takes linear time.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache

from extractor.knowledge import Knowledge, any_of, load
from extractor.layers import Found
from extractor.tag.syllables import lower_in_place

Rule = Callable[[str], Iterator[Found]]


class Holidays(Knowledge):
    """Names of days that are cited with day and month."""

    names: list[str]
    examples: list[str]


class Tet(Knowledge):
    """The first days of the lunar years, and the words that name the sixty years."""

    days: list[date]
    stems: list[str]
    branches: list[str]
    first_year: int
    examples: list[str]


class Context(Knowledge):
    """Words beside digits that make them a date, or that forbid it; each list has examples."""

    leading: list[str]
    year_leading: list[str]
    counted: list[str]
    no_names: list[str]
    dates: list[str]
    not_dates: list[str]


class CalendarWords(Knowledge):
    """The file ``knowledge/calendar.toml``."""

    holidays: Holidays
    tet: Tet
    numbers: dict[str, int]
    context: Context


@cache
def words() -> CalendarWords:
    """Read the knowledge once."""
    return load("calendar", CalendarWords)


# Pieces of patterns. Text is matched in lower case, with every dash as "-" and every blank as " ".
BLANK = " {0,2}"  # published text loses blanks and doubles them
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
MONTH = r"(?:0?[1-9]|1[0-2])"
YEAR = r"(?:19|20)\d\d"
OLD_YEAR = r"(?:1[089]|20)\d\d"  # only where a head or a full day makes it sure: `19/5/1890`, `năm 1010`
SEPARATOR = rf"{BLANK}[/.-]{BLANK}"
NEW_NUMBER = r"(?<![\d/_])(?<!\d[.:-])"  # no number, fraction or code ends right before
NO_MORE = r"(?!\d|[/.,-]\d|/[a-zđ])"  # none goes on
DAY_HEAD = rf"(?:(?:ngày|hôm){BLANK}(?:(?:mùng|mồng){BLANK})?|(?:mùng|mồng){BLANK})"
PART_OF = rf"(?:(?<!\w)(?:nửa đầu|nửa cuối|đầu|giữa|cuối){BLANK})"
WHICH = "này|nay|ngoái|trước|sau|tới"

SHIFTS = {"này": 0, "nay": 0, "ngoái": -1, "trước": -1, "sau": 1, "tới": 1}
_A_LEAP_YEAR = 2000  # stands in where no year is told: 29/2 may be a day
NEAR = 30  # characters beside digits that are looked at

# One character for one, so that offsets stay: any dash, any space that does not end a line.
SAME_LENGTH = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | dict.fromkeys("\u00a0\u2007\u202f\t", " "))


def lowered(text: str) -> str:
    """Lower the text and unify dashes and blanks, keeping every offset."""
    return lower_in_place(text.translate(SAME_LENGTH))


def alternatives(choices: Iterable[str]) -> str:
    """Give the pattern of any of some words, the longest first."""
    return any_of(sorted({choice.lower() for choice in choices}))


def found(match: re.Match[str], value: str, rule: str, group: int | str = 0) -> Found:
    """Make a DATE of a match, or of one of its groups."""
    return Found(match.start(group), match.end(group), "DATE", value, f"date:{rule}")


def relative(match: re.Match[str], gap: str, unit: str, shift: int) -> Found:
    """Make a DATE that is told by its distance; its value is a gap, its source says unit and distance."""
    return Found(match.start(), match.end(), "DATE", gap, f"relative:{unit}:{shift}")


def before(low: str, at: int, length: int = NEAR) -> str:
    """Give the characters before an offset."""
    return low[max(0, at - length) : at]


def day_value(day: str, month: str, year: str | None) -> str | None:
    """Write a day; one that its month does not have keeps the month, ``2025-06-XX``; None without a month."""
    d, m = int(day), int(month)
    if not (1 <= m <= 12 and 1 <= d <= 31):
        return None
    _, longest = monthrange(int(year or _A_LEAP_YEAR), m)
    return f"{year or 'XXXX'}-{m:02}-{f'{d:02}' if d <= longest else 'XX'}"


def number(word: str) -> int | None:
    """Read a number in digits or words: ``06``, ``sáu``."""
    return int(word) if word.isdigit() else words().numbers.get(" ".join(word.split()))


def every(count: str | None, unit: str) -> str:
    """Write a duration, or the length of a recurring period: ``6 tháng`` is ``P6M``, ``quý`` is ``P3M``."""
    n = (number(count) if count else None) or 1
    return (
        f"P{3 * n}M"
        if unit == "quý"
        else f"P{n}{ {'ngày': 'D', 'tuần': 'W', 'tháng': 'M', 'năm': 'Y'}[unit] }"
    )


def is_led(low: str, at: int) -> bool:
    """Whether a leading word (``từ``, ``chiều``), or a clock time, stands right before."""
    return _leading().search(before(low, at)) is not None


def counts(low: str, at: int) -> bool:
    """Whether a counted noun or a unit follows: ``2/3 số hộ``, ``2020 tỷ``."""
    return _counted().match(low, at, at + NEAR) is not None


@cache
def _leading() -> re.Pattern[str]:
    cues = alternatives(words().context.leading)
    return re.compile(rf"(?:(?<!\w)(?:{cues})[ ,:(]{{1,3}}|\d ?(?:h|g|giờ)(?: ?\d\d)?'?[ ,]{{1,2}})$")


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"{BLANK}(?:%|(?:{alternatives(words().context.counted)})(?!\w))")
