"""Sentences of a block of running text: where one ends, and where a dot only abbreviates.

A sentence ends at ``.``, ``?``, ``!``, ``…`` or ``...``, with the brackets and quotes that close on it, when what
follows begins a sentence (a capital, a digit, an opening quote, a dash), and at the end of the block. An end is:

- ``… của Thủ đô. Phát triển …``            the plain case
- ``… định kỳ hàng quý./. Xuân Thân``       the slash and dot that close an official text
- ``… ngày 22/4/2017.Thủ tướng giao``       the space is lost
- ``… du lịch... Xây dựng``                 an ellipsis, where a capital follows
- ``… đến cuối? Thức ăn …``                 inside a quotation too
- ``… chia thành 6 nhóm Trên cơ sở đó, …``  the dot is lost: the next words only ever open a sentence

No end is:

- ``8.300``, ``17.2.2017``, ``ngày 14.7, …``              numbers and dates
- ``TP. Thanh Hóa``, ``Tp.HCM``, ``PGS.TS. Lê``           abbreviations, though ``… của TP. Sở Y tế …`` is one
- ``v.v… và``, ``kinh tế... các tập đoàn``                a small letter follows
- ``làm sao?”, Thủ tướng hỏi``                            the quotation's own mark
- ``1. Bộ Tài chính``, ``a. Đẩy mạnh``, ``II. Mục tiêu``  the number of an item or section
- ``VOV.VN``, ``LB.Car``, ``A. Nguyễn``                   names and initials

The words are knowledge (sentences.toml). On d01-d29 of ../shared/real these rules and underthesea's
``sent_tokenize`` agree on 406 ends; 16 more are found only here and 7 only by underthesea, all of those wrong.
"""

import re
from collections.abc import Iterator
from functools import cache

from extractor.knowledge import Knowledge, any_of, load

LONGEST_SENTENCE = 5_000
"""Characters. Lists told in one sentence reach 1,500; longer text without an end is cut at a space."""

LONGEST_RUN = 1_000
"""Characters without a space. underthesea's regex costs the square of such a run, so a longer one is cut."""

LONGEST_NUMBERING = 12
"""Characters of a number before an item or section (``Điều 101``), when nothing else stands before the dot."""

LONGEST_WORD = 25
"""Characters looked at before a mark, for an abbreviation."""

_STOP = re.compile(r"(?:[.?!…]+(?:/\.+)?|/\.+)[)\]}”\"’»']*")
_WORD_BEFORE = re.compile(r"[\w.&-]*\Z")
_NUMBERING = re.compile(r"(?:[IVXL]{1,5}|\d{1,3}(?:\.\d{1,3})*|[A-Za-zĐđ]|Điều \d{1,3}|Bước \d{1,2})\Z")
_RUN = re.compile(rf"\S{{1,{LONGEST_RUN}}}")
_OPENING = " “\"‘'«([-–—•*+"
_NEVER_OPENING = ",;:.?!…%/"
_SURE_MARKS = frozenset("…?!/)”\"’»'")


class Examples(Knowledge):
    """Texts in which ``|`` stands wherever one sentence ends and the next begins."""

    split: tuple[str, ...]


class SentenceWords(Knowledge):
    """``knowledge/sentences.toml``: what a dot after a word means, and what a capital after none."""

    abbreviations: frozenset[str]
    openers: tuple[str, ...]
    openers_after_small: tuple[str, ...]
    subjects: tuple[str, ...]
    not_after: frozenset[str]
    examples: Examples


@cache
def words() -> SentenceWords:
    """Load the knowledge, once."""
    return load("sentences", SentenceWords)


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Give the sentences of ``text[start:end]``, one block, as offsets into ``text``.

    They are without the white space around them, and together hold all the rest.
    """
    end = len(text) if end is None else end
    spans, left = [], start
    for cut in _cuts(text, start, end):
        part = text[left:cut]
        if part and not part.isspace():
            spans.append((left + len(part) - len(part.lstrip()), left + len(part.rstrip())))
        left = cut
    return spans


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Give the offsets at which a sentence ends, in order, the last being ``end``."""
    left = start
    for cut in sorted({*_stops(text, start, end), *_lost_dots(text, start, end), end}):
        yield from _cuts_of_endless(text, left, cut)
        yield cut
        left = cut


