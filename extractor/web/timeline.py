"""Days on a line: where the marks of a drawing stand, as shares of its width."""

from dataclasses import dataclass
from datetime import date

MARGIN = 0.04
"""What is left free at each end."""

MOST = 12
"""Years or months that are written beneath the line."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A day, where it stands (0 to 1), and how many tasks are due."""

    day: date
    at: float
    count: int


@dataclass(frozen=True, slots=True)
class Tick:
    """The first day of a month or year."""

    at: float
    said: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """A line of days."""

    dots: list[Dot]
    ticks: list[Tick]


def timeline(counts: dict[date, int]) -> Timeline:
    """Place days on a line; one day alone stands in the middle."""
    days = sorted(counts)
    if not days:
        return Timeline([], [])
    first, length = days[0], max((days[-1] - days[0]).days, 1)

    def at(day: date) -> float:
        share = (day - first).days / length if len(days) > 1 else 0.5
        return round(MARGIN + (1 - 2 * MARGIN) * share, 4)

    dots = [Dot(day, at(day), counts[day]) for day in days]
    return Timeline(dots, [Tick(at(day), said) for day, said in _ticks(days[0], days[-1])])


def _ticks(first: date, last: date) -> list[tuple[date, str]]:
    """Give the months between two days, or the years where months would be too many."""
    months = [
        date(month // 12, month % 12 + 1, 1)
        for month in range(first.year * 12 + first.month, last.year * 12 + last.month)
        if month // 12 <= last.year
    ]
    if len(months) <= MOST:
        return [(month, f"{month.month}/{month.year}") for month in months]
    years = [date(year, 1, 1) for year in range(first.year + 1, last.year + 1)]
    step = -(-len(years) // MOST) or 1
    return [(year, str(year.year)) for year in years[::step]]
