"""Word's automatic numbers, which are no part of a paragraph's text and yet say which task is which.

A list is made after a pattern that has a format for each level (``%1.%2.``). Lists of one pattern count together,
unless a list says where it starts anew. A paragraph is in a list itself or by its style.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.read.numerals import letter, roman

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""How the names of Word's elements and attributes begin."""

BULLETS = ("-", "–", "+", "•")
"""Marks that are shown as they are; any other is a sign of a symbol font, and becomes a dash."""

_SPELT: dict[str, Callable[[int], str]] = {
    "lowerLetter": letter,
    "upperLetter": lambda number: letter(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "decimalZero": lambda number: f"{number:02}",
    "none": lambda number: "",
}


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a pattern: its first number, how it is spelt, and the style whose paragraphs stand on it."""

    start: int
    format: str
    text: str
    style: str | None


@dataclass(frozen=True, slots=True)
class List:
    """A list: its pattern, and the numbers that its levels start anew from."""

    pattern: str
    starts: dict[int, int]


class Numbering:
    """Counts the paragraphs of a document, which must come in their order.

    Args:
        numbering: The root of the part that defines the lists; ``None`` where the document has none.
        styles: The root of the part that defines the styles.
    """

    def __init__(self, numbering: "_Element | None", styles: "_Element | None") -> None:
        self._styles = {style.get(f"{W}styleId"): style for style in _children(styles, "style")}
        self._patterns = {
            pattern.get(f"{W}abstractNumId", ""): _levels(pattern)
            for pattern in _children(numbering, "abstractNum")
        }
        self._links = {
            pattern.get(f"{W}abstractNumId", ""): link
            for pattern in _children(numbering, "abstractNum")
            if (link := value(pattern, "numStyleLink"))
        }
        self._lists = {each.get(f"{W}numId", ""): _list(each) for each in _children(numbering, "num")}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def label(self, paragraph: "_Element") -> str:
        """Give the number or mark a paragraph is shown with; ``""`` for none."""
        number, level = self._placed(paragraph)
        if number not in self._lists or level not in self._levels_of(number):
            return ""
        levels = self._levels_of(number)
        counts = self._count(number, level)
        if levels[level].format == "bullet":
            mark = levels[level].text.strip()
            return mark if mark in BULLETS else "-"

        def spelt(match: re.Match[str]) -> str:
            outer = int(match[1]) - 1
            if outer not in levels:
                return ""
            return _SPELT.get(levels[outer].format, str)(counts.get(outer, levels[outer].start))

        return re.sub(r"%([1-9])", spelt, levels[level].text).strip()

    def _placed(self, paragraph: "_Element") -> tuple[str, int]:
        """Give the list that a paragraph is in and its level there; ``""`` for none."""
        level = None
        for properties, style in self._properties(paragraph):
            placed = properties.find(f"{W}numPr")
            if placed is None:
                continue
            written = value(placed, "ilvl")
            level = int(written) if level is None and written else level
            number = value(placed, "numId")
            if number is not None:
                levels = self._levels_of(number).items()
                of_style = next((n for n, each in levels if style and each.style == style), 0)
                return number, of_style if level is None else level
        return "", 0

    def _properties(self, paragraph: "_Element") -> Iterator[tuple["_Element", str | None]]:
        """Give a paragraph's own properties, then those of its style and the styles that is based on."""
        own = paragraph.find(f"{W}pPr")
        if own is None:
            return
        yield own, None
        name, seen = value(own, "pStyle"), set[str]()
        while name and name not in seen and name in self._styles:
            seen.add(name)
            style = self._styles[name]
            properties = style.find(f"{W}pPr")
            if properties is not None:
                yield properties, name
            name = value(style, "basedOn")

    def _pattern(self, number: str) -> str:
        """Name the pattern of a list; one that only names a style stands for the pattern of the style's list."""
        pattern = self._lists[number].pattern if number in self._lists else ""
        style = self._styles.get(self._links.get(pattern, ""))
        placed = style.find(f"{W}pPr/{W}numPr") if style is not None else None
        linked = value(placed, "numId") if placed is not None else None
        return self._lists[linked].pattern if linked in self._lists else pattern

    def _levels_of(self, number: str) -> dict[int, Level]:
        return self._patterns.get(self._pattern(number), {})

    def _count(self, number: str, level: int) -> dict[int, int]:
        """Count one more paragraph; give the numbers that the levels have reached."""
        counts = self._counts.setdefault(self._pattern(number), {})
        if number not in self._begun:
            self._begun.add(number)
            counts.update({each: start - 1 for each, start in self._lists[number].starts.items()})
        counts[level] = counts.get(level, self._levels_of(number)[level].start - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        return counts


def value(element: "_Element", name: str) -> str | None:
    """Give the ``w:val`` of a child; ``None`` where there is none."""
    child = element.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val")


def _children(element: "_Element | None", name: str) -> list["_Element"]:
    return [] if element is None else element.findall(f"{W}{name}")


def _levels(pattern: "_Element") -> dict[int, Level]:
    """Read the levels of a pattern."""
    return {
        int(level.get(f"{W}ilvl", "0")): Level(
            int(value(level, "start") or 0),
            value(level, "numFmt") or "decimal",
            value(level, "lvlText") or "",
            value(level, "pStyle"),
        )
        for level in _children(pattern, "lvl")
    }


def _list(element: "_Element") -> List:
    """Read a list."""
    starts = {
        int(each.get(f"{W}ilvl", "0")): int(start)
        for each in _children(element, "lvlOverride")
        if (start := value(each, "startOverride"))
    }
    return List(value(element, "abstractNumId") or "", starts)
