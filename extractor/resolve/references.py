"""Where the text names an official document: each place, by code, by number, or by a proper title.

Forms accepted, one a line (a type word may be in any letter case before a code or ``số``)::

    Kế hoạch số 306/KH-UBND                      coded: a CODE mention, with the type word before it
    văn bản số 12/UBND-KT                        coded; ``văn bản`` names no type
    Luật Đất đai số 31/2024/QH15                 coded, with its proper name
    Nghị quyết 15, Nghị quyết số 15              numbered
    nghị định 100, Nghị định số 146/2025         numbered, with its year
    các Nghị quyết 57, 59, 66 và 68              numbered, four documents
    Đề án 06                                     numbered
    Nghị quyết Trung ương 4 (khóa XII)           a plenum's resolution
    Luật Thủ đô, Luật Đất đai năm 2024           laws, codes and ordinances known by name
    Bộ luật Lao động, Hiến pháp năm 2013
    Luật Dẫn độ                                  a law not on the list: up to a break or function word
    ký quyết định ban hành Bộ tiêu chí …         uncoded, but the news is that it was issued
    công văn về việc … Bộ Y tế gửi …
    Quy chế … ban hành kèm theo Quyết định số …  what a coded document puts in force
    Nghị quyết của Tỉnh ủy về phát triển …       uncoded, with its issuer and its subject

Not documents: ``Kế hoạch này``, ``Quyết định trên``, ``Kế hoạch 5 năm``, ``Quyết định 2 nội dung``, ``các nghị quyết
của Đảng``, a number inside a body's name (``Ban Chỉ đạo Đề án 06``).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, NamedTuple

from extractor.knowledge import Knowledge, any_of_spaced, load
from extractor.records import fold

Rule = Literal["coded", "numbered", "plenum", "law", "annexed", "issued", "named"]
LONGEST_TYPE = 60  # characters before a code in which its type is sought: `Chương trình hành động số `
LONGEST_LAW = 30  # words: the longest law by name has twenty-odd
LONGEST_TITLE = 600  # characters: longer ones are sentences that run on
LONGEST_UNKNOWN = 8  # words: a law that is not on the list and goes on longer is a sentence


class Mentioned(NamedTuple):
    """A mention as plain data: ``text[start:end]``, its label and value, and for an ORG its entity's id."""

    start: int
    end: int
    label: str
    value: str | None = None
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A place where the text names a document: ``text[start:end]``, from its type word on.

    ``issuer`` is an entity's id, where the body stands inside the reference (``Nghị quyết của Tỉnh ủy về …``).
    """

    start: int
    end: int
    rule: Rule
    type: str | None = None
    code: str | None = None
    number: str | None = None
    year: str | None = None
    title: str | None = None
    issuer: str | None = None


class Cues(Knowledge):
    """What stands around a document and says what part it plays."""

    issuing: list[str]
    basis: list[str]
    replaced: list[str]
    reported: list[str]
    reported_far: list[str]
    examined: list[str]
    past: list[str]
    carrying: list[str]
    fillers: list[str]
    said_in: list[str]
    telling: list[str]


class DocumentNames(Knowledge):
    """How documents are named and introduced: knowledge/documents.toml."""

    types: list[str]
    numbered: list[str]
    numbered_in_lower_case: list[str]
    numbered_with_word: list[str]
    counted: list[str]
    issued: list[str]
    issued_by_name: list[str]
    laws: list[str]
    law_aliases: dict[str, str]
    law_ends: list[str]
    cues: Cues


@cache
def names() -> DocumentNames:
    """Give the knowledge of how documents are named."""
    return load("documents", DocumentNames)


def references(
    text: str, mentions: Sequence[Mentioned], sentences: Sequence[tuple[int, int]]
) -> list[Reference]:
    """Find every reference to a document, in text order; none overlaps another or lies inside a body's name.

    Args:
        text: The article's text.
        mentions: Its mentions, in text order.
        sentences: The offsets of its sentences, in text order.
    """
    bodies = [m for m in mentions if m.label == "ORG"]
    found = list(_coded(text, mentions))
    titled = _titled(text, bodies, sentences)
    for more in (_plenums(text), _laws(text), _numbered(text), _annexed(text, mentions), titled):
        found = sorted([*found, *_free(list(more), found, bodies)], key=lambda r: r.start)
    return _joined(text, found)


def _free(
    found: Sequence[Reference], taken: Sequence[Reference], bodies: Sequence[Mentioned]
) -> list[Reference]:
    """Keep the references that overlap none already taken, and begin in no body's name."""
    starts, body_starts = [r.start for r in taken], [b.start for b in bodies]
    kept: list[Reference] = []
    for reference in sorted(found, key=lambda r: r.start):
        after = bisect_left(starts, reference.end)
        body = bisect_right(body_starts, reference.start)
        overlaps = after > 0 and taken[after - 1].end > reference.start
        in_body = body > 0 and bodies[body - 1].end > reference.start
        if not (overlaps or in_body or (kept and kept[-1].end > reference.start)):
            kept.append(reference)
    return kept


