"""The day of publication that a page or message declares: a day in Vietnam, whatever time zone it is told in."""

from datetime import datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))

EARLIEST = 1995
"""Year; what is declared older is a moment nobody set (year 1, 1970), for then there were no pages."""


def day(moment: datetime) -> str | None:
    """Give a moment's day in Vietnam, where one without a time zone is told; ``None`` before there were pages."""
    if moment.year < EARLIEST:
        return None
    return (moment.astimezone(VIETNAM) if moment.tzinfo else moment).date().isoformat()


def declared_day(written: str) -> str | None:
    """Give the day of an ISO 8601 moment; ``None`` for any other form, since ``05/06/2025`` may be May or June."""
    try:
        return day(datetime.fromisoformat(written.strip()))
    except (ValueError, OverflowError):
        return None
