"""The head of an official document: the motto, and the line that says where and when it was issued.

That line has a form fixed by decree (``Đồng Tháp, ngày 19 tháng 5 năm 2025``), and its day is the document's day of
publication. It is believed where it stands under the head of the document and stands there once.
"""

import re
from collections.abc import Sequence
from datetime import date

from extractor.records import fold

LINES = 15
"""Lines at the top of a document in which its head stands."""

_MOTTOES = tuple(
    map(
        fold,
        (
            "Độc lập - Tự do - Hạnh phúc",
            "Cộng hòa xã hội chủ nghĩa Việt Nam",
            "Cộng hoà xã hội chủ nghĩa Việt Nam",
            "Đảng Cộng sản Việt Nam",
        ),
    )
)
_ISSUED = re.compile(
    r"(?:Số ?: ?(?:\d+ )?\S{1,40} )?(?P<place>\S+(?: \S+){0,6}), "
    r"ngày (?P<d>\d{1,2}) tháng (?P<m>\d{1,2}) năm (?P<y>\d{4})\.?"
)


def has_motto(text: str) -> bool:
    """Whether a text holds the state's motto, its name over the motto, or the Party's name."""
    folded = fold(text)
    return any(motto in folded for motto in _MOTTOES)


def issued(lines: Sequence[str]) -> str | None:
    """Give the day a document says it was issued on (ISO 8601); ``None`` where its head says none, or several.

    >>> issued(["Độc lập - Tự do - Hạnh phúc", "Đồng Tháp, ngày 19 tháng 5 năm 2025"])
    '2025-05-19'
    """
    head = [" ".join(line.split()) for line in lines[:LINES]]
    if not any(map(has_motto, head)):
        return None
    days = {day for line in head if (day := _day(line))}
    return days.pop() if len(days) == 1 else None


def _day(line: str) -> str | None:
    """Give the day of a line of the fixed form, a place before it."""
    match = _ISSUED.fullmatch(line)
    if not match or not all(
        word[0].isupper() or word in ("phố", "-", "–") for word in match["place"].split()
    ):
        return None
    try:
        return date(int(match["y"]), int(match["m"]), int(match["d"])).isoformat()
    except ValueError:
        return None