CODE_AFTER_NAME = re.compile(r"\s*,?\s*\(?\s*(?:số\s*:?\s*)?")
BRACKET = re.compile(r"\s*\(\s*")


def _joined(text: str, found: list[Reference]) -> list[Reference]:
    """Make one reference of a law's name and its code (``Luật Đất đai số 31/2024/QH15``, ``… (Luật số …)``)."""
    joined: list[Reference] = []
    for reference in sorted(found, key=lambda r: r.start):
        last = joined[-1] if joined else None
        named = (
            last and last.rule == "law" and reference.rule == "coded" and reference.type in (None, last.type)
        )
        between = CODE_AFTER_NAME if reference.type is None else BRACKET
        if last and named and between.fullmatch(text, last.end, reference.start):
            joined[-1] = replace(reference, start=last.start, type=last.type, title=last.title)
        else:
            joined.append(reference)
    return joined


# -- coded and numbered ---------------------------------------------------------------------------


@cache
def _type_before() -> re.Pattern[str]:
    """Match a type word at the end of a stretch, with ``số`` after it or not."""
    return re.compile(
        rf"(?<!\w)({any_of_spaced(names().types)})\s*(?:\(\s*)?(?:(?:số|No)\s*[:.]?\s*)?$", re.IGNORECASE
    )


def _coded(text: str, mentions: Sequence[Mentioned]) -> Iterator[Reference]:
    """Give a reference for each CODE mention."""
    for mention in mentions:
        if mention.label == "CODE":
            window = max(0, mention.start - LONGEST_TYPE)
            before = _type_before().search(text[window : mention.start])
            start = window + before.start() if before else mention.start
            kind = official_type(before.group(1)) if before else None
            yield Reference(start, mention.end, "coded", kind, mention.value)


def official_type(word: str) -> str | None:
    """Give a type as documents print it (``công văn hỏa tốc`` → ``Công văn``); ``văn bản`` names none."""
    folded = fold(word)
    for urgent in (" hỏa tốc", " khẩn"):
        folded = folded.removesuffix(urgent)
    return None if folded == "văn bản" else folded[:1].upper() + folded[1:]


NUMBER = r"(\d{1,5}[a-zđ]?)(?:/(\d{4}))?(?![\w%]|[.,/-]\d|\s?[/-]\s?[A-ZĐ])"
NEXT_NUMBER = re.compile(rf"\s*(?:,|và|,\s*và)\s+(?:số\s+)?(?=\d\d){NUMBER}")


@cache
def _numbered_forms() -> re.Pattern[str]:
    """Match a type word with a bare number."""
    bare = [*names().numbered, *names().numbered_in_lower_case]
    worded = any_of_spaced([*names().numbered, *names().numbered_with_word])
    return re.compile(rf"(?<!\w)(?:((?i:{worded}))\s+số\s+|({any_of_spaced(bare)})\s+){NUMBER}")


@cache
def _count_follows() -> re.Pattern[str]:
    """Match a noun that is counted, right after a number."""
    return re.compile(rf"\s+(?:{any_of_spaced(names().counted)})(?!\w)", re.IGNORECASE)


def _numbered(text: str) -> Iterator[Reference]:
    """Give the references by a bare number, each of a list."""
    for match in _numbered_forms().finditer(text):
        worded, bare, number, year = match.groups()
        if bare and not _cites(text, match.end(), number):
            continue
        kind = official_type(worded or bare)
        yield Reference(match.start(), match.end(), "numbered", kind, number=number, year=year)
        more = NEXT_NUMBER.match(text, match.end())
        while more and _cites(text, more.end(), more[1]):
            yield Reference(more.start(1), more.end(), "numbered", kind, number=more[1], year=more[2])
            more = NEXT_NUMBER.match(text, more.end())


def _cites(text: str, end: int, number: str) -> bool:
    """Tell whether a bare number that ends there cites a document: it is no year and counts nothing."""
    return not _count_follows().match(text, end) and not re.fullmatch(r"(19|20)\d\d", number)


