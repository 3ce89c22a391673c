"""What a value is of: the noun phrase before it, or after it, without the words that only link them.

Before a value::

    tỷ lệ hộ nghèo | giảm còn | dưới 1%             phrase, link
    đất phi nông nghiệp, | điều chỉnh đến năm 2020 có | 105.188 ha
    Giảm | tỷ lệ hộ nghèo | xuống | 1%              a verb that only raises or lowers is outside
    Hà Nội phấn đấu | GRDP | đạt | 8%               all up to a cue of a goal is outside
    cắt giảm | 30% thời gian giải quyết             an action, where a noun follows

After a share or a count::

    100% | hồ sơ được xử lý trực tuyến | theo quy định
    225.000 lượt | khách quốc tế
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from extractor.extract.quantities import Quantity
from extractor.knowledge import Knowledge, load
from extractor.records import fold

FARTHEST = 24  # words of a phrase before a value; longer ones are sentences that run on
FAR = 200  # characters of a phrase before or after a value
LONGEST = 18  # words of a phrase after a value
SHORT = 2  # words of a noun after which a list may go on: `100% xã, phường …`
LISTED = 4  # words of each noun, or of each verb after `được`, in a list: `100% cơ quan, trường học, bệnh viện có …`
PIECES = 6  # breaks that are looked at


class Dated(NamedTuple):
    """A DATE mention, or (``value`` None) a body or a code: a stretch whose digits are no value."""

    start: int
    end: int
    value: str | None = None


class Marks:
    """The mentions of a text, by position."""

    def __init__(self, marks: Sequence[Dated]) -> None:
        self.marks = sorted(marks)
        self.starts = [mark.start for mark in self.marks]

    def between(self, start: int, end: int) -> list[Dated]:
        """Give the mentions that begin between two offsets."""
        return self.marks[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def touch(self, start: int, end: int) -> bool:
        """Tell whether a mention holds a character between two offsets."""
        i = bisect_left(self.starts, end) - 1
        return i >= 0 and self.marks[i].end > start


class Token(NamedTuple):
    """A word, or a mention of a date or body as one."""

    start: int
    end: int
    kind: str = "word"


class Phrase(NamedTuple):
    """A noun phrase by its offsets, empty where there is none."""

    start: int
    end: int

    def __bool__(self) -> bool:
        return self.start < self.end


class Before(NamedTuple):
    """What stands before a value: the phrase, the word that links it, and a verb of change (``thực giảm``)."""

    phrase: Phrase
    link: str | None
    change: Phrase


class IndicatorWords(Knowledge):
    """The words around indicators: knowledge/indicators.toml."""

    heads: list[str]
    leading: list[str]
    trailing: list[str]
    links: list[str]
    changing: list[str]
    closing: list[str]
    no_noun: list[str]
    not_heads: list[str]
    bearing: list[str]


@cache
def words() -> IndicatorWords:
    """Give the knowledge of the words around indicators."""
    return load("indicators", IndicatorWords)


@cache
def _set(name: str) -> frozenset[str]:
    """Give one of the lists of knowledge/indicators.toml as a set."""
    return frozenset(getattr(words(), name))


WORD = re.compile(r"[^\W_]+(?:[/&-][^\W_]+)*")
BREAK = re.compile(r"[,;:|“”\"]|(?<=\s)(?:và|hoặc)(?=\s)")
PREDICATE = re.compile(
    r"(?<!\w)(?:được|có|thực hiện|triển khai|tham gia|sử dụng|hoàn thành|đạt|đáp ứng|áp dụng|ký|bảo đảm|đảm bảo"
    r"|hài lòng|tiếp cận|kết nối|không)(?!\w)"
)
"""What is said of the nouns that are counted: it ends their list."""
NEW_CLAUSE = frozenset(
    ["trong", "đồng", "giảm", "tăng", "nâng", "phấn", "đưa", "và", "còn", "riêng", "với", "qua", "không"]
)
"""First words after a comma that begin something new: `trong đó`, `đồng thời`, `phấn đấu`."""
AFTER_BREAK = re.compile(r"[,;:.()|“”\"](?!\d)|\s[–-]\s")


def phrase_before(text: str, marks: Marks, left: int, right: int, near: bool) -> Before:
    """Read what stands between two offsets, the second being where the value begins.

    Args:
        text: The article's text.
        marks: The mentions of the text.
        left: Where the value before, or the cue of a goal, ends.
        right: Where the value begins.
        near: Whether the phrase must stand right before the value, with no comma between.
    """
    parts = _parts(text, marks, left, right)
    link, change = None, Phrase(right, right)
    for i, (start, end) in reversed(list(enumerate(parts))[-1:] if near else list(enumerate(parts))):
        tokens, linked, changed = _without_trailing(
            text, _after_copula(text, _tokens(text, marks, start, end))
        )
        link, change = link or linked, change or changed or change
        if tokens and linked and i and "và" in text[parts[i - 1][1] : start]:
            tokens = _with_first(text, _tokens(text, marks, *parts[i - 1]), tokens)
        tokens = _without_leading(text, tokens)
        if len(tokens) > FARTHEST:
            break
        if tokens:
            return Before(
                Phrase(tokens[0].start, _closed(text, tokens[0].start, tokens[-1].end)), link, change
            )
    return Before(Phrase(right, right), link, change)


def _with_first(text: str, before: list[Token], tokens: list[Token]) -> list[Token]:
    """Put the first of two coordinated nouns before the second (``tỷ lệ chi cho nghiên cứu và phát triển``)."""
    if is_headed(text[tokens[0].start : tokens[-1].end]):
        return tokens
    first = _without_leading(text, before)
    return first + tokens if first and is_headed(text[first[0].start : first[-1].end]) else tokens


def phrase_after(text: str, marks: Marks, quantity: Quantity, right: int, end: int) -> Phrase:
    """Read the noun phrase after a share or a count, up to the next value at ``right`` or the sentence's ``end``."""
    if quantity.unit != "%" and not quantity.counted and quantity.unit not in words().bearing:
        return Phrase(quantity.end, quantity.end)
    limit = next((m.start for m in marks.between(quantity.end, right) if m.value), right)
    begin = quantity.end if quantity.noun is None else quantity.noun
    limit = _noun_end(text, begin, limit, closed=limit == end or limit < right)
    if limit == right < end and " và " in text[quantity.end : limit]:
        limit = text.rfind(" và ", quantity.end, limit)
    tokens = [Token(*m.span()) for m in WORD.finditer(text, quantity.end, min(limit, quantity.end + FAR))][
        :LONGEST
    ]
    closed = (i for i in range(len(tokens)) if _phrase_at(text, tokens, i, "closing"))
    tokens = tokens[: next(closed, len(tokens))]
    if tokens and _phrase_at(text, tokens, 0, "no_noun"):
        tokens = []
    tokens, _, _ = _without_trailing(text, tokens)
    if quantity.noun is not None:
        return Phrase(quantity.noun, tokens[-1].end if tokens else quantity.end)
    return Phrase(tokens[0].start, tokens[-1].end) if tokens else Phrase(quantity.end, quantity.end)


