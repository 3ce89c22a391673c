"""Texts with what must be found in them marked: ``Chiều [7/6=XXXX-06-07], UBND tỉnh họp``."""

import re

_MARK = re.compile(r"\[([^\[\]=]+)=([^\[\]]*)\]")


def unmarked(marked: str) -> str:
    """Give the text without the marks."""
    return _MARK.sub(r"\1", marked)


def marks(marked: str) -> list[tuple[str, str]]:
    """Give what is marked, in order: the stretch of text and its value."""
    found = _MARK.findall(marked)
    if marked.count("[") != len(found) or marked.count("]") != len(found):
        raise ValueError(f"a mark is not closed: {marked!r}")
    return found


def placed(marked: str, mark: re.Pattern[str]) -> tuple[str, list[tuple[int, int, re.Match[str]]]]:
    """Give the text without marks of a form of their own, and where the stretch of each (its first group) stands."""
    text, position = "", 0
    found = []
    for match in mark.finditer(marked):
        text += marked[position : match.start()]
        stretch = next(filter(None, match.groups()))
        found.append((len(text), len(text) + len(stretch), match))
        text += stretch
        position = match.end()
    return text + marked[position:], found
