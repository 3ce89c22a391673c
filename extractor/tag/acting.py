"""Whether a body or a group of bodies acts here or is addressed, or is only a place or talked about."""

from extractor.tag.body_words import vocabulary
from extractor.tag.names import Syllables, on_line
from extractor.tag.syllables import Phrases, Syllable

_REACH = 8
"""Syllables looked back over for a cue."""


def _ends_with(s: Syllables, at: int, phrases: Phrases[str]) -> int | None:
    """Give where the longest phrase that ends right before ``at`` begins."""
    back: list[Syllable] = []
    for k in range(at - 1, max(-1, at - 1 - _REACH), -1):
        if s[k].line != s[at].line:
            break
        back.append(s[k])
    if not back:
        return None
    found = _end_over_lines(phrases, back)
    return at - found if found else None


def _end_over_lines(phrases: Phrases[str], back: list[Syllable]) -> int | None:
    return phrases.end(back, 0)


def is_addressed(s: Syllables, at: int) -> bool:
    """Tell whether the words before show it addressed: ``giao``, ``yêu cầu``, ``phối hợp với``, ``báo cáo``, ``của``."""
    v = vocabulary()
    attending, addressing = _ends_with(s, at, v.attending), _ends_with(s, at, v.addressing)
    if addressing is None:
        return False
    return attending is None or addressing < attending


def opens_clause(s: Syllables, at: int) -> bool:
    """Tell whether a clause begins here: after the line's beginning, a full stop, a comma, a colon, a bullet."""
    return at == 0 or s[at - 1].line != s[at].line or not s[at - 1].text[0].isalnum()


def _verb(s: Syllables, end: int, verbs: Phrases[str]) -> bool:
    """Tell whether one of the verbs follows, over adverbs."""
    v = vocabulary()
    if on_line(s, end, end - 1) and s[end].text == ":":
        end += 1
    for _ in range(4):
        if not on_line(s, end, end - 1):
            return False
        if verbs.end(s, end) is not None:
            return True
        over = v.adverbs.end(s, end)
        if over is None:
            return False
        end = over
    return False


def has_task(s: Syllables, end: int) -> bool:
    """Tell whether the words after it give it something to do: ``chủ trì``, ``có trách nhiệm``, ``rà soát``."""
    return _verb(s, end, vocabulary().tasks)


def has_authority(s: Syllables, end: int) -> bool:
    """Tell whether the words after it show it in office: ``giao``, ``ban hành``, ``cũng yêu cầu``."""
    return _verb(s, end, vocabulary().authority)