def _noun_end(text: str, start: int, limit: int, closed: bool) -> int:
    """Give where a noun phrase ends: at its first break, or at a later one where a list leads to its verb.

    Args:
        text: The article's text.
        start: Where the phrase begins.
        limit: Where the next value or date begins, or the sentence ends.
        closed: Whether what stands before the limit is not the indicator of the value there.
    """
    stops = list(islice(AFTER_BREAK.finditer(text, start, limit), PIECES))
    for i, stop in enumerate(stops):
        last = i + 1 == len(stops)
        piece = text[stop.end() : limit if last else stops[i + 1].start()]
        if (
            stop.group() != ","
            or (last and not closed)
            or not _goes_on(text[start : stop.start()], piece, stops[i:], text, limit)
        ):
            return stop.start()
    return limit


def _goes_on(before: str, piece: str, stops: Sequence[re.Match[str]], text: str, limit: int) -> bool:
    """Tell whether a list of nouns, or of verbs after ``được``, goes on after a comma."""
    count = len(WORD.findall(piece))
    if (
        not count
        or not before.strip()
        or is_headed(piece.strip())
        or fold(piece.split(maxsplit=1)[0]) in NEW_CLAUSE
    ):
        return False
    if "được" in before.split():
        return count <= LISTED
    if PREDICATE.search(before):
        return False
    close = next((stop.start() for stop in stops if stop.group() != ","), limit)
    short = len(WORD.findall(before.rpartition(",")[2]))
    return short <= SHORT or (short <= LISTED and PREDICATE.search(text, stops[0].end(), close) is not None)