def _stops(text: str, start: int, end: int) -> Iterator[int]:
    """Give the offsets behind the marks that end a sentence."""
    for match in _STOP.finditer(text, start, end):
        if _ends_sentence(text, start, match, end):
            yield match.end()


def _ends_sentence(text: str, start: int, mark: re.Match[str], end: int) -> bool:
    """Tell whether a mark ends a sentence of the block ``text[start:end]``."""
    after = mark.end()
    rest = text[after : min(end, after + 60)].lstrip()
    if not rest:
        return True
    word = _word_before(text, start, mark.start())
    if not text[after].isspace():
        return _ends_though_glued(mark.group(), word, rest)
    if not _can_open(rest):
        return False
    if mark.group() != ".":
        return True
    if mark.start() - start <= LONGEST_NUMBERING and _NUMBERING.match(text[start : mark.start()].strip()):
        return False
    if _is_abbreviation(word):
        return _subject_pattern().match(rest) is not None
    return not (len(word) == 1 and word.isupper())


def _word_before(text: str, start: int, end: int) -> str:
    match = _WORD_BEFORE.search(text, max(start, end - LONGEST_WORD), end)
    return match.group() if match else ""


def _can_open(rest: str) -> bool:
    """Tell whether a sentence can begin so: with a capital, digit or sign, perhaps behind a quote or dash."""
    head = rest.lstrip(_OPENING)[:1]
    return not head.islower() and rest[0] not in _NEVER_OPENING


def _is_abbreviation(word: str) -> bool:
    return word in words().abbreviations or word.lower() in words().abbreviations


def _ends_though_glued(mark: str, word: str, rest: str) -> bool:
    """Tell whether a mark with no space after it ends a sentence: ``2017.Thủ tướng``, not ``VOV.VN``, ``Tp.HCM``."""
    if not rest[0].isupper():
        return False
    if ".." in mark or not _SURE_MARKS.isdisjoint(mark):
        return True
    if not rest[1:2].islower() or _is_abbreviation(word):
        return False
    last = word.rpartition(".")[2]
    if last.islower() or last[-1:].isdigit():
        return True
    return last[:1].isupper() and last[1:].islower() and _subject_pattern().match(rest) is not None


@cache
def _subject_pattern() -> re.Pattern[str]:
    """What begins a sentence after ``TP.``, or after a name: a body, an office or an opener, not a city."""
    return re.compile(rf"(?:{any_of(words().subjects + words().openers)})(?!\w)")


@cache
def _opener_pattern() -> re.Pattern[str]:
    """A space before words that only open a sentence."""
    sure, others = any_of(words().openers), any_of(words().openers_after_small)
    return re.compile(rf"(?<=[\w)%]) +(?=(?:{sure}|(?P<other>{others}))(?!\w))")


def _lost_dots(text: str, start: int, end: int) -> Iterator[int]:
    """Give the offsets where a sentence opens though no mark ended the one before."""
    for match in _opener_pattern().finditer(text, start, end):
        word = _word_before(text, start, match.start())
        if word.lower() not in words().not_after and (match["other"] is None or not word.istitle()):
            yield match.start()


def _cuts_of_endless(text: str, start: int, end: int) -> Iterator[int]:
    """Cut a stretch without any sentence end where it, or a run in it without a space, is too long."""
    if end - start <= LONGEST_RUN:
        return
    left, last_space = start, start
    for run in _RUN.finditer(text, start, end):
        if run.end() - left > LONGEST_SENTENCE and last_space > left:
            yield last_space
            left = last_space
        if run.end() < end and not text[run.end()].isspace():
            yield run.end()
            left = run.end()
        last_space = run.end()
