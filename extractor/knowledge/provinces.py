"""The provinces and centrally-run cities, as knowledge/provinces.toml has them."""

from typing import Literal

from pydantic import Field

from extractor.knowledge import Knowledge
from extractor.records import CalendarDate


class Province(Knowledge):
    """A province or centrally-run city; ``successor`` took its territory over on ``since``."""

    name: str
    kind: Literal["tỉnh", "thành phố"]
    aliases: tuple[str, ...] = ()
    start: CalendarDate | None = Field(default=None, alias="from")
    until: CalendarDate | None = None
    successor: str | None = None
    since: CalendarDate | None = None
    merged: tuple[str, ...] = ()

    @property
    def full(self) -> str:
        """The name with its kind: ``tỉnh Hà Tĩnh``."""
        return f"{self.kind} {self.name}"


class Provinces(Knowledge):
    """The file provinces.toml."""

    province: list[Province]
