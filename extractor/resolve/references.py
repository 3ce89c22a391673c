"""Where the text names an official document: each place, by code, by number, or by a proper title.

Forms accepted, one a line (a type word may be in any letter case before a code or ``số``)::

    Kế hoạch số 306/KH-UBND                      coded: a CODE mention, with the type word before it
    văn bản số 12/UBND-KT                        coded; ``văn bản`` names no type
    Nghị quyết 15, Nghị quyết số 15              numbered
    Chỉ thị 05 của Bộ Chính trị                  numbered
    Nghị định số 146/2025                        numbered, with its year
    Đề án 06                                     numbered
    Nghị quyết Trung ương 4 (khóa XII)           a plenum's resolution: titled
    Luật Thủ đô, Luật Đất đai năm 2024           titled: laws, codes and ordinances known by name
    Bộ luật Lao động, Pháp lệnh Cảnh sát môi trường
    Luật Dẫn độ                                  unknown to the list: the words up to the next break or function word
    quyết định ban hành Bộ tiêu chí …            titled: uncoded, but the news is that it was issued
    Nghị quyết của Tỉnh ủy về phát triển …       titled: uncoded, with its issuer and its subject

Not documents: ``Kế hoạch này``, ``Quyết định trên``, ``Kế hoạch 5 năm``, ``các nghị quyết của Đảng``, a number inside
a body's name (``Ban Chỉ đạo Đề án 06``).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from extractor.knowledge import Knowledge, load
from extractor.records import fold

Rule = Literal["coded", "numbered", "plenum", "law", "issued", "named"]


class Mentioned(NamedTuple):
    """A mention as plain data: ``text[start:end]``, its label and value, and for an ORG its entity's id."""

    start: int
    end: int
    label: str
    value: str | None = None
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A place where the text names a document: ``text[start:end]``, from the type word to the code, number or title."""

    start: int
    end: int
    rule: Rule
    type: str | None = None
    code: str | None = None
    number: str | None = None
    year: str | None = None
    title: str | None = None


class Cues(Knowledge):
    """What stands around a document and says what part it plays."""

    issuing: list[str]
    basis: list[str]
    replaced: list[str]
    reported: list[str]
    reported_far: list[str]
    fillers: list[str]
    telling: list[str]


class DocumentNames(Knowledge):
    """How documents are named and introduced: knowledge/documents.toml."""

    types: list[str]
    numbered: list[str]
    numbered_with_word: list[str]
    counted: list[str]
    issued: list[str]
    laws: list[str]
    law_aliases: dict[str, str]
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
    found = list(_coded(text, mentions))
    bodies = [m for m in mentions if m.label == "ORG"]
    for more in (_plenums(text), _numbered(text), _laws(text), _titled(text, bodies, sentences)):
        taken = [(r.start, r.end) for r in found] + [(m.start, m.end) for m in bodies]
        found += _free(list(more), taken)
    return sorted(found, key=lambda r: r.start)


def _free(found: list[Reference], taken: list[tuple[int, int]]) -> list[Reference]:
    """Keep the references whose first character lies in no stretch that is already taken, and that hold none."""
    from bisect import bisect_left, bisect_right

    ordered = sorted(taken)
    starts = [start for start, _ in ordered]
    kept = []
    for reference in found:
        before = bisect_right(starts, reference.start) - 1
        inside = before >= 0 and reference.start < ordered[before][1]
        head = reference.end if reference.rule in ("numbered", "law", "plenum") else reference.start
        if not inside and bisect_left(starts, reference.start) == bisect_left(starts, head):
            kept.append(reference)
    return kept


# -- coded and numbered -------------------------------------------------------------------------------------------


@cache
def _type_before() -> re.Pattern[str]:
    """Match a type word at the end of a stretch, with ``số`` after it or not."""
    words = "|".join(re.escape(word) for word in sorted(names().types, key=len, reverse=True))
    return re.compile(rf"(?<!\w)({words})\s*(?:\(\s*)?(?:(?:số|No)\s*[:.]?\s*)?$", re.IGNORECASE)


LONGEST_TYPE = 60  # characters before a code in which its type word is sought: `Chương trình hành động số `


def _coded(text: str, mentions: Sequence[Mentioned]) -> Iterator[Reference]:
    """Give a reference for each CODE mention."""
    for mention in mentions:
        if mention.label != "CODE":
            continue
        window = max(0, mention.start - LONGEST_TYPE)
        before = _type_before().search(text[window : mention.start])
        start = window + before.start() if before else mention.start
        kind = official_type(before.group(1)) if before else None
        yield Reference(start, mention.end, "coded", kind, mention.value)


def official_type(word: str) -> str | None:
    """Give a type word as documents print it (``công văn hỏa tốc`` → ``Công văn``); ``văn bản`` names none."""
    folded = fold(word)
    for urgent in (" hỏa tốc", " khẩn"):
        folded = folded.removesuffix(urgent)
    return None if folded == "văn bản" else folded[:1].upper() + folded[1:]


@cache
def _numbered_forms() -> re.Pattern[str]:
    """Match a type word with a bare number."""
    bare = "|".join(sorted(names().numbered, key=len, reverse=True))
    worded = "|".join(sorted(names().numbered + names().numbered_with_word, key=len, reverse=True))
    number = r"(\d{1,5}[a-zđ]?)(?:/(\d{4}))?(?![\w%]|[.,/-]\d|\s?[/-]\s?[A-ZĐ])"
    return re.compile(rf"(?<!\w)(?:((?i:{worded}))\s+số\s+{number}|({bare})\s+{number})", re.UNICODE)


@cache
def _count_follows() -> re.Pattern[str]:
    """Match a noun that is counted, right after a number."""
    return re.compile(rf"\s+(?:{'|'.join(names().counted)})(?!\w)", re.IGNORECASE)


def _numbered(text: str) -> Iterator[Reference]:
    """Give the references by a bare number."""
    for match in _numbered_forms().finditer(text):
        worded, number, year, bare, bare_number, bare_year = match.groups()
        if bare and (_count_follows().match(text, match.end()) or re.fullmatch(r"(19|20)\d\d", bare_number)):
            continue
        kind = official_type(worded or bare)
        yield Reference(
            match.start(), match.end(), "numbered", kind, None, number or bare_number, year or bare_year
        )


PLENUM = re.compile(
    r"(?<!\w)Nghị quyết (?:số \d+ )?(?:của )?(?:Hội nghị )?(?:lần thứ )?Trung ương (?:lần thứ )?(?:\d{1,2}|[IVX]+)\b"
    r"(?:\s*,?\s*\(?\s*(?:[Kk]h[oó][aá])\s+[IVX]+\s*\)?)?"
)


def _plenums(text: str) -> Iterator[Reference]:
    """Give the resolutions of the Central Committee's plenums (``Nghị quyết Trung ương 4 (khóa XII)``)."""
    for match in PLENUM.finditer(text):
        title = match.group().strip()
        yield Reference(match.start(), match.start() + len(title), "plenum", "Nghị quyết", title=title)


