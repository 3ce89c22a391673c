"""Offices that lead a body: ``Thủ tướng Chính phủ``, ``Giám đốc Sở Y tế``, ``Chủ tịch UBND các huyện``.

Each reader takes the syllables and a place ``at``, and gives what it read there, or ``None``.
"""

from extractor.tag.body_words import vocabulary
from extractor.tag.collectives import collective, members
from extractor.tag.localities import place
from extractor.tag.names import body, with_parent
from extractor.tag.reading import Name, Syllables, is_mark, is_other_word, names_doan, on_line

_GENERAL = frozenset(
    {"lãnh đạo", "người đứng đầu", "người đứng đầu cấp ủy", "người phát ngôn", "thường trực"}
)
_RESPONSIBLE = frozenset({"người đứng đầu", "thủ trưởng"})
"""Offices that one noun may follow: ``người đứng đầu | cơ sở y tế``."""
_MOST_SHARING = 3
"""Offices that may share one body: ``Giám đốc, Thủ trưởng các sở``."""
_SHARING = frozenset(
    {"giám đốc", "chủ tịch", "bí thư", "thủ trưởng", "phó chủ tịch", "phó giám đốc", "hiệu trưởng"}
)


def office(s: Syllables, at: int, depth: int = 0) -> Name | None:
    """Read an office with its body, or one that is complete without.

    Accepted: ``Thủ tướng`` · ``Bộ trưởng Bộ Y tế`` · ``Chánh Văn phòng UBND tỉnh`` ·
    ``Trưởng ban Tuyên giáo Trung ương`` · ``Giám đốc, Thủ trưởng các sở, ban, ngành`` ·
    ``Quyền Cục trưởng - Cục A`` · ``giám đốc Sở Y tế các tỉnh``.
    The rule is ``office.sole``, ``office.body``, ``office.group`` (its body is a collective), ``office.general``
    (``lãnh đạo …``), ``office.bound`` (``Trưởng đoàn``) or ``office.bare`` (no body).
    """
    found = vocabulary().offices.longest(s, at) if at < len(s) else None
    if found is None:
        return None
    end, kind = found
    if kind == "bound":
        return _bound(s, at, end)
    led = _led(s, at, end)
    if led is not None:
        return led
    if kind == "sole":
        return Name(end, "office.sole")
    head = _words(s, at, end)
    if head in _SHARING and (is_mark(s, end, ",") or (on_line(s, end, at) and s[end].low in ("và", "hoặc"))):
        shared = office(s, end + 1, depth + 1) if depth < _MOST_SHARING else None
        if shared and shared.rule in ("office.group", "office.body") and s[end + 1].low != "lãnh":
            return shared
    if head in _RESPONSIBLE:
        return Name(end, "office.general")
    return Name(end, "office.bare") if kind == "head" else None


def _words(s: Syllables, at: int, end: int) -> str:
    return " ".join(x.low for x in s[at:end])


def _led(s: Syllables, at: int, end: int) -> Name | None:
    """Read the body that an office leads."""
    if not on_line(s, end, at):
        return None
    if s[end].low == "của" and at and s[at - 1].low == "sự":
        return None
    begin = end + 1 if s[end].text in "-–" and on_line(s, end + 1, at) and s[end + 1].capital else end
    if begin == end and s[end].low == "của" and on_line(s, end + 1, at) and s[end + 1].capital:
        begin = end + 1
    head = _words(s, at, end)
    if begin > end and (
        head in ("bộ trưởng", "thủ tướng", "phó thủ tướng", "thứ trưởng")
        or (s[end].text in "-–" and vocabulary().offices.end(s, begin))
    ):
        return None
    general = head in _GENERAL
    named = body(s, begin, after_office=True)
    group = collective(s, begin)
    if group is None and vocabulary().offices.longest(s, at) == (end, "plain"):
        group = members(s, begin, alone=head in _RESPONSIBLE)
    if group and (named is None or group > named.end or (group == named.end and not s[begin].capital)):
        return Name(group, "office.general" if general else "office.group")
    if named is not None:
        in_doubt = general and (head in _RESPONSIBLE or not s[begin].capital)
        return Name(named.end, "office.general" if in_doubt else "office.body")
    if head in ("bộ trưởng", "thứ trưởng") and s[begin].capital:
        field = vocabulary().ministries.end(s, begin)
        return Name(field, "office.body") if field else None
    bare = vocabulary().heads.end(s, begin) or vocabulary().bare.end(s, begin)
    bare = None if bare and is_other_word(s, bare) else bare  # `Thủ tướng Chính phủ ban | hành …`
    bare = None if names_doan(s, begin) else bare
    if bare and _words(s, begin, bare) in vocabulary().led and begin == end:
        return Name(with_parent(s, at, place(s, bare) or bare), "office.body")
    if begin == end and s[begin].acronym and len(s[begin].text) > 2:
        return Name(begin + 1, "office.body")
    located = place(s, begin)
    if located and begin == end:
        return Name(located, "office.general" if general else "office.body")
    return None


def _bound(s: Syllables, at: int, end: int) -> Name | None:
    """Read an office whose body's head is part of it: ``Trưởng ban Tuyên giáo``, ``Phó Chánh Văn phòng Cục A``."""
    v = vocabulary()
    group = collective(s, end) if v.determiners.end(s, end) is not None and on_line(s, end, at) else None
    if group is not None:
        return Name(group, "office.group")
    head = v.bound_heads.end(s, end)
    if head is None or not on_line(s, end, at):
        return None
    if _words(s, at, end) == "phó" and s[end].low not in ("ban", "đoàn", "phòng"):
        return None
    begin = head
    if on_line(s, head + 1, at) and [x.low for x in s[head : head + 2]] == ["thường", "trực"]:
        begin = head + 2
    led = body(s, begin) if begin > head and on_line(s, begin, at) and s[begin].capital else None
    if led:
        return Name(led.end, "office.body")
    named = body(s, end, after_office=True)
    if named and named.end > head:
        return Name(named.end, "office.body")
    located = place(s, head) if on_line(s, head, at) else None
    stop = located or with_parent(s, at, head)
    return Name(stop, "office.body" if stop > head else "office.bound")
