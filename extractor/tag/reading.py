"""What all readers of names share: where a line ends, what ends a name, what a person's name looks like.

A reader takes the syllables of the text and a place ``at``, and gives the end of what it read there, or ``None``.
"""

from dataclasses import dataclass

from extractor.tag.body_words import vocabulary
from extractor.tag.syllables import Syllable

Syllables = list[Syllable]


DASHES = frozenset("-–")
"""Hyphens between the parts of a name."""
_CREDITS = frozenset({"ảnh", "nguồn", "clip", "video"})
"""Words of a photo credit glued to the sentence before: ``… tại cơ quan điều tra | Ảnh: A``."""
_SHORT = frozenset(
    {"LĐ", "TB", "XH", "TBXH", "LĐTB", "GD", "ĐT", "NN", "PTNT", "VH", "TT", "DL", "TTDL", "VHTT", "KH", "CN"}
    | {"TN", "MT", "GT", "VT", "QH", "KT", "TH"}
)
"""Short forms of fields, in which a hyphen may stand between spaces: ``LĐ - TB & XH``."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name read: where it ends, and by which rule (``source``)."""

    end: int
    rule: str


def on_line(s: Syllables, at: int, before: int) -> bool:
    """Tell whether there is a syllable at ``at``, on the line of the one at ``before``."""
    return at < len(s) and s[at].line == s[before].line


def is_mark(s: Syllables, at: int, marks: frozenset[str] | str) -> bool:
    """Tell whether the syllable at ``at`` is one of ``marks``."""
    return at < len(s) and s[at].text in marks


def is_other_word(s: Syllables, end: int, alone: bool = False) -> bool:
    """Tell whether the head that ends here is only the first half of another word: ``Hội nghị``, ``Trường hợp``.

    The segmenter's word is trusted only where the head is of one syllable (``alone``).
    """
    if not on_line(s, end, end - 1) or s[end].capital:
        return False
    return (alone and s[end - 1].more) or s[end].low in vocabulary().other_words.get(s[end - 1].low, ())


def stops_name(s: Syllables, at: int) -> bool:
    """Tell whether a word that no name goes over stands here."""
    return at >= len(s) or not (s[at].text[0].isalnum()) or vocabulary().stops.end(s, at) is not None


def is_person(s: Syllables, at: int, least: int = 2) -> bool:
    """Tell whether a person's name begins here: a family name and, with it, ``least`` syllables in capitals."""
    if not on_line(s, at, at - 1) or not s[at].capital or s[at].low not in vocabulary().surnames:
        return False
    end = at
    while on_line(s, end, at) and end - at < least and s[end].capital and s[end].text[0].isalpha():
        end += 1
    return end - at == least


def names_doan(s: Syllables, at: int) -> bool:
    """Tell whether ``Đoàn`` is a family name here: ``Đoàn Văn Việt``; not in ``Đoàn Luật sư``, ``Đoàn TNCS Hồ``."""
    named = s[at].low == "đoàn" and is_person(s, at, least=3) and vocabulary().places.end(s, at + 1) is None
    return named and not any(x.text.isupper() for x in s[at : at + 3])


def opens_body(s: Syllables, at: int) -> bool:
    """Tell whether a head or an office in capitals, or a credit, begins here: a name before it has ended."""
    if not s[at].capital:
        return False
    if s[at].low in _CREDITS and is_mark(s, at + 1, ":"):
        return True
    office = vocabulary().offices.end(s, at)
    if office is not None and (office > at + 1 or vocabulary().bound_heads.end(s, office) is not None):
        return True
    found = vocabulary().heads.longest(s, at)
    if found and found[1] == "named" and found[0] == at + 1 and not s[at].acronym:
        # `Phòng`, `Ban`, `Hội` are also parts of names: a head only with a name after it.
        return on_line(s, found[0], at) and s[found[0]].capital
    return found is not None


def letters(s: Syllables, at: int) -> int | None:
    """Read a short form in letters: ``GD&ĐT``, ``LĐ-TB&XH``, ``NN và PTNT``, ``VH,TT&DL``."""
    if at >= len(s) or not s[at].text.isupper() or not s[at].text.isalpha():
        return None
    end = at + 1
    while (
        end + 1 < len(s)
        and s[end + 1].text.isupper()
        and s[end + 1].text.isalpha()
        and s[end + 1].line == s[at].line
    ):
        tight = s[end].start == s[end - 1].end and s[end + 1].start == s[end].end
        known = s[end].text in "-–" and s[at].text in _SHORT and s[end + 1].text in _SHORT
        if not (s[end].text == "&" or (s[end].text in "-–,." and tight) or known):
            break
        end += 2
    return end if end > at + 1 or s[at].acronym else None


def inside_word(s: Syllables, at: int) -> bool:
    """Tell whether a small head is the second half of a word: ``cơ sở``, ``cán bộ``, ``toàn bộ``."""
    if s[at].capital or not at:
        return False
    v, before = vocabulary(), s[at - 1].low
    return before in v.first_halves or before in v.earlier_words.get(s[at].low, ())