# -- laws ---------------------------------------------------------------------------------------------------------

LAW = re.compile(r"(?<!\w)(Bộ luật|Bộ Luật|Luật|luật|Pháp lệnh|pháp lệnh|Hiến pháp)(?!\w)")
LAW_YEAR = re.compile(r"\s*,?\s*(?:\(?\s*sửa đổi\s*\)?\s*)?(?:,?\s*(?:năm\s+|\()(\d{4})\)?)?")
BREAK = re.compile(r"[^\w\s&-]")
FUNCTION_WORDS = frozenset(
    "và của do đã được có là để về với thì sẽ cho trong tại theo này năm trên đó sửa quy cũng khi hiện mới"
    " không bị phải cần nêu đang từ đến trước sau hay hoặc số ban gồm".split()
)
LONGEST_LAW = 30  # words: the longest law by name has twenty-odd


@cache
def _law_names() -> dict[str, str]:
    """Give the folded names of laws, without commas, and how they are printed."""
    known = {_plain(name): name for name in names().laws}
    return known | {_plain(short): short for short in names().law_aliases}


def _plain(name: str) -> str:
    """Fold a law's name and drop what the press drops: commas."""
    return fold(name.replace(",", " "))


def _laws(text: str) -> Iterator[Reference]:
    """Give laws, codes, ordinances and the constitution by their proper names."""
    for match in LAW.finditer(text):
        end = match.end() if match.group() == "Hiến pháp" else _law_end(text, match.end())
        if end is None or (match.group() == "Hiến pháp" and _joined(text, end)):
            continue
        tail = LAW_YEAR.match(text, end)
        year = tail.group(1) if tail else None
        close = tail.end() if tail and tail.group().strip(" ,") else end
        title = " ".join(text[match.start() : close].split())
        title = title[:1].upper() + title[1:]
        kind = official_type(match.group())
        yield Reference(match.start(), close, "law", kind, year=year, title=title.rstrip(" ,"))


def _joined(text: str, end: int) -> bool:
    """Tell whether the word goes on as something else (``Hiến pháp hóa``)."""
    return text[end : end + 4] == " hóa"


def _law_end(text: str, start: int) -> int | None:
    """Give where the law's name that begins after ``start`` ends: the longest known one, else up to a break."""
    known = _law_names()
    words = [(m.group(), m.start(), m.end()) for m in _words(text, start)]
    if not words or not words[0][0][0].isupper():
        return None
    for count in range(len(words), 0, -1):
        end = words[count - 1][2]
        if _plain(text[start:end]) in known:
            return end
    return _unknown_law_end(text, words)


