"""Words: underthesea's segmentation, laid back on the verbatim text, as a spaCy ``Doc``.

underthesea sees each sentence once and reads it its own way: in NFC, with ``Đ`` (U+0110) for ``Ð`` (U+00D0),
misspelt syllables mended (``hoà``), the syllables of a word joined by one space. Its pieces are found again in the
text by their offsets, never by their spelling, so that ``doc.text == text`` whatever the text holds. Where
underthesea saw a word spelt otherwise than it stands in the text, ``token._.word`` keeps that for the chain.

    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": "extractor.words.v1"}}})

The tokenizer sees only text, and decides by form whether the first line is a headline; ``segment(vocab, article)``
knows the title. White space is as spaCy has it: one space belongs to the token before it, other white space is a
token of its own, in the sentence before it.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import registry
from spacy.vocab import Vocab

from extractor.layers import Found, register
from extractor.records import Article
from extractor.segment.features import FeatureBuilder, Functions, read_model
from extractor.segment.layout import blocks
from extractor.segment.sentences import sentences

if TYPE_CHECKING:
    from underthesea.models.fast_crf_sequence_tagger import FastCRFSequenceTagger

TIE = 1e-6
"""Two sums of some forty weights, each rounded in another order, differ by far less."""

_EQUAL_LETTERS = str.maketrans("ðÐ", "đĐ")
"""underthesea's table of characters: Latin eth stands for the Vietnamese letter."""

_ENDLESS_URL = r"[^\s()<>{}\[\]]+                   # Run of non-space, non-()<>{}[]"
_LINEAR_URL = r"[^\s()<>{}\[\]]                    # one at a time: the group around it repeats"

_CLUSTER = re.compile(r"[\w\W](?:[^\w\s!-~]|[\u0300-\u036f\u1160-\u11ff])*")
"""A character and what may be composed with it: signs that are no word characters, and jamo."""

_COARSE_CLUSTER = re.compile(r"[\x00-\x7f][^\x00-\x7f]*|[^\x00-\x7f]+")
"""No ASCII character is composed with the one before it, whatever the next version of Unicode brings."""


class Word(NamedTuple):
    """One word: ``sentence[start:end]``, and the same as underthesea sees it."""

    start: int
    end: int
    seen: str


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
        """Segment a text whose title is not known."""
        return _doc(self.vocab, text, None)

    def to_bytes(self, **_: object) -> bytes:
        """Give nothing, since there is no state to save; spaCy calls this when a pipeline is saved."""
        return b""

    def from_bytes(self, _data: bytes, **_: object) -> "Tokenizer":
        """Give the tokenizer itself."""
        return self

    def to_disk(self, _path: object, **_: object) -> None:
        """Save nothing."""

    def from_disk(self, _path: object, **_: object) -> "Tokenizer":
        """Give the tokenizer itself."""
        return self


def create_tokenizer() -> Callable[[Language], Tokenizer]:
    """Give what makes the tokenizer of a pipeline; registered with spaCy as ``extractor.words.v1``."""
    return lambda nlp: Tokenizer(nlp.vocab)


registry.tokenizers.register("extractor.words.v1", func=create_tokenizer)


# The words of one sentence


def split_words(sentence: str) -> list[Word]:
    """Give the words of a sentence; all that is not white space is in one of them, and no two overlap."""
    pieces = _pieces(sentence)
    groups: list[list[tuple[int, int, str]]] = []
    for piece, begins in zip(pieces, _begin([seen for _, _, seen in pieces]), strict=True):
        # A piece without a character of its own is the rest of a character that NFC writes as two.
        if groups and (not begins or piece[0] == piece[1]):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return [Word(g[0][0], g[-1][1], " ".join([seen for _, _, seen in g])) for g in groups]


