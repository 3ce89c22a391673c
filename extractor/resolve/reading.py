"""What one mention of a body says by itself: an office or not, a collective or not, and whose name it begins.

Chủ tịch UBND tỉnh          office "chủ tịch", of the body "ủy ban nhân dân tỉnh"
Trưởng ban Tuyên giáo TW    office "trưởng ban", of the body "ban tuyên giáo trung ương"
Thứ trưởng                  office "thứ trưởng", of the ministry meant here
các sở, ban, ngành          a collective
Bộ                          points to the ministry meant here
UBND tỉnh Hà Tĩnh           a body; the province is one word of it: "@Hà Tĩnh"
"""

from dataclasses import dataclass
from functools import cache, lru_cache

from pydantic import Field

from extractor.knowledge import Knowledge, load
from extractor.resolve.names import Word, expand, words_of
from extractor.resolve.places import provinces_in

PLURALS = frozenset(("các", "những", "mọi", "từng", "cấp"))
COUNTS = frozenset(("hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"))
"""Before a word of level, how many places are meant: ``UBND hai tỉnh`` has no one province."""
LISTED = (
    "bộ ngành",
    "sở ngành",
    "sở ban",
    "ban ngành",
    "cấp ngành",
    "quận huyện",
    "cơ quan đơn vị",
    "tập đoàn tổng công ty",
)
"""Coordinated heads that make a collective without ``các``."""

LEVELS_LISTED = (
    "tỉnh thành phố",
    "quận huyện",
    "huyện thị xã",
    "huyện thành phố",
    "huyện xã",
    "xã phường",
    "thị xã thành phố",
)
"""Coordinated levels that make a collective of their bodies: ``BHXH tỉnh, thành phố``."""

SAID_OR_NOT = {"có liên quan": "liên quan", "trực trung ương": "", "có thẩm quyền": "thẩm quyền"}
"""What is said of a collective or not."""


class Office(Knowledge):
    """An office's title; ``within`` is the first word of its body where the title swallows it."""

    title: str
    leads: list[str]
    within: str | None = None
    default: str | None = None


class Offices(Knowledge):
    """The file titles.toml."""

    prefixes: list[str]
    suffixes: list[str]
    office: list[Office]


class Kind(Knowledge):
    """A kind of bodies, by the first word of their names."""

    head: str
    bare: tuple[str, ...] = ()
    loose: bool = False
    called: bool = False
    ends: bool = False
    excluded: tuple[str, ...] = Field(default=(), alias="except")


class Kinds(Knowledge):
    """The file kinds.toml."""

    kind: list[Kind]