TERM = r"(?:\s*,?\s*\(?\s*[Kk]h[oó][aá]\s+[IVX]+\s*\)?)?"
ORDINAL = r"(?:\d{1,2}|[IVX]+|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?:\s+\w+)?)"
PLENUM = re.compile(
    rf"(?<!\w)Nghị quyết (?:của )?(?:Hội nghị )?(?:lần thứ )?(?:Trung ương (?:lần thứ )?(?:\d{{1,2}}|[IVX]+)(?!\w)"
    rf"|{ORDINAL},? Ban Chấp hành Trung ương(?: Đảng)?){TERM}"
)


def _plenums(text: str) -> Iterator[Reference]:
    """Give the resolutions of the Central Committee's plenums (``Nghị quyết Trung ương 4 (khóa XII)``)."""
    for match in PLENUM.finditer(text):
        title = match.group().strip()
        yield Reference(match.start(), match.start() + len(title), "plenum", "Nghị quyết", title=title)


# -- laws -----------------------------------------------------------------------------------------

LAW = re.compile(r"(?<!\w)(Bộ luật|Bộ Luật|Luật|luật|Pháp lệnh|pháp lệnh|Hiến pháp)(?!\w)(?!\s+hóa)")
LAW_YEAR = re.compile(
    r"\s*(?:\(?\s*sửa đổi\s*\)?\s*)?(?:,?\s*(?:năm\s+|\(|(?<=\s)(?=(?:19|20)\d\d(?![\d.,%]\d|[\d%])))(\d{4})\)?)?"
)
NO_LAW_AFTER = re.compile(r"(?:học|[Kk]hoa|ngành|trường|[Tt]rường|ty|phòng|viện|sĩ|[Ss]inh viên)\s$")
LAW_WORD = re.compile(r"(,?\s*)([\w&-]+)")


@cache
def _law_names() -> frozenset[str]:
    """Give the names of laws and their short forms, folded."""
    return frozenset(_plain(name) for name in (*names().laws, *names().law_aliases))


def _plain(name: str) -> str:
    """Fold a law's name and drop what the press drops: commas."""
    return fold(name.replace(",", " "))


def _laws(text: str) -> Iterator[Reference]:
    """Give laws, codes, ordinances and the constitution by their proper names."""
    for match in LAW.finditer(text):
        kind = official_type(match.group()) or ""
        end = match.end() if kind == "Hiến pháp" else _law_end(text, match)
        if end is None or NO_LAW_AFTER.search(text[max(0, match.start() - 10) : match.start()]):
            continue
        tail = LAW_YEAR.match(text, end)
        close = tail.end() if tail and tail.group().strip() else end
        title = " ".join(f"{kind} {text[match.end() : close]}".split())
        yield Reference(match.start(), close, "law", kind, year=tail[1] if tail else None, title=title)


def _law_end(text: str, law: re.Match[str]) -> int | None:
    """Give where a law's name ends: the longest known one, else up to a break or function word."""
    words: list[re.Match[str]] = []
    position = law.end()
    while len(words) < LONGEST_LAW and (word := LAW_WORD.match(text, position)) and word[1]:
        words.append(word)
        position = word.end()
    if not words or "," in words[0][1] or not words[0][2][0].isupper():
        return None
    ends = (word.end() for word in reversed(words))
    known = next((end for end in ends if _plain(text[law.end() : end]) in _law_names()), None)
    return known if known or law.group() == "luật" else _unknown_law_end(words)


def _unknown_law_end(words: Sequence[re.Match[str]]) -> int | None:
    """Give the end of a law's name that is not on the list; ``None`` where it is one word or runs on."""
    ends = names().law_ends
    stops = (i for i, word in enumerate(words) if fold(word[2]) in ends or (i and "," in word[1]))
    count = next(stops, len(words))
    return words[count - 1].end() if 1 < count <= LONGEST_UNKNOWN else None


# -- uncoded, by title ----------------------------------------------------------------------------

ANNEXED = re.compile(
    r"(?<!\w)(Quy chế|Quy định|Điều lệ)\s+[^\s.;:\d][^.;:\n]{4,200}?\s(?:được\s+)?ban\s+hành\s+kèm\s+theo\s"
    r"(?:Quyết định|Thông tư|Nghị quyết|Nghị định)\s+(?:số\s+)?"
)
ANNEXED_TITLE_END = re.compile(r"\s(?:được\s+)?ban\s+hành\s+kèm\s+theo\s")


