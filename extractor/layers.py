"""What a spaCy ``Doc`` carries from stage to stage, and the one way to put it there.

The tokens of a ``Doc`` are underthesea's words, cut where a mention begins or ends inside one (``Y tếĐồng Nai`` glued
to ``vừa``), so that every span is exact. The layers, each written by one stage and read by those after it:

==========================  =======================================================================================
``doc._.article``           the ``Article`` that was read (its text is ``doc.text``)
``doc.spans["blocks"]``     layout: spans labelled ``headline``, ``heading``, ``paragraph``, ``item``, ``caption``,
                            ``teaser``, ``furniture``, in text order, covering all that is not white space
``doc.sents``               sentences; none crosses a block
``token._.word``            the word as underthesea saw it, where that is not ``token.text``
``token.tag_``              underthesea's POS; ``token._.chunk`` its chunk tag; ``doc.ents`` its named entities
``doc.spans["codes"]``,     what each tagger found, before the overlap policy
``["dates"]``, ``["orgs"]``
``doc.spans["mentions"]``   the mentions: no two overlap, in text order
``doc._.entities``          list of ``Entity``; a mention's is ``span._.entity``
``doc._.documents``         list of ``Document``
``doc._.tasks``,            lists of ``Task``, ``Target``, ``Assignment``
``.targets``,
``.assignments``
==========================  =======================================================================================
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from spacy.tokens import Doc, Span, Token

from extractor.records import Article


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of text that a rule recognised: ``text[start:end]``, what it is, its value, and the rule's name."""

    start: int
    end: int
    label: str
    value: str | None = None
    source: str = ""


def register() -> None:
    """Declare the custom attributes of the layers; calling it again changes nothing."""
    for owner, name, default in (
        (Doc, "article", None),
        (Doc, "entities", None),
        (Doc, "documents", None),
        (Doc, "tasks", None),
        (Doc, "targets", None),
        (Doc, "assignments", None),
        (Token, "chunk", ""),
        (Token, "word", None),
        (Span, "value", None),
        (Span, "source", None),
        (Span, "entity", None),
    ):
        if not owner.has_extension(name):
            owner.set_extension(name, default=default)


def article_of(doc: Doc) -> Article:
    """Give the article a ``Doc`` was made from; for a ``Doc`` made from bare text, one without id or date."""
    return doc._.article or Article(id="text", text=doc.text)


def sentences_of(doc: Doc) -> list[tuple[int, int]]:
    """Give the offsets of a ``Doc``'s sentences; one of all of it where nothing has set them."""
    if not doc.has_annotation("SENT_START"):
        return [(0, len(doc.text))] if doc.text else []
    return [(sentence.start_char, sentence.end_char) for sentence in doc.sents]


def found_in(doc: Doc, layer: str) -> list[Found]:
    """Give the spans of a layer as plain data, in text order; none where the layer was not written."""
    if layer not in doc.spans:
        return []
    return [
        Found(span.start_char, span.end_char, span.label_, span._.value, span._.source or "")
        for span in doc.spans[layer]
    ]


def place(doc: Doc, layer: str, found: Iterable[Found]) -> Doc:
    """Write ``found`` as the spans of a layer; gives the ``Doc`` back, made anew where a token had to be cut.

    spaCy's retokenizer cannot be used: it leaves the spans of other layers at their old token numbers.
    """
    register()
    ordered = sorted(found, key=lambda f: (f.start, f.end))
    doc = cut_tokens(doc, {edge for f in ordered for edge in (f.start, f.end)})
    spans = []
    for f in ordered:
        span = doc.char_span(f.start, f.end, label=f.label)
        if span is None:
            raise ValueError(f"characters {f.start}-{f.end} of the text are no run of tokens")
        if f.value is not None:
            span._.value = f.value
        if f.source:
            span._.source = f.source
        spans.append(span)
    doc.spans[layer] = spans
    return doc


def cut_tokens(doc: Doc, edges: set[int]) -> Doc:
    """Cut the tokens so that each character offset of ``edges`` is a token boundary, keeping every layer."""
    cuts = _cuts(doc, edges)
    return _rebuilt(doc, cuts) if cuts else doc


def _cuts(doc: Doc, edges: set[int]) -> dict[int, list[int]]:
    """Give the offsets inside each token, by its number, at which it is to be cut."""
    if not len(doc) or not edges:
        return {}
    starts, lengths = doc.to_array(["IDX", "LENGTH"]).astype("int64").T
    asked = np.array(sorted(edges))
    tokens = np.searchsorted(starts, asked, side="right") - 1
    inside = asked - starts[tokens]
    cut = (tokens >= 0) & (inside > 0) & (inside < lengths[tokens])
    cuts: dict[int, list[int]] = {}
    for token, at in zip(tokens[cut].tolist(), inside[cut].tolist(), strict=True):
        cuts.setdefault(token, []).append(at)
    return cuts


def _rebuilt(doc: Doc, cuts: dict[int, list[int]]) -> Doc:
    """Make the ``Doc`` again with token ``i`` cut at the offsets ``cuts[i]``; labels pass to every piece."""
    words: list[str] = []
    columns: dict[str, list[Any]] = {"spaces": [], "tags": [], "ents": [], "sent_starts": []}
    has_sents, chunks = doc.has_annotation("SENT_START"), []
    for token in doc:
        edges = [0, *cuts.get(token.i, []), len(token)]
        pieces = [token.text[a:b] for a, b in pairwise(edges)]
        words += pieces
        columns["spaces"] += [False] * (len(pieces) - 1) + [bool(token.whitespace_)]
        columns["tags"] += [token.tag_] * len(pieces)
        columns["sent_starts"] += [bool(token.is_sent_start)] + [False] * (len(pieces) - 1)
        columns["ents"] += _entity_tags(token, len(pieces))
        chunks += [token._.chunk] * len(pieces)
    new = Doc(
        doc.vocab,
        words=words,
        spaces=columns["spaces"],
        tags=columns["tags"],
        sent_starts=columns["sent_starts"] if has_sents else None,
        ents=columns["ents"],
        user_data=dict(doc.user_data),
    )
    for token, chunk in zip(new, chunks, strict=True):
        if chunk:
            token._.chunk = chunk
    for layer, group in doc.spans.items():
        new.spans[layer] = _moved(new, group)
    return new


def _moved(doc: Doc, spans: Sequence[Span]) -> list[Span]:
    """Give the same stretches of text as spans of another ``Doc``; their attributes hang on the offsets and stay."""
    moved = [doc.char_span(span.start_char, span.end_char, label=span.label) for span in spans]
    if any(span is None for span in moved):
        raise ValueError("a span was lost while cutting tokens")
    return [span for span in moved if span is not None]


def _entity_tags(token: Token, pieces: int) -> list[str]:
    """Give the IOB tags of a token's pieces."""
    if not token.ent_type_:
        return ["O"] * pieces
    return [f"{token.ent_iob_}-{token.ent_type_}"] + [f"I-{token.ent_type_}"] * (pieces - 1)
