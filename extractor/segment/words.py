"""Words: underthesea's segmentation, laid back on the verbatim text, as a spaCy ``Doc``.

underthesea sees each sentence once and reads it its own way: NFC, ``Đ`` (U+0110) for ``Ð`` (U+00D0), misplaced tone marks mended
(``hoà``), syllables of a word joined by one space. Its pieces are found again in the text by offset, never by spelling, so that
``doc.text == text`` whatever the text holds; where a word as underthesea saw it is spelt otherwise than in the text,
``token._.word`` keeps it for the taggers of the chain.

    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": "extractor.words.v1"}}})

The tokenizer sees only text and decides by form whether the first line is a headline; ``segment(vocab, article)`` knows the title.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from extractor.layers import Found, register
from extractor.records import Article
from extractor.segment.features import FeatureBuilder, features_of_model
from extractor.segment.layout import blocks
from extractor.segment.sentences import sentences

if TYPE_CHECKING:
    from spacy.language import Language
    from underthesea_core import CRFTagger

_EQUAL_LETTERS = str.maketrans("ðÐ", "đĐ")
"""underthesea's table of characters (a test compares them): Latin eth stands for the Vietnamese letter."""

_CLUSTER = re.compile(r"[\w\W](?:(?![\s!-~])[^\w]|[\u0300-\u036f\u1100-\u11ff])*")
"""A letter and what may be composed with it: whatever is no word character, and jamo."""

_COARSE_CLUSTER = re.compile(r"[\x00-\x7f][^\x00-\x7f]*|[^\x00-\x7f]+")
"""An ASCII character is never composed with the one before it, whatever Unicode's next version brings."""

_ENDLESS_URL = r"[^\s()<>{}\[\]]+                   # Run of non-space, non-()<>{}[]"
_LINEAR_URL = r"[^\s()<>{}\[\]]                    # one at a time: the group around it repeats"


@dataclass(frozen=True, slots=True)
class Word:
    """One word: ``text[start:end]`` of the sentence, and as underthesea sees it."""

    start: int
    end: int
    seen: str


def split_words(sentence: str) -> list[Word]:
    """Give the words of a sentence; all that is not white space is in one of them, and no two overlap."""
    pieces = _pieces(sentence)
    words: list[Word] = []
    # A piece without a letter of its own is half of a letter that NFC writes as two.
    for (start, end, seen), tag in zip(pieces, _tags([seen for _, _, seen in pieces]), strict=True):
        if words and (tag == "I-W" or start == end):
            words[-1] = Word(words[-1].start, end, f"{words[-1].seen} {seen}")
        else:
            words.append(Word(start, end, seen))
    return words


def _pieces(sentence: str) -> list[tuple[int, int, str]]:
    """Give what underthesea's regular expression finds, as offsets and as its normalisers leave it."""
    found, mended_by_word = _pattern().finditer, _token_map()
    if sentence.isascii() or unicodedata.is_normalized("NFC", sentence):
        pieces = [(m.start(), m.end(), m.group()) for m in found(sentence.translate(_EQUAL_LETTERS))]
    else:
        composed, offsets = _composed(sentence)
        matches = found(composed.translate(_EQUAL_LETTERS))
        pieces = [(offsets[m.start()], offsets[m.end()], m.group()) for m in matches]
    return [(a, b, mended_by_word.get(piece, piece)) for a, b, piece in pieces]


def _composed(sentence: str) -> tuple[str, list[int]]:
    """Give the NFC of a sentence, and for each offset of that the offset in the sentence."""
    composed = unicodedata.normalize("NFC", sentence)
    clusters = _CLUSTER.findall(sentence)
    parts = [unicodedata.normalize("NFC", cluster) for cluster in clusters]
    if "".join(parts) != composed:
        clusters = _COARSE_CLUSTER.findall(sentence)
        parts = [unicodedata.normalize("NFC", cluster) for cluster in clusters]
    offsets, start = [], 0
    for cluster, part in zip(clusters, parts, strict=True):
        offsets += [start + min(i, len(cluster)) for i in range(len(part))]
        start += len(cluster)
    return composed, [*offsets, start]


def segment(vocab: Vocab, article: Article) -> Doc:
    """Make the ``Doc`` of an article: blocks, sentences and words; ``doc._.article`` is the article."""
    doc = _doc(vocab, article.text, article.title)
    doc._.article = article
    return doc


class Tokenizer:
    """The spaCy tokenizer ``extractor.words.v1``: text to a ``Doc`` with blocks, sentences and words."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Segment a text without a known title."""
        return _doc(self.vocab, text, None)

    def to_bytes(self, **_: object) -> bytes:
        """Give nothing: there is no state to save."""
        return b""

    def from_bytes(self, _data: bytes, **_: object) -> "Tokenizer":
        """Restore from nothing."""
        return self

    def to_disk(self, _path: object, **_: object) -> None:
        """Save nothing: there is no state."""

    def from_disk(self, _path: object, **_: object) -> "Tokenizer":
        """Restore from nothing."""
        return self