def _annexed(text: str, mentions: Sequence[Mentioned]) -> Iterator[Reference]:
    """Give what a coded document puts in force, with that one's year and issuer (``Quy chế … ban hành kèm theo …``)."""
    by_start = {mention.start: mention for mention in mentions}
    for match in ANNEXED.finditer(text):
        code = by_start.get(match.end())
        close = ANNEXED_TITLE_END.search(text, match.start(), match.end())
        if code and code.label == "CODE" and code.value and close:
            of = re.compile(r"\s+của\s+").match(text, code.end)
            body = by_start.get(of.end()) if of else None
            title = " ".join(text[match.start() : close.start()].split())
            year = re.search(r"[/-]((?:19|20)\d\d)/", code.value)
            yield Reference(
                match.start(),
                close.start(),
                "annexed",
                match[1],
                year=year[1] if year else None,
                title=title,
                issuer=body.entity if body else None,
            )


TITLE_AFTER = re.compile(r"\s*(?:về\s+việc|v/v|về|ban\s+hành|phê\s+duyệt|quy\s+định)\s+(?=\w|[“\"])")
TITLE_WITHIN = re.compile(r"(?<!\w)(?:về\s+việc|v/v|về)\s+(?=\w|[“\"])")
TITLE_END = re.compile(
    r"[;.]?\s*$|\.\s|,\s+(?:trong đó|theo đó|yêu cầu|đề nghị|giao|do|nhằm|qua đó|với)(?!\w)"
)
SENT = re.compile(r"\s+(?:đã\s+|vừa\s+)?(?:gửi|ban\s+hành)(?!\w)")


@cache
def _issued_forms() -> re.Pattern[str]:
    """Match a verb of issuing, or ``trong``, and an uncoded document's type word right after it."""
    verbs = r"ban hành|ký ban hành|ký|ra|gửi|phát|có|công bố|trong|tại"
    no_title = r"số|này|trên|nêu|hướng dẫn|khác"
    return re.compile(
        rf"(?<!\w)(?:{verbs})\s+(?:một\s+)?((?i:{any_of_spaced(names().issued)}))(?!\w)(?!\s+(?:{no_title})(?!\w))"
    )


@cache
def _named_forms() -> re.Pattern[str]:
    """Match an uncoded document's type word with ``của`` after it, capitalised as a name is."""
    return re.compile(rf"(?<!\w)({any_of_spaced(names().issued_by_name)})\s+của\s+")


def _titled(
    text: str, bodies: Sequence[Mentioned], sentences: Sequence[tuple[int, int]]
) -> Iterator[Reference]:
    """Give the uncoded documents that the text says were issued, or names with issuer and subject."""
    starts = [body.start for body in bodies]
    for start, end in sentences:
        here = bodies[bisect_left(starts, start) : bisect_left(starts, end)]
        yield from _issued(text, here, start, end)
        yield from _named(text, here, start, end)


def _issued(text: str, bodies: Sequence[Mentioned], start: int, end: int) -> Iterator[Reference]:
    """Give the uncoded documents whose issue is told (``ký quyết định ban hành …``, ``công văn về việc …``)."""
    starts = [body.start for body in bodies]
    for match in _issued_forms().finditer(text, start, end):
        limit = min(end, match.end() + LONGEST_TITLE)
        title = TITLE_AFTER.match(text, match.end(), limit)
        if title is None and "gửi" in text[match.start() : limit]:
            title = TITLE_WITHIN.search(text, match.end(), limit)
        if title is None:
            continue
        within = bodies[bisect_left(starts, title.end()) : bisect_left(starts, limit)]
        if within and within[0].start == title.end():
            continue
        kind = official_type(match[1]) or "Văn bản"
        sender = next((body for body in within if SENT.match(text, body.end)), None)
        name = title_from(text, title.end(), sender.start if sender else end)
        issuer = sender.entity if sender else None
        yield Reference(match.start(1), title.end(), "issued", kind, title=name, issuer=issuer)


def _named(text: str, bodies: Sequence[Mentioned], start: int, end: int) -> Iterator[Reference]:
    """Give the uncoded documents named with issuer and subject (``Nghị quyết của Tỉnh ủy về …``)."""
    by_start = {body.start: body for body in bodies}
    for match in _named_forms().finditer(text, start, end):
        body = by_start.get(match.end())
        title = TITLE_AFTER.match(text, body.end, end) if body else None
        if body and title:
            name = title_from(text, title.end(), end)
            kind = official_type(match[1])
            yield Reference(match.start(), title.end(), "named", kind, title=name, issuer=body.entity)


def title_from(text: str, start: int, end: int) -> str | None:
    """Give a document's title from where it begins to where its clause ends; ``None`` where nothing is left."""
    end = min(end, start + LONGEST_TITLE)
    close = TITLE_END.search(text, start, end)
    title = " ".join(text[start : close.start() if close else end].split())
    return title.rstrip(" ,.:;") or None