@dataclass(frozen=True, slots=True)
class Name:
    """A body's name written out, and its words; a province with its kind is one word, ``@Hà Tĩnh``."""

    text: str
    words: tuple[Word, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """The words to compare it by."""
        return tuple(word.key for word in self.words)

    def from_word(self, i: int) -> "Name":
        """Give the name from its ``i``-th word on, counted from 0; an empty one where it has no more."""
        return named(self.text[self.words[i].start :]) if i < len(self.words) else Name("", ())


@dataclass(frozen=True, slots=True)
class OfficeRead:
    """An office as a name gives it: its title, how many words that takes, and what is known of it."""

    title: str
    length: int
    office: Office


@cache
def offices() -> dict[tuple[str, ...], Office]:
    """Give the offices by the words of their titles."""
    return {tuple(w.key for w in words_of(o.title)): o for o in load("titles", Offices).office}


@cache
def _around_titles() -> tuple[frozenset[tuple[str, ...]], frozenset[tuple[str, ...]]]:
    """Give the words that stand before (``phó``) and after (``thường trực``) a title, as a part of it."""
    known = load("titles", Offices)
    before, after = (
        {tuple(w.key for w in words_of(t)) for t in ts} for ts in (known.prefixes, known.suffixes)
    )
    return frozenset(before), frozenset(after)


@cache
def kinds() -> dict[tuple[str, ...], Kind]:
    """Give the kinds of bodies by the words of their heads."""
    return {tuple(kind.head.split()): kind for kind in load("kinds", Kinds).kind}


@cache
def pointers() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Give what a bare word points to: the head of the names it can stand for."""
    return {tuple(bare.split()): head for head, kind in kinds().items() for bare in (kind.head, *kind.bare)}


def named(text: str) -> Name:
    """Make a name of a text that is written out, its provinces taken together."""
    provinces = {start: (end, p) for start, end, p in provinces_in(text)}
    words: list[Word] = []
    for word in words_of(text):
        if words and word.start < words[-1].end:
            continue
        end, province = provinces.get(word.start, (word.end, None))
        words.append(Word(f"@{province.name}", word.start, end, False) if province else word)
    return Name(text, tuple(words))


@lru_cache(maxsize=4096)
def read_name(mention: str) -> Name:
    """Write a mention out and cut it into words."""
    return named(expand(mention))


def kind_of(key: tuple[str, ...]) -> Kind | None:
    """Give the kind of body that a name's first words say, the longest head first."""
    for length in (3, 2, 1):
        kind = kinds().get(key[:length])
        if kind and not " ".join(key[length:]).startswith(kind.excluded):
            return kind
    return None


def is_of_kind(key: tuple[str, ...], head: tuple[str, ...]) -> bool:
    """Say whether a body's name begins with a head and goes on, not as a body of another kind does."""
    if key[: len(head)] != head or len(key) == len(head):
        return False
    kind = kinds().get(head)
    return not kind or not " ".join(key[len(head) :]).startswith(kind.excluded)


def ends_others(name: Name) -> int:
    """Give how many words at the end of a name point to a body, as in ``Thanh tra Bộ``; 0 where none does.

    Only a word in capitals does, in a name that is not all capitals: ``Vụ Tổ chức cán bộ`` ends in none.
    """
    for length in (3, 2, 1):
        kind = kinds().get(name.key[-length:])
        if kind and kind.ends and len(name.words) > length:
            first = name.text[name.words[-length].start]
            return length if first.isupper() and not name.text.isupper() else 0
    return 0


def office_in(key: tuple[str, ...]) -> OfficeRead | None:
    """Read the office that a name begins with; None where it begins with none."""
    before, after = _around_titles()
    for first in (0, 1) if key[:1] in before else (0,):
        for length in (5, 4, 3, 2):
            office = offices().get(key[first : first + length])
            if office and len(key) >= first + length:
                end = first + length
                end += next((n for n in (2, 1) if key[end : end + n] in after), 0)
                return OfficeRead(" ".join(key[:end]), end, office)
    return None


def is_collective(key: tuple[str, ...]) -> bool:
    """Say whether a name is of several bodies: ``giám đốc các sở``, ``bộ, ngành``, ``UBND cấp huyện``."""
    if not key:
        return False
    office = office_in(key)
    body = key[office.length :] if office else key
    if body[:1] and body[0] in PLURALS:
        return True
    if " ".join(body[:4]).startswith(LISTED) or any(levels in " ".join(body) for levels in LEVELS_LISTED):
        return True
    local = body[:4] in (("ủy", "ban", "nhân", "dân"), ("hội", "đồng", "nhân", "dân")) or body[:1] == ("sở",)
    return local and not PLURALS.isdisjoint(body[1:])


def collective_key(key: tuple[str, ...]) -> tuple[str, ...]:
    """Give a collective's words, equal for its variants: in any order, without ``các`` and such."""
    words = " ".join(key)
    for said, short in SAID_OR_NOT.items():
        words = words.replace(said, short)
    kept = [w for w in words.split(" trên địa bàn")[0].split() if w not in PLURALS - {"cấp"}]
    if "ngành" in kept:
        kept = " ".join(kept).replace("cơ quan", "").split()
        while kept and (kept[-1] == "tỉnh" or kept[-1].startswith("@")):
            kept.pop()
    return ("*", *sorted(kept))
