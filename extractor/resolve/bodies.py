"""Which body each mention names: mentions of one body share an entity, called by its full name in the article's time.

How a mention finds its entity, in this order:

    UBND TP Hà Nội, Uỷ ban nhân dân thành phố Hà Nội   one name once written out in full
    Bộ Công thương, Bộ Giao thông                      known by that alias on the day of publication
    Tổng công ty … Việt Nam (ACV) … ACV                introduced in brackets
    UBND tỉnh, Tỉnh ủy, Sở Y tế, Tỉnh                  of the province the article is about
    UBND huyện                                         of the district named last
    Hà Nội, tỉnh Vĩnh Long                             (as an authority) its People's Committee
    Cục HKVN, Công ty EBC, Ban Chỉ đạo                 shortened: the one body whose full name can be cut so
    Bộ, Sở, Cục, Công ty, Thứ trưởng, Giám đốc         the body of that kind meant here: the one the article is mostly
                                                       about, else the one named last
    các bộ, ngành; bộ, ngành                           collectives are equal up to order, ``các`` and ``có liên quan``
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc

from extractor.layers import article_of, register
from extractor.records import Entity, stable_ids
from extractor.resolve.names import Word, expand, respell
from extractor.resolve.places import Province, expand_city, home_of, provinces_in
from extractor.resolve.reading import (
    Name,
    OfficeRead,
    collective_key,
    is_collective,
    kind_of,
    named,
    office_in,
    pointers,
    read_name,
)
from extractor.resolve.registry import bodies_named

Key = tuple[str, ...]

DOMINANT = 2
"""How many times oftener than any other a body is named for the article to be about it."""

DISTRICT_LEVELS = ("huyện", "quận", "thị xã", "thị trấn", "phường", "xã")
PEOPLES_COMMITTEE = "Ủy ban nhân dân"
PROVINCIAL = ("sở",)
"""Heads of bodies that only provinces have."""

PARENT_WORDS = frozenset(
    "bộ sở cục tổng vụ tỉnh thành huyện quận thị xã phường ủy hội trung quốc nhà việt nhân công đảng chính tại khu số".split()
)
"""The words that what was cut off the end of a name can begin with: a parent or a place."""

_IN_BRACKETS = re.compile(r"\s*\(\s*(?:(?:sau đây\s+)?(?:gọi|viết)\s+(?:tắt|chung)?\s*là:?\s*)?[\"“'‘]?\s*")
_BRACKET_END = re.compile(r"\s*[\"”'’]?\s*\)")


@dataclass(frozen=True, slots=True)
class Cluster:
    """The mentions, by number, that name one body, and its full name."""

    name: str
    members: tuple[int, ...]


@dataclass(slots=True)
class Reading:
    """What a mention names: an office's title (or none), and a body's key and name, or the heads it points to."""

    start: int
    title: Key = ()
    label: str = ""
    key: Key = ()
    name: str = ""
    heads: tuple[Key, ...] = ()
    prefix: str = ""


def clusters(text: str, mentions: Sequence[tuple[int, int]], published: str | None = None) -> list[Cluster]:
    """Group the mentions of bodies in a text by the body they name.

    Args:
        text: the article's text.
        mentions: the offsets of the mentions, in text order.
        published: the day, month or year of publication (ISO), for names that bodies bore at some time only.

    Returns:
        The bodies in the order of their first mention.
    """
    context = Context.of(text, mentions, published)
    readings = [context.read(text[start:end], start) for start, end in mentions]
    _introduced(text, mentions, readings)
    shortened = Shortened(readings)
    for reading in readings:
        if not reading.heads:
            reading.key = shortened.full(reading.key)
    _point(readings)
    return _grouped(readings, shortened.names)


@dataclass(slots=True)
class Context:
    """What an article says about where it plays: its province, and the places named in it."""

    home: Province | None
    published: str | None
    provinces: list[tuple[int, Province]] = field(default_factory=list)
    text: str = ""

    @classmethod
    def of(cls, text: str, mentions: Sequence[tuple[int, int]], published: str | None) -> "Context":
        """Read the context of a text and the mentions of bodies in it."""
        home = home_of(text, [text[start:end] for start, end in mentions])
        return cls(home, published, [(start, p) for start, _, p in provinces_in(text)], text)

    def read(self, mention: str, at: int) -> Reading:
        """Read a mention that stands at an offset."""
        name = read_name(mention)
        if not name.words:
            return Reading(at, key=(mention,), name=mention)
        known = bodies_named(name.key, self.published)
        if known and known[0].kind != "department":
            return Reading(at, key=read_name(known[0].name).key, name=known[0].name)
        if is_collective(name.key):
            return Reading(at, key=collective_key(name.key), name=name.text)
        office = office_in(name.key)
        return self._office(name, office, at) if office else self._body(name, at)

    def _office(self, name: Name, office: OfficeRead, at: int) -> Reading:
        """Read an office: its title, and the body it leads."""
        title, within = tuple(office.title.split()), office.office.within
        label = name.text[: name.words[office.length - 1].end]
        rest = name.from_word(office.length)
        if within:
            label = label[: -len(within)].rstrip()
            if rest.key[: len(within.split())] != tuple(within.split()):
                rest = named(f"{within.capitalize()} {rest.text}".strip())
        if not rest.words:
            heads = tuple(tuple(h.split()) for h in office.office.leads)
            return Reading(at, title, label, heads=heads, name=name.text)
        body = self._known(rest, at)
        body.title, body.label = title, label
        return body

    def _known(self, name: Name, at: int) -> Reading:
        """Read a body that may be one that is known by this name."""
        known = bodies_named(name.key, self.published)
        if known and known[0].kind != "department":
            return Reading(at, key=read_name(known[0].name).key, name=known[0].name)
        return self._body(name, at)

    def _body(self, name: Name, at: int) -> Reading:
        """Read a body that is no office: in full, by its place alone, or by a word that points to it."""
        if name.key in pointers():
            return Reading(at, heads=pointers()[name.key], name=name.text)
        full = self._placed(self._canonical(name), at)
        for length in (3, 2, 1):
            if full.key[-length:] in pointers() and len(full.words) > length:
                cut = full.words[-length].start
                return Reading(at, heads=pointers()[full.key[-length:]], prefix=full.text[:cut], name=full.text)
        return Reading(at, key=full.key, name=full.text)

    def _canonical(self, name: Name) -> Name:
        """Write a department as it was called on the day of publication (``Sở Nông nghiệp``)."""
        places = [i for i, w in enumerate(name.words) if w.key.startswith("@")]
        end = places[0] if places else len(name.words)
        known = bodies_named(name.key[:end], self.published)
        if not known or known[0].kind != "department":
            return name
        return named(" ".join([known[0].name, name.text[name.words[end].start :] if places else ""]).strip())

    def _placed(self, name: Name, at: int) -> Name:
        """Add the place that a name leaves out, and the authority that a place alone stands for."""
        key = name.key
        if len(key) == 1 and key[0].startswith("@") or _level_of(key) or _is_place(key):
            name = _with_kind(named(f"{PEOPLES_COMMITTEE} {_small(name.text)}"))
            key = name.key
        if key[-2:-1] == ("cấp",):
            return name
        level = next((lv for n in (1, 2) if (lv := _level_of(key[-n:])) and len(key) > n), None)
        place = self._place(level, at) if level else None
        if place:
            return named(f"{name.text} {place}")
        if key[-2:] in (("tỉnh", "ủy"), ("thành", "ủy")) and self.home:
            return named(f"{name.text} {self.home.name}")
        if key[:1] in ((h,) for h in PROVINCIAL) and not any(w.startswith("@") for w in key) and len(key) > 1 and self.home:
            return named(f"{name.text} {self.home.full}")
        return _with_kind(name)

    def _place(self, level: str, at: int) -> str | None:
        """Name the place of a level that is meant at an offset: ``Hà Tĩnh`` for ``tỉnh``, ``Cẩm Xuyên`` for ``huyện``."""
        if level in ("tỉnh", "thành phố") and self.home and self.home.kind == level:
            return self.home.name
        if level == "tỉnh":
            before = [p for start, p in self.provinces if start < at and p.kind == level]
            return before[-1].name if before else None
        return _place_named(self.text, level, at)


def _level_of(key: Key) -> str | None:
    """Give the level of place that words are, where they are nothing else."""
    level = " ".join(key)
    return level if level in (*DISTRICT_LEVELS, "tỉnh", "thành phố") else None


def _is_place(key: Key) -> bool:
    """Say whether words are a district or the like with its name: ``huyện Cẩm Xuyên``, ``thành phố Vinh``."""
    return any(" ".join(key[:n]) in (*DISTRICT_LEVELS, "thành phố") for n in (1, 2)) and len(key) <= 5


def _place_named(text: str, level: str, at: int) -> str | None:
    """Give the place of a level that a text names last before an offset, else first after it."""
    found = [(m.start(), m.group(1)) for m in _places(level).finditer(text)]
    before = [name for start, name in found if start < at]
    return before[-1] if before else (found[0][1] if found else None)


def _places(level: str) -> re.Pattern[str]:
    """Match a place's name after its level: up to four words in capitals."""
    words = rf"(?:{level}|{level.capitalize()}{'|TP' if level == 'thành phố' else ''})"
    return re.compile(rf"(?<![^\W_]){words}\.?\s?((?:[A-ZÀ-ỸĐ][^\W\d_]*)(?: [A-ZÀ-ỸĐ][^\W\d_]*){{0,3}})")


