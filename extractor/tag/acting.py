"""Whether a body or a group of bodies acts here or is addressed, or is only a place or talked about."""

from extractor.tag.body_words import vocabulary
from extractor.tag.reading import DASHES, Syllables, on_line
from extractor.tag.syllables import Phrases

_REACH = 8
"""Syllables looked back over for a cue."""

_ORDER_REACH = 20
"""Syllables between ``Đối với …`` and the order that follows."""

_GIVING_REACH = 22
"""Syllables between ``thông báo … cho`` and the body: an object may stand between."""


def _ends_with(s: Syllables, at: int, phrases: Phrases[str]) -> int | None:
    """Give where the longest phrase that ends right before ``at`` begins."""
    back = [s[k] for k in range(at - 1, max(-1, at - 1 - _REACH), -1) if s[k].line == s[at].line]
    found = phrases.end(back, 0) if back else None
    return at - found if found else None


def is_attending(s: Syllables, at: int) -> bool:
    """Tell whether the words before show it merely present: ``đại diện lãnh đạo``, ``tham dự có``."""
    v = vocabulary()
    attending, addressing = _ends_with(s, at, v.attending), _ends_with(s, at, v.addressing)
    return attending is not None and (addressing is None or attending <= addressing)


def is_addressed(s: Syllables, at: int) -> bool:
    """Tell whether the words before show it addressed: ``giao``, ``yêu cầu``, ``phối hợp với``, ``báo cáo``."""
    if at and s[at - 1].low in ("cho", "tới", "đến", "về") and _given(s, at, s[at - 1].low == "cho"):
        return True
    if at and s[at - 1].low == "của" and _of_document(s, at):
        return True
    return _ends_with(s, at, vocabulary().addressing) is not None and not is_attending(s, at)


def _given(s: Syllables, at: int, to: bool) -> bool:
    """Tell whether ``cho`` belongs to a giving verb earlier in the clause: ``thông báo dự toán … cho``."""
    for k in range(at - 2, max(0, at - _GIVING_REACH), -1):
        if s[k].text in ".;:" or s[k].line != s[at].line:
            return False
        verbs = vocabulary().giving if to else vocabulary().sending
        if s[k].low in verbs or (f"{s[k].low} {s[k + 1].low}" in verbs):
            return True
    return False


def _of_document(s: Syllables, at: int) -> bool:
    """Tell whether ``của`` makes it the author of a document or an order: ``văn bản chỉ đạo mới của``."""
    for k in range(at - 2, max(0, at - 8), -1):
        if not s[k].text[0].isalnum() or s[k].line != s[at].line or s[k].low in ("của", "và"):
            return False
        if f"{s[k].low} {s[k + 1].low}" in vocabulary().documents:
            return True
    return False


def is_ordered(s: Syllables, at: int) -> bool:
    """Tell whether an order or a report goes to it: the strong cues, for words that often mean nobody."""
    return _ends_with(s, at, vocabulary().ordering) is not None


def is_commanded(s: Syllables, at: int) -> bool:
    """Tell whether an order goes to it by the word right before: ``yêu cầu``, ``giao``, ``phối hợp với``."""
    return _ends_with(s, at, vocabulary().commanding) is not None


def is_spoken_of(s: Syllables, at: int) -> bool:
    """Tell whether someone says what it does: ``cho hay | tỉnh | đã đình chỉ 3 mỏ``."""
    return _ends_with(s, at, vocabulary().reporting) is not None


def is_told(s: Syllables, at: int) -> bool:
    """Tell whether someone reports to it: ``gửi báo cáo về | sở``, ``trả lời | tỉnh``."""
    return _ends_with(s, at, vocabulary().telling) is not None


def is_subject(s: Syllables, at: int, strict: bool = False) -> bool:
    """Tell whether a clause may begin here: at the line's beginning, after a mark, a date, or a connective."""
    if at == 0 or s[at - 1].line != s[at].line:
        return True
    if not s[at - 1].text[0].isalpha():
        return not (s[at - 1].text in DASHES and at > 1 and s[at - 2].capital)
    return s[at - 1].low in (
        "đó",
        "nay",
        "ra",
        "vậy",
        "nhiên",
        "năm",
        "này",
        "phía",
        "rằng",
        "mà",
        "khi",
        "thời",
        "biết",
        "trên",
        "để",
    ) and not (strict and s[at - 1].low in ("trên", "phía"))


def does_something(s: Syllables, end: int) -> bool:
    """Tell by the part of speech whether a verb of doing follows."""
    v = vocabulary()
    while on_line(s, end, end - 1) and s[end].tag == "R" and s[end].low not in ("không", "chưa"):
        end += 1
    return on_line(s, end, end - 1) and s[end].tag == "V" and v.states.end(s, end) is None


def _verb(s: Syllables, end: int, verbs: Phrases[str]) -> bool:
    """Tell whether one of the verbs follows, over adverbs."""
    v = vocabulary()
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


def has_task(s: Syllables, at: int, end: int) -> bool:
    """Tell whether the words after it give it something to do: ``chủ trì``, ``có trách nhiệm``, ``rà soát``."""
    if at and s[at - 1].low in ("được", "bị"):
        return False
    if on_line(s, end, end - 1) and s[end].text in ":)":
        end += 1
    return _verb(s, end, vocabulary().tasks)


def is_topic(s: Syllables, at: int, end: int) -> bool:
    """Tell whether it is what an order is about: ``Đối với | các hãng hàng không |, Cục yêu cầu …``, ``Với …``."""
    if at < 2 or s[at - 1].low != "với" or "Đối" != s[at - 2].text != s[at - 1].text != "Với":
        return False
    v = vocabulary()
    for k in range(end, min(end + _ORDER_REACH, len(s))):
        if s[k].text == "." or s[k].line != s[at].line:
            return False
        if v.commands.end(s, k) is not None:
            return True
    return False


def continues_list(s: Syllables, at: int) -> bool:
    """Tell whether a comma and a name before it make it one of several: ``vào Bình Dương, | TP.HCM``."""
    return at > 1 and s[at - 1].text == "," and s[at - 2].capital


def opens_plan(s: Syllables, at: int) -> bool:
    """Tell whether a headline goes on as a plan: ``Nghệ An: | Công điện khẩn …``, ``Đà Nẵng: | Đến năm 2020, …``."""
    if at + 1 >= len(s):
        return False
    return s[at].low in ("đến", "từ") or f"{s[at].low} {s[at + 1].low}" in vocabulary().documents


def has_authority(s: Syllables, end: int) -> bool:
    """Tell whether the words after it show it in office: ``giao``, ``ban hành``, ``cũng yêu cầu``."""
    return _verb(s, end, vocabulary().authority)