@spacy.registry.tokenizers("extractor.words.v1")
def create_tokenizer() -> "Callable[[Language], Tokenizer]":
    """Give what makes the tokenizer of a pipeline."""

    def make(nlp: "Language") -> Tokenizer:
        return Tokenizer(nlp.vocab)

    return make


def _doc(vocab: Vocab, text: str, title: str | None) -> Doc:
    register()
    found = blocks(text, title)
    builder = _Builder(text)
    for block in found:
        for start, end in sentences(text, block.start, block.end):
            builder.add_sentence(start, split_words(text[start:end]))
    return builder.doc(vocab, found)


@cache
def _pattern() -> re.Pattern[str]:
    """Give underthesea's regular expression for pieces.

    Its part for addresses repeats a repetition: ``http://`` and forty dots take it years. The same strings are matched
    by repeating once.
    """
    from underthesea.pipeline.word_tokenize import regex_tokenize

    combined = regex_tokenize.regex_patterns_combine.replace(_ENDLESS_URL, _LINEAR_URL)
    return re.compile(combined, re.VERBOSE)


@cache
def _token_map() -> dict[str, str]:
    """Give underthesea's table of misspelt syllables, those that it looks up (of at most six letters)."""
    from underthesea.pipeline.text_normalize.text_normalizer import token_map

    return {word: mended for word, mended in token_map.items() if len(word) <= 6}


def _tags(seen: list[str]) -> list[str]:
    """Tell for each piece whether it begins a word (``B-W``) or goes on in one (``I-W``)."""
    if not seen:
        return []
    model, features = _segmenter()
    tags: list[str] = model.tag(features([seen]))
    return tags


@cache
def _segmenter() -> "tuple[CRFTagger, FeatureBuilder]":
    """Load underthesea's segmentation model and its templates."""
    # Here, since importing underthesea takes half a second.
    import joblib
    from underthesea.pipeline import word_tokenize
    from underthesea_core import CRFFeaturizer, CRFTagger

    folder = Path(word_tokenize.__file__).parent / "models" / "ws_crf_vlsp2013_20230727"
    templates = joblib.load(folder / "features.bin")
    names = ("lower", "isdigit", "istitle", "is_in_dict")
    # Its functions are compiled ones, which differ from Python's on rare letters: they are asked, once for each text.
    featurizer = CRFFeaturizer([f"T[0].{name}" for name in names], joblib.load(folder / "dictionary.bin"))
    value_at = [len(f"T[0].{name}=") for name in names]

    def functions(text: str) -> dict[str, str]:
        values = featurizer.process([[[text]]])[0][0]
        return {name: value[at:] for name, value, at in zip(names, values, value_at, strict=True)}

    model = CRFTagger()
    model.load(str(folder / "models.bin"))
    return model, FeatureBuilder(templates, functions, features_of_model(folder / "models.bin"))


class _Builder:
    """Collects words sentence by sentence, and the white space between them, into what a ``Doc`` is made of."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.end = 0
        self.words: list[str] = []
        self.spaces: list[bool] = []
        self.sentence_starts: list[bool] = []
        self.token_at: dict[int, int] = {}
        self.token_to: dict[int, int] = {}
        self.seen: list[tuple[int, str]] = []

    def add_sentence(self, offset: int, words: Iterable[Word]) -> None:
        """Add the words of the sentence that stands at ``offset``."""
        first = True
        for word in words:
            start, end = offset + word.start, offset + word.end
            self._add_gap(start)
            self._add(start, end, first)
            if word.seen != self.words[-1]:
                self.seen.append((start, word.seen))
            first = False

    def _add(self, start: int, end: int, opens_sentence: bool) -> None:
        self.token_at[start] = len(self.words)
        self.words.append(self.text[start:end])
        self.spaces.append(False)
        self.sentence_starts.append(opens_sentence)
        self.token_to[end] = len(self.words)
        self.end = end

    def _add_gap(self, end: int) -> None:
        """Account for the text up to ``end``: one space belongs to the token before it, more make a token."""
        if self.end < end and self.words and self.text[self.end] == " ":
            self.spaces[-1] = True
            self.end += 1
        if self.end < end:
            self._add(self.end, end, not self.words)

    def doc(self, vocab: Vocab, found: Iterable[Found]) -> Doc:
        """Make the ``Doc``, its blocks being ``found``."""
        self._add_gap(len(self.text))
        doc = Doc(vocab, words=self.words, spaces=self.spaces, sent_starts=self.sentence_starts)
        doc.spans["blocks"] = [
            Span(doc, self.token_at[block.start], self.token_to[block.end], label=block.label)
            for block in found
        ]
        for start, word in self.seen:
            doc.user_data[("._.", "word", start, None)] = word
        return doc
