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

from extractor.knowledge.bodies import Body, Successor, bodies, last_day
from extractor.knowledge.provinces import Province
from extractor.resolve.names import expand, key_of
from extractor.resolve.places import province_named, provinces_in

PROVINCIAL = ("department", "local")
"""The kinds of bodies that each province has."""

CENTRAL_COMMITTEE = "Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam"
PARTY_ISSUERS = {"CT": "Ban Bí thư", "KL": "Bộ Chính trị", "QĐNS": "Ban Bí thư", "QĐi": "Ban Bí thư"}
"""Who mostly issues a `…/TW` of a type, where the text does not say it."""


@dataclass(frozen=True, slots=True)
class Known:
    """What ``lookup`` found: a body (a province's own, where one is named), and the day asked for."""

    body: Body
    on: str | None

    @property
    def valid(self) -> bool:
        """Whether the body bore the name on that day."""
        return self.body.existed(self.on)


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
        b for b in found if on is None or b.start is None or b.start <= last_day(on)
    ]


def lookup(name: str, on: str | None = None) -> Known | None:
    """Find a body by a name or alias, with or without its province, as it was on an ISO day, month or year.

    Gives None where no body is known by that name; ``valid`` is False where none bore it on that day.
    """
    found, province = bearers(name, on)
    if not found:
        return None
    return Known(body_of_province(found[0], province) if province else found[0], on)


def bearers(name: str, on: str | None = None) -> tuple[list[Body], Province | None]:
    """Give all bodies that a name can mean, as those of each province are, and the province that it adds."""
    full = expand(name)
    key = key_of(full)
    found = bodies_named(key, on) or bodies_named(key)
    if found:
        return found, None
    at_end = [(start, province) for start, end, province in provinces_in(full) if end == len(full)]
    if not at_end:
        return [], None
    start, province = at_end[0]
    key = key_of(full[:start])
    return [b for b in bodies_named(key, on) or bodies_named(key) if b.kind in PROVINCIAL], province


def body_of_province(body: Body, province: Province) -> Body:
    """Give a province's own of a body that each province has; it ends with that kind of body, or with the province."""
    ends = [day for day in (body.until, province.until) if day]
    successors = [_of_place(s, province) for s in body.successors]
    if not body.until and province.successor and province.since:
        successors = [
            Successor(name=_named_for(body.name, province_named(province.successor)), since=province.since)
        ]
    provincial = body.parent is not None and first_named(body.parent).kind in PROVINCIAL
    name, aliases = _named_for(body.name, province), (_named_for(alias, province) for alias in body.aliases)
    return body.model_copy(
        update={
            "name": name,
            "parent": _named_for(body.parent, province) if body.parent and provincial else body.parent,
            "aliases": tuple(alias for alias in aliases if alias != name),
            "until": min(ends, default=None),
            "successors": tuple(successors),
        }
    )


def _of_place(successor: Successor, province: Province) -> Successor:
    """Give the province's own of a successor that each province has."""
    return successor.model_copy(update={"name": _named_for(successor.name, province)})


def first_named(name: str) -> Body:
    """Give the body of an official name, without a province."""
    return next(b for b in bodies() if b.name == name)


def _named_for(name: str, province: Province | None) -> str:
    """Add a province to a name: ``Sở Y tế tỉnh Lào Cai``, ``Tỉnh ủy Lào Cai``, ``Thành ủy Huế``.

    It stands where ``cấp tỉnh`` stood: ``Công an cấp tỉnh`` is here ``Công an tỉnh Lào Cai``.
    """
    if province is None:
        return name
    if name in ("Tỉnh ủy", "Thành ủy"):
        return party_committee(province)
    return f"{name.removesuffix(' cấp tỉnh')} {province.full}"


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
    if letters == "TU":
        return party_committee(province) if province else "Tỉnh ủy"
    body = _by_code().get(letters)
    if body and body.kind in PROVINCIAL:
        return _named_for(body.name, province)
    return body.name if body else None


def _letters(code: str) -> str:
    """Strip an issuer's letters of signs and of their spelling: ``BNN&PTNT`` → ``BNNPTNT``."""
    return re.sub(r"[^\w]", "", code).replace("Ð", "Đ").replace("Ư", "U" if code.startswith("Ư") else "Ư")
