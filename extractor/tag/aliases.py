"""Abbreviations that a text gives a body: ``(EVN)``, ``(sau đây gọi là Ban Chỉ đạo)``, and where they come again."""

from extractor.tag.body_words import vocabulary
from extractor.tag.reading import DASHES, Syllables
from extractor.tag.standing import Candidate
from extractor.tag.syllables import Phrases, is_syllable


def with_aliases(text: str, s: Syllables, kept: list[Candidate], barred: list[bool]) -> list[Candidate]:
    """Add the abbreviations that follow a mention in brackets, here and wherever they come again."""
    aliases: set[str] = set()
    added: list[Candidate] = []
    for c in kept:
        alias = _alias(s, c.end)
        if alias is not None:
            added.append(Candidate(alias[0], alias[1], "alias"))
            if _is_reusable(s, *alias):
                aliases.add(text[s[alias[0]].start : s[alias[1] - 1].end])
        aliases |= _brand(s, c)
    taken = {i for c in kept for i in range(c.start, c.end)}
    added = [c for c in added if not taken & set(range(c.start, c.end))]
    taken |= {i for c in added for i in range(c.start, c.end)}
    known = Phrases((alias, alias) for alias in aliases)
    again = [
        Candidate(i, found[0], "alias")
        for i, x in enumerate(s)
        if x.capital and i not in taken and not barred[i] and (found := known.longest(s, i))
        if text[x.start : s[found[0] - 1].end] == found[1] and _whole(s, i, found[0])
        if i == 0 or s[i - 1].low not in vocabulary().products
    ]
    return sorted([*kept, *added, *again], key=lambda c: c.start)


def _is_reusable(s: Syllables, begin: int, end: int) -> bool:
    """Tell whether an alias is told from other words wherever it comes again: ``EVN``, ``C46``, ``Vinafood 2``."""
    if end == begin + 1:
        return s[begin].text.isalpha()
    return end == begin + 2 and s[begin + 1].text.isdigit()


def _brand(s: Syllables, c: Candidate) -> set[str]:
    """Give the brand in a company's name, if it is one foreign word: ``Formosa`` of ``Công ty Formosa Hà Tĩnh``."""
    if c.rule != "body.company":
        return set()
    words = [x.text for x in s[c.start : c.end] if x.capital and x.text.isalpha()]
    foreign = [w for w in words if not is_syllable(w) and not w.isupper() and len(w) > 3]
    return set(foreign) if len(foreign) == 1 else set()


def _whole(s: Syllables, at: int, end: int) -> bool:
    """Tell whether an acronym stands alone, not as a part of another (``BYT`` in ``QĐ-BYT``)."""
    glued_left = at > 0 and s[at - 1].end == s[at].start and s[at - 1].text in "-–/&."
    glued_right = end < len(s) and s[end - 1].end == s[end].start and s[end].text in "-–/&"
    return not glued_left and not glued_right


def _is_spaced_dash(s: Syllables, at: int) -> bool:
    """Tell whether a hyphen between spaces sets the parent off: ``(C46 | - Bộ Công an)``."""
    return s[at].text in DASHES and s[at - 1].end < s[at].start


def _alias(s: Syllables, end: int) -> tuple[int, int] | None:
    """Read ``(EVN)``, ``(gọi tắt là Ban Chỉ đạo)``, ``(sau đây gọi là Tổ công tác)`` after a mention."""
    if end >= len(s) or s[end].text != "(":
        return None
    at = end + 1
    named = False
    for k in range(at, min(at + 8, len(s))):
        if s[k].low in ("là", "tắt", ":") and any(x.low in ("gọi", "tắt") for x in s[at : k + 1]):
            at, named = k + 1, True
    if at < len(s) and s[at].text in "“\"'":
        at += 1
    stop = at
    while stop < len(s) and stop - at < 6 and s[stop].text not in ")”\"'" and not _is_spaced_dash(s, stop):
        stop += 1
    if stop == at or stop >= len(s) or stop - at >= 6 or s[stop].line != s[end].line:
        return None
    if named:
        return (at, stop) if s[at].capital else None
    if stop == at + 2 and s[at].capital and s[at + 1].text.isdigit():
        return at, stop
    foreign = any(x.text.isalpha() and not is_syllable(x.text) for x in s[at:stop])
    if foreign and s[at].acronym and all(x.capital and x.text[0].isalpha() for x in s[at:stop]):
        return at, stop
    if (
        stop == at + 1
        and s[at].capital
        and s[at].text.isalpha()
        and not is_syllable(s[at].text)
        and len(s[at].text) > 2
    ):
        return at, stop
    fits = s[at].acronym and all(x.text.isupper() or x.text in "&-." for x in s[at:stop])
    return (at, stop) if fits and vocabulary().places.end(s, at) is None else None