def _words(text: str, start: int) -> list[re.Match[str]]:
    """Give the words after ``start``, as many as a law's name may have, within the sentence."""
    words: list[re.Match[str]] = []
    for match in re.compile(r"\s*,?\s*([\w&-]+)").finditer(text, start):
        if match.start() != (words[-1].end() if words else start) or len(words) == LONGEST_LAW:
            break
        words.append(match)
    return [m for w in words if (m := re.compile(r"[\w&-]+").search(text, w.start()))]


def _unknown_law_end(text: str, words: list[tuple[str, int, int]]) -> int | None:
    """Give where the name of a law that is not on the list ends: before a break or a function word."""
    end = None
    for i, (word, start, stop) in enumerate(words):
        if fold(word) in FUNCTION_WORDS or (end is not None and BREAK.search(text[end:start])):
            break
        if i >= 8:  # longer names of unknown laws are sentences that run on
            return None
        end = stop
    return end if end is not None and end - words[0][1] > 4 else None


# -- uncoded, by title --------------------------------------------------------------------------------------------


@cache
def _issued_forms() -> re.Pattern[str]:
    """Match a verb of issuing and an uncoded document's type word right after it."""
    words = "|".join(sorted(names().issued, key=len, reverse=True))
    verbs = r"ban hành|ký ban hành|ký|ra|gửi|phát|có|công bố|trong|tại"
    return re.compile(
        rf"(?<!\w)(?:{verbs})\s+(?:một\s+)?((?i:{words}))(?!\w)(?!\s+(?:số|này|trên|nêu|hướng dẫn|khác)\b)"
    )


@cache
def _named_forms() -> re.Pattern[str]:
    """Match an uncoded document's type word with ``của`` after it, capitalised as a name is."""
    words = "|".join(
        w for w in names().issued if w not in ("Văn bản", "Kế hoạch", "Quy định", "Thông báo", "Hướng dẫn")
    )
    return re.compile(rf"(?<!\w)({words})\s+của\s+")


TITLE_AFTER = re.compile(r"\s*(?:về\s+việc|v/v|về|ban\s+hành|phê\s+duyệt|quy\s+định)\s+(?=\w|[“\"])")
TITLE_WITHIN = re.compile(r"(?<!\w)(?:về\s+việc|v/v|về)\s+(?=\w|[“\"])")


def _titled(
    text: str, bodies: Sequence[Mentioned], sentences: Sequence[tuple[int, int]]
) -> Iterator[Reference]:
    """Give the uncoded documents that the text says were issued, or names with issuer and subject."""
    by_start = {m.start: m for m in bodies}
    for start, end in sentences:
        sentence = text[start:end]
        for match in _issued_forms().finditer(sentence):
            title = TITLE_AFTER.match(sentence, match.end()) or (
                TITLE_WITHIN.search(sentence, match.end()) if "gửi" in sentence[match.start() :] else None
            )
            if title and start + title.end() not in by_start:
                kind = official_type(match.group(1)) or "Văn bản"
                sent = _sent_by(text, bodies, start + title.end(), end)
                name = title_from(text[start:sent], title.end())
                yield Reference(start + match.start(1), start + title.end(), "issued", kind, title=name)
        for match in _named_forms().finditer(sentence):
            body = by_start.get(start + match.end())
            title = body and TITLE_AFTER.match(sentence, body.end - start)
            if title:
                name = title_from(sentence, title.end())
                yield Reference(
                    start + match.start(),
                    start + title.end(),
                    "named",
                    official_type(match.group(1)),
                    title=name,
                )


def _sent_by(text: str, bodies: Sequence[Mentioned], start: int, end: int) -> int:
    """Give where a title ends at the body that sent the document (``công văn về … Bộ Y tế gửi …``), else ``end``."""
    for body in bodies:
        if start < body.start < end and SENT.match(text, body.end):
            return body.start
    return end


SENT = re.compile(r"\s+(?:đã\s+|vừa\s+)?(?:gửi|ban\s+hành)(?!\w)")
TITLE_END = re.compile(r"[;.]?\s*$|\.\s|,\s+(?:trong đó|theo đó|yêu cầu|đề nghị|giao|do|nhằm|qua đó|với)\b")


def title_from(sentence: str, start: int) -> str | None:
    """Give a document's title from where it begins to where its clause ends; ``None`` where nothing is left."""
    end = TITLE_END.search(sentence, start)
    title = " ".join(sentence[start : end.start() if end else len(sentence)].split())
    return title.rstrip(" ,.:;") or None
