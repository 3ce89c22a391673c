"""Sentences of a block of running text: where one ends, and where a dot only abbreviates.

A sentence ends at ``.``, ``?``, ``!``, ``…`` or ``...`` with the brackets and quotes that close on it, when what follows
begins a sentence (a capital, a digit, an opening quote, a dash), and at the end of the block. Accepted as an end:

- ``… của Thủ đô. Phát triển …``            the plain case
- ``… định kỳ hàng quý./. Xuân Thân``       the slash-dot that closes an official text
- ``… ngày 22/4/2017.Thủ tướng giao``       the space is lost
- ``… du lịch... Xây dựng``                 an ellipsis, where a capital follows
- ``… đến cuối? Thức ăn …``                 inside a quotation too
- ``… chia thành 6 nhóm Trên cơ sở đó, …``  the dot is lost: the next words only ever open a sentence

Not an end:

- ``8.300``, ``17.2.2017``, ``ngày 14.7, …``          numbers and dates
- ``TP. Thanh Hóa``, ``Tp.HCM``, ``PGS.TS. Lê``       abbreviations (knowledge/sentences.toml), but ``… của TP. Sở Y tế …``
- ``v.v… và``, ``kinh tế... các tập đoàn``            a small letter follows
- ``làm sao?”, Thủ tướng hỏi``                        the quotation's own mark, and the sentence goes on
- ``1. Bộ Tài chính``, ``a. Đẩy mạnh``, ``II. Mục tiêu``  the number of a list item
- ``VOV.VN``, ``LB.Car``, ``A. Nguyễn``               names and initials

underthesea's ``sent_tokenize`` was measured against these on 29 articles read by hand: it ends a sentence at every ellipsis and
quoted question, at ``./`` before the last dot and after list numbers, and never where a space or dot is lost.
"""

import re
from collections.abc import Iterator
from functools import cache

from extractor.knowledge import Knowledge, load

LONGEST_SENTENCE = 5_000
"""Characters. No sentence is longer (one-line lists reach 1,500): longer text without an end is cut at a space."""

LONGEST_RUN = 1_000
"""Characters without a space. underthesea's regex costs the square of such a run, so a longer one is cut."""

_STOP = re.compile(r"(?:[.?!…]+(?:/\.+)?|/\.+)[)\]}”\"’»']*")
_WORD_BEFORE = re.compile(r"[\w.&-]*\Z")
_NUMBERED = re.compile(r"(?:[IVXL]{1,5}|\d{1,3}(?:\.\d{1,3})*|[A-Za-zĐđ]|Điều \d{1,3}|Bước \d{1,2})\Z")
_OPENING = "“\"‘'«([-–—•*+"
_CLOSING_QUOTES = "”\"’»'"


class SentenceWords(Knowledge):
    """``knowledge/sentences.toml``: what a dot after a word, or a capital after none, means."""

    abbreviations: tuple[str, ...]
    openers: tuple[str, ...]
    subjects: tuple[str, ...]
    not_after: tuple[str, ...]
    examples: "Examples"


class Examples(Knowledge):
    """Texts in which ``|`` stands wherever one sentence ends and the next begins."""

    split: tuple[str, ...]


@cache
def words() -> SentenceWords:
    """Load the knowledge, once."""
    return load("sentences", SentenceWords)


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(words().abbreviations)


@cache
def _subject_pattern() -> re.Pattern[str]:
    """What can only be the first word of a sentence after ``TP.``: a body, an office or an opener, not a city's name."""
    return re.compile(rf"(?:{_alternatives(words().subjects + words().openers)})(?!\w)")


@cache
def _lost_dot_pattern() -> re.Pattern[str]:
    """A small letter, digit, bracket or capitalised abbreviation, a space, and words that only open a sentence."""
    return re.compile(rf"(?<=[\w)%]) +(?=(?:{_alternatives(words().openers)})(?!\w))")