def _with_kind(name: Name) -> Name:
    """Say what kind of place a province is: ``Sở Y tế Đồng Nai`` → ``Sở Y tế tỉnh Đồng Nai``."""
    if not name.words or not name.words[-1].key.startswith("@") or name.key[0] not in ("sở", "ủy", "hội"):
        return name
    last = name.words[-1]
    (_, _, province), *_ = provinces_in(name.text[last.start :])
    return named(f"{name.text[: last.start]}{province.full}")


def _introduced(text: str, mentions: Sequence[tuple[int, int]], readings: list[Reading]) -> None:
    """Let a name in brackets behind a body (``… Việt Nam (ACV)``) stand for that body wherever it is met again."""
    stands_for: dict[str, Reading] = {}
    for i in range(1, len(mentions)):
        (_, end), (start, stop) = mentions[i - 1], mentions[i]
        bracket = _IN_BRACKETS.fullmatch(text, end, start)
        short = text[start:stop]
        long = readings[i - 1]
        if bracket and _BRACKET_END.match(text, stop) and _shortens(read_name(short), read_name(text[mentions[i - 1][0] : end])):
            stands_for.setdefault(short, long)
    for (start, stop), reading in zip(mentions, readings, strict=True):
        long = stands_for.get(text[start:stop])
        if long and not long.heads and long.start <= start:
            reading.title, reading.label, reading.key, reading.name, reading.heads = long.title, long.label, long.key, long.name, ()


