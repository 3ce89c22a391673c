"""underthesea's chain, words to parts of speech to chunks to named entities, many times as fast as its ``ner()``.

The three models are underthesea's own, run by its own tagger; only their features are built by
``features.FeatureBuilder``. The labels are those of ``underthesea.ner``: tests/test_chain.py compares them sentence
by sentence, benchmarks/chain.py measures both in one run (8 to 17 times as fast).

``ner(sentence)`` stands in for ``underthesea.ner(sentence)``. The component ``vn_chain`` labels a ``Doc`` whose
sentences and words are those of ``extractor.words.v1``; it comes right behind the tokenizer, and writes
``token.tag_``, ``token._.chunk`` and ``doc.ents`` (PER, LOC, ORG, MISC). In ``doc.ents`` an entity that underthesea
begins with ``I-`` begins with ``B-``, since spaCy knows no other beginning.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Token

from extractor.layers import register
from extractor.segment.features import FeatureBuilder, read_model
from extractor.segment.words import split_words

if TYPE_CHECKING:
    from thinc.types import Ints2d
    from underthesea_core import CRFTagger

_INSIDE, _OUTSIDE, _BEGIN = 1, 2, 3
"""spaCy's numbers for the IOB code of a token."""

_TAG, _IOB, _KIND = 0, 1, 2
"""The columns of the table of labels."""


@dataclass(frozen=True, slots=True)
class Tagger:
    """One of underthesea's CRF models and the features it reads."""

    model: "CRFTagger"
    features: FeatureBuilder[tuple[str, ...]]

    def __call__(self, columns: Sequence[Sequence[str]]) -> list[str]:
        """Give the label of each word of a sentence: words in the first column, the labels known so far after it."""
        unknown = ["X"] * len(columns[0])
        features = [list(chain.from_iterable(found)) for found in self.features([*columns, unknown])]
        labels: list[str] = self.model.tag(features)
        return labels


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one sentence, one for each word."""

    tags: list[str]
    chunks: list[str]
    entities: list[str]


def label(words: Sequence[str]) -> Labels:
    """Label the words of a sentence, given as underthesea's segmentation leaves them."""
    if not words:
        return Labels([], [], [])
    pos, chunker, recognizer = _taggers()
    tags = pos([words])
    chunks = chunker([words, tags])
    return Labels(tags, chunks, recognizer([words, tags, chunks]))


def ner(sentence: str) -> list[tuple[str, str, str, str]]:
    """Give what ``underthesea.ner(sentence)`` gives: each word with its tag, chunk label and entity label."""
    words = [word.seen for word in split_words(sentence)]
    labels = label(words)
    return list(zip(words, labels.tags, labels.chunks, labels.entities, strict=True))


class Chain:
    """The component ``vn_chain``."""

    def __call__(self, doc: Doc) -> Doc:
        """Label every word; white space gets no label, but for the entity it stands in."""
        write(
            doc,
            ((sentence, label([_seen(doc, token) for token in sentence])) for sentence in _sentences(doc)),
        )
        return doc


@Language.factory("vn_chain", assigns=["token.tag", "token._.chunk", "doc.ents"])
def create_chain(nlp: Language, name: str) -> Chain:
    """Give the component; its models are loaded with the first text."""
    return Chain()


def _sentences(doc: Doc) -> Iterator[list[Token]]:
    """Give the words of each sentence; where no sentences are known, of the whole."""
    sentence: list[Token] = []
    for token in doc:
        if token.is_sent_start and sentence:
            yield sentence
            sentence = []
        if not token.text.isspace():
            sentence.append(token)
    yield sentence


def _seen(doc: Doc, token: Token) -> str:
    """Give a word as underthesea saw it: ``token._.word``, without the cost of asking spaCy for it."""
    data: dict[Any, Any] = doc.user_data
    return data.get(("._.", "word", token.idx, None)) or token.text


def write(doc: Doc, labelled: Iterable[tuple[Sequence[Token], Labels]]) -> None:
    """Write the labels of sentences into their ``Doc``, all at once."""
    register()
    table = np.zeros((len(doc), 3), dtype="uint64")
    table[:, _IOB] = _OUTSIDE
    data: dict[Any, Any] = doc.user_data
    number = doc.vocab.strings.add
    for sentence, labels in labelled:
        for token, tag, chunk in zip(sentence, labels.tags, labels.chunks, strict=True):
            table[token.i, _TAG] = number(tag)
            data["._.", "chunk", token.idx, None] = chunk
        for first, last, kind in _entities(sentence, labels.entities):
            table[first : last + 1, _IOB] = _INSIDE
            table[first, _IOB] = _BEGIN
            table[first : last + 1, _KIND] = number(kind)
    doc.from_array(["TAG", "ENT_IOB", "ENT_TYPE"], cast("Ints2d", table))


def _entities(sentence: Sequence[Token], labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """Give the first and last token and the kind of each entity; white space between its words is inside it."""
    entities: list[tuple[int, int, str]] = []
    kind_before = ""
    for token, entity in zip(sentence, labels, strict=True):
        prefix, _, kind = entity.partition("-")
        if kind and prefix == "I" and kind == kind_before:
            entities[-1] = (entities[-1][0], token.i, kind)
        elif kind:
            entities.append((token.i, token.i, kind))
        kind_before = kind
    return entities


@cache
def _taggers() -> tuple[Tagger, Tagger, Tagger]:
    """Load the models for parts of speech, chunks and entities, with the templates they were trained on."""
    # Here, since importing underthesea takes half a second.
    from underthesea.pipeline.chunking import model_crf as chunking
    from underthesea.pipeline.ner import model_crf as ner_tagging
    from underthesea.pipeline.pos_tag import model_crf as pos_tagging

    pos = pos_tagging.CRFPOSTagPredictor.Instance()
    chunker = chunking.CRFChunkingPredictor.Instance()
    recognizer = ner_tagging.CRFNERPredictor.Instance()
    return (
        _tagger(pos.model, pos.transformer.template, Path(pos_tagging.__file__), "pos_crf_2017_10_11.bin"),
        _tagger(
            chunker.model, chunker.transformer.template, Path(chunking.__file__), "chunk_crf_2017_10_12.bin"
        ),
        _tagger(
            recognizer.model,
            recognizer.transformer.template,
            Path(ner_tagging.__file__),
            "ner_crf_2017_10_12.bin",
        ),
    )


def _tagger(model: "CRFTagger", templates: Sequence[str], module: Path, file: str) -> Tagger:
    """Join a loaded model of underthesea's with a builder of the features that it knows by its file."""
    from underthesea.pipeline.ner.tagged_feature import text_istitle

    def functions(text: str) -> dict[str, str]:
        return {"lower": text.lower(), "istitle": str(text_istitle(text))}

    known = {feature: (feature,) for feature in read_model(module.with_name(file)).features}
    return Tagger(model, FeatureBuilder(templates, functions, known, ()))
