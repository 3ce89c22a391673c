"""The text as syllables: what the grammar of bodies reads, independent of any word segmenter.

Vietnamese is written syllable by syllable, and published text loses the space between two of them
(``Y tếĐồng Naivừa``); a token that is no syllable but splits into two is cut there.

>>> [s.text for s in read_syllables("Sở Y tếĐồng Naivừa")]
['Sở', 'Y', 'tế', 'Đồng', 'Nai', 'vừa']
"""

import re
import unicodedata
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise
from typing import Generic, TypeVar

Value = TypeVar("Value")

Word = tuple[int, int, str]
"""A word of a segmenter: where it starts and ends, and its part of speech."""

# A letter run, a digit run, or one mark; letters and digits part so that `năm2024` and `30ha` come apart.
_PIECE = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
_LONGEST_SYLLABLE = 7  # nghiêng

_ONSET = "ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x|"
_RHYME = (
    "uyên|uyêt|uyêch|uyên|uynh|uych|uyt|uyu|uya|uyê|uơ|"
    "iêng|iêm|iên|iêp|iêt|iêc|iêu|yêm|yên|yêt|yêu|yêng|"
    "uông|uôm|uôn|uôt|uôc|uôi|ương|ươm|ươn|ươp|ươt|ươc|ươi|ươu|"
    "oang|oanh|oach|oam|oan|oap|oat|oac|oai|oay|oao|oăm|oăn|oăng|oăt|oăc|oen|oet|oeo|oong|ooc|"
    "uang|uanh|uach|uan|uat|uai|uay|uao|uăn|uăng|uăt|uăc|uen|uet|ueo|uân|uâng|uât|uây|uênh|uêch|uên|uêt|"
    "ang|anh|ach|ăk|ăl|am|an|ap|at|ac|ai|ay|ao|au|ăm|ăn|ăng|ăp|ăt|ăc|âm|ân|âng|âp|ât|âc|âu|ây|"
    "em|en|eng|ep|et|ec|eo|êm|ên|ênh|êp|êt|êch|êu|im|in|inh|ip|it|ich|iu|"
    "om|on|ong|op|ot|oc|oi|ôm|ôn|ông|ôp|ôt|ôc|ôi|ơm|ơn|ơp|ơt|ơi|"
    "um|un|ung|up|ut|uc|ui|ưm|ưn|ưng|ưt|ưc|ưi|ưu|uy|uê|ua|ưa|ia|oa|oe|"
    "a|e|ê|i|o|ô|ơ|u|ư|y"
)
_SYLLABLE = re.compile(f"({_ONSET})({_RHYME})")
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_OLD_TONE = dict(
    zip(
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"],
        strict=True,
    )
)


@dataclass(frozen=True, slots=True)
class Syllable:
    """``text[start:end]`` and what is seen of it.

    ``low`` is its folded form; ``capital``: a capital that means something begins it; ``upper``: a capital of any
    kind; ``acronym``: capitals only; ``line``: the number of its line or block; ``tag``: the part of speech of its
    word, empty where no word segmenter has been; ``more``: its word goes on in the next syllable.
    """

    start: int
    end: int
    text: str
    low: str
    capital: bool
    upper: bool
    acronym: bool
    line: int
    tag: str = ""
    more: bool = False


