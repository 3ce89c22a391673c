"""underthesea's chain, words to parts of speech to chunks to named entities, at many times the speed of its own ``ner()``.

The three models are underthesea's own, run by its own tagger; only their features are built by ``features.FeatureBuilder``.
The labels are those of ``underthesea.ner``: tests/test_chain.py compares them sentence by sentence. ``benchmarks/chain.py``
measures both; on the real articles this is about MEASURED times as fast.

``ner(sentence)`` is a drop-in for ``underthesea.ner``. The component ``vn_chain`` labels a ``Doc`` whose sentences and words
are those of ``extractor.words.v1``, and writes ``token.tag_``, ``token._.chunk`` and ``doc.ents`` (PER, LOC, ORG, MISC).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import ENT_IOB, ENT_TYPE, TAG
from spacy.language import Language
from spacy.tokens import Doc, Token

from extractor.layers import register
from extractor.segment.features import FeatureBuilder, features_of_model
from extractor.segment.words import split_words

if TYPE_CHECKING:
    from underthesea_core import CRFTagger

_INSIDE, _OUTSIDE, _BEGIN = 1, 2, 3
"""spaCy's numbers for the IOB code of a token."""


@dataclass(frozen=True, slots=True)
class Tagger:
    """One of underthesea's CRF models and the features it reads."""

    model: "CRFTagger"
    features: FeatureBuilder

    def __call__(self, columns: Sequence[Sequence[str]]) -> list[str]:
        """Give the label of each word of a sentence: words in the first column, the labels known so far after it."""
        unknown = ["X"] * len(columns[0])
        labels: list[str] = self.model.tag(self.features([*columns, unknown]))
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
        register()
        table = np.zeros((len(doc), 3), dtype="uint64")
        table[:, 1] = _OUTSIDE
        for sentence in _sentences(doc):
            labels = label([_seen(doc, token) for token in sentence])
            _write(doc, table, sentence, labels)
        doc.from_array([TAG, ENT_IOB, ENT_TYPE], table)
        return doc


@Language.factory("vn_chain", assigns=["token.tag", "token._.chunk", "doc.ents"])
def create_chain(nlp: Language, name: str) -> Chain:
    """Give the component; the models are loaded with the first text."""
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
    """Give a word as underthesea saw it; this is ``token._.word``, without the cost of asking spaCy for it."""
    seen = doc.user_data.get(("._.", "word", token.idx, None))
    return token.text if seen is None else str(seen)


def _write(doc: Doc, table: "np.ndarray", sentence: Sequence[Token], labels: Labels) -> None:
    """Write the labels of a sentence into the table of the whole ``Doc``."""
    numbers = doc.vocab.strings
    previous, kind_before = -1, ""
    for token, tag, chunk, entity in zip(sentence, labels.tags, labels.chunks, labels.entities, strict=True):
        i = token.i
        table[i, 0] = numbers.add(tag)
        doc.user_data[("._.", "chunk", token.idx, None)] = chunk
        prefix, _, kind = entity.partition("-")
        if kind:
            goes_on = prefix == "I" and kind == kind_before
            begin = previous + 1 if goes_on else i
            table[begin : i + 1, 1] = _INSIDE
            table[begin : i + 1, 2] = numbers.add(kind)
            if not goes_on:
                table[i, 1] = _BEGIN
        previous, kind_before = i, kind


@cache
def _taggers() -> tuple[Tagger, Tagger, Tagger]:
    """Load the models for parts of speech, chunks and entities, with the templates they were trained on."""
    # Here, since importing underthesea takes half a second.
    from underthesea.pipeline.chunking import model_crf as chunking
    from underthesea.pipeline.ner import model_crf as ner_tagging
    from underthesea.pipeline.pos_tag import model_crf as pos_tagging

    return (
        _tagger(pos_tagging.CRFPOSTagPredictor.Instance(), pos_tagging.__file__, "pos_crf_2017_10_11.bin"),
        _tagger(chunking.CRFChunkingPredictor.Instance(), chunking.__file__, "chunk_crf_2017_10_12.bin"),
        _tagger(ner_tagging.CRFNERPredictor.Instance(), ner_tagging.__file__, "ner_crf_2017_10_12.bin"),
    )


def _tagger(predictor: "CRFTagger", module: str, model: str) -> Tagger:
    """Take the model and templates out of one of underthesea's predictors."""
    from underthesea.pipeline.ner.tagged_feature import text_istitle

    def functions(text: str) -> dict[str, str]:
        return {"lower": text.lower(), "istitle": str(text_istitle(text))}

    known = features_of_model(Path(module).with_name(model))
    return Tagger(predictor.model, FeatureBuilder(predictor.transformer.template, functions, known))
