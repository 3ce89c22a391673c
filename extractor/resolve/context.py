"""What a mention of a body names in its article: with its place, by its name then, or what it points to.

UBND tỉnh, Tỉnh ủy, Sở Y tế    of the province the article is about
UBND tỉnh                      where it is about none: of the province named last
UBND huyện, Công an xã         of the district or commune named last
Hà Nội, tỉnh Vĩnh Long, Tỉnh   (as an authority) its People's Committee
Sở Nông nghiệp                 Sở Nông nghiệp và Phát triển nông thôn before 2025-03-01
Thanh tra Bộ, Giám đốc, Cục    point to a body of that kind
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise, takewhile

from extractor.knowledge.bodies import Body
from extractor.resolve.places import DISTRICT_LEVELS, home_of, provinces_in
from extractor.resolve.reading import (
    COUNTS,
    Name,
    OfficeRead,
    collective_key,
    ends_others,
    is_collective,
    kind_of,
    named,
    office_in,
    pointers,
    read_name,
)
from extractor.resolve.registry import PROVINCIAL, bodies_named

Key = tuple[str, ...]

PEOPLES_COMMITTEE = "Ủy ban nhân dân"
LEVELS = (*DISTRICT_LEVELS, "tỉnh", "thành phố")
BARE_LEVELS = ("huyện", "quận", "thị xã", "thành phố")
LONGEST_PLACE = 4
"""How many words a place's name has at most: `Bà Rịa - Vũng Tàu`."""

COMMITTEES = {"tỉnh": "tỉnh", "thành": "thành phố", "huyện": "huyện", "quận": "quận", "thị": "thị xã"}
"""What place a Party committee is of: the `Thành ủy` of a city, and the `Thành đoàn` too."""

FRONT = ("mặt", "trận", "tổ", "quốc")


@dataclass(slots=True)
class Reading:
    """What a mention names.

    Attributes:
        start: where the mention begins in the text.
        name: the body's name in full, as far as it is known.
        key: the words of that name; those of a collective begin with ``*``.
        title: the words of the office, or none.
        label: the office as the name gives it.
        heads: the heads of the names that the mention can point to; none where it names its body itself.
        prefix: what stands before the pointing word (``Thanh tra`` in ``Thanh tra Bộ``).
        alone: whether it is an office without its body.
        known: whether the body is in the registry.
    """

    start: int
    name: str
    key: Key = ()
    title: Key = ()
    label: str = ""
    heads: tuple[Key, ...] = ()
    prefix: str = ""
    alone: bool = False
    known: bool = False

    @property
    def is_body(self) -> bool:
        """Whether it names a body, not a collective, and does not only point to one."""
        return not self.heads and not self.alone and self.key[:1] != ("*",)

    def become(self, other: "Reading") -> None:
        """Name what another mention names."""
        self.name, self.key, self.title, self.label = other.name, other.key, other.title, other.label
        self.heads, self.prefix, self.alone, self.known = other.heads, other.prefix, other.alone, other.known