def lower_in_place(text: str) -> str:
    """Lower a text, but for letters that would become two (``İ``), so that every offset stays."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def fold_syllable(text: str) -> str:
    """Fold case, ``Ð`` and tone placement (``Uỷ`` and ``Ủy``, ``hoà`` and ``hòa``).

    >>> fold_syllable("Uỷ"), fold_syllable("quý"), fold_syllable("Ðầu")
    ('ủy', 'quý', 'đầu')
    """
    low = text.replace("Ð", "đ").lower()
    tail = _OLD_TONE.get(low[-2:])
    return low[:-2] + tail if tail and low[-3:-2] != "q" else low


@lru_cache(maxsize=50_000)
def is_syllable(text: str) -> bool:
    """Tell whether a letter run can be one Vietnamese syllable (one tone at most).

    >>> is_syllable("nghiêng"), is_syllable("Naivừa"), is_syllable("hkiểm")
    (True, False, False)
    """
    bare = unicodedata.normalize("NFD", text.lower().replace("ð", "đ"))
    toneless = bare.translate(_TONES)
    return len(bare) - len(toneless) <= 1 and bool(
        _SYLLABLE.fullmatch(unicodedata.normalize("NFC", toneless))
    )


@lru_cache(maxsize=50_000)
def glue_points(text: str) -> tuple[int, ...]:
    """Give the offsets at which a letter run is to be cut: a capital after a small letter, two syllables glued.

    >>> glue_points("tếĐồng"), glue_points("Naivừa"), glue_points("VNeID"), glue_points("Grab")
    ((2,), (3,), (), ())
    """
    if text.isupper() or len(text) < 3:
        return ()
    cuts = [k for k in range(2, len(text)) if text[k].isupper() and text[k - 1].islower()]
    if cuts:
        edges = [0, *cuts, len(text)]
        pieces = [text[a:b] for a, b in pairwise(edges)]
        return (
            tuple(cuts) if all(is_syllable(p) or p.isupper() for p in pieces) and not text.isascii() else ()
        )
    if is_syllable(text) or len(text) > 2 * _LONGEST_SYLLABLE or text.isascii():
        return ()
    fits = [k for k in range(2, len(text) - 1) if is_syllable(text[:k]) and is_syllable(text[k:])]
    return (fits[-1],) if fits else ()


def read_syllables(text: str, words: Iterable[Word] = (), breaks: Iterable[int] = ()) -> list[Syllable]:
    """Cut a text into syllables, numbers and marks.

    Args:
        text: The text.
        words: Its words with their parts of speech, in order, where a segmenter has found them.
        breaks: Offsets at which something new begins (blocks), in order; new lines always do.
    """
    raw: list[tuple[int, int, int]] = []
    line, last = 0, 0
    ahead = deque(breaks)
    for match in _PIECE.finditer(text):
        line += text.count("\n", last, match.start())
        while ahead and ahead[0] <= match.start():
            line += ahead.popleft() > 0
        last = match.start()
        if unicodedata.category(match.group()[0]) == "Cf":
            continue
        edges = [0, *glue_points(match.group()), len(match.group())]
        raw += [(match.start() + a, match.start() + b, line) for a, b in pairwise(edges)]
    shouted = _shouted_lines(text, raw)
    tagged = _tagged(raw, words)
    return [_syllable(text, a, b, n, n in shouted, *t) for (a, b, n), t in zip(raw, tagged, strict=True)]


def _tagged(raw: list[tuple[int, int, int]], words: Iterable[Word]) -> list[tuple[str, bool]]:
    """Give each syllable its word's part of speech, and whether the word goes on after it."""
    tags, ahead = [], deque(words)
    for a, b, _ in raw:
        while ahead and ahead[0][1] <= a:
            ahead.popleft()
        start, end, tag = ahead[0] if ahead else (b, b, "")
        tags.append((tag, b < end) if start <= a else ("", False))
    return tags


def _shouted_lines(text: str, raw: list[tuple[int, int, int]]) -> set[int]:
    """Give the lines set in capitals throughout: there a capital says nothing."""
    small: dict[int, int] = {}
    words: dict[int, int] = {}
    for a, b, line in raw:
        piece = text[a:b]
        if piece[0].isalpha():
            words[line] = words.get(line, 0) + 1
            small[line] = small.get(line, 0) + (not piece.isupper())
    return {n for n, count in words.items() if count >= 4 and small[n] * 5 <= count}


def _syllable(text: str, a: int, b: int, line: int, shouted: bool, tag: str, more: bool) -> Syllable:
    piece = text[a:b]
    capital = piece[0].isupper() and not shouted
    acronym = len(piece) > 1 and piece.isupper() and not (shouted and is_syllable(piece))
    upper = piece[0].isupper()
    return Syllable(a, b, piece, fold_syllable(piece), capital or acronym, upper, acronym, line, tag, more)


@dataclass(slots=True)
class _Node(Generic[Value]):
    step: dict[str, "_Node[Value]"] = field(default_factory=dict)
    value: Value | None = None


class Phrases(Generic[Value]):
    """Many phrases, found at a place in one walk (a trie over syllables), the longest first.

    >>> p = Phrases([("sở", "a"), ("sở y tế", "b")])
    >>> p.longest(read_syllables("Sở Y tế Hà Nội"), 0)
    (3, 'b')
    """

    def __init__(self, phrases: Iterable[tuple[str, Value]]) -> None:
        self._root: _Node[Value] = _Node()
        for phrase, value in phrases:
            node = self._root
            for syllable in spelled(phrase):
                node = node.step.setdefault(syllable, _Node())
            node.value = value

    def longest(self, syllables: list[Syllable], at: int) -> tuple[int, Value] | None:
        """Give the end and the value of the longest phrase that begins at ``at`` and stays on its line."""
        node, found = self._root, None
        line = syllables[at].line if at < len(syllables) else 0
        for i in range(at, len(syllables)):
            following = node.step.get(syllables[i].low)
            if following is None or syllables[i].line != line:
                break
            node = following
            if node.value is not None:
                found = (i + 1, node.value)
        return found

    def end(self, syllables: list[Syllable], at: int) -> int | None:
        """Give the end of the longest phrase that begins at ``at``."""
        found = self.longest(syllables, at)
        return found[0] if found else None


@cache
def spelled(phrase: str) -> tuple[str, ...]:
    """Give the folded syllables of a phrase."""
    return tuple(fold_syllable(piece) for piece in _PIECE.findall(phrase))
