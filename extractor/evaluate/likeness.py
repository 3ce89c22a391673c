"""How alike two texts, two spans of a text, or two documents are."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from extractor.records import fold

Row = Mapping[str, Any]
"""A record as its JSON object; it may carry more fields than the format lists."""

WORD = re.compile(r"\w+|[^\w\s]")

SAME_TEXT = 0.5
"""Token F1 from which two texts (``GRDP/người``, ``GRDP bình quân``), or two spans, count as the same."""

SAME_TITLE = 0.7
"""Token F1 from which two titles name one document, where neither has a code or a number."""


def token_f1(a: str, b: str) -> float:
    """Give the F1 of the tokens two texts have in common, whatever their order, in [0, 1].

    >>> token_f1("thu nhập bình quân", "Thu nhập")
    0.6666666666666666
    """
    xs, ys = WORD.findall(fold(a)), WORD.findall(fold(b))
    if not xs or not ys:
        return float(xs == ys)
    return 2 * (Counter(xs) & Counter(ys)).total() / (len(xs) + len(ys))


def covered(text: str, start: int, end: int) -> frozenset[tuple[int, int]]:
    """Give the tokens of ``text[start:end]`` by their place in ``text``."""
    return frozenset((start + m.start(), start + m.end()) for m in WORD.finditer(text[start:end]))


def set_f1(a: frozenset[Any], b: frozenset[Any]) -> float:
    """Give the F1 of two sets, in [0, 1]."""
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def document_key(document: Row) -> str:
    """Say how a document is recognised: by its code, else by type and number, else by title.

    >>> document_key({"code": "306/KH-UBND"})
    'code:306/kh-ubnd'
    >>> document_key({"type": "Nghị quyết", "number": "15"})
    'number:nghị quyết 15'
    """
    if document.get("code"):
        return "code:" + re.sub(r"\s", "", fold(document["code"]))
    if document.get("type") and document.get("number"):
        return f"number:{fold(document['type'])} {fold(document['number'])}"
    return "title:" + fold(document.get("title") or document.get("type") or "")


def type_and_number(document: Row) -> tuple[str, str]:
    """Give a document's type and number, folded; each empty where it is not stated."""
    return fold(document.get("type") or ""), fold(document.get("number") or "")


def same_document(a: Row, b: Row) -> float:
    """Say how surely two records are one document.

    1.0 for the same code, type and number, or title; 0.9 for the same type and number where one has no code;
    0.8 for titles that are nearly the same; else 0.0.
    """
    keys = document_key(a), document_key(b)
    if keys[0] == keys[1]:
        return 1.0
    numbered = bool(a.get("number")) and type_and_number(a) == type_and_number(b)
    if numbered and not (a.get("code") and b.get("code")):
        return 0.9
    titled = all(key.startswith("title:") for key in keys)
    return 0.8 if titled and token_f1(*keys) >= SAME_TITLE else 0.0