def _shortens(short: Name, long: Name) -> bool:
    """Say whether a name in brackets is short for the name before it, and not its parent: letters, or the same head."""
    if len(short.words) == 1 and short.words[0].capitals:
        return True
    return short.key[:1] == long.key[:1] and len(short.key) <= len(long.key)


class Shortened:
    """Which of an article's names are short for which others."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self.names: dict[Key, str] = {}
        self.starts: dict[Key, list[int]] = {}
        for reading in readings:
            if reading.key and not reading.heads:
                self.names.setdefault(reading.key, reading.name)
                self.starts.setdefault(reading.key, []).append(reading.start)
        self._full: dict[Key, Key] = {}
        for key in sorted(self.names, key=lambda k: (-len(k), k)):
            longer = self._longer(key)
            self._full[key] = self._full[longer] if longer else key

    def full(self, key: Key) -> Key:
        """Give the fullest name that a name is short for."""
        return self._full.get(key, key)

    def _longer(self, key: Key) -> Key | None:
        """Give the name that a name is short for: of several, the one last named before it is first used."""
        if key[:1] == ("*",) or (bodies_named(key) and bodies_named(key)[0].kind != "department"):
            return None
        short = read_name(self.names[key])
        found = [k for k in self.names if k in self._full and k[:1] != ("*",) and k != key and covers(read_name(self.names[k]), short)]
        if not found:
            return None
        at = self.starts[key][0]
        before = [k for k in found if self.starts[k][0] < at]
        pool = before or found
        return max(pool, key=lambda k: (max((s for s in self.starts[k] if s < at), default=-self.starts[k][0]), k))


def covers(long: Name, short: Name) -> bool:
    """Say whether a name can be cut down to another: same head, its words in order, and only such words left out as usually are."""
    if len(long.words) < len(short.words) or not short.words or not long.words:
        return False
    matched = _matched(long.words, short.words)
    if matched is None or (matched[0] != 0):
        return False
    left_out = [i for i in range(len(long.words)) if i not in set(matched)]
    kind = kind_of(long.key)
    if kind and kind.loose and len(short.words) > 1:
        return True
    tail = matched == list(range(len(matched)))
    return tail and (not left_out or long.key[left_out[0]] in PARENT_WORDS or long.key[left_out[0]].startswith("@"))


def _matched(long: Sequence[Word], short: Sequence[Word]) -> list[int] | None:
    """Give the numbers of the words of a long name that a short one keeps, letters standing for the words they begin."""
    kept: list[int] = []
    at = 0
    for word in short:
        while at < len(long):
            run = _run(long, at, word)
            if run:
                break
            at += 1
        else:
            return None
        kept += range(at, at + run)
        at += run
    return kept


def _run(long: Sequence[Word], at: int, word: Word) -> int:
    """Give how many words from one on a word of a short name stands for: itself, or as many as it has letters."""
    if long[at].key == word.key:
        return 1
    letters = word.key
    if word.capitals and len(letters) > 1 and "".join(w.key.lstrip("@")[:1] for w in long[at : at + len(letters)]) == letters:
        return len(letters)
    return 0


def _point(readings: list[Reading]) -> None:
    """Give the readings that point to a body of some kind the body meant."""
    named_at = [(r.start, i, r.name) for r in readings if not r.heads and r.key[:1] != ("*",) for i in [0]]
    bodies: list[tuple[int, Key, str]] = []
    for reading in readings:
        if not reading.heads and reading.key[:1] != ("*",):
            bodies += _bodies_within(reading)
    bodies.sort(key=lambda b: b[0])
    for reading in readings:
        if reading.heads:
            meant = _meant(bodies, reading)
            if meant is None:
                reading.key, reading.heads = read_name(reading.name).key, ()
                continue
            name = f"{reading.prefix}{meant[1]}"
            reading.key, reading.name, reading.heads = (named(name).key if reading.prefix else meant[0]), name, ()


def _bodies_within(reading: Reading) -> list[tuple[int, Key, str]]:
    """Give the body of a reading and those its name contains: ``Thanh tra Bộ Y tế`` contains ``Bộ Y tế``."""
    name = read_name(reading.name)
    found = [(reading.start, reading.key, reading.name)]
    for i in range(1, len(name.words)):
        rest = name.key[i:]
        if name.text[name.words[i].start].isupper() and len(rest) > 1 and kind_of(rest) and rest[0] in ("bộ", "sở", "cục", "tổng"):
            inner = name.text[name.words[i].start :]
            found.append((reading.start, named(inner).key, inner))
    return found


def _meant(bodies: list[tuple[int, Key, str]], reading: Reading) -> tuple[Key, str] | None:
    """Give the body that a reading points to: the one the article is mostly about, else the one named last before it."""
    fitting = [b for b in bodies if any(_is_of_kind(b[1], head) for head in reading.heads)]
    if not fitting:
        return None
    counts = Counter(key for _, key, _ in fitting).most_common(2)
    if len(counts) == 1 or counts[0][1] >= DOMINANT * counts[1][1]:
        key = counts[0][0]
        return key, next(name for _, k, name in fitting if k == key)
    i = bisect_left([start for start, _, _ in fitting], reading.start)
    _, key, name = fitting[max(i - 1, 0)]
    return key, name


def _is_of_kind(key: Key, head: Key) -> bool:
    """Say whether a body's name begins with a head and goes on, and is no body of another kind for what follows."""
    if key[: len(head)] != head or len(key) == len(head):
        return False
    kind = kind_of(head)
    return not kind or not " ".join(key[len(head) :]).startswith(tuple(kind.excluded))