class Context:
    """What an article says about where it plays: its province, and the places named in it."""

    def __init__(self, text: str, mentions: list[str], published: str | None = None) -> None:
        self.text = text
        self.published = published
        self.home = home_of(text, mentions)
        self._mentions = mentions
        self._named_places: dict[str, tuple[list[int], list[str]]] = {}

    def read(self, mention: str, at: int) -> Reading:
        """Read a mention that stands at an offset."""
        name = read_name(mention)
        if not name.words:
            return Reading(at, mention, (mention,))
        office = office_in(name.key)
        known = self._known(name)
        if known and not (office and office.office.default):
            return _of(known, at)
        if is_collective(name.key):
            return Reading(at, _uncapital(name.text), collective_key(name.key))
        return self._office(name, office, at) if office else self._body(name, at)

    def _known(self, name: Name) -> Body | None:
        """Give the body known by this name on the day; not a body of which each province has its own."""
        known = bodies_named(name.key, self.published)
        return known[0] if known and known[0].kind not in PROVINCIAL else None

    def _office(self, name: Name, office: OfficeRead, at: int) -> Reading:
        """Read an office: its title, and the body it leads."""
        title, known_as = tuple(office.title.split()), office.office
        label, rest = _cut_title(name, office)
        alone = office.length == len(name.words)
        if rest.words:
            known = self._known(rest)
            body = _of(known, at) if known else self._body(rest, at)
            body.title, body.label, body.alone = title, label, alone
            return body
        if known_as.default:
            rest = named(known_as.default)
            return Reading(at, rest.text, rest.key, title, label, alone=True)
        heads = tuple(tuple(head.split()) for head in known_as.leads)
        return Reading(at, name.text, (), title, label, heads, alone=True)

    def _body(self, name: Name, at: int) -> Reading:
        """Read a body that is no office: in full, by its place alone, or by a word that points to it."""
        if name.key in pointers():
            return Reading(at, name.text, heads=(pointers()[name.key],))
        full = self._placed(self._canonical(name), at)
        length = ends_others(full)
        if length:
            cut = full.words[-length].start
            return Reading(at, full.text, heads=(full.key[-length:],), prefix=full.text[:cut])
        return Reading(at, full.text, full.key)

    def _canonical(self, name: Name) -> Name:
        """Write a department as it was called on the day of publication (``Sở Nông nghiệp``)."""
        place = next((i for i, w in enumerate(name.words) if w.key.startswith("@")), len(name.words))
        if name.key[:4] == FRONT or name.key[2:6] == FRONT:
            return _local_front(name)
        known = bodies_named(name.key[:place], self.published)
        if not known or known[0].kind != "department":
            return name
        return named(
            " ".join([known[0].name, *(name.text[w.start :] for w in name.words[place : place + 1])])
        )

    def _placed(self, name: Name, at: int) -> Name:
        """Add the place that a name leaves out, and the authority that a place alone stands for."""
        level = self._level_of(name)
        if level:
            name = named(f"{level} {name.text}")
        if _is_place(name):
            name = _with_kind(named(f"{PEOPLES_COMMITTEE} {_uncapital(name.text)}"))
        place = self._missing_place(name.key, at)
        return named(f"{name.text} {place}") if place else _with_kind(name)

    def _missing_place(self, key: Key, at: int) -> str | None:
        """Give the place that a name lacks: ``Hà Tĩnh`` for ``UBND tỉnh``, ``tỉnh Hà Tĩnh`` for ``Sở``."""
        if key[-2:-1] == ("cấp",) or _counts_places(key):
            return None
        for length in (1, 2):
            level = " ".join(key[-length:])
            if level in LEVELS and len(key) > length:
                return self._place(level, at)
        if len(key) > 1 and key[-1] in ("ủy", "đoàn") and key[-2] in COMMITTEES:
            return self._place(COMMITTEES[key[-2]], at)
        if key[0] == "sở" and len(key) > 1 and not any(w.startswith("@") for w in key) and self.home:
            return self.home.full
        return None

    def _place(self, level: str, at: int) -> str | None:
        """Name the place of a level that is meant at an offset: the article's, else the one named last.

        Where none is named before, it is the first after; but no province is meant before it is named.
        """
        if self.home and self.home.kind == level:
            return self.home.name
        starts, names = self._places_of(level)
        i = bisect_left(starts, at)
        if not starts or (i == 0 and level == "tỉnh"):
            return None
        return names[max(i - 1, 0)]

    def _level_of(self, name: Name) -> str | None:
        """Give the level of a place that is named bare, where the text says it elsewhere: ``huyện`` for ``Na Hang``."""
        alone = len(name.words) <= LONGEST_PLACE and not name.key[0].startswith("@") and not kind_of(name.key)
        if not alone or not all(name.text[w.start].isupper() for w in name.words):
            return None
        return self._levels.get(name.text)

    @cached_property
    def _levels(self) -> dict[str, str]:
        """Give the level of each district and city that the text names."""
        return {place: level for level in BARE_LEVELS for place in self._places_of(level)[1]}

    def _is_holder(self, start: int, name: str, bare: tuple[str, ...]) -> bool:
        """Say whether a person is named behind a mention that ends with its level: ``[UBND TP] Lê Văn Quân``."""
        end = self.text.index(name, start)
        while self.text[end - 1] in " .":
            end -= 1
        return self.text.endswith(bare, 0, end)

    def _places_of(self, level: str) -> tuple[list[int], list[str]]:
        """Give the places of a level that the text names, with their offsets."""
        if level not in self._named_places:
            if level == "tỉnh":
                found = [(start, p.name) for start, _, p in provinces_in(self.text) if p.kind == level]
            else:
                whole = {place for m in self._mentions for _, place in _places_named(m, level)}
                bare = tuple({m for m in self._mentions if m.lower().endswith((f" {level}", " tp"))})
                runs = [
                    (start, place)
                    for start, place in _places_named(self.text, level)
                    if place in whole or not self._is_holder(start, place, bare)
                ]
                whole |= {place for _, place in runs}
                found = [(start, _cut_to(place, whole)) for start, place in runs]
            self._named_places[level] = [start for start, _ in found], [name for _, name in found]
        return self._named_places[level]


