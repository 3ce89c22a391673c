"""Numbers with their units, as Vietnamese writes them: value or range, comparator, unit.

Forms accepted, one a line::

    8.300 USD                     8300, ``.`` groups thousands
    7,5%                          7.5, ``,`` is the decimal mark
    1,2 triệu tấn                 1200000 tấn: scale words go into the number
    120 nghìn tỷ đồng             1.2e14 đồng
    8.300-8.500 USD, 8.300 – 8.500 USD
    từ 7,5 đến 8%, từ 7,5% đến 8%, 7,5%-8%
    10 - 12 triệu tấn             a scale word or unit stated once counts for both ends
    ít nhất 30%, không dưới 30%   >=
    từ 95% trở lên                >=
    trên 36.000 USD, hơn 5 ha     >
    không quá 3%, tối đa 3%       <=
    dưới 1%                       <
    khoảng 5%, gần 5%             ~
    86 triệu đồng/người/năm       unit ``đồng/người/năm``
    159 chợ                       a count: unit ``chợ``
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extractor.knowledge import Knowledge, any_of_spaced, load
from extractor.records import Comparator, fold


class Nouns(Knowledge):
    """Nouns of one kind."""

    nouns: list[str]


class Measures(Knowledge):
    """Units of measure, and what they may be stated per."""

    units: list[str]
    per: list[str]


class Units(Knowledge):
    """What numbers are of: knowledge/units.toml."""

    scales: dict[str, int]
    before: dict[Comparator, list[str]]
    after: dict[Comparator, list[str]]
    measures: Measures
    counts: Nouns
    not_goals: Nouns


@dataclass(frozen=True, slots=True)
class Quantity:
    """``text[start:end]`` states a value: from its comparing word to its unit.

    ``counted`` says that the unit is a noun that is counted, ``noun`` where that noun begins, ``baseline`` from
    which value it starts (``từ 42% lên 45%``).
    """

    start: int
    end: int
    comparator: Comparator
    low: float | None
    high: float | None
    unit: str | None
    counted: bool = False
    noun: int | None = None
    baseline: str | None = None


@cache
def known() -> Units:
    """Give the knowledge of units."""
    return load("units", Units)


NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"


@cache
def _form() -> re.Pattern[str]:
    """Match comparing word, number, scale, unit, and a range's other end."""
    units = known()
    compare = any_of_spaced(word for words in units.before.values() for word in words)
    after = any_of_spaced(word for words in units.after.values() for word in words)
    return re.compile(
        rf"(?<![\w.,/+-])(?:(?P<compare>{compare})\s*)?(?P<from>từ\s+)?{_value_form('low')}"
        rf"(?:\s*(?P<to>-|–|—|đến|tới)\s*(?:khoảng\s+)?{_value_form('high')})?(?P<after>\s+(?:{after})(?!\w))?",
        re.IGNORECASE,
    )


def _value_form(side: str) -> str:
    """Give the pattern of a number with its scale words and unit, in groups named for one side of a range."""
    units = known()
    scale = "|".join(units.scales)
    measure, per = any_of_spaced(units.measures.units), any_of_spaced(units.measures.per)
    unit = rf"(?:{measure})(?!\w)(?:\s?/\s?(?:{per})(?!\w)){{0,3}}"
    return (
        rf"(?P<{side}>{NUMBER})(?:\s*(?P<{side}_scale>(?:{scale})(?:\s+(?:{scale}))?)(?!\w))?"
        rf"(?:\s*(?P<{side}_unit>{unit}))?"
    )


def quantities(text: str, start: int = 0, end: int | None = None) -> Iterator[Quantity]:
    """Find the quantities in ``text[start:end]``, in text order."""
    for match in _form().finditer(text, start, len(text) if end is None else end):
        quantity = _quantity(text, match)
        if quantity is not None:
            yield quantity


RAISED = re.compile(
    r"\s*(?:\(?(?:(?:vào|trong|cuối)\s+)?(?:năm\s+)?(?:\d{4}|nay|trước)\)?\s*)?(?:tăng\s+|giảm\s+)?(?:lên|xuống)(?:\s+(?:còn|mức|đến|tới))?\s+"
)


def rebased(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Make one of a value and the one it starts from (``từ 42% năm 2023 lên 45%``)."""
    made: list[Quantity] = []
    for quantity in found:
        base = made[-1] if made else None
        risen = base and RAISED.fullmatch(text, base.end, quantity.start)
        if base and risen and fold(text[base.start : base.start + 3]) == "từ":
            made[-1] = replace(quantity, start=base.start, baseline=text[base.start + 3 : base.end].strip())
        else:
            made.append(quantity)
    return made


def number(written: str) -> float:
    """Read a Vietnamese number: ``8.300`` is 8300, ``7,5`` is 7.5, ``7.5`` (no group of three) is 7.5 too."""
    if "," in written:
        return float(written.replace(".", "").replace(",", "."))
    groups = written.split(".")
    return float("".join(groups) if all(len(group) == 3 for group in groups[1:]) else written)


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    """Read a match; ``None`` where the number is part of something else (a date, a code, a clock time)."""
    if re.match(r"[./:]\d|[hg]\d|\w|-\w|/[A-ZĐ]", text[match.end() : match.end() + 2]) and not match["after"]:
        return None
    unit, counted, noun, end = _unit(text, match)
    low = _value(match["low"], match["low_scale"] or (match["high_scale"] if match["to"] else None))
    comparator = _comparator(match)
    if match["to"]:
        high = _value(match["high"], match["high_scale"])
        if high <= low:
            return None
        return Quantity(match.start(), end, "range", low, high, unit, counted, noun)
    bounds = {">": (low, None), ">=": (low, None), "<": (None, low), "<=": (None, low)}
    lowest, highest = bounds.get(comparator, (low, low))
    return Quantity(match.start(), end, comparator, lowest, highest, unit, counted, noun)


def _value(written: str, scale: str | None) -> float:
    """Give a number times its scale words, without the noise of binary fractions."""
    from decimal import Decimal

    value = Decimal(repr(number(written)))
    for word in (scale or "").split():
        value *= known().scales[fold(word)]
    return float(value)


def _comparator(match: re.Match[str]) -> Comparator:
    """Give the comparator that the words before and after a value mean."""
    if match["after"]:
        return next(sign for sign, words in known().after.items() if fold(match["after"]) in words)
    if match["compare"]:
        word = fold(match["compare"])
        return next(sign for sign, words in known().before.items() if word in words)
    return "="


def _unit(text: str, match: re.Match[str]) -> tuple[str | None, bool, int | None, int]:
    """Give the unit as written but for scale words, whether it is counted, where its noun begins, and the end."""
    written = match["high_unit"] or match["low_unit"]
    if written:
        noun = match.start("high_unit") if match["high_unit"] else match.start("low_unit")
        classified = fold(written).startswith("lượt ")
        return " ".join(written.split()), classified, noun + len("lượt ") if classified else None, match.end()
    if match["after"]:
        return None, False, None, match.end()
    counted = _counted().match(text, match.end())
    if counted:
        return " ".join(counted[1].split()), True, counted.start(1), counted.end()
    return None, False, None, match.end()


@cache
def _counted() -> re.Pattern[str]:
    """Match a counted noun right after a number, and what it is stated per."""
    units = known()
    per = any_of_spaced(units.measures.per)
    return re.compile(
        rf"\s+((?:{any_of_spaced(units.counts.nouns)})(?!\w)(?:\s?/\s?(?:{per})(?!\w)){{0,2}})", re.IGNORECASE
    )
