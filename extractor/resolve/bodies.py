"""Which body each mention names: mentions of one body share an entity, called by its full name at the time.

How a mention finds its entity, in this order:

    UBND TP Hà Nội, Uỷ ban nhân dân thành phố Hà Nội   one name once written out in full (names.py)
    Bộ Công thương, Bộ Giao thông                      known by that alias on that day (registry.py)
    UBND tỉnh, Tỉnh ủy, Sở Y tế, Tỉnh, Hà Nội          the place, and the authority, filled in (context.py)
    Tổng công ty … Việt Nam (ACV) … ACV                introduced in brackets
    Cục HKVN, Công ty EBC, Ban Chỉ đạo                 short for a name in the article (shortening.py)
    Bộ, Sở, Cục, Công ty, Thứ trưởng, Giám đốc         the body of that kind that the article is mostly
                                                       about, else the one named last
    Phó Thủ tướng                                      an office alone: the same office named last
    các bộ, ngành; bộ, ngành                           collectives are equal in any order, without ``các`` too

Measured on the real articles, gold mentions given: CEAF-φ4 0.992 on d01-d29 and 0.961 on d30-d45.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from extractor.layers import article_of, register
from extractor.records import Entity, stable_ids
from extractor.resolve.context import Context, Key, Reading
from extractor.resolve.reading import Name, is_of_kind, kind_of, named, read_name
from extractor.resolve.shortening import Shortened

DOMINANT = 2
"""How many times oftener than any other a body is named for the article to be about it."""

_IN_BRACKETS = re.compile(r"\s*\(\s*(?:(?:sau đây\s+)?(?:gọi|viết)\s+(?:tắt|chung)?\s*là:?\s*)?[\"“'‘]?\s*")
_BRACKET_END = re.compile(r"\s*[\"”'’]?\s*\)")


@dataclass(frozen=True, slots=True)
class Cluster:
    """The mentions, by number, that name one body, and its full name."""

    name: str
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A body that is named at an offset, by itself or inside another name."""

    start: int
    key: Key
    name: str


def clusters(text: str, mentions: Sequence[tuple[int, int]], published: str | None = None) -> list[Cluster]:
    """Group the mentions of bodies in a text by the body they name.

    Args:
        text: the article's text.
        mentions: the offsets of the mentions, in text order.
        published: the day, month or year of publication (ISO), for names that bodies bore at some time only.

    Returns:
        The bodies in the order of their first mention.
    """
    context = Context(text, [text[start:end] for start, end in mentions], published)
    readings = [context.read(text[start:end], start) for start, end in mentions]
    _introduce(text, mentions, readings)
    shortened = Shortened(readings)
    for reading in readings:
        if not reading.heads:
            reading.key = shortened.full(reading.key)
            reading.name = shortened.names.get(reading.key, reading.name)
    _point(readings)
    return _grouped(readings)


def _introduce(text: str, mentions: Sequence[tuple[int, int]], readings: list[Reading]) -> None:
    """Let a name in brackets behind a body (``… Việt Nam (ACV)``) stand for that body wherever it is met."""
    stands_for: dict[str, Reading] = {}
    for i in range(1, len(mentions)):
        (first, end), (start, stop) = mentions[i - 1], mentions[i]
        in_brackets = _IN_BRACKETS.fullmatch(text, end, start) and _BRACKET_END.match(text, stop)
        if in_brackets and _shortens(read_name(text[start:stop]), read_name(text[first:end])):
            stands_for.setdefault(text[start:stop], readings[i - 1])
    for reading, (start, stop) in zip(readings, mentions, strict=True):
        long = stands_for.get(text[start:stop])
        if long and not long.heads:
            reading.become(long)


def _shortens(short: Name, long: Name) -> bool:
    """Say whether a name in brackets is short for the name before it, and not its parent.

    Letters are, and what begins with the same word: ``Ban Chỉ đạo``.
    """
    if len(short.words) == 1 and short.words[0].capitals:
        return True
    return short.key[:1] == long.key[:1] and len(short.key) <= len(long.key)