def _cut_title(name: Name, office: OfficeRead) -> tuple[str, Name]:
    """Cut an office into its title and its body: ``Trưởng`` and ``Ban Tuyên giáo`` for ``Trưởng ban Tuyên giáo``."""
    end = name.words[office.length - 1].end
    end += name.text[end : end + 1] == ","  # `Giám đốc, Thủ trưởng các sở`
    label, rest = name.text[:end], name.from_word(office.length)
    within = office.office.within
    if not within:
        return label, rest
    swallowed = label.lower().endswith(within)
    named_again = rest.key[: len(within.split())] == tuple(within.split())
    if not named_again and (rest.words or swallowed):
        rest = named(f"{within.capitalize()} {rest.text}".strip())
    return label[: -len(within)].rstrip() if swallowed else label, rest


def _local_front(name: Name) -> Name:
    """Write the front of a place in one way: ``MTTQ tỉnh`` → ``Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh``."""
    after = name.key.index("quốc") + 1
    if name.key[after : after + 2] == ("việt", "nam"):
        after += 2
    rest = name.text[name.words[after].start :] if after < len(name.words) else ""
    return named(f"Ủy ban Mặt trận Tổ quốc Việt Nam {rest}".strip())


def _of(known: Body, at: int) -> Reading:
    """Give the reading of a body of the registry."""
    return Reading(at, known.name, read_name(known.name).key, known=True)


def _is_place(name: Name) -> bool:
    """Say whether a name is that of a place: ``@Hà Nội``, ``tỉnh``, ``huyện Cẩm Xuyên``; not ``Tỉnh ủy``."""
    key = name.key
    if len(key) == 1 and key[0].startswith("@"):
        return True
    for n in (1, 2):
        if " ".join(key[:n]) in LEVELS and len(key) <= n + LONGEST_PLACE:
            return all(name.text[w.start].isupper() for w in name.words[n:]) and key[n : n + 1] not in (
                ("ủy",),
                ("đoàn",),
            )
    return False


def _places_named(text: str, level: str) -> Iterator[tuple[int, str]]:
    """Find the places of a level in a text: ``huyện Cẩm Xuyên``, ``TP Vinh``."""
    for match in _places(level).finditer(text):
        name = _capitalised(match.group(1))
        if name and not _opens_sentence(match, name):
            yield match.start(), name


def _opens_sentence(match: re.Match[str], name: str) -> bool:
    """Say whether the full stop ends a sentence: ``trực thuộc TP. Chủ tịch …``, unlike ``TP. Cao Lãnh``."""
    return match.string[: match.start(1)].endswith(". ") and " " not in name and name != match.group(1)


def _cut_to(run: str, places: set[str]) -> str:
    """Cut a run of capitals to the place it begins with: ``Nam Đàn Nguyễn Văn`` → ``Nam Đàn``."""
    words = run.split()
    return next((p for n in range(1, len(words)) if (p := " ".join(words[:n])) in places), run)


@cache
def _places(level: str) -> re.Pattern[str]:
    """Match the words after a level that may be a place's name."""
    levels = "|".join((level, level.capitalize(), *(["TP"] if level == "thành phố" else [])))
    return re.compile(
        rf"(?<![^\W_])(?:{levels})(?:\. ?| ủy | uỷ | )([^\W\d_]+(?: [^\W\d_]+){{0,{LONGEST_PLACE - 1}}})"
    )


def _capitalised(words: str) -> str:
    """Give the words with capitals that a text begins with: ``Mường Ảng kiến nghị`` → ``Mường Ảng``."""
    return " ".join(takewhile(lambda word: word[0].isupper(), words.split()))


def _with_kind(name: Name) -> Name:
    """Say what kind of place a province is: ``Sở Y tế Đồng Nai`` → ``Sở Y tế tỉnh Đồng Nai``."""
    if not name.words or not name.words[-1].key.startswith("@") or name.key[0] not in ("sở", "ủy", "hội"):
        return name
    if _counts_places(name.key):
        return name
    last = name.words[-1]
    (_, _, province), *_ = provinces_in(name.text[last.start :])
    return named(f"{name.text[: last.start]}{province.full}")


def _counts_places(key: Key) -> bool:
    """Say whether a name is that of several places, counted: ``UBND hai tỉnh (Vĩnh Phúc và Phú Thọ)``."""
    behind = ((word, level) for word, level in pairwise(key) if level in LEVELS or level.startswith("@"))
    return any(word in COUNTS or word.isdigit() for word, _ in behind)


def _uncapital(name: str) -> str:
    """Begin with a small letter a name that begins with a word that is none: ``Tỉnh Hà Tĩnh``, ``Các sở``."""
    small = name.lower().startswith((*LEVELS, "các ", "những "))
    return name[:1].lower() + name[1:] if small else name