def _alternatives(phrases: tuple[str, ...]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Give the sentences of ``text[start:end]``, one block, as offsets into ``text``, without the white space around them."""
    end = len(text) if end is None else end
    spans, left = [], start
    for cut in _cuts(text, start, end):
        spans += _stripped(text, left, cut)
        left = cut
    return spans


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Give the offsets at which a sentence ends, the last being ``end``; none lies too far from the one before."""
    left = start
    for cut in sorted({*_stops(text, start, end), *_lost_dots(text, start, end), end}):
        yield from _cuts_of_endless(text, left, cut)
        yield cut
        left = cut


def _stops(text: str, start: int, end: int) -> Iterator[int]:
    for match in _STOP.finditer(text, start, end):
        if _ends_sentence(text, start, match.start(), match.end(), end):
            yield match.end()


def _ends_sentence(text: str, start: int, stop: int, after: int, end: int) -> bool:
    """Tell whether the mark ``text[stop:after]`` ends a sentence of the block ``text[start:end]``."""
    mark = text[stop:after]
    if after == end:
        return True
    rest = text[after : after + 60].lstrip()
    spaced = text[after].isspace()
    if not rest or not _opens(rest):
        return not rest
    before = _WORD_BEFORE.search(text, max(start, stop - 25), stop)
    word = before.group() if before else ""
    if not spaced:
        return _ends_glued(mark, word, rest)
    if mark != ".":
        return True
    if _is_number_of_item(text, start, stop):
        return False
    if word in _abbreviations() or word.lower() in _abbreviations():
        return _subject_pattern().match(rest) is not None
    return not (len(word) == 1 and word.isupper())


def _opens(rest: str) -> bool:
    """Tell whether ``rest`` begins as a sentence does: a capital or digit, perhaps after an opening quote or a dash."""
    head = rest.lstrip(_OPENING + " ")[:1]
    return head.isupper() or head.isdigit() or head == "" or not (head.isalnum() or rest[0] in ",;:.?!…%/")


def _ends_glued(mark: str, word: str, rest: str) -> bool:
    """Tell whether a mark without a space after it ends a sentence: ``22/4/2017.Thủ tướng``, not ``VOV.VN`` or ``Tp.HCM``."""
    if (
        mark.endswith(tuple(_CLOSING_QUOTES + ")"))
        or "…" in mark
        or "?" in mark
        or "!" in mark
        or ".." in mark
        or "/" in mark
    ):
        return rest[0].isupper()
    if (
        not (rest[0].isupper() and rest[1:2].islower())
        or word in _abbreviations()
        or word.lower() in _abbreviations()
    ):
        return False
    last = word.rpartition(".")[2]
    if last.islower() or last[-1:].isdigit():
        return True
    return last[:1].isupper() and last[1:].islower() and _subject_pattern().match(rest) is not None


def _is_number_of_item(text: str, start: int, stop: int) -> bool:
    """Tell whether the block up to the dot is nothing but a list item's number (``1``, ``II``, ``a``, ``Điều 5``)."""
    return stop - start < 12 and _NUMBERED.match(text[start:stop].strip()) is not None


def _lost_dots(text: str, start: int, end: int) -> Iterator[int]:
    """Give the offsets where a sentence opens though no mark ended the one before."""
    for match in _lost_dot_pattern().finditer(text, start, end):
        before = _WORD_BEFORE.search(text, max(start, match.start() - 25), match.start())
        if before and before.group().lower() not in words().not_after:
            yield match.start()


def _cuts_of_endless(text: str, start: int, end: int) -> Iterator[int]:
    """Cut a stretch without any sentence end where it, or a run in it without a space, is too long."""
    left, last_space = start, start
    if end - start <= LONGEST_RUN:
        return
    for match in re.compile(rf"\S{{1,{LONGEST_RUN}}}").finditer(text, start, end):
        run_cut = match.end() < end and not text[match.end()].isspace()
        if match.end() - left > LONGEST_SENTENCE and last_space > left:
            yield last_space
            left = last_space
        if run_cut:
            yield match.end()
            left = match.end()
        last_space = match.end()


def _stripped(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Give the span without the white space around it; nothing where there is nothing else."""
    part = text[start:end]
    left = start + len(part) - len(part.lstrip())
    right = start + len(part.rstrip())
    return [(left, right)] if left < right else []