def _point(readings: list[Reading]) -> None:
    """Give the readings that point to a body, or are an office alone, the body that is meant."""
    bodies = Antecedents([body for reading in readings if reading.is_body for body in _bodies_in(reading)])
    said: dict[Key, Reading] = {}
    for reading in readings:
        if reading.alone and _same_office(reading, said):
            continue
        if reading.heads:
            _take(reading, bodies.meant(reading))
        if reading.title:
            said[reading.title] = reading


class Antecedents:
    """The bodies an article names, for those who point to one of a kind."""

    def __init__(self, bodies: list[Named]) -> None:
        self._bodies = bodies
        self._of_kinds: dict[tuple[Key, ...], tuple[list[int], list[Named], Named | None]] = {}

    def meant(self, reading: Reading) -> Named | None:
        """Give the body pointed to: the one the article is mostly about, else the one named last before."""
        starts, fitting, dominant = self._fitting(reading.heads)
        if dominant or not fitting:
            return dominant
        return fitting[max(bisect_left(starts, reading.start) - 1, 0)]

    def _fitting(self, heads: tuple[Key, ...]) -> tuple[list[int], list[Named], Named | None]:
        """Give the bodies whose names begin with one of the heads, and the one named far oftener."""
        if heads not in self._of_kinds:
            fitting = [b for b in self._bodies if any(is_of_kind(b.key, head) for head in heads)]
            counts = Counter(b.key for b in fitting).most_common(2)
            dominant = len(counts) == 1 or (len(counts) == 2 and counts[0][1] >= DOMINANT * counts[1][1])
            first = next((b for b in fitting if dominant and b.key == counts[0][0]), None)
            self._of_kinds[heads] = [b.start for b in fitting], fitting, first
        return self._of_kinds[heads]


def _same_office(reading: Reading, said: dict[Key, Reading]) -> bool:
    """Let an office alone be the same office named last, also where that is more (``Thường trực``)."""
    before = [r for title, r in said.items() if title[: len(reading.title)] == reading.title and not r.heads]
    if not before:
        return False
    reading.become(max(before, key=lambda r: r.start))
    return True


def _take(reading: Reading, body: Named | None) -> None:
    """Let a reading that points to a body name it; where there is none, it is a body of its own."""
    reading.heads = ()
    if body is None:
        reading.key = read_name(reading.name).key
        reading.label = "" if reading.title and reading.alone else reading.label
    else:
        reading.name = f"{reading.prefix}{body.name}"
        reading.key = named(reading.name).key if reading.prefix else body.key


def _bodies_in(reading: Reading) -> list[Named]:
    """Give the body that a reading names, and those its name contains (``Thanh tra Bộ Y tế``)."""
    name = read_name(reading.name)
    found = [Named(reading.start, reading.key, reading.name)]
    for i in range(1, len(name.words) - 1):
        kind = kind_of(name.key[i:])
        if kind and kind.ends and name.text[name.words[i].start].isupper():
            inner = name.text[name.words[i].start :]
            found.append(Named(reading.start, named(inner).key, inner))
    return found


def _grouped(readings: list[Reading]) -> list[Cluster]:
    """Group readings of one title and body, and name each group."""
    groups: dict[tuple[Key, Key], list[int]] = {}
    for i, reading in enumerate(readings):
        groups.setdefault((reading.title, reading.key), []).append(i)
    return [Cluster(_full_name(readings[members[0]]), tuple(members)) for members in groups.values()]


def _full_name(reading: Reading) -> str:
    """Give the name of what a reading names: the office with its body, or the body."""
    name = f"{reading.label} {reading.name}".strip()
    return name if reading.key[:1] == ("*",) else name[:1].upper() + name[1:]


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
