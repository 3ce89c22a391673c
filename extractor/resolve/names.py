"""The names of bodies as strings: one spelling, abbreviations written out, and words to compare them by.

What ``expand`` accepts, and what it gives:

    UBND TP.Hà Nội              Ủy ban nhân dân thành phố Hà Nội
    Sở LĐ-TB&XH                 Sở Lao động - Thương binh và Xã hội
    Sở LĐ, TB và XH             Sở Lao động - Thương binh và Xã hội
    Bảo hiểm xã hội (BHXH) VN   Bảo hiểm xã hội Việt Nam
    Uỷ ban, hoà, Ðảng           Ủy ban, hòa, Đảng
    Sở Y tếĐồng Nai             Sở Y tế Đồng Nai
    Sở TP / TP                  Sở Tư pháp / Thành phố
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from extractor.knowledge import Knowledge, load

LONGEST_ABBREVIATION = 5
"""How many words an abbreviation is printed in at most: `LĐ, TB và XH` has three beside its `và`."""

JOINING = frozenset(("và", "của", "thuộc", "cho"))
"""Words that a name is printed with or without: `Ban Chỉ đạo của Bộ`, `Tài nguyên Môi trường`."""

_WORD = re.compile(r"[^\W_]+")
_TONED = re.compile(r"(?<![qQ])([oOuU])([àáảãạèéẻẽẹỳýỷỹỵÀÁẢÃẠÈÉẺẼẸỲÝỶỸỴ])(?![^\W_])")
_TONE_PAIRS = frozenset(("oa", "oe", "uy"))
_GLUED_LEVEL = re.compile(r"(?<![^\W_])(tỉnh|huyện|quận|xã|phường|phố|ủy)(?=[A-ZĐ])")
_GLUED = re.compile(r"([^\W\d_A-Za-z])(?=[^\W\d_a-z])")
_LETTERS_IN_BRACKETS = re.compile(r"\s*\(\s*[A-ZĐƯ][A-ZĐƯ&.\-]{1,12}\s*\)")
_JOINT = re.compile(r"\s*[&,.\-–/]?\s*(?:và\s+)?")
_NO_MINISTRY = ("đảng bộ", "cán bộ", "nội bộ")
"""Words that end like ``Bộ`` and are none: ``Đảng bộ TP`` is no ``Bộ Tư pháp``."""
_AS_ABBREVIATION = frozenset(("Tp", "tp", "Tx", "tx", "Cty", "cty", "TCty"))
"""Abbreviations that are met without capitals."""


class Abbreviation(Knowledge):
    """Letters and what they stand for, everywhere or only right after one of some words."""

    short: str
    full: str
    after: tuple[str, ...] = ()


class Abbreviations(Knowledge):
    """The file abbreviations.toml."""

    abbreviation: list[Abbreviation]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name: the form to compare it by, and where it stands in the name."""

    key: str
    start: int
    end: int
    capitals: bool


@cache
def abbreviations() -> dict[str, list[Abbreviation]]:
    """Give the abbreviations by their letters, those that need a word before them first."""
    by_letters: dict[str, list[Abbreviation]] = {}
    for entry in load("abbreviations", Abbreviations).abbreviation:
        by_letters.setdefault(entry.short, []).append(entry)
    for entries in by_letters.values():
        entries.sort(key=lambda e: not e.after)
    return by_letters


def respell(text: str) -> str:
    """Write a name in one spelling: NFC, ``Đ`` for ``Ð``, ``hòa`` for ``hoà``, no space lost or doubled."""
    text = unicodedata.normalize("NFC", text).replace("Ð", "Đ").replace("ð", "đ")
    text = _TONED.sub(_tone_on_first_vowel, text)
    return " ".join(_GLUED_LEVEL.sub(r"\1 ", _GLUED.sub(_unglued, text)).split())


def _tone_on_first_vowel(match: re.Match[str]) -> str:
    """Move the tone of ``oà`` to its first vowel."""
    first, second = match.groups()
    decomposed = unicodedata.normalize("NFD", second)
    bare, tone = decomposed[0], decomposed[1:]
    if (first + bare).lower() not in _TONE_PAIRS:
        return match.group()
    return unicodedata.normalize("NFC", first + tone) + bare


def _unglued(match: re.Match[str]) -> str:
    """Put a space behind a small letter with a mark where a capital follows: ``Y tếĐồng Nai``."""
    letter, follows = match.group(), match.string[match.end()]
    return f"{letter} " if letter.islower() and follows.isupper() else letter


def words_of(name: str) -> list[Word]:
    """Cut a name into words to compare, without signs and ``và``: ``Tài nguyên và Môi trường`` has four."""
    return [
        Word(m.group().lower(), m.start(), m.end(), m.group().isupper() and m.group().isalpha())
        for m in _WORD.finditer(name)
        if m.group().lower() not in JOINING
    ]


def key_of(name: str) -> tuple[str, ...]:
    """Give the words of a name after ``expand``: equal for all spellings of one name."""
    return tuple(word.key for word in words_of(expand(name)))


def expand(name: str) -> str:
    """Write a name out in full, without looking at its context; what is no abbreviation is kept."""
    text = _LETTERS_IN_BRACKETS.sub("", respell(name)) or respell(name)
    words = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    written, at, i = "", 0, 0
    while i < len(words):
        count, full = _abbreviation_at(text, words, i, written + text[at : words[i][0]])
        if count:
            written += text[at : words[i][0]] + full
            i += count
            at = words[i - 1][1]
            if text[at : at + 1] == "." and i < len(words):
                written, at = written + " ", at + 1
        else:
            i += 1
    written = " ".join((written + text[at:]).replace("&", " và ").split())
    return written[:1].upper() + written[1:]


def _abbreviation_at(text: str, words: list[tuple[int, int]], i: int, before: str) -> tuple[int, str]:
    """Give how many words from the ``i``-th on are an abbreviation, and what it stands for; 0 if none are."""
    letters, found = "", (0, "")
    for j in range(i, min(i + LONGEST_ABBREVIATION + 1, len(words))):
        word = text[words[j][0] : words[j][1]]
        if j > i and not _JOINT.fullmatch(text, words[j - 1][1], words[j][0]) and word != "và":
            break
        if word == "và" and j > i:
            continue
        if not (word.isupper() or word in _AS_ABBREVIATION):
            break
        letters += word.upper()
        full = None if _is_syllable(letters, text) else _full_form(letters, before)
        if full:
            found = (j - i + 1, full)
    return found


def _is_syllable(letters: str, text: str) -> bool:
    """Say whether letters may be a word of a text all in capitals: ``TƯ`` in ``BỘ TƯ PHÁP``."""
    return letters[-1] in "AEIOUYƯƠÂÊÔĂ" and len(letters) < len(text) and text.isupper()


def _full_form(letters: str, before: str) -> str | None:
    """Give what letters stand for after the text ``before``."""
    ahead = before.lower().rstrip(" .")
    for entry in abbreviations().get(letters, ()):
        if not entry.after or (ahead.endswith(entry.after) and not ahead.endswith(_NO_MINISTRY)):
            return entry.full
    return None
