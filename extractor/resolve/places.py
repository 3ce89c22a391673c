"""The provinces: which one a name or an article means.

Known forms: ``Hà Tĩnh``, ``tỉnh Hà Tĩnh``, ``HÀ TĨNH``, ``TP.HCM``, ``Thừa Thiên - Huế``, ``Đăk Lăk``.
``thành phố Hà Tĩnh``, ``huyện Bình Thuận`` and ``phường Huế`` are not the province, but places of their own.
"""

import re
from functools import cache

from extractor.knowledge import any_of, load
from extractor.knowledge.provinces import Province, Provinces
from extractor.resolve.names import expand, respell
from extractor.tag.syllables import lower_in_place

DISTRICT_LEVELS = ("thị trấn", "thị xã", "phường", "huyện", "quận", "xã")
"""The kinds of places below a province that can bear its name, beside cities."""

HEADLINE_WEIGHT = 3
"""What naming the province in the first line counts for, against once in the body."""


@cache
def provinces() -> tuple[Province, ...]:
    """Give all provinces, of before and after 2025-07-01."""
    return tuple(load("provinces", Provinces).province)


@cache
def _named() -> dict[str, Province]:
    """Give the provinces by their names and aliases, in small letters and one spelling."""
    return {respell(n).lower(): p for p in provinces() for n in (p.name, *p.aliases)}


@cache
def _pattern() -> re.Pattern[str]:
    """Match a province's name as it stands in a name, with what kind of place it is said to be."""
    names = any_of(sorted(_named()))
    levels = "|".join((*DISTRICT_LEVELS, "thành phố", "tỉnh", "đường", "sông", "cầu", "quốc lộ"))
    return re.compile(rf"(?<![^\W_])(?:({levels})\s+)?({names})(?![^\W_])")


def province_named(name: str) -> Province | None:
    """Give the province of a name or alias, also with its kind: ``Hà Nội``, ``TP.HCM``, ``tỉnh Hà Tĩnh``."""
    found = provinces_in(expand(name))
    return found[0][2] if len(found) == 1 and found[0][:2] == (0, len(expand(name))) else None


def provinces_in(text: str) -> list[tuple[int, int, Province]]:
    """Find the provinces in a respelled text: start (of its kind, where that is said), end, province."""
    found = []
    for match in _pattern().finditer(lower_in_place(text)):
        level, province = match.group(1), _named()[match.group(2)]
        if level in (None, province.kind) and text[match.start(2)].isupper():
            found.append((match.start(), match.end(), province))
    return found


ELSEWHERE = (
    "đại học",
    "trường đại học",
    "học viện",
    "viện",
    "hiệu trưởng",
    "giám đốc đại học",
    "công ty",
    "tổng công ty",
)
"""What bears a province's name without being the province's: ``Đại học Quốc gia Hà Nội``."""


def home_of(text: str, bodies: list[str]) -> Province | None:
    """Give the province an article is about; None where it is about none, or as much about another.

    Args:
        text: the article's text; its first line counts more.
        bodies: the names of the bodies in it: ``UBND tỉnh Hà Tĩnh`` says more than ``Hà Tĩnh``.
    """
    counts: dict[str, int] = {}
    headline, _, body = respell_lines(text).partition("\n")
    local = "\n".join(expand(b) for b in bodies if not b.lower().startswith(ELSEWHERE))
    other = "\n".join(expand(b) for b in bodies if b.lower().startswith(ELSEWHERE))
    for part, weight in ((headline, HEADLINE_WEIGHT), (body, 1), (local, 1), (other, -1)):
        for _, _, province in provinces_in(part):
            counts[province.name] = counts.get(province.name, 0) + weight
    counts = {name: count for name, count in counts.items() if count > 0}
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return _named()[respell(ranked[0][0]).lower()]


def respell_lines(text: str) -> str:
    """Write a text of several lines in one spelling, line by line."""
    return "\n".join(expand_city(respell(line)) for line in text.split("\n"))


def expand_city(text: str) -> str:
    """Write ``TP.HCM``, ``TP Hà Nội`` as ``thành phố Hồ Chí Minh``, ``thành phố Hà Nội``."""
    text = re.sub(r"(?<![^\W_])(?:TP|Tp|tp)(?:\.\s?|\s)?HCM(?![^\W_])", "thành phố Hồ Chí Minh", text)
    return re.sub(r"(?<![^\W_])(?:TP|Tp|tp)(?:\.\s?|\s)(?=[^\W\d_])", "thành phố ", text)
