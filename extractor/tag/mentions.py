"""The one overlap policy: which of the taggers' findings become mentions.

1. A code wins over whatever overlaps it: digits and letters of ``12/2017/QĐ-UBND`` are neither date nor body.
2. Of the rest, the earliest start wins, then the longest: a body's name keeps the period inside it
   (``Ban Chỉ đạo … giai đoạn 2021-2025``), a date keeps a bare name inside it.
3. Site furniture (share buttons, bylines, view counts) yields nothing.
"""

from collections.abc import Callable, Iterable

from spacy.language import Language
from spacy.tokens import Doc

from extractor.layers import Found, found_in, place


def merge(codes: Iterable[Found], others: Iterable[Found]) -> list[Found]:
    """Give the mentions that the policy keeps, in text order; no two overlap."""
    fixed = list(codes)
    return sorted(fixed + outside(without_overlap(others), fixed), key=lambda f: f.start)


def without_overlap(found: Iterable[Found]) -> list[Found]:
    """Keep the earliest, then the longest."""
    kept: list[Found] = []
    for f in sorted(found, key=lambda f: (f.start, -f.end)):
        if not kept or f.start >= kept[-1].end:
            kept.append(f)
    return kept


def outside(found: Iterable[Found], barred: Iterable[Found]) -> list[Found]:
    """Give what touches nothing that is barred: site furniture, codes."""
    stretches = sorted((b.start, b.end) for b in barred)
    kept: list[Found] = []
    at = 0
    for f in sorted(found, key=lambda f: (f.start, f.end)):
        while at < len(stretches) and stretches[at][1] <= f.start:
            at += 1
        if at == len(stretches) or f.end <= stretches[at][0]:
            kept.append(f)
    return kept


class Mentions:
    """The pipe ``vn_mentions``: merges the layers ``codes``, ``dates`` and ``orgs`` into ``mentions``."""

    def __call__(self, doc: Doc) -> Doc:
        """Write the mentions of a ``Doc``."""
        furniture = [block for block in found_in(doc, "blocks") if block.label == "furniture"]
        codes = outside(found_in(doc, "codes"), furniture)
        others = outside([*found_in(doc, "dates"), *found_in(doc, "orgs")], furniture)
        return place(doc, "mentions", merge(codes, others))


@Language.factory("vn_mentions")
def create_mentions(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the pipe for ``nlp.add_pipe("vn_mentions")``."""
    return Mentions()