def _grouped(readings: list[Reading], names: dict[Key, str]) -> list[Cluster]:
    """Group readings of one title and body, and name each group."""
    groups: dict[tuple[Key, Key], list[int]] = {}
    for i, reading in enumerate(readings):
        groups.setdefault((reading.title, reading.key), []).append(i)
    found = []
    for (title, key), members in groups.items():
        name = names.get(key) or readings[members[0]].name
        label = readings[members[0]].label
        found.append(Cluster(_capital(f"{label} {name}" if title and label and key else name), tuple(members)))
    return found


def _small(place: str) -> str:
    """Begin a place with a small letter where it begins with its level: ``Tỉnh Hà Tĩnh`` → ``tỉnh Hà Tĩnh``."""
    level = place.lower().startswith(("tỉnh", "thành phố", *DISTRICT_LEVELS))
    return place[:1].lower() + place[1:] if level else place


def _capital(name: str) -> str:
    """Begin a name with a capital."""
    return name[:1].upper() + name[1:]


class BodyResolver:
    """The component ``vn_entities``: reads the mentions, writes ``span._.entity`` and ``doc._.entities``."""

    def __call__(self, doc: Doc) -> Doc:
        """Write the article's bodies."""
        article = article_of(doc)
        spans = [s for s in doc.spans.get("mentions", []) if s.label_ == "ORG"]
        found = clusters(doc.text, [(s.start_char, s.end_char) for s in spans], article.published)
        ids = stable_ids(article.id, "entity", [cluster.name for cluster in found])
        for entity, cluster in zip(ids, found, strict=True):
            for i in cluster.members:
                spans[i]._.entity = entity
        doc._.entities = [Entity(id=i, name=c.name) for i, c in zip(ids, found, strict=True)]
        return doc


@Language.factory("vn_entities")
def create_entities(nlp: Language, name: str) -> BodyResolver:
    """Make the component ``vn_entities``."""
    register()
    return BodyResolver()
