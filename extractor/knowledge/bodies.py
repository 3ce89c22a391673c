"""The bodies we know by name, as knowledge/bodies.toml and departments.toml have them."""

from functools import cache
from typing import Literal

from pydantic import Field

from extractor.knowledge import Knowledge, load
from extractor.records import CalendarDate

Kind = Literal[
    "party", "assembly", "president", "government", "ministry", "agency", "audit", "front", "court",
    "procuracy", "armed", "corporation", "department", "local",
]  # fmt: skip


class Successor(Knowledge):
    """A body that took over duties of another, ``since`` when, and which where not all."""

    name: str
    since: CalendarDate
    duties: str | None = None


class Body(Knowledge):
    """A body, its names, and the time it was (or has been) called so."""

    name: str
    kind: Kind
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    start: CalendarDate | None = Field(default=None, alias="from")
    until: CalendarDate | None = None
    successors: tuple[Successor, ...] = ()

    def existed(self, on: str | None) -> bool:
        """Say whether the body bore this name on a day, month or year (ISO); always where none is given."""
        if on is None:
            return True
        return (self.start is None or self.start <= last_day(on)) and (
            self.until is None or on <= last_day(self.until)
        )


class Bodies(Knowledge):
    """The files bodies.toml and departments.toml."""

    body: list[Body]


@cache
def bodies() -> tuple[Body, ...]:
    """Give all bodies of the knowledge files."""
    return (*load("bodies", Bodies).body, *load("departments", Bodies).body)


def last_day(day: str) -> str:
    """Give a day that sorts after all days of an ISO day, month or year."""
    return day + "-12-31"[len(day) - 4 :] if len(day) < 10 else day
