"""iCalendar: a to-do for each task that is due on a day which the article settles.

Which day that is says ``due_day``: the last one on which the task is still in time. A deadline with a gap, a length
of time, a recurrence and a day from which something begins give no to-do, for a wrong day harms more than none.

- ``UID`` is the task's id and, as ids hold within an article, the article's: a calendar that is read again updates
  its to-dos.
- ``DTSTAMP``, which RFC 5545 asks for, is the first moment of the article's publication, for the same results must
  give the same bytes; where it is not known, that of 1970.
"""

from datetime import UTC, date, datetime, time
from hashlib import blake2b
from typing import BinaryIO

from icalendar import Calendar, Todo

from extractor.read.articles import Failure
from extractor.records import Extraction
from extractor.write.days import days_of, due_day
from extractor.write.printable import one_line
from extractor.write.register import heading, in_words
from extractor.write.tables import TABLES, Row

_MAKER = "vn-policy-extractor"
_UNKNOWN = date(1970, 1, 1)
_END = b"END:VCALENDAR\r\n"
_DESCRIBED = (
    "leads",
    "coordinators",
    "deadline",
    "product",
    "document",
    "quote",
    "article_title",
    "published",
)


class CalendarWriter:
    """Writes the to-dos of every extraction."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        calendar = Calendar()
        calendar.add("version", "2.0")
        calendar.add("prodid", f"-//{_MAKER}//VI")
        stream.write(calendar.to_ical().removesuffix(_END))

    def add(self, result: Extraction | Failure) -> None:
        """Write the to-dos of an extraction."""
        if isinstance(result, Extraction):
            for task, row in zip(result.tasks, TABLES["tasks"].full_rows(result), strict=True):
                if due := due_day(task):
                    self._stream.write(_todo(result, row, due).to_ical())

    def close(self) -> None:
        """End the calendar."""
        self._stream.write(_END)


def _todo(extraction: Extraction, row: Row, due: date) -> Todo:
    """Make the to-do of a task."""
    todo = Todo()
    todo.add("uid", _uid(extraction.article.id, str(row["id"])))
    todo.add("dtstamp", _stamp(extraction.article.published))
    todo.add("summary", one_line(str(row["task"])))
    todo.add("due", due)
    said = {heading(column): in_words(column, row) for column in _DESCRIBED}
    todo.add("description", "\n".join(f"{name}: {words}" for name, words in said.items() if words))
    todo.add("status", "NEEDS-ACTION")
    return todo


def _uid(article: str, task: str) -> str:
    """Name a to-do for all calendars."""
    return f"{one_line(task)}@{blake2b(article.encode(), digest_size=8).hexdigest()}.{_MAKER}"


def _stamp(published: str | None) -> datetime:
    """Give the first moment of the day, month or year of publication."""
    days = days_of(published) if published else None
    return datetime.combine(days[0] if days else _UNKNOWN, time(), UTC)