def _pieces(sentence: str) -> list[tuple[int, int, str]]:
    """Give what underthesea's regular expression finds, as offsets and as its normalisers leave it."""
    find, mended = _pattern().finditer, _token_map()
    if sentence.isascii() or unicodedata.is_normalized("NFC", sentence):
        found = [(m.start(), m.end(), m.group()) for m in find(sentence.translate(_EQUAL_LETTERS))]
    else:
        composed, at = _composed(sentence)
        found = [(at[m.start()], at[m.end()], m.group()) for m in find(composed.translate(_EQUAL_LETTERS))]
    return [(start, end, mended.get(piece, piece)) for start, end, piece in found]


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


@cache
def _pattern() -> re.Pattern[str]:
    """Give underthesea's regular expression for pieces.

    Its part for addresses repeats a repetition, so that ``http://`` and forty dots would take it years; repeating
    once matches the same strings.
    """
    from underthesea.pipeline.word_tokenize import regex_tokenize

    return re.compile(regex_tokenize.regex_patterns_combine.replace(_ENDLESS_URL, _LINEAR_URL), re.VERBOSE)


@cache
def _token_map() -> dict[str, str]:
    """Give underthesea's table of misspelt syllables, as far as it looks them up: those of at most six letters."""
    from underthesea.pipeline.text_normalize.text_normalizer import token_map

    return {word: mended for word, mended in token_map.items() if len(word) <= 6}


def _begin(seen: list[str]) -> list[bool]:
    """Tell for each piece whether it begins a word, or goes on in one: the greatest sum of weights (Viterbi).

    underthesea's own tagger finds the same, but wants to be told every feature of every piece, which takes longer
    than this; with two labels, one number a piece says it all. Where two ways to cut weigh the same, as in ``* * *``,
    it is its rounding that decides, and so the tagger itself is asked.
    """
    if not seen:
        return []
    features, (begin_begin, begin_inside, inside_begin, inside_inside) = _segmenter()
    weights = [sum(worths) for worths in features([seen])]
    begin, inside = weights[0], 0.0
    leads: list[tuple[float, float]] = []
    for weight in weights[1:]:
        to_begin, to_inside = begin + begin_begin, begin + begin_inside
        on_begin, on_inside = inside + inside_begin, inside + inside_inside
        leads.append((to_begin - on_begin, to_inside - on_inside))
        begin, inside = max(to_begin, on_begin) + weight, max(to_inside, on_inside)
    lead = begin - inside
    begins, closest = [lead > 0], abs(lead)
    for if_begin, if_inside in reversed(leads):
        lead = if_begin if begins[-1] else if_inside
        begins.append(lead > 0)
        closest = min(closest, abs(lead))
    return (
        begins[::-1]
        if closest > TIE
        else [tag == "B-W" for tag in _tagger().predict([[piece] for piece in seen])]
    )


@cache
def _segmenter() -> tuple[FeatureBuilder[float], tuple[float, float, float, float]]:
    """Load underthesea's segmentation model: how much more each feature weighs for a beginning, and its transitions."""
    # Here, since importing underthesea takes half a second.
    import joblib

    folder = _segmentation_folder()
    model = read_model(folder / "models.bin")
    known: dict[str, float] = {}
    for feature, label, weight in model.weights:
        known[feature] = known.get(feature, 0.0) + (weight if label == "B-W" else -weight)
    functions = _functions(joblib.load(folder / "dictionary.bin"))
    builder = FeatureBuilder(joblib.load(folder / "features.bin"), functions, known, 0.0)
    pairs = [(a, b) for a in ("B-W", "I-W") for b in ("B-W", "I-W")]
    begin_begin, begin_inside, inside_begin, inside_inside = (
        model.transitions.get(pair, 0.0) for pair in pairs
    )
    return builder, (begin_begin, begin_inside, inside_begin, inside_inside)


@cache
def _tagger() -> "FastCRFSequenceTagger":
    """Load underthesea's own tagger for segmentation."""
    from underthesea.models.fast_crf_sequence_tagger import FastCRFSequenceTagger

    tagger = FastCRFSequenceTagger()
    tagger.load(_segmentation_folder())
    return tagger


