"""The bodies we know: by name and day, with parent and successors, and by the codes of their documents.

lookup("Sở KH&ĐT", on="2022-11-30")    Sở Kế hoạch và Đầu tư; from 2025-03-01 Sở Tài chính
lookup("Bộ Nông nghiệp", on="2025-06") Bộ Nông nghiệp và Môi trường
issuer_of_code("NĐ-CP")                Chính phủ
issuer_of_code("3311/BNN-TCTS")        Bộ Nông nghiệp và Phát triển nông thôn
issuer_of_code("306/KH-UBND", "thành phố Hà Nội")    Ủy ban nhân dân thành phố Hà Nội
issuer_of_code("16-CTr/TU", "thành phố Hà Nội")      Thành ủy Hà Nội
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import Field

from extractor.knowledge import Knowledge, load
from extractor.records import CalendarDate
from extractor.resolve.names import expand, key_of
from extractor.resolve.places import Province, province_named, provinces_in

Kind = Literal[
    "party", "assembly", "president", "government", "ministry", "agency", "audit", "front", "court",
    "procuracy", "armed", "corporation", "department", "local",
]  # fmt: skip

CENTRAL_COMMITTEE = "Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam"
PARTY_ISSUERS = {"CT": "Ban Bí thư", "KL": "Bộ Chính trị", "QĐNS": "Ban Bí thư", "QĐi": "Ban Bí thư"}
"""Who mostly issues a `…/TW` of a type, where the text does not say it."""


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
        return (self.start is None or self.start <= _last_day(on)) and (
            self.until is None or on <= _last_day(self.until)
        )


class Bodies(Knowledge):
    """The files bodies.toml and departments.toml."""

    body: list[Body]


@dataclass(frozen=True, slots=True)
class Known:
    """What ``lookup`` found: the body, on which day, in which province, and who does its work since."""

    body: Body
    on: str | None
    place: str | None
    name: str

    @property
    def valid(self) -> bool:
        """Whether the body bore the name on that day."""
        return self.body.existed(self.on)

    @property
    def parent(self) -> str | None:
        """The parent's name, a province's own where the body is a province's."""
        if self.place and self.body.parent == "Ủy ban nhân dân cấp tỉnh":
            return f"Ủy ban nhân dân {self.place}"
        return self.body.parent

    @property
    def successors(self) -> tuple[Successor, ...]:
        """Who took over its duties; empty where it still has them."""
        return self.body.successors


def _last_day(day: str) -> str:
    """Give a day that sorts after all days of an ISO day, month or year."""
    return day + "-12-31"[len(day) - 4 :] if len(day) < 10 else day


@cache
def bodies() -> tuple[Body, ...]:
    """Give all bodies of the knowledge files."""
    return (*load("bodies", Bodies).body, *load("departments", Bodies).body)


@cache
def _by_key() -> dict[tuple[str, ...], list[Body]]:
    """Give the bodies by the words of their names and aliases."""
    index: dict[tuple[str, ...], list[Body]] = {}
    for body in bodies():
        for key in dict.fromkeys(key_of(n) for n in (body.name, *body.aliases)):
            index.setdefault(key, []).append(body)
    return index


@cache
def _by_code() -> dict[str, Body]:
    """Give the bodies by what codes call them, without signs between the letters."""
    return {_letters(code): body for body in bodies() for code in body.codes}


def bodies_named(key: tuple[str, ...], on: str | None = None) -> list[Body]:
    """Give the bodies that bear a name (as words) on a day; where none does, those that bore it before."""
    found = _by_key().get(key, [])
    return [b for b in found if b.existed(on)] or [
        b for b in found if on is None or b.start is None or b.start <= _last_day(on)
    ]


def lookup(name: str, on: str | None = None) -> Known | None:
    """Find a body by a name or alias, with or without its province, as it was on an ISO day, month or year.

    Gives None where no body is known by that name; ``valid`` is False where none bore it on that day.
    """
    full = expand(name)
    places = [p for p in provinces_in(full) if p[1] == len(full)]
    found = bodies_named(key_of(full), on) or bodies_named(key_of(full))
    if found:
        return Known(found[0], on, None, found[0].name)
    if not places:
        return None
    start, _, province = places[0]
    found = [b for b in bodies_named(key_of(full[:start]), on) if b.kind == "department"]
    return Known(found[0], on, province.full, f"{found[0].name} {province.full}") if found else None


def party_committee(place: Province) -> str:
    """Give the name of a province's Party committee: ``Tỉnh ủy Hà Tĩnh``, ``Thành ủy Hà Nội``."""
    return f"{place.kind.split()[0].capitalize()} ủy {place.name}"


def issuer_of_code(code: str, place: str | None = None) -> str | None:
    """Name the body that a document's code names as its issuer, or None where the code names none we know.

    Args:
        code: a whole code (``306/KH-UBND``) or its end (``KH-UBND``, ``TTg``, ``BNN-TCTS``).
        place: the province (``tỉnh Hà Tĩnh``, ``Hà Nội``) of provincial bodies; else they are named bare.
    """
    letters = [part for part in re.split(r"[/\-–\s]+", code) if part and not part[0].isdigit()]
    province = province_named(place) if place else None
    for i in range(len(letters)):
        for part in ("".join(letters[i : i + 2]), letters[i]):
            name = _issuer_by_letters(part, letters[:i], province)
            if name:
                return name
    return None


def _issuer_by_letters(part: str, before: list[str], province: Province | None) -> str | None:
    """Name the issuer that one part of a code stands for; ``before`` are the parts in front of it."""
    letters = _letters(part)
    if letters == "TW" and before:
        return PARTY_ISSUERS.get(before[-1], CENTRAL_COMMITTEE)
    if re.fullmatch(r"QH\d*", letters):
        return "Quốc hội"
    if re.fullmatch(r"UBTVQH\d*", letters):
        return "Ủy ban Thường vụ Quốc hội"
    if letters in ("UBND", "UB", "HĐND", "VPUB", "VPUBND", "VPHĐND"):
        return " ".join([expand(_LOCAL[letters]), *([province.full] if province else [])])
    if letters == "TU":
        return party_committee(province) if province else "Tỉnh ủy"
    body = _by_code().get(letters)
    if body and body.kind == "department" and province:
        return f"{body.name} {province.full}"
    return body.name if body else None


_LOCAL = {
    "UBND": "UBND", "UB": "UBND", "HĐND": "HĐND", "VPUB": "Văn phòng UBND", "VPUBND": "Văn phòng UBND",
    "VPHĐND": "Văn phòng HĐND",
}  # fmt: skip


def _letters(code: str) -> str:
    """Strip an issuer's letters of signs and of their spelling: ``BNN&PTNT`` → ``BNNPTNT``."""
    return re.sub(r"[^\w]", "", code).replace("Ð", "Đ").replace("Ư", "U" if code.startswith("Ư") else "Ư")