def is_headed(name: str) -> bool:
    """Tell whether a phrase begins as indicators do (``tỷ lệ …``, ``GRDP …``)."""
    folded = fold(name).replace("/", " ") + " "
    begins = [word for word in words().heads + words().not_heads if folded.startswith(word + " ")]
    return bool(begins) and max(begins, key=len) not in _set("not_heads")


def unchanged(indicator: str) -> str:
    """Give an indicator without the verb of change and what follows it (``đất rừng thực giảm`` → ``đất rừng``)."""
    found = _change().search(indicator)
    return indicator[: found.start()] if found else indicator


@cache
def _change() -> re.Pattern[str]:
    """Match a verb of change inside an indicator."""
    verbs = sorted(words().changing, key=len, reverse=True)
    return re.compile(rf"\s(?:{'|'.join(verbs)})(?!\w)(?! trưởng)")


def _parts(text: str, marks: Marks, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a stretch at commas and other breaks that stand in no mention; at most its last three parts."""
    parts, position = [], start
    for match in BREAK.finditer(text, start, end):
        if not marks.touch(match.start(), match.end()):
            parts.append((position, match.start()))
            position = match.end()
    return [*parts, (position, end)][-3:]


def _tokens(text: str, marks: Marks, start: int, end: int) -> list[Token]:
    """Give the words between two offsets, a mention being one."""
    tokens: list[Token] = []
    position = start
    for mark in marks.between(start, end):
        if mark.end <= end:
            tokens += [Token(*m.span()) for m in WORD.finditer(text, position, mark.start)]
            tokens.append(Token(mark.start, mark.end, "date" if mark.value else "body"))
            position = mark.end
    return tokens + [Token(*m.span()) for m in WORD.finditer(text, position, end)]


def _without_trailing(text: str, tokens: list[Token]) -> tuple[list[Token], str | None, Phrase]:
    """Drop from the end what links a phrase to its value; gives the rest, the first link, and a verb of change."""
    link: str | None = None
    change = Phrase(0, 0)
    while tokens:
        if tokens[-1].kind == "date":
            tokens = tokens[:-1]
            continue
        size = _phrase_back(text, tokens, "changing")
        if size and not change:
            change = Phrase(tokens[-size].start, tokens[-1].end)
        size = size or _phrase_back(text, tokens, "trailing")
        if not size:
            break
        word = fold(text[tokens[-size].start : tokens[-1].end])
        link = link or (word if word in _set("links") else None)
        tokens = tokens[:-size]
    return tokens, link, change


def _without_leading(text: str, tokens: list[Token]) -> list[Token]:
    """Drop from the front what only introduces a phrase: link words, dates, bodies, and all up to a later date."""
    while tokens and not is_headed(text[tokens[0].start : tokens[-1].end]):
        size = 1 if tokens[0].kind != "word" else _phrase_at(text, tokens, 0, "leading")
        if not size:
            dates = [i for i, token in enumerate(tokens) if token.kind == "date"]
            if not dates:
                break
            size = dates[0] + 1
        tokens = tokens[size:]
    return tokens


def _after_copula(text: str, tokens: list[Token]) -> list[Token]:
    """Give what stands after the last ``là`` but one that links (``mục tiêu … đưa ra là xuất khẩu đạt …``)."""
    copulas = [i for i, token in enumerate(tokens[:-1]) if text[token.start : token.end] == "là"]
    return tokens[copulas[-1] + 1 :] if copulas else tokens


def _closed(text: str, start: int, end: int) -> int:
    """Give the end of a phrase, a closing bracket included where it opens one (``tổng sản phẩm (GRDP)``)."""
    return end + 1 if text[end : end + 1] == ")" and "(" in text[start:end] else end


def _phrase_at(text: str, tokens: Sequence[Token], i: int, name: str) -> int:
    """Give how many tokens from ``i`` on are one of the phrases of a list, the longest; 0 if none."""
    return next((n for n in (4, 3, 2, 1) if _is_one(text, tokens[i : i + n], n, name)), 0)


def _phrase_back(text: str, tokens: Sequence[Token], name: str) -> int:
    """Give how many tokens at the end are one of the phrases of a list, the longest; 0 if none."""
    return next((n for n in (4, 3, 2, 1) if _is_one(text, tokens[-n:], n, name)), 0)


def _is_one(text: str, tokens: Sequence[Token], size: int, name: str) -> bool:
    """Tell whether so many tokens are one of the phrases of a list."""
    return len(tokens) == size and fold(" ".join(text[t.start : t.end] for t in tokens)) in _set(name)
