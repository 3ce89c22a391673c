"""A sentence as the directive rules see it: words, punctuation, and each mention as one unit."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Span

from extractor.tag.syllables import fold_syllable, glue_points

WORD = re.compile(r"\w+(?:[-–]\w+)*|[^\w\s]")
"""A word, hyphens inside it kept, or one mark."""
_UNIT_KINDS = {"ORG": "org", "DATE": "date", "CODE": "code"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A word, a punctuation mark or a mention: ``text[start:end]``.

    ``kind`` is ``word``, ``punct``, ``org``, ``date`` or ``code``; ``text`` is folded; ``capital`` says whether the
    first letter was a capital one, ``tag`` is underthesea's part of speech of the word that begins here;
    ``mention`` is the mention's span, if it is one.
    """

    start: int
    end: int
    kind: str
    text: str
    capital: bool = False
    tag: str = ""
    mention: Span | None = None

    @property
    def verb(self) -> bool:
        """Whether a verb begins here."""
        return self.tag.startswith("V")

    @property
    def modifier(self) -> bool:
        """Whether an adverb or adjective begins here."""
        return self.tag in ("A", "R")

    @property
    def entity(self) -> str | None:
        """The id of the entity a body's mention names."""
        return self.mention._.entity if self.mention is not None else None

    @property
    def value(self) -> str | None:
        """The value of a date's or code's mention."""
        return self.mention._.value if self.mention is not None else None


def sentences(doc: Doc) -> Iterator[tuple[Span, list[Unit]]]:
    """Give each sentence of the ``Doc`` with its units, in text order; all of it where nothing has set sentences."""
    mentions = list(doc.spans["mentions"]) if "mentions" in doc.spans else []
    text, first = doc.text, 0  # spaCy spells the whole text anew whenever it is asked for it
    for sentence in doc.sents if doc.has_annotation("SENT_START") else [doc[:]]:
        while first < len(mentions) and mentions[first].end_char <= sentence.start_char:
            first += 1
        last = first
        while last < len(mentions) and mentions[last].start_char < sentence.end_char:
            last += 1
        tags = {token.idx: token.tag_ for token in sentence}
        yield sentence, units(text, sentence.start_char, sentence.end_char, mentions[first:last], tags)


def units(
    text: str, start: int, end: int, mentions: Sequence[Span], tags: Mapping[int, str] | None = None
) -> list[Unit]:
    """Cut ``text[start:end]`` into units, given the mentions inside it and the tags of its words by offset."""
    found: list[Unit] = []
    position = start
    for mention in mentions:
        found += _words(text, position, mention.start_char, tags or {})
        kind = _UNIT_KINDS.get(mention.label_, "word")
        low, capital = fold_syllable(mention.text), mention.text[0].isupper()
        found.append(Unit(mention.start_char, mention.end_char, kind, low, capital, mention=mention))
        position = mention.end_char
    return found + _words(text, position, end, tags or {})


def _words(text: str, start: int, end: int, tags: Mapping[int, str]) -> list[Unit]:
    """Cut a stretch without mentions into words and marks; glued words come apart (``tiến hànhkiểm tra``)."""
    found: list[Unit] = []
    for match in WORD.finditer(text, start, max(start, end)):
        kind = "word" if match[0][0].isalnum() else "punct"
        edges = [0, *(glue_points(match[0]) if kind == "word" else ()), len(match[0])]
        for a, b in pairwise(edges):
            piece, offset = match[0][a:b], match.start() + a
            found.append(
                Unit(
                    offset,
                    offset + len(piece),
                    kind,
                    fold_syllable(piece),
                    piece[0].isupper(),
                    tags.get(offset, ""),
                )
            )
    return found