def _segmentation_folder() -> Path:
    from underthesea.pipeline import word_tokenize

    return Path(word_tokenize.__file__).parent / "models" / "ws_crf_vlsp2013_20230727"


def _functions(dictionary: set[str]) -> Functions:
    """Give the functions of the segmentation model's templates.

    They are compiled in underthesea, and differ from Python's on rare letters. So they are asked for each syllable;
    what they would give for a run of syllables follows from that.
    """
    from underthesea_core import CRFFeaturizer

    names = ("lower", "isdigit", "istitle", "is_in_dict")
    featurizer = CRFFeaturizer([f"T[0].{name}" for name in names], dictionary)
    value_at = [len(f"T[0].{name}=") for name in names]

    @lru_cache(maxsize=50_000)
    def of_syllable(text: str) -> dict[str, str]:
        features = featurizer.process([[[text]]])[0][0]
        return {name: feature[at:] for name, feature, at in zip(names, features, value_at, strict=True)}

    def functions(text: str) -> dict[str, str]:
        if " " not in text:
            return of_syllable(text)
        run = [of_syllable(syllable) for syllable in text.split(" ")]
        lower = " ".join([syllable["lower"] for syllable in run])
        titled = [syllable["istitle"] for syllable in run]
        in_dictionary = "True" if lower in dictionary else "False"
        is_title = "False" if "False" in titled else "True"
        return {"lower": lower, "isdigit": "False", "istitle": is_title, "is_in_dict": in_dictionary}

    return functions


# The Doc of a whole text


def _doc(vocab: Vocab, text: str, title: str | None) -> Doc:
    """Make the ``Doc`` of a text."""
    register()
    found = blocks(text, title)
    tokens = _Tokens(text)
    for block in found:
        for start, end in sentences(text, block.start, block.end):
            tokens.add_sentence(start, split_words(text[start:end]))
    return tokens.doc(vocab, found)


class _Tokens:
    """Collects words sentence by sentence, and the white space between them, into what a ``Doc`` is made of."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._end = 0
        self._words: list[str] = []
        self._spaces: list[bool] = []
        self._sentence_starts: list[bool | int | None] = []
        self._at: dict[int, int] = {}
        self._to: dict[int, int] = {}
        self._seen: list[tuple[int, str]] = []

    def add_sentence(self, offset: int, words: Iterable[Word]) -> None:
        """Add the words of the sentence that stands at ``offset``."""
        opens = True
        for word in words:
            start, end = offset + word.start, offset + word.end
            self._add_gap(start)
            self._add(start, end, opens)
            if word.seen != self._words[-1]:
                self._seen.append((start, word.seen))
            opens = False

    def _add(self, start: int, end: int, opens_sentence: bool) -> None:
        self._at[start] = len(self._words)
        self._words.append(self._text[start:end])
        self._spaces.append(False)
        self._sentence_starts.append(opens_sentence)
        self._to[end] = len(self._words)
        self._end = end

    def _add_gap(self, end: int) -> None:
        """Account for the white space up to ``end``: a space is part of the token before it, the rest a token."""
        if self._end < end and self._words and self._text[self._end] == " ":
            self._spaces[-1] = True
            self._end += 1
        if self._end < end:
            self._add(self._end, end, not self._words)

    def doc(self, vocab: Vocab, found: Sequence[Found]) -> Doc:
        """Make the ``Doc``; its blocks are ``found``."""
        self._add_gap(len(self._text))
        doc = Doc(vocab, words=self._words, spaces=self._spaces, sent_starts=self._sentence_starts)
        spans = [Span(doc, self._at[b.start], self._to[b.end], label=b.label) for b in found]
        doc.spans["blocks"] = spans
        data: dict[Any, Any] = doc.user_data
        # This is token._.word = word, without the cost of asking spaCy for it.
        data.update((("._.", "word", start, None), word) for start, word in self._seen)
        return doc
